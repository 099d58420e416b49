"""Checks of exercise 13: MNIST in Keras, on real digits of the shipped subset."""

from functools import cache

import numpy as np

from autograder.checking.check import check
from autograder.checking.expect import expect, expect_defaults, expect_number, expect_that, numbers
from autograder.checking.keras_checks import (
    expect_compiled,
    expect_layers,
    expect_layers_kept,
    expect_refused,
    network_spec,
    one_hot,
    view,
)
from autograder.checking.keras_config import loss_of, optimizer_of
from autograder.checking.keras_descent import Chain
from autograder.checking.keras_view import read_model
from autograder.checking.trial import note_in_last_call
from autograder.data import load_subset
from autograder.language.finding import Finding, Mismatch, say
from autograder.running.plain import Scratch

subset = cache(load_subset)

# A learning rate at which no weight changes in float32.
STANDSTILL = 1e-12

EVALUATED = {"function": "evaluate_classifier", "wanted": 2}


def _digits(draw, n):
    (images, labels), _ = subset()
    rows = draw.permutation(len(images))[:n]
    return images[rows], labels[rows]


@check("prepare", "images")
def test_images_are_scaled_by_255(student, reference, draw):
    # Dark images: their maximum is not 255, so dividing by it shows; and one is darker than the others.
    images, labels = _digits(draw, draw.size("images", 5, 9))
    images = (images // 2).astype(np.uint8)
    images[0] //= 2
    # Then the same as pixels of 0 and 1 alone: they are divided like any others.
    for pixels in images, (images > 60).astype(np.uint8):
        x, _ = student.prepare(pixels, labels)

        expect(x, like=reference.prepare(pixels, labels)[0], absolute=1e-6, name="x")


@check("prepare", "every_pixel")
def test_every_pixel_has_its_place(student, reference, draw):
    # No digits but noise: bright at the border too, which is black in every digit.
    n = draw.size("images", 5, 9)
    images, labels = draw.integers(1, 250, n, 28, 28).astype(np.uint8), draw.integers(0, 9, n)

    # A single image has its axis of one row, too.
    for count in n, 1:
        x, _ = student.prepare(images[:count], labels[:count])

        expect(
            x, like=reference.prepare(images[:count], labels[:count])[0], absolute=1e-6, name="x"
        )


@check("prepare", "labels")
def test_labels_are_one_hot_with_ten_columns(student, reference, draw):
    images, labels = _digits(draw, draw.size("images", 12, 16))
    # The highest digit of all is absent.
    few = labels < 8
    images, labels = images[few], labels[few]

    # As many images in another order: a second call must not write into what the first has returned.
    for order in slice(None), slice(None, None, -1):
        _, t = student.prepare(images[order], labels[order])

        expect(t, like=reference.prepare(images[order], labels[order])[1], name="t")


@check("prepare", "types")
def test_both_are_float32(student, draw):
    images, labels = _digits(draw, draw.size("images", 5, 9))

    x, t = student.prepare(images, labels)

    x_type, t_type = (str(getattr(value, "dtype", type(value).__name__)) for value in (x, t))
    # The diagnosis does not distinguish types of numbers, so the type is noted in the call.
    note_in_last_call(student, {"x": _sort(x_type), "t": _sort(t_type)})
    expect_that(
        (x_type, t_type) == ("float32", "float32"),
        say("x is {x} and t is {t}; both must be float32", x=x_type, t=t_type),
        kind="types",
    )


def _sort(name):
    return "whole" if name.startswith(("int", "uint")) else name


def _stack(hidden, dropout=0.0):
    layers = []
    for units in hidden:
        layers.append(("dense", units, "relu"))
        if dropout > 0:
            layers.append(("dropout", dropout))
    return [*layers, ("dense", 10, "softmax")]


@check("build_classifier", "default")
def test_layers_of_the_default_classifier(student):
    model = view(student, student.build_classifier(), inputs=784)

    expect_layers(model, 784, _stack((256, 256)), initializer="he_normal")


@check("build_classifier", "hidden")
def test_hidden_layers_as_asked_for(student, draw):
    hidden = tuple(int(n) for n in draw.permutation(9)[: draw.size("hidden layers", 3, 4)] + 5)

    # Any sequence of numbers: a list is as good as a tuple.
    for sizes in hidden, list(hidden):
        model = view(student, student.build_classifier(sizes), inputs=784)

        expect_layers(model, 784, _stack(hidden), initializer="he_normal")
    # And none at all.
    model = view(student, student.build_classifier(()), inputs=784)

    expect_layers(model, 784, _stack(()), initializer="he_normal")


@check("build_classifier", "dropout")
def test_a_dropout_layer_follows_every_hidden_layer(student, draw):
    # Three layers: one in the middle, which is neither the first nor the last. And none at all.
    rates = draw.number(0.15, 0.4), draw.number(0.02, 0.05)
    for hidden, rate in ((8, 6, 7), rates[0]), ((5,), rates[1]), ((), rates[0]):
        model = view(student, student.build_classifier(hidden, dropout=rate), inputs=784)

        expect_layers(model, 784, _stack(hidden, rate), initializer="he_normal")


@check("build_classifier", "initializer")
def test_the_initialiser_is_the_one_asked_for(student):
    # Never glorot_uniform: layers that were told nothing begin with it too.
    for initializer in ("lecun_normal", "he_uniform"):
        built = student.build_classifier((8, 6, 7), initializer=initializer)
        model = view(student, built, inputs=784)

        expect_layers(model, 784, _stack((8, 6, 7)), initializer=initializer)
    expect_refused(student.build_classifier, (8,), initializer="no_such_initializer")


@check("build_classifier", "compiled")
def test_what_the_classifier_is_compiled_with(student):
    model = view(student, student.build_classifier((6,)), inputs=784)

    expect_compiled(model, "categorical_crossentropy", ("adam", 0.001))


@check("build_classifier", "optimizer")
def test_the_optimiser_is_the_one_asked_for(student):
    for name, rate in ("sgd", 0.01), ("rmsprop", 0.001):
        model = view(student, student.build_classifier((6,), optimizer=name), inputs=784)

        expect_compiled(model, "categorical_crossentropy", (name, rate))
    expect_refused(student.build_classifier, (6,), optimizer="no_such_optimizer")


def _classifier_spec(draw, optimizer=("sgd", 0.1), dropout=0.0, eager=True):
    layers = _stack((draw.size("hidden units", 12, 16),), dropout)
    return network_spec(draw, 784, layers, "categorical_crossentropy", optimizer, eager)


def _prepared(images, labels):
    return images.reshape(-1, 784).astype(np.float32) / 255, one_hot(labels)


def _chain(spec):
    return Chain(spec["weights"], ["relu", "softmax"], spec["loss"], *spec["optimizer"])


def _descent(spec, x, t, batches, epochs):
    """Return the weights, and loss, accuracy and lead of every update, where all rows are alike.

    A row that is repeated has the gradient of one row. The last of the values are those after the
    last update; the lead is how much likelier the label is than any other class.
    """
    chain = _chain(spec)
    record, updates = [], epochs * len(batches)
    while True:
        p = chain.outputs(x)[-1]
        lead = float(np.sum(p * t) - np.max(p * (1 - t)))
        record.append((chain.loss(x, t), float(lead > 0), lead))
        if len(record) > updates:
            return chain.weights, np.array(record)
        chain.update(x, t)


def _epoch_values(values, batches, epochs):
    """Return the lists of values, one an epoch, that are right.

    That is the mean over the batches, as fit reports it, or an evaluation after the epoch.
    """
    during = values[:-1].reshape(epochs, len(batches))
    return [during.mean(axis=1), values[len(batches) :: len(batches)]]


@check("train_classifier", "updates")
def test_every_batch_of_every_epoch_is_one_update(student, draw):
    # All rows alike: then any order gives the same updates, and their number shows.
    row, label = _prepared(*_digits(draw, 1))
    # A remainder always: a last batch left out must show.
    size = draw.size("rows a batch", 6, 7)
    n = 3 * size + draw.size("rows left over", 1, 3)
    spec, epochs = _classifier_spec(draw), draw.size("epochs", 2, 3)
    model = student.model(spec)

    student.train_classifier(
        model, np.repeat(row, n, axis=0), np.repeat(label, n, axis=0), epochs, size
    )

    right, _ = _descent(spec, row, label, _batches(n, size), epochs)
    _expect_learned(student, model, spec, right)


def _batches(n, size):
    return [size] * (n // size) + ([n % size] if n % size else [])


def _expect_learned(student, model, spec, right):
    yours = read_model(student.operate("describe", model, 784))
    expect_layers_kept(yours, spec)
    for value, like, start in zip(yours.weights, right, spec["weights"], strict=True):
        # The change is small beside the weights: compare what was learned.
        moved, right_moved = (np.asarray(w, dtype=np.float64) - start for w in (value, like))
        expect(
            moved,
            like=right_moved,
            relative=1e-3,
            of_scale=1e-3,
            absolute=1e-6,
            name="the change of the weights",
        )


@check("train_classifier", "history")
def test_the_history_has_one_value_an_epoch(student, draw):
    # More than 32 rows a batch, more than 100 in all. No pixel is 1: a second scaling shows.
    images, labels = _digits(draw, 1)
    row, _ = _prepared(images // 2, labels)
    size, epochs = draw.size("rows a batch", 34, 38), draw.size("epochs", 3, 4)
    # No remainder, since the contract leaves open where a smaller batch comes and how it is weighted.
    n = draw.size("batches an epoch", 3, 4) * size
    batches = _batches(n, size)
    spec, label = _slowly_learned(_classifier_spec(draw, eager=False), row, batches, epochs)
    model = student.model(spec)

    history = student.train_classifier(
        model,
        np.repeat(row, n, axis=0),
        np.repeat(label, n, axis=0),
        epochs=epochs,
        batch_size=size,
    )

    expect_defaults(student.defaults("train_classifier"), epochs=5, batch_size=100)
    _, record = _descent(spec, row, label, batches, epochs)
    ways = [_epoch_values(values, batches, epochs) for values in record.T[:2]]
    _expect_history(history, epochs, *ways)


def _slowly_learned(spec, row, batches, epochs):
    """Return the spec with another learning rate, and a label, learned between two epochs' ends.

    So the accuracy differs from epoch to epoch, and within one.
    """
    p = read_model(_described(spec)).predict(row)
    label = one_hot(p.argmin(axis=1))
    first, last = len(batches) + 1, (epochs - 1) * len(batches)
    for rate in 0.2 * 0.95 ** np.arange(80):
        slow = {**spec, "optimizer": ("sgd", float(rate))}
        lead = _descent(slow, row, label, batches, epochs)[1][:, 2]
        # Never so small a lead that rounding decides.
        if lead[first] < 0 < lead[last] and np.abs(lead).min() > 1e-3:
            break
    return slow, label


@check("train_classifier", "steady")
def test_every_row_counts_in_every_epoch_where_nothing_is_learned(student, draw):
    # The learning rate is too small to change a weight: so the order of the rows has no effect, and
    # what waits for the loss to fall, to stop early or to learn more slowly, shows.
    epochs, size = draw.size("epochs", 6, 7), draw.size("rows a batch", 18, 19)
    n = size * draw.size("batches an epoch", 57, 58)
    x, t = _prepared(*_digits(draw, n))
    spec = _classifier_spec(draw, ("sgd", STANDSTILL), eager=False)
    p = read_model(_described(spec)).predict(x)
    # The first rows are right, the last ones as wrong as can be: rows left out must show.
    some, few = n // 3, n // 10
    t[:some] = one_hot(p[:some].argmax(axis=1))
    t[-few:] = one_hot(p[-few:].argmin(axis=1))
    model = student.model(spec)

    history = student.train_classifier(model, x, t, epochs, size)

    loss = _loss(p, t)
    accuracy = float(np.mean(p.argmax(axis=1) == t.argmax(axis=1)))
    _expect_history(history, epochs, *([np.full(epochs, value)] for value in (loss, accuracy)))
    compiled = read_model(student.operate("describe", model, 784)).compiled or {}
    _, rate, _ = optimizer_of(compiled.get("optimizer"))
    expect_that(
        rate is not None and abs(rate - STANDSTILL) < 1e-3 * STANDSTILL,
        say("the training has changed the learning rate of the model; it must stay as it is"),
        kind="learning rate",
    )


@check("train_classifier", "dropout")
def test_dropout_is_at_work_in_training(student, draw):
    row, label = _prepared(*_digits(draw, 1))
    # In float32 this rate is 1: every hidden unit is dropped, and the last bias learns alone.
    spec = _classifier_spec(draw, dropout=1 - 1e-9)
    size, epochs = draw.size("rows a batch", 5, 6), draw.size("epochs", 2, 3)
    model = student.model(spec)

    student.train_classifier(
        model, np.repeat(row, size, axis=0), np.repeat(label, size, axis=0), epochs, size
    )

    w1, b1, w2, _ = spec["weights"]
    after = read_model(student.operate("describe", model, 784))
    expect_layers_kept(after, spec)
    moved = any(
        not np.allclose(a, b, rtol=0, atol=1e-6)
        for a, b in zip(after.weights[:3], (w1, b1, w2), strict=True)
    )
    expect_that(
        not moved,
        say(
            "the Dropout layer drops every unit, and yet the weights around it have changed; "
            "training must call the model with training=True"
        ),
        kind="dropout",
    )


def _expect_history(history, epochs, losses, accuracies):
    expect_that(
        isinstance(history, dict),
        say("the history is a {type}; it must be a dict of lists", type=type(history).__name__),
        kind="history",
    )
    accuracy = min((name for name in history if "acc" in name), key=len, default=None)
    expect_that(
        "loss" in history and accuracy is not None,
        say(
            "the history has the entries {names}; loss and accuracy must be there",
            names=", ".join(history),
        ),
        kind="history entries",
    )
    for name, values in history.items():
        expect_that(
            isinstance(values, list | tuple) or np.shape(values) != (),
            say(
                "the entry {name} of the history is no list; it must be one, with one value an epoch",
                name=name,
            ),
            kind="history lists",
        )
    lengths = sorted({len(values) for values in history.values()})
    expect_that(
        lengths == [epochs],
        say(
            "the lists of the history have {lengths} values; there must be one an epoch, {epochs}",
            lengths=lengths,
            epochs=epochs,
        ),
        kind="history length",
    )
    _expect_epochs(history["loss"], losses, "the losses of the history")
    _expect_epochs(history[accuracy], accuracies, "the accuracies of the history")


def _expect_epochs(values, ways, name):
    """Fail unless the values, one an epoch, are right in one of these ways."""
    yours, (usual, *others) = numbers(values, name), ways
    for way in others:
        if yours.shape == way.shape and np.allclose(yours, way, rtol=1e-3, atol=1e-4 * way.max()):
            return
    expect(yours, like=usual, relative=1e-3, of_scale=1e-4, name=name)


@check("train_classifier", "learns")
def test_training_helps_on_digits_it_has_not_seen(student, draw):
    # Adam here, as build_classifier has it: SGD at its rate would hardly learn (30 % at the most). With
    # 400 digits and 6 epochs: 10 % (deviation 2 %) before, at least 59 % after on 100 seeds.
    images, labels = _digits(draw, 700)
    x, t = _prepared(images[:400], labels[:400])
    model = student.model(_classifier_spec(draw, ("adam", 0.0015), eager=False))

    history = student.train_classifier(model, x, t, epochs=6, batch_size=20)

    # Every value depends on the order of the rows, which differs between programs, so only the form is compared.
    note_in_last_call(student, {"history": _form(history)})
    trained = read_model(student.operate("describe", model, 784))
    unseen, answers = _prepared(images[400:], labels[400:])
    right = float(np.mean(trained.predict(unseen).argmax(axis=1) == answers.argmax(axis=1)))
    expect_that(
        right > 0.4,
        say(
            "after training, {share} of unseen digits are read right; more than 0.4 must be",
            share=right,
        ),
        kind="learning",
    )


def _form(history):
    """Return what a history is without its values: its entries, and how many values each has."""
    if not isinstance(history, dict):
        return type(history).__name__
    return {
        str(name): len(values) if isinstance(values, list | tuple) else list(np.shape(values))
        for name, values in history.items()
    }


def _two(result):
    """Return the two results; an array of two is as good as a tuple."""
    if isinstance(result, np.ndarray) and result.ndim == 1:
        result = list(result)
    counted = isinstance(result, list | tuple)
    if counted and len(result) == 2:
        return result
    what = say("{function} returns one thing; it must return {wanted}", **EVALUATED)
    if result is None:
        what = say(
            "{function} returns None; it must return {wanted} things: is a return missing?",
            **EVALUATED,
        )
    elif counted:
        what = say(
            "{function} returns {count} things; it must return {wanted}",
            count=len(result),
            **EVALUATED,
        )
    raise Mismatch(Finding("number of results", what))


def _evaluation(student, draw, fewest, most):
    """Return yours and the right (loss, accuracy) of a model whose Dropout must be at rest."""
    n = draw.size("digits", fewest, most)
    x, t = _prepared(*_digits(draw, n))
    spec = _classifier_spec(draw, dropout=0.5)
    # What a digit looks like must decide, not the biases: else pixels scaled again would hardly show.
    spec["weights"][0] *= 4
    p = read_model(_described(spec)).predict(x)
    # An untrained model may be right nowhere, or for a half, which is also the share of the wrong
    # answers: let it be right for a third of the digits.
    some = n // 3
    by_chance = some + np.flatnonzero(p[some:].argmax(axis=1) == t[some:].argmax(axis=1))
    t[by_chance] = one_hot(p[by_chance].argmin(axis=1))
    t[:some] = one_hot(p[:some].argmax(axis=1))
    yours = _two(student.evaluate_classifier(student.model(spec), x, t))
    right_accuracy = float(np.mean(p.argmax(axis=1) == t.argmax(axis=1)))
    return yours, (_loss(p, t), right_accuracy)


def _loss(p, t):
    return float(-np.mean(np.log(np.sum(p * t, axis=1))))


def _described(spec):
    """Return the description that a model of this spec has, made without Keras."""
    import json

    layers = [{"class_name": "InputLayer", "config": {"batch_shape": [None, spec["inputs"]]}}]
    for kind, *options in spec["layers"]:
        if kind == "dense":
            layers.append(
                {"class_name": "Dense", "config": {"units": options[0], "activation": options[1]}}
            )
    return {
        "json": json.dumps({"class_name": "Sequential", "config": {"layers": layers}}),
        "weights": spec["weights"],
    }


@check("evaluate_classifier", "loss")
def test_the_loss_of_a_model_on_digits(student, draw):
    # More than a thousand, so that rows that nobody looks at show.
    (loss, _), (right, _) = _evaluation(student, draw, 1010, 1050)

    expect(expect_number(loss, name="the loss"), like=right, relative=1e-4, name="the loss")


@check("evaluate_classifier", "accuracy")
def test_the_accuracy_of_a_model_on_digits(student, draw):
    # So few that a single row shows.
    (_, accuracy), (_, right) = _evaluation(student, draw, 34, 48)

    expect(
        expect_number(accuracy, name="the accuracy"), like=right, relative=1e-3, name="the accuracy"
    )


@check("evaluate_classifier", "trains_nothing")
def test_evaluating_leaves_the_model_as_it_is(student, draw):
    x, t = _prepared(*_digits(draw, draw.size("digits", 34, 48)))
    spec = _classifier_spec(draw)
    model = student.model(spec)

    result = student.evaluate_classifier(model, x, t)

    after = read_model(student.operate("describe", model, 784))
    expect_layers_kept(after, spec)
    changed = not all(map(np.array_equal, after.weights, spec["weights"]))
    expect_that(
        after.compiled is not None
        and loss_of(after.compiled.get("loss"))[0] == spec["loss"]
        and optimizer_of(after.compiled.get("optimizer"))[0].lower() == spec["optimizer"][0],
        say("evaluating has compiled the model anew; it must stay as it is"),
        kind="compiled anew",
    )
    # Only weights that went down the slope of the loss were trained: the diagnosis sees whether they did.
    slope = _flat(_chain(spec).gradients(x, t))
    change = _flat(after.weights) - _flat(spec["weights"])
    downhill = -change @ slope > np.linalg.norm(change) * np.linalg.norm(slope) / 2
    note_in_last_call(student, {"result": result, "trained": int(downhill)})
    expect_that(not changed, say("evaluating has changed the weights of the model"), kind="trained")


def _flat(arrays):
    return np.concatenate(list(map(np.ravel, arrays)))


def _saved(student, draw, as_path=False):
    spec = _classifier_spec(draw, ("sgd", draw.number(0.02, 0.08)))
    model = student.model(spec)
    path = Scratch("홍길동.v2.keras", as_path)
    return spec, model, student.save_and_reload(model, path), path


def _expect_same(model, spec, what):
    same = len(model.weights) == len(spec["weights"]) and all(
        np.array_equal(a, b) for a, b in zip(model.weights, spec["weights"], strict=True)
    )
    # Weights drawn anew come with biases of 0; no bias of a spec is.
    anew = all(layer.bias is not None and not layer.bias.any() for layer in model.dense)
    model.judged["weights"] = "right" if same else "drawn anew" if anew else "other"
    expect_that(same, what, kind="weights")


@check("save_and_reload", "same_model")
def test_the_reloaded_model_is_the_same_network(student, draw):
    spec, _, reloaded, _ = _saved(student, draw)

    model = view(student, reloaded, inputs=784)

    expect_layers(model, 784, spec["layers"])
    _expect_same(
        model, spec, say("the reloaded model has other weights than the one that was saved")
    )


@check("save_and_reload", "compiled")
def test_the_reloaded_model_is_still_compiled(student, draw):
    spec, handed, reloaded, path = _saved(student, draw)

    model = view(student, reloaded, inputs=784)

    expect_compiled(model, spec["loss"], spec["optimizer"])
    compiled = read_model(student.operate("describe", handed, 784)).compiled or {}
    expect_that(
        loss_of(compiled.get("loss"))[0] == spec["loss"]
        and optimizer_of(compiled.get("optimizer"))[0].lower() == spec["optimizer"][0],
        say("saving has compiled the model anew; it must stay as it is"),
        kind="compiled anew",
    )
    # And in the file, from which another program would load it.
    expect_compiled(
        read_model(student.operate("describe_file", path, 784)), spec["loss"], spec["optimizer"]
    )


@check("save_and_reload", "file")
def test_the_whole_model_is_in_the_file(student, draw):
    # Another model has been saved under the same name before: it must make room.
    *_, path = _saved(student, draw)
    spec, _, reloaded, _ = _saved(student, draw)

    model = read_model(student.operate("describe_file", path, 784))

    expect_layers(model, 784, spec["layers"])
    _expect_same(model, spec, say("the file holds other weights than the model"))
    _expect_same(
        view(student, reloaded, inputs=784),
        spec,
        say("the reloaded model has other weights than the one that was saved"),
    )


@check("save_and_reload", "another_object")
def test_what_is_loaded_is_another_object(student, draw):
    spec, model, reloaded, _ = _saved(student, draw, as_path=True)

    # What shares the model shares the zeros.
    student.operate("zero_weights", model)
    after = view(student, reloaded, inputs=784)

    _expect_same(after, spec, say("the model itself comes back; load it from the file"))
