#% id: ex10-right-02
#% kind: right
#% why: right; the matrix of the normalisation built for each feature and multiplied (with its matching forward)
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.asarray(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var)
    )
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mu
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mu, var = running_mean, running_var
    xc = x - mu
    std = np.sqrt(var + eps)
    xhat = xc / std
    return gamma * xhat + beta, (xc, xhat, gamma, std), running_mean, running_var


def batchnorm_backward(dout, cache):
    xc, xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    n, features = dout.shape
    dx = np.empty(dout.shape)
    for j in range(features):
        u = xhat[:, j]
        # d xhat_i / d x_k = (delta_ik - 1/n - u_i u_k / n) / std
        jacobian = (np.eye(n) - 1 / n - np.outer(u, u) / n) / std[j]
        dx[:, j] = gamma[j] * (jacobian @ dout[:, j])
    return dx, np.einsum("ij,ij->j", dout, xhat), np.sum(dout, axis=0)


#% id: ex10-one-02
#% kind: one
#% why: takes the mean and variance of the batch for constants
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.asarray(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var)
    )
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mu
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mu, var = running_mean, running_var
    xc = x - mu
    std = np.sqrt(var + eps)
    xhat = xc / std
    return gamma * xhat + beta, (xc, xhat, gamma, std), running_mean, running_var


def batchnorm_backward(dout, cache):
    xc, xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dgamma = np.sum(dout * xhat, axis=0)
    dbeta = np.sum(dout, axis=0)
    dx = dout * gamma / std  #! the batch's mean and variance depend on x too
    return dx, dgamma, dbeta


#% id: ex10-two-04
#% kind: two
#% why: dgamma with the centred input instead of the normalised one, and a mean for dbeta
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.asarray(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var)
    )
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mu
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mu, var = running_mean, running_var
    xc = x - mu
    std = np.sqrt(var + eps)
    xhat = xc / std
    return gamma * xhat + beta, (xc, xhat, gamma, std), running_mean, running_var


def batchnorm_backward(dout, cache):
    xc, xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    n = dout.shape[0]
    dgamma = np.sum(dout * xc, axis=0)  #! xhat
    dbeta = np.mean(dout, axis=0)  #! sum
    dxhat = dout * gamma
    dx = (dxhat - dxhat.mean(axis=0) - xhat * (dxhat * xhat).mean(axis=0)) / std
    return dx, dgamma, dbeta


#% id: ex10-two-05
#% kind: two
#% why: gamma is missing in dx, and the term of the variance has the wrong sign
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.asarray(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var)
    )
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mu
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mu, var = running_mean, running_var
    xc = x - mu
    std = np.sqrt(var + eps)
    xhat = xc / std
    return gamma * xhat + beta, (xc, xhat, gamma, std), running_mean, running_var


def batchnorm_backward(dout, cache):
    xc, xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    m = len(dout)
    dbeta = dout.sum(axis=0)
    dgamma = (dout * xhat).sum(axis=0)
    dxhat = dout  #! dout * gamma
    inner = m * dxhat - dxhat.sum(axis=0) + xhat * (dxhat * xhat).sum(axis=0)  #! - xhat * ...
    dx = inner / (m * std)
    return dx, dgamma, dbeta


#% id: ex10-two-06
#% kind: two
#% why: the 1/N of the closed formula is lost, and dbeta comes before dgamma
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.asarray(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var)
    )
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mu
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mu, var = running_mean, running_var
    xc = x - mu
    std = np.sqrt(var + eps)
    xhat = xc / std
    return gamma * xhat + beta, (xc, xhat, gamma, std), running_mean, running_var


def batchnorm_backward(dout, cache):
    xc, xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    N, D = dout.shape
    dxhat = dout * gamma
    s1 = dxhat.sum(axis=0)
    s2 = (dxhat * xhat).sum(axis=0)
    dx = (1.0 / std) * (N * dxhat - s1 - xhat * s2)  #! 1 / (N * std)
    dgamma = (dout * xhat).sum(axis=0)
    dbeta = dout.sum(axis=0)
    return dx, dbeta, dgamma  #! dx, dgamma, dbeta


#% id: ex10-three-03
#% kind: three
#% why: step by step through the graph: dvar without its minus, no 2 in the derived square, dbeta after gamma
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.asarray(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var)
    )
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mu
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mu, var = running_mean, running_var
    xc = x - mu
    std = np.sqrt(var + eps)
    xhat = xc / std
    return gamma * xhat + beta, (xc, xhat, gamma, std), running_mean, running_var


def batchnorm_backward(dout, cache):
    xc, xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    n = dout.shape[0]
    dgamma = (dout * xhat).sum(axis=0)
    dxhat = dout * gamma
    dvar = 0.5 * (dxhat * xc).sum(axis=0) / std**3  #! -0.5
    d1 = dxhat / std + dvar * xc / n  #! 2 * xc / n
    dmu = -d1.sum(axis=0)
    dx = d1 + dmu / n
    dbeta = dxhat.sum(axis=0)  #! dout.sum(axis=0)
    return dx, dgamma, dbeta


#% id: ex10-three-04
#% kind: three
#% why: gamma twice, divided by the variance, dgamma averaged over the batch
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.asarray(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var)
    )
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mu
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mu, var = running_mean, running_var
    xc = x - mu
    std = np.sqrt(var + eps)
    xhat = xc / std
    return gamma * xhat + beta, (xc, xhat, gamma, std), running_mean, running_var


def batchnorm_backward(dout, cache):
    xc, xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    n = dout.shape[0]
    dbeta = np.add.reduce(dout, axis=0)
    dgamma = np.add.reduce(dout * xhat, axis=0) / n  #! no / n
    g = dout * gamma
    centred = g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0)
    dx = gamma * centred  #! gamma is in g already
    dx = dx / std**2  #! / std
    return dx, dgamma, dbeta


#% id: ex10-rare-02
#% kind: rare
#% why: n is read from the wrong axis: right for a square batch alone
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.asarray(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var)
    )
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mu
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mu, var = running_mean, running_var
    xc = x - mu
    std = np.sqrt(var + eps)
    xhat = xc / std
    return gamma * xhat + beta, (xc, xhat, gamma, std), running_mean, running_var


def batchnorm_backward(dout, cache):
    xc, xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    n = dout.shape[1]  #! shape[0], the examples
    dgamma = (xhat * dout).sum(axis=0)
    dbeta = dout.sum(axis=0)
    dx = gamma / (n * std) * (n * dout - dbeta - xhat * dgamma)
    return dx, dgamma, dbeta
