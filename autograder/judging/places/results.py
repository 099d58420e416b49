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
        if value and all(isinstance(one, int | float) for one in value):
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
    """Return for every part of a right result whether `value` has the same in that place."""
    mine, expected = leaves(value), leaves(right)
    if len(mine) != len(expected):
        return [False] * max(len(expected), 1)
    return [_same_leaf(a, b, relative) for a, b in zip(mine, expected, strict=True)]


def agree(value: Any, right: Any, relative: float) -> bool:
    """Return whether two results agree."""
    return all(right_leaves(value, right, relative))
