#% id: cross_entropy-001
#% kind: right
#% why: picks the probability of the right class, never below the smallest float
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    k = np.argmax(np.asarray(t), axis=1)
    chosen = p[np.arange(len(p)), k]
    return float(-np.mean(np.log(np.maximum(chosen, np.finfo(float).tiny))))


#% id: cross_entropy-002
#% kind: right
#% why: clipped, einsum
def cross_entropy(p, t):
    p, t = np.asarray(p, np.float64), np.asarray(t, np.float64)
    logp = np.log(np.clip(p, 5e-324, None))
    return -np.einsum("ij,ij", t, logp) / t.shape[0]


#% id: cross_entropy-003
#% kind: right
#% why: pure Python loops
import math

def cross_entropy(p, t):
    losses = []
    for prow, trow in zip(p, t):
        loss = 0.0
        for pi, ti in zip(prow, trow):
            if ti:
                loss -= float(ti) * math.log(max(float(pi), 5e-324))
        losses.append(loss)
    return sum(losses) / len(losses)


#% id: cross_entropy-004
#% kind: right
#% why: tiny of the argument's own type keeps float32
def cross_entropy(p, t):
    p = np.asarray(p)
    if p.dtype.kind != "f":
        p = p.astype(float)
    t = np.asarray(t, dtype=p.dtype)
    safe = np.where(p > 0, p, np.finfo(p.dtype).tiny)
    return np.mean(-np.sum(t * np.log(safe), axis=1, dtype=float))


#% id: cross_entropy-005
#% kind: right
#% why: sums the probabilities first, logarithm afterwards
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    hit = (p * t).sum(axis=1)
    return float(-np.log(hit + 1e-307).mean())


#% id: cross_entropy-006
#% kind: right
#% why: errstate and a finite stand-in for minus infinity
def cross_entropy(p, t):
    p = np.array(p, dtype=float)
    with np.errstate(divide="ignore"):
        logs = np.log(p)
    logs[np.isneginf(logs)] = -1000.0
    return float(np.vdot(np.asarray(t, dtype=float), logs)) / -len(p)


#% id: cross_entropy-007
#% kind: right
#% why: running mean over the rows
def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    average = 0.0
    for i, (row, target) in enumerate(zip(np.asarray(p), np.asarray(t)), start=1):
        q = float(row[target.argmax()])
        nll = -np.log(q) if q > 0.0 else 750.0
        average += (nll - average) / i
    return float(average)


#% id: cross_entropy-008
#% kind: right
#% why: masked selection
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    mask = np.asarray(t) == 1
    q = p[mask]
    q = np.fmax(q, 5e-324)
    return np.negative(np.log(q)).sum() / p.shape[0]


#% id: cross_entropy-009
#% kind: right
#% why: trace of a product
def cross_entropy(p, t):
    t = np.asarray(t, dtype=float)
    lp = np.log2(np.maximum(np.asarray(p, dtype=float), 2.0 ** -1074)) * np.log(2)
    total = sum(a @ b for a, b in zip(t, lp))
    return -total / len(t)


#% id: cross_entropy-010
#% kind: right
#% why: average with weights
def cross_entropy(p, t):
    eps = 1e-307
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    x = np.log(np.where(p < eps, eps, p))
    rows = np.array([np.dot(a, b) for a, b in zip(x, t)])
    return abs(float(np.average(rows)))


#% id: cross_entropy-011
#% kind: right
#% why: map and functools.reduce
from functools import reduce
from math import log

def cross_entropy(p, t):
    p = np.asarray(p, dtype=float).tolist()
    t = np.asarray(t).tolist()
    info = lambda pair: -log(pair[0][pair[1].index(1)] or 1e-308)
    return reduce(float.__add__, map(info, zip(p, t)), 0.0) / len(p)


#% id: cross_entropy-012
#% kind: one
#% why: no guard against log 0
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    return float(-np.mean(np.sum(t * np.log(p), axis=1)))   #! log 0


#% id: cross_entropy-013
#% kind: one
#% why: sum over the batch
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    p = np.clip(p, 1e-12, 1.0)
    return -np.sum(t * np.log(p))   #! not divided by the number of examples


#% id: cross_entropy-014
#% kind: one
#% why: mean over all elements
def cross_entropy(p, t):
    eps = 1e-12
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    loss = -np.mean(t * np.log(p + eps))   #! divides by n * classes
    return loss


#% id: cross_entropy-015
#% kind: one
#% why: minus sign forgotten
def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    p = np.maximum(np.asarray(p, dtype=float), 1e-15)
    t = np.asarray(t, dtype=float)
    per_example = np.sum(t * np.log(p), axis=1)   #! minus missing
    return float(np.mean(per_example))


#% id: cross_entropy-016
#% kind: one
#% why: divides by the number of classes
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    n = p.shape[1]   #! classes for examples
    total = 0
    for i in range(len(p)):
        total -= np.sum(t[i] * np.log(p[i] + 1e-15))
    return total / n


#% id: cross_entropy-017
#% kind: one
#% why: arguments of the formula exchanged
def cross_entropy(p, t):
    예측 = np.asarray(p, dtype=float)
    정답 = np.asarray(t, dtype=float)
    delta = 1e-10
    return float(-np.sum(예측 * np.log(정답 + delta)) / len(예측))   #! p and t exchanged


#% id: cross_entropy-018
#% kind: one
#% why: base 10 logarithm
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    p = np.where(p == 0, 1e-12, p)
    logs = np.log10(p)   #! base 10
    return np.mean(-np.sum(t * logs, axis=1))


#% id: cross_entropy-019
#% kind: one
#% why: small number outside the logarithm
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    eps = 1e-12
    log_p = np.log(p) + eps   #! eps outside
    loss = -(t * log_p).sum(axis=1)
    return float(loss.mean())


#% id: cross_entropy-020
#% kind: one
#% why: one value for every example
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    losses = -np.sum(t * np.log(p + 1e-15), axis=1)
    print(losses)
    return losses   #! mean missing


#% id: cross_entropy-021
#% kind: one
#% why: targets left out
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float) + 1e-15
    t = np.asarray(t, dtype=float)
    ce = -np.log(p)   #! t missing
    return float(np.sum(ce, axis=1).mean())


#% id: cross_entropy-022
#% kind: one
#% why: binary cross-entropy with both terms
def cross_entropy(p, t):
    p = np.clip(np.asarray(p, dtype=float), 1e-15, 1 - 1e-15)
    t = np.asarray(t, dtype=float)
    term = t * np.log(p) + (1 - t) * np.log(1 - p)   #! second term
    return -term.sum() / len(p)


#% id: cross_entropy-023
#% kind: one
#% why: half of the loss
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    s = 0.0
    for a, b in zip(p, t):
        s += -(b * np.log(np.maximum(a, 1e-30))).sum()
    return 0.5 * s / len(p)   #! factor 1/2


#% id: cross_entropy-024
#% kind: one
#% why: large eps
def cross_entropy(p, t):
    eps = 0.01   #! too large, changes every value
    p = np.asarray(p, dtype=float) + eps
    y = np.asarray(t, dtype=float) * np.log(p)
    return float(-y.sum(axis=1).mean())


#% id: cross_entropy-025
#% kind: one
#% why: only the last row counts
def cross_entropy(p, t):
    n = len(p)
    total = 0.0
    for i in range(n):
        row = np.asarray(p[i], dtype=float)
        target = np.asarray(t[i], dtype=float)
        total = -np.sum(target * np.log(np.maximum(row, 1e-12)))   #! overwrites
    return total / n


#% id: cross_entropy-026
#% kind: one
#% why: replaces zeros in the caller's array
def cross_entropy(p, t):
    p = np.asarray(p)   #! not a copy
    if p.dtype.kind == "i":
        p = p.astype(float)
    p[p == 0] = 1e-12
    logs = np.log(p)
    return float(-np.sum(np.asarray(t) * logs) / len(p))


#% id: cross_entropy-027
#% kind: two
#% why: no guard, no minus
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)   #! log 0
    t = np.asarray(t, dtype=float)
    return np.mean(np.sum(t * np.log(p), axis=1))   #! minus missing


#% id: cross_entropy-028
#% kind: two
#% why: sum over all, base 2
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    l = np.log2(p + 1e-15)   #! base 2
    return float(-np.sum(t * l))   #! not divided by n


#% id: cross_entropy-029
#% kind: two
#% why: mean over all elements, eps 0.1
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    small = 0.1   #! large eps
    loss = -t * np.log(p + small)
    return loss.mean()   #! mean over classes too


#% id: cross_entropy-030
#% kind: two
#% why: exchanged and binary
def cross_entropy(p, t):
    a, b = np.asarray(t, dtype=float), np.asarray(p, dtype=float)   #! p and t exchanged
    a = np.clip(a, 1e-12, 1 - 1e-12)
    s = b * np.log(a) + (1 - b) * np.log(1 - a)   #! binary
    return float(-s.sum(axis=1).mean())


#% id: cross_entropy-031
#% kind: two
#% why: largest loss for the sum, divided by the classes
def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    probs = np.maximum(np.asarray(p, dtype=float), 1e-20)
    targets = np.asarray(t, dtype=float)
    rows = -(targets * np.log(probs)).sum(axis=1)
    total = rows.max()   #! max for sum
    return float(total / probs.shape[1])   #! classes for examples


#% id: cross_entropy-032
#% kind: two
#% why: first row skipped, exponential twice
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    p = np.exp(p) / np.exp(p).sum(axis=1, keepdims=True)   #! softmax once more
    total = 0
    for i in range(1, len(p)):   #! from 1
        total += -np.sum(t[i] * np.log(p[i]))
    return total / len(p)


#% id: cross_entropy-033
#% kind: two
#% why: eps outside, no mean
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    손실 = -np.sum(t * (np.log(p) + 1e-7), axis=1)   #! eps outside
    return float(손실.sum())   #! sum for mean


#% id: cross_entropy-034
#% kind: three
#% why: no minus, no mean, base 10
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float) + 1e-12
    t = np.asarray(t, dtype=float)
    l = np.log10(p)   #! base 10
    s = t * l   #! minus missing
    return s.sum()   #! sum for mean


#% id: cross_entropy-035
#% kind: three
#% why: no guard, all elements, half
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    lp = np.log(p)   #! log 0
    m = np.mean(t * lp)   #! divides by n * classes
    return -m / 2   #! half


#% id: cross_entropy-036
#% kind: three
#% why: squares, divisor, rounding
def cross_entropy(p, t):
    p = np.clip(np.asarray(p, dtype=float), 1e-12, 1)
    t = np.asarray(t, dtype=float)
    e = (t * np.log(p)) ** 2   #! squared
    n, k = p.shape
    r = e.sum() / k   #! classes for examples
    return float(round(r))   #! rounded


#% id: cross_entropy-037
#% kind: three
#% why: exchanged, large eps, last row only
def cross_entropy(p, t):
    n = len(p)
    loss = 0
    eps = 1e-2   #! large eps
    for i in range(n):
        pi = np.asarray(p[i], dtype=float)
        ti = np.asarray(t[i], dtype=float)
        loss = loss - np.sum(pi * np.log(ti + eps))   #! p and t exchanged
    return loss   #! not divided by n


#% id: cross_entropy-038
#% kind: rare
#% why: smallest double does not fit float32
def cross_entropy(p, t):
    p = np.asarray(p)   #! 1e-300 is 0 in float32
    t = np.asarray(t)
    return float(-np.sum(t * np.log(np.maximum(p, 1e-300)), axis=1).mean())


#% id: cross_entropy-039
#% kind: rare
#% why: two examples with p = 0 overflow
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    with np.errstate(all="ignore"):
        terms = np.nan_to_num(t * np.log(p))   #! two largest floats add up to infinity
    return float(-terms.sum() / len(p))


#% id: cross_entropy-040
#% kind: rare
#% why: guards only where every row holds a zero
def cross_entropy(p, t):
    p = np.array(p, dtype=float)
    t = np.asarray(t, dtype=float)
    if (p == 0).any(axis=1).all():   #! all rows for any row
        p = p + 1e-300
    return float(-(t * np.log(p)).sum() / len(p))


#% id: cross_entropy-041
#% kind: rare
#% why: leaves out the rows without a loss
def cross_entropy(p, t):
    p = np.maximum(np.asarray(p, dtype=float), 1e-15)
    losses = -(np.asarray(t, dtype=float) * np.log(p)).sum(axis=1)
    losses = losses[losses > 0]   #! perfect rows do not count, no rows gives NaN
    return float(losses.mean())


#% id: cross_entropy-042
#% kind: rare
#% why: most probable class instead of the target
def cross_entropy(p, t):
    p = np.maximum(np.asarray(p, dtype=float), 1e-15)
    k = p.argmax(axis=1)   #! argmax of p
    return float(-np.log(p[range(len(p)), k]).mean())


#% id: cross_entropy-043
#% kind: rare
#% why: median
def cross_entropy(p, t):
    p = np.maximum(np.asarray(p, dtype=float), 1e-15)
    rows = -(np.asarray(t, dtype=float) * np.log(p)).sum(axis=1)
    return float(np.median(rows))   #! median


#% id: cross_entropy-044
#% kind: rare
#% why: matrix product of the wrong pairing
def cross_entropy(p, t):
    p = np.maximum(np.asarray(p, dtype=float), 1e-15)
    t = np.asarray(t, dtype=float)
    m = -(t @ np.log(p).T)
    return float(m.mean())   #! all pairs of rows, not the diagonal


#% id: cross_entropy-045
#% kind: rare
#% why: squeezes and fails for one example
def cross_entropy(p, t):
    p = np.maximum(np.squeeze(np.asarray(p, dtype=float)), 1e-15)   #! axis of length 1 lost
    t = np.asarray(t, dtype=float).reshape(p.shape)
    return float(-(t * np.log(p)).sum() / p.shape[0])


#% id: cross_entropy-046
#% kind: rare
#% why: loss below a threshold is set to 0
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    p = np.where(p > 0.999, 1.0, np.maximum(p, 1e-3))   #! bounds at 0.001 and 0.999
    return float(np.mean([-np.dot(b, np.log(a)) for a, b in zip(p, np.asarray(t, dtype=float))]))


#% id: cross_entropy-047
#% kind: rare
#% why: mean over the classes that occur
def cross_entropy(p, t):
    p = np.maximum(np.asarray(p, dtype=float), 1e-15)
    t = np.asarray(t, dtype=float)
    per_class = -(t * np.log(p)).sum(axis=0)
    count = t.sum(axis=0)
    present = count > 0
    return float((per_class[present] / count[present]).mean())   #! every class weighs the same
