#% id: ex05-one-01
#% kind: one
#% why: the variance is used as the standard deviation
def xavier_init(fan_in, fan_out, rng):
    return rng.normal(0.0, 1 / fan_in, size=(fan_in, fan_out))  #! sqrt(1 / fan_in)

#% id: ex05-two-01
#% kind: two
#% why: the other Xavier formula (both fans), and the shape turned round
def xavier_init(fan_in, fan_out, rng):
    sigma = np.sqrt(2 / (fan_in + fan_out))  #! sqrt(1 / fan_in)
    return sigma * rng.standard_normal((fan_out, fan_in))  #! (fan_in, fan_out)

#% id: ex05-two-02
#% kind: two
#% why: uniform: the limit lacks the factor sqrt(3), and the lower end is 0
def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    limit = np.sqrt(1 / fan_in)  #! sqrt(3 / fan_in) for a uniform distribution
    return rng.uniform(0, limit, (fan_in, fan_out))  #! -limit

#% id: ex05-rare-01
#% kind: rare
#% why: values beyond two sigma are drawn again, which shrinks the deviation to 0.88 sigma, and nothing makes up for it
def xavier_init(fan_in, fan_out, rng):
    w = rng.standard_normal((fan_in, fan_out))
    bad = np.abs(w) > 2
    while bad.any():
        w[bad] = rng.standard_normal(bad.sum())  #! truncated: divide by 0.8796
        bad = np.abs(w) > 2
    return w / np.sqrt(fan_in)
