"""The reading of one drawing by a trained network: probabilities, activations, and the pixels that support it."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.lab.centre import LEAST_INK, centred
from autograder.lab.network import Network
from autograder.lab.pieces import Replaced


def reading(network: Network, drawing: NDArray) -> dict[str, Any] | None:
    """Return what the page shows of a drawing, as JSON has it; None where nothing is drawn."""
    image = centred(drawing)
    if image is None:
        return None
    x = image.reshape(1, -1)
    while True:
        try:
            p = network.probabilities(x)[0]
            hidden = network.forward(x).hidden
            digit = int(np.nanargmax(p)) if np.isfinite(p).any() else None
            pixels = np.zeros(x.size) if digit is None else evidence(network, x[0], digit)
        except Replaced:  # the learner's file was changed since the training
            continue
        break
    return {
        "digit": digit,
        "probabilities": _numbers(p),
        "image": _numbers(image.ravel()),
        "hidden": [_numbers(one[0] / (float(one.max()) or 1.0)) for one in hidden],
        "evidence": _numbers(pixels / (float(np.abs(pixels).max()) or 1.0)),
    }


def evidence(network: Network, x: NDArray, digit: int) -> NDArray:
    """Return for every pixel by how much the log odds of `digit` would fall without it.

    Pixels without ink have 0. The network reads the digit once for each inked pixel, without it.
    """
    inked = np.flatnonzero(x > LEAST_INK)
    without = np.repeat(x[None], len(inked) + 1, axis=0)
    without[np.arange(len(inked)), inked] = 0
    logits = network.forward(without).logits
    assert logits is not None
    odds = _log_odds(logits.astype(float), digit)
    changes = np.zeros(x.size)
    changes[inked] = np.nan_to_num(odds[-1] - odds[:-1], nan=0.0, posinf=0.0, neginf=0.0)
    return changes


def _log_odds(logits: NDArray, digit: int) -> NDArray:
    """Return log(p / (1 - p)) of a digit for every row of logits."""
    others = np.delete(logits, digit, axis=1)
    highest = others.max(axis=1)
    odds: NDArray = logits[:, digit] - highest
    return odds - np.log(np.exp(others - highest[:, None]).sum(axis=1))


def _numbers(values: NDArray) -> list[float]:
    return [round(float(one), 4) for one in np.nan_to_num(np.ravel(values), posinf=1, neginf=-1)]
