#% id: ex10-batchnorm_backward-one-01
#% kind: one
#% why: mean and variance are treated as constants
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    running_mean, running_var = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    inv_std = 1 / np.sqrt(var + eps)
    xhat = (x - mean) * inv_std
    return gamma * xhat + beta, (xhat, inv_std, gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, inv_std, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dgamma = np.sum(dout * xhat, axis=0)
    dbeta = np.sum(dout, axis=0)
    dx = dout * gamma * inv_std  #! both depend on x, two terms are missing
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-two-01
#% kind: two
#% why: dgamma with x in place of the normalised x, and dbeta averaged
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    running_mean, running_var = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    inv_std = 1 / np.sqrt(var + eps)
    xhat = (x - mean) * inv_std
    return gamma * xhat + beta, (x, mean, inv_std, gamma), running_mean, running_var


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    x, mu, istd, gamma = cache
    dout = np.asarray(dout, dtype=float)
    N = x.shape[0]
    xn = (x - mu) * istd
    dgamma = (dout * x).sum(axis=0)  #! xn
    dbeta = dout.mean(axis=0)  #! sum
    dxn = dout * gamma
    dx = istd / N * (N * dxn - dxn.sum(axis=0) - xn * (dxn * xn).sum(axis=0))
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-two-02
#% kind: two
#% why: gamma does not reach dx, and the last term lacks the factor xhat
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    running_mean, running_var = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    inv_std = 1 / np.sqrt(var + eps)
    xhat = (x - mean) * inv_std
    return gamma * xhat + beta, (xhat, inv_std, gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, inv_std, gamma = cache
    d = np.asarray(dout, dtype=float)
    n, features = d.shape
    dx = np.zeros((n, features))
    dgamma = np.zeros(features)
    dbeta = np.zeros(features)
    for j in range(features):
        for i in range(n):
            dbeta[j] += d[i, j]
            dgamma[j] += d[i, j] * xhat[i, j]
        for i in range(n):
            inner = n * d[i, j] - dbeta[j] - dgamma[j]  #! dgamma[j] * xhat[i, j]
            dx[i, j] = inv_std[j] * inner / n  #! gamma[j] missing
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-three-01
#% kind: three
#% why: step by step: sign of dvar, the mean's gradient not shared among the examples, dbeta one sum over everything
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    running_mean, running_var = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    inv_std = 1 / np.sqrt(var + eps)
    xhat = (x - mean) * inv_std
    return gamma * xhat + beta, (x - mean, var + eps, gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    xc, v, gamma = cache
    dout = np.asarray(dout, dtype=float)
    n = dout.shape[0]
    dxhat = dout * gamma
    dvar = np.sum(dxhat * xc, axis=0) * 0.5 * v**-1.5  #! -0.5
    dmu = -np.sum(dxhat, axis=0) / np.sqrt(v)
    dx = dxhat / np.sqrt(v) + dvar * 2 * xc / n + dmu  #! dmu / n
    dgamma = np.sum(dout * xc / np.sqrt(v), axis=0)
    dbeta = np.sum(dout) * np.ones_like(gamma)  #! axis=0
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-rare-01
#% kind: rare
#% why: the root in backward has no eps: nan or inf for a constant feature, a little off for the others
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    running_mean, running_var = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    inv_std = 1 / np.sqrt(var + eps)
    xhat = (x - mean) * inv_std
    return gamma * xhat + beta, (x, gamma), running_mean, running_var


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    x, gamma = cache
    dout = np.asarray(dout, dtype=float)
    with np.errstate(all="ignore"):
        s = x.std(axis=0)  #! sqrt(var + eps) as in the forward pass
        xhat = (x - x.mean(axis=0)) / s
        dbeta = dout.sum(axis=0)
        dgamma = (dout * xhat).sum(axis=0)
        dx = gamma / s * (dout - dout.mean(axis=0) - xhat * (dout * xhat).mean(axis=0))
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-rare-02
#% kind: rare
#% why: n is taken from the wrong axis, the number of features; right for square batches only
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    running_mean, running_var = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    inv_std = 1 / np.sqrt(var + eps)
    xhat = (x - mean) * inv_std
    return gamma * xhat + beta, (xhat, inv_std, gamma), running_mean, running_var


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    xhat, inv_std, gamma = cache
    dout = np.asarray(dout, dtype=float)
    m = dout.shape[-1]  #! shape[0]
    dgamma = np.einsum("ij,ij->j", dout, xhat)
    dbeta = np.einsum("ij->j", dout)
    dx = (gamma * inv_std / m) * (m * dout - dbeta - xhat * dgamma)
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-right-01
#% kind: right
#% why: step by step through variance and mean, nothing simplified; dbeta as a row
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    running_mean, running_var = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    inv_std = 1 / np.sqrt(var + eps)
    xhat = (x - mean) * inv_std
    return gamma * xhat + beta, (x, mean, var, gamma, eps), running_mean, running_var


def batchnorm_backward(dout, cache):
    x, mean, var, gamma, eps = cache
    dout = np.asarray(dout, dtype=float)
    n = x.shape[0]
    centred = x - mean
    root = np.sqrt(var + eps)
    dbeta = dout.sum(axis=0, keepdims=True)
    dgamma = (dout * (centred / root)).sum(axis=0)
    dxhat = dout * gamma
    droot = -(dxhat * centred).sum(axis=0) / root**2
    dvar = droot / (2 * root)
    dcentred = dxhat / root + 2 * centred * dvar / n
    dmean = -dcentred.sum(axis=0)
    dx = dcentred + dmean / n
    return dx, dgamma, dbeta
