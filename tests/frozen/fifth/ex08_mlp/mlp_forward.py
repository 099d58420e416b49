#% id: ex08-one-02
#% kind: one
#% why: ReLU before the softmax as well
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
    params = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        params.append((he_init(n_in, n_out, rng), np.zeros(n_out)))
    return params


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    """Return class probabilities (n, classes): ReLU hidden layers, softmax output.

    params holds a pair of arrays (w, b) a layer; b has the shape (units,) or (1, units).
    """
    a = np.asarray(x, dtype=float)
    for w, b in params[:-1]:
        a = np.maximum(a @ w + b, 0)
    w, b = params[-1]
    a = np.maximum(a @ w + b, 0)  #! here
    return softmax(a)


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    t = np.asarray(t, dtype=float)
    acts = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        acts.append(np.maximum(acts[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(acts[-1] @ w + b) - t) / len(t)
    grads = []
    for k in reversed(range(len(params))):
        grads.append((acts[k].T @ delta, delta.sum(axis=0)))
        if k:
            delta = (delta @ np.asarray(params[k][0]).T) * (acts[k] > 0)
    grads.reverse()
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


#% id: ex08-two-03
#% kind: two
#% why: the hidden bias is missing; sigmoid hidden layers
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
    a = np.asarray(x, dtype=float)
    for i, (w, b) in enumerate(params):
        last = i == len(params) - 1
        z = np.dot(a, w) + (np.asarray(b) if last else 0)  #! here
        if last:
            a = softmax(z)
        else:
            a = 1 / (1 + np.exp(-z))  #! here
    return a


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    """Return a list of (dw, db) pairs, one a layer, for the mean cross-entropy.

    x (n, features), t one-hot (n, classes); every dw and db has the shape of its parameter,
    db may be (units,) or (1, units).
    """
    t = np.asarray(t, dtype=float)
    acts = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        acts.append(np.maximum(acts[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(acts[-1] @ w + b) - t) / len(t)
    grads = []
    for k in reversed(range(len(params))):
        grads.append((acts[k].T @ delta, delta.sum(axis=0)))
        if k:
            delta = (delta @ np.asarray(params[k][0]).T) * (acts[k] > 0)
    grads.reverse()
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


#% id: ex08-two-04
#% kind: two
#% why: no ReLU between the layers; the logits come back
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


def mlp_forward(params, x):
    출력 = np.asarray(x, dtype=float)
    for w, b in params[:-1]:
        출력 = 출력 @ np.asarray(w) + np.asarray(b)  #! here
    w, b = params[-1]
    로짓 = 출력 @ np.asarray(w) + np.asarray(b)
    return 로짓  #! here


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    """Return a list of (dw, db) pairs, one a layer, for the mean cross-entropy.

    x (n, features), t one-hot (n, classes); every dw and db has the shape of its parameter,
    db may be (units,) or (1, units).
    """
    t = np.asarray(t, dtype=float)
    acts = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        acts.append(np.maximum(acts[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(acts[-1] @ w + b) - t) / len(t)
    grads = []
    for k in reversed(range(len(params))):
        grads.append((acts[k].T @ delta, delta.sum(axis=0)))
        if k:
            delta = (delta @ np.asarray(params[k][0]).T) * (acts[k] > 0)
    grads.reverse()
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


#% id: ex08-rare-02
#% kind: rare
#% why: first layer always with ReLU, also where it is the output layer
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
    w, b = params[0]
    h = np.maximum(np.asarray(x, float) @ w + b, 0)  #! here
    for w, b in params[1:-1]:
        h = np.maximum(h @ w + b, 0)
    if len(params) > 1:
        w, b = params[-1]
        h = h @ w + b
    return softmax(h)


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    """Return a list of (dw, db) pairs, one a layer, for the mean cross-entropy.

    x (n, features), t one-hot (n, classes); every dw and db has the shape of its parameter,
    db may be (units,) or (1, units).
    """
    t = np.asarray(t, dtype=float)
    acts = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        acts.append(np.maximum(acts[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(acts[-1] @ w + b) - t) / len(t)
    grads = []
    for k in reversed(range(len(params))):
        grads.append((acts[k].T @ delta, delta.sum(axis=0)))
        if k:
            delta = (delta @ np.asarray(params[k][0]).T) * (acts[k] > 0)
    grads.reverse()
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


#% id: ex08-right-01
#% kind: right
#% why: functools.reduce over the hidden layers; own softmax
"""Exercise 8: a whole network in NumPy.   Lesson: lessons/en/ex08_mlp.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence
from functools import reduce

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


def mlp_forward(params, x):
    def layer(a, pair):
        z = a @ np.asarray(pair[0], dtype=float) + np.ravel(pair[1])
        return z * (z > 0)

    last = reduce(layer, params[:-1], np.asarray(x, dtype=float))
    logits = last @ np.asarray(params[-1][0], dtype=float) + np.ravel(params[-1][1])
    logits -= logits.max(axis=1)[:, None]
    np.exp(logits, out=logits)
    logits /= logits.sum(axis=1)[:, None]
    return logits


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    """Return a list of (dw, db) pairs, one a layer, for the mean cross-entropy.

    x (n, features), t one-hot (n, classes); every dw and db has the shape of its parameter,
    db may be (units,) or (1, units).
    """
    t = np.asarray(t, dtype=float)
    acts = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        acts.append(np.maximum(acts[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(acts[-1] @ w + b) - t) / len(t)
    grads = []
    for k in reversed(range(len(params))):
        grads.append((acts[k].T @ delta, delta.sum(axis=0)))
        if k:
            delta = (delta @ np.asarray(params[k][0]).T) * (acts[k] > 0)
    grads.reverse()
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
