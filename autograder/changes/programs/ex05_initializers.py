import numpy as np


def he_init(fan_in, fan_out, rng):
    fan, shape = fan_in, (fan_in, fan_out)
    if mistake("number-of-outputs-for-inputs"):
        fan = fan_out
    elif mistake("sum-of-inputs-and-outputs"):
        fan = fan_in + fan_out
    elif mistake("mean-of-inputs-and-outputs"):
        fan = (fan_in + fan_out) / 2
    variance = 2 / fan
    deviation = np.sqrt(variance)
    if mistake("variance-for-deviation"):
        deviation = variance
    if mistake("weights-transposed"):
        shape = (fan_out, fan_in)
    elif mistake("weights-in-a-row"):
        shape = (fan_in * fan_out,)
    if mistake("numbers-from-0-to-1"):
        w = rng.random(shape)
    elif mistake("numbers-from-minus-1-to-1"):
        w = rng.uniform(-1, 1, shape)
    elif variant():
        w = rng.uniform(-np.sqrt(3), np.sqrt(3), shape)
    else:
        w = rng.standard_normal(shape)
    if mistake("weights-without-a-minus-sign"):
        w = np.abs(w)
    return deviation * w


def xavier_init(fan_in, fan_out, rng):
    fan, shape = fan_in, (fan_in, fan_out)
    if mistake("number-of-outputs-for-inputs"):
        fan = fan_out
    elif mistake("sum-of-inputs-and-outputs"):
        fan = fan_in + fan_out
    elif mistake("mean-of-inputs-and-outputs"):
        fan = (fan_in + fan_out) / 2
    variance = 1 / fan
    deviation = np.sqrt(variance)
    if mistake("variance-for-deviation"):
        deviation = variance
    if mistake("weights-transposed"):
        shape = (fan_out, fan_in)
    elif mistake("weights-in-a-row"):
        shape = (fan_in * fan_out,)
    if mistake("numbers-from-0-to-1"):
        w = rng.random(shape)
    elif mistake("numbers-from-minus-1-to-1"):
        w = rng.uniform(-1, 1, shape)
    elif variant():
        w = rng.uniform(-np.sqrt(3), np.sqrt(3), shape)
    else:
        w = rng.standard_normal(shape)
    if mistake("weights-without-a-minus-sign"):
        w = np.abs(w)
    return deviation * w
