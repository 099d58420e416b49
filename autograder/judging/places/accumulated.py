"""Places where what a loop adds up is right, and something is missing where the sum is used."""

from bisect import bisect_left
from typing import Any

import numpy as np

from autograder.course.catalogue import all_functions
from autograder.judging.places.failing_run import FailingRun
from autograder.judging.places.runner import Puts, RunOutcome
from autograder.judging.places.slip import Slip
from autograder.judging.places.trace import Watched
from autograder.running.recorder import number_like
from autograder.running.watching import Expression


def used_after_the_loop(
    search: FailingRun, others: Puts, now: RunOutcome, slip: Slip
) -> Slip | None:
    """Return the one use of a sum such as `total += loss`, if right programs compute all that is added."""
    place = search.runner.expressions[slip.number]
    streams = now.judged.trace.streams
    if place.role != "update" or place.variable is None or slip.number not in streams:
        return None
    added = [streams[one].values for one in place.operands if one in streams]
    called = {part.shape.partition(" ")[2] for part in search.parts(slip.number)}
    if not added or None in map(search.right.known.class_of, added[-1]):
        return None
    if not called & all_functions().keys():
        return None  # the addends may be right and too few
    total = streams[slip.number]
    if "+=" not in place.text:
        return None
    if not all(number_like(one) and np.ndim(one) == 0 for one in total.values):
        return None
    uses = [
        one
        for one in search.uses(place)
        if one.statement != place.statement and one.number in streams
        if streams[one.number].times[-1] > total.times[-1]
    ]
    if len(uses) != 1 or len(slip.values) not in (1, len(total.values)):
        return None
    values = _at_the_use(total, streams[uses[0].number], slip.values)
    mended = search.mends(search.runner.run({**others, uses[0].number: values}), now)
    return Slip(_whole(search, uses[0]).number, [], slip.certain, slip.how) if mended else None


def _at_the_use(total: Watched, use: Watched, values: list[Any]) -> list[Any]:
    """Return the right sums at the times when the sum is used."""
    if len(values) == 1:
        return values
    return [values[max(bisect_left(total.times, time) - 1, 0)] for time in use.times]


def _whole(search: FailingRun, use: Expression) -> Expression:
    """Return the outermost operation of its statement that a use stands in."""
    while True:
        outer = next(
            (
                one
                for one in search.runner.expressions
                if use.number in one.operands and one.shape.startswith("BinOp")
            ),
            None,
        )
        if outer is None:
            return use
        use = outer
