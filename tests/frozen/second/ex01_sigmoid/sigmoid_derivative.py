#% id: ex01-one-03
#% kind: one
#% why: The slope is S times (1 - S), here the x itself is put in instead of S.
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    x = np.asarray(x, dtype=float)
    # e^-|x| never overflows, so neither branch can (Higham 2002, section 1.18: avoid overflow).
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    s = sigmoid(x)
    return x * (1 - x)  #! here


#% id: ex01-one-04
#% kind: one
#% why: A plus where 1 minus S is needed.
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x):
    arr = np.array(x, dtype=float)
    결과 = np.empty_like(arr)
    양수 = arr >= 0          # 양수와 음수를 나누어서 계산
    음수 = ~양수
    결과[양수] = 1.0 / (1.0 + np.exp(-arr[양수]))
    tmp = np.exp(arr[음수])
    결과[음수] = tmp / (1.0 + tmp)
    return 결과


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    s = sigmoid(x)
    left = s
    right = 1 + s  #! here
    return left * right


#% id: ex01-one-05
#% kind: one
#% why: S minus 1 instead of 1 minus S makes every slope negative.
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x):
    # sigmoid is a stretched tanh: (tanh(x/2) + 1) / 2
    halves = np.asarray(x, dtype=np.float64) / 2.0
    return 0.5 * (np.tanh(halves) + 1.0)


def sigmoid_derivative(z):
    # 시그모이드 미분: S(1-S)
    out = sigmoid(z)
    return out * (out - 1)  #! here


#% id: ex01-rare-02
#% kind: rare
#% why: A numerical slope that only steps forward with a huge step h = 0.5 is a crude estimate, not the derivative.
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x):
    arr = np.array(x, dtype=float)
    결과 = np.empty_like(arr)
    양수 = arr >= 0          # 양수와 음수를 나누어서 계산
    음수 = ~양수
    결과[양수] = 1.0 / (1.0 + np.exp(-arr[양수]))
    tmp = np.exp(arr[음수])
    결과[음수] = tmp / (1.0 + tmp)
    return 결과


def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    h = 0.5  #! here
    return (sigmoid(x + h) - sigmoid(x)) / h


#% id: ex01-right-03
#% kind: right
#% why: one call, named parts, works on the negated logistic
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x):
    # sigmoid is a stretched tanh: (tanh(x/2) + 1) / 2
    halves = np.asarray(x, dtype=np.float64) / 2.0
    return 0.5 * (np.tanh(halves) + 1.0)


def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    # the slope is an even function so only |x| matters
    e = np.exp(-np.abs(x))
    top = e
    bottom = (1 + e) ** 2
    return top / bottom


#% id: ex01-right-04
#% kind: right
#% why: plain loop over flattened values
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    x = np.asarray(x, dtype=float)
    # e^-|x| never overflows, so neither branch can (Higham 2002, section 1.18: avoid overflow).
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


import math


def _one(v):
    if v >= 0:
        return 1 / (1 + math.exp(-v))
    z = math.exp(v)
    return z / (1 + z)


def sigmoid_derivative(x):
    data = np.asarray(x, dtype=float)
    slopes = np.zeros(data.size)
    for i, v in enumerate(data.ravel()):
        s = _one(float(v))
        slopes[i] = s * (1 - s)
    return slopes.reshape(data.shape)


#% id: ex01-two-02
#% kind: two
#% why: The sigmoid is applied twice, and the factor is 1 + s instead of 1 - s.
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    x = np.asarray(x, dtype=float)
    # e^-|x| never overflows, so neither branch can (Higham 2002, section 1.18: avoid overflow).
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


def sigmoid_derivative(x):
    first = sigmoid(x)
    s = sigmoid(first)  #! here
    factor = 1 + s  #! here
    return factor * s
