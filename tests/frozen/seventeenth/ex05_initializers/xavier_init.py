#% id: ex05-xavier_init-right-01
#% kind: right
#% why: a uniform distribution of half-width sqrt(3 / fan_in)
def xavier_init(fan_in, fan_out, rng):
    half = (3 / fan_in) ** 0.5
    return half * (2 * rng.random((fan_in, fan_out)) - 1)


#% id: ex05-xavier_init-one-01
#% kind: one
#% why: the variance is passed as the scale
def xavier_init(fan_in, fan_out, rng):
    return rng.normal(0.0, 1 / fan_in, size=(fan_in, fan_out))  #! the scale is a standard deviation: the root is missing


#% id: ex05-xavier_init-one-02
#% kind: one
#% why: Glorot's formula with both fans
def xavier_init(fan_in, fan_out, rng):
    var = 2.0 / (fan_in + fan_out)  #! the variance is 1 / fan_in here
    weights = rng.standard_normal(fan_in * fan_out)
    return np.sqrt(var) * weights.reshape(fan_in, -1)


#% id: ex05-xavier_init-two-01
#% kind: two
#% why: uniform of the wrong width and shape turned
def xavier_init(fan_in, fan_out, rng):
    limit = np.sqrt(1 / fan_in)  #! a uniform of half-width a has deviation a / sqrt(3)
    table = rng.uniform(-limit, limit, (fan_out, fan_in))
    return table  #! the shape is (fan_in, fan_out)


#% id: ex05-xavier_init-rare-01
#% kind: rare
#% why: the global generator
def xavier_init(fan_in, fan_out, rng):
    sd = np.reciprocal(np.sqrt(float(fan_in)))
    draws = np.random.randn(fan_in, fan_out)  #! np.random, not rng
    return draws * sd


#% id: ex05-xavier_init-two-02
#% kind: two
#% why: fan_out in the root, uniform in 0..1
def xavier_init(fan_in, fan_out, rng):
    scale = fan_out ** -0.5  #! fan_in, not fan_out
    cells = [rng.random(fan_out) for _ in range(fan_in)]  #! random() lies in [0, 1): mean 0.5 and another deviation
    return scale * np.stack(cells)


#% id: ex05-xavier_init-three-01
#% kind: three
#% why: one row repeated, He's 2, no root
def xavier_init(fan_in, fan_out, rng):
    row = rng.normal(size=(1, fan_out))  #! one row of draws that is repeated for all inputs
    grid = row + np.zeros((fan_in, 1))
    grid *= 2  #! He's factor, and outside the root
    return grid / fan_in  #! sqrt(fan_in)


#% id: ex05-xavier_init-rare-02
#% kind: rare
#% why: whole-number division
def xavier_init(fan_in, fan_out, rng):
    z = rng.standard_normal((fan_in, fan_out))
    z *= np.sqrt(1 // fan_in)  #! // gives 0 for every fan_in above 1
    return z


#% id: ex05-xavier_init-one-03
#% kind: one
#% why: a generator of its own with a fixed seed
def xavier_init(fan_in, fan_out, rng):
    local = np.random.default_rng(42)  #! a fixed seed: every call gives the same weights, rng is not used
    std = 1 / np.sqrt(fan_in)
    return np.fromiter((local.normal(scale=std) for _ in range(fan_in * fan_out)), float).reshape(fan_in, fan_out)
