"""Right ways to write the squared error, its gradients, and gradient descent."""

import array
import itertools
import math
from collections import deque
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from scipy.special import expit

from . import right


def S(z):
    return 1 / (1 + np.exp(-z))


def forward(x, w1, b1, w2):
    h = S(np.asarray(x) @ w1 + b1)
    return h, S(h @ w2)


@right(of="squared_error", why="a dot product")
def error_vdot(y, t):
    return np.vdot(y - t, y - t) / 2


@right(of="squared_error", why="half the squared norm")
def error_norm(y, t):
    return 0.5 * np.linalg.norm(np.subtract(y, t)) ** 2


@right(of="squared_error", why="the exact sum of Python's floats")
def error_fsum(y, t):
    pairs = zip(np.ravel(y).tolist(), np.ravel(t).tolist(), strict=True)
    return math.fsum((a - b) ** 2 for a, b in pairs) / 2


@right(of="squared_error", why="the distance of two points")
def error_distance(y, t):
    return math.dist(np.ravel(y), np.ravel(t)) ** 2 / 2


@right(of="squared_error", why="a trace")
def error_trace(y, t):
    d = np.asmatrix(y) - np.asmatrix(t)
    return np.trace(d.T * d) / 2


@right(of="squared_error", why="a 0-d array, by einsum")
def error_zero_dimensional(y, t):
    d = np.asarray(y, dtype=float) - t
    return np.asarray(np.einsum("no,no->", d, d) * 0.5)


@right(of="squared_error", why="a mean times its count")
def error_mean(y, t):
    return np.mean(np.square(np.asarray(y) - np.asarray(t))) * np.size(y) * 0.5


@right(of="squared_error", why="two loops")
def error_loops(y, t):
    total = 0.0
    for n in range(len(y)):
        for k in range(len(y[n])):
            total += 0.5 * (y[n][k] - t[n][k]) * (y[n][k] - t[n][k])
    return total


@right(of="squared_error", why="float32")
def error_float32(y, t):
    d = np.asarray(y, dtype=np.float32) - np.asarray(t, dtype=np.float32)
    return (d * d).sum() / np.float32(2)


error_lambda = right(of="squared_error", why="a one-line lambda")(
    lambda y, t: sum(sum((y - t) ** 2)) / 2
)


@right(of="backward", why="the lecture's own lines, the bias gradient summed")
def backward_lecture(x, t, h, y, w2):
    delta_y = np.multiply(y - t, np.multiply(y, (1 - y)))
    temp = np.multiply(np.dot(delta_y, w2.transpose()), np.multiply(h, (1 - h)))
    return np.dot(x.transpose(), temp), temp.sum(0), np.dot(h.transpose(), delta_y)


@right(of="backward", why="a bias gradient of shape (1, hidden)")
def backward_bias_row(x, t, h, y, w2):
    delta_y = (y - t) * (y - y**2)
    delta_h = delta_y @ w2.T * (h - h**2)
    return [x.T @ delta_h, delta_h.sum(axis=0, keepdims=True), h.T @ delta_y]


class Gradients(NamedTuple):
    w1: np.ndarray
    b1: np.ndarray
    w2: np.ndarray


@right(of="backward", why="the bias as a weight of an input that is always 1; a named tuple")
def backward_augmented(x, t, h, y, w2):
    delta_y = (y - t) * y * (1 - y)
    both = np.column_stack([np.ones(len(x)), x]).T @ (h * (1 - h) * (delta_y @ w2.T))
    return Gradients(b1=both[0], w1=both[1:], w2=h.T @ delta_y)


@right(of="backward", why="the slope of a sigmoid as a parabola around one half")
def backward_parabola(x, t, h, y, w2):
    delta_y = (y - t) * (0.25 - (y - 0.5) ** 2)
    delta_h = delta_y @ w2.T * (0.25 - (h - 0.5) ** 2)
    return x.T @ delta_h, delta_h.sum(axis=0), h.T @ delta_y


@right(of="backward", why="examples as columns")
def backward_columns(x, t, h, y, w2):
    x, t, h, y = (np.ascontiguousarray(np.transpose(a)) for a in (x, t, h, y))
    delta_y = (y - t) * y * (1 - y)
    delta_h = (w2 @ delta_y) * h * (1 - h)
    return (delta_h @ x.T).T, delta_h @ np.ones(x.shape[1]), (delta_y @ h.T).T


@right(of="backward", why="one einsum for each gradient")
def backward_einsum(x, t, h, y, w2):
    e, sy, sh = y - t, y * (1 - y), h * (1 - h)
    dw1 = np.einsum("no,no,ho,nh,ni->ih", e, sy, w2, sh, x)
    return dw1, np.einsum("no,no,ho,nh->h", e, sy, w2, sh), np.einsum("nh,no,no->ho", h, e, sy)


@right(of="backward", why="example by example, outer products added up")
def backward_outer(x, t, h, y, w2):
    dw1, db1, dw2 = np.zeros((x.shape[1], h.shape[1])), np.zeros(h.shape[1]), np.zeros(w2.shape)
    for x_n, t_n, h_n, y_n in zip(x, t, h, y, strict=True):
        delta_y = (y_n - t_n) * y_n * (1 - y_n)
        delta_h = w2.dot(delta_y) * h_n * (1 - h_n)
        dw1 += np.outer(x_n, delta_h)
        db1 += delta_h
        dw2 += np.outer(h_n, delta_y)
    return dw1, db1, dw2


@right(of="backward", why="the Jacobian of every output, contracted with the error")
def backward_jacobian(x, t, h, y, w2):
    slope_y, slope_h = y * (1 - y), h * (1 - h)
    j_z1 = np.einsum("no,ho,nh->noh", slope_y, w2, slope_h)
    j_w1 = np.einsum("noh,ni->noih", j_z1, x)
    j_w2 = np.einsum("no,nh->noh", slope_y, h)
    error = y - t
    dw2 = (error[..., None] * j_w2).sum(axis=0).T
    return np.tensordot(error, j_w1, 2), np.tensordot(error, j_z1, 2), dw2


@right(of="backward", why="forward mode: one direction after another")
def backward_forward_mode(x, t, h, y, w2):
    def slope_of_error(dw1, db1, dw2):
        dh = h * (1 - h) * (x @ dw1 + db1)
        dy = y * (1 - y) * (dh @ w2 + h @ dw2)
        return np.sum((y - t) * dy)

    shapes = [(x.shape[1], h.shape[1]), (h.shape[1],), w2.shape]
    gradients = [np.zeros(shape) for shape in shapes]
    for k, gradient in enumerate(gradients):
        for index in np.ndindex(gradient.shape):
            direction = [np.zeros(shape) for shape in shapes]
            direction[k][index] = 1
            gradient[index] = slope_of_error(*direction)
    return tuple(gradients)


@right(of="backward", why="float32 throughout")
def backward_float32(x, t, h, y, w2):
    return backward_lecture(*(np.asarray(a, dtype=np.float32) for a in (x, t, h, y, w2)))


@right(of="backward", why="in-place work on one's own copies")
def backward_in_place(x, t, h, y, w2):
    delta_y = np.array(y, dtype=float)
    delta_y -= t
    delta_y *= y
    delta_y *= np.subtract(1, y)
    delta_h = delta_y.dot(w2.T)
    delta_h *= h
    delta_h *= 1.0 - h
    return x.T.dot(delta_h), np.add.reduce(delta_h), h.T.dot(delta_y)


def _column(matrix, k):
    return [float(row[k]) for row in matrix]


def _dot(a, b):
    return sum(p * q for p, q in zip(a, b, strict=True))


def backward_lists(x, t, h, y, w2):
    delta_y = [
        [(b - a) * b * (1 - b) for a, b in zip(targets, outputs, strict=True)]
        for targets, outputs in zip(t, y, strict=True)
    ]
    delta_h = [
        [a * (1 - a) * _dot(delta, weights) for a, weights in zip(hidden, w2, strict=True)]
        for hidden, delta in zip(h, delta_y, strict=True)
    ]
    inputs, hidden, outputs = range(len(x[0])), range(len(w2)), range(len(w2[0]))
    return (
        [[_dot(_column(x, i), _column(delta_h, j)) for j in hidden] for i in inputs],
        [sum(_column(delta_h, j)) for j in hidden],
        [[_dot(_column(h, j), _column(delta_y, k)) for k in outputs] for j in hidden],
    )


def _step(values, gradients, rate):
    if isinstance(values, list):
        return [_step(v, g, rate) for v, g in zip(values, gradients, strict=True)]
    return values - rate * gradients


@right(of="train", why="pure Python: nested lists", together_with={"backward": backward_lists})
def train_lists(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    parameters = [np.asarray(w1).tolist(), np.ravel(b1).tolist(), np.asarray(w2).tolist()]
    losses = []
    for _ in range(steps):
        h, y = forward(x, *map(np.array, parameters))
        losses.append(float(error_loops(y, t)))
        gradients = backward_lists(x, t, h.tolist(), y.tolist(), parameters[2])
        parameters = [
            _step(p, g, learning_rate) for p, g in zip(parameters, gradients, strict=True)
        ]
    return *parameters, losses


@right(of="train", why="the lecture's loop with the bias mended")
def train_lecture(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    lamda, losses = learning_rate, []
    for _ in range(0, steps):
        h = S(np.dot(x, w1) + b1)
        y = S(np.dot(h, w2))
        losses = [*losses, np.sum((y - t) ** 2) / 2]
        delta_y = np.multiply(y - t, np.multiply(y, (1 - y)))
        delta_h = np.dot(delta_y, w2.transpose()) * h * (1 - h)
        w2 = w2 - np.dot(h.transpose(), lamda * delta_y)
        w1 = w1 - np.dot(x.transpose(), lamda * delta_h)
        b1 = b1 - lamda * delta_h.sum(axis=0)
    return w1, b1, w2, losses


@right(of="train", why="losses in an array made in advance")
def train_loss_array(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    parameters = [np.array(p, dtype=float) for p in (w1, b1, w2)]
    losses = np.full(steps, np.nan)
    for k in range(steps):
        h, y = forward(x, *parameters)
        losses[k] = error_vdot(y, t)
        for p, g in zip(parameters, backward_lecture(x, t, h, y, parameters[2]), strict=True):
            p -= learning_rate * g
    return [*parameters, losses]


@right(of="train", why="bias kept as a row throughout, progress printed")
def train_printing(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    b1, losses = np.reshape(b1, (1, -1)), []
    for step in range(1, steps + 1):
        h, y = forward(x, w1, b1, w2)
        losses.append(error_zero_dimensional(y, t))
        dw1, db1, dw2 = backward_bias_row(x, t, h, y, w2)
        w1, b1, w2 = w1 - learning_rate * dw1, b1 - learning_rate * db1, w2 - learning_rate * dw2
        print(f"step {step:5d}   loss {losses[-1]:.6f}")
    return w1, b1.reshape(-1), w2, losses


@right(of="train", why="one flat vector of parameters")
def train_flat(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = map(np.asarray, (w1, b1, w2))
    cuts = [w1.size, w1.size + b1.size]
    theta = np.concatenate([w1.ravel(), b1.ravel(), w2.ravel()])

    def unpack():
        a, b, c = np.split(theta, cuts)
        return a.reshape(w1.shape), b, c.reshape(w2.shape)

    losses = array.array("d")
    for _ in range(steps):
        h, y = forward(x, *unpack())
        losses.append(error_norm(y, t))
        gradients = backward_einsum(x, t, h, y, unpack()[2])
        theta = theta - learning_rate * np.concatenate([g.ravel() for g in gradients])
    return *unpack(), losses


@right(of="train", why="w1 and b1 in one matrix, a deque of losses")
def train_augmented(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    first, second = np.vstack([w1, np.reshape(b1, (1, -1))]), w2.copy()
    ones, losses = np.hstack([x, np.ones((len(x), 1))]), deque()
    for _ in itertools.repeat(None, steps):
        h = expit(ones @ first)
        y = expit(h @ second)
        losses.append(((y - t) ** 2).sum() / 2)
        delta = (y - t) * y * (1 - y)
        # The right-hand sides are computed before either name is bound.
        first, second = (
            first - learning_rate * ones.T @ (delta @ second.T * h * (1 - h)),
            second - learning_rate * h.T @ delta,
        )
    return first[:-1], first[-1], second, losses


@right(of="train", why="halves of halves, recursively")
def train_recursive(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    if steps == 0:
        return w1, b1, w2, []
    if steps == 1:
        h, y = forward(x, w1, b1, w2)
        d1, db, d2 = (learning_rate * g for g in backward_outer(x, t, h, y, w2))
        return w1 - d1, b1 - db, w2 - d2, [error_mean(y, t)]
    *half, early = train_recursive(x, t, w1, b1, w2, learning_rate, steps // 2)
    *whole, late = train_recursive(x, t, *half, learning_rate, steps - steps // 2)
    return *whole, early + late


@dataclass(frozen=True)
class _State:
    w1: np.ndarray
    b1: np.ndarray
    w2: np.ndarray


@right(of="train", why="an endless generator of states, cut where it is enough")
def train_generator(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    def descend(state):
        while True:
            h, y = forward(x, state.w1, state.b1, state.w2)
            d1, db, d2 = backward_columns(x, t, h, y, state.w2)
            state = replace(
                state,
                w1=state.w1 - learning_rate * d1,
                b1=state.b1 - learning_rate * db,
                w2=state.w2 - learning_rate * d2,
            )
            yield state, np.float32(error_fsum(y, t))

    first = _State(w1, b1, w2)
    seen = [(first, None), *itertools.islice(descend(first), steps)]
    last = seen[-1][0]
    return last.w1, last.b1, last.w2, tuple(loss for _, loss in seen[1:])


@right(of="train", why="float32 throughout")
def train_float32(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.asarray(a, dtype=np.float32) for a in (x, t, w1, b1, w2))
    return train_lecture(x, t, w1, b1, w2, np.float32(learning_rate), steps)
