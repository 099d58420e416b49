#% id: ex06-one-06
#% kind: one
#% why: The minus sign is missing.
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


def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    """Return the mean over the examples of -sum(t log p), for p and t of shape (n, classes).

    p holds probabilities, t one-hot targets. The result is finite even where p is exactly 0: what
    keeps the logarithm away from 0 is 1e-7 or less, so that small probabilities count as they are.
    """
    p = np.clip(np.asarray(p, dtype=float), 1e-12, 1.0)
    t = np.asarray(t, dtype=float)
    per_row = np.sum(t * np.log(p), axis=1)  #! here
    return float(per_row.mean())


def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    """Return dL/dz, shape (n, classes), for L = cross_entropy(softmax(z), t)."""
    t = np.asarray(t)
    # Bishop 2006, equation 4.109: softmax and cross-entropy leave only p - t.
    return (softmax(z) - t) / len(t)


#% id: ex06-one-07
#% kind: one
#% why: Averages over all entries, so it is smaller by the number of classes.
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


def softmax(z):
    out = np.array(z, dtype=float)  # own copy
    for row in out:
        row -= row.max()
        np.exp(row, out=row)
        row /= row.sum()
    return out


def cross_entropy(p, t):
    safe = np.maximum(np.asarray(p, dtype=float), 1e-15)
    terms = -np.asarray(t) * np.log(safe)
    return terms.mean()  #! here


def softmax_cross_entropy_gradient(z, t):
    g = np.array(softmax(z), dtype=float)
    t = np.asarray(t, dtype=float)
    n = g.shape[0]
    for i in range(n):
        for j in range(g.shape[1]):
            g[i, j] = (g[i, j] - t[i, j]) / n
    return g


#% id: ex06-one-08
#% kind: one
#% why: Uses the logarithm to base 2.
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


def softmax(z):
    out = np.array(z, dtype=float)  # own copy
    for row in out:
        row -= row.max()
        np.exp(row, out=row)
        row /= row.sum()
    return out


def cross_entropy(p, t):
    p = np.asarray(p, float)
    t = np.asarray(t, float)
    tiny = 1e-15
    log_p = np.log2(p + tiny)  #! here
    return float(-(t * log_p).sum(axis=1).mean())


def softmax_cross_entropy_gradient(z, t):
    g = np.array(softmax(z), dtype=float)
    t = np.asarray(t, dtype=float)
    n = g.shape[0]
    for i in range(n):
        for j in range(g.shape[1]):
            g[i, j] = (g[i, j] - t[i, j]) / n
    return g


#% id: ex06-rare-03
#% kind: rare
#% why: Adds the binary term (1 - t) log(1 - p), which belongs to sigmoid outputs.
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


def cross_entropy(p, t):
    p = np.clip(np.asarray(p, dtype=float), 1e-12, 1 - 1e-12)
    t = np.asarray(t, dtype=float)
    loss = t * np.log(p) + (1 - t) * np.log(1 - p)  #! here
    return float(-loss.sum(axis=1).mean())


def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    """Return dL/dz, shape (n, classes), for L = cross_entropy(softmax(z), t)."""
    t = np.asarray(t)
    # Bishop 2006, equation 4.109: softmax and cross-entropy leave only p - t.
    return (softmax(z) - t) / len(t)


#% id: ex06-right-05
#% kind: right
#% why: picks the probability of the true class
"""Exercise 6: softmax and cross-entropy.   Lesson: lessons/en/ex06_softmax.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def one_hot(labels, classes):
    column = np.reshape(np.asarray(labels), (-1, 1))
    return (column == np.arange(classes)).astype(float)


def softmax(z: ArrayLike) -> NDArray:
    """Return e^z / sum(e^z), row by row, for logits z of shape (n, classes).

    z is an array or a list of rows. Every row of the result sums to 1. Try [[1000, 1001]] too.
    """
    z = np.asarray(z)
    # Blanchard, Higham and Higham 2021: subtracting the row's maximum leaves softmax unchanged.
    # Times 1.0 makes whole numbers floats (unsigned ones would wrap) and leaves float32 as it is.
    e = np.exp(z - 1.0 * z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


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


#% id: ex06-two-01
#% kind: two
#% why: Sums over the examples where it should average, and has the roles of p and t in the logarithm swapped.
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


def softmax(z):
    z = np.asarray(z, dtype=float)
    top = z.max(axis=-1)[:, None]
    shifted = z - top
    log_total = np.log(np.exp(shifted).sum(axis=-1))
    return np.exp(shifted - log_total[:, np.newaxis])


def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    eps = 1e-12
    inner = p * np.log(t + eps)  #! here
    return float(-np.sum(inner))  #! here


def softmax_cross_entropy_gradient(z, t):
    g = np.array(softmax(z), dtype=float)
    t = np.asarray(t, dtype=float)
    n = g.shape[0]
    for i in range(n):
        for j in range(g.shape[1]):
            g[i, j] = (g[i, j] - t[i, j]) / n
    return g
