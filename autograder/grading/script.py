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
from autograder.running.outcome import Outcome, Raised, Returned
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
    """A side that records the requests to the solution, and its answers."""

    def __init__(self, side: Side) -> None:
        self.side = side
        self.requests: list[WorkerRequest] = []
        self.outcomes: list[Outcome] = []

    def begin(self, check: str, seed: int) -> None:
        self.requests, self.outcomes = [("begin", check, seed)], []
        self.side.begin(check, seed)

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        self.requests.append(("call", name, copied(args), copied(kwargs)))
        outcome = self.side.call(name, args, kwargs)
        self.outcomes.append(outcome)
        return outcome


class _ChangedAnswers(Complete):
    """A side that answers the recorded requests of a check with slightly changed answers.

    `same` says whether all requests were the recorded ones. The first other one fails, which ends the check.
    """

    def __init__(self, requests: list[WorkerRequest], outcomes: list[Outcome]) -> None:
        self._requests, self._outcomes = requests, outcomes
        self._number = 0
        self.same = True

    def begin(self, check: str, seed: int) -> None:
        """Start the check."""

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        self._number += 1
        recorded = self._requests[self._number :][:1]
        if not (self.same and identical(recorded, [("call", name, args, kwargs)])):
            self.same = False
            return Raised("OtherRequest", "")
        outcome = self._outcomes[self._number - 1]
        if isinstance(outcome, Returned):
            return replace(outcome, value=_changed(outcome.value))
        return outcome

    @property
    def complete(self) -> bool:
        """Whether exactly the recorded requests were made."""
        return self.same and self._number == len(self._requests) - 1


def script_of(exercise: Exercise, reference: Side, seed: int) -> Script:
    """Return the requests of an exercise's checks at a seed; `reference` is its solution.

    Checks whose calls depend on the answers are left out: their later calls would tell a worker the solution's
    answers to earlier ones.
    """
    script = Script()
    recorder = _RequestRecorder(LocalSide(exercise, SOLUTIONS / exercise.filename))
    bench = Bench(exercise, recorder, reference, seed)
    for check in checks_of(exercise):
        passed = bench.run(check).status == "correct"
        requests = recorder.requests
        if not passed or len(requests) < 2:
            continue
        changed = _ChangedAnswers(requests, recorder.outcomes)
        Bench(exercise, changed, reference, seed).run(check)
        if changed.complete:
            script.requests[check.name()] = requests
    return script
