"""Checks of exercise 4: ReLU, its leaky form, and the gradient norms of deep networks."""

from itertools import pairwise

import numpy as np

from autograder.checking.check import check
from autograder.checking.edges import edge_checks
from autograder.checking.expect import expect, expect_items


def _zeros_among_others(draw):
    """Return an array, a list and whole numbers with zeros in them, and 0 as a whole number."""
    some = np.array([0.0, draw.number(1, 3), -draw.number(1, 3), 0.0])[draw.permutation(4)]
    return some, some.tolist(), (2 * some).astype(int), 0


def _matrix_with_zeros(draw):
    """Return numbers of either sign, far from zero, with some exact zeros among them."""
    x = draw.away_from_zero(0.3, 5, draw.size("rows", 3, 5), draw.size("columns", 6, 9))
    x[0, 1] = x[-1, 2] = 0.0
    # Below 1, so that clipping at 1 does not look like a step function.
    x[1, 0], x[1, 1] = 0.6, -0.6
    return x


@check("relu", "values")
def test_relu_values(student, reference, draw):
    x = _matrix_with_zeros(draw)

    expect(student.relu(x), like=reference.relu(x), name="relu")


@check("relu", "forms")
def test_relu_takes_numbers_lists_and_any_shape(student, reference, draw):
    for x in (
        -draw.number(1, 3),
        draw.number(1, 3),
        [-draw.number(1, 3), *draw.normal(5).tolist()],
        draw.integers(-9, 9, 2, 3),
        draw.normal(2, 1, 4),
        draw.away_from_zero(1e-5, 1e-4, 6),
    ):
        expect(student.relu(x), like=reference.relu(x), name="relu")


@check("relu", "large")
def test_relu_has_no_ceiling(student, reference, draw):
    x = np.append(draw.away_from_zero(50, 10_000, 9), 1e6)

    expect(student.relu(x), like=reference.relu(x), of_scale=0, name="relu far from zero")


@check("relu_derivative", "values")
def test_relu_slope_is_zero_or_one(student, reference, draw):
    x = draw.away_from_zero(0.3, 5, draw.size("rows", 3, 5), draw.size("columns", 6, 9))
    x[0, 0], x[1, 0] = 1e-6, -1e-6  # a rounded or a numerical slope is neither 0 nor 1 here
    x[2, :2] = 90.0, -90.0  # and no slope ends anywhere

    expect(student.relu_derivative(x), like=reference.relu_derivative(x), name="the slope of relu")


@check("relu_derivative", "at_zero")
def test_relu_slope_at_zero(student, reference, draw):
    for x in (np.zeros(draw.size("entries", 2, 5)), 0.0):
        right = reference.relu_derivative(x)
        expect(student.relu_derivative(x), like=right, name="the slope of relu at 0")


def _whole_numbers(draw):
    """Return whole numbers of either sign, none of them 0; an axis of length 1 must stay."""
    x = draw.away_from_zero(1, 9, 2, 1, 3).astype(int)
    x[0, 0, :2] = -7, 4  # and a slope of 0.2 does not make all of them whole
    return x


@check("relu_derivative", "forms")
def test_relu_slope_takes_numbers_lists_and_any_shape(student, reference, draw):
    for x in (
        -draw.number(1, 3),
        draw.number(1, 3),
        draw.normal(5).tolist(),
        _whole_numbers(draw),
        *_zeros_among_others(draw),
    ):
        expect(
            student.relu_derivative(x), like=reference.relu_derivative(x), name="the slope of relu"
        )


@check("leaky_relu", "default_slope")
def test_leaky_relu_with_its_own_slope(student, reference, draw):
    x = _matrix_with_zeros(draw)

    # A slope passed in one call must not be used in a later call without one.
    student.leaky_relu(x, draw.number(0.2, 0.4))
    expect(
        student.leaky_relu(x),
        like=reference.leaky_relu(x),
        relative=1e-5,
        of_scale=1e-7,
        name="leaky_relu",
    )


@check("leaky_relu", "slope")
def test_leaky_relu_with_a_given_slope(student, reference, draw):
    x = _matrix_with_zeros(draw)
    for slope in (draw.number(0.1, 0.5), -draw.number(0.1, 0.5), 0.0):
        expect(student.leaky_relu(x, slope), like=reference.leaky_relu(x, slope), name="leaky_relu")


@check("leaky_relu", "steep_slope")
def test_leaky_relu_with_a_slope_above_one(student, reference, draw):
    # max(slope * x, x) is right for slopes up to 1 only, and min(slope * x, x) below -1 neither.
    x = _matrix_with_zeros(draw)
    for slope in (draw.number(1.5, 3), -draw.number(1.5, 3)):
        right = reference.leaky_relu(x, slope=slope)
        expect(student.leaky_relu(x, slope=slope), like=right, name="leaky_relu")


@check("leaky_relu", "forms")
def test_leaky_relu_takes_numbers_lists_and_any_shape(student, reference, draw):
    for x in (
        -draw.number(1, 3),
        draw.number(1, 3),
        draw.normal(5).tolist(),
        _whole_numbers(draw),
        draw.away_from_zero(20, 9000, 6),
        draw.away_from_zero(1e-5, 1e-4, 6),
    ):
        expect(student.leaky_relu(x, 0.2), like=reference.leaky_relu(x, 0.2), name="leaky_relu")


@check("leaky_relu_derivative", "default_slope")
def test_leaky_slope_by_default(student, reference, draw):
    x = draw.away_from_zero(0.3, 5, draw.size("rows", 3, 5), draw.size("columns", 6, 9))

    # A slope passed in one call must not be used in a later call without one.
    student.leaky_relu_derivative(x, draw.number(0.2, 0.4))
    expect(
        student.leaky_relu_derivative(x),
        like=reference.leaky_relu_derivative(x),
        name="the slope of leaky_relu",
    )


@check("leaky_relu_derivative", "slope")
def test_leaky_slope_as_given(student, reference, draw):
    x = draw.away_from_zero(0.3, 5, draw.size("rows", 3, 5), draw.size("columns", 6, 9))
    x[0, 0], x[1, 0] = 1e-6, -1e-6
    x[2, :2] = 90.0, -90.0
    for slope in (draw.number(0.1, 0.5), draw.number(1.5, 3), -draw.number(0.1, 0.5), 0.0):
        right = reference.leaky_relu_derivative(x, slope)
        expect(student.leaky_relu_derivative(x, slope), like=right, name="the slope of leaky_relu")


@check("leaky_relu_derivative", "at_zero")
def test_leaky_slope_at_zero(student, reference, draw):
    slope = draw.number(0.1, 0.5)
    for x in (np.zeros(draw.size("entries", 2, 5)), 0.0):
        right = reference.leaky_relu_derivative(x, slope=slope)
        expect(
            student.leaky_relu_derivative(x, slope=slope),
            like=right,
            name="the slope of leaky_relu at 0",
        )


@check("leaky_relu_derivative", "forms")
def test_leaky_slope_takes_numbers_lists_and_any_shape(student, reference, draw):
    for x in (
        -draw.number(1, 3),
        draw.number(1, 3),
        draw.normal(5).tolist(),
        _whole_numbers(draw),
        *_zeros_among_others(draw),
    ):
        right = reference.leaky_relu_derivative(x, 0.2)
        expect(student.leaky_relu_derivative(x, 0.2), like=right, name="the slope of leaky_relu")


def _deep_network(draw, layers, outputs, equal=False):
    """Return (x, t, weights) of a network without a dead layer.

    Its hidden layers all differ in width, or with `equal` none does.
    """
    if equal:
        widths = [draw.size("units", 4, 6)] * layers
    else:
        order = map(int, draw.permutation(layers))
        widths = [draw.size(f"units {k + 1}", k + 3, k + 3) for k in order]
    sizes = [draw.size("inputs", 2, 2), *widths[: layers - 1], outputs]
    n = draw.size("examples", 9, 12)
    while True:
        x = draw.normal(n, sizes[0])
        # Small enough that no output saturates: there another formula of the loss has no number.
        weights = [draw.normal(a, b, scale=1.5 / np.sqrt(a)) for a, b in pairwise(sizes)]
        a = x
        for w in weights[:-1]:
            a = np.maximum(a @ w, 0)
        # If every unit of a layer were off for most rows, the slopes of sigmoid and ReLU would look alike.
        if np.mean(a.any(axis=1)) > 0.6:
            return x, draw.integers(0, 1, n, outputs).astype(float), weights


def _expect_norms(yours, right):
    norms = expect_items(yours, len(right), name="the list of gradient norms")
    # Each norm has a scale of its own; in a deep network the first ones are tiny.
    expect(norms, like=right, of_scale=0, relative=1e-4, name="the list of gradient norms")


@check("gradient_norms", "sigmoid")
def test_norms_of_a_sigmoid_network(student, reference, draw):
    # Layers of the same width, as in deep networks: only here does code fail that transposes a matrix when shapes
    # do not fit.
    layers, outputs = draw.size("layers", 7, 9), draw.size("outputs", 2, 3)
    x, t, weights = _deep_network(draw, layers, outputs, equal=True)

    _expect_norms(
        student.gradient_norms(x, t, weights, "sigmoid"),
        reference.gradient_norms(x, t, weights, "sigmoid"),
    )


@check("gradient_norms", "relu")
def test_norms_of_a_relu_network(student, reference, draw):
    layers = draw.size("layers", 3, 5)
    while True:
        x, t, weights = _deep_network(draw, layers, outputs=1)
        right = reference.gradient_norms(x, t, weights, "relu")
        # The norms neither rise nor fall throughout, so that sorted ones are wrong.
        if np.any(np.diff(right) > 0) and np.any(np.diff(right) < 0):
            break

    _expect_norms(student.gradient_norms(x, t, weights, "relu"), right)


@check("gradient_norms", "several_outputs")
def test_loss_is_a_mean_over_examples_and_outputs(student, reference, draw):
    # Without a hidden layer, where only the delta of the output or the single matrix can be wrong.
    x, _, weights = _deep_network(draw, layers=1, outputs=draw.size("outputs", 6, 8))
    # Targets between 0 and 1, as with smoothed labels: the loss is defined for them too.
    t = draw.uniform(0, 1, len(x), weights[-1].shape[1])

    # Twice, for nothing is kept from the call before; and one example is a batch too.
    for inputs, targets in ((x, t), (x, 1 - t), (x[:1], t[:1])):
        _expect_norms(
            student.gradient_norms(inputs, targets, weights, "relu"),
            reference.gradient_norms(inputs, targets, weights, "relu"),
        )


globals().update(edge_checks(__file__))
