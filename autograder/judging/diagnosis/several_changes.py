"""Finds several changes of a right implementation that together give a submission's results.

Two ways lead there. Where one change alone gives a part of the results, or the results of some calls, further changes
are added until all of them come out. Where every change shows in every result, all pairs of changes, and all triples
of declared ones, are run in one call that a check made; those whose result has the fingerprint of the submission's come into question. What is found is
then compared in every check, as single changes are.
"""

import hashlib
import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.changes.schemata import SWITCHES, Schemata
from autograder.judging.places.results import leaves
from autograder.judging.places.right import KeptRuns
from autograder.running import wire
from autograder.running.outcome import Returned
from autograder.running.plain import Seeded, copied
from autograder.running.proxy import Call

# Of each implementation, so many pairs of changes are run, and so many triples of those that its author declared; half
# as many for each loop within another, whose runs take longer.
MOST_PAIRS = 2500
MOST_TRIPLES = 2500
# Results with fewer numbers in all may agree by coincidence.
FEWEST_NUMBERS = 3
# Of plain numbers such as 0 and 1, so many.
MANY_NUMBERS = 24
# Shares of a few hundred examples are simple fractions; sums of logarithms and powers are not.
LARGEST_DENOMINATOR = 512
# Thousands of pairs are run in a call, so its arguments are small.
MOST_NUMBERS = 8000
# Fingerprints that differ by less are those of one result, up to rounding; the comparison in the checks decides.
CLOSE = 1e-6
# How many changes are added to each other, and how many beginnings of that are followed.
MOST_CHANGES = 3
MOST_BEGINNINGS = 4


@dataclass(frozen=True)
class SeveralChanges:
    """Some changes of one implementation, by their numbers there."""

    schemata: Schemata
    numbers: tuple[int, ...]


Fingerprint = tuple[float, float, float]
"""The sum of two projections of all numbers of a result, and their scale."""

_ELSEWHERE: Fingerprint = (np.nan, np.nan, np.nan)


@lru_cache(maxsize=256)
def _projections(size: int) -> NDArray[np.float64]:
    angles = np.arange(1, size + 1)
    return np.stack([np.cos(angles), np.sin(2 * angles)])


def fingerprint(value: Any) -> Fingerprint:
    """Return what tells a result from others; not a number where there are no numbers in it."""
    numbers = list(_numbers(value))
    if not numbers:
        return _ELSEWHERE
    flat = (
        np.concatenate([one.ravel() for one in numbers]) if len(numbers) > 1 else numbers[0].ravel()
    )
    if flat.size == 0:
        return _ELSEWHERE
    if not np.isfinite(flat).all():
        flat = np.nan_to_num(flat, nan=0.5, posinf=7.0, neginf=-7.0)
    first, second = (_projections(flat.size) @ flat).tolist()
    sizes = [size for one in numbers for size in (*one.shape, -1)]
    second += sum(place * size for place, size in enumerate(sizes, 1))
    return first, second, float(np.abs(flat).max(initial=0.0))


def _numbers(value: Any) -> Iterator[NDArray[np.float64]]:
    if isinstance(value, np.ndarray):
        if value.dtype.kind in "fiub":
            yield value.astype(float)
    elif isinstance(value, int | float | np.number | np.bool_):
        yield np.asarray(float(value))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _numbers(one)


def numbers_to_compare(call: Call) -> int:
    """Return how many numbers a result has; 0 where its arguments are too large for thousands of calls."""
    outcome = call.outcome
    arguments = [*call.args, *call.kwargs.values()]
    if not arguments or not isinstance(outcome, Returned):
        return 0
    if sum(one.size for one in _numbers(arguments)) > MOST_NUMBERS:
        return 0
    return sum(one.size for one in _numbers(outcome.value))


def _flat(value: Any) -> NDArray[np.float64]:
    return np.concatenate([np.zeros(0), *(one.ravel() for one in _numbers(value))])


def real_numbers(value: Any) -> int:
    """Return how many different numbers of a result are no simple fractions, and hardly equal by coincidence."""
    flat = _flat(value)
    flat = flat[np.isfinite(flat)]
    return sum(
        abs(float(Fraction(one).limit_denominator(LARGEST_DENOMINATOR)) - one) > 1e-9
        for one in np.unique(flat).tolist()
    )


def tells(value: Any) -> bool:
    """Return whether a result is hardly equal to another one by coincidence."""
    if real_numbers(value) >= FEWEST_NUMBERS:
        return True
    flat = _flat(value)
    return flat.size >= MANY_NUMBERS and bool(np.ptp(flat) > 0)


def _close(one: Fingerprint, other: Fingerprint) -> bool:
    allowed = CLOSE * (max(one[2], other[2]) + 1e-12)
    return abs(one[0] - other[0]) <= allowed and abs(one[1] - other[1]) <= allowed


class PairTable:
    """The fingerprints that all pairs of changes of a function, and triples of declared ones, give in one call.

    Thousands of runs take seconds, so they are `kept` where there is a place for that.
    """

    def __init__(
        self,
        several: Sequence[Schemata],
        namespace: dict[str, Any],
        call: Call,
        kept: KeptRuns | None = None,
    ) -> None:
        name = _name_of(call) if kept is not None else None
        data = kept.read(name) if kept is not None and name is not None else None
        known = _read(data, [len(schemata.edits) for schemata in several]) if data else None
        if known is None:
            known = _run(several, namespace, call)
            if kept is not None and name is not None:
                kept.keep(name, _written(*known))
        # Of each pair, the number of its implementation and those of its changes.
        self._numbers, self.table = known
        self._several = several

    def giving(self, value: Any) -> list[SeveralChanges]:
        """Return the pairs and triples that give a result, the plainest of each implementation first."""
        mine = np.array(fingerprint(value))
        allowed = CLOSE * (np.maximum(self.table[:, 2], mine[2]) + 1e-12)
        close = np.abs(self.table[:, :2] - mine[:2]).max(axis=1, initial=0.0) <= allowed
        return [
            SeveralChanges(self._several[of], tuple(number for number in numbers if number >= 0))
            for of, *numbers in self._numbers[close].tolist()
        ]


Known = tuple[NDArray[np.int16], NDArray[np.float64]]


def _run(several: Sequence[Schemata], namespace: dict[str, Any], call: Call) -> Known:
    """Run all pairs and triples in a call."""
    rows: list[tuple[int, ...]] = []
    fingerprints: list[Fingerprint] = []
    with _quiet():
        for of, schemata in enumerate(several):
            run = Switched(schemata, namespace, call)
            # With a change that alone gives no result, two give none either.
            usable = [
                n for n in range(len(schemata.edits)) if not np.isnan(fingerprint(run((n,)))[0])
            ]
            halved = 2 ** max(schemata.loops - 1, 0)
            pairs = schemata.pairs(usable, MOST_PAIRS // halved)
            for numbers in (*pairs, *schemata.triples(usable, MOST_TRIPLES // halved)):
                rows.append((of, *numbers, *(-1,) * (MOST_CHANGES - len(numbers))))
                fingerprints.append(fingerprint(run(numbers)))
    return (
        np.array(rows, dtype=np.int16).reshape(-1, 1 + MOST_CHANGES),
        np.array(fingerprints).reshape(-1, 3),
    )


def _name_of(call: Call) -> str | None:
    """Return a name for what is run in a call; None where its arguments are no plain data."""
    try:
        data = wire.dumps((call.args, call.kwargs))
    except (wire.WireError, TypeError, ValueError):
        return None
    return f"pairs {call.function.name} {hashlib.sha256(data).hexdigest()}"


def _written(numbers: NDArray[np.int16], table: NDArray[np.float64]) -> bytes:
    file = io.BytesIO()
    for array in (numbers, table):
        np.save(file, array, allow_pickle=False)
    return file.getvalue()


def _read(data: bytes, edits: Sequence[int]) -> Known | None:
    """Return what was kept; None for anything that does not fit to implementations with so many changes each."""
    file = io.BytesIO(data)
    try:
        numbers, table = (np.load(file, allow_pickle=False) for _ in range(2))
    except (ValueError, EOFError, OSError):
        return None
    fits = (
        numbers.dtype == np.int16
        and table.dtype == np.float64
        and numbers.shape == (len(table), 1 + MOST_CHANGES)
        and table.shape == (len(table), 3)
        and bool(np.all((numbers[:, 0] >= 0) & (numbers[:, 0] < len(edits))))
        and bool(np.all(numbers[:, 1:] < np.array([*edits, 0])[numbers[:, :1]]))
    )
    return (numbers, table) if fits else None


class Switched:
    """Makes a call of an implementation with some of its changes; the result is None where it raises."""

    def __init__(self, schemata: Schemata, namespace: dict[str, Any], call: Call) -> None:
        self._switches = [False] * len(schemata.edits)
        namespace = {**namespace, SWITCHES: self._switches}
        exec(schemata.code, namespace)
        self._function = namespace[call.function.name]
        self._call = call

    def __call__(self, numbers: Sequence[int]) -> Any:
        """Return the result with the changes of these numbers."""
        for number in numbers:
            self._switches[number] = True
        try:
            value = self._function(
                *map(_argument, self._call.args),
                **{key: _argument(one) for key, one in self._call.kwargs.items()},
            )
            value = list(value) if isinstance(value, Iterator) else value
            return data_of(value, self._call.function.returns)
        except Exception:
            return None
        finally:
            for number in numbers:
                self._switches[number] = False


def data_of(value: Any, kinds: str | tuple[str, ...]) -> Any:
    """Return a result without its opaque parts, of which a submission's result has handles only."""
    if isinstance(kinds, str) or not isinstance(value, tuple):
        return value
    return tuple(part for part, kind in zip(value, kinds, strict=False) if kind == "data")


@contextmanager
def _quiet() -> Iterator[None]:
    """Hold back warnings, once for thousands of runs."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield


def _argument(value: Any) -> Any:
    return np.random.default_rng(value.seed) if isinstance(value, Seeded) else copied(value)


class CallOfChanged:
    """The results of an implementation with changes in one call, part by part; cached."""

    def __init__(self, schemata: Schemata, namespace: dict[str, Any], call: Call) -> None:
        self.schemata = schemata
        self._run = Switched(schemata, namespace, call)
        self._parts: dict[tuple[int, ...], list[Fingerprint]] = {}

    def parts(self, numbers: tuple[int, ...]) -> list[Fingerprint]:
        """Return the fingerprints of the parts of the result."""
        if numbers not in self._parts:
            self._parts[numbers] = list(map(fingerprint, leaves(self._run(numbers))))
        return self._parts[numbers]


def given(calls: Sequence[CallOfChanged], numbers: tuple[int, ...], results: Sequence[Any]) -> int:
    """Return of how many calls some changes give the result."""
    count = 0
    with _quiet():
        for call, result in zip(calls, results, strict=True):
            parts, mine = call.parts(numbers), list(map(fingerprint, leaves(result)))
            count += len(parts) == len(mine) and all(map(_close, parts, mine))
    return count


def added(calls: Sequence[CallOfChanged], results: Sequence[Any]) -> list[tuple[int, ...]]:
    """Return changes that together give the results of some calls, each of them seen in a part of its own."""
    with _quiet():
        return list(_Growth(calls, results).found())


Part = tuple[int, int]
"""A part of a result: the number of the call, and that of the part."""


class _Growth:
    """The search for changes that together give the results of some calls."""

    def __init__(self, calls: Sequence[CallOfChanged], results: Sequence[Any]) -> None:
        self.calls = calls
        self.edits = calls[0].schemata.edits
        values = [leaves(value) for value in results]
        self.mine = [list(map(fingerprint, parts)) for parts in values]
        every = {(k, part) for k, parts in enumerate(values) for part in range(len(parts))}
        self.wrong = every - self._given((), range(len(results)))
        self.right = every - self.wrong
        self.telling = {(k, part) for k, part in self.wrong if tells(values[k][part])}

    def _given(self, numbers: tuple[int, ...], calls: Sequence[int]) -> set[Part]:
        """Return the parts of the submission's results that these changes give."""
        given = set()
        for k in calls:
            parts = self.calls[k].parts(numbers)
            if len(parts) == len(self.mine[k]):
                pairs = zip(parts, self.mine[k], strict=True)
                given |= {(k, part) for part, (a, b) in enumerate(pairs) if _close(a, b)}
        return given

    def found(self) -> Iterator[tuple[int, ...]]:
        """Yield the combinations of changes that give everything, those of fewer changes first."""
        edits = self.edits
        plainest = sorted(range(len(edits)), key=lambda number: edits[number].said.rank)
        begun: list[tuple[tuple[int, ...], set[Part]]] = [((), self.right)]
        for _ in range(MOST_CHANGES):
            longer: list[tuple[tuple[int, ...], set[Part]]] = []
            seen: set[frozenset[Part]] = set()
            for numbers, given in begun:
                places = {edits[number].place for number in numbers}
                for other in plainest:
                    if edits[other].place in places:
                        continue
                    more = self._more((*numbers, other), given)
                    if more is None:
                        continue
                    if more >= self.wrong:
                        found = self._without_idle((*numbers, other))
                        # One change alone has been compared in every check before.
                        if len(found) > 1:
                            yield found
                    elif frozenset(more) not in seen:
                        seen.add(frozenset(more))
                        longer.append(((*numbers, other), more))
            begun = sorted(longer, key=lambda one: -len(one[1]))[:MOST_BEGINNINGS]

    def _without_idle(self, numbers: tuple[int, ...]) -> tuple[int, ...]:
        """Return changes without those that another one hides, as one of a factor that is left out."""
        for number in numbers:
            others = tuple(one for one in numbers if one != number)
            if others and self._given(others, range(len(self.mine))) >= self.right | self.wrong:
                return self._without_idle(others)
        return numbers

    def _more(self, numbers: tuple[int, ...], given: set[Part]) -> set[Part] | None:
        """Return the parts that changes give, if they give more that tells something, and lose nothing."""
        missing = sorted({k for k, _ in self.telling - given})
        for k in missing:
            here = self._given(numbers, [k])
            if (here - given) & self.telling:
                every = self._given(numbers, range(len(self.mine)))
                return every if every >= given else None
        return None
