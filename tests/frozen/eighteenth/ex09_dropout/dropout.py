#% id: ex09-dropout-right-01
#% kind: right
#% why: a small class is cache and layer in one, binomial draws
class _Gate:
    def __init__(self, factor):
        self.factor = factor

    def __call__(self, signal):
        return np.asarray(signal) * self.factor


def dropout(x, rate, rng, training=True):
    gate = _Gate(rng.binomial(1, 1 - rate, np.shape(x)) / (1 - rate) if training else 1.0)
    return gate(x), gate


def dropout_backward(dout, cache):
    return cache(dout)


#% id: ex09-dropout-right-02
#% kind: right
#% why: element by element over a Python list, one draw each
def dropout(x, rate, rng, training=True):
    values = np.array(x, dtype=float)
    original_shape = values.shape
    list_of_values = values.flatten().tolist()
    list_of_factors = []
    for value in list_of_values:
        if training == False:
            list_of_factors.append(1.0)
        else:
            lottery_ticket = rng.uniform(0.0, 1.0)
            if lottery_ticket < rate:
                list_of_factors.append(0.0)
            else:
                list_of_factors.append(1.0 / (1.0 - rate))
    result = []
    for i in range(len(list_of_values)):
        result.append(list_of_values[i] * list_of_factors[i])
    factors = np.array(list_of_factors, dtype=float).reshape(original_shape)
    return np.array(result, dtype=float).reshape(original_shape), factors


def dropout_backward(dout, cache):
    return np.array(dout, dtype=float) * cache


#% id: ex09-dropout-right-03
#% kind: right
#% why: positions of the survivors instead of a mask
def dropout(x, rate, rng, training=True):
    rate *= training
    x = np.asarray(x, dtype=float)
    alive = np.flatnonzero(rng.random(x.size) >= rate)
    return _pass(x, alive, 1 - rate), (alive, 1 - rate)


def _pass(a, alive, keep):
    out = np.zeros(a.shape)
    out.flat[alive] = a.flat[alive] / keep
    return out


def dropout_backward(dout, cache):
    return _pass(np.asarray(dout, dtype=float), *cache)


#% id: ex09-dropout-one-01
#% kind: one
#% why: keeps the share that should go
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), np.ones(x.shape)
    mask = rng.random(x.shape) < rate  #! True for the share rate, so these are the elements to drop
    mask = mask / (1 - rate)
    return x * mask, mask


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache


#% id: ex09-dropout-one-02
#% kind: one
#% why: scaled by 1 / rate
def dropout(x, rate, rng, training=True):
    if training:
        survivors = np.where(rng.uniform(size=np.shape(x)) >= rate, 1.0, 0.0)
        scale = 1 / rate if rate > 0 else 1.0  #! the survivors are scaled by 1 / (1 - rate)
    else:
        survivors, scale = np.ones(np.shape(x)), 1.0
    out = scale * survivors * np.array(x)
    return out, {"survivors": survivors, "scale": scale}


def dropout_backward(dout, cache):
    return np.array(dout) * cache["survivors"] * cache["scale"]


#% id: ex09-dropout-one-03
#% kind: one
#% why: one draw a unit, shared by all rows
def dropout(x, rate, rng, training=True):
    x = np.asarray(x) * 1.0
    p = 1 - rate
    units = x.shape[-1:]  #! one draw a column, all examples share it
    d = (rng.random(units) < p) / p if training else np.ones(units)
    return x * d, d


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache


#% id: ex09-dropout-one-04
#% kind: one
#% why: drops at prediction time too
def make_mask(shape, rate, rng):
    number = int(np.prod(shape))
    keep = [float(rng.random() >= rate) for _ in range(number)]
    return np.reshape(keep, shape)


def dropout(x, rate, rng, training=True):
    data = np.asarray(x, dtype=float)
    mask = make_mask(data.shape, rate, rng) / (1.0 - rate)
    y = np.multiply(data, mask)  #! training is never looked at
    return y, mask


def dropout_backward(dout, cache):
    return np.multiply(np.asarray(dout, dtype=float), cache)


#% id: ex09-dropout-one-05
#% kind: one
#% why: brackets missing in the denominator
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:
        m = (rng.random(x.shape) > rate) | (rate == 0)
        m = m * 1 / 1 - rate  #! means m - rate, brackets round 1 - rate are missing
    else:
        m = np.ones_like(x)
    out = x * m
    return out, m


def dropout_backward(dout, cache):
    dx = np.asarray(dout, dtype=float) * cache
    return dx


#% id: ex09-dropout-one-06
#% kind: one
#% why: times the keep share instead of divided by it
def dropout(x, rate, rng, training=True):
    out = np.array(x, dtype=float)
    factor = np.ones(out.shape)
    if training:
        keep_prob = 1 - rate
        dead = rng.choice([True, False], size=out.shape, p=[rate, keep_prob])
        factor[dead] = 0
        factor *= keep_prob  #! inverted dropout divides by the keep share
        out *= factor
    return out, factor


def dropout_backward(dout, cache):
    return cache * np.array(dout, dtype=float)


#% id: ex09-dropout-two-01
#% kind: two
#% why: no scaling, one draw a row
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x + 0, 1.0
    draws = rng.random((x.shape[0],) + (1,) * (x.ndim - 1))  #! one draw for a whole row
    kept = np.where(draws < rate, 0.0, 1.0)
    return kept * x, kept  #! the survivors are not scaled up


def dropout_backward(dout, cache):
    return cache * np.asarray(dout, dtype=float)


#% id: ex09-dropout-two-02
#% kind: two
#% why: global generator, and the flag turned round
def dropout(x, rate, rng, training=True):
    arr = np.asarray(x, dtype=np.float64)
    if training:  #! the two branches are the wrong way round
        return arr.copy(), None
    randoms = np.random.rand(*arr.shape)  #! draws from the global generator, not from rng
    mask = (randoms >= rate).astype(np.float64) / (1.0 - rate)
    return arr * mask, mask


def dropout_backward(dout, cache):
    if cache is None:
        return np.array(dout, dtype=np.float64)
    return np.asarray(dout) * cache


#% id: ex09-dropout-two-03
#% kind: two
#% why: works in the caller's array, keeps the share to drop
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)  #! no copy, the caller's float array is multiplied in place below
    mask = np.ones(x.shape)
    if training:
        number_to_compare = rng.random(x.shape)
        mask = np.less(number_to_compare, rate).astype(float)  #! keeps where the draw is below rate
        mask /= 1 - rate
    x *= mask
    return x, mask


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache


#% id: ex09-dropout-two-04
#% kind: two
#% why: scaled twice, and scaled down at prediction
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    keep = 1 - rate
    if training:
        mask = (rng.random(x.shape) < keep) / keep
        out = x * mask / keep  #! the mask holds 1 / keep already
    else:
        mask = np.ones_like(x)
        out = x * keep  #! that belongs to plain dropout, inverted dropout leaves x alone here
    return out, mask


def dropout_backward(dout, cache):
    return np.array(dout, dtype=float) * cache


#% id: ex09-dropout-three-01
#% kind: three
#% why: keep and rate mixed up throughout, and scaled at prediction
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    p = rate
    if not training:
        m = np.full(x.shape, 1 - p)  #! at prediction nothing is scaled
    else:
        m = 1.0 * (rng.random(x.shape) < p)  #! survivors with probability rate
        m = m / max(p, 1e-12)  #! divided by rate, not by 1 - rate
    return m * x, m


def dropout_backward(dout, cache):
    return cache * np.asarray(dout, dtype=float)


#% id: ex09-dropout-three-02
#% kind: three
#% why: normal draws, no scaling, the output as cache
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    switch = np.ones(x.shape)
    if training:
        noise = rng.standard_normal(x.shape)  #! normal draws lie below rate with another probability
        switch = np.array([[float(v >= rate) for v in row] for row in noise.reshape(len(x), -1)]).reshape(x.shape)
    y = x * switch  #! no 1 / (1 - rate)
    memory = (x.shape, y)  #! the backward pass needs the factors, not the output
    return y, memory


def dropout_backward(dout, cache):
    shape, switch = cache
    return np.reshape(np.asarray(dout, dtype=float), shape) * switch


#% id: ex09-dropout-three-03
#% kind: three
#% why: own generator with a fixed seed, first row's mask for all, division at prediction
def dropout(x, rate, rng, training=True):
    a = np.asarray(x, dtype=float)
    q = 1.0 - rate
    factors = np.empty(a.shape)
    generator = np.random.default_rng(42)  #! the generator that was handed in is ignored
    if training:
        factors[:] = generator.random(a.shape[1:]) >= rate  #! drawn for one row and broadcast over the rest
    else:
        factors[:] = 1
    factors /= q  #! also done when training is False
    return factors * a, factors


def dropout_backward(dout, cache):
    return cache * np.asarray(dout, dtype=float)


#% id: ex09-dropout-rare-01
#% kind: rare
#% why: exactly rate * size elements go, so the draws depend on each other
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    factor = np.ones(x.size)
    if training:
        how_many = int(round(rate * x.size))
        positions = rng.permutation(x.size)[:how_many]  #! a fixed number is dropped, no independent draws
        factor[positions] = 0.0
        factor /= 1 - rate
    factor = factor.reshape(x.shape)
    return x * factor, factor


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache


#% id: ex09-dropout-rare-02
#% kind: rare
#% why: draws rounded to one decimal before the comparison
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training is True or training:
        dice = np.round(rng.random(size=x.shape), 1)  #! rounded to tenths, below 0.3 there is only a quarter of the draws
        keep = dice >= rate
        w = keep.astype(float) / (1 - rate)
    else:
        w = np.ones(x.shape)
    return x * w, w


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache


#% id: ex09-dropout-rare-03
#% kind: rare
#% why: scaled by the share that really survived
def dropout(x, rate, rng, training=True):
    arr = np.asarray(x, dtype=float)
    mask = rng.random(arr.shape) >= rate if training else np.full(arr.shape, True)
    kept_share = max(mask.mean(), 1 / arr.size)  #! the factor is 1 / (1 - rate), whatever the draws were
    weights = mask / kept_share
    return np.einsum("...,...->...", arr, weights), weights


def dropout_backward(dout, cache):
    return np.einsum("...,...->...", np.asarray(dout, dtype=float), cache)


#% id: ex09-dropout-rare-04
#% kind: rare
#% why: floor division in the factor
def dropout(x, rate, rng, training=True):
    out = np.array(x, dtype=float)
    if not training:
        return out, np.ones_like(out)
    boost = 1 // (1 - rate)  #! floor division, 1.43 becomes 1
    factors = np.array([0.0, boost])[(rng.random(out.shape) >= rate).astype(int)]
    return out * factors, factors


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache


#% id: ex09-dropout-rare-05
#% kind: rare
#% why: only positive activations can be dropped
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:
        active = x > 0  #! units at or below 0 can then never be dropped
        unlucky = rng.random(x.shape) < rate
        scale = np.where(active & unlucky, 0.0, 1 / (1 - rate))
    else:
        scale = np.ones(x.shape)
    return x * scale, scale


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache


#% id: ex09-dropout-rare-06
#% kind: rare
#% why: the result array takes over the type of x, whole numbers are cut off
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x.astype(float), (np.ones(x.shape, dtype=bool), 1.0)
    chosen = rng.random(x.shape) >= rate
    result = np.zeros_like(x)  #! an array of whole numbers where x has whole numbers
    result[chosen] = x[chosen] / (1 - rate)
    return result * 1.0, (chosen, 1 - rate)


def dropout_backward(dout, cache):
    chosen, keep = cache
    return np.where(chosen, np.asarray(dout, dtype=float) / keep, 0.0)
