#% id: ex05-he_init-right-01
#% kind: right
#% why: a triangular distribution from the difference of two uniforms
def he_init(fan_in, fan_out, rng):
    a, b = rng.random((2, fan_in, fan_out))
    return (a - b) * np.sqrt(6) * np.sqrt(2 / fan_in)


#% id: ex05-he_init-one-01
#% kind: one
#% why: Xavier's deviation
def he_init(fan_in, fan_out, rng):
    sigma = 1.0 / np.sqrt(fan_in)  #! He doubles the variance: 2 / fan_in
    return rng.normal(loc=0, scale=sigma, size=[fan_in, fan_out])


#% id: ex05-he_init-one-02
#% kind: one
#% why: the 2 stands outside the root
def he_init(fan_in, fan_out, rng):
    base = rng.standard_normal(size=(fan_in, fan_out))
    return np.divide(2 * base, np.sqrt(fan_in))  #! the 2 belongs under the root


#% id: ex05-he_init-two-01
#% kind: two
#% why: the mean parameter is filled, fan_out counted
def he_init(fan_in, fan_out, rng):
    std = (2 / fan_out) ** 0.5  #! fan_in decides
    return rng.normal(std, std, (fan_in, fan_out))  #! the first argument is the mean, it must be 0


#% id: ex05-he_init-rare-01
#% kind: rare
#% why: truncated by clipping, which lowers the deviation
def he_init(fan_in, fan_out, rng):
    std = np.sqrt(2 / fan_in)
    w = rng.normal(0, std, (fan_in, fan_out))
    return w.clip(-std, std)  #! clipping at one deviation shrinks the deviation and piles up values at the ends


#% id: ex05-he_init-one-03
#% kind: one
#% why: negative draws lost
def he_init(fan_in, fan_out, rng):
    w = np.empty((fan_in, fan_out))
    for i in range(fan_in):
        w[i] = np.abs(rng.standard_normal(fan_out))  #! only positive weights: the mean is not 0
    w *= (2 / fan_in) ** 0.5
    return w


#% id: ex05-he_init-two-02
#% kind: two
#% why: uniform limits and seed
def he_init(fan_in, fan_out, rng):
    gen = np.random.default_rng(rng.integers(1))  #! integers(1) is always 0, a fixed seed
    bound = np.sqrt(6 / (fan_in + fan_out))  #! this is Glorot's bound, He's is sqrt(6 / fan_in)
    return gen.uniform(low=-bound, high=bound, size=(fan_in, fan_out))


#% id: ex05-he_init-three-01
#% kind: three
#% why: whole numbers, no root, columns only
def he_init(fan_in, fan_out, rng):
    gauss = lambda *shape: rng.normal(size=shape)
    col = gauss(fan_in, 1)  #! one draw a row, equal units learn the same
    full = np.broadcast_to(col, (fan_in, fan_out)).astype(np.float64)
    var = 2 / fan_out  #! fan_in
    return full * var  #! the root of the variance is missing


#% id: ex05-he_init-rare-02
#% kind: rare
#% why: right mean and deviation, but two values only
def he_init(fan_in, fan_out, rng):
    coin = rng.choice([-1.0, 1.0], size=(fan_in, fan_out))  #! only two values, the distribution must be continuous
    coin *= np.sqrt(2.0 / fan_in)
    return coin


#% id: ex05-he_init-one-04
#% kind: one
#% why: the same weights at every call: a copy of the generator draws
from copy import deepcopy


def he_init(fan_in, fan_out, rng):
    twin = deepcopy(rng)  #! the caller's generator never moves on, so every layer gets the same draws
    return twin.standard_normal((fan_in, fan_out)) * np.sqrt(2 / fan_in)
