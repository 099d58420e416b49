#% id: ex10-batchnorm_backward-one-01
#% kind: one
#% why: mean and variance treated as constants
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma = np.asarray(x, float), np.asarray(gamma, float)
    rm, rv = np.asarray(running_mean, float), np.asarray(running_var, float)
    m, v = (x.mean(0), x.var(0)) if training else (rm, rv)
    if training:
        rm, rv = momentum * rm + (1 - momentum) * m, momentum * rv + (1 - momentum) * v
    istd = 1 / np.sqrt(v + eps)
    xhat = (x - m) * istd
    return gamma * xhat + np.asarray(beta, float), (xhat, istd, gamma), rm, rv


def batchnorm_backward(dout, cache):
    xhat, istd, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dgamma = np.sum(xhat * dout, axis=0)
    dbeta = np.sum(dout, axis=0)
    dx = dout * gamma * istd  #! the batch's mean and variance depend on x too
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-one-02
#% kind: one
#% why: dgamma and dbeta exchanged
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = (np.asarray(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var))
    if not training:
        xc, v = x - running_mean, running_var
    else:
        mu = x.mean(axis=0)
        xc, v = x - mu, x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mu
        running_var = momentum * running_var + (1 - momentum) * v
    std = np.sqrt(v + eps)
    return gamma * xc / std + beta, {"xc": xc, "std": std, "gamma": gamma}, running_mean, running_var


def batchnorm_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    n = dout.shape[0]
    xc, std, gamma = cache["xc"], cache["std"], cache["gamma"]
    sum_d = dout.sum(axis=0)
    sum_dx = (dout * xc / std).sum(axis=0)
    dx = gamma / (n * std) * (n * dout - sum_d - xc / std * sum_dx)
    return dx, sum_d, sum_dx  #! dgamma is the sum with x_hat and stands before dbeta


#% id: ex10-batchnorm_backward-rare-01
#% kind: rare
#% why: dvar with the exponent of the deviation
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma = np.asarray(x, dtype=float), np.asarray(gamma, dtype=float)
    mean, var = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    new_mean, new_var = mean, var
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        new_mean = momentum * new_mean + (1 - momentum) * mean
        new_var = momentum * new_var + (1 - momentum) * var
    out = gamma * (x - mean) / np.sqrt(var + eps) + np.asarray(beta, dtype=float)
    return out, (x.copy(), mean, var, gamma.copy(), eps), new_mean, new_var


def batchnorm_backward(dout, cache):
    x, mean, var, gamma, eps = cache
    dout = np.asarray(dout, dtype=float)
    N = len(x)
    dxhat = dout * gamma
    dvar = np.sum(dxhat * (x - mean), axis=0) * -0.5 * (var + eps) ** -0.5  #! the exponent is -1.5
    dmean = -np.sum(dxhat, axis=0) / np.sqrt(var + eps)
    dx = dxhat / np.sqrt(var + eps) + dvar * 2 * (x - mean) / N + dmean / N
    return dx, np.sum(dout * (x - mean) / np.sqrt(var + eps), axis=0), np.sum(dout, axis=0)


#% id: ex10-batchnorm_backward-rare-02
#% kind: rare
#% why: eps not kept in the cache: the default is used
EPS = 1e-5


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=EPS, training=True):
    x, gamma = np.asarray(x, dtype=float), np.asarray(gamma, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    mu, var = rm, rv
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * var
    xc = x - mu
    return gamma * (xc / np.sqrt(var + eps)) + np.asarray(beta), (xc, var, gamma, eps), rm, rv


def batchnorm_backward(dout, cache):
    xc, var, gamma, eps = cache
    d = np.asarray(dout, dtype=float)
    s = np.sqrt(var + EPS)  #! eps of the call, not the constant
    xh = xc / s
    dgamma = (d * xh).sum(axis=0)
    dbeta = d.sum(axis=0)
    return gamma / s * (d - dbeta / len(d) - xh * dgamma / len(d)), dgamma, dbeta


#% id: ex10-batchnorm_backward-two-01
#% kind: two
#% why: gamma missing in dx, dbeta averaged
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, m, v = (np.array(k, dtype=float) for k in (x, gamma, beta, running_mean, running_var))
    rm, rv = m, v
    if training:
        m, v = x.mean(axis=0), x.var(axis=0)
        rm, rv = momentum * rm + (1 - momentum) * m, momentum * rv + (1 - momentum) * v
    s = np.sqrt(v + eps)
    return gamma * ((x - m) / s) + beta, [(x - m) / s, gamma, s], rm, rv


def batchnorm_backward(dout, cache):
    xh, gamma, s = cache
    dout = np.asarray(dout, dtype=float)
    dgamma = np.einsum("nf,nf->f", dout, xh)
    dbeta = np.mean(dout, axis=0)  #! sum
    g = dout  #! times gamma
    dx = (g - g.mean(axis=0) - xh * (g * xh).mean(axis=0)) / s
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-two-02
#% kind: two
#% why: the term of the variance is added, dgamma without normalised x
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    g, b = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        new = momentum * rm + (1 - momentum) * mu, momentum * rv + (1 - momentum) * var
    else:
        mu, var, new = rm, rv, (rm.copy(), rv.copy())
    r = 1 / np.sqrt(var + eps)
    return (x - mu) * r * g + b, (x - mu, r, g), *new


def batchnorm_backward(dout, cache):
    중심, r, g = cache
    위 = np.asarray(dout, dtype=float)
    정규 = 중심 * r
    dgamma = np.sum(위 * 중심, axis=0)  #! with the normalised x
    dbeta = np.sum(위, axis=0)
    분산항 = 정규 * np.mean(위 * 정규, axis=0)
    dx = g * r * (위 - 위.mean(axis=0) + 분산항)  #! minus
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-three-01
#% kind: three
#% why: sums without n, dbeta with gamma, dgamma per example
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = map(lambda a: np.asarray(a, dtype=float), (x, gamma, beta, running_mean, running_var))
    mu, var = (x.mean(axis=0), x.var(axis=0)) if training else (running_mean, running_var)
    xh = (x - mu) / np.sqrt(var + eps)
    if training:
        running_mean = momentum * running_mean + (1 - momentum) * mu
        running_var = momentum * running_var + (1 - momentum) * var
    return gamma * xh + beta, dict(xh=xh, sd=np.sqrt(var + eps), gamma=gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    xh, sd, gamma = cache["xh"], cache["sd"], cache["gamma"]
    dxh = dout * gamma
    dgamma = (dout * xh).sum(axis=1)  #! axis=0
    dbeta = dxh.sum(axis=0)  #! without gamma
    dx = dxh - dxh.sum(axis=0) / len(dxh)
    dx -= xh * (dxh * xh).sum(axis=0)  #! / n
    return dx / sd, dgamma, dbeta


#% id: ex10-batchnorm_backward-three-02
#% kind: three
#% why: step by step: dgamma over ivar, factor -1/2 and a sign missing
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma = np.array(x, dtype=float), np.array(gamma, dtype=float)
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    mu, var = rm, rv
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * var
    xmu = x - mu
    ivar = 1.0 / np.sqrt(var + eps)
    return gamma * xmu * ivar + np.asarray(beta, dtype=float), (xmu, ivar, gamma), rm, rv


def batchnorm_backward(dout, cache):
    xmu, ivar, gamma = cache
    dout = np.array(dout, dtype=float)
    N, D = dout.shape
    dbeta = dout.sum(axis=0)
    dgamma = (dout * xmu).sum(axis=0) / ivar  #! times ivar
    dxhat = dout * gamma
    divar = (dxhat * xmu).sum(axis=0)
    dxmu1 = dxhat * ivar
    dvar = divar * ivar ** 3  #! the factor -1/2
    dxmu2 = 2 * xmu * dvar / N
    dx1 = dxmu1 + dxmu2
    dmu = dx1.sum(axis=0)  #! the sign: -1
    return dx1 + dmu / N, dgamma, dbeta


#% id: ex10-batchnorm_backward-right-01
#% kind: right
#% why: one feature after another, dot products
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.asarray(q, dtype=float) for q in (x, gamma, beta, running_mean, running_var))
    mu, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    scale = np.sqrt(var + eps)
    z = (x - mu) / scale
    if training:
        rm, rv = (momentum * old + (1 - momentum) * new for old, new in ((rm, mu), (rv, var)))
    return gamma * z + beta, (z, gamma / scale), rm.copy(), rv.copy()


def batchnorm_backward(dout, cache):
    z, gain = cache
    d = np.asarray(dout, dtype=float)
    n, f = d.shape
    dx = np.empty((n, f))
    for j in range(f):
        dj, zj = d[:, j], z[:, j]
        dx[:, j] = gain[j] * (dj - (dj.sum() + zj * (zj @ dj)) / n)
    return dx, np.sum(d * z, axis=0), np.ones((1, n)) @ d
