"""Describes the pattern of a numeric difference, where there is one."""

import numpy as np
from numpy.typing import NDArray

from autograder.language.finding import Sentence, say
from autograder.language.i18n import number_text

Array = NDArray[np.float64]

RATIO_SPREAD = 1e-4


def _constant_ratio(yours: Array, expected: Array) -> float | None:
    """Return c where yours = c * expected everywhere and expected is not zero throughout."""
    solid = np.abs(expected) > 1e-9 * np.max(np.abs(expected), initial=0)
    if not solid.any():
        return None
    with np.errstate(over="ignore"):
        ratio = float(np.median(yours[solid] / expected[solid]))
    scale = np.max(np.abs(expected))
    if ratio == 0 or not np.isfinite(ratio):
        return None
    spread = min(RATIO_SPREAD * abs(ratio), 0.1 * abs(ratio - 1))
    if np.all(np.abs(yours - ratio * expected) <= spread * scale):
        return ratio
    return None


def _named(ratio: float, sizes: dict[str, int]) -> Sentence:
    for name, size in sizes.items():
        if size <= 2:
            continue  # a factor of 2 or 1/2 has other causes than a size of 2
        if np.isclose(ratio, size, rtol=RATIO_SPREAD):
            return say(
                "every entry is {n} times too large; {n} is the number of {what}",
                n=size,
                what=_word(name),
            )
        if np.isclose(ratio * size, 1, rtol=RATIO_SPREAD):
            return say(
                "every entry is {n} times too small; {n} is the number of {what}",
                n=size,
                what=_word(name),
            )
    if abs(ratio) < 1:
        return say(
            "every entry is {ratio} of what it should be", ratio=number_text(ratio, unlike=1.0)
        )
    return say(
        "every entry is {ratio} times what it should be", ratio=number_text(ratio, unlike=1.0)
    )


def _word(name: str) -> Sentence:
    return Sentence(name)


def _scaled(yours: Array, expected: Array, sizes: dict[str, int]) -> Sentence | None:
    if yours.size < 2:
        return None
    ratio = _constant_ratio(yours, expected)
    if ratio is not None:
        if np.isclose(ratio, -1, rtol=RATIO_SPREAD):
            return say("the sign of every entry is flipped")
        return _named(ratio, sizes)
    difference = yours - expected
    if np.ptp(difference) <= RATIO_SPREAD * np.max(np.abs(difference)):
        return say("every entry is off by the same {amount}", amount=float(difference.flat[0]))
    return None


def _lines(yours: Array, expected: Array, wrong: NDArray[np.bool_]) -> Sentence | None:
    """Rows or columns: whether only some are wrong, are permuted, or differ by a factor each."""
    if yours.ndim != 2 or min(yours.shape) < 2:
        return None
    rows, columns = np.flatnonzero(wrong.any(axis=1)), np.flatnonzero(wrong.any(axis=0))
    if len(rows) == 1:
        last = rows[0] == len(yours) - 1
        return say(
            "only row {row}, the last, differs" if last else "only row {row} differs",
            row=int(rows[0]),
        )
    if len(columns) == 1:
        return say("only column {column} differs", column=int(columns[0]))
    if np.allclose(
        yours[np.lexsort(yours.T)],
        expected[np.lexsort(expected.T)],
        atol=1e-8 * np.max(np.abs(expected), initial=0),
    ):
        return say("the rows are right, but in another order")
    for axis, text in (
        (1, say("every row is right but for a factor of its own")),
        (0, say("every column is right but for a factor of its own")),
    ):
        projection = (yours * expected).sum(axis, keepdims=True) / np.maximum(
            (expected**2).sum(axis, keepdims=True), np.finfo(float).tiny
        )
        # A line of zeros gives the factor 0, which explains nothing.
        if (projection == 0).any():
            continue
        if np.allclose(yours, projection * expected, rtol=1e-5, atol=1e-7 * np.max(np.abs(yours))):
            return text
    return None


def describe(
    yours: Array, expected: Array, wrong: NDArray[np.bool_], sizes: dict[str, int]
) -> tuple[Sentence, ...]:
    """Return sentences about the pattern of the difference between two arrays of one shape.

    `wrong` marks the entries that differ; `sizes` are the named sizes of the check.
    """
    if not (np.isfinite(yours).all() and np.isfinite(expected).all()):
        return ()
    if yours.ndim == 2 and yours.shape[0] == yours.shape[1] and np.allclose(yours.T, expected):
        return (say("it is right, but transposed"),)
    sentences = _scaled(yours, expected, sizes) or _lines(yours, expected, wrong)
    return (sentences,) if sentences else ()


def describe_shape(yours: Array, expected: Array) -> tuple[Sentence, ...]:
    """Return how a result of another shape is related to the expected one, where it is."""
    if yours.size == 0:
        return ()
    if yours.size == expected.size and np.allclose(yours.ravel(), expected.ravel()):
        return (say("the numbers are right, the shape is not"),)
    if yours.ndim == 2 and yours.T.shape == expected.shape and np.allclose(yours.T, expected):
        return (say("it is right, but transposed"),)
    for axis in range(yours.ndim):
        if np.delete(yours.shape, axis).tolist() == list(expected.shape):
            if np.allclose(yours.sum(axis=axis), expected):
                return (say("its sum over axis {axis} is the expected result", axis=axis),)
            if np.allclose(yours.mean(axis=axis), expected):
                return (say("its mean over axis {axis} is the expected result", axis=axis),)
    return ()
