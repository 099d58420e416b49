#% id: ex10-batchnorm-right-01
#% kind: right
#% why: an affine map a x + c per feature, running statistics moved by a fraction of the gap
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (
        np.asarray(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var)
    )
    mu, var = running_mean, running_var
    if training:
        mu = np.einsum("nf->f", x) / len(x)
        var = np.einsum("nf,nf->f", x - mu, x - mu) / len(x)
        running_mean = running_mean + (1 - momentum) * (mu - running_mean)
        running_var = running_var + (1 - momentum) * (var - running_var)
    slope = gamma / np.sqrt(var + eps)
    centred = x - mu
    return slope * centred + beta, (centred, slope, var + eps), running_mean, running_var


def batchnorm_backward(dout, cache):
    centred, slope, v = cache
    dout = np.asarray(dout, dtype=float)
    project = (dout * centred).mean(axis=0) / v
    dx = slope * (dout - dout.mean(axis=0) - centred * project)
    return dx, (dout * centred).sum(axis=0) / np.sqrt(v), dout.sum(axis=0)


#% id: ex10-batchnorm-one-01
#% kind: one
#% why: momentum weighs the batch, not the running value
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    running_mean = np.asarray(running_mean, dtype=float)
    running_var = np.asarray(running_var, dtype=float)
    if training:
        stats = np.stack([x.mean(axis=0), x.var(axis=0)])
        running = np.stack([running_mean, running_var])
        running_mean, running_var = (1 - momentum) * running + momentum * stats  #! the two weights are exchanged
        mean, var = stats
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    return gamma * x_hat + beta, (x_hat, gamma, std), running_mean, running_var


def batchnorm_backward(dout, cache):
    x_hat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    n = dout.shape[0]
    dgamma = np.sum(dout * x_hat, axis=0)
    dbeta = np.sum(dout, axis=0)
    dx = gamma / (n * std) * (n * dout - dbeta - x_hat * dgamma)
    return dx, dgamma, dbeta


#% id: ex10-batchnorm-one-02
#% kind: one
#% why: divides by the variance, the root is missing
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    a = np.array(x, dtype=float)
    g, b = np.array(gamma, dtype=float), np.array(beta, dtype=float)
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    m, v = (np.average(a, axis=0), np.var(a, axis=0)) if training else (rm, rv)
    inv = 1.0 / np.sqrt(v + eps)
    normal = (a - m) / (v + eps)  #! no square root under the difference
    if training:
        rm = rm * momentum + m * (1 - momentum)
        rv = rv * momentum + v * (1 - momentum)
    return normal * g + b, dict(h=(a - m) * inv, g=g, inv=inv), rm, rv


def batchnorm_backward(dout, cache):
    d = np.array(dout, dtype=float)
    h, g, inv = cache["h"], cache["g"], cache["inv"]
    dh = d * g
    dx = inv * (dh - dh.mean(0) - h * (dh * h).mean(0))
    return dx, (d * h).sum(0), d.sum(0)


#% id: ex10-batchnorm-two-01
#% kind: two
#% why: unbiased variance, and beta added before the scaling
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    to_array = lambda v: np.asarray(v, dtype=float)
    x, gamma, beta = map(to_array, (x, gamma, beta))
    old_mean, old_var = map(to_array, (running_mean, running_var))
    if not training:
        z = (x - old_mean) / np.sqrt(old_var + eps)
        return gamma * z + beta, None, old_mean, old_var
    n = x.shape[0]
    batch_mean = x.sum(axis=0) / n
    diff = x - batch_mean
    batch_var = (diff * diff).sum(axis=0) / (n - 1)  #! n - 1 where the biased variance has n
    z = diff / np.sqrt(batch_var + eps)
    out = gamma * (z + beta)  #! gamma multiplies beta as well
    new_mean = momentum * old_mean + (1 - momentum) * batch_mean
    new_var = momentum * old_var + (1 - momentum) * batch_var
    return out, (z, gamma / np.sqrt(batch_var + eps)), new_mean, new_var


def batchnorm_backward(dout, cache):
    z, k = cache
    dout = np.asarray(dout, dtype=float)
    dbeta, dgamma = dout.sum(axis=0), (dout * z).sum(axis=0)
    return k * (dout - (dbeta + z * dgamma) / len(z)), dgamma, dbeta


#% id: ex10-batchnorm-two-02
#% kind: two
#% why: batch statistics outside training, and the running variance keeps the deviation
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, float)
    running_mean, running_var = np.asarray(running_mean, float), np.asarray(running_var, float)

    def blend(old, new):
        return momentum * old + (1 - momentum) * new

    mean, var = x.mean(axis=0), x.var(axis=0)  #! used outside training as well
    root = np.sqrt(var + eps)
    if training:
        running_mean = blend(running_mean, mean)
        running_var = blend(running_var, x.std(axis=0))  #! the deviation, not the variance
    xn = (x - mean) / root
    y = xn * gamma + beta
    return y, (xn, root, np.asarray(gamma, float)), running_mean, running_var


def batchnorm_backward(dout, cache):
    xn, root, gamma = cache
    g = np.asarray(dout, float)
    gx = g * gamma
    dx = (gx - np.mean(gx, axis=0) - xn * np.mean(gx * xn, axis=0)) / root
    return dx, np.sum(g * xn, axis=0), np.sum(g, axis=0)


#% id: ex10-batchnorm-two-03
#% kind: two
#% why: normalises every example instead of every feature, and updates while not training
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    mu = np.mean(x, axis=0)
    sigma2 = np.mean((x - mu) ** 2, axis=0)
    rm_new = momentum * rm + (1 - momentum) * mu
    rv_new = momentum * rv + (1 - momentum) * sigma2
    if training:
        xc = x - mu
        row_mean, row_var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
        x_hat = (x - row_mean) / np.sqrt(row_var + eps)  #! mean and variance of the rows
    else:
        xc = x - rm
        x_hat = xc / np.sqrt(rv + eps)
    return gamma * x_hat + beta, (xc, sigma2 + eps, gamma), rm_new, rv_new  #! the new running statistics are returned outside training too


def batchnorm_backward(dout, cache):
    xc, s2, gamma = cache
    dout = np.asarray(dout, dtype=float)
    n = len(dout)
    x_hat = xc / s2**0.5
    dxh = dout * gamma
    dvar = (dxh * xc).sum(axis=0) * -0.5 * s2**-1.5
    dmu = -dxh.sum(axis=0) / s2**0.5
    dx = dxh / s2**0.5 + dvar * 2 * xc / n + dmu / n
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


#% id: ex10-batchnorm-three-01
#% kind: three
#% why: running values updated in place, one variance for all features, outside training the mean is not subtracted
class Norm:
    def __init__(self, mean, var, eps):
        self.mean, self.scale = mean, 1 / np.sqrt(var + eps)

    def __call__(self, a):
        return (a - self.mean) * self.scale


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    rm, rv = np.asarray(running_mean), np.asarray(running_var)
    if training:
        norm = Norm(np.mean(x, axis=0), np.var(x), eps)  #! np.var without an axis
        rv = momentum * rv + (1 - momentum) * np.var(x, axis=0)
        rm *= momentum  #! writes into the caller's running_mean
        rm = rm + (1 - momentum) * np.mean(x, axis=0)
    else:
        norm = Norm(0.0, rv, eps)  #! the running mean is left out
    hat = norm(x)
    return np.asarray(gamma) * hat + np.asarray(beta), (hat, np.asarray(gamma) * norm.scale), rm, rv


def batchnorm_backward(dout, cache):
    hat, k = cache
    dout = np.asarray(dout, dtype=float)
    return (
        k * (dout - dout.mean(axis=0) - hat * (dout * hat).mean(axis=0)),
        np.einsum("ij,ij->j", dout, hat),
        np.einsum("ij->j", dout),
    )


#% id: ex10-batchnorm-three-02
#% kind: three
#% why: gamma and beta exchanged, default momentum of another library, squares without subtracting the mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.99, eps=1e-5, training=True):  #! the default is 0.9
    x = np.asarray(x, dtype=float)
    n, features = x.shape
    hat = np.zeros((n, features))
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    inv = np.zeros(features)
    for j in range(features):
        column = x[:, j]
        if training:
            m = sum(column) / n
            v = sum(column**2) / n  #! the mean is not subtracted before the square
            rm[j] = momentum * rm[j] + (1 - momentum) * m
            rv[j] = momentum * rv[j] + (1 - momentum) * v
        else:
            m, v = rm[j], rv[j]
        inv[j] = (v + eps) ** -0.5
        hat[:, j] = (column - m) * inv[j]
    out = hat * beta + gamma  #! beta scales and gamma shifts
    return out, (hat, inv, np.array(gamma, dtype=float)), rm, rv


def batchnorm_backward(dout, cache):
    hat, inv, gamma = cache
    dout = np.array(dout, dtype=float)
    n = dout.shape[0]
    dbeta = np.zeros(dout.shape[1])
    dgamma = np.zeros(dout.shape[1])
    for row, h in zip(dout, hat):
        dbeta += row
        dgamma += row * h
    return gamma * inv * (dout - dbeta / n - hat * dgamma / n), dgamma, dbeta


#% id: ex10-batchnorm-rare-01
#% kind: rare
#% why: normalises with the running statistics just updated while training
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rmean, rvar = [np.asarray(q, dtype=float) for q in (x, gamma, beta, running_mean, running_var)]
    if training:
        bmean, bvar = np.mean(x, 0), np.var(x, 0)
        rmean = momentum * rmean + (1 - momentum) * bmean
        rvar = momentum * rvar + (1 - momentum) * bvar
    else:
        bmean, bvar = rmean, rvar
    out = gamma * (x - rmean) / np.sqrt(rvar + eps) + beta  #! the running values where the batch's belong
    return out, (x, bmean, bvar, gamma, eps), rmean, rvar


def batchnorm_backward(dout, cache):
    x, mean, var, gamma, eps = cache
    dout = np.asarray(dout, dtype=float)
    s = np.sqrt(var + eps)
    h = (x - mean) / s
    t = dout * gamma / s
    return t - t.mean(0) - h * (t * h).mean(0), (dout * h).sum(0), dout.sum(0)


#% id: ex10-batchnorm-rare-02
#% kind: rare
#% why: the variance is taken around the running mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    running_mean = np.asarray(running_mean, dtype=float)
    running_var = np.asarray(running_var, dtype=float)
    center, spread = running_mean, running_var
    if training:
        center = x.mean(axis=0)
        spread = np.square(x - running_mean).mean(axis=0)  #! center is the mean to subtract
        running_mean, running_var = (
            momentum * running_mean + (1 - momentum) * center,
            momentum * running_var + (1 - momentum) * spread,
        )
    denom = np.sqrt(spread + eps)
    unit = np.divide(x - center, denom)
    return np.add(np.multiply(gamma, unit), beta), [unit, gamma, denom], running_mean, running_var


def batchnorm_backward(dout, cache):
    unit, gamma, denom = cache
    up = np.asarray(dout, dtype=float)
    dgamma = np.multiply(up, unit).sum(axis=0)
    dbeta = up.sum(axis=0)
    rows = float(len(up))
    dx = np.multiply(gamma / denom, up - dbeta / rows - unit * dgamma / rows)
    return dx, dgamma, dbeta


#% id: ex10-batchnorm-rare-03
#% kind: rare
#% why: the running variance is blended with the variance of the normalised batch
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    rm = np.asarray(running_mean, dtype=float)
    rv = np.asarray(running_var, dtype=float)
    y = np.array(x, dtype=float)
    spread = rv
    mean = rm
    if training:
        mean = y.mean(axis=0)
        spread = y.var(axis=0)
    y -= mean
    y /= np.sqrt(spread + eps)
    if training:
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * y.var(axis=0)  #! y has been normalised by now
    cache = {"hat": y.copy(), "factor": np.asarray(gamma) / np.sqrt(spread + eps)}
    y *= gamma
    y += beta
    return y, cache, rm, rv


def batchnorm_backward(dout, cache):
    hat = cache["hat"]
    dx = np.array(dout, dtype=float)
    dbeta = dx.sum(axis=0)
    dgamma = (dx * hat).sum(axis=0)
    dx -= dbeta / len(hat)
    dx -= hat * (dgamma / len(hat))
    dx *= cache["factor"]
    return dx, dgamma, dbeta
