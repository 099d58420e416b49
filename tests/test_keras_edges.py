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
    "prepare-028": "every_pixel",
    "build_classifier-028": "dropout",
    "build_classifier-030": "default",
    "save_and_reload-026": "file",
    "save_and_reload-031": "compiled",
    "save_and_reload-032": "file",
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
    status = _status(exercise, case.write(tmp_path), case.function, REJECTED_BY[name])
    assert status in ("wrong", "cannot_run")  # the latter where no file is found under its name
