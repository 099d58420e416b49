"""Wrong answers of the frozen bank that were accepted once, each with the check that rejects it.

And those that are accepted to this day: each has its reason in `frozen/argued.toml`.
"""

import sys

import pytest
from frozen.frozen_bank import CASES, cases
from places import SOLUTIONS

from autograder.checking.check import checks_of
from autograder.course.catalogue import course
from autograder.judging.engine import Bench
from autograder.running.local import LocalSide

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

REJECTED_BY = {
    "sigmoid_derivative-030": "edges",
    "he_init-034": "deviation_tall",
    "xavier_init-036": "draws",
    "one_hot-030": "absent_top_class",
    "minibatches-048": "every_row_once",
    "sgd_step-032": "edges",
    "init_mlp-018": "shapes",
    "init_mlp-035": "shapes",
    "sixth/ex01-rare-53": "edges",
    "sixth/ex02-rare-53": "edges",
    "sixth/ex08-rare-52": "one_hidden_layer",
}
IN_KERAS = {
    "matrix_product-026": "types",
    "matrix_product-028": "types",
    "use_cpu_only-028": "in_time_true",
    "train_xor-032": "own_compile",
    "prepare-028": "every_pixel",
    "prepare-030": "labels",
    "build_classifier-028": "dropout",
    "build_classifier-030": "default",
    "save_and_reload-014": "another_object",
    "save_and_reload-026": "file",
    "save_and_reload-031": "compiled",
    "save_and_reload-032": "file",
}
ARGUED = tomllib.loads((CASES.parent / "argued.toml").read_text(encoding="utf-8"))
ACCEPTED = ARGUED["right"] | ARGUED["open"]
BANK = {case.id: case for case in cases()} | {
    f"{bank}/{case.id}": case
    for bank in ("fifth", "sixth", "eighth")
    for case in cases(CASES.parent / bank)
}


def _statuses(name, folder, check=None, seed=7):
    """Return the status of each check of an answer's function, or of one check."""
    case = BANK[name]
    exercise = course().exercise(case.exercise)
    reference = LocalSide(exercise, SOLUTIONS / exercise.filename)
    bench = Bench(exercise, LocalSide(exercise, case.write(folder)), reference, seed)
    return {
        one.id: bench.run(one).status
        for one in checks_of(exercise)
        if one.function == case.function and check in (None, one.id)
    }


@pytest.mark.parametrize("name", REJECTED_BY)
def test_what_only_an_edge_shows_is_rejected(name, tmp_path):
    statuses = _statuses(name, tmp_path, REJECTED_BY[name])

    assert statuses[REJECTED_BY[name]] in ("wrong", "cannot_run")


def test_the_largest_mean_of_squares_is_rejected_at_every_seed(tmp_path):
    # At seed 12 it was accepted, where no gradient was so small that the mean fell.
    statuses = [_statuses("adam_step-040", tmp_path, "betas", seed) for seed in (1, 2, 12)]
    assert statuses == [{"betas": "wrong"}] * 3


@pytest.mark.long
@pytest.mark.parametrize("name", IN_KERAS)
def test_what_only_an_edge_shows_is_rejected_in_keras(name, tmp_path):
    pytest.importorskip("tensorflow")
    (status,) = _statuses(name, tmp_path, IN_KERAS[name]).values()
    assert status in ("wrong", "cannot_run")  # the latter where no file is found under its name


@pytest.mark.parametrize("name", [name for name in ACCEPTED if BANK[name].exercise < "ex11"])
def test_an_answer_with_a_reason_is_accepted(name, tmp_path):
    assert set(_statuses(name, tmp_path).values()) == {"correct"}
