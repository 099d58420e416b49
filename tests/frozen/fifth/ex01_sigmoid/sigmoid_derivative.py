#% id: ex01-one-02
#% kind: one
#% why: S(1 - S) with the sigmoid applied twice
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    x = np.asarray(x) * 1.0
    with np.errstate(over="ignore"):
        return 1.0 / (1.0 + np.exp(-x.astype(float)))


def sigmoid_derivative(x):
    s = sigmoid(x)
    s = sigmoid(s)  #! here
    return s * (1 - s)


#% id: ex01-two-02
#% kind: two
#% why: 1 + S for 1 - S; the result is rounded to float16
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    x = np.asarray(x) * 1.0
    with np.errstate(over="ignore"):
        return 1.0 / (1.0 + np.exp(-x.astype(float)))


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    S = sigmoid(np.asarray(x, dtype=float))
    값 = S * (1 + S)  #! here
    return 값.astype(np.float16)  #! here


#% id: ex01-rare-02
#% kind: rare
#% why: a central difference with a step of 0.1: off in the third digit
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    x = np.asarray(x) * 1.0
    with np.errstate(over="ignore"):
        return 1.0 / (1.0 + np.exp(-x.astype(float)))


def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    step = 0.1  #! here
    return (sigmoid(x + step) - sigmoid(x - step)) / (2 * step)


#% id: ex01-rare-03
#% kind: rare
#% why: e^-x / (1 + e^-x)^2 is inf / inf = NaN at -1000
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    x = np.array(x, dtype=float)
    pos = x >= 0
    e = np.exp(np.where(pos, -x, x))
    return np.where(pos, 1.0, e) / (1.0 + e)


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    x = np.asarray(x, dtype=float)
    with np.errstate(all="ignore"):
        e = np.exp(-x)  #! here
        return e / np.square(1 + e)


#% id: ex01-right-02
#% kind: right
#% why: sech²(x/2)/4 with |x|, 0 where it underflows
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    z = np.asarray(x, dtype=np.float64)
    small = np.exp(-np.abs(z))
    return np.where(z < 0, small / (1 + small), 1 / (1 + small))


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    half = np.abs(np.asarray(x, dtype=float)) / 2
    u = np.exp(-half)
    sech = 2 * u / (1 + u * u)
    return 0.25 * sech * sech
