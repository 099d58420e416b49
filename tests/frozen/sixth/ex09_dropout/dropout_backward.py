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


#% id: ex09-right-52
#% kind: right
#% why: the cache is the backward function itself, a closure over the dropped places
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    if not training or rate == 0:
        return x, lambda d: np.array(d, dtype=float)
    gone = rng.uniform(size=x.shape) < rate

    def through(d):
        return np.where(gone, 0.0, np.asarray(d) / (1.0 - rate))

    return through(x), through


def dropout_backward(dout, cache):
    return cache(dout)


#% id: ex09-rare-53
#% kind: rare
#% why: what is 0 in the output counts as dropped, but behind a ReLU an x of 0 can survive, and its gradient is then lost (docstring: the gradient through the elements that survived)
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), (np.ones(x.shape, dtype=bool), 1.0)
    scale = 1.0 / (1.0 - rate)
    out = np.where(rng.random(x.shape) < rate, 0.0, x * scale)
    return out, (out != 0, scale)  #! a surviving 0 counts as dropped


def dropout_backward(dout, cache):
    alive, scale = cache
    return np.asarray(dout) * alive * scale


