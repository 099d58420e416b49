"""The values that may replace a wrong one, the likely ones first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.judging.places.right_run import RightRun, RightStream
from autograder.judging.places.trace import Watched
from autograder.judging.places.values import is_structure, trivial

MOST_OPTIONS = 30
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


def shape_of(value: Any) -> Any:
    """Return the shape of a value, list by list."""
    return [shape_of(one) for one in value] if is_structure(value) else np.shape(value)


def squeezed_shape(value: Any) -> Any:
    """Return the shape without axes of length 1."""
    if is_structure(value):
        return [squeezed_shape(one) for one in value]
    return tuple(side for side in np.shape(value) if side != 1)


def options(
    right: RightRun,
    watched: Watched,
    operands: frozenset[int],
    shapes: list[Any],
    most: int = MOST_OPTIONS,
) -> list[PossibleValues]:
    """Return the value streams that may replace those of an expression.

    `operands` are the classes of its operands, `shapes` their shapes.
    """
    rounds = len(watched.values)
    ranked: list[tuple[float, int, Any, PossibleValues]] = []
    mine = right.known.token(watched.values)
    varies = len({*map(right.known.token, watched.values)}) > 1
    for index, stream in enumerate(right.streams):
        for form, values in fitted(stream, rounds):
            if form == "each" and varies:
                continue  # the mean in place of every term has the right sum by accident
            cost = _unlike(watched, values, stream, operands, shapes)
            if cost < TOO_UNLIKE and stream.token != mine:
                token = stream.token, form
                ranked.append(
                    (cost, index, token, PossibleValues(values, stream.operands, stream.own))
                )
    ranked.sort(key=lambda one: one[:2])
    by_token: dict[Any, PossibleValues] = {}
    for _, _, token, option in ranked:
        by_token.setdefault(token, option)
        if len(by_token) >= most:
            break
    return list(by_token.values())


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


def _unlike(
    watched: Watched,
    values: Values,
    stream: RightStream,
    operands: frozenset[int],
    shapes: list[Any],
) -> float:
    mine, other = watched.values[-1], values[-1]
    if mine is None or is_structure(mine) != is_structure(other):
        return TOO_UNLIKE
    cost = 0.0
    if shape_of(mine) != shape_of(other):
        if squeezed_shape(mine) == squeezed_shape(other):
            cost += 3
        elif is_structure(mine):
            cost += 7
        elif _keeps_shape(watched) and squeezed_shape(other) not in shapes:
            # An elementwise expression of right values already has the right shape.
            return TOO_UNLIKE
        else:
            cost += 5
    cost -= 2 * len(operands & stream.operands)
    if watched.expression.shape == stream.shape:
        cost -= 1
    if len(values) != len(stream.values):
        cost += 1
    if trivial(other):
        cost += 2
    return cost


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
