#% id: ex02-one-01
#% kind: one
#% why: The bias is added after the sigmoid; it belongs to the pre-activation.
"""Exercise 2: a network that computes XOR.   Lesson: lessons/en/ex02_xor_forward.md

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


def forward(x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike) -> tuple[NDArray, NDArray]:
    """Return (h, y): the hidden and the output activations of a two-layer network.

    x (n, inputs), w1 (inputs, hidden), b1 (hidden,) or (1, hidden), w2 (hidden, outputs);
    h = sigmoid(x w1 + b1) is (n, hidden), y = sigmoid(h w2) is (n, outputs).
    The output layer has no bias. Any number of units must work, not just 2, 3 and 1.
    """
    x, w1, b1, w2 = map(np.asarray, (x, w1, b1, w2))
    z1 = x @ w1
    h = sigmoid(z1) + b1  #! here
    z2 = h @ w2
    y = sigmoid(z2)
    return h, y


#% id: ex02-one-02
#% kind: one
#% why: The loop over hidden units runs to a fixed 3, so wider or narrower layers are wrong.
"""Exercise 2: a network that computes XOR.   Lesson: lessons/en/ex02_xor_forward.md

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


def forward(x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike) -> tuple[NDArray, NDArray]:
    """Return (h, y): the hidden and the output activations of a two-layer network.

    x (n, inputs), w1 (inputs, hidden), b1 (hidden,) or (1, hidden), w2 (hidden, outputs);
    h = sigmoid(x w1 + b1) is (n, hidden), y = sigmoid(h w2) is (n, outputs).
    The output layer has no bias. Any number of units must work, not just 2, 3 and 1.
    """
    x = np.asarray(x, dtype=float)
    w1 = np.asarray(w1, dtype=float)
    b1 = np.asarray(b1, dtype=float).reshape(-1)
    w2 = np.asarray(w2, dtype=float)
    numExamples = x.shape[0]
    h = np.zeros((numExamples, w1.shape[1]))
    for n in range(numExamples):
        for j in range(3):  #! here
            h[n, j] = sigmoid(np.sum(x[n, :] * w1[:, j]) + b1[j])
    y = np.zeros((numExamples, w2.shape[1]))
    for n in range(numExamples):
        for k in range(w2.shape[1]):
            y[n, k] = sigmoid(np.sum(h[n, :] * w2[:, k]))
    return h, y


#% id: ex02-one-03
#% kind: one
#% why: The output is computed from the hidden pre-activation z instead of from h.
"""Exercise 2: a network that computes XOR.   Lesson: lessons/en/ex02_xor_forward.md

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


def forward(x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike) -> tuple[NDArray, NDArray]:
    """Return (h, y): the hidden and the output activations of a two-layer network.

    x (n, inputs), w1 (inputs, hidden), b1 (hidden,) or (1, hidden), w2 (hidden, outputs);
    h = sigmoid(x w1 + b1) is (n, hidden), y = sigmoid(h w2) is (n, outputs).
    The output layer has no bias. Any number of units must work, not just 2, 3 and 1.
    """
    # 은닉층
    z = np.dot(x, w1) + np.asarray(b1)
    h = sigmoid(z)
    # 출력층 (편향 없음)
    y = sigmoid(np.dot(z, w2))  #! here
    return h, y


#% id: ex02-rare-01
#% kind: rare
#% why: The output is thresholded to 0 or 1 like a perceptron's instead of staying the activation sigmoid(h w2).
"""Exercise 2: a network that computes XOR.   Lesson: lessons/en/ex02_xor_forward.md

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


def forward(x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike) -> tuple[NDArray, NDArray]:
    """Return (h, y): the hidden and the output activations of a two-layer network.

    x (n, inputs), w1 (inputs, hidden), b1 (hidden,) or (1, hidden), w2 (hidden, outputs);
    h = sigmoid(x w1 + b1) is (n, hidden), y = sigmoid(h w2) is (n, outputs).
    The output layer has no bias. Any number of units must work, not just 2, 3 and 1.
    """
    h = sigmoid(np.asarray(x) @ np.asarray(w1) + np.asarray(b1))
    y = sigmoid(h @ np.asarray(w2))
    # XOR is a bit, so make it a bit
    y = (y > 0.5).astype(float)  #! here
    return h, y


#% id: ex02-right-01
#% kind: right
#% why: 
"""Exercise 2: a network that computes XOR.   Lesson: lessons/en/ex02_xor_forward.md

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


class Layer:
    def __init__(self, weights, bias=None):
        self.weights = np.asarray(weights, dtype=float)
        self.bias = np.zeros(self.weights.shape[1]) if bias is None else np.asarray(bias).ravel()

    def __call__(self, inputs):
        pre = np.einsum("ni,ij->nj", np.asarray(inputs, dtype=float), self.weights)
        return sigmoid(pre + self.bias)


def forward(x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike) -> tuple[NDArray, NDArray]:
    """Return (h, y): the hidden and the output activations of a two-layer network.

    x (n, inputs), w1 (inputs, hidden), b1 (hidden,) or (1, hidden), w2 (hidden, outputs);
    h = sigmoid(x w1 + b1) is (n, hidden), y = sigmoid(h w2) is (n, outputs).
    The output layer has no bias. Any number of units must work, not just 2, 3 and 1.
    """
    hidden_layer, output_layer = Layer(w1, b1), Layer(w2)
    hidden = hidden_layer(x)
    return hidden, output_layer(hidden)


#% id: ex02-three-01
#% kind: three
#% why: The bias is added as one summed number, the second sigmoid is applied to minus z, and the pair comes back in the wrong order.
"""Exercise 2: a network that computes XOR.   Lesson: lessons/en/ex02_xor_forward.md

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


def forward(x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike) -> tuple[NDArray, NDArray]:
    """Return (h, y): the hidden and the output activations of a two-layer network.

    x (n, inputs), w1 (inputs, hidden), b1 (hidden,) or (1, hidden), w2 (hidden, outputs);
    h = sigmoid(x w1 + b1) is (n, hidden), y = sigmoid(h w2) is (n, outputs).
    The output layer has no bias. Any number of units must work, not just 2, 3 and 1.
    """
    pre_hidden = np.asarray(x) @ np.asarray(w1) + np.sum(b1)  #! here
    hid = sigmoid(pre_hidden)
    pre_out = hid @ np.asarray(w2)
    out = sigmoid(-pre_out)  #! here
    return out, hid  #! here


#% id: ex02-two-01
#% kind: two
#% why: The accumulator is not set back to zero for every unit, and the bias is picked by the example's index instead of the unit's.
"""Exercise 2: a network that computes XOR.   Lesson: lessons/en/ex02_xor_forward.md

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


def forward(x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike) -> tuple[NDArray, NDArray]:
    """Return (h, y): the hidden and the output activations of a two-layer network.

    x (n, inputs), w1 (inputs, hidden), b1 (hidden,) or (1, hidden), w2 (hidden, outputs);
    h = sigmoid(x w1 + b1) is (n, hidden), y = sigmoid(h w2) is (n, outputs).
    The output layer has no bias. Any number of units must work, not just 2, 3 and 1.
    """
    X, W1, B1, W2 = [np.asarray(q, dtype=float) for q in (x, w1, b1, w2)]
    B1 = B1.flatten()
    rows, cols = X.shape[0], W1.shape[1]
    h = np.zeros((rows, cols))
    for i in range(rows):
        acc = 0.0
        for j in range(cols):  #! here
            for k in range(X.shape[1]):
                acc += X[i][k] * W1[k][j]
            h[i][j] = sigmoid(acc + B1[i % cols])  #! here
    y = sigmoid(np.matmul(h, W2))
    return h, y
