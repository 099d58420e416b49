#% id: ex02-one-01
#% kind: one
#% why: adds b1 after the sigmoid, not before
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
    z = x @ w1
    h = sigmoid(z) + b1  #! here
    return h, sigmoid(h @ w2)


#% id: ex02-one-02
#% kind: one
#% why: no sigmoid at the output
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
    hidden_in = np.dot(x, w1) + np.array(b1)
    hidden = sigmoid(hidden_in)
    out_in = np.dot(hidden, w2)
    return hidden, out_in  #! here


#% id: ex02-two-01
#% kind: two
#% why: hands out the pre-activation as h; subtracts the bias
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
    은닉 = x @ np.asarray(w1) - np.asarray(b1)  #! here
    출력 = sigmoid(sigmoid(은닉) @ np.asarray(w2))
    return 은닉, 출력  #! here


#% id: ex02-two-02
#% kind: two
#% why: only the first bias for all units; the output is rounded to 0 and 1
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


def forward(x, w1, b1, w2):
    w1, w2 = np.array(w1), np.array(w2)
    bias = np.ravel(b1)[0]  #! here
    h = sigmoid(np.array(x) @ w1 + bias)
    y = sigmoid(h @ w2)
    y = np.round(y)  #! here
    return h, y


#% id: ex02-two-03
#% kind: two
#% why: returns (y, h); tanh in the hidden layer
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
    act1 = np.tanh(np.matmul(x, w1) + np.asarray(b1))  #! here
    act2 = sigmoid(np.matmul(act1, w2))
    return act2, act1  #! here


#% id: ex02-three-01
#% kind: three
#% why: b1 missing; 1 - h for h; the output normalised over everything in place of the sigmoid
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


def affine(a, w):
    return np.asarray(a, dtype=float) @ np.asarray(w, dtype=float)


def forward(x, w1, b1, w2):
    z1 = affine(x, w1)  #! here
    h = 1 - sigmoid(z1)  #! here
    z2 = affine(h, w2)
    y = np.exp(z2) / (np.exp(z2)).sum()  #! here
    return h, y


#% id: ex02-rare-01
#% kind: rare
#% why: loops over the examples and keeps the first output unit alone
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
    w1, w2 = np.asarray(w1, float), np.asarray(w2, float)
    b = np.asarray(b1, float).reshape(-1)
    hs, ys = [], []
    for example in np.asarray(x, float):
        h = sigmoid(example @ w1 + b)
        hs.append(h)
        ys.append([float(v) for v in sigmoid(h @ w2)[:1]])  #! here
    return np.array(hs), np.array(ys)


#% id: ex02-right-01
#% kind: right
#% why: augmented matrices: a column of ones and the bias as a row
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
    X = np.asarray(x, dtype=float)
    ones = np.ones((X.shape[0], 1))
    W = np.vstack([np.asarray(w1, dtype=float), np.reshape(b1, (1, -1))])
    h = sigmoid(np.hstack([X, ones]) @ W)
    y = sigmoid(np.einsum("nh,ho->no", h, np.asarray(w2, dtype=float)))
    return h, y
