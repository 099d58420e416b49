"""Finds the arrays of whole numbers that cut off the fractions written into them."""

from typing import Any

import numpy as np

from autograder.judging.places.failing_run import FailingRun
from autograder.judging.places.options import BUFFERS
from autograder.judging.places.runner import Puts, RunOutcome
from autograder.judging.places.slip import Slip
from autograder.running.outcome import Returned
from autograder.running.recorder import FLOAT

# Calls that may give an array another type.
TYPED = ("Call array", "Call asarray", "Call astype")
MAKERS = (*BUFFERS, *TYPED, "Call copy")


def cut_off(search: FailingRun) -> tuple[list[Slip], Puts, RunOutcome] | None:
    """Return the places where fractions are cut off, the substitutions that prevent it, and the run with them.

    The call is made again with floats in the place of arrays of whole numbers. Where numbers are converted to the
    type of such an array, the conversion is the place. None where floats make nothing better.
    """
    base = search.base
    makers = [
        number
        for number, watched in base.judged.trace.streams.items()
        if watched.expression.shape in MAKERS
        and any(_has_kind(value, "iu") for value in watched.values)
    ]
    if not makers:
        return None
    needed: Puts = {number: [FLOAT] for number in makers}
    now = search.runner.run(needed)
    if not (_is_better(now, base) or _right_entries(search, now) > _right_entries(search, base)):
        return None
    for number in makers:
        others = {one: put for one, put in needed.items() if one != number}
        tried = search.runner.run(others)
        if others and not _is_better(now, tried):
            needed, now = others, tried
    places = _conversions(search) or list(needed)
    slips = [Slip(number, [FLOAT], now.complete, "cut") for number in places]
    return sorted(slips, key=lambda one: search.time(one.number)), needed, now


def _conversions(search: FailingRun) -> list[int]:
    """Return the expressions that make whole numbers of fractions."""
    streams = search.base.judged.trace.streams
    return [
        number
        for number, watched in streams.items()
        if watched.expression.shape in TYPED
        and _has_kind(watched.values[-1], "iu")
        and any(
            _has_kind(streams[one].values[-1], "f")
            and np.any(streams[one].values[-1] != np.trunc(streams[one].values[-1]))
            for one in watched.expression.operands
            if one in streams
        )
    ]


def _has_kind(value: Any, kinds: str) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.kind in kinds


def _right_entries(search: FailingRun, run: RunOutcome) -> int:
    """Return how many entries are right, where the result is one array; with another mistake they are not all."""
    value = run.outcome.value if isinstance(run.outcome, Returned) else None
    right = search.right.results[-1][0]
    if not (isinstance(value, np.ndarray) and isinstance(right, np.ndarray)):
        return 0
    if value.shape != right.shape:
        return 0
    return int(np.isclose(value, right, rtol=search.relative, atol=0, equal_nan=True).sum())


def _is_better(now: RunOutcome, before: RunOutcome) -> bool:
    """Return whether more of the result is right, or more of the values on the way are known."""
    if now.count != before.count or now.complete:
        return now.count > before.count
    return now.judged.unknown_count() < before.judged.unknown_count() - 1
