"""What a number is that an evaluation gave in place of the right one, and where use_cpu_only goes wrong; no Keras runs."""

import numpy as np
import pytest

from autograder.checking.check import checks_of
from autograder.course.catalogue import course
from autograder.judging.keras.devices import device_slips
from autograder.judging.keras.formulas import (
    ACCURACIES,
    LOSSES,
    Outputs,
    described,
    outputs_of,
    right_accuracy,
    right_loss,
    same,
)
from autograder.judging.keras.lines import FileLines
from autograder.judging.keras.slip import KerasSlip
from autograder.judging.verdict import CheckResult
from autograder.language.finding import say
from autograder.language.i18n import render
from autograder.running.outcome import Raised, Returned
from autograder.running.plain import ModelSpec
from autograder.running.proxy import Call

RNG = np.random.default_rng(11)


def model_and_rows(n=70):
    weights = [RNG.normal(size=(6, 5)), RNG.normal(size=5), RNG.normal(size=(5, 4)), np.zeros(4)]
    spec = {
        "weights": weights,
        "layers": [("dense", 5, "relu"), ("dropout", 0.5), ("dense", 4, "softmax")],
        "loss": "categorical_crossentropy",
        "optimizer": ("sgd", 0.1),
    }
    x, t = RNG.normal(size=(n, 6)), np.eye(4)[RNG.integers(0, 4, n)]
    return {"model": ModelSpec(spec, 0), "x": x, "t": t}


@pytest.mark.parametrize("formulas", [LOSSES, ACCURACIES], ids=["loss", "accuracy"])
def test_every_formula_is_told_from_the_others_and_from_the_right_one(formulas):
    outputs = outputs_of(model_and_rows())
    right = right_loss(outputs) if formulas is LOSSES else right_accuracy(outputs)
    values = [(sentence, formula(outputs.p, outputs.t)) for sentence, formula in formulas]
    # A batch of all rows, or batches of one size, have the right mean.
    told = [(sentence, value) for sentence, value in values if not same(value, right)]
    assert {sentence.template for sentence, _ in told} == {
        sentence.template for sentence, _ in formulas
    }
    for sentence, value in told:
        assert list(described(value, formulas, outputs)) == [sentence]
        assert not list(described(1.01 * value + 0.003, formulas, outputs))


def test_what_two_formulas_give_is_not_described():
    p, t = np.eye(4)[[0, 1]] * 0.6 + 0.1, np.eye(4)[[0, 1]]
    # With so few rows the first 32 are all of them.
    assert not list(described(right_loss(Outputs(p, t)), LOSSES, Outputs(p, t)))


def test_the_outputs_are_those_of_the_model_in_the_call():
    arguments = model_and_rows(5)
    w1, b1, w2, b2 = arguments["model"].spec["weights"]
    z = np.maximum(arguments["x"] @ w1 + b1, 0) @ w2 + b2
    e = np.exp(z - z.max(axis=1, keepdims=True))

    outputs = outputs_of(arguments)

    np.testing.assert_allclose(outputs.p, e / e.sum(axis=1, keepdims=True))
    assert outputs_of({**arguments, "model": "a text"}) is None


EVALUATE = """
def evaluate_classifier(model, x, t):
    p = model.predict(x)
    loss = -np.sum(t * np.log(p)) / t.size
    return float(loss), np.mean(p.argmax(1) != t.argmax(1))
"""

TRAIN = """
def train_xor(model, x, t, steps):
    opt = keras.optimizers.SGD(0.1)
    for step in range(1, steps):
        model.train_on_batch(x, t)
        if step > 3:
            model.save("x")
    def step():
        opt.apply_gradients([])
    copy = keras.models.clone_model(model)
    for w in copy.trainable_variables:
        w.assign_sub(step)
    return copy.fit(x)
"""


BATCHES = """
def train_classifier(model, x, size, epochs):
    batches = len(x) // size
    for k in range(epochs):
        for k in range(batches):
            model.train_on_batch(x[k])
        model.fit(x)
"""


def place(source, function, key, *where):
    return FileLines(source, function).place(KerasSlip((key,), say("yours"), *where)).expression


def test_a_slip_is_looked_for_in_what_comes_back_and_around_a_call():
    of = EVALUATE, "evaluate_classifier"
    assert place(*of, "formula", "return", 0, (("loss", 0),)) == "-np.sum(t * np.log(p)) / t.size"
    assert place(*of, "formula", "return", 0, (("accuracy", 1),)).startswith("np.mean(")
    assert place(*of, "formula", "return", 0, (("more", 2),)).startswith("return ")

    of = BATCHES, "train_classifier"
    assert place(*of, "batches", "train_on_batch") == "len(x) // size"
    assert place(*of, "updates", "fit") == "range(epochs)"

    of = TRAIN, "train_xor"
    assert place(*of, "updates", "train_on_batch") == "range(1, steps)"
    assert place(*of, "no update", "apply_gradients fit") == "keras.optimizers.SGD(0.1)"
    assert place(*of, "no update", "minimize train_on_batch fit") == "range(1, steps)"
    assert place(*of, "no update", "minimize assign_sub assign") == "w.assign_sub(step)"
    assert place(*of, "another model", "fit") == "keras.models.clone_model(model)"
    assert place(*of, "not saved", "save") == "step > 3"
    assert place(*of, "raised", "line", 5) == "model.train_on_batch(x, t)"


def test_of_a_variable_that_is_set_twice_the_call_is_shown_that_made_what_was_found():
    source = """
def build(optimizer):
    if optimizer == "adam":
        opt = keras.optimizers.Adam()
    else:
        opt = keras.optimizers.SGD()
    model.compile(optimizer=opt)
"""
    lines = FileLines(source, "build")
    for yours, expression in (("sgd", "keras.optimizers.SGD()"), ("rmsprop", "opt")):
        what = say(
            "with {given}: {what}", given="hidden=()", what=say("it is {yours}", yours=yours)
        )
        slip = KerasSlip(("optimizer",), what, "compile", 0, (("optimizer", 0),))
        assert lines.place(slip).expression == expression


@pytest.mark.parametrize(
    ("above", "inside", "given", "expression"),
    [
        ("", 'plan = {"units": 4}', 'plan["units"]', "4"),
        ("", "plan = dict(units=4)", "**plan", "4"),
        ("", "plan = dict(units=4)\n    plan['units'] = 3", "**plan", "keras.layers.Dense(**plan)"),
        ("", "plan = dict(units=4)\n    plan.update(units=3)", 'plan["units"]', 'plan["units"]'),
        ("UNITS = 4", "", "units=UNITS", "4"),
        ("", "units = 4\n    units = 5", "units=units", "units"),
        # Another name for an argument is right; what is wrong is that it is used here.
        ("", "units = hidden", "units=units", "units"),
        ("def half(z):\n    return z / 2", "", "units=half", "z / 2"),
        ("", "def half(z):\n        return z / 2", "units=half", "z / 2"),
        ("def half(z):\n    if z:\n        return z\n    return 1", "", "units=half", "half"),
        ("", "one = 4", "units=[one]", "4"),
        ("hidden = 4", "", "units=hidden", "hidden"),
    ],
)
def test_an_argument_is_looked_for_where_it_is_set(above, inside, given, expression):
    source = (
        f"{above}\n\ndef build(hidden):\n    {inside or 'pass'}\n    keras.layers.Dense({given})\n"
    )
    assert place(source, "build", "units", "Dense", 0, (("units", 0),)) == expression


def test_an_unknown_name_is_exchanged_where_the_exception_is_caught():
    source = """
def build(optimizer):
    try:
        method = keras.optimizers.get(optimizer)
    except ValueError:
        method = keras.optimizers.Adam()
    model.compile(method)
"""
    found = place(source, "build", "refused", "compile", 0, (("optimizer", 0),))
    assert found == "keras.optimizers.Adam()"


EXERCISE = course().exercise("ex11_tensors")
(USE_CPU_ONLY,) = (one for one in EXERCISE.functions if one.name == "use_cpu_only")


def said(body: str, *answers: tuple[str, str, object, list[str]]) -> list[tuple[int, str]]:
    """Return the lines and the sentences for answers (check, when, what came back, what stays visible)."""
    lines = FileLines(f"def use_cpu_only():\n{body}", "use_cpu_only")
    checks = {check.id: check for check in checks_of(EXERCISE)}
    results = []
    for check, when, value, visible in answers:
        outcome = value if isinstance(value, Raised) else Returned(value)
        answer = Returned({"outcome": outcome, "visible": visible})
        call = Call(USE_CPU_ONLY, (when,), {}, answer)
        results.append(CheckResult(checks[check], "wrong", calls=[call]))
    return [
        (lines.piece(node).line, render(what, "en")) for node, what in device_slips(lines, results)
    ]


def test_the_list_of_devices_that_stay_is_shown_where_it_is_made():
    body = (
        "    keep = list_physical_devices('GPU')\n"
        "    try:\n        set_visible_devices(keep)\n    except RuntimeError:\n        pass\n    return True\n"
    )
    assert said(
        body,
        ("in_time_hides", "in time", True, ["GPU"]),
        ("too_late_false", "too late", True, ["CPU", "GPU"]),
    ) == [
        (
            2,
            "the list given to set_visible_devices is what stays visible: here GPU; it must be CPU",
        ),
        (6, "too late, True comes back; it must be False"),
    ]


def test_a_missing_answer_is_shown_at_the_call_after_which_it_is_missing():
    body = "    try:\n        set_visible_devices([], 'GPU')\n    except RuntimeError:\n        return False\n"
    assert said(body, ("in_time_true", "in time", None, ["CPU"])) == [
        (3, "nothing comes back where this succeeds; it must be True")
    ]


def test_a_kind_of_device_replaces_that_kind_alone():
    body = "    set_visible_devices([], 'CPU')\n    return True\n"
    assert said(body, ("in_time_hides", "in time", True, ["GPU"])) == [
        (
            2,
            "with device_type='CPU' only the devices of that kind are replaced; GPU stays visible",
        )
    ]
    # Another kind may have been refused, or given the wrong list.
    gpus = "    set_visible_devices(gpus, 'GPU')\n    return True\n"
    assert not said(gpus, ("in_time_hides", "in time", True, ["CPU", "GPU"]))
    # Which of several calls or returns is meant is not known.
    assert not said(2 * body, ("in_time_hides", "in time", True, ["GPU"]))
    assert not said(2 * body, ("in_time_true", "in time", False, ["CPU"]))


def test_an_answer_is_shown_where_it_can_have_come_from():
    body = (
        "    logical = list_logical_devices()\n"
        "    try:\n        set_visible_devices(list_physical_devices('CPU'))\n"
        "    except RuntimeError:\n        return False\n    return True\n"
    )
    # The list is right, but the devices are initialised by then.
    assert said(
        body,
        ("in_time_hides", "in time", False, ["CPU", "GPU"]),
        ("in_time_true", "in time", False, ["CPU", "GPU"]),
    ) == [(6, "in time, False comes back; it must be True")]
