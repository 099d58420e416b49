#% id: ex08-one-01
#% kind: one
#% why: biases of one
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
    layers = []
    for i in range(len(sizes) - 1):
        w = he_init(sizes[i], sizes[i + 1], rng)
        b = np.ones(sizes[i + 1])  #! here
        layers.append((w, b))
    return layers


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
    params = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses = []
    for _ in range(epochs):
        batch_losses = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            batch_losses.append(cross_entropy(mlp_forward(params, xb), tb))
            grads = mlp_gradients(params, xb, tb)
            params = [
                (w - learning_rate * dw, b - learning_rate * db.reshape(b.shape))
                for (w, b), (dw, db) in zip(params, grads)
            ]
        losses.append(float(np.mean(batch_losses)))
    return params, losses


def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    a = np.asarray(x, dtype=float)
    for i, (w, b) in enumerate(params):
        a = a @ np.asarray(w) + np.asarray(b)
        if i < len(params) - 1:
            a = np.maximum(a, 0)
    # softmax keeps the order, so the logits are enough
    return float((a.argmax(1) == np.asarray(labels)).mean())


#% id: ex08-two-01
#% kind: two
#% why: bias as wide as the layer's input; deviation from fan_out
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
    망 = []
    for 들어옴, 나감 in zip(sizes, sizes[1:]):
        가중치 = rng.normal(0, np.sqrt(2 / 나감), (들어옴, 나감))  #! here
        편향 = np.zeros(들어옴)  #! here
        망.append((가중치, 편향))
    return 망


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
    params = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses = []
    for _ in range(epochs):
        batch_losses = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            batch_losses.append(cross_entropy(mlp_forward(params, xb), tb))
            grads = mlp_gradients(params, xb, tb)
            params = [
                (w - learning_rate * dw, b - learning_rate * db.reshape(b.shape))
                for (w, b), (dw, db) in zip(params, grads)
            ]
        losses.append(float(np.mean(batch_losses)))
    return params, losses


def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    """Return the share of rows whose most probable class is the label, from 0.0 to 1.0."""
    predicted = mlp_forward(params, x).argmax(axis=1)
    return float(np.mean(predicted == np.asarray(labels)))


#% id: ex08-two-02
#% kind: two
#% why: Xavier's factor; the output layer is left out
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
    k = 0
    while k < len(sizes) - 2:  #! here
        shape = (sizes[k], sizes[k + 1])
        params.append((rng.standard_normal(shape) / np.sqrt(sizes[k]), np.zeros(shape[1])))  #! here
        k += 1
    return params


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
    params = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses = []
    for _ in range(epochs):
        batch_losses = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            batch_losses.append(cross_entropy(mlp_forward(params, xb), tb))
            grads = mlp_gradients(params, xb, tb)
            params = [
                (w - learning_rate * dw, b - learning_rate * db.reshape(b.shape))
                for (w, b), (dw, db) in zip(params, grads)
            ]
        losses.append(float(np.mean(batch_losses)))
    return params, losses


def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    """Return the share of rows whose most probable class is the label, from 0.0 to 1.0."""
    a = np.asarray(x, dtype=float)
    for i, (w, b) in enumerate(params):
        a = a @ np.asarray(w) + np.asarray(b)
        if i < len(params) - 1:
            a = np.maximum(a, 0)
    # softmax keeps the order, so the logits are enough
    return float((a.argmax(1) == np.asarray(labels)).mean())


#% id: ex08-rare-01
#% kind: rare
#% why: layers of one shape share one draw
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


def init_mlp(sizes, rng):
    drawn = {}
    params = []
    for shape in zip(sizes[:-1], sizes[1:]):
        if shape not in drawn:  #! here
            drawn[shape] = he_init(*shape, rng)
        params.append((drawn[shape].copy(), np.zeros(shape[1])))
    return params


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
    predicted = mlp_forward(params, x).argmax(axis=1)
    return float(np.mean(predicted == np.asarray(labels)))
