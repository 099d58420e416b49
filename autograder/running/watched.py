"""An exercise file whose expressions report their values; runs calls again with substituted values."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from autograder.course.catalogue import Exercise
from autograder.running.executor import OPERATIONS, Executor
from autograder.running.outcome import Outcome, Returned
from autograder.running.recorder import Event, Recorder, Substitution
from autograder.running.source import compiled
from autograder.running.watching import WATCH, TooLarge, watched_code

Calls = Sequence[tuple[str, tuple[Any, ...], dict[str, Any]]]
"""The calls of a check from its beginning: function, arguments, keywords."""


class WatchedExecutor(Executor):
    """An exercise file that is rewritten before it runs.

    `atoms` are the functions whose inside is not watched, `variables` are those that it uses and does not define.
    """

    def __init__(
        self,
        exercise: Exercise,
        path: Path,
        text: str,
        atoms: frozenset[str] = frozenset(),
        variables: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(exercise, path, capture=True)
        self.know(text)
        self.atoms = atoms
        self.variables = variables or {}
        self.recorder = Recorder()

    def _code(self, source: str) -> Any:
        try:
            return watched_code(source, str(self.path), self.atoms)
        except (SyntaxError, TooLarge, ValueError, RecursionError, MemoryError):
            return compiled(source, str(self.path))

    def _names(self) -> dict[str, Any]:
        return {**self.variables, WATCH: self.recorder}

    def again(
        self, calls: Calls, substitutions: Sequence[Substitution] = (), keep: bool = True
    ) -> tuple[list[Outcome], list[Event]]:
        """Make calls again; return the outcome of each, and what was reported meanwhile."""
        trouble = self.load()
        if trouble is not None:
            return [trouble], []
        self.begin("", 0)
        self.recorder.begin(substitutions, keep)
        outcomes = []
        try:
            for name, args, kwargs in calls:
                outcomes.append(self.call(name, args, kwargs))
                if not isinstance(outcomes[-1], Returned):
                    break
        finally:
            self.recorder.end()
        return outcomes, self.recorder.events


def reports(
    executor: Executor,
    calls: Calls,
    atoms: list[str],
    runs: Sequence[Sequence[Substitution]],
    keep: bool,
) -> list[dict[str, Any]]:
    """Make the calls once for every list of substitutions; return the result of each run.

    "outcome" is that of the last call (None where it was not reached), "events" are the reports.
    """
    key = "watched", frozenset(atoms)
    if key not in executor.operation_state:
        executor.operation_state[key] = WatchedExecutor(
            executor.exercise, executor.path, executor.text, frozenset(atoms), executor.around()
        )
    side: WatchedExecutor = executor.operation_state[key]
    results = []
    for substitutions in runs:
        outcomes, events = side.again(calls, substitutions, keep)
        reached = len(outcomes) == len(calls)
        results.append({"outcome": outcomes[-1] if reached else None, "events": events})
    return results


def offer() -> None:
    """Register the operation "watched". A worker must do so before the sandbox hides the kit's files."""
    OPERATIONS["watched"] = reports
