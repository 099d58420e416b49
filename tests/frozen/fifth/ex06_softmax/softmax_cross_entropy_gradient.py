#% id: ex06-one-06
#% kind: one
#% why: sign turned
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
    out = np.zeros((len(labels), classes))
    out[np.arange(len(labels)), labels] = 1.0
    return out


def softmax(z: ArrayLike) -> NDArray:
    """Return e^z / sum(e^z), row by row, for logits z of shape (n, classes).

    z is an array or a list of rows. Every row of the result sums to 1. Try [[1000, 1001]] too.
    """
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    """Return the mean over the examples of -sum(t log p), for p and t of shape (n, classes).

    p holds probabilities, t one-hot targets. The result is finite even where p is exactly 0: what
    keeps the logarithm away from 0 is 1e-7 or less, so that small probabilities count as they are.
    """
    p = np.clip(np.asarray(p, float), 1e-15, None)
    return float(np.mean(-np.sum(np.asarray(t) * np.log(p), axis=1)))


def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    p = softmax(z)
    n = p.shape[0]
    grad = (np.asarray(t) - p) / n  #! here
    return grad


#% id: ex06-one-07
#% kind: one
#% why: not divided by the number of examples
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
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    return float(-np.sum(t * np.log(p + 1e-12)) / p.shape[0])


def softmax_cross_entropy_gradient(z, t):
    gradient = softmax(z).copy()
    gradient[np.arange(len(gradient)), np.argmax(t, axis=1)] -= 1
    return gradient  #! here


#% id: ex06-two-04
#% kind: two
#% why: times p(1 - p); divided by z.size
"""Exercise 6: softmax and cross-entropy.   Lesson: lessons/en/ex06_softmax.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def one_hot(labels: ArrayLike, classes: int) -> NDArray:
    return np.eye(classes)[np.asarray(labels, dtype=int)]


def softmax(z: ArrayLike) -> NDArray:
    rows = []
    for row in np.asarray(z, dtype=float):
        e = np.exp(row - np.max(row))
        rows.append(e / np.sum(e))
    return np.array(rows)


def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    """Return the mean over the examples of -sum(t log p), for p and t of shape (n, classes).

    p holds probabilities, t one-hot targets. The result is finite even where p is exactly 0: what
    keeps the logarithm away from 0 is 1e-7 or less, so that small probabilities count as they are.
    """
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    return float(-np.sum(t * np.log(p + 1e-12)) / p.shape[0])


def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    """Return dL/dz, shape (n, classes), for L = cross_entropy(softmax(z), t)."""
    p = softmax(z)
    기울기 = (p - np.asarray(t)) * p * (1 - p)  #! here
    return 기울기 / p.size  #! here


#% id: ex06-rare-04
#% kind: rare
#% why: entries below 1e-4 are set to 0
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
    out = np.zeros((len(labels), classes))
    out[np.arange(len(labels)), labels] = 1.0
    return out


def softmax(z: ArrayLike) -> NDArray:
    """Return e^z / sum(e^z), row by row, for logits z of shape (n, classes).

    z is an array or a list of rows. Every row of the result sums to 1. Try [[1000, 1001]] too.
    """
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    p = np.clip(np.asarray(p, float), 1e-15, None)
    return float(np.mean(-np.sum(np.asarray(t) * np.log(p), axis=1)))


def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    """Return dL/dz, shape (n, classes), for L = cross_entropy(softmax(z), t)."""
    p = softmax(z)
    g = (p - np.asarray(t, dtype=float)) / len(p)
    g[np.abs(g) < 1e-4] = 0.0  #! here
    return g


#% id: ex06-right-03
#% kind: right
#% why: the Jacobian of log softmax, row by row
"""Exercise 6: softmax and cross-entropy.   Lesson: lessons/en/ex06_softmax.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def one_hot(labels: ArrayLike, classes: int) -> NDArray:
    labels = np.asarray(labels, dtype=int)
    out = np.zeros((len(labels), classes))
    out[np.arange(len(labels)), labels] = 1.0
    return out


def softmax(z: ArrayLike) -> NDArray:
    """Return e^z / sum(e^z), row by row, for logits z of shape (n, classes).

    z is an array or a list of rows. Every row of the result sums to 1. Try [[1000, 1001]] too.
    """
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    p = np.clip(np.asarray(p, float), 1e-15, None)
    return float(np.mean(-np.sum(np.asarray(t) * np.log(p), axis=1)))


def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    """Return dL/dz, shape (n, classes), for L = cross_entropy(softmax(z), t)."""
    p = softmax(z)
    t = np.asarray(t, dtype=float)
    n, k = p.shape
    out = np.zeros((n, k))
    for i in range(n):
        # d log p_j / d z_m = [j == m] - p_m
        log_jacobian = np.eye(k) - p[i][None, :]
        out[i] = -(t[i] @ log_jacobian) / n
    return out
