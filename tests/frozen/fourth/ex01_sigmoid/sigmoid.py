#% id: ex01-one-01
#% kind: one
#% why: np.zeros_like takes over the whole-number type of x, so for ints every result is cut to 0.
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
    for i in range(x.size):
        v = float(x.flat[i])
        if v >= 0:
            out.flat[i] = 1 / (1 + np.exp(-v))
        else:
            e = np.exp(v)
            out.flat[i] = e / (1 + e)
    return out


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    z = np.exp(-np.abs(np.asarray(x, dtype=float)))
    return z / (1 + z) ** 2


#% id: ex01-rare-01
#% kind: rare
#% why: The identity needs tanh(x/2); with tanh(x) the result is sigmoid(2x).
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    # tanh goes from -1 to 1, so shift and shrink it; it never overflows
    x = np.asarray(x, dtype=float)
    return (1 + np.tanh(x)) / 2  #! here


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    z = np.exp(-np.abs(np.asarray(x, dtype=float)))
    return z / (1 + z) ** 2


#% id: ex01-right-01
#% kind: right
#% why: Right: through log(1 + e^-x) with logaddexp.
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    # log sigma(x) = -log(1 + e^-x) = -logaddexp(0, -x)
    return np.exp(-np.logaddexp(0.0, -np.asarray(x, dtype=float)))


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    z = np.exp(-np.abs(np.asarray(x, dtype=float)))
    return z / (1 + z) ** 2


#% id: ex01-three-01
#% kind: three
#% why: The loop starts at 1, the first element stays 0. Parentheses are missing: 1 / 1 + z is 1 + z. The denominator for negative x has the wrong sign, 1 - z instead of 1 + z.
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    x = np.asarray(x, dtype=float)
    flat = x.ravel()
    out = np.zeros(len(flat))
    for i in range(1, len(flat)):  #! here
        z = np.exp(-abs(flat[i]))
        if flat[i] >= 0:
            out[i] = 1 / 1 + z  #! here
        else:
            out[i] = z / (1 - z)  #! here
    return out.reshape(x.shape)


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    a = np.abs(np.asarray(x, dtype=float))
    s = 1 / (1 + np.exp(-a))  # symmetric, so |x| is enough
    return s * (1 - s)


#% id: ex01-two-01
#% kind: two
#% why: The branch is chosen at 1 instead of 0, so 0 < x <= 1 gets the formula for negative numbers. Parentheses are missing: e / 1 + e is 2e, not e / (1 + e).
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import math
import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise."""
    values = np.asarray(x, dtype=float)
    result = np.zeros(values.shape)
    for i, v in enumerate(values.flat):
        e = math.exp(-abs(v))  # 절댓값을 쓰면 overflow가 안 난다
        if v > 1:  #! here
            result.flat[i] = 1 / (1 + e)
        else:
            result.flat[i] = e / 1 + e  #! here
    return result


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    z = np.exp(-np.abs(np.asarray(x, dtype=float)))
    return z / (1 + z) ** 2


#% id: ex01-two-03
#% kind: two
#% why: e is written as 2.7, a constant that is too coarse. The clip cuts at 0 on the left side instead of at -500, so every negative x gives 0.5.
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    E = 2.7  #! here
    # 너무 큰 값은 잘라서 overflow를 막는다
    x = np.clip(np.asarray(x, dtype=float), 0, 500)  #! here
    return 1 / (1 + E ** -x)


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    z = np.exp(-np.abs(np.asarray(x, dtype=float)))
    return z / (1 + z) ** 2
