#% id: ex10-bn-one-01
#% kind: one
#% why: eps stands outside the root
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
    std = np.sqrt(var) + eps  #! sqrt(var + eps)
    xhat = (x - mu) / std
    return gamma * xhat + np.asarray(beta), (xhat, gamma, std), rm, rv


def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    g = dout * gamma
    dx = (g - g.mean(0) - xhat * (g * xhat).mean(0)) / std
    return dx, (dout * xhat).sum(0), dout.sum(0)
#% id: ex10-bn-two-01
#% kind: two
#% why: the variance has n - 1 below the line, and momentum and 1 - momentum have changed places
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = (np.asarray(v, dtype=float) for v in (x, gamma, beta))
    running_mean = np.asarray(running_mean, dtype=float)
    running_var = np.asarray(running_var, dtype=float)
    if not training:
        x_hat = (x - running_mean) / np.sqrt(running_var + eps)
        return gamma * x_hat + beta, None, running_mean, running_var
    mean = np.mean(x, axis=0)
    var = np.var(x, axis=0, ddof=1)  #! biased: ddof=0
    inv = 1 / np.sqrt(var + eps)
    x_hat = (x - mean) * inv
    new_mean = (1 - momentum) * running_mean + momentum * mean  #! exchanged
    new_var = (1 - momentum) * running_var + momentum * var
    return gamma * x_hat + beta, (x_hat, inv, gamma), new_mean, new_var


def batchnorm_backward(dout, cache):
    x_hat, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dbeta = dout.sum(axis=0)
    dgamma = (dout * x_hat).sum(axis=0)
    n = dout.shape[0]
    dx = gamma * inv / n * (n * dout - dbeta - x_hat * dgamma)
    return dx, dgamma, dbeta
#% id: ex10-bn-two-02
#% kind: two
#% why: the running variance collects the standard deviation, and beta is subtracted
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    X = np.asarray(x, dtype=float)
    G = np.asarray(gamma, dtype=float)
    if training:
        mu = X.mean(0)
        sigma = np.sqrt(X.var(0) + eps)
        running_mean = momentum * np.asarray(running_mean) + (1 - momentum) * mu
        running_var = momentum * np.asarray(running_var) + (1 - momentum) * sigma  #! the variance
    else:
        mu = np.asarray(running_mean, dtype=float)
        sigma = np.sqrt(np.asarray(running_var, dtype=float) + eps)
    N = (X - mu) / sigma
    out = G * N - np.asarray(beta)  #! plus
    return out, {"N": N, "G": G, "sigma": sigma}, running_mean, running_var


def batchnorm_backward(dout, cache):
    d = np.asarray(dout, dtype=float)
    N = cache["N"]
    g = d * cache["G"]
    dx = (g - np.mean(g, 0) - N * np.mean(g * N, 0)) / cache["sigma"]
    return dx, np.sum(d * N, 0), np.sum(d, 0)
#% id: ex10-bn-two-03
#% kind: two
#% why: the batch normalises in the test as well, and the running statistics go on moving there
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    m = x.mean(axis=0)
    v = ((x - m) ** 2).mean(axis=0)
    centred = x - m  #! training=False needs the running mean and variance
    norm = centred / np.sqrt(v + eps)
    out = norm * gamma + np.asarray(beta)
    new_m = np.asarray(running_mean) * momentum + m * (1 - momentum)  #! only while training
    new_v = np.asarray(running_var) * momentum + v * (1 - momentum)
    return out, (norm, gamma, v + eps), new_m, new_v


def batchnorm_backward(dout, cache):
    norm, gamma, ve = cache
    dout = np.asarray(dout, dtype=float)
    g = gamma * dout
    dx = (g - g.mean(axis=0) - norm * (g * norm).mean(axis=0)) / np.sqrt(ve)
    return dx, (dout * norm).sum(axis=0), dout.sum(axis=0)
#% id: ex10-bn-three-01
#% kind: three
#% why: divides by the variance without the root, gamma stretches beta too, and the running mean is replaced by the batch's
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    rm = np.asarray(running_mean, dtype=float)
    rv = np.asarray(running_var, dtype=float)
    if training:
        mean = x.mean(axis=0)
        var = x.var(axis=0)
        rm = mean  #! momentum * rm + ...
        rv = momentum * rv + (1 - momentum) * var
    else:
        mean, var = rm, rv
    x_hat = (x - mean) / (var + eps)  #! sqrt
    out = gamma * (x_hat + beta)  #! beta stands outside
    return out, (x_hat, gamma, np.sqrt(var + eps)), rm, rv


def batchnorm_backward(dout, cache):
    x_hat, gamma, s = cache
    dout = np.asarray(dout, dtype=float)
    g = dout * gamma
    dx = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / s
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)
#% id: ex10-bn-three-02
#% kind: three
#% why: while training the running statistics normalise, the caller's running mean is written to, and the variance is not centred
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    running_mean = np.asarray(running_mean, dtype=float)
    running_var = np.asarray(running_var, dtype=float)
    if training:
        running_mean *= momentum  #! in the caller's array
        running_mean += (1 - momentum) * x.mean(axis=0)
        sq = np.mean(x ** 2, axis=0)  #! minus the mean squared
        running_var = momentum * running_var + (1 - momentum) * sq
    inv = 1.0 / np.sqrt(running_var + eps)
    xh = (x - running_mean) * inv  #! the batch's own mean and variance
    return gamma * xh + beta, (xh, gamma, inv), running_mean, running_var


def batchnorm_backward(dout, cache):
    xh, gamma, inv = cache
    dout = np.asarray(dout, dtype=float)
    g = gamma * dout
    return (g - g.mean(0) - xh * (g * xh).mean(0)) * inv, (dout * xh).sum(0), dout.sum(0)
#% id: ex10-bn-rare-01
#% kind: rare
#% why: as in PyTorch the running variance collects the unbiased variance, though the batch is normalised by the biased one
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    n = x.shape[0]
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        unbiased = var * n / max(n - 1, 1)
        running_mean = momentum * np.asarray(running_mean) + (1 - momentum) * mean
        running_var = momentum * np.asarray(running_var) + (1 - momentum) * unbiased  #! var
    else:
        mean, var = np.asarray(running_mean), np.asarray(running_var)
    rstd = 1.0 / np.sqrt(var + eps)
    xhat = (x - mean) * rstd
    return gamma * xhat + np.asarray(beta), (xhat, gamma, rstd), running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, gamma, rstd = cache
    dout = np.asarray(dout, dtype=float)
    g = gamma * dout
    dx = rstd * (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0))
    return dx, (dout * xhat).sum(axis=0), dout.sum(axis=0)
