import numpy as np


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = (np.asarray(a, dtype=float) for a in (x, gamma, beta))
    running_mean, running_var = (np.array(a, dtype=float) for a in (running_mean, running_var))
    if training:
        mean = np.mean(x, axis=0)
        var = np.mean((x - mean) ** 2, axis=0)
        x_hat = (x - mean) / np.sqrt(var + eps)
        out = gamma * x_hat + beta
        new_mean = momentum * running_mean + (1 - momentum) * mean
        new_var = momentum * running_var + (1 - momentum) * var
        return out, (x_hat, gamma, 1 / np.sqrt(var + eps)), new_mean, new_var
    x_hat = (x - running_mean) / np.sqrt(running_var + eps)
    return gamma * x_hat + beta, None, running_mean, running_var


def batchnorm__2(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = (np.asarray(a, dtype=float) for a in (x, gamma, beta))
    running_mean, running_var = (np.array(a, dtype=float) for a in (running_mean, running_var))
    if training:
        mean = np.mean(x, axis=0)
        var = np.var(x, axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    return gamma * x_hat + beta, (x_hat, gamma, 1 / std), running_mean, running_var


def batchnorm_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    x_hat, gamma, inverse_std = cache
    n = len(dout)
    dgamma = np.sum(dout * x_hat, axis=0)
    dbeta = np.sum(dout, axis=0)
    dx_hat = dout * gamma
    dx = (
        (n * dx_hat - np.sum(dx_hat, axis=0) - x_hat * np.sum(dx_hat * x_hat, axis=0))
        * inverse_std
        / n
    )
    return dx, dgamma, dbeta


def batchnorm_backward__2(dout, cache):
    dout = np.asarray(dout, dtype=float)
    x_hat, gamma, inverse_std = cache
    n = len(dout)
    centred = x_hat / inverse_std
    dgamma = np.sum(dout * x_hat, axis=0)
    dbeta = np.sum(dout, axis=0)
    dx_hat = dout * gamma
    dvar = np.sum(dx_hat * centred * -0.5 * inverse_std**3, axis=0)
    dmean = np.sum(-dx_hat * inverse_std, axis=0) + dvar * np.mean(-2 * centred, axis=0)
    dx = dx_hat * inverse_std + dvar * 2 * centred / n + dmean / n
    return dx, dgamma, dbeta


def batchnorm__3(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = (np.asarray(a, dtype=float) for a in (x, gamma, beta))
    running_mean, running_var = (np.array(a, dtype=float) for a in (running_mean, running_var))
    mean, var = running_mean, running_var
    if training:
        mean, var = np.mean(x, axis=0), np.var(x, axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
        new_mean, new_var = mean, var
        mean, var = new_mean, new_var
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, (x_hat, gamma, 1 / np.sqrt(var + eps)), running_mean, running_var
