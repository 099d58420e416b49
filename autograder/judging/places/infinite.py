"""The place of a value that is infinite or NaN: the first such value that leads to it, also inside a helper."""

from typing import Any

import numpy as np

from autograder.judging.places.failing_run import FailingRun
from autograder.judging.places.runner import RunOutcome
from autograder.judging.places.slip import Slip
from autograder.judging.places.values import as_floats, is_structure


def first_infinite(
    search: FailingRun, now: RunOutcome, slip: Slip, elsewhere: bool = False
) -> Slip | None:
    """Return the first infinite value that leads to one in a place, where none belongs; if `elsewhere`, inside a helper.

    In the statement of the place itself, the place says enough. Outside of helpers, what is infinite in right programs as
    well is not wrong.
    """
    streams = now.judged.trace.streams
    watched = streams.get(slip.number)
    if watched is None or not _is_infinite(watched.values) or _is_infinite(slip.values):
        return None
    visited: set[int] = set()
    ahead = [slip.number]
    while ahead:
        number = ahead.pop()
        if number in visited or number not in streams or not _is_infinite(streams[number].values):
            continue
        visited.add(number)
        expression = search.runner.expressions[number]
        ahead += expression.operands
        if expression.shape == "Name" and (maker := search.maker(now, number)) is not None:
            ahead.append(maker.number)
        if expression.shape.startswith("Call "):
            called = expression.shape.partition(" ")[2]
            ahead += [one for one in streams if streams[one].expression.function == called]
    expressions = search.runner.expressions
    before = [
        one
        for one in visited
        if not elsewhere or expressions[one].function != watched.expression.function
        if expressions[one].shape != "Name"
        and expressions[one].statement != watched.expression.statement
        and (elsewhere or not now.judged.is_known(one))
    ]
    if not before:
        return None
    first = min(before, key=lambda one: streams[one].times[0])
    return Slip(first, [], slip.certain, "infinite")


def _is_infinite(values: list[Any]) -> bool:
    """Return whether a value of some round has infinite entries."""
    return any(
        value is not None
        and not is_structure(value)
        and not isinstance(value, str)
        and not np.isfinite(as_floats(value)).all()
        for value in values
    )
