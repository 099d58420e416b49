"""Finds both sides of an operation wrong, where each has the value of another step."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import numpy as np

from autograder.judging.places.assigned import origin
from autograder.judging.places.forms import squeezed_shape
from autograder.judging.places.options import BUFFERS, fitted
from autograder.judging.places.runner import Puts, RunOutcome
from autograder.judging.places.search import PlaceSearch
from autograder.judging.places.slip import Slip
from autograder.judging.places.values import RELATIVE, as_floats, trivial
from autograder.running.recorder import number_like
from autograder.running.watching import Expression

OtherSide = Callable[[Any, Any], Any]
# For a result r: the right side that goes with a left side, and the left side that goes with a right side.
OTHER_SIDE: dict[str, tuple[OtherSide, OtherSide]] = {
    "BinOp Add": (lambda r, left: r - left, lambda r, right: r - right),
    "BinOp Sub": (lambda r, left: left - r, lambda r, right: r + right),
    "BinOp Mult": (lambda r, left: r / left, lambda r, right: r / right),
    "BinOp Div": (lambda r, left: left / r, lambda r, right: r * right),
}


def wrong_sides(search: PlaceSearch, others: Puts, slip: Slip) -> list[Slip]:
    """Return the places of both sides of an operation, where both have the value of another step.

    A side with which the other one needs only another known value is right; then the place stays where it is.
    """
    place = search.runner.expressions[slip.number]
    other_side = OTHER_SIDE.get(place.shape)
    if other_side is None or len(place.operands) != 2 or not all(map(number_like, slip.values)):
        return []
    now = search.with_right(others)
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
        needed = _needed(other_side[turn], right, own[turn], own[1 - turn])
        mine, other = own[1 - turn], sides[1 - turn]
        alone = place.shape == "BinOp Div" and (
            _is_reduced(needed, own[turn]) or _is_near(needed, mine, (np.square, np.sqrt))
        )
        # Nothing is known of that side, or the sign of a term is wrong.
        unclear = _is_near(needed, mine, (np.positive, np.negative))
        if other is not None and alone and not unclear:
            return [Slip(other.number, needed, slip.certain)]
        if unclear or _known(search, needed):
            return []
    if any(_is_used_rightly(search, now, number) for number in place.operands):
        return []
    shape = squeezed_shape(own[0][-1])
    for stream in search.right.streams:
        for _, values in fitted(stream, rounds):
            if not all(map(number_like, values)) or squeezed_shape(values[-1]) != shape:
                continue
            if any(map(trivial, values)) or all(map(known.is_same, values, own[0])):
                continue
            needed = _needed(other_side[0], right, values, own[1])
            if not _known(search, needed):
                continue
            if all(map(known.is_same, values, own[1])) and all(map(known.is_same, needed, own[0])):
                return []  # the sides stand the other way round
            numbers = [side.number for side in sides if side is not None]
            puts: Puts = dict(zip(numbers, (values, needed), strict=True))
            if not all(_fits(value[-1], streams[one].values[-1]) for one, value in puts.items()):
                continue  # where it is made it has another shape: something is left out at its use
            if len(puts) == 2 and search.mends(search.runner.run({**others, **puts}), now):
                found = [
                    Slip(number, _as_made(value, streams[number].values[-1]), slip.certain)
                    for number, value in puts.items()
                ]
                return _elsewhere(search, others, place, found)
    return []


def _is_used_rightly(search: PlaceSearch, now: RunOutcome, number: int) -> bool:
    """Return whether a name holds what right programs compute, from the beginning, and is used in another place too."""
    name = search.runner.expressions[number]
    maker = search.maker(now, number) if name.shape == "Name" else None
    if maker is None or len(search.uses(maker)) < 2:
        return False
    values = now.judged.trace.streams[number].values
    return len(values) == 1 and not trivial(values[0]) and search.right.known.has(values[0])


def _is_reduced(needed: list[Any], values: list[Any]) -> bool:
    """Return whether one side needs the sums, means or maxima of the other one, as in e / e.sum(axis=1)."""
    if not needed or any(np.ndim(one) != 2 for one in (*needed, *values)):
        return False
    return all(
        any(
            np.allclose(one, reduction(value, axis=axis, keepdims=True), rtol=RELATIVE, atol=0)
            for reduction in (np.sum, np.mean, np.max)
            for axis in (0, 1)
        )
        for one, value in zip(needed, values, strict=True)
    )


def _is_near(
    needed: list[Any], values: list[Any], functions: Sequence[Callable[[Any], Any]]
) -> bool:
    """Return whether one side needs what one of some functions makes of it, its square for example."""
    pairs = zip(needed, values, strict=False)
    if not needed or any(np.shape(one) != np.shape(value) for one, value in pairs):
        return False
    with np.errstate(all="ignore"):
        return any(
            all(
                np.allclose(one, function(as_floats(value)), rtol=RELATIVE, atol=0)
                for one, value in zip(needed, values, strict=True)
            )
            for function in functions
        )


def _elsewhere(
    search: PlaceSearch, others: Puts, place: Expression, slips: list[Slip]
) -> list[Slip]:
    """Return the places traced back further; none where all of them stand in the line of `place`."""
    first, second = slips
    traced = [
        origin(search, {**others, second.number: second.values}, first),
        origin(search, {**others, first.number: first.values}, second),
    ]
    if traced[0].number == traced[1].number:
        traced[1] = second  # one value cannot be what both sides need
    lines = {search.runner.expressions[one.number].line for one in traced}
    return [] if lines == {place.line} else traced


def _needed(
    other_side: OtherSide, right: list[Any], values: list[Any], mine: list[Any]
) -> list[Any]:
    """Return what must stand on the other side, round by round; nothing where the shapes do not fit.

    Where the formula tells nothing, as in 0 / 0, it is what stands there.
    """
    with np.errstate(all="ignore"), suppress(ValueError):
        # NumPy subtracts no truth values, such as those of a mask.
        pairs = zip(map(as_floats, right), map(as_floats, values), strict=True)
        needed = [other_side(r, value) for r, value in pairs]
        return [np.where(np.isnan(one), own, one) for one, own in zip(needed, mine, strict=True)]
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


def _as_made(values: list[Any], made: Any) -> list[Any]:
    """Return values without what the operation spread them over, where they had the shape of `made` before it."""
    narrow = list(map(_narrow, values))
    return narrow if np.shape(narrow[-1]) == np.shape(made) else values


def _fits(value: Any, made: Any) -> bool:
    """Return whether a value has the shape of another one, or is that shape spread over rows, columns or all entries."""
    if np.shape(value) == np.shape(made):
        return True
    if np.ndim(made) == 0:
        return bool(np.size(value)) and np.allclose(value, np.ravel(value)[0], rtol=1e-9, atol=0)
    return squeezed_shape(_narrow(value)) == squeezed_shape(made)


def _assigned(search: PlaceSearch, now: RunOutcome, number: int) -> Expression | None:
    """Return the earlier statement that assigned a name, or another expression itself; None for an argument."""
    part = search.runner.expressions[number]
    if part.shape != "Name":
        return part
    maker = search.maker(now, number)
    streams = now.judged.trace.streams
    if maker is None or maker.number not in streams or maker.statement == part.statement:
        return None
    if maker.shape in BUFFERS:
        return None  # it was filled by other statements
    return None if search.is_argument(streams[maker.number]) else maker
