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
    old_mean, old_var = running_mean, running_var
    update = by_batch = training
    if mistake("training-for-evaluation"):
        update = by_batch = not training
    if mistake("running-statistics-move-in-evaluation"):
        update = True
    if mistake("batch-statistics-in-evaluation"):
        by_batch = True
    if mistake("running-statistics-normalise-while-training"):
        by_batch = False
    if mistake("momentum-for-the-new-statistics"):
        momentum = 1 - momentum
    n = len(x)
    mean, var = np.mean(x, axis=0), np.var(x, axis=0)
    if mistake("variance-with-n-minus-1"):
        var = var * n / np.maximum(n - 1, 1)
    moving = var
    if mistake("running-variance-with-n-minus-1"):
        moving = var * n / np.maximum(n - 1, 1)
    if mistake("running-deviation"):
        moving = np.sqrt(var)
    if update:
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * moving
    if mistake("running-statistics-of-the-batch-alone"):
        if update:
            running_mean, running_var = mean, moving
    if mistake("running-mean-stays"):
        running_mean = old_mean
    if mistake("running-variance-stays"):
        running_var = old_var
    if not by_batch:
        mean, var = old_mean, old_var
        if mistake("normalised-by-the-new-running-statistics"):
            mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    if mistake("eps-outside-the-root"):
        std = np.sqrt(var) + eps
    if mistake("variance-for-deviation"):
        std = var + eps
    if mistake("eps-missing"):
        std = np.sqrt(var)
    x_hat = (x - mean) / std
    if mistake("gamma-and-beta-exchanged"):
        gamma, beta = beta, gamma
    out = gamma * x_hat + beta
    if mistake("shift-before-scale"):
        out = gamma * (x_hat + beta)
    return out, (x_hat, gamma, 1 / std), running_mean, running_var


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
