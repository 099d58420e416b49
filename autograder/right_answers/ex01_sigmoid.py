"""Right ways to write the sigmoid and its slope."""

import math
from decimal import Decimal

import numpy as np
from scipy import special

from . import right


@right(of="sigmoid", why="the textbook's formula, which warns of an overflow")
def sigmoid_textbook(x):
    return 1 / (1 + np.exp(-np.array(x, dtype=float)))


@right(of="sigmoid", why="a decorated function, which keeps quiet about an overflow")
@np.errstate(over="ignore")
def sigmoid_quiet(x):
    return (1 + np.exp(np.negative(x, dtype=float))) ** -1


@right(of="sigmoid", why="by tanh")
def sigmoid_tanh(x):
    return (np.tanh(np.asarray(x, dtype=np.float64) / 2) + 1) / 2


@right(of="sigmoid", why="scipy's expit")
def sigmoid_expit(x):
    return special.expit(x)


@right(of="sigmoid", why="a mask for either sign, filled in place")
def sigmoid_masks(x):
    x = np.array(x, dtype=float)
    out, positive = np.empty_like(x), x > 0
    out[positive] = 1.0 / (1.0 + np.exp(-x[positive]))
    e = np.exp(x[~positive])
    out[~positive] = e / (e + 1.0)
    return out


@right(of="sigmoid", why="np.piecewise")
def sigmoid_piecewise(x):
    x = np.asarray(x).astype(float)
    rising = [lambda v: np.exp(v) / (1 + np.exp(v)), lambda v: 1 / (1 + np.exp(-v))]
    return np.piecewise(x, [x < 0, x >= 0], rising)


@right(of="sigmoid", why="np.where, which computes both branches everywhere")
def sigmoid_where(x):
    x = np.asarray(x, dtype=float)
    with np.errstate(over="ignore", invalid="ignore"):
        return np.where(x > 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))


@right(of="sigmoid", why="exp of the log-sigmoid")
def sigmoid_by_its_logarithm(x):
    return np.exp(-np.logaddexp(0, -np.asarray(x, dtype=float)))


@right(of="sigmoid", why="clipped only where float64 ends")
def sigmoid_clipped(x):
    return 1 / (1 + np.exp(-np.clip(np.asarray(x, dtype=float), -709, 709)))


@right(of="sigmoid", why="float32 throughout")
def sigmoid_float32(x):
    x = np.asarray(x).astype(np.float32)
    return np.float32(1) / (np.float32(1) + np.exp(-x))


@right(of="sigmoid", why="the platform's longest float")
def sigmoid_longdouble(x):
    return 1 / (1 + np.exp(-np.asarray(x).astype(np.longdouble)))


@right(of="sigmoid", why="the fast formula, and another one where NumPy raises")
def sigmoid_with_a_second_try(x):
    x = np.asarray(x, dtype=float)
    try:
        with np.errstate(over="raise"):
            return 1 / (1 + np.exp(-x))
    except FloatingPointError:
        return np.exp(np.minimum(x, 0)) / (1 + np.exp(-np.abs(x)))


sigmoid_lambda = right(of="sigmoid", why="a one-line lambda")(
    lambda x: np.reciprocal(1.0 + np.exp(-1.0 * np.asarray(x)))
)


def _sigmoid_of_one(value):
    try:
        return 1.0 / (1.0 + math.exp(-float(value)))
    except OverflowError:
        return 0.0


sigmoid_vectorized = right(of="sigmoid", why="np.vectorize of a function of one number")(
    np.vectorize(_sigmoid_of_one, otypes=[float])
)


def slope_nested(x):
    if np.ndim(x) > 0:
        return [slope_nested(item) for item in x]
    return _sigmoid_of_one(x) * (1 - _sigmoid_of_one(x))


@right(
    of="sigmoid",
    why="pure Python: a float for a number, nested lists for all else",
    together_with={"sigmoid_derivative": slope_nested},
)
def sigmoid_nested(x):
    return [sigmoid_nested(item) for item in x] if np.ndim(x) else _sigmoid_of_one(x)


@right(of="sigmoid", why="decimal arithmetic")
def sigmoid_decimal(x):
    x = np.asarray(x)
    flat = [float(1 / (1 + (-Decimal(float(value))).exp())) for value in x.flat]
    return np.array(flat).reshape(x.shape)


class _Logistic:
    """A family of curves, of which the sigmoid is one."""

    def __init__(self, steepness=1.0, ceiling=1.0):
        self.steepness, self.ceiling = steepness, ceiling

    def __call__(self, x):
        e = np.exp(-np.abs(self.steepness * np.asarray(x, dtype=float)))
        return np.where(np.asarray(x) < 0, e, 1) * self.ceiling / (1 + e)


sigmoid_object = right(of="sigmoid", why="an object that can be called")(_Logistic())


@right(of="sigmoid_derivative", why="S (1 - S), as the lecture writes it")
def slope_of_the_lecture(x):
    s = sigmoid_textbook(x)
    return s * (1 - s)


@right(of="sigmoid_derivative", why="S minus its square, in place")
def slope_in_place(x):
    s = np.array(sigmoid_masks(x))
    s -= s**2
    return s


@right(of="sigmoid_derivative", why="e^-|x| over its square")
def slope_even(x):
    e = np.exp(-abs(np.asarray(x, dtype=float)))
    return e / (1 + e) ** 2


@right(of="sigmoid_derivative", why="1 / (2 + 2 cosh x), which overflows to 0")
def slope_cosh(x):
    return 1 / (2 + 2 * np.cosh(np.asarray(x, dtype=float)))


@right(of="sigmoid_derivative", why="a quarter of sech squared")
def slope_sech(x):
    return 0.25 / np.cosh(np.asarray(x, dtype=float) * 0.5) ** 2


@right(of="sigmoid_derivative", why="1 - tanh squared")
def slope_tanh(x):
    return (1 - np.square(np.tanh(np.multiply(x, 0.5)))) / 4


@right(of="sigmoid_derivative", why="a complex step through tanh")
def slope_complex_step(x):
    # Squire and Trapp 1998: no difference is taken, so nothing cancels.
    step = 1e-20
    return 0.5 * np.tanh((np.asarray(x, dtype=float) + 1j * step) / 2).imag / step


@right(of="sigmoid_derivative", why="number by number, back in shape")
def slope_loop(x):
    x = np.asarray(x)
    values = (_sigmoid_of_one(v) * _sigmoid_of_one(-float(v)) for v in x.flat)
    return np.fromiter(values, dtype=float, count=x.size).reshape(x.shape)


@right(of="sigmoid_derivative", why="a function within the function, called by keyword")
def slope_nested_function(x):
    def bell(*, activation):
        return activation - activation * activation

    return bell(activation=special.expit(np.asarray(x, dtype=float)))


@right(of="sigmoid_derivative", why="float32 throughout")
def slope_float32(x):
    s = sigmoid_float32(x)
    return s * (1 - s)


@right(of="sigmoid_derivative", why="the quotient rule, and the slope of e^-|x|")
def slope_quotient_rule(x):
    x = np.asarray(x, dtype=float)
    u = np.exp(-np.abs(x))
    u, du = u, -np.sign(x + (x == 0)) * u
    quotient = -du / (1 + u) ** 2
    return np.where(x < 0, -quotient, quotient)
