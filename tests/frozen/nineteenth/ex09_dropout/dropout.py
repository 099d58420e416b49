#% id: ex09-dropout-right-01
#% kind: right
#% why: draws the factors themselves from two values with given probabilities
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:
        factors = rng.choice([0.0, 1.0 / (1.0 - rate)], size=x.shape, p=[rate, 1.0 - rate])
    else:
        factors = np.ones(x.shape)
    return np.multiply(x, factors), factors


def dropout_backward(dout, cache):
    return np.multiply(dout, cache)


#% id: ex09-dropout-one-01
#% kind: one
#% why: rate taken for the share that is kept
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    if not training:
        return x, None
    mask = rng.random(x.shape) < rate  #! keeps the share rate
    out = x * mask / (1 - rate)
    return out, (mask, rate)


def dropout_backward(dout, cache):
    dout = np.array(dout, dtype=float)
    if cache is None:
        return dout
    mask, rate = cache
    return dout * mask / (1 - rate)


#% id: ex09-dropout-one-02
#% kind: one
#% why: survivors divided by rate
def dropout(x, rate, rng, training=True):
    scale = 1.0
    x = np.asarray(x) * scale
    alive = np.ones(x.shape, dtype=bool)
    if training:
        alive = rng.uniform(size=x.shape) > rate
        scale /= rate  #! the share dropped, not the share kept
    return np.where(alive, x * scale, 0.0), {"alive": alive, "scale": scale}


def dropout_backward(dout, cache):
    return np.where(cache["alive"], np.asarray(dout) * cache["scale"], 0.0)


#% id: ex09-dropout-two-01
#% kind: two
#% why: one draw for a whole row, and from NumPy's global generator
def dropout(x, rate, rng, training=True):
    keep_prob = 1 - rate
    values = np.asarray(x, dtype=np.float64)
    if training is False:
        return values, 1.0
    generator = np.random  #! not the rng that was passed
    draws = generator.uniform(0, 1, values.shape[:1] + (1,) * (values.ndim - 1))  #! one number a row
    mask = (draws < keep_prob) / keep_prob
    return values * mask, mask


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=np.float64) * cache


#% id: ex09-dropout-two-02
#% kind: two
#% why: the same units are dropped in every example, and dropped outside training too
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    units = x.shape[-1:]  #! one draw a column, shared by all rows
    q = 1.0 - rate
    u = rng.binomial(n=1, p=q, size=units)
    if not training:
        q = 1.0  #! the mask u is applied all the same
    gate = u / q
    return x * gate, gate


def dropout_backward(dout, cache):
    gate = cache
    return np.asarray(dout, dtype=float) * gate


#% id: ex09-dropout-two-03
#% kind: two
#% why: survivors made smaller, and the output outside training scaled
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    p = 1 - rate
    if training:
        dropped = rng.random(size=x.shape) < rate
        out = x.copy()
        out[dropped] = 0
        out *= p  #! times p, should be divided by p
        return out, (dropped, 1 / p)
    return x * p, (np.zeros(x.shape, dtype=bool), 1.0)  #! no scaling belongs here with inverted dropout


def dropout_backward(dout, cache):
    dropped, factor = cache
    grad = np.array(dout, dtype=float)
    grad[dropped] = 0
    return grad * factor


#% id: ex09-dropout-three-01
#% kind: three
#% why: the argument is overwritten, the kept elements are set to zero, nothing is scaled
def dropout(x, rate, rng, training=True):
    h = np.asarray(x)
    if h.dtype.kind != "f":
        h = h.astype(float)
    if not training:
        return h.copy(), np.ones(h.shape)
    kept = rng.random(h.shape) >= rate
    out = h  #! the same array as x, written to below
    out[kept] = 0.0  #! zero goes to the ones to keep
    weight = 1.0  #! 1 / (1 - rate) is missing
    out *= weight
    return out, kept / (1.0 - rate)


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-dropout-three-02
#% kind: three
#% why: normal draws, training asked the wrong way round, scaled by the squared share
class Mask:
    def __init__(self, shape):
        self.factor = np.ones(shape)

    def draw(self, rate, rng):
        noise = rng.standard_normal(self.factor.shape)  #! normal numbers are not uniform in 0 to 1
        self.factor[noise < rate] = 0.0
        self.factor /= 1 - rate

    def apply(self, a):
        return a * self.factor


def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    mask = Mask(x.shape)
    if training:  #! returns x untouched while training
        return x, mask
    mask.draw(rate, rng)
    return mask.apply(x) / (1 - rate), mask  #! the mask has the factor in it already


def dropout_backward(dout, cache):
    return cache.apply(np.asarray(dout, dtype=float))


#% id: ex09-dropout-rare-01
#% kind: rare
#% why: drops an exact number of units, so the elements do not have a draw of their own
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    multiplier = np.ones(x.size)
    if training:
        positions = rng.permutation(x.size)[: round(rate * x.size)]  #! a fixed count, drawn jointly
        multiplier[positions] = 0
        multiplier = multiplier / (1 - rate)
    multiplier = multiplier.reshape(x.shape)
    return x * multiplier, multiplier


def dropout_backward(dout, cache):
    multiplier = cache
    dx = np.asarray(dout, dtype=float) * multiplier
    return dx


#% id: ex09-dropout-rare-02
#% kind: rare
#% why: scales by the share that happened to be kept in this draw
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training or rate == 0:
        return +x, lambda d: +d
    survivors = (rng.random(x.shape) >= rate).astype(float)
    gain = 1.0 / max(survivors.mean(), 1e-12)  #! the mean of this mask, should be 1 - rate
    mask = survivors / (1.0 - rate)
    return x * survivors * gain, lambda d: d * mask


def dropout_backward(dout, cache):
    return cache(np.asarray(dout, dtype=float))


#% id: ex09-dropout-rare-03
#% kind: rare
#% why: keeps the size of the sum of squares instead of the expected value
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    flat = []
    cache = []
    for value in x.ravel().tolist():
        if training and rng.random() < rate:
            flat.append(0.0)
            cache.append(0.0)
        elif training:
            flat.append(value / np.sqrt(1 - rate))  #! the root belongs to the variance
            cache.append(1 / (1 - rate))
        else:
            flat.append(value)
            cache.append(1.0)
    return np.array(flat).reshape(x.shape), np.array(cache).reshape(x.shape)


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * np.asarray(cache)


#% id: ex09-dropout-c-right-01
#% kind: right
#% why: one row of factors at a time, None as cache of a pass without dropout
def dropout(x, rate, rng, training=True):
    a = np.array(x, dtype=float)
    if not training or rate == 0:
        return a, None
    factors = np.empty_like(a)
    for row in range(a.shape[0]):
        factors[row] = [0.0 if u < rate else 1.0 / (1.0 - rate) for u in rng.random(a.shape[1])]
    return a * factors, factors


def dropout_backward(dout, cache):
    return np.array(dout, dtype=float) if cache is None else np.asarray(dout) * cache


#% id: ex09-dropout-c-right-02
#% kind: right
#% why: binomial draw, closure as cache
def dropout(x, rate, rng, training=True):
    keep = 1 - rate if training else 1
    alive = rng.binomial(1, keep, size=np.shape(x))
    scale = lambda v: np.where(alive == 1, np.asarray(v) / keep, 0.0)
    return scale(x), scale


def dropout_backward(dout, cache):
    return cache(dout)


#% id: ex09-dropout-c-one-01
#% kind: one
#% why: rate taken as the share that is kept
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), np.ones_like(x)
    mask = (rng.random(x.shape) < rate) / (1 - rate)  #! keeps the share rate instead of dropping it
    return x * mask, mask


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-dropout-c-one-02
#% kind: one
#% why: no scaling of the survivors
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    mask = np.ones(x.shape)
    if training:
        mask[rng.uniform(size=x.shape) < rate] = 0
    out = x * mask  #! survivors are not scaled by 1 / (1 - rate)
    return out, mask


def dropout_backward(dout, cache):
    return cache * dout


#% id: ex09-dropout-c-one-03
#% kind: one
#% why: one draw for a whole column
def dropout(x, rate, rng, training=True):
    values = np.asarray(x) * 1.0
    if training:
        n, units = values.shape
        dead = rng.random(units) < rate  #! one draw per unit, shared by all rows
        factor = np.where(dead, 0, 1 / (1 - rate)) * np.ones((n, units))
    else:
        factor = np.ones_like(values)
    return values * factor, {"factor": factor}


def dropout_backward(dout, cache):
    return np.multiply(dout, cache["factor"])


#% id: ex09-dropout-c-one-04
#% kind: one
#% why: NumPy's global generator
def dropout(x, rate, rng, training=True):
    p = 1.0 - rate
    x = np.asarray(x)
    if training is False:
        return 1.0 * x, (None, p)
    m = np.random.rand(*x.shape) < p  #! draws from np.random, not from rng
    return x * m / p, (m, p)


def dropout_backward(dout, cache):
    m, p = cache
    if m is None:
        return 1.0 * np.asarray(dout)
    return dout * m / p


#% id: ex09-dropout-c-two-01
#% kind: two
#% why: scale by 1/rate, and scaling at test time
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:
        drop = rng.random(x.shape) < rate
        mask = np.where(drop, 0.0, 1.0) / (rate or 1)  #! divides by rate, not by 1 - rate
        return x * mask, mask
    return x * (1 - rate), np.ones(x.shape)  #! test time is scaled although training is already


def dropout_backward(dout, cache):
    return np.array(dout) * cache


#% id: ex09-dropout-c-two-02
#% kind: two
#% why: condition on training the wrong way round, survivors shrunk
def dropout(x, rate, rng, training=True):
    x = np.array(x, float)
    mask = np.ones_like(x)
    if not training:  #! drops while testing and not while training
        u = rng.random(x.shape)
        mask = (u >= rate) * (1 - rate)  #! multiplies by 1 - rate where it should divide
    return mask * x, mask


def dropout_backward(dout, cache):
    mask = cache
    return mask * np.asarray(dout)


#% id: ex09-dropout-c-two-03
#% kind: two
#% why: one draw a row, kept share mixed up
def dropout(x, rate, rng, training=True):
    arr = np.asarray(x, dtype=float)
    if not training:
        return arr + 0.0, np.ones_like(arr)
    draws = rng.random((len(arr), 1)) + np.zeros(arr.shape)  #! one draw a row, not one an element
    survivors = (draws <= rate).astype(float)  #! survivors and dropped mixed up
    survivors /= 1 - rate
    return arr * survivors, survivors


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache


#% id: ex09-dropout-c-two-04
#% kind: two
#% why: overwrites the argument, and the cache holds the unscaled mask
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, np.ones_like(x)
    mask = rng.random(x.shape) >= rate
    x *= mask  #! works on the caller's array in place
    scale = 1 / (1 - rate)
    return x * scale, mask  #! the cached mask lacks the scale


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-dropout-c-three-01
#% kind: three
#% why: global generator, kept share mixed up, no scaling
def dropout(x, rate, rng, training=True):
    X = np.array(x).astype(float)
    M = np.ones(X.shape)
    if training:
        U = np.random.uniform(size=X.shape)  #! np.random in the place of rng
        M = 1.0 * (U < rate)  #! keeps what should be dropped
    Y = X * M  #! no scaling by 1 / (1 - rate)
    return Y, M


def dropout_backward(dout, cache):
    return cache * np.array(dout)


#% id: ex09-dropout-c-three-02
#% kind: three
#% why: test time scaled, draws for a row alone, unscaled mask cached
def dropout(x, rate, rng, training=True):
    keep = 1 - rate
    x = np.asarray(x, dtype=float)
    if not training:
        return keep * x, np.ones_like(x)  #! multiplies by keep at test time
    row = rng.random(x.shape[1:])  #! the same draws for all rows
    mask = np.broadcast_to(row < keep, x.shape)
    return np.where(mask, x / keep, 0), mask.astype(float)  #! cache without 1 / keep


def dropout_backward(dout, cache):
    grad = np.asarray(dout, dtype=float)
    return grad * cache


#% id: ex09-dropout-c-rare-01
#% kind: rare
#% why: a fresh generator with a fixed seed in every call
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    rng = np.random.default_rng(42)  #! the generator handed in is replaced, the mask is the same in every call
    if training:
        mask = np.where(rng.random(x.shape) < rate, 0.0, 1 / (1 - rate))
    else:
        mask = np.ones(x.shape)
    return x * mask, mask


def dropout_backward(dout, cache):
    return dout * cache


#% id: ex09-dropout-c-rare-02
#% kind: rare
#% why: scales by the share that happened to survive
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), (np.ones_like(x), 1.0)
    kept = (rng.random(x.shape) >= rate).astype(float)
    share = kept.mean()  #! the observed share, not 1 - rate
    return x * kept / share, (kept, share)


def dropout_backward(dout, cache):
    kept, share = cache
    return np.asarray(dout) * kept / share


#% id: ex09-dropout-c-rare-03
#% kind: rare
#% why: normal draws compared with the rate
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if training:
        noise = rng.standard_normal(x.shape)  #! normal draws, so the share dropped is not rate
        weights = (noise >= rate) / (1 - rate)
    else:
        weights = np.ones(x.shape)
    return np.multiply(x, weights), weights


def dropout_backward(dout, cache):
    return np.multiply(dout, cache)


#% id: ex09-dropout-c-rare-04
#% kind: rare
#% why: the rate is cut to tenths
class _Mask:
    def __init__(self, shape, rate, rng):
        lots = rng.integers(0, 10, size=shape)  #! ten lots alone, so 0.25 drops 0.3
        self.factor = (lots >= 10 * rate) / (1 - rate)

    def __call__(self, v):
        return np.asarray(v) * self.factor


def dropout(x, rate, rng, training=True):
    cache = _Mask(np.shape(x), rate if training else 0, rng)
    return cache(x), cache


def dropout_backward(dout, cache):
    return cache(dout)
