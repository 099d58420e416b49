#% id: ex10-batchnorm_backward-right-01
#% kind: right
#% why: multiplies with the whole Jacobian of each feature, built as a matrix over the examples
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x, float), np.asarray(gamma, float), np.asarray(beta, float)
    rm, rv = np.asarray(running_mean, float), np.asarray(running_var, float)
    m, v = (x.mean(0), x.var(0)) if training else (rm, rv)
    s = np.sqrt(v + eps)
    h = (x - m) / s
    if training:
        rm, rv = momentum * rm + (1 - momentum) * m, momentum * rv + (1 - momentum) * v
    return gamma * h + beta, (h, gamma / s), rm, rv


def batchnorm_backward(dout, cache):
    h, k = cache
    dout = np.asarray(dout, float)
    n, features = h.shape
    dx = np.empty((n, features))
    for j in range(features):
        jacobian = np.eye(n) - 1.0 / n - np.outer(h[:, j], h[:, j]) / n
        dx[:, j] = k[j] * (jacobian @ dout[:, j])
    return dx, np.diag(h.T @ dout).copy(), np.ones(n) @ dout


#% id: ex10-batchnorm_backward-one-01
#% kind: one
#% why: mean and variance treated as constants
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    running_mean = np.asarray(running_mean, dtype=float)
    running_var = np.asarray(running_var, dtype=float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    return np.asarray(gamma) * x_hat + np.asarray(beta), (x_hat, std, np.asarray(gamma)), running_mean, running_var


def batchnorm_backward(dout, cache):
    x_hat, std, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dgamma = (dout * x_hat).sum(axis=0)
    dbeta = dout.sum(axis=0)
    dx = dout * gamma / std  #! the paths through mean and variance are missing
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-one-02
#% kind: one
#% why: the gradient of gamma takes the input, not the normalised input
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, g, b = np.array(x, dtype=float), np.array(gamma, dtype=float), np.array(beta, dtype=float)
    stats = np.array([running_mean, running_var], dtype=float)
    used = stats
    if training:
        used = np.array([np.mean(x, axis=0), np.var(x, axis=0)])
        stats = momentum * stats + (1 - momentum) * used
    inv = (used[1] + eps) ** -0.5
    cache = {"x": x, "mu": used[0], "inv": inv, "gamma": g}
    return (x - used[0]) * inv * g + b, cache, stats[0], stats[1]


def batchnorm_backward(dout, cache):
    x, mu, inv, gamma = cache["x"], cache["mu"], cache["inv"], cache["gamma"]
    dout = np.array(dout, dtype=float)
    n = dout.shape[0]
    xhat = (x - mu) * inv
    d_beta = np.sum(dout, axis=0)
    d_gamma = np.sum(dout * x, axis=0)  #! x where xhat belongs
    dxhat = dout * gamma
    dx = inv / n * (n * dxhat - dxhat.sum(axis=0) - xhat * (dxhat * xhat).sum(axis=0))
    return dx, d_gamma, d_beta


#% id: ex10-batchnorm_backward-two-01
#% kind: two
#% why: wrong exponent in the variance's gradient, and dbeta is a mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x) * 1.0
    gamma, beta = np.asarray(gamma) * 1.0, np.asarray(beta) * 1.0
    running_mean, running_var = np.asarray(running_mean) * 1.0, np.asarray(running_var) * 1.0
    if not training:
        return (x - running_mean) / np.sqrt(running_var + eps) * gamma + beta, (), running_mean, running_var
    mu = x.mean(axis=0)
    xmu = x - mu
    var = (xmu**2).mean(axis=0)
    out = gamma * xmu / np.sqrt(var + eps) + beta
    new_mean = momentum * running_mean + (1 - momentum) * mu
    new_var = momentum * running_var + (1 - momentum) * var
    return out, (xmu, var, gamma, eps), new_mean, new_var


def batchnorm_backward(dout, cache):
    xmu, var, gamma, eps = cache
    dout = np.asarray(dout) * 1.0
    m = xmu.shape[0]
    ivar = 1 / np.sqrt(var + eps)
    dxhat = dout * gamma
    dvar = -0.5 * np.sum(dxhat * xmu, axis=0) * ivar  #! the power is -3/2, so ivar**3
    dmu = -np.sum(dxhat * ivar, axis=0) - 2 * dvar * np.mean(xmu, axis=0)
    dx = dxhat * ivar + dvar * 2 * xmu / m + dmu / m
    return dx, np.sum(dout * xmu * ivar, axis=0), np.mean(dout, axis=0)  #! dbeta is a sum over the examples


#% id: ex10-batchnorm_backward-two-02
#% kind: two
#% why: gamma left out of dx, and the last two results exchanged
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    data = np.asarray(x, dtype=float)
    old = (np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float))
    now = (data.mean(axis=0), data.var(axis=0)) if training else old
    new = tuple(momentum * o + (1 - momentum) * c for o, c in zip(old, now)) if training else old
    width = np.sqrt(now[1] + eps)
    unit = (data - now[0]) / width
    return (unit * gamma + beta, (unit, width, np.asarray(gamma, dtype=float)), *new)


def batchnorm_backward(dout, cache):
    unit, width, gamma = cache
    g = np.asarray(dout, dtype=float)
    through = g  #! not multiplied by gamma
    level = through.mean(axis=0)
    tilt = (through * unit).mean(axis=0)
    dx = (through - level - unit * tilt) / width
    first, second = g.sum(axis=0), (g * unit).sum(axis=0)
    return dx, first, second  #! dbeta stands before dgamma


#% id: ex10-batchnorm_backward-two-03
#% kind: two
#% why: the sums are not divided by n, and divides by the variance
def _moments(a):
    return a.mean(axis=0), a.var(axis=0)


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    m, v = _moments(x) if training else (rm, rv)
    if training:
        rm = rm + (1 - momentum) * (m - rm)
        rv = rv + (1 - momentum) * (v - rv)
    v = v + eps
    hat = (x - m) / v**0.5
    return hat * np.asarray(gamma) + np.asarray(beta), (hat, v, np.asarray(gamma)), rm, rv


def batchnorm_backward(dout, cache):
    hat, v, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dbeta = np.einsum("nf->f", dout)
    dgamma = np.einsum("nf,nf->f", dout, hat)
    inner = dout - dbeta - hat * dgamma  #! sums where means belong
    dx = gamma / v * inner  #! v is the variance, its root is needed
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-three-01
#% kind: three
#% why: sign of the mean's path, factor 2 of the square missing, dgamma multiplied by gamma
class Saved:
    pass


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    s = Saved()
    s.x, s.gamma = np.asarray(x, dtype=float), np.asarray(gamma, dtype=float)
    running_mean, running_var = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    s.mean, s.var = running_mean, running_var
    if training:
        s.mean, s.var = np.mean(s.x, axis=0), np.var(s.x, axis=0)
        running_mean = running_mean * momentum + s.mean * (1 - momentum)
        running_var = running_var * momentum + s.var * (1 - momentum)
    s.std = np.sqrt(s.var + eps)
    s.norm = (s.x - s.mean) / s.std
    return s.gamma * s.norm + np.asarray(beta), s, running_mean, running_var


def batchnorm_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    n = len(dout)
    centred = cache.x - cache.mean
    dnorm = dout * cache.gamma
    dbeta = dout.sum(axis=0)
    dgamma = (dnorm * cache.norm).sum(axis=0)  #! dnorm has gamma in it, dout belongs here
    dstd = -(dnorm * centred).sum(axis=0) / cache.std**2
    dvar = dstd / (2 * cache.std)
    dcentred = dnorm / cache.std + dvar * centred / n  #! the square's slope is twice centred
    dx = dcentred + dcentred.sum(axis=0) / n  #! the mean was subtracted, so minus
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-three-02
#% kind: three
#% why: beta's gradient over the wrong axis, only the variance's path kept, gamma divides
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, r_mean, r_var = [np.asarray(a, dtype=float) for a in [x, gamma, beta, running_mean, running_var]]
    keep, take = (momentum, 1 - momentum) if training else (1.0, 0.0)
    b_mean, b_var = x.mean(axis=0), x.var(axis=0)
    if not training:
        b_mean, b_var = r_mean, r_var
    x_norm = (x - b_mean) * np.reciprocal(np.sqrt(b_var + eps))
    memory = [x_norm, gamma, b_var + eps]
    if training:
        r_mean, r_var = keep * r_mean + take * b_mean, keep * r_var + take * b_var
    return gamma * x_norm + beta, memory, r_mean, r_var


def batchnorm_backward(dout, cache):
    x_norm, gamma, variance = cache
    dout = np.asarray(dout, dtype=float)
    gradient_gamma = np.sum(np.multiply(dout, x_norm), axis=0)
    gradient_beta = np.sum(dout, axis=1)  #! axis 1 sums over the features
    correction = x_norm * np.mean(dout * x_norm, axis=0)  #! the mean of dout is not in it
    scale = 1 / (gamma * np.sqrt(variance))  #! gamma multiplies, only the root divides
    gradient_x = scale * (dout - correction)
    return gradient_x, gradient_gamma, gradient_beta


#% id: ex10-batchnorm_backward-rare-01
#% kind: rare
#% why: product of the two sums in place of the sum of the products
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    n, f = x.shape
    mean = np.asarray(running_mean, dtype=float)
    var = np.asarray(running_var, dtype=float)
    next_mean, next_var = mean, var
    if training:
        mean = np.ones(n) @ x / n
        var = np.ones(n) @ (x - mean) ** 2 / n
        next_mean = momentum * next_mean + (1 - momentum) * mean
        next_var = momentum * next_var + (1 - momentum) * var
    r = 1 / np.sqrt(var + eps)
    z = (x - mean) * r
    return z * gamma + beta, (z, np.asarray(gamma, dtype=float) * r), next_mean, next_var


def batchnorm_backward(dout, cache):
    z, gr = cache
    dout = np.asarray(dout, dtype=float)
    n = len(z)
    sum_d = dout.sum(axis=0)
    sum_dz = sum_d * z.sum(axis=0)  #! the sum of z is zero, dout * z must be summed
    dx = gr * (n * dout - sum_d - z * sum_dz) / n
    return dx, np.sum(dout * z, axis=0), sum_d


#% id: ex10-batchnorm_backward-rare-02
#% kind: rare
#% why: n is read from the wrong axis
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.array(x, dtype=float)
    mean, var = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        bm, bv = x.mean(axis=0), x.var(axis=0)
        running = (momentum * mean + (1 - momentum) * bm, momentum * var + (1 - momentum) * bv)
        mean, var = bm, bv
    else:
        running = (mean, var)
    x -= mean
    sd = np.sqrt(var + eps)
    x /= sd
    gamma = np.array(gamma, dtype=float)
    return gamma * x + np.array(beta, dtype=float), (x, sd, gamma), running[0], running[1]


def batchnorm_backward(dout, cache):
    xh, sd, gamma = cache
    d = np.array(dout, dtype=float)
    n = d.T.shape[0]  #! that is the number of features
    dgamma, dbeta = (d * xh).sum(0), d.sum(0)
    d -= dbeta / n
    d -= xh * dgamma / n
    d *= gamma / sd
    return d, dgamma, dbeta


#% id: ex10-batchnorm_backward-rare-03
#% kind: rare
#% why: projects onto the layer's output in place of the normalised input
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    cast = lambda *arrays: [np.asarray(a, dtype=float) for a in arrays]
    x, gamma, beta, rm, rv = cast(x, gamma, beta, running_mean, running_var)
    if training:
        mu, s2 = x.mean(axis=0), x.var(axis=0)
        rm, rv = momentum * rm + (1 - momentum) * mu, momentum * rv + (1 - momentum) * s2
    else:
        mu, s2 = rm, rv
    root = np.sqrt(s2 + eps)
    normed = (x - mu) / root
    out = gamma * normed + beta
    return out, (out, normed, root, gamma), rm, rv


def batchnorm_backward(dout, cache):
    out, normed, root, gamma = cache
    grad = np.asarray(dout, dtype=float)
    back = gamma * grad
    flat = back - back.mean(axis=0, keepdims=True)
    bent = flat - out * (flat * out).mean(axis=0, keepdims=True)  #! out holds gamma and beta, normed is meant
    return bent / root, (grad * normed).sum(axis=0), grad.sum(axis=0)
