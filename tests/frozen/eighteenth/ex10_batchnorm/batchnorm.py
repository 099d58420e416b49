#% id: ex10-batchnorm-right-01
#% kind: right
#% why: column by column in plain Python, results collected in lists
import math


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    data = np.array(x, dtype=float)
    number_of_rows = data.shape[0]
    number_of_features = data.shape[1]
    gammas = np.array(gamma, dtype=float).flatten().tolist()
    betas = np.array(beta, dtype=float).flatten().tolist()
    old_means = np.array(running_mean, dtype=float).flatten().tolist()
    old_vars = np.array(running_var, dtype=float).flatten().tolist()
    new_means, new_vars, inverse_stds = [], [], []
    result = np.zeros((number_of_rows, number_of_features))
    normalised = np.zeros((number_of_rows, number_of_features))
    for feature in range(number_of_features):
        column = data[:, feature].tolist()
        if training:
            mean = math.fsum(column) / number_of_rows
            total = 0.0
            for value in column:
                total = total + (value - mean) * (value - mean)
            variance = total / number_of_rows
            new_means.append(momentum * old_means[feature] + (1 - momentum) * mean)
            new_vars.append(momentum * old_vars[feature] + (1 - momentum) * variance)
        else:
            mean = old_means[feature]
            variance = old_vars[feature]
            new_means.append(mean)
            new_vars.append(variance)
        inverse_std = 1 / math.sqrt(variance + eps)
        inverse_stds.append(inverse_std)
        for row in range(number_of_rows):
            normalised[row][feature] = (column[row] - mean) * inverse_std
            result[row][feature] = gammas[feature] * normalised[row][feature] + betas[feature]
    return result, (normalised, inverse_stds, gammas), np.array(new_means), np.array(new_vars)


def batchnorm_backward(dout, cache):
    normalised, inverse_stds, gammas = cache
    d = np.array(dout, dtype=float)
    dg = np.sum(d * normalised, axis=0)
    db = np.sum(d, axis=0)
    dx = (d - db / len(d) - normalised * dg / len(d)) * np.array(gammas) * np.array(inverse_stds)
    return dx, dg, db


#% id: ex10-batchnorm-right-02
#% kind: right
#% why: one affine map x * scale + shift, statistics moved by a fraction
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, g, b, rm, rv = (np.asarray(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var))
    mu, var = (x.mean(0), x.var(0)) if training else (rm, rv)
    scale = g / np.sqrt(var + eps)
    out = (x - mu) * scale + b
    step = 1 - momentum if training else 0
    return out, (x - mu, var + eps, g), rm + step * (mu - rm), rv + step * (var - rv)


def batchnorm_backward(dout, cache):
    c, v, g = cache
    d = np.asarray(dout, dtype=float)
    s = np.einsum("ij,ij->j", d, c)
    dx = (d - d.mean(0) - c * s / (v * len(d))) * g / np.sqrt(v)
    return dx, s / np.sqrt(v), d.sum(0)


#% id: ex10-batchnorm-right-03
#% kind: right
#% why: works on the transpose, einsum for the variance, blending by np.average
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    columns = np.asarray(x, dtype=float).T
    stats = np.stack([np.ravel(running_mean), np.ravel(running_var)]).astype(float)
    if training:
        n = columns.shape[1]
        centred = columns - columns.mean(axis=1, keepdims=True)
        batch = np.stack([columns.mean(axis=1), np.einsum("fn,fn->f", centred, centred) / n])
        used, stats = batch, np.average([stats, batch], axis=0, weights=[momentum, 1 - momentum])
    else:
        used = stats
    inv = (used[1] + eps) ** -0.5
    z = (columns - used[0][:, None]) * inv[:, None]
    out = z.T * np.ravel(gamma) + np.ravel(beta)
    return out, {"z": z.T, "inv": inv, "gamma": np.ravel(gamma)}, stats[0], stats[1]


def batchnorm_backward(dout, cache):
    z, inv, gamma = cache["z"], cache["inv"], cache["gamma"]
    up = np.asarray(dout, dtype=float)
    dz = up * gamma
    dx = inv * (dz - dz.mean(axis=0) - z * np.mean(dz * z, axis=0))
    return dx, np.sum(up * z, axis=0), np.sum(up, axis=0)


#% id: ex10-batchnorm-one-01
#% kind: one
#% why: unbiased variance
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    running_mean, running_var = np.asarray(running_mean), np.asarray(running_var)
    n = x.shape[0]
    if training:
        mean = x.sum(axis=0) / n
        var = np.square(x - mean).sum(axis=0) / max(n - 1, 1)  #! divided by n - 1, the batch variance is the biased one
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, std, gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    xhat, std, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dgamma, dbeta = (dout * xhat).sum(axis=0), dout.sum(axis=0)
    dx = gamma / std * (dout - dbeta / len(dout) - xhat * dgamma / len(dout))
    return dx, dgamma, dbeta


#% id: ex10-batchnorm-one-02
#% kind: one
#% why: one variance for the whole batch instead of one a feature
class Normaliser:
    def __init__(self, mean, var, eps):
        self.mean = mean
        self.inv = 1 / np.sqrt(var + eps)

    def apply(self, x):
        return (x - self.mean) * self.inv


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.array(x, dtype=float)
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    g = np.array(gamma, dtype=float)
    if training:
        m = np.mean(x, axis=0)
        v = np.var(x) * np.ones(x.shape[1])  #! axis=0 is missing
        rm = momentum * rm + (1 - momentum) * m
        rv = momentum * rv + (1 - momentum) * v
        norm = Normaliser(m, v, eps)
    else:
        norm = Normaliser(rm, rv, eps)
    xn = norm.apply(x)
    return xn * g + np.array(beta), (xn, norm.inv, g), rm, rv


def batchnorm_backward(dout, cache):
    xn, inv, g = cache
    d = np.array(dout, dtype=float)
    e = d * g
    return inv * (e - e.mean(0) - xn * (e * xn).mean(0)), (d * xn).sum(0), d.sum(0)


#% id: ex10-batchnorm-one-03
#% kind: one
#% why: eps added to the standard deviation
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    m, v = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    mu, s2 = m, v
    if training:
        mu, s2 = x.mean(axis=0), x.var(axis=0)
        m, v = momentum * m + (1 - momentum) * mu, momentum * v + (1 - momentum) * s2
    root = s2 ** 0.5 + eps  #! eps belongs under the root
    z = (x - mu) / root
    out = np.asarray(gamma) * z + np.asarray(beta)
    return out, (z, root, np.asarray(gamma)), m, v


def batchnorm_backward(dout, cache):
    z, root, gamma = cache
    d = np.asarray(dout, dtype=float)
    db, dg = d.sum(0), (d * z).sum(0)
    n = d.shape[0]
    return gamma * (n * d - db - z * dg) / (n * root), dg, db


#% id: ex10-batchnorm-one-04
#% kind: one
#% why: momentum weighs the new value
def _blend(old, new, amount):
    old = np.asarray(old, dtype=float)
    return amount * new + (1 - amount) * old  #! momentum belongs to the old statistic


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    if training:
        centre, spread = np.mean(x, axis=0), np.var(x, axis=0)
        new_mean = _blend(running_mean, centre, momentum)
        new_var = _blend(running_var, spread, momentum)
    else:
        centre = new_mean = np.array(running_mean, dtype=float)
        spread = new_var = np.array(running_var, dtype=float)
    inv = 1.0 / np.sqrt(spread + eps)
    xhat = (x - centre) * inv
    out = np.multiply(gamma, xhat) + np.asarray(beta)
    return out, [xhat, inv, gamma], new_mean, new_var


def batchnorm_backward(dout, cache):
    xhat, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = dout * gamma
    dx = inv * (dxhat - np.mean(dxhat, axis=0) - xhat * np.mean(dxhat * xhat, axis=0))
    return dx, np.sum(dout * xhat, axis=0), np.sum(dout, axis=0)


#% id: ex10-batchnorm-one-05
#% kind: one
#% why: running statistics move at prediction too
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    old_mean = np.asarray(running_mean, dtype=float)
    old_var = np.asarray(running_var, dtype=float)

    batch_mean = x.mean(axis=0)
    batch_var = ((x - batch_mean) ** 2).mean(axis=0)
    if training:
        use_mean, use_var = batch_mean, batch_var
    else:
        use_mean, use_var = old_mean, old_var

    next_mean = momentum * old_mean + (1 - momentum) * batch_mean  #! done for training=False as well
    next_var = momentum * old_var + (1 - momentum) * batch_var

    inv_std = 1 / np.sqrt(use_var + eps)
    x_norm = (x - use_mean) * inv_std
    y = gamma * x_norm + np.asarray(beta)
    return y, (x_norm, inv_std, gamma), next_mean, next_var


def batchnorm_backward(dout, cache):
    x_norm, inv_std, gamma = cache
    g = np.asarray(dout, dtype=float)
    dgamma = (g * x_norm).sum(axis=0)
    dbeta = g.sum(axis=0)
    dx = inv_std * gamma * (g - dbeta / len(g) - x_norm * dgamma / len(g))
    return dx, dgamma, dbeta


#% id: ex10-batchnorm-one-06
#% kind: one
#% why: training normalises with the running statistics that were just updated
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, rm, rv = np.asarray(x, dtype=float), np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    mu, var = rm, rv
    if training:
        mu = x.mean(0)
        var = x.var(0)
        rm = momentum * rm + (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * var
    inv = 1 / np.sqrt(var + eps)
    xhat = (x - rm) * inv  #! in training the mean of the batch is subtracted
    g = np.asarray(gamma, dtype=float)
    return g * xhat + np.asarray(beta), (xhat, inv, g), rm, rv


def batchnorm_backward(dout, cache):
    xhat, inv, g = cache
    dout = np.asarray(dout, dtype=float)
    n = len(dout)
    dg = np.einsum("nf,nf->f", dout, xhat)
    db = np.einsum("nf->f", dout)
    return g * inv * (dout - (db + xhat * dg) / n), dg, db


#% id: ex10-batchnorm-two-01
#% kind: two
#% why: eps forgotten, standard deviation in the running variance
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    if training:
        mean = x.mean(axis=0)
        std = x.std(axis=0)
        new_rm = rm * momentum + mean * (1 - momentum)
        new_rv = rv * momentum + std * (1 - momentum)  #! std is not squared
    else:
        mean, std = rm, np.sqrt(rv)
        new_rm, new_rv = rm, rv
    divisor = std  #! eps is missing under the root
    xn = (x - mean) / divisor
    return gamma * xn + np.asarray(beta), (xn, divisor, gamma), new_rm, new_rv


def batchnorm_backward(dout, cache):
    xn, divisor, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxn = dout * gamma
    dx = (dxn - dxn.mean(axis=0) - xn * (dxn * xn).mean(axis=0)) / divisor
    return dx, (dout * xn).sum(axis=0), dout.sum(axis=0)


#% id: ex10-batchnorm-two-02
#% kind: two
#% why: shift before scale, running variance fed with the mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    inputs = np.array(x, dtype=float)
    scale_vector = np.array(gamma, dtype=float)
    shift_vector = np.array(beta, dtype=float)
    current_mean = np.array(running_mean, dtype=float)
    current_var = np.array(running_var, dtype=float)
    if training == True:
        batch_statistics = []
        for column_index in range(inputs.shape[1]):
            one_column = inputs[:, column_index]
            batch_statistics.append([np.mean(one_column), np.var(one_column)])
        batch_statistics = np.array(batch_statistics)
        mean_to_use = batch_statistics[:, 0]
        var_to_use = batch_statistics[:, 1]
        current_mean = momentum * current_mean + (1 - momentum) * mean_to_use
        current_var = momentum * current_var + (1 - momentum) * mean_to_use  #! the mean goes into the variance
    else:
        mean_to_use = current_mean
        var_to_use = current_var
    inverse = 1 / np.sqrt(var_to_use + eps)
    normalised = (inputs - mean_to_use) * inverse
    result = scale_vector * (normalised + shift_vector)  #! beta is multiplied by gamma too
    return result, (normalised, inverse, scale_vector), current_mean, current_var


def batchnorm_backward(dout, cache):
    normalised, inverse, scale_vector = cache
    d = np.array(dout, dtype=float)
    u = d * scale_vector
    dx = (u - u.mean(axis=0) - normalised * (u * normalised).mean(axis=0)) * inverse
    return dx, (d * normalised).sum(axis=0), d.sum(axis=0)


#% id: ex10-batchnorm-two-03
#% kind: two
#% why: statistics updated in the caller's arrays, unbiased variance
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    g = np.asarray(gamma, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    if training:
        mu, var = x.mean(axis=0), np.cov(x, rowvar=False, ddof=int(len(x) > 1)).reshape(g.size, -1).diagonal()  #! ddof=1 is the unbiased variance
        for running, batch in ((rm, mu), (rv, var)):
            running *= momentum  #! asarray made no copy, the arguments are overwritten
            running += (1 - momentum) * batch
    else:
        mu, var = rm, rv
    inv = np.reciprocal(np.sqrt(var + eps))
    xh = (x - mu) * inv
    return xh * g + np.asarray(beta), (xh, g, inv), rm, rv


def batchnorm_backward(dout, cache):
    xh, g, inv = cache
    d = np.asarray(dout, dtype=float)
    n = d.shape[0]
    dgamma = (d * xh).sum(axis=0)
    dbeta = d.sum(axis=0)
    return (g * inv / n) * (n * d - dbeta - xh * dgamma), dgamma, dbeta


#% id: ex10-batchnorm-two-04
#% kind: two
#% why: no root at prediction, fixed weights instead of momentum for the mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    if not training:
        xh = (x - rm) / (rv + eps)  #! the square root is missing
        return gamma * xh + beta, None, rm, rv
    mu = x.mean(axis=0)
    xc = x - mu
    var = (xc * xc).mean(axis=0)
    std = np.sqrt(var + eps)
    xh = xc / std
    rm = momentum * rm + 0.1 * mu  #! 0.1 is right for momentum = 0.9 only
    rv = momentum * rv + (1 - momentum) * var
    return gamma * xh + beta, (xh, std, gamma), rm, rv


def batchnorm_backward(dout, cache):
    xh, std, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxh = dout * gamma
    dx = (dxh - dxh.mean(axis=0) - xh * (dxh * xh).mean(axis=0)) / std
    return dx, (dout * xh).sum(axis=0), dout.sum(axis=0)


#% id: ex10-batchnorm-three-01
#% kind: three
#% why: global mean, division by the variance, batch variance handed out as running variance
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.array(x).astype(float)
    g = np.array(gamma).astype(float)
    b = np.array(beta).astype(float)
    rm = np.array(running_mean).astype(float)
    rv = np.array(running_var).astype(float)
    if training:
        m = x.mean() + np.zeros(x.shape[1])  #! the mean of everything, not of every feature
        v = x.var(axis=0)
        rm = rm * momentum + m * (1 - momentum)
        rv = v  #! replaced by the batch's, not mixed with momentum
    else:
        m, v = rm, rv
    d = v + eps  #! no square root
    xn = (x - m) / d
    return g * xn + b, (xn, d, g), rm, rv


def batchnorm_backward(dout, cache):
    xn, d, g = cache
    up = np.array(dout).astype(float)
    dg = (up * xn).sum(axis=0)
    db = up.sum(axis=0)
    return g / d * (up - db / len(up) - xn * dg / len(up)), dg, db


#% id: ex10-batchnorm-three-02
#% kind: three
#% why: gamma and beta swapped, deviation without the square, statistics left as they were
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    rows = np.asarray(x, dtype=float)
    means = np.asarray(running_mean, dtype=float)
    variances = np.asarray(running_var, dtype=float)
    scale, shift = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)

    def update(old, new):
        return momentum * old + (1 - momentum) * new

    if training:
        centre = rows.mean(axis=0)
        spread = np.abs(rows - centre).mean(axis=0)  #! absolute deviations, not squared ones
        next_means, next_variances = means, update(variances, spread)  #! the running mean is not updated
    else:
        centre, spread = means, variances
        next_means, next_variances = means, variances
    inverse = 1 / np.sqrt(spread + eps)
    z = (rows - centre) * inverse
    y = shift * z + scale  #! gamma and beta in each other's place
    return y, (z, inverse, scale), next_means, next_variances


def batchnorm_backward(dout, cache):
    z, inverse, scale = cache
    d = np.asarray(dout, dtype=float)
    ds = d * scale
    return inverse * (ds - ds.mean(0) - z * (ds * z).mean(0)), (d * z).sum(0), d.sum(0)


#% id: ex10-batchnorm-three-03
#% kind: three
#% why: inference forgets beta, eps subtracted, momentum swapped for the mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    g = np.asarray(gamma, dtype=float)
    rm = np.asarray(running_mean, dtype=float)
    rv = np.asarray(running_var, dtype=float)

    def normalise(mean, var):
        return (x - mean) / np.sqrt(var - eps)  #! eps is added, not subtracted

    if training:
        mean, var = np.mean(x, axis=0), np.var(x, axis=0)
        xh = normalise(mean, var)
        keep, take = momentum, 1 - momentum
        rm = take * rm + keep * mean  #! the weights are the wrong way round
        rv = keep * rv + take * var
        return g * xh + np.asarray(beta), (xh, np.sqrt(var + eps), g), rm, rv
    return g * normalise(rm, rv), None, rm, rv  #! beta is missing at prediction


def batchnorm_backward(dout, cache):
    xh, std, g = cache
    d = np.asarray(dout, dtype=float)
    n = d.shape[0]
    dg, db = (d * xh).sum(axis=0), d.sum(axis=0)
    return g / (n * std) * (n * d - db - xh * dg), dg, db


#% id: ex10-batchnorm-rare-01
#% kind: rare
#% why: bracket too late in the update of the running variance
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    mean, var = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    m, v = mean, var
    if training:
        m = x.mean(axis=0)
        v = x.var(axis=0)
        mean = momentum * mean + (1 - momentum) * m
        var = momentum * var + (1 - momentum * v)  #! 1 - momentum * v, the bracket closes too late
    inv = 1 / np.sqrt(v + eps)
    xhat = (x - m) * inv
    out = gamma * xhat + np.asarray(beta)
    return out, (xhat, inv, gamma), mean, var


def batchnorm_backward(dout, cache):
    xhat, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = gamma * dout
    dx = inv * (dxhat - dxhat.mean(axis=0) - xhat * (dxhat * xhat).mean(axis=0))
    return dx, (dout * xhat).sum(axis=0), dout.sum(axis=0)


#% id: ex10-batchnorm-rare-02
#% kind: rare
#% why: unbiased variance for the running statistic alone, as in another framework
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    a = np.asarray(x, dtype=float)
    w = np.asarray(gamma, dtype=float)
    rmean, rvar = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    if training:
        n = a.shape[0]
        mu, s = a.mean(axis=0), a.var(axis=0)
        rmean = momentum * rmean + (1 - momentum) * mu
        rvar = momentum * rvar + (1 - momentum) * s * n / max(n - 1, 1)  #! Bessel's factor, the biased variance goes in here
    else:
        mu, s = rmean, rvar
    r = np.sqrt(s + eps)
    z = (a - mu) / r
    return w * z + np.asarray(beta), {"z": z, "r": r, "w": w}, rmean, rvar


def batchnorm_backward(dout, cache):
    z, r, w = (cache[k] for k in "zrw")
    d = np.asarray(dout, dtype=float)
    dw = np.sum(d * z, axis=0)
    db = np.sum(d, axis=0)
    return w * (d - (db + z * dw) / len(d)) / r, dw, db


#% id: ex10-batchnorm-rare-03
#% kind: rare
#% why: batch variance measured about the running mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    running_mean = np.asarray(running_mean, dtype=float)
    running_var = np.asarray(running_var, dtype=float)
    if training:
        mean = np.add.reduce(x, axis=0) / len(x)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        distance = x - running_mean  #! the distance from the batch's own mean counts
        var = np.add.reduce(distance ** 2, axis=0) / len(x)
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    inv = 1 / np.sqrt(var + eps)
    hat = (x - mean) * inv
    return gamma * hat + np.asarray(beta), (hat, inv, gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    hat, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    back = dout * gamma
    dx = inv * (back - back.mean(axis=0) - hat * np.mean(back * hat, axis=0))
    return dx, np.sum(dout * hat, axis=0), np.sum(dout, axis=0)


#% id: ex10-batchnorm-rare-04
#% kind: rare
#% why: eps as a floor of the variance instead of an addend
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    X = np.atleast_2d(np.array(x, dtype=float))
    RM, RV = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        M, V = X.mean(axis=0), X.var(axis=0)
        RM, RV = [momentum * R + (1 - momentum) * S for R, S in ((RM, M), (RV, V))]
    else:
        M, V = RM, RV
    S = np.sqrt(np.maximum(V, eps))  #! the larger of the two, not the sum
    Z = (X - M) / S
    G = np.array(gamma, dtype=float)
    return G * Z + np.array(beta), (Z, S, G), RM, RV


def batchnorm_backward(dout, cache):
    Z, S, G = cache
    D = np.array(dout, dtype=float)
    DZ = D * G
    DX = (DZ - DZ.mean(axis=0) - Z * (DZ * Z).mean(axis=0)) / S
    return DX, (D * Z).sum(axis=0), D.sum(axis=0)


#% id: ex10-batchnorm-rare-05
#% kind: rare
#% why: the first batch fills the running mean at once
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    g = np.asarray(gamma, dtype=float)
    old = [np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)]
    now = [x.mean(axis=0), x.var(axis=0)] if training else old
    new = list(old)
    if training:
        first_batch = not old[0].any()  #! running means of 0 are mixed like all others
        m = 0.0 if first_batch else momentum
        new = [m * o + (1 - m) * b for o, b in zip(old, now)]
    std = np.sqrt(now[1] + eps)
    xhat = (x - now[0]) / std
    return g * xhat + np.asarray(beta), (xhat, std, g), new[0], new[1]


def batchnorm_backward(dout, cache):
    xhat, std, g = cache
    dout = np.asarray(dout, dtype=float)
    n = len(dout)
    dg = (dout * xhat).sum(axis=0)
    db = dout.sum(axis=0)
    dx = g / std * (dout - db / n - xhat * dg / n)
    return dx, dg, db


#% id: ex10-batchnorm-rare-06
#% kind: rare
#% why: Keras's default of momentum instead of the contract's
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.99, eps=1e-5, training=True):  #! the default is 0.9
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    mean = x.mean(axis=0) if training else rm
    var = x.var(axis=0) if training else rv
    if training:
        rm = rm - (1 - momentum) * (rm - mean)
        rv = rv - (1 - momentum) * (rv - var)
    inv = (var + eps) ** (-1 / 2)
    xhat = inv * (x - mean)
    return beta + gamma * xhat, (gamma, inv, xhat), rm, rv


def batchnorm_backward(dout, cache):
    gamma, inv, xhat = cache
    d = np.asarray(dout, dtype=float)
    dgamma = np.einsum("ij,ij->j", d, xhat)
    dbeta = d.sum(axis=0)
    dx = inv * gamma * (d - dbeta / len(d) - xhat * (dgamma / len(d)))
    return dx, dgamma, dbeta
