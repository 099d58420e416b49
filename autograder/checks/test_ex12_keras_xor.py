"""Checks of exercise 12: XOR in Keras.

Models are judged from their configuration and weights. What is trained is a model that the check
hands over, never one that another function of the learner built.
"""

import numpy as np

from autograder.check import check
from autograder.expect import expect, expect_defaults, expect_number, expect_that
from autograder.finding import say
from autograder.keras_checks import (
    expect_compiled,
    expect_layers,
    expect_random_weights,
    network_spec,
    view,
)
from autograder.keras_view import read_model


@check("build_xor_model", "layers")
def test_layers_of_the_xor_model(student):
    model = view(student, student.build_xor_model(), inputs=2)

    expect_layers(model, 2, [("dense", 3, "sigmoid"), ("dense", 1, "sigmoid")])


@check("build_xor_model", "compiled")
def test_what_the_xor_model_is_compiled_with(student):
    model = view(student, student.build_xor_model(), inputs=2)

    expect_compiled(model, "binary_crossentropy", ("sgd", 0.1))


@check("build_xor_model", "fresh")
def test_every_xor_model_begins_with_random_weights(student):
    first = view(student, student.build_xor_model(), inputs=2)
    second = view(student, student.build_xor_model(), inputs=2)

    expect_random_weights(first, second)


@check("build_deep_xor_model", "layers")
def test_layers_of_the_deep_model(student):
    model = view(student, student.build_deep_xor_model(), inputs=2)

    expect_layers(model, 2, [("dense", 10, "relu")] * 7 + [("dense", 1, "sigmoid")])


@check("build_deep_xor_model", "activation")
def test_the_hidden_activation_is_the_one_asked_for(student, draw):
    activation = draw.pick(["sigmoid", "tanh"])

    model = view(student, student.build_deep_xor_model(activation), inputs=2)

    expect_layers(model, 2, [("dense", 10, activation)] * 7 + [("dense", 1, "sigmoid")])


@check("build_deep_xor_model", "compiled")
def test_what_the_deep_model_is_compiled_with(student):
    model = view(student, student.build_deep_xor_model(activation="relu"), inputs=2)

    expect_compiled(model, "binary_crossentropy", ("sgd", 0.1))


def _xor_spec(draw, rate):
    return network_spec(
        draw,
        2,
        [("dense", 3, "sigmoid"), ("dense", 1, "sigmoid")],
        "binary_crossentropy",
        ("sgd", rate),
    )


def _batch(draw):
    # More rows than the 32 that Keras takes at a time unless it is told otherwise.
    n = draw.size("rows", 37, 45)
    return draw.normal(n, 2).astype(np.float32), draw.integers(0, 1, n, 1).astype(np.float32)


def _trained(student, spec, x, t, steps):
    model = student.model(spec)
    loss = student.train_xor(model, x, t, steps)
    return loss, read_model(student.operate("describe", model, 2))


def _descent(spec, x, t, steps):
    """Return the weights after so many updates, and the loss before each and after the last.

    Gradient descent on the mean binary cross-entropy, in float64; 60 updates of it and of Keras's
    float32 differ by some 1e-6.
    """
    w1, b1, w2, b2 = (np.asarray(w, dtype=np.float64) for w in spec["weights"])
    _, rate = spec["optimizer"]
    losses = []
    for _ in range(steps + 1):
        h = 1 / (1 + np.exp(-(x @ w1 + b1)))
        y = 1 / (1 + np.exp(-(h @ w2 + b2)))
        losses.append(float(-np.mean(t * np.log(y) + (1 - t) * np.log(1 - y))))
        if len(losses) <= steps:
            delta = (y - t) / len(x)
            hidden = (delta @ w2.T) * h * (1 - h)
            w1, b1 = w1 - rate * x.T @ hidden, b1 - rate * hidden.sum(axis=0)
            w2, b2 = w2 - rate * h.T @ delta, b2 - rate * delta.sum(axis=0)
    return [w1, b1, w2, b2], losses


def _expect_weights(model, right, start):
    untrained = all(np.array_equal(a, b) for a, b in zip(model.weights, start, strict=True))
    expect_that(
        not untrained,
        say("the model that was handed over has not changed; train that one"),
        kind="untrained",
    )
    w1, b1, w2, b2 = model.weights
    # The ways to write the loop agree to some 1e-6; one update more or fewer is 1e-3 and more.
    expect(
        w1, like=right[0], relative=1e-4, of_scale=3e-5, name="the hidden weights after training"
    )
    expect(b1, like=right[1], relative=1e-4, of_scale=3e-5, name="the hidden biases after training")
    expect(
        w2, like=right[2], relative=1e-4, of_scale=3e-5, name="the output weights after training"
    )
    expect(b2, like=right[3], relative=1e-4, of_scale=3e-5, name="the output bias after training")


@check("train_xor", "updates")
def test_exactly_so_many_updates_are_made(student, draw):
    spec, (x, t) = _xor_spec(draw, draw.number(1.0, 2.0)), _batch(draw)
    steps = draw.size("steps", 40, 60)

    _, model = _trained(student, spec, x, t, steps)

    right, _ = _descent(spec, x, t, steps)
    _expect_weights(model, right, spec["weights"])


@check("train_xor", "loss")
def test_the_loss_is_that_of_the_whole_batch_at_the_last_update(student, draw):
    spec, (x, t), steps = _xor_spec(draw, 2.0), _batch(draw), draw.size("steps", 3, 5)

    loss, _ = _trained(student, spec, x, t, steps)
    loss = expect_number(loss, name="the loss")

    *_, before, after = _descent(spec, x, t, steps)[1]
    expect_that(
        min(abs(loss - before), abs(loss - after)) <= 1e-4 * before,
        say(
            "the loss is {loss}; the whole batch has {before} before the last update and {after} after it",
            loss=loss,
            before=before,
            after=after,
        ),
        kind="loss",
    )


@check("train_xor", "one_step")
def test_one_step_is_one_update(student, draw):
    spec, (x, t) = _xor_spec(draw, draw.number(1.0, 2.0)), _batch(draw)

    _, model = _trained(student, spec, x, t, 1)

    right, _ = _descent(spec, x, t, 1)
    _expect_weights(model, right, spec["weights"])
    expect_defaults(student.defaults("train_xor"), steps=10_000)
