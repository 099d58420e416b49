#% id: ex10-one-01
#% kind: one
#% why: the unbiased variance (ddof=1) normalises and is averaged
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var))
    if training:
        mu = x.mean(axis=0)
        var = x.var(axis=0, ddof=1)  #! divides by n - 1
        rm = momentum * rm + (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * var
    else:
        mu, var = rm, rv
    inv = 1 / np.sqrt(var + eps)
    xhat = (x - mu) * inv
    return gamma * xhat + beta, (xhat, gamma, inv), rm, rv


def batchnorm_backward(dout, cache):
    xhat, gamma, inv = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = dout * gamma
    dx = inv * (dxhat - dxhat.mean(0) - xhat * (dxhat * xhat).mean(0))
    return dx, (dout * xhat).sum(0), dout.sum(0)

#% id: ex10-two-01
#% kind: two
#% why: eps is added outside the root, and momentum weighs the batch instead of the running statistics
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    running_mean = np.array(running_mean, dtype=float)
    running_var = np.array(running_var, dtype=float)
    if training:
        mean = np.mean(x, axis=0)
        var = np.mean((x - mean) ** 2, axis=0)
        a, c = 1 - momentum, momentum  #! exchanged
        running_mean = a * running_mean + c * mean
        running_var = a * running_var + c * var
    else:
        mean = running_mean
        var = running_var
    std = np.sqrt(var) + eps  #! eps belongs under the root
    norm = (x - mean) / std
    return gamma * norm + beta, (norm, std, gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    norm, std, gamma = cache
    g = np.asarray(dout, dtype=float)
    n = len(g)
    dgamma = np.sum(g * norm, axis=0)
    dbeta = np.sum(g, axis=0)
    dx = gamma / (n * std) * (n * g - dbeta - norm * dgamma)
    return dx, dgamma, dbeta

#% id: ex10-two-02
#% kind: two
#% why: the running variance is fed with the deviation, and gamma is applied after beta was added
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    X = np.asarray(x, dtype=float)
    n, d = X.shape
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    out = np.zeros((n, d))
    xh = np.zeros((n, d))
    s = np.zeros(d)
    for j in range(d):
        col = X[:, j]
        if training:
            m = sum(col) / n
            v = sum((col - m) ** 2) / n
            s[j] = (v + eps) ** 0.5
            rm[j] = momentum * rm[j] + (1 - momentum) * m
            rv[j] = momentum * rv[j] + (1 - momentum) * s[j]  #! variance, not deviation
        else:
            m = rm[j]
            s[j] = (rv[j] + eps) ** 0.5
        xh[:, j] = (col - m) / s[j]
        out[:, j] = gamma[j] * (xh[:, j] + beta[j])  #! beta is not scaled
    return out, (xh, s, np.array(gamma, dtype=float)), rm, rv


def batchnorm_backward(dout, cache):
    xh, s, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxh = dout * gamma
    dx = (dxh - dxh.mean(axis=0) - xh * (dxh * xh).mean(axis=0)) / s
    return dx, (dout * xh).sum(axis=0), dout.sum(axis=0)

#% id: ex10-three-01
#% kind: three
#% why: at test time the batch normalises itself, the running statistics move on all the same, and the variance lacks the square of the mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    g, b = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    r_m, r_v = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    m = x.mean(0)
    v = np.abs((x**2).mean(0) - m)  #! E[x^2] - E[x]^2
    used_m, used_v = m, v  #! also when training is False
    if True:  #! only while training
        r_m = momentum * r_m + (1 - momentum) * m
        r_v = momentum * r_v + (1 - momentum) * v
    root = np.sqrt(used_v + eps)
    z = (x - used_m) / root
    return g * z + b, (z, root, g), r_m, r_v


def batchnorm_backward(dout, cache):
    z, root, g = cache
    dz = np.asarray(dout, dtype=float) * g
    dx = (dz - dz.mean(0) - z * (dz * z).mean(0)) / root
    return dx, (np.asarray(dout) * z).sum(0), np.sum(dout, axis=0)

#% id: ex10-rare-01
#% kind: rare
#% why: the variance is taken over all features together, the mean per feature
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma), np.asarray(beta)
    running_mean, running_var = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if not training:
        xn = (x - running_mean) / np.sqrt(running_var + eps)
        return gamma * xn + beta, None, running_mean, running_var
    mean = x.mean(axis=0)
    centred = x - mean
    var = np.mean(np.square(centred))  #! axis=0 forgotten in this place
    sigma = np.sqrt(var + eps)
    xn = centred / sigma
    running_mean = momentum * running_mean + (1 - momentum) * mean
    running_var = momentum * running_var + (1 - momentum) * var
    return gamma * xn + beta, (xn, sigma, gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    xn, sigma, gamma = cache
    dout = np.asarray(dout, dtype=float)
    d = dout * gamma
    dx = (d - d.mean(axis=0) - xn * np.mean(d * xn, axis=0)) / sigma
    return dx, np.sum(dout * xn, axis=0), np.sum(dout, axis=0)

#% id: ex10-rare-02
#% kind: rare
#% why: while training, x is normalised by the running statistics that were just updated
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    mu = np.array(running_mean, dtype=float)
    var = np.array(running_var, dtype=float)
    new_mu, new_var = mu, var
    if training:
        bm, bv = x.mean(axis=0), x.var(axis=0)
        new_mu = momentum * mu + (1 - momentum) * bm
        new_var = momentum * var + (1 - momentum) * bv
        mu, var = new_mu, new_var  #! the batch's own mean and variance normalise it
    istd = (var + eps) ** -0.5
    xh = (x - mu) * istd
    return gamma * xh + np.asarray(beta), (xh, istd, gamma), new_mu, new_var


def batchnorm_backward(dout, cache):
    xh, istd, gamma = cache
    dy = np.asarray(dout, dtype=float)
    dbeta = dy.sum(axis=0)
    dgamma = (dy * xh).sum(axis=0)
    return gamma * istd * (dy - dbeta / len(dy) - xh * dgamma / len(dy)), dgamma, dbeta

#% id: ex10-rare-03
#% kind: rare
#% why: the running statistics are updated in place, in the caller's arrays
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    running_mean = np.asarray(running_mean, dtype=float)  #! no copy
    running_var = np.asarray(running_var, dtype=float)  #! no copy
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean *= momentum
        running_mean += (1 - momentum) * mean
        running_var *= momentum
        running_var += (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    normed = (x - mean) / std
    return gamma * normed + beta, {"normed": normed, "std": std, "gamma": gamma}, running_mean, running_var


def batchnorm_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    normed = cache["normed"]
    up = dout * cache["gamma"]
    dx = (up - up.mean(axis=0) - normed * (up * normed).mean(axis=0)) / cache["std"]
    return dx, (dout * normed).sum(axis=0), dout.sum(axis=0)

#% id: ex10-right-01
#% kind: right
#% why: mean and variance as products with a row of 1/n, everything kept two-dimensional until the end
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    row = lambda v: np.array(v, dtype=float).reshape(1, -1)
    g, b, rm, rv = row(gamma), row(beta), row(running_mean), row(running_var)
    if training:
        avg = np.full((1, len(x)), 1.0 / len(x))
        m = avg @ x
        v = avg @ (x - m) ** 2
        rm = rm * momentum + m * (1.0 - momentum)
        rv = rv * momentum + v * (1.0 - momentum)
    else:
        m, v = rm, rv
    s = np.sqrt(v + eps)
    u = (x - m) / s
    return u * g + b, (u, g, s), rm[0], rv[0]


def batchnorm_backward(dout, cache):
    u, g, s = cache
    dout = np.asarray(dout, dtype=float)
    du = dout * g
    dx = (du - du.mean(axis=0) - u * (du * u).mean(axis=0)) / s
    return dx, (dout * u).sum(axis=0), dout.sum(axis=0)
