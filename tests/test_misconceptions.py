import pytest
from places import SOLUTIONS

from autograder.checking.check import checks_of
from autograder.course.catalogue import course
from autograder.judging.diagnosis import naming
from autograder.judging.engine import Bench
from autograder.misconceptions import misconceptions_of, side_of
from autograder.recording.sides import RememberedSide
from autograder.running.local import LocalSide

EVERY = [one for exercise in course() for one in misconceptions_of(exercise)]
# One seed where a person waits for it, the sweep among the long tests, as Keras is.
SEEDS, SWEEP, KERAS_SEEDS = (7,), (20261,), (7,)


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


def _with_seeds():
    for exercise in course():
        for one in misconceptions_of(exercise):
            if exercise.library is not None:
                yield pytest.param(one, KERAS_SEEDS, id=one.name, marks=pytest.mark.long)
                continue
            yield pytest.param(one, SEEDS, id=one.name)
            yield pytest.param(one, SWEEP, id=f"{one.name}, seeds", marks=pytest.mark.long)


@pytest.mark.parametrize(("one", "seeds"), list(_with_seeds()))
def test_a_misconception_is_rejected_and_named_by_its_own_name(one, seeds, diagnose):
    exercise = course().exercise(one.exercise)
    reference = diagnose.reference(exercise)
    checks = [check for check in checks_of(exercise) if check.function == one.function]
    for seed in seeds:
        bench = Bench(exercise, side_that_trains_once(one, SOLUTIONS), reference, seed)
        result = bench.exercise_result(map(bench.run, checks))
        diagnose(bench, result)
        (function,) = result.functions
        assert function.status in ("wrong", "cannot_run"), seed
        assert not any(check.unreadable for check in function.checks), seed
        assert function.misconception == one.name, seed


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
                for outcome in diagnose.trace(one, check, SEEDS[0]).outcomes:
                    text = getattr(outcome, "text", "")
                    assert "positional argument" not in text and "multiple values" not in text, one
