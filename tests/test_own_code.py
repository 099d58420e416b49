"""Questions about the learner's own code: their answers are what that very code does."""

import numpy as np
import pytest
from places import SOLUTIONS

from autograder.course.catalogue import course
from autograder.judging.engine import Bench
from autograder.judging.reference import reference_for
from autograder.learner.own_code import own_questions
from autograder.running.local import LocalSide
from quizzes import terminal
from quizzes.judge import judge

SIGMOID = """import numpy as np


def sigmoid(x):
    return np.exp(x) / (1 + np.exp(x))


def sigmoid_derivative(x):
    raise NotImplementedError("ex01: sigmoid_derivative")
"""


def asked_about(exercise_id, path, seed=7):
    exercise = course().exercise(exercise_id)
    return own_questions(
        Bench(exercise, LocalSide(exercise, path), reference_for(exercise, seed), seed)
    )


@pytest.fixture
def written(tmp_path):
    def write(exercise_id, text):
        path = tmp_path / f"{exercise_id}.py"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_which_inputs_an_elementwise_function_gets_wrong(written):
    (question,) = asked_about("ex01_sigmoid", written("ex01_sigmoid", SIGMOID))
    assert question["id"] == "own-sigmoid-inputs"
    texts = {option["key"]: option["text"]["en"] for option in question["options"]}
    assert [texts[key] for key in question["answer"]] == ["`1000`"]
    assert "your code gives nan, right is 1" in question["explanation"]["en"]
    assert "line 4" in question["prompt"]["en"] and "시작 줄: 4" in question["prompt"]["ko"]
    assert judge(question, question["answer"]).right
    wrong = judge(question, [key for key, text in texts.items() if text == "`0`"])
    assert not wrong.right and wrong.blame


def with_function(source, name, own):
    """Return a file with one of its functions written otherwise."""
    start = source.index(f"def {name}(")
    return source[:start] + own + source[source.index("\ndef ", start) :]


@pytest.mark.parametrize("text", ["def sigmoid(x)\n", "", "import no_such_module\n"])
def test_what_cannot_run_is_not_asked_about(written, text):
    assert asked_about("ex01_sigmoid", written("ex01_sigmoid", text)) == []


def test_the_shape_is_the_one_that_this_code_gives(written):
    source = (SOLUTIONS / "ex03_backprop.py").read_text(encoding="utf-8")
    own = (
        "def backward(x, t, h, y, w2):\n"
        "    dy = (y - t) * y * (1 - y)\n"
        "    db1 = dy @ w2.T * h * (1 - h)\n"
        "    return x.T @ db1, db1, h.T @ dy\n\n"
    )
    per_example = with_function(source, "backward", own)
    shapes = {}
    for title, text in (("right", source), ("per example", per_example)):
        found = asked_about("ex03_backprop", written("ex03_backprop", text))
        (question,) = [one for one in found if one["id"] == "own-backward-shape"]
        assert question["code"].startswith("def backward")
        options = {option["key"]: option["text"]["en"] for option in question["options"]}
        assert len(set(options.values())) == len(options) == 4
        shapes[title] = options[question["answer"]]
        assert all(option.get("why") for option in question["options"] if option["key"] != "right")
    assert shapes["right"] == shapes["per example"]  # of the first result, which is right in both


def test_every_shape_of_the_solutions_is_what_numpy_says():
    made = [
        question
        for exercise in course()
        if exercise.library is None
        for question in asked_about(exercise.id, SOLUTIONS / exercise.filename)
    ]
    assert {"own-forward-shape", "own-backward-shape", "own-one_hot-shape"} <= {
        question["id"] for question in made
    }
    for question in made:
        assert "None" not in question["prompt"]["en"]
        (right,) = (one for one in question["options"] if one["key"] == "right")
        shape = eval(right["text"]["en"].strip("`"), {})
        assert np.zeros(shape).shape == shape and right["text"]["en"] in str(question["options"])


def test_they_are_asked_in_the_terminal(written, monkeypatch, capsys):
    questions = asked_about("ex01_sigmoid", written("ex01_sigmoid", SIGMOID))
    lines = iter(["1", "skip"])
    monkeypatch.setattr("builtins.input", lambda prompt="": next(lines))
    score = terminal.ask_own(questions, "ko", plain=True)
    out = capsys.readouterr().out
    assert score.total == 1
    assert "직접 쓴 함수입니다: `sigmoid`" in out and "np.exp(x) / (1 + np.exp(x))" in out


def test_the_shape_of_a_variable_is_the_one_after_its_line(written):
    source = (SOLUTIONS / "ex03_backprop.py").read_text(encoding="utf-8")
    renamed = source.replace("delta_h", "d1").replace("    d1 = ", "\n\n    d1 = ")
    for text, name in ((source, "delta_h"), (renamed, "d1")):
        found = asked_about("ex03_backprop", written("ex03_backprop", text))
        (question,) = [one for one in found if one["id"] == "own-backward-variable"]
        line = next(n for n, one in enumerate(text.splitlines(), 1) if f" {name} = " in one)
        assert f"Line {line} is `{name} = " in question["prompt"]["en"]
        assert f"줄 번호 {line}:" in question["prompt"]["ko"]
        options = {option["key"]: option["text"]["en"] for option in question["options"]}
        shape = eval(options["right"].strip("`"), {})
        assert len(shape) == 2 and f"`h` {shape}" in question["prompt"]["en"]
        assert len(set(options.values())) == len(options)


def test_which_rows_a_softmax_gets_wrong(written):
    text = (SOLUTIONS / "ex06_softmax.py").read_text(encoding="utf-8")
    naive = (
        "def softmax(z):\n    e = np.exp(np.asarray(z, dtype=float))\n"
        "    return e / e.sum(axis=1, keepdims=True)\n\n"
    )
    found = asked_about(
        "ex06_softmax", written("ex06_softmax", with_function(text, "softmax", naive))
    )
    (question,) = [one for one in found if one["id"] == "own-softmax-inputs"]
    texts = {option["key"]: option["text"]["en"] for option in question["options"]}
    wrong = {texts[key] for key in question["answer"]}
    assert wrong == {"`[1000, 0, -1000]`", "`[-1000, -1000, -999]`"}
    assert (
        "[1000, 0, -1000]: your code gives [nan, 0, 0], right is [1, 0, 0]"
        in (question["explanation"]["en"])
    )
