"""Plain data: the only thing that crosses between a check and a submission.

None, bool, int, float, complex, str, lists, tuples, dicts with text keys, and NumPy arrays of
numbers or booleans. Everything else that a function returns is refused by name, unless the
catalogue declares it opaque: then a Handle stands for it.

The size of what may cross is bounded by the cost of reading it: a comparison turns an array into float64.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.language.finding import Word, a_type

MAX_ITEMS = 10_000
# Reading a piece of data takes microseconds; a number in a list of numbers takes much less.
MAX_NODES = 50_000
NUMBERS_A_NODE = 16
MAX_DEPTH = 12
MAX_BYTES = 16 * 2**20
MAX_TEXT = 100_000
MAX_INT_BITS = 4096


@dataclass(frozen=True)
class Handle:
    """Something opaque that stays where the submission runs: a cache, a state, a model."""

    kind: str
    number: int


@dataclass(frozen=True)
class Seeded:
    """A random generator, made from `seed` on the side that uses it; `number` tells it apart."""

    seed: int
    number: int


@dataclass(frozen=True)
class ModelSpec:
    """A Keras model, built from a plain spec on the side that uses it; see `submission.models`."""

    spec: dict[str, Any]
    number: int


@dataclass(frozen=True)
class Scratch:
    """A path in a temporary folder of the side that uses it: a text, or a `Path` where `as_path`."""

    name: str
    as_path: bool = False


Token = Handle | Seeded | ModelSpec | Scratch
"""Tokens, which stand for objects that never cross."""


class NotPlain(TypeError):
    """A value cannot cross; the text says what it is, as in "a set" or "an endless iterator"."""


_FLOATS = frozenset({float, np.float64})
SCALARS = frozenset({float, int, bool, type(None)})
"""Types whose values need neither a copy nor a further check."""


class _SizeBudget:
    """What one value may still use up while it is turned into plain data."""

    def __init__(self) -> None:
        self.nodes = MAX_NODES
        self.bytes = MAX_BYTES

    def spend(self, nodes: int, size: int) -> None:
        """Take off the cost of something. Raises NotPlain where too little is left."""
        self.nodes -= nodes
        self.bytes -= size
        if self.nodes < 0 or self.bytes < 0:
            raise NotPlain("too much data")


def to_plain(value: Any) -> Any:
    """Return `value` as plain data of its own, sharing nothing with the original.

    Subclasses become their base type, a named tuple a tuple, an iterator a list (drained up to
    MAX_ITEMS). Raises NotPlain for anything else.
    """
    return _plain(value, _SizeBudget(), 0)


def _plain(value: Any, budget: _SizeBudget, depth: int) -> Any:
    if isinstance(value, np.ndarray | np.generic):
        return _plain_array(value, budget)
    if value is None or type(value) in (bool, float):
        return value
    if isinstance(value, int):
        number = int.__int__(value)
        if number.bit_length() > MAX_INT_BITS:
            raise NotPlain("too large a whole number")
        return number
    if isinstance(value, float):
        return float.__float__(value)
    if isinstance(value, complex):
        return complex(value.real, value.imag)
    if isinstance(value, str):
        text = str.__str__(value)
        budget.spend(1, len(text))
        if len(text) > MAX_TEXT:
            raise NotPlain("too long a text")
        return text
    return _plain_container(value, budget, depth)


def _plain_container(value: Any, budget: _SizeBudget, depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise NotPlain("too deeply nested data")
    if isinstance(value, dict):
        items = list(_drain(dict.items(value)))
        if not all(isinstance(key, str) for key, _ in items):
            raise NotPlain("a dict whose keys are not text")
        budget.spend(len(items) + 1, 0)
        return {str.__str__(key): _plain(item, budget, depth + 1) for key, item in items}
    if isinstance(value, tuple):
        budget.spend(len(value) + 1, 0)
        return tuple(_plain(item, budget, depth + 1) for item in _drain(value))
    if type(value) is list and len(value) <= MAX_ITEMS and {*map(type, value)} <= _FLOATS:
        # A list of thousands of numbers is common, and each NumPy scalar takes as long as a whole array.
        budget.spend(len(value) // NUMBERS_A_NODE + 1, 8 * len(value))
        return list(map(float, value))
    if isinstance(value, Sequence | Iterator) and not isinstance(value, bytes | bytearray):
        plain = [_plain(item, budget, depth + 1) for item in _drain(value)]
        budget.spend(len(plain) + 1, 0)
        return plain
    raise NotPlain(a_type(value))


def drained(value: Any) -> list[Any]:
    """Return what the iterable `value` gives, as a list; NotPlain past MAX_ITEMS or if it is none."""
    if not isinstance(value, Iterable) and not hasattr(type(value), "__getitem__"):
        raise NotPlain(a_type(value))
    return list(_drain(value))


def _drain(values: Any) -> Iterator[Any]:
    for count, item in enumerate(values):
        if count >= MAX_ITEMS:
            raise NotPlain(f"more than {MAX_ITEMS} items")
        yield item


# The types that cross unchanged: NumPy's numbers in this machine's byte order.
_USUAL = frozenset(np.dtype(code) for code in "?bBhHiIqQlLefdFD")


def array_cost(shape: Sequence[int], itemsize: int) -> int:
    """Return how many bytes an array counts for: at least 8 for each entry, and at least 1 for each dimension's length."""
    return max(itemsize, 8) * math.prod(max(side, 1) for side in shape)


def _plain_array(value: Any, budget: _SizeBudget) -> np.ndarray:
    if value.dtype in _USUAL:
        budget.spend(1, array_cost(value.shape, value.itemsize))
        return np.array(value, order="C", copy=True, subok=False)
    kind = value.dtype.kind
    if kind not in "biufc":
        names = {
            "O": Word("an array of objects"),
            "U": Word("an array of text"),
            "S": Word("an array of bytes"),
        }
        raise NotPlain(names.get(kind, f"an array of {value.dtype}"))
    budget.spend(1, array_cost(value.shape, value.itemsize))
    array = np.array(value, order="C", copy=True, subok=False)
    if array.dtype.itemsize > 8 and kind == "f":
        array = array.astype(np.float64)  # the extended types differ from machine to machine
    elif array.dtype.itemsize > 16:
        array = array.astype(np.complex128)
    return array.astype(array.dtype.newbyteorder("="), copy=False)


def copied(value: Any) -> Any:
    """Return a copy of plain data that shares no array, list or dict with it."""
    kind = type(value)
    if kind is np.ndarray:
        return value.copy()
    if kind is list:
        if {*map(type, value)} <= SCALARS:
            return list(value)
        return [copied(item) for item in value]
    if kind is tuple:
        return tuple(copied(item) for item in value)
    if kind is dict:
        return {key: copied(item) for key, item in value.items()}
    return value


def bytes_of(value: Any) -> int:
    """Return about how many bytes plain data takes up."""
    if isinstance(value, np.ndarray):
        return value.nbytes
    if isinstance(value, str):
        return 4 * len(value)
    if isinstance(value, list | tuple):
        inside = sum(map(bytes_of, value)) if {*map(type, value)} - SCALARS else 0
        return 32 * len(value) + inside
    if isinstance(value, dict):
        return sum(64 + bytes_of(key) + bytes_of(item) for key, item in value.items())
    return 0


def _same_bytes(a: np.ndarray, b: np.ndarray) -> bool:
    if a.nbytes < 1024 or not (a.flags.c_contiguous and b.flags.c_contiguous):
        return a.tobytes() == b.tobytes()
    return np.array_equal(a.reshape(-1).view(np.uint8), b.reshape(-1).view(np.uint8))


def identical(a: Any, b: Any) -> bool:
    """Return whether two pieces of plain data are the same to the last bit, NaN included."""
    if isinstance(a, np.ndarray) or isinstance(b, np.ndarray):
        return (
            isinstance(a, np.ndarray)
            and isinstance(b, np.ndarray)
            and a.dtype == b.dtype
            and a.shape == b.shape
            and _same_bytes(a, b)
        )
    if type(a) is not type(b):
        return False
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(identical, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(identical(a[key], b[key]) for key in a)
    return bool(a == b) or (a != a and b != b)


def _is_row(value: Any) -> bool:
    """Return whether a value is a list of numbers. A tuple is none, since its entries may differ in scale."""
    return isinstance(value, list) and all(
        isinstance(one, int | float) and not isinstance(one, bool) for one in value
    )


def close(a: Any, b: Any, relative: float = 1e-6, absolute: float = 0.0) -> bool:
    """Return whether two pieces of plain data agree up to rounding, in shape and in value.

    Floats agree within `absolute` and `relative` of the larger magnitude in their array; a list, a tuple and an
    array of the same numbers are the same; NaN agrees with NaN.
    """
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(close(a[key], b[key], relative, absolute) for key in a)
    nested = isinstance(a, list | tuple) and isinstance(b, list | tuple)
    if nested and len(a) == len(b) and not (_is_row(a) and _is_row(b)):
        return all(close(x, y, relative, absolute) for x, y in zip(a, b, strict=True))
    try:
        x, y = np.asarray(a), np.asarray(b)
    except ValueError:  # a ragged list against an array
        return False
    if x.dtype.kind not in "biufc" or y.dtype.kind not in "biufc":
        return type(a) is type(b) and bool(a == b)
    if x.shape != y.shape or (x.dtype.kind == "b") != (y.dtype.kind == "b"):
        return False
    if x.dtype.kind == "b":  # NumPy subtracts no booleans
        return bool(np.array_equal(x, y))
    scales = np.abs(x).max(initial=0), np.abs(y).max(initial=0)
    if not all(map(math.isfinite, scales)):
        # Entries that are infinite or NaN in both agree; the others are compared by the scale of the finite ones.
        finite = np.isfinite(x) & np.isfinite(y)
        if not np.array_equal(x[~finite], y[~finite], equal_nan=True):
            return False
        x, y = x[finite], y[finite]
        scales = np.abs(x).max(initial=0), np.abs(y).max(initial=0)
    return bool((np.abs(x - y) <= relative * max(scales) + absolute).all())
