#% id: ex10-right-01
#% kind: right
#% why: right
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    # feature by feature, so that I see what happens
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    n, d = x.shape
    out = np.empty((n, d))
    xhat = np.empty((n, d))
    sd = np.empty(d)
    for j in range(d):
        col = x[:, j]
        if training:
            mu = sum(col) / n
            var = sum((col - mu) ** 2) / n
            rm[j] = momentum * rm[j] + (1 - momentum) * mu
            rv[j] = momentum * rv[j] + (1 - momentum) * var
        else:
            mu, var = rm[j], rv[j]
        sd[j] = (var + eps) ** 0.5
        xhat[:, j] = (col - mu) / sd[j]
        out[:, j] = gamma[j] * xhat[:, j] + beta[j]
    return out, {"xhat": xhat, "sd": sd, "gamma": gamma}, rm, rv


def batchnorm_backward(dout, cache):
    xhat, sd, gamma = cache["xhat"], cache["sd"], cache["gamma"]
    dout = np.asarray(dout, dtype=float)
    n, d = dout.shape
    dx = np.empty((n, d))
    for j in range(d):
        # 야코비 행렬: (I - 1/n - xhat xhat^T / n) / sd
        J = np.eye(n) - 1.0 / n - np.outer(xhat[:, j], xhat[:, j]) / n
        dx[:, j] = gamma[j] / sd[j] * (J @ dout[:, j])
    return dx, np.einsum("nd,nd->d", dout, xhat), np.einsum("nd->d", dout)


#% id: ex10-right-02
#% kind: right
#% why: right
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.asarray(a, dtype=np.float64) for a in (x, gamma, beta, running_mean, running_var)
    )
    if not training:
        slope = gamma / np.sqrt(running_var + eps)
        return x * slope + (beta - running_mean * slope), None, running_mean, running_var
    N = len(x)
    mu = x.mean(axis=0)
    xmu = x - mu
    sq = xmu**2
    var = sq.sum(axis=0) / N
    sqrtvar = np.sqrt(var + eps)
    ivar = 1.0 / sqrtvar
    xhat = xmu * ivar
    running_mean = running_mean + (1 - momentum) * (mu - running_mean)
    running_var = running_var + (1 - momentum) * (var - running_var)
    return gamma * xhat + beta, (xhat, gamma, xmu, ivar, sqrtvar), running_mean, running_var


def batchnorm_backward(dout, cache):
    """Node for node through the computation graph."""
    xhat, gamma, xmu, ivar, sqrtvar = cache
    dout = np.asarray(dout, dtype=float)
    N, D = dout.shape
    dbeta = dout.sum(axis=0, keepdims=True)
    dgamma = np.sum(dout * xhat, axis=0)
    dxhat = dout * gamma
    divar = np.sum(dxhat * xmu, axis=0)
    dxmu1 = dxhat * ivar
    dsqrtvar = -divar / sqrtvar**2
    dvar = 0.5 * dsqrtvar / sqrtvar
    dsq = np.ones((N, D)) / N * dvar
    dxmu2 = 2 * xmu * dsq
    dx1 = dxmu1 + dxmu2
    dmu = -dx1.sum(axis=0)
    dx2 = np.ones((N, D)) / N * dmu
    return dx1 + dx2, dgamma, dbeta


#% id: ex10-right-03
#% kind: right
#% why: right
from dataclasses import dataclass


@dataclass
class Saved:
    x: object
    gamma: object
    eps: float


def _stats(x):
    mean = np.average(x, axis=0)
    return mean, np.average(np.square(x - mean), axis=0)


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.array(x, dtype=float)
    m, v = _stats(x) if training else (np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float))
    out = np.asarray(gamma) * ((x - m) / np.sqrt(v + eps)) + np.asarray(beta)
    if training:
        new_m = momentum * np.asarray(running_mean) + (1 - momentum) * m
        new_v = momentum * np.asarray(running_var) + (1 - momentum) * v
    else:
        new_m, new_v = m, v
    return out, Saved(x, np.array(gamma, dtype=float), eps), new_m, new_v


def batchnorm_backward(dout, cache):
    # everything is computed again from x
    g = np.asarray(dout, dtype=float)
    mean, var = _stats(cache.x)
    s2 = var + cache.eps
    c = cache.x - mean
    dgamma = (g * c).sum(0) / np.sqrt(s2)
    dbeta = g.sum(0)
    n = len(g)
    dx = cache.gamma / (n * np.sqrt(s2)) * (n * g - dbeta - c / s2 * (g * c).sum(0))
    return dx, dgamma, dbeta


#% id: ex10-one-04
#% kind: one
#% why: dx treats the mean and the variance of the batch as constants.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma = np.asarray(x, dtype=float), np.asarray(gamma, dtype=float)
    running_mean, running_var = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    if not training:
        return gamma * (x - running_mean) / np.sqrt(running_var + eps) + np.asarray(beta), None, running_mean, running_var
    mu, sig2 = np.mean(x, axis=0), np.var(x, axis=0)
    inv = (sig2 + eps) ** -0.5
    xh = (x - mu) * inv
    mix = lambda old, new: momentum * old + (1 - momentum) * new
    return gamma * xh + np.asarray(beta), (xh, inv, gamma), mix(running_mean, mu), mix(running_var, sig2)


def batchnorm_backward(dout, cache):
    xh, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dx = dout * gamma * inv  #! mean and variance depend on x as well
    return dx, (dout * xh).sum(axis=0), dout.sum(axis=0)


#% id: ex10-one-05
#% kind: one
#% why: dgamma is summed over dout times the output and not times the normalised x.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    mu = x.mean(axis=0) if training else rm
    var = x.var(axis=0) if training else rv
    std = np.sqrt(var + eps)
    xhat = (x - mu) / std
    out = gamma * xhat + beta
    if training:
        rm = momentum * rm + (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * var
    return out, (out, xhat, std, gamma), rm, rv


def batchnorm_backward(dout, cache):
    out, xhat, std, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dgamma = (dout * out).sum(axis=0)  #! xhat belongs here
    dbeta = dout.sum(axis=0)
    g = dout * gamma
    dx = (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0)) / std
    return dx, dgamma, dbeta


#% id: ex10-two-03
#% kind: two
#% why: gamma is left out of dx. dgamma has gamma as a factor.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean = x.mean(axis=0)
        var = x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    sigma = np.sqrt(var + eps)
    n = (x - mean) / sigma
    return gamma * n + beta, (n, sigma, gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    n, sigma, gamma = cache
    d = np.asarray(dout, dtype=float)
    dx = (d - d.mean(axis=0) - n * np.mean(d * n, axis=0)) / sigma  #! gamma is missing
    dgamma = np.sum(gamma * d * n, axis=0)  #! the derivative by gamma holds no gamma
    dbeta = np.sum(d, axis=0)
    return dx, dgamma, dbeta


#% id: ex10-two-05
#% kind: two
#% why: The term of the mean is summed and not divided by n. The term of the variance has a plus sign.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    rm = np.asarray(running_mean, dtype=float)
    rv = np.asarray(running_var, dtype=float)
    if training:
        mu, va = x.mean(0), x.var(0)
        rm, rv = momentum * rm + (1 - momentum) * mu, momentum * rv + (1 - momentum) * va
    else:
        mu, va = rm, rv
    inv_std = 1 / np.sqrt(va + eps)
    xhat = (x - mu) * inv_std
    return xhat * gamma + np.asarray(beta), {"xhat": xhat, "inv_std": inv_std, "gamma": gamma}, rm, rv


def batchnorm_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    xhat = cache["xhat"]
    dxhat = dout * cache["gamma"]
    through_mean = dxhat.sum(axis=0)  #! / n is missing
    through_var = xhat * (dxhat * xhat).mean(axis=0)
    dx = cache["inv_std"] * (dxhat - through_mean + through_var)  #! minus through_var
    return dx, (dout * xhat).sum(axis=0), dout.sum(axis=0)


#% id: ex10-three-02
#% kind: three
#% why: dgamma uses the raw x. dx multiplies by the deviation instead of dividing. The term of the variance is counted twice.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x, dtype=float), np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * np.asarray(running_mean) + (1 - momentum) * mu
        running_var = momentum * np.asarray(running_var) + (1 - momentum) * var
    else:
        mu, var = np.asarray(running_mean), np.asarray(running_var)
    sd = np.sqrt(var + eps)
    xn = (x - mu) / sd
    return gamma * xn + beta, (x, xn, sd, gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    x, xn, sd, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dgamma = np.sum(dout * x, axis=0)  #! the normalised x
    dbeta = np.sum(dout, axis=0)
    dxn = dout * gamma
    mean_part = dxn.mean(axis=0)
    var_part = 2 * xn * (dxn * xn).mean(axis=0)  #! the 2 cancels against the 1/2 of the root
    dx = (dxn - mean_part - var_part) * sd  #! divided by sd
    return dx, dgamma, dbeta


#% id: ex10-rare-03
#% kind: rare
#% why: The derivative of the variance term lacks the chain through 1 / sqrt, it has the power -1/2 instead of -3/2.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = [np.asarray(q, dtype=float) for q in (x, gamma, beta, running_mean, running_var)]
    if training:
        mu = x.mean(axis=0)
        var = x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * var
    else:
        mu, var = rm, rv
    xhat = (x - mu) * (var + eps) ** -0.5
    return gamma * xhat + beta, (x - mu, var + eps, xhat, gamma), rm, rv


def batchnorm_backward(dout, cache):
    xc, ve, xhat, gamma = cache
    dout = np.asarray(dout, dtype=float)
    m = dout.shape[0]
    dxhat = dout * gamma
    dvar = np.sum(dxhat * xc, axis=0) * -0.5 * ve**-0.5  #! ve ** -1.5
    dmu = -np.sum(dxhat, axis=0) * ve**-0.5
    dx = dxhat * ve**-0.5 + dvar * 2 * xc / m + dmu / m
    return dx, np.sum(dout * xhat, axis=0), np.sum(dout, axis=0)


#% id: ex10-right-52
#% kind: right
#% why: through every node of the graph (centre, square, mean, root, quotient), dbeta as a row, the cache a list
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = [np.array(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var)]
    if training:
        mu = x.sum(axis=0) / len(x)
        centred = x - mu
        var = np.square(centred).sum(axis=0) / len(x)
        rm, rv = momentum * rm + (1 - momentum) * mu, momentum * rv + (1 - momentum) * var
    else:
        centred, var = x - rm, rv
    root = np.sqrt(var + eps)
    return gamma * (centred / root) + beta, [centred, root, gamma], rm, rv


def batchnorm_backward(dout, cache):
    dout = np.array(dout, dtype=float)
    centred, root, gamma = cache
    n = len(dout)
    d_quotient = dout * gamma
    d_centred = d_quotient / root
    d_root = -(d_quotient * centred).sum(axis=0) / root / root
    d_var = d_root / 2 / root
    d_centred = d_centred + 2 * centred * d_var / n
    dx = d_centred - d_centred.sum(axis=0) / n
    return dx, (dout * centred / root).sum(axis=0), dout.sum(axis=0, keepdims=True)


#% id: ex10-rare-53
#% kind: rare
#% why: the normalised x is got back as (out - beta) / gamma, which is 0 / 0 = NaN for a gamma of 0 (contract: a NaN value is a failure; dgamma and dx are defined there)
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var))
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    out = gamma * (x - mean) / np.sqrt(var + eps) + beta
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
    return out, (out.copy(), gamma, beta, np.sqrt(var + eps)), rm, rv


def batchnorm_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    out, gamma, beta, std = cache
    xhat = (out - beta) / gamma  #! 0 / 0 where gamma is 0
    dgamma = (dout * xhat).sum(axis=0)
    dbeta = dout.sum(axis=0)
    dx = gamma / std * (dout - dbeta / len(dout) - xhat * dgamma / len(dout))
    return dx, dgamma, dbeta


