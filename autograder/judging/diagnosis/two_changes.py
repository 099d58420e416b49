"""Finds two changes of a right implementation that together give a submission's results.

All pairs of changes are run in one call that a check made; those whose result has the fingerprint of the submission's
are then compared in every check, as single changes are.
"""

import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.changes.schemata import SWITCHES, Schemata
from autograder.running.outcome import Returned
from autograder.running.plain import Seeded, Token, copied
from autograder.running.proxy import Call

# Of each implementation, so many pairs of changes are run.
MOST_PAIRS = 6000
# A result with fewer numbers may agree by coincidence.
FEWEST_NUMBERS = 3
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
    """Return what tells a result from others; not a number where it has too few numbers."""
    numbers = [np.zeros(0), *_numbers(value)]
    flat = np.concatenate([one.ravel() for one in numbers])
    if flat.size < FEWEST_NUMBERS:
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


def comparable(call: Call) -> bool:
    """Return whether a call can be made again outside a check, and gave a result to compare."""
    outcome = call.outcome
    arguments = [*call.args, *call.kwargs.values()]
    return (
        isinstance(outcome, Returned)
        and bool(arguments)
        and not any(isinstance(one, Token) and not isinstance(one, Seeded) for one in arguments)
        and not np.isnan(fingerprint(outcome.value)[0])
    )


class PairTable:
    """The fingerprints that all pairs of changes of a function give in one call."""

    def __init__(self, several: Sequence[Schemata], namespace: dict[str, Any], call: Call) -> None:
        self.pairs: list[TwoChanges] = []
        found: list[Fingerprint] = []
        for schemata in several:
            pairs = schemata.pairs(MOST_PAIRS)
            self.pairs += [TwoChanges(schemata, pair) for pair in pairs]
            found += _fingerprints(schemata, pairs, namespace, call)
        self.table = np.array(found).reshape(-1, 3)

    def giving(self, value: Any) -> list[TwoChanges]:
        """Return the pairs that give a result, the plainest of each implementation first."""
        mine = np.array(fingerprint(value))
        allowed = CLOSE * (np.maximum(self.table[:, 2], mine[2]) + 1e-12)
        close = np.abs(self.table[:, :2] - mine[:2]).max(axis=1, initial=0.0) <= allowed
        return [self.pairs[number] for number in np.flatnonzero(close)]


def _fingerprints(
    schemata: Schemata, pairs: Sequence[tuple[int, int]], namespace: dict[str, Any], call: Call
) -> Iterator[Fingerprint]:
    switches = [False] * len(schemata.edits)
    changed = {**namespace, SWITCHES: switches}
    exec(schemata.code, changed)
    function = changed[call.function.name]
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        for pair in pairs:
            for number in pair:
                switches[number] = True
            yield _fingerprint_of(function, call)
            for number in pair:
                switches[number] = False


def _fingerprint_of(function: Callable[..., Any], call: Call) -> Fingerprint:
    try:
        value = function(
            *map(_argument, call.args), **{key: _argument(one) for key, one in call.kwargs.items()}
        )
        if isinstance(value, Iterator):
            value = list(value)
        return fingerprint(value)
    except Exception:
        return _ELSEWHERE


def _argument(value: Any) -> Any:
    return np.random.default_rng(value.seed) if isinstance(value, Seeded) else copied(value)
