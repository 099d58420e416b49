#% id: ex06-one-02
#% kind: one
#% why: normalised over the columns' sums
"""Exercise 6: softmax and cross-entropy.   Lesson: lessons/en/ex06_softmax.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def one_hot(labels: ArrayLike, classes: int) -> NDArray:
    """Return an (n, classes) array of zeros with a one at every row's label.

    labels (n,), a list or an array, hold whole numbers from 0 to classes - 1. one_hot([2, 0], 3) is [[0, 0, 1], [1, 0, 0]].
    """
    return np.eye(classes)[np.asarray(labels, dtype=int)]


def softmax(z: ArrayLike) -> NDArray:
    """Return e^z / sum(e^z), row by row, for logits z of shape (n, classes).

    z is an array or a list of rows. Every row of the result sums to 1. Try [[1000, 1001]] too.
    """
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=0, keepdims=True)  #! here


def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    """Return the mean over the examples of -sum(t log p), for p and t of shape (n, classes).

    p holds probabilities, t one-hot targets. The result is finite even where p is exactly 0: what
    keeps the logarithm away from 0 is 1e-7 or less, so that small probabilities count as they are.
    """
    p = np.clip(np.asarray(p, float), 1e-15, None)
    return float(np.mean(-np.sum(np.asarray(t) * np.log(p), axis=1)))


def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    z, t = np.asarray(z, dtype=float), np.asarray(t, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - t) / len(z)


#% id: ex06-one-03
#% kind: one
#% why: no maximum subtracted: NaN at 1000
"""Exercise 6: softmax and cross-entropy.   Lesson: lessons/en/ex06_softmax.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def one_hot(labels: ArrayLike, classes: int) -> NDArray:
    """Return an (n, classes) array of zeros with a one at every row's label.

    labels (n,), a list or an array, hold whole numbers from 0 to classes - 1. one_hot([2, 0], 3) is [[0, 0, 1], [1, 0, 0]].
    """
    열 = np.arange(classes)
    return (np.asarray(labels).reshape(-1, 1) == 열).astype(float)


def softmax(z):
    z = np.array(z, dtype=float)
    지수 = np.exp(z)  #! here
    합 = 지수.sum(axis=1).reshape(-1, 1)
    return 지수 / 합


def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    p = np.clip(np.asarray(p, float), 1e-15, None)
    return float(np.mean(-np.sum(np.asarray(t) * np.log(p), axis=1)))


def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    z, t = np.asarray(z, dtype=float), np.asarray(t, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - t) / len(z)


#% id: ex06-two-02
#% kind: two
#% why: powers of 2; one sum for all rows
"""Exercise 6: softmax and cross-entropy.   Lesson: lessons/en/ex06_softmax.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def one_hot(labels: ArrayLike, classes: int) -> NDArray:
    """Return an (n, classes) array of zeros with a one at every row's label.

    labels (n,), a list or an array, hold whole numbers from 0 to classes - 1. one_hot([2, 0], 3) is [[0, 0, 1], [1, 0, 0]].
    """
    return np.eye(classes)[np.asarray(labels, dtype=int)]


def softmax(z: ArrayLike) -> NDArray:
    """Return e^z / sum(e^z), row by row, for logits z of shape (n, classes).

    z is an array or a list of rows. Every row of the result sums to 1. Try [[1000, 1001]] too.
    """
    z = np.asarray(z, dtype=float)
    shifted = z - z.max(axis=1, keepdims=True)
    powers = 2.0**shifted  #! here
    return powers / powers.sum()  #! here


def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    """Return the mean over the examples of -sum(t log p), for p and t of shape (n, classes).

    p holds probabilities, t one-hot targets. The result is finite even where p is exactly 0: what
    keeps the logarithm away from 0 is 1e-7 or less, so that small probabilities count as they are.
    """
    p = np.clip(np.asarray(p, float), 1e-15, None)
    return float(np.mean(-np.sum(np.asarray(t) * np.log(p), axis=1)))


def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    """Return dL/dz, shape (n, classes), for L = cross_entropy(softmax(z), t)."""
    z, t = np.asarray(z, dtype=float), np.asarray(t, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - t) / len(z)


#% id: ex06-rare-02
#% kind: rare
#% why: one maximum for the whole array: 0/0 in rows far below it
"""Exercise 6: softmax and cross-entropy.   Lesson: lessons/en/ex06_softmax.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def one_hot(labels: ArrayLike, classes: int) -> NDArray:
    """Return an (n, classes) array of zeros with a one at every row's label.

    labels (n,), a list or an array, hold whole numbers from 0 to classes - 1. one_hot([2, 0], 3) is [[0, 0, 1], [1, 0, 0]].
    """
    return np.eye(classes)[np.asarray(labels, dtype=int)]


def softmax(z: ArrayLike) -> NDArray:
    z = np.asarray(z, dtype=float)
    z = z - z.max()  #! here
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    p = np.clip(np.asarray(p, float), 1e-15, None)
    return float(np.mean(-np.sum(np.asarray(t) * np.log(p), axis=1)))


def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    """Return dL/dz, shape (n, classes), for L = cross_entropy(softmax(z), t)."""
    z, t = np.asarray(z, dtype=float), np.asarray(t, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - t) / len(z)


#% id: ex06-right-01
#% kind: right
#% why: exp(z - logsumexp) with logaddexp.reduce
"""Exercise 6: softmax and cross-entropy.   Lesson: lessons/en/ex06_softmax.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def one_hot(labels: ArrayLike, classes: int) -> NDArray:
    열 = np.arange(classes)
    return (np.asarray(labels).reshape(-1, 1) == 열).astype(float)


def softmax(z: ArrayLike) -> NDArray:
    z = np.asarray(z, dtype=float)
    log_total = np.logaddexp.reduce(z, axis=1, keepdims=True)
    p = np.exp(z - log_total)
    return p / p.sum(axis=1, keepdims=True)


def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    """Return the mean over the examples of -sum(t log p), for p and t of shape (n, classes).

    p holds probabilities, t one-hot targets. The result is finite even where p is exactly 0: what
    keeps the logarithm away from 0 is 1e-7 or less, so that small probabilities count as they are.
    """
    p = np.clip(np.asarray(p, float), 1e-15, None)
    return float(np.mean(-np.sum(np.asarray(t) * np.log(p), axis=1)))


def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    """Return dL/dz, shape (n, classes), for L = cross_entropy(softmax(z), t)."""
    z, t = np.asarray(z, dtype=float), np.asarray(t, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - t) / len(z)
