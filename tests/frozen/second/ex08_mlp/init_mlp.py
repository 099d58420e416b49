#% id: ex08-one-01
#% kind: one
#% why: The biases are drawn at random and not zero.
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
    out = []
    for i in range(len(sizes) - 1):
        w = he_init(sizes[i], sizes[i + 1], rng)
        b = rng.standard_normal(sizes[i + 1])  #! here
        out.append((w, b))
    return out


def mlp_forward(params, x):
    값 = np.asarray(x, dtype=float)
    마지막 = len(params) - 1
    for 번호, (가중치, 편향) in enumerate(params):
        z = np.dot(값, 가중치) + np.reshape(편향, (1, -1))
        if 번호 == 마지막:
            값 = softmax(z)       # 출력층
        else:
            값 = np.where(z > 0, z, 0.0)  # 은닉층 ReLU
    return 값


def mlp_gradients(params, x, t):
    stack = []
    a = np.asarray(x, dtype=float)
    for w, b in params:
        z = a @ np.asarray(w) + np.asarray(b)
        stack.append((a, z, w))
        a = np.maximum(z, 0)
    n = len(z)
    d = softmax(z) - np.asarray(t, dtype=float)
    grads = []
    first = True
    while stack:
        a, z, w = stack.pop()
        if not first:
            d = d * (z > 0)
        first = False
        grads.append((np.einsum("ni,nj->ij", a, d) / n, np.einsum("nj->j", d) / n))
        d = np.einsum("nj,ij->ni", d, w)
    grads.reverse()
    return grads


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x = np.asarray(x)
    t = np.asarray(t)
    ws = [np.array(w, dtype=float) for w, _ in params]
    bs = [np.array(b, dtype=float) for _, b in params]
    losses = []
    for epoch in range(epochs):
        order = rng.permutation(len(x))
        x_shuffled, t_shuffled = x[order], t[order]
        for i in range(0, len(x), batch_size):
            xb = x_shuffled[i : i + batch_size]
            tb = t_shuffled[i : i + batch_size]
            grads = mlp_gradients(list(zip(ws, bs)), xb, tb)
            for k in range(len(ws)):
                ws[k] -= learning_rate * grads[k][0]
                bs[k] -= learning_rate * np.reshape(grads[k][1], bs[k].shape)
        losses.append(cross_entropy(mlp_forward(list(zip(ws, bs)), x), t))
        if epoch == 0:
            print("first loss", losses[0])
    return list(zip(ws, bs)), losses


def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    """Return the share of rows whose most probable class is the label, from 0.0 to 1.0."""
    predicted = mlp_forward(params, x).argmax(axis=1)
    return float(np.mean(predicted == np.asarray(labels)))


#% id: ex08-one-02
#% kind: one
#% why: One layer too few: the loop stops before the output layer.
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
    layers = []
    number = len(sizes) - 2  #! here
    for k in range(number):
        layers.append((he_init(sizes[k], sizes[k + 1], rng), np.zeros(sizes[k + 1])))
    return layers


def mlp_forward(params, x):
    a = np.array(x, dtype=float)
    for layer, (w, b) in enumerate(params):
        if layer:  # every layer but the first gets a rectified input
            a = a * (a > 0)
        full = np.vstack([w, np.atleast_2d(b)])
        a = np.column_stack([a, np.ones(len(a))]) @ full
    a = a - np.amax(a, axis=1, keepdims=True)
    e = np.exp(a)
    return (e.T / e.sum(axis=1)).T


def mlp_gradients(params, x, t):
    stack = []
    a = np.asarray(x, dtype=float)
    for w, b in params:
        z = a @ np.asarray(w) + np.asarray(b)
        stack.append((a, z, w))
        a = np.maximum(z, 0)
    n = len(z)
    d = softmax(z) - np.asarray(t, dtype=float)
    grads = []
    first = True
    while stack:
        a, z, w = stack.pop()
        if not first:
            d = d * (z > 0)
        first = False
        grads.append((np.einsum("ni,nj->ij", a, d) / n, np.einsum("nj->j", d) / n))
        d = np.einsum("nj,ij->ni", d, w)
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
    params = [(np.array(w), np.array(b)) for w, b in params]
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            grads = mlp_gradients(params, xb, tb)
            params = [
                (w - learning_rate * dw, b - learning_rate * db)
                for (w, b), (dw, db) in zip(params, grads, strict=True)
            ]
        losses.append(total / len(np.asarray(x)))
    return params, losses


def accuracy(params, x, labels):
    hits = 0
    probabilities = mlp_forward(params, x)
    for row, label in zip(probabilities, labels):
        best = 0
        for k in range(1, len(row)):
            if row[k] > row[best]:
                best = k
        hits += int(best == label)
    return hits / len(probabilities)


#% id: ex08-rare-02
#% kind: rare
#% why: Every layer makes a new generator with seed 0, so the caller's rng has no effect and layers of one shape start equal.
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
    params = []
    for k in range(1, len(sizes)):
        layer_rng = np.random.default_rng(0)  #! here
        w = he_init(sizes[k - 1], sizes[k], layer_rng)
        params.append((w, np.zeros(sizes[k])))
    return params


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


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x = np.asarray(x)
    t = np.asarray(t)
    ws = [np.array(w, dtype=float) for w, _ in params]
    bs = [np.array(b, dtype=float) for _, b in params]
    losses = []
    for epoch in range(epochs):
        order = rng.permutation(len(x))
        x_shuffled, t_shuffled = x[order], t[order]
        for i in range(0, len(x), batch_size):
            xb = x_shuffled[i : i + batch_size]
            tb = t_shuffled[i : i + batch_size]
            grads = mlp_gradients(list(zip(ws, bs)), xb, tb)
            for k in range(len(ws)):
                ws[k] -= learning_rate * grads[k][0]
                bs[k] -= learning_rate * np.reshape(grads[k][1], bs[k].shape)
        losses.append(cross_entropy(mlp_forward(list(zip(ws, bs)), x), t))
        if epoch == 0:
            print("first loss", losses[0])
    return list(zip(ws, bs)), losses


def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    """Return the share of rows whose most probable class is the label, from 0.0 to 1.0."""
    predicted = mlp_forward(params, x).argmax(axis=1)
    return float(np.mean(predicted == np.asarray(labels)))


#% id: ex08-right-01
#% kind: right
#% why: own He draw, pairs made with zip of shifted lists
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
    params = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        std = (2.0 / n_in) ** 0.5
        w = rng.normal(0.0, std, size=(n_in, n_out))
        b = np.zeros((n_out,))
        params.append((w, b))
    return params


def mlp_forward(params, x):
    a = np.array(x, dtype=float)
    for layer, (w, b) in enumerate(params):
        if layer:  # every layer but the first gets a rectified input
            a = a * (a > 0)
        full = np.vstack([w, np.atleast_2d(b)])
        a = np.column_stack([a, np.ones(len(a))]) @ full
    a = a - np.amax(a, axis=1, keepdims=True)
    e = np.exp(a)
    return (e.T / e.sum(axis=1)).T


def mlp_gradients(params, x, t):
    stack = []
    a = np.asarray(x, dtype=float)
    for w, b in params:
        z = a @ np.asarray(w) + np.asarray(b)
        stack.append((a, z, w))
        a = np.maximum(z, 0)
    n = len(z)
    d = softmax(z) - np.asarray(t, dtype=float)
    grads = []
    first = True
    while stack:
        a, z, w = stack.pop()
        if not first:
            d = d * (z > 0)
        first = False
        grads.append((np.einsum("ni,nj->ij", a, d) / n, np.einsum("nj->j", d) / n))
        d = np.einsum("nj,ij->ni", d, w)
    grads.reverse()
    return grads


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x = np.asarray(x)
    t = np.asarray(t)
    ws = [np.array(w, dtype=float) for w, _ in params]
    bs = [np.array(b, dtype=float) for _, b in params]
    losses = []
    for epoch in range(epochs):
        order = rng.permutation(len(x))
        x_shuffled, t_shuffled = x[order], t[order]
        for i in range(0, len(x), batch_size):
            xb = x_shuffled[i : i + batch_size]
            tb = t_shuffled[i : i + batch_size]
            grads = mlp_gradients(list(zip(ws, bs)), xb, tb)
            for k in range(len(ws)):
                ws[k] -= learning_rate * grads[k][0]
                bs[k] -= learning_rate * np.reshape(grads[k][1], bs[k].shape)
        losses.append(cross_entropy(mlp_forward(list(zip(ws, bs)), x), t))
        if epoch == 0:
            print("first loss", losses[0])
    return list(zip(ws, bs)), losses


def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    """Return the share of rows whose most probable class is the label, from 0.0 to 1.0."""
    predicted = mlp_forward(params, x).argmax(axis=1)
    return float(np.mean(predicted == np.asarray(labels)))


#% id: ex08-two-01
#% kind: two
#% why: Xavier's deviation instead of He's, and the biases start at one.
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
    result = []
    for a, b in zip(sizes, sizes[1:]):
        weights = rng.standard_normal((a, b)) * np.sqrt(1 / a)  #! here
        bias = np.ones(b)  #! here
        result.append((weights, bias))
    return result


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    """Return class probabilities (n, classes): ReLU hidden layers, softmax output.

    params holds a pair of arrays (w, b) a layer; b has the shape (units,) or (1, units).
    """
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(a @ w + b, 0)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    stack = []
    a = np.asarray(x, dtype=float)
    for w, b in params:
        z = a @ np.asarray(w) + np.asarray(b)
        stack.append((a, z, w))
        a = np.maximum(z, 0)
    n = len(z)
    d = softmax(z) - np.asarray(t, dtype=float)
    grads = []
    first = True
    while stack:
        a, z, w = stack.pop()
        if not first:
            d = d * (z > 0)
        first = False
        grads.append((np.einsum("ni,nj->ij", a, d) / n, np.einsum("nj->j", d) / n))
        d = np.einsum("nj,ij->ni", d, w)
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
    params = [(np.array(w), np.array(b)) for w, b in params]
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            grads = mlp_gradients(params, xb, tb)
            params = [
                (w - learning_rate * dw, b - learning_rate * db)
                for (w, b), (dw, db) in zip(params, grads, strict=True)
            ]
        losses.append(total / len(np.asarray(x)))
    return params, losses


def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    """Return the share of rows whose most probable class is the label, from 0.0 to 1.0."""
    predicted = mlp_forward(params, x).argmax(axis=1)
    return float(np.mean(predicted == np.asarray(labels)))
