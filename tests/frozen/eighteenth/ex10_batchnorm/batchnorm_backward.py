#% id: ex10-batchnorm_backward-right-01
#% kind: right
#% why: column by column, dx as the gradient minus its projections on 1 and on x-hat
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = [np.array(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var)]
    mean, var = (np.mean(x, axis=0), np.var(x, axis=0)) if training else (rm, rv)
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, [xhat, std, gamma], rm, rv


def batchnorm_backward(dout, cache):
    list_of_dx_columns = []
    list_of_dgamma = []
    list_of_dbeta = []
    normalised_inputs = cache[0]
    standard_deviations = cache[1]
    scale_factors = np.ravel(cache[2])
    gradient = np.array(dout, dtype=float)
    number_of_examples = gradient.shape[0]
    for j in range(gradient.shape[1]):
        gradient_column = gradient[:, j]
        hat_column = normalised_inputs[:, j]
        sum_of_gradients = float(np.sum(gradient_column))
        dot_product = float(np.dot(gradient_column, hat_column))
        list_of_dbeta.append(sum_of_gradients)
        list_of_dgamma.append(dot_product)
        new_column = gradient_column - sum_of_gradients / number_of_examples
        new_column = new_column - hat_column * (dot_product / number_of_examples)
        new_column = new_column * scale_factors[j] / standard_deviations[j]
        list_of_dx_columns.append(new_column)
    dx = np.column_stack(list_of_dx_columns)
    return dx, np.array(list_of_dgamma), np.array(list_of_dbeta)


#% id: ex10-batchnorm_backward-right-02
#% kind: right
#% why: one node of the computational graph after the other
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    mu = x.mean(axis=0) if training else rm
    xmu = x - mu
    var = (xmu**2).mean(axis=0) if training else rv
    sqrtvar = np.sqrt(var + eps)
    ivar = 1 / sqrtvar
    xhat = xmu * ivar
    out = gamma * xhat + np.asarray(beta)
    if training:
        rm = momentum * rm + (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * var
    return out, dict(gamma=gamma, xmu=xmu, sqrtvar=sqrtvar, ivar=ivar, xhat=xhat), rm, rv


def batchnorm_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    n, d = dout.shape
    dbeta = dout.sum(axis=0)
    dgamma = (dout * cache["xhat"]).sum(axis=0)
    dxhat = dout * cache["gamma"]
    divar = (dxhat * cache["xmu"]).sum(axis=0)
    dxmu1 = dxhat * cache["ivar"]
    dsqrtvar = -divar / cache["sqrtvar"] ** 2
    dvar = dsqrtvar / (2 * cache["sqrtvar"])
    dsq = np.ones((n, d)) / n * dvar
    dxmu2 = 2 * cache["xmu"] * dsq
    dx1 = dxmu1 + dxmu2
    dmu = -dx1.sum(axis=0)
    dx2 = np.ones((n, d)) / n * dmu
    return dx1 + dx2, dgamma, dbeta


#% id: ex10-batchnorm_backward-right-03
#% kind: right
#% why: the cache is a closure, dx from dgamma and dbeta in one expression
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    stats = np.array([running_mean, running_var], dtype=float)
    here = np.array([x.mean(0), x.var(0)]) if training else stats
    inv = 1 / np.sqrt(here[1] + eps)
    xhat = (x - here[0]) * inv

    def pull(d):
        n = len(d)
        g, b = np.einsum("nf,nf->f", d, xhat), np.einsum("nf->f", d)
        return np.asarray(gamma) * inv / n * (n * d - b - xhat * g), g, b

    if training:
        stats = momentum * stats + (1 - momentum) * here
    return np.asarray(gamma) * xhat + np.asarray(beta), pull, stats[0], stats[1]


def batchnorm_backward(dout, cache):
    return cache(np.asarray(dout, dtype=float))


#% id: ex10-batchnorm_backward-one-01
#% kind: one
#% why: mean and variance taken for constants
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    m, v = rm, rv
    if training:
        m, v = x.mean(0), x.var(0)
        rm, rv = momentum * rm + (1 - momentum) * m, momentum * rv + (1 - momentum) * v
    inv = 1 / np.sqrt(v + eps)
    xhat = (x - m) * inv
    return gamma * xhat + np.asarray(beta), (xhat, inv, gamma), rm, rv


def batchnorm_backward(dout, cache):
    xhat, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dgamma = (dout * xhat).sum(axis=0)
    dbeta = dout.sum(axis=0)
    dx = dout * gamma * inv  #! mean and variance depend on x too
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-one-02
#% kind: one
#% why: the way through the mean forgotten
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    arr = np.asarray(x, dtype=float)
    old_m, old_v = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    if training:
        m, v = np.mean(arr, 0), np.var(arr, 0)
        new = [momentum * old_m + (1 - momentum) * m, momentum * old_v + (1 - momentum) * v]
    else:
        m, v = old_m, old_v
        new = [old_m, old_v]
    s = np.sqrt(v + eps)
    h = (arr - m) / s
    return h * np.asarray(gamma) + np.asarray(beta), {"h": h, "s": s, "g": np.asarray(gamma)}, new[0], new[1]


def batchnorm_backward(dout, cache):
    h, s, g = cache["h"], cache["s"], cache["g"]
    d = np.array(dout, dtype=float)
    dh = d * g
    through_variance = h * np.mean(dh * h, axis=0)
    dx = (dh - through_variance) / s  #! the term of the mean is missing
    return dx, np.sum(d * h, axis=0), np.sum(d, axis=0)


#% id: ex10-batchnorm_backward-one-03
#% kind: one
#% why: x instead of x-hat in dgamma
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.array(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    std = (var + eps) ** 0.5
    xhat = (x - mean) / std
    if training:
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    return gamma * xhat + np.asarray(beta), (x, xhat, std, gamma), rm, rv


def batchnorm_backward(dout, cache):
    x, xhat, std, gamma = cache
    d = np.array(dout, dtype=float)
    dgamma = np.zeros(d.shape[1])
    dbeta = np.zeros(d.shape[1])
    for i in range(d.shape[0]):
        dgamma += d[i] * x[i]  #! gamma multiplies the normalised x
        dbeta += d[i]
    dxhat = d * gamma
    dx = (dxhat - dxhat.mean(axis=0) - xhat * (dxhat * xhat).mean(axis=0)) / std
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-one-04
#% kind: one
#% why: sums where means belong
def _stats(x, rm, rv, training):
    return (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, g = np.asarray(x, dtype=float), np.asarray(gamma, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    mu, var = _stats(x, rm, rv, training)
    inv = 1 / np.sqrt(var + eps)
    z = (x - mu) * inv
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mu, momentum * rv + (1 - momentum) * var
    return g * z + np.asarray(beta), (z, inv, g), rm, rv


def batchnorm_backward(dout, cache):
    z, inv, g = cache
    d = np.asarray(dout, dtype=float)
    dbeta = d.sum(axis=0)
    dgamma = (z * d).sum(axis=0)
    n = d.shape[0]
    correction = dbeta + z * dgamma
    dx = g * inv * (d - correction)  #! the sums are not divided by n
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-one-05
#% kind: one
#% why: dbeta averaged
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    if not training:
        return gamma * (x - rm) / np.sqrt(rv + eps) + beta, None, rm, rv
    mean, var = x.mean(axis=0), x.var(axis=0)
    std = np.sqrt(var + eps)
    xc = x - mean
    out = gamma * xc / std + beta
    return out, (xc, std, gamma), momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var


def batchnorm_backward(dout, cache):
    xc, std, gamma = cache
    up = np.asarray(dout, dtype=float)
    dbeta = np.mean(up, axis=0)  #! a sum over the batch, not a mean
    dgamma = np.sum(up * xc, axis=0) / std
    tmp = up * gamma / std
    dx = tmp - tmp.mean(axis=0) - xc / std**2 * (tmp * xc).mean(axis=0)
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-one-06
#% kind: one
#% why: the chain leaves gamma out
class Memory:
    def __init__(self, **things):
        self.__dict__.update(things)


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    mean, var = rm, rv
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    memory = Memory(inv=1 / np.sqrt(var + eps), gamma=np.asarray(gamma, dtype=float))
    memory.hat = (x - mean) * memory.inv
    return memory.gamma * memory.hat + np.asarray(beta), memory, rm, rv


def batchnorm_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    dhat = dout.copy()  #! not multiplied by gamma
    dx = cache.inv * (dhat - dhat.mean(axis=0) - cache.hat * (dhat * cache.hat).mean(axis=0))
    dgamma = np.sum(dout * cache.hat, axis=0)
    return dx, dgamma, np.sum(dout, axis=0)


#% id: ex10-batchnorm_backward-two-01
#% kind: two
#% why: dgamma averaged, gamma missing in dx
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    m, v = (x.mean(0), x.var(0)) if training else (rm, rv)
    w = 1 - momentum if training else 0
    inv = 1 / np.sqrt(v + eps)
    xhat = (x - m) * inv
    return gamma * xhat + np.asarray(beta), (xhat, inv, gamma), (1 - w) * rm + w * m, (1 - w) * rv + w * v


def batchnorm_backward(dout, cache):
    xhat, inv, gamma = cache
    d = np.asarray(dout, dtype=float)
    n = d.shape[0]
    a = np.einsum("ij,ij->j", d, xhat)
    b = np.einsum("ij->j", d)
    dx = inv * (d - b / n - xhat * a / n)  #! gamma is missing
    return dx, a / n, b  #! dgamma is a sum


#% id: ex10-batchnorm_backward-two-02
#% kind: two
#% why: wrong power in dvar, dmean without the way through x - mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
    else:
        mean, var = rm, rv
    out = gamma * (x - mean) / np.sqrt(var + eps) + np.asarray(beta)
    return out, (x, mean, var, eps, gamma), rm, rv


def batchnorm_backward(dout, cache):
    x, mean, var, eps, gamma = cache
    dout = np.asarray(dout, dtype=float)
    n = len(dout)
    inv = 1 / np.sqrt(var + eps)
    dxhat = dout * gamma
    dvar = np.sum(dxhat * (x - mean), axis=0) * -0.5 * inv**2  #! the derivative of v^-1/2 is -1/2 v^-3/2, inv to the third
    dmean = dvar * np.sum(-2 * (x - mean), axis=0) / n  #! the term -sum(dxhat) * inv is missing
    dx = dxhat * inv + dvar * 2 * (x - mean) / n + dmean / n
    return dx, np.sum(dout * (x - mean) * inv, axis=0), np.sum(dout, axis=0)


#% id: ex10-batchnorm_backward-two-03
#% kind: two
#% why: dgamma with the output, times the deviation instead of divided
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    mu, var = rm, rv
    if training:
        mu = np.mean(x, axis=0)
        var = np.mean((x - mu) ** 2, axis=0)
        rm = momentum * rm + (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * var
    std = np.sqrt(var + eps)
    normal = (x - mu) / std
    result = gamma * normal + np.asarray(beta)
    return result, [normal, std, gamma, result], rm, rv


def batchnorm_backward(dout, cache):
    normal, std, gamma, result = cache
    g = np.asarray(dout, dtype=float)
    dgamma = np.sum(np.multiply(g, result), axis=0)  #! the output after scale and shift instead of the normalised x
    dbeta = np.sum(g, axis=0)
    g_normal = np.multiply(g, gamma)
    centred = g_normal - np.mean(g_normal, axis=0)
    projected = centred - normal * np.mean(g_normal * normal, axis=0)
    dx = projected * std  #! divided by std going forward, so divided here too
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-two-04
#% kind: two
#% why: plus before the variance term, dbeta summed over everything
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    old = (np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float))
    use = (x.mean(axis=0), x.var(axis=0)) if training else old
    new = tuple(momentum * o + (1 - momentum) * u for o, u in zip(old, use)) if training else old
    inv = 1 / np.sqrt(use[1] + eps)
    xhat = (x - use[0]) * inv
    return (gamma * xhat + np.asarray(beta), (xhat, inv, gamma)) + new


def batchnorm_backward(dout, cache):
    xhat, inv, gamma = cache
    d = np.asarray(dout, dtype=float)
    n, k = d.shape
    dbeta = np.full(k, d.sum())  #! one number for all features, axis=0 is missing
    dgamma = (d * xhat).sum(axis=0)
    inner = n * d - d.sum(axis=0) + xhat * dgamma  #! both terms are subtracted
    return gamma * inv / n * inner, dgamma, dbeta


#% id: ex10-batchnorm_backward-three-01
#% kind: three
#% why: graph with three broken nodes
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    mean = x.mean(axis=0) if training else rm
    var = x.var(axis=0) if training else rv
    std = np.sqrt(var + eps)
    diff = x - mean
    xhat = diff / std
    if training:
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    return gamma * xhat + np.asarray(beta), (diff, std, xhat, gamma), rm, rv


def batchnorm_backward(dout, cache):
    diff, std, xhat, gamma = cache
    dout = np.asarray(dout, dtype=float)
    n = dout.shape[0]
    dgamma = (dout * xhat).sum(axis=0)
    dbeta = dout.sum(axis=0)
    dxhat = dout * gamma
    dstd = (dxhat * diff).sum(axis=0) / std**2  #! the minus of d(1/s) = -1/s^2 is missing
    dvar = dstd / std  #! the root's slope is 1 / (2 std)
    ddiff = dxhat / std + 2 * diff * dvar / n
    dmean = -ddiff.sum(axis=0)
    dx = ddiff + dmean  #! every x has the share 1 / n in the mean
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-three-02
#% kind: three
#% why: order of the results, no gamma, mean term missing
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    matrix = np.array(x, dtype=float)
    g, b = np.array(gamma, dtype=float), np.array(beta, dtype=float)
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        m = np.mean(matrix, axis=0)
        v = np.var(matrix, axis=0)
        rm = momentum * rm + (1 - momentum) * m
        rv = momentum * rv + (1 - momentum) * v
    else:
        m = rm
        v = rv
    inverse_deviation = 1 / np.sqrt(v + eps)
    normalised = (matrix - m) * inverse_deviation
    return normalised * g + b, (normalised, inverse_deviation, g), rm, rv


def batchnorm_backward(dout, cache):
    normalised, inverse_deviation, g = cache
    upstream = np.array(dout, dtype=float)
    gradient_of_gamma = np.sum(upstream * normalised, axis=0)
    gradient_of_beta = np.sum(upstream, axis=0)
    gradient_of_normalised = upstream * 1.0  #! times gamma is missing
    inner_product = np.mean(gradient_of_normalised * normalised, axis=0)
    part_one = gradient_of_normalised * inverse_deviation  #! the mean over the batch is not subtracted
    part_two = normalised * inner_product * inverse_deviation
    gradient_of_x = part_one - part_two
    return gradient_of_x, gradient_of_beta, gradient_of_gamma  #! dgamma comes before dbeta


#% id: ex10-batchnorm_backward-three-03
#% kind: three
#% why: features counted as examples, dgamma not normalised, dbeta a mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        rm, rv = momentum * rm + (1 - momentum) * mu, momentum * rv + (1 - momentum) * var
    else:
        mu, var = rm, rv
    inv = np.power(var + eps, -0.5)
    c = x - mu
    return gamma * c * inv + np.asarray(beta), {"c": c, "inv": inv, "gamma": gamma}, rm, rv


def batchnorm_backward(dout, cache):
    c, inv, gamma = cache["c"], cache["inv"], cache["gamma"]
    d = np.asarray(dout, dtype=float)
    m = d.shape[1]  #! the number of features, not of examples
    s0 = np.sum(d, axis=0)
    s1 = np.sum(d * c, axis=0)
    dgamma = s1  #! c is centred only, the factor inv is missing
    dbeta = s0 / len(d)  #! no mean over the batch
    dx = gamma * inv * (d - s0 / m - c * inv**2 * s1 / m)
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-rare-01
#% kind: rare
#% why: n - 1 in the variance term
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    mean, var = rm, rv
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    inv = 1 / np.sqrt(var + eps)
    return gamma * ((x - mean) * inv) + np.asarray(beta), (x - mean, inv, gamma), rm, rv


def batchnorm_backward(dout, cache):
    centred, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    n = len(dout)
    dxhat = gamma * dout
    dvar = -0.5 * inv**3 * (dxhat * centred).sum(axis=0)
    dx = dxhat * inv
    dx += 2 * centred * dvar / max(n - 1, 1)  #! the biased variance divides by n
    dx -= (dxhat * inv).mean(axis=0)
    return dx, (dout * centred * inv).sum(axis=0), dout.sum(axis=0)


#% id: ex10-batchnorm_backward-rare-02
#% kind: rare
#% why: eps forgotten on the way back alone
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (rm, rv)
    out = gamma * (x - mean) / np.sqrt(var + eps) + np.asarray(beta)
    if training:
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    return out, (x, mean, var, eps, gamma), rm, rv


def batchnorm_backward(dout, cache):
    x, mean, var, eps, gamma = cache
    dout = np.asarray(dout, dtype=float)
    std = np.sqrt(var)  #! eps is missing, a constant feature divides by 0
    xhat = (x - mean) / std
    dgamma = (dout * xhat).sum(axis=0)
    dbeta = dout.sum(axis=0)
    dx = gamma / std * (dout - dbeta / len(x) - xhat * dgamma / len(x))
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-rare-03
#% kind: rare
#% why: gamma applied twice
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    a = np.asarray(x, dtype=float)
    g = np.asarray(gamma, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    if training:
        mu = a.mean(0)
        s2 = a.var(0)
        rm, rv = (momentum * r + (1 - momentum) * s for r, s in zip((rm, rv), (mu, s2)))
    else:
        mu, s2 = rm, rv
    k = g / np.sqrt(s2 + eps)
    hat = (a - mu) / np.sqrt(s2 + eps)
    return (a - mu) * k + np.asarray(beta), (hat, k, g), rm, rv


def batchnorm_backward(dout, cache):
    hat, k, g = cache
    d = np.asarray(dout, dtype=float)
    u = d * g  #! k holds gamma already
    u0 = u - u.mean(axis=0)
    dx = k * (u0 - hat * (u * hat).mean(axis=0))
    return dx, (d * hat).sum(axis=0), d.sum(axis=0)


#% id: ex10-batchnorm_backward-rare-04
#% kind: rare
#% why: normalised x recovered from the output, which fails where gamma is 0
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    mean, var = rm, rv
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
    inv = 1 / np.sqrt(var + eps)
    xhat = (x - mean) * inv
    out = gamma * xhat + beta
    return out, (out, gamma, beta, inv, xhat), rm, rv


def batchnorm_backward(dout, cache):
    out, gamma, beta, inv, stored = cache
    dout = np.asarray(dout, dtype=float)
    xhat = (out - beta) / gamma  #! 0 / 0 where a gamma is 0
    dgamma = np.sum(dout * xhat, axis=0)
    dbeta = np.sum(dout, axis=0)
    dxhat = dout * gamma
    dx = inv * (dxhat - dxhat.mean(axis=0) - xhat * (dxhat * xhat).mean(axis=0))
    return dx, dgamma, dbeta


#% id: ex10-batchnorm_backward-rare-05
#% kind: rare
#% why: gradient centred before dbeta is summed
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    mean = np.mean(x, axis=0) if training else rm
    var = np.var(x, axis=0) if training else rv
    root = np.sqrt(var + eps)
    if training:
        rm = rm + (1 - momentum) * (mean - rm)
        rv = rv + (1 - momentum) * (var - rv)
    n = (x - mean) / root
    return n * gamma + np.asarray(beta), (n, gamma / root), rm, rv


def batchnorm_backward(dout, cache):
    n, slope = cache
    d = np.array(dout, dtype=float)
    d -= d.mean(axis=0)
    total = d.sum(axis=0)  #! summed after the mean was taken away, always 0
    dgamma = (d * n).sum(axis=0)
    dx = slope * (d - n * (d * n).mean(axis=0))
    return dx, dgamma, total


#% id: ex10-batchnorm_backward-rare-06
#% kind: rare
#% why: the projection on x-hat uses the gradient without gamma
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    stats = [np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)]
    batch = stats
    if training:
        batch = [x.mean(axis=0), x.var(axis=0)]
        stats = [momentum * s + (1 - momentum) * b for s, b in zip(stats, batch)]
    inv = 1.0 / np.sqrt(batch[1] + eps)
    xhat = inv * (x - batch[0])
    return gamma * xhat + np.asarray(beta), (xhat, inv, gamma), stats[0], stats[1]


def batchnorm_backward(dout, cache):
    xhat, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dgamma = np.add.reduce(dout * xhat)
    dbeta = np.add.reduce(dout)
    dxhat = dout * gamma
    dx = dxhat - dxhat.mean(axis=0)
    dx -= xhat * dgamma / len(dout)  #! dgamma is the sum with dout, here the sum with dxhat is due
    dx *= inv
    return dx, dgamma, dbeta
