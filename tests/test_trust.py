"""The figures of `dev trust` in a small setting, and that it would notice what it looks for."""

from pathlib import Path

import pytest
from places import SOLUTIONS

from autograder.catalogue import course
from autograder.check import checks_of
from autograder.commands.common import Context
from autograder.commands.trust import measure, trust, units
from autograder.trust import equivalent, figures, observe
from autograder.trust.mutants import mutants_of, side_of
from autograder.trust.observe import Seen, Unit
from autograder.trust.pool import Hung, run

NUMPY = [exercise for exercise in course() if exercise.library is None]
SIGMOID = course().exercise("ex01_sigmoid")


# Checks that reject wrong answers which the bank of misconceptions does not hold yet, and checks
# that those made redundant: each is still to be argued, to get its misconception, or to go.
UNARGUED = {
    function: {f"the check {name} may be deleted: nothing gets through" for name in names}
    for function, names in {
        "backward": ("one_output", "one_example", "square"),
        "gradient_norms": ("sigmoid", "equal_widths"),
        "minibatches": ("one_hot_targets", "every_place"),
        "train_mlp": ("fresh_order", "random_orders"),
        "accuracy": ("absent_class", "all_right"),
        "batchnorm": ("output", "default_momentum", "one_example"),
    }.items()
}


@pytest.mark.parametrize("exercise", NUMPY, ids=lambda exercise: exercise.id)
def test_nothing_is_amiss(exercise):
    for one in measure([exercise], set(), seeds=2):
        amiss = [text for text in one.amiss if text not in UNARGUED.get(one.function, ())]
        assert amiss == [], one.function
        assert one.right[0] == one.right[1] > 0
        assert one.rejected[0] == one.rejected[1] > 0
        assert one.named[0] == one.named[1] > 0
        assert one.killed[0] == one.killed[1] > 0
        assert one.bound < 1e-8


def test_everything_argued_has_a_function_and_a_reason():
    functions = {function.name for exercise in course() for function in exercise.functions}

    assert equivalent.reasons().keys() <= functions
    for changes in equivalent.reasons().values():
        assert all(len(reason) > 20 for reason in changes.values())


def test_every_message_belongs_to_a_check():
    keys = {check.key for exercise in NUMPY for check in checks_of(exercise)}

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
    monkeypatch.setattr(figures, "checks_of", lambda _: kept)
    if argued is not None:
        monkeypatch.setattr(figures, "reasons", lambda: {"sigmoid": argued})
    unit = Unit(SIGMOID.id, "sigmoid", (7, 1), 2)
    return figures.figures_of(
        unit, [one for one in observe.observe(unit) if not isinstance(one, str)]
    )


def test_a_deleted_check_is_noticed(monkeypatch):
    # All but the plainest check: then what overflows or wraps around gets through.
    drop = {check.id for check in checks_of(SIGMOID)} - {"values"}

    found = sigmoid_figures(monkeypatch, drop)

    assert any(text.startswith("wrong, but accepted: ") for text in found.amiss)
    assert found.rejected[0] < found.rejected[1]


def test_a_survivor_that_nobody_argued_is_noticed(monkeypatch):
    found = sigmoid_figures(monkeypatch, argued={})

    assert sum(text.startswith("survives: ") for text in found.amiss) == 2
    assert found.killed[0] == found.killed[1] - 2


def test_a_stale_argument_is_noticed(monkeypatch):
    killed = "e = np.exp(-np.abs(x))  →  e = np.exp(np.abs(x))"
    argued = {**equivalent.reasons()["sigmoid"], "no such change": "…", killed: "…"}

    found = sigmoid_figures(monkeypatch, argued=argued)

    assert any("there is no such mutant" in text for text in found.amiss)
    assert any(text.startswith("argued, but killed") for text in found.amiss)


def test_a_verdict_that_changes_with_the_seed_is_noticed():
    unit = Unit(SIGMOID.id, "sigmoid", (1, 2), 0)
    seen = [
        Seen("solution", "the solution", 1, ()),
        Seen("solution", "the solution", 2, ("tail",)),
        Seen("misconception", "some-name", 1, ("tail",), name="some-name"),
        Seen("misconception", "some-name", 2, ("tail",), name="another"),
        Seen("mutant", "x  →  y", 1, ("tail",), name="some-name"),
        Seen("mutant", "x  →  y", 2, ("tail",)),
    ]

    amiss = "\n".join(figures.figures_of(unit, seen).amiss)

    assert "right, but rejected: the solution (tail; seed 2)" in amiss
    assert "named another: some-name (seed 2)" in amiss
    assert "a mutant's name depends on the seed: x  →  y (None, some-name)" in amiss


def test_processes_find_the_same_and_one_that_hangs_is_ended(monkeypatch):
    unit = Unit("ex04_relu", "relu", (7,), 1)

    ((_, here),) = run([unit], jobs=0)
    ((_, there),) = run([unit], jobs=1)

    assert [one for one in there if not isinstance(one, Hung)] == here


def test_the_command_writes_its_page(tmp_path: Path, capsys):
    page = tmp_path / "trust.md"

    status = trust(Context("en"), ["relu_derivative"], seeds=2, jobs=0, out=str(page))

    assert status == 0
    assert "relu_derivative" in capsys.readouterr().out
    text = page.read_text(encoding="utf-8")
    assert "## Mutants that are right all the same" in text
    assert "ex04 relu_derivative" in text


def test_the_seed_of_a_learner_is_among_the_seeds():
    for unit in units(NUMPY, set(), 5, 5):
        assert len(unit.seeds) == len(set(unit.seeds)) == 5
        assert unit.seeds[0] == 7
