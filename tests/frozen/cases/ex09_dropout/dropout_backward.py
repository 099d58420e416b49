#% id: dropout_backward-001
#% kind: right
#% why: where with the mask of booleans
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:
        keep = rng.uniform(size=x.shape) < 1 - rate
        out = np.where(keep, x / (1 - rate), 0.0)
    else:
        keep = np.ones(x.shape, dtype=bool)
        rate = 0.0
        out = x
    return out, (keep, rate)

def dropout_backward(dout, cache):
    mask, p = cache
    return np.where(mask, np.asarray(dout) / (1 - p), 0.0)

#% id: dropout_backward-002
#% kind: right
#% why: dictionary as cache, match on its kind
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    if not training:
        return x, {"training": False}
    mask = rng.binomial(1, 1.0 - rate, size=x.shape)
    return x * mask / (1.0 - rate), {"training": True, "mask": mask, "rate": rate}

def dropout_backward(dout, cache):
    match cache:
        case {"training": False}:
            return np.array(dout, dtype=float)
        case {"mask": m, "rate": r}:
            return np.einsum("...,...->...", np.asarray(dout, dtype=float), m / (1.0 - r))

#% id: dropout_backward-003
#% kind: right
#% why: closure as cache
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), lambda d: np.array(d, dtype=float)
    factor = np.where(rng.random(x.shape) < rate, 0.0, 1 / (1 - rate))
    return factor * x, lambda d: factor * np.asarray(d)


def dropout_backward(dout, cache):
    return cache(dout)

#% id: dropout_backward-004
#% kind: right
#% why: indices of the dead ones, own copy
def dropout(x, rate, rng, training=True):
    out = np.array(x, dtype=float)
    if not training:
        return out, (None, 1.0)
    dead = np.flatnonzero(rng.random(out.size) < rate)
    out.flat[dead] = 0
    return out / (1 - rate), (dead, 1 - rate)


def dropout_backward(dout, cache):
    dead, keep = cache
    dx = np.array(dout, dtype=float) / keep
    if dead is not None:
        dx.flat[dead] = 0
    return dx

#% id: dropout_backward-005
#% kind: right
#% why: class with slots, element loop
class _Drop:
    __slots__ = ("alive", "scale")

    def __init__(self, alive, scale):
        self.alive, self.scale = alive, scale


def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    alive = rng.random(x.shape) >= rate if training else np.full(x.shape, True)
    scale = 1 / (1 - rate) if training else 1.0
    return x * alive * scale, _Drop(alive, scale)


def dropout_backward(dout, cache):
    dout = np.asarray(dout)
    dx = np.empty(dout.shape)
    for idx, keep in np.ndenumerate(cache.alive):
        dx[idx] = dout[idx] * cache.scale if keep else 0.0
    return dx

#% id: dropout_backward-006
#% kind: right
#% why: the generator's state kept and the mask drawn again
import copy


def _mask(rng, shape, rate):
    return (rng.random(shape) >= rate) / (1 - rate)


def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x * 1.0, None
    before = copy.deepcopy(rng)
    return x * _mask(rng, x.shape, rate), (before, rate)


def dropout_backward(dout, cache):
    dout = np.asarray(dout)
    if cache is None:
        return dout * 1.0
    rng, rate = cache
    return dout * _mask(copy.deepcopy(rng), dout.shape, rate)

#% id: dropout_backward-007
#% kind: right
#% why: packed bits, None told apart by try
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, None
    keep = rng.random(x.shape) >= rate
    return np.where(keep, x, 0) / (1 - rate), (np.packbits(keep), keep.shape, rate)


def dropout_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    try:
        bits, shape, rate = cache
    except TypeError:
        return dout
    n = int(np.prod(shape))
    keep = np.unpackbits(bits, count=n).reshape(shape)
    return dout * keep / (1 - rate)

#% id: dropout_backward-008
#% kind: right
#% why: masked array filled with zero
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:
        keep = rng.uniform(size=x.shape) < 1 - rate
        out = np.where(keep, x / (1 - rate), 0.0)
    else:
        keep = np.ones(x.shape, dtype=bool)
        rate = 0.0
        out = x
    return out, (keep, rate)

def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    keep, rate = cache
    masked = np.ma.array(np.asarray(dout, dtype=float) / (1 - rate), mask=np.logical_not(keep))
    return masked.filled(0)

#% id: dropout_backward-009
#% kind: one
#% why: not scaled
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:
        keep = rng.uniform(size=x.shape) < 1 - rate
        out = np.where(keep, x / (1 - rate), 0.0)
    else:
        keep = np.ones(x.shape, dtype=bool)
        rate = 0.0
        out = x
    return out, (keep, rate)

def dropout_backward(dout, cache):
    keep, rate = cache
    dx = np.asarray(dout) * keep   #! 1 / (1 - rate) missing
    return dx

#% id: dropout_backward-010
#% kind: one
#% why: no mask
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x * 1.0, (1, 0)
    m = (rng.random(x.shape) >= rate).astype(float)
    return x * m / (1 - rate), (m, rate)


def dropout_backward(dout, cache):
    m, rate = cache
    dout = np.asarray(dout, dtype=float)
    return dout / (1 - rate)   #! mask missing

#% id: dropout_backward-011
#% kind: one
#% why: through the dropped ones
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:
        keep = rng.uniform(size=x.shape) < 1 - rate
        out = np.where(keep, x / (1 - rate), 0.0)
    else:
        keep = np.ones(x.shape, dtype=bool)
        rate = 0.0
        out = x
    return out, (keep, rate)

def dropout_backward(dout, cache):
    살아남음, 비율 = cache
    기울기 = np.array(dout, dtype=float)
    기울기[살아남음] = 0   #! zero where it survived
    return 기울기 / (1 - 비율)

#% id: dropout_backward-012
#% kind: one
#% why: the gradient unchanged
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x.copy(), None
    mask = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * mask, mask

def dropout_backward(dout, cache):
    mask = cache
    dx = np.asarray(dout) * 1.0
       #! factor of the mask missing
    return dx

#% id: dropout_backward-013
#% kind: one
#% why: times 1 - rate
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:
        keep = rng.uniform(size=x.shape) < 1 - rate
        out = np.where(keep, x / (1 - rate), 0.0)
    else:
        keep = np.ones(x.shape, dtype=bool)
        rate = 0.0
        out = x
    return out, (keep, rate)

def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    mask, rate = cache
    q = 1 - rate
    d = np.asarray(dout, dtype=float)
    grad = d * mask * q   #! times for divided by
    return grad

#% id: dropout_backward-014
#% kind: one
#% why: scaled twice, the mask holds the factor already
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x * 1.0, (np.ones(x.shape), 0.0)
    mask = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * mask, (mask, rate)


def dropout_backward(dout, cache):
    mask, rate = cache
    print("backward", rate)
    return np.asarray(dout) * mask / (1 - rate)   #! divided by 1 - rate again

#% id: dropout_backward-015
#% kind: one
#% why: a new mask
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x * 1.0, None
    mask = rng.random(x.shape) >= rate
    return x * mask / (1 - rate), (mask, rate, rng)


def dropout_backward(dout, cache):
    if cache is None:
        return np.asarray(dout) * 1.0
    mask, rate, rng = cache
    mask = rng.random(np.shape(dout)) >= rate   #! draws again
    return np.asarray(dout) * mask / (1 - rate)

#% id: dropout_backward-016
#% kind: one
#% why: divided by rate
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    if not training:
        return x, {"training": False}
    mask = rng.binomial(1, 1.0 - rate, size=x.shape)
    return x * mask / (1.0 - rate), {"training": True, "mask": mask, "rate": rate}

def dropout_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    if not cache["training"]:
        return dout
    r = cache["rate"]
    dx = dout * cache["mask"]
    return dx / (r if r > 0 else 1)   #! rate for 1 - rate

#% id: dropout_backward-017
#% kind: one
#% why: the output itself as factor
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x * 1.0, np.ones(x.shape)
    mask = (rng.random(x.shape) >= rate) / (1 - rate)
    out = x * mask
    return out, out   #! output cached for the mask


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache

#% id: dropout_backward-018
#% kind: one
#% why: zeros where training was off
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    mask = np.zeros(x.shape)   #! no mask of ones without training
    out = x
    if training:
        mask = (rng.random(x.shape) >= rate) / (1 - rate)
        out = x * mask
    return out, mask


def dropout_backward(dout, cache):
    a = np.asarray(dout)
    b = cache
    c = a * b
    return c

#% id: dropout_backward-019
#% kind: one
#% why: the caller's gradient is written to
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x.copy(), None
    mask = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * mask, mask

def dropout_backward(dout, cache):
    if cache is None:
        return np.asarray(dout) * 1.0
    dx = np.asarray(dout)   #! no copy
    dx[cache == 0] = 0
    return dx * cache.max(initial=0.0)

#% id: dropout_backward-020
#% kind: two
#% why: no scaling and the dropped ones
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:
        keep = rng.uniform(size=x.shape) < 1 - rate
        out = np.where(keep, x / (1 - rate), 0.0)
    else:
        keep = np.ones(x.shape, dtype=bool)
        rate = 0.0
        out = x
    return out, (keep, rate)

def dropout_backward(dout, cache):
    keep, rate = cache
    dx = np.array(dout, dtype=float)
    dx[keep] = 0   #! zero where it survived
    return dx   #! not scaled

#% id: dropout_backward-021
#% kind: two
#% why: times 1 - rate and a new mask
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        rate = 0.0
    m = rng.random(x.shape) >= rate
    return x * m / (1 - rate), (m, rate, rng)


def dropout_backward(dout, cache):
    m, rate, rng = cache
    m = rng.random(m.shape) >= rate   #! draws again
    return np.asarray(dout) * m * (1 - rate)   #! times

#% id: dropout_backward-022
#% kind: two
#% why: eval cache of zeros, divided by rate
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x * 1.0, (np.zeros(x.shape), 0.0)   #! zeros without training
    mask = rng.binomial(1, 1 - rate, x.shape)
    return x * mask / (1 - rate), (mask, rate)


def dropout_backward(dout, cache):
    mask, rate = cache
    scale = rate if rate else 1.0   #! rate for 1 - rate
    return np.asarray(dout) * mask / scale

#% id: dropout_backward-023
#% kind: two
#% why: scaled twice, caller's gradient changed
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x.copy(), None
    mask = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * mask, mask

def dropout_backward(dout, cache):
    if cache is None:
        return np.array(dout, dtype=float)
    g = np.asarray(dout)   #! no copy
    g[cache == 0] = 0
    return g * cache * cache   #! factor twice

#% id: dropout_backward-024
#% kind: two
#% why: output cached for the mask, not scaled
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, (np.ones(x.shape), 0)
    k = rng.random(x.shape) >= rate
    out = x * k / (1 - rate)
    return out, (out, rate)   #! output in the place of the mask


def dropout_backward(dout, cache):
    k, rate = cache
    return np.multiply(dout, k)   #! not scaled

#% id: dropout_backward-025
#% kind: three
#% why: new mask, not scaled, eval zeros
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x * 1.0, None
    m = rng.random(x.shape) >= rate
    return x * m / (1 - rate), (m, rate, rng)


def dropout_backward(dout, cache):
    dout = np.asarray(dout)
    if cache is None:
        return np.zeros(dout.shape)   #! zeros without training
    m, rate, rng = cache
    m = rng.random(dout.shape) >= rate   #! draws again
    return dout * m   #! not scaled

#% id: dropout_backward-026
#% kind: three
#% why: inverse mask, times 1 - rate, in place
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    if not training:
        return x, {"training": False}
    mask = rng.binomial(1, 1.0 - rate, size=x.shape)
    return x * mask / (1.0 - rate), {"training": True, "mask": mask, "rate": rate}

def dropout_backward(dout, cache):
    dx = np.asarray(dout)   #! no copy
    if not cache["training"]:
        return dx * 1.0
    dx[cache["mask"] == 1] = 0   #! zero where it survived
    return dx * (1 - cache["rate"])   #! times

#% id: dropout_backward-027
#% kind: three
#% why: sum over the batch, divided by rate, output as mask
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x * 1.0, (np.ones(x.shape), 0.0)
    k = rng.random(x.shape) >= rate
    y = x * k / (1 - rate)
    return y, (y, rate)   #! output for the mask


def dropout_backward(dout, cache):
    k, rate = cache
    g = np.asarray(dout) * k / (rate or 1)   #! rate for 1 - rate
    return g.sum(axis=0)   #! summed over the batch

#% id: dropout_backward-028
#% kind: rare
#% why: mask read off the output, zeros in x count as dropped
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x * 1.0, (None, 0.0)
    keep = rng.random(x.shape) >= rate
    out = x * keep / (1 - rate)
    return out, (out != 0, rate)   #! an x of exactly 0 counts as dropped


def dropout_backward(dout, cache):
    alive, rate = cache
    return np.asarray(dout) * (1.0 if alive is None else alive) / (1 - rate)

#% id: dropout_backward-029
#% kind: rare
#% why: mask in a module variable
_last = {}


def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    m = (rng.random(x.shape) >= rate) / (1 - rate) if training else np.ones(x.shape)
    _last["mask"] = m
    return x * m, m


def dropout_backward(dout, cache):
    return np.asarray(dout) * _last["mask"]   #! the latest call's mask, not this cache's

#% id: dropout_backward-030
#% kind: rare
#% why: ratio of out and x
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    m = (rng.random(x.shape) >= rate) / (1 - rate) if training else np.ones(x.shape)
    return x * m, (x, x * m, m)


def dropout_backward(dout, cache):
    x, out, m = cache
    slope = np.nan_to_num(out / x)   #! 0 / 0 where x is 0
    return np.asarray(dout) * slope

#% id: dropout_backward-031
#% kind: rare
#% why: mask as whole numbers, the factor is truncated
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    m = (rng.random(x.shape) >= rate) / (1 - rate) if training else np.ones(x.shape)
    return x * m, m.astype(np.int64)   #! the factor loses its digits


def dropout_backward(dout, cache):
    return np.asarray(dout) * cache

#% id: dropout_backward-032
#% kind: rare
#% why: dropout at rate r applied to the gradient in evaluation too
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    keep = rng.random(x.shape) >= rate
    out = x * keep / (1 - rate) if training else x * 1.0
    return out, (keep, rate, training)


def dropout_backward(dout, cache):
    keep, rate, training = cache
       #! mask applied without training as well
    return np.asarray(dout) * keep / (1 - rate)

#% id: dropout_backward-033
#% kind: rare
#% why: scaled by the share that really survived
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:
        keep = rng.uniform(size=x.shape) < 1 - rate
        out = np.where(keep, x / (1 - rate), 0.0)
    else:
        keep = np.ones(x.shape, dtype=bool)
        rate = 0.0
        out = x
    return out, (keep, rate)

def dropout_backward(dout, cache):
    keep, rate = cache
    scale = max(np.mean(keep), 1e-12)   #! observed share for 1 - rate
    return np.asarray(dout) * keep / scale

#% id: dropout_backward-034
#% kind: rare
#% why: one mask buffer shared by all calls
_buffer = np.empty(0)


def dropout(x, rate, rng, training=True):
    global _buffer
    x = np.asarray(x)
    if not training:
        return x * 1.0, None
    if _buffer.size < x.size:
        _buffer = np.empty(x.size)
    mask = _buffer[: x.size].reshape(x.shape)   #! a view that the next call overwrites
    mask[...] = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * mask, mask


def dropout_backward(dout, cache):
    return np.asarray(dout) * (1.0 if cache is None else cache)

#% id: dropout_backward-035
#% kind: rare
#% why: whole-number gradient stays whole
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:
        keep = rng.uniform(size=x.shape) < 1 - rate
        out = np.where(keep, x / (1 - rate), 0.0)
    else:
        keep = np.ones(x.shape, dtype=bool)
        rate = 0.0
        out = x
    return out, (keep, rate)

def dropout_backward(dout, cache):
    keep, rate = cache
    dout = np.asarray(dout)
    dx = np.zeros_like(dout)   #! whole-number dtype truncates
    dx[keep] = dout[keep] / (1 - rate)
    return dx

#% id: dropout_backward-036
#% kind: rare
#% why: gradients clipped
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x.copy(), None
    mask = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * mask, mask

def dropout_backward(dout, cache):
    g = np.asarray(dout, dtype=float)
    if cache is not None:
        g = g * cache
    return np.clip(g, -5, 5)   #! clipped at 5

