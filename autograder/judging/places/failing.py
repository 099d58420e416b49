"""Chooses the calls of failed checks that are run again: simple calls with a wrong result."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np

from autograder.course.catalogue import Function
from autograder.judging.places.recorded import RecordedPrograms
from autograder.judging.places.results import agree
from autograder.judging.places.right import RightPrograms
from autograder.judging.places.right_run import CallsKey, RightRun
from autograder.judging.places.values import RELATIVE, RELATIVE_FLOAT32, is_structure, pieces
from autograder.judging.verdict import CheckResult
from autograder.running.outcome import Raised, Returned
from autograder.running.proxy import Call
from autograder.running.recorder import MAX_ENTRIES, number_like

MOST_ENTRIES = 16_000


@dataclass
class FailingCall:
    """The calls of a check up to one with a wrong result, and the values of right programs in them."""

    result: CheckResult
    calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]]
    right: RightRun
    relative: float
    key: CallsKey
    is_small: bool
    """Whether its arrays and sizes are smaller than in the check, so that their numbers are not those shown."""


def _real(call: Call) -> bool:
    """Return whether a call is one of the submission's functions, and not one of the kit's operations."""
    if not call.args and not call.kwargs:
        return not call.function.parameters
    return isinstance(call.outcome, Returned | Raised) and len(call.args) <= len(
        call.function.parameters
    )


def _arrays(call: Call) -> Iterator[np.ndarray]:
    for value in (*call.args, *call.kwargs.values()):
        for piece in pieces(value):
            if isinstance(piece, np.ndarray):
                yield piece


def _cost(call: Call) -> float:
    """Return how unsuitable a call is for showing where a value is wrong."""
    arrays = list(_arrays(call))
    cost = 0.0
    if not arrays:
        cost += 8
    entries = sum(one.size for one in arrays)
    if entries > MOST_ENTRIES:
        return 1e9
    cost += entries / 400
    for one in arrays:
        cost += 6 * (one.dtype == np.float32)
        cost += 2 * (1 in one.shape)
        if one.dtype.kind == "f" and one.size:
            cost += 4 * bool(np.abs(one).max() > 40) + 3 * bool((one == np.round(one)).all())
    for value in (*call.args, *call.kwargs.values()):
        if isinstance(value, int) and not isinstance(value, bool) and value > 12:
            cost += value / 4
    if isinstance(call.outcome, Raised):
        cost += 40
    if isinstance(call.outcome, Returned):
        results = [np.asarray(one) for one in pieces(call.outcome.value) if number_like(one)]
        cost += 15 * any(not np.isfinite(one).all() for one in results)
        cost += 10 * bool(call.outcome.modified)
    return cost


def failing_calls(
    function: Function,
    results: Sequence[CheckResult],
    programs: RightPrograms | RecordedPrograms,
    most: int,
) -> Iterator[FailingCall]:
    """Yield the failing calls of a function, the simplest first.

    A generator, since the right values take time to compute.
    """
    candidates = []
    for result in results:
        if result.status not in ("wrong", "cannot_run"):
            continue
        calls = [call for call in result.calls if _real(call)]
        for index, call in enumerate(calls):
            if call.function.name == function.name:
                candidates.append(_TestedCall(_cost(call) + index, result, calls[: index + 1]))
    if function.random:
        # The weights of a whole network take long to draw: they are drawn once more, in a small call.
        all_large = all(one.cost >= 1e3 for one in candidates)
        candidates = [
            one.small() if all_large or _too_large(one.calls[-1], several=True) else one
            for one in candidates
        ]
    candidates.sort(key=lambda one: one.cost)
    count = 0
    check_keys: set[str] = set()
    more = []
    known = (one for one in candidates if one.cost < 1e9 and programs.knows(one.key))
    for one in islice(known, 4 * most + 8):
        if count >= most:
            break
        if one.result.check.key in check_keys:
            more.append(one)
            continue
        failing = _failing(one, programs)
        if failing is not None:
            check_keys.add(one.result.check.key)
            count += 1
            yield failing
    # Two calls from different checks are preferred to two of the same check, and those to a single call.
    for one in more[:most]:
        failing = _failing(one, programs) if count < most else None
        if failing is not None:
            count += 1
            yield failing
    # A result that is too large to be watched is drawn once more, in a small call.
    large = (one for one in candidates if function.random and _too_large(one.calls[-1]))
    for small in (one.small() for one in large):
        failing = _failing(small, programs) if programs.knows(small.key) else None
        if failing is not None:
            yield failing
            return


class _TestedCall:
    """The calls of a check up to one that may be shown; earlier ones count only where something opaque comes from them."""

    def __init__(
        self, cost: float, result: CheckResult, calls: Sequence[Call], is_small: bool = False
    ) -> None:
        self.cost, self.result, self.is_small = cost, result, is_small
        self.calls = calls if any(call.function.opaque for call in calls) else calls[-1:]

    @cached_property
    def key(self) -> CallsKey:
        """The key of the calls, computed only where they are looked at."""
        return self.result.check.key, len(self.calls), _digest(self.calls[-1])

    def small(self) -> "_TestedCall":
        """Return the calls with smaller arrays and sizes."""
        cost, calls = min(self.cost, COST_OF_SMALL), list(map(_small, self.calls))
        return _TestedCall(cost, self.result, calls, is_small=True)


def _failing(
    candidate: _TestedCall, programs: RightPrograms | RecordedPrograms
) -> FailingCall | None:
    """Return the calls with the values of right programs in them, if the last call's result is wrong."""
    calls, key = candidate.calls, candidate.key
    float32 = any(one.dtype == np.float32 for call in calls for one in _arrays(call))
    relative = RELATIVE_FLOAT32 if float32 else RELATIVE
    asked_of = [(call.function.name, call.args, call.kwargs) for call in calls]
    outcome = calls[-1].outcome
    unharmed = isinstance(outcome, Returned) and not outcome.modified
    # Most calls of a failed check are right: the solution says so, and the bank need not be run.
    if unharmed:
        solved = programs.solved(key, asked_of)
        if isinstance(solved, Returned) and agree(outcome.value, solved.value, relative):  # type: ignore[union-attr]
            return None
    right = programs.run(key, asked_of, relative)
    if not right.results or not right.results[-1]:
        return None
    if unharmed and any(agree(outcome.value, one, relative) for one in right.results[-1]):  # type: ignore[union-attr]
        return None
    return FailingCall(candidate.result, asked_of, right, relative, key, candidate.is_small)


def _too_large(call: Call, several: bool = False) -> bool:
    """Return whether a result is too large to be watched; if `several`, whether it is a list of such."""
    outcome = call.outcome
    if not isinstance(outcome, Returned) or (several and not is_structure(outcome.value)):
        return False
    return any(np.size(one) > MAX_ENTRIES for one in pieces(outcome.value) if number_like(one))


SMALL_ROWS, SMALL_COLUMNS = 7, 5
COST_OF_SMALL = 10.0


def _small(call: Call) -> Call:
    """Return the call with smaller arrays and sizes, where the function draws at random anyway."""

    def smaller(name: str, value: Any) -> Any:
        if isinstance(value, np.ndarray) and value.size > SMALL_ROWS * SMALL_COLUMNS:
            cut = (slice(SMALL_ROWS), *[slice(SMALL_COLUMNS)] * (value.ndim - 1))
            return value[cut].copy()
        if isinstance(value, list) and all(type(one) is int for one in value):
            return [min(one, SMALL_ROWS - k % 3) for k, one in enumerate(value)]  # sizes of layers
        if isinstance(value, int) and not isinstance(value, bool) and value > SMALL_ROWS:
            return SMALL_ROWS if name == "fan_in" else SMALL_COLUMNS
        return value

    return Call(
        call.function, (), {name: smaller(name, one) for name, one in call.arguments.items()}
    )


def _digest(call: Call) -> bytes:
    """Return a digest that distinguishes a call from the others of its check."""
    digest = hashlib.sha256()
    for value in (*call.args, *call.kwargs.values()):
        for piece in pieces(value):
            if isinstance(piece, np.ndarray):
                # Whole numbers have 32 bits on some platforms, and a recording is read on all of them.
                kind, size = piece.dtype.kind, piece.dtype.itemsize
                whole = kind in "iu" and size > 2
                digest.update(f"{kind}{'' if whole else size}{piece.shape}".encode())
                plain = piece.astype(np.int64) if whole else piece
                digest.update(np.ascontiguousarray(plain).tobytes())
            else:
                digest.update(repr(piece).encode())
    return digest.digest()
