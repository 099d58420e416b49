#% id: batchnorm-001
#% kind: right
#% why: loops over features in plain Python
import math


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta, rm, rv = (np.array(v, dtype=float).reshape(-1) for v in (gamma, beta, running_mean, running_var))
    n, f = x.shape
    out, xhat = np.empty((n, f)), np.empty((n, f))
    inv = np.empty(f)
    for j in range(f):
        if training:
            m = math.fsum(x[:, j]) / n
            v = math.fsum((a - m) ** 2 for a in x[:, j]) / n
            rm[j] = momentum * rm[j] + (1 - momentum) * m
            rv[j] = momentum * rv[j] + (1 - momentum) * v
        else:
            m, v = rm[j], rv[j]
        inv[j] = 1 / math.sqrt(v + eps)
        for i in range(n):
            xhat[i, j] = (x[i, j] - m) * inv[j]
            out[i, j] = gamma[j] * xhat[i, j] + beta[j]
    return out, (xhat, inv, gamma), rm, rv

#% id: batchnorm-002
#% kind: right
#% why: folded into one scale and one shift of the centred input
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    stats = np.stack([np.ravel(running_mean), np.ravel(running_var)]).astype(float)
    used = np.stack([x.mean(0), x.var(0)]) if training else stats
    if training:
        stats = stats + (1 - momentum) * (used - stats)
    scale = np.ravel(gamma) / np.sqrt(used[1] + eps)
    centred = x - used[0]
    return centred * scale + np.ravel(beta), (centred, used[1] + eps, np.ravel(gamma)), stats[0], stats[1]

#% id: batchnorm-003
#% kind: right
#% why: named tuple out, einsum for the variance
from collections import namedtuple

BN = namedtuple("BN", ["out", "cache", "running_mean", "running_var"])


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.array(x, dtype=float)
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        n = x.shape[0]
        mu = np.einsum("nf->f", x) / n
        x -= mu
        var = np.einsum("nf,nf->f", x, x) / n
        rm *= momentum
        rm += (1 - momentum) * mu
        rv *= momentum
        rv += (1 - momentum) * var
    else:
        x -= rm
        var = rv
    xhat = x * (var + eps) ** -0.5
    return BN(np.multiply(gamma, xhat) + beta, dict(xhat=xhat, var=var, gamma=np.asarray(gamma), eps=eps), rm, rv)

#% id: batchnorm-004
#% kind: right
#% why: np.average with momentum as weights
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x) * 1.0
    g, b, rm, rv = [np.asarray(v) * 1.0 for v in (gamma, beta, running_mean, running_var)]

    def blend(old, new):
        return np.average(np.stack([old, new]), axis=0, weights=[momentum, 1 - momentum])

    mean, var = (np.mean(x, axis=0), np.std(x, axis=0, dtype=float) ** 2) if training else (rm, rv)
    if training:
        rm, rv = blend(rm, mean), blend(rv, var)
    normed = np.divide(np.subtract(x, mean), np.sqrt(np.add(var, eps)))
    return g * normed + b, (normed, g, var, eps), rm, rv

#% id: batchnorm-005
#% kind: right
#% why: features in rows, closure as cache
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    def col(v):
        return np.asarray(v, dtype=float).reshape(-1, 1)

    xt = np.asarray(x, dtype=float).T
    rm, rv = col(running_mean), col(running_var)
    mean, var = rm, rv
    if training:
        mean = xt.mean(axis=1, keepdims=True)
        var = np.square(xt - mean).mean(axis=1, keepdims=True)
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    xh = (xt - mean) / np.sqrt(var + eps)
    out = (col(gamma) * xh + col(beta)).T
    return out, lambda: (xh.T, col(gamma)[:, 0], var[:, 0] + eps), rm[:, 0], rv[:, 0]

#% id: batchnorm-006
#% kind: right
#% why: Welford's recurrence
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        mean, m2 = np.zeros(x.shape[1]), np.zeros(x.shape[1])
        for k, row in enumerate(x, start=1):
            d = row - mean
            mean = mean + d / k
            m2 = m2 + d * (row - mean)
        var = m2 / len(x)
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
    else:
        mean, var = rm, rv
    s = np.sqrt(var + eps)
    return gamma * ((x - mean) / s) + beta, (x, mean, s, gamma), rm, rv

#% id: batchnorm-007
#% kind: right
#% why: class, float32 kept
class _BatchNorm:
    def __init__(self, x, mean, var, gamma, eps):
        self.gamma = gamma
        self.rstd = np.reciprocal(np.sqrt(var + x.dtype.type(eps)))
        self.xhat = (x - mean) * self.rstd

    def output(self, beta):
        return self.xhat * self.gamma + beta


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    if x.dtype.kind != "f":
        x = x.astype(float)
    cast = lambda v: np.asarray(v, dtype=x.dtype)
    gamma, beta, rm, rv = map(cast, (gamma, beta, running_mean, running_var))
    if training:
        mean = x.mean(axis=0)
        var = ((x - mean) ** 2).mean(axis=0)
        node = _BatchNorm(x, mean, var, gamma, eps)
        rm, rv = (cast(momentum * a + (1 - momentum) * b) for a, b in ((rm, mean), (rv, var)))
    else:
        node = _BatchNorm(x, rm, rv, gamma, eps)
    return node.output(beta), node, rm, rv

#% id: batchnorm-008
#% kind: right
#% why: variance from all pairs of examples by matrix products
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    if not training:
        z = (x - rm) / np.sqrt(rv + eps)
        return np.asarray(gamma) * z + np.asarray(beta), None, rm.copy(), rv.copy()
    n = len(x)
    centre = np.eye(n) - np.full((n, n), 1 / n)
    xc = centre @ (x - x[0])
    var = (xc * xc).sum(axis=0) / n
    z = xc / np.sqrt(var + eps)
    mean = np.ones(n) @ x / n
    new = [momentum * old + (1 - momentum) * batch for old, batch in ((rm, mean), (rv, var))]
    return np.asarray(gamma) * z + np.asarray(beta), {"z": z, "std": np.sqrt(var + eps), "gamma": gamma}, *new

#% id: batchnorm-009
#% kind: right
#% why: early return, walrus for the deviation
def batchnorm(x: ArrayLike, gamma: ArrayLike, beta: ArrayLike, running_mean: ArrayLike, running_var: ArrayLike, momentum: float = 0.9, eps: float = 1e-5, training: bool = True):
    x = np.asarray(x, dtype=np.float64)
    centre = x.mean(axis=0) if training else np.asarray(running_mean, dtype=float)
    xc = x - centre
    spread = np.mean(xc**2, axis=0) if training else np.asarray(running_var, dtype=float)
    xhat = xc / (std := np.sqrt(spread + eps))
    out = xhat * np.asarray(gamma) + np.asarray(beta)
    cache = (xhat, std, np.asarray(gamma))
    if not training:
        return out, cache, centre, spread
    keep = float(momentum)
    return (
        out,
        cache,
        np.asarray(running_mean) * keep + centre * (1 - keep),
        np.asarray(running_var) * keep + spread * (1 - keep),
    )

#% id: batchnorm-010
#% kind: right
#% why: statistics module column by column
import statistics


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    rows = np.asarray(x, dtype=float)
    rm = np.asarray(running_mean, dtype=float).copy()
    rv = np.asarray(running_var, dtype=float).copy()
    mean, var = rm.copy(), rv.copy()
    if training:
        columns = list(zip(*rows.tolist()))
        mean[...] = [statistics.fmean(c) for c in columns]
        var[...] = [statistics.pvariance(c) for c in columns]
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    h = (rows - mean) / np.sqrt(var + eps)
    return np.asarray(gamma) * h + np.asarray(beta), (h, var, eps, gamma), rm, rv

#% id: batchnorm-011
#% kind: one
#% why: unbiased variance
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    gamma, beta = np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean = x.mean(axis=0)
        var = x.var(axis=0, ddof=1)   #! ddof=1
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    xhat = (x - mean) / np.sqrt(var + eps)
    out = gamma * xhat + beta
    return out, (xhat, gamma, var, eps), running_mean, running_var

#% id: batchnorm-012
#% kind: one
#% why: eps outside the root
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.array(x, dtype=float)
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    if training:
        mu, sigma2 = np.mean(x, axis=0), np.var(x, axis=0)
        rm = momentum * rm + (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * sigma2
    else:
        mu, sigma2 = rm, rv
    std = np.sqrt(sigma2) + eps   #! eps added to the deviation
    x_norm = (x - mu) / std
    return np.asarray(gamma) * x_norm + np.asarray(beta), (x_norm, std, gamma), rm, rv

#% id: batchnorm-013
#% kind: one
#% why: no eps
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if not training:
        xn = (x - running_mean) / np.sqrt(running_var + eps)
        return np.asarray(gamma) * xn + np.asarray(beta), None, running_mean, running_var
    m = x.mean(axis=0)
    v = x.var(axis=0)
    xn = (x - m) / np.sqrt(v)   #! eps missing
    out = np.asarray(gamma) * xn + np.asarray(beta)
    new_mean = momentum * running_mean + (1 - momentum) * m
    new_var = momentum * running_var + (1 - momentum) * v
    return out, (xn, v, gamma), new_mean, new_var

#% id: batchnorm-014
#% kind: one
#% why: momentum the wrong way round
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, g, b = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    이동평균 = np.asarray(running_mean)
    이동분산 = np.asarray(running_var)
    keep = momentum
    if training:
        평균 = np.mean(x, axis=0)
        분산 = np.var(x, axis=0)
        keep = 1 - momentum   #! momentum weighs the batch
        이동평균 = keep * 이동평균 + (1 - keep) * 평균
        이동분산 = keep * 이동분산 + (1 - keep) * 분산
    else:
        평균 = 이동평균
        분산 = 이동분산
    정규화 = (x - 평균) / np.sqrt(분산 + eps)
    return g * 정규화 + b, (정규화, g, 분산, eps), 이동평균, 이동분산

#% id: batchnorm-015
#% kind: one
#% why: statistics over the features
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    running_mean = np.asarray(running_mean, dtype=float)
    running_var = np.asarray(running_var, dtype=float)
    axis = 1   #! axis 1, features for examples
    if training:
        mean, var = x.mean(axis=axis), x.var(axis=axis)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    z = (x - mean) / np.sqrt(var + eps)
    return np.asarray(gamma) * z + np.asarray(beta), (z, var), running_mean, running_var

#% id: batchnorm-016
#% kind: one
#% why: one mean and one variance of everything
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    if training:
        mean = x.mean(axis=0)
        var = np.var(x)   #! over all features together
        running_mean = momentum * np.asarray(running_mean) + (1 - momentum) * mean
        running_var = momentum * np.asarray(running_var) + (1 - momentum) * var
    else:
        mean, var = np.asarray(running_mean), np.asarray(running_var)
    xhat = (x - mean) / np.sqrt(var + eps)
    out = np.asarray(gamma) * xhat + np.asarray(beta)
    cache = xhat, var, gamma, eps
    return out, cache, np.asarray(running_mean), np.asarray(running_var)

#% id: batchnorm-017
#% kind: one
#% why: batch statistics at test time
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    running_mean = np.asarray(running_mean)
    running_var = np.asarray(running_var)
    mean = x.mean(axis=0)
    var = x.var(axis=0)
    if training:
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
       #! the running statistics do not normalise without training
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return np.asarray(gamma) * xhat + np.asarray(beta), (xhat, std, gamma), running_mean, running_var

#% id: batchnorm-018
#% kind: one
#% why: running statistics move at test time too
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    rm, rv = np.asarray(running_mean), np.asarray(running_var)
    batch_mean, batch_var = x.mean(axis=0), x.var(axis=0)
    mean, var = (batch_mean, batch_var) if training else (rm, rv)
    out = np.asarray(gamma) * (x - mean) / np.sqrt(var + eps) + np.asarray(beta)
    rm = momentum * rm + (1 - momentum) * batch_mean
    rv = momentum * rv + (1 - momentum) * batch_var
       #! updated without asking for training
    return out, (x, mean, var, gamma, eps), rm, rv

#% id: batchnorm-019
#% kind: one
#% why: running statistics not updated
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    running_mean = np.asarray(running_mean)
    running_var = np.asarray(running_var)
    if training:
        mean = np.sum(x, axis=0) / len(x)
        var = np.sum((x - mean) ** 2, axis=0) / len(x)
           #! update missing
    else:
        mean = running_mean
        var = running_var
    a = (x - mean) / np.sqrt(var + eps)
    return np.asarray(gamma) * a + np.asarray(beta), (a, var, gamma, eps), running_mean, running_var

#% id: batchnorm-020
#% kind: one
#% why: beta left out
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    gamma = np.asarray(gamma)
    rm, rv = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(0), x.var(0)
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
    else:
        mean, var = rm, rv
    xhat = (x - mean) / np.sqrt(var + eps)
    print("mean", mean, "var", var)
    out = gamma * xhat   #! beta missing
    return out, (xhat, gamma, var), rm, rv

#% id: batchnorm-021
#% kind: one
#% why: variance for deviation
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=np.float64)
    gamma = np.asarray(gamma, dtype=np.float64)
    beta = np.asarray(beta, dtype=np.float64)
    running_mean = np.array(running_mean, dtype=np.float64)
    running_var = np.array(running_var, dtype=np.float64)
    if training:
        mu = x.mean(axis=0)
        var = x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mu
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mu = running_mean
        var = running_var
    denominator = var + eps   #! root missing
    out = gamma * (x - mu) / denominator + beta
    return out, (x, mu, var, gamma), running_mean, running_var

#% id: batchnorm-022
#% kind: one
#% why: caller's running statistics are written to
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)   #! no copy before the work in place
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        rm *= momentum
        rm += (1 - momentum) * mean
        rv *= momentum
        rv += (1 - momentum) * var
    else:
        mean, var = rm, rv
    xhat = (x - mean) / np.sqrt(var + eps)
    return np.asarray(gamma) * xhat + np.asarray(beta), (xhat, var), rm, rv

#% id: batchnorm-023
#% kind: one
#% why: normalises by the running statistics while training
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    mean, var = running_mean, running_var
    if training:
        m, v = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * m
        running_var = momentum * running_var + (1 - momentum) * v
        mean, var = running_mean, running_var   #! new running statistics for the batch's
    xhat = (x - mean) / np.sqrt(var + eps)
    return np.asarray(gamma) * xhat + np.asarray(beta), (xhat, gamma, var, eps), running_mean, running_var

#% id: batchnorm-024
#% kind: one
#% why: gamma and beta in each other's place
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = map(np.asarray, (x, gamma, beta))
    r1, r2 = np.asarray(running_mean), np.asarray(running_var)
    if training:
        m1, m2 = x.mean(axis=0), x.var(axis=0)
        r1 = momentum * r1 + (1 - momentum) * m1
        r2 = momentum * r2 + (1 - momentum) * m2
    else:
        m1, m2 = r1, r2
    t = (x - m1) / np.sqrt(m2 + eps)
    out = beta * t + gamma   #! swapped
    return out, (t, gamma, m2 + eps), r1, r2

#% id: batchnorm-025
#% kind: one
#% why: the variance's running value gets the deviation
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean = x.mean(axis=0)
        std = x.std(axis=0)
        var = std * std
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * std   #! std for var
    else:
        mean, var = running_mean, running_var
    norm = (x - mean) / np.sqrt(var + eps)
    return np.asarray(gamma) * norm + np.asarray(beta), (norm, var, gamma), running_mean, running_var

#% id: batchnorm-026
#% kind: two
#% why: ddof and momentum turned
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean = x.mean(axis=0)
        var = np.sum((x - mean) ** 2, axis=0) / max(len(x) - 1, 1)   #! n - 1
        a = 1 - momentum   #! turned round
        running_mean = a * running_mean + (1 - a) * mean
        running_var = a * running_var + (1 - a) * var
    else:
        mean, var = running_mean, running_var
    xhat = (x - mean) / np.sqrt(var + eps)
    return np.asarray(gamma) * xhat + np.asarray(beta), (xhat, var), running_mean, running_var

#% id: batchnorm-027
#% kind: two
#% why: no beta and eps outside
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    rm, rv = np.asarray(running_mean), np.asarray(running_var)
    if training:
        m, v = x.mean(axis=0), x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * m
        rv = momentum * rv + (1 - momentum) * v
    else:
        m, v = rm, rv
    y = (x - m) / (np.sqrt(v) + eps)   #! eps outside
    return np.asarray(gamma) * y, (y, v), rm, rv   #! beta missing

#% id: batchnorm-028
#% kind: two
#% why: batch statistics at test time, running mean not updated
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    use_batch = True   #! test time too
    mean = x.mean(axis=0) if use_batch else running_mean
    var = x.var(axis=0) if use_batch else running_var
    if training:
           #! running mean left
        running_var = momentum * running_var + (1 - momentum) * var
    xhat = (x - mean) / np.sqrt(var + eps)
    return np.asarray(gamma) * xhat + np.asarray(beta), (xhat, var), running_mean, running_var

#% id: batchnorm-029
#% kind: two
#% why: whole variance and swapped returns
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    평균 = np.asarray(running_mean)
    분산 = np.asarray(running_var)
    rm, rv = 평균, 분산
    if training:
        평균 = x.mean(axis=0)
        분산 = x.var()   #! one variance for all
        rm = momentum * rm + (1 - momentum) * 평균
        rv = momentum * rv + (1 - momentum) * 분산
    xhat = (x - 평균) / np.sqrt(분산 + eps)
    out = np.asarray(gamma) * xhat + np.asarray(beta)
    return out, (xhat, gamma), rv, rm   #! order of the running statistics

#% id: batchnorm-030
#% kind: two
#% why: updates at test time, no root
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    mean, var = x.mean(axis=0), x.var(axis=0)
    new_mean = momentum * running_mean + (1 - momentum) * mean
    new_var = momentum * running_var + (1 - momentum) * var
    if not training:
        mean, var = running_mean, running_var
           #! the old values should come back
    out = np.asarray(gamma) * (x - mean) / (var + eps) + np.asarray(beta)   #! root missing
    return out, (x, mean, var), new_mean, new_var

#% id: batchnorm-031
#% kind: two
#% why: gamma added and beta multiplied, in place
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    out = np.asarray(x, dtype=float)   #! no copy of x
    rm, rv = np.asarray(running_mean), np.asarray(running_var)
    if training:
        m, v = out.mean(axis=0), out.var(axis=0)
        rm, rv = momentum * rm + (1 - momentum) * m, momentum * rv + (1 - momentum) * v
    else:
        m, v = rm, rv
    out -= m
    out /= np.sqrt(v + eps)
    xhat = out.copy()
    return np.asarray(beta) * xhat + np.asarray(gamma), (xhat, v), rm, rv   #! swapped

#% id: batchnorm-032
#% kind: two
#% why: mean not subtracted at test time, eps 1e-8 of its own
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    rm, rv = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        xhat = (x - mu) / np.sqrt(var + 1e-8)   #! eps ignored
        rm = momentum * rm + (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * var
    else:
        xhat = x / np.sqrt(rv + eps)   #! running mean not subtracted
    return np.asarray(gamma) * xhat + np.asarray(beta), xhat, rm, rv

#% id: batchnorm-033
#% kind: three
#% why: ddof, eps outside, momentum turned
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    rm, rv = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0, ddof=min(1, len(x) - 1))   #! ddof=1
        rm = (1 - momentum) * rm + momentum * mean   #! turned round
        rv = momentum * rv + (1 - momentum) * var
    else:
        mean, var = rm, rv
    xhat = (x - mean) / (np.sqrt(var) + eps)   #! eps outside
    return np.asarray(gamma) * xhat + np.asarray(beta), (xhat, var), rm, rv

#% id: batchnorm-034
#% kind: three
#% why: no beta, batch statistics at test time, running variance left
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    rm, rv = np.asarray(running_mean), np.asarray(running_var)
    m, v = x.mean(axis=0), x.var(axis=0)
    if training:
        rm = momentum * rm + (1 - momentum) * m
           #! running variance left
    else:
        pass   #! test time should use the running statistics
    xhat = (x - m) / np.sqrt(v + eps)
    out = np.asarray(gamma) * xhat   #! beta missing
    return out, (xhat, v, gamma), rm, rv

#% id: batchnorm-035
#% kind: three
#% why: std in the running variance, no root at test time, gamma squared
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if not training:
        z = (x - running_mean) / (running_var + eps)   #! root missing
        return gamma * z + beta, None, running_mean, running_var
    mu, sd = x.mean(axis=0), x.std(axis=0)
    z = (x - mu) / np.sqrt(sd**2 + eps)
    out = gamma * (z + beta)   #! gamma times beta too
    running_mean = momentum * running_mean + (1 - momentum) * mu
    running_var = momentum * running_var + (1 - momentum) * sd   #! std for var
    return out, (z, sd, gamma), running_mean, running_var

#% id: batchnorm-036
#% kind: three
#% why: updates at test time, swapped parameters, whole mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    rm, rv = np.asarray(running_mean), np.asarray(running_var)
    bm, bv = np.mean(x) * np.ones(x.shape[1]), x.var(axis=0)   #! mean of everything
    m, v = (bm, bv) if training else (rm, rv)
    new_m = momentum * rm + (1 - momentum) * bm
    new_v = momentum * rv + (1 - momentum) * bv
       #! test time should leave them
    h = (x - m) / np.sqrt(v + eps)
    out = np.asarray(beta) * h + np.asarray(gamma)   #! swapped
    return out, h, new_m, new_v

#% id: batchnorm-037
#% kind: rare
#% why: variance as the difference of two means, cancels far from 0
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    rm, rv = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean = x.mean(axis=0)
        var = (x * x).mean(axis=0) - mean * mean   #! cancellation
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
    else:
        mean, var = rm, rv
    xhat = (x - mean) / np.sqrt(var + eps)
    return np.asarray(gamma) * xhat + np.asarray(beta), (xhat, var), rm, rv

#% id: batchnorm-038
#% kind: rare
#% why: one example is passed through unchanged
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    rm, rv = np.asarray(running_mean), np.asarray(running_var)
    mean, var = rm, rv
    if training and len(x) > 1:   #! one example is normalised by the running statistics
        mean, var = x.mean(axis=0), x.var(axis=0)
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
    xhat = (x - mean) / np.sqrt(var + eps)
    return np.asarray(gamma) * xhat + np.asarray(beta), (xhat, var), rm, rv

#% id: batchnorm-039
#% kind: rare
#% why: unbiased variance in the running statistic alone, as some libraries do
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    rm, rv = np.asarray(running_mean), np.asarray(running_var)
    mean, var = rm, rv
    if training:
        n = len(x)
        mean, var = x.mean(axis=0), x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var * n / max(n - 1, 1)   #! n / (n - 1)
    xhat = (x - mean) / np.sqrt(var + eps)
    return np.asarray(gamma) * xhat + np.asarray(beta), (xhat, var), rm, rv

#% id: batchnorm-040
#% kind: rare
#% why: max with eps in place of the sum
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    rm, rv = np.asarray(running_mean), np.asarray(running_var)
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    std = np.sqrt(np.maximum(var, eps))   #! floor for sum
    xhat = (x - mean) / std
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
    return np.asarray(gamma) * xhat + np.asarray(beta), (xhat, std), rm, rv

#% id: batchnorm-041
#% kind: rare
#% why: whole-number running statistics truncate
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    rm, rv = np.array(running_mean), np.array(running_var)
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    xhat = (x - mean) / np.sqrt(var + eps)
    if training:
        new_m, new_v = np.empty_like(rm), np.empty_like(rv)   #! take over a whole-number dtype
        new_m[...] = momentum * rm + (1 - momentum) * mean
        new_v[...] = momentum * rv + (1 - momentum) * var
        rm, rv = new_m, new_v
    return np.asarray(gamma) * xhat + np.asarray(beta), (xhat, var), rm, rv

#% id: batchnorm-042
#% kind: rare
#% why: momentum corrected as if the statistics began at 0
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    rm, rv = np.asarray(running_mean), np.asarray(running_var)
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    xhat = (x - mean) / np.sqrt(var + eps)
    if training:
        rm = mean if not rm.any() else momentum * rm + (1 - momentum) * mean   #! zeros are taken for "no value yet"
        rv = momentum * rv + (1 - momentum) * var
    return np.asarray(gamma) * xhat + np.asarray(beta), (xhat, var), rm, rv

#% id: batchnorm-043
#% kind: rare
#% why: the running variance takes eps in
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    rm, rv = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean = x.mean(axis=0)
        var = x.var(axis=0) + eps   #! eps goes into the running variance as well
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
        xhat = (x - mean) / np.sqrt(x.var(axis=0) + eps)
    else:
        xhat = (x - rm) / np.sqrt(rv + eps)
    return np.asarray(gamma) * xhat + np.asarray(beta), xhat, rm, rv

#% id: batchnorm-044
#% kind: rare
#% why: drops constant features
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    rm, rv = np.asarray(running_mean), np.asarray(running_var)
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    xhat = (x - mean) / np.sqrt(var + eps)
    out = np.asarray(gamma) * xhat + np.asarray(beta)
    out = np.where(var < eps, 0.0, out)   #! a constant feature should come out as beta
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
    return out, (xhat, var), rm, rv

#% id: batchnorm-045
#% kind: rare
#% why: float32 throughout, whatever comes in
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=np.float32)   #! digits of float64 are lost far from 0
    rm, rv = np.asarray(running_mean), np.asarray(running_var)
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    xhat = (x - mean) / np.sqrt(var + eps)
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
    return np.asarray(gamma) * xhat + np.asarray(beta), (xhat, var), rm, rv

#% id: batchnorm-046
#% kind: rare
#% why: running statistics in a module variable
_state = {}


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    f = x.shape[1]
    _state.setdefault(f, (np.asarray(running_mean), np.asarray(running_var)))
    rm, rv = _state[f]   #! the arguments count in the first call alone
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    xhat = (x - mean) / np.sqrt(var + eps)
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
        _state[f] = rm, rv
    return np.asarray(gamma) * xhat + np.asarray(beta), (xhat, var), rm, rv

#% id: batchnorm-047
#% kind: rare
#% why: the second moment round the running mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x)
    rm, rv = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean = x.mean(axis=0)
        centre = rm   #! deviations from the running mean, not from the batch's
        var = ((x - centre) ** 2).mean(axis=0)
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
    else:
        mean, var = rm, rv
    xhat = (x - mean) / np.sqrt(var + eps)
    return np.asarray(gamma) * xhat + np.asarray(beta), (xhat, var), rm, rv

