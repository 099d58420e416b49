"""Right ways to write ReLU, its leaky form, their slopes, and the gradient norms."""

import functools
import math
from collections import deque

import numpy as np
from scipy.special import expit, log_expit

from . import right


@right(of="relu", why="x where it is positive, by a product")
def relu_product(x):
    x = np.asarray(x)
    return x * (x > 0)


@right(of="relu", why="half of x + |x|")
def relu_absolute(x):
    return (np.asarray(x, dtype=float) + np.abs(x)) / 2


@right(of="relu", why="np.clip without a ceiling")
def relu_clip(x):
    return np.clip(x, 0, None)


@right(of="relu", why="zeros written into a copy")
def relu_copy(x):
    out = np.array(x, dtype=np.float64)
    out[out < 0] = 0
    return out


@right(of="relu", why="np.where")
def relu_where(x):
    return np.where(np.less(x, 0), 0.0, x)


@right(of="relu", why="pure Python: nested lists")
def relu_nested(x):
    return list(map(relu_nested, x)) if np.ndim(x) else max(0.0, float(x))


@right(of="relu", why="one function for each type of argument")
@functools.singledispatch
def relu_dispatched(x):
    return x if x > 0 else 0


@relu_dispatched.register
def _(x: list):
    return [relu_dispatched(item) for item in x]


@relu_dispatched.register
def _(x: np.ndarray):
    return x.clip(min=0)


@right(of="relu", why="a filled masked array")
def relu_masked(x):
    x = np.asarray(x)
    return np.ma.masked_array(x, mask=x <= 0).filled(0)


@right(of="relu", why="np.fmax in float32")
def relu_float32(x):
    return np.fmax(np.float32(0), np.asarray(x, dtype=np.float32))


relu_partial = right(of="relu", why="a partial application of np.maximum")(
    functools.partial(np.maximum, 0.0)
)


@right(of="relu_derivative", why="booleans")
def relu_slope_boolean(x):
    return np.asarray(x) > 0


@right(of="relu_derivative", why="Heaviside's step with 0 at 0")
def relu_slope_heaviside(x):
    return np.heaviside(np.asarray(x, dtype=float), 0)


@right(of="relu_derivative", why="the sign of what relu gives")
def relu_slope_sign(x):
    return np.sign(np.maximum(x, 0))


@right(of="relu_derivative", why="ones written into zeros")
def relu_slope_written(x):
    slope = np.zeros(np.shape(x))
    slope[np.asarray(x) > 0] = 1
    return slope


@right(of="relu_derivative", why="pure Python: a float for a number, nested lists for all else")
def relu_slope_nested(x):
    return [relu_slope_nested(item) for item in x] if np.ndim(x) else float(x > 0)


@right(of="relu_derivative", why="whole numbers, not below or at 0")
def relu_slope_negated(x):
    return 1 - np.less_equal(x, 0).astype(int)


relu_slope_lambda = right(of="relu_derivative", why="a lambda, in float32")(
    lambda x: np.float32(1) * np.greater(x, 0.0)
)


@right(of="leaky_relu", why="the positive part and slope times the negative part")
def leaky_parts(x, slope=0.01):
    return np.maximum(x, 0) + slope * np.minimum(x, 0)


@right(of="leaky_relu", why="a copy scaled under a mask")
def leaky_masked(x, slope=0.01):
    out = np.array(x, dtype=float)
    out[out <= 0] *= slope
    return out


@right(of="leaky_relu", why="a weighted mean of x and |x|")
def leaky_absolute(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return (1 + slope) / 2 * x + (1 - slope) / 2 * abs(x)


@right(of="leaky_relu", why="np.piecewise")
def leaky_piecewise(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.piecewise(x, [x > 0], [lambda v: v, lambda v: slope * v])


@right(of="leaky_relu", why="the larger of two lines, or the smaller for a steep slope")
def leaky_larger(x, slope=0.01):
    choose = np.maximum if slope <= 1 else np.minimum
    return choose(x, np.multiply(slope, x))


@right(of="leaky_relu", why="np.select")
def leaky_select(x, slope=0.01):
    x = np.asarray(x)
    return np.select([x > 0, x <= 0], [x, slope * x])


@right(of="leaky_relu", why="pure Python: nested lists")
def leaky_nested(x, slope=0.01):
    if np.ndim(x):
        return [leaky_nested(item, slope) for item in x]
    return float(x) if x > 0 else slope * float(x)


@right(of="leaky_relu", why="float32 throughout")
def leaky_float32(x, slope=0.01):
    x = np.asarray(x, dtype=np.float32)
    return np.where(x >= 0, x, np.float32(slope) * x)


@right(of="leaky_relu_derivative", why="slope plus the rest where x is positive")
def leaky_slope_sum(x, slope=0.01):
    return slope + (1 - slope) * (np.asarray(x) > 0)


@right(of="leaky_relu_derivative", why="an array full of slopes, ones written into it")
def leaky_slope_written(x, slope=0.01):
    out = np.full(np.shape(x), slope, dtype=float)
    np.putmask(out, np.greater(x, 0), 1.0)
    return out


@right(of="leaky_relu_derivative", why="a choice by index")
def leaky_slope_indexed(x, slope=0.01):
    return np.array([slope, 1.0])[np.greater(x, 0).astype(np.intp)]


@right(of="leaky_relu_derivative", why="a power: slope to the 1 or to the 0")
def leaky_slope_power(x, slope=0.01):
    return np.power(float(slope), np.less_equal(x, 0))


@right(of="leaky_relu_derivative", why="np.vectorize")
def leaky_slope_vectorized(x, slope=0.01):
    return np.vectorize(lambda value: 1.0 if value > 0 else slope, otypes=[float])(x)


@right(of="leaky_relu_derivative", why="a mask and its complement, float32")
def leaky_slope_float32(x, slope=0.01):
    positive = np.asarray(x) > 0
    return positive.astype("f4") + np.float32(slope) * ~positive


def _layers(x, weights, activation):
    """Return the pre-activations and the activations of every layer, the input first."""
    zs, activations = [], [np.asarray(x)]
    for w in weights[:-1]:
        zs.append(activations[-1] @ w)
        activations.append(expit(zs[-1]) if activation == "sigmoid" else np.maximum(zs[-1], 0))
    zs.append(activations[-1] @ weights[-1])
    return zs, activations, expit(zs[-1])


@right(of="gradient_norms", why="slopes at the pre-activations, an array of norms")
def norms_pre_activations(x, t, weights, activation):
    zs, activations, y = _layers(x, weights, activation)
    delta, norms = (y - t) / np.size(t), np.zeros(len(weights))
    for k in range(len(weights) - 1, -1, -1):
        norms[k] = np.sqrt(np.sum((activations[k].T @ delta) ** 2))
        if k:
            s = expit(zs[k - 1])
            slope = zs[k - 1] > 0 if activation == "relu" else s * (1 - s)
            delta = delta @ weights[k].T * slope
    return norms


@right(of="gradient_norms", why="recursion that returns the error to the layer below")
def norms_recursive(x, t, weights, activation):
    norms = deque()

    def descend(a, rest):
        z = a @ rest[0]
        if len(rest) == 1:
            delta = (expit(z) - t) / t.size
        elif activation == "relu":
            delta = np.where(z > 0, descend(np.where(z > 0, z, 0), rest[1:]), 0)
        else:
            delta = descend(expit(z), rest[1:]) * expit(z) * expit(-z)
        norms.appendleft(math.hypot(*np.ravel(a.T @ delta)))
        return delta @ rest[0].T

    descend(x, weights)
    return norms


@right(of="gradient_norms", why="a mean of one-example gradients, a tuple of norms")
def norms_by_example(x, t, weights, activation):
    totals = [np.zeros(np.shape(w)) for w in weights]
    for row, target in zip(x, t, strict=True):
        _, activations, y = _layers(row, weights, activation)
        delta = (y - target) / len(target)
        for k in reversed(range(len(weights))):
            totals[k] += np.outer(activations[k], delta) / len(x)
            a = activations[k]
            delta = (weights[k] @ delta) * (a > 0 if activation == "relu" else a - a * a)
    return tuple(float(np.linalg.norm(total.ravel())) for total in totals)


@right(of="gradient_norms", why="inner products of examples, without a gradient matrix")
def norms_by_gram_matrices(x, t, weights, activation):
    # |A'D|^2 = sum of (AA') * (DD'): no matrix as large as the weights is needed.
    _, activations, y = _layers(x, weights, activation)
    delta, norms = (y - t) / t.size, []
    for a, w in zip(activations[::-1], weights[::-1], strict=True):
        squared = np.sum((a @ a.T) * (delta @ delta.T))
        norms = [np.sqrt(np.maximum(squared, 0)), *norms]
        delta = delta @ w.T * (np.sign(a) if activation == "relu" else a * (1 - a))
    return norms


@right(of="gradient_norms", why="a complex step for every weight")
def norms_complex_step(x, t, weights, activation):
    def hidden(z):
        if activation == "relu":
            return np.where(z.real > 0, z, 0)
        return 0.5 + 0.5 * np.tanh(z / 2)

    def loss(parameters):
        a = x.astype(complex)
        for w in parameters[:-1]:
            a = hidden(a @ w)
        z = a @ parameters[-1]
        # Only the imaginary part is read: the slope of log(1 + e^z) - t z is sigmoid(z) - t.
        return np.mean((expit(z.real) - t) * z.imag)

    norms = []
    for k, w in enumerate(weights):
        slopes = np.empty(w.shape)
        for index in np.ndindex(w.shape):
            moved = [v.astype(complex) for v in weights]
            moved[k][index] += 1e-100j
            slopes[index] = loss(moved) / 1e-100
        norms.append(np.linalg.norm(slopes, "fro"))
    return norms


@right(of="gradient_norms", why="singular values, and y from its logarithm")
def norms_singular_values(x, t, weights, activation):
    zs, activations, _ = _layers(x, weights, activation)
    delta, norms = (np.exp(log_expit(zs[-1])) - t) / len(t) / t.shape[1], []
    for k in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(np.linalg.svd(activations[k].T @ delta, compute_uv=False)))
        a = activations[k]
        delta = np.einsum(
            "no,ho,nh->nh", delta, weights[k], a > 0 if activation == "relu" else a * (1 - a)
        )
    return norms
