"""Finds the statements that gave the wrong entries of a variable their values.

A variable that comes out wrong is often filled in several statements: a definition, then `y[x < 0] = …`. What each of
them wrote is seen by running the call again with another value there: the entries that change are its own.
"""

import ast
from typing import Any

import numpy as np

from autograder.judging.places.failing_run import FailingRun
from autograder.judging.places.form import GATHERED
from autograder.judging.places.options import BUFFERS, PossibleValues
from autograder.judging.places.runner import Puts, RunOutcome
from autograder.judging.places.slip import Slip
from autograder.judging.places.trace import Watched
from autograder.judging.places.values import as_floats, is_structure, zeros_and_ones
from autograder.running.recorder import number_like
from autograder.running.source import around
from autograder.running.watching import Expression

# An expression that gives the entries of its operand another arrangement, and no other values.
ARRANGED = (*GATHERED, "Call reshape", "Call astype", "Call ravel", "Call squeeze", "Call copy")
UNWRITTEN = ("Call zeros", "Call empty", "Call zeros_like", "Call empty_like")
MOST_WRITERS = 8
# Fewer entries than these are no evidence.
FEW = 3
# A difference below this share of the largest entry is rounding.
ROUNDING = 1e-9


def wrong_writers(
    search: FailingRun, others: Puts, now: RunOutcome, slip: Slip
) -> list[Slip] | None:
    """Return the statements that wrote the wrong entries of the variable in a place.

    None where it was not seen who wrote them; an empty list where it was, and no statement is at fault for all.
    """
    use = _variable_in(search, slip.number)
    scaled = None if use is not None else _scaled_variable(search, now, slip)
    use = use or scaled
    streams = now.judged.trace.streams
    if use is None or use.number not in streams or not slip.values:
        return None
    writers = _writers(search, now, use)
    if not writers or len(writers) > MOST_WRITERS:
        return None
    mine, right = _flat(streams[slip.number].values[-1]), _flat(slip.values[-1])
    if mine is None or right is None:
        return None
    if mine.shape != right.shape and (scaled or writers[-1].expression.into is not None):
        return None
    if mine.shape != right.shape:
        return _assigned_last(search, others, now, writers, slip)
    near = ROUNDING * float(np.abs(right[np.isfinite(right)]).max(initial=0.0))
    wrong = ~np.isclose(mine, right, rtol=search.relative, atol=near, equal_nan=True)
    if not wrong.any():
        return None
    filled = any(one.expression.into is not None for one in writers)
    if filled and not scaled and _is_cut_off(streams[use.number].values[-1], right):
        makers = [one for one in writers if one.expression.variable == use.text]
        return [Slip(makers[-1].expression.number, [], slip.certain, "cut")] if makers else []
    written: dict[int, np.ndarray] = {}
    missed = np.zeros(len(mine), dtype=bool)
    for writer in writers:
        other = [_another(value) for value in writer.values]
        if any(one is None for one in other):
            return None
        number = writer.expression.number
        tried = search.runner.run({**others, number: other})
        after = tried.judged.trace.streams.get(slip.number)
        values = _flat(after.values[-1]) if after is not None else None
        if values is None or values.shape != mine.shape:
            return None
        changed = ~np.isclose(mine, values, rtol=1e-12, atol=0, equal_nan=True)
        if (changed & wrong).any():
            written[number] = changed & wrong
            if writer.expression.shape in BUFFERS and _is_missed(changed, wrong):
                missed |= written.pop(number)
    at_fault = _latest(search, now, written)
    if not at_fault:
        return _writer_that_missed(search, writers, slip) if missed.any() else []
    if not np.any([missed, *(written[one] for one in at_fault)], axis=0)[wrong].all():
        return []
    if any(search.runner.expressions[one].shape in UNWRITTEN for one in at_fault):
        return []  # what is missing is a statement that writes there
    if scaled:
        return [Slip(one, [], slip.certain, "written") for one in at_fault]
    if (
        len(at_fault) == 1
        and not missed.any()
        and search.runner.expressions[at_fault[0]].into is None
    ):
        return _assigned_last(search, others, now, [streams[at_fault[0]]], slip)
    return [_slip(search, now, number, slip) for number in at_fault]


def _is_missed(own: np.ndarray, wrong: np.ndarray) -> bool:
    """Return whether the wrong entries of a fresh array are rather left unwritten than made wrong.

    Then most of its own entries are right; a few entries are no evidence.
    """
    return len(own) < FEW or 2 * int((own & wrong).sum()) <= int(own.sum())


def _writer_that_missed(search: FailingRun, writers: list[Watched], slip: Slip) -> list[Slip]:
    """Return the only statement that writes into a fresh array, some of whose entries it should have written too."""
    inside = {one.expression.statement: one.expression for one in writers if one.expression.into}
    if len(inside) != 1:
        return []
    (writer,) = inside.values()
    fixed = _fixed_rounds(search, writer)
    return [fixed or Slip(writer.number, [], slip.certain, "written")]


def left_unwritten(search: FailingRun, slip: Slip) -> Slip | None:
    """Return the loop with a fixed number of rounds that leaves entries of a fresh array unwritten."""
    place = search.runner.expressions[slip.number]
    if place.shape not in UNWRITTEN or place.variable is None:
        return None
    loops = {}
    for one in search.runner.expressions:
        if one.into == place.variable and one.function == place.function:
            fixed = _fixed_rounds(search, one)
            if fixed is not None:
                loops[fixed.number] = fixed
    return next(iter(loops.values())) if len(loops) == 1 else None


def _fixed_rounds(search: FailingRun, writer: Expression) -> Slip | None:
    """Return the iterable of the only loop around a statement whose rounds are written as numbers."""
    loops = around(search.runner.text, writer.line, ast.For)
    iterated = [loop.iter for loop in loops if loop.lineno < writer.line]
    fixed = [
        one
        for one in iterated
        if isinstance(one, ast.Call) and all(isinstance(part, ast.Constant) for part in one.args)
    ]
    if len(fixed) != 1:
        return None
    for one in search.runner.expressions:
        if one.role == "iterable" and one.line == fixed[0].lineno and one.shape == "Call range":
            return Slip(one.number, [], True, "rounds")
    return None


def _assigned_last(
    search: FailingRun, others: Puts, now: RunOutcome, writers: list[Watched], slip: Slip
) -> list[Slip]:
    """Return the last assignment of a variable if the right value there makes the result right, in all its uses."""
    last = writers[-1]
    number = last.expression.number
    if last.expression.into is not None or len(last.values) != len(slip.values):
        return []
    if search.is_argument(last):
        return []  # nothing was done to the argument before its use
    own = search.right.known.class_of(slip.values[-1])
    made_of = frozenset(search.right.made_of.get(own, ()) if own is not None else ())
    uses = [
        one for one in search.uses(last.expression) if one.statement != last.expression.statement
    ]
    far = search.right.known.class_of(last.values[-1]) is not None and len(uses) > 1
    far = far and not zeros_and_ones(last.values[-1])
    if far or search.left_out(last.expression, last.values, PossibleValues(slip.values, made_of)):
        return []  # it is right as far as it goes: something is left out at its use
    mended = search.mends(search.runner.run({**others, number: slip.values}), now)
    return [Slip(number, slip.values, slip.certain, slip.how)] if mended else []


def _variable_in(search: FailingRun, number: int) -> Expression | None:
    """Return the name whose entries are those of a place."""
    place = search.runner.expressions[number]
    while place.shape in ARRANGED and place.operands:
        place = search.runner.expressions[place.operands[0]]
    return place if place.shape == "Name" else None


def _scaled_variable(search: FailingRun, now: RunOutcome, slip: Slip) -> Expression | None:
    """Return the wrong array in a place such as `total / n`, where n is right and right programs compute its right value."""
    place, streams = search.runner.expressions[slip.number], now.judged.trace.streams
    if place.shape not in ("BinOp Div", "BinOp Mult") or len(place.operands) != 2:
        return None
    if any(one not in streams for one in place.operands) or not slip.values:
        return None
    values = [streams[one].values[-1] for one in place.operands]
    arrays = [k for k, value in enumerate(values) if number_like(value) and np.size(value) > 1]
    if (place.shape == "BinOp Div" and arrays != [0]) or len(arrays) != 1:
        return None
    array, factor = place.operands[arrays[0]], values[1 - arrays[0]]
    name = search.runner.expressions[array]
    if name.shape != "Name" or not number_like(factor) or not np.all(as_floats(factor)):
        return None
    if now.judged.is_known(array) or not now.judged.is_known(place.operands[1 - arrays[0]]):
        return None
    right, scale = as_floats(slip.values[-1]), as_floats(factor)
    needed = right * scale if place.shape == "BinOp Div" else right / scale
    return name if search.right.known.has(needed) else None


def _flat(value: Any) -> np.ndarray | None:
    """Return the numbers of a value in one row; None where it has none, or is ragged."""
    if value is None:
        return None
    if is_structure(value) and not all(map(number_like, value)):
        return None
    try:
        flat = np.asarray(value).ravel()
    except ValueError:
        return None
    return flat.astype(float) if flat.dtype.kind in "biuf" else None


def _is_cut_off(value: Any, right: np.ndarray) -> bool:
    """Return whether an array of whole numbers holds what should have fractions."""
    whole = isinstance(value, np.ndarray) and value.dtype.kind in "biu"
    return whole and bool(np.any(right != np.trunc(right)))


def _writers(search: FailingRun, now: RunOutcome, use: Expression) -> list[Watched]:
    """Return what was assigned to, written into or appended to a variable before its use, in other statements."""
    streams = now.judged.trace.streams
    last = streams[use.number].times[-1]
    found = [
        watched
        for watched in streams.values()
        if use.text in (watched.expression.variable, watched.expression.into)
        and watched.expression.function == use.function
        and watched.expression.statement != use.statement
        and watched.times[0] < last
    ]
    return sorted(found, key=lambda one: one.times[-1])


def _another(value: Any) -> Any:
    """Return other values everywhere, of the same shape; None for what is no number."""
    if is_structure(value):
        pieces = [_another(one) for one in value]
        return None if any(one is None for one in pieces) else pieces
    if not number_like(value):
        return None
    array = np.asarray(value)
    if array.dtype.kind == "b":
        other = ~array
    elif array.dtype.kind in "iu":
        other = array + array.dtype.type(3)
    else:
        other = np.where(np.isfinite(array), array * 1.25 + 0.75, 0.75)
    return other if isinstance(value, np.ndarray) else other.item()


def _latest(search: FailingRun, now: RunOutcome, written: dict[int, np.ndarray]) -> list[int]:
    """Return the statements that wrote wrong entries last, in the order of execution.

    Where two wrote the same entries, one from what the other had written, the later one counts.
    """
    streams = now.judged.trace.streams
    kept: list[int] = []
    for number in sorted(written, key=lambda one: streams[one].times[-1], reverse=True):
        if not any((written[number] & written[one]).any() for one in kept):
            kept.append(number)
    return kept[::-1]


def _slip(search: FailingRun, now: RunOutcome, number: int, slip: Slip) -> Slip:
    """Return the slip moved to a statement; the right value goes with it where the statement gave the whole value."""
    expression = search.runner.expressions[number]
    streams = now.judged.trace.streams
    whole = expression.variable is not None and len(streams[number].values) == len(slip.values)
    if whole and np.shape(streams[number].values[-1]) == np.shape(slip.values[-1]):
        return Slip(number, slip.values, slip.certain, slip.how)
    return Slip(number, [], slip.certain, "written")
