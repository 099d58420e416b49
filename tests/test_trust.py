"""The figures of `dev trust` in a small setting, and that it would notice what it looks for."""

import math
import multiprocessing
import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from places import ROOT, SOLUTIONS

from autograder.checking.check import checks_of
from autograder.commands.common import Context, UsageError
from autograder.commands.trust import measure, trust, units
from autograder.course.catalogue import course
from autograder.course.paths import PACKAGE
from autograder.judging import engine
from autograder.trust import equivalent, figures, observe, pool, stored_figures
from autograder.trust.mutants import mutants_of, side_of
from autograder.trust.observe import Observation, ObservationCost, TrustUnit
from autograder.trust.pool import Hung, run

pytestmark = pytest.mark.long

NUMPY = [exercise for exercise in course() if exercise.library is None]
KERAS = [exercise for exercise in course() if exercise.library is not None]
SIGMOID = course().exercise("ex01_sigmoid")


def expect_nothing_amiss(one: figures.Figures) -> None:
    assert one.amiss == [], one.function
    assert one.right[0] == one.right[1] > 0
    assert one.rejected[0] == one.rejected[1] > 0
    assert one.named[0] == one.named[1] > 0
    assert one.killed[0] == one.killed[1] > 0
    assert set(one.needed) == {check.id for check in figures.own_checks(one)}
    assert one.bound < 1e-8


# The dearest begin first, and fall on different days.
DEAREST = (
    "train", "train_mlp", "adam_step", "batchnorm", "mlp_gradients", "backward", "batchnorm_backward",
    "minibatches", "gradient_norms",
)  # fmt: skip
OTHERS = [one.name for exercise in NUMPY for one in exercise.functions if one.name not in DEAREST]


@pytest.mark.turns(5)
@pytest.mark.parametrize("function", [*DEAREST, *OTHERS])
def test_nothing_is_amiss(function):
    """Another fifth of the functions every day; `dev trust` takes all, at many seeds."""
    (exercise,) = [one for one in NUMPY if function in {each.name for each in one.functions}]
    # Hundreds of mutants of functions that train: once is enough here.
    trains = exercise.id in ("ex03_backprop", "ex07_optimizers", "ex08_mlp")
    (one,) = measure([exercise], {function}, seeds=1 if trains else 2)

    expect_nothing_amiss(one)


# The other functions train models or build large ones: they are left to the whole run.
@pytest.mark.turns(2)
@pytest.mark.parametrize(
    "function", ["matrix_product", "use_cpu_only", "build_xor_model", "prepare"]
)
def test_nothing_is_amiss_in_keras(function):
    (one,) = measure(KERAS, {function}, keras_seeds=1)

    expect_nothing_amiss(one)


def test_everything_argued_has_a_function_and_a_reason():
    functions = {function.name for exercise in course() for function in exercise.functions}

    assert equivalent.reasons().keys() <= functions
    for changes in equivalent.reasons().values():
        assert all(len(reason) > 20 for reason in changes.values())


def test_every_message_belongs_to_a_check():
    keys = {check.key for exercise in course() for check in checks_of(exercise)}

    assert equivalent.messages().keys() <= keys


def test_mutants_are_many_all_different_and_named_for_good():
    for exercise in NUMPY:
        mutants = mutants_of(exercise, SOLUTIONS)
        assert len({(one.function, one.source) for one in mutants}) == len(mutants)
        assert len({one.name for one in mutants}) == len(mutants)
        assert mutants == mutants_of(exercise, SOLUTIONS)


def test_a_mutant_is_the_solution_with_one_change():
    (sign,) = [
        one
        for one in mutants_of(SIGMOID, SOLUTIONS, "sigmoid")
        if one.change.endswith("→  e = np.exp(np.abs(x))")
    ]

    side = side_of(sign, SOLUTIONS)

    assert side.namespace["sigmoid"](0.0) == 0.5
    assert side.namespace["sigmoid"](2.0) == pytest.approx(1 / (1 + 2.718281828**2))


def sigmoid_figures(monkeypatch, drop=(), argued=None):
    """The figures of sigmoid without some of its checks."""
    kept = [check for check in checks_of(SIGMOID) if check.id not in drop]
    monkeypatch.setattr(observe, "checks_of", lambda _: kept)
    monkeypatch.setattr(figures, "checks_of_function", lambda *_: kept)
    if argued is not None:
        monkeypatch.setattr(figures, "reasons", lambda: {"sigmoid": argued})
    unit = TrustUnit(SIGMOID.id, "sigmoid", (7, 1), 2)
    return figures.figures_of(unit, list(observe.observe(unit)))


def test_a_deleted_check_is_noticed(monkeypatch):
    # All but the plainest check: then what overflows or wraps around gets through.
    drop = {check.id for check in checks_of(SIGMOID)} - {"values"}

    found = sigmoid_figures(monkeypatch, drop)

    accepted = "wrong, but accepted: sigmoid-exp-over"
    assert any(text.startswith(accepted) for text in found.amiss)
    assert found.rejected[0] < found.rejected[1]


def test_a_survivor_that_nobody_argued_is_noticed(monkeypatch):
    found = sigmoid_figures(monkeypatch, argued={})

    assert sum(text.startswith("survives: ") for text in found.amiss) == 3
    assert found.killed[0] == found.killed[1] - 3


def test_a_stale_argument_is_noticed(monkeypatch):
    killed = "e = np.exp(-np.abs(x))  →  e = np.exp(np.abs(x))"
    argued = {**equivalent.reasons()["sigmoid"], "no such change": "…", killed: "…"}

    found = sigmoid_figures(monkeypatch, argued=argued)

    assert any("there is no such mutant" in text for text in found.amiss)
    assert any(text.startswith("argued, but killed") for text in found.amiss)


def test_a_verdict_that_changes_with_the_seed_is_noticed():
    unit = TrustUnit(SIGMOID.id, "sigmoid", (1, 2), 0)
    seen = [
        Observation("solution", "the solution", 1, ()),
        Observation("solution", "the solution", 2, ("tail",)),
        Observation("misconception", "some-name", 1, ("tail",), name="some-name"),
        Observation("misconception", "some-name", 2, ("tail",), name="another"),
        Observation("mutant", "x  →  y", 1, ("tail",), name="some-name"),
        Observation("mutant", "x  →  y", 2, ("tail",)),
    ]

    amiss = "\n".join(figures.figures_of(unit, seen).amiss)

    assert "right, but rejected: the solution (tail; seed 2)" in amiss
    assert "named another: some-name (seed 2)" in amiss
    assert "a mutant's name depends on the seed: x  →  y (None, some-name)" in amiss


def test_processes_find_the_same_and_one_that_hangs_is_ended(monkeypatch):
    unit = TrustUnit("ex04_relu", "relu", (7,), 1)

    ((_, here),) = run([unit], jobs=0)
    ((_, there),) = run([unit], jobs=1)

    def without_time(found):
        return [one for one in found if not isinstance(one, Hung | ObservationCost)]

    assert without_time(there) == without_time(here)


@pytest.mark.parametrize(
    ("silent", "times"), [("right: a loop", 2), ("mutant: x  →  y", 1), ("mutant: z  →  y", 1)]
)
def test_a_subject_that_is_silent_is_tried_again_unless_it_is_a_mutant(silent, times, monkeypatch):
    begun = []

    class Worker:
        """Silent at one subject, finished where that is left out."""

        def __init__(self, unit):
            self.unit, self.current = unit, silent
            self.observed = [Observation("mutant", "x  →  y", 7, ("values",), name="some-name")]
            self.heard = -math.inf
            self.answers, self.tells = multiprocessing.Pipe(duplex=False)
            begun.append(unit)
            if silent in unit.skip:
                self.tells.send("finished")

        def read(self):
            return True

        def end(self):
            self.answers.close()

    monkeypatch.setattr(pool, "_UnitProcess", Worker)
    unit = TrustUnit("ex04_relu", "relu", (7,), 1)

    ((_, found),) = run([unit], jobs=1)

    assert [one for one in found if isinstance(one, Hung)] == [Hung(silent)]
    assert len(begun) == times + 1
    one = figures.figures_of(unit, found)
    # One that had been killed at a seed before is not counted twice.
    assert one.hung == (silent == "mutant: z  →  y")
    assert one.killed == (1 + one.hung,) * 2
    assert ("does not come back: right: a loop" in one.amiss) == (silent == "right: a loop")


def test_everything_that_is_run_is_told_before_it():
    """The traces of the first wrong answer of a seed may take minutes; only silence is a hang."""
    unit = TrustUnit("ex04_relu", "relu", (7,), 1)
    told: list[str] = []
    runs: list[int] = []
    run_check = engine.Bench.run

    def count(bench, check):
        runs.append(len(told))
        return run_check(bench, check)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine.Bench, "run", count)
        found = list(observe.observe(unit, told.append))

    subjects = [f"{one.kind}: {one.subject}" for one in found if isinstance(one, Observation)]
    assert list(dict.fromkeys(told)) == subjects
    # A name is confirmed by the submission in a check more; once, the solution shows what is right in each.
    own = [check for check in checks_of(course().exercise("ex04_relu")) if check.function == "relu"]
    assert max(map(runs.count, runs)) <= 2 + len(own)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is looked for in the POSIX way")
def test_a_run_that_is_killed_leaves_no_process():
    code = (
        "from autograder.trust.observe import TrustUnit\nfrom autograder.trust.pool import run\n"
        "if __name__ == '__main__':\n"
        "    unit = TrustUnit('ex08_mlp', 'train_mlp', tuple(range(200)), 1)\n"
        "    list(run([unit], jobs=1))\n"
    )
    killed = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, start_new_session=True)

    def others():
        listed = subprocess.run(["ps", "-eo", "pid,sess"], capture_output=True, text=True).stdout
        pairs = [line.split() for line in listed.splitlines()[1:]]
        return [pid for pid, session in pairs if session == str(killed.pid) != pid]

    def wait_until(holds):
        deadline = time.monotonic() + 60
        while not holds() and time.monotonic() < deadline:
            time.sleep(0.2)
        assert holds()

    wait_until(lambda: len(others()) >= 2)  # the worker, and what counts its resources
    time.sleep(3)
    killed.kill()
    killed.wait()
    wait_until(lambda: not others())


def test_what_was_seen_before_a_hang_is_not_looked_at_again():
    unit = TrustUnit("ex04_relu", "relu", (7, 1), 1)
    ((_, found),) = run([unit], jobs=0)
    seen = [one for one in found if isinstance(one, Observation)]
    skipped = next(one for one in seen if one.kind == "mutant")
    half = [one for one in seen if one.seed == 7][:10]
    label = f"mutant: {skipped.subject}"
    done = frozenset((one.seed, f"{one.kind}: {one.subject}") for one in half)

    ((_, rest),) = run([replace(unit, skip=frozenset({label}), done=done)], jobs=0)

    later = [one for one in rest if isinstance(one, Observation)]
    assert [one for one in seen if one not in half and one.subject != skipped.subject] == later


def test_the_command_writes_its_page(tmp_path: Path, capsys):
    page = tmp_path / "trust.md"

    status = trust(Context("en"), ["relu_derivative"], seeds=2, jobs=0, out=str(page))

    assert status == 0
    assert "relu_derivative" in capsys.readouterr().out
    text = page.read_text(encoding="utf-8")
    assert "## Mutants that are right all the same" in text
    assert "ex04 relu_derivative" in text
    assert "Not in this run: ex01 sigmoid, " in text


def test_where_scipy_is_missing_the_command_says_so(monkeypatch):
    monkeypatch.setattr("autograder.commands.trust.find_spec", lambda name: None)

    with pytest.raises(UsageError, match="SciPy"):
        trust(Context("en"), ["ex01"])


def test_a_run_goes_on_from_what_was_kept(tmp_path: Path, monkeypatch):
    keep = tmp_path / "figures.jsonl"
    first = list(measure(NUMPY, {"relu", "relu_derivative"}, seeds=1, keep=keep))
    # Stopped while it wrote the second line.
    whole = keep.read_text(encoding="utf-8").splitlines()
    keep.write_text(f"{whole[0]}\n{whole[1][:40]}", encoding="utf-8")
    looked = []
    monkeypatch.setattr(
        "autograder.commands.trust.run",
        lambda units, jobs: (looked.extend(one.function for one in units), run(units, jobs))[1],
    )

    again = list(measure(NUMPY, {"relu", "relu_derivative"}, seeds=1, keep=keep))
    other = list(measure(NUMPY, {"relu"}, seeds=2, keep=keep))

    assert looked == ["relu_derivative", "relu"]
    assert again[0] == first[0]
    assert stored_figures.read(keep).keys() == {"relu", "relu_derivative"}
    assert other[0].seeds == 2


@pytest.mark.parametrize(
    "part", ["checking/edges.py", "judging/places/search.py", "changes/operators.py"]
)
def test_what_was_kept_is_measured_anew_when_a_judge_has_changed(part, tmp_path, monkeypatch):
    shutil.copytree(PACKAGE, tmp_path / "autograder", ignore=shutil.ignore_patterns("__pycache__"))
    unit = TrustUnit(SIGMOID.id, "sigmoid", (7,), 1)
    monkeypatch.setattr(stored_figures, "PACKAGE", tmp_path / "autograder")
    before = stored_figures.state(SIGMOID, unit)
    with (tmp_path / "autograder" / part).open("a", encoding="utf-8") as file:
        file.write("# changed\n")

    assert stored_figures.state(SIGMOID, unit) != before


def test_keras_takes_its_own_number_of_seeds():
    found = list(units([*NUMPY, *KERAS], {"relu", "matrix_product"}, 5, 2))

    assert [len(one.seeds) for one in found] == [5, 2]


def test_everything_is_judged_at_every_seed():
    unit = TrustUnit("ex04_relu", "relu", (7, 1, 2), 1)

    ((_, found),) = run([unit], jobs=0)

    seen = [one for one in found if isinstance(one, Observation)]
    for kind in ("solution", "right", "misconception", "mutant"):
        assert {one.seed for one in seen if one.kind == kind} == {7, 1, 2}
    assert figures.figures_of(unit, found).amiss == []


def test_the_seed_of_a_learner_is_among_the_seeds():
    for unit in units(NUMPY, set(), 5, 5):
        assert len(unit.seeds) == len(set(unit.seeds)) == 5
        assert unit.seeds[0] == 7
