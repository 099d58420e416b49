"""A prediction is settled by code that is right: once, beside what the code gives."""

import re

import pytest
from places import SOLUTIONS

from autograder.course.catalogue import course
from autograder.course.paths import SOLUTIONS as RIGHT
from autograder.events.log import append, read
from autograder.learner.predictions import _value, in_folder, shown_value
from quizzes.answers import answer_text, right_answer
from quizzes.built import open_bank, variant


def calls():
    for question in open_bank()["questions"]:
        for number in range(len(question["variants"])):
            shown = variant(question, number)
            if "call" in shown:
                yield pytest.param(question, shown, id=f"{question['id']}-{number}")


@pytest.mark.parametrize(("question", "shown"), list(calls()))
def test_what_right_code_gives_is_the_right_answer(question, shown):
    exercise = course().exercise(question["exercise"])
    run = shown["call"].partition("  # ")[0]
    value = _value(run, exercise, in_folder(RIGHT)(exercise))
    answer = answer_text(shown, right_answer(shown, "en"), "en")

    def numbers(text):
        return [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", text)]

    assert numbers(value) == pytest.approx(numbers(answer)[: len(numbers(value))], abs=6e-5)
    assert numbers(value)


def test_predictions_are_about_their_own_function_and_lead_no_question_of_another_kind():
    for question in open_bank()["questions"]:
        if any("call" in variant(question, n) for n in range(len(question["variants"]))):
            call = variant(question, 0)["call"]
            assert any(f"{function}(" in call for function in question["before"])


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.0, "1.0"), (2, "2"), (0.10499358, "0.104994"), ((3,), "(3,)"), ([(4, 3), (4, 1)], "(4, 3), (4, 1)"),
     ([0.25, 0.5], "[0.25, 0.5]"), ("4, 4, 2", "4, 4, 2"), (float("nan"), "nan")],
)  # fmt: skip
def test_values_are_shown_as_python_writes_them(value, text):
    assert shown_value(value) == text


@pytest.fixture
def mine(tmp_path, xor2mnist):
    """Return a folder whose owner expected sigmoid(1000) to be infinite and the slope to be right."""
    xor2mnist("start", tmp_path / "mine")
    append(
        {
            "kind": "answered",
            "question": "before-sigmoid",
            "variant": 0,
            "answer": "inf",
            "right": False,
        },
        {
            "kind": "answered",
            "question": "before-sigmoid-derivative",
            "variant": 0,
            "answer": "right",
            "right": True,
        },
    )
    return tmp_path / "mine"


@pytest.mark.parametrize(
    "command", [("-m", "pytest", "-k", "ex01"), ("-m", "autograder", "check", "1")]
)
def test_it_is_settled_once_and_not_before_the_code_is_right(command, mine, run):
    right = (SOLUTIONS / "ex01_sigmoid.py").read_text(encoding="utf-8")
    file = mine / "ex01_sigmoid.py"
    said = "sigmoid(1000): you said inf, infinity, your code gives 1.0"

    file.write_text(right.replace("(1 + e)", "(2 + e)"), encoding="utf-8")
    wrong = run(*command, cwd=mine).stdout
    assert "wrong" in wrong and "you said" not in wrong and "infinity" not in wrong

    file.write_text(right, encoding="utf-8")
    first, second = (run(*command, cwd=mine).stdout for _ in range(2))
    assert said in " ".join(first.split()) and "differs from 1 by" in first
    assert "sigmoid_derivative(2): you said 0.1050, your code gives 0.104994" in first
    assert "you said" not in second
    assert [e["right"] for e in read() if e["kind"] == "settled"] == [False, True]


def test_status_keeps_the_account(mine, xor2mnist):
    assert "predictions" not in xor2mnist("status", "--in", mine).stdout
    (mine / "ex01_sigmoid.py").write_text(
        (SOLUTIONS / "ex01_sigmoid.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    xor2mnist("check", "1", "--in", mine)
    append(
        {"kind": "explained", "question": "after-sigmoid-max-slope", "text": "a product"},
        {"kind": "explained", "question": "after-sigmoid-overflow", "text": ""},
        {"kind": "answered", "question": "after-sigmoid-max-slope", "answer": "x", "right": True},
        {"kind": "skipped", "question": "after-sigmoid-overflow"},
    )

    for lang, lines in {
        "en": (
            "predictions that held: 1 of 2",
            "explained 1 of 39, 1 in your own words, 1 skipped",
        ),
        "ko": ("맞은 예상 1/2", "설명 1/39, 자기 말로 쓴 것 1, 건너뛴 것 1"),
    }.items():
        screen = xor2mnist("status", "--in", mine, "--lang", lang).stdout
        assert all(line in screen for line in lines)


def test_a_prediction_is_not_headed_explain(mine):
    pexpect = pytest.importorskip("pexpect", reason="pexpect needs a POSIX terminal")
    import sys

    child = pexpect.spawn(
        sys.executable,
        ["-m", "autograder", "quiz", "before-relu"],
        cwd=str(mine),
        encoding="utf-8",
        timeout=60,
    )
    child.expect("before-relu   predict")
    child.sendline("quit")
    child.expect(pexpect.EOF)
