#% id: ex09-dropout-right-01
#% kind: right
#% why: unusual: the mask comes from rng.binomial, the cache is a closure
def dropout(x, rate, rng, training=True):
    arr = np.asarray(x)
    if training:
        keep = rng.binomial(1, 1.0 - rate, size=arr.shape) / (1.0 - rate)
    else:
        keep = np.ones(arr.shape)
    return arr * keep, (lambda grad: np.asarray(grad) * keep)

def dropout_backward(dout, cache):
    return cache(dout)

#% id: ex09-dropout-one-01
#% kind: one
#% why: scaled by 1 / rate
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), np.ones_like(x)
    mask = (rng.random(x.shape) >= rate).astype(float)
    mask = mask / rate if rate > 0 else mask  #! 1 - rate
    return x * mask, mask

def dropout_backward(dout, cache):
    return np.asarray(dout) * cache

#% id: ex09-dropout-two-01
#% kind: two
#% why: one draw a unit for the whole batch, and with training=False the output is scaled by 1 - rate
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    keep = 1 - rate
    if not training:
        return x * keep, np.ones(x.shape)  #! that belongs to the version that is not inverted
    draw = rng.random(x.shape[-1:])  #! every row gets the same units dropped
    m = np.where(draw < keep, 1 / keep, 0.0)
    return x * m, m * np.ones(x.shape)

def dropout_backward(dout, cache):
    return np.asarray(dout) * cache

#% id: ex09-dropout-two-02
#% kind: two
#% why: rate is taken for the share kept, and the cache is the mask without its scale
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    if training is False:
        return x, (np.ones(x.shape), 1.0)
    p_drop = rate
    u = rng.uniform(size=x.shape)
    kept = u < p_drop  #! kept with probability rate: should be u >= rate
    out = np.where(kept, x / (1 - p_drop), 0.0)
    return out, (kept, 1.0)  #! the backward pass needs the 1 / (1 - rate) as well

def dropout_backward(dout, cache):
    kept, factor = cache
    return np.where(kept, dout, 0.0) * factor

#% id: ex09-dropout-three-01
#% kind: three
#% why: normal instead of uniform draws, scale 1 + rate, and train/eval exchanged
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:  #! exchanged: drops at evaluation
        return x.copy(), np.ones(x.shape)
    noise = rng.standard_normal(x.shape)  #! P(normal >= rate) is not 1 - rate
    mask = (noise >= rate) * (1 + rate)  #! / (1 - rate)
    return x * mask, mask

def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache

#% id: ex09-dropout-three-02
#% kind: three
#% why: drops an exact number of elements chosen with replacement, scales everything by the share really kept, and the cache is x dropped instead of the mask
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    mask = np.ones(x.size)
    if training and rate > 0:
        drops = rng.integers(0, x.size, int(rate * x.size))  #! the same element can be drawn twice: too few are dropped, no draw of its own for every element
        mask[drops] = 0.0
        mask = mask / max(mask.mean(), 1e-9)  #! 1 / (1 - rate), not what this batch kept by chance
    mask = mask.reshape(x.shape)
    out = x * mask
    return out, out  #! the cache has to be the mask

def dropout_backward(dout, cache):
    return np.asarray(dout) * cache

#% id: ex09-dropout-rare-01
#% kind: rare
#% why: the mask is found again from out != 0, so elements of x that are 0 themselves (after a ReLU!) count as dropped
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x + 0.0, np.ones(x.shape)
    alive = rng.random(x.shape) >= rate
    out = x * alive / (1 - rate)
    return out, (out != 0) / (1 - rate)  #! an x of exactly 0 that survived gets no gradient

def dropout_backward(dout, cache):
    return np.asarray(dout) * cache
