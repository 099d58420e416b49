#% id: ex10-one-01
#% kind: one
#% why: variance divided by n - 1
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
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, float)
    running_mean, running_var = np.array(running_mean, float), np.array(running_var, float)
    if training:
        n = x.shape[0]
        mean = x.sum(axis=0) / n
        var = ((x - mean) ** 2).sum(axis=0) / max(n - 1, 1)  #! here
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    root = np.sqrt(var + eps)
    x_hat = (x - mean) / root
    return gamma * x_hat + np.asarray(beta), (x, gamma, eps), running_mean, running_var


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dx, dgamma, dbeta) for a cache that batchnorm made with training=True.

    dout and dx are (n, features), dgamma and dbeta (features,), dbeta as a row too. The batch's mean and variance
    depend on x too.
    """
    x, gamma, eps = cache
    dout = np.asarray(dout, dtype=float)
    centred = x - x.mean(axis=0)
    std = np.sqrt((centred**2).mean(axis=0) + eps)
    x_hat = centred / std
    g = dout * gamma
    dx = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / std
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


#% id: ex10-one-02
#% kind: one
#% why: momentum and 1 - momentum change places for the mean
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
    rm, rv = np.asarray(running_mean, dtype=float), np.asarray(running_var, dtype=float)
    mu, s2 = (x.mean(0), x.var(0)) if training else (rm, rv)
    std = np.sqrt(s2 + eps)
    xh = (x - mu) / std
    if training:
        rm = (1 - momentum) * rm + momentum * mu  #! here
        rv = momentum * rv + (1 - momentum) * s2
    return gamma * xh + beta, (xh, gamma, std), rm, rv


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    dout = np.asarray(dout, dtype=float)
    x_hat, gamma, std = cache
    dbeta = dout.sum(axis=0)
    dgamma = (dout * x_hat).sum(axis=0)
    g = dout * gamma
    dx = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / std
    return dx, dgamma, dbeta


#% id: ex10-two-01
#% kind: two
#% why: eps outside the root; the running mean moves while testing
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
    x = np.asarray(x, dtype=float)
    g, bt = np.asarray(gamma, float), np.asarray(beta, float)
    이동평균, 이동분산 = np.array(running_mean, float), np.array(running_var, float)
    배치평균, 배치분산 = x.mean(axis=0), x.var(axis=0)
    평균, 분산 = (배치평균, 배치분산) if training else (이동평균, 이동분산)
    분모 = np.sqrt(분산) + eps  #! here
    정규화 = (x - 평균) / 분모
    새평균 = momentum * 이동평균 + (1 - momentum) * 배치평균  #! here
    새분산 = momentum * 이동분산 + (1 - momentum) * 배치분산 if training else 이동분산
    return g * 정규화 + bt, (x, g, eps), 새평균, 새분산


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    x, gamma, eps = cache
    dout = np.asarray(dout, dtype=float)
    centred = x - x.mean(axis=0)
    std = np.sqrt((centred**2).mean(axis=0) + eps)
    x_hat = centred / std
    g = dout * gamma
    dx = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / std
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


#% id: ex10-two-02
#% kind: two
#% why: returns variance before mean; the running variance takes in the deviation
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
    x = np.asarray(x, dtype=float)
    gamma = np.asarray(gamma, dtype=float)
    m0, v0 = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        mean, var = np.mean(x, axis=0), np.var(x, axis=0)
        m1 = m0 * momentum + mean * (1 - momentum)
        v1 = v0 * momentum + np.sqrt(var) * (1 - momentum)  #! here
    else:
        mean, var, m1, v1 = m0, v0, m0, v0
    std = (var + eps) ** 0.5
    hat = (x - mean) / std
    return hat * gamma + beta, (hat, gamma, std), v1, m1  #! here


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    dout = np.asarray(dout, dtype=float)
    x_hat, gamma, std = cache
    dbeta = dout.sum(axis=0)
    dgamma = (dout * x_hat).sum(axis=0)
    g = dout * gamma
    dx = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / std
    return dx, dgamma, dbeta


#% id: ex10-three-01
#% kind: three
#% why: gamma added and beta multiplied, no root, running statistics normalise while training
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
    x, gamma, beta = np.asarray(x, float), np.asarray(gamma, float), np.asarray(beta, float)
    running_mean, running_var = np.asarray(running_mean, float), np.asarray(running_var, float)
    mean, var = running_mean, running_var
    if training:
        batch_mean, batch_var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * batch_mean
        running_var = momentum * running_var + (1 - momentum) * batch_var
        mean, var = running_mean, running_var  #! here
    std = np.abs(var + eps)  #! here
    x_hat = (x - mean) / std
    out = beta * x_hat + gamma  #! here
    return out, (x, gamma, eps), running_mean, running_var


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    x, gamma, eps = cache
    dout = np.asarray(dout, dtype=float)
    centred = x - x.mean(axis=0)
    std = np.sqrt((centred**2).mean(axis=0) + eps)
    x_hat = centred / std
    g = dout * gamma
    dx = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / std
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


#% id: ex10-rare-01
#% kind: rare
#% why: variance as mean(x²) - mean(x)² in float32: wrong far from zero
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
    x32 = np.asarray(x, dtype=np.float32)  #! here
    gamma = np.asarray(gamma, dtype=float)
    running_mean, running_var = np.asarray(running_mean, float), np.asarray(running_var, float)
    if training:
        mean = x32.mean(axis=0)
        var = np.maximum((x32 * x32).mean(axis=0) - mean * mean, 0)  #! here
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    x_hat = (np.asarray(x, float) - mean) / std
    return gamma * x_hat + np.asarray(beta, float), (np.array(x, float), gamma, eps), running_mean, running_var


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dx, dgamma, dbeta) for a cache that batchnorm made with training=True.

    dout and dx are (n, features), dgamma and dbeta (features,), dbeta as a row too. The batch's mean and variance
    depend on x too.
    """
    x, gamma, eps = cache
    dout = np.asarray(dout, dtype=float)
    centred = x - x.mean(axis=0)
    std = np.sqrt((centred**2).mean(axis=0) + eps)
    x_hat = centred / std
    g = dout * gamma
    dx = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / std
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


#% id: ex10-right-01
#% kind: right
#% why: scale and shift folded into one line; the cache keeps x alone
"""Exercise 10: batch normalisation.   Lesson: lessons/en/ex10_batchnorm.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def _stats(x):
    mean = np.add.reduce(x, axis=0) / x.shape[0]
    centred = x - mean
    return mean, np.einsum("nf,nf->f", centred, centred) / x.shape[0]


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x, gamma, beta = (np.array(a, dtype=float) for a in (x, gamma, beta))
    old_mean, old_var = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if not training:
        a = gamma / np.sqrt(old_var + eps)
        return (x - old_mean) * a + beta, None, old_mean, old_var
    mean, var = _stats(x)
    out = (x - mean) * (gamma / np.sqrt(var + eps)) + beta
    return (
        out,
        (x, gamma, eps),
        old_mean * momentum + mean * (1 - momentum),
        old_var * momentum + var * (1 - momentum),
    )


def batchnorm_backward(dout, cache):
    x, gamma, eps = cache
    mean, var = _stats(x)
    root = np.sqrt(var + eps)
    hat = (x - mean) / root
    dout = np.asarray(dout, dtype=float)
    n = len(x)
    dbeta, dgamma = dout.sum(axis=0), (dout * hat).sum(axis=0)
    dx = gamma / (n * root) * (n * dout - dbeta - hat * dgamma)
    return dx, dgamma, dbeta
