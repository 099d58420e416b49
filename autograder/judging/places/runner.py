"""Runs the failing calls of a submission again, watched, with substituted values."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from autograder.judging.places.failing import FailingCall
from autograder.judging.places.results import RightResult, leaves
from autograder.judging.places.trace import ExpressionTrace, Judged
from autograder.judging.places.values import key_of, pieces
from autograder.running.outcome import Outcome, Returned
from autograder.running.proxy import Side
from autograder.running.watched import offer
from autograder.running.watching import expressions_of

offer()

# Bounds of the search in one call: the reported values in all, and the runs and values of one batch.
MOST_REPORTED = 150_000
MOST_AT_ONCE = 8
MOST_VALUES_AT_ONCE = 8_000
# A whole number that is substituted may become the size of a layer: from here on, drawing one takes seconds, and no check
# makes such a layer.
LARGE = 10_000


class BudgetSpent(Exception):
    """The search has used up its budget of runs."""


Puts = dict[int, list[Any]]
"""The substituted values by the number of their expression."""


@dataclass
class RunOutcome:
    """The outcome of one run: the trace, which parts of the last result are right, and how it ended."""

    judged: Judged
    right: list[bool]
    outcome: Outcome | None
    disorder: str = ""
    """The order of the parts of the result, if it is wrong."""

    @property
    def complete(self) -> bool:
        """Whether the whole result is right."""
        return bool(self.right) and all(self.right)

    @property
    def count(self) -> int:
        """How many parts of the result are right."""
        return sum(self.right)


def _crossing(value: Any) -> Any:
    """Return values in a form that can cross to a worker: NumPy scalars become Python numbers."""
    if isinstance(value, np.generic):
        return value.item()
    if type(value) in (list, tuple):
        return type(value)(map(_crossing, value))
    return value


def _is_large(value: Any) -> bool:
    """Return whether a value is, or holds, a large whole number that is no entry of an array."""
    # A NumPy number is reported as an array without axes.
    numbers = (
        one.item() if isinstance(one, np.ndarray | np.generic) and one.ndim == 0 else one
        for one in pieces(value)
    )
    return any(isinstance(one, int) and abs(one) > LARGE for one in numbers)


def _key(put: tuple[int, list[Any]]) -> Hashable:
    """Return what is equal for the same values in the same place."""
    number, values = put
    return number, key_of(values)


class Runner:
    """A submission that is watched in one failing call."""

    def __init__(self, side: Side, text: str, atoms: frozenset[str], call: FailingCall) -> None:
        self.call = call
        self.side = side
        self.atoms = atoms
        self.text = text
        self.expressions = expressions_of(text, atoms)
        self._right = [RightResult(one, call.relative) for one in call.right.results[-1]]
        self.runs = 0
        # The values reported by all runs so far, estimated from the number in the first run.
        self.reported = 0
        self._values = 0
        self._tries: dict[Hashable, RunOutcome] = {}

    def run(self, puts: Puts, keep: bool = True) -> RunOutcome:
        """Make the failing call with substituted values. Raises BudgetSpent."""
        return next(self.each([puts], keep))

    def each(self, several: Sequence[Puts], keep: bool = False) -> Iterator[RunOutcome]:
        """Make the failing call once for each substitution; several runs are sent to the worker together."""
        most = max(1, min(MOST_AT_ONCE, MOST_VALUES_AT_ONCE // max(self._values, 1)))
        # The likeliest comes first, alone: a caller that has found what it needs asks for no more.
        begin, at_once = 0, 1
        while begin < len(several):
            for tried in self._tried_at_once(several[begin : begin + at_once], keep):
                self.runs += 1
                self._values = self._values or len(tried.judged.trace.events)
                self.reported += self._values
                if self.reported > MOST_REPORTED:
                    raise BudgetSpent
                yield tried
            begin, at_once = begin + at_once, most

    def _tried_at_once(self, several: Sequence[Puts], keep: bool) -> list[RunOutcome]:
        """Return the outcomes of some runs; each run is made once and cached.

        One with a large whole number that no right result has is not made: it counts as one without a result.
        """
        keys = [(keep, *map(_key, one.items())) for one in several]
        new = {key: one for key, one in zip(keys, several, strict=True) if key not in self._tries}
        for key in [key for key, one in new.items() if not self._sends(one)]:
            self._tries[key] = self._tried({})
            del new[key]
        if new:
            puts = [_crossing(list(one.items())) for one in new.values()]
            request = (list(self.call.calls), sorted(self.atoms), puts, keep)
            answer = self.side.call("@watched", request, {})
            reports = answer.value if isinstance(answer, Returned) else []
            if len(reports) != len(puts):  # a worker's answer is not trusted
                reports = [{}] * len(puts)
            for key, report in zip(new, reports, strict=True):
                self._tries[key] = self._tried(report)
        return [self._tries[key] for key in keys]

    def _sends(self, puts: Puts) -> bool:
        return not any(map(_is_large, puts.values())) or self._large_results

    @cached_property
    def _large_results(self) -> bool:
        return any(map(_is_large, self.call.right.results[-1]))

    def _tried(self, report: dict[str, Any]) -> RunOutcome:
        last, events = report.get("outcome"), report.get("events", [])
        trace = ExpressionTrace(self.expressions, events)
        judged = trace.judged(self.call.right.known)
        tried = RunOutcome(judged, [], last)
        if isinstance(last, Returned) and not last.modified:
            self._compare(tried, last.value)
        return tried

    def _compare(self, tried: RunOutcome, value: Any) -> None:
        """Note which parts of a result are right, and in which order, by the right result that is nearest to it."""
        best, mine = -1.0, leaves(value)
        for how, right in (way for one in self._right for way in one.ways(value)):
            flags = right.flags(value, mine)
            share = sum(flags) / max(len(flags), 1)
            if share > best:
                best, tried.right, tried.disorder = share, flags, how
            if all(flags):
                return
