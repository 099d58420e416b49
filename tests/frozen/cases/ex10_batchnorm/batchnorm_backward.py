#% id: batchnorm_backward-001
#% kind: right
#% why: closed form with n in one place
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout)
    n = len(dout)
    dbeta = dout.sum(axis=0)
    dgamma = (dout * xhat).sum(axis=0)
    dx = (gamma / (n * std)) * (n * dout - dbeta - xhat * dgamma)
    return dx, dgamma, dbeta

#% id: batchnorm_backward-002
#% kind: right
#% why: step by step through the mean and the variance
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    if not training:
        out = gamma * (x - rm) / np.sqrt(rv + eps) + beta
        return out, None, rm, rv
    mu = np.mean(x, axis=0)
    xc = x - mu
    var = np.mean(xc**2, axis=0)
    inv = 1.0 / np.sqrt(var + eps)
    out = gamma * xc * inv + beta
    cache = {"xc": xc, "inv": inv, "gamma": gamma, "var": var, "eps": eps}
    rm = momentum * rm + (1 - momentum) * mu
    rv = momentum * rv + (1 - momentum) * var
    return out, cache, rm, rv

def batchnorm_backward(dout, cache):
    xc, inv = cache["xc"], cache["inv"]
    dout = np.asarray(dout, dtype=float)
    n = dout.shape[0]
    dxhat = dout * cache["gamma"]
    dvar = np.sum(dxhat * xc, axis=0) * -0.5 * inv**3
    dmu = -np.sum(dxhat, axis=0) * inv - 2 * dvar * np.mean(xc, axis=0)
    dx = dxhat * inv + dvar * 2 * xc / n + dmu / n
    return dx, np.sum(dout * xc * inv, axis=0), np.sum(dout, axis=0)

#% id: batchnorm_backward-003
#% kind: right
#% why: node by node as a computational graph, named tuple out
from typing import NamedTuple


class Grads(NamedTuple):
    dx: NDArray
    dgamma: NDArray
    dbeta: NDArray

def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    if not training:
        out = gamma * (x - rm) / np.sqrt(rv + eps) + beta
        return out, None, rm, rv
    mu = np.mean(x, axis=0)
    xc = x - mu
    var = np.mean(xc**2, axis=0)
    inv = 1.0 / np.sqrt(var + eps)
    out = gamma * xc * inv + beta
    cache = {"xc": xc, "inv": inv, "gamma": gamma, "var": var, "eps": eps}
    rm = momentum * rm + (1 - momentum) * mu
    rv = momentum * rv + (1 - momentum) * var
    return out, cache, rm, rv

def batchnorm_backward(dout, cache):
    xc, ivar, gamma = cache["xc"], cache["inv"], cache["gamma"]
    sqrtvar = 1 / ivar
    dout = np.asarray(dout, dtype=float)
    N, D = dout.shape
    dbeta = dout.sum(axis=0)
    dgamma = (dout * (xc * ivar)).sum(axis=0)
    dxhat = dout * gamma
    divar = (dxhat * xc).sum(axis=0)
    dxmu1 = dxhat * ivar
    dsqrtvar = -1 / sqrtvar**2 * divar
    dvar = 0.5 * ivar * dsqrtvar
    dsq = np.ones((N, D)) / N * dvar
    dxmu2 = 2 * xc * dsq
    dx1 = dxmu1 + dxmu2
    dmu = -dx1.sum(axis=0)
    dx2 = np.ones((N, D)) / N * dmu
    return Grads(dx1 + dx2, dgamma, dbeta)

#% id: batchnorm_backward-004
#% kind: right
#% why: the whole Jacobian of every feature
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    n, f = dout.shape
    dx = np.empty((n, f))
    for j in range(f):
        h = xhat[:, j]
        jac = (np.eye(n) - 1 / n - np.outer(h, h) / n) / std[j]
        dx[:, j] = gamma[j] * jac @ dout[:, j]
    return dx, np.einsum("nf,nf->f", dout, xhat), np.einsum("nf->f", dout)

#% id: batchnorm_backward-005
#% kind: right
#% why: two projections one after the other
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    def centred(a):
        return a - a.mean(axis=0)

    xhat, gamma, std = cache
    d = np.asarray(dout)
    g = centred(d * gamma)
    along = np.mean(g * xhat, axis=0)
    return (g - along * xhat) / std, (d * xhat).sum(axis=0), d.sum(axis=0)

#% id: batchnorm_backward-006
#% kind: right
#% why: closure as cache
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = (np.array(v, dtype=float) for v in (x, gamma, beta))
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    mean, var = (x.mean(0), x.var(0)) if training else (rm, rv)
    r = 1 / np.sqrt(var + eps)
    h = (x - mean) * r

    def back(d):
        d = np.asarray(d, dtype=float)
        db, dg = d.sum(0), (d * h).sum(0)
        return gamma * r * (d - (db + h * dg) / len(d)), dg, db

    if training:
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
    return gamma * h + beta, back, rm, rv


def batchnorm_backward(dout, cache):
    return cache(dout)

#% id: batchnorm_backward-007
#% kind: right
#% why: element loops in plain Python
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    rows = np.asarray(dout).tolist()
    n, f = np.shape(dout)
    dgamma, dbeta = [0.0] * f, [0.0] * f
    for i in range(n):
        for j in range(f):
            dbeta[j] += rows[i][j]
            dgamma[j] += rows[i][j] * xhat[i, j]
    dx = [
        [gamma[j] / std[j] * (rows[i][j] - dbeta[j] / n - xhat[i, j] * dgamma[j] / n) for j in range(f)] for i in range(n)
    ]
    return np.array(dx, dtype=float), np.array(dgamma, dtype=float), np.array(dbeta, dtype=float)

#% id: batchnorm_backward-008
#% kind: right
#% why: dataclass holding x itself as a copy, all recomputed
from dataclasses import dataclass


@dataclass(frozen=True)
class Saved:
    x: NDArray
    gamma: NDArray
    eps: float


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.array(x, dtype=float)
    gamma, beta = np.array(gamma, dtype=float), np.asarray(beta)
    rm, rv = np.asarray(running_mean), np.asarray(running_var)
    saved = Saved(x, gamma, eps)
    if not training:
        return gamma * (x - rm) / np.sqrt(rv + eps) + beta, saved, rm, rv
    m, v = x.mean(axis=0), x.var(axis=0)
    out = gamma * (x - m) / np.sqrt(v + eps) + beta
    return out, saved, momentum * rm + (1 - momentum) * m, momentum * rv + (1 - momentum) * v


def batchnorm_backward(dout, cache):
    d = np.asarray(dout, dtype=float)
    s = np.sqrt(cache.x.var(axis=0) + cache.eps)
    h = (cache.x - cache.x.mean(axis=0)) / s
    terms = np.stack([d, d * h])
    dbeta, dgamma = terms.sum(axis=1)
    mean_d, mean_dh = terms.mean(axis=1)
    return cache.gamma / s * (d - mean_d - h * mean_dh), dgamma, dbeta

#% id: batchnorm_backward-009
#% kind: right
#% why: least squares: the residual of regressing on 1 and xhat, with the ridge that eps leaves
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    if not training:
        out = gamma * (x - rm) / np.sqrt(rv + eps) + beta
        return out, None, rm, rv
    mu = np.mean(x, axis=0)
    xc = x - mu
    var = np.mean(xc**2, axis=0)
    inv = 1.0 / np.sqrt(var + eps)
    out = gamma * xc * inv + beta
    cache = {"xc": xc, "inv": inv, "gamma": gamma, "var": var, "eps": eps}
    rm = momentum * rm + (1 - momentum) * mu
    rv = momentum * rv + (1 - momentum) * var
    return out, cache, rm, rv

def batchnorm_backward(dout, cache):
    c = cache
    d = np.asarray(dout, dtype=float)
    n = len(d)
    dbeta = np.ones(n) @ d
    dgamma = np.sum(d * c["xc"], axis=0) * c["inv"]
    slope = np.sum(d * c["xc"], axis=0) / (n * (c["var"] + c["eps"]))
    residual = d - dbeta / n - slope * c["xc"]
    return residual * c["gamma"] * c["inv"], dgamma, dbeta

#% id: batchnorm_backward-010
#% kind: right
#% why: in place on own copies, tuple star
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, *rest = cache
    gamma, std = rest
    dx = np.array(dout, dtype=np.result_type(xhat, float))
    dbeta = np.add.reduce(dx)
    dgamma = np.add.reduce(np.multiply(dx, xhat))
    dx *= len(dx)
    dx -= dbeta
    dx -= xhat * dgamma
    dx *= gamma
    dx /= std
    dx /= len(dx)
    return [dx, dgamma, dbeta]

#% id: batchnorm_backward-011
#% kind: one
#% why: mean and variance taken for constants
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout)
    dbeta = dout.sum(axis=0)
    dgamma = (dout * xhat).sum(axis=0)
    dx = dout * gamma / std   #! the batch's mean and variance count as constants
    return dx, dgamma, dbeta

#% id: batchnorm_backward-012
#% kind: one
#% why: only the mean depends on x
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout)
    n = dout.shape[0]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * xhat, axis=0)
    dxhat = dout * gamma
    dx = dxhat - dxhat.mean(axis=0)
       #! term of the variance missing
    dx = dx / std
    return dx, dgamma, dbeta

#% id: batchnorm_backward-013
#% kind: one
#% why: only the variance depends on x
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    if not training:
        out = gamma * (x - rm) / np.sqrt(rv + eps) + beta
        return out, None, rm, rv
    mu = np.mean(x, axis=0)
    xc = x - mu
    var = np.mean(xc**2, axis=0)
    inv = 1.0 / np.sqrt(var + eps)
    out = gamma * xc * inv + beta
    cache = {"xc": xc, "inv": inv, "gamma": gamma, "var": var, "eps": eps}
    rm = momentum * rm + (1 - momentum) * mu
    rv = momentum * rv + (1 - momentum) * var
    return out, cache, rm, rv

def batchnorm_backward(dout, cache):
    xc = cache["xc"]
    inv = cache["inv"]
    dout = np.asarray(dout, dtype=float)
    n = len(dout)
    dxhat = dout * cache["gamma"]
    분산기울기 = np.sum(dxhat * xc, axis=0) * (-0.5) * inv**3
    평균기울기 = -np.sum(dxhat, axis=0) * inv
    dx = dxhat * inv + 분산기울기 * 2 * xc / n   #! term of the mean missing
    return dx, np.sum(dout * xc * inv, axis=0), np.sum(dout, axis=0)

#% id: batchnorm_backward-014
#% kind: one
#% why: gamma left out of dx
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    x_hat, gamma, std = cache
    dout = np.array(dout)
    m = dout.shape[0]
    dgamma = np.sum(dout * x_hat, axis=0)
    dbeta = np.sum(dout, axis=0)
    dx = 1 / (m * std) * (m * dout - dbeta - x_hat * dgamma)   #! gamma missing
    return dx, dgamma, dbeta

#% id: batchnorm_backward-015
#% kind: one
#% why: dgamma without xhat
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout)
    n = len(dout)
    dbeta = dout.sum(0)
    dgamma = dout.sum(0)   #! xhat missing
    dxhat = gamma * dout
    s1 = dxhat.sum(0)
    s2 = (dxhat * xhat).sum(0)
    dx = (n * dxhat - s1 - xhat * s2) / (n * std)
    return dx, dgamma, dbeta

#% id: batchnorm_backward-016
#% kind: one
#% why: means for sums in dbeta
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    print(dout.shape)
    db = dout.mean(axis=0)   #! mean for sum
    dg = np.sum(dout * xhat, axis=0)
    a = dout - dout.mean(axis=0)
    b = xhat * np.mean(dout * xhat, axis=0)
    return gamma * (a - b) / std, dg, db

#% id: batchnorm_backward-017
#% kind: one
#% why: means for sums in dgamma
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    xhat, gamma, std = cache
    dout = np.asarray(dout)
    dbeta = dout.sum(axis=0)
    dgamma = np.mean(dout * xhat, axis=0)   #! mean for sum
    mean_d = dout.mean(axis=0)
    mean_dx = (dout * xhat).mean(axis=0)
    dx = gamma / std * (dout - mean_d - xhat * mean_dx)
    return dx, dgamma, dbeta

#% id: batchnorm_backward-018
#% kind: one
#% why: sum over the features
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout)
    n = dout.shape[0]
    dx = gamma / std * (dout - dout.sum(axis=0) / n - xhat * (dout * xhat).sum(axis=0) / n)
    dgamma = np.sum(dout * xhat, axis=0)
    dbeta = np.sum(dout, axis=1)   #! axis 1
    return dx, dgamma, dbeta

#% id: batchnorm_backward-019
#% kind: one
#% why: sign of the variance's term
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    g = np.asarray(dout) * gamma
    k = g.shape[0]
    term1 = g
    term2 = g.sum(axis=0) / k
    term3 = xhat * (g * xhat).sum(axis=0) / k
    dx = (term1 - term2 + term3) / std   #! plus for minus
    return dx, (np.asarray(dout) * xhat).sum(axis=0), np.asarray(dout).sum(axis=0)

#% id: batchnorm_backward-020
#% kind: one
#% why: sums in dx not divided by n
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout)
    n = len(dout)
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * xhat, axis=0)
    correction = dbeta + xhat * dgamma   #! not divided by n
    dx = gamma / std * (dout - correction)
    return dx, dgamma, dbeta

#% id: batchnorm_backward-021
#% kind: one
#% why: not divided by the deviation
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout)
    dxhat = dout * gamma
    m1 = np.mean(dxhat, axis=0)
    m2 = np.mean(dxhat * xhat, axis=0)
    dx = dxhat - m1 - xhat * m2   #! 1 / std missing
    dgamma = np.sum(dout * xhat, axis=0)
    dbeta = np.sum(dout, axis=0)
    return dx, dgamma, dbeta

#% id: batchnorm_backward-022
#% kind: one
#% why: centred x for xhat in dgamma
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    if not training:
        out = gamma * (x - rm) / np.sqrt(rv + eps) + beta
        return out, None, rm, rv
    mu = np.mean(x, axis=0)
    xc = x - mu
    var = np.mean(xc**2, axis=0)
    inv = 1.0 / np.sqrt(var + eps)
    out = gamma * xc * inv + beta
    cache = {"xc": xc, "inv": inv, "gamma": gamma, "var": var, "eps": eps}
    rm = momentum * rm + (1 - momentum) * mu
    rv = momentum * rv + (1 - momentum) * var
    return out, cache, rm, rv

def batchnorm_backward(dout, cache):
    xc, inv, gamma = cache["xc"], cache["inv"], cache["gamma"]
    d = np.asarray(dout, dtype=float)
    n = d.shape[0]
    xhat = xc * inv
    dgamma = (d * xc).sum(axis=0)   #! not normalised
    dbeta = d.sum(axis=0)
    dx = gamma * inv * (d - d.mean(axis=0) - xhat * (d * xhat).sum(axis=0) / n)
    return dx, dgamma, dbeta

#% id: batchnorm_backward-023
#% kind: one
#% why: 1 / std to the first power in dvar
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    if not training:
        out = gamma * (x - rm) / np.sqrt(rv + eps) + beta
        return out, None, rm, rv
    mu = np.mean(x, axis=0)
    xc = x - mu
    var = np.mean(xc**2, axis=0)
    inv = 1.0 / np.sqrt(var + eps)
    out = gamma * xc * inv + beta
    cache = {"xc": xc, "inv": inv, "gamma": gamma, "var": var, "eps": eps}
    rm = momentum * rm + (1 - momentum) * mu
    rv = momentum * rv + (1 - momentum) * var
    return out, cache, rm, rv

def batchnorm_backward(dout, cache):
    x_mu, inv, gamma = cache["xc"], cache["inv"], cache["gamma"]
    dout = np.asarray(dout, dtype=float)
    N = dout.shape[0]
    dx_hat = dout * gamma
    dvar = np.sum(dx_hat * x_mu * -0.5 * inv, axis=0)   #! inv for inv ** 3
    dmu = np.sum(-dx_hat * inv, axis=0)
    dx = dx_hat * inv + dvar * 2 * x_mu / N + dmu / N
    dgamma = np.sum(dout * x_mu * inv, axis=0)
    dbeta = np.sum(dout, axis=0)
    return dx, dgamma, dbeta

#% id: batchnorm_backward-024
#% kind: one
#% why: factor 2 missing
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    if not training:
        out = gamma * (x - rm) / np.sqrt(rv + eps) + beta
        return out, None, rm, rv
    mu = np.mean(x, axis=0)
    xc = x - mu
    var = np.mean(xc**2, axis=0)
    inv = 1.0 / np.sqrt(var + eps)
    out = gamma * xc * inv + beta
    cache = {"xc": xc, "inv": inv, "gamma": gamma, "var": var, "eps": eps}
    rm = momentum * rm + (1 - momentum) * mu
    rv = momentum * rv + (1 - momentum) * var
    return out, cache, rm, rv

def batchnorm_backward(dout, cache):
    c = cache
    d = np.asarray(dout, dtype=float)
    n = len(d)
    dh = d * c["gamma"]
    dv = (dh * c["xc"]).sum(0) * -0.5 * c["inv"] ** 3
    dm = -(dh * c["inv"]).sum(0)
    dx = dh * c["inv"]
    dx = dx + dv * c["xc"] / n   #! derivative of the square without its 2
    dx = dx + dm / n
    return dx, (d * c["xc"] * c["inv"]).sum(0), d.sum(0)

#% id: batchnorm_backward-025
#% kind: one
#% why: results in another order
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout)
    n = len(dout)
    dbeta = dout.sum(axis=0)
    dgamma = (xhat * dout).sum(axis=0)
    dx = gamma * (dout - dbeta / n - xhat * dgamma / n) / std
    return dx, dbeta, dgamma   #! dbeta before dgamma

#% id: batchnorm_backward-026
#% kind: two
#% why: constants, and means for sums
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout)
    dgamma = (dout * xhat).sum(axis=0)
    dbeta = dout.mean(axis=0)   #! mean for sum
    dx = gamma * dout / std   #! mean and variance as constants
    return dx, dgamma, dbeta

#% id: batchnorm_backward-027
#% kind: two
#% why: gamma missing, sign of the mean's term
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout)
    n = len(dout)
    dbeta = dout.sum(0)
    dgamma = (dout * xhat).sum(0)
    inner = dout + dbeta / n - xhat * dgamma / n   #! plus for minus
    return inner / std, dgamma, dbeta   #! gamma missing

#% id: batchnorm_backward-028
#% kind: two
#% why: variance's term missing, dgamma from xc
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    if not training:
        out = gamma * (x - rm) / np.sqrt(rv + eps) + beta
        return out, None, rm, rv
    mu = np.mean(x, axis=0)
    xc = x - mu
    var = np.mean(xc**2, axis=0)
    inv = 1.0 / np.sqrt(var + eps)
    out = gamma * xc * inv + beta
    cache = {"xc": xc, "inv": inv, "gamma": gamma, "var": var, "eps": eps}
    rm = momentum * rm + (1 - momentum) * mu
    rv = momentum * rv + (1 - momentum) * var
    return out, cache, rm, rv

def batchnorm_backward(dout, cache):
    xc, inv, gamma = cache["xc"], cache["inv"], cache["gamma"]
    dout = np.asarray(dout, dtype=float)
    n = dout.shape[0]
    dxhat = dout * gamma
    dx = (dxhat - dxhat.sum(axis=0) / n) * inv
       #! term of the variance missing
    dgamma = np.sum(dout * xc, axis=0)   #! not normalised
    return dx, dgamma, dout.sum(axis=0)

#% id: batchnorm_backward-029
#% kind: two
#% why: divided by the variance, order of the results
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    g = np.asarray(dout, dtype=float)
    a = g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0)
    dx = gamma * a / std**2   #! variance for deviation
    dgamma, dbeta = (g * xhat).sum(axis=0), g.sum(axis=0)
    return dx, dbeta, dgamma   #! order

#% id: batchnorm_backward-030
#% kind: two
#% why: factor 2 and power 3
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    if not training:
        out = gamma * (x - rm) / np.sqrt(rv + eps) + beta
        return out, None, rm, rv
    mu = np.mean(x, axis=0)
    xc = x - mu
    var = np.mean(xc**2, axis=0)
    inv = 1.0 / np.sqrt(var + eps)
    out = gamma * xc * inv + beta
    cache = {"xc": xc, "inv": inv, "gamma": gamma, "var": var, "eps": eps}
    rm = momentum * rm + (1 - momentum) * mu
    rv = momentum * rv + (1 - momentum) * var
    return out, cache, rm, rv

def batchnorm_backward(dout, cache):
    편차 = cache["xc"]
    역표준편차 = cache["inv"]
    dout = np.asarray(dout, dtype=float)
    n = len(dout)
    dh = dout * cache["gamma"]
    dvar = -0.5 * np.sum(dh * 편차, axis=0) * 역표준편차**2   #! power 2 for 3
    dmu = -np.sum(dh, axis=0) * 역표준편차
    dx = dh * 역표준편차 + dvar * 편차 / n + dmu / n   #! factor 2 missing
    return dx, np.sum(dout * 편차 * 역표준편차, axis=0), np.sum(dout, axis=0)

#% id: batchnorm_backward-031
#% kind: two
#% why: gamma in dgamma, axis 1 mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout)
    dxhat = dout * gamma
    dgamma = np.sum(dxhat * xhat, axis=0)   #! gamma counted in
    dbeta = np.sum(dout, axis=0)
    dx = dxhat - dxhat.mean(axis=1, keepdims=True)   #! mean over the features
    dx = (dx - xhat * np.mean(dxhat * xhat, axis=0)) / std
    return dx, dgamma, dbeta

#% id: batchnorm_backward-032
#% kind: two
#% why: no sum in dbeta, sums undivided in dx
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout)
    n = len(dout)
    dgamma = (dout * xhat).sum(axis=0)
    dx = gamma / std * (dout - dout.sum(axis=0) - xhat * dgamma / n)   #! mean's term not divided by n
    dbeta = dout   #! sum missing
    return dx, dgamma, dbeta

#% id: batchnorm_backward-033
#% kind: three
#% why: constants, no gamma, means
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout)
    dbeta = dout.mean(axis=0)   #! mean for sum
    dgamma = (dout * xhat).sum(axis=0)
    g = dout   #! gamma missing
    dx = g / std   #! mean and variance as constants
    return dx, dgamma, dbeta

#% id: batchnorm_backward-034
#% kind: three
#% why: dgamma without xhat, sign, deviation missing
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    d = np.asarray(dout)
    n = len(d)
    t1 = d.sum(0) / n
    t2 = (d * xhat).sum(0) / n
    dx = gamma * (d - t1 + xhat * t2)   #! plus for minus
    dx = dx * 1.0   #! 1 / std missing
    return dx, d.sum(0), d.sum(0)   #! dgamma without xhat

#% id: batchnorm_backward-035
#% kind: three
#% why: mean's term missing, factor 2, order
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    if not training:
        out = gamma * (x - rm) / np.sqrt(rv + eps) + beta
        return out, None, rm, rv
    mu = np.mean(x, axis=0)
    xc = x - mu
    var = np.mean(xc**2, axis=0)
    inv = 1.0 / np.sqrt(var + eps)
    out = gamma * xc * inv + beta
    cache = {"xc": xc, "inv": inv, "gamma": gamma, "var": var, "eps": eps}
    rm = momentum * rm + (1 - momentum) * mu
    rv = momentum * rv + (1 - momentum) * var
    return out, cache, rm, rv

def batchnorm_backward(dout, cache):
    xc, inv = cache["xc"], cache["inv"]
    d = np.asarray(dout, dtype=float)
    n = len(d)
    dh = d * cache["gamma"]
    dvar = -0.5 * (dh * xc).sum(axis=0) * inv**3
    dx = dh * inv + dvar * xc / n   #! factor 2 missing
       #! term of the mean missing
    dgamma = (d * xc * inv).sum(axis=0)
    dbeta = d.sum(axis=0)
    return dx, dbeta, dgamma   #! order

#% id: batchnorm_backward-036
#% kind: three
#% why: variance for deviation, gamma in dgamma, undivided sum
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dxhat = np.asarray(dout) * gamma
    var = std**2
    n = len(dxhat)
    dgamma = np.sum(dxhat * xhat, axis=0)   #! gamma counted in
    inner = dxhat - dxhat.sum(axis=0) / n - xhat * (dxhat * xhat).sum(axis=0)   #! not divided by n
    dx = inner / var   #! variance for deviation
    return dx, dgamma, np.sum(np.asarray(dout), axis=0)

#% id: batchnorm_backward-037
#% kind: rare
#% why: dgamma divided out of gamma, 0 / 0 at gamma 0
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout)
    g = dout * gamma
    dgamma = (g * xhat).sum(axis=0) / gamma   #! not defined where gamma is 0
    dx = (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0)) / std
    return dx, dgamma, dout.sum(axis=0)

#% id: batchnorm_backward-038
#% kind: rare
#% why: divides by xhat's own norm, as if eps were 0
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    g = np.asarray(dout) * gamma
    g = g - g.mean(axis=0)
    norm = np.maximum((xhat * xhat).sum(axis=0), 1e-30)   #! n only where eps is 0
    dx = (g - xhat * (g * xhat).sum(axis=0) / norm) / std
    return dx, (np.asarray(dout) * xhat).sum(axis=0), np.asarray(dout).sum(axis=0)

#% id: batchnorm_backward-039
#% kind: rare
#% why: eps fixed in the backward pass
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    if not training:
        out = gamma * (x - rm) / np.sqrt(rv + eps) + beta
        return out, None, rm, rv
    mu = np.mean(x, axis=0)
    xc = x - mu
    var = np.mean(xc**2, axis=0)
    inv = 1.0 / np.sqrt(var + eps)
    out = gamma * xc * inv + beta
    cache = {"xc": xc, "inv": inv, "gamma": gamma, "var": var, "eps": eps}
    rm = momentum * rm + (1 - momentum) * mu
    rv = momentum * rv + (1 - momentum) * var
    return out, cache, rm, rv

def batchnorm_backward(dout, cache):
    xc, gamma = cache["xc"], cache["gamma"]
    eps = 1e-5   #! the default, not the eps of the call
    inv = 1 / np.sqrt(cache["var"] + eps)
    d = np.asarray(dout, dtype=float)
    h = xc * inv
    dg, db = (d * h).sum(axis=0), d.sum(axis=0)
    return gamma * inv * (d - db / len(d) - h * dg / len(d)), dg, db

#% id: batchnorm_backward-040
#% kind: rare
#% why: n - 1 in the variance's term
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    d = np.asarray(dout)
    n = len(d)
    dg, db = (d * xhat).sum(axis=0), d.sum(axis=0)
    m = max(n - 1, 1)   #! the biased variance has n
    return gamma / std * (d - db / n - xhat * dg / m), dg, db

#% id: batchnorm_backward-041
#% kind: rare
#% why: the latest call's cache from a module variable
_latest = {}


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma = np.asarray(x), np.asarray(gamma)
    rm, rv = np.asarray(running_mean), np.asarray(running_var)
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    std = np.sqrt(var + eps)
    h = (x - mean) / std
    _latest["bn"] = (h, gamma, std)
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
    return gamma * h + np.asarray(beta), (h, gamma, std), rm, rv


def batchnorm_backward(dout, cache):
    h, gamma, std = _latest["bn"]   #! not the cache that is handed in
    d = np.asarray(dout)
    dg, db = (d * h).sum(axis=0), d.sum(axis=0)
    return gamma / std * (d - (db + h * dg) / len(d)), dg, db

#% id: batchnorm_backward-042
#% kind: rare
#% why: zero gradient for one example's beta and gamma
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    d = np.asarray(dout)
    n, f = d.shape
    if n == 1:   #! dbeta of one example is dout, not 0
        return np.zeros((n, f)), np.zeros(f), np.zeros(f)
    dg, db = (d * xhat).sum(axis=0), d.sum(axis=0)
    return gamma / std * (d - (db + xhat * dg) / n), dg, db

#% id: batchnorm_backward-043
#% kind: rare
#% why: the caller's gradient is scaled in place
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    d = np.asarray(dout, dtype=float)   #! no copy before the work in place
    dg, db = (d * xhat).sum(axis=0), d.sum(axis=0)
    d -= (db + xhat * dg) / len(d)
    d *= gamma
    return d / std, dg, db

#% id: batchnorm_backward-044
#% kind: rare
#% why: xhat recovered from the output
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = (np.asarray(v, dtype=float) for v in (x, gamma, beta))
    rm, rv = np.asarray(running_mean), np.asarray(running_var)
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    std = np.sqrt(var + eps)
    out = gamma * ((x - mean) / std) + beta
    cache = (x - mean, out, gamma, beta, std)
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
    return out, cache, rm, rv


def batchnorm_backward(dout, cache):
    xc, out, gamma, beta, std = cache
    h = (out - beta) / gamma   #! 0 / 0 where gamma is 0
    d = np.asarray(dout, dtype=float)
    dg, db = (d * h).sum(axis=0), d.sum(axis=0)
    return gamma / std * (d - db / len(d) - h * dg / len(d)), dg, db

#% id: batchnorm_backward-045
#% kind: rare
#% why: whole-number gradient truncates
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    d = np.asarray(dout)
    dg, db = (d * xhat).sum(axis=0), d.sum(axis=0) * 1.0
    dx = np.empty_like(d)   #! takes over a whole-number dtype
    dx[...] = gamma / std * (d - (db + xhat * dg) / len(d))
    return dx, dg, db

#% id: batchnorm_backward-046
#% kind: rare
#% why: mean's derivative through the variance counted twice
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    if not training:
        out = gamma * (x - rm) / np.sqrt(rv + eps) + beta
        return out, None, rm, rv
    mu = np.mean(x, axis=0)
    xc = x - mu
    var = np.mean(xc**2, axis=0)
    inv = 1.0 / np.sqrt(var + eps)
    out = gamma * xc * inv + beta
    cache = {"xc": xc, "inv": inv, "gamma": gamma, "var": var, "eps": eps}
    rm = momentum * rm + (1 - momentum) * mu
    rv = momentum * rv + (1 - momentum) * var
    return out, cache, rm, rv

def batchnorm_backward(dout, cache):
    xc, inv, gamma = cache["xc"], cache["inv"], cache["gamma"]
    d = np.asarray(dout, dtype=float)
    n = len(d)
    dh = d * gamma
    dvar = -0.5 * (dh * xc).sum(axis=0) * inv**3
    dmu = -(dh * inv).sum(axis=0) - 2 * dvar * np.abs(xc).mean(axis=0)   #! mean of |x - mean|, which is not 0
    return dh * inv + 2 * dvar * xc / n + dmu / n, (d * xc * inv).sum(axis=0), d.sum(axis=0)

#% id: batchnorm_backward-047
#% kind: rare
#% why: absolute gamma
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    d = np.asarray(dout)
    dg, db = (d * xhat).sum(axis=0), d.sum(axis=0)
    scale = np.sqrt(gamma**2 / std**2)   #! loses the sign of gamma
    return scale * (d - (db + xhat * dg) / len(d)), dg, db

