"""Exercise 7: minibatches, SGD and Adam.   Lesson: lessons/en/ex07_optimizers.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def minibatches(
    x: ArrayLike, y: ArrayLike, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray, NDArray]]:
    """Yield (xb, yb): every example exactly once, in a fresh random order, x and y kept in pairs.

    x and y have the same number of rows. The last batch may be smaller than batch_size; where
    batch_size is larger than the data, one batch holds all. The order comes from `rng`.
    """
    ### BEGIN SOLUTION
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]
    ### END SOLUTION


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    """Return a new list of arrays: every parameter minus learning_rate times its gradient."""
    ### BEGIN SOLUTION
    return [
        np.asarray(p) - learning_rate * np.asarray(g) for p, g in zip(params, grads, strict=True)
    ]
    ### END SOLUTION


def adam_step(
    params: Sequence[ArrayLike],
    grads: Sequence[ArrayLike],
    state: Any,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-7,
) -> tuple[list[NDArray], Any]:
    """Return (params, state) after one step of Adam with bias correction.

    The step is learning_rate * m_hat / (sqrt(v_hat) + eps). `state` is whatever you need at the
    next step, and may be changed; it is None before the first one.
    """
    ### BEGIN SOLUTION
    # Kingma and Ba 2015, algorithm 1.
    params = [np.asarray(p, dtype=float) for p in params]
    grads = [np.asarray(g, dtype=float) for g in grads]
    k, m, v = state or (0, [0.0] * len(params), [0.0] * len(params))
    k += 1
    m = [beta1 * old + (1 - beta1) * g for old, g in zip(m, grads, strict=True)]
    v = [beta2 * old + (1 - beta2) * g * g for old, g in zip(v, grads, strict=True)]
    new = []
    for p, mean, square in zip(params, m, v, strict=True):
        m_hat = mean / (1 - beta1**k)
        v_hat = square / (1 - beta2**k)
        new.append(p - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return new, (k, m, v)
    ### END SOLUTION
