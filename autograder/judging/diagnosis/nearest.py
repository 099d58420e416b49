"""Finds the change of a right implementation that gives a submission's very results.

The calls that the failed checks made are made again of every changed implementation, until one of
them comes out otherwise. What a change gives in a check is kept, for the next submission.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.changes.candidates import Candidate, candidates_of
from autograder.changes.sentences import partly, sentence
from autograder.checking.check import Check
from autograder.course.catalogue import Exercise
from autograder.judging.diagnosis.deviation import Key, Part, alike, parts_of
from autograder.judging.diagnosis.traces import Trace, trace_of
from autograder.judging.engine import Bench
from autograder.judging.reference import BeyondRecording
from autograder.judging.verdict import CheckResult, FunctionResult, NearestChange
from autograder.recording.sides import RememberedSide
from autograder.running.executor import Executor
from autograder.running.outcome import Raised
from autograder.running.plain import Handle, Seeded, identical
from autograder.running.proxy import Call

Parts = dict[Key, Part]


class Changed(Executor):
    """A solution, loaded already, in which one function is changed."""

    def __init__(self, exercise: Exercise, path: Path) -> None:
        super().__init__(exercise, path)
        solution = Executor(exercise, path)
        solution.load()
        self._loaded = True
        self.namespace = dict(solution.namespace)
        self._current: Candidate | None = None

    def use(self, candidate: Candidate) -> None:
        """Put a changed function in the place of the one before."""
        if self._current is not candidate:
            exec(candidate.code, self.namespace)
            self._current = candidate


@dataclass
class Shown:
    """What a submission showed in a failed check: by the calls of its function, beside what is right.

    In the first `common` of them the arguments were those that a right implementation is given; after
    these they derive from what the submission returned before.
    """

    check: Check
    equal: bool
    parts: list[Parts]
    calls: list[Call]
    common: int


class Changes:
    """The changes of one function, and what each of them gives in the checks at a seed."""

    def __init__(
        self, exercise: Exercise, name: str, solutions: Path, reference: RememberedSide
    ) -> None:
        self.exercise = exercise
        self.name = name
        self.path = solutions / exercise.filename
        self.reference = reference
        self.side = Changed(exercise, self.path)
        self._right: dict[Any, tuple[list[Call], Trace]] = {}
        self._parts: dict[Any, list[Parts]] = {}
        self._passes: dict[Any, bool] = {}

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The changes, the plainest first."""
        return candidates_of(self.path, self.name)

    def right(self, check: Check, seed: int, equal: bool) -> tuple[list[Call], Trace] | None:
        """Return the calls of a check and what is right there; None where it cannot be done."""
        key = check.key, seed, equal
        if key not in self._right:
            solution = Executor(self.exercise, self.path)
            bench = Bench(
                self.exercise, solution, self.reference, seed, equal=equal, explained=False
            )
            try:
                result = bench.run(check)
            except Exception:
                if not equal:
                    raise
                return None
            self._right[key] = result.calls, trace_of(result)
        return self._right[key]

    def parts(self, number: int, check: Check, seed: int, equal: bool, call: int) -> Parts:
        """Return what a change gives in one call of its function in a check."""
        key = number, check.key, seed, equal
        known = self._parts.setdefault(key, [])
        if call >= len(known):
            found = self.right(check, seed, equal)
            assert found is not None
            calls, right = found
            self.side.use(self.candidates[number])
            self.side.begin(check.key, seed)
            own = 0
            for one in calls:
                outcome = self.side.call(one.function.name, one.args, one.kwargs)
                if one.function.name != self.name:
                    continue
                if own >= len(known):
                    outcomes = (*right.outcomes[:own], outcome)
                    trace = Trace("wrong", outcomes, (), right.tolerances, right.scales)
                    known.append(_of_call(parts_of(trace, right, self.name, only=own), own))
                own += 1
                if own > call:
                    break
        return known[call] if call < len(known) else {}

    def parts_after(self, number: int, shown: Shown, seed: int) -> list[Parts]:
        """Return what a change gives in the calls that a submission led to."""
        found = self.right(shown.check, seed, shown.equal)
        assert found is not None
        right = found[1]
        self.side.use(self.candidates[number])
        self.side.begin(shown.check.key, seed)
        given: list[Parts] = []
        for one in shown.calls:
            outcome = self.side.call(one.function.name, one.args, one.kwargs)
            if one.function.name == self.name:
                outcomes = (*right.outcomes[: len(given)], outcome)
                trace = Trace("wrong", outcomes, (), right.tolerances, right.scales)
                parts = parts_of(trace, right, self.name, only=len(given))
                given.append(_of_call(parts, len(given)))
        return given

    def passes(self, number: int, check: Check, seed: int) -> bool:
        """Return whether a change passes a check."""
        key = number, check.key, seed
        if key not in self._passes:
            self.side.use(self.candidates[number])
            bench = Bench(self.exercise, self.side, self.reference, seed, explained=False)
            self._passes[key] = bench.run(check).status == "correct"
        return self._passes[key]


def _of_call(parts: Parts, number: int) -> Parts:
    return {key: part for key, part in parts.items() if key[0] == number}


def _off(part: Part | None) -> bool:
    return part is not None and part.off is not None


def _cost(result: CheckResult) -> int:
    """Return how long a check's calls may take: by the largest whole number, a count of steps."""
    numbers = [
        one
        for call in result.calls
        for one in (*call.args, *call.kwargs.values())
        if type(one) is int
    ]
    return max(numbers, default=0)


def shown_in(changes: Changes, bench: Bench, function: FunctionResult) -> list[Shown]:
    """Return what a submission showed in the checks that it failed, the cheapest first.

    Where it raised, the same checks with equal sizes show what would come out.
    """
    found = []
    for result in sorted((one for one in function.checks if one.failed), key=_cost):
        for equal in (False, True) if _raised(result, changes.name) else (False,):
            if equal:
                other = Bench(
                    bench.exercise,
                    bench.student,
                    bench.reference,
                    bench.seed,
                    bench.watchdog,
                    True,
                    False,
                )
                try:
                    result = other.run(result.check)
                except BeyondRecording:
                    continue
                except Exception:
                    continue  # a check that cannot be done with equal sizes
            right = changes.right(result.check, bench.seed, equal)
            if right is None:
                continue
            mine = trace_of(result)
            parts = parts_of(mine, right[1], changes.name)
            by_call = [_of_call(parts, number) for number in range(len(mine.outcomes))]
            common = _common(result.calls, right[0], changes.name)
            found.append(Shown(result.check, equal, by_call, result.calls, common))
    return found


def _common(mine: list[Call], its: list[Call], name: str) -> int:
    """Return how many calls of a function had the arguments that a right implementation is given."""
    own = 0
    for one, other in zip(mine, its, strict=False):
        if one.function.name != other.function.name or not _same_arguments(one, other):
            break
        own += one.function.name == name
    return own


def _same_arguments(one: Call, other: Call) -> bool:
    mine, its = ({**dict(enumerate(call.args)), **call.kwargs} for call in (one, other))
    return mine.keys() == its.keys() and all(
        isinstance(value, Handle | Seeded)
        or isinstance(its[key], Handle)
        or identical(value, its[key])
        for key, value in mine.items()
    )


def _raised(result: CheckResult, name: str) -> bool:
    return any(
        isinstance(call.outcome, Raised) and call.function.name == name for call in result.calls
    )


class Search:
    """Looks for the change that gives what a submission gave."""

    def __init__(self, changes: Changes, bench: Bench, function: FunctionResult) -> None:
        self.changes = changes
        self.seed = bench.seed
        self._after: dict[tuple[int, int], list[Parts]] = {}
        self.function = function
        self.shown = shown_in(changes, bench, function)
        self.passed = [one.check for one in function.checks if one.status == "correct"]

    def _parts(self, number: int, shown: Shown, call: int) -> Parts:
        if call < shown.common:
            return self.changes.parts(number, shown.check, self.seed, shown.equal, call)
        key = number, id(shown)
        if key not in self._after:
            self._after[key] = self.changes.parts_after(number, shown, self.seed)
        return self._after[key][call]

    def whole(self) -> int | None:
        """Return the plainest change that explains everything."""
        for number in range(len(self.changes.candidates)):
            if self._explains(number) and all(
                self.changes.passes(number, check, self.seed) for check in self.passed
            ):
                return number
        return None

    def _explains(self, number: int) -> bool:
        strong = 0
        for shown in self.shown:
            for call, mine in enumerate(shown.parts):
                its = self._parts(number, shown, call)
                for key in mine.keys() | its.keys():
                    one, other = mine.get(key), its.get(key)
                    if _off(one) != _off(other):
                        return False
                    if one is not None and other is not None and one.off is not None:
                        if not alike(one, other):
                            return False
                        strong += one.strong
        return strong > 0

    def part(self) -> tuple[int, frozenset[Any]] | None:
        """Return the plainest change that explains one of the results wherever it deviates."""
        places = {
            key[1][:1]
            for shown in self.shown
            for parts in shown.parts
            for key, part in parts.items()
            if part.off is not None and key[1] and isinstance(key[1][0], int)
        }
        if len(places) < 2:
            return None
        best: tuple[int, int, frozenset[Any]] | None = None
        for number, candidate in enumerate(self.changes.candidates):
            if best is not None and candidate.said.rank > best[1]:
                break
            explained = self._explained(number, places)
            if explained and (best is None or len(explained) > len(best[2])):
                best = number, candidate.said.rank, explained
        return (best[0], best[2]) if best else None

    def _explained(self, number: int, places: set[Any]) -> frozenset[Any]:
        """Return the results that a change explains; none where it spoils what is right."""
        left, strong = set(places), set()
        for shown in self.shown:
            for call, mine in enumerate(shown.parts):
                its = self._parts(number, shown, call)
                for key in mine.keys() | its.keys():
                    one, other = mine.get(key), its.get(key)
                    place = key[1][:1]
                    if _off(other) and not _off(one):
                        return frozenset()
                    if one is None or one.off is None:
                        continue
                    if other is None or other.off is None or not alike(one, other):
                        left.discard(place)
                        if not left:
                            return frozenset()
                    elif one.strong:
                        strong.add(place)
        return frozenset(left & strong)


def nearest_change(
    changes: Changes, bench: Bench, function: FunctionResult
) -> NearestChange | None:
    """Return the nearest change of a right implementation, in words; None where there is none."""
    search = Search(changes, bench, function)
    number = search.whole()
    if number is not None:
        said = changes.candidates[number].said
        paths = {
            key[1]
            for shown in search.shown
            for parts in shown.parts
            for key, part in parts.items()
            if part.off is not None
        }
        return NearestChange(said.id, sentence(said, function.function, paths))
    found = search.part()
    if found is None:
        return None
    said = changes.candidates[found[0]].said
    return NearestChange(said.id, partly(sentence(said, function.function, found[1], part=True)))
