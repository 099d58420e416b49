#% id: ex08-one-03
#% kind: one
#% why: delta passes back without the slope of ReLU
"""Exercise 8: a whole network in NumPy.   Lesson: lessons/en/ex08_mlp.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Params = list[tuple[NDArray, NDArray]]


# Given: he_init, from ex05_initializers.py, solved. You may replace it with your own.
def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    # He et al. 2015, equation 10: half the units of a ReLU layer are silent, so the variance doubles.
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2 / fan_in)


# End of given.


# Given: softmax, from ex06_softmax.py, solved. You may replace it with your own.
def softmax(z: ArrayLike) -> NDArray:
    """Return e^z / sum(e^z), row by row, for logits z of shape (n, classes).

    z is an array or a list of rows. Every row of the result sums to 1. Try [[1000, 1001]] too.
    """
    z = np.asarray(z)
    # Blanchard, Higham and Higham 2021: subtracting the row's maximum leaves softmax unchanged.
    # Times 1.0 makes whole numbers floats (unsigned ones would wrap) and leaves float32 as it is.
    e = np.exp(z - 1.0 * z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# End of given.


# Given: cross_entropy, from ex06_softmax.py, solved. You may replace it with your own.
def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    """Return the mean over the examples of -sum(t log p), for p and t of shape (n, classes).

    p holds probabilities, t one-hot targets. The result is finite even where p is exactly 0: what
    keeps the logarithm away from 0 is 1e-7 or less, so that small probabilities count as they are.
    """
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    log_p = np.log(np.maximum(p, np.finfo(float).tiny))
    return float(-np.sum(t * log_p) / len(p))


# End of given.


# Given: minibatches, from ex07_optimizers.py, solved. You may replace it with your own.
def minibatches(
    x: ArrayLike, y: ArrayLike, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray, NDArray]]:
    """Yield (xb, yb): every example exactly once, in a fresh random order, x and y kept in pairs.

    x and y have the same number of rows. The last batch may be smaller than batch_size; where
    batch_size is larger than the data, one batch holds all. The order comes from `rng`.
    """
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]


# End of given.


def init_mlp(sizes: Sequence[int], rng: np.random.Generator) -> Params:
    """Return a list of (w, b) pairs, one a layer: He initialisation, zero biases.

    sizes = [784, 256, 10] gives w of shapes (784, 256) and (256, 10), b of (256,) and (10,).
    """
    params = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        params.append((he_init(n_in, n_out, rng), np.zeros(n_out)))
    return params


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    """Return class probabilities (n, classes): ReLU hidden layers, softmax output.

    params holds a pair of arrays (w, b) a layer; b has the shape (units,) or (1, units).
    """
    *hidden, (w_out, b_out) = params
    h = np.asarray(x, dtype=float)
    for w, b in hidden:
        h = np.maximum(0, h @ w + b)
    return softmax(h @ w_out + b_out)


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    """Return a list of (dw, db) pairs, one a layer, for the mean cross-entropy.

    x (n, features), t one-hot (n, classes); every dw and db has the shape of its parameter,
    db may be (units,) or (1, units).
    """
    acts = [np.asarray(x, float)]
    for w, b in params[:-1]:
        acts.append(np.maximum(0, acts[-1] @ np.asarray(w) + np.asarray(b)))
    t = np.asarray(t, float)
    delta = (mlp_forward(params, x) - t) / t.shape[0]
    grads = []
    for i in range(len(params) - 1, -1, -1):
        grads.insert(0, (acts[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = delta @ np.asarray(params[i][0]).T  #! here
    return grads


def train_mlp(
    params: Params,
    x: ArrayLike,
    t: ArrayLike,
    epochs: int,
    batch_size: int,
    learning_rate: float,
    rng: np.random.Generator,
) -> tuple[Params, list[float]]:
    """Return (params, losses) after minibatch SGD; one mean loss an epoch.

    Every epoch goes through all examples once, in a fresh order from `rng`, and none is left out
    whatever the losses are. The loss of an epoch is the mean cross-entropy over its examples, or
    the mean over its batches, taken while it runs, before it or after it.
    """
    ws = [np.array(w, dtype=float) for w, _ in params]
    bs = [np.array(b, dtype=float).reshape(-1) for _, b in params]
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            a = [np.asarray(xb, dtype=float)]
            for w, b in zip(ws[:-1], bs[:-1]):
                a.append(np.maximum(a[-1] @ w + b, 0))
            p = softmax(a[-1] @ ws[-1] + bs[-1])
            total += cross_entropy(p, tb) * len(xb)
            d = (p - tb) / len(xb)
            for k in range(len(ws) - 1, -1, -1):
                up = (d @ ws[k].T) * (a[k] > 0)
                ws[k] -= learning_rate * (a[k].T @ d)
                bs[k] -= learning_rate * d.sum(axis=0)
                d = up
        losses.append(total / len(x))
    return list(zip(ws, bs)), losses


def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    """Return the share of rows whose most probable class is the label, from 0.0 to 1.0."""
    a = np.asarray(x, dtype=float)
    for i, (w, b) in enumerate(params):
        a = a @ np.asarray(w) + np.asarray(b)
        if i < len(params) - 1:
            a = np.maximum(a, 0)
    # softmax keeps the order, so the logits are enough
    return float((a.argmax(1) == np.asarray(labels)).mean())


#% id: ex08-one-04
#% kind: one
#% why: not divided by n
"""Exercise 8: a whole network in NumPy.   Lesson: lessons/en/ex08_mlp.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Params = list[tuple[NDArray, NDArray]]


# Given: he_init, from ex05_initializers.py, solved. You may replace it with your own.
def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    # He et al. 2015, equation 10: half the units of a ReLU layer are silent, so the variance doubles.
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2 / fan_in)


# End of given.


# Given: softmax, from ex06_softmax.py, solved. You may replace it with your own.
def softmax(z: ArrayLike) -> NDArray:
    """Return e^z / sum(e^z), row by row, for logits z of shape (n, classes).

    z is an array or a list of rows. Every row of the result sums to 1. Try [[1000, 1001]] too.
    """
    z = np.asarray(z)
    # Blanchard, Higham and Higham 2021: subtracting the row's maximum leaves softmax unchanged.
    # Times 1.0 makes whole numbers floats (unsigned ones would wrap) and leaves float32 as it is.
    e = np.exp(z - 1.0 * z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# End of given.


# Given: cross_entropy, from ex06_softmax.py, solved. You may replace it with your own.
def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    """Return the mean over the examples of -sum(t log p), for p and t of shape (n, classes).

    p holds probabilities, t one-hot targets. The result is finite even where p is exactly 0: what
    keeps the logarithm away from 0 is 1e-7 or less, so that small probabilities count as they are.
    """
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    log_p = np.log(np.maximum(p, np.finfo(float).tiny))
    return float(-np.sum(t * log_p) / len(p))


# End of given.


# Given: minibatches, from ex07_optimizers.py, solved. You may replace it with your own.
def minibatches(
    x: ArrayLike, y: ArrayLike, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray, NDArray]]:
    """Yield (xb, yb): every example exactly once, in a fresh random order, x and y kept in pairs.

    x and y have the same number of rows. The last batch may be smaller than batch_size; where
    batch_size is larger than the data, one batch holds all. The order comes from `rng`.
    """
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]


# End of given.


def init_mlp(sizes: Sequence[int], rng: np.random.Generator) -> Params:
    """Return a list of (w, b) pairs, one a layer: He initialisation, zero biases.

    sizes = [784, 256, 10] gives w of shapes (784, 256) and (256, 10), b of (256,) and (10,).
    """
    params = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        params.append((he_init(n_in, n_out, rng), np.zeros(n_out)))
    return params


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    """Return class probabilities (n, classes): ReLU hidden layers, softmax output.

    params holds a pair of arrays (w, b) a layer; b has the shape (units,) or (1, units).
    """
    *hidden, (w_out, b_out) = params
    h = np.asarray(x, dtype=float)
    for w, b in hidden:
        h = np.maximum(0, h @ w + b)
    return softmax(h @ w_out + b_out)


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    """Return a list of (dw, db) pairs, one a layer, for the mean cross-entropy.

    x (n, features), t one-hot (n, classes); every dw and db has the shape of its parameter,
    db may be (units,) or (1, units).
    """
    t = np.asarray(t, float)
    a = [np.asarray(x, float)]
    z = []
    for k, (w, b) in enumerate(params):
        z.append(a[-1] @ np.asarray(w) + np.asarray(b))
        a.append(softmax(z[-1]) if k == len(params) - 1 else np.maximum(z[-1], 0))
    d = a[-1] - t  #! here
    out = [None] * len(params)
    for k in reversed(range(len(params))):
        out[k] = (a[k].T @ d, d.sum(0))
        if k:
            d = (d @ np.asarray(params[k][0]).T) * (z[k - 1] > 0)
    return out


def train_mlp(
    params: Params,
    x: ArrayLike,
    t: ArrayLike,
    epochs: int,
    batch_size: int,
    learning_rate: float,
    rng: np.random.Generator,
) -> tuple[Params, list[float]]:
    """Return (params, losses) after minibatch SGD; one mean loss an epoch.

    Every epoch goes through all examples once, in a fresh order from `rng`, and none is left out
    whatever the losses are. The loss of an epoch is the mean cross-entropy over its examples, or
    the mean over its batches, taken while it runs, before it or after it.
    """
    ws = [np.array(w, dtype=float) for w, _ in params]
    bs = [np.array(b, dtype=float).reshape(-1) for _, b in params]
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            a = [np.asarray(xb, dtype=float)]
            for w, b in zip(ws[:-1], bs[:-1]):
                a.append(np.maximum(a[-1] @ w + b, 0))
            p = softmax(a[-1] @ ws[-1] + bs[-1])
            total += cross_entropy(p, tb) * len(xb)
            d = (p - tb) / len(xb)
            for k in range(len(ws) - 1, -1, -1):
                up = (d @ ws[k].T) * (a[k] > 0)
                ws[k] -= learning_rate * (a[k].T @ d)
                bs[k] -= learning_rate * d.sum(axis=0)
                d = up
        losses.append(total / len(x))
    return list(zip(ws, bs)), losses


def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    """Return the share of rows whose most probable class is the label, from 0.0 to 1.0."""
    a = np.asarray(x, dtype=float)
    for i, (w, b) in enumerate(params):
        a = a @ np.asarray(w) + np.asarray(b)
        if i < len(params) - 1:
            a = np.maximum(a, 0)
    # softmax keeps the order, so the logits are enough
    return float((a.argmax(1) == np.asarray(labels)).mean())


#% id: ex08-two-05
#% kind: two
#% why: bias gradient averaged once more; the output layer's matrix takes the error back through every layer
"""Exercise 8: a whole network in NumPy.   Lesson: lessons/en/ex08_mlp.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Params = list[tuple[NDArray, NDArray]]


# Given: he_init, from ex05_initializers.py, solved. You may replace it with your own.
def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    # He et al. 2015, equation 10: half the units of a ReLU layer are silent, so the variance doubles.
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2 / fan_in)


# End of given.


# Given: softmax, from ex06_softmax.py, solved. You may replace it with your own.
def softmax(z: ArrayLike) -> NDArray:
    """Return e^z / sum(e^z), row by row, for logits z of shape (n, classes).

    z is an array or a list of rows. Every row of the result sums to 1. Try [[1000, 1001]] too.
    """
    z = np.asarray(z)
    # Blanchard, Higham and Higham 2021: subtracting the row's maximum leaves softmax unchanged.
    # Times 1.0 makes whole numbers floats (unsigned ones would wrap) and leaves float32 as it is.
    e = np.exp(z - 1.0 * z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# End of given.


# Given: cross_entropy, from ex06_softmax.py, solved. You may replace it with your own.
def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    """Return the mean over the examples of -sum(t log p), for p and t of shape (n, classes).

    p holds probabilities, t one-hot targets. The result is finite even where p is exactly 0: what
    keeps the logarithm away from 0 is 1e-7 or less, so that small probabilities count as they are.
    """
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    log_p = np.log(np.maximum(p, np.finfo(float).tiny))
    return float(-np.sum(t * log_p) / len(p))


# End of given.


# Given: minibatches, from ex07_optimizers.py, solved. You may replace it with your own.
def minibatches(
    x: ArrayLike, y: ArrayLike, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray, NDArray]]:
    """Yield (xb, yb): every example exactly once, in a fresh random order, x and y kept in pairs.

    x and y have the same number of rows. The last batch may be smaller than batch_size; where
    batch_size is larger than the data, one batch holds all. The order comes from `rng`.
    """
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]


# End of given.


def init_mlp(sizes: Sequence[int], rng: np.random.Generator) -> Params:
    """Return a list of (w, b) pairs, one a layer: He initialisation, zero biases.

    sizes = [784, 256, 10] gives w of shapes (784, 256) and (256, 10), b of (256,) and (10,).
    """
    return [(he_init(sizes[i], sizes[i + 1], rng), np.zeros(sizes[i + 1])) for i in range(len(sizes) - 1)]


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    """Return class probabilities (n, classes): ReLU hidden layers, softmax output.

    params holds a pair of arrays (w, b) a layer; b has the shape (units,) or (1, units).
    """
    *hidden, (w_out, b_out) = params
    h = np.asarray(x, dtype=float)
    for w, b in hidden:
        h = np.maximum(0, h @ w + b)
    return softmax(h @ w_out + b_out)


def mlp_gradients(params, x, t):
    t = np.asarray(t, dtype=float)
    활성 = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        활성.append(np.maximum(활성[-1] @ np.asarray(w) + np.asarray(b), 0))
    w, b = params[-1]
    오차 = (softmax(활성[-1] @ np.asarray(w) + np.asarray(b)) - t) / len(t)
    기울기 = []
    for k in range(len(params) - 1, -1, -1):
        기울기.append((활성[k].T @ 오차, 오차.mean(axis=0)))  #! here
        if k > 0:
            오차 = (오차 @ np.asarray(w).T) * (활성[k] > 0)  #! here
    return 기울기[::-1]


def train_mlp(
    params: Params,
    x: ArrayLike,
    t: ArrayLike,
    epochs: int,
    batch_size: int,
    learning_rate: float,
    rng: np.random.Generator,
) -> tuple[Params, list[float]]:
    """Return (params, losses) after minibatch SGD; one mean loss an epoch.

    Every epoch goes through all examples once, in a fresh order from `rng`, and none is left out
    whatever the losses are. The loss of an epoch is the mean cross-entropy over its examples, or
    the mean over its batches, taken while it runs, before it or after it.
    """
    ws = [np.array(w, dtype=float) for w, _ in params]
    bs = [np.array(b, dtype=float).reshape(-1) for _, b in params]
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            a = [np.asarray(xb, dtype=float)]
            for w, b in zip(ws[:-1], bs[:-1]):
                a.append(np.maximum(a[-1] @ w + b, 0))
            p = softmax(a[-1] @ ws[-1] + bs[-1])
            total += cross_entropy(p, tb) * len(xb)
            d = (p - tb) / len(xb)
            for k in range(len(ws) - 1, -1, -1):
                up = (d @ ws[k].T) * (a[k] > 0)
                ws[k] -= learning_rate * (a[k].T @ d)
                bs[k] -= learning_rate * d.sum(axis=0)
                d = up
        losses.append(total / len(x))
    return list(zip(ws, bs)), losses


def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    predicted = mlp_forward(params, x).argmax(axis=1)
    return float(np.mean(predicted == np.asarray(labels)))


#% id: ex08-two-06
#% kind: two
#% why: slope a(1 - a) for ReLU; divided by t.size
"""Exercise 8: a whole network in NumPy.   Lesson: lessons/en/ex08_mlp.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Params = list[tuple[NDArray, NDArray]]


# Given: he_init, from ex05_initializers.py, solved. You may replace it with your own.
def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    # He et al. 2015, equation 10: half the units of a ReLU layer are silent, so the variance doubles.
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2 / fan_in)


# End of given.


# Given: softmax, from ex06_softmax.py, solved. You may replace it with your own.
def softmax(z: ArrayLike) -> NDArray:
    """Return e^z / sum(e^z), row by row, for logits z of shape (n, classes).

    z is an array or a list of rows. Every row of the result sums to 1. Try [[1000, 1001]] too.
    """
    z = np.asarray(z)
    # Blanchard, Higham and Higham 2021: subtracting the row's maximum leaves softmax unchanged.
    # Times 1.0 makes whole numbers floats (unsigned ones would wrap) and leaves float32 as it is.
    e = np.exp(z - 1.0 * z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# End of given.


# Given: cross_entropy, from ex06_softmax.py, solved. You may replace it with your own.
def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    """Return the mean over the examples of -sum(t log p), for p and t of shape (n, classes).

    p holds probabilities, t one-hot targets. The result is finite even where p is exactly 0: what
    keeps the logarithm away from 0 is 1e-7 or less, so that small probabilities count as they are.
    """
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    log_p = np.log(np.maximum(p, np.finfo(float).tiny))
    return float(-np.sum(t * log_p) / len(p))


# End of given.


# Given: minibatches, from ex07_optimizers.py, solved. You may replace it with your own.
def minibatches(
    x: ArrayLike, y: ArrayLike, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray, NDArray]]:
    """Yield (xb, yb): every example exactly once, in a fresh random order, x and y kept in pairs.

    x and y have the same number of rows. The last batch may be smaller than batch_size; where
    batch_size is larger than the data, one batch holds all. The order comes from `rng`.
    """
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]


# End of given.


def init_mlp(sizes: Sequence[int], rng: np.random.Generator) -> Params:
    return [(he_init(sizes[i], sizes[i + 1], rng), np.zeros(sizes[i + 1])) for i in range(len(sizes) - 1)]


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    """Return class probabilities (n, classes): ReLU hidden layers, softmax output.

    params holds a pair of arrays (w, b) a layer; b has the shape (units,) or (1, units).
    """
    a = np.asarray(x, dtype=float)
    last = len(params) - 1
    for k, (w, b) in enumerate(params):
        z = a @ np.asarray(w) + np.asarray(b)
        a = np.maximum(z, 0) if k < last else softmax(z)
    return a


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    """Return a list of (dw, db) pairs, one a layer, for the mean cross-entropy.

    x (n, features), t one-hot (n, classes); every dw and db has the shape of its parameter,
    db may be (units,) or (1, units).
    """
    t = np.asarray(t, float)
    layer_in, a = [], np.asarray(x, float)
    for i, (w, b) in enumerate(params):
        layer_in.append(a)
        s = a @ np.asarray(w) + np.asarray(b)
        a = np.where(s > 0, s, 0) if i + 1 < len(params) else softmax(s)
    g = (a - t) / t.size  #! here
    grads = []
    for (w, b), inp in zip(reversed(params), reversed(layer_in)):
        grads.append((inp.T @ g, g.sum(axis=0)))
        g = (g @ np.asarray(w).T) * inp * (1 - inp)  #! here
    return list(reversed(grads))


def train_mlp(
    params: Params,
    x: ArrayLike,
    t: ArrayLike,
    epochs: int,
    batch_size: int,
    learning_rate: float,
    rng: np.random.Generator,
) -> tuple[Params, list[float]]:
    """Return (params, losses) after minibatch SGD; one mean loss an epoch.

    Every epoch goes through all examples once, in a fresh order from `rng`, and none is left out
    whatever the losses are. The loss of an epoch is the mean cross-entropy over its examples, or
    the mean over its batches, taken while it runs, before it or after it.
    """
    ws = [np.array(w, dtype=float) for w, _ in params]
    bs = [np.array(b, dtype=float).reshape(-1) for _, b in params]
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            a = [np.asarray(xb, dtype=float)]
            for w, b in zip(ws[:-1], bs[:-1]):
                a.append(np.maximum(a[-1] @ w + b, 0))
            p = softmax(a[-1] @ ws[-1] + bs[-1])
            total += cross_entropy(p, tb) * len(xb)
            d = (p - tb) / len(xb)
            for k in range(len(ws) - 1, -1, -1):
                up = (d @ ws[k].T) * (a[k] > 0)
                ws[k] -= learning_rate * (a[k].T @ d)
                bs[k] -= learning_rate * d.sum(axis=0)
                d = up
        losses.append(total / len(x))
    return list(zip(ws, bs)), losses


def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    predicted = mlp_forward(params, x).argmax(axis=1)
    return float(np.mean(predicted == np.asarray(labels)))


#% id: ex08-two-07
#% kind: two
#% why: t - p; output layer first in the list
"""Exercise 8: a whole network in NumPy.   Lesson: lessons/en/ex08_mlp.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Params = list[tuple[NDArray, NDArray]]


# Given: he_init, from ex05_initializers.py, solved. You may replace it with your own.
def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    # He et al. 2015, equation 10: half the units of a ReLU layer are silent, so the variance doubles.
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2 / fan_in)


# End of given.


# Given: softmax, from ex06_softmax.py, solved. You may replace it with your own.
def softmax(z: ArrayLike) -> NDArray:
    """Return e^z / sum(e^z), row by row, for logits z of shape (n, classes).

    z is an array or a list of rows. Every row of the result sums to 1. Try [[1000, 1001]] too.
    """
    z = np.asarray(z)
    # Blanchard, Higham and Higham 2021: subtracting the row's maximum leaves softmax unchanged.
    # Times 1.0 makes whole numbers floats (unsigned ones would wrap) and leaves float32 as it is.
    e = np.exp(z - 1.0 * z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# End of given.


# Given: cross_entropy, from ex06_softmax.py, solved. You may replace it with your own.
def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    """Return the mean over the examples of -sum(t log p), for p and t of shape (n, classes).

    p holds probabilities, t one-hot targets. The result is finite even where p is exactly 0: what
    keeps the logarithm away from 0 is 1e-7 or less, so that small probabilities count as they are.
    """
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    log_p = np.log(np.maximum(p, np.finfo(float).tiny))
    return float(-np.sum(t * log_p) / len(p))


# End of given.


# Given: minibatches, from ex07_optimizers.py, solved. You may replace it with your own.
def minibatches(
    x: ArrayLike, y: ArrayLike, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray, NDArray]]:
    """Yield (xb, yb): every example exactly once, in a fresh random order, x and y kept in pairs.

    x and y have the same number of rows. The last batch may be smaller than batch_size; where
    batch_size is larger than the data, one batch holds all. The order comes from `rng`.
    """
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]


# End of given.


def init_mlp(sizes: Sequence[int], rng: np.random.Generator) -> Params:
    """Return a list of (w, b) pairs, one a layer: He initialisation, zero biases.

    sizes = [784, 256, 10] gives w of shapes (784, 256) and (256, 10), b of (256,) and (10,).
    """
    return [(he_init(sizes[i], sizes[i + 1], rng), np.zeros(sizes[i + 1])) for i in range(len(sizes) - 1)]


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    a = np.asarray(x, dtype=float)
    last = len(params) - 1
    for k, (w, b) in enumerate(params):
        z = a @ np.asarray(w) + np.asarray(b)
        a = np.maximum(z, 0) if k < last else softmax(z)
    return a


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    """Return a list of (dw, db) pairs, one a layer, for the mean cross-entropy.

    x (n, features), t one-hot (n, classes); every dw and db has the shape of its parameter,
    db may be (units,) or (1, units).
    """
    t = np.asarray(t, float)
    hs = [np.asarray(x, float)]
    for w, b in params[:-1]:
        hs.append(np.clip(hs[-1] @ np.asarray(w) + np.asarray(b), 0, None))
    p = softmax(hs[-1] @ np.asarray(params[-1][0]) + np.asarray(params[-1][1]))
    delta = (t - p) / len(p)  #! here
    grads = []
    for layer in range(len(params), 0, -1):
        w = np.asarray(params[layer - 1][0])
        h = hs[layer - 1]
        grads.append((np.einsum("ni,no->io", h, delta), np.einsum("no->o", delta)))
        delta = np.einsum("no,io->ni", delta, w) * (h > 0)
    return grads  #! here


def train_mlp(
    params: Params,
    x: ArrayLike,
    t: ArrayLike,
    epochs: int,
    batch_size: int,
    learning_rate: float,
    rng: np.random.Generator,
) -> tuple[Params, list[float]]:
    """Return (params, losses) after minibatch SGD; one mean loss an epoch.

    Every epoch goes through all examples once, in a fresh order from `rng`, and none is left out
    whatever the losses are. The loss of an epoch is the mean cross-entropy over its examples, or
    the mean over its batches, taken while it runs, before it or after it.
    """
    ws = [np.array(w, dtype=float) for w, _ in params]
    bs = [np.array(b, dtype=float).reshape(-1) for _, b in params]
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            a = [np.asarray(xb, dtype=float)]
            for w, b in zip(ws[:-1], bs[:-1]):
                a.append(np.maximum(a[-1] @ w + b, 0))
            p = softmax(a[-1] @ ws[-1] + bs[-1])
            total += cross_entropy(p, tb) * len(xb)
            d = (p - tb) / len(xb)
            for k in range(len(ws) - 1, -1, -1):
                up = (d @ ws[k].T) * (a[k] > 0)
                ws[k] -= learning_rate * (a[k].T @ d)
                bs[k] -= learning_rate * d.sum(axis=0)
                d = up
        losses.append(total / len(x))
    return list(zip(ws, bs)), losses


def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    """Return the share of rows whose most probable class is the label, from 0.0 to 1.0."""
    predicted = mlp_forward(params, x).argmax(axis=1)
    return float(np.mean(predicted == np.asarray(labels)))


#% id: ex08-three-01
#% kind: three
#% why: extra p(1 - p), ReLU's slope negated, bias from the layer's input
"""Exercise 8: a whole network in NumPy.   Lesson: lessons/en/ex08_mlp.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Params = list[tuple[NDArray, NDArray]]


# Given: he_init, from ex05_initializers.py, solved. You may replace it with your own.
def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    # He et al. 2015, equation 10: half the units of a ReLU layer are silent, so the variance doubles.
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2 / fan_in)


# End of given.


# Given: softmax, from ex06_softmax.py, solved. You may replace it with your own.
def softmax(z: ArrayLike) -> NDArray:
    """Return e^z / sum(e^z), row by row, for logits z of shape (n, classes).

    z is an array or a list of rows. Every row of the result sums to 1. Try [[1000, 1001]] too.
    """
    z = np.asarray(z)
    # Blanchard, Higham and Higham 2021: subtracting the row's maximum leaves softmax unchanged.
    # Times 1.0 makes whole numbers floats (unsigned ones would wrap) and leaves float32 as it is.
    e = np.exp(z - 1.0 * z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# End of given.


# Given: cross_entropy, from ex06_softmax.py, solved. You may replace it with your own.
def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    """Return the mean over the examples of -sum(t log p), for p and t of shape (n, classes).

    p holds probabilities, t one-hot targets. The result is finite even where p is exactly 0: what
    keeps the logarithm away from 0 is 1e-7 or less, so that small probabilities count as they are.
    """
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    log_p = np.log(np.maximum(p, np.finfo(float).tiny))
    return float(-np.sum(t * log_p) / len(p))


# End of given.


# Given: minibatches, from ex07_optimizers.py, solved. You may replace it with your own.
def minibatches(
    x: ArrayLike, y: ArrayLike, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray, NDArray]]:
    """Yield (xb, yb): every example exactly once, in a fresh random order, x and y kept in pairs.

    x and y have the same number of rows. The last batch may be smaller than batch_size; where
    batch_size is larger than the data, one batch holds all. The order comes from `rng`.
    """
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]


# End of given.


def init_mlp(sizes: Sequence[int], rng: np.random.Generator) -> Params:
    """Return a list of (w, b) pairs, one a layer: He initialisation, zero biases.

    sizes = [784, 256, 10] gives w of shapes (784, 256) and (256, 10), b of (256,) and (10,).
    """
    params = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        params.append((he_init(n_in, n_out, rng), np.zeros(n_out)))
    return params


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    """Return class probabilities (n, classes): ReLU hidden layers, softmax output.

    params holds a pair of arrays (w, b) a layer; b has the shape (units,) or (1, units).
    """
    *hidden, (w_out, b_out) = params
    h = np.asarray(x, dtype=float)
    for w, b in hidden:
        h = np.maximum(0, h @ w + b)
    return softmax(h @ w_out + b_out)


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    t = np.asarray(t, float)
    acts = [np.asarray(x, float)]
    for w, b in params[:-1]:
        acts.append(np.maximum(acts[-1] @ np.asarray(w) + np.asarray(b), 0))
    p = softmax(acts[-1] @ np.asarray(params[-1][0]) + np.asarray(params[-1][1]))
    d = (p - t) * p * (1 - p) / len(t)  #! here
    res = []
    for k in range(len(params))[::-1]:
        dw = acts[k].T @ d
        db = d[0]  #! here
        res.append((dw, db))
        if k:
            d = d @ np.asarray(params[k][0]).T
            d[acts[k] > 0] = 0  #! here
    return res[::-1]


def train_mlp(
    params: Params,
    x: ArrayLike,
    t: ArrayLike,
    epochs: int,
    batch_size: int,
    learning_rate: float,
    rng: np.random.Generator,
) -> tuple[Params, list[float]]:
    """Return (params, losses) after minibatch SGD; one mean loss an epoch.

    Every epoch goes through all examples once, in a fresh order from `rng`, and none is left out
    whatever the losses are. The loss of an epoch is the mean cross-entropy over its examples, or
    the mean over its batches, taken while it runs, before it or after it.
    """
    ws = [np.array(w, dtype=float) for w, _ in params]
    bs = [np.array(b, dtype=float).reshape(-1) for _, b in params]
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            a = [np.asarray(xb, dtype=float)]
            for w, b in zip(ws[:-1], bs[:-1]):
                a.append(np.maximum(a[-1] @ w + b, 0))
            p = softmax(a[-1] @ ws[-1] + bs[-1])
            total += cross_entropy(p, tb) * len(xb)
            d = (p - tb) / len(xb)
            for k in range(len(ws) - 1, -1, -1):
                up = (d @ ws[k].T) * (a[k] > 0)
                ws[k] -= learning_rate * (a[k].T @ d)
                bs[k] -= learning_rate * d.sum(axis=0)
                d = up
        losses.append(total / len(x))
    return list(zip(ws, bs)), losses


def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    """Return the share of rows whose most probable class is the label, from 0.0 to 1.0."""
    a = np.asarray(x, dtype=float)
    for i, (w, b) in enumerate(params):
        a = a @ np.asarray(w) + np.asarray(b)
        if i < len(params) - 1:
            a = np.maximum(a, 0)
    # softmax keeps the order, so the logits are enough
    return float((a.argmax(1) == np.asarray(labels)).mean())


#% id: ex08-three-02
#% kind: three
#% why: example by example: dw assigned, not added; no 1/n; hidden bias ignored in the forward pass
"""Exercise 8: a whole network in NumPy.   Lesson: lessons/en/ex08_mlp.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Params = list[tuple[NDArray, NDArray]]


# Given: he_init, from ex05_initializers.py, solved. You may replace it with your own.
def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    # He et al. 2015, equation 10: half the units of a ReLU layer are silent, so the variance doubles.
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2 / fan_in)


# End of given.


# Given: softmax, from ex06_softmax.py, solved. You may replace it with your own.
def softmax(z: ArrayLike) -> NDArray:
    """Return e^z / sum(e^z), row by row, for logits z of shape (n, classes).

    z is an array or a list of rows. Every row of the result sums to 1. Try [[1000, 1001]] too.
    """
    z = np.asarray(z)
    # Blanchard, Higham and Higham 2021: subtracting the row's maximum leaves softmax unchanged.
    # Times 1.0 makes whole numbers floats (unsigned ones would wrap) and leaves float32 as it is.
    e = np.exp(z - 1.0 * z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# End of given.


# Given: cross_entropy, from ex06_softmax.py, solved. You may replace it with your own.
def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    """Return the mean over the examples of -sum(t log p), for p and t of shape (n, classes).

    p holds probabilities, t one-hot targets. The result is finite even where p is exactly 0: what
    keeps the logarithm away from 0 is 1e-7 or less, so that small probabilities count as they are.
    """
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    log_p = np.log(np.maximum(p, np.finfo(float).tiny))
    return float(-np.sum(t * log_p) / len(p))


# End of given.


# Given: minibatches, from ex07_optimizers.py, solved. You may replace it with your own.
def minibatches(
    x: ArrayLike, y: ArrayLike, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray, NDArray]]:
    """Yield (xb, yb): every example exactly once, in a fresh random order, x and y kept in pairs.

    x and y have the same number of rows. The last batch may be smaller than batch_size; where
    batch_size is larger than the data, one batch holds all. The order comes from `rng`.
    """
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]


# End of given.


def init_mlp(sizes: Sequence[int], rng: np.random.Generator) -> Params:
    """Return a list of (w, b) pairs, one a layer: He initialisation, zero biases.

    sizes = [784, 256, 10] gives w of shapes (784, 256) and (256, 10), b of (256,) and (10,).
    """
    params = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        params.append((he_init(n_in, n_out, rng), np.zeros(n_out)))
    return params


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    *hidden, (w_out, b_out) = params
    h = np.asarray(x, dtype=float)
    for w, b in hidden:
        h = np.maximum(0, h @ w + b)
    return softmax(h @ w_out + b_out)


def mlp_gradients(params, x, t):
    ws = [np.asarray(w, float) for w, _ in params]
    bs = [np.ravel(np.asarray(b, float)) for _, b in params]
    dws = [np.zeros_like(w) for w in ws]
    dbs = [np.zeros_like(b) for b in bs]
    n = len(x)
    for xi, ti in zip(np.asarray(x, float), np.asarray(t, float)):
        a = [xi]
        for w, b in zip(ws[:-1], bs[:-1]):
            a.append(np.maximum(a[-1] @ w, 0))  #! here
        p = softmax((a[-1] @ ws[-1] + bs[-1])[None])[0]
        d = p - ti  #! here
        for k in range(len(ws) - 1, -1, -1):
            dws[k] = np.outer(a[k], d)  #! here
            dbs[k] += d
            d = (ws[k] @ d) * (a[k] > 0)
    return list(zip(dws, dbs))


def train_mlp(
    params: Params,
    x: ArrayLike,
    t: ArrayLike,
    epochs: int,
    batch_size: int,
    learning_rate: float,
    rng: np.random.Generator,
) -> tuple[Params, list[float]]:
    ws = [np.array(w, dtype=float) for w, _ in params]
    bs = [np.array(b, dtype=float).reshape(-1) for _, b in params]
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            a = [np.asarray(xb, dtype=float)]
            for w, b in zip(ws[:-1], bs[:-1]):
                a.append(np.maximum(a[-1] @ w + b, 0))
            p = softmax(a[-1] @ ws[-1] + bs[-1])
            total += cross_entropy(p, tb) * len(xb)
            d = (p - tb) / len(xb)
            for k in range(len(ws) - 1, -1, -1):
                up = (d @ ws[k].T) * (a[k] > 0)
                ws[k] -= learning_rate * (a[k].T @ d)
                bs[k] -= learning_rate * d.sum(axis=0)
                d = up
        losses.append(total / len(x))
    return list(zip(ws, bs)), losses


def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    """Return the share of rows whose most probable class is the label, from 0.0 to 1.0."""
    a = np.asarray(x, dtype=float)
    for i, (w, b) in enumerate(params):
        a = a @ np.asarray(w) + np.asarray(b)
        if i < len(params) - 1:
            a = np.maximum(a, 0)
    # softmax keeps the order, so the logits are enough
    return float((a.argmax(1) == np.asarray(labels)).mean())


#% id: ex08-right-02
#% kind: right
#% why: a tape of closures, played backwards
"""Exercise 8: a whole network in NumPy.   Lesson: lessons/en/ex08_mlp.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Params = list[tuple[NDArray, NDArray]]


# Given: he_init, from ex05_initializers.py, solved. You may replace it with your own.
def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    # He et al. 2015, equation 10: half the units of a ReLU layer are silent, so the variance doubles.
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2 / fan_in)


# End of given.


# Given: softmax, from ex06_softmax.py, solved. You may replace it with your own.
def softmax(z: ArrayLike) -> NDArray:
    """Return e^z / sum(e^z), row by row, for logits z of shape (n, classes).

    z is an array or a list of rows. Every row of the result sums to 1. Try [[1000, 1001]] too.
    """
    z = np.asarray(z)
    # Blanchard, Higham and Higham 2021: subtracting the row's maximum leaves softmax unchanged.
    # Times 1.0 makes whole numbers floats (unsigned ones would wrap) and leaves float32 as it is.
    e = np.exp(z - 1.0 * z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# End of given.


# Given: cross_entropy, from ex06_softmax.py, solved. You may replace it with your own.
def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    """Return the mean over the examples of -sum(t log p), for p and t of shape (n, classes).

    p holds probabilities, t one-hot targets. The result is finite even where p is exactly 0: what
    keeps the logarithm away from 0 is 1e-7 or less, so that small probabilities count as they are.
    """
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    log_p = np.log(np.maximum(p, np.finfo(float).tiny))
    return float(-np.sum(t * log_p) / len(p))


# End of given.


# Given: minibatches, from ex07_optimizers.py, solved. You may replace it with your own.
def minibatches(
    x: ArrayLike, y: ArrayLike, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray, NDArray]]:
    """Yield (xb, yb): every example exactly once, in a fresh random order, x and y kept in pairs.

    x and y have the same number of rows. The last batch may be smaller than batch_size; where
    batch_size is larger than the data, one batch holds all. The order comes from `rng`.
    """
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]


# End of given.


def init_mlp(sizes: Sequence[int], rng: np.random.Generator) -> Params:
    """Return a list of (w, b) pairs, one a layer: He initialisation, zero biases.

    sizes = [784, 256, 10] gives w of shapes (784, 256) and (256, 10), b of (256,) and (10,).
    """
    return [(he_init(sizes[i], sizes[i + 1], rng), np.zeros(sizes[i + 1])) for i in range(len(sizes) - 1)]


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    """Return class probabilities (n, classes): ReLU hidden layers, softmax output.

    params holds a pair of arrays (w, b) a layer; b has the shape (units,) or (1, units).
    """
    a = np.asarray(x, dtype=float)
    last = len(params) - 1
    for k, (w, b) in enumerate(params):
        z = a @ np.asarray(w) + np.asarray(b)
        a = np.maximum(z, 0) if k < last else softmax(z)
    return a


def mlp_gradients(params, x, t):
    tape, grads = [], []
    a = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)

    def linear(inp, w):
        def back(d):
            grads.append((inp.T @ d, np.ones(len(d)) @ d))
            return d @ w.T

        return back

    for i, (w, b) in enumerate(params):
        w, b = np.asarray(w, dtype=float), np.asarray(b, dtype=float)
        tape.append(linear(a, w))
        a = a @ w + b
        if i < len(params) - 1:
            alive = a > 0
            a = np.where(alive, a, 0.0)
            tape.append(lambda d, alive=alive: np.where(alive, d, 0.0))
    d = (softmax(a) - t) / len(t)
    for back in tape[::-1]:
        d = back(d)
    return grads[::-1]


def train_mlp(
    params: Params,
    x: ArrayLike,
    t: ArrayLike,
    epochs: int,
    batch_size: int,
    learning_rate: float,
    rng: np.random.Generator,
) -> tuple[Params, list[float]]:
    ws = [np.array(w, dtype=float) for w, _ in params]
    bs = [np.array(b, dtype=float).reshape(-1) for _, b in params]
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            a = [np.asarray(xb, dtype=float)]
            for w, b in zip(ws[:-1], bs[:-1]):
                a.append(np.maximum(a[-1] @ w + b, 0))
            p = softmax(a[-1] @ ws[-1] + bs[-1])
            total += cross_entropy(p, tb) * len(xb)
            d = (p - tb) / len(xb)
            for k in range(len(ws) - 1, -1, -1):
                up = (d @ ws[k].T) * (a[k] > 0)
                ws[k] -= learning_rate * (a[k].T @ d)
                bs[k] -= learning_rate * d.sum(axis=0)
                d = up
        losses.append(total / len(x))
    return list(zip(ws, bs)), losses


def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    """Return the share of rows whose most probable class is the label, from 0.0 to 1.0."""
    predicted = mlp_forward(params, x).argmax(axis=1)
    return float(np.mean(predicted == np.asarray(labels)))
