#% id: ex09-one-03
#% kind: one
#% why: the cache holds the 0/1 mask alone, so the gradient lacks the factor 1 / (1 - rate)
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x + 0.0, np.ones(x.shape, dtype=bool)
    mask = rng.random(x.shape) >= rate
    return np.where(mask, x, 0) / (1 - rate), mask

def dropout_backward(dout, cache):
    dx = np.array(dout, dtype=float)
    dx[~cache] = 0
    return dx  #! / (1 - rate)

#% id: ex09-two-02
#% kind: two
#% why: takes out != 0 for the mask, so surviving elements that were 0 lose their gradient
#% why: multiplies by 1 - rate where the forward pass divides
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), (np.ones_like(x), 0.0)
    out = x * (rng.random(x.shape) >= rate) / (1 - rate)
    return out, (out, rate)

def dropout_backward(dout, cache):
    out, rate = cache
    alive = out != 0  #! an input of 0 can survive as well
    return np.asarray(dout, dtype=float) * alive * (1 - rate)  #! divide
