#% id: ex01-one-01
#% kind: one
#% why: The sign of the exponent is lost, so the curve falls where it should rise.
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x: ArrayLike) -> NDArray:
    """Return 1 / (1 + e^-x), elementwise.

    x is a number, a list or an array of ints or floats. sigmoid(0) is 0.5.
    Try it on 1000 and on -1000 as well: the result must be right for every finite x.
    """
    x = np.asarray(x, dtype=float)
    bottom = 1 + np.exp(x)  #! here
    return 1 / bottom


def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    # the slope is an even function so only |x| matters
    e = np.exp(-np.abs(x))
    top = e
    bottom = (1 + e) ** 2
    return top / bottom


#% id: ex01-one-02
#% kind: one
#% why: e^x / (1 + e^x) becomes inf / inf = nan for large x.
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x):
    x = np.array(x, dtype=float)
    grown = np.exp(x)  #! here
    return grown / (grown + 1)  #! here


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    x = np.asarray(x, dtype=float)
    # 1 - S(x) is S(-x); the product keeps its digits where 1 - S would cancel.
    return sigmoid(x) * sigmoid(-x)


#% id: ex01-rare-01
#% kind: rare
#% why: Clipping at 3 "against overflow" changes ordinary values too.
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x):
    # avoid overflow warnings
    z = np.clip(np.asarray(x, dtype=float), -3, 3)  #! here
    return 1 / (1 + np.exp(-z))


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    x = np.asarray(x, dtype=float)
    # 1 - S(x) is S(-x); the product keeps its digits where 1 - S would cancel.
    return sigmoid(x) * sigmoid(-x)


#% id: ex01-rare-03
#% kind: rare
#% why: The result array copies the dtype of x, so whole numbers cut every sigmoid to 0 or 1.
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x):
    x = np.asarray(x)
    out = np.zeros_like(x)  #! here
    for idx in np.ndindex(x.shape):
        v = float(x[idx])
        out[idx] = 1 / (1 + np.exp(-v))
    return out


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    x = np.asarray(x, dtype=float)
    # 1 - S(x) is S(-x); the product keeps its digits where 1 - S would cancel.
    return sigmoid(x) * sigmoid(-x)


#% id: ex01-right-01
#% kind: right
#% why: uses tanh
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x):
    # sigmoid is a stretched tanh: (tanh(x/2) + 1) / 2
    halves = np.asarray(x, dtype=np.float64) / 2.0
    return 0.5 * (np.tanh(halves) + 1.0)


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    x = np.asarray(x, dtype=float)
    # 1 - S(x) is S(-x); the product keeps its digits where 1 - S would cancel.
    return sigmoid(x) * sigmoid(-x)


#% id: ex01-right-02
#% kind: right
#% why: boolean masks, two branches filled separately
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
    # the slope is an even function so only |x| matters
    e = np.exp(-np.abs(x))
    top = e
    bottom = (1 + e) ** 2
    return top / bottom


#% id: ex01-two-01
#% kind: two
#% why: The exponent has the wrong sign and the one in the denominator is missing.
"""Exercise 1: the sigmoid and its slope.   Lesson: lessons/en/ex01_sigmoid.md"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(x):
    x = np.asarray(x, float)
    e = np.exp(x)  #! here
    denominator = e  #! here
    return 1.0 / denominator


def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """Return the slope of the sigmoid at the pre-activation x, elementwise.

    x is what sigmoid takes. With S = sigmoid(x) it is S (1 - S), at x = 0 then 0.25.
    """
    x = np.asarray(x, dtype=float)
    # 1 - S(x) is S(-x); the product keeps its digits where 1 - S would cancel.
    return sigmoid(x) * sigmoid(-x)
