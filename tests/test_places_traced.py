"""A wrong value is traced back to the statement where the mistake was made, or on to the use that is wrong."""

import pytest
from test_places import BATCHNORM, GRADIENT, TRAIN, places

from autograder.language.i18n import render

NORMS = """
def gradient_norms(x, t, weights, activation):
    outputs = layer_outputs(x, weights, activation)
    delta = (outputs[-1] - np.asarray(t)) / np.size(t)
    norms = []
    for k in range(len(weights) - 1, -1, -1):
        dw = outputs[k].T @ delta
        norms.append(np.sqrt((dw * dw).sum()))
        slope = outputs[k] > 0 if activation == "relu" else outputs[k] * (1 - outputs[k])
        delta = delta @ np.asarray(weights[k]).T * slope
    return norms[::-1]
"""
KEPT = """
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"m": [np.zeros(np.shape(p)) for p in params], "s": [np.zeros(np.shape(p)) for p in params], "count": 0}
    state["count"] += 1
    new = []
    for k in range(len(params)):
        count, grad = state["count"], np.asarray(grads[k], dtype=float)
        state["m"][k] = state["m"][k] * beta1 + (1 - beta1) * grad
        state["s"][k] = state["s"][k] * beta2 + (1 - beta2) * grad * grad
        mean = state["m"][k] / (1 - beta1**count)
        square = state["s"][k] / (1 - beta2**count)
        new.append(np.asarray(params[k]) - learning_rate * mean / (np.sqrt(square) + eps))
    return new, state
"""
LOSSES = """
def mlp_forward(params, x):
    for w, b in params[:-1]:
        x = np.maximum(x @ w + b, 0)
    return softmax(x @ params[-1][0] + params[-1][1])


def mlp_gradients(params, x, t):
    inputs = [x]
    for w, b in params[:-1]:
        inputs.append(np.maximum(inputs[-1] @ w + b, 0))
    d = (mlp_forward(params, x) - t) / len(x)
    grads = []
    for (w, b), a in zip(params[::-1], inputs[::-1]):
        grads.append((a.T @ d, d.sum(axis=0)))
        d = d @ w.T * (a > 0)
    return grads[::-1]


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for _ in range(epochs):
        loss = 0.0
        batches = list(minibatches(x, t, batch_size, rng))
        for xs, ts in batches:
            loss += cross_entropy(mlp_forward(params, xs), ts)
            steps = mlp_gradients(params, xs, ts)
            params = [(w - learning_rate * a, b - learning_rate * c) for (w, b), (a, c) in zip(params, steps)]
        losses.append(loss / len(batches))
    return params, losses
"""
SLOPE = """
def squashed(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    width = 1e-5
    return (squashed(x + width / 2) - squashed(x - width / 2)) / width
"""
HALVES = """
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    low = np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x)))
    is_low = x <= 0
    return is_low * low + (x > 0) * (1 - low)
"""
DROPPED = """
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, np.ones(x.shape)
    draw = rng.random(x.shape)
    factor = np.where(draw < rate, 0, 1 / (1 - rate))
    return x * factor, factor
"""
LAYERS = """
def init_mlp(sizes, rng):
    layers = []
    for rows, columns in zip(sizes[:-1], sizes[1:]):
        weights = rng.normal(0, np.sqrt(2 / rows), (rows, columns))
        shift = np.zeros(columns)
        layers.append((weights, shift))
    return layers
"""


@pytest.mark.parametrize(
    ("exercise_id", "function", "code", "right", "wrong", "expressions"),
    [
        # An entry of a list in a dictionary, several statements before the value that shows it.
        ("ex07_optimizers", "adam_step", KEPT, "(1 - beta1) * grad\n", "grad\n", ['state["m"][k] * beta1 + grad']),
        # What right programs keep too is right; the use of it is not.
        ("ex07_optimizers", "adam_step", KEPT, ' / (1 - beta1**count)', ' / (1 - beta2**count)', ['state["m"][k] / (1 - beta2**count)']),
        # The count of steps, where it is raised for every parameter.
        ("ex07_optimizers", "adam_step", KEPT.replace('    state["count"] += 1\n', ""), "        count, grad", '        state["count"] += 1\n        count, grad', ['state["count"] += 1']),
        # A norm is its own absolute value, so it would mend the result in the place of the matrix too.
        ("ex04_relu", "gradient_norms", NORMS, "np.sqrt((dw * dw).sum())", "np.abs(dw).mean()", ["np.abs(dw).mean()"]),
        # The sum is right but for a factor, which is missing after the loop.
        ("ex08_mlp", "train_mlp", LOSSES, "losses.append(loss / len(batches))", "losses.append(loss)", ["loss"]),
        ("ex06_softmax", "softmax_cross_entropy_gradient", GRADIENT, "n = len(z)", "n = z.shape[1]", ["z.shape[1]"]),
        ("ex01_sigmoid", "sigmoid_derivative", SLOPE, "1e-5", "0.3", ["0.3"]),
        ("ex01_sigmoid", "sigmoid", HALVES, "x <= 0", "x < 0", ["x < 0"]),
        # One draw for every column, spread over the rows two statements later.
        ("ex09_dropout", "dropout", DROPPED, "rng.random(x.shape)", "rng.random((1, x.shape[1]))", ["rng.random((1, x.shape[1]))"]),
        # Draws that come after one that should not be are right.
        ("ex08_mlp", "init_mlp", LAYERS, "np.zeros(columns)", "rng.uniform(-1, 1, columns)", ["rng.uniform(-1, 1, columns)"]),
        # An array of another shape is no argument any more.
        ("ex02_xor_forward", "forward", """
def forward(x, w1, b1, w2):
    shift = np.asarray(b1)
    turned = np.transpose(w1)
    h = sigmoid(np.asarray(x) @ turned.T + shift)
    return h, sigmoid(h @ np.asarray(w2))
""", "np.transpose(w1)", "np.asarray(w1).reshape(np.shape(w1)[::-1])", ["np.asarray(w1).reshape(np.shape(w1)[::-1])"]),
        # Another name for what should have been shuffled.
        ("ex07_optimizers", "minibatches", """
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    inputs = x[order]
    labels = y[order]
    for k in range(0, len(x), batch_size):
        yield inputs[k:k + batch_size], labels[k:k + batch_size]
""", "labels = y[order]", "labels = y", ["y"]),
        # Added in the formula that is assigned, not where its value is squashed.
        ("ex02_xor_forward", "forward", """
def forward(x, w1, b1, w2):
    before = np.dot(x, w1) + b1
    h = sigmoid(before)
    return h, sigmoid(np.dot(h, w2))
""", "np.dot(x, w1) + b1", "np.dot(x, w1)", ["np.dot(x, w1)"]),
        # A factor that right programs compute is right; that it is used here is not.
        ("ex09_dropout", "dropout", """
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    share = 1 - rate
    if training:
        kept = rng.random(x.shape) < share
        return x * kept / share, kept / share
    return x * 1.0, np.ones(x.shape)
""", "x * 1.0, np", "x * share, np", ["x * share"]),
        # 0 and 1 compared with a half stay what they are: they would mend in the place of the probabilities too.
        ("ex08_mlp", "accuracy", """
def accuracy(params, x, labels):
    for w, b in params[:-1]:
        x = np.maximum(x @ w + b, 0)
    p = softmax(x @ params[-1][0] + params[-1][1])
    of_label = np.take_along_axis(p, np.reshape(labels, (-1, 1)), axis=1)[:, 0]
    return np.mean(of_label >= p.max(axis=1))
""", "of_label >= p.max(axis=1)", "of_label >= 0.5", ["of_label >= 0.5"]),
        ("ex05_initializers", "he_init", """
def he_init(fan_in, fan_out, rng):
    return np.sqrt(2 / fan_in) * rng.standard_normal((fan_in, fan_out))
""", "(fan_in, fan_out))", "(fan_out, fan_in))", ["rng.standard_normal((fan_out, fan_in))"]),
        # The square of what stands below is needed there, and nothing is wrong above.
        ("ex01_sigmoid", "sigmoid_derivative", """
def sigmoid_derivative(x):
    above = np.exp(-np.absolute(np.asarray(x, dtype=float)))
    below = (above + 1) ** 2
    return above / below
""", "(above + 1) ** 2", "above + 1", ["above + 1"]),
        # The sums of the rows are needed below, of a numerator that no right program has.
        ("ex06_softmax", "softmax", """
def softmax(z):
    powers = np.exp(np.asarray(z) - np.max(z) / 2)
    total = powers.sum(axis=1, keepdims=True)
    return powers / total
""", "powers.sum(axis=1, keepdims=True)", "powers.sum(axis=0)", ["powers.sum(axis=0)"]),
        # The overflow inside a helper, not what is made of it.
        ("ex01_sigmoid", "sigmoid", """
def share(above, below):
    odds = np.exp(above - below)
    return odds / (1 + odds)


def sigmoid(x):
    x = np.asarray(x, dtype=float)
    return 1 * share(np.minimum(x, 30), 0.0)
""", "np.minimum(x, 30)", "x", ["np.exp(above - below)"]),
        # Computed once, where every layer needs its own: right for the first, so that the next draw is the place.
        ("ex08_mlp", "init_mlp", """
def init_mlp(sizes, rng):
    layers = []
    spread = (2 / sizes[0]) ** 0.5
    for k in range(1, len(sizes)):
        spread = (2 / sizes[k - 1]) ** 0.5
        layers.append((rng.normal(scale=spread, size=(sizes[k - 1], sizes[k])), np.zeros(sizes[k])))
    return layers
""", "        spread = (2 / sizes[k - 1]) ** 0.5\n", "", ["rng.normal(scale=spread, size=(sizes[k - 1], sizes[k]))"]),
        # The end of a loop with a step, computed before it.
        ("ex07_optimizers", "minibatches", """
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    end = len(x)
    return [(x[order[k:k + batch_size]], y[order[k:k + batch_size]]) for k in range(0, end, batch_size)]
""", "end = len(x)", "end = batch_size * (len(x) // batch_size)", ["batch_size * (len(x) // batch_size)"]),
        # A variable with two uses, one of which is wrong.
        ("ex10_batchnorm", "batchnorm", """
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    own, spread = np.mean(x, axis=0), np.var(x, axis=0)
    middle, width = (own, spread) if training else (running_mean, running_var)
    out = gamma * (x - middle) / np.sqrt(width + eps) + beta
    if training:
        running_var = momentum * running_var + (1 - momentum) * spread
    share = momentum if training else 1.0
    running_mean = share * running_mean + (1 - share) * own
    return out, (x, gamma), running_mean, running_var
""", "share = momentum if training else 1.0", "share = momentum", ["own"]),
    ],
)  # fmt: skip
def test_a_wrong_value_is_traced_to_the_statement_at_fault(
    exercise_id, function, code, right, wrong, expressions, tmp_path
):
    assert code.count(right) == 1

    found = places(tmp_path, exercise_id, function, code.replace(right, wrong))

    assert [place.expression for place in found] == expressions


def test_a_place_is_shown_once(tmp_path):
    code = TRAIN.replace("    losses = []\n", "    losses, shrink = [], 1e-2\n")
    code = code.replace("w1 - learning", "(1 - shrink) * w1 - learning")
    code = code.replace("w2 - learning", "(1 - shrink) * w2 - learning")

    found = places(tmp_path, "ex03_backprop", "train", code)

    assert [place.expression for place in found] == ["1e-2"]


def test_both_sides_of_an_operation_are_places_though_they_use_one_value(tmp_path):
    code = """
def softmax(z):
    z = np.asarray(z, dtype=float)
    s = z / np.max(z, axis=1, keepdims=True)
    denominator = np.sum(s, axis=1, keepdims=True)
    return np.exp(s) / denominator
"""
    found = places(tmp_path, "ex06_softmax", "softmax", code)
    assert [one.expression for one in found] == [
        "z / np.max(z, axis=1, keepdims=True)",
        "np.sum(s, axis=1, keepdims=True)",
    ]
    assert all(one.certain and one.note is None for one in found)


def test_an_earlier_value_of_a_variable_is_no_right_use_of_a_wrong_one(tmp_path):
    code = """
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    d = np.zeros(x.shape)
    d = np.where(x > 0, x, d)
    d = np.where(x <= 0, 0.01, d)
    return d
"""
    (place,) = places(tmp_path, "ex04_relu", "relu_derivative", code)
    assert place.expression == "np.where(x <= 0, 0.01, d)"


def test_a_number_spread_over_an_array_is_no_wrong_shape(tmp_path):
    code = BATCHNORM.replace(
        "/ std\n    if training", "/ std\n    if len(x) == 1:\n        norm = x\n    if training"
    )

    found = places(tmp_path, "ex10_batchnorm", "batchnorm", code)

    assert [(place.expression, place.note) for place in found] == [("x", None)]


def test_a_comparison_without_its_limit_is_said(tmp_path):
    (place,) = places(tmp_path, "ex01_sigmoid", "sigmoid", HALVES.replace("x <= 0", "x < 0"))

    assert place.note is not None
    assert "with the limit itself taken in here" in render(place.note, "en")


@pytest.mark.parametrize(
    ("made", "used", "expression"),
    [
        ("    each = np.vectorize(ramp)\n", "each(x)", "np.vectorize(ramp)"),
        ("", "np.vectorize(ramp)(x)", "np.vectorize(ramp)(x)"),
    ],
)
def test_what_np_vectorize_cuts_off_is_said(made, used, expression, tmp_path):
    code = f"""
def ramp(v):
    return v if v > 0 else 0


def relu(x):
    x = np.asarray(x, dtype=float)
{made}    return {used}
"""
    (place,) = places(tmp_path, "ex04_relu", "relu", code)

    assert place.expression == expression
    assert place.note is not None and "np.vectorize gives" in render(place.note, "en")


BEHIND_EACH_OTHER = {
    "the second one hides the first": (
        "ex08_mlp",
        "mlp_forward",
        """
def mlp_forward(params, x):
    values = np.array(x, dtype=float)
    *inner, (last, shift) = params
    for w, b in inner:
        values = np.maximum(values @ w + b, 0)
    scores = values @ last
    scores = scores - shift
    shares = softmax(scores)
    return softmax(shares)
""",
        ["scores - shift", "softmax(shares)"],
    ),
    "two terms of a sum": (
        "ex04_relu",
        "relu",
        """
def relu(x):
    x = np.asarray(x, dtype=float)
    high = np.where(x > 1, x, 0)
    low = np.where(x < 0, 0.1 * x, 0)
    return high + low
""",
        ["np.where(x > 1, x, 0)", "0.1 * x"],
    ),
    # The square of S times e^-x is the slope as well, so the left factor may stay as it is.
    "two factors": (
        "ex01_sigmoid",
        "sigmoid_derivative",
        """
def sigmoid_derivative(x):
    own = 1 / (1 + np.exp(-np.asarray(x, dtype=float)))
    left = own**2
    right = 1 - 1 / (1 + np.exp(-own))
    return left * right
""",
        ["1 - 1 / (1 + np.exp(-own))"],
    ),
    "what is first wrong is the error": (
        "ex04_relu",
        "gradient_norms",
        """
def gradient_norms(x, t, weights, activation):
    layers = layer_outputs(x, weights, activation)
    y = layers[-1]
    error = (y + np.asarray(t)) * y * (1 - y) / y.size
    norms = []
    for k in reversed(range(len(weights))):
        own = layers[k].T @ error
        norms.append(float(np.abs(own).sum()))
        slope = layers[k] * (1 - layers[k]) if activation == "sigmoid" else layers[k] > 0
        error = error @ np.asarray(weights[k]).T * slope
    return norms[::-1]
""",
        ["(y + np.asarray(t)) * y * (1 - y) / y.size", "np.abs(own)"],
    ),
}


@pytest.mark.parametrize("name", BEHIND_EACH_OTHER)
def test_a_right_value_at_the_end_does_not_hide_what_is_wrong_before(name, tmp_path):
    exercise_id, function, code, expressions = BEHIND_EACH_OTHER[name]

    found = places(tmp_path, exercise_id, function, code)

    assert sorted(place.expression for place in found) == sorted(expressions)


@pytest.mark.parametrize(
    ("exercise_id", "function", "code", "expression"),
    [
        (
            "ex04_relu",
            "relu",
            """
def relu(x):
    x = np.asarray(x, dtype=float)
    out = []
    for value in x.ravel():
        out.append(value if value > 1 else 0.0)
    return np.array(out).reshape(x.shape)
""",
            "value > 1",
        ),
        (
            "ex04_relu",
            "leaky_relu",
            """
def leaky_relu(x, slope=0.01):
    x = np.array(x, dtype=float)
    flat = x.reshape(-1)
    for k in range(len(flat)):
        if flat[k] < -1:
            flat[k] = slope * flat[k]
    return x
""",
            "flat[k] < -1",
        ),
        (
            "ex04_relu",
            "leaky_relu",
            """
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    keep = x > -1
    return np.where(keep, x, slope * x)
""",
            "x > -1",
        ),
    ],
)
def test_a_condition_that_is_wrong_for_some_entries_is_the_place(
    exercise_id, function, code, expression, tmp_path
):
    found = places(tmp_path, exercise_id, function, code)

    assert [place.expression for place in found] == [expression]


def test_where_a_whole_branch_is_wrong_the_condition_is_right(tmp_path):
    code = """
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    out = []
    for value in x.ravel():
        if value > 0:
            out.append(1 / (1 + np.exp(-value)))
        else:
            out.append(np.exp(value) / (2 + np.exp(value)))
    return np.array(out).reshape(x.shape)
"""
    found = places(tmp_path, "ex01_sigmoid", "sigmoid", code)

    assert [place.expression for place in found] == ["2 + np.exp(value)"]


def test_a_count_in_a_dictionary_that_is_raised_too_often_is_one_place(tmp_path):
    code = """
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        zeros = [np.zeros(np.shape(p)) for p in params]
        state = {"n": 0, "first": zeros, "second": list(zeros)}
    state = {"n": state["n"], "first": list(state["first"]), "second": list(state["second"])}
    out = []
    for k, (p, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, dtype=float)
        state["n"] += 1
        state["first"][k] = beta1 * state["first"][k] + (1 - beta1) * g
        state["second"][k] = beta2 * state["second"][k] + (1 - beta2) * g * g
        first = state["first"][k] / (1 - beta1 ** state["n"])
        second = state["second"][k] / (1 - beta2 ** state["n"])
        out.append(np.asarray(p) - learning_rate * first / (np.sqrt(second) + eps))
    return out, state
"""
    found = places(tmp_path, "ex07_optimizers", "adam_step", code)

    assert [place.expression for place in found] == ['state["n"] += 1']
