"""Checks of exercise 12: XOR in Keras.

Models are judged from their configuration and weights. What is trained is a model that the check
hands over, never one that another function of the learner built.
"""

import numpy as np

from autograder.checking.check import check
from autograder.checking.expect import expect, expect_defaults, expect_number, expect_that
from autograder.checking.keras_checks import (
    expect_compiled,
    expect_fresh_models,
    expect_layers,
    expect_layers_kept,
    expect_refused,
    network_spec,
    view,
)
from autograder.checking.keras_descent import Chain
from autograder.checking.keras_view import read_model
from autograder.checking.trial import note_in_last_call
from autograder.language.finding import say


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
    expect_fresh_models(student, student.build_xor_model, inputs=2)


@check("build_deep_xor_model", "layers")
def test_layers_of_the_deep_model(student):
    model = view(student, student.build_deep_xor_model(), inputs=2)

    expect_layers(model, 2, [("dense", 10, "relu")] * 7 + [("dense", 1, "sigmoid")])


@check("build_deep_xor_model", "activation")
def test_the_hidden_activation_is_the_one_asked_for(student):
    for activation in ("tanh", "sigmoid"):
        model = view(student, student.build_deep_xor_model(activation), inputs=2)

        expect_layers(model, 2, [("dense", 10, activation)] * 7 + [("dense", 1, "sigmoid")])
    expect_refused(student.build_deep_xor_model, "no_such_activation")


@check("build_deep_xor_model", "compiled")
def test_what_the_deep_model_is_compiled_with(student):
    model = view(student, student.build_deep_xor_model(activation="relu"), inputs=2)

    expect_compiled(model, "binary_crossentropy", ("sgd", 0.1))


@check("build_deep_xor_model", "fresh")
def test_every_deep_model_begins_with_random_weights(student):
    expect_fresh_models(student, student.build_deep_xor_model, inputs=2)


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
    return _exact(draw.normal(n, 2)), draw.integers(0, 1, n, 1).astype(np.float32)


def _exact(values):
    """Return numbers that every type of float holds, so that none rounds what is trained on."""
    return values.astype(np.float16).astype(np.float32)


def _chain(spec):
    activations = [activation for _, _, activation in spec["layers"]]
    return Chain(spec["weights"], activations, spec["loss"], *spec["optimizer"])


# The ways to write the loop agree to some 1e-6; one update more or fewer is 1e-3 and more.
CLOSE = {"relative": 1e-4, "of_scale": 3e-5}


def _trained(student, spec, x, t, steps, close):
    """Return the loss, the weights after it, and the right weights and losses."""
    model = student.model(spec)
    loss = student.train_xor(model, x, t, steps)
    trained = read_model(student.operate("describe", model, 2))
    expect_layers_kept(trained, spec)
    weights = trained.weights
    chain = _chain(spec)
    losses = chain.descend(x, t, steps)
    # The loss tells nothing of the model: the diagnosis sees what became of that as well.
    became = "right" if _alike(weights, chain.weights, **close) else "other"
    if all(map(np.array_equal, weights, spec["weights"])):
        became = "untrained"
    # Near a minimum the loss does not show the steps, but Adam's steps are as large as its rate.
    pairs = zip(weights, spec["weights"], strict=True)
    far = int(max(np.max(np.abs(a - b)) for a, b in pairs) > 0.8 * spec["optimizer"][1])
    note_in_last_call(student, {"loss": loss, "model": became, "far": far})
    return loss, weights, chain.weights, losses


def _alike(weights, right, relative, of_scale, absolute=0.0):
    pairs = zip(weights, right, strict=True)
    return all(
        np.all(
            np.abs(yours - expected)
            <= relative * np.abs(expected) + of_scale * np.max(np.abs(expected)) + absolute
        )
        for yours, expected in pairs
    )


def _expect_weights(weights, right, start, close):
    expect_that(
        not all(map(np.array_equal, weights, start)),
        say("the model that was handed over has not changed; train that one"),
        kind="untrained",
    )
    if len(weights) > 4:
        for k, (yours, expected) in enumerate(zip(weights, right, strict=True)):
            name = "a weight matrix after training" if k % 2 == 0 else "a bias after training"
            expect(yours, like=expected, name=name, **close)
        return
    w1, b1, w2, b2 = weights
    expect(w1, like=right[0], name="the hidden weights after training", **close)
    expect(b1, like=right[1], name="the hidden biases after training", **close)
    expect(w2, like=right[2], name="the output weights after training", **close)
    expect(b2, like=right[3], name="the output bias after training", **close)


@check("train_xor", "one_step")
def test_one_step_is_one_update(student, draw):
    spec, (x, t) = _xor_spec(draw, draw.number(1.0, 2.0)), _batch(draw)

    _, weights, right, _ = _trained(student, spec, x, t, 1, CLOSE)

    _expect_weights(weights, right, spec["weights"], CLOSE)
    expect_defaults(student.defaults("train_xor"), steps=10_000)


@check("train_xor", "loss")
def test_the_loss_is_that_of_the_whole_batch_at_the_last_update(student, draw):
    spec, (x, t), steps = _xor_spec(draw, 2.0), _batch(draw), draw.size("steps", 3, 5)

    loss, _, _, losses = _trained(student, spec, x, t, steps, CLOSE)

    # In float32 it is off by some 1e-7; a loss that was rounded to three digits is off by more.
    _expect_loss(loss, losses, relative=1e-5)


def _expect_loss(loss, losses, relative):
    loss = expect_number(loss, name="the loss")
    *_, before, after = losses
    expect_that(
        min(abs(loss - before), abs(loss - after)) <= relative * before,
        say(
            "the loss is {loss}; the whole batch has {before} before the last update and {after} after it",
            loss=loss,
            before=before,
            after=after,
        ),
        kind="loss",
    )


@check("train_xor", "own_compile")
def test_the_model_brings_its_layers_loss_and_optimiser_along(student, draw):
    # More steps than the ten for which an EarlyStopping usually waits.
    rate, steps = draw.number(0.01, 0.03), draw.size("steps", 14, 18)
    spec = network_spec(
        draw,
        2,
        [("dense", 4, "tanh"), ("dense", 3, "sigmoid"), ("dense", 1, "sigmoid")],
        "mean_squared_error",
        ("adam", rate),
    )
    # More rows than a batch of 256, and a loss below 0.01 from the start: a loop that stops there shows.
    x = _exact(draw.normal(draw.size("rows", 260, 270), 2))
    noise = draw.normal(len(x), 1, scale=draw.number(0.04, 0.07))
    t = _exact(_chain(spec).outputs(x)[-1] + noise)
    # The steps of Adam are as large as the rate, whatever the gradients are.
    close = {"relative": 0.0, "of_scale": 0.0, "absolute": 0.05 * rate}

    loss, weights, right, losses = _trained(student, spec, x, t, steps, close)

    _expect_weights(weights, right, spec["weights"], close)
    _expect_loss(loss, losses, relative=1e-3)


@check("train_xor", "updates")
def test_exactly_so_many_updates_are_made(student, draw):
    spec, (x, _) = _xor_spec(draw, draw.number(1.0, 2.0)), _batch(draw)
    # More than a hundred and no multiple: code that trains a hundred at once leaves out the rest.
    steps = draw.size("steps", 101, 119)
    # All rows are right from the start, so that code that stops at an accuracy of 1 makes no update.
    t = (_chain(spec).outputs(x)[-1] > 0.5).astype(np.float32)

    _, weights, right, _ = _trained(student, spec, x, t, steps, CLOSE)

    _expect_weights(weights, right, spec["weights"], CLOSE)
