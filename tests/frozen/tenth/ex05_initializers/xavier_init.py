#% id: ex05-one-01
#% kind: one
#% why: scaled with the variance, no root
def xavier_init(fan_in, fan_out, rng):
    return rng.normal(loc=0, scale=1 / fan_in, size=(fan_in, fan_out))  #! 1 / fan_in is the variance


#% id: ex05-two-01
#% kind: two
#% why: uniform weights: the limit lacks the 3, and they are not centred
def xavier_init(fan_in, fan_out, rng):
    limit = np.sqrt(1 / fan_in)  #! a uniform distribution needs sqrt(3 / fan_in)
    u = rng.random((fan_in, fan_out))
    return limit * 2 * u  #! from 0 to 2 limit


#% id: ex05-two-02
#% kind: two
#% why: fan_in and fan_out mixed up, in the deviation and in the shape
def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    std = 1 / np.sqrt(fan_out)  #! fan_in
    shape = (fan_out, fan_in)  #! turned round
    return std * rng.standard_normal(shape)


#% id: ex05-rare-01
#% kind: rare
#% why: draws beyond two deviations are drawn again, which makes the deviation too small (0.88)
def xavier_init(fan_in, fan_out, rng):
    w = rng.standard_normal((fan_in, fan_out))
    while True:
        far = np.abs(w) > 2
        if not far.any():
            break
        w[far] = rng.standard_normal(far.sum())
    return w * np.sqrt(1 / fan_in)  #! the truncated normal has a smaller deviation
