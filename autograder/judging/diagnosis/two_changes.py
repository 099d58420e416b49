"""Finds two changes of a right implementation that together give a submission's results.

All pairs of changes are run in one call that a check made; those whose result has the fingerprint of the submission's
are then compared in every check, as single changes are.
"""

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.changes.schemata import SWITCHES, Schemata
from autograder.running.outcome import Returned
from autograder.running.plain import Seeded, Token, copied
from autograder.running.proxy import Call

# Of each implementation, so many pairs of changes are run.
MOST_PAIRS = 2500
# Results with fewer numbers in all may agree by coincidence.
FEWEST_NUMBERS = 3
# Shares of a few hundred examples are simple fractions; sums of logarithms and powers are not.
LARGEST_DENOMINATOR = 512
# Thousands of pairs are run in a call, so its arguments are small.
MOST_NUMBERS = 1500
# Fingerprints that differ by less are those of one result, up to rounding; the comparison in the checks decides.
CLOSE = 1e-6


@dataclass(frozen=True)
class TwoChanges:
    """Two changes of one implementation, by their numbers there."""

    schemata: Schemata
    numbers: tuple[int, int]


Fingerprint = tuple[float, float, float]
"""The sum of two projections of all numbers of a result, and their scale."""

_ELSEWHERE: Fingerprint = (np.nan, np.nan, np.nan)


def fingerprint(value: Any) -> Fingerprint:
    """Return what tells a result from others; not a number where there are no numbers in it."""
    numbers = [np.zeros(0), *_numbers(value)]
    flat = np.concatenate([one.ravel() for one in numbers])
    if flat.size == 0:
        return _ELSEWHERE
    flat = np.nan_to_num(flat, nan=0.5, posinf=7.0, neginf=-7.0)
    sizes = [float(size) for one in numbers for size in (*one.shape, -1.0)]
    angles = np.arange(1, flat.size + 1)
    return (
        float(flat @ np.cos(angles)),
        float(flat @ np.sin(2 * angles)) + float(np.dot(sizes, np.arange(1, len(sizes) + 1))),
        float(np.abs(flat).max(initial=0.0)),
    )


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
    """Return how many numbers a result has; 0 where the call cannot be made again outside its check."""
    outcome = call.outcome
    arguments = [*call.args, *call.kwargs.values()]
    has_tokens = any(isinstance(one, Token) and not isinstance(one, Seeded) for one in arguments)
    if has_tokens or not arguments or not isinstance(outcome, Returned):
        return 0
    if sum(one.size for one in _numbers(arguments)) > MOST_NUMBERS:
        return 0
    return sum(one.size for one in _numbers(outcome.value))


def real_numbers(outcome: Any) -> int:
    """Return how many different numbers of a result are no simple fractions, and hardly equal by coincidence."""
    value = outcome.value if isinstance(outcome, Returned) else None
    flat = np.concatenate([np.zeros(0), *(one.ravel() for one in _numbers(value))])
    flat = flat[np.isfinite(flat)]
    return sum(
        abs(float(Fraction(one).limit_denominator(LARGEST_DENOMINATOR)) - one) > 1e-9
        for one in np.unique(flat).tolist()
    )


class PairTable:
    """The fingerprints that all pairs of changes of a function give in one call."""

    def __init__(self, several: Sequence[Schemata], namespace: dict[str, Any], call: Call) -> None:
        self.pairs: list[TwoChanges] = []
        fingerprints: list[Fingerprint] = []
        for schemata in several:
            run = _Switched(schemata, namespace, call)
            # With a change that alone gives no result, two give none either.
            usable = [n for n in range(len(schemata.edits)) if not np.isnan(run((n,))[0])]
            for pair in schemata.pairs(usable, MOST_PAIRS):
                self.pairs.append(TwoChanges(schemata, pair))
                fingerprints.append(run(pair))
        self.table = np.array(fingerprints).reshape(-1, 3)

    def giving(self, value: Any) -> list[TwoChanges]:
        """Return the pairs that give a result, the plainest of each implementation first."""
        mine = np.array(fingerprint(value))
        allowed = CLOSE * (np.maximum(self.table[:, 2], mine[2]) + 1e-12)
        close = np.abs(self.table[:, :2] - mine[:2]).max(axis=1, initial=0.0) <= allowed
        return [self.pairs[number] for number in np.flatnonzero(close)]


class _Switched:
    """Makes a call of an implementation with some of its switches on, and returns the fingerprint."""

    def __init__(self, schemata: Schemata, namespace: dict[str, Any], call: Call) -> None:
        self._switches = [False] * len(schemata.edits)
        namespace = {**namespace, SWITCHES: self._switches}
        exec(schemata.code, namespace)
        self._function = namespace[call.function.name]
        self._call = call

    def __call__(self, numbers: Sequence[int]) -> Fingerprint:
        for number in numbers:
            self._switches[number] = True
        try:
            with warnings.catch_warnings(), np.errstate(all="ignore"):
                warnings.simplefilter("ignore")
                value = self._function(
                    *map(_argument, self._call.args),
                    **{key: _argument(one) for key, one in self._call.kwargs.items()},
                )
                return fingerprint(list(value) if isinstance(value, Iterator) else value)
        except Exception:
            return _ELSEWHERE
        finally:
            for number in numbers:
                self._switches[number] = False


def _argument(value: Any) -> Any:
    return np.random.default_rng(value.seed) if isinstance(value, Seeded) else copied(value)
