#% id: ex05-xavier_init-one-01
#% kind: one
#% why: variance given as the scale
def xavier_init(fan_in, fan_out, rng):
    variance = 1.0 / fan_in
    return rng.normal(loc=0.0, scale=variance, size=(fan_in, fan_out))  #! scale is the deviation: sqrt(variance)


#% id: ex05-xavier_init-one-02
#% kind: one
#% why: limit of the uniform distribution is the deviation itself
def xavier_init(fan_in, fan_out, rng):
    limit = np.sqrt(1 / fan_in)  #! a uniform on [-a, a] has deviation a / sqrt(3)
    return rng.uniform(-limit, limit, (fan_in, fan_out))


#% id: ex05-xavier_init-two-01
#% kind: two
#% why: shape turned round and uniform from 0
def xavier_init(fan_in, fan_out, rng):
    shape = (fan_out, fan_in)  #! (fan_in, fan_out)
    u = rng.random(shape)  #! from 0 to 1: the mean is not 0
    return u * np.sqrt(12.0) / np.sqrt(fan_in)


#% id: ex05-xavier_init-right-01
#% kind: right
#% why: list of rows
def xavier_init(fan_in, fan_out, rng):
    rows = [rng.normal(0, 1, fan_out) for _ in range(fan_in)]
    return np.vstack(rows) / fan_in ** 0.5
