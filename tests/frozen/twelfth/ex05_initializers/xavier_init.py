#% id: ex05-xavier_init-one-01
#% kind: one
#% why: the variance is used as the standard deviation
def xavier_init(fan_in, fan_out, rng):
    sigma = 1 / fan_in  #! square root missing
    return rng.normal(0.0, sigma, size=(fan_in, fan_out))


#% id: ex05-xavier_init-two-01
#% kind: two
#% why: shape turned round, scale from fan_out
def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    W = rng.standard_normal((fan_out, fan_in))  #! (fan_in, fan_out)
    return W / np.sqrt(fan_out)  #! fan_in


#% id: ex05-xavier_init-rare-01
#% kind: rare
#% why: Glorot's uniform limit with fan_in + fan_out, right only for square layers
def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    limit = np.sqrt(6.0 / (fan_in + fan_out))  #! the lecture's variance is 1 / fan_in
    return rng.uniform(-limit, limit, (fan_in, fan_out))


#% id: ex05-xavier_init-right-01
#% kind: right
#% why: uniform with the limit sqrt(3 / fan_in)
def xavier_init(fan_in, fan_out, rng):
    # Var of U(-a, a) = a^2 / 3
    a = np.sqrt(3.0 / fan_in)
    return a * (2 * rng.random((fan_in, fan_out)) - 1)
