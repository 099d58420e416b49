"""The subjects of a function: submissions whose right verdict is known beforehand.

They are the solution, the bank of right answers, the named misconceptions and the mutants.
"""

import importlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

from autograder.course.catalogue import Exercise
from autograder.course.paths import HOME, SOLUTIONS
from autograder.misconceptions import misconceptions_of
from autograder.misconceptions import side_of as misconception_side
from autograder.running.local import LocalSide
from autograder.trust.mutants import FRESH, mutants_of
from autograder.trust.mutants import side_of as mutant_side

Kind = Literal["solution", "right", "misconception", "mutant"]


@dataclass(frozen=True)
class Subject:
    """One submission whose verdict is known beforehand, and how to make it."""

    kind: Kind
    name: str
    make: Callable[[], LocalSide]


def right_answers(exercise: Exercise) -> list[Any]:
    """Return the bank's right answers of an exercise; none where there are no tests (a wheel)."""
    tests = HOME / "tests"
    if not (tests / "right_answers").is_dir():
        return []
    if str(tests) not in sys.path:
        sys.path.insert(0, str(tests))
    bank = importlib.import_module("right_answers")
    answers: list[Any] = bank.right_answers_of(exercise)
    return answers


def _right_side(one: Any, exercise: Exercise, folder: Path | None) -> LocalSide:
    bank = importlib.import_module("right_answers")
    side: LocalSide = (
        bank.side_in_a_file(one, exercise, folder)
        if one.function in FRESH
        else bank.side_of(one, exercise, SOLUTIONS)
    )
    return side


def subjects_of(exercise: Exercise, function: str, folder: Path | None) -> Iterator[Subject]:
    """Return everything that the checks of a function must judge.

    `folder` is for the files of a function that is tried in fresh processes.
    """
    path = SOLUTIONS / exercise.filename
    yield Subject("solution", "the solution", partial(LocalSide, exercise, path))
    for answer in right_answers(exercise):
        if function in answer.functions:
            yield Subject("right", answer.why, partial(_right_side, answer, exercise, folder))
    for wrong in misconceptions_of(exercise, function):
        yield Subject("misconception", wrong.name, partial(misconception_side, wrong, SOLUTIONS))
    for mutant in mutants_of(exercise, SOLUTIONS, function):
        make = partial(mutant_side, mutant, SOLUTIONS, folder)
        yield Subject("mutant", mutant.change, make)
