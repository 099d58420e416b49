#% id: ex05-he_init-right-01
#% kind: right
#% why: Box and Muller's method from uniform numbers
def he_init(fan_in, fan_out, rng):
    shape = (fan_in, fan_out)
    radius = np.sqrt(-2 * np.log1p(-rng.random(shape)))
    angle = 2 * np.pi * rng.random(shape)
    return np.sqrt(2 / fan_in) * radius * np.cos(angle)


#% id: ex05-he_init-one-01
#% kind: one
#% why: half outside the root
def he_init(fan_in, fan_out, rng):
    W = rng.normal(size=(fan_in, fan_out))
    return W / (np.sqrt(fan_in) / 2)  #! fan_in / 2 belongs under the root


#% id: ex05-he_init-one-02
#% kind: one
#% why: Glorot's limit with both fans
def he_init(fan_in, fan_out, rng):
    bound = np.sqrt(6 / (fan_in + fan_out))  #! fan_out does not count
    return rng.uniform(low=-bound, high=bound, size=(fan_in, fan_out))


#% id: ex05-he_init-two-01
#% kind: two
#% why: root forgotten, all weights made positive
def he_init(fan_in, fan_out, rng):
    std = 2 / fan_in  #! that is the variance
    weights = np.zeros((fan_in, fan_out))
    for i in range(fan_in):
        for j in range(fan_out):
            weights[i, j] = abs(rng.normal(0, std))  #! the mean is not 0 any more
    return weights


#% id: ex05-he_init-two-02
#% kind: two
#% why: uniform from 0, limit taken for the deviation
def he_init(fan_in, fan_out, rng):
    limit = (2 / fan_in) ** 0.5  #! limit of a uniform is sqrt(3) times the deviation
    return rng.random((fan_in, fan_out)) * limit  #! between 0 and limit, not around 0


#% id: ex05-he_init-three-01
#% kind: three
#% why: shape, fan and the two
def he_init(fan_in, fan_out, rng):
    numerator = 1.0  #! that is Xavier, He has 2
    denominator = float(fan_out)  #! fan_in
    deviation = np.sqrt(numerator / denominator)
    columns = [rng.standard_normal(fan_in) * deviation for _ in range(fan_out)]
    return np.array(columns)  #! one row a unit, should be a column


#% id: ex05-he_init-rare-01
#% kind: rare
#% why: truncated at two deviations without widening
def he_init(fan_in, fan_out, rng):
    w = rng.standard_normal((fan_in, fan_out))
    outside = np.abs(w) > 2
    while outside.any():
        w[outside] = rng.standard_normal(outside.sum())
        outside = np.abs(w) > 2
    return w * np.sqrt(2 / fan_in)  #! deviation of the truncated normal is 0.88


#% id: ex05-he_init-rare-02
#% kind: rare
#% why: scale of Laplace's distribution is not its deviation
def he_init(fan_in, fan_out, rng):
    sigma = np.sqrt(2.0 / fan_in)
    return rng.laplace(0.0, sigma, size=(fan_in, fan_out))  #! deviation of Laplace is scale times sqrt(2)
