#% id: ex05-one-01
#% kind: one
#% why: divided by fan_in instead of its root: the variance is used as deviation
def xavier_init(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) / fan_in  #! sqrt forgotten

#% id: ex05-two-01
#% kind: two
#% why: a uniform draw between 0 and the limit has no zero mean, and fan_out stands for fan_in
def xavier_init(fan_in, fan_out, rng):
    limit = np.sqrt(3.0 / fan_out)  #! the width of the layer before counts
    return rng.uniform(0, limit, size=(fan_in, fan_out))  #! one-sided

#% id: ex05-rare-01
#% kind: rare
#% why: the limit of the uniform distribution is set to the deviation asked for, which makes it smaller by sqrt(3)
def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    a = 1 / np.sqrt(fan_in)
    return (2 * rng.random((fan_in, fan_out)) - 1) * a  #! deviation is a / sqrt(3)

#% id: ex05-rare-02
#% kind: rare
#% why: Glorot's own variance 2/(fan_in+fan_out) from another source: equal only for square layers
def xavier_init(fan_in, fan_out, rng):
    std = np.sqrt(2.0 / (fan_in + fan_out))  #! this course: 1 / fan_in
    return rng.normal(0.0, std, (fan_in, fan_out))
