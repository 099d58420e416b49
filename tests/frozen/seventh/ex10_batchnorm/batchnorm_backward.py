#% id: ex10-right-01
#% kind: right
#% why: centres by a matrix product with I - 1/n and projects the rest of the gradient off x_hat
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = [np.array(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var)]
    if not training:
        return (x - rm) * gamma / np.sqrt(rv + eps) + beta, None, rm, rv
    mu, var = x.mean(axis=0), x.var(axis=0)
    r = (var + eps) ** -0.5
    xh = (x - mu) * r
    return xh * gamma + beta, (xh, r, gamma), momentum * rm + (1 - momentum) * mu, momentum * rv + (1 - momentum) * var

def batchnorm_backward(dout, cache):
    xh, r, gamma = cache
    G = np.asarray(dout, dtype=float)
    n = len(G)
    C = np.identity(n) - np.full((n, n), 1.0 / n)
    share = np.einsum("nf,nf->f", G, xh)
    dx = (C @ G - xh * share / n) * (gamma * r)
    return dx, share, np.einsum("nf->f", G)

#% id: ex10-one-04
#% kind: one
#% why: mean and variance are treated as constants in dx
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    mu, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    ivar = 1.0 / np.sqrt(var + eps)
    xhat = (x - mu) * ivar
    if training:
        rm = momentum * rm + (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * var
    return gamma * xhat + np.asarray(beta), (xhat, ivar, gamma), rm, rv

def batchnorm_backward(dout, cache):
    xhat, ivar, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dgamma = np.sum(dout * xhat, axis=0)
    dbeta = np.sum(dout, axis=0)
    dx = dout * gamma * ivar  #! the parts through mean and variance are missing
    return dx, dgamma, dbeta

#% id: ex10-two-03
#% kind: two
#% why: dgamma is summed over dout * x instead of dout * x_hat
#% why: dbeta contains gamma
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    g = np.asarray(gamma, dtype=float)
    m0 = np.asarray(running_mean, dtype=float)
    v0 = np.asarray(running_var, dtype=float)
    if not training:
        return g * (x - m0) / np.sqrt(v0 + eps) + np.asarray(beta), (), m0, v0
    m = x.mean(axis=0)
    v = x.var(axis=0)
    out = g * (x - m) / np.sqrt(v + eps) + np.asarray(beta)
    cache = (x, g, m, v, eps)
    return out, cache, momentum * m0 + (1 - momentum) * m, momentum * v0 + (1 - momentum) * v

def batchnorm_backward(dout, cache):
    x, g, m, v, eps = cache
    dout = np.asarray(dout, dtype=float)
    n = x.shape[0]
    s = np.sqrt(v + eps)
    dgamma = (dout * x).sum(axis=0)  #! x is not normalised
    dxh = dout * g
    dbeta = dxh.sum(axis=0)  #! sum of dout alone
    dvar = np.sum(dxh * (x - m) * -0.5 * s ** -3, axis=0)
    dmean = np.sum(-dxh / s, axis=0)
    dx = dxh / s + dvar * 2 * (x - m) / n + dmean / n
    return dx, dgamma, dbeta

#% id: ex10-three-01
#% kind: three
#% why: gamma is missing in dx
#% why: the part through the mean is added instead of subtracted
#% why: dgamma and dbeta come back in the wrong order
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    rm, rv = np.asarray(running_mean, float), np.asarray(running_var, float)
    if training:
        mu = x.mean(0); var = x.var(0)
        rm = momentum * rm + (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * var
    else:
        mu = rm; var = rv
    sd = np.sqrt(var + eps)
    xh = (x - mu) / sd
    return np.asarray(gamma) * xh + np.asarray(beta), (xh, sd), rm, rv

def batchnorm_backward(dout, cache):
    xh, sd = cache
    dout = np.asarray(dout, dtype=float)
    d = dout  #! dout * gamma
    dx = (d + d.mean(axis=0) - xh * (d * xh).mean(axis=0)) / sd  #! d - d.mean
    dg = (dout * xh).sum(axis=0)
    db = dout.sum(axis=0)
    return dx, db, dg  #! dgamma comes first

#% id: ex10-rare-03
#% kind: rare
#% why: n is the number of all elements, not of the rows, so dx is right for one feature only
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    rm = np.asarray(running_mean, dtype=float)
    rv = np.asarray(running_var, dtype=float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        rm2 = momentum * rm + (1 - momentum) * mean
        rv2 = momentum * rv + (1 - momentum) * var
    else:
        mean, var, rm2, rv2 = rm, rv, rm, rv
    inv_std = 1 / np.sqrt(var + eps)
    xhat = (x - mean) * inv_std
    return xhat * np.asarray(gamma) + np.asarray(beta), {"xhat": xhat, "inv": inv_std, "gamma": np.asarray(gamma)}, rm2, rv2

def batchnorm_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    xhat, inv, gamma = cache["xhat"], cache["inv"], cache["gamma"]
    N = dout.size  #! dout.shape[0]
    dxhat = dout * gamma
    dx = inv / N * (N * dxhat - dxhat.sum(axis=0) - xhat * (dxhat * xhat).sum(axis=0))
    return dx, (dout * xhat).sum(axis=0), dout.sum(axis=0)
