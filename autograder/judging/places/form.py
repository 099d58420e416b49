"""Finds places by the form of the code: the only writer of a variable, a return inside a loop, a new generator."""

import ast
from typing import Any

import numpy as np

from autograder.judging.places.failing_run import FailingRun
from autograder.judging.places.slip import Slip
from autograder.running.recorder import number_like
from autograder.running.source import around

GATHERED = ("Call array", "Call asarray", "Call stack", "Call vstack", "Call concatenate")
GENERATORS = ("Call default_rng", "Call RandomState", "Call Generator")


def only_writer(search: FailingRun, number: int) -> Slip | None:
    """Return the only statement that writes into a variable with a wrong value."""
    expressions = search.runner.expressions
    place = expressions[number]
    if place.shape in GATHERED and len(place.operands) == 1:
        place = expressions[place.operands[0]]
    if place.shape != "Name":
        return None
    streams = search.base.judged.trace.streams
    writers = [
        one
        for one in expressions
        if one.into == place.text and one.function == place.function and one.number in streams
    ]
    if len({one.statement for one in writers}) != 1 or writers[0].line >= place.line:
        return None
    return Slip(writers[0].number, [], True, "written")


def generator_of_its_own(search: FailingRun, slip: Slip) -> Slip | None:
    """Return where a function makes the generator from which a place draws, although it gets one as an argument."""
    expressions = search.runner.expressions
    names = {part.text for part in search.parts(slip.number) if part.shape == "Name"}
    generators = [
        one
        for one in expressions
        if one.shape in GENERATORS and one.variable in names
        if one.function == expressions[slip.number].function
    ]
    return (
        Slip(generators[0].number, [], slip.certain, "generator") if len(generators) == 1 else None
    )


def vectorized(search: FailingRun, slip: Slip) -> Slip | None:
    """Return where np.vectorize made a function whose whole-number first result cuts off all the others."""
    expressions = search.runner.expressions
    place = expressions[slip.number]
    watched = search.base.judged.trace.streams.get(slip.number)
    if watched is None or not slip.values or not _is_cut(watched.values[-1], slip.values[-1]):
        return None
    made = [
        one
        for one in expressions
        if one.shape == "Call vectorize" and one.function == place.function
        if place.shape == f"Call {one.variable}" or one.number in place.operands
    ]
    if len(made) != 1:
        return None
    number = made[0].number if made[0].variable else slip.number
    return Slip(number, [], slip.certain, "vectorized")


def _is_cut(value: Any, right: Any) -> bool:
    whole = isinstance(value, np.ndarray) and value.dtype.kind in "biu"
    return whole and number_like(right) and bool(np.any(right != np.trunc(right)))


def returned_early(search: FailingRun) -> Slip | None:
    """Return the value of a return statement that always ends a loop in its first round."""
    number = search.last_returned()
    if number is None:
        return None
    place = search.runner.expressions[number]
    for loop in around(search.runner.text, place.line, ast.For):
        ends = any(
            isinstance(one, ast.Return) and one.lineno <= place.line <= (one.end_lineno or 0)
            for one in loop.body
        )
        if ends and not any(isinstance(one, ast.Continue) for one in ast.walk(loop)):
            return Slip(number, [], True, "early")
    return None
