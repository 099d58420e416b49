#% id: dropout-001
#% kind: right
#% why: where over uniform numbers, mask in a dataclass
from dataclasses import dataclass


@dataclass
class Cache:
    factor: NDArray


def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x * 1.0, Cache(np.ones(x.shape))
    factor = np.where(rng.uniform(size=x.shape) < rate, 0.0, 1 / (1 - rate))
    return x * factor, Cache(factor)

#% id: dropout-002
#% kind: right
#% why: Bernoulli draws one by one into a flat list
def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    out = x.copy()
    flat = out.reshape(-1)
    kept = []
    for i in range(flat.size):
        alive = not training or rng.random() >= rate
        kept.append(alive)
        flat[i] = (flat[i] / (1 - rate) if training else flat[i]) if alive else 0.0
    return out, (kept, rate if training else 0.0)

#% id: dropout-003
#% kind: right
#% why: choice with probabilities
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    scale = rng.choice([0.0, 1.0 / (1.0 - rate)], size=x.shape, p=[rate, 1.0 - rate])
    if training is False:
        scale = np.ones(x.shape)
    return np.multiply(x, scale), scale

#% id: dropout-004
#% kind: right
#% why: indices of the dropped ones written to zero on an own copy
def dropout(x, rate, rng, training=True):
    out = np.array(x, dtype=float)
    if not training:
        return out, None
    dead = np.nonzero(rng.random(out.shape) < rate)
    out /= 1 - rate
    out[dead] = 0
    return out, (dead, 1 - rate)

#% id: dropout-005
#% kind: right
#% why: closure as cache, keep probability as a name
def dropout(x, rate, rng, training=True):
    keep_prob = 1 - rate if training else 1.0
    x = np.asarray(x, dtype=float)
    mask = rng.random(x.shape) < keep_prob
    return np.divide(x * mask, keep_prob), lambda dout: np.asarray(dout) * mask / keep_prob

#% id: dropout-006
#% kind: right
#% why: exponential waiting times decide, float32 kept
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if x.dtype.kind != "f":
        x = x.astype(float)
    if not training:
        return x, 1
    # P(E > -log q) = q
    with np.errstate(divide="ignore"):
        mask = rng.exponential(size=x.shape) > -np.log(1 - rate)
    mask = mask.astype(x.dtype) / x.dtype.type(1 - rate)
    return mask * x, mask

#% id: dropout-007
#% kind: right
#% why: masked array, complement of the rate drawn downwards
def dropout(x: ArrayLike, rate: float, rng: np.random.Generator, training: bool = True) -> tuple[NDArray, Any]:
    x = np.asarray(x)
    match training:
        case False:
            return x.astype(float), {}
        case _:
            dropped = 1.0 - rng.random(x.shape) <= rate
            scaled = np.ma.masked_array(x / (1.0 - rate), mask=dropped)
            return scaled.filled(0.0), {"dropped": dropped, "rate": rate}

#% id: dropout-008
#% kind: right
#% why: boolean from binomial, row by row
def dropout(x, rate, rng, training=True):
    rows = np.atleast_1d(np.asarray(x, dtype=float))
    if not training:
        return rows.copy(), (np.ones_like(rows),)
    m = np.stack([rng.binomial(1, 1 - rate, size=row.shape) for row in rows]).astype(float)
    m *= 1 / (1 - rate)
    return m * rows, (m,)

#% id: dropout-009
#% kind: one
#% why: no scaling of the survivors
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, None
    mask = rng.random(x.shape) >= rate
    out = x * mask   #! not divided by 1 - rate
    return out, mask

#% id: dropout-010
#% kind: one
#% why: rate taken as the share that is kept
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if training:
        mask = rng.random(x.shape) < rate   #! keeps the share rate
        mask = mask / (1 - rate)
        return x * mask, mask
    return x * 1.0, np.ones(x.shape)

#% id: dropout-011
#% kind: one
#% why: divided by rate
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x.copy(), None
    keep = (rng.random(x.shape) > rate).astype(np.float64)
    keep = keep / (rate or 1)   #! rate for 1 - rate
    out = x * keep
    return out, keep

#% id: dropout-012
#% kind: one
#% why: drops at test time as well
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    mask = rng.random(x.shape) >= rate
       #! training is never asked
    out = np.where(mask, x / (1 - rate), 0.0)
    cache = (mask, rate)
    return out, cache

#% id: dropout-013
#% kind: one
#% why: one draw for a row
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, (1, 0)
    n = x.shape[0]
    난수 = rng.random((n,) + (1,) * (x.ndim - 1))   #! a draw for every row, not for every element
    마스크 = 난수 >= rate
    return x * 마스크 / (1 - rate), (마스크, rate)

#% id: dropout-014
#% kind: one
#% why: one draw for a column
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if training:
        units = rng.random(x.shape[1:]) >= rate   #! whole units for all examples
        m = units / (1 - rate)
        out = x * m
    else:
        m = 1.0
        out = x.astype(float)
    return out, m

#% id: dropout-015
#% kind: one
#% why: global generator
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if training == False:
        return x * 1.0, None
    mask = np.random.rand(*x.shape)   #! np.random for rng
    mask = (mask >= rate) * 1.0
    mask /= 1.0 - rate
    return x * mask, mask

#% id: dropout-016
#% kind: one
#% why: scaled in evaluation too, as plain dropout does
def dropout(x: ArrayLike, rate: float, rng: np.random.Generator, training: bool = True):
    x = np.asarray(x)
    if not training:
        out = x * (1 - rate)   #! scaled at test time
        return out, None
    mask = rng.binomial(1, 1 - rate, x.shape)
    out = x * mask / (1 - rate)
    return out, (mask, rate)

#% id: dropout-017
#% kind: one
#% why: Gaussian draws compared with the rate
def dropout(x, rate, rng, training=True):
    a = np.asarray(x, dtype=float)
    if not training:
        return a, None
    r = rng.standard_normal(a.shape)   #! normal for uniform numbers
    k = r >= rate
    print("kept", k.mean())
    return a * k * (1 / (1 - rate)), (k, rate)

#% id: dropout-018
#% kind: one
#% why: out alone returned
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x * 1.0, None
    d = rng.random(x.shape) >= rate
    x = x * d
    x = x / (1 - rate)
    return x   #! no cache

#% id: dropout-019
#% kind: one
#% why: works on the caller's array
def dropout(x, rate, rng, training=True):
    out = np.asarray(x)   #! no copy
    if not training:
        return out, None
    drop = rng.random(out.shape) < rate
    out[drop] = 0
    return out / (1 - rate), (drop, rate)

#% id: dropout-020
#% kind: two
#% why: no scaling and share kept
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x * 1.0, None
    m = rng.random(x.shape) < rate   #! keeps rate
    return x * m, m   #! not scaled

#% id: dropout-021
#% kind: two
#% why: training ignored, row draws
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
       #! training ignored
    p = rng.random((len(x), 1)) if x.ndim == 2 else rng.random(x.shape)   #! a draw for every row
    mask = (p >= rate) / (1 - rate)
    return x * mask, mask

#% id: dropout-022
#% kind: two
#% why: multiplied by 1 - rate, test scaled
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    q = 1 - rate
    if not training:
        return x * q, None   #! scaled at test time
    keep = rng.random(x.shape) < q
    return x * keep * q, keep   #! times q for divided by q

#% id: dropout-023
#% kind: two
#% why: global generator, divided by rate
def dropout(x, rate, rng, training=True):
    arr = np.array(x, dtype=float)
    if training:
        mask = np.random.uniform(size=arr.shape) >= rate   #! global generator
        arr = arr * mask / max(rate, 1e-9)   #! rate for 1 - rate
        return arr, mask
    return arr, None

#% id: dropout-024
#% kind: two
#% why: normal numbers, column draws
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x.astype(float), None
    shape = x.shape[-1]   #! a draw for every column
    drop = rng.standard_normal(shape) < rate   #! normal numbers
    out = np.where(drop, 0, x / (1 - rate))
    return out, (drop, rate)

#% id: dropout-025
#% kind: three
#% why: kept share, no scaling, training ignored
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    mask = rng.random(x.shape)
       #! training ignored
    mask = mask < rate   #! keeps rate
    out = x * mask   #! not scaled
    return out, mask

#% id: dropout-026
#% kind: three
#% why: row draws, global generator, divided by rate
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x * 1.0, None
    gen = np.random   #! global generator
    size = (x.shape[0], 1)   #! a draw for every row
    m = gen.uniform(size=size) >= rate
    return x * m / (rate + 1e-12), m   #! rate

#% id: dropout-027
#% kind: three
#% why: caller's array changed, test scaled, times 1 - rate
def dropout(x, rate, rng, training=True):
    a = np.asarray(x)   #! no copy
    if not training:
        return a * (1 - rate), None   #! scaled at test time
    off = rng.random(a.shape) < rate
    a[off] = 0
    return a * (1 - rate), off   #! times

#% id: dropout-028
#% kind: rare
#% why: exactly the share rate dropped
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, None
    mask = np.ones(x.size)
    mask[: int(round(rate * x.size))] = 0   #! a fixed number drops, the draws depend on each other
    mask = rng.permutation(mask).reshape(x.shape) / (1 - rate)
    return x * mask, mask

#% id: dropout-029
#% kind: rare
#% why: a fixed seed inside
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x * 1.0, None
    rng = np.random.default_rng(0)   #! own generator with a fixed seed
    mask = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * mask, mask

#% id: dropout-030
#% kind: rare
#% why: whole-number x truncates
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    out = np.zeros_like(x)   #! takes over a whole-number dtype
    if not training:
        return x * 1.0, None
    keep = rng.random(x.shape) >= rate
    out[keep] = x[keep] / (1 - rate)
    return out, (keep, rate)

#% id: dropout-031
#% kind: rare
#% why: rescaled by the share that really survived
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, None
    keep = rng.random(x.shape) >= rate
    share = max(keep.mean(), 1e-12)   #! observed share for 1 - rate
    return x * keep / share, (keep, share)

#% id: dropout-032
#% kind: rare
#% why: rate rounded to per cent
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x * 1.0, None
    keep = rng.integers(0, 100, size=x.shape) >= 100 * rate   #! steps of a hundredth
    return x * keep / (1 - rate), (keep, rate)

#% id: dropout-033
#% kind: rare
#% why: redraws until something survives
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, None
    mask = rng.random(x.shape) >= rate
    while not mask.any():   #! never drops everything, wrong for few elements
        mask = rng.random(x.shape) >= rate
    return x * mask / (1 - rate), (mask, rate)

#% id: dropout-034
#% kind: rare
#% why: nothing below a rate of one hundredth
def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training or rate < 0.01:   #! small rates are ignored
        return x * 1.0, np.ones(x.shape)
    mask = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * mask, mask

#% id: dropout-035
#% kind: rare
#% why: the mask kept over calls of the same shape
_masks = {}


def dropout(x, rate, rng, training=True):
    x = np.asarray(x)
    if not training:
        return x * 1.0, None
    key = (x.shape, rate)
    if key not in _masks:   #! drawn once for a shape
        _masks[key] = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * _masks[key], _masks[key]

#% id: dropout-036
#% kind: rare
#% why: rate clamped away from its ends
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, None
    rate = min(max(rate, 0.01), 0.99)   #! rate forced into 0.01 to 0.99
    keep = rng.random(x.shape) >= rate
    return np.where(keep, x, 0) / (1 - rate), (keep, rate)

