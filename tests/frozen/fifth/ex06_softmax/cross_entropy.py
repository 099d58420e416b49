#% id: ex06-one-04
#% kind: one
#% why: mean over all entries, not over the examples
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
    return float(-np.mean(t * np.log(p + 1e-10)))  #! here


def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    z, t = np.asarray(z, dtype=float), np.asarray(t, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - t) / len(z)


#% id: ex06-one-05
#% kind: one
#% why: logarithm to the base 2
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
    rows = []
    for row in np.asarray(z, dtype=float):
        e = np.exp(row - np.max(row))
        rows.append(e / np.sum(e))
    return np.array(rows)


def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    확률 = np.maximum(np.asarray(p, dtype=float), 1e-12)
    개별손실 = -(np.asarray(t) * np.log2(확률)).sum(axis=1)  #! here
    return float(개별손실.mean())


def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    """Return dL/dz, shape (n, classes), for L = cross_entropy(softmax(z), t)."""
    z, t = np.asarray(z, dtype=float), np.asarray(t, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - t) / len(z)


#% id: ex06-two-03
#% kind: two
#% why: the (1 - t) term of the binary loss added; the sign dropped
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
    rows = []
    for row in np.asarray(z, dtype=float):
        e = np.exp(row - np.max(row))
        rows.append(e / np.sum(e))
    return np.array(rows)


def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    p = np.clip(np.asarray(p, dtype=float), 1e-9, 1 - 1e-9)
    t = np.asarray(t, dtype=float)
    terms = t * np.log(p) + (1 - t) * np.log(1 - p)  #! here
    return float(terms.sum() / len(p))  #! here


def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    t = np.asarray(t, dtype=float)
    return (softmax(z) - t) / t.shape[0]


#% id: ex06-rare-03
#% kind: rare
#% why: small probabilities cut at 1e-3
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
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    eps = 1e-3  #! here
    return float(-(t * np.log(np.maximum(p, eps))).sum(axis=1).mean())


def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    z, t = np.asarray(z, dtype=float), np.asarray(t, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - t) / len(z)


#% id: ex06-right-02
#% kind: right
#% why: takes the logarithm of the target's probability alone
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
    p, t = np.asarray(p, dtype=float), np.asarray(t)
    chosen = p[np.arange(len(p)), t.argmax(axis=1)]
    logs = [np.log(v) if v > 0 else np.log(np.finfo(float).tiny) for v in chosen]
    return -float(np.mean(logs))


def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    z, t = np.asarray(z, dtype=float), np.asarray(t, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - t) / len(z)
