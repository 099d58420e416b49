#% id: ex03-one-02
#% kind: one
#% why: slope of the hidden layer taken as sigmoid'(h)
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
    x, t, h, y, w2 = (np.asarray(q, dtype=float) for q in (x, t, h, y, w2))
    dy = (y - t) * y * (1 - y)
    slope_h = sigmoid(h) * (1 - sigmoid(h))  #! here
    dh = (dy @ w2.T) * slope_h
    return x.T @ dh, dh.sum(axis=0), h.T @ dy


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


#% id: ex03-one-03
#% kind: one
#% why: db1 is the mean of the batch, not its sum
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


def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(lambda a: np.array(a, dtype=float), (x, t, h, y, w2))
    err = y - t
    δy = err * y * (1.0 - y)
    δh = δy.dot(w2.T) * h * (1.0 - h)
    return x.T.dot(δh), np.mean(δh, axis=0), h.T.dot(δy)  #! here


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


#% id: ex03-one-04
#% kind: one
#% why: output delta without y(1 - y), as for cross-entropy
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
    diff = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
    return float(0.5 * np.sum(diff**2))


def backward(
    x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike
) -> tuple[NDArray, NDArray, NDArray]:
    x, h, w2 = np.asarray(x, float), np.asarray(h, float), np.asarray(w2, float)
    y = np.asarray(y, float)
    delta2 = y - np.asarray(t, float)  #! here
    dw2 = h.T @ delta2
    delta1 = delta2 @ w2.T
    delta1 *= h * (1 - h)
    dw1 = x.T @ delta1
    db1 = delta1.sum(axis=0, keepdims=True)
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


#% id: ex03-two-02
#% kind: two
#% why: t - y; a factor 2 in dw2
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
    x, t, h, y, w2 = [np.asarray(a, dtype=float) for a in (x, t, h, y, w2)]
    오차 = t - y  #! here
    델타출력 = 오차 * y * (1 - y)
    델타은닉 = (델타출력 @ w2.T) * (h * (1 - h))
    dw2 = 2 * (h.T @ 델타출력)  #! here
    return x.T @ 델타은닉, 델타은닉.sum(axis=0), dw2


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


#% id: ex03-two-03
#% kind: two
#% why: db1 is left at (n, hidden); slope h(1 + h)
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
    x, t, h, y, w2 = (np.asarray(a, float) for a in (x, t, h, y, w2))
    deltaY = np.multiply(y - t, np.multiply(y, (1 - y)))
    temp = np.multiply(h, (1 + h))  #! here
    deltaH = np.multiply(np.dot(deltaY, w2.transpose()), temp)
    db1 = deltaH  #! here
    return np.dot(x.transpose(), deltaH), db1, np.dot(h.transpose(), deltaY)


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


#% id: ex03-two-04
#% kind: two
#% why: dw1 divided by n; dw2 from y - t without the slope of the output
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
    x, t, h, y, w2 = (np.asarray(a, float) for a in (x, t, h, y, w2))
    n = x.shape[0]
    d_out = (y - t) * y * (1 - y)
    d_hid = np.einsum("no,ho->nh", d_out, w2) * h * (1 - h)
    dw1 = np.einsum("ni,nh->ih", x, d_hid) / n  #! here
    dw2 = np.einsum("nh,no->ho", h, y - t)  #! here
    db1 = np.einsum("nh->h", d_hid)
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


#% id: ex03-three-01
#% kind: three
#% why: squared output slope, hidden slope missing, bias over the wrong axis
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
    x, t, h, y, w2 = (np.array(a, dtype=float) for a in (x, t, h, y, w2))
    grad_z2 = (y - t) * (y * (1 - y)) ** 2  #! here
    grad_h = grad_z2 @ w2.T
    grad_z1 = grad_h  #! here
    dw2 = h.T @ grad_z2
    dw1 = x.T @ grad_z1
    db1 = grad_z1.sum(axis=1)  #! here
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


#% id: ex03-three-02
#% kind: three
#% why: the first target for all examples; w2 without its delta; = for += at db1
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
    diff = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
    return float(0.5 * np.sum(diff**2))


def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    dw1 = np.zeros((x.shape[1], h.shape[1]))
    db1 = np.zeros(h.shape[1])
    dw2 = np.zeros(w2.shape)
    for i in range(len(x)):
        dy = (y[i] - t[0]) * y[i] * (1 - y[i])  #! here
        dh = w2.sum(axis=1) * h[i] * (1 - h[i])  #! here
        dw2 += np.outer(h[i], dy)
        dw1 += np.outer(x[i], dh)
        db1 = dh  #! here
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


#% id: ex03-rare-02
#% kind: rare
#% why: the slope of the output is kept at 0.01 or more, "so that it never dies"
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
    x, t, h, y, w2 = (np.asarray(v, dtype=float) for v in (x, t, h, y, w2))
    slope = np.maximum(y * (1 - y), 0.01)  #! here
    dy = (y - t) * slope
    dh = dy @ w2.T * (h - h**2)
    return x.T @ dh, dh.sum(axis=0), h.T @ dy


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


#% id: ex03-right-01
#% kind: right
#% why: outer products summed over the examples; bias as a row
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
    diff = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
    return float(0.5 * np.sum(diff**2))


def outer_sum(a, b):
    return (a[:, :, None] * b[:, None, :]).sum(axis=0)


def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, dtype=float) for v in (x, t, h, y, w2))
    slope = lambda a: a - a * a
    dy = slope(y) * (y - t)
    dh = slope(h) * np.tensordot(dy, w2, axes=(1, 1))
    return outer_sum(x, dh), dh.sum(axis=0)[None, :], outer_sum(h, dy)


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
