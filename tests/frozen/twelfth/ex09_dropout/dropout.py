#% id: ex09-dropout-one-01
#% kind: one
#% why: rate taken for the share that is kept
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, None
    mask = rng.random(x.shape) < rate  #! >= rate
    mask = mask / (1 - rate)
    return x * mask, mask


def dropout_backward(dout, cache):
    return np.asarray(dout) * (1.0 if cache is None else cache)


#% id: ex09-dropout-two-01
#% kind: two
#% why: the original, not the inverted dropout: nothing scaled while training, 1 - rate when evaluating
def dropout(
    x: ArrayLike, rate: float, rng: np.random.Generator, training: bool = True
) -> tuple[NDArray, Any]:
    x = np.asarray(x, dtype=float)
    keep_prob = 1 - rate
    if training:
        mask = (rng.uniform(size=x.shape) < keep_prob).astype(float)  #! / keep_prob
        return x * mask, mask
    return x * keep_prob, np.full(x.shape, keep_prob)  #! out equals x


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    return np.asarray(dout) * cache


#% id: ex09-dropout-two-02
#% kind: two
#% why: one draw a column for all examples, and survivors scaled by 1 / rate
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    if training == False:
        return x, np.ones(x.shape)
    units = x.shape[-1]
    alive = rng.random(units) >= rate  #! x.shape: every element has its own draw
    factor = np.where(alive, 1 / max(rate, 1e-12), 0)  #! 1 / (1 - rate)
    factor = factor * np.ones(x.shape)
    return x * factor, factor


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-dropout-three-01
#% kind: three
#% why: training flag the wrong way round, NumPy's global random numbers, x itself zeroed
def dropout(x, rate, rng, training=True):
    a = np.asarray(x, dtype=float)
    if training:  #! not training
        return a, None
    drop = np.random.rand(*a.shape) < rate  #! from rng
    a[drop] = 0  #! in place, the caller's x loses its values
    return a / (1 - rate), ~drop / (1 - rate)


def dropout_backward(dout, cache):
    if cache is None:
        return np.asarray(dout, dtype=float)
    return np.asarray(dout) * cache


#% id: ex09-dropout-rare-01
#% kind: rare
#% why: drops exactly rate * size elements by a permutation; the draws are not independent (one element of one never falls)
def dropout(x: ArrayLike, rate: float, rng: np.random.Generator, training: bool = True) -> tuple[NDArray, Any]:
    x = np.asarray(x, dtype=float)
    scale = np.ones(x.size)
    if training:
        k = int(rate * x.size)
        scale[:] = 1.0 / (1.0 - rate)
        scale[rng.permutation(x.size)[:k]] = 0.0  #! a fixed number falls; each element needs a draw of its own
    scale = scale.reshape(x.shape)
    return x * scale, scale


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    return cache * np.asarray(dout)


#% id: ex09-dropout-rare-02
#% kind: rare
#% why: output allocated like x: for whole numbers the scaled survivors lose their decimals
def dropout(x: ArrayLike, rate: float, rng: np.random.Generator, training: bool = True) -> tuple[NDArray, Any]:
    x = np.asarray(x)
    if not training:
        return x.copy(), np.ones(x.shape)
    keep = rng.random(x.shape) >= rate
    out = np.zeros_like(x)  #! dtype=float: 3 / 0.7 is stored as 4
    out[keep] = x[keep] / (1 - rate)
    return out, keep / (1 - rate)


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    return np.asarray(dout, dtype=float) * cache


#% id: ex09-dropout-right-01
#% kind: right
#% why: binomial draws; cache is the factor itself
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    p = 1.0 - rate
    factor = rng.binomial(1, p, size=x.shape) / p if training else np.ones_like(x)
    return x * factor, factor


def dropout_backward(dout, cache):
    return np.multiply(dout, cache)
