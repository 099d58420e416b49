"""What explains a wrong function whatever its form: a name by deviation, a part, the nearest change."""

import textwrap

import numpy as np
import pytest
from places import SOLUTIONS

from autograder.checking.check import checks_of
from autograder.course.catalogue import course
from autograder.judging.diagnosis import Trace, same
from autograder.judging.diagnosis.traces import said
from autograder.judging.engine import Bench
from autograder.report.explain import explain_function
from autograder.running.local import LocalSide
from autograder.running.outcome import Returned


@pytest.fixture
def explained(tmp_path, diagnose):
    """Return what comes of a function that stands behind the solution's file."""

    def judge(exercise_id, function, code, seed=7):
        exercise = course().exercise(exercise_id)
        path = tmp_path / exercise.filename
        text = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
        path.write_text(f"{text}\n\n{textwrap.dedent(code)}", encoding="utf-8")
        reference = LocalSide(exercise, SOLUTIONS / exercise.filename)
        bench = Bench(exercise, LocalSide(exercise, path), reference, seed)
        checks = [check for check in checks_of(exercise) if check.function == function]
        result = bench.exercise_result(map(bench.run, checks))
        diagnose(bench, result)
        return result.functions[0]

    return judge


TRAIN = """
{helpers}
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(a, dtype={dtype}) for a in (x, t, w1, b1, w2))
    losses = []
    for _ in range(steps):
        h = sigmoid(x @ w1 + b1)
        y = sigmoid(h @ w2)
        losses.append(0.5 * np.sum((y - t) ** 2))
        dy = (y - t) * y * (1 - y)
        w2 = w2 - learning_rate * h.T @ dy
        dh = dy @ w2.T * h * (1 - h)
        w1 = w1 - learning_rate * x.T @ dh
        b1 = b1 - learning_rate * dh.sum(axis=0, keepdims={keepdims})
    return {result}
"""


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"helpers": "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"},
        {"helpers": "def sigmoid(z):\n    return (np.tanh(z / 2) + 1) / 2\n"},
        {"keepdims": True},
        {"dtype": "np.float32"},
        {"result": "[w1.tolist(), list(b1), w2, np.array(losses)]"},
    ],
    ids=lambda form: "-".join(form) or "plain",
)
def test_a_name_holds_for_own_helpers_and_other_forms(explained, form):
    usual = {"helpers": "", "keepdims": False, "dtype": "float", "result": "w1, b1, w2, losses"}

    function = explained("ex03_backprop", "train", TRAIN.format(**usual | form))

    assert (function.misconception, function.certain) == ("training-w2-updated-first", True)


def test_a_change_is_said_where_no_name_fits(explained):
    function = explained(
        "ex10_batchnorm",
        "batchnorm_backward",
        """
        def batchnorm_backward(dout, cache):
            x_hat, gamma, inverse_std = cache
            d = dout * gamma
            dx = inverse_std * (d - d.mean(0) - x_hat * (d * x_hat).mean(0))
            return dx, np.asarray(dout).sum(axis=0), np.asarray(dout).sum(axis=0)
        """,
    )

    assert function.misconception is None
    assert function.change.text == {
        "en": "dgamma comes out as if the factor x̂ were left out.",
        "ko": "dgamma: 곱해야 할 x̂ 값을 곱하지 않은 것과 같은 값이 나옵니다.",
    }
    exercise = course().exercise("ex10_batchnorm")
    shown = explain_function(function, exercise, SOLUTIONS / exercise.filename, 7, "ko")
    assert shown.paragraph == function.change.text["ko"]


def test_of_two_slips_the_one_that_explains_a_result_is_said_as_a_part(explained):
    function = explained(
        "ex03_backprop",
        "backward",
        """
        def backward(x, t, h, y, w2):
            x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
            dy = (y - t) * y * (1 - y)
            dh = dy @ w2.T * (1 - h)
            return x.T @ dh, dh.sum(axis=0), h.T @ dy / len(x) ** 2
        """,
    )

    assert function.change.text["en"] == (
        "One thing that is wrong here: dw1 and db1 come out as if the factor h were left out."
    )


def test_what_nothing_explains_stays_without_an_explanation(explained):
    function = explained(
        "ex01_sigmoid",
        "sigmoid",
        """
        def sigmoid(x):
            return 0.3 + 0.1 * np.sin(3.7 * np.asarray(x, dtype=float))
        """,
    )

    assert function.status == "wrong"
    assert (function.misconception, function.change) == (None, None)


def test_what_a_passed_check_shows_is_not_held_against_a_change(explained):
    # Where p is 0 at the label any finite loss is right: another limit than ours is no second slip.
    function = explained(
        "ex06_softmax",
        "cross_entropy",
        """
        def cross_entropy(p, t):
            p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
            return float(np.median(-np.sum(t * np.log(p + 1e-15), axis=1)))
        """,
    )

    assert function.change.id == "other-function"


def test_a_slope_that_is_not_used_is_no_comparison_turned_round(explained):
    # x != 0 in the place of x > 0 gives the same, and is not what it would be called.
    code = "def leaky_relu(x, slope=0.01):\n    return np.array(x, dtype=float)\n"

    function = explained("ex04_relu", "leaky_relu", code)

    assert function.change.id == "factor-left-out"


@pytest.mark.parametrize(("loss", "alike"), [(3e-31, True), (3e-9, False)])
def test_a_loss_made_of_rounding_alone_is_another_on_every_machine(loss, alike):
    """At the minimum of an error, WebAssembly's exponentials leave another rest than this machine's."""

    def trace(least):
        outcome = Returned(([0.5, least / 2], [np.full(4, least)]))
        return Trace("wrong", (outcome,), (), (1e-5,), (2.5,))

    assert same(trace(3e-33), trace(loss), random=False) is alike


def test_a_recursion_that_is_too_deep_is_the_same_mistake_in_every_version_of_python():
    texts = ("maximum recursion depth exceeded", "maximum recursion depth exceeded in comparison")

    assert said(texts[0]) == said(texts[1])


def test_weights_around_a_mean_of_their_own_are_no_weights_of_another_size(explained):
    # The root mean square is that of he_init.
    function = explained(
        "ex05_initializers",
        "xavier_init",
        """
        def xavier_init(fan_in, fan_out, rng):
            s = np.sqrt(1 / fan_in)
            return rng.normal(s, s, (fan_in, fan_out))
        """,
    )
    assert function.misconception is None
