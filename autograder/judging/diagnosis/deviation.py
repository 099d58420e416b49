"""How wrong results deviate from the right ones, and how far two deviations are the same.

The results of a check are taken apart into units: a unit is one array of one call. A unit deviates
where its difference is larger than checks allow. Caches, printing, types and rounding are not compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.checking.expect import OF_SCALE, RELATIVE
from autograder.judging.diagnosis.traces import (
    BIAS_ROWS,
    OF_ARGUMENTS,
    RELATIVE_FLOAT32,
    Trace,
)
from autograder.running.outcome import Outcome, Raised, Refused, Returned
from autograder.running.plain import Handle, close

# Two ways to compute the same wrong number agree up to this share of its deviation; for small deviations up to the
# larger share.
SHARE = 1e-3
LARGER_SHARE = 0.05
# The rounding error of an array computed in a few float32 steps, as a share of its largest entry.
ROUNDING = 2e-6

Path = tuple[Any, ...]
Key = tuple[int, Path]
"""The number of a call within its check, and the path to a part of its result."""


@dataclass(frozen=True)
class ResultPart:
    """One part of a result beside the right one.

    `off` is the largest deviation; None where the part is right. `strong` says that equal deviations can hardly be
    a coincidence: numbers that are neither whole nor all the same. `float32` says in which type the value came.
    """

    value: Any
    right: Any
    off: float | None
    strong: bool
    share: float
    float32: bool = False


def _is_row(value: Any) -> bool:
    return isinstance(value, list) and all(type(one) in (int, float) for one in value)


def _parts(value: Any, right: Any, path: Path = ()) -> Iterator[tuple[Path, Any, Any]]:
    """Yield every part of a result with the right one, in the structure of the right result."""
    if isinstance(right, Handle) or right is None:
        return
    if isinstance(right, list | tuple) and not _is_row(right):
        items = list(value) if isinstance(value, list | tuple) else None
        if isinstance(value, np.ndarray) and value.ndim:
            items = list(value)
        if items is None or len(items) != len(right):
            yield (*path, "items"), value, right
            return
        for number, (mine, its) in enumerate(zip(items, right, strict=True)):
            yield from _parts(mine, its, (*path, number))
        return
    yield path, value, right


def _array(value: Any) -> NDArray[np.float64] | None:
    """Return a value as numbers; None where it is not made of numbers."""
    if value is None or isinstance(value, str | dict):
        return None
    try:
        array = np.asarray(value)
    except ValueError:
        return None
    return array.astype(np.float64, copy=False) if array.dtype.kind in "biuf" else None


def _without_bias_row(mine: NDArray, right: NDArray, path: Path) -> NDArray:
    """Return a bias in the form that the right one has, where both forms are right."""
    # Also a row of another length, since the mistake may lie in the length.
    if right.ndim == 1 and mine.ndim == 2 and len(mine) == 1:
        return mine[0]
    # A right row is a bias where it stands second, as in (w, b); else it may be the weights of one input.
    if path[-1:] == (1,) and mine.ndim == 1 and right.shape == (1, *mine.shape):
        return mine[None, :]
    return mine


def _part(
    value: Any, right: Any, floor: float, share: float, bias: Path | None, own: bool
) -> ResultPart:
    mine, its = _array(value), _array(right)
    if mine is None or its is None:
        return ResultPart(value, right, None if close(value, right) else 1.0, False, share)
    float32 = getattr(value, "dtype", None) == np.float32
    if bias is not None:
        mine = _without_bias_row(mine, its, bias)
    if mine.shape != its.shape:
        largest = float(np.max(np.abs(mine), initial=0.0))
        return ResultPart(mine, its, largest, tells_apart(mine), share, float32)
    with np.errstate(invalid="ignore", over="ignore"):
        finite = np.isfinite(mine) & np.isfinite(its)
        scale = np.max(np.abs(its[np.isfinite(its)]), initial=0.0)
        # Where a check fails although no part deviates by this measure, each entry is compared by its own scale.
        allowed = RELATIVE * np.abs(its) + (0.0 if own else OF_SCALE * scale) + floor
        difference = np.abs(mine - its)
        wrong = ~((difference <= allowed) | (mine == its) | (np.isnan(mine) & np.isnan(its)))
    if not wrong.any():
        return ResultPart(mine, its, None, False, share)
    off = float(np.max(difference[wrong & finite], initial=0.0))
    return ResultPart(mine, its, off, tells_apart(mine[wrong]), share, float32)


def tells_apart(values: NDArray[np.float64]) -> bool:
    """Return whether equal numbers can hardly be a coincidence: they are neither whole nor all the same."""
    finite = values[np.isfinite(values)]
    if not finite.size:
        return False
    if np.all(finite == np.round(finite)):  # whole numbers are compared by their pattern only
        return bool(finite.size >= 8 and np.ptp(finite) > 0)
    return bool(finite.size == 1 or np.ptp(finite) > 0)


def parts_of(
    trace: Trace, right: Trace, function: str, own: bool = False, only: int | None = None
) -> dict[Key, ResultPart]:
    """Return every part of the results that a submission gave in a check, beside the right one.

    With `own`, each entry is compared by its own scale; `only` selects one call by its number.
    """
    parts: dict[Key, ResultPart] = {}
    for number, (mine, its) in enumerate(zip(trace.outcomes, right.outcomes, strict=False)):
        if not isinstance(its, Returned) or only not in (None, number):
            continue
        if not isinstance(mine, Returned):
            parts[number, ("outcome",)] = ResultPart(mine, its, 1.0, False, 0.0)
            continue
        if mine.modified:
            parts[number, ("modified",)] = ResultPart(mine.modified, (), 1.0, True, 0.0)
        scales = right.scales or trace.scales
        floor = OF_ARGUMENTS * scales[number] if number < len(scales) else 0.0
        tolerances = trace.tolerances or right.tolerances
        float32 = number < len(tolerances) and tolerances[number] == RELATIVE_FLOAT32
        share = RELATIVE_FLOAT32 if float32 else ROUNDING
        for path, value, true in _parts(mine.value, its.value):
            bias = path if function in BIAS_ROWS else None
            parts[number, path] = _part(value, true, floor, share, bias, own)
    return parts


def alike(mine: ResultPart, other: ResultPart) -> bool:
    """Return whether two parts deviate from the right one in the same way."""
    if mine.off is None or other.off is None:
        return mine.off is None and other.off is None
    a, b = mine.value, other.value
    if not (isinstance(a, np.ndarray) and isinstance(b, np.ndarray)):
        return _same_failure(a, b)
    if a.shape != b.shape:
        return False
    if mine.float32 and not other.float32:
        with np.errstate(over="ignore"):  # what float32 cannot hold is infinite there
            b = b.astype(np.float32).astype(np.float64)
    finite = np.isfinite(a) & np.isfinite(b)
    if not np.array_equal(a[~finite], b[~finite], equal_nan=True):
        return False
    a, b = a[finite], b[finite]
    if not a.size:
        return True
    scale = max(float(np.max(np.abs(a))), float(np.max(np.abs(b))))
    allowed = min(max(SHARE * other.off, mine.share * scale), LARGER_SHARE * other.off)
    return bool(np.max(np.abs(a - b)) <= allowed + 1e-13 * scale)


def _same_failure(a: Any, b: Any) -> bool:
    if isinstance(a, Raised) and isinstance(b, Raised):
        return a.type == b.type  # the text only says which operation raised it
    if isinstance(a, Refused) and isinstance(b, Refused):
        return a.what == b.what
    if isinstance(a, Outcome) or isinstance(b, Outcome):
        return False
    return type(a) is type(b) and close(a, b)


@dataclass
class Fit:
    """How far one misconception explains a submission's results, counted in parts.

    `explained` parts deviate alike in both; `missed` parts deviate in the submission, and in the misconception not or
    differently; `against` parts are right in the submission and wrong in the misconception; `otherwise` parts
    deviate in both, differently. `checks` are the failed checks that are explained completely.
    """

    explained: int = 0
    strong: int = 0
    missed: int = 0
    against: int = 0
    otherwise: int = 0
    further: int = 0
    keys: set[tuple[str, Key]] = field(default_factory=set)

    def explains_everything(self) -> bool:
        """Return whether it explains everything and nothing is against it."""
        return bool(self.explained and not (self.missed or self.against or self.otherwise))

    def is_within(self) -> bool:
        """Return whether everything that the misconception does was seen, in several checks, beside other mistakes."""
        several = len({check for check, _ in self.keys}) > 1
        return bool(several and self.missed and not (self.against or self.otherwise))

    def goes_further(self) -> bool:
        """Return whether it explains all failures, but would also fail checks that the submission passed."""
        several = len({check for check, _ in self.keys}) > 1
        return (
            several
            and self.further > 0
            and self.against == self.further
            and not self._unexplained()
        )

    def _unexplained(self) -> int:
        return self.missed + self.otherwise

    def add(
        self,
        check: str,
        mine: dict[Key, ResultPart],
        its: dict[Key, ResultPart],
        a: Trace,
        b: Trace,
    ) -> None:
        """Compare a failed check: the parts of the submission (trace `a`) and of the misconception.

        Only calls that both made are compared: a check ends with the first that it rejects.
        """
        common = min(len(a.outcomes), len(b.outcomes))
        modify = [any(getattr(o, "modified", ()) for o in trace.outcomes) for trace in (a, b)]
        for key in mine.keys() | its.keys():
            one, other = mine.get(key), its.get(key)
            one_off = one is not None and one.off is not None
            other_off = other is not None and other.off is not None
            if key[1] == ("modified",) and one_off != other_off and all(modify):
                continue  # where nothing is to be changed, rounding decides whether something is written
            if key[0] >= common:
                self.missed += one_off
            elif one is not None and other is not None and one_off and other_off:
                if alike(one, other):
                    self.explained += 1
                    self.strong += one.strong
                    self.keys.add((check, key))
                else:
                    self.otherwise += 1
            else:
                self.missed += one_off
                self.against += other_off
