#% id: ex09-one-01
#% kind: one
#% why: rate is taken for the share that is kept
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), np.ones(x.shape)
    keep = rng.random(x.shape) < rate  #! keeps the share `rate`
    factor = keep / (1 - rate)
    return x * factor, factor


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-two-01
#% kind: two
#% why: survivors are made smaller instead of larger, and without training everything is scaled
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if training:
        mask = rng.uniform(size=x.shape) >= rate
        scale = 1 - rate  #! 1 / (1 - rate)
    else:
        mask = np.ones(x.shape, dtype=bool)
        scale = 1 - rate  #! inverted dropout leaves x alone here
    return x * mask * scale, (mask, scale)


def dropout_backward(dout, cache):
    mask, scale = cache
    return np.asarray(dout) * mask * scale


#% id: ex09-two-02
#% kind: two
#% why: one draw for a whole column, and the survivors are not scaled
def dropout(
    x: ArrayLike, rate: float, rng: np.random.Generator, training: bool = True
) -> tuple[NDArray, Any]:
    a = np.array(x, dtype=float)
    if not training:
        return a, None
    drawn = rng.random(a.shape[-1])  #! a draw for every element
    dropped = np.broadcast_to(drawn < rate, a.shape)
    a[dropped] = 0.0
    return a, (dropped, 1.0)  #! not divided by 1 - rate


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    dout = np.asarray(dout, dtype=float)
    if cache is None:
        return dout
    dropped, scale = cache
    return np.where(dropped, 0.0, dout) * scale


#% id: ex09-three-01
#% kind: three
#% why: normal instead of uniform numbers, one for a whole row, and the scale comes in twice
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training is False:
        return x * 1.0, 1.0
    keep_prob = 1.0 - rate
    size = x.shape[:1] + (1,) * (x.ndim - 1)  #! a row lives or dies as a whole
    numbers = rng.standard_normal(size)  #! not uniform: the share is wrong
    mask = (numbers >= rate) / keep_prob
    out = x * mask / keep_prob  #! mask is scaled already
    return out, mask


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache


#% id: ex09-three-02
#% kind: three
#% why: train and eval exchanged, the draws are rounded (always one half), and 1 + rate for the scale
def dropout(x, rate, rng, training=True):
    values = np.asarray(x, dtype=float)
    if training:  #! the other way round
        return values.copy(), np.ones_like(values)
    alive = np.round(rng.random(values.shape))  #! does not look at rate
    gain = 1 + rate  #! 1 / (1 - rate)
    factor = alive * gain
    return values * factor, factor


def dropout_backward(dout, cache):
    grad = np.asarray(dout, dtype=float)
    return grad * cache


#% id: ex09-rare-01
#% kind: rare
#% why: draws tenths, so a rate of 0.25 becomes 0.3
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x.copy(), np.ones(x.shape)
    dice = rng.integers(0, 10, size=x.shape) / 10  #! only ten different values
    mask = (dice >= rate - 1e-9) / (1 - rate)
    return x * mask, mask


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-rare-02
#% kind: rare
#% why: the mask comes from NumPy's global generator: the same rng state gives another result
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training or rate == 0:
        return x.copy(), np.ones(x.shape)
    mask = np.random.rand(*x.shape) > rate  #! rng is not used
    mask = mask / (1 - rate)
    return x * mask, mask


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-right-01
#% kind: right
#% why: rng.binomial for the mask, the cache a dictionary
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x + 0.0, {"mask": None}
    p = 1.0 - rate
    mask = rng.binomial(1, p, size=x.shape).astype(bool)
    out = np.zeros(x.shape)
    out[mask] = x[mask] / p
    return out, {"mask": mask, "p": p}


def dropout_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    if cache["mask"] is None:
        return dout.copy()
    return np.where(cache["mask"], dout / cache["p"], 0.0)
