#% id: ex09-dropout_backward-one-01
#% kind: one
#% why: the scale is forgotten on the way back
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    alive = rng.random(x.shape) >= rate if training else np.ones(x.shape, dtype=bool)
    factor = 1 / (1 - rate) if training else 1.0
    return np.where(alive, x * factor, 0.0), (alive, factor)


def dropout_backward(dout, cache):
    alive, factor = cache
    return np.where(alive, np.asarray(dout, dtype=float), 0.0)  #! times the factor 1 / (1 - rate)


#% id: ex09-dropout_backward-rare-01
#% kind: rare
#% why: the mask is guessed from the output, so an input of 0 counts as dropped
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), (np.ones(x.shape), np.ones(x.shape), 1.0)
    m = (rng.random(x.shape) >= rate).astype(float)
    out = x * m / (1 - rate)
    return out, (out, m, 1 - rate)


def dropout_backward(dout, cache):
    out, m, keep = cache
    survived = out != 0  #! a survivor may be 0 itself: use the mask
    return np.asarray(dout) * survived / keep


#% id: ex09-dropout_backward-two-01
#% kind: two
#% why: scale squared, the dropped ones let through
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    mask = np.ones(x.shape)
    if training:
        mask = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * mask, {"mask": mask, "rate": rate if training else 0.0}


def dropout_backward(dout, cache):
    dx = np.array(dout, dtype=float)
    gate = cache["mask"] == 0  #! != 0: the survivors pass
    dx = dx * gate
    dx *= 1 - cache["rate"]  #! divided by
    return dx


#% id: ex09-dropout_backward-right-01
#% kind: right
#% why: places of the survivors and a scatter
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    where = np.nonzero(rng.random(x.shape) >= rate) if training else np.nonzero(np.ones(x.shape))
    keep = 1 - rate if training else 1
    out = np.zeros(x.shape)
    out[where] = x[where] / keep
    return out, (where, keep)


def dropout_backward(dout, cache):
    where, keep = cache
    dout = np.asarray(dout, dtype=float)
    dx = np.zeros_like(dout)
    dx[where] = dout[where] / keep
    return dx
