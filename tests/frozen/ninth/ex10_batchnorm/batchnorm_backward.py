#% id: ex10-one-02
#% kind: one
#% why: mean and variance are treated as constants
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = (np.asarray(a, dtype=float) for a in (x, gamma, beta))
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    mu, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    xhat = (x - mu) / np.sqrt(var + eps)
    out = gamma * xhat + beta
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mu, momentum * rv + (1 - momentum) * var
    return out, {"x": x, "xhat": xhat, "mu": mu, "var": var, "eps": eps, "gamma": gamma}, rm, rv


def batchnorm_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    std = np.sqrt(cache["var"] + cache["eps"])
    dgamma = np.sum(dout * cache["xhat"], axis=0)
    dbeta = np.sum(dout, axis=0)
    dx = dout * cache["gamma"] / std  #! the batch statistics depend on x
    return dx, dgamma, dbeta

#% id: ex10-two-03
#% kind: two
#% why: dgamma with the raw x, and dbeta is averaged
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = (np.asarray(a, dtype=float) for a in (x, gamma, beta))
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    mu, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    xhat = (x - mu) / np.sqrt(var + eps)
    out = gamma * xhat + beta
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mu, momentum * rv + (1 - momentum) * var
    return out, {"x": x, "xhat": xhat, "mu": mu, "var": var, "eps": eps, "gamma": gamma}, rm, rv


def batchnorm_backward(dout, cache):
    d = np.asarray(dout, dtype=float)
    n = d.shape[0]
    xhat, gamma = cache["xhat"], cache["gamma"]
    istd = 1 / np.sqrt(cache["var"] + cache["eps"])
    g = d * gamma
    dx = istd / n * (n * g - g.sum(axis=0) - xhat * np.sum(g * xhat, axis=0))
    dgamma = np.sum(d * cache["x"], axis=0)  #! xhat
    dbeta = np.mean(d, axis=0)  #! sum
    return dx, dgamma, dbeta

#% id: ex10-two-04
#% kind: two
#% why: the term of the mean is a sum that was not divided by n, and the term of the variance has the wrong sign
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = (np.asarray(a, dtype=float) for a in (x, gamma, beta))
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    mu, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    xhat = (x - mu) / np.sqrt(var + eps)
    out = gamma * xhat + beta
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mu, momentum * rv + (1 - momentum) * var
    return out, {"x": x, "xhat": xhat, "mu": mu, "var": var, "eps": eps, "gamma": gamma}, rm, rv


def batchnorm_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    xh = cache["xhat"]
    dxh = dout * cache["gamma"]
    via_mean = dxh.sum(axis=0)  #! mean
    via_var = xh * (dxh * xh).mean(axis=0)
    dx = dxh - via_mean + via_var  #! - via_var
    dx = dx / np.sqrt(cache["var"] + cache["eps"])
    return dx, (dout * xh).sum(axis=0), dout.sum(axis=0)

#% id: ex10-three-03
#% kind: three
#% why: gamma is forgotten on the way to dx, the way over the variance is missing, and dgamma is a mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = (np.asarray(a, dtype=float) for a in (x, gamma, beta))
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    mu, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    xhat = (x - mu) / np.sqrt(var + eps)
    out = gamma * xhat + beta
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mu, momentum * rv + (1 - momentum) * var
    return out, {"x": x, "xhat": xhat, "mu": mu, "var": var, "eps": eps, "gamma": gamma}, rm, rv


def batchnorm_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    xhat = cache["xhat"]
    dgamma = (dout * xhat).mean(axis=0)  #! sum
    dbeta = dout.sum(axis=0)
    dxhat = dout  #! * gamma
    std = np.sqrt(cache["var"] + cache["eps"])
    # d(x - mean)/dx = 1 - 1/n
    dx = (dxhat - dxhat.mean(axis=0)) / std  #! - xhat * mean(dxhat * xhat)
    return dx, dgamma, dbeta

#% id: ex10-three-04
#% kind: three
#% why: step by step: dvar with a plus and the wrong power, and the mean's gradient lacks 1 / std
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = (np.asarray(a, dtype=float) for a in (x, gamma, beta))
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    mu, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    xhat = (x - mu) / np.sqrt(var + eps)
    out = gamma * xhat + beta
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mu, momentum * rv + (1 - momentum) * var
    return out, {"x": x, "xhat": xhat, "mu": mu, "var": var, "eps": eps, "gamma": gamma}, rm, rv


def batchnorm_backward(dout, cache):
    x, mu, var, eps = cache["x"], cache["mu"], cache["var"], cache["eps"]
    dout = np.asarray(dout, dtype=float)
    N = len(x)
    std = np.sqrt(var + eps)
    dxhat = dout * cache["gamma"]
    inner = np.sum(dxhat * (x - mu), axis=0)
    power = (var + eps) ** -0.5  #! ** -1.5
    dvar = 0.5 * inner * power  #! -0.5
    dmu = -np.sum(dxhat, axis=0)  #! / std
    dx = dxhat / std + dvar * 2 * (x - mu) / N + dmu / N
    return dx, np.sum(dout * cache["xhat"], axis=0), np.sum(dout, axis=0)

#% id: ex10-rare-02
#% kind: rare
#% why: eps is missing in the power of dvar alone; shows with a large eps or a small variance
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = (np.asarray(a, dtype=float) for a in (x, gamma, beta))
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    mu, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    xhat = (x - mu) / np.sqrt(var + eps)
    out = gamma * xhat + beta
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mu, momentum * rv + (1 - momentum) * var
    return out, {"x": x, "xhat": xhat, "mu": mu, "var": var, "eps": eps, "gamma": gamma}, rm, rv


def batchnorm_backward(dout, cache):
    x, mu, var = cache["x"], cache["mu"], cache["var"]
    dout = np.asarray(dout, dtype=float)
    n = len(x)
    std = np.sqrt(var + cache["eps"])
    dxhat = dout * cache["gamma"]
    dvar = -0.5 * (dxhat * (x - mu)).sum(0) * np.maximum(var, 1e-30) ** -1.5  #! var + eps
    dmu = -(dxhat / std).sum(0)
    dx = dxhat / std + 2 / n * (x - mu) * dvar + dmu / n
    return dx, (dout * cache["xhat"]).sum(0), dout.sum(0)

#% id: ex10-right-02
#% kind: right
#% why: the whole chain in small steps, dbeta as a row
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = (np.asarray(a, dtype=float) for a in (x, gamma, beta))
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    mu, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    xhat = (x - mu) / np.sqrt(var + eps)
    out = gamma * xhat + beta
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mu, momentum * rv + (1 - momentum) * var
    return out, {"x": x, "xhat": xhat, "mu": mu, "var": var, "eps": eps, "gamma": gamma}, rm, rv


def batchnorm_backward(dout, cache):
    x, mu, var, eps, gamma = (cache[k] for k in ("x", "mu", "var", "eps", "gamma"))
    dout = np.asarray(dout, dtype=float)
    m = x.shape[0]
    centred = x - mu
    inv = (var + eps) ** -0.5
    dbeta = dout.sum(axis=0, keepdims=True)
    dgamma = np.einsum("ij,ij->j", dout, centred * inv)
    dnorm = gamma * dout
    dinv = np.einsum("ij,ij->j", dnorm, centred)
    dvar = dinv * -0.5 * inv ** 3
    dcentred = dnorm * inv + centred * (2 * dvar / m)
    return dcentred - dcentred.mean(axis=0), dgamma, dbeta
