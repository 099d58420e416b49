#% id: ex05-he_init-one-01
#% kind: one
#% why: the root closes too early
def he_init(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) * (np.sqrt(2) / fan_in)  #! np.sqrt(2 / fan_in)


#% id: ex05-he_init-two-01
#% kind: two
#% why: uniform with the standard deviation as its limit, drawn from 0 upward so that the mean is not 0
def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    std = np.sqrt(2.0 / fan_in)
    u = rng.random(size=(fan_in, fan_out))  #! from 0 to 1: the mean is 0.5
    return u * std  #! uniform numbers need sqrt(3) more on each side


#% id: ex05-he_init-rare-01
#% kind: rare
#% why: lecture formula with an integer division: odd fan_in is wrong, fan_in = 1 divides by zero
def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    half = fan_in // 2  #! fan_in / 2
    W = rng.standard_normal((fan_in, fan_out)) / np.sqrt(half)
    return W


#% id: ex05-he_init-right-01
#% kind: right
#% why: one weight at a time
def he_init(fan_in, fan_out, rng):
    weights = np.zeros((fan_in, fan_out))
    for i in range(fan_in):
        for j in range(fan_out):
            weights[i, j] = rng.normal() / (fan_in / 2) ** 0.5
    return weights
