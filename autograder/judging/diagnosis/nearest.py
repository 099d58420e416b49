"""Finds the change of a right implementation that gives exactly a submission's results.

The nearest change gives the submission's results in every check, result by result. A change that gives one of
several results exactly, and makes no right result wrong, explains a part of what is wrong.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from autograder.changes.sentences import (
    Phrase,
    argument_changed,
    array_used_again,
    partly,
    sentence,
    sentence_of_several,
)
from autograder.checking.check import Check
from autograder.judging.diagnosis.deviation import parts_of
from autograder.judging.diagnosis.several_changes import (
    FEWEST_NUMBERS,
    numbers_to_compare,
    real_numbers,
    tells,
)
from autograder.judging.diagnosis.sketches import Row, row_of, similar
from autograder.judging.diagnosis.traces import Trace, compared_checks, trace_of
from autograder.judging.engine import Bench
from autograder.judging.places.results import leaves
from autograder.judging.verdict import CheckResult, FunctionResult, NearestChange
from autograder.recording.sides import NotRecorded
from autograder.running.outcome import HANDED_OUT, Raised, Returned
from autograder.running.proxy import Call


class Changes(Protocol):
    """The changes of one function, the plainest first, and the results of each in the checks at a seed."""

    name: str
    noted: bool
    """Whether checks note values in the place of results, which are compared too."""

    @property
    def phrases(self) -> Sequence[Phrase]:
        """The sentence for each change."""

    def right(self, check: Check, seed: int, equal: bool) -> Trace | None:
        """Return the right results of a check; None where they are not known."""

    def row(self, number: int, check: Check, seed: int, equal: bool, calls: int) -> Row | None:
        """Return the results of a change in the first calls of a check; None where they are not known."""

    def fails_unchanged(self, number: int, check: Check, seed: int) -> bool:
        """Return whether the implementation fails without its change too (it overflows, for example)."""

    def made_again(self, wrong: "WrongCall", seed: int) -> "WrongCall | None":
        """Return a call with arguments that it can be made with outside its check; None where it cannot."""

    def pairs_giving(self, wrong: Sequence["WrongCall"], seed: int) -> Sequence[int]:
        """Return the pairs of changes that give the results of some calls; `row` takes their numbers as well.

        All pairs are run in the first of the calls.
        """

    def combinations_giving(self, wrong: Sequence["WrongCall"], seed: int) -> Iterator[int]:
        """Yield the combinations of changes that give the results of some calls, each seen in a part of its own."""

    def several(self, number: int) -> Sequence[Phrase]:
        """Return the phrases for the changes of a pair, or of another combination."""


@dataclass(frozen=True)
class WrongCall:
    """A call of a check with a wrong result: its number in the check, and whether all sizes were equal."""

    call: Call
    number: int
    check: Check
    equal: bool


@dataclass
class CheckRow:
    """The results of a submission in a check, by the calls of its function."""

    check: Check
    equal: bool
    failed: bool
    row: Row
    calls: list[Call]


# Calls with more rounds are left out; they show nothing that calls with fewer rounds do not.
MOST_ROUNDS = 300
# Thousands of pairs are run in a call, so it has fewer rounds still.
FEW_ROUNDS = 20
# And its result has not more numbers than these; so many are enough.
MOST_RESULTS = 8000
MANY_RESULTS = 60
# Calls of so many checks are compared in the search for several changes.
MOST_COMPARED_CALLS = 4
# So many changes are said, each of which explains results of its own.
MOST_PARTS = 3
# Of a check that calls a function often, only the first calls are compared, and those up to the first that deviates.
FIRST_CALLS = 3
MOST_CALLS = 8


def rounds(call: Call) -> int:
    """Return the largest whole number among a call's arguments that is no size of a matrix in its result.

    That is a count of steps. The losses of all steps may come as an array, whose size is that count.
    """
    numbers = {one for one in (*call.args, *call.kwargs.values()) if type(one) is int}
    if isinstance(call.outcome, Returned):
        arrays = (one for one in leaves(call.outcome.value) if isinstance(one, np.ndarray))
        numbers -= {size for array in arrays if array.ndim > 1 for size in array.shape}
    return max(numbers, default=0)


def _cheap(calls: list[Call], name: str) -> int:
    """Return how many calls of a function come before one of many rounds."""
    own = 0
    for call in calls:
        if rounds(call) > MOST_ROUNDS or own == MOST_CALLS:
            break
        own += call.function.name == name
    return own


def check_rows(changes: Changes, bench: Bench, function: FunctionResult) -> list[CheckRow]:
    """Return the results of a submission in the checks, failed checks first.

    Where it raised, the same checks are run with equal sizes too, where shapes cannot clash.
    """
    rows = []
    for result in sorted(compared_checks(function), key=lambda one: not one.failed):
        failed = result.failed
        for equal in (False, True) if _raised(result, changes.name) else (False,):
            if equal:
                equal_sizes = Bench(
                    bench.exercise,
                    bench.student,
                    bench.reference,
                    bench.seed,
                    bench.watchdog,
                    equal=True,
                    explained=False,
                )
                try:
                    result = equal_sizes.run(result.check)
                except NotRecorded:
                    continue
                except Exception:
                    continue  # the check cannot run with equal sizes
            right = changes.right(result.check, bench.seed, equal)
            if right is not None:
                mine = trace_of(result)
                parts = parts_of(mine, right, changes.name)
                calls = min(len(mine.outcomes), _cheap(result.calls, changes.name))
                own = [call for call in result.calls if call.function.name == changes.name]
                row = row_of(parts, calls, changes.noted)
                deviating = (number for number, off in enumerate(row, 1) if off and failed)
                row = row[: max(FIRST_CALLS, next(deviating, 0))]
                rows.append(CheckRow(result.check, equal, failed, row, own))
    return rows


def _raised(result: CheckResult, name: str) -> bool:
    return any(
        isinstance(call.outcome, Raised) and call.function.name == name for call in result.calls
    )


def _real_numbers(call: Call) -> int:
    return real_numbers(call.outcome.value) if isinstance(call.outcome, Returned) else 0


def _tells(call: Call) -> bool:
    """Return whether equal results of a call are no coincidence."""
    return isinstance(call.outcome, Returned) and tells(call.outcome.value)


class ChangeSearch:
    """Looks for the change that gives a submission's results."""

    def __init__(self, changes: Changes, bench: Bench, function: FunctionResult) -> None:
        self.changes = changes
        self.seed = bench.seed
        # Right draws differ, and so do their results: a change must give the submission's own, also where it passes.
        self.draws = function.function.random
        self.of_one_kind = isinstance(function.function.returns, str)
        self.check_rows = check_rows(changes, bench, function)

    def _row(self, number: int, check_row: CheckRow, calls: int) -> Row | None:
        return self.changes.row(number, check_row.check, self.seed, check_row.equal, calls)

    def explaining_everything(self) -> int | None:
        """Return the plainest change that explains everything."""
        number = self._plainest(1)
        # Many plain numbers, such as those of a mask, are as little a coincidence as one of many digits.
        if number is None and any(_tells(one.call) for one in self._wrong_calls()):
            number = self._plainest(0)
        return number

    def _plainest(self, enough: int) -> int | None:
        numbers = (n for n in range(len(self.changes.phrases)) if self._explains(n, enough))
        return next(numbers, None)

    def _wrong_calls(self) -> list[WrongCall]:
        """Return the calls of failed checks whose results deviate."""
        return [
            WrongCall(call, number, check_row.check, check_row.equal)
            for check_row in self.check_rows
            if check_row.failed
            for number, (call, off) in enumerate(zip(check_row.calls, check_row.row, strict=False))
            if off
        ]

    def several_explaining_everything(self) -> int | None:
        """Return the plainest changes that together explain everything."""
        again = (self.changes.made_again(one, self.seed) for one in self._wrong_calls())
        wrong = [
            one
            for one in again
            if one is not None
            and 0 < numbers_to_compare(one.call) <= MOST_RESULTS
            and rounds(one.call) <= FEW_ROUNDS
        ]
        if not wrong:
            return None

        # A result of a few plain fractions tells little. With equal sizes shapes fit together, but more changes
        # give the same. A larger result tells more changes apart, up to some number; beyond it, it only takes longer.
        def cost(one: WrongCall) -> tuple[bool, bool, int, int]:
            numbers = numbers_to_compare(one.call)
            return not _tells(one.call), one.equal, -min(numbers, MANY_RESULTS), numbers

        wrong.sort(key=cost)
        wrong = [one for one in wrong if one.equal == wrong[0].equal]
        calls = {one.check.key: one for one in reversed(wrong)}
        several = [one for one in wrong if calls[one.check.key] is one][:MOST_COMPARED_CALLS]
        combinations = self.changes.combinations_giving(several, self.seed)
        enough = 0 if _tells(wrong[0].call) else FEWEST_NUMBERS
        found = next((one for one in combinations if self._explains(one, enough)), None)
        if found is not None:
            return found
        if enough and not _real_numbers(wrong[0].call):
            return None
        numbers = self.changes.pairs_giving(several, self.seed)
        return next((one for one in numbers if self._explains(one, enough)), None)

    def _explains(self, number: int, enough: int = 1) -> bool:
        """Return whether a change explains everything; `enough` equal deviations are no coincidence."""
        strong = 0
        for check_row in self.check_rows:
            for calls in {min(1, len(check_row.row)), len(check_row.row)} - {0}:
                its = self._row(number, check_row, calls)
                if its is None or len(its) < calls:
                    return False
                # Where the submission passes, its results may differ from the solution's and still be right.
                compared = check_row.failed or self.draws
                for mine, other in zip(check_row.row[:calls], its, strict=False):
                    if other.keys() - mine.keys() or (compared and mine.keys() != other.keys()):
                        return False
                    for key, one in mine.items() if compared else ():
                        if not similar(one, other[key]):
                            return False
                        strong += one.strong
        return strong >= enough

    def more_is_wrong(self, number: int) -> bool:
        """Return whether a failed check fails without the change too.

        A textbook's formula may overflow where the solution's does not, which is a mistake of its own.
        """
        return any(
            check_row.failed and self.changes.fails_unchanged(number, check_row.check, self.seed)
            for check_row in self.check_rows
        )

    def places(self) -> set[str]:
        """Return the results that deviate in failed checks."""
        rows = [check_row.row for check_row in self.check_rows if check_row.failed]
        return {_place(key) for row in rows for call in row for key in call}

    def only_changes_arguments(self) -> bool:
        """Return whether the only mistake is that arguments were modified."""
        return self.places() == {"modified"}

    def parts(self) -> list[tuple[int, frozenset[str]]]:
        """Return the plainest changes that explain one or more of the results wherever these deviate.

        The first explains the most of the plainest ones; those after it, results that are then left.
        """
        left = self.places()
        found: list[tuple[int, frozenset[str]]] = []
        while left and len(found) < MOST_PARTS and (found or len(left) > 1):
            best = self._best_part(left)
            if best is None:
                break
            found.append(best)
            left -= best[1]
        return found

    def explain(self, parts: list[tuple[int, frozenset[str]]]) -> bool:
        """Return whether some parts are all that deviates, and each change gives its own results and no other."""
        together = set().union(*(explained for _, explained in parts))
        return together == self.places() and all(
            self._places_of(number) <= explained for number, explained in parts
        )

    def _places_of(self, number: int) -> set[str]:
        """Return the results that deviate with a change."""
        rows = [self._row(number, check_row, len(check_row.row)) for check_row in self.check_rows]
        return {_place(key) for row in rows for call in row or () for key in call}

    def _best_part(self, left: set[str]) -> tuple[int, frozenset[str]] | None:
        best: tuple[int, int, frozenset[str]] | None = None
        for number, said in enumerate(self.changes.phrases):
            if best is not None and said.rank > best[1]:
                break
            explained = self._explained(number, self.places()) & left
            if explained and (best is None or len(explained) > len(best[2])):
                best = number, said.rank, explained
        return (best[0], best[2]) if best else None

    def _explained(self, number: int, places: set[str]) -> frozenset[str]:
        """Return the results that a change explains; none if it makes a right result wrong.

        None either where the results are a list of one kind, of which as many come out otherwise with it: then it
        gives one of them by coincidence, as a rate that is smaller for each further parameter gives the last of three
        that are divided by 3. Results of different kinds each have mistakes of their own.
        """
        explained, strong, otherwise = set(places), set(), set()
        for check_row in self.check_rows:
            its = self._row(number, check_row, len(check_row.row))
            if its is None or len(its) < len(check_row.row):
                return frozenset()
            for mine, other in zip(check_row.row, its, strict=False):
                if other.keys() - mine.keys():
                    return frozenset()
                for key, one in mine.items() if check_row.failed else ():
                    if key not in other or not similar(one, other[key]):
                        explained.discard(_place(key))
                        if key in other:
                            otherwise.add(_place(key))
                    elif one.strong:
                        strong.add(_place(key))
            if not explained:
                return frozenset()
        together = frozenset(explained & strong)
        by_chance = self.of_one_kind and len(together) <= len(otherwise)
        return frozenset() if by_chance else together


def _modified(function: FunctionResult) -> list[str]:
    """Return the arguments that failed checks saw changed."""
    names = [
        name
        for result in function.checks
        for call in result.calls
        if isinstance(call.outcome, Returned) and call.function.name == function.function.name
        for name in call.outcome.modified
        if name != HANDED_OUT
    ]
    return list(dict.fromkeys(names))


def _place(key: str) -> str:
    return key.partition(".")[0]


def _paths(places: Sequence[str] | frozenset[str] | set[str]) -> list[tuple[Any, ...]]:
    """Return the results to be named; none where something deviates that is no single one of them, as types do."""
    if "" in places:
        return []
    return [(int(place),) for place in sorted(places) if place.isdigit()]


def nearest_change(
    changes: Changes, bench: Bench, function: FunctionResult
) -> NearestChange | None:
    """Return the nearest change of a right implementation, in words; None where there is none."""
    search = ChangeSearch(changes, bench, function)
    if search.only_changes_arguments():
        names = _modified(function)
        if names:
            return NearestChange("argument-changed", argument_changed(names))
        return NearestChange("array-used-again", array_used_again())
    number = search.explaining_everything()
    if number is not None:
        said = changes.phrases[number]
        text = sentence(said, function.function, _paths(search.places()))
        return NearestChange(said.id, partly(text) if search.more_is_wrong(number) else text)
    number = search.several_explaining_everything()
    if number is not None and not search.more_is_wrong(number):
        phrases = changes.several(number)
        text = sentence_of_several(phrases, function.function, _paths(search.places()))
        return NearestChange(" and ".join(one.id for one in phrases), text)
    parts = search.parts()
    if not parts:
        return None
    phrases = [changes.phrases[number] for number, _ in parts]
    if len(parts) > 1 and search.explain(parts):
        text = sentence_of_several(phrases, function.function, _paths(search.places()))
        return NearestChange(" and ".join(one.id for one in phrases), text)
    text = sentence(phrases[0], function.function, _paths(parts[0][1]), part=True)
    return NearestChange(phrases[0].id, partly(text))
