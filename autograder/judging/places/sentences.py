"""Describes in a sentence how the value at a place differs from the right one."""

from typing import Any

import numpy as np

from autograder.judging.places.values import as_floats, is_structure, trivial
from autograder.language.finding import Sentence, say

CLOSE = 1e-6


def difference(wrong: Any, right: Any, right_shapes: bool = False) -> Sentence | None:
    """Return a sentence about how a wrong value differs from the right one; None where there is none.

    With `right_shapes`, the results have the shapes that they should: then a shape on the way that may be made the
    right one later, or spread over it, is no mistake.
    """
    if wrong is None or is_structure(wrong) or is_structure(right) or isinstance(right, str):
        return None
    mine, expected = as_floats(wrong), as_floats(right)
    if mine.size == 0 or expected.size == 0 or not np.isfinite(expected).all():
        return None
    if not np.isfinite(mine).all():
        return HOW["infinite"]
    if _is_whole(wrong) and not _is_whole(right) and np.array_equal(mine, expected):
        return HOW["cut"]
    if mine.shape == expected.shape:
        return _same_shape(mine, expected)
    if mine.ndim == 2 and mine.T.shape == expected.shape and _close(mine.T, expected):
        return say("it is the transpose of what belongs here")
    if expected.ndim == 0 and mine.size > 1 and trivial(right):
        return None  # a single number in the place of an array is spread over it
    reduced = _reduced(mine, expected) if mine.size > expected.size else None
    if reduced is None and right_shapes and _fits_into(expected, mine):
        return None
    return reduced or say(
        "its shape here is {yours}; what belongs here has shape {right}",
        yours=str(mine.shape),
        right=str(expected.shape),
    )


def _fits_into(value: np.ndarray, other: np.ndarray) -> bool:
    """Return whether a value can be given the shape of another one: by reshaping, or by spreading it.

    Of equal entries the shape is all that differs.
    """
    if value.size == other.size:
        return not _close(value.reshape(-1), other.reshape(-1))
    sides = zip(reversed(value.shape), reversed(other.shape), strict=False)
    return value.ndim <= other.ndim and all(one in (1, two) for one, two in sides)


def _same_shape(mine: np.ndarray, expected: np.ndarray) -> Sentence | None:
    if mine.ndim == 2 and mine.shape[0] == mine.shape[1] and _close(mine.T, expected):
        return say("it is the transpose of what belongs here")
    if _close(-mine, expected) and mine.any():
        return say("it has the wrong sign")
    at = np.abs(expected) > 1e-12 * max(np.abs(expected).max(), 1e-300)
    if at.any() and (mine.size > 1 or expected.size > 1) and not np.any(mine[~at]):
        with np.errstate(all="ignore"):
            ratios = mine[at] / expected[at]
            apart = np.abs(ratios - ratios[0]).max()
        if abs(ratios[0] - 1) <= CLOSE:
            return None
        if apart <= CLOSE * abs(ratios[0]) and ratios[0] != 0:
            return say("every entry is {ratio} times what belongs here", ratio=float(ratios[0]))
    return None


def _reduced(mine: np.ndarray, expected: np.ndarray) -> Sentence | None:
    for axis in range(mine.ndim):
        if _close(mine.sum(axis=axis), expected):
            return say("its sum over axis {axis} is what belongs here", axis=axis)
        if _close(mine.mean(axis=axis), expected):
            return say("its mean over axis {axis} is what belongs here", axis=axis)
    if expected.size == 1:
        if _close(mine.sum(), expected.reshape(())):
            return say("the sum of its entries is what belongs here")
        if _close(mine.mean(), expected.reshape(())):
            return say("the mean of its entries is what belongs here")
    return None


def _is_whole(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.kind in "biu"


def _close(a: Any, b: np.ndarray) -> bool:
    a, b = np.squeeze(np.asarray(a)), np.squeeze(b)
    return a.shape == b.shape and bool(
        (np.abs(a - b) <= CLOSE * max(np.abs(b).max(initial=0.0), 1e-300)).all()
    )


OTHER_WAY = say("where this test comes out the other way, the result is right")
HOW: dict[str, Sentence] = {
    "results": say("the results stand in another order than they should"),
    "pairs": say("the two parts of each pair are swapped"),
    "reversed": say("the list runs in the wrong direction"),
    "number": say("the values are right, but these are not all the results, or too many"),
    "copy": say("this is the argument itself; with a copy here, the caller's data stays as it is"),
    "overwrites": say("this writes into the caller's data"),
    "raised": say("every value before the exception is right"),
    "test": OTHER_WAY,
    "turned": OTHER_WAY,
    "rounds": say("with other rounds of this loop, the result is right"),
    "rounds-count": say(
        "with other rounds of this loop, the result has as many parts as it should"
    ),
    "rounds-bound": say("with another number here, the loop has the right rounds"),
    "written": say("the array or list that gets this value comes out wrong"),
    "cut": say(
        "in a call that failed, this array holds whole numbers, so every fraction written into it is cut off"
    ),
    "vectorized": say(
        "np.vectorize gives all results the kind of the first one, here a whole number"
    ),
    "early": say("this ends the loop in its first round"),
    "generator": say("the numbers should come from rng; this makes another generator"),
    "called": say("other calls of this function give what belongs there; this one does not"),
    "infinite": say("its value here is infinite or NaN"),
    "limit": say("with the limit itself taken in here, the result is right"),
    "handed-on": say("with another variable handed on in this place, the next call is right"),
    "swapped-on": say("with this and another variable swapped, the next call is right"),
    "passed-on": say(
        "with another variable handed to the function in this place, the result is right"
    ),
    "known": say("it is right so far, but something else belongs here"),
}
"""The sentences for places where more than a value is wrong."""
