#% id: ex01-one-01
#% kind: one
#% why: In the branch for negative numbers the denominator is e - 1 instead of e + 1.
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    arr = np.asarray(x, dtype=float)
    result = np.empty(arr.size)
    values = arr.ravel()
    for i in range(0, len(values)):
        value = float(values[i])
        if value >= 0:
            result[i] = 1.0 / (1.0 + math.exp(-value))
        else:
            ez = math.exp(value)
            result[i] = ez / (ez - 1.0)  #! here
    return result.reshape(arr.shape)


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    # 1/4 sech^2(x/2); cosh may overflow to inf but 1/inf is 0 as wanted
    half = np.array(x, dtype=float) / 2.0
    with np.errstate(over="ignore"):
        sech = 1.0 / np.cosh(half)
    return 0.25 * sech**2


#% id: ex01-one-02
#% kind: one
#% why: Clipping at 5 makes every larger |x| saturate at 0.0067 or 0.9933 instead of going on to 0 and 1.
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    # https://stackoverflow.com/a/... "clip to avoid overflow in exp"
    x = np.clip(np.asarray(x, dtype=float), -5, 5)  #! here
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    x = np.asarray(x, dtype=float)
    # 1 - S(x) is S(-x); the product keeps its digits where 1 - S would cancel.
    return sigmoid(x) * sigmoid(-x)


#% id: ex01-rare-01
#% kind: rare
#% why: This is the piecewise linear 'hard sigmoid', not 1 / (1 + e^-x).
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    x = np.asarray(x, dtype=float)
    # fast version, no exp needed so it can not overflow either
    return np.clip(0.2 * x + 0.5, 0.0, 1.0)  #! here


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    s = 0.5 * (1 + np.tanh(np.asarray(x, dtype=float) / 2))
    return s * (1 - s)


#% id: ex01-two-01
#% kind: two
#% why: The positive branch has the wrong sign in the exponent, and zeros_like of an integer array truncates every result to 0.
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    x = np.asarray(x)
    out = np.zeros_like(x)  #! here
    pos = x >= 0
    out[pos] = 1 / (1 + np.exp(x[pos]))  #! here
    tmp = np.exp(x[~pos])
    out[~pos] = tmp / (1 + tmp)
    return out


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    x = np.asarray(x, dtype=float)
    return sigmoid(x) * sigmoid(-x)
