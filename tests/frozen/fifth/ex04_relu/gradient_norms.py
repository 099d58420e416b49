#% id: ex04-one-05
#% kind: one
#% why: last layer first
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
    x = np.asarray(x, float)
    return np.where(x > 0, x, 0.0)


def relu_derivative(x: ArrayLike) -> NDArray:
    return (np.asarray(x) > 0).astype(float)


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
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
    t = np.asarray(t, float)
    outs = layer_outputs(x, weights, activation)
    delta = (outs[-1] - t) / t.size
    norms = []
    for i in reversed(range(len(weights))):
        a = outs[i]
        norms.append(float(np.sqrt(np.sum((a.T @ delta) ** 2))))
        if i:
            g = (a > 0) * 1.0 if activation == "relu" else a * (1 - a)
            delta = delta @ np.asarray(weights[i]).T * g
    return norms  #! here


#% id: ex04-one-06
#% kind: one
#% why: L as a sum: no division by t.size
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
    return np.where(np.asarray(x) > 0, 1.0, 0.0)


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    """Return x where x > 0, else slope * x. The slope may be any number, also above 1.

    x is a number, a list or an array, as for relu.
    """
    x = np.asarray(x, dtype=float)
    return np.maximum(x, 0) + slope * np.minimum(x, 0)


def leaky_relu_derivative(x: ArrayLike, slope: float = 0.01) -> NDArray:
    """Return 1 where x > 0, else slope (at x = 0 too), for x as in leaky_relu."""
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
    t = np.asarray(t, float)
    W = [np.asarray(w, float) for w in weights]
    A = layer_outputs(x, W, activation)
    d = A[-1] - t  #! here
    grads = [None] * len(W)
    k = len(W) - 1
    while k >= 0:
        grads[k] = A[k].T @ d
        d = d @ W[k].T
        d = d * (A[k] > 0) if activation == "relu" else d * A[k] * (1 - A[k])
        k -= 1
    return [float(np.linalg.norm(g)) for g in grads]


#% id: ex04-one-07
#% kind: one
#% why: the sigmoid's slope for relu as well
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
    x = np.asarray(x)
    return np.maximum(x, 0) * 1.0


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
    층들 = layer_outputs(x, weights, activation)
    델타 = (층들[-1] - t) / t.size
    크기 = [0.0] * len(weights)
    for k in range(len(weights) - 1, -1, -1):
        크기[k] = float(np.linalg.norm(np.dot(층들[k].T, 델타)))
        기울기 = 층들[k] * (1 - 층들[k])  #! here
        델타 = np.dot(델타, np.transpose(weights[k])) * 기울기
    return 크기


#% id: ex04-two-04
#% kind: two
#% why: spectral norm; the output delta gets the sigmoid's slope once more
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
    x = np.asarray(x, float)
    return np.where(x > 0, x, 0.0)


def relu_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of relu at the pre-activation x: 1 where x > 0, else 0 (0 at x = 0).

    x is a number, a list or an array, as for relu.
    """
    return (np.asarray(x) > 0).astype(float)


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
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
    t = np.asarray(t, float)
    W = [np.asarray(w, float) for w in weights]
    outs = layer_outputs(x, W, activation)
    y = outs[-1]
    delta = (y - t) * y * (1 - y) / t.size  #! here
    norms = []
    for a, w in zip(outs[-2::-1], W[::-1]):
        norms.insert(0, float(np.linalg.norm(a.T @ delta, 2)))  #! here
        slope = np.where(a > 0, 1, 0) if activation == "relu" else a * (1 - a)
        delta = slope * (delta @ w.T)
    return norms


#% id: ex04-two-05
#% kind: two
#% why: divides by len(t) in place of t.size; the slope is taken at a second sigmoid of the activation
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
    x = np.asarray(x, float)
    return np.where(x > 0, x, 0.0)


def relu_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of relu at the pre-activation x: 1 where x > 0, else 0 (0 at x = 0).

    x is a number, a list or an array, as for relu.
    """
    return np.where(np.asarray(x) > 0, 1.0, 0.0)


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, slope * x)


def leaky_relu_derivative(x: ArrayLike, slope: float = 0.01) -> NDArray:
    """Return 1 where x > 0, else slope (at x = 0 too), for x as in leaky_relu."""
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
    t = np.asarray(t, float)
    mats = [np.asarray(w, float) for w in weights]
    outs = layer_outputs(x, mats, activation)

    def slope(a):
        if activation == "relu":
            return (a > 0).astype(float)
        return a * (1 - a)

    delta = (outs[-1] - t) / len(t)  #! here
    result = []
    for k in range(len(mats) - 1, -1, -1):
        result.append(float(np.linalg.norm(outs[k].T @ delta)))
        if k == 0:
            break
        delta = delta @ mats[k].T * slope(sigmoid(outs[k]))  #! here
    return list(reversed(result))


#% id: ex04-two-06
#% kind: two
#% why: the square root is missing; no slope at all between the layers
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
    """Return the slope of relu at the pre-activation x: 1 where x > 0, else 0 (0 at x = 0).

    x is a number, a list or an array, as for relu.
    """
    return (np.asarray(x) > 0).astype(float)


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    """Return x where x > 0, else slope * x. The slope may be any number, also above 1.

    x is a number, a list or an array, as for relu.
    """
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, slope * x)


def leaky_relu_derivative(x: ArrayLike, slope: float = 0.01) -> NDArray:
    """Return 1 where x > 0, else slope (at x = 0 too), for x as in leaky_relu."""
    positive = np.asarray(x) > 0
    return positive * 1.0 + (1.0 - positive) * slope


def gradient_norms(
    x: ArrayLike, t: ArrayLike, weights: Sequence[ArrayLike], activation: str
) -> list[float]:
    outs = layer_outputs(x, weights, activation)
    t = np.asarray(t, float)
    δ = (outs[-1] - t) / t.size
    out = []
    for k in range(len(weights))[::-1]:
        G = np.einsum("ni,nj->ij", outs[k], δ)
        out.append(float(np.sum(G * G)))  #! here
        δ = np.einsum("nj,ij->ni", δ, np.asarray(weights[k], float))  #! here
    return out[::-1]


#% id: ex04-three-01
#% kind: three
#% why: sum, L1 norm, first matrix left out
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
    return (np.asarray(x) > 0).astype(float)


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    """Return x where x > 0, else slope * x. The slope may be any number, also above 1.

    x is a number, a list or an array, as for relu.
    """
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, slope * x)


def leaky_relu_derivative(x: ArrayLike, slope: float = 0.01) -> NDArray:
    """Return 1 where x > 0, else slope (at x = 0 too), for x as in leaky_relu."""
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
    t = np.asarray(t, float)
    W = [np.asarray(w, float) for w in weights]
    acts = layer_outputs(x, W, activation)
    delta = acts[-1] - t  #! here
    norms = []
    for k in range(len(W) - 1, 0, -1):  #! here
        norms.append(float(np.abs(acts[k].T @ delta).sum()))  #! here
        d = 1.0 * (acts[k] > 0) if activation == "relu" else acts[k] * (1 - acts[k])
        delta = (delta @ W[k].T) * d
    return norms[::-1]


#% id: ex04-three-02
#% kind: three
#% why: rows in place of size; the norm of the delta alone; the two slopes change places
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
    return (np.asarray(x) > 0).astype(float)


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    x = np.asarray(x, dtype=float)
    return np.maximum(x, 0) + slope * np.minimum(x, 0)


def leaky_relu_derivative(x: ArrayLike, slope: float = 0.01) -> NDArray:
    """Return 1 where x > 0, else slope (at x = 0 too), for x as in leaky_relu."""
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
    t = np.array(t, dtype=float)
    acts = layer_outputs(x, weights, activation)
    delta = (acts[-1] - t) / t.shape[0]  #! here
    norms = []
    for k in range(len(weights) - 1, -1, -1):
        norms.append(float(np.linalg.norm(delta)))  #! here
        back = delta @ np.asarray(weights[k]).T
        if activation == "sigmoid":  #! here
            delta = back * (acts[k] > 0)
        else:
            delta = back * acts[k] * (1 - acts[k])
    norms.reverse()
    return norms


#% id: ex04-rare-05
#% kind: rare
#% why: the hidden delta is clipped at ±1/t.size
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
    x = np.asarray(x, float)
    return np.where(x > 0, x, 0.0)


def relu_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of relu at the pre-activation x: 1 where x > 0, else 0 (0 at x = 0).

    x is a number, a list or an array, as for relu.
    """
    return (np.asarray(x) > 0).astype(float)


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    """Return x where x > 0, else slope * x. The slope may be any number, also above 1.

    x is a number, a list or an array, as for relu.
    """
    x = np.asarray(x, dtype=float)
    return np.maximum(x, 0) + slope * np.minimum(x, 0)


def leaky_relu_derivative(x: ArrayLike, slope: float = 0.01) -> NDArray:
    """Return 1 where x > 0, else slope (at x = 0 too), for x as in leaky_relu."""
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
    t = np.asarray(t, float)
    W = [np.asarray(w, float) for w in weights]
    outs = layer_outputs(x, W, activation)
    delta = (outs[-1] - t) / t.size
    norms = []
    for k in range(len(W) - 1, -1, -1):
        norms.append(float(np.linalg.norm(outs[k].T @ delta)))
        if k:
            g = (outs[k] > 0) if activation == "relu" else outs[k] * (1 - outs[k])
            delta = (delta @ W[k].T) * g
            delta = np.clip(delta, -1.0 / t.size, 1.0 / t.size)  #! here
    return norms[::-1]


#% id: ex04-right-04
#% kind: right
#% why: an own forward pass with the slopes kept, and the norm by vdot
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
    return np.where(np.asarray(x) > 0, 1.0, 0.0)


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, slope * x)


def leaky_relu_derivative(x: ArrayLike, slope: float = 0.01) -> NDArray:
    """Return 1 where x > 0, else slope (at x = 0 too), for x as in leaky_relu."""
    return np.where(np.asarray(x) > 0, 1.0, float(slope))


def gradient_norms(x, t, weights, activation):
    """Forward with slopes, then backward; everything in one dict per layer."""
    a, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    mats = [np.asarray(w, dtype=float) for w in weights]
    tape = []
    for i, w in enumerate(mats):
        entry = {"in": a, "w": w}
        z = a @ w
        if i + 1 < len(mats) and activation == "relu":
            a = np.where(z > 0, z, 0.0)
            entry["slope"] = (z > 0).astype(float)
        else:
            a = sigmoid(z)
            entry["slope"] = sigmoid(z) * sigmoid(-z)
        tape.append(entry)
    grad = (a - t) / t.size
    norms = []
    while tape:
        entry = tape.pop()
        dw = entry["in"].T @ grad
        norms = [float(np.vdot(dw, dw)) ** 0.5] + norms
        if tape:
            grad = tape[-1]["slope"] * (grad @ entry["w"].T)
    return norms
