#% id: ex10-bnback-one-01
#% kind: one
#% why: the way through the variance is missing
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    running_mean = np.array(running_mean, dtype=float)
    running_var = np.array(running_var, dtype=float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    xhat = (x - mean) / np.sqrt(var + eps)
    cache = (xhat, gamma, var + eps)
    return gamma * xhat + beta, cache, running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, gamma, vareps = cache
    dout = np.asarray(dout, dtype=float)
    g = gamma * dout
    dx = (g - g.mean(axis=0)) / np.sqrt(vareps)  #! - xhat * mean(g * xhat)
    return dx, (dout * xhat).sum(axis=0), dout.sum(axis=0)
#% id: ex10-bnback-two-01
#% kind: two
#% why: dgamma is made with x in place of x_hat, and dbeta is a mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    running_mean = np.array(running_mean, dtype=float)
    running_var = np.array(running_var, dtype=float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    xhat = (x - mean) / np.sqrt(var + eps)
    cache = (x, xhat, gamma, np.sqrt(var + eps))
    return gamma * xhat + beta, cache, running_mean, running_var


def batchnorm_backward(dout, cache):
    x, xhat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    dbeta = dout.mean(axis=0)  #! sum
    dgamma = np.sum(dout * x, axis=0)  #! xhat
    g = gamma * dout
    dx = (g - g.mean(axis=0) - xhat * np.mean(g * xhat, axis=0)) / std
    return dx, dgamma, dbeta
#% id: ex10-bnback-two-02
#% kind: two
#% why: gamma is forgotten on the way to dx, and the variance term is not multiplied by x_hat
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    running_mean = np.array(running_mean, dtype=float)
    running_var = np.array(running_var, dtype=float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    xhat = (x - mean) / np.sqrt(var + eps)
    cache = {'xhat': xhat, 'gamma': gamma, 'std': np.sqrt(var + eps)}
    return gamma * xhat + beta, cache, running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, std = cache["xhat"], cache["std"]
    d = np.asarray(dout, dtype=float)  #! gamma * dout
    m1 = d.mean(0)
    m2 = (d * xhat).mean(0)
    dx = (d - m1 - m2) / std  #! xhat * m2
    return dx, (d * xhat).sum(0), d.sum(0)
#% id: ex10-bnback-two-03
#% kind: two
#% why: the two means are sums in dx, and dgamma and dbeta come back in the wrong order
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    running_mean = np.array(running_mean, dtype=float)
    running_var = np.array(running_var, dtype=float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    xhat = (x - mean) / np.sqrt(var + eps)
    cache = (xhat, gamma, 1 / np.sqrt(var + eps))
    return gamma * xhat + beta, cache, running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, gamma, inv = cache
    dout = np.asarray(dout, dtype=float)
    dgamma = np.einsum("nf,nf->f", dout, xhat)
    dbeta = np.einsum("nf->f", dout)
    dx = gamma * inv * (dout - dbeta - xhat * dgamma)  #! both divided by n
    return dx, dbeta, dgamma  #! order
#% id: ex10-bnback-three-01
#% kind: three
#% why: step by step along the graph: the power in dvar is -1/2, the 2 of the square is lost, and dmean goes in with the wrong sign
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    running_mean = np.array(running_mean, dtype=float)
    running_var = np.array(running_var, dtype=float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    xhat = (x - mean) / np.sqrt(var + eps)
    cache = (x - mean, var + eps, xhat, gamma)
    return gamma * xhat + beta, cache, running_mean, running_var


def batchnorm_backward(dout, cache):
    xmu, ve, xhat, gamma = cache
    dout = np.asarray(dout, dtype=float)
    N = dout.shape[0]
    dbeta = dout.sum(axis=0)
    dgamma = (dout * xhat).sum(axis=0)
    dxhat = dout * gamma
    dvar = np.sum(dxhat * xmu, axis=0) * -0.5 * ve ** -0.5  #! power -1.5
    dmean = -np.sum(dxhat, axis=0) / np.sqrt(ve)
    dx = dxhat / np.sqrt(ve) + dvar * xmu / N  #! times 2
    dx = dx - dmean / N  #! plus, dmean is negative already
    return dx, dgamma, dbeta
#% id: ex10-bnback-three-02
#% kind: three
#% why: the means run along the rows, the division is by the variance, and dgamma carries gamma
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    running_mean = np.array(running_mean, dtype=float)
    running_var = np.array(running_var, dtype=float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    xhat = (x - mean) / np.sqrt(var + eps)
    cache = (xhat, gamma, var + eps)
    return gamma * xhat + beta, cache, running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, gamma, v = cache
    g = np.asarray(dout, dtype=float) * gamma
    mean_g = g.mean(axis=1, keepdims=True)  #! over the examples, axis 0
    mean_gx = (g * xhat).mean(axis=1, keepdims=True)
    dx = (g - mean_g - xhat * mean_gx) / v  #! root
    dgamma = np.sum(g * xhat, axis=0)  #! dout * xhat
    dbeta = np.sum(dout, axis=0)
    return dx, dgamma, dbeta
#% id: ex10-bnback-rare-01
#% kind: rare
#% why: eps is left out on the way back: wrong for columns that hardly vary, infinite or NaN for constant ones
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    beta = np.asarray(beta, dtype=float)
    running_mean = np.array(running_mean, dtype=float)
    running_var = np.array(running_var, dtype=float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    xhat = (x - mean) / np.sqrt(var + eps)
    cache = (x - mean, var, gamma, xhat)
    return gamma * xhat + beta, cache, running_mean, running_var


def batchnorm_backward(dout, cache):
    diff, var, gamma, xhat = cache
    dout = np.asarray(dout, dtype=float)
    n = len(dout)
    sd = np.sqrt(var)  #! eps was under this root in the forward pass
    dbeta, dgamma = dout.sum(axis=0), (dout * xhat).sum(axis=0)
    g = dout * gamma
    dx = g / sd - g.sum(axis=0) / (n * sd) - diff * (g * diff).sum(axis=0) / (n * sd**3)
    return dx, dgamma, dbeta
