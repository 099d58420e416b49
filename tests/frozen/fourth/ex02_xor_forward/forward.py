#% id: ex02-one-01
#% kind: one
#% why: The bias is added after the sigmoid instead of before it.
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
    h = sigmoid(np.dot(x, w1)) + b1   # (n,2)*(2,3)+(3,)  #! here
    y = sigmoid(np.dot(h, w2))   # (n,3)*(3,1)
    return h, y


#% id: ex02-one-02
#% kind: one
#% why: h must be the activation, but the pre-activation hidden_in is returned.
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
    hidden_in = np.matmul(x, w1) + np.asarray(b1)
    hidden_out = sigmoid(hidden_in)
    output_in = np.matmul(hidden_out, w2)
    output_out = sigmoid(output_in)
    return hidden_in, output_out  #! here


if __name__ == "__main__":
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    W1 = np.array([[-2, 5, 4], [3, 6, 3]])
    B1 = np.array([2, -2, -5])
    W2 = np.array([[-4], [8], [-8]])
    print(forward(X, W1, B1, W2)[1])  # 0.07 0.95 0.97 0.05


#% id: ex02-rare-01
#% kind: rare
#% why: The column of ones stands last but the bias row stands first, so weights and inputs are paired wrongly.
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
    # bias trick: one more input that is always 1
    x = np.asarray(x, dtype=float)
    b1 = np.atleast_2d(np.asarray(b1, dtype=float))
    ones = np.ones((x.shape[0], 1))
    x_ext = np.concatenate([x, ones], axis=1)  #! here
    w_ext = np.concatenate([b1, np.asarray(w1, dtype=float)], axis=0)
    h = sigmoid(x_ext @ w_ext)
    return h, sigmoid(h @ np.asarray(w2))


#% id: ex02-rare-02
#% kind: rare
#% why: y is rounded to 0 or 1, but the activation itself is asked for.
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
    # XOR is a yes/no question
    y = (y > 0.5).astype(float)  #! here
    return h, y


#% id: ex02-right-01
#% kind: right
#% why: Right: the bias as one more weight row.
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
    bias = np.asarray(b1, dtype=float).reshape(1, -1)
    # 1을 하나 더 입력으로 넣으면 bias도 그냥 weight가 된다
    stacked = np.vstack([np.asarray(w1, dtype=float), bias])
    padded = np.hstack([x, np.ones((len(x), 1))])
    h = sigmoid(padded @ stacked)
    y = sigmoid(np.tensordot(h, np.asarray(w2, dtype=float), axes=1))
    return h, y


#% id: ex02-right-02
#% kind: right
#% why: Right: plain lists and generators.
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
    rows = np.asarray(x, dtype=float).tolist()
    cols1 = np.asarray(w1, dtype=float).T.tolist()
    cols2 = np.asarray(w2, dtype=float).T.tolist()
    bias = np.asarray(b1, dtype=float).ravel().tolist()

    def layer(vectors, columns, offsets):
        return [
            [float(sigmoid(sum((a * b for a, b in zip(v, c)), o))) for c, o in zip(columns, offsets)]
            for v in vectors
        ]

    h = layer(rows, cols1, bias)
    y = layer(h, cols2, [0.0] * len(cols2))
    return np.array(h), np.array(y)


#% id: ex02-three-01
#% kind: three
#% why: Only the first bias is taken and added to every hidden unit. The exponent of the sigmoid lost its minus sign. The output layer uses tanh instead of the sigmoid.
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
    inputs = np.asarray(x, dtype=float)
    weights_hidden = np.asarray(w1, dtype=float)
    weights_output = np.asarray(w2, dtype=float)
    bias_hidden = np.asarray(b1, dtype=float).ravel()[0]  #! here

    sum_hidden = np.dot(inputs, weights_hidden) + bias_hidden
    activation_hidden = 1 / (1 + np.exp(sum_hidden))  #! here

    # 출력층에는 bias가 없다
    sum_output = np.dot(activation_hidden, weights_output)
    activation_output = np.tanh(sum_output)  #! here
    return activation_hidden, activation_output


#% id: ex02-two-01
#% kind: two
#% why: The loop over the inputs leaves out the last one. s is set to 0 only once and not before each output, so it keeps the sums of earlier examples.
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
    w2 = np.asarray(w2, dtype=float)
    b1 = np.asarray(b1, dtype=float).reshape(-1)
    n = x.shape[0]
    hidden, outputs = w2.shape
    h = np.zeros((n, hidden))
    y = np.zeros((n, outputs))
    s = 0.0  #! here
    for i in range(n):
        for j in range(hidden):
            total = b1[j]
            for k in range(x.shape[1] - 1):  #! here
                total += x[i, k] * w1[k, j]
            h[i, j] = sigmoid(total)
        for o in range(outputs):
            for j in range(hidden):
                s += h[i, j] * w2[j, o]
            y[i, o] = sigmoid(s)
    return h, y


#% id: ex02-two-02
#% kind: two
#% why: The bias is subtracted like a threshold instead of added. The hidden activation goes through the sigmoid a second time.
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
    b1 = np.asarray(b1, dtype=float)
    w2 = np.asarray(w2, dtype=float)
    # neuron fires when the sum is above the threshold b1
    h = sigmoid(x @ w1 - b1)  #! here
    y = sigmoid(sigmoid(h) @ w2)  #! here
    return h, y


#% id: ex02-two-03
#% kind: two
#% why: The products over the inputs are averaged instead of summed. The output is 1 - sigmoid, the probability of the other class.
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
    def linear(inp, weight, bias=0.0):
        # like nn.Linear
        inp, weight = np.asarray(inp, dtype=float), np.asarray(weight, dtype=float)
        return (inp[:, :, None] * weight[None, :, :]).mean(axis=1) + np.asarray(bias)  #! here

    h = sigmoid(linear(x, w1, b1))
    out = linear(h, w2)
    return h, 1 - sigmoid(out)  #! here


#% id: ex02-two-04
#% kind: two
#% why: The bias is converted to int, its fraction is lost. The second layer takes the pre-activation z1 instead of h.
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
    x, w1, w2 = (np.asarray(a, dtype=float) for a in (x, w1, w2))
    b1 = np.asarray(b1, dtype=int)  #! here
    z1 = np.einsum("ni,ih->nh", x, w1) + b1
    h = sigmoid(z1)
    z2 = np.einsum("nh,ho->no", z1, w2)  #! here
    return h, sigmoid(z2)
