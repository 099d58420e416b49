#% id: ex10-one-02
#% kind: one
#% why: gamma is left out of dx
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var))
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    else:
        mean, var = rm, rv
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), rm, rv


def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dgamma = (dout * xhat).sum(axis=0)
    dbeta = dout.sum(axis=0)
    dxhat = dout  #! times gamma
    dx = (dxhat - dxhat.mean(axis=0) - xhat * (dxhat * xhat).mean(axis=0)) / std
    return dx, dgamma, dbeta

#% id: ex10-two-03
#% kind: two
#% why: mean and variance are treated as constants, and dbeta is averaged
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var))
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    else:
        mean, var = rm, rv
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), rm, rv


def batchnorm_backward(dout, cache):
    xn, g, s = cache
    d = np.array(dout, dtype=float)
    dgamma = np.sum(d * xn, 0)
    dbeta = np.mean(d, 0)  #! summed over the batch
    dx = g / s * d  #! they depend on x too
    return dx, dgamma, dbeta

#% id: ex10-two-04
#% kind: two
#% why: step by step: wrong exponent in dvar (-1/2 for -3/2), and the mean's share has a plus
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    if training:
        mu = x.mean(0)
        var = ((x - mu) ** 2).mean(0)
        rm = momentum * rm + (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * var
    else:
        mu, var = rm, rv
    xmu = x - mu
    return gamma * xmu / np.sqrt(var + eps) + np.asarray(beta), (xmu, var + eps, gamma), rm, rv


def batchnorm_backward(dout, cache):
    xmu, ve, gamma = cache
    dout = np.asarray(dout, dtype=float)
    N = dout.shape[0]
    dbeta = dout.sum(0)
    dgamma = (dout * xmu * ve**-0.5).sum(0)
    dxhat = dout * gamma
    dvar = (dxhat * xmu).sum(0) * -0.5 * ve**-0.5  #! derivative of v^-1/2 has v^-3/2
    dmu = (dxhat * ve**-0.5).sum(0)  #! minus
    dx = dxhat * ve**-0.5 + dvar * 2 * xmu / N + dmu / N
    return dx, dgamma, dbeta

#% id: ex10-three-02
#% kind: three
#% why: dgamma lacks the normalised x, dgamma and dbeta come back exchanged, the last term is not divided by n
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var))
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    else:
        mean, var = rm, rv
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), rm, rv


def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    up = np.asarray(dout, dtype=float)
    n = up.shape[0]
    d_gamma = np.sum(up * (xhat * std), axis=0)  #! x - mean instead of the normalised x
    d_beta = np.sum(up, axis=0)
    q = up * gamma
    dx = (q - np.sum(q, axis=0) / n - xhat * np.sum(q * xhat, axis=0)) / std  #! / n
    return dx, d_beta, d_gamma  #! order

#% id: ex10-rare-04
#% kind: rare
#% why: dout is multiplied by gamma in place: the caller's array changes, and dgamma and dbeta are formed with the result
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var))
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    else:
        mean, var = rm, rv
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), rm, rv


def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = dout
    dxhat *= gamma  #! dxhat and dout are one array
    dx = (dxhat - dxhat.mean(axis=0) - xhat * (dxhat * xhat).mean(axis=0)) / std
    return dx, (dout * xhat).sum(axis=0), dout.sum(axis=0)

#% id: ex10-rare-05
#% kind: rare
#% why: n is the number of elements instead of the number of rows: right for one feature only
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var))
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    else:
        mean, var = rm, rv
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), rm, rv


def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    n = dout.size  #! rows times features
    dbeta = dout.sum(axis=0)
    dgamma = (dout * xhat).sum(axis=0)
    dx = gamma / std / n * (n * dout - dbeta - xhat * dgamma)
    return dx, dgamma, dbeta

#% id: ex10-rare-06
#% kind: rare
#% why: divided by the root of the running instead of the batch's variance
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var))
    mean, var = rm, rv
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    xhat = (x - mean) / np.sqrt(var + eps)
    return gamma * xhat + beta, (xhat, gamma, var, rv, eps), rm, rv


def batchnorm_backward(dout, cache):
    xhat, gamma, var, running_var, eps = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = dout * gamma
    centred = dxhat - dxhat.mean(axis=0)
    dx = (centred - xhat * (dxhat * xhat).mean(axis=0)) / np.sqrt(running_var + eps)  #! those of the batch were used
    return dx, (dout * xhat).sum(axis=0), dout.sum(axis=0)

#% id: ex10-right-02
#% kind: right
#% why: the Jacobian of every feature as a matrix, dx column by column
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var))
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    else:
        mean, var = rm, rv
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), rm, rv


def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    n, features = dout.shape
    dx = np.empty((n, features))
    dgamma = np.empty(features)
    dbeta = np.empty(features)
    for j in range(features):
        u = xhat[:, j]
        jacobian = (np.eye(n) - 1.0 / n - np.outer(u, u) / n) * gamma[j] / std[j]
        dx[:, j] = jacobian.T @ dout[:, j]
        dgamma[j] = u @ dout[:, j]
        dbeta[j] = dout[:, j].sum()
    return dx, dgamma, dbeta
