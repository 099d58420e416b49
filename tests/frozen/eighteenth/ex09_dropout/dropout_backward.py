#% id: ex09-dropout_backward-right-01
#% kind: right
#% why: the cache is a function
def dropout(x, rate, rng, training=True):
    keep = 1 - rate if training else 1
    factor = (rng.random(np.shape(x)) < keep) / keep

    def gate(signal):
        return np.multiply(signal, factor)

    return gate(x), gate


def dropout_backward(dout, cache):
    return cache(dout)


#% id: ex09-dropout_backward-right-02
#% kind: right
#% why: loops over flat lists, cache is a list of booleans and a number
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    if not training:
        return x, None
    survived = []
    for k in range(x.size):
        survived.append(rng.random() >= rate)
    mask = np.array(survived, dtype=bool).reshape(x.shape)
    return np.where(mask, x / (1 - rate), 0.0), [survived, rate]


def dropout_backward(dout, cache):
    gradient_from_above = np.array(dout, dtype=float)
    if cache is None:
        return gradient_from_above
    survived = cache[0]
    rate = cache[1]
    flat_gradient = list(gradient_from_above.flatten())
    answer = []
    for gradient_value, is_alive in zip(flat_gradient, survived):
        if is_alive:
            new_value = float(gradient_value) / (1.0 - float(rate))
        else:
            new_value = 0.0
        answer.append(new_value)
    answer = np.array(answer, dtype=float)
    answer = np.reshape(answer, gradient_from_above.shape)
    return answer


#% id: ex09-dropout_backward-right-03
#% kind: right
#% why: keeps a copy of the generator and draws the same mask again
import copy


def _factors(shape, rate, rng):
    return np.where(rng.random(shape) < rate, 0, 1 / (1 - rate))


def dropout(x, rate, rng, training=True):
    rate = rate if training else 0.0
    replay = copy.deepcopy(rng)
    return np.asarray(x) * _factors(np.shape(x), rate, rng), (replay, rate)


def dropout_backward(dout, cache):
    replay, rate = cache
    return np.asarray(dout) * _factors(np.shape(dout), rate, copy.deepcopy(replay))


#% id: ex09-dropout_backward-one-01
#% kind: one
#% why: scale forgotten on the way back
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    keep = 1 - rate * bool(training)
    mask = rng.random(x.shape) < keep
    return x * mask / keep, (mask, keep)


def dropout_backward(dout, cache):
    mask, keep = cache
    return np.asarray(dout, dtype=float) * mask  #! the factor 1 / keep is missing


#% id: ex09-dropout_backward-one-02
#% kind: one
#% why: the gradient goes through the dropped elements
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    dropped = rng.random(x.shape) < (rate if training else 0)
    scale = 1 / (1 - rate) if training else 1.0
    x[dropped] = 0
    return x * scale, {"dropped": dropped, "scale": scale}


def dropout_backward(dout, cache):
    dx = np.array(dout, dtype=float)
    dx[~cache["dropped"]] = 0  #! clears the survivors, not the dropped
    return dx * cache["scale"]


#% id: ex09-dropout_backward-one-03
#% kind: one
#% why: divides a mask by keep that holds the factor already
def dropout(x, rate, rng, training=True):
    a = np.asarray(x, dtype=float)
    if training:
        weights = rng.binomial(1, 1 - rate, size=a.shape) / (1 - rate)
    else:
        weights, rate = np.ones(a.shape), 0.0
    return a * weights, (weights, rate)


def dropout_backward(dout, cache):
    weights, rate = cache
    upstream = np.asarray(dout, dtype=float)
    dx = weights * upstream
    dx = dx / (1 - rate)  #! weights are 1 / (1 - rate) already
    return dx


#% id: ex09-dropout_backward-one-04
#% kind: one
#% why: no gradient when nothing was dropped at prediction
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:
        m = (rng.uniform(size=x.shape) >= rate) / (1.0 - rate)
        return x * m, m
    return x.copy(), None


def dropout_backward(dout, cache):
    if cache is None:
        return np.zeros(np.shape(dout))  #! without dropout the gradient passes unchanged
    return np.asarray(dout) * cache


#% id: ex09-dropout_backward-one-05
#% kind: one
#% why: survivors recognised by a positive output, as with ReLU
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    p = rate if training else 0.0
    mask = rng.random(x.shape) >= p
    out = np.where(mask, x, 0) / (1 - p)
    return out, (out, mask, 1 - p)


def dropout_backward(dout, cache):
    out, mask, keep = cache
    open_gate = out > 0  #! a survivor may be negative
    return np.where(open_gate, np.asarray(dout, dtype=float) / keep, 0.0)


#% id: ex09-dropout_backward-one-06
#% kind: one
#% why: multiplies by the output instead of the factors
def dropout(x, rate, rng, training=True):
    inputs = np.asarray(x, dtype=float)
    factors = np.ones(inputs.shape)
    if training:
        factors[rng.random(inputs.shape) < rate] = 0.0
        factors = factors / (1.0 - rate)
    result = inputs * factors
    return result, [inputs, factors, result]


def dropout_backward(dout, cache):
    inputs, factors, result = cache
    gradient = np.asarray(dout, dtype=float)
    return np.einsum("...,...->...", gradient, result)  #! the slope is the factor, not the output


#% id: ex09-dropout_backward-two-01
#% kind: two
#% why: no scale in training, scale at prediction
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    mask = (rng.random(x.shape) >= rate) if training else np.ones(x.shape, dtype=bool)
    out = x * mask / (1 - rate) if training else x.copy()
    return out, (mask, 1 - rate, training)


def dropout_backward(dout, cache):
    mask, keep, training = cache
    g = np.asarray(dout, dtype=float)
    if training:
        return g * mask  #! not divided by keep
    return g * keep  #! at prediction nothing was scaled


#% id: ex09-dropout_backward-two-02
#% kind: two
#% why: clears the caller's gradient, divides by the dropped share
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    share = rate if training else 0.0
    lost = rng.random(x.shape) < share
    return np.where(lost, 0, x / (1 - share)), (lost, share)


def dropout_backward(dout, cache):
    lost, share = cache
    dx = np.asarray(dout, dtype=float)  #! the same array as dout, and it is written to in the next line
    dx[lost] = 0.0
    return dx / (share or 1.0)  #! the survivors were divided by 1 - share


#% id: ex09-dropout_backward-two-03
#% kind: two
#% why: inverse mask and a sum over the batch
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    keep = 1.0 - rate if training else 1.0
    alive = (rng.random(x.shape) < keep).astype(float)
    return alive * x / keep, (alive, keep)


def dropout_backward(dout, cache):
    alive, keep = cache
    gate = (1 - alive) / keep  #! opens where an element was dropped
    dx = gate * np.asarray(dout, dtype=float)
    return dx.sum(axis=0)  #! dx keeps the shape of x


#% id: ex09-dropout_backward-two-04
#% kind: two
#% why: times the input, and averaged over the examples
def dropout(x, rate, rng, training=True):
    values = np.array(x, dtype=float)
    if not training:
        return values, (values, np.ones_like(values))
    scaled_mask = rng.choice([0.0, 1.0 / (1.0 - rate)], size=values.shape, p=[rate, 1 - rate])
    return values * scaled_mask, (values, scaled_mask)


def dropout_backward(dout, cache):
    values, scaled_mask = cache
    upstream_gradient = np.array(dout, dtype=float)
    local_gradient = scaled_mask * values  #! d out / d x is the mask alone
    return upstream_gradient * local_gradient / len(values)  #! the mean belongs to the loss, not here


#% id: ex09-dropout_backward-three-01
#% kind: three
#% why: rate for keep, inverse mask, nothing at prediction
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x * 1, (None, 0.0)
    kept = rng.random(x.shape) >= rate
    return kept * x / (1 - rate), (kept, rate)


def dropout_backward(dout, cache):
    kept, rate = cache
    d = np.asarray(dout, dtype=float)
    if kept is None:
        return d * rate  #! rate is 0 here, the gradient dies
    d = d * np.logical_not(kept)  #! passes the dropped elements
    return d * rate / (1 - rate)  #! the factor is 1 / (1 - rate)


#% id: ex09-dropout_backward-three-02
#% kind: three
#% why: first row left out, factor upside down, dropped elements pass
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    p = 1 - rate if training else 1
    m = rng.random(x.shape) < p
    return np.where(m, x / p, 0), (m.reshape(-1), p)


def dropout_backward(dout, cache):
    m, p = cache
    shape = np.shape(dout)
    d = np.array(dout, dtype=float).ravel()
    dx = np.zeros(d.size)
    for i in range(1, d.size):  #! starts at the second element
        if m[i]:
            dx[i] = d[i] * p  #! divided by p going forward, so divided going back
        else:
            dx[i] = d[i]  #! a dropped element gets no gradient
    return dx.reshape(shape)


#% id: ex09-dropout_backward-three-03
#% kind: three
#% why: descent sign, squared factor, averaged over the features
class DropCache:
    pass


def dropout(x, rate, rng, training=True):
    c = DropCache()
    x = np.asarray(x, dtype=float)
    c.mask = np.ones(x.shape)
    if training:
        c.mask = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * c.mask, c


def dropout_backward(dout, cache):
    g = np.asarray(dout, dtype=float)
    g = g * cache.mask ** 2  #! the factor comes once, not squared
    g = g / g.shape[-1]  #! nothing is averaged in this layer
    return -g  #! the minus belongs to the update


#% id: ex09-dropout_backward-rare-01
#% kind: rare
#% why: draws a new mask going back
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    p = rate if training else 0.0
    mask = draw_mask(x.shape, p, rng)
    return x * mask, (p, rng, mask)


def draw_mask(shape, p, rng):
    return (rng.random(shape) >= p) / (1 - p)


def dropout_backward(dout, cache):
    p, rng, mask = cache
    d = np.asarray(dout, dtype=float)
    return d * draw_mask(d.shape, p, rng)  #! a fresh mask, not the one of the forward pass


#% id: ex09-dropout_backward-rare-02
#% kind: rare
#% why: the mask stands in a global that the next forward pass overwrites
LAST = {}


def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    keep = 1 - rate if training else 1.0
    LAST["mask"] = (rng.random(x.shape) < keep) / keep
    return x * LAST["mask"], LAST["mask"]


def dropout_backward(dout, cache):
    mask = LAST["mask"]  #! the mask of whichever layer ran last
    return np.asarray(dout, dtype=float) * mask


#% id: ex09-dropout_backward-rare-03
#% kind: rare
#% why: survivors recognised by a nonzero output
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    keep = 1.0 if not training else 1.0 - rate
    alive = rng.random(x.shape) < keep
    out = alive * x / keep
    return out, (out, keep, alive)


def dropout_backward(dout, cache):
    out, keep, alive = cache
    through = np.abs(out) > 0  #! an element that survives with the value 0 (after a ReLU, say) is taken for dropped
    return through * np.asarray(dout, dtype=float) / keep


#% id: ex09-dropout_backward-rare-04
#% kind: rare
#% why: np.place fills in the first values, not those at the positions
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    if not training:
        rate = 0.0
    keep = rng.random(x.shape) >= rate
    out = np.zeros(x.shape)
    out[keep] = x[keep] / (1 - rate)
    return out, (keep, rate)


def dropout_backward(dout, cache):
    keep, rate = cache
    scaled = np.array(dout, dtype=float) / (1 - rate)
    dx = np.zeros(scaled.shape)
    if keep.any():
        np.place(dx, keep, scaled)  #! place takes the first values of scaled in turn
    return dx


#% id: ex09-dropout_backward-rare-05
#% kind: rare
#% why: the factor 1 / (1 - rate) turned into a whole number
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    rate = rate if training else 0
    mask = rng.random(x.shape) >= rate
    return x * mask / (1 - rate), (mask.astype(np.int64), rate)


def dropout_backward(dout, cache):
    mask, rate = cache
    multiplier = mask.copy()
    multiplier[mask == 1] = 1 / (1 - rate)  #! assigned into an array of whole numbers, 1.43 becomes 1
    return np.asarray(dout, dtype=float) * multiplier


#% id: ex09-dropout_backward-rare-06
#% kind: rare
#% why: the sum of the gradient is kept by sharing the lost part among the survivors
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    t = np.ones(x.shape) if not training else np.floor(rng.random(x.shape) + (1 - rate))
    s = 1 / (1 - rate) if training else 1.0
    return s * t * x, (t, s)


def dropout_backward(dout, cache):
    t, s = cache
    g = np.asarray(dout, dtype=float)
    kept = g * t
    if kept.sum() == 0:
        return s * kept
    return kept * (g.sum() / kept.sum())  #! rescaled to the old sum, not by 1 / (1 - rate)
