#% id: ex09-dropout_backward-one-01
#% kind: one
#% why: the gradient goes through the elements that were dropped
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), (np.ones(x.shape, dtype=bool), 1.0)
    kept = rng.random(x.shape) >= rate
    return np.where(kept, x / (1 - rate), 0), (kept, 1 - rate)


def dropout_backward(dout, cache):
    kept, q = cache
    dx = np.array(dout, dtype=float) / q
    dx[kept] = 0  #! ~kept
    return dx

#% id: ex09-dropout_backward-two-01
#% kind: two
#% why: scaled by 1 - rate instead of divided by it, and dropped elements pass unscaled
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), (np.ones(x.shape), 0.0)
    m = (rng.random(x.shape) >= rate) * 1.0
    return x * m / (1 - rate), (m, rate)


def dropout_backward(dout, cache):
    m, rate = cache
    dout = np.asarray(dout, dtype=float)
    through = dout * m * (1 - rate)  #! divided by
    rest = dout * (1 - m)  #! dropped elements get nothing
    return through + rest

#% id: ex09-dropout_backward-two-02
#% kind: two
#% why: the mask's first row stands for the batch, and the sign is turned
def dropout(x, rate, rng, training=True):
    a = np.asarray(x, dtype=float)
    scale = np.ones(a.shape)
    if training:
        scale = (rng.random(a.shape) >= rate) / (1.0 - rate)
    return a * scale, scale


def dropout_backward(dout, cache):
    row = cache[:1]  #! the first example's mask for all of them
    dx = -np.asarray(dout, dtype=float) * row  #! no minus here
    return dx

#% id: ex09-dropout_backward-rare-01
#% kind: rare
#% why: the mask lives in a module variable, so the backward pass of the first of two dropout layers gets the mask of the second
_last_mask = None


def dropout(x, rate, rng, training=True):
    global _last_mask
    x = np.asarray(x, dtype=float)
    _last_mask = np.ones(x.shape)
    if training:
        _last_mask = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * _last_mask, _last_mask


def dropout_backward(dout, cache):
    return np.asarray(dout) * _last_mask  #! the mask of the last call, not the one in the cache
