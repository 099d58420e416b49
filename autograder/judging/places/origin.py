"""Traces a wrong value back to the statement that assigned it, where the mistake was made before it showed.

A constant, a size or a value that right programs compute too is no evidence by itself, so the search stops at its
first use. If another value for one name in that place makes the result right, and for no other name there, the
mistake was made where that name was assigned.
"""

from typing import Any

from autograder.judging.places.failing_run import FailingRun
from autograder.judging.places.form import generator_of_its_own, only_writer
from autograder.judging.places.replacements import replacements
from autograder.judging.places.runner import BudgetSpent, Puts, RunOutcome
from autograder.judging.places.search import BUFFERS
from autograder.judging.places.slip import Slip
from autograder.judging.places.trace import Watched
from autograder.running.watching import Expression

MOST_MAKERS = 6
SUMS = ("BinOp Add", "BinOp Sub")


def traced_back(search: FailingRun, slips: list[Slip]) -> list[Slip]:
    """Return the places, each moved to the assignment of its value if that was wrong already."""
    traced = []
    for slip in slips:
        others: Puts = {one.number: one.values for one in slips if one is not slip}
        movable = slip.how in ("value", "known") and slip.values and all(others.values())
        try:
            origin = _origin(search, others, slip) if movable else slip
        except BudgetSpent:
            origin = slip
        if origin is slip and movable:
            written = only_writer(search, slip.number)
            origin = generator_of_its_own(search, slip) or written or slip
        traced.append(origin)
    return traced


def _origin(search: FailingRun, others: Puts, slip: Slip) -> Slip:
    now = search.runner.run(others) if others else search.base
    if slip.number not in now.judged.trace.streams:
        return slip
    place = search.runner.expressions[slip.number]
    mending = []
    for maker in _makers(search, now, slip):
        first_value = now.judged.trace.streams[maker.number].values[-1]
        if search.right.known.is_same(first_value, slip.values[-1]):
            continue  # the value was right at first and was changed later
        values = _mended(search, others, now, maker, place.shape in SUMS)
        if values is not None:
            mending.append(Slip(maker.number, values, slip.certain, "known"))
    return mending[0] if len(mending) == 1 else slip


def _makers(search: FailingRun, now: RunOutcome, slip: Slip) -> list[Expression]:
    """Return the earlier statements that assigned the names in a place."""
    place = search.runner.expressions[slip.number]
    streams = now.judged.trace.streams
    makers = {}
    for part in search.parts(slip.number):
        if part.shape != "Name" or part.number not in streams:
            continue
        maker = search.maker(now, part.number)
        if maker is None or maker.statement == place.statement or maker.line >= place.line:
            continue
        if maker.shape not in BUFFERS and not _is_argument(search, streams[maker.number]):
            makers[maker.number] = maker
    return list(makers.values())[:MOST_MAKERS]


def _is_argument(search: FailingRun, watched: Watched) -> bool:
    """Return whether a value is an unchanged argument of the call, or a copy of one."""
    own = search.right.known.class_of(watched.values[-1])
    return own is not None and own in search.arguments()


def _mended(
    search: FailingRun, others: Puts, now: RunOutcome, maker: Expression, in_sum: bool
) -> Any:
    """Return the values of a statement with which the result is right, or None."""
    watched = now.judged.trace.streams[maker.number]
    mended = search.mended(
        others, now, maker.number, list(replacements(search, now, watched, in_sum))
    )
    return mended and mended[0].values
