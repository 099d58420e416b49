"""Checks of exercise 1: the sigmoid and its slope."""

import numpy as np

from autograder.checking.check import check
from autograder.checking.edges import edge_checks
from autograder.checking.expect import expect, expect_finite


def _between(draw):
    """Return numbers of both signs between the middle and the tail, three apart at the most."""
    x = np.linspace(7, 33, 14) + draw.uniform(0, 1, 14)
    return np.append(x, -x)


@check("sigmoid", "values")
def test_sigmoid_values_of_an_array(student, reference, draw):
    x = draw.normal(draw.size("rows", 2, 5), draw.size("columns", 6, 9), scale=3)

    expect(student.sigmoid(x), like=reference.sigmoid(x), name="the sigmoid")


@check("sigmoid", "whole_numbers")
def test_sigmoid_of_whole_numbers_is_not_whole(student, reference, draw):
    # One of them is exactly 0, which masks of x > 0 and x < 0 leave out.
    for x in (
        np.append(draw.integers(-5, 5, 7), 0),
        draw.integers(-6, 6, 5).astype(np.int32),
    ):
        expect(student.sigmoid(x), like=reference.sigmoid(x), name="the sigmoid of whole numbers")


@check("sigmoid", "forms")
def test_sigmoid_takes_numbers_lists_and_any_shape(student, reference, draw):
    for x in (
        draw.number(-3, 3),
        int(draw.integers(-4, 4)),
        draw.normal(4).tolist(),
        draw.integers(-5, 5, 2, 3).tolist(),
        draw.normal(2, 3, 4).astype(np.float32),
        draw.normal(draw.size("rows", 3, 5), 1),
        [draw.number(1, 3)],
    ):
        expect(student.sigmoid(x), like=reference.sigmoid(x), name="the sigmoid")


@check("sigmoid", "large")
def test_sigmoid_is_right_far_from_zero(student, reference, draw):
    far = draw.uniform(750, 10_000, 6)
    x = np.concatenate([far, -far, [10_000.0, -10_000.0]])

    # As an array, a list, single numbers (math.exp raises where NumPy warns), whole numbers, and
    # in float32.
    forms = (
        x,
        x.tolist(),
        float(far[0]),
        -float(far[0]),
        x.astype(int),
        -int(far[1]),
        (x / 20).astype(np.float32),
    )
    # All calls come before the first comparison, so that they follow from the seed alone.
    answers = [student.sigmoid(some) for some in forms]
    for some, answer in zip(forms, answers, strict=True):
        y = expect_finite(answer, name="the sigmoid far from zero")

        # The results are exactly 0 or 1, in float32 too; with clipping at 17, or with an eps, they are not.
        expect(
            y,
            like=reference.sigmoid(some),
            relative=0,
            of_scale=0,
            absolute=2.5e-16,
            name="the sigmoid far from zero",
        )


@check("sigmoid", "tail")
def test_sigmoid_is_not_clipped(student, reference, draw):
    # Clipping x to ±20 leaves 2e-9 here, to ±30 9e-14. The tolerance is absolute, so that the
    # tanh form, right to 1e-16 (and 0 in float32), is accepted.
    x = draw.uniform(-45, -35, 8)

    y = student.sigmoid(x)

    expect(
        y,
        like=reference.sigmoid(x),
        relative=0,
        of_scale=0,
        absolute=1e-14,
        name="the sigmoid in its tail",
    )
    # Between the middle and the tail too: what is 0 or 1 from ±15 on is off by 3e-7 there.
    x = _between(draw)
    expect(
        student.sigmoid(x),
        like=reference.sigmoid(x),
        relative=0,
        of_scale=2e-7,
        name="the sigmoid before its tail",
    )


@check("sigmoid_derivative", "values")
def test_slope_values_of_an_array(student, reference, draw):
    # Away from 0, where x, S(x) and the slope at an activation are too similar.
    x = draw.away_from_zero(0.4, 8, draw.size("rows", 2, 5), draw.size("columns", 6, 9))

    expect(student.sigmoid_derivative(x), like=reference.sigmoid_derivative(x), name="the slope")


@check("sigmoid_derivative", "forms")
def test_slope_takes_numbers_lists_and_whole_numbers(student, reference, draw):
    slopes = []
    for x in (
        draw.number(-3, 3),
        int(draw.integers(1, 4)),
        draw.normal(5).tolist(),
        # All between 0 and 1, as activations are; x must be taken as the pre-activation nevertheless.
        draw.uniform(0.1, 0.9, 4),
        draw.integers(-4, 4, 2, 3),
        draw.normal(2, 1, 4),
        np.append(draw.normal(4), 0.0),
    ):
        slopes.append((student.sigmoid_derivative(x), reference.sigmoid_derivative(x)))
    # All calls come before the first comparison, since one result alone fits several mistakes.
    for slope, right in slopes:
        # S (1 - S) in float32 leaves 4e-8 where S is nearly 1.
        expect(slope, like=right, absolute=1e-6, name="the slope")


@check("sigmoid_derivative", "large")
def test_slope_is_zero_far_from_zero(student, reference, draw):
    far = draw.uniform(750, 10_000, 6)
    x = np.concatenate([far, -far])

    for some in (
        x,
        x.tolist(),
        float(far[0]),
        -float(far[0]),
        x.astype(int),
        -int(far[1]),
        (x / 8).astype(np.float32),
    ):
        slope = expect_finite(student.sigmoid_derivative(some), name="the slope far from zero")

        expect(
            slope,
            like=reference.sigmoid_derivative(some),
            absolute=1e-15,
            name="the slope far from zero",
        )
    # On the way there it is small, but not 0: 4e-5 at ±10.
    x = _between(draw)
    expect(
        student.sigmoid_derivative(x),
        like=reference.sigmoid_derivative(x),
        absolute=1e-6,
        name="the slope on the way to 0",
    )


globals().update(edge_checks(__file__))
