#% id: ex03-one-05
#% kind: one
#% why: w2 is updated before the hidden delta uses it
"""Exercise 3: backpropagation.   Lesson: lessons/en/ex03_backprop.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


# Given: sigmoid, from ex01_sigmoid.py, solved. You may replace it with your own.
def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    x = np.asarray(x, dtype=float)
    # e^-|x| never overflows, so neither branch can (Higham 2002, section 1.18: avoid overflow).
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


# End of given.


# Given: forward, from ex02_xor_forward.py, solved. You may replace it with your own.
def forward(x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike) -> tuple[NDArray, NDArray]:
    """Return (h, y): the hidden and the output activations of a two-layer network.

    x (n, inputs), w1 (inputs, hidden), b1 (hidden,) or (1, hidden), w2 (hidden, outputs);
    h = sigmoid(x w1 + b1) is (n, hidden), y = sigmoid(h w2) is (n, outputs).
    The output layer has no bias. Any number of units must work, not just 2, 3 and 1.
    """
    h = sigmoid(np.asarray(x) @ np.asarray(w1) + np.asarray(b1))
    y = sigmoid(h @ np.asarray(w2))
    return h, y


# End of given.


def squared_error(y: ArrayLike, t: ArrayLike) -> float:
    total = 0.0
    for 행_y, 행_t in zip(np.asarray(y, float), np.asarray(t, float)):
        total += np.sum((행_y - 행_t) ** 2)
    return float(total / 2)


def backward(
    x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike
) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dw1, db1, dw2), the gradients of squared_error for the network of `forward`.

    x (n, inputs), t and y (n, outputs), h (n, hidden), w2 (hidden, outputs);
    dw1 (inputs, hidden), db1 (hidden,) or (1, hidden), dw2 (hidden, outputs).
    h and y are activations, so the slope of the sigmoid there is h (1 - h) and y (1 - y).
    """
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    delta_y = (y - t) * y * (1 - y)
    delta_h = (delta_y @ w2.T) * h * (1 - h)
    return x.T @ delta_h, delta_h.sum(axis=0), h.T @ delta_y


def train(
    x: ArrayLike,
    t: ArrayLike,
    w1: ArrayLike,
    b1: ArrayLike,
    w2: ArrayLike,
    learning_rate: float = 1.0,
    steps: int = 1000,
) -> tuple[NDArray, NDArray, NDArray, list[float]]:
    x, t = np.asarray(x, float), np.asarray(t, float)
    w1, b1, w2 = [np.array(a, dtype=float) for a in (w1, b1, w2)]
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        deltaY = (y - t) * y * (1 - y)
        w2 = w2 - learning_rate * h.T @ deltaY
        deltaH = deltaY @ w2.T * h * (1 - h)  #! here
        w1 = w1 - learning_rate * x.T @ deltaH
        b1 = b1 - learning_rate * deltaH.sum(axis=0)
    return w1, b1, w2, losses


#% id: ex03-one-06
#% kind: one
#% why: w1 is not copied: the caller's array is changed
"""Exercise 3: backpropagation.   Lesson: lessons/en/ex03_backprop.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


# Given: sigmoid, from ex01_sigmoid.py, solved. You may replace it with your own.
def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    x = np.asarray(x, dtype=float)
    # e^-|x| never overflows, so neither branch can (Higham 2002, section 1.18: avoid overflow).
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


# End of given.


# Given: forward, from ex02_xor_forward.py, solved. You may replace it with your own.
def forward(x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike) -> tuple[NDArray, NDArray]:
    """Return (h, y): the hidden and the output activations of a two-layer network.

    x (n, inputs), w1 (inputs, hidden), b1 (hidden,) or (1, hidden), w2 (hidden, outputs);
    h = sigmoid(x w1 + b1) is (n, hidden), y = sigmoid(h w2) is (n, outputs).
    The output layer has no bias. Any number of units must work, not just 2, 3 and 1.
    """
    h = sigmoid(np.asarray(x) @ np.asarray(w1) + np.asarray(b1))
    y = sigmoid(h @ np.asarray(w2))
    return h, y


# End of given.


def squared_error(y: ArrayLike, t: ArrayLike) -> float:
    r = (np.asarray(y, float) - np.asarray(t, float)).ravel()
    return float(r @ r) / 2


def backward(
    x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike
) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dw1, db1, dw2), the gradients of squared_error for the network of `forward`.

    x (n, inputs), t and y (n, outputs), h (n, hidden), w2 (hidden, outputs);
    dw1 (inputs, hidden), db1 (hidden,) or (1, hidden), dw2 (hidden, outputs).
    h and y are activations, so the slope of the sigmoid there is h (1 - h) and y (1 - y).
    """
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    delta_y = (y - t) * y * (1 - y)
    delta_h = (delta_y @ w2.T) * h * (1 - h)
    return x.T @ delta_h, delta_h.sum(axis=0), h.T @ delta_y


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1 = np.asarray(w1, dtype=float)  #! here
    b1 = np.array(b1, dtype=float)
    w2 = np.array(w2, dtype=float)
    기록 = []
    for 단계 in range(steps):
        h, y = forward(x, w1, b1, w2)
        기록.append(squared_error(y, t))
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 -= learning_rate * dw1
        b1 -= learning_rate * np.reshape(db1, b1.shape)
        w2 -= learning_rate * dw2
    return w1, b1, w2, 기록


#% id: ex03-two-05
#% kind: two
#% why: loss is taken after the update; the bias moves without the learning rate
"""Exercise 3: backpropagation.   Lesson: lessons/en/ex03_backprop.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


# Given: sigmoid, from ex01_sigmoid.py, solved. You may replace it with your own.
def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    x = np.asarray(x, dtype=float)
    # e^-|x| never overflows, so neither branch can (Higham 2002, section 1.18: avoid overflow).
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


# End of given.


# Given: forward, from ex02_xor_forward.py, solved. You may replace it with your own.
def forward(x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike) -> tuple[NDArray, NDArray]:
    """Return (h, y): the hidden and the output activations of a two-layer network.

    x (n, inputs), w1 (inputs, hidden), b1 (hidden,) or (1, hidden), w2 (hidden, outputs);
    h = sigmoid(x w1 + b1) is (n, hidden), y = sigmoid(h w2) is (n, outputs).
    The output layer has no bias. Any number of units must work, not just 2, 3 and 1.
    """
    h = sigmoid(np.asarray(x) @ np.asarray(w1) + np.asarray(b1))
    y = sigmoid(h @ np.asarray(w2))
    return h, y


# End of given.


def squared_error(y: ArrayLike, t: ArrayLike) -> float:
    r = (np.asarray(y, float) - np.asarray(t, float)).ravel()
    return float(r @ r) / 2


def backward(
    x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike
) -> tuple[NDArray, NDArray, NDArray]:
    x, t, h, y, w2 = [np.asarray(v, float) for v in [x, t, h, y, w2]]
    dY = np.multiply(y - t, np.multiply(y, 1 - y))
    dw2 = np.dot(h.T, dY)
    dH = np.multiply(np.dot(dY, w2.transpose()), np.multiply(h, 1 - h))
    dw1 = np.dot(x.T, dH)
    db1 = np.sum(dH, axis=0)
    return dw1, db1, dw2


def train(
    x: ArrayLike,
    t: ArrayLike,
    w1: ArrayLike,
    b1: ArrayLike,
    w2: ArrayLike,
    learning_rate: float = 1.0,
    steps: int = 1000,
) -> tuple[NDArray, NDArray, NDArray, list[float]]:
    """Return (w1, b1, w2, losses) after `steps` updates of gradient descent on the whole batch.

    Every update subtracts learning_rate times the gradient from every parameter.
    losses[k] is the squared error before update k, so there are `steps` of them: training goes on
    whatever the loss is. b1 is (hidden,) or (1, hidden). The trained arrays are new.
    """
    w1, b1, w2 = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    losses = []
    for k in range(steps):
        h, y = forward(x, w1, b1, w2)
        before = squared_error(y, t)
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 = w1 - learning_rate * dw1
        b1 = b1 - db1  #! here
        w2 = w2 - learning_rate * dw2
        losses.append(squared_error(forward(x, w1, b1, w2)[1], t))  #! here
    return w1, b1, w2, losses


#% id: ex03-two-06
#% kind: two
#% why: w2 climbs; the forward pass of the first step serves all
"""Exercise 3: backpropagation.   Lesson: lessons/en/ex03_backprop.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


# Given: sigmoid, from ex01_sigmoid.py, solved. You may replace it with your own.
def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    x = np.asarray(x, dtype=float)
    # e^-|x| never overflows, so neither branch can (Higham 2002, section 1.18: avoid overflow).
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


# End of given.


# Given: forward, from ex02_xor_forward.py, solved. You may replace it with your own.
def forward(x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike) -> tuple[NDArray, NDArray]:
    """Return (h, y): the hidden and the output activations of a two-layer network.

    x (n, inputs), w1 (inputs, hidden), b1 (hidden,) or (1, hidden), w2 (hidden, outputs);
    h = sigmoid(x w1 + b1) is (n, hidden), y = sigmoid(h w2) is (n, outputs).
    The output layer has no bias. Any number of units must work, not just 2, 3 and 1.
    """
    h = sigmoid(np.asarray(x) @ np.asarray(w1) + np.asarray(b1))
    y = sigmoid(h @ np.asarray(w2))
    return h, y


# End of given.


def squared_error(y: ArrayLike, t: ArrayLike) -> float:
    """Return E = 1/2 sum (y - t)^2, summed over all examples and outputs.

    y and t have shape (n, outputs). For y = [[0.5], [1.0]] and t = [[0], [1]] it is 0.125.
    """
    total = 0.0
    for 행_y, 행_t in zip(np.asarray(y, float), np.asarray(t, float)):
        total += np.sum((행_y - 행_t) ** 2)
    return float(total / 2)


def backward(
    x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike
) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dw1, db1, dw2), the gradients of squared_error for the network of `forward`.

    x (n, inputs), t and y (n, outputs), h (n, hidden), w2 (hidden, outputs);
    dw1 (inputs, hidden), db1 (hidden,) or (1, hidden), dw2 (hidden, outputs).
    h and y are activations, so the slope of the sigmoid there is h (1 - h) and y (1 - y).
    """
    x, t, h, y, w2 = [np.asarray(v, float) for v in [x, t, h, y, w2]]
    dY = np.multiply(y - t, np.multiply(y, 1 - y))
    dw2 = np.dot(h.T, dY)
    dH = np.multiply(np.dot(dY, w2.transpose()), np.multiply(h, 1 - h))
    dw1 = np.dot(x.T, dH)
    db1 = np.sum(dH, axis=0)
    return dw1, db1, dw2


def train(
    x: ArrayLike,
    t: ArrayLike,
    w1: ArrayLike,
    b1: ArrayLike,
    w2: ArrayLike,
    learning_rate: float = 1.0,
    steps: int = 1000,
) -> tuple[NDArray, NDArray, NDArray, list[float]]:
    """Return (w1, b1, w2, losses) after `steps` updates of gradient descent on the whole batch.

    Every update subtracts learning_rate times the gradient from every parameter.
    losses[k] is the squared error before update k, so there are `steps` of them: training goes on
    whatever the loss is. b1 is (hidden,) or (1, hidden). The trained arrays are new.
    """
    params = {"w1": np.array(w1, float), "b1": np.array(b1, float), "w2": np.array(w2, float)}
    losses = []
    h, y = forward(x, params["w1"], params["b1"], params["w2"])
    for _ in range(steps):
        losses.append(squared_error(y, t))  #! here
        g1, gb, g2 = backward(x, t, h, y, params["w2"])
        params["w1"] = params["w1"] - learning_rate * g1
        params["b1"] = params["b1"] - learning_rate * gb
        params["w2"] = params["w2"] + learning_rate * g2  #! here
    return params["w1"], params["b1"], params["w2"], losses


#% id: ex03-three-03
#% kind: three
#% why: starts counting at 1, bias never updated, gradient divided by n
"""Exercise 3: backpropagation.   Lesson: lessons/en/ex03_backprop.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


# Given: sigmoid, from ex01_sigmoid.py, solved. You may replace it with your own.
def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    x = np.asarray(x, dtype=float)
    # e^-|x| never overflows, so neither branch can (Higham 2002, section 1.18: avoid overflow).
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


# End of given.


# Given: forward, from ex02_xor_forward.py, solved. You may replace it with your own.
def forward(x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike) -> tuple[NDArray, NDArray]:
    """Return (h, y): the hidden and the output activations of a two-layer network.

    x (n, inputs), w1 (inputs, hidden), b1 (hidden,) or (1, hidden), w2 (hidden, outputs);
    h = sigmoid(x w1 + b1) is (n, hidden), y = sigmoid(h w2) is (n, outputs).
    The output layer has no bias. Any number of units must work, not just 2, 3 and 1.
    """
    h = sigmoid(np.asarray(x) @ np.asarray(w1) + np.asarray(b1))
    y = sigmoid(h @ np.asarray(w2))
    return h, y


# End of given.


def squared_error(y: ArrayLike, t: ArrayLike) -> float:
    """Return E = 1/2 sum (y - t)^2, summed over all examples and outputs.

    y and t have shape (n, outputs). For y = [[0.5], [1.0]] and t = [[0], [1]] it is 0.125.
    """
    total = 0.0
    for 행_y, 행_t in zip(np.asarray(y, float), np.asarray(t, float)):
        total += np.sum((행_y - 행_t) ** 2)
    return float(total / 2)


def backward(
    x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike
) -> tuple[NDArray, NDArray, NDArray]:
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    delta_y = (y - t) * y * (1 - y)
    delta_h = (delta_y @ w2.T) * h * (1 - h)
    return x.T @ delta_h, delta_h.sum(axis=0), h.T @ delta_y


def train(
    x: ArrayLike,
    t: ArrayLike,
    w1: ArrayLike,
    b1: ArrayLike,
    w2: ArrayLike,
    learning_rate: float = 1.0,
    steps: int = 1000,
) -> tuple[NDArray, NDArray, NDArray, list[float]]:
    x, t = np.asarray(x, float), np.asarray(t, float)
    w1, b1, w2 = (np.array(a, float) for a in (w1, b1, w2))
    losses = []
    for i in range(1, steps):  #! here
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        g = backward(x, t, h, y, w2)
        w1 = w1 - learning_rate * g[0] / len(x)  #! here
        w2 = w2 - learning_rate * g[2]  #! here
    return w1, b1, w2, losses


#% id: ex03-three-04
#% kind: three
#% why: momentum, a falling rate and a loss without the half
"""Exercise 3: backpropagation.   Lesson: lessons/en/ex03_backprop.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


# Given: sigmoid, from ex01_sigmoid.py, solved. You may replace it with your own.
def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    x = np.asarray(x, dtype=float)
    # e^-|x| never overflows, so neither branch can (Higham 2002, section 1.18: avoid overflow).
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


# End of given.


# Given: forward, from ex02_xor_forward.py, solved. You may replace it with your own.
def forward(x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike) -> tuple[NDArray, NDArray]:
    """Return (h, y): the hidden and the output activations of a two-layer network.

    x (n, inputs), w1 (inputs, hidden), b1 (hidden,) or (1, hidden), w2 (hidden, outputs);
    h = sigmoid(x w1 + b1) is (n, hidden), y = sigmoid(h w2) is (n, outputs).
    The output layer has no bias. Any number of units must work, not just 2, 3 and 1.
    """
    h = sigmoid(np.asarray(x) @ np.asarray(w1) + np.asarray(b1))
    y = sigmoid(h @ np.asarray(w2))
    return h, y


# End of given.


def squared_error(y: ArrayLike, t: ArrayLike) -> float:
    """Return E = 1/2 sum (y - t)^2, summed over all examples and outputs.

    y and t have shape (n, outputs). For y = [[0.5], [1.0]] and t = [[0], [1]] it is 0.125.
    """
    total = 0.0
    for 행_y, 행_t in zip(np.asarray(y, float), np.asarray(t, float)):
        total += np.sum((행_y - 행_t) ** 2)
    return float(total / 2)


def backward(
    x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike
) -> tuple[NDArray, NDArray, NDArray]:
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    delta_y = (y - t) * y * (1 - y)
    delta_h = (delta_y @ w2.T) * h * (1 - h)
    return x.T @ delta_h, delta_h.sum(axis=0), h.T @ delta_y


def train(
    x: ArrayLike,
    t: ArrayLike,
    w1: ArrayLike,
    b1: ArrayLike,
    w2: ArrayLike,
    learning_rate: float = 1.0,
    steps: int = 1000,
) -> tuple[NDArray, NDArray, NDArray, list[float]]:
    """Return (w1, b1, w2, losses) after `steps` updates of gradient descent on the whole batch.

    Every update subtracts learning_rate times the gradient from every parameter.
    losses[k] is the squared error before update k, so there are `steps` of them: training goes on
    whatever the loss is. b1 is (hidden,) or (1, hidden). The trained arrays are new.
    """
    x, t = np.asarray(x, float), np.asarray(t, float)
    p = [np.array(a, float) for a in (w1, b1, w2)]
    v = [np.zeros_like(a) for a in p]
    losses, lr = [], learning_rate
    for _ in range(steps):
        h, y = forward(x, *p)
        losses.append(float(np.sum((y - t) ** 2)))  #! here
        for i, g in enumerate(backward(x, t, h, y, p[2])):
            v[i] = 0.9 * v[i] + g  #! here
            p[i] = p[i] - lr * v[i].reshape(p[i].shape)
        lr *= 0.999  #! here
    return p[0], p[1], p[2], losses


#% id: ex03-rare-03
#% kind: rare
#% why: stops early when the loss hardly changes: too few losses
"""Exercise 3: backpropagation.   Lesson: lessons/en/ex03_backprop.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


# Given: sigmoid, from ex01_sigmoid.py, solved. You may replace it with your own.
def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    x = np.asarray(x, dtype=float)
    # e^-|x| never overflows, so neither branch can (Higham 2002, section 1.18: avoid overflow).
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


# End of given.


# Given: forward, from ex02_xor_forward.py, solved. You may replace it with your own.
def forward(x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike) -> tuple[NDArray, NDArray]:
    """Return (h, y): the hidden and the output activations of a two-layer network.

    x (n, inputs), w1 (inputs, hidden), b1 (hidden,) or (1, hidden), w2 (hidden, outputs);
    h = sigmoid(x w1 + b1) is (n, hidden), y = sigmoid(h w2) is (n, outputs).
    The output layer has no bias. Any number of units must work, not just 2, 3 and 1.
    """
    h = sigmoid(np.asarray(x) @ np.asarray(w1) + np.asarray(b1))
    y = sigmoid(h @ np.asarray(w2))
    return h, y


# End of given.


def squared_error(y: ArrayLike, t: ArrayLike) -> float:
    total = 0.0
    for 행_y, 행_t in zip(np.asarray(y, float), np.asarray(t, float)):
        total += np.sum((행_y - 행_t) ** 2)
    return float(total / 2)


def backward(
    x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike
) -> tuple[NDArray, NDArray, NDArray]:
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    delta_y = (y - t) * y * (1 - y)
    delta_h = (delta_y @ w2.T) * h * (1 - h)
    return x.T @ delta_h, delta_h.sum(axis=0), h.T @ delta_y


def train(
    x: ArrayLike,
    t: ArrayLike,
    w1: ArrayLike,
    b1: ArrayLike,
    w2: ArrayLike,
    learning_rate: float = 1.0,
    steps: int = 1000,
) -> tuple[NDArray, NDArray, NDArray, list[float]]:
    x, t = np.asarray(x, float), np.asarray(t, float)
    w1, b1, w2 = (np.array(a, float) for a in (w1, b1, w2))
    losses = []
    while len(losses) < steps:
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        if len(losses) > 10 and abs(losses[-2] - losses[-1]) < 1e-6:  #! here
            break
        d1, db, d2 = backward(x, t, h, y, w2)
        w1, b1, w2 = w1 - learning_rate * d1, b1 - learning_rate * db, w2 - learning_rate * d2
    return w1, b1, w2, losses


#% id: ex03-rare-04
#% kind: rare
#% why: returns the parameters of the lowest loss, not the last ones
"""Exercise 3: backpropagation.   Lesson: lessons/en/ex03_backprop.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


# Given: sigmoid, from ex01_sigmoid.py, solved. You may replace it with your own.
def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    x = np.asarray(x, dtype=float)
    # e^-|x| never overflows, so neither branch can (Higham 2002, section 1.18: avoid overflow).
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


# End of given.


# Given: forward, from ex02_xor_forward.py, solved. You may replace it with your own.
def forward(x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike) -> tuple[NDArray, NDArray]:
    """Return (h, y): the hidden and the output activations of a two-layer network.

    x (n, inputs), w1 (inputs, hidden), b1 (hidden,) or (1, hidden), w2 (hidden, outputs);
    h = sigmoid(x w1 + b1) is (n, hidden), y = sigmoid(h w2) is (n, outputs).
    The output layer has no bias. Any number of units must work, not just 2, 3 and 1.
    """
    h = sigmoid(np.asarray(x) @ np.asarray(w1) + np.asarray(b1))
    y = sigmoid(h @ np.asarray(w2))
    return h, y


# End of given.


def squared_error(y: ArrayLike, t: ArrayLike) -> float:
    r = (np.asarray(y, float) - np.asarray(t, float)).ravel()
    return float(r @ r) / 2


def backward(
    x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike
) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dw1, db1, dw2), the gradients of squared_error for the network of `forward`.

    x (n, inputs), t and y (n, outputs), h (n, hidden), w2 (hidden, outputs);
    dw1 (inputs, hidden), db1 (hidden,) or (1, hidden), dw2 (hidden, outputs).
    h and y are activations, so the slope of the sigmoid there is h (1 - h) and y (1 - y).
    """
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    delta_y = (y - t) * y * (1 - y)
    delta_h = (delta_y @ w2.T) * h * (1 - h)
    return x.T @ delta_h, delta_h.sum(axis=0), h.T @ delta_y


def train(
    x: ArrayLike,
    t: ArrayLike,
    w1: ArrayLike,
    b1: ArrayLike,
    w2: ArrayLike,
    learning_rate: float = 1.0,
    steps: int = 1000,
) -> tuple[NDArray, NDArray, NDArray, list[float]]:
    """Return (w1, b1, w2, losses) after `steps` updates of gradient descent on the whole batch.

    Every update subtracts learning_rate times the gradient from every parameter.
    losses[k] is the squared error before update k, so there are `steps` of them: training goes on
    whatever the loss is. b1 is (hidden,) or (1, hidden). The trained arrays are new.
    """
    x, t = np.asarray(x, float), np.asarray(t, float)
    w1, b1, w2 = (np.array(a, float) for a in (w1, b1, w2))
    losses = []
    best = (w1.copy(), b1.copy(), w2.copy())
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        loss = squared_error(y, t)
        losses.append(loss)
        if loss <= min(losses):
            best = (w1, b1, w2)
        d1, db, d2 = backward(x, t, h, y, w2)
        w1, b1, w2 = w1 - learning_rate * d1, b1 - learning_rate * db, w2 - learning_rate * d2
    return (*best, losses)  #! here


#% id: ex03-right-02
#% kind: right
#% why: a small class that holds the network; bias kept as a row
"""Exercise 3: backpropagation.   Lesson: lessons/en/ex03_backprop.md

Arrays hold floats or whole numbers. No argument is changed.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


# Given: sigmoid, from ex01_sigmoid.py, solved. You may replace it with your own.
def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    x = np.asarray(x, dtype=float)
    # e^-|x| never overflows, so neither branch can (Higham 2002, section 1.18: avoid overflow).
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


# End of given.


# Given: forward, from ex02_xor_forward.py, solved. You may replace it with your own.
def forward(x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike) -> tuple[NDArray, NDArray]:
    """Return (h, y): the hidden and the output activations of a two-layer network.

    x (n, inputs), w1 (inputs, hidden), b1 (hidden,) or (1, hidden), w2 (hidden, outputs);
    h = sigmoid(x w1 + b1) is (n, hidden), y = sigmoid(h w2) is (n, outputs).
    The output layer has no bias. Any number of units must work, not just 2, 3 and 1.
    """
    h = sigmoid(np.asarray(x) @ np.asarray(w1) + np.asarray(b1))
    y = sigmoid(h @ np.asarray(w2))
    return h, y


# End of given.


def squared_error(y: ArrayLike, t: ArrayLike) -> float:
    """Return E = 1/2 sum (y - t)^2, summed over all examples and outputs.

    y and t have shape (n, outputs). For y = [[0.5], [1.0]] and t = [[0], [1]] it is 0.125.
    """
    r = (np.asarray(y, float) - np.asarray(t, float)).ravel()
    return float(r @ r) / 2


def backward(
    x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike
) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dw1, db1, dw2), the gradients of squared_error for the network of `forward`.

    x (n, inputs), t and y (n, outputs), h (n, hidden), w2 (hidden, outputs);
    dw1 (inputs, hidden), db1 (hidden,) or (1, hidden), dw2 (hidden, outputs).
    h and y are activations, so the slope of the sigmoid there is h (1 - h) and y (1 - y).
    """
    x, t, h, y, w2 = [np.asarray(v, float) for v in [x, t, h, y, w2]]
    dY = np.multiply(y - t, np.multiply(y, 1 - y))
    dw2 = np.dot(h.T, dY)
    dH = np.multiply(np.dot(dY, w2.transpose()), np.multiply(h, 1 - h))
    dw1 = np.dot(x.T, dH)
    db1 = np.sum(dH, axis=0)
    return dw1, db1, dw2


class XorNet:
    def __init__(self, w1, b1, w2):
        self.w1 = np.array(w1, dtype=float)
        self.b1 = np.array(b1, dtype=float).reshape(1, -1)
        self.w2 = np.array(w2, dtype=float)

    def update(self, x, t, eta):
        h = sigmoid(x @ self.w1 + self.b1)
        y = sigmoid(h @ self.w2)
        r = y - t
        d2 = r * (y - y**2)
        d1 = (d2 @ self.w2.T) * (h - h**2)
        self.w2 = self.w2 - eta * h.T @ d2
        self.w1 = self.w1 - eta * x.T @ d1
        self.b1 = self.b1 - eta * d1.sum(axis=0, keepdims=True)
        return 0.5 * float(np.vdot(r, r))


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    net = XorNet(w1, b1, w2)
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    losses = [net.update(x, t, learning_rate) for _ in range(steps)]
    return net.w1, net.b1, net.w2, losses
