#% id: ex10-batchnorm_backward-one-01
#% kind: one
#% why: mean and variance are treated as constants
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var))
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    out = gamma * x_hat + beta
    if training:
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    return out, (x_hat, gamma, std), rm, rv


def batchnorm_backward(dout, cache):
    x_hat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dgamma = np.sum(dout * x_hat, axis=0)
    dbeta = np.sum(dout, axis=0)
    dx_hat = dout * gamma
    dx = dx_hat / std  #! mean and deviation depend on x too
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-one-02
#% kind: one
#% why: dgamma is taken with x in place of the normalised x
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var))
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    out = gamma * x_hat + beta
    if training:
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    return out, (x, x_hat, gamma, std), rm, rv


def batchnorm_backward(dout, cache):
    x, x_hat, gamma, std = cache
    d = np.asarray(dout, dtype=float)
    n = d.shape[0]
    d_hat = d * gamma
    dx = (n * d_hat - d_hat.sum(0) - x_hat * (d_hat * x_hat).sum(0)) / (n * std)
    dgamma = (d * x).sum(0)  #! x_hat
    return dx, dgamma, d.sum(0)


#% id: ex10-batchnorm_backward-two-01
#% kind: two
#% why: the way through the mean is missing, and dbeta is a mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var))
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    out = gamma * x_hat + beta
    if training:
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    return out, {'x_hat': x_hat, 'gamma': gamma, 'std': std}, rm, rv


def batchnorm_backward(dout, cache):
    g = np.asarray(dout, dtype=float)
    xh, gamma, std = cache["x_hat"], cache["gamma"], cache["std"]
    dbeta = np.mean(g, axis=0)  #! sum
    dgamma = np.sum(g * xh, axis=0)
    gh = g * gamma
    through_var = xh * np.mean(gh * xh, axis=0)
    dx = (gh - through_var) / std  #! - the mean of gh
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-two-02
#% kind: two
#% why: gamma does not come in, and the whole is divided by the variance
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var))
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    out = gamma * x_hat + beta
    if training:
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    return out, (x_hat, gamma, var + eps), rm, rv


def batchnorm_backward(dout, cache):
    x_hat, gamma, v = cache
    dout = np.asarray(dout, dtype=float)
    dgamma = (dout * x_hat).sum(axis=0)
    dbeta = dout.sum(axis=0)
    n = len(dout)
    dh = dout  #! dout * gamma
    inside = dh - dh.sum(axis=0) / n - x_hat * (dh * x_hat).sum(axis=0) / n
    return inside / v, dgamma, dbeta  #! sqrt(v)


#% id: ex10-batchnorm_backward-three-01
#% kind: three
#% why: the power of the variance's derivative, the sign at the mean, and dgamma summed along the features
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var))
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    out = gamma * x_hat + beta
    if training:
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    return out, (x - mean, x_hat, gamma, var + eps), rm, rv


def batchnorm_backward(dout, cache):
    xc, x_hat, gamma, v = cache
    dout = np.array(dout, dtype=float)
    n = dout.shape[0]
    dbeta = dout.sum(axis=0)
    dgamma = (dout * x_hat).sum(axis=1)  #! axis 0
    dx_hat = dout * gamma
    dvar = (dx_hat * xc).sum(axis=0) * -0.5 * v ** -0.5  #! v ** -1.5
    dmean = (dx_hat / np.sqrt(v)).sum(axis=0)  #! minus
    dx = dx_hat / np.sqrt(v) + dvar * 2 * xc / n + dmean / n
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-rare-01
#% kind: rare
#% why: n is the number of features
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var))
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    out = gamma * x_hat + beta
    if training:
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    return out, (x_hat, gamma, 1 / std), rm, rv


def batchnorm_backward(dout, cache):
    x_hat, gamma, inv_std = cache
    dout = np.asarray(dout, dtype=float)
    n = dout.shape[1]  #! the number of examples is shape[0]
    dbeta = dout.sum(axis=0)
    dgamma = (dout * x_hat).sum(axis=0)
    dx = gamma * inv_std * (dout - dbeta / n - x_hat * dgamma / n)
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-rare-02
#% kind: rare
#% why: the deviation is computed once more, this time without eps
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var))
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    out = gamma * x_hat + beta
    if training:
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    return out, (x, gamma, eps), rm, rv


def batchnorm_backward(dout, cache):
    x, gamma, eps = cache
    dout = np.asarray(dout, dtype=float)
    xc = x - x.mean(axis=0)
    std = np.sqrt((xc ** 2).mean(axis=0))  #! + eps, as on the way forward
    x_hat = xc / std
    g = dout * gamma
    dx = (g - g.mean(axis=0) - x_hat * np.mean(g * x_hat, axis=0)) / std
    return dx, np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0)


#% id: ex10-batchnorm_backward-rare-03
#% kind: rare
#% why: -= on an array that is dout itself where gamma is left aside until the end
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var))
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    out = gamma * x_hat + beta
    if training:
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    return out, (x_hat, gamma / std), rm, rv


def batchnorm_backward(dout, cache):
    x_hat, factor = cache
    g = np.asarray(dout, dtype=float)
    dgamma = np.sum(g * x_hat, axis=0)
    dbeta = np.sum(g, axis=0)
    dx = g  #! no copy: the caller's dout is changed
    dx -= dbeta / len(g)
    dx -= x_hat * (dgamma / len(g))
    return dx * factor, dgamma, dbeta


#% id: ex10-batchnorm_backward-right-01
#% kind: right
#% why: the whole Jacobian of one feature after the other
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var))
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    out = gamma * x_hat + beta
    if training:
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    return out, (x_hat, np.ravel(gamma), std), rm, rv


def batchnorm_backward(dout, cache):
    x_hat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    n, features = dout.shape
    dx = np.empty((n, features))
    for j in range(features):
        h = x_hat[:, j]
        # d x_hat_i / d x_k = (delta_ik - 1/n - h_i h_k / n) / std
        jac = (np.eye(n) - 1.0 / n - np.outer(h, h) / n) / std[j]
        dx[:, j] = gamma[j] * (jac @ dout[:, j])
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)
