#% id: ex05-xavier_init-one-01
#% kind: one
#% why: takes the mean of fan_in and fan_out (Glorot's form), not fan_in
def xavier_init(fan_in, fan_out, rng):
    fan = (fan_in + fan_out) / 2  #! the exercise wants 1 / fan_in
    return rng.normal(0, np.sqrt(1 / fan), size=(fan_in, fan_out))

#% id: ex05-xavier_init-two-01
#% kind: two
#% why: uniform on [0, limit) instead of [-limit, limit), and the shape is transposed with respect to the contract
def xavier_init(fan_in, fan_out, rng):
    limit = np.sqrt(3.0 / fan_in)
    u = rng.random((fan_out, fan_in))  #! (fan_in, fan_out)
    return u * limit  #! mean limit/2, a quarter of the variance

#% id: ex05-xavier_init-rare-01
#% kind: rare
#% why: makes a generator of its own from a drawn seed that is always 0: every layer and every rng gives the same weights
def xavier_init(fan_in, fan_out, rng):
    own = np.random.default_rng(int(rng.random()))  #! int of [0, 1) is the seed 0 every time: another state of rng gives the same weights
    w = own.standard_normal(size=(fan_in, fan_out))
    return w / np.sqrt(fan_in)

#% id: ex05-xavier_init-two-02
#% kind: two
#% why: the root is missing (variance for deviation), and the draws are made absolute so that no weight is negative
def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    weights = np.abs(rng.standard_normal((fan_in, fan_out)))  #! the mean is no longer 0
    weights *= 1 / fan_in  #! square root of it
    return weights
