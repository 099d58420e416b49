#% id: ex05-he_init-one-01
#% kind: one
#% why: the 2 outside of the root
def he_init(fan_in, fan_out, rng):
    sigma = 2 / np.sqrt(fan_in)  #! sqrt(2 / fan_in)
    w = np.empty((fan_in, fan_out))
    for i in range(fan_in):
        w[i, :] = sigma * rng.standard_normal(fan_out)
    return w


#% id: ex05-he_init-one-02
#% kind: one
#% why: divides by fan_in + fan_out as Glorot does
def he_init(fan_in, fan_out, rng):
    sd = (2.0 / (fan_in + fan_out)) ** 0.5  #! Glorot's formula
    return sd * rng.standard_normal(size=(fan_in, fan_out))


#% id: ex05-he_init-one-03
#% kind: one
#% why: a generator of its own
def he_init(fan_in, fan_out, rng=None):
    rng = np.random.default_rng()  #! the given rng is thrown away
    std = np.sqrt(2.0) / np.sqrt(fan_in)
    return rng.normal(0.0, std, size=(fan_in, fan_out))


#% id: ex05-he_init-two-01
#% kind: two
#% why: floor division and one row for all
def he_init(fan_in, fan_out, rng):
    scale = np.sqrt(2 // fan_in)  #! // is 0 from fan_in = 3 on
    row = rng.standard_normal((1, fan_out))  #! one draw a column, shared by all rows
    return np.zeros((fan_in, fan_out)) + row * scale


#% id: ex05-he_init-right-01
#% kind: right
#% why: uniform with the right limit
def he_init(fan_in, fan_out, rng):
    bound = (6.0 / fan_in) ** 0.5
    flat = rng.uniform(low=-bound, high=bound, size=fan_in * fan_out)
    return flat.reshape(fan_in, fan_out)
