#% id: ex06-one-04
#% kind: one
#% why: The logarithm is to the base 2.
"""Exercise 6: softmax and cross-entropy.   Lesson: lessons/en/ex06_softmax.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def one_hot(labels: ArrayLike, classes: int) -> NDArray:
    """Return an (n, classes) array of zeros with a one at every row's label.

    labels (n,), a list or an array, hold whole numbers from 0 to classes - 1. one_hot([2, 0], 3) is [[0, 0, 1], [1, 0, 0]].
    """
    labels = np.asarray(labels, dtype=int)
    t = np.zeros((labels.size, classes))
    t[np.arange(labels.size), labels] = 1
    return t


def softmax(z: ArrayLike) -> NDArray:
    """Return e^z / sum(e^z), row by row, for logits z of shape (n, classes).

    z is an array or a list of rows. Every row of the result sums to 1. Try [[1000, 1001]] too.
    """
    z = np.asarray(z, dtype=float)
    # p_k = 1 / sum_j exp(z_j - z_k); exp may reach inf, then 1/inf = 0 is right
    probs = np.zeros(z.shape)
    with np.errstate(over="ignore"):
        for k in range(z.shape[1]):
            probs[:, k] = 1.0 / np.sum(np.exp(z - z[:, [k]]), axis=1)
    return probs


def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    """Return the mean over the examples of -sum(t log p), for p and t of shape (n, classes).

    p holds probabilities, t one-hot targets. The result is finite even where p is exactly 0: what
    keeps the logarithm away from 0 is 1e-7 or less, so that small probabilities count as they are.
    """
    eps = 1e-12
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    n = p.shape[0]
    total = 0.0
    for i in range(n):
        for k in range(p.shape[1]):
            if t[i, k] > 0:
                total -= t[i, k] * np.log2(max(p[i, k], eps))  #! here
    return float(total / n)


def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    """Return dL/dz, shape (n, classes), for L = cross_entropy(softmax(z), t)."""
    t = np.asarray(t)
    # Bishop 2006, equation 4.109: softmax and cross-entropy leave only p - t.
    return (softmax(z) - t) / len(t)


#% id: ex06-right-03
#% kind: right
#% why: 
"""Exercise 6: softmax and cross-entropy.   Lesson: lessons/en/ex06_softmax.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def one_hot(labels: ArrayLike, classes: int) -> NDArray:
    """Return an (n, classes) array of zeros with a one at every row's label.

    labels (n,), a list or an array, hold whole numbers from 0 to classes - 1. one_hot([2, 0], 3) is [[0, 0, 1], [1, 0, 0]].
    """
    labels = np.asarray(labels, dtype=int)
    t = np.zeros((labels.size, classes))
    t[np.arange(labels.size), labels] = 1
    return t


def softmax(z: ArrayLike) -> NDArray:
    """Return e^z / sum(e^z), row by row, for logits z of shape (n, classes).

    z is an array or a list of rows. Every row of the result sums to 1. Try [[1000, 1001]] too.
    """
    z = np.asarray(z, dtype=float)
    probs = np.zeros(z.shape)
    with np.errstate(over="ignore"):
        for k in range(z.shape[1]):
            probs[:, k] = 1.0 / np.sum(np.exp(z - z[:, [k]]), axis=1)
    return probs


def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    """Return the mean over the examples of -sum(t log p), for p and t of shape (n, classes).

    p holds probabilities, t one-hot targets. The result is finite even where p is exactly 0: what
    keeps the logarithm away from 0 is 1e-7 or less, so that small probabilities count as they are.
    """
    p, t = np.asarray(p, dtype=float), np.asarray(t)
    # probability of the right class of every row (t is one-hot)
    picked = p[np.arange(t.shape[0]), t.argmax(axis=1)]
    losses = [-np.log(q) if q > 1e-300 else -np.log(1e-300) for q in picked]
    return float(sum(losses) / len(losses))


def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    """Return dL/dz, shape (n, classes), for L = cross_entropy(softmax(z), t)."""
    t = np.asarray(t)
    return (softmax(z) - t) / len(t)


#% id: ex06-two-02
#% kind: two
#% why: The clip at 0.01 changes small probabilities, and p and t are swapped in the product.
"""Exercise 6: softmax and cross-entropy.   Lesson: lessons/en/ex06_softmax.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def one_hot(labels: ArrayLike, classes: int) -> NDArray:
    """Return an (n, classes) array of zeros with a one at every row's label.

    labels (n,), a list or an array, hold whole numbers from 0 to classes - 1. one_hot([2, 0], 3) is [[0, 0, 1], [1, 0, 0]].
    """
    return (np.arange(classes)[None, :] == np.asarray(labels, dtype=int).reshape(-1, 1)).astype(float)


def softmax(z: ArrayLike) -> NDArray:
    """Return e^z / sum(e^z), row by row, for logits z of shape (n, classes).

    z is an array or a list of rows. Every row of the result sums to 1. Try [[1000, 1001]] too.
    """
    z = np.asarray(z, dtype=float)
    probs = np.zeros(z.shape)
    with np.errstate(over="ignore"):
        for k in range(z.shape[1]):
            probs[:, k] = 1.0 / np.sum(np.exp(z - z[:, [k]]), axis=1)
    return probs


def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    """Return the mean over the examples of -sum(t log p), for p and t of shape (n, classes).

    p holds probabilities, t one-hot targets. The result is finite even where p is exactly 0: what
    keeps the logarithm away from 0 is 1e-7 or less, so that small probabilities count as they are.
    """
    q = np.asarray(p, dtype=float)
    target = np.clip(np.asarray(t, dtype=float), 1e-2, None)  #! here
    ce = -(q * np.log(target)).sum(axis=1)  #! here
    return float(ce.mean())


def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    """Return dL/dz, shape (n, classes), for L = cross_entropy(softmax(z), t)."""
    t = np.asarray(t)
    # Bishop 2006, equation 4.109: softmax and cross-entropy leave only p - t.
    return (softmax(z) - t) / len(t)
