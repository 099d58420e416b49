"""Traces a wrong value back to the statement that assigned it, where the mistake was made before it showed.

A constant, a size or a value that right programs compute too is no evidence by itself, so the search stops at its
first use. If another value for one name in that place makes the result right, and for no other name there, the
mistake was made where that name was assigned.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import numpy as np

from autograder.judging.places.form import generator_of_its_own, only_writer
from autograder.judging.places.options import BUFFERS, fitted, squeezed_shape
from autograder.judging.places.replacements import replacements, sizes
from autograder.judging.places.runner import BudgetSpent, Puts, RunOutcome
from autograder.judging.places.search import CONVERSIONS, PlaceSearch
from autograder.judging.places.slip import Slip
from autograder.judging.places.trace import Watched
from autograder.judging.places.values import same, trivial
from autograder.judging.places.writers import left_unwritten, wrong_writers
from autograder.running.recorder import number_like
from autograder.running.watching import Expression

MOST_MAKERS = 6
SUMS = ("BinOp Add", "BinOp Sub")

OtherSide = Callable[[Any, Any], Any]
# For a result r: the right side that goes with a left side, and the left side that goes with a right side.
OTHER_SIDE: dict[str, tuple[OtherSide, OtherSide]] = {
    "BinOp Add": (lambda r, left: r - left, lambda r, right: r - right),
    "BinOp Sub": (lambda r, left: left - r, lambda r, right: r + right),
    "BinOp Mult": (lambda r, left: r / left, lambda r, right: r / right),
    "BinOp Div": (lambda r, left: left / r, lambda r, right: r * right),
}


def traced_back(search: PlaceSearch, slips: list[Slip]) -> list[Slip]:
    """Return the places, each moved to the assignment of its value if that was wrong already."""
    traced: list[Slip] = []
    for slip in slips:
        others: Puts = {one.number: one.values for one in slips if one is not slip}
        movable = slip.how in ("value", "known") and slip.values and all(others.values())
        moved = _moved(search, others, slip) if movable else [_bound(search, slip)]
        traced.extend(sorted(moved, key=lambda one: search.time(one.number)))
    return traced


def _moved(search: PlaceSearch, others: Puts, slip: Slip) -> list[Slip]:
    with suppress(BudgetSpent):
        if elements := _wrong_elements(search, others, slip):
            return search.merged(others, elements) or elements
    origin = slip
    with suppress(BudgetSpent):
        origin = _origin(search, others, slip)
    if origin is slip:
        origin = generator_of_its_own(search, slip) or left_unwritten(search, slip) or slip
    if origin is slip:
        writers = None
        with suppress(BudgetSpent):
            writers = wrong_writers(search, others, _outcome_with(search, others), slip)
        if writers:
            return writers
        if writers is None:
            origin = only_writer(search, slip.number) or slip
    if origin is slip:
        with suppress(BudgetSpent):
            places = _wrong_sides(search, others, slip) or [slip]
            return search.merged(others, places) or places
    return [origin]


def _bound(search: PlaceSearch, slip: Slip) -> Slip:
    """Return where the only bound of a loop with wrong rounds was computed, or the slip itself."""
    expressions = search.runner.expressions
    place = expressions[slip.number]
    bounds = [expressions[one] for one in place.operands]
    if slip.how != "rounds" or [place.shape, *(one.shape for one in bounds)] != [
        "Call range",
        "Name",
    ]:
        return slip
    streams = search.base.judged.trace.streams
    maker = search.maker(search.base, bounds[0].number) if bounds[0].number in streams else None
    if maker is None or maker.shape == "Call len" or maker.line >= place.line:
        return slip
    if any(streams[maker.number].values[-1] == size for size in sizes(search)):
        return slip
    return Slip(maker.number, [], slip.certain, "rounds-bound")


def _outcome_with(search: PlaceSearch, others: Puts) -> RunOutcome:
    """Return the outcome with the right values in the other places."""
    return search.runner.run(others) if others else search.base


def _wrong_elements(search: PlaceSearch, others: Puts, slip: Slip) -> list[Slip]:
    """Return the places of the wrong elements of a tuple, such as (w, b), if right ones there make the result right.

    An element that is a name is wrong where it was assigned.
    """
    place = search.runner.expressions[slip.number]
    if place.shape not in ("Tuple", "List"):
        return []
    now = _outcome_with(search, others)
    streams = now.judged.trace.streams
    if slip.number not in streams:
        return []
    count = len(place.operands)
    before = streams[slip.number].values
    if not all(
        isinstance(one, tuple | list) and len(one) == count for one in (*before, *slip.values)
    ):
        return []
    puts: Puts = {}
    for k, number in enumerate(place.operands):
        own, right = [one[k] for one in before], [one[k] for one in slip.values]
        if all(map(search.right.known.is_same, own, right)):
            continue
        target: Expression | None = search.runner.expressions[number]
        if target is not None and target.shape == "Name" and number in streams:
            target = search.maker(now, number)
        if target is None or target.number == slip.number or target.number not in streams:
            return []
        puts[target.number] = right
    if not puts or not search.mends(search.runner.run({**others, **puts}), now):
        return []
    return [Slip(number, values, slip.certain) for number, values in puts.items()]


def _wrong_sides(search: PlaceSearch, others: Puts, slip: Slip) -> list[Slip]:
    """Return the places of both sides of an operation, where both have the value of another step.

    A side with which the other one needs only another known value is right; then the place stays where it is.
    """
    place = search.runner.expressions[slip.number]
    other_side = OTHER_SIDE.get(place.shape)
    if other_side is None or len(place.operands) != 2 or not all(map(number_like, slip.values)):
        return []
    now = _outcome_with(search, others)
    streams = now.judged.trace.streams
    sides = [_assigned(search, now, number) for number in place.operands]
    if None in sides or any(number not in streams for number in place.operands):
        return []
    own = [streams[number].values for number in place.operands]
    rounds = len(slip.values)
    if any(len(values) != rounds or not all(map(number_like, values)) for values in own):
        return []
    known, right = search.right.known, list(map(np.asarray, slip.values))
    for turn in (0, 1):
        if _known(search, _needed(other_side[turn], right, own[turn])):
            return []
    shape = squeezed_shape(own[0][-1])
    for stream in search.right.streams:
        for _, values in fitted(stream, rounds):
            if not all(map(number_like, values)) or squeezed_shape(values[-1]) != shape:
                continue
            if any(map(trivial, values)) or any(map(known.is_same, values, own[0])):
                continue
            needed = _needed(other_side[0], right, values)
            if not _known(search, needed):
                continue
            numbers = [side.number for side in sides if side is not None]
            puts: Puts = dict(zip(numbers, (values, needed), strict=True))
            if len(puts) == 2 and search.mends(search.runner.run({**others, **puts}), now):
                found = [Slip(number, value, slip.certain) for number, value in puts.items()]
                return _elsewhere(search, others, place, found)
    return []


def _elsewhere(
    search: PlaceSearch, others: Puts, place: Expression, slips: list[Slip]
) -> list[Slip]:
    """Return the places traced back further; none where all of them stand in the line of `place`."""
    first, second = slips
    traced = [
        _origin(search, {**others, second.number: second.values}, first),
        _origin(search, {**others, first.number: first.values}, second),
    ]
    lines = {search.runner.expressions[one.number].line for one in traced}
    return [] if lines == {place.line} else traced


def _needed(other_side: OtherSide, right: list[Any], values: list[Any]) -> list[Any]:
    """Return what must stand on the other side, round by round; nothing where the shapes do not fit."""
    with np.errstate(all="ignore"), suppress(ValueError):
        return [other_side(r, value) for r, value in zip(right, values, strict=True)]
    return []


def _known(search: PlaceSearch, values: list[Any]) -> bool:
    """Return whether right programs compute all of these values."""
    known = search.right.known
    return bool(values) and all(known.class_of(_narrow(value)) is not None for value in values)


def _narrow(value: Any) -> Any:
    """Return a matrix whose columns, or rows, are all alike as one of them: it was one before the operation."""
    if np.ndim(value) == 2 and np.size(value) and np.isfinite(value).all():
        for one in (value[:, :1], value[:1]):
            if np.allclose(value, one, rtol=1e-9, atol=0):
                return one
    return value


def _assigned(search: PlaceSearch, now: RunOutcome, number: int) -> Expression | None:
    """Return the earlier statement that assigned a name, or another expression itself; None for an argument."""
    part = search.runner.expressions[number]
    if part.shape != "Name":
        return part
    maker = search.maker(now, number)
    streams = now.judged.trace.streams
    if maker is None or maker.number not in streams or maker.statement == part.statement:
        return None
    return None if search.is_argument(streams[maker.number]) else maker


def _origin(search: PlaceSearch, others: Puts, slip: Slip) -> Slip:
    now = _outcome_with(search, others)
    if slip.number not in now.judged.trace.streams:
        return slip
    place = search.runner.expressions[slip.number]
    terms = _terms(search, place)
    mending = []
    for maker in _makers(search, now, slip):
        first_value = now.judged.trace.streams[maker.number].values[-1]
        if search.right.known.is_same(first_value, slip.values[-1]):
            continue  # the value was right at first and was changed later
        values = _mended(search, others, now, maker, maker.variable in terms)
        if values is not None:
            mending.append(Slip(maker.number, values, slip.certain, "known"))
    return mending[0] if len(mending) == 1 else slip


def _terms(search: PlaceSearch, place: Expression) -> set[str]:
    """Return the names in the terms of a sum and their factors, without what functions are made of."""
    terms: set[str] = set()
    sums = [place] if place.shape in SUMS else []
    while sums:
        for part in (search.runner.expressions[one] for one in sums.pop().operands):
            if part.shape.startswith(("BinOp", "UnaryOp")):
                sums.append(part)
            elif part.shape == "Name":
                terms.add(part.text)
    return terms


def _makers(search: PlaceSearch, now: RunOutcome, slip: Slip) -> list[Expression]:
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
        made = streams[maker.number]
        if maker.shape in BUFFERS or search.is_argument(made) or _is_converted(search, now, made):
            continue
        makers[maker.number] = maker
    return list(makers.values())[:MOST_MAKERS]


def _is_converted(search: PlaceSearch, now: RunOutcome, made: Watched) -> bool:
    """Return whether a value is only its operand in another form, as in x = np.asarray(x)."""
    operands = made.expression.operands
    source = now.judged.trace.streams.get(operands[0]) if operands else None
    return (
        made.expression.shape in CONVERSIONS
        and source is not None
        and same(source.values[-1], made.values[-1], search.relative)
    )


def _mended(
    search: PlaceSearch, others: Puts, now: RunOutcome, maker: Expression, in_sum: bool
) -> Any:
    """Return the values of a statement with which the result is right, or None."""
    watched = now.judged.trace.streams[maker.number]
    mended = search.mended(
        others, now, maker.number, list(replacements(search, now, watched, in_sum))
    )
    return mended and mended[0].values
