"""Finds values inside the learner's own functions for questions about a line, by watching one call."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.course.given import untouched
from autograder.judging.engine import Bench
from autograder.running.outcome import Returned
from autograder.running.proxy import Call
from autograder.running.watched import offer
from autograder.running.watching import Expression, TooLarge, expressions_of

offer()


@dataclass(frozen=True)
class Assigned:
    """A variable of the learner's: the number and text of the line that assigns it, and the value's shape."""

    name: str
    line: int
    text: str
    shape: tuple[int, ...]


def assigned_arrays(bench: Bench, source: str, call: Call) -> list[Assigned]:
    """Return the variables of a function that hold an array in a call, each with its last assignment.

    A variable that gets arrays of several shapes is left out, since the question could not say which one is meant.
    """
    try:
        atoms = untouched(bench.exercise, source)
        expressions = expressions_of(source, atoms)
    except (SyntaxError, TooLarge, RecursionError):
        return []
    arguments: tuple[Any, ...] = (
        [(call.function.name, call.args, call.kwargs)],
        sorted(atoms),
        [[]],
        True,
    )
    answer = bench.student.call("@watched", arguments, {})
    if not isinstance(answer, Returned) or not answer.value:
        return []
    lines = source.splitlines()
    own = _owned(source, call.function.name)
    shapes: dict[str, set[tuple[int, ...]]] = {}
    assigned: dict[str, Assigned] = {}
    for expression, value in _assignments(expressions, answer.value[0]["events"]):
        name = str(expression.variable)
        if expression.line not in own or expression.function != call.function.name:
            continue
        shape = value.shape if isinstance(value, np.ndarray) else ()
        shapes.setdefault(name, set()).add(shape)
        assigned[name] = Assigned(name, expression.line, lines[expression.line - 1].strip(), shape)
    return [one for one in assigned.values() if one.shape and len(shapes[one.name]) == 1]


def _assignments(
    expressions: Sequence[Expression], events: Sequence[tuple[int, Any]]
) -> Iterator[tuple[Expression, Any]]:
    """Yield the expressions whose value a variable was given, and the value."""
    for number, value in events:
        if expressions[number].variable is not None:
            yield expressions[number], value


def _owned(source: str, name: str) -> range:
    """Return the lines of a function."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return range(node.lineno, (node.end_lineno or node.lineno) + 1)
    return range(0)
