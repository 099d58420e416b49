"""What learners get wrong about a whole network in NumPy."""

from itertools import pairwise

import numpy as np

from autograder.misconceptions import misconception, solved

right = solved("ex08_mlp")


def _drawn(sizes, rng, deviation):
    """Return normal weights of the deviation that `deviation(fan_in, fan_out)` says, zero biases."""
    return [
        (rng.standard_normal((a, b)) * deviation(a, b), np.zeros(b)) for a, b in pairwise(sizes)
    ]


@misconception("mlp-init-xavier", of="init_mlp")
def init_xavier(sizes, rng):
    return _drawn(sizes, rng, lambda a, b: np.sqrt(1 / a))


@misconception("mlp-init-fan-out", of="init_mlp")
def init_fan_out(sizes, rng):
    return _drawn(sizes, rng, lambda a, b: np.sqrt(2 / b))


@misconception("mlp-init-fan-in-of-the-first-layer", of="init_mlp")
def init_first_fan_in(sizes, rng):
    return _drawn(sizes, rng, lambda a, b: np.sqrt(2 / sizes[0]))


@misconception("mlp-init-variance-as-deviation", of="init_mlp")
def init_variance(sizes, rng):
    return _drawn(sizes, rng, lambda a, b: 2 / a)


@misconception("mlp-init-unscaled", of="init_mlp")
def init_unscaled(sizes, rng):
    return _drawn(sizes, rng, lambda a, b: 1.0)


@misconception("mlp-init-zeros", of="init_mlp")
def init_zeros(sizes, rng):
    return _drawn(sizes, rng, lambda a, b: 0.0)


@misconception("mlp-init-biases-not-zero", of="init_mlp")
def init_biases(sizes, rng):
    return [(w, rng.standard_normal(b.shape)) for w, b in right.init_mlp(sizes, rng)]


@misconception("mlp-init-transposed", of="init_mlp")
def init_transposed(sizes, rng):
    return [(w.T, b) for w, b in right.init_mlp(sizes, rng)]


@misconception("mlp-init-bias-shape", of="init_mlp")
def init_bias_shape(sizes, rng):
    return [(w, np.zeros(len(w))) for w, _ in right.init_mlp(sizes, rng)]


@misconception("mlp-init-layer-missing", of="init_mlp")
def init_layer_missing(sizes, rng):
    return right.init_mlp(sizes[:-1], rng)


@misconception("mlp-init-one-layer-too-many", of="init_mlp")
def init_too_many(sizes, rng):
    return [
        (right.he_init(sizes[k], sizes[k + 1], rng), np.zeros(sizes[k + 1]))
        for k in range(len(sizes))
    ]


@misconception("mlp-init-seeded-inside", of="init_mlp")
def init_seeded(sizes, rng):
    return right.init_mlp(sizes, np.random.default_rng(0))


@misconception("mlp-init-own-generator", of="init_mlp")
def init_own_generator(sizes, rng):
    return right.init_mlp(sizes, np.random.default_rng())


@misconception("mlp-init-two-lists", of="init_mlp")
def init_two_lists(sizes, rng):
    layers = right.init_mlp(sizes, rng)
    return [w for w, _ in layers], [b for _, b in layers]


@misconception("mlp-init-dictionary", of="init_mlp")
def init_dictionary(sizes, rng):
    named = {}
    for k, (w, b) in enumerate(right.init_mlp(sizes, rng), start=1):
        named[f"W{k}"], named[f"b{k}"] = w, b
    return named


def relu(z):
    return np.maximum(z, 0)


def _logits(params, x, hidden=relu):
    """Return the pre-activations of the output layer; `hidden` is the other layers' activation."""
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = hidden(a @ w + b)
    return a @ params[-1][0] + params[-1][1]


@misconception("mlp-forward-biases-missing", of="mlp_forward")
def forward_without_biases(params, x):
    return right.mlp_forward([(w, 0 * b) for w, b in params], x)


@misconception("mlp-forward-last-bias-missing", of="mlp_forward")
def forward_without_last_bias(params, x):
    return right.mlp_forward([*params[:-1], (params[-1][0], 0 * params[-1][1])], x)


@misconception("mlp-forward-bias-after-relu", of="mlp_forward")
def forward_bias_after_relu(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = relu(a @ w) + b
    return right.softmax(a @ params[-1][0] + params[-1][1])


@misconception("mlp-forward-relu-on-output", of="mlp_forward")
def forward_relu_on_output(params, x):
    return right.softmax(relu(_logits(params, x)))


@misconception("mlp-forward-relu-missing", of="mlp_forward")
def forward_without_relu(params, x):
    return right.softmax(_logits(params, x, hidden=lambda z: z))


@misconception("mlp-forward-sigmoid-hidden", of="mlp_forward")
def forward_sigmoid_hidden(params, x):
    return right.softmax(_logits(params, x, hidden=lambda z: 1 / (1 + np.exp(-z))))


@misconception("mlp-forward-leaky-hidden", of="mlp_forward")
def forward_leaky_hidden(params, x):
    return right.softmax(_logits(params, x, hidden=lambda z: np.maximum(0.01 * z, z)))


@misconception("mlp-forward-softmax-everywhere", of="mlp_forward")
def forward_softmax_everywhere(params, x):
    return right.softmax(_logits(params, x, hidden=right.softmax))


@misconception("mlp-forward-returns-logits", of="mlp_forward")
def forward_logits(params, x):
    return _logits(params, x)


@misconception("mlp-forward-log-probabilities", of="mlp_forward")
def forward_log_probabilities(params, x):
    z = _logits(params, x)
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


@misconception("mlp-forward-sigmoid-output", of="mlp_forward")
def forward_sigmoid_output(params, x):
    return 1 / (1 + np.exp(-_logits(params, x)))


@misconception("mlp-forward-softmax-over-examples", of="mlp_forward")
def forward_over_examples(params, x):
    return right.softmax(_logits(params, x).T).T


@misconception("mlp-forward-unshifted-softmax", of="mlp_forward")
def forward_unshifted(params, x):
    e = np.exp(_logits(params, x))
    return e / e.sum(axis=1, keepdims=True)


@misconception("mlp-forward-classes-for-probabilities", of="mlp_forward")
def forward_classes(params, x):
    return _logits(params, x).argmax(axis=1)


@misconception("mlp-forward-x-into-every-layer", of="mlp_forward")
def forward_x_everywhere(params, x):
    for w, b in params[:-1]:
        relu(x @ w + b)
    return right.softmax(x @ params[-1][0] + params[-1][1])


@misconception("mlp-forward-two-layers-alone", of="mlp_forward")
def forward_two_layers(params, x):
    (w1, b1), (w2, b2) = params
    return right.softmax(relu(x @ w1 + b1) @ w2 + b2)


def _summed(delta):
    return delta.sum(axis=0)


def _mask(back, z, a):
    return back * (z > 0)


def _output_error(p, t, z):
    return (p - t) / len(p)


def _weight_gradient(a, z, out, delta):
    return a.T @ delta


def _gradients(
    params, x, t, error=_output_error, back=_mask, weights=_weight_gradient, bias=_summed, bent=relu
):
    """Return the gradients of the network, one of whose pieces a misconception replaces.

    `error(p, t, logits)` is the delta of the output layer, `back(delta, z, a)` what a hidden layer
    makes of the delta that reaches it, `weights(a, z, out, delta)` and `bias(delta)` the gradients
    of a layer whose input is a = relu(z) and whose output is `out`.
    """
    zs, activations = [np.asarray(x)], [np.asarray(x)]
    for w, b in params:
        zs.append(activations[-1] @ w + b)
        activations.append(bent(zs[-1]))
    p = activations[-1] = right.softmax(zs[-1])
    delta = error(p, t, zs[-1])
    grads = []
    for k in reversed(range(len(params))):
        dw = weights(activations[k], zs[k], activations[k + 1], delta)
        grads.append((dw, bias(delta)))
        if k > 0:
            delta = back(delta @ params[k][0].T, zs[k], activations[k])
    return grads[::-1]


@misconception("mlp-gradients-relu-mask-missing", of="mlp_gradients")
def gradients_without_mask(params, x, t):
    return _gradients(params, x, t, back=lambda delta, z, a: delta)


@misconception("mlp-gradients-relu-of-the-error", of="mlp_gradients")
def gradients_relu_of_error(params, x, t):
    return _gradients(params, x, t, back=lambda delta, z, a: relu(delta))


@misconception("mlp-gradients-times-the-activation", of="mlp_gradients")
def gradients_times_activation(params, x, t):
    return _gradients(params, x, t, back=lambda delta, z, a: delta * a)


@misconception("mlp-gradients-sigmoid-slope", of="mlp_gradients")
def gradients_sigmoid_slope(params, x, t):
    return _gradients(params, x, t, back=lambda delta, z, a: delta * a * (1 - a))


@misconception("mlp-gradients-relu-mask-on-output", of="mlp_gradients")
def gradients_mask_on_output(params, x, t):
    return _gradients(params, x, t, error=lambda p, t, z: (p - t) * (z > 0) / len(p))


@misconception("mlp-gradients-not-divided", of="mlp_gradients")
def gradients_not_divided(params, x, t):
    return _gradients(params, x, t, error=lambda p, t, z: p - t)


@misconception("mlp-gradients-divided-twice", of="mlp_gradients")
def gradients_divided_twice(params, x, t):
    return _gradients(params, x, t, error=lambda p, t, z: (p - t) / len(p) ** 2)


@misconception("mlp-gradients-over-entries", of="mlp_gradients")
def gradients_over_entries(params, x, t):
    return _gradients(params, x, t, error=lambda p, t, z: (p - t) / p.size)


@misconception("mlp-gradients-sign", of="mlp_gradients")
def gradients_sign(params, x, t):
    return _gradients(params, x, t, error=lambda p, t, z: (t - p) / len(p))


@misconception("mlp-gradients-extra-slope", of="mlp_gradients")
def gradients_extra_slope(params, x, t):
    return _gradients(params, x, t, error=lambda p, t, z: (p - t) * p * (1 - p) / len(p))


@misconception("mlp-gradients-factor-two", of="mlp_gradients")
def gradients_factor_two(params, x, t):
    return _gradients(params, x, t, error=lambda p, t, z: 2 * (p - t) / len(p))


@misconception("mlp-gradients-bias-per-example", of="mlp_gradients")
def gradients_bias_per_example(params, x, t):
    return _gradients(params, x, t, bias=lambda delta: delta)


@misconception("mlp-gradients-bias-not-divided", of="mlp_gradients")
def gradients_bias_not_divided(params, x, t):
    return _gradients(params, x, t, bias=lambda delta: len(delta) * delta.sum(axis=0))


@misconception("mlp-gradients-bias-averaged", of="mlp_gradients")
def gradients_bias_averaged(params, x, t):
    return _gradients(params, x, t, bias=lambda delta: delta.mean(axis=0))


@misconception("mlp-gradients-bias-one-number", of="mlp_gradients")
def gradients_bias_one_number(params, x, t):
    return _gradients(params, x, t, bias=np.sum)


@misconception("mlp-gradients-bias-over-units", of="mlp_gradients")
def gradients_bias_over_units(params, x, t):
    return _gradients(params, x, t, bias=lambda delta: delta.sum(axis=1))


@misconception("mlp-gradients-transposed", of="mlp_gradients")
def gradients_transposed(params, x, t):
    return _gradients(params, x, t, weights=lambda a, z, out, delta: delta.T @ a)


@misconception("mlp-gradients-from-pre-activations", of="mlp_gradients")
def gradients_from_pre_activations(params, x, t):
    return _gradients(params, x, t, weights=lambda a, z, out, delta: z.T @ delta)


@misconception("mlp-gradients-output-of-the-layer", of="mlp_gradients")
def gradients_output_of_layer(params, x, t):
    return _gradients(params, x, t, weights=lambda a, z, out, delta: out.T @ delta)


@misconception("mlp-gradients-last-layer-first", of="mlp_gradients")
def gradients_last_first(params, x, t):
    return _gradients(params, x, t)[::-1]


@misconception("mlp-gradients-forward-without-relu", of="mlp_gradients")
def gradients_forward_without_relu(params, x, t):
    return _gradients(params, x, t, bent=lambda z: z)


@misconception("mlp-gradients-forward-without-biases", of="mlp_gradients")
def gradients_forward_without_biases(params, x, t):
    return _gradients([(w, 0 * b) for w, b in params], x, t)


def _trained(params, batches, learning_rate, epochs=1, gradients=None):
    """Return (params, losses of the updates) after one update a batch; batches() begins an epoch."""
    params, losses = [(w.copy(), b.copy()) for w, b in params], []
    for _ in range(epochs):
        for xb, tb in batches():
            losses.append(right.cross_entropy(right.mlp_forward(params, xb), tb))
            grads = (gradients or right.mlp_gradients)(params, xb, tb)
            params = [
                (w - learning_rate * dw, b - learning_rate * db)
                for (w, b), (dw, db) in zip(params, grads, strict=True)
            ]
    return params, losses


@misconception("mlp-train-whole-batch", of="train_mlp")
def train_whole_batch(params, x, t, epochs, batch_size, learning_rate, rng):
    return _trained(params, lambda: [(x, t)], learning_rate, epochs)


@misconception("mlp-train-order-not-from-rng", of="train_mlp")
def train_not_shuffled(params, x, t, epochs, batch_size, learning_rate, rng):
    cuts = range(batch_size, len(x), batch_size)
    pairs = list(zip(np.split(x, cuts), np.split(t, cuts), strict=True))
    trained, losses = _trained(params, lambda: pairs, learning_rate, epochs)
    weights = [len(xb) for xb, _ in pairs]
    return trained, _per_epoch(losses, epochs, weights)


@misconception("mlp-train-rate-lowered-after-a-hundred-epochs", of="train_mlp")
def train_rate_lowered(params, x, t, epochs, batch_size, learning_rate, rng):
    first = min(epochs, 100)
    trained, losses = right.train_mlp(params, x, t, first, batch_size, learning_rate, rng)
    if epochs > first:
        left = epochs - first
        trained, late = right.train_mlp(trained, x, t, left, batch_size, learning_rate / 10, rng)
        losses = [*losses, *late]
    return trained, losses


@misconception("mlp-train-own-generator", of="train_mlp")
def train_own_generator(params, x, t, epochs, batch_size, learning_rate, rng):
    rng = np.random.default_rng()
    return right.train_mlp(params, x, t, epochs, batch_size, learning_rate, rng)


@misconception("mlp-train-losses-of-every-update", of="train_mlp")
def train_losses_of_updates(params, x, t, epochs, batch_size, learning_rate, rng):
    return _trained(params, lambda: right.minibatches(x, t, batch_size, rng), learning_rate, epochs)


@misconception("mlp-train-final-loss-alone", of="train_mlp")
def train_final_loss(params, x, t, epochs, batch_size, learning_rate, rng):
    trained, losses = right.train_mlp(params, x, t, epochs, batch_size, learning_rate, rng)
    return trained, losses[-1]


@misconception("mlp-train-losses-added-over-batches", of="train_mlp")
def train_losses_added(params, x, t, epochs, batch_size, learning_rate, rng):
    trained, losses = _trained(
        params, lambda: right.minibatches(x, t, batch_size, rng), learning_rate, epochs
    )
    return trained, np.reshape(losses, (epochs, -1)).sum(axis=1)


@misconception("mlp-train-losses-not-a-mean", of="train_mlp")
def train_losses_not_a_mean(params, x, t, epochs, batch_size, learning_rate, rng):
    trained, losses = right.train_mlp(params, x, t, epochs, batch_size, learning_rate, rng)
    return trained, [loss * len(x) for loss in losses]


@misconception("mlp-train-in-place", of="train_mlp")
def train_in_place(params, x, t, epochs, batch_size, learning_rate, rng):
    trained, losses = right.train_mlp(params, x, t, epochs, batch_size, learning_rate, rng)
    for (w, b), (new_w, new_b) in zip(params, trained, strict=True):
        w[...], b[...] = new_w, new_b
    return params, losses


@misconception("mlp-train-updates-lost", of="train_mlp")
def train_updates_lost(params, x, t, epochs, batch_size, learning_rate, rng):
    _, losses = right.train_mlp(params, x, t, epochs, batch_size, learning_rate, rng)
    return params, losses


@misconception("mlp-train-pairs-broken", of="train_mlp")
def train_pairs_broken(params, x, t, epochs, batch_size, learning_rate, rng):
    return right.train_mlp(params, x, rng.permutation(t), epochs, batch_size, learning_rate, rng)


def _predicted(params, x):
    return right.mlp_forward(params, x).argmax(axis=1)


@misconception("mlp-accuracy-count", of="accuracy")
def accuracy_count(params, x, labels):
    return float(np.sum(_predicted(params, x) == labels))


@misconception("mlp-accuracy-percent", of="accuracy")
def accuracy_percent(params, x, labels):
    return 100 * right.accuracy(params, x, labels)


@misconception("mlp-accuracy-error-rate", of="accuracy")
def accuracy_error_rate(params, x, labels):
    return 1 - right.accuracy(params, x, labels)


@misconception("mlp-accuracy-all-or-nothing", of="accuracy")
def accuracy_all_or_nothing(params, x, labels):
    return float(np.sum(_predicted(params, x) == labels) // len(labels))


@misconception("mlp-accuracy-least-probable", of="accuracy")
def accuracy_least_probable(params, x, labels):
    return float(np.mean(right.mlp_forward(params, x).argmin(axis=1) == labels))


@misconception("mlp-accuracy-over-examples", of="accuracy")
def accuracy_over_examples(params, x, labels):
    return float(np.mean(right.mlp_forward(params, x).argmax(axis=0) == labels))


@misconception("mlp-accuracy-argmax-of-the-matrix", of="accuracy")
def accuracy_of_matrix(params, x, labels):
    return float(np.mean(np.argmax(right.mlp_forward(params, x)) == labels))


@misconception("mlp-accuracy-counts-from-one", of="accuracy")
def accuracy_from_one(params, x, labels):
    return float(np.mean(_predicted(params, x) + 1 == labels))


@misconception("mlp-accuracy-of-every-entry", of="accuracy")
def accuracy_of_entries(params, x, labels):
    p = right.mlp_forward(params, x)
    return float(np.mean(np.round(p) == np.eye(p.shape[1])[labels]))


@misconception("mlp-accuracy-above-one-half", of="accuracy")
def accuracy_above_half(params, x, labels):
    p = right.mlp_forward(params, x)
    return float(np.mean(p[np.arange(len(p)), labels] > 0.5))


@misconception("mlp-accuracy-mean-probability", of="accuracy")
def accuracy_mean_probability(params, x, labels):
    p = right.mlp_forward(params, x)
    return float(np.mean(p[np.arange(len(p)), labels]))


@misconception("mlp-accuracy-labels-as-one-hot", of="accuracy")
def accuracy_one_hot_labels(params, x, labels):
    return float(np.mean(_predicted(params, x) == labels.argmax(axis=1)))


@misconception("mlp-accuracy-one-hidden-layer-alone", of="accuracy")
def accuracy_one_hidden_layer(params, x, labels):
    (w1, b1), (w2, b2) = params
    scores = np.maximum(x @ w1 + b1, 0) @ w2 + b2
    return float(np.mean(np.argmax(scores, axis=1) == labels))


@misconception("mlp-init-glorot", of="init_mlp")
def init_glorot(sizes, rng):
    return _drawn(sizes, rng, lambda a, b: np.sqrt(2 / (a + b)))


@misconception("mlp-init-small-constant", of="init_mlp")
def init_small(sizes, rng):
    return _drawn(sizes, rng, lambda a, b: 0.01)


@misconception("mlp-init-only-positive", of="init_mlp")
def init_positive(sizes, rng):
    return [(rng.random((a, b)) * np.sqrt(2 / a), np.zeros(b)) for a, b in pairwise(sizes)]


@misconception("mlp-init-uniform-limit", of="init_mlp")
def init_uniform_limit(sizes, rng):
    return [
        (rng.uniform(-np.sqrt(2 / a), np.sqrt(2 / a), (a, b)), np.zeros(b))
        for a, b in pairwise(sizes)
    ]


def _minibatches(x, t, batch_size, rng):
    return lambda: right.minibatches(x, t, batch_size, rng)


def _per_epoch(losses, epochs, weights=None):
    return np.average(np.reshape(losses, (epochs, -1)), axis=1, weights=weights)


@misconception("mlp-train-uphill", of="train_mlp")
def train_uphill(params, x, t, epochs, batch_size, learning_rate, rng):
    return right.train_mlp(params, x, t, epochs, batch_size, -learning_rate, rng)


@misconception("mlp-train-biases-not-updated", of="train_mlp")
def train_biases_not_updated(params, x, t, epochs, batch_size, learning_rate, rng):
    params, losses = list(params), []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in right.minibatches(x, t, batch_size, rng):
            total += right.cross_entropy(right.mlp_forward(params, xb), tb) * len(xb)
            grads = right.mlp_gradients(params, xb, tb)
            params = [
                (w - learning_rate * dw, b) for (w, b), (dw, _) in zip(params, grads, strict=True)
            ]
        losses.append(total / len(x))
    return params, losses


@misconception("mlp-train-summed-gradient", of="train_mlp")
def train_summed(params, x, t, epochs, batch_size, learning_rate, rng):
    params, losses = [(w.copy(), b.copy()) for w, b in params], []
    for _ in range(epochs):
        for xb, tb in right.minibatches(x, t, batch_size, rng):
            params, loss = right.train_mlp(params, xb, tb, 1, len(xb), learning_rate * len(xb), rng)
            losses += loss
    return params, _per_epoch(losses, epochs)


@misconception("mlp-train-tail-dropped", of="train_mlp")
def train_tail_dropped(params, x, t, epochs, batch_size, learning_rate, rng):
    def batches():
        return list(right.minibatches(x, t, batch_size, rng))[: len(x) // batch_size]

    trained, losses = _trained(params, batches, learning_rate, epochs)
    return trained, _per_epoch(losses, epochs)


@misconception("mlp-train-one-batch-an-epoch", of="train_mlp")
def train_one_batch(params, x, t, epochs, batch_size, learning_rate, rng):
    def batches():
        return list(right.minibatches(x, t, batch_size, rng))[:1]

    return _trained(params, batches, learning_rate, epochs)


@misconception("mlp-train-begins-anew", of="train_mlp")
def train_begins_anew(params, x, t, epochs, batch_size, learning_rate, rng):
    runs = [right.train_mlp(params, x, t, 1, batch_size, learning_rate, rng) for _ in range(epochs)]
    return runs[-1][0], [loss for _, losses in runs for loss in losses]


@misconception("mlp-train-loss-of-the-last-batch", of="train_mlp")
def train_loss_of_last(params, x, t, epochs, batch_size, learning_rate, rng):
    batches = _minibatches(x, t, batch_size, rng)
    trained, losses = _trained(params, batches, learning_rate, epochs)
    return trained, np.reshape(losses, (epochs, -1))[:, -1]


@misconception("mlp-train-shuffled-once", of="train_mlp")
def train_shuffled_once(params, x, t, epochs, batch_size, learning_rate, rng):
    batches = list(right.minibatches(x, t, batch_size, rng))
    trained, losses = _trained(params, lambda: batches, learning_rate, epochs)
    weights = [len(xb) for xb, _ in batches]
    return trained, _per_epoch(losses, epochs, weights)


@misconception("mlp-accuracy-classes-counted-in-the-labels", of="accuracy")
def accuracy_classes_from_labels(params, x, labels):
    targets = np.eye(labels.max() + 1)
    return float(np.mean((targets[_predicted(params, x)] * targets[labels]).sum(axis=1)))


@misconception("mlp-accuracy-second-count", of="accuracy")
def accuracy_second_count(params, x, labels):
    _, counts = np.unique(_predicted(params, x) == labels, return_counts=True)
    return float(counts[1] / len(labels))


@misconception("mlp-train-best-weights", of="train_mlp")
def train_best_weights(params, x, t, epochs, batch_size, learning_rate, rng):
    best, losses = params, []
    for _ in range(epochs):
        params, loss = right.train_mlp(params, x, t, 1, batch_size, learning_rate, rng)
        losses += loss
        if losses[-1] == min(losses):
            best = params
    return best, losses


def _until(enough, params, x, t, epochs, batch_size, learning_rate, rng):
    """Train until enough(losses) holds, losses of the epochs so far."""
    losses = []
    for _ in range(epochs):
        params, loss = right.train_mlp(params, x, t, 1, batch_size, learning_rate, rng)
        losses += loss
        if enough(losses):
            break
    return params, losses


@misconception("mlp-train-stops-where-the-loss-rises", of="train_mlp")
def train_stops_where_it_rises(params, x, t, epochs, batch_size, learning_rate, rng):
    def risen(losses):
        return losses[-1] > losses[max(len(losses) - 2, 0)]

    return _until(risen, params, x, t, epochs, batch_size, learning_rate, rng)


@misconception("mlp-train-stops-when-it-is-good", of="train_mlp")
def train_stops_when_good(params, x, t, epochs, batch_size, learning_rate, rng):
    def good(losses):
        return losses[-1] < 1e-3

    return _until(good, params, x, t, epochs, batch_size, learning_rate, rng)


@misconception("mlp-train-stops-after-epochs-without-progress", of="train_mlp")
def train_patient(params, x, t, epochs, batch_size, learning_rate, rng):
    def waited(losses):
        return len(losses) > 5 and min(losses[-5:]) >= min(losses[:-5])

    return _until(waited, params, x, t, epochs, batch_size, learning_rate, rng)


@misconception("mlp-train-gradients-clipped", of="train_mlp")
def train_clipped(params, x, t, epochs, batch_size, learning_rate, rng):
    def clipped(*batch):
        return [(dw.clip(-5, 5), db.clip(-5, 5)) for dw, db in right.mlp_gradients(*batch)]

    batches = _minibatches(x, t, batch_size, rng)
    trained, losses = _trained(params, batches, learning_rate, epochs, clipped)
    weights = [len(rows) for rows in np.split(x, range(batch_size, len(x), batch_size))]
    return trained, _per_epoch(losses, epochs, weights)


@misconception("mlp-gradients-bias-summed-after-a-squeeze", of="mlp_gradients")
def gradients_bias_after_squeeze(params, x, t):
    return [(dw, db if len(x) > 1 else db.sum()) for dw, db in right.mlp_gradients(params, x, t)]


@misconception("mlp-init-a-hidden-layer-expected", of="init_mlp")
def init_hidden_expected(sizes, rng):
    inputs, *_ = sizes
    middle = [sizes[k + 1] for k in range(len(sizes) - 2)]
    return right.init_mlp([inputs, middle[0], *middle[1:], sizes[-1]], rng)


@misconception("mlp-init-one-hidden-width", of="init_mlp")
def init_one_hidden_width(sizes, rng):
    return [
        (rng.standard_normal((a, b)) * np.sqrt(2 / sizes[min(k, 1)]), np.zeros(b))
        for k, (a, b) in enumerate(pairwise(sizes))
    ]


@misconception("mlp-gradients-softmax-unshifted", of="mlp_gradients")
def gradients_softmax_unshifted(params, x, t):
    p = forward_unshifted(params, x)
    return _gradients(params, x, t, error=lambda _, t, z: _output_error(p, t, z))


@misconception("mlp-train-rows-left-over-spread", of="train_mlp")
def train_rows_left_over_spread(params, x, t, epochs, batch_size, learning_rate, rng):
    total = []
    for _ in range(epochs):
        parts = np.array_split(rng.permutation(len(x)), -(-len(x) // batch_size))
        batches = [(x[rows], t[rows]) for rows in parts]
        params, losses = _trained(params, batches.copy, learning_rate)
        total.append(float(np.average(losses, weights=list(map(len, parts)))))
    return params, total


@misconception("mlp-train-no-batch-above-the-data", of="train_mlp")
def train_no_batch_above_the_data(params, x, t, epochs, batch_size, learning_rate, rng):
    if batch_size <= len(x):
        return right.train_mlp(params, x, t, epochs, batch_size, learning_rate, rng)
    loss = right.cross_entropy(right.mlp_forward(params, x), t)
    return [(w.copy(), b.copy()) for w, b in params], [loss] * epochs


@misconception("mlp-train-loss-without-the-rest", of="train_mlp")
def train_loss_without_the_rest(params, x, t, epochs, batch_size, learning_rate, rng):
    params, losses = [(w.copy(), b.copy()) for w, b in params], []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in right.minibatches(x, t, batch_size, rng):
            if len(xb) == min(batch_size, len(x)):
                total += right.cross_entropy(right.mlp_forward(params, xb), tb) * len(xb)
            params, _ = _trained(params, lambda xb=xb, tb=tb: [(xb, tb)], learning_rate)
        losses.append(float(total / len(x)))
    return params, losses


@misconception("mlp-accuracy-one-row-squeezed", of="accuracy")
def accuracy_one_row_squeezed(params, x, labels):
    p = np.squeeze(right.mlp_forward(params, x))
    return float(np.mean(p.argmax(axis=1) == labels))
