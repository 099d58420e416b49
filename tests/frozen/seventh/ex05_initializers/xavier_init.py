#% id: ex05-right-01
#% kind: right
#% why: draws no normal numbers but sums twelve uniform ones, which has variance 1
def xavier_init(fan_in, fan_out, rng):
    u = np.zeros((fan_in, fan_out))
    for _ in range(12):
        u += rng.random((fan_in, fan_out)) - 0.5
    return u / fan_in ** 0.5

#% id: ex05-one-01
#% kind: one
#% why: averages fan_in and fan_out as Glorot does, instead of fan_in alone
def xavier_init(fan_in, fan_out, rng):
    std = np.sqrt(2.0 / (fan_in + fan_out))  #! must be sqrt(1 / fan_in)
    return rng.normal(0.0, std, size=(fan_in, fan_out))

#% id: ex05-two-01
#% kind: two
#% why: numbers from 0 to 1 are never centred, so the mean is not 0
#% why: divides by fan_in where the root belongs
def xavier_init(fan_in, fan_out, rng):
    w = rng.random((fan_in, fan_out))  #! 0..1, all positive
    return w / fan_in  #! np.sqrt(fan_in)

#% id: ex05-rare-01
#% kind: rare
#% why: one row is drawn and repeated for all inputs, so all rows are equal
def xavier_init(fan_in, fan_out, rng):
    scale = np.sqrt(1 / fan_in)
    row = rng.normal(scale=scale, size=fan_out)
    return np.tile(row, (fan_in, 1))  #! every row is the same draw
