"""Finds the arrays of whole numbers that cut off the fractions written into them."""

import numpy as np

from autograder.judging.places.failing_run import FailingRun
from autograder.judging.places.options import BUFFERS
from autograder.judging.places.runner import Puts, RunOutcome
from autograder.judging.places.slip import Slip
from autograder.running.recorder import FLOAT

MAKERS = (*BUFFERS, "Call array", "Call asarray", "Call copy", "Call astype")


def cut_off(search: FailingRun) -> tuple[list[Slip], RunOutcome] | None:
    """Return the places where arrays of whole numbers were made that must hold fractions, and the run without them.

    The call is made again with floats in their place. None where that makes nothing better.
    """
    base = search.base
    makers = [
        number
        for number, watched in base.judged.trace.streams.items()
        if watched.expression.shape in MAKERS
        and any(isinstance(v, np.ndarray) and v.dtype.kind in "iu" for v in watched.values)
    ]
    if not makers:
        return None
    needed: Puts = {number: [FLOAT] for number in makers}
    now = search.runner.run(needed)
    if not _is_better(now, base):
        return None
    for number in makers:
        others = {one: put for one, put in needed.items() if one != number}
        tried = search.runner.run(others)
        if others and not _is_better(now, tried):
            needed, now = others, tried
    slips = [Slip(number, [FLOAT], now.complete, "cut") for number in needed]
    return sorted(slips, key=lambda one: search.time(one.number)), now


def _is_better(now: RunOutcome, before: RunOutcome) -> bool:
    """Return whether more of the result is right, or more of the values on the way are known."""
    if now.count != before.count or now.complete:
        return now.count > before.count
    return now.judged.unknown_count() < before.judged.unknown_count() - 1
