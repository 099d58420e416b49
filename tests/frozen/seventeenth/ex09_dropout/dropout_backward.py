#% id: ex09-dropout_backward-right-01
#% kind: right
#% why: einsum of gradient and cache
# The cache is of my own making, so the matching function stands here too.
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    factor = (rng.random(x.shape) >= rate) / (1 - rate) if training else np.ones(x.shape)
    return x * factor, factor


def dropout_backward(dout, cache):
    g = np.ravel(dout) * np.ravel(cache)
    return g.reshape(np.shape(dout))


#% id: ex09-dropout_backward-one-01
#% kind: one
#% why: the gradient passes everywhere
# The cache is of my own making, so the matching function stands here too.
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    mask = np.ones_like(x)
    if training:
        mask[rng.random(x.shape) < rate] = 0
        mask /= 1 - rate
    return x * mask, mask


def dropout_backward(dout, cache):
    return np.array(dout, dtype=float)  #! dropped elements hand back no gradient, survivors a scaled one


#% id: ex09-dropout_backward-one-02
#% kind: one
#% why: the scale is lost
# The cache is of my own making, so the matching function stands here too.
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    factor = (rng.random(x.shape) >= rate) / (1 - rate) if training else np.ones(x.shape)
    return x * factor, factor


def dropout_backward(dout, cache):
    alive = np.asarray(cache) != 0
    return np.where(alive, dout, 0.0)  #! survivors carry the factor 1 / (1 - rate) here too


#% id: ex09-dropout_backward-two-01
#% kind: two
#% why: complement of the mask, divided
# The cache is of my own making, so the matching function stands here too.
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    mask = np.ones_like(x)
    if training:
        mask[rng.random(x.shape) < rate] = 0
        mask /= 1 - rate
    return x * mask, mask


def dropout_backward(dout, cache):
    d = np.asarray(dout, dtype=float)
    mask = np.asarray(cache)
    out = np.zeros(d.shape)
    chosen = mask == 0  #! the dropped ones are chosen in place of the survivors
    out[chosen] = d[chosen] / np.where(mask == 0, 1, mask)[chosen]  #! multiply, the factor is not undone
    return out


#% id: ex09-dropout_backward-rare-01
#% kind: rare
#% why: writes into dout
# The cache is of my own making, so the matching function stands here too.
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    factor = (rng.random(x.shape) >= rate) / (1 - rate) if training else np.ones(x.shape)
    return x * factor, factor


def dropout_backward(dout, cache):
    grad = np.asarray(dout, dtype=float)  #! for a float array this is dout itself
    grad *= cache
    return grad
