#% id: ex09-one-01
#% kind: one
#% why: The survivors are not scaled up.
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, np.ones(x.shape)
    mask = (rng.random(x.shape) >= rate).astype(float)  #! / (1 - rate) is missing
    return x * mask, mask


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-one-02
#% kind: one
#% why: rate is taken for the share that is kept.
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, None
    on = rng.random(x.shape) < rate  #! keeps the share rate instead of dropping it
    mask = on / (1 - rate)
    return x * mask, mask


def dropout_backward(dout, cache):
    if cache is None:
        return np.asarray(dout)
    return cache * np.asarray(dout)


#% id: ex09-one-04
#% kind: one
#% why: One draw is made for each column and used for all rows.
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), np.ones_like(x)
    draws = rng.random(x.shape[1])  #! x.shape is meant, one draw an element
    m = np.where(draws < rate, 0.0, 1.0) / (1.0 - rate)
    m = np.broadcast_to(m, x.shape)
    return x * m, m


def dropout_backward(dout, cache):
    return np.multiply(dout, cache)


#% id: ex09-one-05
#% kind: one
#% why: Without training the output is scaled by 1 - rate, which is for dropout that is not inverted.
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    keep_prob = 1 - rate
    if training:
        mask = (rng.random(x.shape) < keep_prob) / keep_prob
        return x * mask, mask
    return x * keep_prob, 1.0  #! must return x as it is


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-two-01
#% kind: two
#% why: The survivors are divided by rate. The training flag is not looked at.
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    mask = rng.random(x.shape) >= rate  #! drops at prediction time too, training is ignored
    scale = 1.0 / rate if rate > 0 else 1.0  #! 1 / (1 - rate)
    return x * mask * scale, (mask, scale)


def dropout_backward(dout, cache):
    mask, scale = cache
    return np.asarray(dout) * mask * scale


#% id: ex09-three-01
#% kind: three
#% why: The mask is drawn from a generator with a fixed seed. The scaling is squared. The backward pass scales but does not mask.
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, 1.0
    r = np.random.RandomState(0).rand(*x.shape)  #! rng is not used
    up = 1 / (1 - rate) ** 2  #! not squared
    return (r >= rate) * x * up, up


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache  #! dropped elements get a gradient


#% id: ex09-three-02
#% kind: three
#% why: The share is rounded to whole rows, which are dropped completely. The branch of training is the wrong way round. The result is added to x like a residual.
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:  #! 'not training' is meant
        return x, np.ones(x.shape)
    rows = int(round(rate * len(x)))
    off = rng.permutation(len(x))[:rows]
    mask = np.ones(x.shape)
    mask[off] = 0  #! whole rows instead of elements
    mask = mask / (1 - rate)
    return x + x * mask, mask  #! x * mask alone


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-rare-01
#% kind: rare
#% why: Exactly the share rate is dropped by a permutation, so the elements have no independent draws and small arrays drop a fixed number.
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, 1.0
    k = int(rate * x.size)
    m = np.full(x.size, 1 / (1 - rate))
    m[rng.permutation(x.size)[:k]] = 0.0  #! always exactly k zeros
    m = m.reshape(x.shape)
    return m * x, m


def dropout_backward(dout, cache):
    return cache * np.asarray(dout, dtype=float)


#% id: ex09-rare-03
#% kind: rare
#% why: The survivors are scaled by the share that really survived in this draw and not by 1 - rate, NaN where none did.
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, np.ones(x.shape)
    mask = (rng.random(x.shape) >= rate).astype(float)
    mask /= mask.mean()  #! the factor is fixed, 1 / (1 - rate)
    return x * mask, mask


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache


#% id: ex09-right-51
#% kind: right
#% why: Bernoulli draws from rng.binomial, the scale inside the mask, a cache that is a named tuple
from collections import namedtuple

Memory = namedtuple("Memory", "factor")


def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    keep = 1.0 - rate
    if training:
        factor = rng.binomial(1, keep, size=x.shape) / keep
    else:
        factor = np.float64(1.0)
    return x * factor, Memory(factor)


#% id: ex09-rare-51
#% kind: rare
#% why: exactly round(rate * size) elements are dropped through a permutation, so the draws hang together and a single element is never dropped below rate 0.5 (docstring: every element has a draw of its own)
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), np.ones(x.shape)
    mask = np.full(x.size, 1.0 / (1.0 - rate))
    dropped = rng.permutation(x.size)[: int(round(rate * x.size))]
    mask[dropped] = 0.0  #! a fixed number, not a draw for every element
    mask = mask.reshape(x.shape)
    return x * mask, mask


#% id: ex09-rare-52
#% kind: rare
#% why: a rate of 0 counts as not given and becomes 0.5 (docstring: 0 <= rate < 1; contract: rate from 0 up)
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    rate = rate or 0.5  #! 0 is false: half of the units are dropped
    if training:
        mask = (rng.random(x.shape) >= rate) / (1 - rate)
    else:
        mask = np.ones(x.shape)
    return x * mask, mask


