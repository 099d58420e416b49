#% id: ex04-one-01
#% kind: one
#% why: Takes the minimum where the maximum is meant.
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
    x = np.asarray(x, dtype=float)
    return np.minimum(x, 0)  #! here


def relu_derivative(x):
    positive = np.greater(x, 0)
    return positive.astype(float) if isinstance(positive, np.ndarray) else float(positive)


def leaky_relu(x, slope=0.01):
    값 = np.array(x, dtype=float)
    위 = np.maximum(값, 0)      # 양수 부분
    아래 = np.minimum(값, 0)    # 음수 부분
    return 위 + slope * 아래


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


#% id: ex04-one-02
#% kind: one
#% why: Returns the absolute value for negative x instead of 0.
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
    x = np.array(x, dtype=float)
    x[x < 0] = -x[x < 0]  #! here
    return x


def relu_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of relu at the pre-activation x: 1 where x > 0, else 0 (0 at x = 0).

    x is a number, a list or an array, as for relu.
    """
    return np.where(np.asarray(x) > 0, 1.0, 0.0)


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    """Return x where x > 0, else slope * x. The slope may be any number, also above 1.

    x is a number, a list or an array, as for relu.
    """
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, slope * x)


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


#% id: ex04-rare-01
#% kind: rare
#% why: Sets the negative entries of the caller's own array to 0.
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
    x = np.asarray(x, dtype=float)  #! here
    x[x < 0] = 0
    return x


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


#% id: ex04-right-01
#% kind: right
#% why: np.clip with an open upper end
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


def relu_derivative(x):
    positive = np.greater(x, 0)
    return positive.astype(float) if isinstance(positive, np.ndarray) else float(positive)


def leaky_relu(x, slope=0.01):
    값 = np.array(x, dtype=float)
    위 = np.maximum(값, 0)      # 양수 부분
    아래 = np.minimum(값, 0)    # 음수 부분
    return 위 + slope * 아래


def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x)
    answer = np.full(x.shape, slope, dtype=float)
    answer[x > 0] = 1.0
    return answer


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
