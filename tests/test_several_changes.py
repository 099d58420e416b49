"""Several changes of a right implementation at once: the switches, and the answers that they explain."""

import ast
import copy

import numpy as np
import pytest
from places import SOLUTIONS

from autograder.changes.candidates import edits_of, implementations
from autograder.changes.schemata import SWITCHES, schemata_of
from autograder.course.catalogue import course
from autograder.judging.diagnosis import Diagnosis
from autograder.judging.diagnosis.nearest import FEW_ROUNDS, rounds
from autograder.judging.diagnosis.several_changes import fingerprint
from autograder.judging.engine import Bench, assess
from autograder.running.executor import Executor, parameters_of
from autograder.running.local import LocalSide
from autograder.running.outcome import Returned
from autograder.running.proxy import Call

RNG = np.random.default_rng(3)
CALLS = {
    "sigmoid": (RNG.normal(size=(3, 4)),),
    "leaky_relu": (RNG.normal(size=(3, 4)), 0.2),
    "forward": tuple(RNG.normal(size=shape) for shape in [(5, 2), (2, 3), (3,), (3, 4), (4,)])[:4],
    "softmax": (RNG.normal(size=(3, 4)),),
    "cross_entropy": (np.full((2, 4), 0.25), np.eye(4)[:2]),
    "mlp_forward": ([(RNG.normal(size=(3, 4)), RNG.normal(size=4))], RNG.normal(size=(5, 3))),
}
FUNCTIONS = [(one, f) for one in course() for f in one.functions if f.name in CALLS]


def outcome(code, namespace, name, arguments):
    """Return what a function that is defined by some code gives, or the class of what it raises."""
    exec(code, namespace)
    try:
        with np.errstate(all="ignore"):
            # A changed loop may write into its arguments.
            return namespace[name](*copy.deepcopy(arguments))
    except Exception as error:
        return type(error)


def equal(one, other):
    if isinstance(one, type) or isinstance(other, type):
        return one is other
    return np.allclose(fingerprint(one), fingerprint(other), rtol=1e-12, equal_nan=True)


@pytest.mark.parametrize(
    "exercise, function", FUNCTIONS, ids=[function.name for _, function in FUNCTIONS]
)
def test_a_switch_does_what_its_change_does(exercise, function):
    path = SOLUTIONS / exercise.filename
    solution = Executor(exercise, path)
    solution.load()
    name, arguments = function.name, CALLS[function.name]
    for of in implementations(path, name):
        node, edits, alone = of.node, list(edits_of(of, function)), {}
        for edit in edits:
            edit.slot.put(edit.after)
            code = compile(ast.Module([node], []), "<change>", "exec")
            edit.slot.put(edit.before)
            alone[id(edit)] = outcome(code, dict(solution.namespace), name, arguments)
        schemata = schemata_of(node, edits)

        def switched(switches, schemata=schemata):
            namespace = {**solution.namespace, SWITCHES: switches}
            return outcome(schemata.code, namespace, name, arguments)

        off = [False] * len(schemata.edits)
        assert equal(switched(off), solution.namespace[name](*arguments))
        for number, edit in enumerate(schemata.edits):
            off[number] = True
            assert equal(switched(off), alone[id(edit)]), edit.said
            off[number] = False


TWO_SLIPS = {
    "ex02_xor_forward": (
        "forward",
        "    h = 1 / (1 + np.exp(-(x @ w1 - b1)))\n    return 1 / (1 + np.exp(-(h @ w2))), h\n",
        ("the sign before b1 were the other one", "h and y had changed places"),
        (
            "(1) b1 앞의 부호를 반대로 쓴 것, (2) h, y 자리를 서로 바꾼 것, 이 두 가지가 겹쳤을 때와",
        ),
    ),
    "ex06_softmax": (
        "softmax",
        "    e = np.exp(np.max(z, axis=1, keepdims=True) - z)\n    return e / e.sum()\n",
        (
            "the sign of a difference were the other one",
            "the sum were taken over all entries at once",
        ),
        ("뺄셈 하나의 순서를 거꾸로 쓴", "합을 모든 원소에 대해 한꺼번에 계산한"),
    ),
}


# Each slip is seen in a part of its own: of the results, or of the checks.
BACKWARD = """\
    delta = (y - t) * y * (1 - y)
    inner = delta @ w2.T
    return x.T @ inner, inner.max(axis=0), -(h.T @ delta)
"""
ADAM = """\
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    step, first, second = state or (0, [0.0] * len(params), [0.0] * len(params))
    step, grads = step + 1, [np.asarray(g, dtype=float) for g in grads]
    first = [beta1 * m + g for m, g in zip(first, grads)]
    second = [beta2 * v + (1 - beta2) * g**2 for v, g in zip(second, grads)]
    new = []
    for p, m, v in zip(params, first, second):
        root = np.sqrt(v / (1 - beta2**step) + eps)
        new.append(p - learning_rate * m / (1 - beta1**step) / root)
    return new, (step, first, second)
"""


def judged(exercise_id, name, body, tmp_path):
    exercise = course().exercise(exercise_id)
    path = tmp_path / exercise.filename
    source = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    head = "" if body.startswith("def") else f"def {name}({', '.join(parameters_of(name))}):\n"
    path.write_text(f"{source}\n\n{head}{body}", encoding="utf-8")
    reference = LocalSide(exercise, SOLUTIONS / exercise.filename)
    bench = Bench(exercise, LocalSide(exercise, path), reference, 7)
    return assess([bench], Diagnosis(SOLUTIONS)).function(name)


@pytest.mark.parametrize("exercise_id", TWO_SLIPS)
def test_both_slips_are_said(exercise_id, tmp_path):
    name, body, english, korean = TWO_SLIPS[exercise_id]
    change = judged(exercise_id, name, body, tmp_path).change
    assert change.text["en"].startswith("Two things are wrong here. ")
    assert change.text["ko"].startswith("틀린 점이 두 가지입니다. ")
    assert all(words in change.text["en"] for words in english), change.text
    assert all(words in change.text["ko"] for words in korean), change.text


def test_three_slips_are_said_where_each_shows_in_a_part(tmp_path):
    change = judged("ex03_backprop", "backward", BACKWARD, tmp_path).change
    assert change.text["en"].startswith("Three things are wrong here. ")
    assert change.text["ko"].startswith("틀린 점이 세 가지입니다. ")
    for words in (
        "the slope of the hidden layer were left out",
        "the maximum were taken in the place of the sum",
    ):
        assert words in change.text["en"], change.text
    assert "the other sign" in change.text["en"], change.text


def test_a_state_of_another_form_hides_no_slip(tmp_path):
    change = judged("ex07_optimizers", "adam_step", ADAM, tmp_path).change
    assert "the factor 1 − beta1 were left out" in change.text["en"], change.text
    assert "the term eps stood inside the square root, not beside it" in change.text["en"]
    assert "제곱근 밖에 있어야 할 eps 값을 제곱근 안에 쓴" in change.text["ko"], change.text


def test_two_slips_in_zeros_and_ones_are_said(tmp_path):
    body = "    out = np.zeros((len(labels), classes))\n    for row, one in list(enumerate(labels))[:-1]:\n        out[row, one - 1] = 1\n    return out\n"
    change = judged("ex06_softmax", "one_hot", body, tmp_path).change
    assert "the last row stayed empty" in change.text["en"], change.text
    assert "the labels were counted from 1" in change.text["en"], change.text
    assert "레이블을 1부터 센" in change.text["ko"], change.text


def test_one_change_that_shows_in_a_mask_alone_is_one_thing(tmp_path):
    body = "    return np.where(np.floor(x) > 0, 1.0, 0.0)\n"
    change = judged("ex04_relu", "relu_derivative", body, tmp_path).change
    assert change is None or "things are wrong" not in change.text["en"], change.text
    assert change is None or "as if ," not in change.text["en"], change.text


def test_where_shapes_clash_equal_sizes_show_both_slips(tmp_path):
    body = "    e = np.exp(z - np.max(z, axis=0))\n    return e / np.sum(e, axis=1)\n"
    change = judged("ex06_softmax", "softmax", body, tmp_path).change
    assert "the maximum were taken along axis 0" in change.text["en"], change.text
    assert "the axis of the sum were not kept" in change.text["en"], change.text


def test_one_of_a_list_of_results_that_agrees_by_chance_is_not_said(tmp_path):
    body = "    shares = [5, 2, 7, 9, 11]\n    return [p - learning_rate * g / n for p, g, n in zip(params, grads, shares)]\n"
    change = judged("ex07_optimizers", "sgd_step", body, tmp_path).change
    assert change is None, change.text
    body = "    for p, g in zip(params, grads):\n        p -= learning_rate * g / len(params)\n    return params\n"
    change = judged("ex07_optimizers", "sgd_step", body, tmp_path).change
    assert "divided by the number of parameters" in change.text["en"], change.text


def test_one_slip_is_one_thing_and_three_are_not_two(tmp_path):
    one = "    h = 1 / (1 + np.exp(-(x @ w1 - b1)))\n    return h, 1 / (1 + np.exp(-(h @ w2)))\n"
    found = judged("ex02_xor_forward", "forward", one, tmp_path)
    assert found.misconception or "Two things" not in found.change.text["en"]
    three = "    h = np.tanh(x @ w1 - 3 * b1)\n    return 1 / (1 + np.exp(-(h @ w2) - 1)), h\n"
    assert judged("ex02_xor_forward", "forward", three, tmp_path).change is None


def test_a_training_of_a_thousand_steps_is_no_call_for_thousands_of_pairs():
    """With its losses in an array, whose size is the number of steps, one wrong `train` was searched for six minutes."""
    exercises = {f.name: f for one in course() for f in one.functions}
    w, b, losses = np.ones((3, 1)), np.ones(3), np.zeros(1000)
    arguments = np.ones((4, 2)), np.ones((4, 1)), np.ones((2, 3)), b, w, 0.5, 1000
    call = Call(exercises["train"], arguments, {}, Returned((np.ones((2, 3)), b, w, losses)))
    assert rounds(call) == 1000 > FEW_ROUNDS
    # A number of classes is a size, which takes no time.
    encoded = Call(exercises["one_hot"], (np.zeros(2), 1000), {}, Returned(np.zeros((2, 1000))))
    assert rounds(encoded) == 0
