#% id: ex04-one-03
#% kind: one
#% why: Counts x = 0 as positive; the slope there must be 0.
"""Exercise 4: ReLU, and why deep sigmoid networks stop learning.

Lesson: lessons/en/ex04_relu.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Sequence

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


# Given: the forward pass whose gradients you will measure. You may replace it with your own.
def layer_outputs(x: ArrayLike, weights: Sequence[ArrayLike], activation: str) -> list[NDArray]:
    """Return [x, a1, a2, ..., y]: what enters the network and what every layer gives out.

    Hidden layers use `activation` ("sigmoid" or "relu"), the output layer the sigmoid.
    There are no biases.
    """
    outputs = [np.asarray(x, dtype=float)]
    for k, w in enumerate(weights):
        z = outputs[-1] @ np.asarray(w)
        hidden = k < len(weights) - 1
        outputs.append(np.maximum(z, 0) if hidden and activation == "relu" else sigmoid(z))
    return outputs


# End of given.


def relu(x):
    v = np.asarray(x, dtype=float)
    return np.clip(v, 0.0, None)


def relu_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of relu at the pre-activation x: 1 where x > 0, else 0 (0 at x = 0).

    x is a number, a list or an array, as for relu.
    """
    x = np.asarray(x)
    return np.where(x >= 0, 1.0, 0.0)  #! here


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    """Return x where x > 0, else slope * x. The slope may be any number, also above 1.

    x is a number, a list or an array, as for relu.
    """
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, slope * x)


def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x)
    answer = np.full(x.shape, slope, dtype=float)
    answer[x > 0] = 1.0
    return answer


def gradient_norms(x, t, weights, activation):
    ws = [np.asarray(w, dtype=float) for w in weights]
    a = np.asarray(x, dtype=float)
    target = np.asarray(t, dtype=float)
    inputs, pres = [], []
    for i, w in enumerate(ws):
        inputs.append(a)
        z = np.dot(a, w)
        pres.append(z)
        last = i == len(ws) - 1
        if not last and activation == "relu":
            a = z * (z > 0)
        else:
            a = sigmoid(z)
    d = (a - target) / target.shape[0] / target.shape[1]
    norms = [0.0] * len(ws)
    i = len(ws) - 1
    while True:
        g = np.dot(inputs[i].T, d)
        norms[i] = float(np.sqrt((g * g).sum()))
        if i == 0:
            break
        back = np.dot(d, ws[i].T)
        s = sigmoid(pres[i - 1])
        d = back * (np.where(pres[i - 1] > 0, 1, 0) if activation == "relu" else s * (1 - s))
        i -= 1
    return norms


#% id: ex04-one-04
#% kind: one
#% why: Returns x itself where x > 0 instead of the slope 1.
"""Exercise 4: ReLU, and why deep sigmoid networks stop learning.

Lesson: lessons/en/ex04_relu.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Sequence

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


# Given: the forward pass whose gradients you will measure. You may replace it with your own.
def layer_outputs(x: ArrayLike, weights: Sequence[ArrayLike], activation: str) -> list[NDArray]:
    """Return [x, a1, a2, ..., y]: what enters the network and what every layer gives out.

    Hidden layers use `activation` ("sigmoid" or "relu"), the output layer the sigmoid.
    There are no biases.
    """
    outputs = [np.asarray(x, dtype=float)]
    for k, w in enumerate(weights):
        z = outputs[-1] @ np.asarray(w)
        hidden = k < len(weights) - 1
        outputs.append(np.maximum(z, 0) if hidden and activation == "relu" else sigmoid(z))
    return outputs


# End of given.


def relu(x: ArrayLike) -> NDArray:
    """Return max(0, x) for a number, a list or an array, elementwise. relu([-2, 3]) is [0, 3]."""
    return np.maximum(np.asarray(x, dtype=float), 0)


def relu_derivative(x):
    # 기울기
    x = np.asarray(x, dtype=float)
    기울기 = np.where(x > 0, x, 0.0)  #! here
    return 기울기


def leaky_relu(x, slope=0.01):
    값 = np.array(x, dtype=float)
    위 = np.maximum(값, 0)      # 양수 부분
    아래 = np.minimum(값, 0)    # 음수 부분
    return 위 + slope * 아래


def leaky_relu_derivative(x: ArrayLike, slope: float = 0.01) -> NDArray:
    """Return 1 where x > 0, else slope (at x = 0 too), for x as in leaky_relu."""
    return np.where(np.asarray(x) > 0, 1.0, float(slope))


def gradient_norms(x, t, weights, activation):
    def back_slope(a):
        if activation == "relu":
            return (a > 0) * 1.0
        return a - a**2

    *acts, y = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    delta = (y - t) / y.size
    found = []
    for w, a in zip(reversed(list(weights)), reversed(acts)):
        grad = sum(np.outer(row, d) for row, d in zip(a, delta))
        found.insert(0, float(np.linalg.norm(grad, "fro")))
        delta = delta @ np.transpose(w) * back_slope(a)
    return found


#% id: ex04-right-02
#% kind: right
#% why: comparison cast to float
"""Exercise 4: ReLU, and why deep sigmoid networks stop learning.

Lesson: lessons/en/ex04_relu.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Sequence

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


# Given: the forward pass whose gradients you will measure. You may replace it with your own.
def layer_outputs(x: ArrayLike, weights: Sequence[ArrayLike], activation: str) -> list[NDArray]:
    """Return [x, a1, a2, ..., y]: what enters the network and what every layer gives out.

    Hidden layers use `activation` ("sigmoid" or "relu"), the output layer the sigmoid.
    There are no biases.
    """
    outputs = [np.asarray(x, dtype=float)]
    for k, w in enumerate(weights):
        z = outputs[-1] @ np.asarray(w)
        hidden = k < len(weights) - 1
        outputs.append(np.maximum(z, 0) if hidden and activation == "relu" else sigmoid(z))
    return outputs


# End of given.


def relu(x: ArrayLike) -> NDArray:
    """Return max(0, x) for a number, a list or an array, elementwise. relu([-2, 3]) is [0, 3]."""
    return np.maximum(np.asarray(x, dtype=float), 0)


def relu_derivative(x):
    positive = np.greater(x, 0)
    return positive.astype(float) if isinstance(positive, np.ndarray) else float(positive)


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    """Return x where x > 0, else slope * x. The slope may be any number, also above 1.

    x is a number, a list or an array, as for relu.
    """
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, slope * x)


def leaky_relu_derivative(x: ArrayLike, slope: float = 0.01) -> NDArray:
    """Return 1 where x > 0, else slope (at x = 0 too), for x as in leaky_relu."""
    return np.where(np.asarray(x) > 0, 1.0, float(slope))


def gradient_norms(
    x: ArrayLike, t: ArrayLike, weights: Sequence[ArrayLike], activation: str
) -> list[float]:
    """Return the Frobenius norm of dL/dW for every matrix in `weights`, first layer first.

    x (n, inputs), t (n, outputs). The network is the one of `layer_outputs`: hidden layers use
    `activation` ("sigmoid" or "relu"), the output layer is sigmoid, no biases.
    L is the mean binary cross-entropy over all examples and outputs; with a sigmoid output
    its delta at the output pre-activation is (y - t) / t.size.
    """
    t = np.asarray(t, dtype=float)
    outputs = layer_outputs(x, weights, activation)
    delta = (outputs[-1] - t) / t.size
    norms = []
    for k in reversed(range(len(weights))):
        a = outputs[k]
        norms.append(float(np.linalg.norm(a.T @ delta)))
        if k > 0:
            slope = relu_derivative(a) if activation == "relu" else a * (1 - a)
            delta = (delta @ np.asarray(weights[k]).T) * slope
    return norms[::-1]


#% id: ex04-two-02
#% kind: two
#% why: Tests x < 0 instead of x > 0, and gives -1 instead of 1.
"""Exercise 4: ReLU, and why deep sigmoid networks stop learning.

Lesson: lessons/en/ex04_relu.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Sequence

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


# Given: the forward pass whose gradients you will measure. You may replace it with your own.
def layer_outputs(x: ArrayLike, weights: Sequence[ArrayLike], activation: str) -> list[NDArray]:
    """Return [x, a1, a2, ..., y]: what enters the network and what every layer gives out.

    Hidden layers use `activation` ("sigmoid" or "relu"), the output layer the sigmoid.
    There are no biases.
    """
    outputs = [np.asarray(x, dtype=float)]
    for k, w in enumerate(weights):
        z = outputs[-1] @ np.asarray(w)
        hidden = k < len(weights) - 1
        outputs.append(np.maximum(z, 0) if hidden and activation == "relu" else sigmoid(z))
    return outputs


# End of given.


def relu(x: ArrayLike) -> NDArray:
    """Return max(0, x) for a number, a list or an array, elementwise. relu([-2, 3]) is [0, 3]."""
    return np.maximum(np.asarray(x, dtype=float), 0)


def relu_derivative(x):
    x = np.asarray(x)
    on = x < 0  #! here
    return np.where(on, -1.0, 0.0)  #! here


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    """Return x where x > 0, else slope * x. The slope may be any number, also above 1.

    x is a number, a list or an array, as for relu.
    """
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, slope * x)


def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x)
    answer = np.full(x.shape, slope, dtype=float)
    answer[x > 0] = 1.0
    return answer


def gradient_norms(x, t, weights, activation):
    ws = [np.asarray(w, dtype=float) for w in weights]
    a = np.asarray(x, dtype=float)
    target = np.asarray(t, dtype=float)
    inputs, pres = [], []
    for i, w in enumerate(ws):
        inputs.append(a)
        z = np.dot(a, w)
        pres.append(z)
        last = i == len(ws) - 1
        if not last and activation == "relu":
            a = z * (z > 0)
        else:
            a = sigmoid(z)
    d = (a - target) / target.shape[0] / target.shape[1]
    norms = [0.0] * len(ws)
    i = len(ws) - 1
    while True:
        g = np.dot(inputs[i].T, d)
        norms[i] = float(np.sqrt((g * g).sum()))
        if i == 0:
            break
        back = np.dot(d, ws[i].T)
        s = sigmoid(pres[i - 1])
        d = back * (np.where(pres[i - 1] > 0, 1, 0) if activation == "relu" else s * (1 - s))
        i -= 1
    return norms
