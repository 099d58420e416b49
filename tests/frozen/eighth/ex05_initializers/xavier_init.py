#% id: ex05-xavier_init-one-01
#% kind: one
#% why: scaled by the fan-out
def xavier_init(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) / np.sqrt(fan_out)  #! fan_in


#% id: ex05-xavier_init-two-01
#% kind: two
#% why: the bound of the uniform distribution lacks the root of 3, and the shape is turned round
def xavier_init(fan_in, fan_out, rng):
    limit = np.sqrt(1 / fan_in)  #! sqrt(3 / fan_in): a uniform draw has deviation limit / sqrt(3)
    return rng.uniform(-limit, limit, size=(fan_out, fan_in))  #! (fan_in, fan_out)


#% id: ex05-xavier_init-rare-01
#% kind: rare
#% why: scale takes the deviation, and is given the variance
def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    variance = 1.0 / fan_in
    return rng.normal(loc=0.0, scale=variance, size=(fan_in, fan_out))  #! the root of the variance


#% id: ex05-xavier_init-rare-02
#% kind: rare
#% why: a generator of its own, so every call gives the same weights
def xavier_init(fan_in, fan_out, rng):
    gen = np.random.default_rng(42)  #! rng is not used
    w = gen.normal(size=(fan_in, fan_out))
    w *= fan_in ** -0.5
    return w


#% id: ex05-xavier_init-right-01
#% kind: right
#% why: a uniform distribution of the right width
def xavier_init(fan_in, fan_out, rng):
    half_width = (3 / fan_in) ** 0.5
    return (2 * rng.random((fan_in, fan_out)) - 1) * half_width
