"""Finds out what the checks of an exercise ask, by running them on its solution."""

from typing import Any

from autograder.catalogue import Exercise
from autograder.check import checks_of
from autograder.engine import Bench
from autograder.paths import SOLUTIONS
from autograder.submission.ahead import Request, Script
from autograder.submission.local import LocalSide
from autograder.submission.outcome import Outcome
from autograder.submission.plain import copied
from autograder.submission.proxy import Side
from autograder.submission.recorded import Complete


class _Listening(Complete):
    """A side that keeps what the one behind it is asked."""

    def __init__(self, side: Side) -> None:
        self.side = side
        self.requests: list[Request] = []

    def begin(self, check: str, seed: int) -> None:
        self.requests = [("begin", check, seed)]
        self.side.begin(check, seed)

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        self.requests.append(("call", name, copied(args), copied(kwargs)))
        return self.side.call(name, args, kwargs)


def script_of(exercise: Exercise, reference: Side, seed: int) -> Script:
    """Return the requests of an exercise's checks at a seed; `reference` is its solution.

    A check that asks nothing, or that the solution does not pass, is not in it.
    """
    listening = _Listening(LocalSide(exercise, SOLUTIONS / exercise.filename))
    bench = Bench(exercise, listening, reference, seed)
    script = Script()
    for check in checks_of(exercise):
        result = bench.run(check)
        if result.status == "correct" and len(listening.requests) > 1:
            script.requests[check.name()] = listening.requests
    return script
