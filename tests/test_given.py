"""A change to what was given is blamed where it is at fault, and nowhere else."""

from contextlib import closing

import pytest
from places import SOLUTIONS
from process_side import ProcessSide

from autograder.checking.check import checks_of
from autograder.course.catalogue import course
from autograder.judging.diagnosis import Diagnosis
from autograder.judging.engine import Bench
from autograder.report.explain import explain_function
from autograder.running.local import LocalSide

BACKPROP = course().exercise("ex03_backprop")

# The slope of the sigmoid in the place of the sigmoid.
WRONG = "    return e / (1 + e) ** 2\n"
TANH = "    return 0.5 * (1 + np.tanh(x / 2))\n"
RIGHT = "    return np.where(x >= 0, 1, e) / (1 + e)\n"


def written(tmp_path, *changes):
    text = (SOLUTIONS / BACKPROP.filename).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / BACKPROP.filename
    path.write_text(text, encoding="utf-8")
    return path


def judged(side, named=True):
    reference = LocalSide(BACKPROP, SOLUTIONS / BACKPROP.filename)
    bench = Bench(BACKPROP, side, reference, 7)
    result = bench.exercise_result(map(bench.run, checks_of(BACKPROP)))
    if named:
        Diagnosis(SOLUTIONS)(bench, result)
    return {one.function.name: one for one in result.functions}


def test_a_wrong_given_sigmoid_is_to_be_mended_first(tmp_path):
    path = written(tmp_path, (RIGHT, WRONG))

    found = judged(LocalSide(BACKPROP, path))

    assert found["train"].status == "wrong"
    assert found["train"].mend_first == "sigmoid"
    assert found["backward"].status == "correct"
    for lang in ("en", "ko"):
        notes = explain_function(found["train"], BACKPROP, path, 7, lang).notes
        assert any("sigmoid" in note for note in notes)


def test_what_the_annotations_of_the_given_code_name_need_not_be_imported(tmp_path):
    path = written(tmp_path, (RIGHT, WRONG))
    text = path.read_text(encoding="utf-8")
    bare = text.replace("from numpy.typing import ArrayLike, NDArray\n", "")
    assert bare != text
    path.write_text(f"from __future__ import annotations\n{bare}", encoding="utf-8")

    assert judged(LocalSide(BACKPROP, path))["train"].mend_first == "sigmoid"


def test_a_change_in_the_learners_own_checkout_is_seen(tmp_path, monkeypatch):
    # There the file among the exercises is the changed one.
    written(tmp_path, (RIGHT, WRONG))
    monkeypatch.setattr("autograder.course.given.EXERCISES", tmp_path, raising=False)

    side = LocalSide(BACKPROP, tmp_path / BACKPROP.filename)
    assert judged(side)["train"].mend_first == "sigmoid"


def test_the_same_in_another_process(tmp_path):
    with closing(ProcessSide(BACKPROP, written(tmp_path, (RIGHT, WRONG)))) as side:
        assert judged(side)["train"].mend_first == "sigmoid"


def test_a_given_function_that_is_gone_is_to_be_mended_first(tmp_path):
    path = written(tmp_path, ("def sigmoid(", "def logistic("))

    found = judged(LocalSide(BACKPROP, path))

    assert found["train"].status == "cannot_run"
    assert found["train"].mend_first == "sigmoid"


@pytest.mark.parametrize("given", [RIGHT, TANH])
def test_a_right_given_function_is_not_blamed(tmp_path, given):
    wrong = ("losses.append(squared_error(y, t))", "losses.append(squared_error(y, t) + 1)")
    path = written(tmp_path, (RIGHT, given), wrong)

    found = judged(LocalSide(BACKPROP, path), named=False)

    assert found["train"].status == "wrong"
    assert found["train"].mend_first is None


def test_the_learner_s_own_code_is_back_after_the_experiment(tmp_path):
    side = LocalSide(BACKPROP, written(tmp_path, (RIGHT, WRONG)))

    assert judged(side)["train"].status == "wrong"
    assert judged(side)["train"].status == "wrong"


def test_a_function_that_fails_at_its_second_call_is_judged(tmp_path):
    # Two calls with equal arguments in one check: comparing the calls compared arrays.
    exercise = course().exercise("ex07_optimizers")
    text = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    path = tmp_path / exercise.filename
    path.write_text(
        text.replace("k, m, v = state or", "k, m, v = 0 if state else"), encoding="utf-8"
    )
    reference = LocalSide(exercise, SOLUTIONS / exercise.filename)
    bench = Bench(exercise, LocalSide(exercise, path), reference, 7)

    found = bench.exercise_result(map(bench.run, checks_of(exercise)))

    assert next(f for f in found.functions if f.function.name == "adam_step").status == "cannot_run"
