#% id: xavier_init-001
#% kind: right
#% why: uniform on [-sqrt(3/fan_in), sqrt(3/fan_in)], which has the same standard deviation
def xavier_init(fan_in, fan_out, rng):
    limit = (3 / fan_in) ** 0.5
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))


#% id: xavier_init-002
#% kind: right
#% why: draws one number at a time in nested loops
import math

def xavier_init(fan_in, fan_out, rng):
    std = math.sqrt(1.0 / fan_in)
    rows = []
    for i in range(fan_in):
        row = []
        for j in range(fan_out):
            row.append(rng.normal(0.0, std))
        rows.append(row)
    return np.array(rows)


#% id: xavier_init-003
#% kind: right
#% why: Laplace distribution with the scale that gives this standard deviation
def xavier_init(fan_in, fan_out, rng):
    scale = np.sqrt(1 / (2 * fan_in))   # var of laplace = 2*scale^2
    return rng.laplace(0.0, scale, (fan_in, fan_out))


#% id: xavier_init-004
#% kind: right
#% why: draws the transposed matrix and some numbers that it throws away
def xavier_init(fan_in, fan_out, rng):
    rng.random(10)  # warm up
    w = rng.standard_normal((fan_out, fan_in))
    return np.ascontiguousarray(w.T) * fan_in ** -0.5


#% id: xavier_init-005
#% kind: right
#% why: truncated normal by redrawing, divided by the standard deviation of the truncated distribution
_TRUNC = 0.8796256610342398  # std of N(0,1) cut at +-2

def xavier_init(fan_in, fan_out, rng):
    w = rng.standard_normal(fan_in * fan_out)
    while (bad := np.abs(w) > 2).any():
        w[bad] = rng.standard_normal(bad.sum())
    return (w / _TRUNC / np.sqrt(fan_in)).reshape(fan_in, fan_out)


#% id: xavier_init-006
#% kind: right
#% why: Box-Muller from uniform numbers
def xavier_init(fan_in, fan_out, rng):
    u1 = 1.0 - rng.random((fan_in, fan_out))
    u2 = rng.random((fan_in, fan_out))
    z = np.sqrt(-2 * np.log(u1)) * np.cos(2 * np.pi * u2)
    z *= np.sqrt(1 / fan_in)
    return z


#% id: xavier_init-007
#% kind: right
#% why: general helper with a gain, partial for this one
from functools import partial

def _scaled(gain, fan_in, fan_out, rng):
    sigma = np.sqrt(np.divide(gain, fan_in))
    return rng.normal(scale=sigma, size=[fan_in, fan_out])

xavier_init = partial(_scaled, 1.0)


#% id: xavier_init-008
#% kind: right
#% why: triangular distribution, scaled by sqrt(6)
def xavier_init(fan_in, fan_out, rng):
    # triangular(-c, 0, c): variance c*c/6
    c = np.sqrt(6.0 / fan_in)
    return rng.triangular(-c, 0, c, (fan_in, fan_out))


#% id: xavier_init-009
#% kind: right
#% why: one draw after the other through fromiter, type hints
def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    flat = np.fromiter((rng.normal() for _ in range(fan_in * fan_out)), dtype=float)
    return np.reshape(flat / np.sqrt(fan_in), (fan_in, fan_out))


#% id: xavier_init-010
#% kind: one
#% why: no scaling at all
def xavier_init(fan_in, fan_out, rng):
    w = rng.standard_normal((fan_in, fan_out))
    return w   #! not divided by sqrt(fan_in)


#% id: xavier_init-011
#% kind: one
#% why: divides by fan_in instead of its square root
def xavier_init(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) / fan_in   #! sqrt missing


#% id: xavier_init-012
#% kind: one
#% why: passes the variance as scale of normal
def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    mean = 0
    variance = 1 / fan_in
    weights = rng.normal(mean, variance, (fan_in, fan_out))   #! variance given as scale
    return weights


#% id: xavier_init-013
#% kind: one
#% why: fan_out in place of fan_in
def xavier_init(fan_in, fan_out, rng):
    # 표준편차
    std = np.sqrt(1 / fan_out)   #! fan_out for fan_in
    w = rng.normal(loc=0.0, scale=std, size=(fan_in, fan_out))
    return w


#% id: xavier_init-014
#% kind: one
#% why: shape the wrong way round
def xavier_init(fan_in, fan_out, rng):
    s = np.sqrt(1.0 / fan_in)
    W = rng.normal(0, s, size=(fan_out, fan_in))   #! shape swapped
    #print(W.shape)
    return W


#% id: xavier_init-015
#% kind: one
#% why: global np.random as in the lecture
def xavier_init(fan_in, fan_out, rng):
    W = np.random.randn(fan_in, fan_out) / np.sqrt(fan_in)   #! ignores rng
    return W


#% id: xavier_init-016
#% kind: one
#% why: rng.random is uniform on 0 to 1, not normal
def xavier_init(fan_in, fan_out, rng):
    noise = rng.random((fan_in, fan_out))   #! uniform 0..1, mean not 0
    factor = 1 / np.sqrt(fan_in)
    return noise * factor


#% id: xavier_init-017
#% kind: one
#% why: Glorot's formula with fan_in + fan_out
def xavier_init(fan_in, fan_out, rng):
    std = np.sqrt(2.0 / (fan_in + fan_out))   #! averages fan_in and fan_out
    return std * rng.standard_normal(size=(fan_in, fan_out))


#% id: xavier_init-018
#% kind: one
#% why: uniform with the standard deviation as limit
def xavier_init(fan_in, fan_out, rng):
    a = np.sqrt(1 / fan_in)   #! limit is the std, not sqrt(3) times it
    return rng.uniform(low=-a, high=a, size=(fan_in, fan_out))


#% id: xavier_init-019
#% kind: one
#% why: multiplies by sqrt(fan_in)
def xavier_init(fan_in, fan_out, rng):
    w = rng.normal(size=(fan_in, fan_out))
    for i in range(fan_in):
        for j in range(fan_out):
            w[i][j] = w[i][j] * np.sqrt(fan_in)   #! times for divided by
    return w


#% id: xavier_init-020
#% kind: one
#% why: He's factor 2
def xavier_init(fan_in, fan_out, rng):
    분산 = 2 / fan_in   #! 2 for 1
    표준편차 = 분산 ** 0.5
    return rng.standard_normal((fan_in, fan_out)) * 표준편차


#% id: xavier_init-021
#% kind: two
#% why: fan_out and no square root
def xavier_init(fan_in, fan_out, rng):
    n = fan_out   #! fan_out for fan_in
    w = rng.standard_normal((fan_in, fan_out))
    w = w / n   #! sqrt missing
    return w


#% id: xavier_init-022
#% kind: two
#% why: own generator and shape swapped
def xavier_init(fan_in, fan_out, rng):
    gen = np.random.default_rng(42)   #! own fixed seed
    std = np.sqrt(1 / fan_in)
    return gen.normal(0, std, (fan_out, fan_in))   #! shape swapped


#% id: xavier_init-023
#% kind: two
#% why: uniform 0 to 1 and multiplied
def xavier_init(fan_in: int, fan_out: int, rng) -> NDArray:
    weights = rng.random((fan_in, fan_out))   #! not centred on 0
    scale = np.sqrt(fan_in)
    weights *= scale   #! times for divided by
    return weights


#% id: xavier_init-024
#% kind: two
#% why: mean 1 and variance as scale
def xavier_init(fan_in, fan_out, rng):
    var = 1.0 / fan_in
    return rng.normal(
        loc=1.0,   #! mean 1
        scale=var,   #! variance as scale
        size=(fan_in, fan_out),
    )


#% id: xavier_init-025
#% kind: two
#% why: np.random and factor 2
def xavier_init(fan_in, fan_out, rng):
    std = np.sqrt(2 / fan_in)   #! factor of He
    print("std", std)
    w = np.random.normal(0, std, (fan_in, fan_out))   #! global generator
    return w


#% id: xavier_init-026
#% kind: three
#% why: shape, fan_out and no square root
def xavier_init(fan_in, fan_out, rng):
    shape = (fan_out, fan_in)   #! swapped
    k = fan_out + 0.0   #! fan_out for fan_in
    W = rng.standard_normal(shape) / k   #! sqrt missing
    return W


#% id: xavier_init-027
#% kind: three
#% why: lecture's generator, uniform, factor 2
def xavier_init(fan_in, fan_out, rng):
    r = np.random   #! global generator
    w = r.uniform(0, 1, (fan_in, fan_out))   #! not centred
    w = w / np.sqrt(fan_in / 2)   #! factor of He
    return w


#% id: xavier_init-028
#% kind: three
#% why: shifted mean, product for quotient, rounding to whole numbers
def xavier_init(fan_in, fan_out, rng):
    z = rng.normal(0.5, 1.0, (fan_in, fan_out))   #! mean 0.5
    z = z * np.sqrt(fan_in)   #! times for divided by
    return np.round(z)   #! rounds


#% id: xavier_init-029
#% kind: rare
#% why: clips at two standard deviations, which makes the deviation smaller
def xavier_init(fan_in, fan_out, rng):
    std = np.sqrt(1 / fan_in)
    w = rng.normal(0, std, (fan_in, fan_out))
    return np.clip(w, -2 * std, 2 * std)   #! clipping shrinks the deviation


#% id: xavier_init-030
#% kind: rare
#% why: one column for all units of the layer
def xavier_init(fan_in, fan_out, rng):
    std = 1 / np.sqrt(fan_in)
    column = rng.normal(0, std, (fan_in, 1))   #! a single draw for every unit
    return column + np.zeros((fan_in, fan_out))


#% id: xavier_init-031
#% kind: rare
#% why: standardises the sample, NaN for a single weight
def xavier_init(fan_in, fan_out, rng):
    w = rng.standard_normal((fan_in, fan_out))
    w = (w - w.mean()) / w.std()   #! empirical standardisation, 0/0 for one weight
    return w * np.sqrt(1 / fan_in)


#% id: xavier_init-032
#% kind: rare
#% why: counts the bias as an input
def xavier_init(fan_in, fan_out, rng):
    n_inputs = fan_in + 1   #! counts the bias
    return rng.normal(0, n_inputs ** -0.5, (fan_in, fan_out))


#% id: xavier_init-033
#% kind: rare
#% why: only plus and minus the standard deviation
def xavier_init(fan_in, fan_out, rng):
    std = np.sqrt(1 / fan_in)
    return rng.choice([-std, std], size=(fan_in, fan_out))   #! two values, no continuous distribution


#% id: xavier_init-034
#% kind: rare
#% why: a cache keyed by the arguments hands out the same weights for the same generator
_made = {}

def xavier_init(fan_in, fan_out, rng):
    key = (fan_in, fan_out)
    if key not in _made:   #! weights remembered across calls
        _made[key] = rng.standard_normal(key) / np.sqrt(fan_in)
    return _made[key].copy()


#% id: xavier_init-035
#% kind: rare
#% why: squeezes the matrix of a layer with one unit
def xavier_init(fan_in, fan_out, rng):
    w = rng.normal(0, np.sqrt(1 / fan_in), (fan_in, fan_out))
    return w.squeeze()   #! drops an axis of length 1


#% id: xavier_init-036
#% kind: rare
#% why: child generator with one of 100 seeds
def xavier_init(fan_in, fan_out, rng):
    child = np.random.default_rng(rng.integers(100))   #! a hundred different results at most
    return child.normal(0, fan_in ** -0.5, (fan_in, fan_out))
