"""What the misconceptions of Keras give is brought along: it is that of the files here, and counts where it holds."""

from dataclasses import replace

import pytest
from places import SOLUTIONS

from autograder import DEFAULT_SEED
from autograder.authoring.traces import out_of_date
from autograder.checking.check import checks_of_function
from autograder.commands.common import Context
from autograder.commands.dev import traces
from autograder.course.catalogue import course
from autograder.judging.diagnosis import Diagnosis, naming, same, shipped, trace_of
from autograder.judging.engine import Bench
from autograder.judging.verdict import CheckResult
from autograder.misconceptions import misconceptions_of
from autograder.running.outcome import Returned
from autograder.running.proxy import Call

EXERCISE = course().exercise("ex12_keras_xor")
(FUNCTION,) = (one for one in EXERCISE.functions if one.name == "build_deep_xor_model")
CHECKS = [one for one in checks_of_function(EXERCISE, FUNCTION.name) if not one.edge]


@pytest.fixture
def run(monkeypatch):
    """The keys of the checks that are run live while a diagnosis looks for traces."""
    keys = []

    class CountingBench(Bench):
        def run(self, check, *test):
            keys.append(check.key)
            return super().run(check, *test)

    monkeypatch.setattr(naming, "Bench", CountingBench)
    shipped.forget()
    yield keys
    shipped.forget()


def test_they_are_of_the_files_here(capsys):
    assert list(out_of_date(list(course()))) == [], "run xor2mnist dev traces"
    assert traces(Context("en")) == 0
    assert "up to date" in capsys.readouterr().out
    functions = [one for exercise in course() for one in exercise.functions]
    assert {one.name for one in functions if shipped.is_shipped(one)} == {
        "build_xor_model",
        "build_deep_xor_model",
        "train_xor",
        "build_classifier",
        "train_classifier",
        "evaluate_classifier",
        "save_and_reload",
    }


@pytest.mark.parametrize("change", ["a check", "another Keras", "no file", "no archive"])
def test_they_do_not_count_where_something_else_is_here(change, tmp_path, monkeypatch):
    if change == "a check":
        (tmp_path / "test_ex12_keras_xor.py").write_text("# other checks\n", encoding="utf-8")
        monkeypatch.setattr(shipped, "CHECKS", tmp_path)
    elif change == "another Keras":
        monkeypatch.setattr(shipped, "keras_version", lambda: "99.1")
    else:
        path = tmp_path / "traces.zip"
        if change == "no archive":
            path.write_bytes(b"PK nonsense")
        monkeypatch.setattr(shipped, "path_of", lambda exercise: path)
    shipped.forget()
    try:
        assert shipped.trace_of(EXERCISE, FUNCTION, "", CHECKS[0]) is None
    finally:
        shipped.forget()
    monkeypatch.undo()
    assert shipped.trace_of(EXERCISE, FUNCTION, "", CHECKS[0]) is not None


def test_of_an_edge_sweep_and_a_numpy_function_nothing_is_brought_along():
    edge = replace(CHECKS[0], edge=True)
    assert shipped.trace_of(EXERCISE, FUNCTION, "", edge) is None
    prepare = course().functions()["prepare"]
    exercise = course().exercise("ex13_keras_mnist")
    check = checks_of_function(exercise, "prepare")[0]
    assert shipped.trace_of(exercise, prepare, "", check) is None


@pytest.mark.long
def test_a_trace_is_that_of_a_run(run, monkeypatch):
    pytest.importorskip("tensorflow")
    some = misconceptions_of(EXERCISE, FUNCTION.name)[:6]
    brought = Diagnosis(SOLUTIONS)
    found = {(one.name, c.key): brought.trace(one, c, DEFAULT_SEED) for one in some for c in CHECKS}
    assert sorted(run) == sorted(check.key for check in CHECKS)  # the solution's alone

    monkeypatch.setattr(shipped, "trace_of", lambda *_: None)
    live = Diagnosis(SOLUTIONS)
    for one in some:
        for check in CHECKS:
            trace = live.trace(one, check, DEFAULT_SEED)
            assert same(trace, found[one.name, check.key], random=False), (one.name, check.key)
            assert trace.status == found[one.name, check.key].status


@pytest.mark.long
def test_where_the_solution_gives_other_numbers_the_misconceptions_are_run(run, monkeypatch):
    pytest.importorskip("tensorflow")
    brought = shipped.trace_of

    def of_another_machine(exercise, function, name, check):
        trace = brought(exercise, function, name, check)
        return trace if name else replace(trace, outcomes=(Returned(0.25),) * len(trace.outcomes))

    monkeypatch.setattr(shipped, "trace_of", of_another_machine)
    one = misconceptions_of(EXERCISE, FUNCTION.name)[0]
    Diagnosis(SOLUTIONS).trace(one, CHECKS[0], DEFAULT_SEED)
    assert run == [CHECKS[0].key] * 2  # the solution, then the misconception
    run.clear()
    Diagnosis(SOLUTIONS).trace(one, CHECKS[0], DEFAULT_SEED + 1)
    assert run == [CHECKS[0].key]  # at another seed nothing is brought along


@pytest.mark.parametrize(("far", "alike"), [(1, True), (0, False)])
def test_a_training_that_went_far_may_end_otherwise_on_another_processor(far, alike):
    function = course().functions()["train_xor"]
    check = checks_of_function(EXERCISE, "train_xor")[0]

    def trace(loss):
        noted = Returned({"loss": loss, "model": "other", "far": far})
        return trace_of(CheckResult(check, "wrong", [Call(function, (), {}, noted)]))

    assert same(trace(0.00137241), trace(0.00137220), random=False) is alike
