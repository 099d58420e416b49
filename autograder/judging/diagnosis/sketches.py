"""A short form of deviations, in which results are compared and recorded.

The sketch of an array has its shape, the places where it is not finite, and three sums of its deviation with fixed
weights. Two arrays whose sums agree up to rounding are taken as the same.
"""

import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.judging.diagnosis.deviation import LARGER_SHARE, SHARE, Key, ResultPart, tells_apart
from autograder.judging.places.results import leaves
from autograder.running.outcome import Raised, Refused

SUMS = 3
# Where a shape is wrong, whole values are compared in place of deviations, and other ways to compute them differ less.
SHARE_OF_VALUES = 1e-5
WHOLE = "whole"
# A weighted sum of n rounding errors rarely exceeds four times the square root of n.
SPREAD = 4.0


@dataclass(frozen=True)
class Sketch:
    """The deviation of one part of a result; `form` is its shape, or the kind of what was returned instead."""

    form: str
    sums: tuple[float, ...]
    off: float
    scale: float
    share: float
    strong: bool
    size: int

    def plain(self) -> list[Any]:
        """Return the sketch as plain data for `from_plain`."""
        return [
            self.form,
            list(self.sums),
            self.off,
            self.scale,
            self.share,
            self.strong,
            self.size,
        ]


def from_plain(data: list[Any]) -> Sketch:
    """Return the sketch from the plain data of `Sketch.plain`."""
    form, sums, *others = data
    return Sketch(form, tuple(sums), *others)


Row = list[dict[str, Sketch]]
"""For every call of a function in a check, the deviating parts of its result by their paths."""


@lru_cache(maxsize=256)
def _weights(size: int) -> NDArray[np.float64]:
    return np.random.default_rng(size).normal(size=(SUMS, size))


def sketch(part: ResultPart) -> Sketch:
    """Return the short form of a part that deviates."""
    assert part.off is not None
    value = part.value
    if not isinstance(value, np.ndarray):
        arrays = _arrays(value)
        if not arrays:
            # What a check noted, such as types, is no coincidence.
            strong = part.strong or isinstance(part.right, dict)
            return Sketch(_form(value), (), part.off, 0.0, part.share, strong, 0)
        # A list of another length: all that is in it.
        numbers = np.concatenate([np.ravel(one) for one in arrays])
        value = np.nan_to_num(numbers.astype(float), nan=0.5, posinf=7.0, neginf=-7.0)
        off = _short(float(np.max(np.abs(value), initial=0.0)))
        sums = tuple(map(_short, _weights(value.size) @ value))
        form = f"list {[one.shape for one in arrays]}"
        return Sketch(form, sums, off, off, part.share, tells_apart(value), value.size)
    if value.dtype.kind == "c":  # no change of a right implementation gives complex numbers
        return Sketch(f"{value.shape} complex", (), 0.0, 0.0, part.share, part.strong, 0)
    finite = np.isfinite(value)
    holes = zlib.crc32(np.where(finite, 0, np.sign(np.nan_to_num(value, nan=0.5))).tobytes())
    form = f"{value.shape}" if finite.all() else f"{value.shape} {holes}"
    numbers = np.where(finite, value, 0.0).ravel()
    scale = float(np.max(np.abs(numbers), initial=0.0))
    right = part.right
    if isinstance(right, np.ndarray) and right.shape == value.shape:
        numbers = numbers - np.where(finite & np.isfinite(right), right, 0.0).ravel()
    else:
        form = f"{form} {WHOLE}"
    with np.errstate(over="ignore"):
        sums = tuple(map(_short, _weights(numbers.size) @ numbers))
    return Sketch(
        form, sums, _short(part.off), _short(scale), part.share, part.strong, numbers.size
    )


def _arrays(value: Any) -> list[NDArray[Any]]:
    """Return the arrays of numbers in a list."""
    if not isinstance(value, list | tuple):
        return []
    arrays = (one for one in leaves(value) if isinstance(one, np.ndarray))
    return [one for one in arrays if one.dtype.kind in "fiub"]


def _short(number: float) -> float:
    """Return a number as it is recorded, with more digits than any comparison uses."""
    return float(f"{number:.6g}")


def _form(value: Any) -> str:
    if isinstance(value, Raised):
        return f"raises {value.type}"
    if isinstance(value, Refused):
        return f"returns {value.what}"
    return f"{type(value).__name__} {str(value)[:200]}"


def similar(mine: Sketch, other: Sketch) -> bool:
    """Return whether two parts deviate from the right one in the same way."""
    if mine.form != other.form or len(mine.sums) != len(other.sums):
        return False
    # By the smaller deviation: beside one that is thousands of times larger, anything would look alike.
    off, scale = min(mine.off, other.off), max(mine.scale, other.scale)
    share = SHARE_OF_VALUES if mine.form.endswith(WHOLE) else SHARE
    allowed = min(max(share * off, mine.share * scale), LARGER_SHARE * off) + 1e-13 * scale
    if abs(mine.off - other.off) > SPREAD * allowed + 1e-5 * off:
        return False
    within = SPREAD * max(1.0, mine.size**0.5) * allowed
    return all(abs(a - b) <= within for a, b in zip(mine.sums, other.sums, strict=True))


def row_of(parts: dict[Key, ResultPart], calls: int, noted: bool = False) -> Row:
    """Return the deviations in the calls of a check; with `noted`, what the check noted in place of results too."""
    row: Row = [{} for _ in range(calls)]
    for (number, path), part in parts.items():
        if part.off is not None and number < calls and (noted or not isinstance(part.right, dict)):
            row[number][".".join(map(str, path))] = sketch(part)
    return row
