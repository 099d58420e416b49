#% id: ex01-one-01
#% kind: one
#% why: e to the +x: mirrored
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    x = np.asarray(x, dtype=float)
    with np.errstate(over="ignore"):
        denom = 1 + np.exp(x)  #! here
    return 1 / denom


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    e = np.exp(-np.abs(np.asarray(x, dtype=float)))
    return e / (1 + e) ** 2


#% id: ex01-two-01
#% kind: two
#% why: negative branch lost its numerator; the buffer takes over the integer dtype of x
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    x = np.asarray(x)
    out = np.empty_like(x)  #! here
    neg = x < 0
    out[~neg] = 1 / (1 + np.exp(-1.0 * x[~neg]))
    e = np.exp(1.0 * x[neg])
    out[neg] = 1 / (1 + e)  #! here
    return out


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    a = np.abs(np.asarray(x, dtype=float))
    q = np.exp(-a)
    p = 1.0 / (1.0 + q)
    return p * (q * p)


#% id: ex01-rare-01
#% kind: rare
#% why: snaps to 0 and 1 beyond |x| = 16, where the sigmoid is still 1e-7
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    x = np.asarray(x, dtype=float)
    z = np.clip(x, -16, 16)
    결과 = 1 / (1 + np.exp(-z))
    결과 = np.where(x <= -16, 0.0, 결과)  #! here
    return np.where(x >= 16, 1.0, 결과)  #! here


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    a = np.abs(np.asarray(x, dtype=float))
    q = np.exp(-a)
    p = 1.0 / (1.0 + q)
    return p * (q * p)


#% id: ex01-right-01
#% kind: right
#% why: exp of -log(1 + e^-x): right everywhere
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x):
    """σ(x) through its logarithm: log σ(x) = -log(e^0 + e^-x)."""
    minus_x = np.negative(np.asarray(x, dtype=np.float64))
    return np.exp(-np.logaddexp(0.0, minus_x))


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    a = np.abs(np.asarray(x, dtype=float))
    q = np.exp(-a)
    p = 1.0 / (1.0 + q)
    return p * (q * p)
