#% id: ex10-right-01
#% kind: right
#% why: right; two helpers inside, statistics chosen first, then one formula for both modes (with its matching backward)
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.asarray(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var)
    )

    def blend(old, new):
        return momentum * old + (1 - momentum) * new

    mu, var = running_mean, running_var
    if training:
        mu = x.sum(axis=0) / x.shape[0]
        var = ((x - mu) ** 2).sum(axis=0) / x.shape[0]
        running_mean, running_var = blend(running_mean, mu), blend(running_var, var)
    std = np.sqrt(var + eps)
    xhat = (x - mu) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dgamma, dbeta = (dout * xhat).sum(axis=0), dout.sum(axis=0)
    dx = gamma / std * (dout - dbeta / len(dout) - xhat * dgamma / len(dout))
    return dx, dgamma, dbeta


#% id: ex10-one-01
#% kind: one
#% why: the unbiased variance of the statistics lecture (and nan for a single example)
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.asarray(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var)
    )
    if training:
        mean = x.mean(axis=0)
        var = x.var(axis=0, ddof=1)  #! ddof=0
        new_mean = momentum * running_mean + (1 - momentum) * mean
        new_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
        new_mean, new_var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), new_mean, new_var


def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dgamma, dbeta = (dout * xhat).sum(axis=0), dout.sum(axis=0)
    dx = gamma / std * (dout - dbeta / len(dout) - xhat * dgamma / len(dout))
    return dx, dgamma, dbeta


#% id: ex10-two-01
#% kind: two
#% why: eps is added outside the root, and momentum weighs the batch instead of the past
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.asarray(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var)
    )
    if not training:
        std = np.sqrt(running_var + eps)
        xhat = (x - running_mean) / std
        return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var
    mu, var = x.mean(axis=0), x.var(axis=0)
    std = np.sqrt(var) + eps  #! np.sqrt(var + eps)
    xhat = (x - mu) / std
    out = gamma * xhat + beta
    running_mean = (1 - momentum) * running_mean + momentum * mu  #! weights exchanged
    running_var = (1 - momentum) * running_var + momentum * var  #! weights exchanged
    return out, (xhat, gamma, std), running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dgamma, dbeta = (dout * xhat).sum(axis=0), dout.sum(axis=0)
    dx = gamma / std * (dout - dbeta / len(dout) - xhat * dgamma / len(dout))
    return dx, dgamma, dbeta


#% id: ex10-two-02
#% kind: two
#% why: gamma and beta exchanged, and the running statistics go on moving when predicting
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.asarray(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var)
    )
    batch_mean = x.mean(axis=0)
    batch_var = x.var(axis=0)
    use_mean = batch_mean if training else running_mean
    use_var = batch_var if training else running_var
    std = np.sqrt(use_var + eps)
    xhat = (x - use_mean) / std
    out = beta * xhat + gamma  #! gamma * xhat + beta
    rm = momentum * running_mean + (1 - momentum) * batch_mean  #! only if training
    rv = momentum * running_var + (1 - momentum) * batch_var  #! only if training
    return out, (xhat, gamma, std), rm, rv


def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dgamma, dbeta = (dout * xhat).sum(axis=0), dout.sum(axis=0)
    dx = gamma / std * (dout - dbeta / len(dout) - xhat * dgamma / len(dout))
    return dx, dgamma, dbeta


#% id: ex10-two-03
#% kind: two
#% why: the statistics of a row (that is layer normalisation), and divided by the variance
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.asarray(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var)
    )
    if training:
        mu = x.mean(axis=1, keepdims=True)  #! axis=0
        var = x.var(axis=1, keepdims=True)  #! axis=0
        running_mean = momentum * running_mean + (1 - momentum) * mu.mean()  #! one number for all features
        running_var = momentum * running_var + (1 - momentum) * var.mean()  #! one number for all features
    else:
        mu, var = running_mean, running_var
    spread = var + eps  #! np.sqrt(var + eps)
    xhat = (x - mu) / spread
    return gamma * xhat + beta, (xhat, gamma, spread), running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dgamma, dbeta = (dout * xhat).sum(axis=0), dout.sum(axis=0)
    dx = gamma / std * (dout - dbeta / len(dout) - xhat * dgamma / len(dout))
    return dx, dgamma, dbeta


#% id: ex10-three-01
#% kind: three
#% why: the running variance collects deviations, the running mean stays, and beta is inside the product
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.asarray(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var)
    )
    if training:
        m, v = np.mean(x, axis=0), np.var(x, axis=0)
    else:
        m, v = running_mean, running_var
    s = np.sqrt(v + eps)
    n = (x - m) / s
    y = gamma * (n + beta)  #! gamma * n + beta
    if training:
        running_var = momentum * running_var + (1 - momentum) * np.sqrt(v)  #! v
    return y, (n, gamma, s), running_mean, running_var  #! running_mean was never updated


def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dgamma, dbeta = (dout * xhat).sum(axis=0), dout.sum(axis=0)
    dx = gamma / std * (dout - dbeta / len(dout) - xhat * dgamma / len(dout))
    return dx, dgamma, dbeta


#% id: ex10-three-02
#% kind: three
#% why: one mean and variance for the whole table, train and eval exchanged, beta subtracted
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.asarray(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var)
    )
    if not training:  #! if training
        mu = np.full(x.shape[1], x.mean())  #! axis=0
        var = np.full(x.shape[1], x.var())  #! axis=0
        running_mean = momentum * running_mean + (1 - momentum) * mu
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mu, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mu) / std
    out = gamma * xhat - beta  #! + beta
    return out, (xhat, gamma, std), running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dgamma, dbeta = (dout * xhat).sum(axis=0), dout.sum(axis=0)
    dx = gamma / std * (dout - dbeta / len(dout) - xhat * dgamma / len(dout))
    return dx, dgamma, dbeta


#% id: ex10-rare-01
#% kind: rare
#% why: variance as mean of squares minus square of mean: cancels to garbage where the mean is large
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.asarray(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var)
    )
    if training:
        mean = x.mean(axis=0)
        var = (x * x).mean(axis=0) - mean * mean  #! ((x - mean) ** 2).mean(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std), running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dgamma, dbeta = (dout * xhat).sum(axis=0), dout.sum(axis=0)
    dx = gamma / std * (dout - dbeta / len(dout) - xhat * dgamma / len(dout))
    return dx, dgamma, dbeta
