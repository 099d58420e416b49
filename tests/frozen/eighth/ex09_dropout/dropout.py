#% id: ex09-dropout-one-01
#% kind: one
#% why: rate is taken for the share that is kept
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), np.ones_like(x)
    keep = rng.random(x.shape) < rate  #! rate is the share that is dropped: >=
    mask = keep / (1 - rate)
    return x * mask, mask


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-dropout-one-02
#% kind: one
#% why: the survivors are not scaled
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    mask = np.ones(x.shape)
    if training:
        mask[rng.uniform(size=x.shape) < rate] = 0.0
    out = x * mask  #! / (1 - rate) while training
    return out, mask


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache


#% id: ex09-dropout-two-01
#% kind: two
#% why: scaled by 1 / rate, and the test pass is scaled by 1 - rate as in the old dropout
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    p_keep = 1.0 - rate
    if not training:
        return x * p_keep, None  #! inverted dropout leaves x as it is
    alive = rng.random(x.shape) < p_keep
    scale = 1.0 / max(rate, 1e-12)  #! 1 / (1 - rate)
    m = alive * scale
    return m * x, m


def dropout_backward(dout, cache):
    d = np.array(dout, dtype=float)
    return d if cache is None else d * cache


#% id: ex09-dropout-two-02
#% kind: two
#% why: a whole row falls at once, and the mask is cached before it is scaled
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    if training is False:
        return x, np.ones_like(x)
    draw_shape = x.shape[:1] + (1,) * (x.ndim - 1)  #! a draw for every element
    keep = (rng.random(draw_shape) >= rate).astype(float)
    out = x * keep / (1 - rate)
    return out, keep  #! the backward pass needs the scale as well


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-dropout-three-01
#% kind: three
#% why: one mask for all rows, 1 + rate for 1 - rate, and it drops at test time
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training and rate == 0:  #! if not training
        return x.copy(), np.ones(x.shape)
    mask = rng.random(x.shape[-1]) >= rate  #! x.shape
    factor = np.broadcast_to(mask, x.shape) / (1 + rate)  #! 1 - rate
    return x * factor, factor


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache


#% id: ex09-dropout-rare-01
#% kind: rare
#% why: exactly the share of the elements is dropped, so the draws are not independent
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    mask = np.ones(x.size)
    if training:
        gone = rng.permutation(x.size)[: int(round(rate * x.size))]  #! each element needs a draw of its own
        mask[gone] = 0
        mask /= 1 - rate
    mask = mask.reshape(x.shape)
    return x * mask, mask


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-dropout-rare-02
#% kind: rare
#% why: the mask is written over the array that came in
def dropout(x, rate, rng, training=True):
    out = np.asarray(x, dtype=float)  #! a float array is the caller's own
    if not training:
        return out, (None, 1.0)
    dropped = rng.random(out.shape) < rate
    out[dropped] = 0.0
    out /= 1.0 - rate
    return out, (dropped, 1.0 - rate)


def dropout_backward(dout, cache):
    dropped, keep_prob = cache
    dx = np.array(dout, dtype=float)
    if dropped is not None:
        dx[dropped] = 0.0
    return dx / keep_prob


#% id: ex09-dropout-right-01
#% kind: right
#% why: a binomial draw, the cache a function
def dropout(x, rate, rng, training=True):
    arr = np.asarray(x, dtype=float)
    if training:
        factor = rng.binomial(1, 1 - rate, size=arr.shape) / (1 - rate)
    else:
        factor = np.ones(arr.shape)

    def apply(a):
        return np.asarray(a, dtype=float) * factor

    return apply(arr), apply


def dropout_backward(dout, cache):
    return cache(dout)
