"""Compares the parts of a call's result with the right ones."""

import math
from collections.abc import Iterator
from functools import cached_property
from itertools import permutations
from typing import Any

import numpy as np

from autograder.judging.places.values import Floats, as_floats, is_structure
from autograder.running.plain import Handle, close

MOST_ORDERED = 4


def leaves(value: Any, inside: bool = False) -> list[Any]:
    """Return the arrays and numbers of a result in order, without opaque values; a list of numbers is one of them.

    `inside` says that it is a part of a larger result.
    """
    if isinstance(value, Handle):
        return []
    if is_structure(value):
        if _are_numbers(value, inside):
            return [value]
        return [leaf for one in value for leaf in leaves(one, inside=True)]
    return [value]


def _as_array(value: Any) -> np.ndarray | None:
    """Return a value as an array; None for a ragged list."""
    try:
        return np.asarray(value)
    except ValueError:
        return None


class _RightLeaf:
    """An array or a number of a right result, with which those of many runs are compared."""

    def __init__(self, value: Any, relative: float) -> None:
        self.value, self.relative = value, relative

    @cached_property
    def _array(self) -> np.ndarray | None:
        return _as_array(self.value)

    @cached_property
    def _floats(self) -> tuple[Floats, float]:
        floats = as_floats(self._array)
        return floats, float(np.abs(floats).max(initial=0.0))

    def agrees(self, value: Any) -> bool:
        """Return whether another array or number is the same, up to rounding."""
        if type(value) is float and type(self.value) is float:
            same = math.isclose(value, self.value, rel_tol=self.relative)
            return same or (value != value and self.value != self.value)
        x, y = _as_array(value), self._array
        if x is None or y is None:
            return False
        if x.dtype.kind not in "biuf" or y.dtype.kind not in "biuf":
            return type(value) is type(self.value) and bool(np.array_equal(x, y))
        if x.shape == y.shape:
            return self._is_close(as_floats(x))
        if x.ndim + y.ndim != 3 or x.size != y.size or 1 not in (*x.shape, *y.shape):
            return False
        return self._is_close(as_floats(x).reshape(y.shape))  # a bias may be a row

    def _is_close(self, x: Floats) -> bool:
        """Return what `plain.close` does, in most cases by the largest difference alone."""
        y, scale = self._floats
        if math.isfinite(scale):
            with np.errstate(all="ignore"):
                difference = float(np.abs(x - y).max(initial=0.0))
            if difference <= self.relative * scale:
                return True
            # The scale of x is at most this much larger.
            if difference > self.relative * (scale + difference):
                return False
        return close(x, y, self.relative)


class RightResult:
    """A right result, with which the results of many runs are compared."""

    def __init__(self, value: Any, relative: float) -> None:
        self.value, self.relative = value, relative
        self.leaves = [_RightLeaf(one, relative) for one in leaves(value)]

    def flags(self, value: Any, mine: list[Any] | None = None) -> list[bool]:
        """Return for every part of it whether `value`, whose leaves may be given, has the same in that place.

        Where `value` has too many parts in a list, one more False stands at the end.
        """
        mine = leaves(value) if mine is None else mine
        if len(mine) == len(self.leaves):
            return [leaf.agrees(one) for leaf, one in zip(self.leaves, mine, strict=True)]
        if not (_is_list(value) and _is_list(self.value)):
            return [False] * max(len(self.leaves), 1)
        flags: list[bool] = []
        for number, part in enumerate(self.parts):
            if number < len(value):
                flags += part.flags(value[number])
            else:
                flags += [False] * len(part.leaves)
        return flags if len(value) <= len(self.value) and flags else [*flags, False]

    def agrees(self, value: Any) -> bool:
        """Return whether a result is this one."""
        return all(self.flags(value))

    @cached_property
    def parts(self) -> list["RightResult"]:
        """The parts of a list of results."""
        return [RightResult(one, self.relative) for one in self.value]

    def ways(self, value: Any) -> Iterator[tuple[str, "RightResult"]]:
        """Yield it, and what it would be in other orders of its parts; "" or which order that is stands before it."""
        yield "", self
        yield from (("results", one) for one in self._orders(value))
        yield from self._turned

    @cached_property
    def _turned(self) -> list[tuple[str, "RightResult"]]:
        right = self.value
        if not isinstance(right, list) or len(right) < 2:
            return []
        orders = [("reversed", right[::-1])]
        if all(isinstance(one, tuple | list) and len(one) == 2 for one in right):
            orders.insert(0, ("pairs", [type(one)((one[1], one[0])) for one in right]))
        return [(how, RightResult(one, self.relative)) for how, one in orders]

    def _orders(self, value: Any) -> Iterator["RightResult"]:
        """Yield the orders of the parts in which more than one part out of its place is right."""
        right = self.value
        if not (isinstance(right, tuple) and 2 <= len(right) <= MOST_ORDERED):
            return
        if not isinstance(value, tuple | list) or len(value) != len(right):
            return
        fits = {
            (i, j)
            for i, one in enumerate(value)
            for j, part in enumerate(self.parts)
            if i != j and not isinstance(one, Handle) and part.agrees(one)
        }
        for order in permutations(range(len(right))) if fits else ():
            if any((i, order[i]) in fits for i in range(len(right))):
                yield RightResult(tuple(right[j] for j in order), self.relative)


def _are_numbers(value: Any, inside: bool = False) -> bool:
    """Return whether a list, or a tuple inside a result, is made of numbers.

    A NumPy number in a tuple or a deque arrives as an array without axes; those of the outermost tuple are several results.
    """
    numpy_too = inside or isinstance(value, list)
    return bool(value) and all(
        isinstance(one, int | float)
        or (
            numpy_too and isinstance(one, np.ndarray) and one.ndim == 0 and one.dtype.kind in "biuf"
        )
        for one in value
    )


def _is_list(value: Any) -> bool:
    """Return whether a value is a list of parts that are compared one by one."""
    return is_structure(value) and not isinstance(value, Handle) and not _are_numbers(value)


def has_right_sizes(value: Any, right: Any) -> bool:
    """Return whether a result has as many parts as a right one, and as large ones, in whatever order."""
    mine, expected = leaves(value), leaves(right)
    return sorted(map(np.size, mine)) == sorted(map(np.size, expected))


def agree(value: Any, right: Any, relative: float) -> bool:
    """Return whether two results agree."""
    return RightResult(right, relative).agrees(value)
