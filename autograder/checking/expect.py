"""The expectations that checks are written with: each raises Mismatch with a finding.

Shapes are compared before values and nothing is broadcast. Tolerances leave room for float32
work (eps 1.2e-7) and for any order of summation, not for a wrong formula.
"""

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from autograder.checking.patterns import describe, describe_shape
from autograder.checking.trial import explained, note, sizes
from autograder.language.finding import Finding, Mismatch, Sentence, Word, a_type, say
from autograder.running.executor import NO_DEFAULT

RELATIVE = 1e-5
OF_SCALE = 2e-6

# A normal variable lies beyond ±Z with probability 1e-11; a run has fewer than 50 such tests.
Z = 6.8


def fail(kind: str, what: Sentence, **values: Any) -> None:
    """Raise Mismatch with this finding."""
    note(kind, math.nan, 0.0, False)
    raise Mismatch(Finding(kind, what, **values))


def numbers(value: Any, name: str) -> NDArray[np.float64]:
    """Return `value` as a float64 array. Raises Mismatch if it is not made of real numbers."""
    if value is None:
        fail("type", say("{name} is None; is a return missing?", name=Word(name)))
    try:
        array = np.asarray(value)
    except ValueError:
        array = np.asarray(None)
    if array.dtype.kind == "c":
        fail("type", say("{name} is complex, not real", name=Word(name)))
    if array.dtype.kind not in "biuf":
        kind = "text" if array.dtype.kind == "U" else a_type(value)
        fail(
            "type",
            say("{name} is {kind}, not an array of numbers", name=Word(name), kind=Word(kind)),
        )
    return array.astype(np.float64)


def without_row_axis(yours: NDArray[Any], expected: NDArray[Any]) -> NDArray[Any]:
    """Return a (1, units) bias gradient as (units,); the contract allows both."""
    if expected.ndim == 1 and yours.shape == (1, *expected.shape):
        return yours[0]
    return yours


def expect(
    value: Any,
    like: ArrayLike,
    name: str,
    bias: bool = False,
    relative: float = RELATIVE,
    of_scale: float = OF_SCALE,
    absolute: float = 0.0,
) -> None:
    """Fail unless `value` has the shape of `like` and its values.

    An entry may be off by `relative` of itself, by `of_scale` of the largest entry or by
    `absolute`. `bias` allows (1, units) for (units,).
    """
    expected = np.asarray(like, dtype=np.float64)
    yours = numbers(value, name)
    if bias:
        yours = without_row_axis(yours, expected)
    expect_shape(yours, expected.shape, name, expected)
    with np.errstate(invalid="ignore"):  # the expected value itself may be infinite
        largest = np.max(np.abs(expected[np.isfinite(expected)]), initial=0.0)
        allowed = relative * np.abs(expected) + of_scale * largest + absolute
        wrong = ~((np.abs(yours - expected) <= allowed) | (yours == expected))
    if not wrong.any():
        return
    not_finite = wrong & ~np.isfinite(yours)
    if not_finite.any():
        where = np.unravel_index(int(np.argmax(not_finite)), yours.shape)
        what = say(
            "{name}{where} is {value}; it must be {expected}",
            name=Word(name),
            value=float(yours[where]),
            where=_index(where),
            expected=float(expected[where]),
        )
        fail("not finite", what, yours=yours, expected=expected)
    worst = np.unravel_index(
        int(np.argmax(np.where(wrong, np.abs(yours - expected), -1))), yours.shape
    )
    fail(
        "values",
        _difference(
            name, float(yours[worst]), float(expected[worst]), worst, int(wrong.sum()), yours.size
        ),
        yours=yours,
        expected=expected,
        notes=describe(yours, expected, wrong, sizes()) if explained() else (),
    )


def _index(where: tuple[Any, ...]) -> str:
    return f"[{', '.join(str(int(i)) for i in where)}]" if where else ""


def _difference(
    name: str, yours: float, expected: float, where: tuple[Any, ...], wrong: int, size: int
) -> Sentence:
    fields = {
        "name": Word(name),
        "where": _index(where),
        "yours": yours,
        "expected": expected,
        "wrong": wrong,
        "size": size,
    }
    ratio = yours / expected if expected else math.nan
    if size == 1:
        return say("{name} is {yours}; it must be {expected}", **fields)
    # A ratio that rounds to 1 is not shown.
    if math.isfinite(ratio) and ratio != 0 and abs(ratio - 1) > 5e-4:
        return say(
            "{name}: {wrong} of {size} entries differ, most of all {where}, "
            "which is {yours} and must be {expected} (ratio {ratio})",
            **fields,
            ratio=ratio,
        )
    return say(
        "{name}: {wrong} of {size} entries differ, most of all {where}, which is {yours} and must be {expected}",
        **fields,
    )


def expect_shape(
    value: Any, shape: tuple[int, ...], name: str, like: NDArray[Any] | None = None
) -> NDArray[Any]:
    """Return `value` as an array of numbers; fail unless it has this very shape."""
    yours = numbers(value, name)
    if yours.shape != tuple(shape):
        notes = describe_shape(yours, like) if like is not None and explained() else ()
        what = say(
            "{name} has shape {yours}, not {expected}",
            name=Word(name),
            yours=yours.shape,
            expected=tuple(shape),
        )
        fail("shape", what, yours=yours, expected=like, notes=notes)
    return yours


def expect_items(value: Any, count: int, name: str) -> list[Any]:
    """Return the items of a list or tuple result; fail unless there are `count` of them."""
    sequence = isinstance(value, list | tuple) or (isinstance(value, np.ndarray) and value.ndim > 0)
    items = list(value) if sequence else None
    if items is None:
        fail(
            "type",
            say("{name} must be a list, not {kind}", name=Word(name), kind=type(value).__name__),
        )
    elif len(items) != count:
        fail(
            "length",
            say(
                "{name}: there are {yours} items, not {expected}",
                name=Word(name),
                yours=len(items),
                expected=count,
            ),
        )
    return items or []


def expect_pairs(value: Any, count: int, name: str) -> list[tuple[Any, Any]]:
    """Return the (w, b) pairs of a result; fail unless there are `count` and each is a pair."""
    pairs = []
    for item in expect_items(value, count, name):
        first, second = expect_items(item, 2, name)
        pairs.append((first, second))
    return pairs


def expect_number(value: Any, name: str) -> float:
    """Return a scalar result, a Python number or a 0-d array, as a float."""
    return float(expect_shape(value, (), name))


def expect_defaults(yours: dict[str, Any], **defaults: Any) -> None:
    """Fail if a parameter has no default, or not the one in `defaults`. A default that cannot be read is accepted."""
    for name, value in defaults.items():
        expect_that(
            yours.get(name) != NO_DEFAULT,
            say(
                "the parameter {parameter} has no default; it must be {wanted}",
                parameter=name,
                wanted=value,
            ),
            kind="default",
        )
        expect_that(
            yours.get(name, value) == value,
            say(
                "the default of {parameter} is {yours}; it must be {wanted}",
                parameter=name,
                yours=str(yours.get(name)),
                wanted=str(value),
            ),
            kind="default",
        )


def expect_that(holds: Any, what: Sentence, kind: str = "property", **values: Any) -> None:
    """Fail with `what` unless the property holds."""
    if not bool(holds):
        fail(kind, what, **values)


def expect_finite(value: Any, name: str) -> NDArray[np.float64]:
    """Return `value` as an array; fail where an entry is infinite or NaN."""
    yours = numbers(value, name)
    if not np.isfinite(yours).all():
        where = np.unravel_index(int(np.argmax(~np.isfinite(yours))), yours.shape)
        what = say(
            "{name}{where} is {value}; it must be finite",
            name=Word(name),
            value=float(yours[where]),
            where=_index(where),
        )
        fail("not finite", what, yours=yours)
    return yours


def expect_chance(
    value: float,
    expected: float,
    deviation: float,
    name: str,
    sentence: Sentence | None = None,
    numbers: tuple[float, float] | None = None,
) -> None:
    """Fail if a statistic lies farther from its expectation than chance allows.

    `deviation` is the standard deviation of the statistic under a right implementation; beyond
    Z deviations lies a probability of 1e-11. `numbers` is what stands under "yours" and "expected"
    instead of the statistic where that is hard to read, such as a logarithm.
    """
    tolerance = Z * deviation
    holds = bool(abs(value - expected) <= tolerance)
    note(name, value, tolerance, holds)
    if not holds:
        what = sentence or say(
            "{name} is {yours}; it must be {expected}, give or take {tolerance}",
            name=Word(name),
            yours=value,
            expected=expected,
            tolerance=tolerance,
        )
        yours, right = numbers or (value, expected)
        raise Mismatch(Finding("statistic", what, yours=yours, expected=right))
