#% id: ex10-batchnorm_backward-right-01
#% kind: right
#% why: per feature with the projection matrix that takes out mean and direction
# The cache is of my own making, so the matching function stands here too.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, running_mean, running_var))
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
    inv = 1 / np.sqrt(var + eps)
    unit = (x - mean) * inv
    return gamma * unit + np.asarray(beta), (unit, inv, gamma), rm, rv


def batchnorm_backward(dout, cache):
    hat, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    n, width = dout.shape
    dx = np.empty((n, width))
    for f in range(width):
        u = hat[:, f]
        projector = np.eye(n) - (1 + np.outer(u, u)) / n
        dx[:, f] = gamma[f] * inv[f] * projector @ dout[:, f]
    return dx, np.einsum("nf,nf->f", dout, hat), dout.sum(axis=0)


#% id: ex10-batchnorm_backward-one-01
#% kind: one
#% why: mean and variance taken for constants
# The cache is of my own making, so the matching function stands here too.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    data, scale = np.asarray(x, dtype=float), np.asarray(gamma, dtype=float)
    old = np.array([running_mean, running_var], dtype=float)
    used = np.stack([data.mean(0), data.var(0)]) if training else old
    new = momentum * old + (1 - momentum) * used if training else old
    inverse = (used[1] + eps) ** -0.5
    normed = inverse * (data - used[0])
    return normed * scale + np.asarray(beta), (normed, inverse, scale), new[0].copy(), new[1].copy()


def batchnorm_backward(dout, cache):
    normed, inv_std, gamma = cache
    dout = np.asarray(dout, float)
    d_gamma = np.sum(normed * dout, axis=0)
    d_beta = np.sum(dout, axis=0)
    dx = dout * gamma * inv_std  #! mean and variance depend on x: two terms are missing
    return dx, d_gamma, d_beta


#% id: ex10-batchnorm_backward-one-02
#% kind: one
#% why: gamma forgotten in dx
# The cache is of my own making, so the matching function stands here too.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, running_mean, running_var))
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
    inv = 1 / np.sqrt(var + eps)
    unit = (x - mean) * inv
    return gamma * unit + np.asarray(beta), (unit, inv, gamma), rm, rv


def batchnorm_backward(dout, cache):
    z, s, g = cache
    d = np.array(dout, dtype=float)
    n = d.shape[0]
    dz = d  #! dout times gamma
    dx = s / n * (n * dz - dz.sum(0) - z * (dz * z).sum(0))
    return dx, (d * z).sum(0), d.sum(0)


#% id: ex10-batchnorm_backward-one-03
#% kind: one
#% why: dgamma from dx-hat, not dout
# The cache is of my own making, so the matching function stands here too.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    data, scale = np.asarray(x, dtype=float), np.asarray(gamma, dtype=float)
    old = np.array([running_mean, running_var], dtype=float)
    used = np.stack([data.mean(0), data.var(0)]) if training else old
    new = momentum * old + (1 - momentum) * used if training else old
    inverse = (used[1] + eps) ** -0.5
    normed = inverse * (data - used[0])
    return normed * scale + np.asarray(beta), (normed, inverse, scale), new[0].copy(), new[1].copy()


def batchnorm_backward(dout, cache):
    xhat, istd, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = dout * gamma
    grads = {
        "beta": dout.sum(axis=0),
        "gamma": (dxhat * xhat).sum(axis=0),  #! gamma is counted again, dout belongs here
    }
    grads["x"] = istd * (dxhat - dxhat.mean(axis=0) - xhat * (dxhat * xhat).mean(axis=0))
    return grads["x"], grads["gamma"], grads["beta"]


#% id: ex10-batchnorm_backward-two-01
#% kind: two
#% why: sum in place of mean, plus in place of minus
# The cache is of my own making, so the matching function stands here too.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, running_mean, running_var))
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
    inv = 1 / np.sqrt(var + eps)
    unit = (x - mean) * inv
    return gamma * unit + np.asarray(beta), (unit, inv, gamma), rm, rv


def batchnorm_backward(dout, cache):
    xh, inv, ga = cache
    D = np.asarray(dout, float)
    a = D.mean(axis=0)
    b = np.sum(D * xh, axis=0)  #! used as a mean in dx below
    dx = ga * inv * (D - a + xh * b)  #! both terms are subtracted
    return dx, b, D.sum(axis=0)


#% id: ex10-batchnorm_backward-two-02
#% kind: two
#% why: step by step, the term of the mean lost and the variance without its half
# The cache is of my own making, so the matching function stands here too.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    data, scale = np.asarray(x, dtype=float), np.asarray(gamma, dtype=float)
    old = np.array([running_mean, running_var], dtype=float)
    used = np.stack([data.mean(0), data.var(0)]) if training else old
    new = momentum * old + (1 - momentum) * used if training else old
    inverse = (used[1] + eps) ** -0.5
    normed = inverse * (data - used[0])
    return normed * scale + np.asarray(beta), (normed, inverse, scale), new[0].copy(), new[1].copy()


def batchnorm_backward(dout, cache):
    x_norm, inv_std, gamma = cache
    dout = np.asarray(dout, dtype=float)
    n = len(dout)
    d_norm = dout * gamma
    centred = x_norm / inv_std
    d_var = (d_norm * centred).sum(0) * -1.0 * inv_std ** 3  #! the derivative of v ** -0.5 has the factor 1/2
    d_mean = -(d_norm * inv_std).sum(0)
    dx = d_norm * inv_std + d_var * 2 * centred / n
    return dx, (dout * x_norm).sum(0), dout.sum(0)  #! d_mean / n is never added to dx


#% id: ex10-batchnorm_backward-rare-01
#% kind: rare
#% why: dout is centred in place before dbeta is taken
# The cache is of my own making, so the matching function stands here too.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, running_mean, running_var))
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
    inv = 1 / np.sqrt(var + eps)
    unit = (x - mean) * inv
    return gamma * unit + np.asarray(beta), (unit, inv, gamma), rm, rv


def batchnorm_backward(dout, cache):
    hat, inv, gamma = cache
    g = np.array(dout, dtype=float)
    d_gamma = np.einsum("ij,ij->j", g, hat)
    g -= g.mean(axis=0)
    dx = gamma * inv * (g - hat * d_gamma / g.shape[0])
    d_beta = g.sum(axis=0)  #! g is centred by now, its sum is 0
    return dx, d_gamma, d_beta


#% id: ex10-batchnorm_backward-three-01
#% kind: three
#% why: no sums, axis, deviation inverted
# The cache is of my own making, so the matching function stands here too.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    data, scale = np.asarray(x, dtype=float), np.asarray(gamma, dtype=float)
    old = np.array([running_mean, running_var], dtype=float)
    used = np.stack([data.mean(0), data.var(0)]) if training else old
    new = momentum * old + (1 - momentum) * used if training else old
    inverse = (used[1] + eps) ** -0.5
    normed = inverse * (data - used[0])
    return normed * scale + np.asarray(beta), (normed, inverse, scale), new[0].copy(), new[1].copy()


def batchnorm_backward(dout, cache):
    xhat, istd, gamma = cache
    dout = np.asarray(dout, float)
    n = dout.shape[0]
    dbeta = dout.mean(axis=0)  #! a sum over the batch, not a mean
    dgamma = np.sum(dout + xhat, axis=0)  #! times xhat
    inner = n * dout - dout.sum(axis=0) - xhat * np.sum(dout * xhat, axis=0)
    return gamma / istd * inner / n, dgamma, dbeta  #! the cache holds 1 / deviation, it is multiplied


#% id: ex10-batchnorm_backward-rare-02
#% kind: rare
#% why: whole-number gradient is overwritten as ints
# The cache is of my own making, so the matching function stands here too.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, running_mean, running_var))
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
    inv = 1 / np.sqrt(var + eps)
    unit = (x - mean) * inv
    return gamma * unit + np.asarray(beta), (unit, inv, gamma), rm, rv


def batchnorm_backward(dout, cache):
    xhat, istd, gamma = cache
    dx = np.array(dout)  #! a dout of whole numbers makes an int array, dx is cut off
    m = len(dx)
    dbeta = dx.sum(axis=0)
    dgamma = np.sum(dx * xhat, axis=0)
    dx[...] = gamma * istd * (dx - dbeta / m - xhat * dgamma / m)
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-two-03
#% kind: two
#% why: the order of the results and a division by the features
# The cache is of my own making, so the matching function stands here too.
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    data, scale = np.asarray(x, dtype=float), np.asarray(gamma, dtype=float)
    old = np.array([running_mean, running_var], dtype=float)
    used = np.stack([data.mean(0), data.var(0)]) if training else old
    new = momentum * old + (1 - momentum) * used if training else old
    inverse = (used[1] + eps) ** -0.5
    normed = inverse * (data - used[0])
    return normed * scale + np.asarray(beta), (normed, inverse, scale), new[0].copy(), new[1].copy()


def batchnorm_backward(dout, cache):
    hat, inv, gam = cache
    rows = [np.asarray(r, dtype=float) for r in dout]
    count = len(rows[0])  #! the number of features, n is meant
    s0 = sum(rows)
    s1 = sum(r * h for r, h in zip(rows, hat))
    dx = np.array([gam * inv * (r - s0 / count - h * s1 / count) for r, h in zip(rows, hat)])
    return dx, s0, s1  #! dgamma comes before dbeta
