#% id: ex09-back-one-01
#% kind: one
#% why: the gradient passes the survivors without their scale
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    keep = rng.random(x.shape) >= rate if training else np.ones(x.shape, dtype=bool)
    scale = 1 / (1 - rate) if training else 1.0
    return x * keep * scale, (keep, scale)


def dropout_backward(dout, cache):
    keep, scale = cache
    return np.asarray(dout, dtype=float) * keep  #! * scale
#% id: ex09-back-two-01
#% kind: two
#% why: the complement of the mask lets the gradient through, and it is multiplied by 1 - rate
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    if not training:
        return x, (None, 0.0)
    gone = rng.random(x.shape) < rate
    out = x / (1 - rate)
    out[gone] = 0
    return out, (gone, rate)


def dropout_backward(dout, cache):
    gone, rate = cache
    dout = np.asarray(dout, dtype=float)
    if gone is None:
        return dout
    dx = np.zeros(dout.shape)
    dx[gone] = dout[gone]  #! ~gone
    return dx * (1 - rate)  #! divided
#% id: ex09-back-two-02
#% kind: two
#% why: after a test call no gradient comes through, and while training the scale is applied twice
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training is False:
        return x.copy(), {"training": False}
    p = 1 - rate
    mask = (rng.random(x.shape) < p) / p
    return x * mask, {"training": True, "mask": mask, "p": p}


def dropout_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    if not cache["training"]:
        return np.zeros_like(dout)  #! dout
    return dout * cache["mask"] / cache["p"]  #! the mask holds 1 / p already
#% id: ex09-back-rare-01
#% kind: rare
#% why: reads the survivors off the output: an x that was 0 itself passes for dropped
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), (x.copy(), 1.0, False)
    q = 1.0 - rate
    out = np.where(rng.random(x.shape) < q, x / q, 0.0)
    return out, (out.copy(), q, True)


def dropout_backward(dout, cache):
    out, q, training = cache
    dout = np.array(dout, dtype=float)
    if not training:
        return dout
    return dout * (out != 0) / q  #! a zero of ReLU looks the same
