"""Right ways to write the sigmoid and its slope."""

import math
from decimal import Decimal

import numpy as np
from scipy import special

from . import right


@right(of="sigmoid", why="the textbook's formula, which warns of an overflow")
def sigmoid_textbook(x):
    return 1 / (1 + np.exp(-np.array(x, dtype=float)))


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


@right(of="sigmoid", why="exp of the log-sigmoid")
def sigmoid_by_its_logarithm(x):
    return np.exp(-np.logaddexp(0, -np.asarray(x, dtype=float)))


@right(of="sigmoid", why="a one-line lambda")
def _placeholder(x):  # replaced below; a lambda cannot be decorated
    return sigmoid_lambda(x)


sigmoid_lambda = lambda x: np.reciprocal(1.0 + np.exp(-1.0 * np.asarray(x)))  # noqa: E731


def sigmoid_of_one(value):
    try:
        return 1.0 / (1.0 + math.exp(-float(value)))
    except OverflowError:
        return 0.0
