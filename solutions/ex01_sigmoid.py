"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    ### BEGIN SOLUTION
    x = np.asarray(x, dtype=float)
    # e^-|x| never overflows, so neither branch can (Higham 2002, section 1.18: avoid overflow).
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)
    ### END SOLUTION


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    ### BEGIN SOLUTION
    x = np.asarray(x, dtype=float)
    # 1 - S(x) is S(-x); the product keeps its digits where 1 - S would cancel.
    return sigmoid(x) * sigmoid(-x)
    ### END SOLUTION
