import pytest
from made import todays_share
from places import SOLUTIONS

from autograder.checking.check import checks_of
from autograder.course.catalogue import course
from autograder.judging.diagnosis import naming
from autograder.judging.engine import Bench
from autograder.misconceptions import misconceptions_of, side_of
from autograder.recording.sides import RememberedSide
from autograder.running.local import LocalSide

EVERY = [one for exercise in course() for one in misconceptions_of(exercise)]
NUMPY_FUNCTIONS = [
    function.name
    for exercise in course()
    if exercise.library is None
    for function in exercise.functions
]
# One seed where a person waits for it, another one among the long tests, as Keras is.
SEED, SWEEP = 7, 20261


_sides: dict[str, LocalSide | RememberedSide] = {}


def side_that_trains_once(one, solutions):
    """Return the side of a misconception, whose results are kept where Keras computes them.

    The test and the diagnosis both ask for them, at seconds each. That a second run gives the same results is held by
    `test_wrong_answers`, where an answer is compared with misconceptions that ran apart from it.
    """
    if one.name not in _sides:
        side = side_of(one, solutions)
        keras = course().exercise(one.exercise).library is not None
        _sides[one.name] = RememberedSide(side) if keras else side
    return _sides[one.name]


@pytest.fixture(autouse=True)
def misconceptions_train_once(monkeypatch):
    monkeypatch.setattr(naming, "side_of", side_that_trains_once)


def test_there_are_hundreds_and_names_are_unique():
    names = [one.name for one in EVERY]

    assert len(names) >= 750
    assert len(names) == len(set(names))


def expect_its_own_name(one, seed, diagnose):
    exercise = course().exercise(one.exercise)
    reference = diagnose.reference(exercise)
    checks = [check for check in checks_of(exercise) if check.function == one.function]
    bench = Bench(exercise, side_that_trains_once(one, SOLUTIONS), reference, seed)
    result = bench.exercise_result(map(bench.run, checks))
    diagnose(bench, result)
    (function,) = result.functions
    assert function.status in ("wrong", "cannot_run"), one.name
    assert not any(check.unreadable for check in function.checks), one.name
    assert function.misconception == one.name


# Where a person waits for it all of NumPy's have their turn; Keras's are among the long tests.
@pytest.mark.turns(2)
@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.name)
def test_a_misconception_is_rejected_and_named_by_its_own_name(one, diagnose):
    expect_its_own_name(one, SEED, diagnose)


@pytest.mark.long
@pytest.mark.parametrize("function", NUMPY_FUNCTIONS)
def test_misconceptions_are_named_at_another_seed(function, diagnose):
    """Another third of them every day; `dev trust` takes all, at many seeds."""
    for one in todays_share([one for one in EVERY if one.function == function], 3):
        expect_its_own_name(one, SWEEP, diagnose)


@pytest.mark.parametrize("name", ["xavier-uniform-from-zero", "xavier-absolute-value"])
def test_of_two_that_happen_to_look_alike_other_seeds_leave_one(name, diagnose):
    (one,) = (one for one in EVERY if one.name == name)
    exercise, seed = course().exercise(one.exercise), 924
    checks = [check for check in checks_of(exercise) if check.function == one.function]
    # At this seed what was measured of the two differs by no more than chance does.
    assert diagnose.alike(one, checks, seed)
    reference = LocalSide(exercise, SOLUTIONS / exercise.filename)
    bench = Bench(exercise, side_of(one, SOLUTIONS), reference, seed)

    result = bench.exercise_result(map(bench.run, checks))
    diagnose(bench, result)

    assert result.functions[0].misconception == name


def test_texts_are_there_in_both_languages():
    for one in EVERY:
        assert one.text["en"].endswith((".", "?")), one.name
        assert any("가" <= c <= "힣" for c in one.text["ko"]), one.name


def test_a_misconception_takes_its_options_in_the_order_of_the_signature(diagnose):
    for one in EVERY:
        exercise = course().exercise(one.exercise)
        (function,) = (f for f in exercise.functions if f.name == one.function)
        if exercise.library is not None or "=" not in function.call:
            continue
        for check in checks_of(exercise):
            if check.function == one.function:
                for outcome in diagnose.trace(one, check, SEED).outcomes:
                    text = getattr(outcome, "text", "")
                    assert "positional argument" not in text and "multiple values" not in text, one
