#% id: ex09-right-01
#% kind: right
#% why: right; a binomial draw for every element, the scale in the mask (with its matching backward)
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), np.ones(x.shape)
    alive = rng.binomial(1, 1.0 - rate, size=x.shape)
    factor = alive / (1.0 - rate)
    return x * factor, factor


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-one-01
#% kind: one
#% why: rate taken for the share that is kept, the scale is that of the right share
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, np.ones_like(x)
    keep = rng.random(x.shape) < rate  #! >= rate: this keeps the share `rate`
    mask = keep / (1 - rate)
    return x * mask, mask


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-two-01
#% kind: two
#% why: the dropout of the first paper: no scale while training, all units weakened when predicting
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:
        mask = (rng.random(x.shape) >= rate).astype(float)
        return x * mask, mask  #! mask / (1 - rate)
    return x * (1 - rate), np.ones_like(x)  #! x


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-two-02
#% kind: two
#% why: one draw a unit for the whole batch, and scaled by 1 / rate
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), np.ones_like(x)
    units = x.shape[-1]  # 유닛을 끈다
    on = rng.random(units) >= rate  #! size=x.shape: every element has a draw of its own
    scale = 1 / rate if rate > 0 else 1.0  #! 1 / (1 - rate)
    mask = np.ones_like(x) * on * scale
    return x * mask, mask


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-two-03
#% kind: two
#% why: drops when predicting too, and draws from the global generator
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    r = np.random.rand(*x.shape)  #! rng.random(x.shape)
    mask = np.where(r < rate, 0.0, 1 / (1 - rate))
    out = x * mask  #! training=False must give x
    return out, mask


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-three-01
#% kind: three
#% why: training and predicting exchanged, times 1 - rate instead of divided, written into the argument
def dropout(x: ArrayLike, rate: float, rng: np.random.Generator, training: bool = True):
    x = np.asarray(x, dtype=float)
    if training:  #! if not training
        return x, np.ones_like(x)
    mask = (rng.random(x.shape) >= rate) * (1 - rate)  #! / (1 - rate)
    x *= mask  #! x * mask in a new array
    return x, mask


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-three-02
#% kind: three
#% why: normal draws against the rate, the root of the scale, and x times rate when predicting
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x * rate, np.ones_like(x)  #! x
    noise = rng.standard_normal(x.shape)  #! uniform: rng.random
    survives = noise >= rate
    m = survives * np.sqrt(1 / (1 - rate))  #! no root
    return x * m, m


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-rare-01
#% kind: rare
#% why: drops an exact number of elements, so the draws hang together, and a single element never drops
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), np.ones_like(x)
    mask = np.full(x.size, 1 / (1 - rate))
    count = int(rate * x.size)
    mask[rng.choice(x.size, count, replace=False)] = 0.0  #! no independent draw for every element
    mask = mask.reshape(x.shape)
    return x * mask, mask


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache
