"""Other control flow through a submission: a condition with the other outcome, one round more or fewer."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.judging.places.trace import ExpressionTrace
from autograder.running.recorder import KEEP

MOST_ROUNDS = 60
# Right entries of so many inputs show that what follows an outcome is right.
LEAST_INPUTS = 2

Flags = NDArray[np.bool_]


def other_ways(trace: ExpressionTrace) -> Iterator[tuple[int, list[Any]]]:
    """Yield the expressions that decide the control flow, each with its other possible values."""
    for number, watched in trace.streams.items():
        role = watched.expression.role
        values = watched.values
        if role in ("test", "loop") and len(values) <= MOST_ROUNDS:
            # Without any round a loop computes nothing, which is right by accident or not at all.
            without = [False] if role == "loop" else None
            yield from ((number, other) for other in _tests(values) if other != without)
        elif role == "iterable" and is_range(values[0]):
            yield from ((number, [other]) for other in _ranges(values[0][1:]))


def conditions_of_entries(
    trace: ExpressionTrace, wrong: Flags, inputs: NDArray[Any]
) -> Iterator[tuple[int, list[Any]]]:
    """Yield the conditions on each entry of a result, with the other outcome where the entry is wrong.

    They are tests in a loop over the entries, or comparisons of whole arrays. `inputs` are the entries of the
    argument. A condition is wrong only if what follows the same outcome is right for some other inputs; else that is
    wrong.
    """
    for number, watched in trace.streams.items():
        values, expression = watched.values, watched.expression
        if expression.role == "test" and len(values) == wrong.size:
            # In a loop over an array each outcome is an array of its own.
            if not all(np.size(one) == 1 and np.asarray(one).dtype == bool for one in values):
                continue
            outcomes = np.array([bool(one) for one in values])
        elif expression.shape.startswith("Compare") and len(values) == 1:
            outcomes = np.asarray(values[0])
            if outcomes.dtype != bool or outcomes.shape != wrong.shape:
                continue
        else:
            continue
        flags = outcomes.reshape(-1)
        of_wrong = flags[wrong.reshape(-1)]
        if not of_wrong.size or not (of_wrong == of_wrong[0]).all():
            continue
        others = inputs.reshape(-1)[(flags == of_wrong[0]) & ~wrong.reshape(-1)]
        if len(np.unique(others)) < LEAST_INPUTS:
            continue
        if outcomes.shape == wrong.shape and len(values) == 1:
            yield number, [outcomes ^ wrong]
        else:
            flipped = zip(flags.tolist(), wrong.reshape(-1).tolist(), strict=True)
            yield number, [not one if is_wrong else KEEP for one, is_wrong in flipped]


def is_range(value: Any) -> bool:
    """Return whether a reported value is a range."""
    return isinstance(value, list) and bool(value) and isinstance(value[0], str)


def _tests(values: list[Any]) -> Iterator[list[Any]]:
    flags = [bool(value) if isinstance(value, bool | int | float) else None for value in values]
    if None in flags:
        flags = [bool(v.all()) if getattr(v, "size", 0) == 1 else None for v in values]
    if None in flags or not flags:
        return
    if flags == [False]:
        yield [True, KEEP]  # one round of a while loop that had none
    if any(not flag for flag in flags):
        yield [True]
    if any(flags):
        yield [False]
    if len(flags) > 1:
        yield [KEEP] * (len(flags) - 1) + [not flags[-1]]
        yield [not flags[0]] + [KEEP] * (len(flags) - 1)
        yield [not flag for flag in flags]


def _ranges(bounds: list[int]) -> Iterator[tuple[int, int, int]]:
    start, stop, step = bounds
    one = 1 if step > 0 else -1
    for other in (
        (start, stop - one, step),
        (start, stop + one, step),
        (start + one, stop, step),
        (start - one, stop, step),
        (start, stop - one * abs(step), step),
        (start, stop + one * abs(step), step),
        (stop - one, start - one, -step) if abs(step) == 1 else (start, stop - 1, step),
    ):
        if other == (start, stop, step) or other[0] * one < -1:
            continue
        if 0 < len(range(*other)) < 10_000:  # without any round nothing is computed
            yield other
