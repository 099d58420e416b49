#% id: ex10-one-03
#% kind: one
#% why: the way through the variance is missing
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
    gamma, beta = np.asarray(gamma, float), np.asarray(beta, float)
    running_mean, running_var = np.asarray(running_mean, float), np.asarray(running_var, float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    return gamma * x_hat + beta, (x_hat, gamma, std), running_mean, running_var


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dx, dgamma, dbeta) for a cache that batchnorm made with training=True.

    dout and dx are (n, features), dgamma and dbeta (features,), dbeta as a row too. The batch's mean and variance
    depend on x too.
    """
    x_hat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    g = dout * gamma
    dx = (g - g.mean(axis=0)) / std  #! here
    return dx, np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0)


#% id: ex10-one-04
#% kind: one
#% why: dgamma from x - mean, not from x_hat
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
    gamma = np.asarray(gamma, dtype=float)
    cache = {}
    if training:
        mu = np.mean(x, axis=0)
        var = np.mean((x - mu) ** 2, axis=0)
        running_mean = momentum * np.asarray(running_mean) + (1 - momentum) * mu
        running_var = momentum * np.asarray(running_var) + (1 - momentum) * var
        centered = x - mu
        inv_std = 1.0 / np.sqrt(var + eps)
        xhat = centered * inv_std
        cache = {"centered": centered, "inv_std": inv_std, "xhat": xhat, "gamma": gamma}
    else:
        running_mean, running_var = np.array(running_mean), np.array(running_var)
        xhat = (x - running_mean) / np.sqrt(running_var + eps)
    return gamma * xhat + np.asarray(beta), cache, running_mean, running_var


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    dout = np.asarray(dout, dtype=float)
    c, inv, gamma = cache["centered"], cache["inv_std"], cache["gamma"]
    dgamma = np.sum(dout * c, axis=0)  #! here
    dbeta = np.sum(dout, axis=0)
    gx = dout * gamma
    hat = c * inv
    dx = inv * (gx - gx.mean(0) - hat * (gx * hat).mean(0))
    return dx, dgamma, dbeta


#% id: ex10-two-03
#% kind: two
#% why: gamma is missing in dx; dbeta is a mean
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
    gamma, beta = np.asarray(gamma, float), np.asarray(beta, float)
    running_mean, running_var = np.asarray(running_mean, float), np.asarray(running_var, float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    return gamma * x_hat + beta, (x_hat, gamma, std), running_mean, running_var


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dx, dgamma, dbeta) for a cache that batchnorm made with training=True.

    dout and dx are (n, features), dgamma and dbeta (features,), dbeta as a row too. The batch's mean and variance
    depend on x too.
    """
    x_hat, gamma, std = cache
    위에서 = np.asarray(dout, dtype=float)
    g = 위에서 * 1.0  #! here
    dx = (g - g.mean(axis=0) - x_hat * np.mean(g * x_hat, axis=0)) / std
    dbeta = 위에서.mean(axis=0)  #! here
    dgamma = (위에서 * x_hat).sum(axis=0)
    return dx, dgamma, dbeta


#% id: ex10-two-04
#% kind: two
#% why: dbeta before dgamma; 1/std for its cube in the variance's gradient
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
    cache = {}
    if training:
        mu = np.mean(x, axis=0)
        var = np.mean((x - mu) ** 2, axis=0)
        running_mean = momentum * np.asarray(running_mean) + (1 - momentum) * mu
        running_var = momentum * np.asarray(running_var) + (1 - momentum) * var
        centered = x - mu
        inv_std = 1.0 / np.sqrt(var + eps)
        xhat = centered * inv_std
        cache = {"centered": centered, "inv_std": inv_std, "xhat": xhat, "gamma": gamma}
    else:
        running_mean, running_var = np.array(running_mean), np.array(running_var)
        xhat = (x - running_mean) / np.sqrt(running_var + eps)
    return gamma * xhat + np.asarray(beta), cache, running_mean, running_var


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dx, dgamma, dbeta) for a cache that batchnorm made with training=True.

    dout and dx are (n, features), dgamma and dbeta (features,), dbeta as a row too. The batch's mean and variance
    depend on x too.
    """
    dout = np.asarray(dout, float)
    n, _ = dout.shape
    xc = cache["centered"]
    inv = cache["inv_std"]
    dxhat = dout * cache["gamma"]
    dvar = -0.5 * (dxhat * xc).sum(axis=0) * inv  #! here
    dmu = -(dxhat * inv).sum(axis=0)
    dx = dxhat * inv + 2.0 / n * xc * dvar + dmu / n
    dgamma = (dout * cache["xhat"]).sum(axis=0)
    dbeta = dout.sum(axis=0)
    return dx, dbeta, dgamma  #! here


#% id: ex10-three-02
#% kind: three
#% why: sums for means, multiplied by the deviation, dgamma with gamma
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
    gamma, beta = np.asarray(gamma, float), np.asarray(beta, float)
    running_mean, running_var = np.asarray(running_mean, float), np.asarray(running_var, float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    return gamma * x_hat + beta, (x_hat, gamma, std), running_mean, running_var


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dx, dgamma, dbeta) for a cache that batchnorm made with training=True.

    dout and dx are (n, features), dgamma and dbeta (features,), dbeta as a row too. The batch's mean and variance
    depend on x too.
    """
    x_hat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    g = gamma * dout
    mean_g = np.sum(g, axis=0)  #! here
    mean_gx = np.mean(g * x_hat, axis=0)
    dx = (g - mean_g - x_hat * mean_gx) * std  #! here
    dgamma = np.sum(g * x_hat, axis=0)  #! here
    dbeta = np.sum(dout, axis=0)
    return dx, dgamma, dbeta


#% id: ex10-rare-02
#% kind: rare
#% why: recomputes the deviation with eps = 1e-5, whatever the forward pass was given
"""Exercise 10: batch normalisation.   Lesson: lessons/en/ex10_batchnorm.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    x = np.asarray(x, dtype=float)
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    mean, var = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    new_mean, new_var = mean, var
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        new_mean = momentum * new_mean + (1 - momentum) * mean
        new_var = momentum * new_var + (1 - momentum) * var
    out = gamma * (x - mean) / np.sqrt(var + eps) + beta
    return out, (x - mean, var, gamma, eps), new_mean, new_var


def batchnorm_backward(dout, cache):
    centred, var, gamma, eps = cache
    std = np.sqrt(var + 1e-5)  #! here
    hat = centred / std
    dout = np.asarray(dout, dtype=float)
    g = dout * gamma
    dx = (g - g.mean(0) - hat * (g * hat).mean(0)) / std
    return dx, (dout * hat).sum(0), dout.sum(0)


#% id: ex10-right-02
#% kind: right
#% why: multiplies by the whole n × n matrix of every feature
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
    gamma, beta = np.asarray(gamma, float), np.asarray(beta, float)
    running_mean, running_var = np.asarray(running_mean, float), np.asarray(running_var, float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    return gamma * x_hat + beta, (x_hat, gamma, std), running_mean, running_var


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dx, dgamma, dbeta) for a cache that batchnorm made with training=True.

    dout and dx are (n, features), dgamma and dbeta (features,), dbeta as a row too. The batch's mean and variance
    depend on x too.
    """
    x_hat, gamma, std = cache
    dout = np.asarray(dout, dtype=float)
    n, features = dout.shape
    dx = np.zeros((n, features))
    for f in range(features):
        v = x_hat[:, f]
        J = (np.eye(n) - 1.0 / n - np.outer(v, v) / n) / std[f]
        dx[:, f] = J @ (dout[:, f] * gamma[f])
    return dx, np.einsum("nf,nf->f", dout, x_hat), dout.sum(axis=0).reshape(1, -1)
