"""Records the calls of an exercise's checks, by running them on its solution."""

from dataclasses import replace
from typing import Any

import numpy as np

from autograder.checking.check import checks_of
from autograder.course.catalogue import Exercise
from autograder.course.paths import SOLUTIONS
from autograder.isolation.ahead import Script
from autograder.isolation.link import WorkerRequest
from autograder.judging.engine import Bench
from autograder.recording.sides import Complete
from autograder.running.local import LocalSide
from autograder.running.outcome import Outcome, Returned
from autograder.running.plain import copied, identical
from autograder.running.proxy import Side

# So small that hardly any check fails, but enough to change the bits of arguments derived from an answer.
A_LITTLE = 1 + 2**-40


def _changed(value: Any) -> Any:
    """Return plain data in which every number that is not whole is a little larger."""
    if isinstance(value, float) or (isinstance(value, np.ndarray) and value.dtype.kind in "fc"):
        return value * A_LITTLE
    if isinstance(value, list | tuple):
        return type(value)(map(_changed, value))
    if isinstance(value, dict):
        return {key: _changed(item) for key, item in value.items()}
    return value


class _RequestRecorder(Complete):
    """A side that records the requests to the side behind it, and can change the answers slightly."""

    def __init__(self, side: Side, change: bool) -> None:
        self.side = side
        self.change = change
        self.requests: list[WorkerRequest] = []

    def begin(self, check: str, seed: int) -> None:
        self.requests = [("begin", check, seed)]
        self.side.begin(check, seed)

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        self.requests.append(("call", name, copied(args), copied(kwargs)))
        outcome = self.side.call(name, args, kwargs)
        if self.change and isinstance(outcome, Returned):
            return replace(outcome, value=_changed(outcome.value))
        return outcome


def script_of(exercise: Exercise, reference: Side, seed: int) -> Script:
    """Return the requests of an exercise's checks at a seed; `reference` is its solution.

    Checks whose calls depend on the answers are left out: their later calls would tell a worker the solution's
    answers to earlier ones.
    """
    script = Script()
    by_check, by_check_changed = (
        _requests_by_check(exercise, reference, seed, change) for change in (False, True)
    )
    for check, requests in by_check.items():
        if len(requests) > 1 and identical(requests, by_check_changed.get(check)):
            script.requests[check] = requests
    return script


def _requests_by_check(
    exercise: Exercise, reference: Side, seed: int, change: bool
) -> dict[str, list[WorkerRequest]]:
    """Return the requests of each check to the solution, or to one with slightly changed answers."""
    recorder = _RequestRecorder(LocalSide(exercise, SOLUTIONS / exercise.filename), change)
    bench = Bench(exercise, recorder, reference, seed)
    requests = {}
    for check in checks_of(exercise):
        if bench.run(check).status == "correct" or change:
            requests[check.name()] = recorder.requests
    return requests
