"""The right implementations that are changed by machine, and the sentences about the changes."""

import ast

import pytest
from places import SOLUTIONS

from autograder.changes.candidates import implementations
from autograder.checking.check import checks_of
from autograder.course.catalogue import course
from autograder.judging.engine import Bench
from autograder.running.local import LocalSide

NUMPY = [(one, f) for one in course() if one.library is None for f in one.functions]
PROGRAMS = [
    (exercise, function, number, node)
    for exercise, function in NUMPY
    for number, node in enumerate(implementations(SOLUTIONS / exercise.filename, function.name))
]


@pytest.mark.parametrize(
    "exercise, function, node",
    [(exercise, function, node) for exercise, function, _, node in PROGRAMS],
    ids=[f"{function.name}-{number}" for _, function, number, _ in PROGRAMS],
)
def test_what_is_changed_is_right_but_for_huge_numbers(exercise, function, node):
    path = SOLUTIONS / exercise.filename
    side, solution = LocalSide(exercise, path), LocalSide(exercise, path)
    side.load()
    exec(compile(ast.Module([node], []), "<program>", "exec"), side.namespace)

    results = [
        Bench(exercise, side, solution, 7).run(check)
        for check in checks_of(exercise)
        if check.function == function.name
    ]

    wrong = {one.check.id for one in results if one.status != "correct"}
    # A textbook's formula overflows where the solution's does not; it is right elsewhere.
    assert not wrong - {"large", "edges"}, wrong
