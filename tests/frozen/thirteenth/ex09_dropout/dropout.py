#% id: ex09-one-01
#% kind: one
#% why: rate is taken for the share that is kept
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), None
    mask = rng.random(x.shape) < rate  #! keeps with probability rate
    scale = 1.0 / (1.0 - rate)
    return x * mask * scale, (mask, scale)


def dropout_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    if cache is None:
        return dout.copy()
    mask, scale = cache
    return dout * mask * scale

#% id: ex09-two-01
#% kind: two
#% why: survivors are not scaled, and the flag training is never looked at
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    keep = 1 - rate
    m = (rng.random(x.shape) < keep).astype(float)  #! also when training is False
    m = m * 1.0  #! 1 / keep missing
    return x * m, m


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache

#% id: ex09-two-02
#% kind: two
#% why: the scaling of the old, non-inverted dropout at test time as well, and one draw for a whole example
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    p_keep = 1.0 - rate
    if training:
        u = rng.uniform(size=(x.shape[0],) + (1,) * (x.ndim - 1))  #! all units of a row share a draw
        mask = np.where(u < p_keep, 1.0 / p_keep, 0.0) * np.ones(x.shape)
        out = x * mask
    else:
        mask = np.ones(x.shape)
        out = x * p_keep  #! inverted dropout leaves the test alone
    return out, mask


def dropout_backward(dout, cache):
    return np.multiply(dout, cache)

#% id: ex09-three-01
#% kind: three
#% why: scaled by 1/rate, NumPy's global generator, one draw for each feature only
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training is False:
        return x, np.ones(x.shape)
    source = np.random.random  #! not from rng
    draws = source(x.shape[1:])  #! the same units fall out in every row
    mask = np.zeros(x.shape)
    mask[...] = (draws >= rate) / max(rate, 1e-12)  #! 1 - rate
    return x * mask, mask


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache

#% id: ex09-rare-01
#% kind: rare
#% why: exactly round(rate * size) elements are dropped: the draws of the elements depend on each other
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    mask = np.ones(x.size)
    if training:
        mask[rng.permutation(x.size)[: int(round(rate * x.size))]] = 0  #! a fixed number, not independent
        mask /= 1 - rate
    mask = mask.reshape(x.shape)
    return x * mask, mask


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache

#% id: ex09-rare-02
#% kind: rare
#% why: out is made like x: for whole-number x the scaled survivors are cut off to ints
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x.copy(), (np.ones(x.shape, dtype=bool), 1.0)
    alive = rng.random(x.shape) >= rate
    factor = 1 / (1 - rate)
    out = np.zeros_like(x)  #! int for ints
    out[alive] = x[alive] * factor
    return out, (alive, factor)


def dropout_backward(dout, cache):
    alive, factor = cache
    return np.where(alive, np.asarray(dout) * factor, 0.0)

#% id: ex09-rare-03
#% kind: rare
#% why: the dropped entries are set to 0 in the caller's x
def dropout(x, rate, rng, training=True):
    out = np.asarray(x, dtype=float)  #! no copy
    if not training:
        return out, np.ones(out.shape)
    dead = rng.random(out.shape) < rate
    out[dead] = 0.0
    out /= 1.0 - rate
    return out, np.where(dead, 0.0, 1.0 / (1.0 - rate))


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache

#% id: ex09-right-01
#% kind: right
#% why: Bernoulli draws by rng.binomial, the cache is a function
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    stay = 1.0 - rate if training else 1.0
    gate = rng.binomial(1, stay, size=x.shape) if training else np.ones(x.shape)

    def through(v):
        return np.asarray(v, dtype=float) * gate / stay

    return through(x), through


def dropout_backward(dout, cache):
    return cache(dout)
