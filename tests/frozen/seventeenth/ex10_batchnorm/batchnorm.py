#% id: ex10-batchnorm-right-01
#% kind: right
#% why: moments by einsum, running statistics moved by their difference
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = [np.array(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var)]
    centre, spread = running_mean, running_var
    if training:
        centre = np.einsum("nf->f", x) / len(x)
        spread = np.einsum("nf,nf->f", x - centre, x - centre) / len(x)
        running_mean = running_mean + (1 - momentum) * (centre - running_mean)
        running_var = running_var + (1 - momentum) * (spread - running_var)
    inv = (spread + eps) ** -0.5
    unit = (x - centre) * inv
    return unit * gamma + beta, (unit, inv, gamma), running_mean, running_var


# The cache is of my own making, so the matching function stands here too.
def batchnorm_backward(dout, cache):
    unit, inv, gamma = cache
    d = np.asarray(dout, dtype=float)
    dg, db = (d * unit).sum(axis=0), d.sum(axis=0)
    return gamma * inv * (d - db / len(d) - unit * dg / len(d)), dg, db


#% id: ex10-batchnorm-one-01
#% kind: one
#% why: the unbiased variance
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, float)
    g = np.asarray(gamma, float)
    rm, rv = np.array(running_mean, float), np.array(running_var, float)
    if training:
        mu, var = x.mean(0), x.var(0, ddof=min(1, len(x) - 1))  #! divided by n - 1, the biased variance divides by n
        rm, rv = momentum * rm + (1 - momentum) * mu, momentum * rv + (1 - momentum) * var
    else:
        mu, var = rm, rv
    istd = 1 / np.sqrt(var + eps)
    xhat = (x - mu) * istd
    return g * xhat + beta, (xhat, istd, g), rm, rv


# The cache is of my own making, so the matching function stands here too.
def batchnorm_backward(dout, cache):
    hat, rec, gam = cache
    up = np.asarray(dout, dtype=float) * gam
    dx = rec * (up - up.mean(0) - hat * np.mean(up * hat, axis=0))
    return dx, np.sum(np.asarray(dout) * hat, axis=0), np.sum(np.asarray(dout, dtype=float), axis=0)


#% id: ex10-batchnorm-one-02
#% kind: one
#% why: momentum and its complement exchanged
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    def blend(old, new):
        return (1 - momentum) * np.asarray(old, float) + momentum * new  #! momentum weighs the old statistic

    x, gamma = np.asarray(x, float), np.asarray(gamma, float)
    if not training:
        m, v = np.array(running_mean, float), np.array(running_var, float)
        new_m, new_v = m, v
    else:
        m = np.average(x, axis=0)
        v = np.average((x - m) ** 2, axis=0)
        new_m, new_v = blend(running_mean, m), blend(running_var, v)
    r = 1.0 / np.sqrt(eps + v)
    z = (x - m) * r
    return z * gamma + np.asarray(beta), (z, r, gamma), new_m.copy(), new_v.copy()


# The cache is of my own making, so the matching function stands here too.
def batchnorm_backward(dout, cache):
    unit, inv, gamma = cache
    d = np.asarray(dout, dtype=float)
    dg, db = (d * unit).sum(axis=0), d.sum(axis=0)
    return gamma * inv * (d - db / len(d) - unit * dg / len(d)), dg, db


#% id: ex10-batchnorm-one-03
#% kind: one
#% why: eps outside the root
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=np.float64)
    stats = {"mean": np.array(running_mean, float), "var": np.array(running_var, float)}
    use = dict(stats)
    if training:
        use = {"mean": np.mean(x, axis=0), "var": np.var(x, axis=0)}
        stats = {k: momentum * stats[k] + (1 - momentum) * use[k] for k in stats}
    denom = np.sqrt(use["var"]) + eps  #! eps belongs inside the square root
    norm = (x - use["mean"]) / denom
    gamma = np.asarray(gamma, dtype=float)
    return gamma * norm + beta, (norm, 1 / denom, gamma), stats["mean"], stats["var"]


# The cache is of my own making, so the matching function stands here too.
def batchnorm_backward(dout, cache):
    hat, rec, gam = cache
    up = np.asarray(dout, dtype=float) * gam
    dx = rec * (up - up.mean(0) - hat * np.mean(up * hat, axis=0))
    return dx, np.sum(np.asarray(dout) * hat, axis=0), np.sum(np.asarray(dout, dtype=float), axis=0)


#% id: ex10-batchnorm-two-01
#% kind: two
#% why: statistics of the whole array, no root
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    X = np.array(x, dtype=float)
    G, B, RM, RV = (np.array(a, dtype=float) for a in (gamma, beta, running_mean, running_var))
    if training:
        mu = X.mean() + 0 * RM  #! the mean of all features together, axis=0 is missing
        var = ((X - X.mean(axis=0)) ** 2).mean(axis=0)
        RM = momentum * RM + (1 - momentum) * mu
        RV = momentum * RV + (1 - momentum) * var
        inv = 1 / (var + eps)  #! the root is missing
    else:
        mu, inv = RM, 1 / np.sqrt(RV + eps)
    N = (X - mu) * inv
    return N * G + B, (N, inv, G), RM, RV


# The cache is of my own making, so the matching function stands here too.
def batchnorm_backward(dout, cache):
    unit, inv, gamma = cache
    d = np.asarray(dout, dtype=float)
    dg, db = (d * unit).sum(axis=0), d.sum(axis=0)
    return gamma * inv * (d - db / len(d) - unit * dg / len(d)), dg, db


#% id: ex10-batchnorm-two-02
#% kind: two
#% why: batch statistics outside training too, and updated ones returned
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x, float), np.asarray(gamma, float), np.asarray(beta, float)
    b_mean, b_var = x.mean(axis=0), x.var(axis=0)
    r_mean, r_var = np.array(running_mean, float), np.array(running_var, float)
    n_mean, n_var = b_mean, b_var  #! outside training the running statistics normalise
    scale = 1 / np.sqrt(n_var + eps)
    hat = scale * (x - n_mean)
    out = gamma * hat + beta
    new_mean = momentum * r_mean + (1 - momentum) * b_mean  #! outside training they come back unchanged
    new_var = momentum * r_var + (1 - momentum) * b_var  #! the same here
    return out, (hat, scale, gamma), new_mean, new_var


# The cache is of my own making, so the matching function stands here too.
def batchnorm_backward(dout, cache):
    hat, rec, gam = cache
    up = np.asarray(dout, dtype=float) * gam
    dx = rec * (up - up.mean(0) - hat * np.mean(up * hat, axis=0))
    return dx, np.sum(np.asarray(dout) * hat, axis=0), np.sum(np.asarray(dout, dtype=float), axis=0)


#% id: ex10-batchnorm-rare-01
#% kind: rare
#% why: variance as E[x^2] - E[x]^2 loses all digits far from zero
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    rm, rv = np.asarray(running_mean, float) + 0, np.asarray(running_var, float) + 0
    mean, var = rm, rv
    if training:
        mean = x.sum(0) / x.shape[0]
        var = (x.astype(np.float32) ** 2).mean(0) - mean.astype(np.float32) ** 2  #! the difference of two big numbers, in float32 on top
        rm = rm * momentum + mean * (1 - momentum)
        rv = rv * momentum + var * (1 - momentum)
    with np.errstate(all="ignore"):
        s = 1 / np.sqrt(var + eps)
    xn = (x - mean) * s
    return gamma * xn + beta, (xn, s, gamma), rm, rv


# The cache is of my own making, so the matching function stands here too.
def batchnorm_backward(dout, cache):
    unit, inv, gamma = cache
    d = np.asarray(dout, dtype=float)
    dg, db = (d * unit).sum(axis=0), d.sum(axis=0)
    return gamma * inv * (d - db / len(d) - unit * dg / len(d)), dg, db


#% id: ex10-batchnorm-rare-02
#% kind: rare
#% why: running statistics updated in place
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = [np.asarray(q, dtype=float) for q in (x, gamma, beta)]
    run = [np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)]  #! no copies: the *= and += below work on the caller's arrays
    if training:
        now = [x.mean(0), x.var(0)]
        for old, new in zip(run, now):
            old *= momentum
            old += (1 - momentum) * new
    else:
        now = run
    k = np.power(now[1] + eps, -0.5)
    y = k * (x - now[0])
    return y * gamma + beta, (y, k, gamma), run[0], run[1]


# The cache is of my own making, so the matching function stands here too.
def batchnorm_backward(dout, cache):
    hat, rec, gam = cache
    up = np.asarray(dout, dtype=float) * gam
    dx = rec * (up - up.mean(0) - hat * np.mean(up * hat, axis=0))
    return dx, np.sum(np.asarray(dout) * hat, axis=0), np.sum(np.asarray(dout, dtype=float), axis=0)


#% id: ex10-batchnorm-three-01
#% kind: three
#% why: axis, deviation in the running variance, gamma and beta exchanged
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, float)
    gamma, beta = np.asarray(gamma, float), np.asarray(beta, float)
    rm, rv = np.array(running_mean, float), np.array(running_var, float)
    if training:
        m = x.mean(axis=0)
        v = x.std(axis=0)  #! the deviation in place of the variance
        rm = momentum * rm + (1 - momentum) * m
        rv = momentum * rv + momentum * v  #! the batch is weighed by 1 - momentum
    else:
        m, v = rm, rv
    inv = 1 / np.sqrt(v + eps)
    xhat = (x - m) * inv
    out = beta * xhat + gamma  #! gamma scales and beta shifts
    return out, (xhat, inv, gamma), rm, rv


# The cache is of my own making, so the matching function stands here too.
def batchnorm_backward(dout, cache):
    unit, inv, gamma = cache
    d = np.asarray(dout, dtype=float)
    dg, db = (d * unit).sum(axis=0), d.sum(axis=0)
    return gamma * inv * (d - db / len(d) - unit * dg / len(d)), dg, db


#% id: ex10-batchnorm-rare-03
#% kind: rare
#% why: the updated running statistics normalise the batch
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, float)
    rm = np.array(running_mean, float)
    rv = np.array(running_var, float)
    if training:
        rm = momentum * rm + (1 - momentum) * x.mean(0)
        rv = momentum * rv + (1 - momentum) * x.var(0)
    mu, var = rm, rv  #! while training the batch's own statistics normalise
    bundle = ((x - mu) / np.sqrt(var + eps), 1 / np.sqrt(var + eps), np.asarray(gamma, float))
    return bundle[0] * bundle[2] + beta, bundle, rm, rv


# The cache is of my own making, so the matching function stands here too.
def batchnorm_backward(dout, cache):
    hat, rec, gam = cache
    up = np.asarray(dout, dtype=float) * gam
    dx = rec * (up - up.mean(0) - hat * np.mean(up * hat, axis=0))
    return dx, np.sum(np.asarray(dout) * hat, axis=0), np.sum(np.asarray(dout, dtype=float), axis=0)
