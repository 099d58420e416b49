"""The values that may replace the assigned value of a name from which a wrong place is computed."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.course.catalogue import all_functions
from autograder.judging.places.failing_run import REDUCTIONS, FailingRun
from autograder.judging.places.options import PossibleValues
from autograder.judging.places.runner import RunOutcome
from autograder.judging.places.trace import Watched
from autograder.judging.places.values import is_structure, passed_through, pieces

MOST_TRIED = 12
# What takes the size of an array, perhaps of the wrong axis.
SIZES = ("Call len", "Attribute size", "Subscript")
# A small number such as the step of a difference quotient may be too large or too small.
SMALLER, LARGER, TINY = (-6, -5, -4, -3, -2, -1), (2, 4, 6, 8), 1e-9
DRAWS = (
    "random", "uniform", "normal", "standard_normal", "integers", "permutation", "choice", "binomial",
)  # fmt: skip


def replacements(
    search: FailingRun, now: RunOutcome, watched: Watched, in_sum: bool = False
) -> Iterator[PossibleValues]:
    """Yield the values that a variable may have to be assigned; `in_sum` if it is a term of a sum in the place."""
    value = watched.values[-1]
    if value is None or is_structure(value):
        return
    streams = now.judged.trace.streams
    kind, _, called = watched.expression.shape.partition(" ")
    own = {search.right.known.class_of(one) for one in watched.values} - {None}
    known = now.judged.is_known(watched.expression.number) and bool(own)
    if known and kind == "Call" and called in all_functions():
        return  # its use is wrong
    stored = own & search.right.stored
    if known and watched.expression.into is not None and stored == own:
        return  # right programs keep it in a list too
    last = search.right.known.class_of(value)
    if known and watched.expression.variable is None and last in stored:
        return  # so they do with what is computed inside of a list
    yield from _called_alike(search, now, watched)
    for number in watched.expression.operands:
        operand = streams.get(number)
        # An operand alone may be the right value, without the operation.
        if operand is None or len(operand.values) != len(watched.values):
            continue
        if not any(is_structure(one) or one is None for one in operand.values):
            yield PossibleValues(operand.values)
    if np.ndim(value) == 0:
        plain = sizes(search)
        # A size or an argument may be right there, and so may what right programs compute; then the mistake is in
        # its use. What was counted is no size.
        if not known and called not in REDUCTIONS and not any(value == one for one in plain):
            # A fraction is written for a purpose: with 0 in its place, a formula is right by accident.
            fraction = (
                watched.expression.shape == "Constant" and type(value) is float and value % 1 != 0
            )
            yield from (PossibleValues([one]) for one in plain if one or not fraction)
        elif watched.expression.shape in SIZES:
            yield from (PossibleValues([one]) for one in plain[2:] if one != value)
        if watched.expression.shape == "Constant" and type(value) is float:
            powers = LARGER if abs(value) < TINY else SMALLER
            yield from (PossibleValues([value * 10.0**power]) for power in powers)
        return
    if _is_turned(search, watched):
        yield PossibleValues([~one for one in watched.values])
    if known and kind == "Compare":
        return  # the same condition: its use is wrong
    if watched.expression.shape in ("Name", "Constant"):
        yield from (PossibleValues([one]) for one in (1.0, 0.0))
    for option in search.likely(now, watched)[:MOST_TRIED]:
        if known and search.left_out(watched.expression, watched.values, option):
            continue
        if passed_through(value, option.values[-1]):
            continue
        # In a sum, either the sign of a term or the sum itself is wrong; the value that more right programs compute
        # is right.
        if not (known and in_sum and search.right.is_rarer(option.values[-1], value)):
            yield option


def _is_turned(search: FailingRun, watched: Watched) -> bool:
    """Return whether a condition may be reversed: one of equality, one of a draw, or a negated one."""
    expression = watched.expression
    if not all(isinstance(one, np.ndarray) and one.dtype == bool for one in watched.values):
        return False
    operands = [search.runner.expressions[one].shape for one in expression.operands]
    drawn = any(shape.partition(" ")[2] in DRAWS for shape in operands)
    equal = "==" in expression.text or "!=" in expression.text
    return expression.shape == "UnaryOp Invert" or (
        expression.shape == "Compare" and (drawn or equal)
    )


def _called_alike(
    search: FailingRun, now: RunOutcome, watched: Watched
) -> Iterator[PossibleValues]:
    """Yield the results of the same function in right programs: the maximum of each row, or the draw of a whole array."""
    shape = watched.expression.shape
    called = shape.partition(" ")[2]
    if called not in (*REDUCTIONS, *DRAWS):
        return
    operands, _ = search.operands(now, watched.expression.number)
    for stream in search.right.streams:
        if stream.shape != shape:
            continue
        alike = called in DRAWS or operands & stream.operands
        if alike and len(stream.values) == len(watched.values):
            yield PossibleValues(stream.values, stream.operands, stream.own)


def sizes(search: FailingRun) -> list[Any]:
    """Return the numbers that need no computation: sizes and arguments."""
    found: list[Any] = [0, 1]
    for _, args, kwargs in search.runner.call.calls[-1:]:
        for value in (*args, *kwargs.values()):
            for piece in pieces(value):
                if isinstance(piece, np.ndarray):
                    found += [*piece.shape, piece.size]
                elif isinstance(piece, int | float) and not isinstance(piece, bool):
                    found.append(piece)
    return list(dict.fromkeys(found))
