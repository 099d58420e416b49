"""The subjects of a function: submissions whose right verdict is known beforehand.

They are the solution, the bank of right answers, the named misconceptions and the mutants.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from autograder.course.catalogue import Exercise
from autograder.course.paths import SOLUTIONS
from autograder.misconceptions import misconceptions_of
from autograder.misconceptions import side_of as misconception_side
from autograder.right_answers import RightAnswer, right_answers_of, side_in_a_file
from autograder.right_answers import side_of as right_side
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


def _right_side(one: RightAnswer, exercise: Exercise, folder: Path | None) -> LocalSide:
    if one.function in FRESH:
        assert folder is not None, one.name
        return side_in_a_file(one, exercise, folder)
    return right_side(one, exercise)


def subjects_of(exercise: Exercise, function: str, folder: Path | None) -> Iterator[Subject]:
    """Return everything that the checks of a function must judge.

    `folder` is for the files of a function that is tried in fresh processes.
    """
    path = SOLUTIONS / exercise.filename
    yield Subject("solution", "the solution", partial(LocalSide, exercise, path))
    for answer in right_answers_of(exercise):
        if function in answer.functions:
            yield Subject("right", answer.why, partial(_right_side, answer, exercise, folder))
    for wrong in misconceptions_of(exercise, function):
        yield Subject("misconception", wrong.name, partial(misconception_side, wrong, SOLUTIONS))
    for mutant in mutants_of(exercise, SOLUTIONS, function):
        make = partial(mutant_side, mutant, SOLUTIONS, folder)
        yield Subject("mutant", mutant.change, make)
