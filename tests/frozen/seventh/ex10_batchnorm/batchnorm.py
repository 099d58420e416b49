#% id: ex10-one-01
#% kind: one
#% why: the batch variance is the unbiased one with ddof=1
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    if training:
        mean = x.mean(axis=0)
        var = x.var(axis=0, ddof=1) if len(x) > 1 else x.var(axis=0)  #! divides by n - 1
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    inv = 1 / np.sqrt(var + eps)
    xhat = (x - mean) * inv
    return gamma * xhat + beta, (xhat, inv, gamma), running_mean, running_var

def batchnorm_backward(dout, cache):
    xhat, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    g = dout * gamma
    dx = inv * (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0))
    return dx, (dout * xhat).sum(axis=0), dout.sum(axis=0)

#% id: ex10-one-02
#% kind: one
#% why: momentum is the weight of the batch, as in PyTorch
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.array(x, dtype=float)
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    if training:
        # 배치의 평균과 분산
        mu = np.mean(x, axis=0)
        var = np.var(x, axis=0)
        rm = (1 - momentum) * rm + momentum * mu  #! the two weights are swapped
        rv = (1 - momentum) * rv + momentum * var  #! the two weights are swapped
    else:
        mu = rm
        var = rv
    std = np.sqrt(var + eps)
    x_norm = (x - mu) / std
    out = np.asarray(gamma) * x_norm + np.asarray(beta)
    return out, (x_norm, std, np.asarray(gamma)), rm, rv

#% id: ex10-one-03
#% kind: one
#% why: eps is added to the root, not under it
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    X = np.asarray(x, dtype=float)
    r_mean = np.asarray(running_mean, dtype=float)
    r_var = np.asarray(running_var, dtype=float)
    m, v = (X.mean(0), X.var(0)) if training else (r_mean, r_var)
    denom = np.sqrt(v) + eps  #! np.sqrt(v + eps)
    xn = (X - m) / denom
    y = xn * np.asarray(gamma) + np.asarray(beta)
    if training:
        r_mean = r_mean * momentum + m * (1 - momentum)
        r_var = r_var * momentum + v * (1 - momentum)
    return y, dict(xn=xn, denom=denom, gamma=np.asarray(gamma)), r_mean, r_var

#% id: ex10-two-01
#% kind: two
#% why: mean and variance are taken over the whole matrix instead of every feature
#% why: running_var is returned as it came in while training
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    if training:
        mean = np.mean(x)  #! axis=0 is missing
        var = np.var(x)  #! axis=0 is missing
        new_mean = momentum * np.asarray(running_mean) + (1 - momentum) * mean
        new_var = np.asarray(running_var)  #! not updated
    else:
        mean, var = np.asarray(running_mean), np.asarray(running_var)
        new_mean, new_var = mean, var
    xhat = (x - mean) / np.sqrt(var + eps)
    return gamma * xhat + beta, (xhat, var, eps, gamma), new_mean, new_var

#% id: ex10-two-02
#% kind: two
#% why: the running statistics of the caller are changed in place
#% why: with training=False the batch still normalises itself
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    running_mean = np.asarray(running_mean, dtype=float)
    running_var = np.asarray(running_var, dtype=float)
    mu = x.sum(axis=0) / x.shape[0]
    centered = x - mu
    sigma2 = (centered ** 2).sum(axis=0) / x.shape[0]
    if training:
        running_mean *= momentum  #! in place
        running_mean += (1 - momentum) * mu  #! in place
        running_var *= momentum  #! in place
        running_var += (1 - momentum) * sigma2  #! in place
    xhat = centered / np.sqrt(sigma2 + eps)  #! running_mean and running_var are not used for inference
    out = np.multiply(gamma, xhat) + beta
    return out, (centered, sigma2, gamma, eps), running_mean, running_var

#% id: ex10-rare-01
#% kind: rare
#% why: the standard deviation of the batch goes into running_var
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    rmean, rvar = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    if not training:
        xhat = (x - rmean) / np.sqrt(rvar + eps)
        return np.asarray(gamma) * xhat + np.asarray(beta), None, rmean, rvar
    mean = x.mean(axis=0)
    std = np.sqrt(x.var(axis=0) + eps)
    xhat = (x - mean) / std
    rmean = momentum * rmean + (1 - momentum) * mean
    rvar = momentum * rvar + (1 - momentum) * std  #! std ** 2, and without eps
    return np.asarray(gamma) * xhat + np.asarray(beta), (xhat, std, gamma), rmean, rvar

#% id: ex10-rare-02
#% kind: rare
#% why: a batch of one example is passed on without normalising, though its variance is 0 and its output is beta
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    mean, var = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    if training:
        bm, bv = x.mean(axis=0), x.var(axis=0)
        if x.shape[0] > 1:
            xhat = (x - bm) / np.sqrt(bv + eps)
        else:
            xhat = x  #! x - mean is 0 for one example
        mean = momentum * mean + (1 - momentum) * bm
        var = momentum * var + (1 - momentum) * bv
        return gamma * xhat + beta, (xhat, bv, eps, gamma), mean, var
    xhat = (x - mean) / np.sqrt(var + eps)
    return gamma * xhat + beta, (xhat, var, eps, gamma), mean, var
