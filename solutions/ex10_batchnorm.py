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
    ### BEGIN SOLUTION
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
    ### END SOLUTION


def batchnorm_backward(dout: ArrayLike, cache: Any) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dx, dgamma, dbeta) for a cache that batchnorm made with training=True.

    dout and dx are (n, features), dgamma and dbeta (features,), dbeta as a row too. The batch's mean and variance
    depend on x too.
    """
    ### BEGIN SOLUTION
    dout = np.asarray(dout, dtype=float)
    x_hat, gamma, inverse_std = cache
    dx_hat = dout * gamma
    # Ioffe and Szegedy 2015, section 3, with the paths through mean and variance collected.
    through_mean = dx_hat.mean(axis=0)
    through_var = x_hat * (dx_hat * x_hat).mean(axis=0)
    dx = inverse_std * (dx_hat - through_mean - through_var)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)
    ### END SOLUTION
