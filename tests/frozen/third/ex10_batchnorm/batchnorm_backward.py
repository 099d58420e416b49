#% id: ex10-one-02
#% kind: one
#% why: The path through the mean is subtracted from dout without gamma.
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
    xh, g, istd = cache
    dout = np.asarray(dout, dtype=float)
    dgamma = np.sum(dout * xh, axis=0)
    dbeta = np.sum(dout, axis=0)
    dxh = dout * g
    dmu = dout.mean(axis=0)  #! here
    dvar = xh * np.mean(dxh * xh, axis=0)
    dx = (dxh - dmu - dvar) * istd
    return dx, dgamma, dbeta


#% id: ex10-one-03
#% kind: one
#% why: In the closed formula the factor 1 / N is missing before the bracket.
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
    # closed form from a blog post
    x_hat, gamma, inv_std = cache
    dout = np.asarray(dout, dtype=float)
    N = dout.shape[0]
    dxhat = dout * gamma
    dx = inv_std * (N * dxhat - dxhat.sum(axis=0) - x_hat * (dxhat * x_hat).sum(axis=0))  #! here
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


#% id: ex10-one-04
#% kind: one
#% why: dgamma sums x_hat times dx_hat, so gamma is in it once too often.
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
    normalised, scale, rstd = cache
    upstream = np.asarray(dout, dtype=float)
    inner = upstream * scale
    dgamma = np.einsum("nf,nf->f", inner, normalised)  #! here
    dbeta = upstream.sum(axis=0)
    corr = normalised * np.mean(inner * normalised, axis=0)
    dx = rstd * (inner - np.mean(inner, axis=0) - corr)
    return dx, dgamma, dbeta


#% id: ex10-right-02
#% kind: right
#% why: 
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
    # 특성마다 야코비 행렬을 직접 만들어서 곱한다
    x_hat, gamma, inv = cache
    dout = np.asarray(dout, dtype=float)
    n, d = dout.shape
    dx = np.zeros((n, d))
    dgamma, dbeta = np.zeros(d), np.zeros(d)
    for f in range(d):
        col = x_hat[:, f]
        J = np.eye(n) - np.full((n, n), 1.0 / n) - np.outer(col, col) / n
        dx[:, f] = gamma[f] * inv[f] * (J @ dout[:, f])
        dgamma[f], dbeta[f] = col @ dout[:, f], sum(dout[:, f])
    return dx, dgamma, dbeta


#% id: ex10-three-02
#% kind: three
#% why: gamma is missing from dx, the mean of the variance path is a sum, and dgamma and dbeta are swapped in the result.
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
    xh, gamma, inv = cache
    g = np.asarray(dout, dtype=float)
    dg = (g * xh).sum(axis=0)
    db = g.sum(axis=0)
    dxh = g  #! here
    dx = inv * (dxh - dxh.mean(axis=0) - xh * (dxh * xh).sum(axis=0))  #! here
    return dx, db, dg  #! here


#% id: ex10-two-02
#% kind: two
#% why: The path through the variance has the wrong sign, and dbeta is the mean instead of the sum.
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
    d = np.asarray(dout, dtype=float)
    dbeta = d.mean(axis=0)  #! here
    dgamma = (d * x_hat).sum(axis=0)
    dn = d * gamma
    a = dn - dn.mean(axis=0)
    b = x_hat * (dn * x_hat).mean(axis=0)
    return inverse_std * (a + b), dgamma, dbeta  #! here
