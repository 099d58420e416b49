#% id: he_init-001
#% kind: right
#% why: uniform with limit sqrt(6/fan_in)
def he_init(fan_in, fan_out, rng):
    a = np.sqrt(6 / fan_in)
    return 2 * a * (rng.random((fan_in, fan_out)) - 0.5)


#% id: he_init-002
#% kind: right
#% why: one column after the other
def he_init(fan_in, fan_out, rng):
    spread = (fan_in / 2) ** -0.5
    columns = [spread * rng.standard_normal(fan_in) for _ in range(fan_out)]
    return np.stack(columns, axis=1)


#% id: he_init-003
#% kind: right
#% why: variance halved twice in a closure
def he_init(fan_in, fan_out, rng):
    draw = lambda *shape: rng.normal(size=shape)
    # sum of two independent N(0, 1/fan_in) has variance 2/fan_in
    return (draw(fan_in, fan_out) + draw(fan_in, fan_out)) / np.sqrt(fan_in)


#% id: he_init-004
#% kind: right
#% why: logistic distribution
def he_init(fan_in, fan_out, rng):
    s = np.sqrt(3 * 2 / fan_in) / np.pi
    return rng.logistic(0, s, size=(fan_in, fan_out))


#% id: he_init-005
#% kind: right
#% why: difference of two exponentials
def he_init(fan_in, fan_out, rng):
    # Var(E1 - E2) = 2 for the standard exponential
    e = rng.standard_exponential((2, fan_in, fan_out))
    return (e[0] - e[1]) / np.sqrt(fan_in)


#% id: he_init-006
#% kind: right
#% why: filled in place by out=
def he_init(fan_in, fan_out, rng):
    w = np.empty((fan_in, fan_out))
    rng.standard_normal(out=w)
    w *= 2 ** 0.5
    w /= fan_in ** 0.5
    return w


#% id: he_init-007
#% kind: right
#% why: gamma magnitude with a random sign
def he_init(fan_in, fan_out, rng):
    size = (fan_in, fan_out)
    sign = np.where(rng.random(size) < 0.5, -1.0, 1.0)
    magnitude = np.sqrt(2 * rng.gamma(0.5, 2.0 / fan_in, size) / 2)
    return sign * magnitude * np.sqrt(2)


#% id: he_init-008
#% kind: right
#% why: class with a call method
class _Initializer:
    def __init__(self, gain):
        self.gain = gain

    def __call__(self, fan_in, fan_out, rng):
        std = (self.gain / fan_in) ** .5
        flat = rng.normal(0., std, fan_in * fan_out)
        return flat.reshape((fan_in, fan_out), order="F")

he_init = _Initializer(2)


#% id: he_init-009
#% kind: one
#% why: forgets the square root
def he_init(fan_in, fan_out, rng):
    std = 2 / fan_in   #! sqrt missing
    W = rng.normal(0, std, (fan_in, fan_out))
    return W


#% id: he_init-010
#% kind: one
#% why: factor 1 as for Xavier
def he_init(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(1 / fan_in)   #! 1 for 2


#% id: he_init-011
#% kind: one
#% why: the 2 stands outside the square root
def he_init(fan_in: int, fan_out: int, rng: np.random.Generator):
    s = 2 * np.sqrt(1.0 / fan_in)   #! 2 outside the root
    result = rng.normal(0.0, s, size=(fan_in, fan_out))
    return result


#% id: he_init-012
#% kind: one
#% why: lecture's formula with 2*fan_in under the root
def he_init(fan_in, fan_out, rng):
    w = rng.standard_normal((fan_in, fan_out))
    w = w / np.sqrt(2 * fan_in)   #! 2*fan_in for fan_in/2
    return w


#% id: he_init-013
#% kind: one
#% why: numpy's global generator
def he_init(fan_in, fan_out, rng):
    np.random.seed(0)
    return np.random.randn(fan_in, fan_out) / np.sqrt(fan_in / 2)   #! ignores rng


#% id: he_init-014
#% kind: one
#% why: uses the units after the layer
def he_init(fan_in, fan_out, rng):
    이전 = fan_in
    이후 = fan_out
    std = np.sqrt(2 / 이후)   #! fan_out for fan_in
    return rng.normal(0, std, (이전, 이후))


#% id: he_init-015
#% kind: one
#% why: transposed result
def he_init(fan_in, fan_out, rng):
    w = []
    for _ in range(fan_in):
        w.append(rng.normal(0, np.sqrt(2 / fan_in), fan_out))
    w = np.array(w)
    return w.T   #! transposed


#% id: he_init-016
#% kind: one
#% why: uniform limit without the factor 3
def he_init(fan_in, fan_out, rng):
    lim = np.sqrt(2.0 / fan_in)   #! limit for deviation
    return rng.uniform(-lim, lim, (fan_in, fan_out))


#% id: he_init-017
#% kind: one
#% why: forgot to centre the uniform numbers
def he_init(fan_in, fan_out, rng):
    u = rng.uniform(size=(fan_in, fan_out))   #! between 0 and 1
    u = u * np.sqrt(3)
    return u * np.sqrt(2 / fan_in)


#% id: he_init-018
#% kind: one
#% why: divides where it should multiply
def he_init(fan_in, fan_out, rng):
    scale = np.sqrt(2 / fan_in)
    x = rng.normal(size=(fan_in, fan_out))
    y = x / scale   #! divided by for times
    return y


#% id: he_init-019
#% kind: two
#% why: transposed and without the root
def he_init(fan_in, fan_out, rng):
    sd = 2.0 / fan_in   #! sqrt missing
    w = sd * rng.standard_normal((fan_out, fan_in))   #! swapped
    return w


#% id: he_init-020
#% kind: two
#% why: fan_out and factor 1
def he_init(fan_in, fan_out, rng):
    units = fan_out   #! fan_out for fan_in
    gain = 1.0   #! 1 for 2
    return rng.normal(0, np.sqrt(gain / units), (fan_in, fan_out))


#% id: he_init-021
#% kind: two
#% why: a new generator and 2 outside the root
def he_init(fan_in, fan_out, rng):
    rng = np.random.default_rng()   #! a generator of its own
    w = rng.standard_normal((fan_in, fan_out))
    return 2 * w / np.sqrt(fan_in)   #! 2 outside the root


#% id: he_init-022
#% kind: two
#% why: positive numbers only, limit is the deviation
def he_init(fan_in, fan_out, rng):
    limit = np.sqrt(2 / fan_in)   #! limit for deviation
    return rng.uniform(
        0,   #! from 0
        limit,
        (fan_in, fan_out))


#% id: he_init-023
#% kind: two
#% why: sum of both fans and wrong scale type
def he_init(fan_in, fan_out, rng):
    total = fan_in + fan_out   #! both fans
    variance = 2 / total
    weights = rng.normal(scale=variance, size=(fan_in, fan_out))   #! variance as scale
    return weights


#% id: he_init-024
#% kind: three
#% why: global generator, uniform numbers, no root
def he_init(fan_in, fan_out, rng):
    source = np.random   #! global generator
    w = source.random((fan_in, fan_out))   #! uniform 0..1
    w = w * (2 / fan_in)   #! sqrt missing
    return w


#% id: he_init-025
#% kind: three
#% why: swapped, Xavier's factor, mean 1
def he_init(fan_in, fan_out, rng):
    b = np.sqrt(1 / fan_in)   #! 1 for 2
    c = rng.normal(1, b, (fan_in, fan_out))   #! mean 1
    return c.transpose()   #! transposed


#% id: he_init-026
#% kind: three
#% why: fan_out, division, integers
def he_init(fan_in, fan_out, rng):
    z = rng.standard_normal((fan_in, fan_out))
    d = np.sqrt(2 / fan_out)   #! fan_out for fan_in
    z = z / d   #! divided by for times
    return z.astype(int)   #! whole numbers


#% id: he_init-027
#% kind: rare
#% why: whole-number division of fan_in by 2
def he_init(fan_in, fan_out, rng):
    half = max(fan_in // 2, 1)   #! wrong for an odd fan_in
    return rng.standard_normal((fan_in, fan_out)) / np.sqrt(half)


#% id: he_init-028
#% kind: rare
#% why: truncated normal without correction
def he_init(fan_in, fan_out, rng):
    std = np.sqrt(2 / fan_in)
    w = rng.normal(0, std, (fan_in, fan_out))
    while True:
        far = np.abs(w) > 2 * std   #! the rest has a smaller deviation
        if not far.any():
            return w
        w[far] = rng.normal(0, std, far.sum())


#% id: he_init-029
#% kind: rare
#% why: orthogonal matrix, too small where the layer widens
def he_init(fan_in, fan_out, rng):
    a = rng.standard_normal((max(fan_in, fan_out), min(fan_in, fan_out)))
    q, r = np.linalg.qr(a)   #! deviation 1/sqrt(max) instead of 1/sqrt(fan_in)
    if fan_in < fan_out:
        q = q.T
    return np.sqrt(2) * q


#% id: he_init-030
#% kind: rare
#% why: Laplace with the standard deviation as its scale
def he_init(fan_in, fan_out, rng):
    return rng.laplace(0, np.sqrt(2 / fan_in), (fan_in, fan_out))   #! scale of Laplace is not its deviation


#% id: he_init-031
#% kind: rare
#% why: draws once and repeats a short pattern
def he_init(fan_in, fan_out, rng):
    total = fan_in * fan_out
    pool = rng.normal(0, np.sqrt(2 / fan_in), min(total, 1000))   #! only 1000 independent draws
    return np.resize(pool, (fan_in, fan_out))


#% id: he_init-032
#% kind: rare
#% why: removes the mean of every column
def he_init(fan_in, fan_out, rng):
    w = rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))
    w -= w.mean(axis=0)   #! columns no longer independent, all 0 for fan_in 1
    return w


#% id: he_init-033
#% kind: rare
#% why: copies the generator, so that the next call draws the same
import copy

def he_init(fan_in, fan_out, rng):
    r = copy.deepcopy(rng)   #! the caller's generator stands still
    return r.standard_normal((fan_in, fan_out)) * np.sqrt(2.0 / fan_in)


#% id: he_init-034
#% kind: rare
#% why: sorted weights
def he_init(fan_in, fan_out, rng):
    values = sorted(rng.normal(0, (2 / fan_in) ** 0.5, fan_in * fan_out))   #! sorted
    return np.array(values).reshape(fan_in, fan_out)
