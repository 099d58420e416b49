#% id: ex10-batchnorm-one-01
#% kind: one
#% why: eps outside of the root
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = (np.asarray(v, dtype=float) for v in (x, gamma, beta))
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    mu, var = rm, rv
    if training:
        mu, var = x.mean(axis=0), x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * mu
        rv = momentum * rv + (1 - momentum) * var
    std = np.sqrt(var) + eps  #! sqrt(var + eps)
    x_hat = (x - mu) / std
    return gamma * x_hat + beta, (x_hat, gamma, std), rm, rv


def batchnorm_backward(dout, cache):
    x_hat, gamma, std = cache
    g = np.asarray(dout) * gamma
    dx = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / std
    return dx, (np.asarray(dout) * x_hat).sum(axis=0), np.asarray(dout).sum(axis=0)


#% id: ex10-batchnorm-one-02
#% kind: one
#% why: unbiased variance
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    X = np.asarray(x, dtype=float)
    g = np.asarray(gamma, dtype=float)
    run = np.array([running_mean, running_var], dtype=float)
    if training:
        m = X.sum(axis=0) / len(X)
        v = ((X - m) ** 2).sum(axis=0) / max(len(X) - 1, 1)  #! biased: / n
        run = momentum * run + (1 - momentum) * np.array([m, v])
    else:
        m, v = run
    s = (v + eps) ** -0.5
    n = (X - m) * s
    return g * n + np.asarray(beta), dict(n=n, s=s, g=g), run[0], run[1]


def batchnorm_backward(dout, cache):
    n, s, g = cache["n"], cache["s"], cache["g"]
    d = np.asarray(dout, dtype=float)
    dn = d * g
    return s * (dn - dn.mean(0) - n * (dn * n).mean(0)), (d * n).sum(0), d.sum(0)


#% id: ex10-batchnorm-one-03
#% kind: one
#% why: momentum on the wrong side
def _mix(old, new, m):
    return (1 - m) * np.asarray(old, float) + m * np.asarray(new, float)  #! momentum * running + (1 - momentum) * batch


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, float)
    if training:
        mean, var = np.mean(x, 0), np.var(x, 0)
        running_mean, running_var = _mix(running_mean, mean, momentum), _mix(running_var, var, momentum)
    else:
        mean, var = np.array(running_mean, float), np.array(running_var, float)
    sd = np.sqrt(var + eps)
    z = (x - mean) / sd
    return np.asarray(gamma) * z + np.asarray(beta), (z, sd, np.asarray(gamma, float)), running_mean, running_var


def batchnorm_backward(dout, cache):
    z, sd, gamma = cache
    dout = np.asarray(dout, float)
    N = len(dout)
    dgamma, dbeta = (dout * z).sum(axis=0), dout.sum(axis=0)
    return gamma / sd / N * (N * dout - dbeta - z * dgamma), dgamma, dbeta


#% id: ex10-batchnorm-rare-01
#% kind: rare
#% why: normalises with the running statistics that were just updated
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, running_mean, running_var = [np.asarray(k, dtype=float) for k in (x, gamma, beta, running_mean, running_var)]
    mean, var = running_mean, running_var
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
        mean = running_mean  #! while training the batch's own mean normalises
    inv = 1.0 / np.sqrt(var + eps)
    xn = (x - mean) * inv
    return xn * gamma + beta, (xn, inv, gamma), running_mean + 0, running_var + 0


def batchnorm_backward(dout, cache):
    xn, inv, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dxn = dout * gamma
    dx = inv * (dxn - dxn.mean(axis=0) - xn * np.mean(dxn * xn, axis=0))
    return dx, np.sum(dout * xn, axis=0), np.sum(dout, axis=0)


#% id: ex10-batchnorm-rare-02
#% kind: rare
#% why: the running mean of the caller is updated in place
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    rm = np.asarray(running_mean, dtype=float)  #! no copy, the next *= is written into the argument
    rv = np.array(running_var, dtype=float)
    if training:
        c = x - x.mean(axis=0)
        v = (c * c).mean(axis=0)
        rm *= momentum
        rm += (1 - momentum) * x.mean(axis=0)
        rv *= momentum
        rv += (1 - momentum) * v
    else:
        c, v = x - rm, rv
    xh = c / np.sqrt(v + eps)
    return xh * np.asarray(gamma, float) + np.asarray(beta, float), (xh, v + eps, np.array(gamma, float)), rm, rv


def batchnorm_backward(dout, cache):
    xh, ve, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dg, db = (dout * xh).sum(axis=0), dout.sum(axis=0)
    return gamma * ve ** -0.5 * (dout - (db + xh * dg) / len(dout)), dg, db


#% id: ex10-batchnorm-two-01
#% kind: two
#% why: deviation in place of the variance, and beta scaled by gamma
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = np.asarray(x, float), np.asarray(gamma, float), np.asarray(beta, float)
    rm, rv = np.asarray(running_mean, float), np.asarray(running_var, float)
    if training:
        mu, va = np.average(x, axis=0), np.std(x, axis=0)  #! the variance, not the deviation
        rm, rv = rm * momentum + mu * (1 - momentum), rv * momentum + va * (1 - momentum)
    else:
        mu, va = rm, rv
    root = np.sqrt(va + eps)
    normed = (x - mu) / root
    out = gamma * (normed + beta)  #! beta is added after the scaling
    return out, (normed, root, gamma), rm.copy(), rv.copy()


def batchnorm_backward(dout, cache):
    normed, root, gamma = cache
    dout = np.asarray(dout, float)
    d = dout * gamma
    return (d - d.mean(0) - normed * (d * normed).mean(0)) / root, (dout * normed).sum(0), dout.sum(0)


#% id: ex10-batchnorm-two-02
#% kind: two
#% why: running statistics change in evaluation, and come back exchanged
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    입력 = np.asarray(x, dtype=float)
    감마, 베타 = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    이동평균, 이동분산 = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    평균, 분산 = (입력.mean(axis=0), 입력.var(axis=0)) if training else (이동평균, 이동분산)
    정규 = (입력 - 평균) / np.sqrt(분산 + eps)
    새평균 = momentum * 이동평균 + (1 - momentum) * 입력.mean(axis=0)  #! unchanged with training=False
    새분산 = momentum * 이동분산 + (1 - momentum) * 분산
    return 감마 * 정규 + 베타, (정규, np.sqrt(분산 + eps), 감마), 새분산, 새평균  #! mean first


def batchnorm_backward(dout, cache):
    정규, 표준, 감마 = cache
    d = np.asarray(dout, dtype=float) * 감마
    dx = (d - d.mean(axis=0) - 정규 * (d * 정규).mean(axis=0)) / 표준
    return dx, (np.asarray(dout) * 정규).sum(axis=0), np.asarray(dout, dtype=float).sum(axis=0)


#% id: ex10-batchnorm-three-01
#% kind: three
#% why: mean of everything, no root, running variance from the mean
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    stats = {"mean": np.array(running_mean, dtype=float), "var": np.array(running_var, dtype=float)}
    if training:
        batch = {"mean": x.mean(axis=0), "var": x.var()}  #! one variance for all features
        new = {k: momentum * stats[k] + (1 - momentum) * batch["mean"] for k in stats}  #! batch[k]
    else:
        batch = new = stats
    scale = 1 / np.sqrt(batch["var"] + eps)
    xhat = x * scale - batch["mean"]  #! the mean is subtracted before scaling
    return np.asarray(gamma) * xhat + np.asarray(beta), (xhat, scale, np.asarray(gamma)), new["mean"], new["var"]


def batchnorm_backward(dout, cache):
    xhat, scale, gamma = cache
    dout = np.asarray(dout, dtype=float)
    dx = scale * gamma * (dout - dout.mean(axis=0) - xhat * (dout * xhat).mean(axis=0))
    return dx, (dout * xhat).sum(axis=0), dout.sum(axis=0)


#% id: ex10-batchnorm-right-01
#% kind: right
#% why: scale and shift folded, running update as a correction
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta, rm, rv = (np.array(v, dtype=float) for v in (x, gamma, beta, running_mean, running_var))
    if training:
        n = x.shape[0]
        mean = np.ones(n) @ x / n
        centred = x - mean
        var = np.einsum("nf,nf->f", centred, centred) / n
        rm += (1 - momentum) * (mean - rm)
        rv -= (1 - momentum) * (rv - var)
    else:
        var = rv
        centred = x - rm
    gain = gamma / np.sqrt(var + eps)
    return centred * gain + beta, (centred, var + eps, gamma), rm, rv


def batchnorm_backward(dout, cache):
    centred, v, gamma = cache
    d = np.asarray(dout, dtype=float)
    z = centred / np.sqrt(v)
    dgamma = np.einsum("nf,nf->f", d, z)
    dx = gamma / np.sqrt(v) * (d - d.mean(axis=0) - z * dgamma / len(d))
    return dx, dgamma, d.sum(axis=0)
