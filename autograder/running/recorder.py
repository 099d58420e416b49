"""Stores what watched expressions report, and substitutes other values for theirs."""

import sys
from collections.abc import Sequence
from typing import Any

import numpy as np

MAX_EVENTS = 6_000
"""How many values one run may report before it is stopped."""
MAX_ENTRIES = 20_000
"""Arrays with more numbers are not stored."""
MAX_BYTES = 4 * 2**20
"""How many bytes of numbers are stored of one run."""
MAX_PIECES = 64
"""Lists of more arrays are not stored."""

NUMPY = (np.ndarray, np.generic)

KEEP = "keep"
"""In a substitution: leave the value of this round as it is."""

COPY = "copy"
"""In a substitution: a copy of the value in its place."""

FLOAT = "float"
"""In a substitution: an array of whole numbers as one of floats."""

Event = tuple[int, Any]
"""The number of an expression and its value: an array, a number, or a list of those."""

Substitution = tuple[int, list[Any]]
"""The number of an expression and its values, round by round; a single one is for every round."""


class Enough(BaseException):
    """A run reported too many values.

    A BaseException, so that the submission's `except Exception` does not catch it.
    """


def number_like(value: Any) -> bool:
    """Return whether a value is an array of numbers or a number."""
    if isinstance(value, NUMPY):
        return value.dtype.kind in "biuf"
    return isinstance(value, int | float)


class Recorder:
    """Receives the reports of the watched expressions of one file."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._substitutions: dict[int, list[Any]] = {}
        self._rounds: dict[int, int] = {}
        self._count = 0
        self._bytes = 0
        self._keep = False
        self._active = False

    def begin(self, substitutions: Sequence[Substitution], keep: bool) -> None:
        """Start a run; its values are stored if `keep` is true."""
        self.events = []
        self._substitutions = dict(substitutions)
        self._rounds = {}
        self._count = self._bytes = 0
        self._keep = keep
        self._active = True

    def end(self) -> None:
        """End a run: later reports are ignored."""
        self._active = False

    def __call__(self, number: int, value: Any, unwritten: bool = False) -> Any:
        """Take the report of an expression; return the value that it gets.

        An array that nobody has written yet is filled with zeros: what is left over in it is from others, may be a
        line of the solution, and differs from run to run.
        """
        if not self._active:
            return value
        if unwritten and isinstance(value, np.ndarray) and value.dtype.kind in "biufc":
            value.fill(0)
        self._count += 1
        if self._count > MAX_EVENTS:
            raise Enough
        if number in self._substitutions:
            value = self._put(number, value)
        if self._keep and self._bytes < MAX_BYTES:
            self.events.append((number, self._copied(value, 0)))
        return value

    def _put(self, number: int, value: Any) -> Any:
        values = self._substitutions[number]
        turn = self._rounds.get(number, 0)
        self._rounds[number] = turn + 1
        if len(values) > 1 and turn >= len(values):
            return value
        other = values[turn] if len(values) > 1 else values[0]
        if isinstance(other, str):
            if other == COPY and isinstance(value, np.ndarray):
                return value.copy()
            if other == FLOAT and isinstance(value, np.ndarray) and value.dtype.kind in "iu":
                return value.astype(float)
            return value
        if isinstance(value, range) and isinstance(other, list | tuple):
            return range(*other)
        return _as_tensor(other) if _is_tensor(value) else _like(other, value)

    def _copied(self, value: Any, depth: int) -> Any:
        if isinstance(value, NUMPY):
            if value.dtype.kind not in "biuf" or value.size > MAX_ENTRIES:
                return None
            self._bytes += value.nbytes + 64
            if type(value) is np.ndarray:
                return value.copy()
            return np.array(value, order="C", copy=True, subok=False)
        if _is_tensor(value):
            return self._copied(value.numpy(), depth)
        if isinstance(value, bool | float):
            self._bytes += 64
            return value
        if isinstance(value, int):
            return value if value.bit_length() < 60 else None
        if isinstance(value, range):
            return ["range", value.start, value.stop, value.step]
        if isinstance(value, list | tuple) and depth < 3 and len(value) <= MAX_PIECES:
            if value and all(type(piece) is float for piece in value):
                self._bytes += 64 * len(value)
                return list(value)
            pieces = [self._copied(piece, depth + 1) for piece in value]
            return None if any(piece is None for piece in pieces) or not pieces else pieces
        return None


def _is_tensor(value: Any) -> bool:
    """Return whether a value is one of TensorFlow's tensors that has numbers; a graph's has none."""
    return type(value).__name__ == "EagerTensor"


def _as_tensor(value: Any) -> Any:
    """Return an array or a number as a tensor. The process has TensorFlow: it had a tensor in this place."""
    return sys.modules["tensorflow"].convert_to_tensor(value)


def _like(other: Any, value: Any) -> Any:
    """Return `other` in the form of the value that it replaces."""
    if isinstance(other, list | tuple):
        pieces = list(map(_copy, other))
        return tuple(pieces) if isinstance(value, tuple) else pieces
    return _copy(other)


def _copy(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.item() if value.ndim == 0 else value.copy()
    return list(map(_copy, value)) if isinstance(value, list | tuple) else value
