"""Right ways to normalise a batch, each with the backward function that reads its cache."""

import functools
from dataclasses import dataclass
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np

from . import right


def running(old, new, momentum):
    return momentum * np.asarray(old) + (1 - momentum) * np.asarray(new)


def backward_staged(dout, cache):
    # Step by step through the computational graph, as the CS231n course does it.
    gamma, x_hat, centred, inverse, root, variance, eps = cache
    n = dout.shape[0]
    dbeta, dgamma = np.sum(dout, axis=0), np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    dinverse = np.sum(dx_hat * centred, axis=0)
    droot = -1.0 / root**2 * dinverse
    dvariance = 0.5 / np.sqrt(variance + eps) * droot
    dsquares = np.ones(dout.shape) / n * dvariance
    dcentred = dx_hat * inverse + 2 * centred * dsquares
    dmean = -np.sum(dcentred, axis=0)
    return dcentred + np.ones(dout.shape) / n * dmean, dgamma, dbeta


@right(
    of="batchnorm",
    why="stage by stage, every stage in the cache",
    together_with={"batchnorm_backward": backward_staged},
)
def batchnorm_staged(
    x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True
):
    if not training:
        x_hat = (x - running_mean) / np.sqrt(running_var + eps)
        return gamma * x_hat + beta, None, running_mean, running_var
    mean = 1.0 / len(x) * np.sum(x, axis=0)
    centred = x - mean
    variance = 1.0 / len(x) * np.sum(centred**2, axis=0)
    root = np.sqrt(variance + eps)
    inverse = 1.0 / root
    x_hat = centred * inverse
    cache = gamma, x_hat, centred, inverse, root, variance, eps
    mean, variance = (
        running(running_mean, mean, momentum),
        running(running_var, variance, momentum),
    )
    return gamma * x_hat + beta, cache, mean, variance


class Result(NamedTuple):
    out: np.ndarray
    cache: object
    mean: np.ndarray
    variance: np.ndarray


def backward_dict(dout, cache):
    n, x_hat = len(dout), cache["x_hat"]
    dbeta, dgamma = dout.sum(axis=0), (x_hat * dout).sum(axis=0)
    dx = cache["gamma"] / cache["std"] / n * (n * dout - dbeta - x_hat * dgamma)
    return [dx, dgamma, dbeta]


@right(
    of="batchnorm",
    why="the mean of squares minus the squared mean, in float64; a dict and a named tuple",
    together_with={"batchnorm_backward": backward_dict},
)
def batchnorm_moments(
    x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True
):
    mean, variance = running_mean, running_var
    if training:
        # In float32 hardly a digit of this difference would be right at a large mean.
        x = np.asarray(x, dtype=float)
        mean, variance = x.mean(0), np.mean(x * x, 0) - np.mean(x, 0) ** 2
        running_mean = running_mean + (1 - momentum) * (mean - running_mean)
        running_var = running_var + (1 - momentum) * (variance - running_var)
    std = (variance + eps) ** 0.5
    x_hat = (x - mean) / std
    cache = {"x_hat": x_hat, "gamma": gamma, "std": std}
    return Result(gamma * x_hat + beta, cache, running_mean, running_var)


@dataclass
class Pass:
    """What one pass leaves behind for its backward."""

    x: np.ndarray
    gamma: np.ndarray
    eps: float


def backward_by_projection(dout, cache):
    # dx_hat loses what it has along the ones and, but for eps, along x_hat.
    dx = np.empty(dout.shape)
    dgamma = np.empty(dout.shape[1])
    for j, (column, g) in enumerate(zip(cache.x.T, dout.T, strict=True)):
        centred = column - column.mean()
        std = np.sqrt(np.var(column) + cache.eps)
        u = centred / std
        flat = g - g.mean()
        dx[:, j] = cache.gamma[j] / std * (flat - u * np.dot(u, g) / len(g))
        dgamma[j] = np.dot(u, g)
    return dx, dgamma, np.ones(len(dout)) @ dout


@right(
    of="batchnorm",
    why="feature by feature; the input in an object as the cache",
    together_with={"batchnorm_backward": backward_by_projection},
)
def batchnorm_features(
    x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True
):
    out, mean, var = np.zeros(x.shape), list(running_mean), list(running_var)
    for j in range(x.shape[1]):
        m, v = (np.mean(x[:, j]), np.var(x[:, j])) if training else (mean[j], var[j])
        out[:, j] = gamma[j] * (x[:, j] - m) / np.sqrt(v + eps) + beta[j]
        if training:
            mean[j] = momentum * mean[j] + (1 - momentum) * m
            var[j] = momentum * var[j] + (1 - momentum) * v
    return out, Pass(x, gamma, eps), mean, var


def backward_call(dout, cache):
    return cache(dout)


@right(
    of="batchnorm",
    why="a closure as the cache, which takes complex steps",
    together_with={"batchnorm_backward": backward_call},
)
def batchnorm_complex_step(
    x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True
):
    def normalised(inputs, scale, shift):
        centred = inputs - inputs.sum(axis=0) / len(inputs)
        # No conjugate: the function must stay analytic.
        return scale * centred / np.sqrt((centred**2).sum(axis=0) / len(inputs) + eps) + shift

    def gradients(dout, step=1e-30):
        point, found = [x, gamma, beta], []
        for k, part in enumerate(point):
            slopes = np.zeros(np.shape(part))
            for index in np.ndindex(slopes.shape):
                moved = [np.array(p, dtype=complex) for p in point]
                moved[k][index] += 1j * step
                slopes[index] = np.sum(dout * normalised(*moved).imag) / step
            found.append(slopes)
        return tuple(found)

    if not training:
        out = gamma * (x - running_mean) * np.power(running_var + eps, -0.5) + beta
        return out, None, running_mean.copy(), running_var.copy()
    mean, var = running(running_mean, x.mean(0), momentum), running(running_var, x.var(0), momentum)
    return normalised(x, gamma, beta), gradients, mean, var


def backward_columns(dout, cache):
    dout, (x_hat, scale) = dout.T, cache
    n = dout.shape[1]
    # The Jacobian of one feature: scale (I - 11'/n - x_hat x_hat'/n), symmetric.
    eye = np.eye(n) - 1 / n
    jacobian = scale[:, None, None] * (eye - x_hat[:, :, None] * x_hat[:, None, :] / n)
    dx = np.einsum("fij,fj->fi", jacobian, dout)
    return dx.T, np.einsum("fn,fn->f", dout, x_hat), dout.sum(axis=1)


@right(
    of="batchnorm",
    why="examples as columns, and the whole Jacobian backward",
    together_with={"batchnorm_backward": backward_columns},
)
def batchnorm_columns(
    x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True
):
    rows = np.ascontiguousarray(x.T)
    mean = rows.mean(axis=1) if training else running_mean
    var = np.einsum("fn,fn->f", rows - mean[:, None], rows - mean[:, None]) / len(x)
    var = var if training else running_var
    x_hat = (rows - mean[:, None]) / np.sqrt(var[:, None] + eps)
    out = np.diag(gamma) @ x_hat + np.reshape(beta, (-1, 1))
    cache = x_hat, gamma / np.sqrt(var + eps)
    if training:
        mean = np.average([running_mean, mean], axis=0, weights=[momentum, 1 - momentum])
        var = np.average([running_var, var], axis=0, weights=[momentum, 1 - momentum])
    return [out.T, cache, mean, var]


def backward_send(dout, cache):
    return cache.send(dout)


@right(
    of="batchnorm",
    why="a coroutine as the cache, waiting for dout",
    together_with={"batchnorm_backward": backward_send},
)
def batchnorm_coroutine(
    x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True
):
    def both_ways():
        inverse = 1 / np.sqrt(np.var(x, axis=0) + eps)
        x_hat = (x - np.mean(x, axis=0)) * inverse
        answer = gamma * x_hat + beta
        while True:
            dout = yield answer
            dx_hat = dout * gamma
            dx = inverse * (dx_hat - dx_hat.mean(axis=0) - x_hat * np.mean(dx_hat * x_hat, axis=0))
            answer = dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)

    if not training:
        scale = gamma / np.sqrt(running_var + eps)
        return x * scale + (beta - running_mean * scale), None, running_mean, running_var
    cache = both_ways()
    out = next(cache)
    mean, var = np.mean(x, axis=0), np.var(x, axis=0)
    return out, cache, running(running_mean, mean, momentum), running(running_var, var, momentum)


def backward_lists(dout, cache):
    x_hat, gamma, std = cache
    n, features = len(dout), range(len(gamma))
    dbeta = [sum(float(row[j]) for row in dout) for j in features]
    dgamma = [sum(float(dout[i][j]) * x_hat[i][j] for i in range(n)) for j in features]
    dx = [
        [
            gamma[j] / std[j] * (dout[i][j] - dbeta[j] / n - x_hat[i][j] * dgamma[j] / n)
            for j in features
        ]
        for i in range(n)
    ]
    return dx, dgamma, dbeta


@right(
    of="batchnorm",
    why="pure Python: nested lists",
    together_with={"batchnorm_backward": backward_lists},
)
def batchnorm_lists(
    x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True
):
    mean, var = [float(m) for m in running_mean], [float(v) for v in running_var]
    batch_mean, batch_var = list(mean), list(var)
    if training:
        columns = [[float(row[j]) for row in x] for j in range(len(gamma))]
        batch_mean = [sum(c) / len(c) for c in columns]
        batch_var = [
            sum((value - m) ** 2 for value in c) / len(c)
            for c, m in zip(columns, batch_mean, strict=True)
        ]
        mean = [momentum * a + (1 - momentum) * b for a, b in zip(mean, batch_mean, strict=True)]
        var = [momentum * a + (1 - momentum) * b for a, b in zip(var, batch_var, strict=True)]
    std = [(v + eps) ** 0.5 for v in batch_var]
    x_hat = [
        [(float(a) - m) / s for a, m, s in zip(row, batch_mean, std, strict=True)] for row in x
    ]
    out = [[g * a + b for a, g, b in zip(row, gamma, beta, strict=True)] for row in x_hat]
    return out, (x_hat, list(gamma), std), mean, var


def backward_namespace(dout, cache):
    dout = dout.astype(np.float32)
    dgamma = (dout * cache.x_hat).sum(axis=0)
    dx = (
        cache.gamma
        * cache.inverse
        * (dout - dout.mean(axis=0) - cache.x_hat * dgamma / np.float32(len(dout)))
    )
    return dx, dgamma, dout.sum(axis=0)


@right(
    of="batchnorm",
    why="float32 once the mean is subtracted, in place; a namespace as the cache",
    together_with={"batchnorm_backward": backward_namespace},
)
def batchnorm_float32(
    x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True
):
    mean = x.mean(axis=0) if training else running_mean
    x_hat = np.subtract(x, mean).astype(np.float32)
    var = np.square(x_hat).mean(axis=0) if training else np.asarray(running_var, dtype=np.float32)
    inverse = np.reciprocal(np.sqrt(var + np.float32(eps)))
    x_hat *= inverse
    cache = SimpleNamespace(x_hat=x_hat, gamma=np.float32(gamma), inverse=inverse)
    out = np.float32(gamma) * x_hat + np.float32(beta)
    if not training:
        return out, cache, running_mean, running_var
    return out, cache, running(running_mean, mean, momentum), running(running_var, var, momentum)


def backward_single(dout, cache):
    x_hat, factor = cache
    dout = np.asarray(dout, dtype=np.float32)
    through_variance = x_hat * np.mean(dout * x_hat, axis=0)
    dx = factor * (dout - np.mean(dout, axis=0) - through_variance)
    return dx, np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0)


@right(
    of="batchnorm",
    why="float32 from the first line on",
    together_with={"batchnorm_backward": backward_single},
)
def batchnorm_single(
    x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True
):
    given = x, gamma, beta, running_mean, running_var
    x, gamma, beta, mean, var = (np.asarray(a, dtype=np.float32) for a in given)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = running(running_mean, mean, momentum)
        running_var = running(running_var, var, momentum)
    root = np.sqrt(var + np.float32(eps))
    x_hat = (x - mean) / root
    return gamma * x_hat + beta, (x_hat, gamma / root), running_mean, running_var


def backward_partial(dout, cache):
    return cache(dout=dout)


def _gradients(x, gamma, eps, *, dout):
    # Through the differences of all pairs: the variance is half their mean square.
    n = len(x)
    centred = x - np.add.reduce(x) / n
    differences = x[:, None, :] - x[None, :, :]
    var = np.square(differences).sum(axis=(0, 1)) / (2 * n * n)
    inverse = (var + eps) ** -0.5
    dx_hat = dout * gamma
    dvar = np.sum(dx_hat * centred, axis=0) * -0.5 * inverse**3
    dcentred = dx_hat * inverse
    dx = dcentred - dcentred.mean(axis=0) + dvar * 2 * centred / n
    return dx, np.sum(dout * centred * inverse, axis=0), np.sum(dout, axis=0)


@right(
    of="batchnorm",
    why="np.cov for the variance; a partial application as the cache",
    together_with={"batchnorm_backward": backward_partial},
)
def batchnorm_partial(
    x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True
):
    def apply(*, mean, variance):
        return (x - mean) / np.sqrt(variance + eps) * gamma + beta

    if not training:
        return apply(mean=running_mean, variance=running_var), None, running_mean, running_var
    covariance = np.atleast_2d(np.cov(x, rowvar=False, bias=True))
    mean, variance = np.average(x, axis=0), np.diag(covariance)
    return (
        apply(mean=mean, variance=variance),
        functools.partial(_gradients, np.array(x), np.array(gamma), eps),
        running(running_mean, mean, momentum),
        running(running_var, variance, momentum),
    )


def batchnorm_row_of_beta(
    x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True
):
    mean, var = (np.mean(x, axis=0), np.var(x, axis=0)) if training else (running_mean, running_var)
    inverse = (var + eps) ** -0.5
    x_hat = (x - mean) * inverse
    if training:
        running_mean = running(running_mean, mean, momentum)
        running_var = running(running_var, var, momentum)
    return gamma * x_hat + beta, (x_hat, gamma, inverse), running_mean, running_var


@right(
    of="batchnorm_backward",
    why="the gradient of beta as a row, as a bias gradient may be",
    together_with={"batchnorm": batchnorm_row_of_beta},
)
def backward_row_of_beta(dout, cache):
    x_hat, gamma, inverse = cache
    g = np.multiply(dout, gamma)
    dx = inverse * (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0))
    return dx, np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0, keepdims=True)
