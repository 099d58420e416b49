"""Finds the change of a right implementation that gives a submission's very results.

The calls that the failed checks made are made again of every changed implementation, until one of
them comes out otherwise. A change is the nearest where all of them come out alike, and where it
passes the checks that the submission passed.
"""

from collections.abc import Iterator
from pathlib import Path

from autograder.changes.candidates import Candidate, candidates_of
from autograder.changes.sentences import sentence
from autograder.course.catalogue import Exercise
from autograder.judging.diagnosis.deviation import Key, Part, alike, parts_of
from autograder.judging.diagnosis.traces import Trace
from autograder.judging.engine import Bench
from autograder.judging.verdict import CheckResult, FunctionResult, NearestChange
from autograder.running.executor import Executor
from autograder.running.outcome import Outcome


class Changed(Executor):
    """A solution, loaded already, in which one function is changed."""

    def __init__(self, exercise: Exercise, path: Path, namespace: dict[str, object]) -> None:
        super().__init__(exercise, path)
        self._loaded = True
        self.namespace = namespace

    def use(self, candidate: Candidate) -> None:
        """Put a changed function in the place of the one before."""
        exec(candidate.code, self.namespace)


def _cost(result: CheckResult) -> int:
    """Return how long a check's calls may take: by the largest whole number, a count of steps."""
    numbers = [
        one
        for call in result.calls
        for one in (*call.args, *call.kwargs.values())
        if type(one) is int
    ]
    return max(numbers, default=0)


class Search:
    """What a submission showed in the checks that it failed, to be compared with changes."""

    def __init__(
        self,
        bench: Bench,
        function: FunctionResult,
        shown: dict[str, tuple[Trace, Trace]],
        solutions: Path,
    ) -> None:
        self.bench = bench
        self.function = function
        self.shown = shown
        path = solutions / bench.exercise.filename
        self.path = path
        solution = Executor(bench.exercise, path)
        solution.load()
        self.side = Changed(bench.exercise, path, dict(solution.namespace))
        self.failed = sorted((r for r in function.checks if r.failed), key=_cost)
        self.passed = [r for r in function.checks if r.status == "correct"]
        self.name = function.function.name
        self.parts = {
            key: _by_call(parts_of(mine, right, self.name)) for key, (mine, right) in shown.items()
        }

    def fitting(self) -> Iterator[Candidate]:
        """Yield every change that shows what the submission showed, the plainest first."""
        for candidate in candidates_of(self.path, self.name):
            self.side.use(candidate)
            if self._fits():
                yield candidate

    def _fits(self) -> bool:
        strong = 0
        for result in self.failed:
            found = self._like(result)
            if found is None:
                return False
            strong += found
        if not strong:
            return False
        bench = Bench(
            self.bench.exercise, self.side, self.bench.reference, self.bench.seed, explained=False
        )
        return all(bench.run(result.check).status == "correct" for result in self.passed)

    def _like(self, result: CheckResult) -> int | None:
        """Return how many strong parts come out as the submission's; None where one does not."""
        key = result.check.key
        _, right = self.shown[key]
        strong, number = 0, 0
        self.side.begin(key, self.bench.seed)
        for call in result.calls:
            outcome = self.side.call(call.function.name, call.args, call.kwargs)
            if call.function.name != self.name:
                continue
            its = _with(right, number, outcome)
            found = self._compare(
                self.parts[key].get(number, {}), parts_of(its, right, self.name), number
            )
            if found is None:
                return None
            strong += found
            number += 1
        return strong

    def _compare(self, mine: dict[Key, Part], its: dict[Key, Part], number: int) -> int | None:
        its = {key: part for key, part in its.items() if key[0] == number}
        strong = 0
        for key in mine.keys() | its.keys():
            one, other = mine.get(key), its.get(key)
            one_off = one is not None and one.off is not None
            other_off = other is not None and other.off is not None
            if one_off != other_off:
                return None
            if one_off and one is not None and other is not None:
                if not alike(one, other):
                    return None
                strong += one.strong
        return strong


def _with(right: Trace, number: int, outcome: Outcome) -> Trace:
    """Return a trace that is right but for one call."""
    outcomes = (*right.outcomes[:number], outcome)
    return Trace("wrong", outcomes, (), right.tolerances, right.scales)


def nearest_change(
    bench: Bench, function: FunctionResult, shown: dict[str, tuple[Trace, Trace]], solutions: Path
) -> NearestChange | None:
    """Return the nearest change of a right implementation, in words; None where there is none."""
    search = Search(bench, function, shown, solutions)
    best = next(search.fitting(), None)
    if best is None:
        return None
    paths = {
        key[1]
        for by_call in search.parts.values()
        for parts in by_call.values()
        for key, part in parts.items()
        if part.off is not None
    }
    return NearestChange(best.said.id, sentence(best.said, function.function, paths))


def _by_call(parts: dict[Key, Part]) -> dict[int, dict[Key, Part]]:
    found: dict[int, dict[Key, Part]] = {}
    for key, part in parts.items():
        found.setdefault(key[0], {})[key] = part
    return found
