#% id: ex09-dropout-one-01
#% kind: one
#% why: rate taken for the share that is kept
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training or rate == 0:
        return x.copy(), None
    keep = rng.random(x.shape) < rate  #! rate is the share dropped: >= rate
    return x * keep / (1 - rate), (keep, 1 - rate)


def dropout_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    return dout if cache is None else dout * cache[0] / cache[1]


#% id: ex09-dropout-one-02
#% kind: one
#% why: survivors are not scaled
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:
        mask = rng.binomial(1, 1 - rate, size=x.shape)
        scale = 1.0  #! 1 / (1 - rate)
    else:
        mask, scale = np.ones(x.shape), 1.0
    out = np.multiply(x, mask) * scale
    return out, {"mask": mask, "scale": scale}


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache["mask"] * cache["scale"]


#% id: ex09-dropout-rare-01
#% kind: rare
#% why: one draw for a whole row
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    cache = np.ones_like(x)
    if training:
        u = rng.uniform(size=(x.shape[0], 1))  #! one draw an example, not one an element
        cache[np.broadcast_to(u, x.shape) < rate] = 0
        cache /= 1 - rate
    return x * cache, cache


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-dropout-rare-02
#% kind: rare
#% why: exactly the share is dropped by a choice of places, the draws hang together
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    factors = np.ones(x.size)
    if training:
        lost = rng.choice(x.size, size=int(round(rate * x.size)), replace=False)  #! a fixed number of elements: no independent draws
        factors[lost] = 0.0
        factors = factors / (1.0 - rate)
    factors = factors.reshape(x.shape)
    return x * factors, factors


def dropout_backward(dout, cache):
    return np.multiply(dout, cache)


#% id: ex09-dropout-two-01
#% kind: two
#% why: scaled in evaluation, normal in place of uniform numbers
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    p = 1 - rate
    if not training:
        return x * p, np.full(x.shape, 1.0)  #! inverted dropout leaves x as it is
    noise = rng.standard_normal(x.shape)  #! uniform numbers
    m = np.where(noise < p, 1 / p, 0.0)
    return m * x, m


def dropout_backward(dout, cache):
    return cache * np.asarray(dout)


#% id: ex09-dropout-two-02
#% kind: two
#% why: condition of training the wrong way round, scaled by 1/rate
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    살림 = np.ones(x.shape)
    if training is False:  #! drops while evaluating, and not while training
        살림 = (rng.random(x.shape) >= rate).astype(float)
        살림 /= max(rate, 1e-9)  #! 1 - rate
    return x * 살림, 살림


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache


#% id: ex09-dropout-three-01
#% kind: three
#% why: global rng, multiplied by keep, the argument changed
def dropout(x, rate, rng, training=True):
    keep = 1 - rate
    a = np.asarray(x, dtype=float)  #! no copy: the argument loses its elements
    if not training:
        return a, np.ones(a.shape)
    dead = np.random.rand(*a.shape) < rate  #! every draw comes from rng
    a[dead] = 0
    return a * keep, ~dead / keep  #! divided by keep


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-dropout-right-01
#% kind: right
#% why: shift and floor as in old TensorFlow
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    keep_prob = 1.0 - rate if training else 1.0
    gate = np.floor(keep_prob + rng.random(x.shape)) if training and rate > 0 else np.ones(x.shape)
    return np.divide(x, keep_prob) * gate, (gate, keep_prob)


def dropout_backward(dout, cache):
    gate, keep_prob = cache
    return np.divide(dout, keep_prob) * gate
