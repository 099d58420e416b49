#% id: ex10-batchnorm-right-01
#% kind: right
#% why: unusual: a loop over the features, the variance as the mean of the squared deviations, the running statistics as x + (1 - momentum)(batch - x)
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.array(x, dtype=float)
    gamma = np.array(gamma, dtype=float)
    beta = np.array(beta, dtype=float)
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    n, d = x.shape
    xhat, inv = np.zeros((n, d)), np.zeros(d)
    for j in range(d):
        centre, spread = rm[j], rv[j]
        if training:
            centre = sum(x[:, j]) / n
            spread = sum((x[:, j] - centre) ** 2) / n
            rm[j] += (1 - momentum) * (centre - rm[j])
            rv[j] += (1 - momentum) * (spread - rv[j])
        inv[j] = (spread + eps) ** -0.5
        xhat[:, j] = (x[:, j] - centre) * inv[j]
    return xhat * gamma + beta, (xhat, inv, gamma), rm, rv


def batchnorm_backward(dout, cache):
    xhat, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = dout * gamma
    dx = inv * (dxhat - dxhat.mean(axis=0) - xhat * (dxhat * xhat).mean(axis=0))
    return dx, (dout * xhat).sum(axis=0), dout.sum(axis=0)

#% id: ex10-batchnorm-one-01
#% kind: one
#% why: the variance has ddof=1 in what is normalised and in the running one
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var))
    if training:
        mu = x.mean(axis=0)
        var = ((x - mu) ** 2).sum(axis=0) / max(len(x) - 1, 1)  #! biased: / n
        rm = momentum * rm + (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * var
    else:
        mu, var = rm, rv
    inv = 1 / np.sqrt(var + eps)
    xhat = (x - mu) * inv
    return gamma * xhat + beta, (xhat, inv, gamma), rm, rv


def batchnorm_backward(dout, cache):
    xhat, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = dout * gamma
    dx = inv * (dxhat - dxhat.mean(axis=0) - xhat * (dxhat * xhat).mean(axis=0))
    return dx, (dout * xhat).sum(axis=0), dout.sum(axis=0)

#% id: ex10-batchnorm-two-01
#% kind: two
#% why: momentum and 1 - momentum exchanged for the mean only, and eps outside the root
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    r_m = np.asarray(running_mean, dtype=float)
    r_v = np.asarray(running_var, dtype=float)
    if training:
        m, v = np.mean(x, axis=0), np.var(x, axis=0)
        r_m = (1 - momentum) * r_m + momentum * m  #! exchanged
        r_v = momentum * r_v + (1 - momentum) * v
    else:
        m, v = r_m, r_v
    inv = 1 / (np.sqrt(v) + eps)  #! sqrt(v + eps)
    xhat = (x - m) * inv
    out = gamma * xhat + beta
    return out, (xhat, inv, gamma), r_m, r_v


def batchnorm_backward(dout, cache):
    xhat, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = dout * gamma
    dx = inv * (dxhat - dxhat.mean(axis=0) - xhat * (dxhat * xhat).mean(axis=0))
    return dx, (dout * xhat).sum(axis=0), dout.sum(axis=0)

#% id: ex10-batchnorm-two-02
#% kind: two
#% why: beta is added before gamma multiplies, and training=False still normalises with the batch's mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = [np.array(q, dtype=float) for q in (x, gamma, beta, running_mean, running_var)]
    mu = x.mean(0)  #! also for training=False: there running_mean
    var = x.var(0) if training else running_var
    inv = (var + eps) ** -0.5
    xhat = (x - mu) * inv
    out = gamma * (xhat + beta)  #! precedence: gamma * xhat + beta
    if training:
        running_mean = running_mean * momentum + mu * (1 - momentum)
        running_var = running_var * momentum + var * (1 - momentum)
    return out, (xhat, inv, gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = dout * gamma
    dx = inv * (dxhat - dxhat.mean(axis=0) - xhat * (dxhat * xhat).mean(axis=0))
    return dx, (dout * xhat).sum(axis=0), dout.sum(axis=0)

#% id: ex10-batchnorm-three-01
#% kind: three
#% why: divides by the variance, the running variance gets the deviation, and the new running mean already normalises the batch
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var))
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * np.sqrt(var)  #! the variance, not its root
        mean = rm  #! the batch is normalised by its own mean while training
    else:
        mean, var = rm, rv
    inv = 1 / (var + eps)  #! root forgotten
    xhat = (x - mean) * inv
    return gamma * xhat + beta, (xhat, inv, gamma), rm, rv


def batchnorm_backward(dout, cache):
    xhat, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = dout * gamma
    dx = inv * (dxhat - dxhat.mean(axis=0) - xhat * (dxhat * xhat).mean(axis=0))
    return dx, (dout * xhat).sum(axis=0), dout.sum(axis=0)

#% id: ex10-batchnorm-three-02
#% kind: three
#% why: one variance for all features, the running statistics are updated at evaluation too, and beta is subtracted
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.array(x, dtype=float)
    g, b = np.array(gamma, dtype=float), np.array(beta, dtype=float)
    old_m, old_v = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    bm = x.mean(axis=0)
    bv = x.var() * np.ones(x.shape[1])  #! axis=0 forgotten
    used_m, used_v = (bm, bv) if training else (old_m, old_v)
    s = 1 / np.sqrt(used_v + eps)
    xn = (x - used_m) * s
    y = g * xn - b  #! plus
    keep = momentum  #! with training=False they come back as they were
    return y, (xn, s, g), keep * old_m + (1 - keep) * bm, keep * old_v + (1 - keep) * bv


def batchnorm_backward(dout, cache):
    xhat, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = dout * gamma
    dx = inv * (dxhat - dxhat.mean(axis=0) - xhat * (dxhat * xhat).mean(axis=0))
    return dx, (dout * xhat).sum(axis=0), dout.sum(axis=0)

#% id: ex10-batchnorm-rare-01
#% kind: rare
#% why: var as E[x^2] - E[x]^2 in float32: cancels to nonsense for a feature with a large mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var))
    if training:
        mu = x.mean(axis=0)
        x32 = x.astype(np.float32)
        var = np.maximum((x32 ** 2).mean(axis=0) - x32.mean(axis=0) ** 2, 0)  #! catastrophic cancellation, at a mean of 1000 no digit is left
        rm = momentum * rm + (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * var
    else:
        mu, var = rm, rv
    inv = 1 / np.sqrt(var + eps)
    xhat = (x - mu) * inv
    return gamma * xhat + beta, (xhat, inv, gamma), rm, rv


def batchnorm_backward(dout, cache):
    xhat, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = dout * gamma
    dx = inv * (dxhat - dxhat.mean(axis=0) - xhat * (dxhat * xhat).mean(axis=0))
    return dx, (dout * xhat).sum(axis=0), dout.sum(axis=0)
