"""Right ways to compute the forward pass of a two-layer network."""

import functools
import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.special import expit

from . import right


def S(z):
    return 1 / (1 + np.exp(-z))


class Activations(NamedTuple):
    hidden: np.ndarray
    output: np.ndarray


@right(of="forward", why="the lecture's own lines")
def forward_lecture(x, w1, b1, w2):
    h = S(np.dot(x, w1) + b1)
    y = S(np.dot(h, w2))
    return h, y


@right(of="forward", why="examples as columns, a named tuple as the result")
def forward_columns(x, w1, b1, w2):
    h = expit(np.transpose(w1) @ np.transpose(x) + np.reshape(b1, (-1, 1)))
    return Activations(hidden=h.T, output=expit(np.transpose(w2) @ h).T)


@right(of="forward", why="einsum, a list as the result")
def forward_einsum(x, w1, b1, w2):
    h = S(np.einsum("ni,ih->nh", x, w1) + np.ravel(b1))
    return [h, S(np.einsum("nh,ho->no", h, w2))]


@right(of="forward", why="the bias as one more row of w1, for an input that is always 1")
def forward_augmented(x, w1, b1, w2):
    extended = np.c_[x, np.ones(len(x))] @ np.vstack([w1, b1])
    h = 0.5 + 0.5 * np.tanh(extended / 2)
    return h, 0.5 + 0.5 * np.tanh(h @ w2 / 2)


def _fire(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else 1 - 1 / (1 + math.exp(z))


@right(of="forward", why="pure Python: nested lists")
def forward_lists(x, w1, b1, w2):
    bias = [float(b) for b in np.ravel(b1)]
    h, y = [], []
    for row in x:
        hidden = []
        for j, b in enumerate(bias):
            total = b
            for i, value in enumerate(row):
                total += float(value) * float(w1[i][j])
            hidden.append(_fire(total))
        h.append(hidden)
        y.append(
            [
                _fire(sum(a * float(w) for a, w in zip(hidden, w2[:, k], strict=True)))
                for k in range(len(w2[0]))
            ]
        )
    return h, y


@right(of="forward", why="np.matrix, where * is the matrix product")
def forward_matrix(x, w1, b1, w2):
    h = S(np.asmatrix(x) * np.asmatrix(w1) + b1)
    return h, S(h * np.asmatrix(w2))


@right(of="forward", why="inner products with the transposed weights")
def forward_inner(x, w1, b1, w2):
    h = expit(np.inner(x, np.swapaxes(w1, 0, 1)) + b1)
    return h, expit(np.inner(h, np.swapaxes(w2, 0, 1)))


@right(of="forward", why="a broadcast product, summed")
def forward_broadcast(x, w1, b1, w2):
    h = S((x[:, :, np.newaxis] * w1[np.newaxis]).sum(axis=1) + b1)
    return h, S(np.add.reduce(h[..., None] * w2, axis=1))


@right(of="forward", why="example by example, stacked at the end")
def forward_rows(x, w1, b1, w2):
    hidden = [S(row @ w1 + np.squeeze(np.atleast_2d(b1), axis=0)) for row in x]
    return np.vstack(hidden), np.vstack([S(h @ w2) for h in hidden])


@right(of="forward", why="unit by unit, into arrays made in advance")
def forward_units(x, w1, b1, w2):
    h, y = np.zeros((len(x), w1.shape[1])), np.zeros((len(x), w2.shape[1]))
    for j, b in enumerate(np.reshape(b1, -1)):
        h[:, j] = S(x.dot(w1[:, j]) + b)
    for k in range(y.shape[1]):
        y[:, k] = S(h.dot(w2[:, k]))
    return h, y


@right(of="forward", why="float32 throughout")
def forward_float32(x, w1, b1, w2):
    x, w1, b1, w2 = (np.asarray(a).astype(np.float32) for a in (x, w1, b1, w2))
    h = S(x @ w1 + b1)
    return h, S(h @ w2)


@right(of="forward", why="one reduction over the layers, a bias of 0 in the second")
def forward_reduce(x, w1, b1, w2):
    layers = [(w1, b1), (w2, 0)]
    seen = [np.asarray(x, dtype=float)]

    def layer(a, parameters):
        w, b = parameters
        seen.append(expit(np.matmul(a, w) + b))
        return seen[-1]

    functools.reduce(layer, layers, seen[0])
    return tuple(seen[1:])


class Network(Sequence):
    """A network whose two items are its activations, computed when they are asked for."""

    def __init__(self, x, w1, b1, w2):
        self.x, self.w1, self.b1, self.w2 = x, w1, b1, w2

    @functools.cached_property
    def h(self):
        return S(self.x @ self.w1 + self.b1)

    @functools.cached_property
    def y(self):
        return S(self.h @ self.w2)

    def __len__(self):
        return 2

    def __getitem__(self, index):
        return (self.h, self.y)[index]


@right(of="forward", why="a sequence of a class of its own, computed lazily")
def forward_lazy(x, w1, b1, w2):
    return Network(x, w1, b1, w2)


@right(of="forward", why="in-place work on one's own copies")
def forward_in_place(x, w1, b1, w2):
    results = []
    for a, w, b in ((x, w1, b1), (None, w2, None)):
        z = np.tensordot(results[-1] if a is None else a, w, axes=1).astype(float)
        z += 0 if b is None else b
        np.negative(z, out=z)
        np.exp(z, out=z)
        z += 1
        results.append(np.reciprocal(z, out=z))
    return results


forward_lambda = right(of="forward", why="a lambda with an assignment inside")(
    lambda x, w1, b1, w2: ((h := S(x @ w1 + b1)), S(h @ w2))
)
