#% id: ex03-one-01
#% kind: one
#% why: the factor 1/2 is missing
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
    d = np.asarray(y, dtype=float) - t
    return float((d * d).sum())  #! here


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
    w1, w2 = np.array(w1, dtype=float), np.array(w2, dtype=float)
    b1 = np.array(b1, dtype=float).reshape(-1)
    history = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        err = y - t
        history.append(float(0.5 * (err**2).sum()))
        dy = err * y * (1 - y)
        dh = dy @ w2.T * h * (1 - h)
        w2 -= learning_rate * (h.T @ dy)
        w1 -= learning_rate * (x.T @ dh)
        b1 -= learning_rate * dh.sum(0)
    return w1, b1, w2, history


#% id: ex03-two-01
#% kind: two
#% why: |y - t| in place of the square, mean in place of sum
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
    차이 = np.abs(np.asarray(y) - np.asarray(t))  #! here
    return float(0.5 * np.mean(차이))  #! here


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
    w1, w2 = np.array(w1, dtype=float), np.array(w2, dtype=float)
    b1 = np.array(b1, dtype=float).reshape(-1)
    history = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        err = y - t
        history.append(float(0.5 * (err**2).sum()))
        dy = err * y * (1 - y)
        dh = dy @ w2.T * h * (1 - h)
        w2 -= learning_rate * (h.T @ dy)
        w1 -= learning_rate * (x.T @ dh)
        b1 -= learning_rate * dh.sum(0)
    return w1, b1, w2, history


#% id: ex03-rare-01
#% kind: rare
#% why: sums the first output column alone
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
    total = 0
    for yi, ti in zip(y, t):
        total += 0.5 * (yi[0] - ti[0]) ** 2  #! here
    return float(total)


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
    w1, w2 = np.array(w1, dtype=float), np.array(w2, dtype=float)
    b1 = np.array(b1, dtype=float).reshape(-1)
    history = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        err = y - t
        history.append(float(0.5 * (err**2).sum()))
        dy = err * y * (1 - y)
        dh = dy @ w2.T * h * (1 - h)
        w2 -= learning_rate * (h.T @ dy)
        w1 -= learning_rate * (x.T @ dh)
        b1 -= learning_rate * dh.sum(0)
    return w1, b1, w2, history
