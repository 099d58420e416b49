"""No check rejects a right answer, however unlike the solution it is written."""

from collections.abc import Iterable
from functools import cache

import numpy as np
import pytest
from made import todays_share

from autograder.checking.check import checks_of
from autograder.course.catalogue import course
from autograder.course.paths import SOLUTIONS
from autograder.judging.engine import Bench
from autograder.judging.verdict import CheckResult
from autograder.recording.sides import RememberedSide
from autograder.right_answers import RightAnswer, right_answers_of, side_in_a_file, side_of
from autograder.running.local import LocalSide

# One seed and the checks of the answer's own functions where a person waits for it; of the sweep, among
# the long tests, other seeds every day.
SEEDS = [
    pytest.param(range(1), id="seed"),
    pytest.param(todays_share(range(1, 6), 2), id="seeds", marks=pytest.mark.long),
]
KERAS_SEEDS = todays_share(range(2), 2)

EXERCISES = [exercise for exercise in course() if exercise.library is None]
BANK = [one for exercise in EXERCISES for one in right_answers_of(exercise)]
KERAS = [exercise for exercise in course() if exercise.library is not None]
KERAS_BANK = [one for exercise in KERAS for one in right_answers_of(exercise)]


@cache
def reference_of(exercise_id: str) -> RememberedSide:
    """Return the reference of an exercise, which computes each of its results once for all answers."""
    exercise = course().exercise(exercise_id)
    return RememberedSide(LocalSide(exercise, SOLUTIONS / exercise.filename))


def rejections(
    one: RightAnswer,
    seeds: Iterable[int],
    student: LocalSide | None = None,
    every_check: bool = True,
) -> list[str]:
    """Return what the checks of the exercise have against `one`: key, seed and reason of each.

    Without `every_check` only the checks of its own functions are asked; the others are the solution's.
    """
    exercise = course().exercise(one.exercise)
    student = student or side_of(one, exercise)
    found = []
    for seed in seeds:
        bench = Bench(exercise, student, reference_of(exercise.id), seed)
        for check in checks_of(exercise):
            if not every_check and check.function not in one.functions:
                continue
            result = bench.run(check)
            if result.status != "correct":
                found.append(f"{check.key} at seed {seed}: {result.status}, {reason(result)}")
    return found


def reason(result: CheckResult) -> str:
    """Return in one line why a check failed."""
    if result.finding is not None:
        return f"{result.finding.kind}, {result.finding.what}"
    return str(result.trouble)


@pytest.mark.turns(3)
@pytest.mark.parametrize("seeds", SEEDS)
@pytest.mark.parametrize("one", BANK, ids=lambda one: one.name)
def test_a_right_answer_is_accepted(one, seeds):
    assert rejections(one, seeds, every_check=len(seeds) > 1) == []


@pytest.mark.long
@pytest.mark.turns(3)
@pytest.mark.parametrize("one", KERAS_BANK, ids=lambda one: one.name)
def test_a_right_answer_in_keras_is_accepted(one, tmp_path):
    exercise = course().exercise(one.exercise)
    fresh = one.function == "use_cpu_only"
    student = side_in_a_file(one, exercise, tmp_path) if fresh else None

    # Keras is slow.
    assert rejections(one, KERAS_SEEDS, student, every_check=False) == []


def test_the_bank_covers_every_function_in_keras():
    counts = {function.name: 0 for exercise in KERAS for function in exercise.functions}
    for one in KERAS_BANK:
        counts[one.function] += 1

    assert len(KERAS_BANK) >= 25
    assert {name: count for name, count in counts.items() if count < 3} == {}


def test_the_bank_covers_every_function():
    counts = {function.name: 0 for exercise in EXERCISES for function in exercise.functions}
    for one in BANK:
        for name in one.functions:
            counts[name] += 1

    assert len(BANK) >= 110
    assert {name: count for name, count in counts.items() if count < 3} == {}


def test_a_wrong_answer_would_show():
    wrong = RightAnswer("ex01_sigmoid", "sigmoid", "not right", {"sigmoid": lambda x: np.exp(x)})

    assert rejections(wrong, range(1)) != []
