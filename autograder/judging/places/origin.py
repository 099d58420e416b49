"""Traces a wrong value back to the statement that assigned it, where the mistake was made before it showed.

A constant, a size or a value that right programs compute too is no evidence by itself, so the search stops at its
first use. If another value for one name in that place makes the result right, and for no other name there, the
mistake was made where that name was assigned.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.judging.places.options import PossibleValues
from autograder.judging.places.runner import BudgetSpent, Puts, RunOutcome
from autograder.judging.places.search import BUFFERS, PlaceSearch, Slip
from autograder.judging.places.trace import Watched
from autograder.judging.places.values import is_structure, pieces
from autograder.running.watching import Expression

MOST_TRIED = 12
MOST_MAKERS = 6


def traced_back(search: PlaceSearch, slips: list[Slip]) -> list[Slip]:
    """Return the places, each moved to the assignment of its value if that was wrong already."""
    found = []
    for slip in slips:
        others: Puts = {one.number: one.values for one in slips if one is not slip}
        movable = slip.how in ("value", "known") and slip.values and all(others.values())
        try:
            found.append(_origin(search, others, slip) if movable else slip)
        except BudgetSpent:
            found.append(slip)
    return found


def _origin(search: PlaceSearch, others: Puts, slip: Slip) -> Slip:
    now = search.runner.run(others) if others else search.base
    if slip.number not in now.judged.trace.streams:
        return slip
    mending = []
    for maker in _makers(search, now, slip):
        values = _mended(search, others, now, maker)
        if values is not None:
            mending.append(Slip(maker.number, values, slip.certain, "known"))
    return mending[0] if len(mending) == 1 else slip


def _makers(search: PlaceSearch, now: RunOutcome, slip: Slip) -> list[Expression]:
    """Return the earlier statements that assigned the names in a place."""
    expressions = search.runner.expressions
    place = expressions[slip.number]
    streams = now.judged.trace.streams
    ahead, found = [slip.number], {}
    while ahead:
        number = ahead.pop()
        ahead += expressions[number].operands
        if expressions[number].shape != "Name" or number not in streams:
            continue
        maker = search.maker(now, number)
        if maker is None or maker.statement == place.statement or maker.line >= place.line:
            continue
        if maker.shape not in BUFFERS and not _is_argument(search, streams[maker.number]):
            found[maker.number] = maker
    return list(found.values())[:MOST_MAKERS]


def _is_argument(search: PlaceSearch, watched: Watched) -> bool:
    """Return whether a value is an unchanged argument of the call, or a copy of one."""
    own = search.right.known.class_of(watched.values[-1])
    return own is not None and own in search.arguments()


def _mended(search: PlaceSearch, others: Puts, now: RunOutcome, maker: Expression) -> Any:
    """Return the values of a statement with which the result is right, or None."""
    watched = now.judged.trace.streams[maker.number]
    mended = search.mended(others, now, maker.number, list(_choices(search, now, watched)))
    return mended and mended[0].values


def _choices(search: PlaceSearch, now: RunOutcome, watched: Watched) -> Iterator[PossibleValues]:
    value = watched.values[-1]
    if value is None or is_structure(value):
        return
    streams = now.judged.trace.streams
    sizes = _sizes(search)
    for number in watched.expression.operands:
        operand = streams.get(number)
        # An operand alone may be the right value, without the operation.
        if operand is None or len(operand.values) != len(watched.values):
            continue
        if not any(is_structure(one) or one is None for one in operand.values):
            yield PossibleValues(operand.values)
    if np.ndim(value) == 0:
        # A size or an argument may be right there; then the mistake is in its use.
        if not any(value == one for one in sizes):
            yield from (PossibleValues([one]) for one in sizes)
        return
    own = {search.right.known.class_of(one) for one in watched.values} - {None}
    known = now.judged.is_known(watched.expression.number) and bool(own)
    kind, _, called = watched.expression.shape.partition(" ")
    if known and (kind == "Compare" or called in search.runner.atoms):
        return  # the same condition, or a given function: its use is wrong
    if watched.expression.shape in ("Name", "Constant"):
        yield from (PossibleValues([one]) for one in (1.0, 0.0))
    for option in search.likely(now, watched)[:MOST_TRIED]:
        # If something is left out, the value is right as far as it goes, and the place is its use.
        if not (known and own & option.made_of):
            yield option


def _sizes(search: PlaceSearch) -> list[Any]:
    """Return the numbers that right programs have without computing them."""
    found: list[Any] = [0, 1]
    for _, args, kwargs in search.runner.call.calls[-1:]:
        for value in (*args, *kwargs.values()):
            for piece in pieces(value):
                if isinstance(piece, np.ndarray):
                    found += [*piece.shape, piece.size]
                elif isinstance(piece, int | float) and not isinstance(piece, bool):
                    found.append(piece)
    return list(dict.fromkeys(found))
