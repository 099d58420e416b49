#% id: ex09-right-02
#% kind: right
#% why: right; the cache is None where nothing was dropped, else the pair of boolean mask and rate (with its matching dropout)
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), None
    keep = rng.random(x.shape) >= rate
    return np.where(keep, x / (1 - rate), 0.0), (keep, rate)


def dropout_backward(dout, cache):
    dx = np.array(dout, dtype=float)
    if cache is not None:
        keep, rate = cache
        dx[~keep] = 0.0
        dx /= 1 - rate
    return dx


#% id: ex09-one-02
#% kind: one
#% why: the survivors are not scaled on the way back
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), (np.ones(x.shape, dtype=bool), 0.0)
    keep = rng.random(x.shape) >= rate
    return x * keep / (1 - rate), (keep, rate)


def dropout_backward(dout, cache):
    keep, rate = cache
    return np.asarray(dout) * keep  #! / (1 - rate)


#% id: ex09-two-04
#% kind: two
#% why: the gradient goes through the dropped elements, and is scaled by 1 - rate instead of divided by it
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), (np.zeros(x.shape, dtype=bool), 0.0)
    dropped = rng.random(x.shape) < rate
    return np.where(dropped, 0.0, x) / (1 - rate), (dropped, rate)


def dropout_backward(dout, cache):
    dropped, rate = cache
    dx = np.asarray(dout) * dropped  #! ~dropped
    return dx * (1 - rate)  #! / (1 - rate)


#% id: ex09-two-05
#% kind: two
#% why: the mask with the scale is applied twice, and indexing with it makes the result flat
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:
        scale = (rng.random(x.shape) >= rate) / (1 - rate)
    else:
        scale = np.ones(x.shape)
    return x * scale, scale


def dropout_backward(dout, cache):
    d = np.asarray(dout) * cache * cache  #! cache once: 1/(1 - rate), not its square
    return d[cache > 0]  #! d: the dropped elements keep their place with a 0


#% id: ex09-rare-02
#% kind: rare
#% why: takes the zeros of the output for the dropped elements: a survivor that was 0 (ReLU!) loses its gradient
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), (x.copy(), 0.0)
    out = x * (rng.random(x.shape) >= rate) / (1 - rate)
    return out, (out.copy(), rate)


def dropout_backward(dout, cache):
    out, rate = cache
    survived = out != 0  #! an input of 0 that survived is not seen
    return np.asarray(dout) * survived / (1 - rate)
