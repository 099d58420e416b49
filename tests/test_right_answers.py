"""No check rejects a right answer, however unlike the solution it is written."""

from collections.abc import Iterable

import numpy as np
import pytest
from right_answers import RightAnswer, right_answers_of, side_of

from autograder.catalogue import course
from autograder.check import checks_of
from autograder.engine import Bench
from autograder.paths import SOLUTIONS
from autograder.submission.local import LocalSide
from autograder.verdict import CheckResult

SEEDS = 6

EXERCISES = [exercise for exercise in course() if exercise.library is None]
BANK = [one for exercise in EXERCISES for one in right_answers_of(exercise)]


def rejections(one: RightAnswer, seeds: Iterable[int]) -> list[str]:
    """Return what the checks of the exercise have against `one`: key, seed and reason of each."""
    exercise = course().exercise(one.exercise)
    student = side_of(one, exercise)
    reference = LocalSide(exercise, SOLUTIONS / exercise.filename)
    found = []
    for seed in seeds:
        bench = Bench(exercise, student, reference, seed)
        for check in checks_of(exercise):
            result = bench.run(check)
            if result.status != "correct":
                found.append(f"{check.key} at seed {seed}: {result.status}, {reason(result)}")
    return found


def reason(result: CheckResult) -> str:
    """Return in one line why a check failed."""
    if result.finding is not None:
        return f"{result.finding.kind}, {result.finding.what}"
    return str(result.trouble)


@pytest.mark.parametrize("one", BANK, ids=lambda one: one.name)
def test_a_right_answer_is_accepted(one):
    assert rejections(one, range(SEEDS)) == []


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
