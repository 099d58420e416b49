#% id: ex04-one-02
#% kind: one
#% why: 1 at x = 0
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
    x = np.asarray(x)
    return np.maximum(x, 0) * 1.0


def relu_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of relu at the pre-activation x: 1 where x > 0, else 0 (0 at x = 0).

    x is a number, a list or an array, as for relu.
    """
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, 1.0, 0.0)  #! here


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    """Return x where x > 0, else slope * x. The slope may be any number, also above 1.

    x is a number, a list or an array, as for relu.
    """
    x = np.asarray(x, dtype=float)
    return np.maximum(x, 0) + slope * np.minimum(x, 0)


def leaky_relu_derivative(x: ArrayLike, slope: float = 0.01) -> NDArray:
    positive = np.asarray(x) > 0
    return positive * 1.0 + (1.0 - positive) * slope


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
    mats = [np.asarray(w, dtype=float) for w in weights]
    outs = layer_outputs(x, mats, activation)
    delta = (outs[-1] - t) / t.size
    norms = []
    for k in range(len(mats) - 1, -1, -1):
        a = outs[k]
        norms.append(float(np.linalg.norm(a.T @ delta)))
        if k > 0:
            slope = (a > 0) if activation == "relu" else a * (1 - a)
            delta = (delta @ mats[k].T) * slope
    return norms[::-1]


#% id: ex04-two-01
#% kind: two
#% why: selects the negative numbers; comes back as bool
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
    x = np.array(x, dtype=float)
    x[x < 0] = 0.0
    return x


def relu_derivative(x: ArrayLike) -> NDArray:
    기울기 = np.asarray(x, dtype=float) < 0  #! here
    return 기울기  #! here


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    """Return x where x > 0, else slope * x. The slope may be any number, also above 1.

    x is a number, a list or an array, as for relu.
    """
    x = np.asarray(x, dtype=float)
    return np.maximum(x, 0) + slope * np.minimum(x, 0)


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
    mats = [np.asarray(w, dtype=float) for w in weights]
    outs = layer_outputs(x, mats, activation)
    delta = (outs[-1] - t) / t.size
    norms = []
    for k in range(len(mats) - 1, -1, -1):
        a = outs[k]
        norms.append(float(np.linalg.norm(a.T @ delta)))
        if k > 0:
            slope = (a > 0) if activation == "relu" else a * (1 - a)
            delta = (delta @ mats[k].T) * slope
    return norms[::-1]


#% id: ex04-rare-02
#% kind: rare
#% why: x / |x| based: NaN at 0
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
    x = np.array(x, dtype=float)
    x[x < 0] = 0.0
    return x


def relu_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of relu at the pre-activation x: 1 where x > 0, else 0 (0 at x = 0).

    x is a number, a list or an array, as for relu.
    """
    x = np.asarray(x, dtype=float)
    with np.errstate(all="ignore"):
        return (1 + x / np.abs(x)) / 2  #! here


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, slope * x)


def leaky_relu_derivative(x: ArrayLike, slope: float = 0.01) -> NDArray:
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
    mats = [np.asarray(w, dtype=float) for w in weights]
    outs = layer_outputs(x, mats, activation)
    delta = (outs[-1] - t) / t.size
    norms = []
    for k in range(len(mats) - 1, -1, -1):
        a = outs[k]
        norms.append(float(np.linalg.norm(a.T @ delta)))
        if k > 0:
            slope = (a > 0) if activation == "relu" else a * (1 - a)
            delta = (delta @ mats[k].T) * slope
    return norms[::-1]


#% id: ex04-right-02
#% kind: right
#% why: Heaviside with 0 at 0
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
    x = np.array(x, dtype=float)
    x[x < 0] = 0.0
    return x


def relu_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of relu at the pre-activation x: 1 where x > 0, else 0 (0 at x = 0).

    x is a number, a list or an array, as for relu.
    """
    return np.heaviside(np.asarray(x, dtype=float), 0.0)


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    x = np.asarray(x, dtype=float)
    return np.maximum(x, 0) + slope * np.minimum(x, 0)


def leaky_relu_derivative(x: ArrayLike, slope: float = 0.01) -> NDArray:
    """Return 1 where x > 0, else slope (at x = 0 too), for x as in leaky_relu."""
    return np.where(np.asarray(x) > 0, 1.0, float(slope))


def gradient_norms(
    x: ArrayLike, t: ArrayLike, weights: Sequence[ArrayLike], activation: str
) -> list[float]:
    t = np.asarray(t, dtype=float)
    mats = [np.asarray(w, dtype=float) for w in weights]
    outs = layer_outputs(x, mats, activation)
    delta = (outs[-1] - t) / t.size
    norms = []
    for k in range(len(mats) - 1, -1, -1):
        a = outs[k]
        norms.append(float(np.linalg.norm(a.T @ delta)))
        if k > 0:
            slope = (a > 0) if activation == "relu" else a * (1 - a)
            delta = (delta @ mats[k].T) * slope
    return norms[::-1]
