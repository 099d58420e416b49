"""How much of a call's result is right."""

from typing import Any

import numpy as np

from autograder.judging.places.values import is_structure
from autograder.running.plain import Handle, close


def leaves(value: Any) -> list[Any]:
    """Return the arrays and numbers of a result in order; what is opaque is no part of it."""
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
    """Return for every part of a right result whether `value` has it in its place."""
    mine, wanted = leaves(value), leaves(right)
    if len(mine) != len(wanted):
        return [False] * max(len(wanted), 1)
    return [_same_leaf(a, b, relative) for a, b in zip(mine, wanted, strict=True)]


def agree(value: Any, right: Any, relative: float) -> bool:
    """Return whether a result is a right one."""
    return all(right_leaves(value, right, relative))
