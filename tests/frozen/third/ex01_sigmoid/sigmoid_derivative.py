#% id: ex01-one-03
#% kind: one
#% why: The central difference spans 2h, but it is divided by h alone, so the slope is twice too big.
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    softplus = np.logaddexp(0.0, -np.asarray(x, dtype=np.float64))
    return np.exp(-softplus)


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    # numerical slope, good enough :)
    x = np.asarray(x, dtype=float)
    h = 1e-5
    up = sigmoid(x + h)
    down = sigmoid(x - h)
    return (up - down) / h  #! here


#% id: ex01-one-04
#% kind: one
#% why: For very negative x exp(-x) is infinite and inf / inf gives NaN instead of 0.
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    softplus = np.logaddexp(0.0, -np.asarray(x, dtype=np.float64))
    return np.exp(-softplus)


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    E = np.exp(-np.asarray(x, dtype=float))
    return E / (1 + E) ** 2  #! here


#% id: ex01-one-05
#% kind: one
#% why: The factor S is squared: S^2 (1 - S) instead of S (1 - S).
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    softplus = np.logaddexp(0.0, -np.asarray(x, dtype=np.float64))
    return np.exp(-softplus)


class Sigmoid:
    """Little helper object: value and slope."""

    def __init__(self, x):
        self.s = sigmoid(x)

    def slope(self):
        return self.s * self.s * (1.0 - self.s)  #! here


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    return Sigmoid(x).slope()


#% id: ex01-rare-02
#% kind: rare
#% why: np.gradient differences neighbouring array entries instead of differentiating with respect to x, so the answer depends on the order of the entries.
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    x = np.asarray(x, dtype=float)
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    s = sigmoid(np.ravel(x))
    # numpy can do derivatives by itself
    d = np.gradient(s) if s.size > 1 else s * (1 - s)  #! here
    return d.reshape(np.shape(x))


#% id: ex01-right-01
#% kind: right
#% why: 
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    # log(1 + e^-x) with logaddexp, then undo the log
    softplus = np.logaddexp(0.0, -np.asarray(x, dtype=np.float64))
    return np.exp(-softplus)


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    # 1/4 sech^2(x/2); cosh may overflow to inf but 1/inf is 0 as wanted
    half = np.array(x, dtype=float) / 2.0
    with np.errstate(over="ignore"):
        sech = 1.0 / np.cosh(half)
    return 0.25 * sech**2
