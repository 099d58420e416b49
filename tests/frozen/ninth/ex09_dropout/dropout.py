#% id: ex09-one-01
#% kind: one
#% why: keeps the share `rate` in place of dropping it
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), np.ones(x.shape)
    mask = (rng.random(x.shape) < rate) / (1 - rate)  #! >= rate
    return x * mask, mask


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache

#% id: ex09-two-01
#% kind: two
#% why: the older dropout: nothing is scaled while training, the outputs are scaled down afterwards
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    keep = 1 - rate
    if training:
        mask = (rng.random(x.shape) < keep).astype(float)
        return x * mask, mask  #! / keep
    return x * keep, np.full(x.shape, keep)  #! out equals x


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache

#% id: ex09-two-02
#% kind: two
#% why: whole columns are dropped, and the survivors are scaled by 1 / rate
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training or rate == 0:
        return x.copy(), None
    alive = rng.random(x.shape[-1]) >= rate  #! one draw a feature, not an element
    scale = alive / rate  #! 1 - rate
    return x * scale, scale


def dropout_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    return dout if cache is None else dout * cache

#% id: ex09-three-01
#% kind: three
#% why: training and prediction exchanged, one draw for a whole example, multiplied by 1 - rate
def dropout(x, rate, rng, training=True):
    X = np.array(x, dtype=float)
    p_keep = 1.0 - rate
    if training:  #! not training
        return X, np.ones_like(X)
    per_row = X.shape[:1] + (1,) * (X.ndim - 1)
    drawn = rng.random(per_row) < p_keep  #! X.shape
    mask = drawn * np.ones_like(X)
    mask *= p_keep  #! /=
    return X * mask, mask


def dropout_backward(dout, cache):
    return cache * np.asarray(dout, dtype=float)

#% id: ex09-three-02
#% kind: three
#% why: normal numbers for uniform ones, scaled by the share that happened to survive, and whole-number input is rounded down
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    out = np.zeros_like(x)  #! dtype of x: scaled whole numbers are cut off
    if not training:
        out[...] = x
        return out, np.ones(x.shape)
    mask = rng.standard_normal(x.shape) > rate  #! rng.random
    share = max(mask.mean(), 1e-12)
    out[...] = x * mask / share  #! 1 - rate
    return out, mask / share


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache

#% id: ex09-rare-01
#% kind: rare
#% why: drops a fixed number of elements, rounded down; the draws depend on one another, and small arrays lose nothing
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    mask = np.ones(x.size)
    if training:
        mask /= 1 - rate
        dead = rng.permutation(x.size)[:int(rate * x.size)]  #! an independent draw for every element
        mask[dead] = 0
    mask = mask.reshape(x.shape)
    return x * mask, mask


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache

#% id: ex09-right-01
#% kind: right
#% why: binomial draws; the cache is a function that does the backward step
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), lambda d: d.copy()
    keep = 1 - rate
    alive = rng.binomial(1, keep, size=x.shape)
    return alive * x / keep, lambda d: alive * d / keep


def dropout_backward(dout, cache):
    return cache(np.asarray(dout, dtype=float))
