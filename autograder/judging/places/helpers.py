"""Finds helpers of a submission that compute the right function, so that a call of them is the place, not their inside."""

import ast
from typing import Any

import numpy as np

from autograder.course.catalogue import all_functions, course
from autograder.judging.places.programs import Programs
from autograder.judging.places.results import agree
from autograder.judging.places.trace import ExpressionTrace, Watched
from autograder.running.outcome import Returned
from autograder.running.source import around

MOST_CALLS = 6
# Functions of one array that a helper may implement under another name.
PLAIN = ("sigmoid", "relu", "softmax", "sigmoid_derivative", "relu_derivative")


def right_helpers(
    trace: ExpressionTrace, helpers: set[str], programs: Programs, relative: float
) -> frozenset[str]:
    """Return which helpers compute what a function of the course does, in all calls of the run."""
    return frozenset(
        name for name in helpers if _is_right(_calls(trace, name), name, programs, relative)
    )


def nested_helper(text: str, line: int) -> str | None:
    """Return the name of the function inside another one that holds a line; None where there is none."""
    functions = [one for one in around(text, line, ast.FunctionDef) if one.lineno < line]
    return functions[-1].name if len(functions) > 1 else None


def is_elementwise(trace: ExpressionTrace, helper: str) -> bool:
    """Return whether a helper gives its one argument's shape, as a sigmoid does."""
    calls = _calls(trace, helper)
    return bool(calls) and all(
        len(args) == 1 and np.shape(args[0]) == np.shape(result) for args, result in calls
    )


def calls_of(trace: ExpressionTrace, helper: str) -> list[Watched]:
    """Return the expressions that call a helper."""
    return [one for one in trace.streams.values() if one.expression.shape == f"Call {helper}"]


def _calls(trace: ExpressionTrace, helper: str) -> list[tuple[list[Any], Any]]:
    """Return the arguments and the result of the calls of a helper."""
    calls = []
    for watched in calls_of(trace, helper):
        operands = [trace.streams.get(one) for one in watched.expression.operands]
        if any(one is None or len(one.values) != len(watched.values) for one in operands):
            return []
        for turn, result in enumerate(watched.values[:MOST_CALLS]):
            calls.append(([one.values[turn] for one in operands if one is not None], result))
    return calls


def _is_right(
    calls: list[tuple[list[Any], Any]], name: str, programs: Programs, relative: float
) -> bool:
    functions = all_functions()
    names = [name] if name in functions else list(PLAIN)
    if not calls or any(one is None for args, result in calls for one in (result, *args)):
        return False
    return any(
        all(_gives(candidate, args, result, programs, relative) for args, result in calls)
        for candidate in names
        if len(functions[candidate].parameters) == len(calls[0][0])
        and not functions[candidate].opaque
        and not functions[candidate].random
    )


def _gives(name: str, args: list[Any], result: Any, programs: Programs, relative: float) -> bool:
    exercises = (one for one in course() if any(f.name == name for f in one.functions))
    exercise = next(exercises, None)  # a copy for students may be without it
    if exercise is None or exercise.library is not None:
        return False
    outcome = programs.of(exercise).result(name, tuple(args))
    return isinstance(outcome, Returned) and agree(result, outcome.value, relative)
