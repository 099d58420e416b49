#% id: ex10-one-02
#% kind: one
#% why: mean and variance are taken for constants
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    else:
        mean, var = rm, rv
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + np.asarray(beta), (xhat, gamma, std), rm, rv


def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dgamma = np.sum(dout * xhat, axis=0)
    dbeta = np.sum(dout, axis=0)
    dxhat = dout * gamma
    dx = dxhat / std  #! the batch's mean and variance depend on x
    return dx, dgamma, dbeta


#% id: ex10-two-03
#% kind: two
#% why: dgamma with x instead of the normalised x, dbeta as a mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.array(x, dtype=float)
    g = np.asarray(gamma, dtype=float)
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    mu, var = (x.mean(0), x.var(0)) if training else (rm, rv)
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mu, momentum * rv + (1 - momentum) * var
    return g * (x - mu) / np.sqrt(var + eps) + np.asarray(beta), (x, mu, var + eps, g), rm, rv


def batchnorm_backward(dout, cache):
    x, mu, ve, g = cache
    d = np.asarray(dout, dtype=float)
    n = d.shape[0]
    hat = (x - mu) / np.sqrt(ve)
    dgamma = (d * x).sum(0)  #! x is not normalised
    dbeta = d.mean(0)  #! the sum
    dx = g / np.sqrt(ve) * (d - d.sum(0) / n - hat * (d * hat).sum(0) / n)
    return dx, dgamma, dbeta


#% id: ex10-two-04
#% kind: two
#% why: the closed form with a plus before its last term, and without gamma
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = (np.asarray(v, dtype=float) for v in (x, gamma, beta))
    running_mean, running_var = (np.array(v, dtype=float) for v in (running_mean, running_var))
    if training:
        mean, var = np.mean(x, axis=0), np.var(x, axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    ivar = 1 / np.sqrt(var + eps)
    xn = (x - mean) * ivar
    return gamma * xn + beta, {"xn": xn, "ivar": ivar, "gamma": gamma}, running_mean, running_var


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    xn, ivar, gamma = cache["xn"], cache["ivar"], cache["gamma"]
    dy = np.asarray(dout, dtype=float)
    N = len(dy)
    dbeta = dy.sum(axis=0)
    dgamma = np.einsum("ij,ij->j", dy, xn)
    inner = N * dy - dbeta + xn * dgamma  #! minus
    dx = ivar / N * inner  #! times gamma
    return dx, dgamma, dbeta


#% id: ex10-three-03
#% kind: three
#% why: step by step along the graph: exponent -1/2 for -3/2, the 2 of the square lost, dmean with the wrong sign
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    rmean, rvar = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        rmean = momentum * rmean + (1 - momentum) * mean
        rvar = momentum * rvar + (1 - momentum) * var
    else:
        mean, var = rmean, rvar
    xc = x - mean
    out = gamma * xc / np.sqrt(var + eps) + np.asarray(beta)
    return out, (xc, var, eps, gamma), rmean, rvar


def batchnorm_backward(dout, cache):
    xc, var, eps, gamma = cache
    dout = np.asarray(dout, dtype=float)
    n = len(dout)
    std = np.sqrt(var + eps)
    dgamma = (dout * xc / std).sum(axis=0)
    dbeta = dout.sum(axis=0)
    dxhat = dout * gamma
    dvar = np.sum(dxhat * xc, axis=0) * -0.5 * (var + eps) ** -0.5  #! -1.5
    dmean = np.sum(dxhat, axis=0) / std  #! minus
    dx = dxhat / std + dmean / n
    dx = dx + dvar * xc / n  #! the derivative of the square has a 2
    return dx, dgamma, dbeta


#% id: ex10-three-04
#% kind: three
#% why: n counts the features, gamma is divided by the variance, and dgamma is a mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    if training:
        m, v = x.mean(axis=0), x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * m
        rv = momentum * rv + (1 - momentum) * v
    else:
        m, v = rm, rv
    std = np.sqrt(v + eps)
    xhat = (x - m) / std
    return gamma * xhat + np.asarray(beta), (x, xhat, std, gamma), rm, rv


def batchnorm_backward(dout, cache):
    x, xhat, std, gamma = cache
    dout = np.array(dout, dtype=float)
    n = dout.shape[1]  #! rows are examples
    factor = gamma / std**2  #! the deviation once
    dx = np.zeros_like(dout)
    for j in range(dout.shape[1]):
        d, h = dout[:, j], xhat[:, j]
        dx[:, j] = factor[j] * (d - d.sum() / n - h * np.dot(d, h) / n)
    dgamma = np.mean(dout * xhat, axis=0)  #! the sum
    return dx, dgamma, dout.sum(axis=0)


#% id: ex10-rare-03
#% kind: rare
#% why: eps is left out on the way back: nearly right, until the variance is small (one example: 0 / 0)
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * var
    else:
        mu, var = rm, rv
    out = gamma * (x - mu) / np.sqrt(var + eps) + np.asarray(beta)
    return out, (x - mu, var, eps, gamma), rm, rv


def batchnorm_backward(dout, cache):
    centred, var, eps, gamma = cache
    dout = np.asarray(dout, dtype=float)
    s = np.sqrt(var)  #! var + eps, as on the way forward
    xhat = centred / s
    dbeta = dout.sum(axis=0)
    dgamma = (dout * xhat).sum(axis=0)
    n = dout.shape[0]
    dx = gamma / s * (dout - dbeta / n - xhat * dgamma / n)
    return dx, dgamma, dbeta


#% id: ex10-rare-04
#% kind: rare
#% why: the way through the variance is divided by n - 1, although the variance was the biased one
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        mu = x.mean(axis=0)
        var = ((x - mu) ** 2).mean(axis=0)
        rm = momentum * rm + (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * var
    else:
        mu, var = rm, rv
    inv = 1 / np.sqrt(var + eps)
    xhat = (x - mu) * inv
    return gamma * xhat + np.asarray(beta), (xhat, inv, gamma), rm, rv


def batchnorm_backward(dout, cache):
    xhat, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    n = len(dout)
    dxhat = dout * gamma
    through_mean = dxhat.sum(axis=0) / n
    through_var = xhat * (dxhat * xhat).sum(axis=0) / max(n - 1, 1)  #! n
    dx = inv * (dxhat - through_mean - through_var)
    return dx, np.sum(dout * xhat, axis=0), np.sum(dout, axis=0)


#% id: ex10-right-02
#% kind: right
#% why: the Jacobian of one feature as a matrix, dbeta as a row
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        rm = rm * momentum + mu * (1 - momentum)
        rv = rv * momentum + var * (1 - momentum)
    else:
        mu, var = rm, rv
    std = np.sqrt(var + eps)
    xhat = (x - mu) / std
    return xhat * gamma + beta, (xhat, std, gamma), rm, rv


def batchnorm_backward(dout, cache):
    xhat, std, gamma = cache
    d = np.asarray(dout, dtype=float)
    n = d.shape[0]
    centre = np.eye(n) - np.full((n, n), 1 / n)
    columns = []
    for h, s, g, up in zip(xhat.T, std, gamma, d.T):
        jacobian = (centre - np.outer(h, h) / n) * (g / s)
        columns.append(jacobian @ up)
    dgamma = np.diag(d.T @ xhat).copy()
    return np.stack(columns, axis=1), dgamma, d.sum(axis=0, keepdims=True)
