"""The reports of one watched run: the values of every expression, round by round."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from autograder.judging.places.values import Known
from autograder.running.recorder import Event
from autograder.running.watching import Expression


@dataclass
class Watched:
    """The values of one expression, in the order in which they came; `times` are their places."""

    expression: Expression
    values: list[Any] = field(default_factory=list)
    times: list[int] = field(default_factory=list)


class ExpressionTrace:
    """The reports of one run by expression."""

    def __init__(
        self,
        expressions: Sequence[Expression],
        events: Sequence[Event],
    ) -> None:
        self.expressions = expressions
        self.events = events
        self.streams: dict[int, Watched] = {}
        for time, (number, value) in enumerate(self.events):
            if number not in self.streams:
                self.streams[number] = Watched(expressions[number])
            self.streams[number].values.append(value)
            self.streams[number].times.append(time)

    def judged(self, known: Known) -> "Judged":
        """Return the trace with its values classified as known or unknown."""
        flags = [known.has(value) for _, value in self.events]
        return Judged(self, flags)


@dataclass
class Judged:
    """A trace whose values are classified as known or unknown."""

    trace: ExpressionTrace
    known: list[bool]

    def unknown_count(self) -> int:
        """Return how many expressions have a value that no right program computes."""
        return len(
            {
                number
                for (number, _), known in zip(self.trace.events, self.known, strict=True)
                if not known
            }
        )

    def frontier(self, innocent: frozenset[int] | set[int] = frozenset()) -> list[int]:
        """Return the expressions with an unknown value computed from known ones, in order.

        Expressions in `innocent` count as known: no known value fitted in their place.
        """
        numbers: dict[int, None] = {}
        latest: dict[int, bool] = {}
        for (number, _), known in zip(self.trace.events, self.known, strict=True):
            if not known and number not in innocent:
                operands = self.trace.expressions[number].operands
                if all(latest.get(operand, True) for operand in operands):
                    numbers.setdefault(number)
            latest[number] = known or number in innocent
        return list(numbers)

    def is_known(self, number: int) -> bool:
        """Return whether every value of an expression is known."""
        return all(
            known
            for (other, _), known in zip(self.trace.events, self.known, strict=True)
            if other == number
        )
