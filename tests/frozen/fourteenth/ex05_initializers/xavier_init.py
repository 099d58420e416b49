#% id: ex05-right-01
#% kind: right
#% why: right; a uniform distribution with the half width sqrt(3 / fan_in)
def xavier_init(fan_in, fan_out, rng):
    limit = np.sqrt(3.0 / fan_in)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))


#% id: ex05-one-01
#% kind: one
#% why: the variance is handed over where normal() wants the standard deviation
def xavier_init(fan_in, fan_out, rng):
    return rng.normal(0.0, 1 / fan_in, size=(fan_in, fan_out))  #! sqrt(1 / fan_in)


#% id: ex05-two-01
#% kind: two
#% why: the formula of Glorot's paper with both fans, and the shape the other way round
def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    sigma = np.sqrt(2.0 / (fan_in + fan_out))  #! sqrt(1 / fan_in)
    return sigma * rng.standard_normal((fan_out, fan_in))  #! (fan_in, fan_out)


#% id: ex05-two-02
#% kind: two
#% why: numbers from 0 to 1, so that no weight is negative, and divided by fan_in without the root
def xavier_init(fan_in, fan_out, rng):
    w = rng.random((fan_in, fan_out))  #! mean 0.5, deviation 0.29
    return w / fan_in  #! np.sqrt(fan_in)


#% id: ex05-rare-01
#% kind: rare
#% why: the lecture's line with the global generator: the state of rng has no say
def xavier_init(fan_in, fan_out, rng):
    W = np.random.randn(fan_in, fan_out) / np.sqrt(fan_in)  #! rng.standard_normal
    return W
