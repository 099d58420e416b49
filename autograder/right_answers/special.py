"""The functions of scipy.special that right answers use, in NumPy.

SciPy is no requirement of the kit, and which values of a learner's code count as right must not depend on whether it
is installed. The names and arguments are SciPy's.
"""

from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray


def expit(x: ArrayLike) -> NDArray[np.float64]:
    """Return the sigmoid of every entry."""
    x = np.asarray(x, dtype=float)
    e = np.exp(-np.abs(x))  # never overflows
    return np.where(x >= 0, 1.0, e) / (1.0 + e)


def log_expit(x: ArrayLike) -> NDArray[np.float64]:
    """Return the logarithm of the sigmoid of every entry."""
    return np.asarray(-np.logaddexp(0.0, -np.asarray(x, dtype=float)))


def logsumexp(a: ArrayLike, axis: int | None = None, keepdims: bool = False) -> NDArray[np.float64]:
    """Return the logarithm of the sum of exp(a) along an axis, or of all entries."""
    total = np.logaddexp.reduce(np.asarray(a, dtype=float), axis=axis, keepdims=True)
    return np.asarray(total if keepdims else np.squeeze(total, axis=axis))


def log_softmax(x: ArrayLike, axis: int | None = None) -> NDArray[np.float64]:
    """Return the logarithm of softmax(x) along an axis, or of all entries."""
    return np.asarray(x, dtype=float) - logsumexp(x, axis=axis, keepdims=True)


def softmax(x: ArrayLike, axis: int | None = None) -> NDArray[np.float64]:
    """Return exp(x) divided by its sum along an axis, or by that of all entries."""
    return np.asarray(np.exp(log_softmax(x, axis=axis)))


def xlogy(x: ArrayLike, y: ArrayLike) -> NDArray[np.float64]:
    """Return x log(y), and 0 where x is 0."""
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return x * np.log(np.where(x == 0, 1.0, y))


def ndtri(p: ArrayLike) -> NDArray[np.float64]:
    """Return the quantile of the standard normal distribution for every probability between 0 and 1."""
    quantiles = map(NormalDist().inv_cdf, np.ravel(p).tolist())
    return np.reshape(list(quantiles), np.shape(p))
