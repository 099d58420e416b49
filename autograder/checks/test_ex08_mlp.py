"""Checks of exercise 8: a whole network in NumPy."""

import math
from functools import lru_cache
from itertools import combinations, pairwise, product

import numpy as np

from autograder.checking.check import check
from autograder.checking.edges import edge_checks
from autograder.checking.expect import (
    expect,
    expect_chance,
    expect_finite,
    expect_number,
    expect_pairs,
    expect_shape,
    expect_that,
    fail,
    numbers,
    without_row_axis,
)
from autograder.checking.trial import note
from autograder.language.finding import say


def _expect_weights(pairs, sizes):
    """Return [(w, b), …] as arrays of the shapes that `sizes` ask for."""
    layers = expect_pairs(pairs, len(sizes) - 1, name="the layers")
    for _, bias in layers:
        if isinstance(bias, np.ndarray) and bias.dtype.kind in "iu":
            fail(
                "type",
                say(
                    "the biases of a layer are whole numbers ({type}); parameters are floats",
                    type=str(bias.dtype),
                ),
            )
    return [
        (
            expect_shape(w, (a, b), name="the weight matrix of a layer"),
            np.asarray(bias, dtype=float),
        )
        for (w, bias), a, b in zip(layers, sizes[:-1], sizes[1:], strict=True)
    ]


@check("init_mlp", "shapes")
def test_every_layer_has_its_shape(student, draw):
    sizes = [
        draw.size("inputs", 5, 7),
        draw.size("hidden units", 8, 9),
        3,
        draw.size("classes", 10, 12),
    ]

    layers = _expect_weights(student.init_mlp(sizes, student.rng(draw.seed())), sizes)

    for (_, bias), units in zip(layers, sizes[1:], strict=True):
        expect(bias, like=np.zeros(units), name="the first bias")
    # Without a hidden layer and with one output, and with many layers.
    for some in ([4, 1], [3, 4, 5, 6, 5, 4, 2]):
        _expect_weights(student.init_mlp(some, student.rng(draw.seed())), some)


@check("init_mlp", "deviation")
def test_every_layer_begins_with_the_deviation_of_he(student, draw):
    sizes = [
        draw.size("inputs", 300, 330),
        draw.size("hidden units", 100, 110),
        draw.size("more hidden units", 200, 220),
        draw.size("classes", 400, 450),
    ]

    layers = _expect_weights(student.init_mlp(sizes, student.rng(draw.seed())), sizes)

    # All layers are measured before one of them fails: together they tell what was drawn.
    for k, (w, _) in enumerate(layers):
        spread = 6.8 / np.sqrt(w.size)
        note(f"mean over deviation of layer {k}", w.mean() / max(w.std(), 1e-300), 2 * spread, True)
        note(f"log of the deviation of layer {k}", np.log(max(w.std(), 1e-300)), 2 * spread, True)
    for w, _ in layers:
        # As in exercise 5: any distribution with a kurtosis up to 9.
        yours = float(np.sqrt(np.mean(w**2)) / np.sqrt(2 / len(w)))
        expect_chance(
            yours,
            1.0,
            0.55 * np.sqrt(8 / w.size),
            name="the deviation of a layer's weights over He's",
        )
        expect_chance(
            float(w.mean() * np.sqrt(len(w) / 2)),
            0.0,
            1 / np.sqrt(w.size),
            name="the mean of a layer's weights",
        )


@check("init_mlp", "draws")
def test_every_weight_is_drawn_from_rng(student, draw):
    k = draw.size("units", 4, 6)
    seed = draw.seed()
    rng = student.rng(seed)

    first = _expect_weights(student.init_mlp([k, k, k], rng), [k, k, k])
    second = _expect_weights(student.init_mlp([k, k, k], rng), [k, k, k])
    again = _expect_weights(student.init_mlp([k, k, k], student.rng(seed)), [k, k, k])

    expect_that(
        all(np.array_equal(a[0], b[0]) for a, b in zip(first, again, strict=True)),
        say(
            "two generators in the same state give different weights; every draw must come from rng"
        ),
        kind="not from rng",
    )
    expect_that(
        not np.array_equal(first[0][0], second[0][0]),
        say("a second call with the same generator gives the same weights again"),
        kind="not fresh",
    )
    # A continuous distribution repeats a value only by rounding, even in float32.
    distinct = min(len(np.unique(w)) / w.size for w, _ in first)
    expect_that(
        distinct > 0.9,
        say(
            "only {share} of the weights are distinct; draws from a continuous distribution hardly ever repeat",
            share=distinct,
        ),
        kind="repeated draws",
    )
    expect_that(
        not np.array_equal(first[0][0], first[1][0]),
        say("two layers of the same shape begin with the same weights"),
        kind="same layers",
    )


def _network(draw, hidden, scale=1.0, examples=(12, 15)):
    """Return (params, x, t, labels) of a network whose sizes all differ; biases are never 0."""
    classes = draw.size("classes", 3, 4)
    inputs = draw.size("inputs", 5, 6)
    widths: list[int] = []
    for _ in range(hidden):
        widths.append(draw.size("hidden units", 7, 10, unlike=widths))
    sizes = [inputs, *widths, classes]
    n = draw.size("examples", *examples)
    params = [
        (draw.normal(a, b, scale=scale / np.sqrt(a)), draw.away_from_zero(0.2, 0.6, b))
        for a, b in pairwise(sizes)
    ]
    labels = draw.integers(0, classes - 1, n)
    return params, draw.normal(n, inputs), np.eye(classes)[labels], labels


def _expect_probabilities(student, reference, params, x):
    yours, right = student.mlp_forward(params, x), reference.mlp_forward(params, x)
    expect(yours, like=right, name="the matrix of probabilities")


@check("mlp_forward", "one_hidden_layer")
def test_forward_with_one_hidden_layer(student, reference, draw):
    params, x, _, _ = _network(draw, hidden=1)

    _expect_probabilities(student, reference, params, x)


@check("mlp_forward", "depth")
def test_forward_at_other_depths(student, reference, draw):
    for hidden in (0, 3):
        params, x, _, _ = _network(draw, hidden)
        # One example is a batch too.
        x = x[:1] if hidden else x
        _expect_probabilities(student, reference, params, x)
    # One hidden unit.
    [(w1, b1), (w2, b2)], x, _, _ = _network(draw, hidden=1)
    params = [(w1[:, :1], b1[:1]), (w2[:1], b2)]
    _expect_probabilities(student, reference, params, x)
    # Two hidden layers of one width, one input and two classes.
    params, x, _, _ = _network(draw, hidden=2)
    (w1, b1), (_, b2), (w3, b3) = params
    width = len(b1)
    square = draw.normal(width, width, scale=1 / np.sqrt(width)), np.resize(b2, width)
    params = [(w1[:1], b1), square, (np.resize(w3, (width, 2)), b3[:2])]
    _expect_probabilities(student, reference, params, x[:, :1])
    # As many classes: the last layer has the shape of a hidden one.
    wide = np.resize(w3, (width, width)), np.resize(b3, width)
    _expect_probabilities(student, reference, [*params[:2], wide], x[:, :1])


@check("mlp_forward", "large")
def test_forward_with_large_logits(student, reference, draw):
    params, x, _, _ = _network(draw, hidden=1, scale=400)
    *hidden, (w, b) = params

    # And all of them far below 0: there only the largest of a row is a shift that fits.
    for some in (params, [*hidden, (w, b - 1e7)]):
        p = expect_finite(student.mlp_forward(some, x), name="the probabilities of large logits")

        right = reference.mlp_forward(some, x)
        expect(p, like=right, absolute=1e-9, name="the probabilities of large logits")


def _expect_gradients(yours, right):
    pairs = expect_pairs(yours, len(right), name="the gradients")
    # From the last layer to the first, as the error flows, so that a mistake is reported where it is made.
    for k in reversed(range(len(right))):
        (dw, db), (right_dw, right_db) = pairs[k], right[k]
        if k == len(right) - 1:
            expect(dw, like=right_dw, name="dw of the last layer")
            expect(db, like=right_db, bias=True, name="db of the last layer")
        elif k == 0:
            expect(dw, like=right_dw, name="dw of the first layer")
            expect(db, like=right_db, bias=True, name="db of the first layer")
        else:
            expect(dw, like=right_dw, name="dw of a middle layer")
            expect(db, like=right_db, bias=True, name="db of a middle layer")


@check("mlp_gradients", "no_hidden_layer")
def test_gradients_of_the_output_layer(student, reference, draw):
    params, x, t, _ = _network(draw, hidden=0)
    [(w, b)] = params

    # Twice, for nothing is kept from the call before; and with one input.
    for some, inputs in ((params, x), (params, -x), ([(w[:1], b)], x[:, :1])):
        yours = student.mlp_gradients(some, inputs, t)
        _expect_gradients(yours, reference.mlp_gradients(some, inputs, t))


@check("mlp_gradients", "one_hidden_layer")
def test_gradients_through_one_hidden_layer(student, reference, draw):
    params, x, t, _ = _network(draw, hidden=1)
    # One unit is off for the whole batch, so that a mask by column shows.
    params[0][1][0] = -50.0
    # One example is a batch too.
    for rows in (slice(None), slice(1)):
        yours = student.mlp_gradients(params, x[rows], t[rows])
        _expect_gradients(yours, reference.mlp_gradients(params, x[rows], t[rows]))
    # And one unit is a layer too.
    (w1, b1), (w2, b2) = params
    narrow = [(w1[:, 1:2], b1[1:2]), (w2[1:2], b2)]
    _expect_gradients(student.mlp_gradients(narrow, x, t), reference.mlp_gradients(narrow, x, t))
    # Pre-activations that are 0, as of a dark image before the first step: the slope there is a convention,
    # but it is a number.
    for dw, db in student.mlp_gradients([(w1, 0 * b1), (w2, b2)], 0 * x, t):
        expect_finite(np.asarray(dw), name="dw for inputs and biases of 0")
        expect_finite(np.asarray(db), name="db for inputs and biases of 0")


@check("mlp_gradients", "deep")
def test_gradients_through_three_hidden_layers(student, reference, draw):
    params, x, t, _ = _network(draw, hidden=3)
    # Two hidden layers of one width: a square matrix can be transposed unseen by its shape.
    width = len(params[1][1])
    params[2] = draw.normal(width, width, scale=1 / np.sqrt(width)), params[1][1] * 0.9
    params[3] = draw.normal(width, t.shape[1]), params[3][1]
    # Large inputs make large gradients, where clipped ones would show.
    x = 10 * x

    _expect_gradients(student.mlp_gradients(params, x, t), reference.mlp_gradients(params, x, t))


@check("mlp_gradients", "large")
def test_gradients_with_large_logits(student, reference, draw):
    params, x, t, _ = _network(draw, hidden=1)
    # No exponential of these logits is finite.
    far = 1e6 * x

    _expect_gradients(
        student.mlp_gradients(params, far, t), reference.mlp_gradients(params, far, t)
    )
    # And all of them far below 0, where shifting only large logits leaves nothing but zeros. These
    # logits are exact in float32.
    params, x, t, _ = _network(draw, hidden=0)
    (w, b), x = (np.round(part * 16) / 16 for part in params[0]), np.round(x * 16) / 16
    low = [(w, b - 1000)]
    _expect_gradients(student.mlp_gradients(low, x, t), reference.mlp_gradients(low, x, t))


def _note_way(layers, right, params):
    """Note how far weights and biases were moved, relative to the right distance, and in which direction."""
    for k, name in enumerate(("the weight matrix", "the bias")):
        start, end, goal = (
            np.concatenate([np.ravel(np.asarray(pair[k], dtype=float)) for pair in pairs])
            for pairs in (params, layers, right)
        )
        way, right_way = end - start, goal - start
        if not (np.abs(way) < 1e100).all() or not right_way.any():
            return
        length = float(np.linalg.norm(way) / np.linalg.norm(right_way))
        cosine = float(way @ right_way / (np.linalg.norm(way) * np.linalg.norm(right_way) + 1e-30))
        if length < 1e-5:
            cosine = 0.0  # rounding has no direction
        # Where the direction is another one, rows and targets may have been paired by chance.
        chance = 0.05 + 0.7 * min(1 - cosine, 0.5)
        note(f"the way of {name}", length, chance * length + 1e-6, True)
        note(f"the direction of {name}", cosine, chance, True)


def _expect_layers(yours, right, params):
    layers = expect_pairs(yours, len(right), name="the layers")
    # A bias may come back as a row.
    if [(np.shape(w), np.size(b)) for w, b in layers] == [(w.shape, b.size) for w, b in params]:
        _note_way(layers, right, params)
    for (w, b), (right_w, right_b) in zip(layers, right, strict=True):
        expect(w, like=right_w, of_scale=1e-5, name="the trained weight matrix")
        expect(b, like=right_b, bias=True, of_scale=1e-5, name="the trained bias")


@check("train_mlp", "full_batch")
def test_training_on_the_whole_batch(student, reference, draw):
    # One batch holds all rows, so the order cannot matter and the result is certain.
    params, x, t, _ = _network(draw, hidden=1)
    epochs, rate = draw.size("epochs", 3, 5), draw.number(0.2, 0.5)

    # A batch may be larger than the data.
    size = len(x) + draw.size("more rows", 1, 4)
    trained, losses = student.train_mlp(params, x, t, epochs, size, rate, student.rng(1))

    right, right_losses = reference.train_mlp(params, x, t, epochs, size, rate, reference.rng(1))
    _expect_layers(trained, right, params)
    _note_losses(losses, right_losses)
    losses = expect_shape(losses, (epochs,), name="the list of losses")
    # The loss of an epoch may be taken before or after its only update.
    after = [*right_losses[1:], _loss(reference, right, x, t)]
    near = np.minimum(np.abs(losses - right_losses), np.abs(losses - after))
    expect_that(
        np.all(near <= 1e-4 * np.abs(right_losses)),
        say("losses are not the mean cross-entropy of each epoch"),
        kind="losses",
        yours=losses,
        expected=np.array(right_losses),
    )


def _note_losses(losses, right):
    """Note how large the losses are on the whole, for the diagnosis."""
    try:
        yours = np.asarray(losses, dtype=float)
    except (TypeError, ValueError):
        return  # no numbers: the check says so
    if not yours.size or not np.isfinite(yours).all():
        return
    ratio = float(yours.mean() / np.mean(right))
    # Half and twice as large are far apart; what the order of the rows does to a loss is not.
    note("the mean of the losses over the right one", ratio, 0.2 * max(abs(ratio), 0.1), True)


def _loss(reference, params, x, t):
    p = np.asarray(reference.mlp_forward(params, x))
    return float(-np.sum(t * np.log(p)) / len(x))


@check("train_mlp", "updates")
def test_every_minibatch_makes_one_update(student, reference, draw):
    # All rows are equal, so that any order gives the same updates and their number shows. There are two hidden
    # layers, so that one layer is neither the first nor the last.
    params, x, t, _ = _network(draw, hidden=2)
    # Never 12: a smaller batch is left over at the end.
    n = draw.size("rows", 10, 13, unlike=[12])
    x, t = np.repeat(x[:1], n, axis=0), np.repeat(t[:1], n, axis=0)
    size, epochs = draw.size("rows a batch", 3, 4), draw.size("epochs", 2, 3)

    trained, losses = student.train_mlp(params, x, t, epochs, size, 0.1, student.rng(draw.seed()))

    right, _ = reference.train_mlp(params, x, t, epochs, size, 0.1, reference.rng(1))
    _expect_layers(trained, right, params)
    losses = expect_shape(losses, (epochs,), name="the list of losses")
    before = params
    for k in range(epochs):
        after, _ = reference.train_mlp(before, x, t, 1, size, 0.1, reference.rng(1))
        high, low = _loss(reference, before, x, t), _loss(reference, after, x, t)
        if not k and np.isfinite(losses).all():
            # For the diagnosis: the first batch of an epoch has the highest loss, the last the lowest.
            note("the place of a loss", float((losses[0] - low) / (high - low)), 0.02, True)
        expect_that(
            low * (1 - 1e-4) <= losses[k] <= high * (1 + 1e-4),
            say(
                "the loss of an epoch is {loss}; a mean over its examples lies between {low} and {high}",
                loss=float(losses[k]),
                low=low,
                high=high,
            ),
            kind="losses",
        )
        before = after


@check("train_mlp", "every_epoch")
def test_training_goes_on_whatever_the_loss_is(student, reference, draw):
    # One batch holds all rows. At this rate the loss rises, since equal rows have different classes; with these
    # biases it is 0 from the start. All epochs must be run nevertheless.
    x, t, w, b = _alike(draw)
    # Large inputs make large gradients, where clipped ones would show.
    x, w, rate = 20 * x, w / 20, 8 / 400
    sure, certain = np.eye(3)[[0, 0, 0, 0]], b + np.array([60, 0, 0])
    few, many = draw.size("epochs", 4, 6), draw.size("more epochs", 25, 30)
    for targets, bias, epochs in ((t, b, few), (sure, certain, many)):
        # In float32: what is not copied is overwritten there.
        start = [(w.astype(np.float32), bias.astype(np.float32))]
        trained, losses = student.train_mlp(start, x, targets, epochs, 4, rate, student.rng(1))

        right, _ = reference.train_mlp(start, x, targets, epochs, 4, rate, reference.rng(1))
        expect_shape(losses, (epochs,), name="the list of losses")
        ((yours, _),) = expect_pairs(trained, 1, name="the layers")
        expect(yours, like=right[0][0], of_scale=1e-3, name="the trained weight matrix")


@check("train_mlp", "many_epochs")
def test_training_goes_on_for_as_many_epochs_as_asked_for(student, draw):
    # More than a thousand epochs on the smallest network, so that code fails that uses recursion, stops early, or
    # changes its rate on the way. Two rows of one class in one batch, whose loss keeps falling.
    x, t = draw.uniform(0.5, 1, 2, 1), np.array([[1.0, 0.0], [1.0, 0.0]])
    w, b = draw.normal(1, 2, scale=0.3), draw.normal(2, scale=0.3)
    epochs = draw.size("epochs", 1010, 1030)

    trained, losses = student.train_mlp([(w, b)], x, t, epochs, 2, 0.01, student.rng(draw.seed()))

    right, right_losses = _least_descent(
        tuple(x.ravel().tolist()), *w[0].tolist(), *b.tolist(), 0.01, epochs
    )
    losses = expect_shape(losses, (epochs,), name="the list of losses")
    # The loss of an epoch may be taken before or after its only update.
    near = [np.abs(losses - right_losses[k : k + epochs]).max() for k in (0, 1)]
    expect_that(
        min(near) <= 1e-4 * right_losses[0],
        say("losses are not the mean cross-entropy of each epoch"),
        kind="losses",
        yours=losses,
        expected=np.array(right_losses[:epochs]),
    )
    ((yours, bias),) = expect_pairs(trained, 1, name="the layers")
    # How far each went, which float32 rounds a thousand times.
    for mine, like, start, name in (
        (yours, right[0], w, "the trained weight matrix"),
        (bias, right[1], b, "the trained bias"),
    ):
        mine = expect_shape(without_row_axis(numbers(mine, name), like), like.shape, name=name)
        expect(mine - start, like=like - start, relative=1e-3, of_scale=1e-3, name=name)


# The same for everybody who is checked at a seed.
@lru_cache(maxsize=16)
def _least_descent(x, slope, other, shift, other_shift, rate, epochs):
    """Return (w, b) and the losses, one more than epochs, of rows of the first of two classes.

    Plain numbers: a thousand epochs with arrays would take ten times as long.
    """
    n = len(x)
    losses = []
    for _ in range(epochs + 1):
        loss = d_slope = d_shift = 0.0
        for one in x:
            q = 1 / (1 + math.exp(one * (slope - other) + shift - other_shift))
            loss -= math.log1p(-q) / n
            d_slope, d_shift = d_slope + q * one / n, d_shift + q / n
        losses.append(loss)
        if len(losses) <= epochs:
            slope, other = slope + rate * d_slope, other - rate * d_slope
            shift, other_shift = shift + rate * d_shift, other_shift - rate * d_shift
    return (np.array([[slope, other]]), np.array([shift, other_shift])), losses


def _alike(draw):
    """Return (x, t, w, b): rows that are nearly alike, of different classes, and a single layer."""
    x = 1.5 * draw.away_from_zero(0.5, 1, 1, 3) + 0.4 * draw.normal(4, 3)
    return x, np.eye(3)[[0, 1, 2, 0]], draw.normal(3, 3, scale=0.1), draw.normal(3, scale=0.1)


@check("train_mlp", "epoch_loss")
def test_the_loss_of_an_epoch_is_a_mean_over_its_examples(student, reference, draw):
    # Learning rate 0: the weights stay, so the order cannot matter and the loss is certain. All
    # batches are equally large, so that a mean of their means is the mean over the examples too.
    params, x, t, _ = _network(draw, hidden=1)
    size = draw.size("rows a batch", 4, 5)
    x, t = x[: 2 * size], t[: 2 * size]

    _, losses = student.train_mlp(params, x, t, 2, size, 0.0, student.rng(draw.seed()))

    _, right = reference.train_mlp(params, x, t, 2, size, 0.0, reference.rng(1))
    _note_losses(losses, right)
    losses = expect_shape(losses, (2,), name="the list of losses")
    expect(losses, like=right, relative=1e-4, name="the list of losses")
    _expect_loss_with_a_row_left_over(student, reference, draw, params, size)


def _expect_loss_with_a_row_left_over(student, reference, draw, params, size):
    """Fail unless a row left over counts in the loss, be it a mean over examples or over batches."""
    n, inputs = 2 * size + 1, len(params[0][0])
    while True:
        x, labels = draw.normal(n, inputs), draw.integers(0, len(params[-1][1]) - 1, n)
        t = np.eye(len(params[-1][1]))[labels]
        costs = np.array([_loss(reference, params, x[[k]], t[[k]]) for k in range(n)])
        total = costs.sum()
        right = np.append(((total - costs) / size + costs) / 3, total / n)
        # Without the row, whichever it is, the loss must be another one.
        without = (total - costs) / (n - 1)
        if np.min(np.abs(without[:, np.newaxis] / right - 1)) > 1e-3:
            break

    _, losses = student.train_mlp(params, x, t, 2, size, 0.0, student.rng(draw.seed()))

    losses = expect_shape(losses, (2,), name="the list of losses")
    near = np.min(np.abs(losses[:, np.newaxis] / right - 1), axis=1)
    expect_that(
        np.all(near < 1e-4),
        say("losses are not the mean cross-entropy of each epoch"),
        kind="losses",
        yours=losses,
        expected=np.full(2, total / n),
    )


@check("train_mlp", "left_over")
def test_rows_left_over_are_a_batch_of_their_own(student, reference, draw):
    # Four rows in batches of three: the weights tell which row came alone, first or last.
    x, t, w, b = _alike(draw)

    def ends(ways):
        kernels = []
        for way in ways:
            layers = [(w, b)]
            for rows in way:
                batch = x[list(rows)], t[list(rows)]
                layers, _ = reference.train_mlp(layers, *batch, 1, 3, 2.0, reference.rng(1))
            kernels.append(layers[0][0])
        return np.array(kernels)

    ways = [(rows, set(range(4)) - set(rows)) for k in (1, 3) for rows in combinations(range(4), k)]
    halves = [(rows, set(range(4)) - set(rows)) for rows in combinations(range(4), 2)]

    trained, _ = student.train_mlp([(w, b)], x, t, 1, 3, 2.0, student.rng(draw.seed()))

    ((yours, _),) = expect_pairs(trained, 1, name="the layers")
    yours = expect_shape(yours, w.shape, name="the trained weight matrix")
    right, even = (
        np.min(np.abs(ends(of) - yours).max(axis=(1, 2))) < 1e-4 for of in (ways, halves)
    )
    note("two batches of two rows", float(even), 0.5, True)
    expect_that(
        right,
        say(
            "no order of the rows leads to these weights; the rows left over must form a batch of their own"
        ),
        kind="no order",
    )
    # All rows alike and a learning rate of 0: whatever the batches are, this is the loss of each.
    n = 3 * draw.size("full batches", 2, 3) + 1
    x, t = np.repeat(x[:1], n, axis=0), np.repeat(t[:1], n, axis=0)
    _, losses = student.train_mlp([(w, b)], x, t, 2, 3, 0.0, student.rng(draw.seed()))
    right = [_loss(reference, [(w, b)], x, t)] * 2
    _note_losses(losses, right)
    losses = expect_shape(losses, (2,), name="the list of losses")
    expect(losses, like=right, relative=1e-4, name="the list of losses")


@check("train_mlp", "random_orders", chance=3e-10)
def test_every_epoch_is_one_of_all_orders(student, draw):
    # Four rows in two batches: six ways an epoch can go, 36 for two. The weights tell which it was.
    x, t, w, b = _alike(draw)
    pairs = np.array(list(combinations(range(4), 2)))
    ways = list(product(range(6), repeat=2))
    # The rows of an epoch are a pair and the pair of the others, which comes at its mirrored place.
    ends = _softmax_descent(w, b, x, t, pairs[[[i, 5 - i, j, 5 - j] for i, j in ways]])
    rng = student.rng(draw.seed())

    orders = []
    for _ in range(20):
        trained, _ = student.train_mlp([(w, b)], x, t, 2, 2, 2.0, rng)
        ((yours, _),) = expect_pairs(trained, 1, name="the layers")
        yours = expect_shape(yours, w.shape, name="the trained weight matrix")
        far = np.abs(ends - yours).max(axis=(1, 2))
        orders.append(ways[int(np.argmin(far))])
        expect_that(
            np.min(far) < 1e-4,
            say("no order of the rows leads to these weights; an epoch is one update a batch"),
            kind="no order",
        )

    # {a, b} first and {a, b} last have the same two batches: ways i and 5 - i. That all 20
    # trainings keep their batches has a probability of 3^-20.
    expect_that(
        any(i not in (j, 5 - j) for i, j in orders),
        say("both epochs have the same batches; every epoch needs a fresh order"),
        kind="one order for all epochs",
    )
    for k in range(2):
        expect_that(
            len({way[k] for way in orders}) > 1,
            say("the rows of an epoch come in one order always; every epoch needs a random one"),
            kind="epoch not shuffled",
        )


def _softmax_descent(w, b, x, t, ways):
    """Return the weights of a network without hidden layer, for every way one update a batch.

    ways (m, updates, rows a batch) holds the numbers of the rows.
    """
    w, b = (np.repeat(part[np.newaxis], len(ways), axis=0) for part in (w, b[np.newaxis]))
    for rows in np.moveaxis(ways, 1, 0):
        xb = x[rows]
        p = np.exp(xb @ w + b)
        delta = (p / p.sum(axis=2, keepdims=True) - t[rows]) / rows.shape[1]
        w, b = w - 2.0 * xb.swapaxes(1, 2) @ delta, b - 2.0 * delta.sum(axis=1, keepdims=True)
    return w


# Two orders that give the same batches in all three epochs: C(12, 5) C(7, 5) cubed, below 1e-12.
@check("train_mlp", "shuffles", chance=1e-12)
def test_every_training_has_an_order_from_rng(student, draw):
    params, x, t, _ = _network(draw, hidden=1)
    seed = draw.seed()
    size = draw.size("rows a batch", 4, 5)

    def train(rng):
        trained, _ = student.train_mlp(params, x, t, 3, size, 0.5, rng)
        layers = expect_pairs(trained, len(params), name="the layers")
        return expect_shape(layers[0][0], params[0][0].shape, name="the trained weight matrix")

    first, again, other = (
        train(student.rng(seed)),
        train(student.rng(seed)),
        train(student.rng(seed + 1)),
    )

    expect_that(
        np.array_equal(first, again),
        say(
            "two generators in the same state give different weights; every draw must come from rng"
        ),
        kind="not from rng",
    )
    expect_that(
        not np.allclose(first, other, rtol=1e-9, atol=0),
        say(
            "two generators in different states give the same training; the order must come from rng"
        ),
        kind="not shuffled",
    )


def _judged(reference, draw, hidden=1):
    """Return (params, x, t, predicted): no class is predicted for nearly all rows.

    So many rows that two wrong ways of counting hardly ever count the same, and a prime number of
    them, so that no share is a round number. The surest row comes first: so the largest entry of the
    whole matrix, taken for a class, is one.
    """
    n = draw.pick([61, 67, 71, 73, 79])
    while True:
        params, x, t, _ = _network(draw, hidden, examples=(n, n))
        p = reference.mlp_forward(params, x)
        order = np.argsort(-np.max(p, axis=1))
        predicted = np.argmax(p[order], axis=1)
        if np.max(np.bincount(predicted)) < 0.8 * len(x):
            return params, x[order], t[order], predicted


@check("accuracy", "values")
def test_accuracy_is_the_share_of_right_rows(student, reference, draw):
    params, x, t, labels = _judged(reference, draw)
    # Some right and more wrong: neither 0, one half nor 1, where other statistics agree.
    wrong = draw.permutation(len(x))[draw.size("right rows", 15, 25) :]
    # Not all of them one class too high: then the next class would be right as often as this is not.
    shift = draw.integers(1, t.shape[1] - 1, len(wrong))
    shift[:2] = 1, 2
    labels[wrong] = (labels[wrong] + shift) % t.shape[1]

    yours = expect_number(student.accuracy(params, x, labels), name="the accuracy")

    expect(yours, like=reference.accuracy(params, x, labels), name="the accuracy")


@check("accuracy", "absent_class")
def test_the_highest_class_may_be_absent_from_the_labels(student, reference, draw):
    # It is predicted all the same, more often than any other: the label is the best of the others.
    params, x, _, predicted = _judged(reference, draw)
    order = np.argsort(np.bincount(predicted, minlength=len(params[-1][1])))
    params[-1] = tuple(part[..., order] for part in params[-1])
    labels = np.argmax(np.asarray(reference.mlp_forward(params, x))[:, :-1], axis=1)

    yours = expect_number(student.accuracy(params, x, labels), name="the accuracy")

    expect(yours, like=reference.accuracy(params, x, labels), name="the accuracy")


@check("accuracy", "all_right")
def test_accuracy_of_right_predictions_is_one(student, reference, draw):
    # And none right: code that counts the distinct values finds only one in either case.
    params, x, t, labels = _judged(reference, draw)
    wrong = (labels + 1) % t.shape[1]

    # The logits may be far apart: where e^z overflows, all rows would look alike. And a single row has an accuracy
    # too.
    sharp = [*params[:-1], tuple(1e5 * part for part in params[-1])]
    all_right = [
        student.accuracy(params, x, labels),
        student.accuracy(sharp, x, labels),
        student.accuracy(params, x[:1], labels[:1]),
    ]
    none_right = student.accuracy(params, x, wrong)
    # All calls come before the first comparison, since one result alone fits several mistakes.
    for one in all_right:
        expect(one, like=1.0, name="the accuracy of right predictions")
    expect(none_right, like=0.0, name="the accuracy of wrong predictions")


@check("accuracy", "depth")
def test_accuracy_of_a_deeper_network(student, reference, draw):
    params, x, t, labels = _judged(reference, draw, hidden=3)
    wrong = draw.permutation(len(x))[draw.size("right rows", 40, 50) :]
    labels[wrong] = (labels[wrong] + 1) % t.shape[1]

    yours = expect_number(student.accuracy(params, x, labels), name="the accuracy")

    expect(yours, like=reference.accuracy(params, x, labels), name="the accuracy")


globals().update(edge_checks(__file__))
