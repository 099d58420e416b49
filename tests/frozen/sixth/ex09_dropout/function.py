#% id: ex09-right-01
#% kind: right
#% why: right
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    if not training:
        return x, 1.0
    # 살아남는 원소: 베르누이(1 - rate)
    keep = 1.0 - rate
    factor = rng.binomial(1, keep, size=x.shape) / keep
    return x * factor, factor


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache
#% id: ex09-right-02
#% kind: right
#% why: right
def dropout(x, rate, rng, training=True):
    arr = np.asarray(x, dtype=float)
    dead = set()
    flat = arr.ravel().tolist()
    if training:
        for pos in range(len(flat)):
            if rng.uniform() < rate:
                dead.add(pos)
                flat[pos] = 0.0
            else:
                flat[pos] = flat[pos] / (1 - rate)

    # the cache is a function that knows how to go back
    def back(grad):
        g = np.array(grad, dtype=float).ravel()
        if training:
            for pos in range(g.size):
                g[pos] = 0.0 if pos in dead else g[pos] / (1 - rate)
        return g.reshape(arr.shape)

    return np.array(flat).reshape(arr.shape), back


def dropout_backward(dout, cache):
    return cache(dout)
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
#% id: ex09-one-03
#% kind: one
#% why: The gradient passes the survivors without their factor 1 / (1 - rate).
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:
        alive = rng.random(x.shape) > rate
    else:
        alive = np.full(x.shape, True)
        rate = 0.0
    return np.where(alive, x / (1 - rate), 0.0), alive


def dropout_backward(dout, cache):
    alive = cache
    return np.where(alive, np.asarray(dout), 0.0)  #! / (1 - rate) is missing
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
#% id: ex09-two-02
#% kind: two
#% why: The backward pass draws a new mask. The share kept has the factor 1 + rate.
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, None
    mask = rng.random(x.shape) >= rate
    return x * mask * (1 + rate), (rate, rng)  #! 1 / (1 - rate) is not 1 + rate


def dropout_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    if cache is None:
        return dout
    rate, rng = cache
    mask = rng.random(dout.shape) >= rate  #! must be the mask of the forward pass
    return dout * mask / (1 - rate)
#% id: ex09-two-03
#% kind: two
#% why: A normal draw is compared with rate, so the share dropped is wrong. The whole gradient goes back, dropped elements too.
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, 1.0
    noise = rng.standard_normal(x.shape)  #! a uniform number from 0 to 1 is needed
    q = 1 / (1 - rate)
    return np.where(noise < rate, 0, q * x), q


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache  #! the mask is not in the cache
#% id: ex09-two-04
#% kind: two
#% why: The dropped elements are filled with the mean of x instead of 0. The gradient is divided by the factor instead of multiplied.
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training or rate == 0:
        return x, (np.ones(x.shape), 1.0)
    factor = 1 / (1 - rate)
    stay = rng.random(x.shape) >= rate
    out = np.where(stay, x * factor, x.mean())  #! dropped means 0
    return out, (stay, factor)


def dropout_backward(dout, cache):
    stay, factor = cache
    return stay * np.asarray(dout) / factor  #! times factor
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
#% id: ex09-rare-02
#% kind: rare
#% why: The backward pass finds the survivors where the output is not 0, so a kept element whose value was 0 loses its gradient.
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, (np.ones(x.shape), 0.0)
    out = np.where(rng.random(x.shape) < rate, 0.0, x / (1 - rate))
    return out, (out, rate)


def dropout_backward(dout, cache):
    out, rate = cache
    return np.asarray(dout) * (out != 0) / (1 - rate)  #! an output of 0 need not be dropped
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
