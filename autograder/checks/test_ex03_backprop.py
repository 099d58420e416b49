"""Checks of exercise 3: the squared error, its gradients, and gradient descent."""

import math
from functools import lru_cache

import numpy as np

from autograder.checking.check import check
from autograder.checking.edges import edge_checks
from autograder.checking.expect import (
    RELATIVE,
    expect,
    expect_defaults,
    expect_items,
    expect_number,
    expect_shape,
    numbers,
    without_row_axis,
)


@check("squared_error", "one_value")
def test_error_of_one_value(student, reference, draw):
    # Twice, for nothing is kept from the call before.
    for _ in range(2):
        y, t = draw.uniform(0.1, 0.4, 1, 1), draw.uniform(0.6, 0.9, 1, 1)

        error = expect_number(student.squared_error(y, t), name="the error")

        expect(error, like=reference.squared_error(y, t), name="the error")


@check("squared_error", "sums_examples")
def test_error_sums_over_examples(student, reference, draw):
    n = draw.size("examples", 30, 90)
    y, t = draw.uniform(0, 1, n, 1), draw.integers(0, 1, n, 1)

    expect(
        student.squared_error(y, t), like=reference.squared_error(y, t), name="the error of a batch"
    )


@check("squared_error", "sums_outputs")
def test_error_sums_over_outputs(student, reference, draw):
    k = draw.size("outputs", 4, 6)
    n = draw.size("examples", 2, 3)
    y, t = draw.normal(n, k), draw.normal(n, k)

    right = reference.squared_error(y, t)
    expect(student.squared_error(y, t), like=right, name="the error of several outputs")
    # As many outputs as examples, two rows that are alike, and large errors: none is cut off.
    y, t = 30 * draw.normal(k, k), draw.normal(k, k)
    y[1], t[1] = y[0], t[0]
    right = reference.squared_error(y, t)
    expect(student.squared_error(y, t), like=right, name="the error of outputs far off")
    # Where nothing is wrong, it is 0.
    expect(student.squared_error(y, y), like=0.0, absolute=1e-12, name="the error of right outputs")


@check("backward", "output_weights")
def test_gradient_of_the_output_weights(student, reference, network):
    # Targets far from the outputs: gradients that are clipped to 5 or 10 show.
    x, t, w1, b1, w2 = network()
    t = 40 * t
    h, y = reference.forward(x, w1, b1, w2)

    _, _, dw2 = student.backward(x, t, h, y, w2)

    expect(dw2, like=reference.backward(x, t, h, y, w2)[2], name="dw2")


@check("backward", "hidden_weights")
def test_gradient_of_the_hidden_weights(student, reference, network):
    # Targets far from the outputs here too; most slopes on the way are small.
    x, t, w1, b1, w2 = network()
    t = 400 * t
    h, y = reference.forward(x, w1, b1, w2)

    dw1, _, _ = student.backward(x, t, h, y, w2)

    expect(dw1, like=reference.backward(x, t, h, y, w2)[0], name="dw1")


@check("backward", "bias_gradient")
def test_bias_gradient_is_summed_over_the_batch(student, reference, network):
    # Never as many examples as hidden units: there a per-example bias looks right.
    x, t, w1, b1, w2 = network(examples=(5, 9), hidden=(2, 4))
    t = 40 * t
    h, y = reference.forward(x, w1, b1, w2)

    _, db1, _ = student.backward(x, t, h, y, w2)

    expect(db1, like=reference.backward(x, t, h, y, w2)[1], bias=True, name="the bias gradient")


def _expect_gradients(student, reference, x, t, w1, b1, w2, absolute=0.0):
    h, y = reference.forward(x, w1, b1, w2)

    dw1, db1, dw2 = student.backward(x, t, h, y, w2)

    right_dw1, right_db1, right_dw2 = reference.backward(x, t, h, y, w2)
    expect(dw1, like=right_dw1, absolute=absolute, name="dw1")
    expect(db1, like=right_db1, bias=True, absolute=absolute, name="the bias gradient")
    expect(dw2, like=right_dw2, absolute=absolute, name="dw2")


@check("backward", "one_output")
def test_gradients_with_one_output_as_in_the_lecture(student, reference, network):
    # One output column: here a product where a matrix product belongs still has the right shape.
    x, t, w1, b1, w2 = network(outputs=(1, 1), inputs=(2, 3), hidden=(2, 5))

    # Twice, for nothing is kept from the call before.
    for inputs in (x, -x):
        _expect_gradients(student, reference, inputs, t, w1, b1, w2)


@check("backward", "one_example")
def test_gradients_of_one_example(student, reference, network):
    x, t, w1, b1, w2 = network(examples=(1, 1), inputs=(3, 5), hidden=(3, 6), outputs=(2, 2))
    _expect_gradients(student, reference, x, t, w1, b1, w2)
    # And one number in, one number out. A gradient of one entry may be close to 0, in float32 too.
    _expect_gradients(student, reference, x[:, :1], t[:, :1], w1[:1], b1, w2[:, :1], absolute=1e-6)

    # One hidden unit makes a matrix and a vector too, and so does one input.
    x, t, w1, b1, w2 = network(examples=(5, 7), inputs=(3, 4), hidden=(1, 1), outputs=(2, 2))
    _expect_gradients(student, reference, x, t, w1, b1, w2)
    _expect_gradients(student, reference, x[:, :1], t, w1[:1], b1, w2, absolute=1e-6)


@check("backward", "square")
def test_gradients_with_square_weights(student, reference, draw):
    # Whoever transposes an array only where the shapes do not fit fails here alone.
    k = draw.size("units", 3, 5)
    x, t = draw.normal(k, k), draw.uniform(0, 1, k, k)
    w1, b1, w2 = draw.normal(k, k), draw.normal(k), draw.normal(k, k)

    _expect_gradients(student, reference, x, t, w1, b1, w2)


@check("backward", "saturated")
def test_gradients_where_the_output_is_nearly_zero(student, reference, network, draw):
    # Outputs of 1e-4 and less: an activation that is kept away from 0 has another slope.
    x, t, w1, b1, w2 = network()
    w2 = -np.abs(w2) * 6 - 12
    h, y = reference.forward(x, w1, np.abs(b1), w2)

    dw1, _, dw2 = student.backward(x, t, h, y, w2)

    right_dw1, _, right_dw2 = reference.backward(x, t, h, y, w2)
    # The slope as 1/4 - (y - 1/2)^2 is off by 6e-17 there, and w2 makes more of it.
    expect(dw2, like=right_dw2, absolute=1e-14, name="dw2 where the output is nearly 0")
    expect(dw1, like=right_dw1, absolute=1e-12, name="dw1 where the output is nearly 0")
    # And hidden units near 0 or 1, with outputs on either side.
    x, t, w1, b1, w2 = network(examples=(110, 130))
    w2 = 2.5 * w2
    h, y = reference.forward(x, 9 * w1, b1, w2)

    dw1, _, dw2 = student.backward(x, t, h, y, w2)

    right_dw1, _, right_dw2 = reference.backward(x, t, h, y, w2)
    expect(dw2, like=right_dw2, name="dw2")
    expect(dw1, like=right_dw1, of_scale=2e-5, name="dw1")


def _expect_parameters(yours, right, relative=RELATIVE):
    (w1, b1, w2), (right_w1, right_b1, right_w2) = yours, right
    expect(w1, like=right_w1, relative=relative, name="w1 after training")
    expect(b1, like=right_b1, bias=True, relative=relative, name="b1 after training")
    expect(w2, like=right_w2, relative=relative, name="w2 after training")


@check("train", "one_step")
def test_one_update(student, reference, network):
    # Learning rate 1, its default: there a hidden delta made with the new w2 shows.
    x, t, w1, b1, w2 = network()

    *parameters, _ = student.train(x, t, w1, b1, w2, steps=1)

    _expect_parameters(parameters, reference.train(x, t, w1, b1, w2, steps=1)[:3])
    # A thousand steps would cost more than all the other checks: the default is read, not run.
    expect_defaults(student.defaults("train"), steps=1000)
    # A rate of 0 is a rate like any other.
    *parameters, _ = student.train(x, t, w1, b1, w2, 0.0, 2)

    _expect_parameters(parameters, (w1, b1, w2))


@check("train", "learning_rate")
def test_many_updates_at_another_rate(student, reference, network, draw):
    # Many examples, outputs near 0.5 and targets near 0: the summed gradients exceed 5, where
    # clipped ones would show.
    x, t, w1, b1, w2 = network(examples=(150, 180))
    t, w2 = 0.1 * t, 0.2 * w2
    rate, steps = draw.number(0.05, 0.15), draw.size("steps", 5, 12)

    *parameters, _ = student.train(x, t, w1, b1, w2, rate, steps)

    _expect_parameters(parameters, reference.train(x, t, w1, b1, w2, rate, steps)[:3])


@check("train", "losses")
def test_every_loss_is_the_one_before_its_update(student, reference, network, draw):
    x, t, w1, b1, w2 = network()
    steps = draw.size("steps", 4, 9)

    *_, losses = student.train(x, t, w1, b1, w2, learning_rate=0.5, steps=steps)

    losses = expect_items(losses, steps, name="the list of losses")
    expect(losses, like=reference.train(x, t, w1, b1, w2, 0.5, steps)[3], name="the list of losses")


@check("train", "bias_row")
def test_training_takes_a_bias_row(student, reference, network):
    x, t, w1, b1, w2 = network()

    *parameters, _ = student.train(x, t, w1, b1.reshape(1, -1), w2, learning_rate=0.5, steps=3)

    _expect_parameters(parameters, reference.train(x, t, w1, b1, w2, 0.5, 3)[:3])


@check("train", "narrow")
def test_training_with_one_output_and_with_one_example(student, reference, network):
    # As in the lecture, and thrice from one start: nothing is kept from the training before.
    x, t, w1, b1, w2 = network(examples=(6, 9), outputs=(1, 1), inputs=(2, 3), hidden=(2, 5))
    for inputs, targets in ((x, t), (-x, t), (x[:1], t[:1])):
        *parameters, _ = student.train(inputs, targets, w1, b1, w2, 0.8, 2)

        _expect_parameters(parameters, reference.train(inputs, targets, w1, b1, w2, 0.8, 2)[:3])
    # One hidden unit has a vector of one bias.
    start = x, t, w1[:, :1], b1[:1], w2[:1]
    *parameters, _ = student.train(*start, 0.8, 2)

    _expect_parameters(parameters, reference.train(*start, 0.8, 2)[:3], relative=1e-3)


@check("train", "at_the_minimum")
def test_training_goes_on_whatever_the_loss_is(student, reference, network, draw):
    # The targets are what the network gives already; so many steps were asked for all the same.
    x, _, w1, b1, w2 = network()
    _, t = reference.forward(x, w1, b1, w2)
    steps = draw.size("steps", 3, 5)
    # So many that whoever waits a hundred steps for a better loss waits in vain.
    many = draw.size("more steps", 120, 130)

    *_, losses = student.train(x, t, w1, b1, w2, learning_rate=0.5, steps=many)

    losses = expect_items(losses, many, name="the list of losses")
    expect(losses, like=np.zeros(many), absolute=1e-6, name="the list of losses")
    # And close to it, where a loss of some 1e-5 still leaves a way to go.
    t = t + 2e-3 * draw.away_from_zero(0.5, 1, *t.shape)
    *parameters, _ = student.train(x, t, w1, b1, w2, learning_rate=0.5, steps=steps)

    *right, _ = reference.train(x, t, w1, b1, w2, 0.5, steps)
    _expect_way(parameters, right, (w1, b1, w2))


def _expect_way(yours, right, start, absolute=0.0):
    """Compare the way that each parameter went, which is short beside the parameter itself."""
    names = ("the way of w1", "the way of b1", "the way of w2")
    for mine, like, from_, name in zip(yours, right, start, names, strict=True):
        mine = expect_shape(without_row_axis(numbers(mine, name), like), like.shape, name=name)
        expect(
            mine - from_,
            like=like - from_,
            relative=1e-2,
            of_scale=1e-2,
            absolute=absolute,
            name=name,
        )


@check("train", "overshooting")
def test_training_goes_on_where_the_loss_rises(student, reference, network, draw):
    # Nearly at a minimum, a step that is too long overshoots it, and the loss rises.
    steps = None
    while steps is None:
        x, _, w1, b1, w2 = network(examples=(40, 50))
        t = reference.forward(x, w1, b1, 0.3 * w2)[1] + draw.normal(1, w2.shape[1], scale=0.02)
        # So many steps that the last parameters are not the best ones.
        *_, errors = reference.train(x, t, w1, b1, 0.3 * w2, 6, 8)
        worse = (k for k in range(3, 8) if errors[k] > 1.05 * min(errors[1:k]))
        steps = next(worse, None)

    *parameters, losses = student.train(x, t, w1, b1, 0.3 * w2, learning_rate=6, steps=steps)

    *right, right_losses = reference.train(x, t, w1, b1, 0.3 * w2, 6, steps)
    losses = expect_items(losses, steps, name="the list of losses")
    expect(losses, like=right_losses, relative=1e-3, name="the list of losses")
    names = ("w1 after training", "b1 after training", "w2 after training")
    for yours, like, name in zip(parameters, right, names, strict=True):
        expect(yours, like=like, bias=True, of_scale=1e-3, name=name)


@check("train", "many_steps")
def test_training_goes_on_for_as_many_steps_as_asked_for(student, draw):
    # More than the 1000 of the default, on the smallest network there is: what lasts for some
    # hundred updates only, calls itself for each, or changes its rate on the way, shows here.
    x, t = draw.away_from_zero(0.5, 1, 2, 1), draw.uniform(0.2, 0.8, 2, 1)
    start = draw.normal(1, 1), draw.normal(1), draw.normal(1, 1)
    steps = draw.size("steps", 1010, 1030)

    *parameters, losses = student.train(x, t, *start, 0.05, steps)

    pairs = tuple(zip(x.ravel().tolist(), t.ravel().tolist(), strict=True))
    right, right_losses = _least_descent(pairs, *(one.item() for one in start), 0.05, steps)
    losses = expect_items(losses, steps, name="the list of losses")
    expect(losses, like=right_losses, relative=1e-3, of_scale=1e-5, name="the list of losses")
    # A bias may hardly have moved, and float32 adds a thousand roundings.
    _expect_way(parameters, right, start, absolute=1e-4)


# The same for everybody who is checked at a seed.
@lru_cache(maxsize=16)
def _least_descent(pairs, w1, b1, w2, rate, steps):
    """Return the parameters and the losses of a network of one input, one unit and one output.

    Plain numbers: a thousand steps with arrays of one entry would take ten times as long.
    """
    losses = []
    for _ in range(steps):
        loss = dw1 = db1 = dw2 = 0.0
        for one, target in pairs:
            h = 1 / (1 + math.exp(-one * w1 - b1))
            y = 1 / (1 + math.exp(-h * w2))
            loss += (y - target) ** 2 / 2
            delta = (y - target) * y * (1 - y)
            dw2 += h * delta
            delta *= w2 * h * (1 - h)
            dw1, db1 = dw1 + one * delta, db1 + delta
        losses.append(loss)
        w1, b1, w2 = w1 - rate * dw1, b1 - rate * db1, w2 - rate * dw2
    return (np.array([[w1]]), np.array([b1]), np.array([[w2]])), losses


globals().update(edge_checks(__file__))
