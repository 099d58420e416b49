#% id: ex09-dropout-one-01
#% kind: one
#% why: rate is read as the share that stays
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training or rate == 0:
        return x.copy(), np.ones(x.shape)
    keep = rng.random(x.shape) < rate  #! survivors are >= rate
    mask = keep / (1 - rate)
    return x * mask, mask


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache
#% id: ex09-dropout-two-01
#% kind: two
#% why: classic dropout half way: no scale while training, and the test output is scaled down
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:
        mask = (rng.random(x.shape) >= rate).astype(float)
        return x * mask, mask  #! / (1 - rate)
    return x * (1 - rate), None  #! x as it is


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * (1.0 if cache is None else cache)
#% id: ex09-dropout-two-02
#% kind: two
#% why: one draw a column for the whole batch, and from a normal distribution
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, None
    draws = rng.normal(  #! uniform between 0 and 1 is needed
        size=x.shape[-1:])  #! a draw for each element
    mask = np.broadcast_to(draws >= rate, x.shape) / (1 - rate)
    return x * mask, mask


def dropout_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    return dout if cache is None else dout * cache
#% id: ex09-dropout-two-03
#% kind: two
#% why: training and testing are exchanged, and the survivors are multiplied by 1 - rate
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    factor = 1 - rate
    if training:  #! not training
        mask = np.ones_like(x)
    else:
        mask = np.where(rng.random(x.shape) < rate, 0.0, factor)  #! 1 / factor
    return x * mask, mask


def dropout_backward(dout, cache):
    return dout * cache
#% id: ex09-dropout-three-01
#% kind: three
#% why: a fixed generator gives the same mask in every call, x is overwritten, and the scale is 1 + rate
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), None
    rng = np.random.default_rng(0)  #! the caller's generator
    dropped = rng.random(x.shape) < rate
    x[dropped] = 0  #! in the caller's array
    return x * (1 + rate), (dropped, rate)  #! 1 / (1 - rate)


def dropout_backward(dout, cache):
    dout = np.array(dout, dtype=float)
    if cache is None:
        return dout
    dropped, rate = cache
    return np.where(dropped, 0, dout) / (1 - rate)
#% id: ex09-dropout-three-02
#% kind: three
#% why: whole rows are dropped, the scale comes from the share that happened to survive, and training=False gives nothing but zeros
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    n = x.shape[0]
    u = rng.random((n,) + (1,) * (x.ndim - 1))  #! one draw an example
    mask = np.zeros(x.shape)
    if training:
        mask = mask + (u >= rate)
        mask /= max(mask.mean(), 1e-8)  #! 1 - rate
    return x * mask, mask  #! a mask of zeros in the test


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache
#% id: ex09-dropout-rare-01
#% kind: rare
#% why: draws whole numbers from 0 to 9, so rates are rounded up to tenths: 0.25 drops 30%
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), None
    tenth = rng.integers(0, 10, size=x.shape)  #! too coarse for a rate such as 0.25
    keep = tenth >= rate * 10
    return np.where(keep, x / (1 - rate), 0.0), (keep, 1 - rate)


def dropout_backward(dout, cache):
    dout = np.array(dout, dtype=float)
    if cache is None:
        return dout
    keep, q = cache
    return np.where(keep, dout / q, 0.0)
