#% id: ex03-one-04
#% kind: one
#% why: The error is t - y, so the gradient points the wrong way.
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
    error = t - y  #! here
    dy = error * y * (1 - y)
    dh = np.dot(dy, w2.T) * h * (1 - h)
    return np.dot(x.T, dh), np.sum(dh, axis=0), np.dot(h.T, dy)


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


#% id: ex03-one-05
#% kind: one
#% why: The slope of the sigmoid is left out of the output delta.
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


def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(lambda a: np.array(a, dtype=float), [x, t, h, y, w2])
    deltaY = y - t  #! here
    deltaH = np.multiply(deltaY @ w2.T, h * (1 - h))
    dw2 = h.T @ deltaY
    dw1 = x.T @ deltaH
    db1 = deltaH.sum(axis=0)
    return dw1, db1, dw2


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


#% id: ex03-one-06
#% kind: one
#% why: The slope of the hidden layer is left out.
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
    x, t, h, y, w2 = (np.asarray(v, float) for v in (x, t, h, y, w2))
    delta2 = np.multiply(y - t, np.multiply(y, 1 - y))
    delta1 = np.dot(delta2, w2.transpose())  #! here
    grad_w2 = np.dot(h.transpose(), delta2)
    grad_w1 = np.dot(x.transpose(), delta1)
    grad_b1 = delta1.sum(axis=0)
    return grad_w1, grad_b1, grad_w2


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


#% id: ex03-one-07
#% kind: one
#% why: db1 is averaged over the batch instead of summed.
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


def backward(x, t, h, y, w2):
    x, t, h = np.asarray(x, float), np.asarray(t, float), np.asarray(h, float)
    y, w2 = np.asarray(y, float), np.asarray(w2, float)
    g_out = (y - t) * (y * (1.0 - y))
    g_hid = (g_out @ w2.T) * (h * (1.0 - h))
    db1 = g_hid.mean(axis=0)  #! here
    return x.T @ g_hid, db1, h.T @ g_out


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
    w1, b1, w2 = (np.array(a, dtype=float) for a in (w1, b1, w2))
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 -= learning_rate * dw1
        b1 -= learning_rate * db1.reshape(b1.shape)
        w2 -= learning_rate * dw2
    return w1, b1, w2, losses


#% id: ex03-one-08
#% kind: one
#% why: db1 is summed along the units, axis 1, so it has one number an example.
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
    x, t, h, y, w2 = [np.asarray(q, dtype=float) for q in (x, t, h, y, w2)]
    dz2 = (y - t) * y * (1 - y)
    dz1 = (dz2 @ w2.T) * h * (1 - h)
    db = np.sum(dz1, axis=1)  #! here
    dw1 = x.T @ dz1
    dw2 = h.T @ dz2
    return dw1, db, dw2


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
    w1, b1, w2 = (np.array(a, dtype=float) for a in (w1, b1, w2))
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 -= learning_rate * dw1
        b1 -= learning_rate * db1.reshape(b1.shape)
        w2 -= learning_rate * dw2
    return w1, b1, w2, losses


#% id: ex03-one-09
#% kind: one
#% why: Applies the sigmoid to y again although y already is an activation.
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
    # 출력층 -> 은닉층
    x, t, h, y, w2 = (np.array(a, dtype=float) for a in (x, t, h, y, w2))
    s = sigmoid(y)  #! here
    출력델타 = (y - t) * s * (1 - s)
    은닉델타 = 출력델타.dot(w2.T) * h * (1 - h)
    return x.T.dot(은닉델타), 은닉델타.sum(axis=0), h.T.dot(출력델타)


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
    w1, b1, w2 = (np.array(a, dtype=float) for a in (w1, b1, w2))
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 -= learning_rate * dw1
        b1 -= learning_rate * db1.reshape(b1.shape)
        w2 -= learning_rate * dw2
    return w1, b1, w2, losses


#% id: ex03-rare-03
#% kind: rare
#% why: The hidden delta is propagated back from the plain error y - t (the cross-entropy shortcut) and not from the output delta.
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
    delta_y = (y - t) * y * (1 - y)
    delta_h = ((y - t) @ w2.T) * h * (1 - h)  #! here
    return x.T @ delta_h, delta_h.sum(axis=0), h.T @ delta_y


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


#% id: ex03-right-03
#% kind: right
#% why: one example at a time with outer products
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
    w1, b1, w2 = (np.array(a, dtype=float) for a in (w1, b1, w2))
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 -= learning_rate * dw1
        b1 -= learning_rate * db1.reshape(b1.shape)
        w2 -= learning_rate * dw2
    return w1, b1, w2, losses


#% id: ex03-right-04
#% kind: right
#% why: einsum, and t - y with the minus taken out at the end
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


#% id: ex03-three-01
#% kind: three
#% why: The error has the wrong sign, the hidden slope is missing and db1 is averaged.
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


def backward(x, t, h, y, w2):
    # 역전파
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    오차 = t - y  #! here
    dY = 오차 * y * (1 - y)
    dH = dY @ w2.T  #! here
    return x.T @ dH, dH.mean(axis=0), h.T @ dY  #! here


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
    w1, b1, w2 = (np.array(a, dtype=float) for a in (w1, b1, w2))
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 -= learning_rate * dw1
        b1 -= learning_rate * db1.reshape(b1.shape)
        w2 -= learning_rate * dw2
    return w1, b1, w2, losses


#% id: ex03-two-01
#% kind: two
#% why: The error sign is reversed, and the hidden slope is missing.
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
    delta_out = (t - y) * y * (1 - y)  #! here
    delta_hid = delta_out @ w2.T  #! here
    dw2 = h.T @ delta_out
    dw1 = x.T @ delta_hid
    return dw1, delta_hid.sum(axis=0), dw2


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
    w1, b1, w2 = (np.array(a, dtype=float) for a in (w1, b1, w2))
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 -= learning_rate * dw1
        b1 -= learning_rate * db1.reshape(b1.shape)
        w2 -= learning_rate * dw2
    return w1, b1, w2, losses


#% id: ex03-two-02
#% kind: two
#% why: The slope of y is written y (1 + y), and db1 sums over the wrong axis.
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
    x = np.asarray(x, dtype=float); t = np.asarray(t, dtype=float)
    h = np.asarray(h, dtype=float); y = np.asarray(y, dtype=float)
    w2 = np.asarray(w2, dtype=float)
    dE = y - t
    d2 = dE * y * (1 + y)  #! here
    d1 = d2.dot(w2.T) * h * (1 - h)
    return x.T.dot(d1), d1.sum(axis=1), h.T.dot(d2)  #! here


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


#% id: ex03-two-03
#% kind: two
#% why: dw2 uses the plain error instead of the delta, and db1 is a mean.
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
    err = y - t
    delta_y = err * y * (1 - y)
    back = delta_y @ w2.T
    delta_h = back * h * (1 - h)
    dw2 = h.T @ err  #! here
    dw1 = x.T @ delta_h
    db1 = np.mean(delta_h, axis=0)  #! here
    return dw1, db1, dw2


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
