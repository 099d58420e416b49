"""Moves a place back to the statement that assigned its value, from statement to statement.

A constant, a size or a value that right programs compute too is no evidence by itself, so the search stops at its
first use. If another value for one name in that place makes the result right, and for no other name there, the
mistake was made where that name was assigned.
"""

import ast
from typing import Any

import numpy as np

from autograder.judging.places.forms import shape_of, squeezed_shape
from autograder.judging.places.merging import CONVERSIONS
from autograder.judging.places.options import BUFFERS, PossibleValues
from autograder.judging.places.replacements import MOST_TRIED, replacements
from autograder.judging.places.runner import Puts, RunOutcome
from autograder.judging.places.search import PlaceSearch
from autograder.judging.places.slip import Slip
from autograder.judging.places.trace import Watched
from autograder.judging.places.values import as_floats, is_structure, same, trivial
from autograder.running.source import around
from autograder.running.watching import Expression

MOST_MAKERS = 6
MOST_STATEMENTS = 3
# What gives an array another shape.
RESHAPED = ("Call reshape", "Call ravel", "Call transpose", "Attribute T", "Subscript")
SUMS = ("BinOp Add", "BinOp Sub")


def origin(search: PlaceSearch, others: Puts, slip: Slip) -> Slip:
    """Return the place moved to where its value was made, from statement to statement."""
    for _ in range(MOST_STATEMENTS):
        before = _one_before(search, others, slip)
        if before is slip:
            break
        slip = before
        if search.runner.expressions[slip.number].shape in ("Name", "Subscript"):
            break  # another name for the same value: what is left out should have been done there
    return slip


def _one_before(search: PlaceSearch, others: Puts, slip: Slip) -> Slip:
    """Return the place moved to the one statement before it where another value mends the result."""
    now = search.with_right(others)
    if slip.number not in now.judged.trace.streams or now.complete:
        return slip  # where the others mend the result already, nothing shows that a value is right
    place = search.runner.expressions[slip.number]
    terms = _terms(search, place)
    mending = []
    for maker in _makers(search, now, slip):
        made = now.judged.trace.streams[maker.number]
        same_value = search.right.known.is_same(made.values[-1], slip.values[-1])
        if same_value and not search.is_argument(made):
            continue  # the value was right at first and was changed later
        values = _mended(search, others, now, maker, maker.variable in terms, slip.values)
        if values is None:
            continue
        value = made.values[-1]
        other_shape = shape_of(values[-1]) != shape_of(value) and not _is_zero(value)
        if maker.variable is None and other_shape:
            continue  # an element of another shape is another thing, which gives the result by accident
        if _is_undone(search, now, made, values) or _is_passed_on(search, made, slip):
            continue
        mine = now.judged.trace.streams[slip.number]
        if _begins(made, values, search.relative) > _begins(mine, slip.values, search.relative):
            continue  # in a loop: wrong only in a later round, by what is wrong here
        mending.append(Slip(maker.number, values, slip.certain, "known"))
    # A number such as 1 mends many a formula: it says less than a value that right programs compute.
    telling = [one for one in mending if not all(map(trivial, one.values))]
    mending = telling or mending
    return mending[0] if len(mending) == 1 else slip


def _is_undone(search: PlaceSearch, now: RunOutcome, made: Watched, values: list[Any]) -> bool:
    """Return whether a right value is to be one that right programs make it from, and that is not computed here.

    That mends the result by accident, as (1 - beta2) g in the place of (1 - beta2) g g does in Adam's first step.
    """
    known, streams = search.right.known, now.judged.trace.streams
    value = made.values[-1]
    condition = isinstance(value, np.ndarray) and value.dtype.kind == "b"
    if made.expression.shape == "Name" or condition:
        return False  # another name may have been meant, or the reverse condition
    if not all(map(known.has, made.values)):
        return False
    if not search.right.leads_to(values[-1], [value]):
        return False
    return not any(
        known.is_same(streams[part.number].values[-1], values[-1])
        for part in search.parts(made.expression.number)
        if part.number in streams
    )


def _begins(watched: Watched, right: list[Any], relative: float) -> int:
    """Return the time of the first value that is not the right one of its round.

    A single right value is for every round; a string says that a value stays as it is.
    """
    every = right * len(watched.values) if len(right) == 1 else right
    for time, mine, one in zip(watched.times, watched.values, every, strict=False):
        if not isinstance(one, str) and not same(mine, one, relative):
            return time
    return watched.times[0]


def _is_passed_on(search: PlaceSearch, made: Watched, slip: Slip) -> bool:
    """Return whether a place passes a right value on as it is, although another value belongs there.

    A mask that is 1 everywhere does so: what is wrong is the mask.
    """
    own = search.base.judged.trace.streams.get(slip.number)
    mine = own.values if own else []
    return (
        not all(map(trivial, mine))
        and search.runner.expressions[slip.number].shape.startswith("BinOp")
        and len(mine) == len(made.values)
        and search.right.known.has(made.values[0])
        and not any(map(is_structure, (*mine, *made.values)))
        and all(map(np.array_equal, mine, made.values))
    )


def _of_the_shape(search: PlaceSearch, right: list[Any]) -> list[PossibleValues]:
    """Return the values of right programs that have the shape of a right value."""
    shape = squeezed_shape(right[-1])
    by_token = {
        stream.token: PossibleValues(stream.values)
        for stream in search.right.streams
        if len(stream.values) == len(right) and squeezed_shape(stream.values[-1]) == shape
    }
    return list(by_token.values())


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
        if part.number not in streams:
            continue
        maker = (
            search.maker(now, part.number) or _element(search, now, part)
            if part.shape == "Name"
            else _written(search, now, streams[part.number])
        )
        if maker is None or maker.statement == place.statement or maker.line >= place.line:
            continue
        made = streams[maker.number]
        if maker.shape in BUFFERS or _is_converted(search, now, made):
            continue
        if type(made.values[-1]) is int and not place.shape.startswith("BinOp"):
            continue  # a size that is no factor
        if search.is_argument(made) and not _is_made(search, now, maker):
            continue
        makers[maker.number] = maker
    return list(makers.values())[:MOST_MAKERS]


def _element(search: PlaceSearch, now: RunOutcome, name: Expression) -> Expression | None:
    """Return where the elements over which a loop runs were computed, such as the v of `vs = [… for …]`.

    Numbers that occur everywhere, such as 0, are told apart by the list over which the loop runs.
    """
    streams = now.judged.trace.streams
    mine = streams[name.number]
    if any(map(is_structure, mine.values)):
        return None
    makers = [
        watched
        for watched in streams.values()
        if watched.expression.function == name.function
        and watched.expression.line < name.line
        and watched.expression.shape.startswith("BinOp")
        and len(watched.values) == len(mine.values)
        and watched.times[0] < mine.times[0]
        and all(map(np.array_equal, watched.values, mine.values))
    ]
    if any(map(trivial, mine.values)):
        filled = _list_of(search, now, name)
        makers = [one for one in makers if filled and one.expression.number in filled.operands]
    return max(makers, key=lambda one: one.times[-1]).expression if makers else None


def _list_of(search: PlaceSearch, now: RunOutcome, name: Expression) -> Expression | None:
    """Return where the list was assigned over which a loop with this variable runs, also by zip."""
    for loop in around(search.runner.text, name.line, ast.For):
        targets = loop.target.elts if isinstance(loop.target, ast.Tuple) else [loop.target]
        zipped = isinstance(loop.iter, ast.Call) and ast.unparse(loop.iter.func) == "zip"
        lists = loop.iter.args if zipped else [loop.iter]  # type: ignore[attr-defined]
        for target, one in zip(targets, lists, strict=False):
            if ast.unparse(target) != name.text:
                continue
            use = next(
                (
                    part.number
                    for part in search.runner.expressions
                    if part.shape == "Name"
                    and part.line == one.lineno
                    and part.text == ast.unparse(one)
                    and part.number in now.judged.trace.streams
                ),
                None,
            )
            return search.maker(now, use) if use is not None else None
    return None


def _is_made(search: PlaceSearch, now: RunOutcome, maker: Expression) -> bool:
    """Return whether a statement that gives an argument back computes it, gives it another shape or another name."""
    if maker.shape in SUMS or maker.shape == "Name":
        return True  # x + 0 is a sum whose other term is missing; x * 1.0 makes a copy
    streams = now.judged.trace.streams
    source = streams.get(maker.operands[0]) if maker.operands else None
    if maker.shape not in RESHAPED or source is None or is_structure(source.values[-1]):
        return False
    return np.shape(source.values[-1]) != np.shape(streams[maker.number].values[-1])


def _written(search: PlaceSearch, now: RunOutcome, part: Watched) -> Expression | None:
    """Return the last statement that wrote an entry of a list or a dictionary, such as `m[i]`, before it is read."""
    base = part.expression
    while base.operands and base.shape.startswith(("Subscript", "Attribute ")):
        base = search.runner.expressions[base.operands[0]]
    value, last = part.values[-1], part.times[-1]
    if base is part.expression or base.shape != "Name" or not isinstance(value, np.ndarray):
        return None
    writers = [
        (max(t for t in watched.times if t < last), watched.expression)
        for watched in now.judged.trace.streams.values()
        if watched.expression.into == base.text
        and watched.expression.function == base.function
        and watched.times[0] < last
        and isinstance(watched.values[-1], np.ndarray)
        and np.array_equal(watched.values[-1], value)
    ]
    return max(writers, key=lambda one: one[0])[1] if writers else None


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
    search: PlaceSearch,
    others: Puts,
    now: RunOutcome,
    maker: Expression,
    in_sum: bool,
    right: list[Any],
) -> Any:
    """Return the values of a statement with which the result is right, or None."""
    watched = now.judged.trace.streams[maker.number]
    choices = list(replacements(search, now, watched, in_sum))
    if _is_spread(watched.values[-1], right[-1]) and not _is_factor(search, watched, right):
        choices += [PossibleValues(right), *_of_the_shape(search, right)][:MOST_TRIED]
    mended = search.mended(others, now, maker.number, choices)
    return mended and mended[0].values


def _is_factor(search: PlaceSearch, made: Watched, right: list[Any]) -> bool:
    """Return whether the right matrix is the row or column times a value that right programs compute.

    Then the factor is left out where the row is used.
    """
    mine, other = as_floats(made.values[-1]).reshape(-1), as_floats(right[-1])
    if not np.all(mine):
        return False
    factor = other / mine if mine.size == other.shape[1] else other / mine[:, None]
    return not trivial(factor) and search.right.known.has(factor)


def _is_zero(value: Any) -> bool:
    """Return whether a value is the number 0."""
    return not is_structure(value) and np.ndim(value) == 0 and value == 0


def _is_spread(mine: Any, right: Any) -> bool:
    """Return whether one row or column was made where the whole matrix belongs, so that broadcasting spreads it.

    So is the number 0 in the place of an array.
    """
    if is_structure(mine) or is_structure(right):
        return False
    if np.ndim(mine) == 0:
        return _is_zero(mine) and np.size(right) > 1
    if np.ndim(right) != 2 or np.size(mine) < 2:
        return False
    return np.size(mine) < np.size(right) and np.size(mine) in np.shape(right)
