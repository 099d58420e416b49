#% id: ex10-batchnorm-one-01
#% kind: one
#% why: the unbiased variance
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.asarray(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var)
    )
    if training:
        mean = x.mean(axis=0)
        n = len(x)
        var = ((x - mean) ** 2).sum(axis=0) / max(n - 1, 1)  #! n, the biased one
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    return gamma * x_hat + beta, (x_hat, gamma, std), running_mean, running_var


def batchnorm_backward(dout, cache):
    x_hat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dbeta = dout.sum(axis=0)
    dgamma = (dout * x_hat).sum(axis=0)
    g = dout * gamma
    dx = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / std
    return dx, dgamma, dbeta


#% id: ex10-batchnorm-one-02
#% kind: one
#% why: momentum and 1 - momentum exchanged for the running mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    mu, var = (np.mean(x, axis=0), np.var(x, axis=0)) if training else (rm, rv)
    std = (var + eps) ** 0.5
    xn = (x - mu) / std
    out = xn * gamma + beta
    if training:
        rm = (1 - momentum) * rm + momentum * mu  #! momentum belongs to the old value
        rv = momentum * rv + (1 - momentum) * var
    return out, (xn, gamma, std), rm, rv


def batchnorm_backward(dout, cache):
    x_hat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dbeta = dout.sum(axis=0)
    dgamma = (dout * x_hat).sum(axis=0)
    g = dout * gamma
    dx = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / std
    return dx, dgamma, dbeta


#% id: ex10-batchnorm-two-01
#% kind: two
#% why: eps is added after the root, and the running variance gets the deviation
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.array(x, dtype=float)
    g = np.array(gamma, dtype=float)
    b = np.array(beta, dtype=float)
    r_mean = np.array(running_mean, dtype=float)
    r_var = np.array(running_var, dtype=float)
    if training:
        m = x.mean(0)
        v = x.var(0)
        s = np.sqrt(v)
        r_mean = momentum * r_mean + (1 - momentum) * m
        r_var = momentum * r_var + (1 - momentum) * s  #! v
    else:
        m = r_mean
        v = r_var
    std = np.sqrt(v) + eps  #! sqrt(v + eps)
    x_hat = (x - m) / std
    return g * x_hat + b, (x_hat, g, std), r_mean, r_var


def batchnorm_backward(dout, cache):
    x_hat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dbeta = dout.sum(axis=0)
    dgamma = (dout * x_hat).sum(axis=0)
    g = dout * gamma
    dx = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / std
    return dx, dgamma, dbeta


#% id: ex10-batchnorm-two-02
#% kind: two
#% why: while training it normalises by the running mean, and gamma is multiplied with beta too
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    run_m = np.array(running_mean, dtype=float)
    run_v = np.array(running_var, dtype=float)
    if training:
        batch_m, batch_v = x.mean(axis=0), x.var(axis=0)
        centred = x - run_m  #! batch_m
        std = np.sqrt(batch_v + eps)
        run_m = momentum * run_m + (1 - momentum) * batch_m
        run_v = momentum * run_v + (1 - momentum) * batch_v
    else:
        centred = x - run_m
        std = np.sqrt(run_v + eps)
    x_hat = centred / std
    out = gamma * (x_hat + beta)  #! gamma * x_hat + beta
    return out, (x_hat, gamma, std), run_m, run_v


def batchnorm_backward(dout, cache):
    x_hat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dbeta = dout.sum(axis=0)
    dgamma = (dout * x_hat).sum(axis=0)
    g = dout * gamma
    dx = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / std
    return dx, dgamma, dbeta


#% id: ex10-batchnorm-three-01
#% kind: three
#% why: one variance for all features, no gamma, and the running mean moves at test time too
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x, float), np.asarray(gamma, float), np.asarray(beta, float)
    rm, rv = np.array(running_mean, float), np.array(running_var, float)
    if training:
        mean, var = np.mean(x, axis=0), np.zeros(x.shape[1]) + np.var(x)  #! axis=0 in var as well
        rv = momentum * rv + (1 - momentum) * var
    else:
        mean, var = rm, rv
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    rm = momentum * rm + (1 - momentum) * x.mean(axis=0)  #! only while training
    out = x_hat + beta  #! gamma * x_hat
    return out, (x_hat, gamma, std), rm, rv


def batchnorm_backward(dout, cache):
    x_hat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dbeta = dout.sum(axis=0)
    dgamma = (dout * x_hat).sum(axis=0)
    g = dout * gamma
    dx = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / std
    return dx, dgamma, dbeta


#% id: ex10-batchnorm-rare-01
#% kind: rare
#% why: the batch's variance is taken about the running mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = [np.asarray(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var)]
    mean, var = rm, rv
    if training:
        mean = x.mean(axis=0)
        var = np.mean((x - rm) ** 2, axis=0)  #! about the mean of the batch
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    return gamma * x_hat + beta, (x_hat, gamma, std), rm, rv


def batchnorm_backward(dout, cache):
    x_hat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dbeta = dout.sum(axis=0)
    dgamma = (dout * x_hat).sum(axis=0)
    g = dout * gamma
    dx = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / std
    return dx, dgamma, dbeta


#% id: ex10-batchnorm-rare-02
#% kind: rare
#% why: *= and += change the running statistics that were passed in
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = [np.asarray(a, dtype=float) for a in (x, gamma, beta)]
    running_mean = np.array(running_mean, dtype=float)
    running_var = np.asarray(running_var, dtype=float)  #! not a copy as the line above
    if training:
        mu = x.mean(axis=0)
        var = x.var(axis=0)
        running_mean *= momentum
        running_mean += (1 - momentum) * mu
        running_var *= momentum
        running_var += (1 - momentum) * var
    else:
        mu, var = running_mean, running_var
    std = np.sqrt(var + eps)
    x_hat = (x - mu) / std
    return gamma * x_hat + beta, (x_hat, gamma, std), running_mean, running_var


def batchnorm_backward(dout, cache):
    x_hat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dbeta = dout.sum(axis=0)
    dgamma = (dout * x_hat).sum(axis=0)
    g = dout * gamma
    dx = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / std
    return dx, dgamma, dbeta


#% id: ex10-batchnorm-rare-03
#% kind: rare
#% why: the running variance forgets eps at test time
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var))
    if not training:
        scale = gamma / np.sqrt(rv)  #! rv + eps
        shift = beta - scale * rm
        return x * scale + shift, None, rm, rv
    mu = x.mean(axis=0)
    xc = x - mu
    var = (xc * xc).mean(axis=0)
    std = np.sqrt(var + eps)
    x_hat = xc / std
    rm = rm + (1 - momentum) * (mu - rm)
    rv = rv + (1 - momentum) * (var - rv)
    return gamma * x_hat + beta, (x_hat, gamma, std), rm, rv


def batchnorm_backward(dout, cache):
    x_hat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dbeta = dout.sum(axis=0)
    dgamma = (dout * x_hat).sum(axis=0)
    g = dout * gamma
    dx = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / std
    return dx, dgamma, dbeta


#% id: ex10-batchnorm-right-01
#% kind: right
#% why: feature by feature, the cache a dict
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.ravel(gamma).astype(float), np.ravel(beta).astype(float)
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    out, x_hat = np.zeros(x.shape), np.zeros(x.shape)
    inv = np.zeros(x.shape[1])
    for j in range(x.shape[1]):
        col = x[:, j]
        if training:
            m = col.sum() / col.size
            v = ((col - m) ** 2).sum() / col.size
            rm[j] = momentum * rm[j] + (1 - momentum) * m
            rv[j] = momentum * rv[j] + (1 - momentum) * v
        else:
            m, v = rm[j], rv[j]
        inv[j] = 1 / np.sqrt(v + eps)
        x_hat[:, j] = (col - m) * inv[j]
        out[:, j] = gamma[j] * x_hat[:, j] + beta[j]
    return out, {"x_hat": x_hat, "gamma": gamma, "inv": inv}, rm, rv


def batchnorm_backward(dout, cache):
    d = np.asarray(dout, dtype=float)
    n = d.shape[0]
    xh = cache["x_hat"]
    dgamma = np.einsum("ij,ij->j", d, xh)
    dbeta = d.sum(0)
    dx = cache["gamma"] * cache["inv"] / n * (n * d - dbeta - xh * dgamma)
    return dx, dgamma, dbeta
