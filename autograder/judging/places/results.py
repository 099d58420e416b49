"""Compares the parts of a call's result with the right ones."""

import math
from collections.abc import Iterator
from functools import cached_property
from itertools import permutations
from typing import Any

import numpy as np

from autograder.judging.places.values import as_floats, is_structure
from autograder.running.plain import Handle, close

MOST_ORDERED = 4


def leaves(value: Any) -> list[Any]:
    """Return the arrays and numbers of a result in order, without opaque values."""
    if isinstance(value, Handle):
        return []
    if is_structure(value):
        if _are_numbers(value):
            return [value]
        return [leaf for one in value for leaf in leaves(one)]
    return [value]


def _same_leaf(a: Any, b: Any, relative: float) -> bool:
    if type(a) is float and type(b) is float:
        return math.isclose(a, b, rel_tol=relative) or (a != a and b != b)
    try:
        x, y = np.asarray(a), np.asarray(b)
    except ValueError:
        return False
    if x.dtype.kind not in "biuf" or y.dtype.kind not in "biuf":
        return type(a) is type(b) and bool(np.array_equal(x, y))
    if (
        x.shape != y.shape
        and x.ndim + y.ndim == 3
        and x.size == y.size
        and 1 in (*x.shape, *y.shape)
    ):
        x, y = x.reshape(-1), y.reshape(-1)  # a bias may be a row
    return x.shape == y.shape and close(as_floats(x), as_floats(y), relative)


class RightResult:
    """A right result, with which the results of many runs are compared."""

    def __init__(self, value: Any, relative: float) -> None:
        self.value, self.relative = value, relative
        self.leaves = leaves(value)

    def flags(self, value: Any, mine: list[Any] | None = None) -> list[bool]:
        """Return for every part of it whether `value`, whose leaves may be given, has the same in that place.

        Where `value` has too many parts in a list, one more False stands at the end.
        """
        mine = leaves(value) if mine is None else mine
        if len(mine) == len(self.leaves):
            return [_same_leaf(a, b, self.relative) for a, b in zip(mine, self.leaves, strict=True)]
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


def _are_numbers(value: Any) -> bool:
    return bool(value) and all(isinstance(one, int | float) for one in value)


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
