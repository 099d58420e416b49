#% id: ex09-one-02
#% kind: one
#% why: masks, but forgets that the survivors were scaled
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), (np.ones(x.shape, dtype=bool), 0.0)
    alive = rng.random(x.shape) >= rate
    return np.where(alive, x / (1 - rate), 0.0), (alive, rate)


def dropout_backward(dout, cache):
    alive, rate = cache
    return np.asarray(dout, dtype=float) * alive  #! / (1 - rate)

#% id: ex09-two-03
#% kind: two
#% why: the gradient goes through the dropped elements, scaled by the share that was kept
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), None
    dropped = rng.random(x.shape) < rate
    out = x / (1 - rate)
    out[dropped] = 0
    return out, {"dropped": dropped, "rate": rate}


def dropout_backward(dout, cache):
    dx = np.array(dout, dtype=float)
    if cache is None:
        return dx
    dx = dx * (1 - cache["rate"])  #! divided
    dx[~cache["dropped"]] = 0  #! the dropped ones are 0
    return dx

#% id: ex09-two-04
#% kind: two
#% why: the gradient is scaled by 1 / rate, and everything passes: the mask is not used
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    r = rate if training else 0.0
    mask = rng.random(x.shape) >= r
    return x * mask / (1 - r), (mask, r)


def dropout_backward(dout, cache):
    mask, r = cache
    scale = 1.0 if r == 0 else 1 / r  #! 1 / (1 - r)
    return np.asarray(dout, dtype=float) * scale  #! * mask

#% id: ex09-rare-02
#% kind: rare
#% why: finds the survivors again by out != 0, so elements that were 0 before (after a ReLU) get no gradient
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        rate = 0.0
    out = x * (rng.random(x.shape) >= rate) / (1 - rate)
    return out, (out, rate)


def dropout_backward(dout, cache):
    out, rate = cache
    survived = out != 0  #! a survivor may have the value 0
    return np.asarray(dout, dtype=float) * survived / (1 - rate)
