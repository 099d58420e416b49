#% id: ex10-one-01
#% kind: one
#% why: the unbiased variance
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.array(running_mean), np.array(running_var)
    if training:
        mean = x.mean(axis=0)
        var = x.var(axis=0, ddof=1)  #! n - 1
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
    dbeta = dout.sum(axis=0)
    g = dout * gamma
    dx = (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0)) / std
    return dx, dgamma, dbeta


#% id: ex10-two-01
#% kind: two
#% why: eps outside the root, and the two weights of the running mean exchanged
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    mu = np.asarray(running_mean, dtype=float)
    var = np.asarray(running_var, dtype=float)
    new_mean, new_var = mu.copy(), var.copy()
    if training:
        mu = np.mean(x, axis=0)
        var = np.mean((x - mu) ** 2, axis=0)
        new_mean = (1 - momentum) * new_mean + momentum * mu  #! the old one gets momentum
        new_var = momentum * new_var + (1 - momentum) * var
    std = np.sqrt(var) + eps  #! eps belongs inside
    norm = (x - mu) / std
    out = np.asarray(gamma) * norm + np.asarray(beta)
    return out, {"norm": norm, "std": std, "gamma": np.asarray(gamma)}, new_mean, new_var


def batchnorm_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    norm = cache["norm"]
    m = len(dout)
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * norm, axis=0)
    dx = cache["gamma"] / (m * cache["std"]) * (m * dout - dbeta - norm * dgamma)
    return dx, dgamma, dbeta


#% id: ex10-two-02
#% kind: two
#% why: one mean for all features, and without training the batch still normalises
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    X = np.asarray(x, dtype=float)
    g, b = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    m = np.full(X.shape[1], X.mean())  #! over everything
    v = ((X - m) ** 2).mean(axis=0)
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        rm = momentum * rm + (1 - momentum) * m
        rv = momentum * rv + (1 - momentum) * v
    inv = 1 / np.sqrt(v + eps)  #! running_var and running_mean when not training
    xn = (X - m) * inv
    return xn * g + b, (xn, inv, g), rm, rv


def batchnorm_backward(dout, cache):
    xn, inv, g = cache
    d = np.asarray(dout, dtype=float)
    dxn = d * g
    dx = inv * (dxn - dxn.mean(axis=0) - xn * (dxn * xn).mean(axis=0))
    return dx, (d * xn).sum(axis=0), d.sum(axis=0)


#% id: ex10-three-01
#% kind: three
#% why: the variance is not centred, the deviation is what runs along, and gamma multiplies beta too
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
    x, gamma, beta = np.asarray(x, dtype=float), np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean) * 1.0, np.asarray(running_var) * 1.0
    if training:
        mean = x.sum(axis=0) / x.shape[0]
        var = (x**2).sum(axis=0) / x.shape[0]  #! E[x^2] alone
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * np.sqrt(var)  #! the root
    else:
        mean, var = running_mean, running_var
    scale = np.sqrt(var + eps)
    x_hat = (x - mean) / scale
    out = gamma * (x_hat + beta)  #! beta is added afterwards
    return out, (x_hat, scale, gamma), running_mean, running_var


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    x_hat, scale, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dbeta = dout.sum(axis=0)
    dgamma = (dout * x_hat).sum(axis=0)
    dx = gamma / scale * (dout - (dbeta + x_hat * dgamma) / len(dout))
    return dx, dgamma, dbeta


#% id: ex10-three-02
#% kind: three
#% why: the running mean also moves in evaluation, the new running mean centres the batch, and out is divided by the variance
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    old_mean, old_var = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    batch_mean, batch_var = x.mean(0), x.var(0)
    moved_mean = momentum * old_mean + (1 - momentum) * batch_mean
    moved_var = momentum * old_var + (1 - momentum) * batch_var
    if training:
        centre = moved_mean  #! the mean of the batch
        spread = batch_var
        rv = moved_var
    else:
        centre, spread, rv = old_mean, old_var, old_var
    rm = moved_mean  #! unchanged when not training
    s = spread + eps  #! no root
    z = (x - centre) / s
    return z * np.asarray(gamma) + np.asarray(beta), (z, s, np.asarray(gamma)), rm, rv


def batchnorm_backward(dout, cache):
    z, s, gamma = cache
    up = np.asarray(dout, dtype=float)
    dz = up * gamma
    dx = (dz - dz.mean(0) - z * (dz * z).mean(0)) / s
    return dx, (up * z).sum(0), up.sum(0)


#% id: ex10-rare-01
#% kind: rare
#% why: eps gets into the running variance
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    if training:
        mean = x.mean(axis=0)
        var_eps = x.var(axis=0) + eps
        running_mean = momentum * np.asarray(running_mean) + (1 - momentum) * mean
        running_var = momentum * np.asarray(running_var) + (1 - momentum) * var_eps  #! the variance without eps
    else:
        mean, var_eps = np.asarray(running_mean), np.asarray(running_var) + eps
    xc = x - mean
    inv_std = var_eps**-0.5
    out = gamma * xc * inv_std + np.asarray(beta)
    return out, (xc, inv_std, gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    xc, inv_std, gamma = cache
    dout = np.asarray(dout, dtype=float)
    n = dout.shape[0]
    xhat = xc * inv_std
    dbeta, dgamma = dout.sum(axis=0), (dout * xhat).sum(axis=0)
    return gamma * inv_std * (dout - dbeta / n - xhat * dgamma / n), dgamma, dbeta


#% id: ex10-rare-02
#% kind: rare
#% why: the new running statistics are written into arrays of the old type: whole numbers cut them off
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma), np.asarray(beta)
    stats = np.array([running_mean, running_var])  #! ints when both come as ints
    if training:
        batch = np.array([x.mean(axis=0), x.var(axis=0)])
        stats[:] = momentum * stats + (1 - momentum) * batch
    else:
        batch = stats
    std = np.sqrt(batch[1] + eps)
    xhat = (x - batch[0]) / std
    return gamma * xhat + beta, (xhat, std, gamma), stats[0], stats[1]


def batchnorm_backward(dout, cache):
    xhat, std, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dgamma = np.einsum("nf,nf->f", dout, xhat)
    dbeta = dout.sum(axis=0)
    dx = gamma / std * (dout - dbeta / len(dout) - xhat * dgamma / len(dout))
    return dx, dgamma, dbeta


#% id: ex10-right-01
#% kind: right
#% why: feature after feature in a loop, the running update as a step towards the batch
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    n, features = x.shape
    rm = [float(v) for v in running_mean]
    rv = [float(v) for v in running_var]
    out = np.empty((n, features))
    cache = []
    for f in range(features):
        column = x[:, f]
        if training:
            mu = sum(column) / n
            var = sum((column - mu) ** 2) / n
            rm[f] += (1 - momentum) * (mu - rm[f])
            rv[f] += (1 - momentum) * (var - rv[f])
        else:
            mu, var = rm[f], rv[f]
        inv = 1.0 / (var + eps) ** 0.5
        hat = (column - mu) * inv
        out[:, f] = gamma[f] * hat + beta[f]
        cache.append((hat, inv, float(gamma[f])))
    return out, cache, np.array(rm), np.array(rv)


def batchnorm_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    dx = np.empty(dout.shape)
    dgamma, dbeta = np.empty(len(cache)), np.empty(len(cache))
    for f, (hat, inv, gam) in enumerate(cache):
        d = dout[:, f]
        dgamma[f], dbeta[f] = d @ hat, d.sum()
        dx[:, f] = gam * inv * (d - dbeta[f] / len(d) - hat * dgamma[f] / len(d))
    return dx, dgamma, dbeta
