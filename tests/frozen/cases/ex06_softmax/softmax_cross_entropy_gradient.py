#% id: softmax_cross_entropy_gradient-001
#% kind: right
#% why: subtracts one over n at the target in place on its own copy
def softmax_cross_entropy_gradient(z, t):
    z = np.array(z, dtype=float)
    n = z.shape[0]
    z -= z.max(axis=1, keepdims=True)
    g = np.exp(z)
    g /= n * g.sum(axis=1, keepdims=True)
    g[np.arange(n), np.argmax(t, axis=1)] -= 1 / n
    return g


#% id: softmax_cross_entropy_gradient-002
#% kind: right
#% why: by the chain rule with the Jacobian of every row
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    grads = []
    for zr, tr in zip(z, t):
        e = np.exp(zr - zr.max())
        p = e / e.sum()
        # dL/dlogp = -t ; dlogp_i/dz_j = delta_ij - p_j
        J = np.eye(len(p)) - np.tile(p, (len(p), 1))
        grads.append(-tr @ J / len(z))
    return np.array(grads)


#% id: softmax_cross_entropy_gradient-003
#% kind: right
#% why: own softmax and gradient of logsumexp
def softmax(z):
    return np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))

def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    return np.subtract(softmax(z), t) / len(z)


#% id: softmax_cross_entropy_gradient-004
#% kind: right
#% why: element by element
from math import exp

def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float).tolist()
    t = np.asarray(t, dtype=float).tolist()
    n, k = len(z), len(z[0])
    dz = [[0.0] * k for _ in range(n)]
    for i in range(n):
        m = max(z[i])
        s = sum(exp(v - m) for v in z[i])
        for j in range(k):
            dz[i][j] = (exp(z[i][j] - m) / s - t[i][j]) / n
    return np.array(dz)


#% id: softmax_cross_entropy_gradient-005
#% kind: right
#% why: float32 kept, mask in place of subtraction
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z)
    z = z if z.dtype.kind == "f" else z.astype(np.float64)
    e = np.exp(z - z.max(1, keepdims=True))
    p = e / e.sum(1, keepdims=True)
    mask = np.asarray(t) > 0.5
    return np.where(mask, p - 1, p) / z.shape[0]


#% id: softmax_cross_entropy_gradient-006
#% kind: right
#% why: minus one over n times (t - p), transposed layout
def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    zt = np.asarray(z, dtype=float).T
    tt = np.asarray(t, dtype=float).T
    w = np.exp(zt - zt.max(0))
    p = w / w.sum(0)
    return (-(tt - p) / zt.shape[1]).T


#% id: softmax_cross_entropy_gradient-007
#% kind: right
#% why: generator of rows, class as container
from dataclasses import dataclass

@dataclass
class Row:
    logits: np.ndarray
    target: np.ndarray

    def gradient(self):
        e = np.exp(self.logits - self.logits.max())
        return e / e.sum() - self.target

def softmax_cross_entropy_gradient(z, t):
    rows = [Row(a, b) for a, b in zip(np.asarray(z, dtype=float), np.asarray(t, dtype=float))]
    return np.stack([r.gradient() for r in rows]) * (1.0 / len(rows))


#% id: softmax_cross_entropy_gradient-008
#% kind: right
#% why: weighting the rows with einsum
def softmax_cross_entropy_gradient(z, t):
    z, t = (np.asarray(a, dtype=np.float64) for a in (z, t))
    n = len(z)
    e = np.exp(z - np.amax(z, axis=1)[:, None])
    inv = np.reciprocal(np.einsum("ij->i", e))
    return np.einsum("ij,i->ij", e, inv) / n - t / n


#% id: softmax_cross_entropy_gradient-009
#% kind: one
#% why: not divided by the batch size
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return p - t   #! 1/n missing


#% id: softmax_cross_entropy_gradient-010
#% kind: one
#% why: sign
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    z = z - np.max(z, axis=1, keepdims=True)
    p = np.exp(z) / np.sum(np.exp(z), axis=1, keepdims=True)
    grad = (t - p) / z.shape[0]   #! sign
    return grad


#% id: softmax_cross_entropy_gradient-011
#% kind: one
#% why: divides by all elements
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(1, keepdims=True))
    p = e / e.sum(1, keepdims=True)
    dz = p - np.asarray(t)
    return dz / dz.size   #! n * classes for n


#% id: softmax_cross_entropy_gradient-012
#% kind: one
#% why: multiplied by p(1-p) as for the sigmoid
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    n = z.shape[0]
    e = np.exp(z - z.max(axis=1, keepdims=True))
    y = e / e.sum(axis=1, keepdims=True)
    delta = (y - t) * y * (1 - y)   #! derivative of the sigmoid once more
    return delta / n


#% id: softmax_cross_entropy_gradient-013
#% kind: one
#% why: softmax that overflows
def softmax(z):
    e = np.exp(z)   #! maximum not subtracted
    return e / e.sum(axis=1, keepdims=True)

def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    p = softmax(z)
    return (p - t) / len(p)


#% id: softmax_cross_entropy_gradient-014
#% kind: one
#% why: divides by the number of classes
def softmax_cross_entropy_gradient(z, t):
    # 기울기
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    지수 = np.exp(z - z.max(axis=1, keepdims=True))
    확률 = 지수 / 지수.sum(axis=1, keepdims=True)
    return (확률 - t) / z.shape[1]   #! classes for examples


#% id: softmax_cross_entropy_gradient-015
#% kind: one
#% why: logits instead of probabilities
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    n = len(z)
    grad = (z - t) / n   #! z for p
    return grad


#% id: softmax_cross_entropy_gradient-016
#% kind: one
#% why: gradient of the loss at p instead of z
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    m = z.max(axis=1, keepdims=True)
    p = np.exp(z - m) / np.exp(z - m).sum(axis=1, keepdims=True)
    return -t / (p + 1e-12) / len(z)   #! dL/dp, softmax not differentiated


#% id: softmax_cross_entropy_gradient-017
#% kind: one
#% why: columns normalised
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    s = e.sum(axis=0) + 1e-300   #! columns
    return (e / s - t) / z.shape[0]


#% id: softmax_cross_entropy_gradient-018
#% kind: one
#% why: summed over the batch
def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    diff = p - t
    return diff.mean(axis=0)   #! mean over the rows in place of 1/n


#% id: softmax_cross_entropy_gradient-019
#% kind: two
#% why: sign and no 1/n
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    g = t - p   #! sign
    return g   #! 1/n missing


#% id: softmax_cross_entropy_gradient-020
#% kind: two
#% why: overflowing softmax, divided by all elements
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    ez = np.exp(z)   #! no maximum
    p = ez / ez.sum(axis=1, keepdims=True)
    return (p - np.asarray(t)) / z.size   #! n * classes


#% id: softmax_cross_entropy_gradient-021
#% kind: two
#% why: sum over everything, p(1-p)
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum()   #! sum over all rows
    d = (p - t) * p * (1 - p)   #! sigmoid derivative
    return d / len(z)


#% id: softmax_cross_entropy_gradient-022
#% kind: two
#% why: factor 2 and classes
def softmax_cross_entropy_gradient(z, t):
    z = np.array(z, dtype=float)
    t = np.array(t, dtype=float)
    n, k = z.shape
    out = np.zeros((n, k))
    for i in range(n):
        e = np.exp(z[i] - max(z[i]))
        p = e / sum(e)
        out[i] = 2 * (p - t[i])   #! factor 2
    return out / k   #! classes for examples


#% id: softmax_cross_entropy_gradient-023
#% kind: two
#% why: batch maximum and only the target column
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    e = np.exp(z - z.max())   #! one maximum for the batch
    p = e / e.sum(axis=1, keepdims=True)
    grad = (p - 1) * t   #! other classes get 0
    return grad / z.shape[0]


#% id: softmax_cross_entropy_gradient-024
#% kind: three
#% why: sign, no 1/n, overflow
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    a = np.exp(z)   #! no maximum
    p = a / a.sum(axis=1, keepdims=True)
    dz = t - p   #! sign
    return dz   #! 1/n missing


#% id: softmax_cross_entropy_gradient-025
#% kind: three
#% why: columns, classes, absolute value
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / (e.sum(axis=0) + 1e-300)   #! columns
    dz = np.abs(p - t)   #! absolute value
    return dz / z.shape[1]   #! classes


#% id: softmax_cross_entropy_gradient-026
#% kind: three
#% why: sigmoid, its derivative, squared error's factor
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / (1 + e)   #! sigmoid
    d = (p - t) * p * (1 - p)   #! sigmoid derivative
    d = 2 * d / len(d)   #! factor 2
    return d


#% id: softmax_cross_entropy_gradient-027
#% kind: rare
#% why: numerical gradient with a wide step
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    def loss(a):
        m = a.max(axis=1, keepdims=True)
        return ((m + np.log(np.exp(a - m).sum(1, keepdims=True))) - (a * t).sum(1, keepdims=True)).sum() / len(a)
    g = np.zeros(z.shape)
    if z.size > 5000:
        e = np.exp(z - z.max(1, keepdims=True))
        return (e / e.sum(1, keepdims=True) - t) / len(z)
    for ij in np.ndindex(*z.shape):
        d = np.zeros(z.shape)
        d[ij] = 0.1   #! step too wide
        g[ij] = (loss(z + d) - loss(z - d)) / 0.2
    return g


#% id: softmax_cross_entropy_gradient-028
#% kind: rare
#% why: clips the logits
def softmax_cross_entropy_gradient(z, t):
    z = np.clip(np.asarray(z, dtype=float), -700, 700)   #! 1000 and 1001 become equal
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - np.asarray(t)) / len(z)


#% id: softmax_cross_entropy_gradient-029
#% kind: rare
#% why: clipped probabilities
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = np.clip(e / e.sum(axis=1, keepdims=True), 1e-2, 1 - 1e-2)   #! gradient of saturated rows does not vanish
    return (p - np.asarray(t, dtype=float)) / len(z)


#% id: softmax_cross_entropy_gradient-030
#% kind: rare
#% why: divides by n - 1 where that is possible
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    n = max(len(z) - 1, 1)   #! n - 1
    return (p - np.asarray(t)) / n


#% id: softmax_cross_entropy_gradient-031
#% kind: rare
#% why: writes into the targets
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)   #! float targets are not copied
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    np.subtract(p, t, out=t)
    t /= len(z)
    return t


#% id: softmax_cross_entropy_gradient-032
#% kind: rare
#% why: target recognised by the largest logit
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    g = e / e.sum(axis=1, keepdims=True)
    k = np.argmax(z, axis=1)   #! prediction for target
    g[np.arange(len(z)), k] -= 1
    return g / len(z)


#% id: softmax_cross_entropy_gradient-033
#% kind: rare
#% why: fixed batch size for the mean
BATCH_SIZE = 100   #! not the number of rows at hand

def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return (p - np.asarray(t)) / BATCH_SIZE


#% id: softmax_cross_entropy_gradient-034
#% kind: rare
#% why: result typed like the logits
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z)
    g = np.empty_like(z)   #! whole numbers cut the gradient
    for i, row in enumerate(z):
        e = np.exp(row - np.float64(row.max()))
        g[i] = (e / e.sum() - np.asarray(t[i])) / len(z)
    return g
