#% id: ex10-batchnorm-one-01
#% kind: one
#% why: unbiased batch variance (ddof=1)
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mu = x.mean(axis=0)
        with np.errstate(all="ignore"):
            var = x.var(axis=0, ddof=1)  #! biased: ddof=0
        running_mean = momentum * running_mean + (1 - momentum) * mu
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mu, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mu) / std
    return gamma * xhat + beta, (xhat, std, gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, std, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dbeta = dout.sum(axis=0)
    dgamma = (dout * xhat).sum(axis=0)
    dx = gamma / std * (dout - dbeta / len(dout) - xhat * dgamma / len(dout))
    return dx, dgamma, dbeta


#% id: ex10-batchnorm-two-01
#% kind: two
#% why: eps added to the deviation, outside the root; momentum and 1 - momentum exchanged
def batchnorm(
    x: ArrayLike,
    gamma: ArrayLike,
    beta: ArrayLike,
    running_mean: ArrayLike,
    running_var: ArrayLike,
    momentum: float = 0.9,
    eps: float = 1e-5,
    training: bool = True,
) -> tuple[NDArray, Any, NDArray, NDArray]:
    x = np.asarray(x, dtype=float)
    g, b = np.asarray(gamma), np.asarray(beta)
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)

    def blend(old: NDArray, new: NDArray) -> NDArray:
        return (1 - momentum) * old + momentum * new  #! momentum belongs to the old value

    if training:
        m, v = np.mean(x, axis=0), np.var(x, axis=0)
        rm, rv = blend(rm, m), blend(rv, v)
    else:
        m, v = rm, rv
    s = np.sqrt(v) + eps  #! sqrt(v + eps)
    xn = (x - m) / s
    return g * xn + b, (xn, g, np.sqrt(v + eps)), rm, rv


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    xn, g, s = cache
    d = np.asarray(dout, dtype=float)
    dxn = d * g
    dx = (dxn - dxn.mean(axis=0) - xn * (dxn * xn).mean(axis=0)) / s
    return dx, np.sum(d * xn, axis=0), np.sum(d, axis=0)


#% id: ex10-batchnorm-two-02
#% kind: two
#% why: evaluation still normalises by its own batch, and the running variance collects standard deviations
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.array(x, dtype=float)
    mean = np.sum(x, 0) / x.shape[0]
    var = np.sum((x - mean) ** 2, 0) / x.shape[0]
    inv = 1 / np.sqrt(var + eps)
    xc = x - mean  #! with training=False the running mean and variance
    out = np.asarray(gamma) * xc * inv + np.asarray(beta)
    cache = (xc, inv, np.asarray(gamma))
    if training:
        running_mean = momentum * np.asarray(running_mean) + (1 - momentum) * mean
        running_var = momentum * np.asarray(running_var) + (1 - momentum) * np.sqrt(var)  #! var
    return out, cache, running_mean, running_var


def batchnorm_backward(dout, cache):
    xc, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    n = dout.shape[0]
    xhat = xc * inv
    dbeta = dout.sum(0)
    dgamma = (dout * xhat).sum(0)
    dx = gamma * inv / n * (n * dout - dbeta - xhat * dgamma)
    return dx, dgamma, dbeta


#% id: ex10-batchnorm-three-01
#% kind: three
#% why: one mean for the whole array, division by the variance, beta forgotten
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    rm = np.asarray(running_mean, dtype=float)
    rv = np.asarray(running_var, dtype=float)
    if training:
        mu = np.mean(x) * np.ones(x.shape[1])  #! axis=0
        var = np.mean((x - mu) ** 2, axis=0)
        rm = momentum * rm + (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * var
    else:
        mu, var = rm, rv
    xhat = (x - mu) / (var + eps)  #! square root
    out = np.asarray(gamma) * xhat  #! + beta
    return out, (xhat, np.asarray(gamma), np.sqrt(var + eps)), rm, rv


def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    n = len(dout)
    dgamma, dbeta = np.sum(dout * xhat, axis=0), np.sum(dout, axis=0)
    return gamma / std * (dout - dbeta / n - xhat * dgamma / n), dgamma, dbeta


#% id: ex10-batchnorm-rare-01
#% kind: rare
#% why: the running statistics are moved with *= and +=, which changes the caller's arrays
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    running_mean = np.asarray(running_mean, dtype=float)
    running_var = np.asarray(running_var, dtype=float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean *= momentum  #! in place on the argument
        running_mean += (1 - momentum) * mean
        running_var *= momentum  #! in place on the argument
        running_var += (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    inv = (var + eps) ** -0.5
    xhat = (x - mean) * inv
    return gamma * xhat + beta, (xhat, inv, gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = dout * gamma
    dx = inv * (dxhat - dxhat.mean(axis=0) - xhat * np.mean(dxhat * xhat, axis=0))
    return dx, np.sum(dout * xhat, axis=0), dout.sum(axis=0)


#% id: ex10-batchnorm-rare-02
#% kind: rare
#% why: normalises by the freshly updated running statistics in training as well, not by the batch's
def batchnorm(
    x: ArrayLike, gamma: ArrayLike, beta: ArrayLike, running_mean: ArrayLike, running_var: ArrayLike,
    momentum: float = 0.9, eps: float = 1e-5, training: bool = True,
) -> tuple[NDArray, Any, NDArray, NDArray]:
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma), np.asarray(beta)
    mean, var = np.asarray(running_mean), np.asarray(running_var)
    if training:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * x.var(axis=0)
    # from here on both modes are alike
    out = gamma * (x - mean) / np.sqrt(var + eps) + beta  #! while training x.mean(0) and x.var(0)
    return out, (x, gamma, eps), mean, var


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    x, gamma, eps = cache
    dout = np.asarray(dout, dtype=float)
    n = x.shape[0]
    istd = 1.0 / np.sqrt(x.var(axis=0) + eps)
    xhat = (x - x.mean(axis=0)) * istd
    dgamma, dbeta = (dout * xhat).sum(axis=0), dout.sum(axis=0)
    return gamma * istd * (dout - dbeta / n - xhat * dgamma / n), dgamma, dbeta


#% id: ex10-batchnorm-right-01
#% kind: right
#% why: feature by feature in a loop; cache is a dict
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    n, features = x.shape
    gamma = np.array(gamma, dtype=float).ravel()
    beta = np.array(beta, dtype=float).ravel()
    new_mean = np.array(running_mean, dtype=float)
    new_var = np.array(running_var, dtype=float)
    rm, rv = new_mean.reshape(-1), new_var.reshape(-1)
    out = np.empty((n, features))
    xhat = np.empty((n, features))
    std = np.empty(features)
    for f in range(features):
        col = x[:, f]
        m, v = rm[f], rv[f]
        if training:
            m = col.sum() / n
            v = ((col - m) ** 2).sum() / n
            rm[f] = momentum * rm[f] + (1 - momentum) * m
            rv[f] = momentum * rv[f] + (1 - momentum) * v
        std[f] = np.sqrt(v + eps)
        xhat[:, f] = (col - m) / std[f]
        out[:, f] = gamma[f] * xhat[:, f] + beta[f]
    return out, {"xhat": xhat, "std": std, "gamma": gamma}, new_mean, new_var


def batchnorm_backward(dout, cache):
    xhat, std, gamma = cache["xhat"], cache["std"], cache["gamma"]
    dout = np.asarray(dout, dtype=float)
    n = len(dout)
    dgamma = np.sum(dout * xhat, axis=0)
    dbeta = np.sum(dout, axis=0)
    dx = gamma / std * (dout - (dbeta + xhat * dgamma) / n)
    return dx, dgamma, dbeta
