#% id: ex10-one-01
#% kind: one
#% why: momentum and 1 - momentum exchanged
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.asarray(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var))
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        new_rm = (1 - momentum) * rm + momentum * mu  #! exchanged
        new_rv = (1 - momentum) * rv + momentum * var  #! the same
    else:
        mu, var = rm, rv
        new_rm, new_rv = rm.copy(), rv.copy()
    std = np.sqrt(var + eps)
    xhat = (x - mu) / std
    return gamma * xhat + beta, (xhat, std, gamma), new_rm, new_rv


def batchnorm_backward(dout, cache):
    xhat, std, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = dout * gamma
    dx = (dxhat - dxhat.mean(0) - xhat * (dxhat * xhat).mean(0)) / std
    return dx, (dout * xhat).sum(0), dout.sum(0)

#% id: ex10-two-01
#% kind: two
#% why: eps beside the root, and the running statistics move in prediction too
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    running_mean = np.asarray(running_mean, dtype=float)
    running_var = np.asarray(running_var, dtype=float)
    mean = np.mean(x, axis=0)
    var = np.var(x, axis=0)
    use_mean, use_var = (mean, var) if training else (running_mean, running_var)
    std = np.sqrt(use_var) + eps  #! sqrt(var + eps)
    xhat = (x - use_mean) / std
    running_mean = momentum * running_mean + (1 - momentum) * mean  #! only while training
    running_var = momentum * running_var + (1 - momentum) * var
    return gamma * xhat + beta, (xhat, std, gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, std, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = dout * gamma
    dx = (dxhat - dxhat.mean(0) - xhat * (dxhat * xhat).mean(0)) / std
    return dx, (dout * xhat).sum(0), dout.sum(0)

#% id: ex10-two-02
#% kind: two
#% why: gamma multiplies beta as well, and the standard deviation goes into the running variance
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    r_mean = np.array(running_mean, dtype=float)
    r_var = np.array(running_var, dtype=float)
    if training:
        m = x.mean(0)
        v = x.var(0)
        s = np.sqrt(v)
        r_mean = momentum * r_mean + (1 - momentum) * m
        r_var = momentum * r_var + (1 - momentum) * s  #! v
    else:
        m, v = r_mean, r_var
    std = np.sqrt(v + eps)
    xhat = (x - m) / std
    out = gamma * (xhat + beta)  #! gamma * xhat + beta
    return out, (xhat, std, gamma), r_mean, r_var


def batchnorm_backward(dout, cache):
    xhat, std, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = dout * gamma
    dx = (dxhat - dxhat.mean(0) - xhat * (dxhat * xhat).mean(0)) / std
    return dx, (dout * xhat).sum(0), dout.sum(0)

#% id: ex10-three-01
#% kind: three
#% why: one mean for the whole matrix, `training` the wrong way round, and the running mean adds the full batch mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, g, b = np.asarray(x, float), np.asarray(gamma, float), np.asarray(beta, float)
    rm, rv = np.array(running_mean, float), np.array(running_var, float)
    mu = np.mean(x)  #! axis=0
    var = np.mean((x - x.mean(axis=0)) ** 2, axis=0)
    if not training:  #! if training
        std = np.sqrt(var + eps)
        xhat = (x - mu) / std
        rm = momentum * rm + mu  #! (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * var
    else:
        std = np.sqrt(rv + eps)
        xhat = (x - rm) / std
    return g * xhat + b, (xhat, std, g), rm, rv


def batchnorm_backward(dout, cache):
    xhat, std, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = dout * gamma
    dx = (dxhat - dxhat.mean(0) - xhat * (dxhat * xhat).mean(0)) / std
    return dx, (dout * xhat).sum(0), dout.sum(0)

#% id: ex10-three-02
#% kind: three
#% why: centres with the running mean just updated, divides by the variance, and replaces the running variance
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    running_mean, running_var = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        batch_mean, batch_var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * batch_mean
        running_var = batch_var  #! momentum here too
    else:
        batch_var = running_var
    centred = x - running_mean  #! batch_mean while training
    std = batch_var + eps  #! np.sqrt
    xhat = centred / std
    return gamma * xhat + beta, (xhat, std, gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, std, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = dout * gamma
    dx = (dxhat - dxhat.mean(0) - xhat * (dxhat * xhat).mean(0)) / std
    return dx, (dout * xhat).sum(0), dout.sum(0)

#% id: ex10-rare-01
#% kind: rare
#% why: as in PyTorch the running variance gets the unbiased batch variance; the output is right
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    n = len(x)
    mu, var = (x.mean(0), x.var(0)) if training else (rm, rv)
    std = np.sqrt(var + eps)
    xhat = (x - mu) / std
    out = gamma * xhat + beta
    if training:
        rm = momentum * rm + (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * var * n / max(n - 1, 1)  #! biased here too
    return out, (xhat, std, gamma), rm, rv


def batchnorm_backward(dout, cache):
    xhat, std, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = dout * gamma
    dx = (dxhat - dxhat.mean(0) - xhat * (dxhat * xhat).mean(0)) / std
    return dx, (dout * xhat).sum(0), dout.sum(0)

#% id: ex10-right-01
#% kind: right
#% why: running statistics move by a difference, and the affine step is one scale and one shift
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    f = lambda a: np.array(a, dtype=np.float64)
    x, gamma, beta, rm, rv = f(x), f(gamma), f(beta), f(running_mean), f(running_var)
    if not training:
        scale = gamma / np.sqrt(rv + eps)
        return (x - rm) * scale + beta, None, rm, rv
    mu = x.sum(axis=0) / x.shape[0]
    d = x - mu
    var = np.einsum("ij,ij->j", d, d) / x.shape[0]
    std = np.sqrt(var + eps)
    rm += (1 - momentum) * (mu - rm)
    rv += (1 - momentum) * (var - rv)
    return d * (gamma / std) + beta, (d / std, std, gamma), rm, rv


def batchnorm_backward(dout, cache):
    xhat, std, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = dout * gamma
    dx = (dxhat - dxhat.mean(0) - xhat * (dxhat * xhat).mean(0)) / std
    return dx, (dout * xhat).sum(0), dout.sum(0)
