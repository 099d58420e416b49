#% id: ex09-dropout-right-01
#% kind: right
#% why: binomial draws, the scaled mask is the cache
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    keep = 1.0 - rate if training else 1.0
    gate = rng.binomial(1, keep, size=x.shape) / keep
    return gate * x, gate


# The cache is of my own making, so the matching function stands here too.
def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-dropout-one-01
#% kind: one
#% why: rate is used as the share that is kept
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    if not training:
        return x, np.ones_like(x)
    alive = rng.random(x.shape) < rate  #! keeps the share `rate` in place of dropping it
    mask = alive / (1 - rate)
    return x * mask, mask


# The cache is of my own making, so the matching function stands here too.
def dropout_backward(dout, cache):
    return np.multiply(dout, cache)


#% id: ex09-dropout-one-02
#% kind: one
#% why: nothing is scaled
def dropout(x, rate, rng, training=True):
    a = np.asarray(x) * 1.0
    factor = np.ones(a.shape)
    if training:
        factor[rng.uniform(size=a.shape) < rate] = 0.0  #! survivors are not scaled by 1 / (1 - rate)
    return a * factor, factor


# The cache is of my own making, so the matching function stands here too.
def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-dropout-one-03
#% kind: one
#% why: one draw a column
def dropout(x, rate, rng, training=True):
    inputs = np.asarray(x, dtype=float)
    if training is False:
        return inputs.copy(), np.ones(inputs.shape)
    drop = rng.random(inputs.shape[-1]) < rate  #! one draw a feature, all rows lose the same units; every element needs its own
    weight = np.where(drop, 0.0, 1.0 / (1.0 - rate)) * np.ones(inputs.shape)
    return inputs * weight, weight


# The cache is of my own making, so the matching function stands here too.
def dropout_backward(dout, cache):
    return np.multiply(dout, cache)


#% id: ex09-dropout-two-01
#% kind: two
#% why: divides by the rate, and scales while not training
def dropout(x, rate, rng, training=True):
    arr = np.asarray(x, float)
    p = 1 - rate
    if training:
        m = (rng.random(arr.shape) < p) / (rate or 1)  #! 1 - rate is the divisor
    else:
        m = np.full(arr.shape, p)  #! inverted dropout leaves x alone outside training
    return arr * m, m


# The cache is of my own making, so the matching function stands here too.
def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-dropout-two-02
#% kind: two
#% why: the training flag is not looked at, the mask comes from np.random
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    noise = np.random.random_sample(x.shape)  #! draws must come from rng
    cache = np.greater_equal(noise, rate) / (1 - rate)  #! training=False must leave x unchanged
    return np.multiply(x, cache), cache


# The cache is of my own making, so the matching function stands here too.
def dropout_backward(dout, cache):
    return np.multiply(dout, cache)


#% id: ex09-dropout-rare-01
#% kind: rare
#% why: the mask is guessed from the output
def dropout(x, rate, rng, training=True):
    out = np.array(x, dtype=float)
    scale = 1.0
    if training:
        scale = 1 / (1 - rate)
        drop = rng.random(out.shape) < rate
        out[drop] = 0.0
        out *= scale
        kept = ~drop
    else:
        kept = np.ones(out.shape, bool)
    mask = (out != 0) * scale  #! a survivor whose value is 0 (after ReLU every second) counts as dropped
    return out, mask


# The cache is of my own making, so the matching function stands here too.
def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-dropout-rare-02
#% kind: rare
#% why: a whole-number input keeps its type
def dropout(x, rate, rng, training=True):
    result = np.array(x)  #! whole numbers stay ints: the scaled survivors are cut off
    multiplier = np.ones(result.shape)
    if training and rate > 0:
        multiplier = rng.choice([0.0, 1 / (1 - rate)], size=result.shape, p=[rate, 1 - rate])
    result[...] = result * multiplier
    return result, multiplier


# The cache is of my own making, so the matching function stands here too.
def dropout_backward(dout, cache):
    return np.multiply(dout, cache)


#% id: ex09-dropout-three-01
#% kind: three
#% why: normal draws, in place, scaled by 1 - rate
def dropout(x, rate, rng, training=True):
    h = np.asarray(x, dtype=float)  #! an alias of a float array; h *= mask changes the argument
    if not training:
        return h, np.ones(h.shape)
    u = rng.standard_normal(h.shape)  #! the share of normal draws above `rate` is not 1 - rate
    mask = np.where(u >= rate, 1.0, 0.0) * (1 - rate)  #! divide by 1 - rate
    h *= mask
    return h, mask


# The cache is of my own making, so the matching function stands here too.
def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-dropout-one-04
#% kind: one
#% why: a fixed number in place of a share, from a shuffled row
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, float)
    mask = np.ones(x.shape)
    if training:
        flat = mask.reshape(-1)
        doomed = rng.integers(0, flat.size, int(rate * flat.size))  #! integers repeat, so fewer than `rate` are dropped
        flat[doomed] = 0
        mask /= 1 - rate
    return mask * x, mask


# The cache is of my own making, so the matching function stands here too.
def dropout_backward(dout, cache):
    return np.multiply(dout, cache)
