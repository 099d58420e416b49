"""The values that may replace a wrong one, the likely ones first."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from autograder.judging.places.forms import ValueForm, form_of
from autograder.judging.places.right_run import RightRun, RightStream
from autograder.judging.places.trace import Watched
from autograder.judging.places.values import is_structure, trivial

MOST_OPTIONS = 30
# For more rounds, the rows of many arrays would stay in memory.
MOST_ROUNDS_KEPT = 8
# Candidates with a larger distance are too different from the value to be replaced.
TOO_UNLIKE = 8.0
# Calls that make a fresh array.
BUFFERS = ("Call zeros", "Call ones", "Call full", "Call empty", "Call zeros_like", "Call ones_like", "Call full_like", "Call empty_like")  # fmt: skip

Values = list[Any]


@dataclass(frozen=True)
class PossibleValues:
    """Values that may belong in a place; `own` is their class, `made_of` are the classes of their operands."""

    values: Values
    made_of: frozenset[int] = frozenset()
    own: int | None = None


def options(
    right: RightRun,
    watched: Watched,
    operands: frozenset[int],
    shapes: list[Any],
    most: int = MOST_OPTIONS,
    summed: bool = False,
) -> list[PossibleValues]:
    """Return the value streams that may replace those of an expression.

    `operands` are the classes of its operands, `shapes` their shapes; `summed` where a sum or a mean of it is taken.
    """
    mine = watched.values[-1]
    if mine is None:
        return []
    ranked: list[tuple[float, int, Any, PossibleValues]] = []
    own = right.known.token(watched.values)
    varies = len({*map(right.known.token, watched.values)}) > 1
    form_of_mine, keeps = form_of(mine), _keeps_shape(watched)
    reduced = _classes_reduced(right, mine) if keeps and not summed else frozenset()
    fitting, forms = _fitting(right, len(watched.values))
    unlike = [_unlike(form_of_mine, form, keeps, shapes) for form in forms]
    for one in fitting:
        stream = one.stream
        forgotten = one.how == "" and stream.own in reduced
        cost = 0 if forgotten else unlike[one.form]
        if cost == math.inf or stream.token == own:
            continue
        if one.how == "each" and varies:
            continue  # the mean in place of every term has the right sum by accident
        cost -= 2 * len(operands & stream.operands)
        cost -= watched.expression.shape == stream.shape
        cost += len(one.values) != len(stream.values)
        if cost < TOO_UNLIKE:
            token = stream.token, one.how
            option = PossibleValues(one.values, stream.operands, stream.own)
            ranked.append((cost, one.order, token, option))
    ranked.sort(key=lambda one: one[:2])
    by_token: dict[Any, PossibleValues] = {}
    for _, _, token, option in ranked:
        by_token.setdefault(token, option)
        if len(by_token) >= most:
            break
    return list(by_token.values())


class _Fitting(NamedTuple):
    """The values of a right program for some number of rounds; `order` is that of their stream, `form` the number of their form."""

    order: int
    stream: RightStream
    how: str
    values: Values
    form: int


def _fitting(right: RightRun, rounds: int) -> tuple[list[_Fitting], list[ValueForm]]:
    """Return the values of all right programs for this number of rounds, and their different forms."""
    if rounds in right.fitting:
        return right.fitting[rounds]
    fitting: list[_Fitting] = []
    forms: dict[str, tuple[int, ValueForm]] = {}
    for order, stream in enumerate(right.streams):
        for how, values in fitted(stream, rounds):
            form = stream.form if values is stream.values else form_of(values[-1])
            number, _ = forms.setdefault(repr(form), (len(forms), form))
            fitting.append(_Fitting(order, stream, how, values, number))
    result = fitting, [form for _, form in forms.values()]
    if rounds <= MOST_ROUNDS_KEPT:
        right.fitting[rounds] = result
    return result


def _classes_reduced(right: RightRun, value: Any) -> frozenset[int | None]:
    """Return the classes of a value's sums and means over an axis or over all, of which one may be forgotten."""
    if not isinstance(value, np.ndarray) or value.ndim == 0 or 0 in value.shape:
        return frozenset()
    axes = (*range(value.ndim), None)
    with np.errstate(all="ignore"):
        ways = [way for axis in axes for way in (value.sum(axis), value.mean(axis))]
    return frozenset(right.known.class_of(one) for one in ways if not trivial(one)) - {None}


def fitted(stream: RightStream, rounds: int) -> Iterator[tuple[str, Values]]:
    """Yield the values of a right program for this number of rounds, and how they were derived."""
    if len(stream.values) == rounds:
        yield "", stream.values
    if len(stream.values) == 1 and rounds > 1 and not is_structure(stream.values[0]):
        array = np.asarray(stream.values[0])
        if array.ndim and array.shape[0] == rounds:
            yield "rows", list(array)
        elif array.ndim == 2 and array.shape[1] == rounds:
            yield "columns", list(array.T)
        elif array.size == rounds:
            yield "entries", list(array.reshape(-1))
        yield "each", [stream.values[0]]


def _unlike(mine: ValueForm, other: ValueForm, keeps_shape: bool, shapes: list[Any]) -> float:
    if mine.is_structure != other.is_structure:
        return math.inf
    cost = 2.0 * other.trivial
    if mine.shape == other.shape:
        return cost
    if mine.squeezed == other.squeezed:
        return cost + 3
    if mine.is_structure:
        return cost + 7
    # An elementwise expression of right values already has the right shape.
    return math.inf if keeps_shape and other.squeezed not in shapes else cost + 5


def _keeps_shape(watched: Watched) -> bool:
    """Return whether a right value has the shape of an operand; after a conversion more may be left out."""
    converts = watched.expression.shape == "Call astype" and watched.expression.returned
    return elementwise(watched) and not converts


def elementwise(watched: Watched) -> bool:
    """Return whether an expression works entry by entry."""
    shape = watched.expression.shape
    return (
        shape.startswith(("BinOp", "UnaryOp", "Compare")) and shape != "BinOp MatMult"
    ) or shape in (
        "Call exp",
        "Call log",
        "Call sqrt",
        "Call maximum",
        "Call where",
        "Call square",
        "Call astype",
    )
