#% id: ex10-one-01
#% kind: one
#% why: eps is added outside the square root.
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
    running_mean = np.array(running_mean, dtype=float)
    running_var = np.array(running_var, dtype=float)
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
    else:
        mean, var = running_mean, running_var
    inv = 1.0 / (np.sqrt(var) + eps)  #! here
    x_hat = (x - mean) * inv
    out = gamma * x_hat + np.asarray(beta, dtype=float)
    if training:
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    return out, (x_hat, gamma, inv), running_mean, running_var


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


#% id: ex10-one-02
#% kind: one
#% why: Uses the unbiased variance (ddof=1).
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
    x, gamma, beta, rm, rv = (np.array(a, dtype=float) for a in (x, gamma, beta, running_mean, running_var))
    m, v = rm, rv
    if training:
        m = np.mean(x, axis=0)
        v = np.var(x, axis=0, ddof=1)  #! here
        rm = momentum * rm + (1 - momentum) * m
        rv = momentum * rv + (1 - momentum) * v
    s = 1 / np.sqrt(v + eps)
    xh = (x - m) * s
    return xh * gamma + beta, (xh, gamma, s), rm, rv


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


#% id: ex10-one-03
#% kind: one
#% why: momentum and 1 - momentum are exchanged for the running mean.
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
    gamma, beta = np.asarray(gamma, dtype=float), np.asarray(beta, dtype=float)
    r_mean, r_var = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if not training:
        scale = 1 / np.sqrt(r_var + eps)
        normal = (x - r_mean) * scale
        return normal * gamma + beta, (normal, gamma, scale), r_mean, r_var
    mu = x.mean(axis=0)
    var = ((x - mu) ** 2).mean(axis=0)
    scale = 1 / np.sqrt(var + eps)
    normal = (x - mu) * scale
    r_mean = (1 - momentum) * r_mean + momentum * mu  #! here
    r_var = momentum * r_var + (1 - momentum) * var
    return normal * gamma + beta, (normal, gamma, scale), r_mean, r_var


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


#% id: ex10-one-04
#% kind: one
#% why: beta is not added.
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
    이동평균 = np.array(running_mean, dtype=float)
    이동분산 = np.array(running_var, dtype=float)
    평균, 분산 = (x.mean(axis=0), x.var(axis=0)) if training else (이동평균, 이동분산)
    역표준편차 = (분산 + eps) ** -0.5
    정규화 = (x - 평균) * 역표준편차
    if training:
        이동평균 = momentum * 이동평균 + (1 - momentum) * 평균
        이동분산 = momentum * 이동분산 + (1 - momentum) * 분산
    결과 = gamma * 정규화  #! here
    return 결과, (정규화, gamma, 역표준편차), 이동평균, 이동분산


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


#% id: ex10-rare-01
#% kind: rare
#% why: Normalises with the freshly updated running statistics while training, not with the batch's.
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
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        batch_mean, batch_var = x.mean(axis=0), x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * batch_mean
        rv = momentum * rv + (1 - momentum) * batch_var
        use_mean, use_var = rm, rv  #! here
    else:
        use_mean, use_var = rm, rv
    inv = 1 / np.sqrt(use_var + eps)
    x_hat = (x - use_mean) * inv
    return gamma * x_hat + beta, (x_hat, gamma, inv), rm, rv


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


#% id: ex10-rare-02
#% kind: rare
#% why: The running statistics are updated in place, so the caller's arrays change.
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
    running_mean = np.asarray(running_mean, dtype=float)  #! here
    running_var = np.asarray(running_var, dtype=float)  #! here
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (running_mean, running_var)
    inv = 1 / np.sqrt(var + eps)
    x_hat = (x - mean) * inv
    out = gamma * x_hat + beta
    if training:
        running_mean *= momentum
        running_mean += (1 - momentum) * mean
        running_var *= momentum
        running_var += (1 - momentum) * var
    return out, (x_hat, gamma, inv), running_mean, running_var


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
#% why: variance by hand, dict cache, E[x^2] kept out
"""Exercise 10: batch normalisation.   Lesson: lessons/en/ex10_batchnorm.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    X = np.array(x, dtype=float)
    n = X.shape[0]
    new_mean = np.array(running_mean, dtype=float)
    new_var = np.array(running_var, dtype=float)
    if training:
        mu = X.sum(axis=0) / n
        centered = X - mu
        sigma2 = (centered**2).sum(axis=0) / n
        new_mean += (1 - momentum) * (mu - new_mean)
        new_var += (1 - momentum) * (sigma2 - new_var)
    else:
        sigma2 = new_var
        centered = X - new_mean
    root = (sigma2 + eps) ** 0.5
    normed = centered / root
    out = np.asarray(gamma) * normed + np.asarray(beta)
    cache = {"normed": normed, "centered": centered, "root": root, "gamma": np.array(gamma, dtype=float)}
    return out, cache, new_mean, new_var


def batchnorm_backward(dout, cache):
    g = np.asarray(dout, dtype=float)
    normed, root, gamma = cache["normed"], cache["root"], cache["gamma"]
    dgamma = (g * normed).sum(axis=0)
    dbeta = g.sum(axis=0)
    n = len(g)
    dx = gamma / (n * root) * (n * g - dbeta - normed * dgamma)
    return dx, dgamma, dbeta


#% id: ex10-two-01
#% kind: two
#% why: The mean runs over the features (axis 1), and the running variance is replaced by the batch's.
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
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        mean = x.mean(axis=1, keepdims=True)  #! here
        var = x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * np.mean(x, axis=0)
        new_rv = var  #! here
    else:
        mean, var, new_rv = rm, rv, rv
    istd = 1 / np.sqrt(var + eps)
    x_hat = (x - mean) * istd
    return gamma * x_hat + beta, (x_hat, gamma, istd), rm, new_rv


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


#% id: ex10-two-02
#% kind: two
#% why: It divides by the variance and not the deviation, and the running statistics are updated in inference too.
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
    rm, rv = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    batch_mean, batch_var = x.mean(axis=0), x.var(axis=0)
    mean, var = (batch_mean, batch_var) if training else (rm, rv)
    scale = 1 / (var + eps)  #! here
    x_hat = scale * (x - mean)
    update = True  #! here
    if update:
        rm = momentum * rm + (1 - momentum) * batch_mean
        rv = momentum * rv + (1 - momentum) * batch_var
    return gamma * x_hat + beta, (x_hat, gamma, scale), rm, rv


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
