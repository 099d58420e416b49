#% id: ex10-one-05
#% kind: one
#% why: The path through the variance is missing in dx.
"""Exercise 10: batch normalisation.   Lesson: lessons/en/ex10_batchnorm.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def batchnorm(
    x: ArrayLike,
    gamma: ArrayLike,
    beta: ArrayLike,
    running_mean: ArrayLike,
    running_var: ArrayLike,
    momentum: float = 0.9,
    eps: float = 1e-5,
    training: bool = True,
) -> tuple[NDArray, Any, NDArray, NDArray]:
    """Return (out, cache, running_mean, running_var); x is (n, features), the rest (features,).

    While training, every feature is normalised by the mean and the biased variance of its batch,
    out = gamma (x - mean) / sqrt(var + eps) + beta, and each running statistic becomes
    momentum * running + (1 - momentum) * batch. With training=False the running statistics
    normalise, and come back unchanged. `cache` is whatever batchnorm_backward needs.
    """
    x, gamma, beta = (np.asarray(a, dtype=float) for a in (x, gamma, beta))
    running_mean, running_var = (np.array(a, dtype=float) for a in (running_mean, running_var))
    # Ioffe and Szegedy 2015, algorithm 1; the running variance is the biased one, as in Keras.
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (running_mean, running_var)
    inverse_std = 1 / np.sqrt(var + eps)
    x_hat = (x - mean) * inverse_std
    if training:
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    return gamma * x_hat + beta, (x_hat, gamma, inverse_std), running_mean, running_var


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dx, dgamma, dbeta) for a cache that batchnorm made with training=True.

    dout and dx are (n, features), dgamma and dbeta (features,), dbeta as a row too. The batch's mean and variance
    depend on x too.
    """
    dout = np.asarray(dout, dtype=float)
    x_hat, gamma, inverse_std = cache
    d = dout * gamma
    via_mean = d.mean(axis=0)
    via_var = x_hat * (d * x_hat).mean(axis=0)
    dx = inverse_std * (d - via_mean)  #! here
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


#% id: ex10-one-06
#% kind: one
#% why: dgamma is the sum of dout alone, without x_hat.
"""Exercise 10: batch normalisation.   Lesson: lessons/en/ex10_batchnorm.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def batchnorm(
    x: ArrayLike,
    gamma: ArrayLike,
    beta: ArrayLike,
    running_mean: ArrayLike,
    running_var: ArrayLike,
    momentum: float = 0.9,
    eps: float = 1e-5,
    training: bool = True,
) -> tuple[NDArray, Any, NDArray, NDArray]:
    """Return (out, cache, running_mean, running_var); x is (n, features), the rest (features,).

    While training, every feature is normalised by the mean and the biased variance of its batch,
    out = gamma (x - mean) / sqrt(var + eps) + beta, and each running statistic becomes
    momentum * running + (1 - momentum) * batch. With training=False the running statistics
    normalise, and come back unchanged. `cache` is whatever batchnorm_backward needs.
    """
    x, gamma, beta = (np.asarray(a, dtype=float) for a in (x, gamma, beta))
    running_mean, running_var = (np.array(a, dtype=float) for a in (running_mean, running_var))
    # Ioffe and Szegedy 2015, algorithm 1; the running variance is the biased one, as in Keras.
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (running_mean, running_var)
    inverse_std = 1 / np.sqrt(var + eps)
    x_hat = (x - mean) * inverse_std
    if training:
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    return gamma * x_hat + beta, (x_hat, gamma, inverse_std), running_mean, running_var


def batchnorm_backward(dout, cache):
    x_hat, gamma, inv_std = cache
    dout = np.asarray(dout, dtype=float)
    n = dout.shape[0]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout, axis=0)  #! here
    dxh = dout * gamma
    dx = (n * dxh - dxh.sum(axis=0) - x_hat * (dxh * x_hat).sum(axis=0)) * inv_std / n
    return dx, dgamma, dbeta


#% id: ex10-one-07
#% kind: one
#% why: gamma does not enter dx.
"""Exercise 10: batch normalisation.   Lesson: lessons/en/ex10_batchnorm.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def batchnorm(
    x: ArrayLike,
    gamma: ArrayLike,
    beta: ArrayLike,
    running_mean: ArrayLike,
    running_var: ArrayLike,
    momentum: float = 0.9,
    eps: float = 1e-5,
    training: bool = True,
) -> tuple[NDArray, Any, NDArray, NDArray]:
    """Return (out, cache, running_mean, running_var); x is (n, features), the rest (features,).

    While training, every feature is normalised by the mean and the biased variance of its batch,
    out = gamma (x - mean) / sqrt(var + eps) + beta, and each running statistic becomes
    momentum * running + (1 - momentum) * batch. With training=False the running statistics
    normalise, and come back unchanged. `cache` is whatever batchnorm_backward needs.
    """
    x, gamma, beta = (np.asarray(a, dtype=float) for a in (x, gamma, beta))
    running_mean, running_var = (np.array(a, dtype=float) for a in (running_mean, running_var))
    # Ioffe and Szegedy 2015, algorithm 1; the running variance is the biased one, as in Keras.
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (running_mean, running_var)
    inverse_std = 1 / np.sqrt(var + eps)
    x_hat = (x - mean) * inverse_std
    if training:
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    return gamma * x_hat + beta, (x_hat, gamma, inverse_std), running_mean, running_var


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dx, dgamma, dbeta) for a cache that batchnorm made with training=True.

    dout and dx are (n, features), dgamma and dbeta (features,), dbeta as a row too. The batch's mean and variance
    depend on x too.
    """
    x_hat, gamma, inverse_std = cache
    g = np.asarray(dout, dtype=float)
    dxhat = g  #! here
    a = np.mean(dxhat, axis=0)
    b = np.mean(dxhat * x_hat, axis=0)
    dx = (dxhat - a - b * x_hat) * inverse_std
    dgamma = np.sum(g * x_hat, axis=0)
    return dx, dgamma, np.sum(g, axis=0)


#% id: ex10-rare-03
#% kind: rare
#% why: dout is centred and scaled in place, so the caller's gradient array changes.
"""Exercise 10: batch normalisation.   Lesson: lessons/en/ex10_batchnorm.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def batchnorm(
    x: ArrayLike,
    gamma: ArrayLike,
    beta: ArrayLike,
    running_mean: ArrayLike,
    running_var: ArrayLike,
    momentum: float = 0.9,
    eps: float = 1e-5,
    training: bool = True,
) -> tuple[NDArray, Any, NDArray, NDArray]:
    """Return (out, cache, running_mean, running_var); x is (n, features), the rest (features,).

    While training, every feature is normalised by the mean and the biased variance of its batch,
    out = gamma (x - mean) / sqrt(var + eps) + beta, and each running statistic becomes
    momentum * running + (1 - momentum) * batch. With training=False the running statistics
    normalise, and come back unchanged. `cache` is whatever batchnorm_backward needs.
    """
    x, gamma, beta = (np.asarray(a, dtype=float) for a in (x, gamma, beta))
    running_mean, running_var = (np.array(a, dtype=float) for a in (running_mean, running_var))
    # Ioffe and Szegedy 2015, algorithm 1; the running variance is the biased one, as in Keras.
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (running_mean, running_var)
    inverse_std = 1 / np.sqrt(var + eps)
    x_hat = (x - mean) * inverse_std
    if training:
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    return gamma * x_hat + beta, (x_hat, gamma, inverse_std), running_mean, running_var


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dx, dgamma, dbeta) for a cache that batchnorm made with training=True.

    dout and dx are (n, features), dgamma and dbeta (features,), dbeta as a row too. The batch's mean and variance
    depend on x too.
    """
    dout = np.asarray(dout, dtype=float)  #! here
    x_hat, gamma, inverse_std = cache
    dgamma = (dout * x_hat).sum(axis=0)
    dbeta = dout.sum(axis=0)
    dout *= gamma
    dout -= dout.mean(axis=0) + x_hat * (dout * x_hat).mean(axis=0)
    dout *= inverse_std
    return dout, dgamma, dbeta


#% id: ex10-right-02
#% kind: right
#% why: graph walked step by step through mean and variance
"""Exercise 10: batch normalisation.   Lesson: lessons/en/ex10_batchnorm.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma = np.array(gamma, dtype=float)
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    m = x.mean(axis=0) if training else rm
    v = x.var(axis=0) if training else rv
    out = gamma * (x - m) / np.sqrt(v + eps) + np.asarray(beta, dtype=float)
    if training:
        rm, rv = momentum * rm + (1 - momentum) * m, momentum * rv + (1 - momentum) * v
    return out, (x.copy(), gamma, m, v, eps), rm, rv


def batchnorm_backward(dout, cache):
    x, gamma, mean, var, eps = cache
    dout = np.asarray(dout, dtype=float)
    n = x.shape[0]
    std = np.sqrt(var + eps)
    d_xhat = dout * gamma
    # through the variance
    d_var = np.sum(d_xhat * (x - mean), axis=0) * (-0.5) * (var + eps) ** (-1.5)
    # through the mean
    d_mean = -np.sum(d_xhat / std, axis=0) + d_var * np.mean(-2.0 * (x - mean), axis=0)
    dx = d_xhat / std + d_var * 2.0 * (x - mean) / n + d_mean / n
    d_gamma = np.sum(dout * (x - mean) / std, axis=0)
    d_beta = np.sum(dout, axis=0)
    return dx, d_gamma, d_beta


#% id: ex10-right-03
#% kind: right
#% why: feature by feature with the n x n Jacobian
"""Exercise 10: batch normalisation.   Lesson: lessons/en/ex10_batchnorm.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def batchnorm(
    x: ArrayLike,
    gamma: ArrayLike,
    beta: ArrayLike,
    running_mean: ArrayLike,
    running_var: ArrayLike,
    momentum: float = 0.9,
    eps: float = 1e-5,
    training: bool = True,
) -> tuple[NDArray, Any, NDArray, NDArray]:
    """Return (out, cache, running_mean, running_var); x is (n, features), the rest (features,).

    While training, every feature is normalised by the mean and the biased variance of its batch,
    out = gamma (x - mean) / sqrt(var + eps) + beta, and each running statistic becomes
    momentum * running + (1 - momentum) * batch. With training=False the running statistics
    normalise, and come back unchanged. `cache` is whatever batchnorm_backward needs.
    """
    x, gamma, beta = (np.asarray(a, dtype=float) for a in (x, gamma, beta))
    running_mean, running_var = (np.array(a, dtype=float) for a in (running_mean, running_var))
    # Ioffe and Szegedy 2015, algorithm 1; the running variance is the biased one, as in Keras.
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (running_mean, running_var)
    inverse_std = 1 / np.sqrt(var + eps)
    x_hat = (x - mean) * inverse_std
    if training:
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    return gamma * x_hat + beta, (x_hat, gamma, inverse_std), running_mean, running_var


def batchnorm_backward(dout, cache):
    x_hat, gamma, inverse_std = cache
    dout = np.asarray(dout, dtype=float)
    n, d = dout.shape
    gamma = np.broadcast_to(gamma, (d,))
    dx = np.zeros((n, d))
    for j in range(d):
        h = x_hat[:, j]
        jacobian = (np.eye(n) - 1 / n - np.outer(h, h) / n) * inverse_std[j]
        dx[:, j] = gamma[j] * (jacobian @ dout[:, j])
    return dx, np.einsum("nd,nd->d", dout, x_hat), np.einsum("nd->d", dout)


#% id: ex10-three-01
#% kind: three
#% why: The mean and variance paths are missing, dgamma uses dout times gamma, and dbeta sums along axis 1.
"""Exercise 10: batch normalisation.   Lesson: lessons/en/ex10_batchnorm.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def batchnorm(
    x: ArrayLike,
    gamma: ArrayLike,
    beta: ArrayLike,
    running_mean: ArrayLike,
    running_var: ArrayLike,
    momentum: float = 0.9,
    eps: float = 1e-5,
    training: bool = True,
) -> tuple[NDArray, Any, NDArray, NDArray]:
    """Return (out, cache, running_mean, running_var); x is (n, features), the rest (features,).

    While training, every feature is normalised by the mean and the biased variance of its batch,
    out = gamma (x - mean) / sqrt(var + eps) + beta, and each running statistic becomes
    momentum * running + (1 - momentum) * batch. With training=False the running statistics
    normalise, and come back unchanged. `cache` is whatever batchnorm_backward needs.
    """
    x, gamma, beta = (np.asarray(a, dtype=float) for a in (x, gamma, beta))
    running_mean, running_var = (np.array(a, dtype=float) for a in (running_mean, running_var))
    # Ioffe and Szegedy 2015, algorithm 1; the running variance is the biased one, as in Keras.
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (running_mean, running_var)
    inverse_std = 1 / np.sqrt(var + eps)
    x_hat = (x - mean) * inverse_std
    if training:
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    return gamma * x_hat + beta, (x_hat, gamma, inverse_std), running_mean, running_var


def batchnorm_backward(dout, cache):
    x_hat, gamma, inverse_std = cache
    g = np.asarray(dout, dtype=float)
    gx = g * gamma
    dx = gx * inverse_std  #! here
    dgamma = (gx * x_hat).sum(axis=0)  #! here
    dbeta = g.sum(axis=1)  #! here
    return dx, dgamma, dbeta


#% id: ex10-two-03
#% kind: two
#% why: The path through the mean is missing, and dbeta is averaged.
"""Exercise 10: batch normalisation.   Lesson: lessons/en/ex10_batchnorm.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def batchnorm(
    x: ArrayLike,
    gamma: ArrayLike,
    beta: ArrayLike,
    running_mean: ArrayLike,
    running_var: ArrayLike,
    momentum: float = 0.9,
    eps: float = 1e-5,
    training: bool = True,
) -> tuple[NDArray, Any, NDArray, NDArray]:
    """Return (out, cache, running_mean, running_var); x is (n, features), the rest (features,).

    While training, every feature is normalised by the mean and the biased variance of its batch,
    out = gamma (x - mean) / sqrt(var + eps) + beta, and each running statistic becomes
    momentum * running + (1 - momentum) * batch. With training=False the running statistics
    normalise, and come back unchanged. `cache` is whatever batchnorm_backward needs.
    """
    x, gamma, beta = (np.asarray(a, dtype=float) for a in (x, gamma, beta))
    running_mean, running_var = (np.array(a, dtype=float) for a in (running_mean, running_var))
    # Ioffe and Szegedy 2015, algorithm 1; the running variance is the biased one, as in Keras.
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (running_mean, running_var)
    inverse_std = 1 / np.sqrt(var + eps)
    x_hat = (x - mean) * inverse_std
    if training:
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    return gamma * x_hat + beta, (x_hat, gamma, inverse_std), running_mean, running_var


def batchnorm_backward(dout, cache):
    x_hat, gamma, istd = cache
    dout = np.asarray(dout, dtype=float)
    dxhat = dout * gamma
    part = x_hat * np.mean(dxhat * x_hat, axis=0)
    dx = istd * (dxhat - part)  #! here
    dgamma = (dout * x_hat).sum(axis=0)
    dbeta = dout.mean(axis=0)  #! here
    return dx, dgamma, dbeta
