#% id: ex08-one-03
#% kind: one
#% why: The batches are made once before the epochs and as a generator used up after the first, so only one epoch trains.
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
    return [
        (he_init(sizes[k], sizes[k + 1], rng), np.zeros(sizes[k + 1]))
        for k in range(len(sizes) - 1)
    ]


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    """Return class probabilities (n, classes): ReLU hidden layers, softmax output.

    params holds a pair of arrays (w, b) a layer; b has the shape (units,) or (1, units).
    """
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(a @ w + b, 0)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    """Return a list of (dw, db) pairs, one a layer, for the mean cross-entropy.

    x (n, features), t one-hot (n, classes); every dw and db has the shape of its parameter,
    db may be (units,) or (1, units).
    """
    activations = [np.asarray(x)]
    for w, b in params[:-1]:
        activations.append(np.maximum(activations[-1] @ w + b, 0))
    w, b = params[-1]
    p = softmax(activations[-1] @ w + b)
    # Targets in the precision of the network: float64 ones would slow a float32 network down.
    delta = (p - np.asarray(t, dtype=p.dtype)) / len(p)
    grads = []
    for k in reversed(range(len(params))):
        a = activations[k]
        grads.append((a.T @ delta, delta.sum(axis=0).reshape(np.shape(params[k][1]))))
        if k > 0:
            # A ReLU that gave out something positive has slope 1, any other slope 0.
            delta = (delta @ np.asarray(params[k][0]).T) * (a > 0)
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
    """Return (params, losses) after minibatch SGD; one mean loss an epoch.

    Every epoch goes through all examples once, in a fresh order from `rng`, and none is left out
    whatever the losses are. The loss of an epoch is the mean cross-entropy over its examples, or
    the mean over its batches, taken while it runs, before it or after it.
    """
    net = [(np.array(w), np.array(b)) for w, b in params]
    losses = []
    batches = minibatches(x, t, batch_size, rng)  #! here
    for e in range(epochs):
        for xb, tb in batches:
            g = mlp_gradients(net, xb, tb)
            net = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(net, g)]
        losses.append(cross_entropy(mlp_forward(net, x), t))
    return net, losses


def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    """Return the share of rows whose most probable class is the label, from 0.0 to 1.0."""
    predicted = mlp_forward(params, x).argmax(axis=1)
    return float(np.mean(predicted == np.asarray(labels)))


#% id: ex08-rare-03
#% kind: rare
#% why: The best parameters are kept and a worse epoch is thrown away, which is not plain SGD and returns other parameters.
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
    return [
        (he_init(sizes[k], sizes[k + 1], rng), np.zeros(sizes[k + 1]))
        for k in range(len(sizes) - 1)
    ]


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    """Return class probabilities (n, classes): ReLU hidden layers, softmax output.

    params holds a pair of arrays (w, b) a layer; b has the shape (units,) or (1, units).
    """
    A = np.transpose(np.asarray(x, dtype=float))
    last = len(params)
    for layer_number, (W, b) in enumerate(params, start=1):
        Z = np.transpose(W) @ A + np.reshape(b, (-1, 1))
        A = Z if layer_number == last else (Z + np.abs(Z)) / 2
    return softmax(A.T)


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    """Return a list of (dw, db) pairs, one a layer, for the mean cross-entropy.

    x (n, features), t one-hot (n, classes); every dw and db has the shape of its parameter,
    db may be (units,) or (1, units).
    """
    activations = [np.asarray(x)]
    for w, b in params[:-1]:
        activations.append(np.maximum(activations[-1] @ w + b, 0))
    w, b = params[-1]
    p = softmax(activations[-1] @ w + b)
    # Targets in the precision of the network: float64 ones would slow a float32 network down.
    delta = (p - np.asarray(t, dtype=p.dtype)) / len(p)
    grads = []
    for k in reversed(range(len(params))):
        a = activations[k]
        grads.append((a.T @ delta, delta.sum(axis=0).reshape(np.shape(params[k][1]))))
        if k > 0:
            # A ReLU that gave out something positive has slope 1, any other slope 0.
            delta = (delta @ np.asarray(params[k][0]).T) * (a > 0)
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
    """Return (params, losses) after minibatch SGD; one mean loss an epoch.

    Every epoch goes through all examples once, in a fresh order from `rng`, and none is left out
    whatever the losses are. The loss of an epoch is the mean cross-entropy over its examples, or
    the mean over its batches, taken while it runs, before it or after it.
    """
    params = [(np.array(w), np.array(b)) for w, b in params]
    losses = []
    for _ in range(epochs):
        trial = params
        for xb, tb in minibatches(x, t, batch_size, rng):
            grads = mlp_gradients(trial, xb, tb)
            trial = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(trial, grads)]
        loss = cross_entropy(mlp_forward(trial, x), t)
        if not losses or loss < min(losses):  #! here
            params = trial
        losses.append(loss)
    return params, losses


def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    """Return the share of rows whose most probable class is the label, from 0.0 to 1.0."""
    predicted = mlp_forward(params, x).argmax(axis=1)
    return float(np.mean(predicted == np.asarray(labels)))


#% id: ex08-right-03
#% kind: right
#% why: 
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
    return [
        (he_init(sizes[k], sizes[k + 1], rng), np.zeros(sizes[k + 1]))
        for k in range(len(sizes) - 1)
    ]


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    """Return class probabilities (n, classes): ReLU hidden layers, softmax output.

    params holds a pair of arrays (w, b) a layer; b has the shape (units,) or (1, units).
    """
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(a @ w + b, 0)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    """Return a list of (dw, db) pairs, one a layer, for the mean cross-entropy.

    x (n, features), t one-hot (n, classes); every dw and db has the shape of its parameter,
    db may be (units,) or (1, units).
    """
    activations = [np.asarray(x)]
    for w, b in params[:-1]:
        activations.append(np.maximum(activations[-1] @ w + b, 0))
    w, b = params[-1]
    p = softmax(activations[-1] @ w + b)
    # Targets in the precision of the network: float64 ones would slow a float32 network down.
    delta = (p - np.asarray(t, dtype=p.dtype)) / len(p)
    grads = []
    for k in reversed(range(len(params))):
        a = activations[k]
        grads.append((a.T @ delta, delta.sum(axis=0).reshape(np.shape(params[k][1]))))
        if k > 0:
            # A ReLU that gave out something positive has slope 1, any other slope 0.
            delta = (delta @ np.asarray(params[k][0]).T) * (a > 0)
    return grads[::-1]


class Trainer:
    def __init__(self, params, learning_rate):
        self.params = [tuple(np.array(part, dtype=float) for part in pair) for pair in params]
        self.learning_rate = learning_rate

    def step(self, xb, tb):
        new = []
        for pair, gradient in zip(self.params, mlp_gradients(self.params, xb, tb)):
            new.append(tuple(v - self.learning_rate * np.reshape(g, v.shape) for v, g in zip(pair, gradient)))
        self.params = new

    def loss(self, x, t):
        return cross_entropy(mlp_forward(self.params, x), t)


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
    trainer = Trainer(params, learning_rate)
    losses = []
    for _ in range(epochs):
        for xb, tb in minibatches(x, t, batch_size, rng):
            trainer.step(xb, tb)
        # loss after the epoch, over all examples
        losses.append(trainer.loss(x, t))
    return trainer.params, losses


def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    """Return the share of rows whose most probable class is the label, from 0.0 to 1.0."""
    predicted = mlp_forward(params, x).argmax(axis=1)
    return float(np.mean(predicted == np.asarray(labels)))


#% id: ex08-three-02
#% kind: three
#% why: The rate is divided by the batch size, the last batch is skipped by a break, and the summed loss is not divided.
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
    return [
        (he_init(sizes[k], sizes[k + 1], rng), np.zeros(sizes[k + 1]))
        for k in range(len(sizes) - 1)
    ]


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    """Return class probabilities (n, classes): ReLU hidden layers, softmax output.

    params holds a pair of arrays (w, b) a layer; b has the shape (units,) or (1, units).
    """
    A = np.transpose(np.asarray(x, dtype=float))
    last = len(params)
    for layer_number, (W, b) in enumerate(params, start=1):
        Z = np.transpose(W) @ A + np.reshape(b, (-1, 1))
        A = Z if layer_number == last else (Z + np.abs(Z)) / 2
    return softmax(A.T)


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    """Return a list of (dw, db) pairs, one a layer, for the mean cross-entropy.

    x (n, features), t one-hot (n, classes); every dw and db has the shape of its parameter,
    db may be (units,) or (1, units).
    """
    activations = [np.asarray(x)]
    for w, b in params[:-1]:
        activations.append(np.maximum(activations[-1] @ w + b, 0))
    w, b = params[-1]
    p = softmax(activations[-1] @ w + b)
    delta = (p - np.asarray(t, dtype=p.dtype)) / len(p)
    grads = []
    for k in reversed(range(len(params))):
        a = activations[k]
        grads.append((a.T @ delta, delta.sum(axis=0).reshape(np.shape(params[k][1]))))
        if k > 0:
            delta = (delta @ np.asarray(params[k][0]).T) * (a > 0)
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
    """Return (params, losses) after minibatch SGD; one mean loss an epoch.

    Every epoch goes through all examples once, in a fresh order from `rng`, and none is left out
    whatever the losses are. The loss of an epoch is the mean cross-entropy over its examples, or
    the mean over its batches, taken while it runs, before it or after it.
    """
    params = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses = []
    lr = learning_rate / batch_size  #! here
    for _ in range(epochs):
        loss_sum = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            if len(xb) < batch_size:
                break  #! here
            loss_sum += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            grads = mlp_gradients(params, xb, tb)
            params = [(w - lr * dw, b - lr * db) for (w, b), (dw, db) in zip(params, grads)]
        losses.append(loss_sum)  #! here
    return params, losses


def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    """Return the share of rows whose most probable class is the label, from 0.0 to 1.0."""
    predicted = mlp_forward(params, x).argmax(axis=1)
    return float(np.mean(predicted == np.asarray(labels)))


#% id: ex08-two-04
#% kind: two
#% why: The gradients are those of the parameters given at the start, and the biases move up the gradient.
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
    return [
        (he_init(sizes[k], sizes[k + 1], rng), np.zeros(sizes[k + 1]))
        for k in range(len(sizes) - 1)
    ]


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    """Return class probabilities (n, classes): ReLU hidden layers, softmax output.

    params holds a pair of arrays (w, b) a layer; b has the shape (units,) or (1, units).
    """
    A = np.transpose(np.asarray(x, dtype=float))
    last = len(params)
    for layer_number, (W, b) in enumerate(params, start=1):
        Z = np.transpose(W) @ A + np.reshape(b, (-1, 1))
        A = Z if layer_number == last else (Z + np.abs(Z)) / 2
    return softmax(A.T)


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    """Return a list of (dw, db) pairs, one a layer, for the mean cross-entropy.

    x (n, features), t one-hot (n, classes); every dw and db has the shape of its parameter,
    db may be (units,) or (1, units).
    """
    activations = [np.asarray(x)]
    for w, b in params[:-1]:
        activations.append(np.maximum(activations[-1] @ w + b, 0))
    w, b = params[-1]
    p = softmax(activations[-1] @ w + b)
    delta = (p - np.asarray(t, dtype=p.dtype)) / len(p)
    grads = []
    for k in reversed(range(len(params))):
        a = activations[k]
        grads.append((a.T @ delta, delta.sum(axis=0).reshape(np.shape(params[k][1]))))
        if k > 0:
            delta = (delta @ np.asarray(params[k][0]).T) * (a > 0)
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
    """Return (params, losses) after minibatch SGD; one mean loss an epoch.

    Every epoch goes through all examples once, in a fresh order from `rng`, and none is left out
    whatever the losses are. The loss of an epoch is the mean cross-entropy over its examples, or
    the mean over its batches, taken while it runs, before it or after it.
    """
    current = [(np.array(w), np.array(b)) for w, b in params]
    losses = []
    for _ in range(epochs):
        seen, total = 0, 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += len(xb) * cross_entropy(mlp_forward(current, xb), tb)
            seen += len(xb)
            grads = mlp_gradients(params, xb, tb)  #! here
            current = [
                (w - learning_rate * dw, b + learning_rate * db)  #! here
                for (w, b), (dw, db) in zip(current, grads)
            ]
        losses.append(total / seen)
    return current, losses


def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    """Return the share of rows whose most probable class is the label, from 0.0 to 1.0."""
    p = mlp_forward(params, x)
    hits = 0
    for row, label in zip(p, labels):
        best = max(range(len(row)), key=lambda c: row[c])
        hits += best == int(label)
    return hits / float(len(p))
