#% id: ex09-one-02
#% kind: one
#% why: the scale comes through, the mask does not
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), (np.ones(x.shape), 0.0)
    mask = (rng.random(x.shape) >= rate) * 1.0
    return x * mask / (1 - rate), (mask, rate)


def dropout_backward(dout, cache):
    mask, rate = cache
    return np.asarray(dout) / (1 - rate)  #! dropped elements get a gradient too


#% id: ex09-two-03
#% kind: two
#% why: passes the gradient to the dropped ones, and multiplies by the keep probability
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), (np.zeros(x.shape, dtype=bool), 1.0)
    dropped = rng.random(x.shape) < rate
    return np.where(dropped, 0, x / (1 - rate)), (dropped, 1 - rate)


def dropout_backward(dout, cache):
    dropped, keep_prob = cache
    dx = np.array(dout, dtype=float)
    dx[~dropped] = 0  #! the survivors are silenced
    return dx * keep_prob  #! / keep_prob


#% id: ex09-two-04
#% kind: two
#% why: reads the mask from the sign of the output, and scales twice
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        keep = np.ones(x.shape, dtype=bool)
        return x.copy(), (x, keep, 1.0)
    keep = rng.random(x.shape) >= rate
    scale = 1 / (1 - rate)
    out = x * keep * scale
    return out, (out, keep, scale)


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    out, keep, scale = cache
    alive = out > 0  #! survivors may be negative
    dx = np.where(alive, dout, 0.0)
    dx = dx * scale * scale  #! once too often
    return dx


#% id: ex09-rare-03
#% kind: rare
#% why: takes every 0 in the output for a dropped element, also where x itself was 0
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    if not training:
        return x, (np.ones(x.shape), 1.0, True)
    keep = rng.random(x.shape) >= rate
    out = x * keep / (1 - rate)
    return out, (out, 1 - rate, keep)


def dropout_backward(dout, cache):
    out, p, keep = cache
    return np.where(out != 0, dout, 0) / p  #! a survivor with x = 0 has a gradient as well
