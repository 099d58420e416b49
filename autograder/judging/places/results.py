"""Compares the parts of a call's result with the right ones."""

from typing import Any

import numpy as np

from autograder.judging.places.values import is_structure
from autograder.running.plain import Handle, close


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
        return close(a, b, relative)
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
    return close(x.astype(float), y.astype(float), relative)


def right_leaves(value: Any, right: Any, relative: float) -> list[bool]:
    """Return for every part of a right result whether `value` has the same in that place.

    Where `value` has too many parts in a list, one more False stands at the end.
    """
    mine, expected = leaves(value), leaves(right)
    if len(mine) == len(expected):
        return [_same_leaf(a, b, relative) for a, b in zip(mine, expected, strict=True)]
    if not (_is_list(value) and _is_list(right)):
        return [False] * max(len(expected), 1)
    flags: list[bool] = []
    for number, one in enumerate(right):
        if number < len(value):
            flags += right_leaves(value[number], one, relative)
        else:
            flags += [False] * len(leaves(one))
    return flags if len(value) <= len(right) and flags else [*flags, False]


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
    return all(right_leaves(value, right, relative))
