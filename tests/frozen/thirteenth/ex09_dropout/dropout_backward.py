#% id: ex09-one-02
#% kind: one
#% why: the mask is applied without the scale of the forward pass
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), (np.ones(x.shape), 0.0)
    mask = (rng.random(x.shape) >= rate).astype(float)
    return x * mask / (1 - rate), (mask, rate)


def dropout_backward(dout, cache):
    mask, rate = cache
    return np.asarray(dout) * mask  #! 1 / (1 - rate) missing

#% id: ex09-two-03
#% kind: two
#% why: the gradient goes through the dropped elements, and the scale is applied twice
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:
        kept = rng.random(x.shape) >= rate
        k = 1 / (1 - rate)
    else:
        kept = np.full(x.shape, True)
        k = 1.0
    return np.where(kept, x * k, 0), {"kept": kept, "k": k}


def dropout_backward(dout, cache):
    d = np.asarray(dout, dtype=float)
    kept, k = cache["kept"], cache["k"]
    dx = np.zeros(d.shape)
    dx[~kept] = 1  #! the survivors are kept
    return dx * d * k * k  #! once is enough

#% id: ex09-rare-04
#% kind: rare
#% why: the survivors are recognised by out != 0, so an input that was 0 itself (after a ReLU) counts as dropped
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    scale = 1 / (1 - rate) if training else 1.0
    alive = rng.random(x.shape) >= rate if training else np.ones(x.shape, dtype=bool)
    out = x * alive * scale
    return out, (out, alive, scale)


def dropout_backward(dout, cache):
    out, alive, scale = cache
    return np.asarray(dout) * (out != 0) * scale  #! a zero need not have been dropped

#% id: ex09-rare-05
#% kind: rare
#% why: a new mask is drawn in the backward pass
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), None
    mask = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * mask, (mask, rate, rng)


def dropout_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    if cache is None:
        return dout.copy()
    mask, rate, rng = cache
    mask = (rng.random(dout.shape) >= rate) / (1 - rate)  #! other elements than in the forward pass
    return dout * mask
