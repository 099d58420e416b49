#% id: ex09-dropout_backward-one-01
#% kind: one
#% why: the scale is left out on the way back
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), (np.ones(x.shape), 0.0)
    keep = rng.random(x.shape) >= rate
    return x * keep / (1 - rate), (keep, rate)


def dropout_backward(dout, cache):
    keep, rate = cache
    return np.asarray(dout) * keep  #! / (1 - rate)


#% id: ex09-dropout_backward-two-01
#% kind: two
#% why: the gradient goes through the dropped elements, and is multiplied by 1 - rate
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:
        dropped = rng.random(x.shape) < rate
    else:
        dropped = np.zeros(x.shape, dtype=bool)
        rate = 0.0
    return np.where(dropped, 0.0, x / (1 - rate)), {"dropped": dropped, "rate": rate}


def dropout_backward(dout, cache):
    dx = np.array(dout, dtype=float)
    dx[~cache["dropped"]] = 0.0  #! the dropped ones get no gradient
    return dx * (1 - cache["rate"])  #! divided, as on the way forward


#% id: ex09-dropout_backward-rare-01
#% kind: rare
#% why: the mask is guessed from the output, an input of 0 counts as dropped
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), None
    mask = (rng.random(x.shape) >= rate) / (1 - rate)
    out = x * mask
    return out, (out, mask, rate)


def dropout_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    if cache is None:
        return dout.copy()
    out, mask, rate = cache
    return np.where(out != 0, dout / (1 - rate), 0.0)  #! a survivor may be 0 by itself


#% id: ex09-dropout_backward-rare-02
#% kind: rare
#% why: *= writes into the gradient that came in
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    m = np.ones_like(x)
    if training:
        m = (rng.random(x.shape) >= rate) * (1 / (1 - rate))
    return x * m, m


def dropout_backward(dout, cache):
    dx = np.asarray(dout, dtype=float)  #! no copy
    dx *= cache
    return dx


#% id: ex09-dropout_backward-right-01
#% kind: right
#% why: the indices of the survivors are kept
def dropout(x, rate, rng, training=True):
    flat = np.array(x, dtype=float)
    shape = flat.shape
    flat = flat.reshape(-1)
    if training:
        alive = np.flatnonzero(rng.random(flat.size) >= rate)
    else:
        alive, rate = np.arange(flat.size), 0
    out = np.zeros(flat.size)
    out[alive] = flat[alive] / (1 - rate)
    return out.reshape(shape), (alive, rate)


def dropout_backward(dout, cache):
    alive, rate = cache
    d = np.asarray(dout, dtype=float)
    dx = np.zeros(d.size)
    dx[alive] = d.ravel()[alive] / (1 - rate)
    return dx.reshape(d.shape)
