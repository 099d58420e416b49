"""Wrong Keras answers of the frozen bank that were accepted once, each with the check that rejects it."""

import pytest
from frozen.frozen_bank import cases
from places import SOLUTIONS

from autograder.checking.check import checks_of
from autograder.course.catalogue import course
from autograder.judging.engine import Bench
from autograder.running.local import LocalSide

pytestmark = pytest.mark.long

REJECTED_BY = {
    "matrix_product-026": "types",
    "matrix_product-028": "types",
    "train_xor-032": "one_step",
    "prepare-028": "every_pixel",
    "build_classifier-028": "dropout",
    "build_classifier-030": "default",
    "save_and_reload-026": "file",
    "save_and_reload-031": "compiled",
}
BANK = {case.id: case for case in cases() if case.id in REJECTED_BY}


def _status(exercise, path, function, check):
    reference = LocalSide(exercise, SOLUTIONS / exercise.filename)
    bench = Bench(exercise, LocalSide(exercise, path), reference, 7)
    (found,) = (c for c in checks_of(exercise) if (c.function, c.id) == (function, check))
    return bench.run(found).status


@pytest.mark.parametrize("name", REJECTED_BY)
def test_what_only_an_edge_shows_is_rejected(name, tmp_path):
    pytest.importorskip("tensorflow")
    case = BANK[name]
    exercise = course().exercise(case.exercise)
    assert _status(exercise, case.write(tmp_path), case.function, REJECTED_BY[name]) == "wrong"


def test_a_training_that_forgets_the_optimisers_state_is_rejected(tmp_path):
    pytest.importorskip("tensorflow")
    exercise = course().exercise("ex12_keras_xor")
    solution = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    anew = "    model.optimizer = type(model.optimizer).from_config(model.optimizer.get_config())\n"
    start = "    x, t = tf.cast(x, tf.float32), tf.cast(t, tf.float32)\n"
    assert start in solution
    path = tmp_path / exercise.filename
    path.write_text(solution.replace(start, anew + start), encoding="utf-8")
    assert _status(exercise, path, "train_xor", "own_compile") == "wrong"
    assert _status(exercise, SOLUTIONS / exercise.filename, "train_xor", "own_compile") == "correct"
