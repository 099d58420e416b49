"""The results of changed solutions in the checks: computed where the solution is there, else read from a recording."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import CodeType
from typing import Any

from autograder.changes.candidates import Candidate, candidates_of, switched_of
from autograder.changes.schemata import SWITCHES, Schemata
from autograder.changes.sentences import Phrase
from autograder.checking.check import Check
from autograder.course.catalogue import Exercise
from autograder.judging.diagnosis.deviation import parts_of
from autograder.judging.diagnosis.nearest import MOST_CALLS, MOST_ROUNDS, WrongCall, rounds
from autograder.judging.diagnosis.several_changes import (
    CallOfChanged,
    PairTable,
    SeveralChanges,
    added,
    data_of,
    given,
)
from autograder.judging.diagnosis.sketches import Row, from_plain, row_of
from autograder.judging.diagnosis.traces import Trace, trace_of
from autograder.judging.engine import Bench
from autograder.judging.places.right import KeptRuns
from autograder.recording import store as recordings
from autograder.recording.sides import RememberedSide, address
from autograder.running.executor import Executor
from autograder.running.outcome import Outcome, Returned
from autograder.running.plain import Seeded, Token
from autograder.running.proxy import Call

# Of the pairs with the result of one call, so many are compared in the checks.
MOST_COMPARED = 12


def are_noted(exercise: Exercise) -> bool:
    """Return whether checks put what they noted, such as types, in the place of results; then they are run themselves."""
    return exercise.library is not None


CallKey = tuple[str, int, int, bool]
"""What tells a check's call from all others: check, number of the call, seed, equal sizes."""


def _key(wrong: WrongCall, seed: int) -> CallKey:
    return wrong.check.key, wrong.number, seed, wrong.equal


def _is_opaque(value: Any) -> bool:
    return isinstance(value, Token) and not isinstance(value, Seeded)


def _plainness(several: SeveralChanges) -> tuple[int, int]:
    ranks = [several.schemata.edits[number].said.rank for number in several.numbers]
    return len(ranks), sum(ranks)


class Changed(Executor):
    """The Side of a loaded solution in which one function is changed."""

    def __init__(self, exercise: Exercise, path: Path) -> None:
        super().__init__(exercise, path)
        solution = Executor(exercise, path)
        solution.load()
        self._loaded = True
        self.namespace = dict(solution.namespace)
        self._current: CodeType | None = None

    def use(self, code: CodeType, switches: Sequence[bool] = ()) -> None:
        """Replace the changed function by another one; `switches` are those that its code asks for."""
        if switches or self._current is not code:
            self.namespace[SWITCHES] = switches
            exec(code, self.namespace)
            self._current = code


class LiveChanges:
    """The changes of a function, each run at its first use and cached."""

    def __init__(
        self,
        exercise: Exercise,
        name: str,
        solutions: Path,
        reference: RememberedSide,
        kept: KeptRuns | None = None,
    ) -> None:
        self._kept = kept
        self.exercise = exercise
        self.name = name
        self.path = solutions / exercise.filename
        self.reference = reference
        (function,) = (one for one in exercise.functions if one.name == name)
        # The arguments of a check's later calls may derive from the results of earlier ones.
        self.chained = "state" in function.opaque
        self.noted = are_noted(exercise)
        self._right: dict[tuple[str, int, bool], tuple[list[Call], Trace] | None] = {}
        # The solution after each check, with the caches that it handed out there.
        self._after: dict[tuple[str, int, bool], Executor] = {}
        self._rows: dict[tuple[int, str, int, bool], Row] = {}
        self._fails: dict[tuple[CodeType, str, int], bool] = {}
        self._chained: dict[tuple[int, str, int, bool], Row | None] = {}
        self._tables: dict[CallKey, PairTable] = {}
        self._calls: dict[tuple[int, CallKey], CallOfChanged] = {}
        # The combinations that came into question so far; their numbers follow those of the single changes.
        self._combined: list[SeveralChanges] = []

    @cached_property
    def side(self) -> Changed:
        """The solution, in which the changes are put one after another."""
        return Changed(self.exercise, self.path)

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """The changes, the plainest first."""
        return candidates_of(self.path, self.name)

    @cached_property
    def phrases(self) -> Sequence[Phrase]:
        """The sentence for each change."""
        return [one.said for one in self.candidates]

    def made_again(self, wrong: WrongCall, seed: int) -> WrongCall | None:
        """Return a call with arguments that it can be made with outside its check: with the solution's own cache."""
        call = wrong.call
        if self.chained and wrong.number > 0:
            return None  # its arguments derive from earlier results
        if not any(map(_is_opaque, (*call.args, *call.kwargs.values()))):
            return wrong
        known = self._known(wrong.check, seed, wrong.equal)
        own = [one for one in known[0] if one.function.name == self.name] if known else []
        if wrong.number >= len(own):
            return None
        right, side = own[wrong.number], self._after[wrong.check.key, seed, wrong.equal]
        try:
            args = tuple(side.behind(one) if _is_opaque(one) else one for one in right.args)
            kwargs = {
                key: side.behind(one) if _is_opaque(one) else one
                for key, one in right.kwargs.items()
            }
        except KeyError:
            return None
        return replace(wrong, call=Call(call.function, args, kwargs, call.outcome))

    def pairs_giving(self, wrong: Sequence[WrongCall], seed: int) -> Sequence[int]:
        """Return the pairs of changes that give the results of some calls; all are run in the first of them."""
        results = [self._data(one) for one in wrong]
        key = _key(wrong[0], seed)
        if key not in self._tables:
            switched = switched_of(self.path, self.name)
            self._tables[key] = PairTable(switched, self.side.namespace, wrong[0].call, self._kept)
        found = self._tables[key].giving(results[0])
        # Some changes show in other calls alone, and another guard against log(0) in some of them.
        calls = {
            id(schemata): self._calls_of(of, schemata, wrong[1:], seed)
            for of, schemata in enumerate(switched_of(self.path, self.name))
        }
        # They come with the plainest of each implementation first; what its author declared says most.
        found.sort(
            key=lambda one: (
                -given(calls[id(one.schemata)], one.numbers, results[1:]),
                len(one.numbers),
                not all(one.schemata.edits[number].declared for number in one.numbers),
            )
        )
        return self._numbers(found)

    def combinations_giving(self, wrong: Sequence[WrongCall], seed: int) -> Iterator[int]:
        """Yield the combinations of changes that give the results of some calls.

        The implementation in which most changes are declared comes first, since their sentences say most; where one
        of them explains everything, the others need not be searched.
        """
        results = [self._data(one) for one in wrong]
        switched = enumerate(switched_of(self.path, self.name))
        for of, schemata in sorted(switched, key=lambda one: -one[1].declared):
            calls = self._calls_of(of, schemata, wrong, seed)
            found = [SeveralChanges(schemata, numbers) for numbers in added(calls, results)]
            yield from self._numbers(sorted(found, key=_plainness))

    def _data(self, wrong: WrongCall) -> Any:
        assert isinstance(wrong.call.outcome, Returned)
        return data_of(wrong.call.outcome.value, wrong.call.function.returns)

    def _calls_of(
        self, of: int, schemata: Schemata, wrong: Sequence[WrongCall], seed: int
    ) -> list[CallOfChanged]:
        """Return the calls made with the implementation of a number, whose results are cached."""
        for one in wrong:
            key = of, _key(one, seed)
            if key not in self._calls:
                self._calls[key] = CallOfChanged(schemata, self.side.namespace, one.call)
        return [self._calls[of, _key(one, seed)] for one in wrong]

    def _numbers(self, found: Sequence[SeveralChanges]) -> Sequence[int]:
        found = found[:MOST_COMPARED]
        self._combined += [one for one in found if one not in self._combined]
        return [len(self.candidates) + self._combined.index(one) for one in found]

    def _several(self, number: int) -> SeveralChanges | None:
        """Return the combination with a number; None where the number is that of a single change."""
        after_singles = number - len(self.candidates)
        return self._combined[after_singles] if after_singles >= 0 else None

    def several(self, number: int) -> Sequence[Phrase]:
        """Return the phrases for the changes of a combination."""
        several = self._several(number)
        assert several is not None
        return [several.schemata.edits[one].said for one in several.numbers]

    def _use(self, number: int) -> None:
        """Put a change, or several changes, into the solution."""
        several = self._several(number)
        if several is None:
            self.side.use(self.candidates[number].code)
        else:
            self.side.use(several.schemata.code, several.schemata.on(several.numbers))

    def _bench(self, side: Executor, seed: int, equal: bool) -> Bench:
        return Bench(self.exercise, side, self.reference, seed, equal=equal, explained=False)

    def _known(self, check: Check, seed: int, equal: bool) -> tuple[list[Call], Trace] | None:
        key = check.key, seed, equal
        if key not in self._right:
            self._right[key] = None
            try:
                side = self._after[key] = Executor(self.exercise, self.path)
                result = self._bench(side, seed, equal).run(check)
                self._right[key] = result.calls, trace_of(result)
            except Exception:
                if not equal:
                    raise
                # a check that cannot be done with equal sizes
        return self._right[key]

    def right(self, check: Check, seed: int, equal: bool) -> Trace | None:
        """Return the right results of a check."""
        known = self._known(check, seed, equal)
        return known[1] if known else None

    def row(self, number: int, check: Check, seed: int, equal: bool, calls: int) -> Row | None:
        """Return the results of a change in the first calls of a check."""
        known = self._known(check, seed, equal)
        if known is None:
            return None
        if self.noted or (self.chained and calls > 1):
            own = self._own_way(number, check, seed, equal, known[1])
            return None if own is None else own[:calls]
        row = self._rows.setdefault((number, check.key, seed, equal), [])
        if len(row) < calls:
            row[:] = self._replayed(number, check, seed, known, calls)
        return row[:calls]

    def fails_unchanged(self, number: int, check: Check, seed: int) -> bool:
        """Return whether the implementation fails without its change too."""
        several = self._several(number)
        of = self.candidates[number].of if several is None else several.schemata.of
        key = of, check.key, seed
        if key not in self._fails:
            self.side.use(key[0])
            self._fails[key] = self._bench(self.side, seed, False).run(check).failed
        return self._fails[key]

    def _replayed(
        self, number: int, check: Check, seed: int, known: tuple[list[Call], Trace], most: int
    ) -> Row:
        """Make the calls of a right implementation again with a changed one."""
        calls, right = known
        self._use(number)
        self.side.begin(check.key, seed)
        outcomes: list[Outcome | None] = []
        for call in calls:
            if rounds(call) > MOST_ROUNDS:
                break
            outcome: Outcome | None
            if not (call.args or call.kwargs):  # the check only read the defaults
                outcome = call.outcome
            else:
                outcome = self.side.call(call.function.name, call.args, call.kwargs)
            if call.function.name == self.name:
                outcomes.append(outcome)
                if len(outcomes) == most:
                    break
        trace = Trace("wrong", tuple(outcomes), (), right.tolerances, right.scales)
        return row_of(parts_of(trace, right, self.name), len(outcomes))

    def _own_way(
        self, number: int, check: Check, seed: int, equal: bool, right: Trace
    ) -> Row | None:
        """Run a check with a changed implementation, so that its results become the arguments of later calls."""
        key = number, check.key, seed, equal
        if key not in self._chained:
            self._chained[key] = None
            self._use(number)
            try:
                trace = trace_of(self._bench(self.side, seed, equal).run(check))
                calls = min(len(trace.outcomes), MOST_CALLS)
                self._chained[key] = row_of(parts_of(trace, right, self.name), calls, self.noted)
            except Exception:
                if not equal:
                    raise
        return self._chained[key]


class RecordedChanges:
    """The changes of a function in a copy without solutions: their recorded results and sentences."""

    def __init__(self, exercise: Exercise, name: str) -> None:
        self.exercise = exercise
        self.name = name
        self.noted = are_noted(exercise)

    @cached_property
    def _recorded(self) -> dict[str, Any]:
        return recordings.changes(self.exercise.id, self.name)

    @cached_property
    def phrases(self) -> Sequence[Phrase]:
        """The sentence for each change."""
        return [
            Phrase(id, tuple(text.items()), rank) for id, text, rank, _ in self._recorded["phrases"]
        ]

    def made_again(self, wrong: WrongCall, seed: int) -> WrongCall | None:
        """Return None, since no call is made in a copy without solutions."""
        return None

    def pairs_giving(self, wrong: Sequence[WrongCall], seed: int) -> Sequence[int]:
        """Return none: pairs are not recorded, since there are too many."""
        return ()

    def combinations_giving(self, wrong: Sequence[WrongCall], seed: int) -> Iterator[int]:
        """Yield none, for the same reason."""
        return iter(())

    def several(self, number: int) -> Sequence[Phrase]:
        """Raise IndexError, since no combination has a number here."""
        raise IndexError(number)

    def right(self, check: Check, seed: int, equal: bool) -> Trace | None:
        """Return the right results of a check; None where they are not recorded."""
        try:
            recorded = recordings.trace_of(self.exercise.id, self.name, "", check.name(equal), seed)
        except (KeyError, recordings.Impossible):
            return None
        return Trace(*recorded)

    def fails_unchanged(self, number: int, check: Check, seed: int) -> bool:
        """Return whether the implementation failed without its change too."""
        return address(check.name(), seed) in self._recorded["phrases"][number][3]

    def row(self, number: int, check: Check, seed: int, equal: bool, calls: int) -> Row | None:
        """Return the results of a change in a check; None where they are not recorded."""
        rows = self._recorded["rows"].get(address(check.name(equal), seed))
        if rows is None or rows[number] is None:
            return None
        return [
            {path: from_plain(data) for path, data in call.items()} for call in rows[number][:calls]
        ]
