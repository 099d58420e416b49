#% id: ex10-one-01
#% kind: one
#% why: The running statistics are updated even with training=False.
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
    X = np.asarray(x, dtype=float)
    G = np.asarray(gamma, dtype=float)
    B = np.asarray(beta, dtype=float)
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    batchMean = X.mean(axis=0)
    batchVar = X.var(axis=0)
    m, v = (batchMean, batchVar) if training else (rm, rv)
    istd = (v + eps) ** -0.5
    Xhat = (X - m) * istd
    rm = momentum * rm + (1 - momentum) * batchMean  #! here
    rv = momentum * rv + (1 - momentum) * batchVar  #! here
    return G * Xhat + B, (Xhat, G, istd), rm, rv


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dx, dgamma, dbeta) for a cache that batchnorm made with training=True.

    dout and dx are (n, features), dgamma and dbeta (features,), dbeta as a row too. The batch's mean and variance
    depend on x too.
    """
    dout = np.asarray(dout, dtype=float)
    x_hat, gamma, inverse_std = cache
    dx_hat = dout * gamma
    through_mean = dx_hat.mean(axis=0)
    through_var = x_hat * (dx_hat * x_hat).mean(axis=0)
    dx = inverse_std * (dx_hat - through_mean - through_var)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


#% id: ex10-rare-01
#% kind: rare
#% why: The running statistics, just updated, normalise the training batch instead of the batch's own.
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
    rm = np.array(running_mean, dtype=float)
    rv = np.array(running_var, dtype=float)
    if training:
        rm = momentum * rm + (1 - momentum) * x.mean(axis=0)
        rv = momentum * rv + (1 - momentum) * x.var(axis=0)
    inv = 1 / np.sqrt(rv + eps)
    xhat = (x - rm) * inv  #! here
    return gamma * xhat + beta, (xhat, gamma, inv), rm, rv


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dx, dgamma, dbeta) for a cache that batchnorm made with training=True.

    dout and dx are (n, features), dgamma and dbeta (features,), dbeta as a row too. The batch's mean and variance
    depend on x too.
    """
    dout = np.asarray(dout, dtype=float)
    x_hat, gamma, inverse_std = cache
    dx_hat = dout * gamma
    # Ioffe and Szegedy 2015, section 3, with the paths through mean and variance collected.
    through_mean = dx_hat.mean(axis=0)
    through_var = x_hat * (dx_hat * x_hat).mean(axis=0)
    dx = inverse_std * (dx_hat - through_mean - through_var)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


#% id: ex10-right-01
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
    X = np.asarray(x, dtype=float)
    g, b = np.ravel(gamma).astype(float), np.ravel(beta).astype(float)
    mu, s2 = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        n = X.shape[0]
        m1 = np.ones(n) @ X / n
        centred = X - m1
        m2 = np.einsum("ij,ij->j", centred, centred) / n
        new_mean, new_var = mu + (1 - momentum) * (m1 - mu), s2 + (1 - momentum) * (m2 - s2)
    else:
        m1, m2, new_mean, new_var = mu, s2, mu, s2
        centred = X - m1
    # one affine map a feature
    a = g * (m2 + eps) ** -0.5
    return X * a + (b - m1 * a), (centred, m2 + eps, g), new_mean, new_var


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dx, dgamma, dbeta) for a cache that batchnorm made with training=True.

    dout and dx are (n, features), dgamma and dbeta (features,), dbeta as a row too. The batch's mean and variance
    depend on x too.
    """
    centred, v, g = cache
    dout = np.asarray(dout, dtype=float)
    n = len(dout)
    istd = v**-0.5
    dxhat = dout * g
    dvar = (dxhat * centred).sum(0) * -0.5 * v**-1.5
    dmean = -(dxhat * istd).sum(0) + dvar * (-2 * centred).mean(0)
    dx = dxhat * istd + dvar * 2 * centred / n + dmean / n
    return dx, (dout * centred * istd).sum(0), dout.sum(0)


#% id: ex10-three-01
#% kind: three
#% why: The batch statistics normalise even at evaluation, the root of the variance is missing, and the running mean forgets 1 - momentum.
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
    running_mean = np.array(running_mean, dtype=float)
    running_var = np.array(running_var, dtype=float)
    mean, var = x.mean(axis=0), x.var(axis=0)  #! here
    inverse = 1 / (var + eps)  #! here
    x_hat = (x - mean) * inverse
    if training:
        running_mean = momentum * running_mean + mean  #! here
        running_var = momentum * running_var + (1 - momentum) * var
    return gamma * x_hat + beta, (x_hat, gamma, inverse), running_mean, running_var


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dx, dgamma, dbeta) for a cache that batchnorm made with training=True.

    dout and dx are (n, features), dgamma and dbeta (features,), dbeta as a row too. The batch's mean and variance
    depend on x too.
    """
    dout = np.asarray(dout, dtype=float)
    x_hat, gamma, inverse_std = cache
    dx_hat = dout * gamma
    through_mean = dx_hat.mean(axis=0)
    through_var = x_hat * (dx_hat * x_hat).mean(axis=0)
    dx = inverse_std * (dx_hat - through_mean - through_var)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


#% id: ex10-two-01
#% kind: two
#% why: The variance is that of the whole array instead of per feature, and the running mean takes the mean of the output.
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
    r_mean, r_var = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if not training:
        inv = 1 / np.sqrt(r_var + eps)
        xh = (x - r_mean) * inv
        return gamma * xh + beta, (xh, gamma, inv), r_mean, r_var
    mu = x.mean(axis=0)
    var = np.full(mu.shape, x.var())  #! here
    inv = 1 / np.sqrt(var + eps)
    xh = (x - mu) * inv
    out = gamma * xh + beta
    r_mean = momentum * r_mean + (1 - momentum) * out.mean(axis=0)  #! here
    r_var = momentum * r_var + (1 - momentum) * var
    return out, (xh, gamma, inv), r_mean, r_var


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dx, dgamma, dbeta) for a cache that batchnorm made with training=True.

    dout and dx are (n, features), dgamma and dbeta (features,), dbeta as a row too. The batch's mean and variance
    depend on x too.
    """
    dout = np.asarray(dout, dtype=float)
    x_hat, gamma, inverse_std = cache
    dx_hat = dout * gamma
    # Ioffe and Szegedy 2015, section 3, with the paths through mean and variance collected.
    through_mean = dx_hat.mean(axis=0)
    through_var = x_hat * (dx_hat * x_hat).mean(axis=0)
    dx = inverse_std * (dx_hat - through_mean - through_var)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)
