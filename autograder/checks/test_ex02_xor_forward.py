"""Checks of exercise 2: the forward pass of a two-layer network."""

import numpy as np

from autograder.checking.check import check
from autograder.checking.edges import edge_checks
from autograder.checking.expect import expect


@check("forward", "hidden")
def test_hidden_activations(student, reference, network):
    x, _, w1, b1, w2 = network()

    h, _ = student.forward(x, w1, b1, w2)

    expect(h, like=reference.forward(x, w1, b1, w2)[0], name="h")


@check("forward", "output")
def test_output_activations(student, reference, network):
    x, _, w1, b1, w2 = network()

    _, y = student.forward(x, w1, b1, w2)

    expect(y, like=reference.forward(x, w1, b1, w2)[1], name="y")


@check("forward", "bias_row")
def test_bias_may_be_a_row(student, reference, draw):
    # As many examples as units everywhere, so that code that transposes by looking at shapes fails.
    k = draw.size("units", 3, 6)
    x, w1, b1, w2 = draw.normal(k, k), draw.normal(k, k), draw.normal(k), draw.normal(k, k)

    h, y = student.forward(x, w1, b1.reshape(1, -1), w2)

    right_h, right_y = reference.forward(x, w1, b1, w2)
    expect(h, like=right_h, name="h")
    expect(y, like=right_y, name="y")
    # And a vector with a bias for every unit, which is as long as the batch.
    x, w1 = draw.normal(k, k + 1), draw.normal(k + 1, k)

    h, y = student.forward(x, w1, b1, w2)

    right_h, right_y = reference.forward(x, w1, b1, w2)
    expect(h, like=right_h, name="h")
    expect(y, like=right_y, name="y")


@check("forward", "one_example")
def test_one_example_is_a_batch_too(student, reference, network):
    wide = network(examples=(1, 1), inputs=(3, 5), hidden=(3, 6), outputs=(2, 2))
    # One hidden unit makes a column too.
    narrow = network(examples=(4, 6), inputs=(2, 2), hidden=(1, 1), outputs=(3, 3))
    # And one number in, one number out.
    x, t, w1, b1, w2 = wide
    least = x[:, :1], t[:, :1], w1[:1], b1, w2[:, :1]
    # One input has a column.
    x, t, w1, b1, w2 = narrow
    column = x[:, :1], t, w1[:1], b1, w2
    for x, _, w1, b1, w2 in (wide, narrow, least, column):
        h, y = student.forward(x, w1, b1, w2)

        right_h, right_y = reference.forward(x, w1, b1, w2)
        expect(h, like=right_h, name="h")
        expect(y, like=right_y, name="y")


@check("forward", "lecture")
def test_the_weights_of_the_lecture_compute_xor(student, reference, draw):
    # Whole numbers, as the lecture writes them; the rows come in any order.
    x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])[draw.permutation(4)]
    w1 = np.array([[-2, 5, 4], [3, 6, 3]])
    b1 = np.array([2, -2, -5])
    w2 = np.array([[-4], [8], [-8]])

    _, y = student.forward(x, w1, b1, w2)

    expect(y, like=reference.forward(x, w1, b1, w2)[1], name="y for the lecture's XOR weights")


@check("forward", "far")
def test_forward_far_from_zero(student, reference, network):
    # Large pre-activations in one layer at a time; near 0 among them, float32 is right to 1e-4.
    # Then some between 5 and 20: what has settled at 12 already is off by 6e-6 there.
    # So many rows that a batch of some fixed size would be exceeded.
    x, _, w1, b1, w2 = network(examples=(110, 130))
    for far_x, far_w2, off in ((x * 2000, w2, 1e-3), (x, w2 * 2000, 1e-3), (x * 7, w2 * 7, 1e-6)):
        h, y = student.forward(far_x, w1, b1, far_w2)

        right_h, right_y = reference.forward(far_x, w1, b1, far_w2)
        expect(h, like=right_h, absolute=off, name="h at large pre-activations")
        expect(y, like=right_y, absolute=off, name="y at large pre-activations")
        # Saturated activations are exactly 0 or 1, in float32 too; activations that are clipped away from 0 and 1
        # are not.
        for name, yours, right in (("h", h, right_h), ("y", y, right_y)):
            settled = np.abs(right - 0.5) > 0.5 - 1e-12
            expect(
                np.asarray(yours)[settled],
                like=right[settled],
                relative=0,
                of_scale=0,
                absolute=1e-9,
                name=f"{name} at large pre-activations",
            )


globals().update(edge_checks(__file__))
