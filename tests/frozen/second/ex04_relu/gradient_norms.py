#% id: ex04-one-09
#% kind: one
#% why: The delta at the output is not divided by t.size, so L is a sum and not a mean.
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
    outs = layer_outputs(x, weights, activation)
    delta = outs[-1] - t  #! here
    result = []
    for layer in range(len(weights) - 1, -1, -1):
        inp = outs[layer]
        result.append(float(np.linalg.norm(inp.T @ delta)))
        if layer == 0:
            break
        delta = delta @ np.asarray(weights[layer]).T
        if activation == "relu":
            delta = delta * (inp > 0)
        else:
            delta = delta * inp * (1 - inp)
    return result[::-1]


#% id: ex04-one-10
#% kind: one
#% why: The list comes out last layer first.
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
    return np.where(np.asarray(x) > 0, 1.0, 0.0)


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
    acts = layer_outputs(x, weights, activation)
    target = np.asarray(t, float)
    d = (acts[-1] - target) / target.size
    norms = []
    for k in range(len(weights))[::-1]:
        norms.append(float(np.linalg.norm(acts[k].T @ d)))
        if k:
            local = relu_derivative(acts[k]) if activation == "relu" else acts[k] * (1 - acts[k])
            d = (d @ np.asarray(weights[k]).T) * local
    return norms  #! here


#% id: ex04-one-11
#% kind: one
#% why: Divides by the number of rows only, not by rows times outputs.
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
    return np.where(np.asarray(x) > 0, 1.0, 0.0)


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
    outputs = layer_outputs(x, weights, activation)
    t = np.array(t, dtype=float)
    n = t.shape[0]
    delta = (outputs[-1] - t) / n  #! here
    norms = []
    for w, a in zip(list(weights)[::-1], outputs[-2::-1]):
        dw = a.T @ delta
        norms = [float(np.sqrt(np.sum(dw**2)))] + norms
        slope = (a > 0) if activation == "relu" else a * (1 - a)
        delta = delta @ np.asarray(w).T * slope
    return norms


#% id: ex04-rare-02
#% kind: rare
#% why: The output layer gets the slope y (1 - y) on top of y - t, which is right for the squared error but cancels for the cross-entropy.
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
    outs = layer_outputs(x, weights, activation)
    y = outs[-1]
    delta = (y - t) * y * (1 - y) / t.size  #! here
    norms = []
    for k in reversed(range(len(weights))):
        a = outs[k]
        norms.insert(0, float(np.linalg.norm(a.T @ delta)))
        if k > 0:
            f = relu_derivative(a) if activation == "relu" else a * (1 - a)
            delta = (delta @ np.asarray(weights[k]).T) * f
    return norms


#% id: ex04-rare-03
#% kind: rare
#% why: sigmoid is applied once more to the activations to get the slope of a sigmoid layer.
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
    def fprime(a):
        if activation == "relu":
            return relu_derivative(a)
        s = sigmoid(a)  #! here
        return s * (1 - s)

    outs = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    delta = (outs[-1] - t) / t.size
    norms = [float(np.linalg.norm(outs[-2].T @ delta))]
    for k in range(len(weights) - 1, 0, -1):
        delta = (delta @ np.asarray(weights[k]).T) * fprime(outs[k])
        norms.append(float(np.linalg.norm(outs[k - 1].T @ delta)))
    return norms[::-1]


#% id: ex04-right-05
#% kind: right
#% why: own forward pass with pre-activations stored, while loop from the back
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


#% id: ex04-right-06
#% kind: right
#% why: sums the per example outer products, uses zip over reversed lists
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


#% id: ex04-three-01
#% kind: three
#% why: The sign of the slope term (1 + a), the missing mean and the unreversed list are all wrong.
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
    t = np.asarray(t, dtype=float)
    outs = layer_outputs(x, weights, activation)
    delta = outs[-1] - t  #! here
    list_of_norms = []
    for k in reversed(range(len(weights))):
        a = outs[k]
        list_of_norms.append(float(np.linalg.norm(a.T @ delta)))
        if k > 0:
            s = relu_derivative(a) if activation == "relu" else a * (1 + a)  #! here
            delta = (delta @ np.asarray(weights[k]).T) * s
    return list_of_norms  #! here


#% id: ex04-two-03
#% kind: two
#% why: The ReLU slope is used for sigmoid layers too, and the norm is the largest absolute entry.
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
    t = np.asarray(t, dtype=float)
    outs = layer_outputs(x, weights, activation)
    delta = (outs[-1] - t) / t.size
    ans = []
    for k in range(len(weights) - 1, -1, -1):
        grad = outs[k].T @ delta
        ans.append(float(np.abs(grad).max()))  #! here
        if k > 0:
            delta = delta @ np.asarray(weights[k]).T
            delta = delta * (outs[k] > 0)  #! here
    ans.reverse()
    return ans


#% id: ex04-two-04
#% kind: two
#% why: No mean in the delta, and the slope of the hidden layers is left out.
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
    outputs = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    y = outputs.pop()
    delta = y - t  #! here
    norms = []
    for a, w in zip(outputs[::-1], list(weights)[::-1]):
        norms.append(float(np.linalg.norm(a.T @ delta)))
        delta = delta @ np.asarray(w).T  #! here
    return norms[::-1]
