#% id: ex10-batchnorm_backward-right-01
#% kind: right
#% why: unusual: builds the n-by-n Jacobian of every feature
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.array(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var))
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mu
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mu, var = running_mean, running_var
    inv = 1 / np.sqrt(var + eps)
    xhat = (x - mu) * inv
    return gamma * xhat + beta, (xhat, inv, gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    n, d = dout.shape
    dx = np.empty((n, d))
    centre = np.eye(n) - 1.0 / n
    for j in range(d):
        jac = gamma[j] * inv[j] * (centre - np.outer(xhat[:, j], xhat[:, j]) / n)
        dx[:, j] = jac @ dout[:, j]
    return dx, np.einsum("nd,nd->d", dout, xhat), np.ones(n) @ dout

#% id: ex10-batchnorm_backward-one-01
#% kind: one
#% why: the mean and the variance are taken for constants: dx = dout gamma / std
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    g = np.asarray(gamma, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    m = np.mean(x, axis=0) if training else rm
    v = np.mean((x - m) ** 2, axis=0) if training else rv
    centred = x - m
    std = np.sqrt(v + eps)
    out = g * centred / std + np.asarray(beta, dtype=float)
    if training:
        rm = momentum * rm + (1 - momentum) * m
        rv = momentum * rv + (1 - momentum) * v
    return out, dict(centred=centred, std=std, gamma=g), rm, rv


def batchnorm_backward(dout, cache):
    xc, std, gamma = cache["centred"], cache["std"], cache["gamma"]
    dout = np.asarray(dout, dtype=float)
    dgamma = (dout * xc / std).sum(axis=0)
    dbeta = dout.sum(axis=0)
    dx = dout * gamma / std  #! the batch's mean and variance depend on x too
    return dx, dgamma, dbeta

#% id: ex10-batchnorm_backward-two-01
#% kind: two
#% why: dgamma by the output's gradient alone times gamma, and the variance's part has a plus
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.array(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var))
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mu
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mu, var = running_mean, running_var
    inv = 1 / np.sqrt(var + eps)
    xhat = (x - mu) * inv
    return gamma * xhat + beta, (xhat, inv, gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, inv, gamma = cache
    d = np.asarray(dout, dtype=float)
    g = d * gamma
    dgamma = np.sum(g * xhat, axis=0)  #! d, not d * gamma
    dbeta = np.sum(d, axis=0)
    dx = inv * (g - g.mean(axis=0) + xhat * np.mean(g * xhat, axis=0))  #! minus xhat * ...
    return dx, dgamma, dbeta

#% id: ex10-batchnorm_backward-two-02
#% kind: two
#% why: in steps: the power in the variance's gradient is -1 instead of -3, and dbeta is a mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    g = np.asarray(gamma, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    m = np.mean(x, axis=0) if training else rm
    v = np.mean((x - m) ** 2, axis=0) if training else rv
    centred = x - m
    std = np.sqrt(v + eps)
    out = g * centred / std + np.asarray(beta, dtype=float)
    if training:
        rm = momentum * rm + (1 - momentum) * m
        rv = momentum * rv + (1 - momentum) * v
    return out, dict(centred=centred, std=std, gamma=g), rm, rv


def batchnorm_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    xc, std, gamma = cache["centred"], cache["std"], cache["gamma"]
    n = dout.shape[0]
    dxhat = dout * gamma
    dvar = np.sum(dxhat * xc, axis=0) * -0.5 * std ** -1.0  #! std ** -3
    dmean = -np.sum(dxhat / std, axis=0)
    dx = dxhat / std + dvar * 2 * xc / n + dmean / n
    dgamma = np.sum(dout * xc / std, axis=0)
    dbeta = np.mean(dout, axis=0)  #! sum
    return dx, dgamma, dbeta

#% id: ex10-batchnorm_backward-three-01
#% kind: three
#% why: gamma is left out of dx, dgamma uses x - mean without the division by the deviation, and the mean's part goes over the features
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    g = np.asarray(gamma, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    m = np.mean(x, axis=0) if training else rm
    v = np.mean((x - m) ** 2, axis=0) if training else rv
    centred = x - m
    std = np.sqrt(v + eps)
    out = g * centred / std + np.asarray(beta, dtype=float)
    if training:
        rm = momentum * rm + (1 - momentum) * m
        rv = momentum * rv + (1 - momentum) * v
    return out, dict(centred=centred, std=std, gamma=g), rm, rv


def batchnorm_backward(dout, cache):
    up = np.asarray(dout, dtype=float)
    c, s, gamma = cache["centred"], cache["std"], cache["gamma"]
    xh = c / s
    dxh = up  #! times gamma
    m1 = dxh.mean(axis=1, keepdims=True)  #! over the examples: axis=0
    m2 = (dxh * xh).mean(axis=0, keepdims=True)
    dx = (dxh - m1 - xh * m2) / s
    dgamma = (up * c).sum(axis=0)  #! x hat, not x - mean
    return dx, dgamma, up.sum(axis=0)

#% id: ex10-batchnorm_backward-three-02
#% kind: three
#% why: the factor 2 of the square is missing, the mean's gradient is not divided by n, and dgamma and dbeta are handed back exchanged
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.array(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var))
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mu
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mu, var = running_mean, running_var
    inv = 1 / np.sqrt(var + eps)
    xhat = (x - mu) * inv
    return gamma * xhat + beta, (xhat, inv, gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    n = len(dout)
    dxhat = dout * gamma
    dmu = -(dxhat * inv).sum(axis=0)
    dvar = -0.5 * (dxhat * xhat).sum(axis=0) * inv ** 2
    dx = dxhat * inv
    dx = dx + dmu  #! / n
    dx = dx + dvar * (xhat / inv) / n  #! the derivative of a square has a 2
    dgamma = np.sum(dout * xhat, axis=0)
    dbeta = np.sum(dout, axis=0)
    return dx, dbeta, dgamma  #! wrong order

#% id: ex10-batchnorm_backward-rare-01
#% kind: rare
#% why: n - 1 in the variance's part of dx, though the forward pass has the biased variance
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.array(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var))
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mu
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mu, var = running_mean, running_var
    inv = 1 / np.sqrt(var + eps)
    xhat = (x - mu) * inv
    return gamma * xhat + beta, (xhat, inv, gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    n = dout.shape[0]
    dbeta = dout.sum(axis=0)
    dgamma = (dout * xhat).sum(axis=0)
    dx = gamma * inv * (dout - dbeta / n - xhat * dgamma / max(n - 1, 1))  #! the forward pass divides by n
    return dx, dgamma, dbeta
