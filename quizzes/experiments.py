"""Short runs of the reference's functions, for questions whose picture shows what training does.

An author's expression calls them by name; each depends on its arguments alone, and takes up to some 0.1 s, once.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quizzes.reference import functions

XOR_X = [[0, 0], [0, 1], [1, 0], [1, 1]]
XOR_T = [[0], [1], [1], [0]]


@cache
def signals(
    deviation: float | str, activation: str, layers: int, seed: int, units: int = 100
) -> list[NDArray]:
    """Return what each layer of a network without biases gives out for 60 random examples.

    `deviation` is that of the weights, or "xavier" or "he".
    """
    rng = np.random.default_rng(seed)
    shares = {"xavier": 1 / units, "he": 2 / units}
    spread = np.sqrt(shares[deviation]) if isinstance(deviation, str) else deviation
    squash: dict[str, Callable[[NDArray], NDArray]] = {
        "sigmoid": functions()["sigmoid"],
        "relu": functions()["relu"],
        "tanh": np.tanh,
    }
    outputs = [rng.standard_normal((60, units))]
    for _ in range(layers):
        z = outputs[-1] @ (spread * rng.standard_normal((units, units)))
        outputs.append(squash[activation](z))
    return outputs[1:]


@cache
def norms(activation: str, scale: float, layers: int, seed: int) -> list[float]:
    """Return `gradient_norms` by layer for weights of the deviation `scale` times that of He, or of Xavier for sigmoid."""
    rng = np.random.default_rng(seed)
    sizes = [20] * layers + [1]
    share = 2 if activation == "relu" else 1
    weights = [scale * np.sqrt(share / a) * rng.standard_normal((a, b)) for a, b in pairwise(sizes)]
    x = rng.standard_normal((40, 20))
    t = rng.integers(0, 2, (40, 1))
    layer_norms: list[float] = functions()["gradient_norms"](x, t, weights, activation)
    return layer_norms


@cache
def noisy_descent(batch_size: int, updates: int, learning_rate: float, seed: int) -> list[float]:
    """Return the loss of all 64 examples before each update of a linear regression by minibatches."""
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((64, 3))
    y = x @ [[2.0], [-1.0], [0.5]] + rng.standard_normal((64, 1))
    w = [np.array([[-2.0], [2.0], [2.0]])]
    losses: list[float] = []
    while len(losses) < updates:
        for xb, yb in functions()["minibatches"](x, y, batch_size, rng):
            losses.append(float(((x @ w[0] - y) ** 2).mean()))
            slope = 2 * xb.T @ (xb @ w[0] - yb) / len(xb)
            w = functions()["sgd_step"](w, [slope], learning_rate)
    return losses[:updates]


def two_moons(n: int, noise: float, rng: np.random.Generator) -> tuple[NDArray, NDArray]:
    """Return n points of two interleaved half circles, and which one each belongs to."""
    labels = np.arange(n) % 2
    angle = rng.uniform(0, np.pi, n)
    x = np.column_stack([np.cos(angle), np.sin(angle)])
    x[labels == 1] = [1, 0.5] - x[labels == 1]
    return x + noise * rng.standard_normal((n, 2)), labels


@cache
def history(
    examples: int, units: int, epochs: int, learning_rate: float, seed: int, noise: float = 0.35
) -> list[list[float]]:
    """Return [training loss, validation loss], a value an epoch, of a network that learns two moons."""
    f = functions()
    rng = np.random.default_rng(seed)
    x, labels = two_moons(examples, noise, rng)
    other, other_labels = two_moons(400, noise, rng)
    t, other_t = f["one_hot"](labels, 2), f["one_hot"](other_labels, 2)
    params = f["init_mlp"]([2, units, units, 2], rng)
    losses: list[list[float]] = [[], []]
    for _ in range(epochs):
        params, _ = f["train_mlp"](params, x, t, 1, 10, learning_rate, rng)
        losses[0].append(float(f["cross_entropy"](f["mlp_forward"](params, x), t)))
        losses[1].append(float(f["cross_entropy"](f["mlp_forward"](params, other), other_t)))
    return losses


def paths(rule: str, gradients: Sequence[float], steps: int, rate: float) -> list[list[float]]:
    """Return where parameters stand before each of `steps` updates, all from 0, if their gradients stay the same.

    `rule` is "sgd", "adam" or "adam-uncorrected".
    """
    f = functions()
    grads = [np.array(one, float) for one in gradients]
    params: list[Any] = [np.array(0.0) for _ in gradients]
    state, first, second = None, [0.0] * len(grads), [0.0] * len(grads)
    positions: list[list[float]] = [[] for _ in gradients]
    for _ in range(steps):
        for path, one in zip(positions, params, strict=True):
            path.append(float(one))
        if rule == "sgd":
            params = f["sgd_step"](params, grads, rate)
        elif rule == "adam":
            params, state = f["adam_step"](params, grads, state, rate)
        else:
            first = [0.9 * m + 0.1 * float(g) for m, g in zip(first, grads, strict=True)]
            second = [0.999 * v + 0.001 * float(g) ** 2 for v, g in zip(second, grads, strict=True)]
            params = [
                p - rate * m / (np.sqrt(v) + 1e-7)
                for p, m, v in zip(params, first, second, strict=True)
            ]
    return positions


def letters(count: int, seed: int) -> list[str]:
    """Return the letter of each of `count` candidates, in an order that depends on the seed alone."""
    names = [*"ABCDEF"[:count]]
    random.Random(f"letters {seed}").shuffle(names)
    return names


def lettered(names: Sequence[str], candidates: Sequence[Any]) -> list[tuple[str, Any]]:
    """Return candidates with their letters, in the order of these."""
    return sorted(zip(names, candidates, strict=True), key=lambda pair: pair[0])


def told(names: Sequence[str], texts: Sequence[str]) -> str:
    """Return what is said of each candidate, in the order of the letters: "A: …; B: …"."""
    return "; ".join(f"{name}: {text}" for name, text in lettered(names, texts))


NAMES: dict[str, Any] = {
    "XOR_X": XOR_X,
    "XOR_T": XOR_T,
    **{
        one.__name__: one
        for one in (signals, norms, noisy_descent, history, paths, letters, lettered, told)
    },
}
