"""Places at a default value that is another one than the contract's."""

import pytest
from test_places import ADAM, TRAIN, places

from autograder.language.i18n import render

LEAKY = """
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, slope * x)
"""


def shown(found):
    return [(one.expression, one.certain) for one in found]


def test_another_default_is_the_place(tmp_path):
    (place,) = places(tmp_path, "ex03_backprop", "train", TRAIN.replace("rate=1.0", "rate=1e-1"))
    assert (place.expression, place.variable, place.certain) == ("1e-1", "learning_rate", True)
    file = tmp_path / "ex03_backprop.py"
    line = file.read_text(encoding="utf-8").splitlines()[place.line - 1]
    assert line[place.column - 1 :].startswith("1e-1, steps=1000")
    assert "learning_rate is 0.1; it must be 1.0" in render(place.note, "en")


def test_a_default_that_only_is_read_is_the_place(tmp_path):
    # No check makes a thousand steps.
    code = TRAIN.replace("steps=1000", "steps=100")
    assert shown(places(tmp_path, "ex03_backprop", "train", code)) == [("100", True)]


def test_what_else_is_wrong_is_shown_beside_the_default(tmp_path):
    code = TRAIN.replace("rate=1.0", "rate=0.1").replace("d1.sum(axis=0)", "d1.mean(axis=0)")
    found = places(tmp_path, "ex03_backprop", "train", code)
    assert shown(found) == [("0.1", True), ("d1.mean(axis=0)", True)]


@pytest.mark.parametrize(
    ("exercise_id", "function", "code"),
    [
        ("ex07_optimizers", "adam_step", ADAM.replace("eps=1e-7", "eps=0.0000001")),
        ("ex04_relu", "leaky_relu", LEAKY.replace("0.01", "1 / 100")),
    ],
)
def test_an_equal_default_is_no_place(exercise_id, function, code, tmp_path):
    code = code.replace("(1 - beta1) * g\n", "(1 - beta1) * 2 * g\n")
    code = code.replace("slope * x)", "slope * 2 * x)")
    found = places(tmp_path, exercise_id, function, code)
    assert found and not any(one.variable in ("eps", "slope") for one in found)


def test_a_default_that_stands_for_none_is_no_place(tmp_path):
    code = LEAKY.replace("slope=0.01", "slope=0").replace(
        "    x = np", "    slope = slope or 0.01\n    x = np"
    )
    found = places(tmp_path, "ex04_relu", "leaky_relu", code.replace("slope * x)", "-slope * x)"))
    assert found and all(one.variable != "slope" for one in found)
