"""A machine that is busy costs nobody a point, and a loop without end is tried but once."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from places import SOLUTIONS
from test_grading import handed_in, stored

from autograder.course.catalogue import course
from autograder.grading.grader import Grader
from autograder.grading.pool import Pool
from autograder.grading.run import Run
from autograder.grading.scoring import ScoringRules
from autograder.grading.store import Store
from autograder.grading.work import GradingUnit, Options, Part, students_in
from autograder.isolation import isolated_side
from autograder.isolation.isolated import Isolation, Limits

pytestmark = pytest.mark.long

__test__ = sys.platform == "linux"

SIGMOID = course().exercise("ex01_sigmoid")
SOLUTION = (SOLUTIONS / "ex01_sigmoid.py").read_text(encoding="utf-8")
WORK = (
    "\nimport time as clock\nright, spent = sigmoid, []\n\n\ndef sigmoid(x):\n"
    "    while not spent or clock.process_time() - spent[0] < {seconds}:\n"
    "        spent[:] = spent or [clock.process_time()]\n"
    "    return right(x)\n"
)
SLEEP = "\nimport time as clock\n\n\ndef sigmoid(x):\n    clock.sleep(60)\n"
LOOP = "\n\ndef sigmoid(x):\n    while True:\n        pass\n"


@contextmanager
def one_core(*, shared_with: int):
    """Stay on one core, beside so many processes that never rest."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    busy = [
        subprocess.Popen([sys.executable, "-S", "-c", "while True: pass"])
        for _ in range(shared_with)
    ]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()
        os.sched_setaffinity(0, before)


def grade(text: str, isolation: Isolation, timeout: float, alone: bool = False):
    part = Part(SIGMOID.id, SIGMOID.filename, text.encode())
    unit = GradingUnit("kim", "", (part,), Options(7, timeout=timeout), alone)
    return Grader(isolation).grade(unit)


def statuses(found) -> list[str]:
    return [one["status"] for one in found.exercises[0]["functions"]]


def test_what_waits_for_the_processor_is_right_all_the_same():
    with one_core(shared_with=5), Isolation(Limits()) as isolation:
        began = time.monotonic()
        found = grade(SOLUTION + WORK.format(seconds=0.7), isolation, timeout=1.2)
        took = time.monotonic() - began

    assert took > 1.2  # else it had the processor to itself, and this says nothing
    assert statuses(found) == ["correct", "correct"]
    assert found.late == [] and found.ungraded == {}


@pytest.mark.parametrize("text", [LOOP, SLEEP], ids=["a loop", "sleep"])
def test_what_had_the_processor_is_not_tried_again(text):
    with Isolation(Limits()) as isolation:
        found = grade(SOLUTION + text, isolation, timeout=1)

    assert statuses(found)[0] == "cannot_run"
    assert found.late == [] and found.ungraded == {}
    assert "did not come back in time" in found.exercises[0]["functions"][0]["checks"][0]["message"]


def test_a_loop_is_ended_on_a_busy_machine_as_well():
    with one_core(shared_with=3), Isolation(Limits()) as isolation:
        found = grade(SOLUTION + LOOP, isolation, timeout=0.5)

    # How much of the core it had depends on what else runs: it may count as late, and be tried again.
    assert statuses(found)[0] == "cannot_run"


def test_what_never_gets_the_processor_is_tried_again_alone_and_then_ungraded(monkeypatch):
    """Nobody knows what it would have answered."""
    monkeypatch.setattr(isolated_side, "BUSY", 1)
    with one_core(shared_with=9), Isolation(Limits()) as isolation:
        first = grade(SOLUTION + WORK.format(seconds=5), isolation, timeout=6)
        second = grade(SOLUTION + WORK.format(seconds=5), isolation, timeout=6, alone=True)

    assert first.late == [SIGMOID.id] and first.ungraded == {}
    assert second.late == [] and second.ungraded == {SIGMOID.id: "the machine was too busy to tell"}
    assert second.exercises[0]["score"] is None


class CountingPool(Pool):
    """A pool that notes how many units it was given at a time."""

    def run(self, units, jobs=None):
        units = list(units)
        self.given = [*getattr(self, "given", ()), len(units)]
        yield from super().run(units, jobs)


def test_endless_loops_of_a_class_are_run_once(tmp_path):
    home = tmp_path / "submissions"
    for n in range(3):
        handed_in(home / f"s{n}")
        (home / f"s{n}" / "ex01_sigmoid.py").write_text(SOLUTION + LOOP, encoding="utf-8")
    store, pool = Store(tmp_path / "out"), CountingPool(1)
    store.make()
    try:
        tier, options = pool.start(), Options(7, timeout=1)
        run = Run(store, pool, tier, options, ScoringRules(), [SIGMOID], lambda *one: None)
        run.grade(students_in(home))
    finally:
        pool.close()

    assert pool.given == [3, 0]
    assert [stored(tmp_path / "out", f"s{n}")["score"] for n in range(3)] == [0.0] * 3
