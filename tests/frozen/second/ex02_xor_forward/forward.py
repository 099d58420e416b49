#% id: ex02-one-01
#% kind: one
#% why: The bias b1 is left out of the hidden pre-activation.
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
    hidden_in = np.dot(x, w1)  #! here
    h = sigmoid(hidden_in)
    y = sigmoid(np.dot(h, w2))
    return h, y


#% id: ex02-one-02
#% kind: one
#% why: The output is the raw product; the sigmoid of the output layer is forgotten.
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
    x = np.array(x)
    z1 = x @ np.array(w1) + np.array(b1)
    a1 = sigmoid(z1)
    z2 = a1 @ np.array(w2)
    a2 = z2  #! here
    return (a1, a2)


#% id: ex02-one-03
#% kind: one
#% why: The result is returned in the wrong order, y before h.
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
    # 순전파
    은닉 = sigmoid(np.matmul(x, w1) + b1)
    출력 = sigmoid(np.matmul(은닉, w2))
    return 출력, 은닉  #! here


#% id: ex02-one-04
#% kind: one
#% why: The output layer is fed with the hidden pre-activation z instead of h.
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
    z = x @ np.asarray(w1) + np.asarray(b1)
    h = sigmoid(z)
    y = sigmoid(z @ np.asarray(w2))  #! here
    return h, y


#% id: ex02-one-05
#% kind: one
#% why: The bias is subtracted instead of added.
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
    s = x.dot(w1)
    s = s - b1  #! here
    h = sigmoid(s)
    return h, sigmoid(h.dot(w2))


#% id: ex02-one-06
#% kind: one
#% why: h comes back before the sigmoid, as the pre-activation.
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
    h = np.dot(x, w1) + np.asarray(b1)
    act = sigmoid(h)
    y = sigmoid(np.dot(act, w2))
    return h, y  #! here


#% id: ex02-rare-01
#% kind: rare
#% why: Hard-codes the lecture's 2-3-1 loop, so networks of any other width are computed with missing units.
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
    x, w1, w2 = np.asarray(x, float), np.asarray(w1, float), np.asarray(w2, float)
    b = np.ravel(np.asarray(b1, float))
    h = np.zeros((len(x), w1.shape[1]))
    for j in range(3):  #! here
        h[:, j] = sigmoid(x @ w1[:, j] + b[j])
    return h, sigmoid(h @ w2)


#% id: ex02-rare-02
#% kind: rare
#% why: Rounds y to 0 or 1 as if asked for the decision; the activation itself is lost.
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
    y = np.where(y > 0.5, 1.0, 0.0)  #! here
    return h, y


#% id: ex02-right-01
#% kind: right
#% why: einsum
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
    X, A, c, B = [np.array(v, dtype=float) for v in (x, w1, b1, w2)]
    pre = np.einsum("ni,ih->nh", X, A)
    pre = pre + c.reshape(-1)
    h = sigmoid(pre)
    return h, sigmoid(np.einsum("nh,ho->no", h, B))


#% id: ex02-right-02
#% kind: right
#% why: bias folded into an extra column of ones
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
    x = np.asarray(x, dtype=float)
    ones = np.ones((x.shape[0], 1))
    # bias trick: [x 1] * [w1; b1]
    x_ext = np.hstack([x, ones])
    w_ext = np.vstack([np.asarray(w1, dtype=float), np.reshape(b1, (1, -1))])
    hidden = sigmoid(x_ext.dot(w_ext))
    out = sigmoid(hidden.dot(np.asarray(w2, dtype=float)))
    return [hidden, out]


#% id: ex02-right-03
#% kind: right
#% why: pure Python loops, one neuron at a time
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
    x, w1, w2 = np.asarray(x, float), np.asarray(w1, float), np.asarray(w2, float)
    b = np.asarray(b1, float).flatten()
    n, 입력수 = x.shape
    은닉수, 출력수 = w2.shape
    h = np.zeros((n, 은닉수))
    y = np.zeros((n, 출력수))
    for r in range(n):
        for j in range(은닉수):
            합 = b[j]
            for i in range(입력수):
                합 += x[r, i] * w1[i, j]
            h[r, j] = sigmoid(합)
        for k in range(출력수):
            y[r, k] = sigmoid(sum(h[r, j] * w2[j, k] for j in range(은닉수)))
    return h, y


#% id: ex02-right-04
#% kind: right
#% why: a small class for a layer, transposed products
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
    def __init__(self, w, b=None):
        self.w = np.asarray(w, dtype=float)
        self.b = 0.0 if b is None else np.asarray(b, dtype=float).reshape(-1, 1)

    def __call__(self, columns):
        return sigmoid(self.w.T @ columns + self.b)


def forward(x, w1, b1, w2):
    # columns are examples inside, rows outside
    layer1 = Layer(w1, b1)
    layer2 = Layer(w2)
    h = layer1(np.asarray(x, dtype=float).T)
    y = layer2(h)
    return h.T, y.T


#% id: ex02-three-01
#% kind: three
#% why: The bias is left out, the output layer reads the pre-activation, and y gets no sigmoid.
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
    z1 = np.asarray(x) @ np.asarray(w1)  #! here
    h = sigmoid(z1)
    z2 = z1 @ np.asarray(w2)  #! here
    y = z2  #! here
    return h, y


#% id: ex02-two-01
#% kind: two
#% why: The bias is added after the sigmoid instead of before, and the output sigmoid is missing.
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
    x = np.asarray(x, dtype=float)
    w1 = np.asarray(w1, dtype=float)
    h = sigmoid(x @ w1) + np.asarray(b1)  #! here
    y = h @ np.asarray(w2)  #! here
    return h, y


#% id: ex02-two-02
#% kind: two
#% why: b1 is forgotten, and y goes through the sigmoid twice.
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
    inp = np.asarray(x)
    hid = sigmoid(inp @ np.asarray(w1))  #! here
    out = sigmoid(hid @ np.asarray(w2))
    out = sigmoid(out)  #! here
    return hid, out


#% id: ex02-two-03
#% kind: two
#% why: The hidden layer uses tanh instead of the sigmoid, and the tuple is returned the wrong way round.
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
    net1 = np.dot(x, w1) + b1
    h = np.tanh(net1)  #! here
    net2 = np.dot(h, w2)
    y = sigmoid(net2)
    return y, h  #! here
