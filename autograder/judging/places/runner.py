"""Runs the failing calls of a submission again, watched, with other values put in."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course.catalogue import Exercise
from autograder.judging.places.failing import FailingCall
from autograder.judging.places.results import right_leaves
from autograder.judging.places.trace import Judged, Trace
from autograder.running.outcome import Outcome, Raised, Returned
from autograder.running.recorder import Enough
from autograder.running.watched import WatchedExecutor
from autograder.running.watching import expressions_of

Puts = dict[int, list[Any]]
"""Which values stand in the places of which expressions."""


@dataclass
class Tried:
    """What came of one run: the trace, what of the last result is right, and how it ended."""

    judged: Judged
    right: list[bool]
    outcome: Outcome | None

    @property
    def complete(self) -> bool:
        """Whether the result is right altogether."""
        return bool(self.right) and all(self.right)

    @property
    def count(self) -> int:
        """How many parts of the result are right."""
        return sum(self.right)


class Runner:
    """A submission that is watched in one failing call."""

    def __init__(
        self, exercise: Exercise, path: Path, text: str, atoms: frozenset[str], call: FailingCall
    ) -> None:
        self.call = call
        self.side = WatchedExecutor(exercise, path, text, atoms)
        self.expressions = expressions_of(text, atoms)
        self.runs = 0

    def run(self, puts: Puts, keep: bool = True) -> Tried:
        """Make the failing call with some values put in."""
        self.runs += 1
        try:
            outcomes, events = self.side.again(self.call.calls, list(puts.items()), keep)
        except Enough:
            outcomes, events = [Raised("Enough", "")], []
        trace = Trace(self.expressions, outcomes, events)
        judged = trace.judged(self.call.right.known)
        last = outcomes[-1] if len(outcomes) == len(self.call.calls) else None
        best: list[bool] = []
        if isinstance(last, Returned) and not last.modified:
            for right in self.call.right.results[-1]:
                flags = right_leaves(last.value, right, self.call.relative)
                if not best or sum(flags) / len(flags) > sum(best) / len(best):
                    best = flags
        return Tried(judged, best, last)

    def tries(self, several: Sequence[Puts], keep: bool = False) -> list[Tried]:
        """Make several runs."""
        return [self.run(puts, keep) for puts in several]
