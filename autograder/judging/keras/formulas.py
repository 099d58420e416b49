"""What a number is that comes back from an evaluation or a training in place of the right one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.checking.keras_descent import Chain
from autograder.language.finding import Sentence, say
from autograder.running.plain import ModelSpec

Floats = NDArray[np.float64]
Formula = Callable[[Floats, Floats], float]

# Keras computes in float32, and so may a program that is compared with it.
RELATIVE = 2e-4
BATCH = 32
# How many rows programs take at a time, where they take batches.
BATCHES = (10, 16, 20, 25, 32, 50, 64, 100, 128, 200, 256, 500, 512)
TINY = 1e-7


@dataclass(frozen=True)
class Outputs:
    """What a model with known weights gives for some rows, and what it should give."""

    p: Floats
    t: Floats


def outputs_of(arguments: dict[str, Any]) -> Outputs | None:
    """Return the outputs for the arguments (model, x, t) of a call; None for a model of another kind."""
    model = arguments.get("model")
    if not isinstance(model, ModelSpec):
        return None
    spec = model.spec
    activations = [options[1] for kind, *options in spec["layers"] if kind == "dense"]
    try:
        chain = Chain(spec["weights"], activations, spec["loss"], *spec["optimizer"])
        p = chain.outputs(arguments["x"])[-1]
    except (KeyError, TypeError, ValueError):
        return None
    return Outputs(p, np.asarray(arguments["t"], dtype=np.float64))


def same(mine: float, value: float) -> bool:
    """Return whether two numbers are the same but for the rounding of float32."""
    return bool(np.isfinite(value) and abs(mine - value) <= RELATIVE * abs(value))


def _right_rows(p: Floats, t: Floats) -> NDArray[np.bool_]:
    return np.asarray(p.argmax(axis=1) == t.argmax(axis=1))


def _row_losses(p: Floats, t: Floats) -> Floats:
    return np.asarray(-np.log(np.maximum(np.sum(p * t, axis=1), TINY)))


def _of_batches(values: Floats, size: int) -> float:
    """Return the mean of the means of batches of `size` rows."""
    starts = range(0, len(values), size)
    return float(np.mean([np.mean(values[start : start + size]) for start in starts]))


def _binary(p: Floats, t: Floats) -> Floats:
    q = np.clip(p, TINY, 1 - TINY)
    return np.asarray(-(t * np.log(q) + (1 - t) * np.log(1 - q)))


def _softmax_again(p: Floats, t: Floats) -> float:
    e = np.exp(p - p.max(axis=1, keepdims=True))
    return float(np.mean(_row_losses(e / e.sum(axis=1, keepdims=True), t)))


LOSSES: tuple[tuple[Sentence, Formula], ...] = (
    (
        say("the loss that comes back is the sum over all rows, not their mean"),
        lambda p, t: float(_row_losses(p, t).sum()),
    ),
    (
        say("the loss that comes back is divided by the number of all entries, not of the rows"),
        lambda p, t: float(_row_losses(p, t).sum() / t.size),
    ),
    (
        say("the loss that comes back has the other sign"),
        lambda p, t: -float(_row_losses(p, t).mean()),
    ),
    (
        say("the loss that comes back has the other sign, and is a sum, not a mean"),
        lambda p, t: -float(_row_losses(p, t).sum()),
    ),
    *(
        (
            say(
                "the loss that comes back is the mean of the means of batches, in which a smaller batch counts too much"
            ),
            lambda p, t, size=size: _of_batches(_row_losses(p, t), size),
        )
        for size in BATCHES
    ),
    (
        say("the loss that comes back is that of the first {count} rows alone", count=BATCH),
        lambda p, t: float(_row_losses(p, t)[:BATCH].mean()),
    ),
    (
        say("the loss that comes back is the mean squared error, not the model's loss"),
        lambda p, t: float(np.mean((p - t) ** 2)),
    ),
    (
        say("the loss that comes back is the sum of squared errors, not the model's loss"),
        lambda p, t: float(np.sum((p - t) ** 2) / len(p)),
    ),
    (
        say("the loss that comes back is the mean absolute error, not the model's loss"),
        lambda p, t: float(np.mean(np.abs(p - t))),
    ),
    (
        say("the loss that comes back is the binary cross-entropy of all entries"),
        lambda p, t: float(np.mean(_binary(p, t))),
    ),
    (
        say("the loss that comes back has the logarithm to the base {base}", base=2),
        lambda p, t: float(_row_losses(p, t).mean() / np.log(2)),
    ),
    (
        say("the loss that comes back has the logarithm to the base {base}", base=10),
        lambda p, t: float(_row_losses(p, t).mean() / np.log(10)),
    ),
    (
        say("the loss that comes back is taken of the largest output of a row, not of its label's"),
        lambda p, t: float(-np.log(p.max(axis=1)).mean()),
    ),
    (
        say("the loss that comes back is computed as if softmax were applied once more"),
        _softmax_again,
    ),
    (
        say("what comes back as the loss is the mean output of the labels, without a logarithm"),
        lambda p, t: float(np.mean(np.sum(p * t, axis=1))),
    ),
)

ACCURACIES: tuple[tuple[Sentence, Formula], ...] = (
    (
        say("the accuracy that comes back is the share of the wrong rows"),
        lambda p, t: 1 - float(_right_rows(p, t).mean()),
    ),
    (
        say("the accuracy that comes back is the number of right rows, not their share"),
        lambda p, t: float(_right_rows(p, t).sum()),
    ),
    (
        say("the accuracy that comes back is 100 times the share of right rows"),
        lambda p, t: 100 * float(_right_rows(p, t).mean()),
    ),
    (
        say(
            "the accuracy that comes back is divided by the number of all entries, not of the rows"
        ),
        lambda p, t: float(_right_rows(p, t).sum() / t.size),
    ),
    *(
        (
            say(
                "the accuracy that comes back is the mean of the means of batches, in which a smaller batch counts too much"
            ),
            lambda p, t, size=size: _of_batches(_right_rows(p, t).astype(float), size),
        )
        for size in BATCHES
    ),
    (
        say("the accuracy that comes back is that of the first {count} rows alone", count=BATCH),
        lambda p, t: float(_right_rows(p, t)[:BATCH].mean()),
    ),
    (
        say("the accuracy that comes back counts entries above 0.5, not rows"),
        lambda p, t: float(np.mean((p > 0.5) == (t > 0.5))),
    ),
    (
        say("the accuracy that comes back compares the largest entries of columns, not of rows"),
        lambda p, t: float(np.mean(p.argmax(axis=0) == t.argmax(axis=0))),
    ),
    (
        say(
            "the accuracy that comes back counts rows whose label has an output above 0.5, not those where it has the largest one"
        ),
        lambda p, t: float(np.mean(np.sum(p * t, axis=1) > 0.5)),
    ),
    (
        say(
            "the accuracy that comes back compares the prediction of each row with the labels of all rows"
        ),
        lambda p, t: float(np.mean(p.argmax(axis=1) == t.argmax(axis=1)[:, np.newaxis])),
    ),
    (
        say("what comes back as the accuracy is the mean of the largest outputs"),
        lambda p, t: float(np.mean(p.max(axis=1))),
    ),
)


def described(
    mine: float, formulas: tuple[tuple[Sentence, Formula], ...], outputs: Outputs
) -> Iterator[Sentence]:
    """Yield the one sentence whose formula gives a number; none where several different ones do."""
    found: list[Sentence] = []
    for sentence, formula in formulas:
        try:
            with np.errstate(all="ignore"):
                value = formula(outputs.p, outputs.t)
        except ValueError:
            continue
        if same(mine, value) and sentence not in found:
            found.append(sentence)
    if len(found) == 1:
        yield found[0]


def right_loss(outputs: Outputs) -> float:
    """Return the mean categorical cross-entropy."""
    return float(_row_losses(outputs.p, outputs.t).mean())


def right_accuracy(outputs: Outputs) -> float:
    """Return the share of the rows whose largest output is that of the label."""
    return float(_right_rows(outputs.p, outputs.t).mean())
