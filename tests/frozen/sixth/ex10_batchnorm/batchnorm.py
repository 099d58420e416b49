#% id: ex10-one-01
#% kind: one
#% why: eps is added to the standard deviation, outside of the root.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * var
    else:
        mu, var = rm, rv
    std = np.sqrt(var) + eps  #! sqrt(var + eps)
    xhat = (x - mu) / std
    return np.asarray(gamma) * xhat + np.asarray(beta), (xhat, std, gamma), rm, rv


#% id: ex10-one-02
#% kind: one
#% why: The momentum weights the new batch, as PyTorch does, and not the old running value.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.array(x, dtype=float)
    run_m = np.array(running_mean, dtype=float)
    run_v = np.array(running_var, dtype=float)
    if training:
        m = x.mean(0)
        v = x.var(0)
        run_m = (1 - momentum) * run_m + momentum * m  #! weights exchanged
        run_v = (1 - momentum) * run_v + momentum * v  #! weights exchanged
    else:
        m, v = run_m, run_v
    normed = (x - m) / np.sqrt(v + eps)
    return normed * np.array(gamma) + np.array(beta), normed, run_m, run_v


#% id: ex10-one-03
#% kind: one
#% why: With training=False the batch still normalises itself, the running statistics are not used.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    mean = x.mean(axis=0)  #! must be the running mean where training is False
    variance = ((x - mean) ** 2).mean(axis=0)  #! must be the running variance where training is False
    x_norm = (x - mean) / np.sqrt(variance + eps)
    out = np.asarray(gamma) * x_norm + np.asarray(beta)
    if training:
        running_mean = momentum * np.asarray(running_mean) + (1 - momentum) * mean
        running_var = momentum * np.asarray(running_var) + (1 - momentum) * variance
    return out, (x_norm, variance, eps), running_mean, running_var


#% id: ex10-two-01
#% kind: two
#% why: The mean and the variance are taken along the features of a row, as layer normalisation does. beta is subtracted.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    running_mean = np.asarray(running_mean, dtype=float)
    running_var = np.asarray(running_var, dtype=float)
    if training:
        mu = x.mean(axis=1, keepdims=True)  #! axis 0, per feature
        var = x.var(axis=1, keepdims=True)  #! axis 0, per feature
        running_mean = momentum * running_mean + (1 - momentum) * mu.mean()
        running_var = momentum * running_var + (1 - momentum) * var.mean()
    else:
        mu, var = running_mean, running_var
    xn = (x - mu) / np.sqrt(var + eps)
    return np.asarray(gamma) * xn - np.asarray(beta), xn, running_mean, running_var  #! + beta


#% id: ex10-two-02
#% kind: two
#% why: The running variance takes the standard deviation. The running mean is the plain half of old and new, whatever the momentum is.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    rmean = np.asarray(running_mean, dtype=float)
    rvar = np.asarray(running_var, dtype=float)
    if training:
        center = x.mean(0)
        spread = np.sqrt(x.var(0) + eps)
        z = (x - center) / spread
        rmean = (rmean + center) / 2  #! momentum is not used
        rvar = momentum * rvar + (1 - momentum) * spread  #! the variance is meant
    else:
        z = (x - rmean) / np.sqrt(rvar + eps)
    return np.asarray(gamma) * z + np.asarray(beta), z, rmean, rvar


#% id: ex10-two-04
#% kind: two
#% why: The deviation is that of the sample, with n - 1. The evaluation mode updates the running statistics too.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    a, b = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    r1, r2 = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    avg = x.mean(axis=0)
    var = x.var(axis=0, ddof=1) if len(x) > 1 else np.zeros(x.shape[1])  #! biased variance, divided by n
    # 이동 평균 갱신
    new1 = momentum * r1 + (1 - momentum) * avg  #! only while training
    new2 = momentum * r2 + (1 - momentum) * var  #! only while training
    if training:
        y = (x - avg) / np.sqrt(var + eps)
    else:
        y = (x - r1) / np.sqrt(r2 + eps)
    return a * y + b, None, new1, new2


#% id: ex10-three-01
#% kind: three
#% why: The mean is not subtracted. gamma and beta change roles. The running mean is never updated.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    running_mean, running_var = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    if training:
        m = x.mean(axis=0)
        v = x.var(axis=0)
        running_var = momentum * running_var + (1 - momentum) * v  #! running_mean is forgotten
    else:
        m = running_mean
        v = running_var
    x_hat = x / np.sqrt(v + eps)  #! the mean m is not subtracted
    out = beta * x_hat + gamma  #! gamma x_hat + beta
    return out, x_hat, running_mean, running_var


#% id: ex10-rare-01
#% kind: rare
#% why: While training the batch is normalised by the running statistics just updated and not by its own.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    mu_run = np.array(running_mean, dtype=float)
    var_run = np.array(running_var, dtype=float)
    if training:
        mu_run = momentum * mu_run + (1 - momentum) * np.mean(x, axis=0)
        var_run = momentum * var_run + (1 - momentum) * np.var(x, axis=0)
    z = (x - mu_run) / np.sqrt(var_run + eps)  #! while training the batch's own statistics normalise
    return np.asarray(gamma) * z + np.asarray(beta), z, mu_run, var_run


#% id: ex10-rare-02
#% kind: rare
#% why: The variance is centred at the running mean instead of the mean of the batch.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    old_m, old_v = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    if not training:
        scale = np.asarray(gamma) / np.sqrt(old_v + eps)
        return (x - old_m) * scale + np.asarray(beta), None, old_m, old_v
    m = x.mean(axis=0)
    dev = x - old_m
    v = np.mean(dev * dev, axis=0)  #! deviations from the batch's mean are meant
    out = np.asarray(gamma) * (x - m) / np.sqrt(v + eps) + np.asarray(beta)
    return out, (x, m, v), momentum * old_m + (1 - momentum) * m, momentum * old_v + (1 - momentum) * v


#% id: ex10-right-51
#% kind: right
#% why: Welford's running mean and variance row by row, statistics moved by their distance, the cache a dict
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta, rm, rv = (np.array(v, dtype=float) for v in (gamma, beta, running_mean, running_var))
    if training:
        mean, m2 = np.zeros(x.shape[1]), np.zeros(x.shape[1])
        for count, row in enumerate(x, start=1):
            before = row - mean
            mean = mean + before / count
            m2 = m2 + before * (row - mean)
        var = m2 / len(x)
        rm = rm + (1 - momentum) * (mean - rm)
        rv = rv + (1 - momentum) * (var - rv)
    else:
        mean, var = rm, rv
    z = (x - mean) * (var + eps) ** -0.5
    return z * gamma + beta, {"z": z, "gamma": gamma, "sigma": np.sqrt(var + eps)}, rm, rv


#% id: ex10-rare-51
#% kind: rare
#% why: a batch of one row is normalised by the running statistics and does not move them (docstring: while training by the mean and the biased variance of its batch; contract: one example)
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    running_mean, running_var = np.array(running_mean, float), np.array(running_var, float)
    if training and len(x) > 1:  #! one row counts as not training
        mu, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mu
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mu, var = running_mean, running_var
    xhat = (x - mu) / np.sqrt(var + eps)
    return gamma * xhat + beta, (xhat, gamma, var + eps), running_mean, running_var


#% id: ex10-rare-52
#% kind: rare
#% why: the variance as E[x^2] - E[x]^2 loses all digits where the mean is large against the spread, and can be negative: wrong or NaN for values around 1e8 (docstring: the biased variance of its batch; contract: a wrong or NaN value is a failure)
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    rm, rv = np.array(running_mean, float), np.array(running_var, float)
    mean, var = rm, rv
    if training:
        mean = x.mean(axis=0)
        var = np.mean(x**2, axis=0) - mean**2  #! the difference of two huge numbers
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    std = np.sqrt(var + eps)
    xh = (x - mean) / std
    return np.asarray(gamma) * xh + np.asarray(beta), (xh, std, gamma), rm, rv


