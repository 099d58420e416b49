"""Where it goes wrong: the first expression of a submission whose value is wrong."""

import inspect
import sys

import numpy as np
import pytest
import scipy.special
from places import EXERCISES

from autograder.checking.check import checks_of
from autograder.course.catalogue import course
from autograder.course.paths import SOLUTIONS
from autograder.isolation.isolated import Isolation, Limits
from autograder.judging.diagnosis import Diagnosis
from autograder.judging.engine import Bench, assess
from autograder.judging.places import right
from autograder.judging.places.find import places_of
from autograder.judging.places.programs import Programs
from autograder.judging.places.runner import BudgetSpent
from autograder.judging.places.sentences import difference
from autograder.judging.places.values import Known, trivial
from autograder.judging.verdict import FirstWrong
from autograder.language.i18n import render
from autograder.report.places import place_texts, shown_places
from autograder.right_answers import right_answers_of, special
from autograder.running.admit import Inadmissible, admitted_watched
from autograder.running.executor import OPERATIONS
from autograder.running.local import LocalSide
from autograder.running.outcome import Raised, Returned
from autograder.running.recorder import MAX_ENTRIES, MAX_EVENTS, Enough, Recorder
from autograder.running.source import decoded
from autograder.running.watched import WatchedExecutor, reports
from autograder.running.watching import expressions_of

NUMPY = [exercise for exercise in course() if exercise.library is None]
PROGRAMS = Programs(SOLUTIONS)
DIAGNOSIS = Diagnosis(SOLUTIONS)

BACKWARD = """
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(a, float) for a in (x, t, h, y, w2))
    d2 = (y - t) * y * (1 - y)
    d1 = d2 @ w2.T * h * (1 - h)
    return x.T @ d1, d1.sum(0), h.T @ d2
"""
TRAIN = """
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = (np.array(p, dtype=float) for p in (w1, b1, w2))
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(0.5 * np.sum((y - t) ** 2))
        d2 = (y - t) * y * (1 - y)
        d1 = d2 @ w2.T * h * (1 - h)
        w1 = w1 - learning_rate * x.T @ d1
        b1 = b1 - learning_rate * d1.sum(axis=0)
        w2 = w2 - learning_rate * h.T @ d2
    return w1, b1, w2, losses
"""
SOFTMAX = """
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
"""
DROPOUT = """
def dropout(x, rate, rng, training=True):
    if not training:
        return np.array(x), None
    mask = rng.random(np.shape(x)) >= rate
    return x * mask / (1 - rate), mask / (1 - rate)
"""
GRADIENT = """
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    n = len(z)
    return (p - np.asarray(t)) / n
"""
ADAM = """
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    first = state is None
    if first:
        state = {"n": 0, "m": [0.0] * len(params), "v": [0.0] * len(params)}
    state["n"] += 1
    n, new = state["n"], []
    for i, (p, g) in enumerate(zip(params, grads)):
        m = state["m"][i] = beta1 * state["m"][i] + (1 - beta1) * g
        v = state["v"][i] = beta2 * state["v"][i] + (1 - beta2) * g * g
        v_hat = v / (1 - beta2**n)
        new.append(p - learning_rate * m / (1 - beta1**n) / (np.sqrt(v_hat) + eps))
    return new, state
"""
BATCHNORM = """
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (running_mean, running_var)
    std = np.sqrt(var + eps)
    norm = (x - mean) / std
    if training:
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    return gamma * norm + beta, (norm, std, gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    norm, std, gamma = cache
    d = dout * gamma
    dx = (d - d.mean(axis=0) - norm * (d * norm).mean(axis=0)) / std
    return dx, (dout * norm).sum(axis=0), dout.sum(axis=0)
"""
SQUARES = """
def batchnorm(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    mean, var = running_mean, running_var
    if training:
        mean = np.mean(x, axis=0)
        diff = x - mean
        var = np.mean(diff**2, axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    std = np.sqrt(var + eps)
    norm = (x - mean) / std
    return gamma * norm + beta, (norm, gamma, std), running_mean, running_var
"""
SHIFTED = """
def softmax(z):
    z = np.asarray(z, dtype=float)
    largest = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - largest)
    return e / e.sum(axis=1, keepdims=True)
"""
SLOPES = """
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x)
    slopes = np.ones(x.shape)
    slopes[x <= 0] = slope
    return slopes
"""
SGD = """
def sgd_step(params, grads, learning_rate):
    new = []
    for p, g in zip(params, grads):
        step = learning_rate * np.asarray(g, dtype=float)
        new.append(np.asarray(p, dtype=float) - step)
    return new
"""
BATCHES = """
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    own = rng
    order = own.permutation(len(x))
    return [(x[order[i:i + batch_size]], y[order[i:i + batch_size]]) for i in range(0, len(x), batch_size)]
"""
ONE_HOT = """
def one_hot(labels, classes):
    rows = []
    for label in labels:
        row = np.zeros(classes)
        row[label] = 1
        rows.append(row)
    return np.array(rows)
"""
MLP = """
def mlp_forward(params, x):
    a = np.asarray(x)
    for i, (w, b) in enumerate(params):
        z = a @ w + b
        if i < len(params) - 1:
            a = np.maximum(z, 0)
    return softmax(z)


def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    hits = 0.0
    for i, label in enumerate(labels):
        hits += p[i].argmax() == label
    return hits / len(p)
"""


def submission(tmp_path, exercise_id, code):
    exercise = course().exercise(exercise_id)
    path = tmp_path / exercise.filename
    text = (EXERCISES / exercise.filename).read_text(encoding="utf-8")
    path.write_text(f"{text}\n\n{code}", encoding="utf-8")
    return exercise, path


def places(tmp_path, exercise_id, function, code, seed=7, programs=PROGRAMS):
    exercise, path = submission(tmp_path, exercise_id, code)
    bench = Bench(exercise, LocalSide(exercise, path), DIAGNOSIS.reference(exercise), seed)
    checks = [check for check in checks_of(exercise) if check.function == function]
    (result,) = bench.exercise_result([bench.run(check) for check in checks]).functions
    return places_of(bench, result, programs)


SLIPS = {
    "mean for sum": ("ex03_backprop", "backward", BACKWARD, "d1.sum(0)", "d1.mean(0)", None),
    "sign": ("ex03_backprop", "backward", BACKWARD, "(y - t)", "(t - y)", "t - y"),
    "factor": ("ex03_backprop", "backward", BACKWARD, "(y - t)", "2 * (y - t)", "2 * (y - t)"),
    "x for h": ("ex03_backprop", "backward", BACKWARD, "h.T @ d2\n", "x.T @ d2\n", "x.T @ d2"),
    "maximum of columns": ("ex06_softmax", "softmax", SOFTMAX, "z.max(axis=1", "z.min(axis=1", None),
    "sum of columns": ("ex06_softmax", "softmax", SOFTMAX, "e.sum(axis=1", "e.sum(axis=0", None),
    "no copy": ("ex03_backprop", "train", TRAIN.replace("w1 = w1 -", "w1 -="), "np.array(p, dtype=float)", "np.asarray(p, dtype=float)", "np.asarray(p, dtype=float)"),
    "a round more": ("ex03_backprop", "train", TRAIN, "range(steps)", "range(steps + 1)", "range(steps + 1)"),
    "loss without half": ("ex03_backprop", "train", TRAIN, "0.5 * np.sum((y - t) ** 2)", "np.sum((y - t) ** 2)", "np.sum((y - t) ** 2)"),
    "not scaled": ("ex09_dropout", "dropout", DROPOUT, "x * mask / (1 - rate), mask", "x * mask, mask", "x * mask"),
    "a size that is another": ("ex06_softmax", "softmax_cross_entropy_gradient", GRADIENT, "n = len(z)", "n = max(len(z) - 1, 1)", "max(len(z) - 1, 1)"),
    "bounded without need": ("ex06_softmax", "softmax_cross_entropy_gradient", GRADIENT, "p = e / e.sum(axis=1, keepdims=True)", "p = np.clip(e / e.sum(axis=1, keepdims=True), 1e-2, 1 - 1e-2)", "np.clip(e / e.sum(axis=1, keepdims=True), 1e-2, 1 - 1e-2)"),
    "one maximum for all rows": ("ex06_softmax", "softmax", SHIFTED, "np.max(z, axis=1, keepdims=True)", "np.max(z)", "np.max(z)"),
    "maximum of columns in a variable": ("ex06_softmax", "softmax", SHIFTED, "np.max(z, axis=1, keepdims=True)", "np.max(z, axis=0)", "np.max(z, axis=0)"),
    "written elsewhere": ("ex04_relu", "leaky_relu_derivative", SLOPES, "slopes[x <= 0] = slope", "slopes[x < 0] = slope", "slope"),
    "appended once": ("ex06_softmax", "one_hot", ONE_HOT, "        rows.append(row)", "    rows.append(row)", "row"),
    "softmax left out": ("ex08_mlp", "mlp_forward", MLP, "return softmax(z)", "return z", "z"),
    "sign of a step": ("ex07_optimizers", "sgd_step", SGD, "- step)", "+ step)", "np.asarray(p, dtype=float) + step"),
    "ends in the first round": ("ex07_optimizers", "sgd_step", SGD, "    return new", "        return new", "new"),
    "a generator of its own": ("ex07_optimizers", "minibatches", BATCHES, "own = rng", "own = np.random.default_rng(3)", "np.random.default_rng(3)"),
    "kept the wrong way round": ("ex09_dropout", "dropout", DROPOUT, ">= rate", "< rate", "rng.random(np.shape(x)) < rate"),
    "in another order": ("ex10_batchnorm", "batchnorm_backward", BATCHNORM, "(dout * norm).sum(axis=0), dout.sum(axis=0)", "dout.sum(axis=0), (dout * norm).sum(axis=0)", None),
    "mean of squares without the mean": ("ex10_batchnorm", "batchnorm", SQUARES, "np.mean(diff**2, axis=0)", "diff ** 2", "diff ** 2"),
    "divided but not summed": ("ex10_batchnorm", "batchnorm", SQUARES, "np.mean(diff**2, axis=0)", "diff ** 2 / len(x)", "diff ** 2 / len(x)"),
}  # fmt: skip


LISTED = """
def sgd_step(params, grads, learning_rate):
    moved, k = [], 0
    while k < len(params) - 1:
        moved.append(np.asarray(params[k], float) - learning_rate * np.asarray(grads[k], float))
        k = k + 1
    return moved
"""


def test_a_round_too_few_and_a_wrong_value_in_the_rounds_are_two_places(tmp_path):
    few = LISTED.replace("- learning_rate *", "- 2 * learning_rate *")
    found = places(tmp_path, "ex07_optimizers", "sgd_step", few)
    assert [(one.expression, one.certain) for one in found][:1] == [("k < len(params) - 1", True)]
    assert len(found) == 2 and "2 * learning_rate" in found[1].expression
    assert "as many parts" in render(found[0].note, "en")


def test_a_copy_of_whole_numbers_that_cuts_off_every_step_is_the_place(tmp_path):
    code = SGD.replace("    new = []", "    new = [np.array(p) for p in params]")
    code = code.replace("for p, g in zip(params, grads)", "for p, g in zip(new, grads)")
    code = code.replace("new.append(np.asarray(p, dtype=float) - step)", "p[...] = p - step")
    (place,) = places(tmp_path, "ex07_optimizers", "sgd_step", code)
    assert (place.expression, place.certain) == ("np.array(p)", True)
    assert "whole numbers" in render(place.note, "en")


def test_a_test_for_equality_leaves_out_no_limit(tmp_path):
    # Its other outcome leads past the mistake into a branch that is right.
    code = """
def dropout_backward(dout, cache):
    kept = np.where(cache != 0, dout, 0.0)
    if kept.sum() == 0:
        return dout * cache
    return kept * (np.sum(dout) / kept.sum())
"""
    (place,) = places(tmp_path, "ex09_dropout", "dropout_backward", DROPOUT_WITH_ITS_FACTORS + code)
    assert (place.expression, place.certain) == ("np.sum(dout) / kept.sum()", True)


@pytest.mark.parametrize(
    ("stored", "test", "said"),
    [("mask", "stored == 0", "other way"), ("out", "stored != 0", "limit itself")],
)
def test_a_test_of_every_entry_for_equality_may_be_the_place(stored, test, said, tmp_path):
    code = f"""
def dropout(x, rate, rng, training=True):
    keep = 1 - rate if training else 1.0
    mask = rng.random(np.shape(x)) < keep
    out = x * mask / keep
    return out, ({stored}, keep)


def dropout_backward(dout, cache):
    stored, keep = cache
    return np.where({test}, dout / keep, 0.0)
"""
    (place,) = places(tmp_path, "ex09_dropout", "dropout_backward", code)
    assert (place.expression, place.certain) == (test, True)
    assert said in render(place.note, "en")


DROPOUT_WITH_ITS_FACTORS = """
def dropout(x, rate, rng, training=True):
    draws = rng.random(np.shape(x)) >= rate if training else np.ones(np.shape(x))
    factors = draws / (1 - rate if training else 1)
    return x * factors, factors
"""


@pytest.mark.parametrize(
    ("shaped", "said"), [("np.array(out)", True), ("np.array(out).reshape(x.shape)", False)]
)
def test_a_shape_on_the_way_is_said_only_where_the_result_has_a_wrong_one(shaped, said, tmp_path):
    code = f"""
def relu(x):
    x = np.array(x, dtype=float)
    out = []
    for number in x.ravel():
        if number > 0:
            out.append(1.0)
        else:
            out.append(0.1 * number)
    return {shaped}
"""
    found = places(tmp_path, "ex04_relu", "relu", code)
    assert found[-1].expression == "np.array(out)"
    assert ("shape" in render(found[-1].note, "en") if found[-1].note else False) == said


def test_right_entries_in_a_wrong_order_are_shown_where_they_were_put_into_it(tmp_path):
    code = """
def forward(x, w1, b1, w2):
    sums = np.matmul(x, w1)
    bias = np.repeat(np.ravel(b1), len(x)).reshape(sums.shape)
    h = sigmoid(sums + bias)
    return h, sigmoid(np.matmul(h, w2))
"""
    (place,) = places(tmp_path, "ex02_xor_forward", "forward", code)
    assert place.expression == "np.repeat(np.ravel(b1), len(x)).reshape(sums.shape)"
    assert (place.variable, place.certain, place.note) == ("bias", True, None)


def test_zeros_that_are_given_back_are_the_place(tmp_path):
    code = """
def dropout(x, rate, rng, training=True):
    if not training:
        return np.array(x), None
    factors = (rng.random(np.shape(x)) >= rate) / (1 - rate)
    return x * factors, factors


def dropout_backward(dout, cache):
    if cache is None:
        return np.zeros(np.shape(dout))
    return dout * cache
"""
    (place,) = places(tmp_path, "ex09_dropout", "dropout_backward", code)
    assert (place.expression, place.certain) == ("np.zeros(np.shape(dout))", True)


IN_A_TUPLE = """
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    n, m, v = state or (0, [0.0] * len(params), [0.0] * len(params))
    n += 1
    m = [beta1 * a + (1 - beta1) * g for a, g in zip(m, grads)]
    v = [beta2 * a + (1 - beta2) * g * g for a, g in zip(v, grads)]
    new = []
    for p, a, b in zip(params, m, v):
        a, b = a / (1 - beta1**n), b / (1 - beta2**n)
        new.append(p - learning_rate * a / (np.sqrt(b) + eps))
    return new, (n, m, v)
"""


def stands_in(folder, place):
    (file,) = folder.glob("*.py")
    return file.read_text(encoding="utf-8").splitlines()[place.line - 1]


@pytest.mark.parametrize("wrong", ["v", "grads", "n"])
def test_what_is_handed_on_in_the_wrong_place_is_shown_where_it_is_returned(wrong, tmp_path):
    code = IN_A_TUPLE.replace("(n, m, v)\n", f"(n, {wrong}, v)\n")
    (place,) = places(tmp_path, "ex07_optimizers", "adam_step", code)
    assert (place.expression, place.certain) == (wrong, True)
    assert stands_in(tmp_path, place).startswith("    return new")
    assert "handed on" in render(place.note, "en")


def test_a_budget_spent_on_what_is_handed_on_loses_no_place(tmp_path, monkeypatch):
    def spent(*_):
        raise BudgetSpent

    monkeypatch.setattr("autograder.judging.places.handed_on.exchanges", spent)
    code = IN_A_TUPLE.replace("(n, m, v)\n", "(n, v, v)\n")
    (place,) = places(tmp_path, "ex07_optimizers", "adam_step", code)
    assert place.expression == "a / (1 - beta1**n)"


@pytest.mark.parametrize("wrong", ["m", "grads"])
def test_a_variable_returned_for_another_one_is_shown_in_the_return(wrong, tmp_path):
    code = IN_A_TUPLE.replace("return new,", f"return {wrong},")
    code = code.replace("    n += 1", "    grads = [np.asarray(g) for g in grads]\n    n += 1")
    (place,) = places(tmp_path, "ex07_optimizers", "adam_step", code)
    assert place.expression == wrong and stands_in(tmp_path, place).startswith("    return")


def test_what_raises_in_a_function_inside_the_function_is_the_place_and_not_its_call(tmp_path):
    code = """
def softmax(z):
    def shares(rows):
        powers = np.exp(rows - rows.max(1, keepdims=True))
        return powers / total

    return shares(np.asarray(z))
"""
    (place,) = places(tmp_path, "ex06_softmax", "softmax", code)
    assert place.expression == "powers / total"


def test_a_result_that_is_converted_to_the_type_of_whole_numbers_is_cut_there(tmp_path):
    code = SGD.replace("    for p, g", "    for q, g").replace("np.asarray(p, dtype=float)", "p")
    code = code.replace("        step", "        p = np.array(q)\n        step")
    code = code.replace("p - step", "np.asarray(p - step).astype(p.dtype)")
    (place,) = places(tmp_path, "ex07_optimizers", "sgd_step", code)
    assert place.expression == "np.asarray(p - step).astype(p.dtype)" and place.certain


def test_huge_values_are_compared_without_a_warning():
    with np.errstate(all="raise"):
        assert difference(np.array([1e308, 1e308]), np.array([1e-3, 2e-3])) is None


@pytest.mark.parametrize("losses", ["tuple(losses)", "deque(losses)", "array('d', losses)"])
def test_right_losses_are_no_place_in_whatever_they_are_gathered(losses, tmp_path):
    """In a tuple and in a deque, NumPy's numbers arrive as arrays without axes."""
    imports = "from array import array\nfrom collections import deque\n"
    code = TRAIN.replace("w2, losses", f"w2, {losses}").replace("* y * (1 - y)", "* y * (1 + y)")
    (place,) = places(tmp_path, "ex03_backprop", "train", imports + code)
    assert (place.expression, place.certain) == ("1 + y", True)


def test_a_function_that_only_another_name_leads_to_is_searched(tmp_path):
    """Other functions of a file are not watched, unless code outside of functions names them."""
    code = BACKWARD.replace("def backward", "def gradients").replace("h.T @ d2", "x.T @ d2")
    (place,) = places(tmp_path, "ex03_backprop", "backward", code + "\nbackward = gradients\n")
    assert place.expression == "x.T @ d2"


def test_several_uses_of_one_wrong_value_are_one_place(tmp_path):
    slipped = TRAIN.replace("    losses = []", "    rate = learning_rate / len(x)\n    losses = []")
    slipped = slipped.replace("- learning_rate *", "- rate *").replace("b1 = b1 -", "c1 = b1 -")
    found = places(tmp_path, "ex03_backprop", "train", slipped)
    lines = [(one.line, one.column) for one in found]
    assert len(set(lines)) == len(lines) and len(found) > 1


@pytest.mark.parametrize("name", SLIPS)
def test_the_place_of_a_slip_is_its_line_and_certain(name, tmp_path):
    exercise_id, function, code, right, wrong, expression = SLIPS[name]
    assert code.count(right) == 1
    slipped = code.replace(right, wrong)

    found = places(tmp_path, exercise_id, function, slipped)

    text = (tmp_path / f"{exercise_id}.py").read_text(encoding="utf-8")
    line = text[: text.rindex(wrong.strip())].count("\n") + 1
    assert [(place.line, place.certain) for place in found] == [(line, True)]
    if expression is not None:
        assert found[0].expression == expression


def test_a_call_of_a_right_function_is_not_the_place_of_what_is_done_with_its_result(tmp_path):
    code = MLP.replace("p[i].argmax() == label", "p[i][label]")

    found = places(tmp_path, "ex08_mlp", "accuracy", code)

    assert [place.expression for place in found if "mlp_forward" in place.expression] == []


@pytest.mark.parametrize(
    ("exercise_id", "function", "code"),
    [
        ("ex03_backprop", "backward", BACKWARD),
        ("ex03_backprop", "train", TRAIN),
        ("ex06_softmax", "softmax", SOFTMAX),
        ("ex09_dropout", "dropout", DROPOUT),
        ("ex10_batchnorm", "batchnorm", BATCHNORM),
    ],
)
def test_a_right_function_has_no_place(exercise_id, function, code, tmp_path):
    assert places(tmp_path, exercise_id, function, code) == []


def test_a_test_that_helps_in_one_call_by_accident_is_no_place(tmp_path):
    code = ADAM.replace("1 - beta2**n", "1 - beta2")

    found = places(tmp_path, "ex07_optimizers", "adam_step", code)

    assert [place.expression for place in found] == ["v / (1 - beta2)"]


def test_a_place_over_several_lines_shows_what_was_written(tmp_path):
    code = SOFTMAX.replace("(z - z.max(axis", "(\n        z\n        + z.max(axis")

    found = places(tmp_path, "ex06_softmax", "softmax", code)

    assert [place.expression for place in found] == ["z + z.max(axis=1, keepdims=True)"]


def test_two_slips_have_two_places_in_order(tmp_path):
    code = BACKWARD.replace("(y - t)", "(t - y)").replace("d1.sum(0)", "d1.mean(0)")

    found = places(tmp_path, "ex03_backprop", "backward", code)

    assert [place.expression for place in found] == ["t - y", "d1.mean(0)"]


def test_two_wrong_elements_of_a_pair_have_a_place_each(tmp_path):
    code = """
def init_mlp(sizes, rng):
    params = []
    for i in range(len(sizes) - 1):
        w = rng.standard_normal((sizes[i], sizes[i + 1])) * np.sqrt(1 / sizes[i])
        b = np.ones(sizes[i + 1])
        params.append((w, b))
    return params
"""
    found = places(tmp_path, "ex08_mlp", "init_mlp", code)

    drawn = "rng.standard_normal((sizes[i], sizes[i + 1])) * np.sqrt(1 / sizes[i])"
    assert [place.expression for place in found] == [drawn, "np.ones(sizes[i + 1])"]


def test_a_search_makes_no_huge_layers(tmp_path, monkeypatch):
    """Right programs draw and count thousands of weights; such a number in the place of a size would take seconds."""
    code = """
def he_init(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2.0 / fan_in)

def init_mlp(sizes, rng):
    layers = [
        (he_init(sizes[k], sizes[k + 1], rng), np.zeros(sizes[k + 1]))
        for k in range(len(sizes) - 1)
    ]
    return {f"W{k}": w for k, (w, b) in enumerate(layers, start=1)}
"""
    put = []

    def watched(executor, calls, atoms, runs, keep):
        put.extend(value for run in runs for _, values in run for value in values)
        return reports(executor, calls, atoms, runs, keep)

    monkeypatch.setitem(OPERATIONS, "watched", watched)
    places(tmp_path, "ex08_mlp", "init_mlp", code)
    numbers = [value for value in put if isinstance(value, int)]
    assert numbers and max(numbers) <= 10_000


def test_two_wrong_sides_of_a_quotient_have_a_place_each(tmp_path):
    code = """
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z.max(axis=1, keepdims=True) - z)
    total = e.sum(axis=0)
    return e / total
"""
    found = places(tmp_path, "ex06_softmax", "softmax", code)

    assert [place.variable for place in found] == ["e", "total"]


def test_where_one_side_of_a_quotient_is_right_the_other_one_alone_is_the_place(tmp_path):
    code = """
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    total = e.sum(axis=0)
    return e / total
"""
    (place,) = places(tmp_path, "ex06_softmax", "softmax", code)

    assert place.expression == "e.sum(axis=0)"


@pytest.mark.parametrize(
    ("exercise_id", "function", "code", "expressions"),
    [
        # Both written parts are wrong, and so is none of the array itself.
        ("ex04_relu", "leaky_relu", """
def leaky_relu(x, slope=0.01):
    out = np.array(x, dtype=float)
    positive = out > 0
    out[positive] *= slope
    out[~positive] *= -1
    return out
""", ["slope", "-1"]),
        ("ex04_relu", "leaky_relu_derivative", """
def leaky_relu_derivative(x, slope=0.01):
    d = np.ones(np.shape(x))
    d[np.asarray(x) <= 0] = 0.01
    return d
""", ["0.01"]),
        # What is left in a fresh array was never written.
        ("ex01_sigmoid", "sigmoid", """
def sigmoid(x):
    x = np.asarray(x)
    out = np.zeros_like(x)
    out[x >= 0] = 1 / (1 + np.exp(-x[x >= 0]))
    out[x < 0] = np.exp(x[x < 0]) / (1 + np.exp(x[x < 0]))
    return out
""", ["np.zeros_like(x)"]),
        ("ex03_backprop", "backward", BACKWARD.replace("return x.T @ d1, d1.sum(0)", "db = d1\n    return x.T @ d1, db"), ["d1"]),
        # Right as far as it goes, and used so elsewhere: something is left out at the end.
        ("ex08_mlp", "mlp_gradients", """
def mlp_gradients(params, x, t):
    acts = [np.asarray(x, dtype=float)]
    for i, (w, b) in enumerate(params):
        z = acts[-1] @ w + b
        acts.append(softmax(z) if i == len(params) - 1 else np.maximum(z, 0))
    d = (acts[-1] - np.asarray(t)) / len(acts[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.insert(0, (acts[i].T @ d, d.sum(axis=0)))
        d = d @ params[i][0].T
    return grads
""", ["d @ params[i][0].T"]),
        ("ex07_optimizers", "adam_step", ADAM.replace("n, new = state[\"n\"], []", "n, new = max(state[\"n\"] - 1, 1), []"), ["max(state[\"n\"] - 1, 1)"]),
        ("ex07_optimizers", "minibatches", """
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    count = len(x) // batch_size
    batches = []
    for k in range(count):
        at = order[k * batch_size:(k + 1) * batch_size]
        batches.append((x[at], y[at]))
    return batches
""", ["len(x) // batch_size"]),
        ("ex08_mlp", "accuracy", MLP + """
def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    ok = p[np.arange(len(p)), labels] > 0.5
    return float(ok.mean())
""", ["p[np.arange(len(p)), labels] > 0.5"]),
    ],
)  # fmt: skip
def test_a_value_that_comes_out_wrong_is_shown_where_it_was_made(
    exercise_id, function, code, expressions, tmp_path
):
    found = places(tmp_path, exercise_id, function, code)

    assert [place.expression for place in found] == expressions


def test_whole_numbers_that_cut_off_fractions_are_said(tmp_path):
    code = """
def relu(x):
    out = np.zeros(np.shape(x), dtype=int)
    out[np.asarray(x) > 0] = np.asarray(x)[np.asarray(x) > 0]
    return out
"""

    (found,) = places(tmp_path, "ex04_relu", "relu", code)

    assert found.expression == "np.zeros(np.shape(x), dtype=int)"
    assert "every fraction written into it is cut off" in render(found.note, "en")


def test_only_what_leads_to_the_right_value_is_called_right_so_far(tmp_path):
    code = """
def forward(x, w1, b1, w2):
    h = sigmoid(np.asarray(x) @ w1 + b1)
    y = sigmoid(h @ w2)
    y = np.where(y > 0.5, 1.0, 0.0)
    return h, y
"""

    (found,) = places(tmp_path, "ex02_xor_forward", "forward", code)

    assert found.expression == "np.where(y > 0.5, 1.0, 0.0)"
    assert "right so far" not in (render(found.note, "en") if found.note else "")


def test_what_two_expressions_lack_is_one_place(tmp_path):
    code = BACKWARD.replace(" * h * (1 - h)", " * h").replace("d1.sum(0)", "d1.mean(0)")

    found = places(tmp_path, "ex03_backprop", "backward", code)

    assert [place.expression for place in found] == ["d2 @ w2.T * h", "d1.mean(0)"]


def test_a_right_helper_that_is_called_in_the_wrong_place_is_not_the_place(tmp_path):
    code = """
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def mlp_forward(params, x):
    h = np.asarray(x)
    for w, b in params[:-1]:
        h = sigmoid(h @ w + b)
    w, b = params[-1]
    return softmax(h @ w + b)
"""
    (place,) = places(tmp_path, "ex08_mlp", "mlp_forward", code)

    assert place.expression == "sigmoid(h @ w + b)"


def test_a_function_whose_checks_were_not_asked_for_is_right_inside_too(tmp_path):
    code = """
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(a, float) for a in (x, t, h, y, w2))

    def slope(a):
        return a * (1 - a)

    d2 = (y - t) * slope(y)
    d1 = d2 @ w2.T * slope(h)
    return x.T @ d1, d1.sum(0), h.T @ d2


def squared_error(y, t):
    return 0.5 * float(np.sum((np.asarray(y) - np.asarray(t)) ** 2))


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = (np.array(p, dtype=float) for p in (w1, b1, w2))
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        dw1, db1, dw2 = backward(x, t, h, h, w2)
        w1 = w1 - learning_rate * dw1
        b1 = b1 - learning_rate * db1
        w2 = w2 - learning_rate * dw2
    return w1, b1, w2, losses
"""
    exercise, path = submission(tmp_path, "ex03_backprop", code)
    bench = Bench(exercise, LocalSide(exercise, path), DIAGNOSIS.reference(exercise), 7)

    verdict = assess([bench], DIAGNOSIS, select=lambda check: check.function == "train")

    found = verdict.function("train").first_wrong
    inside = range(source_line(path, "def backward"), source_line(path, "def squared_error"))
    assert found
    assert not [place for place in found if place.line in inside]


def source_line(path, text):
    lines = path.read_text(encoding="utf-8").splitlines()
    return max(number for number, line in enumerate(lines, 1) if line.startswith(text))


def test_a_wrong_helper_is_the_place(tmp_path):
    code = """
def slope(a):
    return a * (1 + a)


def backward(x, t, h, y, w2):
    d2 = (y - t) * y * (1 - y)
    d1 = d2 @ w2.T * slope(h)
    return x.T @ d1, d1.sum(0), h.T @ d2
"""
    (place,) = places(tmp_path, "ex03_backprop", "backward", code)

    assert place.expression in ("1 + a", "a * (1 + a)")


def test_a_helper_called_once_with_a_wrong_argument_is_right_inside(tmp_path):
    code = """
def average(old, value, beta):
    return beta * old + (1 - beta) * value


def hat(moment, beta, step):
    return moment / (1 - beta**step)


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        zeros = [np.zeros(np.shape(p)) for p in params]
        state = (0, zeros, list(zeros))
    step, firsts, seconds = state[0] + 1, list(state[1]), list(state[2])
    new = []
    for i, (p, g) in enumerate(zip(params, grads)):
        p, g = np.asarray(p, float), np.asarray(g, float)
        firsts[i] = average(firsts[i], g, beta1)
        seconds[i] = average(seconds[i], np.square(g), beta2)
        first = hat(firsts[i], beta1, step)
        root = np.sqrt(hat(seconds[i], beta1, step)) + eps
        new.append(p - learning_rate * first / root)
    return new, (step, firsts, seconds)
"""
    (place,) = places(tmp_path, "ex07_optimizers", "adam_step", code)

    assert place.expression == "hat(seconds[i], beta1, step)"


@pytest.mark.parametrize("function", ["xavier_init", "he_init"])
def test_weights_too_many_to_be_watched_are_drawn_again_in_a_small_call(function, tmp_path):
    variance = "1 / fan_in" if function == "xavier_init" else "2 / fan_in"
    drawn = f"rng.normal(0.5, np.sqrt({variance}), (fan_in, fan_out))"
    code = f"def {function}(fan_in, fan_out, rng):\n    return {drawn}\n"
    (place,) = places(tmp_path, "ex05_initializers", function, code)
    assert place.expression == drawn


def test_what_was_right_before_has_names_and_lines(tmp_path):
    code = BACKWARD.replace("d1.sum(0)", "d1.mean(0)")

    (place,) = places(tmp_path, "ex03_backprop", "backward", code)

    assert place.right == (("d1", place.line - 1), ("d2", place.line - 2))


def test_where_something_is_left_out_its_name_is_not_called_right(tmp_path):
    code = BACKWARD.replace(" * h * (1 - h)", " * h").replace("d1.sum(0)", "d1.mean(0)")

    found = places(tmp_path, "ex03_backprop", "backward", code)

    assert found
    assert all("d1" not in dict(place.right) for place in found)


def test_a_place_is_explained_at_the_seed_of_the_learner(tmp_path):
    code = BACKWARD.replace("d1.sum(0)", "d1.mean(0)")

    assert places(tmp_path, "ex03_backprop", "backward", code, seed=11) == places(
        tmp_path, "ex03_backprop", "backward", code
    )


def test_a_worker_gives_the_same_places(tmp_path):
    code = BACKWARD.replace("(y - t)", "(t - y)").replace("d1.sum(0)", "d1.mean(0)")
    here = places(tmp_path, "ex03_backprop", "backward", code)
    exercise = course().exercise("ex03_backprop")
    checks = [check for check in checks_of(exercise) if check.function == "backward"]

    with (
        Isolation(Limits(), allow_unsandboxed=True) as isolation,
        isolation.submission(tmp_path) as handed_in,
    ):
        side = handed_in.side_for(exercise)
        bench = Bench(exercise, side, DIAGNOSIS.reference(exercise), 7)
        (result,) = bench.exercise_result([bench.run(one) for one in checks]).functions
        there = places_of(bench, result, PROGRAMS)

    assert there == here


@pytest.mark.parametrize("exercise", NUMPY, ids=lambda one: one.id)
def test_a_file_that_is_watched_does_what_it_did(exercise):
    text = decoded((SOLUTIONS / exercise.filename).read_bytes())
    assert isinstance(text, str)
    side = WatchedExecutor(exercise, SOLUTIONS / exercise.filename, text)
    bench = Bench(exercise, side, DIAGNOSIS.reference(exercise), 7)

    assert {bench.run(check).status for check in checks_of(exercise)} == {"correct"}
    assert expressions_of(text, frozenset())


def test_what_a_run_reports_is_bounded():
    recorder = Recorder()
    recorder.begin([], keep=True)
    recorder(0, np.zeros(MAX_ENTRIES + 1))
    assert recorder.events == [(0, None)]
    with pytest.raises(Enough):
        for _ in range(MAX_EVENTS + 1):
            recorder(0, 1.5)


def test_an_endless_loop_of_its_own_ends(tmp_path):
    code = "def softmax(z):\n    while np.sum(z) == np.sum(z):\n        pass\n"
    exercise, path = submission(tmp_path, "ex06_softmax", code)
    side = LocalSide(exercise, path)

    asked = ([("softmax", (np.ones((2, 3)),), {})], [], [[]], True)
    answer = side.call("@watched", asked, {})

    assert isinstance(answer, Returned)
    outcome = answer.value[0]["outcome"]
    assert isinstance(outcome, Raised) and outcome.type == "Enough"


@pytest.mark.parametrize(
    "value",
    [None, {}, [1], [{"events": 3}], [{"events": [(0,)]}], [{"events": [("x", 1.0)]}],
     [{"events": [(-1, 1.0)]}], [{"events": [(0, 1.0)], "outcome": 5}]],
)  # fmt: skip
def test_a_report_of_no_such_form_is_refused(value):
    with pytest.raises(Inadmissible):
        admitted_watched(Returned(value), None)


@pytest.mark.parametrize("value", [1, 0.5, 2.0, True, np.zeros((3, 2)), np.ones(4), [3, 4], None])
def test_constants_and_sizes_are_no_evidence(value):
    assert trivial(value)


def test_a_value_is_known_in_another_layout_and_as_a_row():
    known = Known()
    value = np.random.default_rng(0).normal(size=(4, 3))
    known.add(value)

    for form in (
        value,
        value.T,
        value[None],
        value.reshape(-1),
        value[2],
        value[:, 1],
        value[1, 2],
    ):
        assert known.has(form)
    assert not known.has(value * 1.001)
    assert not known.has(value[0] + 1)


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        (lambda v: -v, lambda v: v, "it has the wrong sign"),
        (lambda v: 2 * v, lambda v: v, "every entry is 2 times what belongs here"),
        (lambda v: v, lambda v: v.sum(axis=0), "its sum over axis 0 is what belongs here"),
        (lambda v: v, lambda v: v.T, "it is the transpose of what belongs here"),
    ],
)
def test_a_difference_is_said(wrong, right, said):
    value = np.random.default_rng(0).normal(size=(4, 3))
    found = difference(wrong(value), right(value))

    assert found is not None
    assert render(found, "en") == said


def test_the_mark_stands_under_the_expression(tmp_path):
    code = BACKWARD.replace("d1.sum(0)", "d1.mean(0)")
    found = places(tmp_path, "ex03_backprop", "backward", code)

    (shown,) = shown_places(found, tmp_path / "ex03_backprop.py", "en")

    source, column, width = shown.cut(76)
    assert source[column : column + width] == "d1.mean(0)"
    source, column, width = shown.cut(22)
    assert source.startswith("…")
    assert source[column : column + width] == "d1.mean(0)"


@pytest.mark.parametrize(
    ("lang", "titles"),
    [
        ("en", ["first wrong", "look at", "also wrong"]),
        ("ko", ["처음 틀린 곳", "살펴볼 곳", "또 틀린 곳"]),
    ],
)
def test_only_one_place_is_called_the_first(tmp_path, lang, titles):
    found = [FirstWrong(one, 1, "x", None, certain=one != 2) for one in (1, 2, 3)]

    shown = shown_places(found, tmp_path / "ex03_backprop.py", lang)

    assert [one.title for one in shown] == titles


def test_feedback_says_the_place_with_its_cell():
    place = {"line": 3, "expression": "d1.mean(0)", "certain": True}
    cell = {**place, "cell": 2}

    assert place_texts([place, {**place, "line": 5}], "en") == [
        "first wrong: line 3, d1.mean(0)",
        "also wrong: line 5, d1.mean(0)",
    ]
    assert place_texts([cell, cell], "ko")[0] == "처음 틀린 곳: 코드 셀 2, 3번째 줄의 d1.mean(0)"


def test_values_whose_squares_overflow_are_kept_all_the_same():
    known = Known()
    huge = np.array([[1e307, -3e306, 2e305], [1e300, 7e306, np.inf]])
    known.add(huge)

    assert known.has(huge)
    assert known.has(huge.T)
    assert not known.has(huge * 2)


def test_an_explanation_that_fails_leaves_the_verdict_as_it_is(tmp_path, monkeypatch):
    from autograder.course.catalogue import course
    from autograder.course.paths import SOLUTIONS
    from autograder.judging.diagnosis import Diagnosis, naming
    from autograder.judging.engine import Bench, assess
    from autograder.running.local import LocalSide

    exercise = course().exercise("ex01_sigmoid")
    path = tmp_path / exercise.filename
    path.write_text("def sigmoid(x):\n    return 7.0\n", encoding="utf-8")
    diagnosis = Diagnosis(SOLUTIONS)

    def fails(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(naming, "places_of", fails)
    bench = Bench(exercise, LocalSide(exercise, path), diagnosis.reference(exercise), 7)
    with pytest.raises(ZeroDivisionError):
        assess([bench], diagnosis)
    monkeypatch.delenv("XOR2MNIST_STRICT")

    assert assess([bench], diagnosis).function("sigmoid").status == "wrong"


def test_right_answers_are_known_without_scipy(monkeypatch):
    # Installed or not, so that a place never depends on it.
    counts = [len(right_answers_of(exercise)) for exercise in NUMPY]
    monkeypatch.setitem(sys.modules, "scipy", None)
    monkeypatch.setitem(sys.modules, "scipy.special", None)
    right._bank.cache_clear()
    try:
        banks = [right._bank(exercise.id) for exercise in NUMPY]
    finally:
        right._bank.cache_clear()

    assert [bank and len(bank.answers) for bank in banks] == counts


@pytest.mark.parametrize(
    "name",
    [name for name, one in vars(special).items() if inspect.getmodule(one) is special],
)
def test_what_right_answers_use_of_scipy_gives_the_same(name):
    x = np.array([[-800.0, -1.5, 0.0], [0.25, 3.0, 700.0]])
    arguments = {
        "ndtri": (np.array([[0.001, 0.3], [0.5, 0.975]]),),
        "xlogy": ([[0.0], [2.0]], x**2),
    }
    axes = [None, 0, 1] if "axis" in inspect.signature(getattr(special, name)).parameters else [...]
    for axis in axes:
        kwargs = {} if axis is ... else {"axis": axis}
        given = arguments.get(name, (x,))
        mine, theirs = (getattr(one, name)(*given, **kwargs) for one in (special, scipy.special))
        np.testing.assert_allclose(mine, theirs, rtol=1e-9, atol=1e-300)


def test_nothing_is_said_by_a_solution_alone(tmp_path, monkeypatch):
    # What the solution computes in another way than a submission would count as wrong.
    monkeypatch.setattr(right, "_bank_path", lambda exercise_id: tmp_path / "no bank")
    code = BACKWARD.replace("d1.sum(0)", "d1.mean(0)")

    assert places(tmp_path, "ex03_backprop", "backward", code, programs=Programs(SOLUTIONS)) == []


@pytest.mark.parametrize(
    ("exercise_id", "function", "code", "expressions"),
    [
        ("ex04_relu", "relu", """
def relu(x):
    out = np.asarray(x)
    out[out < 0] = 0
    return out
""", ["np.asarray(x)", "0"]),
        ("ex01_sigmoid", "sigmoid", """
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    np.negative(x, out=x)
    return 1 / (1 + np.exp(x))
""", ["np.asarray(x, dtype=float)", "np.negative(x, out=x)"]),
        # From the second line on it is another array.
        ("ex01_sigmoid", "sigmoid", """
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    x *= -1
    x = np.exp(x)
    x += 1
    return 1 / x
""", ["np.asarray(x, dtype=float)", "x *= -1"]),
        ("ex03_backprop", "train", TRAIN.replace(
            "w1, b1, w2 = (np.array(p, dtype=float) for p in (w1, b1, w2))",
            "w1 = np.asarray(w1)\n    b1 = np.asarray(b1)",
        ).replace("w1 = w1 -", "w1 -=").replace("b1 = b1 -", "b1 -="), ["np.asarray(w1)", "np.asarray(b1)"]),
    ],
)  # fmt: skip
def test_every_copy_that_is_missing_is_shown_and_where_a_single_one_is_written_into(
    exercise_id, function, code, expressions, tmp_path
):
    found = places(tmp_path, exercise_id, function, code)

    assert [place.expression for place in found] == expressions
    assert all(place.certain for place in found)


def test_a_correction_is_left_out_at_its_use_where_the_value_is_kept_as_well(tmp_path):
    code = """
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = (0, [np.zeros(np.shape(p)) for p in params], [np.zeros(np.shape(p)) for p in params])
    t, ms, vs = state
    t = t + 1
    new_p, new_m, new_v = [], [], []
    for p, g, m, v in zip(params, grads, ms, vs):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        m_hat = m / (1 - beta1**t)
        new_p.append(np.asarray(p) - learning_rate * m_hat / (np.sqrt(v) + eps))
        new_m.append(m)
        new_v.append(v)
    return new_p, (t, new_m, new_v)
"""

    (found,) = places(tmp_path, "ex07_optimizers", "adam_step", code)

    assert found.expression == "np.sqrt(v) + eps"


@pytest.mark.long
def test_tensors_are_values_too(tmp_path):
    code = """
def matrix_product(a, b):
    a = tf.constant(np.asarray(a, dtype=float))
    b = tf.constant(np.asarray(b, dtype=float))
    c = tf.matmul(a, tf.transpose(b), transpose_b=True) * 2
    return c.numpy()
"""

    (found,) = places(tmp_path, "ex11_tensors", "matrix_product", code)

    assert found.expression.startswith("tf.matmul(a, tf.transpose(b), transpose_b=True) * 2")
    assert found.certain


def test_a_number_that_is_seen_in_another_check_than_the_one_shown_names_that_check(tmp_path):
    # In a batch it is another factor than for one example, whose numbers stand in the message.
    code = GRADIENT.replace(
        "    return (p - np.asarray(t)) / n",
        "    d = p - np.asarray(t)\n    d /= d.size\n    return d",
    )

    (found,) = places(tmp_path, "ex06_softmax", "softmax_cross_entropy_gradient", code)

    assert found.note.template == "in the check {check}, {said}"
    assert found.note.fields["check"] == "batch"
    assert render(found.note, "ko").startswith("batch 검사에서는 ")


def test_a_number_that_is_seen_in_the_check_shown_stands_alone(tmp_path):
    code = BACKWARD.replace("(y - t)", "2 * (y - t)")

    (found,) = places(tmp_path, "ex03_backprop", "backward", code)

    assert render(found.note, "en") == "every entry is 2 times what belongs here"
