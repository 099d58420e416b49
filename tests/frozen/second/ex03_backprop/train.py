#% id: ex03-one-10
#% kind: one
#% why: The update adds the gradient, so the error climbs.
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


def squared_error(y, t):
    diff = np.subtract(y, t, dtype=float).ravel()
    return diff @ diff / 2


def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.array(v, dtype=float) for v in (x, t, h, y, w2)]
    gw1 = np.zeros((x.shape[1], h.shape[1]))
    gb1 = np.zeros(h.shape[1])
    gw2 = np.zeros_like(w2)
    for xi, ti, hi, yi in zip(x, t, h, y):
        dy = -(ti - yi) * (yi - yi**2)
        gw2 += np.outer(hi, dy)
        dh = w2.dot(dy) * (hi - hi**2)
        gw1 += np.outer(xi, dh)
        gb1 += dh
    return gw1, gb1, gw2


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
    history = []
    for step in range(steps):
        h, y = forward(x, w1, b1, w2)
        history.append(squared_error(y, t))
        g1, gb, g2 = backward(x, t, h, y, w2)
        w1 = w1 + learning_rate * g1  #! here
        b1 = b1 + learning_rate * gb.reshape(b1.shape)  #! here
        w2 = w2 + learning_rate * g2  #! here
    return w1, b1, w2, history


#% id: ex03-one-11
#% kind: one
#% why: The bias b1 is never updated.
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
    error = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
    return float(0.5 * np.sum(error * error))


def backward(
    x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike
) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dw1, db1, dw2), the gradients of squared_error for the network of `forward`.

    x (n, inputs), t and y (n, outputs), h (n, hidden), w2 (hidden, outputs);
    dw1 (inputs, hidden), db1 (hidden,) or (1, hidden), dw2 (hidden, outputs).
    h and y are activations, so the slope of the sigmoid there is h (1 - h) and y (1 - y).
    """
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    # Rumelhart, Hinton and Williams 1986, equations 4 to 9: delta is dE/d(pre-activation).
    delta_y = (y - t) * y * (1 - y)
    delta_h = (delta_y @ w2.T) * h * (1 - h)
    return x.T @ delta_h, delta_h.sum(axis=0), h.T @ delta_y


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = (np.array(a, dtype=float) for a in (w1, b1, w2))
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 -= learning_rate * dw1  #! here
        w2 -= learning_rate * dw2
    return w1, b1, w2, losses


#% id: ex03-one-12
#% kind: one
#% why: The learning rate is not used for w2.
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


def squared_error(y, t):
    합계 = 0.0
    for y_row, t_row in zip(np.asarray(y, dtype=float), np.asarray(t, dtype=float)):
        for 예측, 정답 in zip(y_row, t_row):
            합계 += (예측 - 정답) ** 2
    return 합계 * 0.5


def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.array(v, dtype=float) for v in (x, t, h, y, w2)]
    gw1 = np.zeros((x.shape[1], h.shape[1]))
    gb1 = np.zeros(h.shape[1])
    gw2 = np.zeros_like(w2)
    for xi, ti, hi, yi in zip(x, t, h, y):
        dy = -(ti - yi) * (yi - yi**2)
        gw2 += np.outer(hi, dy)
        dh = w2.dot(dy) * (hi - hi**2)
        gw1 += np.outer(xi, dh)
        gb1 += dh
    return gw1, gb1, gw2


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
    W1 = np.array(w1, dtype=float)
    B1 = np.array(b1, dtype=float)
    W2 = np.array(w2, dtype=float)
    losses = []
    for i in range(0, steps):
        hidden, out = forward(x, W1, B1, W2)
        losses.append(squared_error(out, t))
        dW1, dB1, dW2 = backward(x, t, hidden, out, W2)
        W1 = W1 - learning_rate * dW1
        B1 = B1 - learning_rate * dB1.reshape(B1.shape)
        W2 = W2 - dW2  #! here
    return W1, B1, W2, losses


#% id: ex03-one-13
#% kind: one
#% why: The loss is taken after the update, not before it.
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


def squared_error(y, t):
    diff = np.subtract(y, t, dtype=float).ravel()
    return diff @ diff / 2


def backward(
    x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike
) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dw1, db1, dw2), the gradients of squared_error for the network of `forward`.

    x (n, inputs), t and y (n, outputs), h (n, hidden), w2 (hidden, outputs);
    dw1 (inputs, hidden), db1 (hidden,) or (1, hidden), dw2 (hidden, outputs).
    h and y are activations, so the slope of the sigmoid there is h (1 - h) and y (1 - y).
    """
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    # Rumelhart, Hinton and Williams 1986, equations 4 to 9: delta is dE/d(pre-activation).
    delta_y = (y - t) * y * (1 - y)
    delta_h = (delta_y @ w2.T) * h * (1 - h)
    return x.T @ delta_h, delta_h.sum(axis=0), h.T @ delta_y


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = [np.array(p, dtype=float) for p in (w1, b1, w2)]
    log = []
    for k in range(steps):
        h, y = forward(x, w1, b1, w2)
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 = w1 - learning_rate * dw1
        b1 = b1 - learning_rate * np.reshape(db1, b1.shape)
        w2 = w2 - learning_rate * dw2
        log.append(squared_error(forward(x, w1, b1, w2)[1], t))  #! here
    return w1, b1, w2, log


#% id: ex03-one-14
#% kind: one
#% why: The loop runs one step too few.
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


def squared_error(y, t):
    합계 = 0.0
    for y_row, t_row in zip(np.asarray(y, dtype=float), np.asarray(t, dtype=float)):
        for 예측, 정답 in zip(y_row, t_row):
            합계 += (예측 - 정답) ** 2
    return 합계 * 0.5


def backward(
    x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike
) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dw1, db1, dw2), the gradients of squared_error for the network of `forward`.

    x (n, inputs), t and y (n, outputs), h (n, hidden), w2 (hidden, outputs);
    dw1 (inputs, hidden), db1 (hidden,) or (1, hidden), dw2 (hidden, outputs).
    h and y are activations, so the slope of the sigmoid there is h (1 - h) and y (1 - y).
    """
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    # Rumelhart, Hinton and Williams 1986, equations 4 to 9: delta is dE/d(pre-activation).
    delta_y = (y - t) * y * (1 - y)
    delta_h = (delta_y @ w2.T) * h * (1 - h)
    return x.T @ delta_h, delta_h.sum(axis=0), h.T @ delta_y


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    p = [np.array(w1, float), np.array(b1, float), np.array(w2, float)]
    losses = []
    for _ in range(1, steps):  #! here
        h, y = forward(x, *p)
        losses.append(squared_error(y, t))
        grads = backward(x, t, h, y, p[2])
        p = [a - learning_rate * np.reshape(g, a.shape) for a, g in zip(p, grads)]
    return p[0], p[1], p[2], losses


#% id: ex03-rare-01
#% kind: rare
#% why: Updates in place on the caller's own arrays (asarray makes no copy), so the arguments are changed.
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
    error = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
    return float(0.5 * np.sum(error * error))


def backward(
    x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike
) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dw1, db1, dw2), the gradients of squared_error for the network of `forward`.

    x (n, inputs), t and y (n, outputs), h (n, hidden), w2 (hidden, outputs);
    dw1 (inputs, hidden), db1 (hidden,) or (1, hidden), dw2 (hidden, outputs).
    h and y are activations, so the slope of the sigmoid there is h (1 - h) and y (1 - y).
    """
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    # Rumelhart, Hinton and Williams 1986, equations 4 to 9: delta is dE/d(pre-activation).
    delta_y = (y - t) * y * (1 - y)
    delta_h = (delta_y @ w2.T) * h * (1 - h)
    return x.T @ delta_h, delta_h.sum(axis=0), h.T @ delta_y


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = (np.asarray(a, dtype=float) for a in (w1, b1, w2))  #! here
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 -= learning_rate * dw1
        b1 -= learning_rate * np.reshape(db1, b1.shape)
        w2 -= learning_rate * dw2
    return w1, b1, w2, losses


#% id: ex03-rare-02
#% kind: rare
#% why: The forward pass is run once before the loop, so every update uses the stale h and y of the first weights.
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
    error = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
    return float(0.5 * np.sum(error * error))


def backward(
    x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike
) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dw1, db1, dw2), the gradients of squared_error for the network of `forward`.

    x (n, inputs), t and y (n, outputs), h (n, hidden), w2 (hidden, outputs);
    dw1 (inputs, hidden), db1 (hidden,) or (1, hidden), dw2 (hidden, outputs).
    h and y are activations, so the slope of the sigmoid there is h (1 - h) and y (1 - y).
    """
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    # Rumelhart, Hinton and Williams 1986, equations 4 to 9: delta is dE/d(pre-activation).
    delta_y = (y - t) * y * (1 - y)
    delta_h = (delta_y @ w2.T) * h * (1 - h)
    return x.T @ delta_h, delta_h.sum(axis=0), h.T @ delta_y


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = (np.array(a, dtype=float) for a in (w1, b1, w2))
    losses = []
    h, y = forward(x, w1, b1, w2)  #! here
    for _ in range(steps):  #! here
        losses.append(squared_error(y, t))
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 -= learning_rate * dw1
        b1 -= learning_rate * db1.reshape(b1.shape)
        w2 -= learning_rate * dw2
    return w1, b1, w2, losses


#% id: ex03-rare-04
#% kind: rare
#% why: w2 is updated first and backward is then called again with the new w2 and the old h and y for w1, so the gradients are not taken at one point.
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
    error = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
    return float(0.5 * np.sum(error * error))


def backward(
    x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike
) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dw1, db1, dw2), the gradients of squared_error for the network of `forward`.

    x (n, inputs), t and y (n, outputs), h (n, hidden), w2 (hidden, outputs);
    dw1 (inputs, hidden), db1 (hidden,) or (1, hidden), dw2 (hidden, outputs).
    h and y are activations, so the slope of the sigmoid there is h (1 - h) and y (1 - y).
    """
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    # Rumelhart, Hinton and Williams 1986, equations 4 to 9: delta is dE/d(pre-activation).
    delta_y = (y - t) * y * (1 - y)
    delta_h = (delta_y @ w2.T) * h * (1 - h)
    return x.T @ delta_h, delta_h.sum(axis=0), h.T @ delta_y


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = (np.array(a, dtype=float) for a in (w1, b1, w2))
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        first = backward(x, t, h, y, w2)
        w2 = w2 - learning_rate * first[2]
        second = backward(x, t, h, y, w2)  #! here
        w1 = w1 - learning_rate * second[0]
        b1 = b1 - learning_rate * np.reshape(second[1], b1.shape)
    return w1, b1, w2, losses


#% id: ex03-rare-05
#% kind: rare
#% why: Stops early when the loss hardly changes, so fewer updates and losses come back.
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


def squared_error(y, t):
    diff = np.subtract(y, t, dtype=float).ravel()
    return diff @ diff / 2


def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.array(v, dtype=float) for v in (x, t, h, y, w2)]
    gw1 = np.zeros((x.shape[1], h.shape[1]))
    gb1 = np.zeros(h.shape[1])
    gw2 = np.zeros_like(w2)
    for xi, ti, hi, yi in zip(x, t, h, y):
        dy = -(ti - yi) * (yi - yi**2)
        gw2 += np.outer(hi, dy)
        dh = w2.dot(dy) * (hi - hi**2)
        gw1 += np.outer(xi, dh)
        gb1 += dh
    return gw1, gb1, gw2


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = (np.array(a, dtype=float) for a in (w1, b1, w2))
    losses = []
    for k in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        if k > 0 and abs(losses[-1] - losses[-2]) < 1e-2:  #! here
            break  #! here
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 = w1 - learning_rate * dw1
        b1 = b1 - learning_rate * db1.reshape(b1.shape)
        w2 = w2 - learning_rate * dw2
    return w1, b1, w2, losses


#% id: ex03-right-05
#% kind: right
#% why: nothing but expressions inside the loop, b1 flattened, losses preallocated
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


def squared_error(y, t):
    diff = np.subtract(y, t, dtype=float).ravel()
    return diff @ diff / 2


def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, dtype=np.float64) for v in (x, t, h, y, w2))

    def slope(a):
        return a * (1 - a)

    err = t - y
    out_signal = err * slope(y)
    hid_signal = np.einsum("no,ho->nh", out_signal, w2) * slope(h)
    step_w2 = np.einsum("nh,no->ho", h, out_signal)
    step_w1 = np.einsum("ni,nh->ih", x, hid_signal)
    step_b1 = np.ones(len(x)) @ hid_signal
    # these are the directions of descent, the gradients point the other way
    return -step_w1, -step_b1, -step_w2


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    W1 = np.asarray(w1, dtype=float).copy()
    B1 = np.asarray(b1, dtype=float).copy()
    W2 = np.asarray(w2, dtype=float).copy()
    X = np.asarray(x, dtype=float)
    T = np.asarray(t, dtype=float)
    E = np.zeros(steps)
    k = 0
    while k < steps:
        H = sigmoid(X @ W1 + B1)
        Y = sigmoid(H @ W2)
        E[k] = 0.5 * ((Y - T) ** 2).sum()
        dY = (Y - T) * Y * (1 - Y)
        dH = dY @ W2.T * H * (1 - H)
        W2 = W2 - learning_rate * (H.T @ dY)
        W1 = W1 - learning_rate * (X.T @ dH)
        B1 = B1 - learning_rate * dH.sum(0)
        k += 1
    return W1, B1, W2, list(E)


#% id: ex03-right-06
#% kind: right
#% why: a dict of parameters and an inner step function
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


def squared_error(y, t):
    합계 = 0.0
    for y_row, t_row in zip(np.asarray(y, dtype=float), np.asarray(t, dtype=float)):
        for 예측, 정답 in zip(y_row, t_row):
            합계 += (예측 - 정답) ** 2
    return 합계 * 0.5


def backward(
    x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike
) -> tuple[NDArray, NDArray, NDArray]:
    """Return (dw1, db1, dw2), the gradients of squared_error for the network of `forward`.

    x (n, inputs), t and y (n, outputs), h (n, hidden), w2 (hidden, outputs);
    dw1 (inputs, hidden), db1 (hidden,) or (1, hidden), dw2 (hidden, outputs).
    h and y are activations, so the slope of the sigmoid there is h (1 - h) and y (1 - y).
    """
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    # Rumelhart, Hinton and Williams 1986, equations 4 to 9: delta is dE/d(pre-activation).
    delta_y = (y - t) * y * (1 - y)
    delta_h = (delta_y @ w2.T) * h * (1 - h)
    return x.T @ delta_h, delta_h.sum(axis=0), h.T @ delta_y


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    params = {"w1": w1, "b1": b1, "w2": w2}
    params = {name: np.array(value, dtype=float) for name, value in params.items()}

    def one_step():
        h, y = forward(x, params["w1"], params["b1"], params["w2"])
        loss = squared_error(y, t)
        grads = backward(x, t, h, y, params["w2"])
        for name, g in zip(("w1", "b1", "w2"), grads):
            params[name] = params[name] - learning_rate * np.reshape(g, params[name].shape)
        return loss

    losses = [one_step() for _ in range(steps)]
    return params["w1"], params["b1"], params["w2"], losses


#% id: ex03-three-02
#% kind: three
#% why: b1 stays where it is, w2 ignores the learning rate and the loss misses its last value.
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


def squared_error(y, t):
    diff = np.subtract(y, t, dtype=float).ravel()
    return diff @ diff / 2


def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.array(v, dtype=float) for v in (x, t, h, y, w2)]
    gw1 = np.zeros((x.shape[1], h.shape[1]))
    gb1 = np.zeros(h.shape[1])
    gw2 = np.zeros_like(w2)
    for xi, ti, hi, yi in zip(x, t, h, y):
        dy = -(ti - yi) * (yi - yi**2)
        gw2 += np.outer(hi, dy)
        dh = w2.dot(dy) * (hi - hi**2)
        gw1 += np.outer(xi, dh)
        gb1 += dh
    return gw1, gb1, gw2


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    losses = []
    for k in range(steps):
        h, y = forward(x, w1, b1, w2)
        if k < steps - 1:  #! here
            losses.append(squared_error(y, t))
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 = w1 - learning_rate * dw1
        b1 = b1 - 0 * db1.reshape(b1.shape)  #! here
        w2 = w2 - dw2  #! here
    return w1, b1, w2, losses


#% id: ex03-two-05
#% kind: two
#% why: w1 is updated with a plus sign, and losses holds only every tenth step.
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


def squared_error(y, t):
    diff = np.subtract(y, t, dtype=float).ravel()
    return diff @ diff / 2


def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.array(v, dtype=float) for v in (x, t, h, y, w2)]
    gw1 = np.zeros((x.shape[1], h.shape[1]))
    gb1 = np.zeros(h.shape[1])
    gw2 = np.zeros_like(w2)
    for xi, ti, hi, yi in zip(x, t, h, y):
        dy = -(ti - yi) * (yi - yi**2)
        gw2 += np.outer(hi, dy)
        dh = w2.dot(dy) * (hi - hi**2)
        gw1 += np.outer(xi, dh)
        gb1 += dh
    return gw1, gb1, gw2


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1 = np.array(w1, dtype=float)
    b1 = np.array(b1, dtype=float)
    w2 = np.array(w2, dtype=float)
    losses = []
    for step in range(steps):
        h, y = forward(x, w1, b1, w2)
        if step % 10 == 0:  #! here
            losses.append(squared_error(y, t))
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 += learning_rate * dw1  #! here
        b1 -= learning_rate * db1.reshape(b1.shape)
        w2 -= learning_rate * dw2
    return w1, b1, w2, losses


#% id: ex03-two-06
#% kind: two
#% why: The weights are divided by the batch size as in a mean loss, and the first loss is lost because the loop records after updating.
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


def squared_error(y, t):
    합계 = 0.0
    for y_row, t_row in zip(np.asarray(y, dtype=float), np.asarray(t, dtype=float)):
        for 예측, 정답 in zip(y_row, t_row):
            합계 += (예측 - 정답) ** 2
    return 합계 * 0.5


def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, dtype=np.float64) for v in (x, t, h, y, w2))

    def slope(a):
        return a * (1 - a)

    err = t - y
    out_signal = err * slope(y)
    hid_signal = np.einsum("no,ho->nh", out_signal, w2) * slope(h)
    step_w2 = np.einsum("nh,no->ho", h, out_signal)
    step_w1 = np.einsum("ni,nh->ih", x, hid_signal)
    step_b1 = np.ones(len(x)) @ hid_signal
    # these are the directions of descent, the gradients point the other way
    return -step_w1, -step_b1, -step_w2


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
    x = np.asarray(x, dtype=float)
    n = len(x)
    w1, b1, w2 = (np.array(a, dtype=float) for a in (w1, b1, w2))
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        lr = learning_rate / n  #! here
        before = squared_error(y, t)
        w1, b1, w2 = w1 - lr * dw1, b1 - lr * db1.reshape(b1.shape), w2 - lr * dw2
        after = squared_error(forward(x, w1, b1, w2)[1], t)
        losses.append(after)  #! here
    return w1, b1, w2, losses
