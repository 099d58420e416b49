#% id: ex06-one-01
#% kind: one
#% why: The ones are set at the row's number and not at its label.
"""Exercise 6: softmax and cross-entropy.   Lesson: lessons/en/ex06_softmax.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def one_hot(labels: ArrayLike, classes: int) -> NDArray:
    """Return an (n, classes) array of zeros with a one at every row's label.

    labels (n,), a list or an array, hold whole numbers from 0 to classes - 1. one_hot([2, 0], 3) is [[0, 0, 1], [1, 0, 0]].
    """
    labels = np.asarray(labels)
    t = np.zeros((len(labels), classes))
    for i, k in enumerate(labels):
        t[i, i % classes] = 1  #! here
    return t


def softmax(z: ArrayLike) -> NDArray:
    """Return e^z / sum(e^z), row by row, for logits z of shape (n, classes).

    z is an array or a list of rows. Every row of the result sums to 1. Try [[1000, 1001]] too.
    """
    z = np.asarray(z)
    # Blanchard, Higham and Higham 2021: subtracting the row's maximum leaves softmax unchanged.
    # Times 1.0 makes whole numbers floats (unsigned ones would wrap) and leaves float32 as it is.
    e = np.exp(z - 1.0 * z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    """Return the mean over the examples of -sum(t log p), for p and t of shape (n, classes).

    p holds probabilities, t one-hot targets. The result is finite even where p is exactly 0: what
    keeps the logarithm away from 0 is 1e-7 or less, so that small probabilities count as they are.
    """
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    log_p = np.log(np.maximum(p, np.finfo(float).tiny))
    return float(-np.sum(t * log_p) / len(p))


def softmax_cross_entropy_gradient(z, t):
    g = np.array(softmax(z), dtype=float)
    t = np.asarray(t, dtype=float)
    n = g.shape[0]
    for i in range(n):
        for j in range(g.shape[1]):
            g[i, j] = (g[i, j] - t[i, j]) / n
    return g


#% id: ex06-one-02
#% kind: one
#% why: The number of columns is taken from the highest label present.
"""Exercise 6: softmax and cross-entropy.   Lesson: lessons/en/ex06_softmax.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def one_hot(labels, classes):
    labels = np.array(labels, dtype=int)
    width = labels.max() + 1  #! here
    return np.eye(width)[labels]


def softmax(z):
    out = np.array(z, dtype=float)  # own copy
    for row in out:
        row -= row.max()
        np.exp(row, out=row)
        row /= row.sum()
    return out


def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t)
    right_class = np.argmax(t, axis=1)
    picked = p[np.arange(p.shape[0]), right_class]
    # 0 을 피하기 위해서
    picked = np.where(picked > 0, picked, 1e-300)
    return -np.log(picked).mean()


def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    """Return dL/dz, shape (n, classes), for L = cross_entropy(softmax(z), t)."""
    t = np.asarray(t)
    # Bishop 2006, equation 4.109: softmax and cross-entropy leave only p - t.
    return (softmax(z) - t) / len(t)


#% id: ex06-right-01
#% kind: right
#% why: compares with a row of class numbers
"""Exercise 6: softmax and cross-entropy.   Lesson: lessons/en/ex06_softmax.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def one_hot(labels, classes):
    column = np.reshape(np.asarray(labels), (-1, 1))
    return (column == np.arange(classes)).astype(float)


def softmax(z):
    z = np.asarray(z, dtype=float)
    top = z.max(axis=-1)[:, None]
    shifted = z - top
    log_total = np.log(np.exp(shifted).sum(axis=-1))
    return np.exp(shifted - log_total[:, np.newaxis])


def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t)
    right_class = np.argmax(t, axis=1)
    picked = p[np.arange(p.shape[0]), right_class]
    # 0 을 피하기 위해서
    picked = np.where(picked > 0, picked, 1e-300)
    return -np.log(picked).mean()


def softmax_cross_entropy_gradient(z, t):
    g = np.array(softmax(z), dtype=float)
    t = np.asarray(t, dtype=float)
    n = g.shape[0]
    for i in range(n):
        for j in range(g.shape[1]):
            g[i, j] = (g[i, j] - t[i, j]) / n
    return g


#% id: ex06-right-02
#% kind: right
#% why: lists of lists
"""Exercise 6: softmax and cross-entropy.   Lesson: lessons/en/ex06_softmax.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def one_hot(labels, classes):
    표 = []
    for 라벨 in labels:
        줄 = [0.0] * classes
        줄[int(라벨)] = 1.0
        표.append(줄)
    return np.array(표)


def softmax(z: ArrayLike) -> NDArray:
    """Return e^z / sum(e^z), row by row, for logits z of shape (n, classes).

    z is an array or a list of rows. Every row of the result sums to 1. Try [[1000, 1001]] too.
    """
    z = np.asarray(z)
    # Blanchard, Higham and Higham 2021: subtracting the row's maximum leaves softmax unchanged.
    # Times 1.0 makes whole numbers floats (unsigned ones would wrap) and leaves float32 as it is.
    e = np.exp(z - 1.0 * z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    """Return the mean over the examples of -sum(t log p), for p and t of shape (n, classes).

    p holds probabilities, t one-hot targets. The result is finite even where p is exactly 0: what
    keeps the logarithm away from 0 is 1e-7 or less, so that small probabilities count as they are.
    """
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    log_p = np.log(np.maximum(p, np.finfo(float).tiny))
    return float(-np.sum(t * log_p) / len(p))


def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    """Return dL/dz, shape (n, classes), for L = cross_entropy(softmax(z), t)."""
    t = np.asarray(t)
    # Bishop 2006, equation 4.109: softmax and cross-entropy leave only p - t.
    return (softmax(z) - t) / len(t)
