"""A learner goes through the course in a real terminal, typing; in both languages."""

import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from courses import edited
from places import ROOT, SOLUTIONS

from autograder.events.log import read

pexpect = pytest.importorskip("pexpect", reason="pexpect needs a POSIX terminal")

DAY = datetime(2026, 3, 2, 9, 0, tzinfo=timezone.utc)

SAYS = {
    "en": {
        "lesson": "Enter: the lesson of",
        "page": r"Enter: page \d of \d",
        "enter": "Enter: go on",
        "predict": "Before you write sigmoid:",
        "next": "next: sigmoid",
        "settled": r"sigmoid\(1000\): you said inf, infinity, your code gives 1.0",
        "held": "predictions that held: 0 of 1",
        "words": "1 in your own words, 2 skipped",
        "built": "Can you explain it",
        "correct": "is correct|Everything that was checked",
    },
    "ko": {
        "lesson": "Enter: .* 강의 읽기",
        "page": r"Enter: 다음 쪽",
        "enter": "Enter: 계속하기",
        "predict": "sigmoid 함수를 작성하기 전에",
        "next": "다음: sigmoid",
        "settled": r"sigmoid\(1000\): 예상은 inf, 곧 무한대, 작성한 코드의 결과는 1.0",
        "held": "맞은 예상 0/1",
        "words": "자기 말로 쓴 것 1, 건너뛴 것 2",
        "built": "이제 설명할 수 있습니까",
        "correct": "모두 맞습니다",
    },
}


class Learner:
    """Someone at a terminal, in a folder of exercises, on some day."""

    def __init__(self, folder: Path, lang: str) -> None:
        self.folder = folder
        self.lang = lang
        self.day = DAY
        self.says = SAYS[lang]

    def run(self, *arguments: str) -> "pexpect.spawn":
        """Start the command."""
        import os

        env = {
            **os.environ,
            "XOR2MNIST_NOW": self.day.isoformat(),
            "TERM": "xterm",
            "PYTHONPATH": str(ROOT),
        }
        return pexpect.spawn(
            sys.executable,
            ["-m", "autograder", *arguments, "--lang", self.lang],
            cwd=str(self.folder),
            env=env,
            encoding="utf-8",
            timeout=120,
            dimensions=(24, 80),
        )

    def write(self, name: str, source: str) -> None:
        """Save a file."""
        (self.folder / name).write_text(source, encoding="utf-8")

    def solve(self, name: str) -> str:
        """Save the solution of an exercise; return it."""
        source = (SOLUTIONS / name).read_text(encoding="utf-8")
        self.write(name, source)
        return source


def finish(child: "pexpect.spawn") -> str:
    """Wait for the end; return what was on the screen since the last expectation."""
    child.expect(pexpect.EOF)
    child.close()
    return child.before or ""


@pytest.mark.parametrize("lang", ["en", pytest.param("ko", marks=pytest.mark.long)])
def test_a_learner_plays_three_exercises_and_comes_back_the_next_day(lang, tmp_path, xor2mnist):
    xor2mnist("start", tmp_path / "mine")
    learner = Learner(tmp_path / "mine", lang)

    # The first step: the lesson, then a prediction, then the place to write.
    child = learner.run()
    child.expect(learner.says["lesson"])
    child.sendline("")
    child.expect(learner.says["page"])
    child.sendline("q")
    child.expect(learner.says["enter"])
    child.sendline("")
    child.expect(learner.says["predict"])
    child.expect(r"> ?$|: ?$|\? ?$")
    child.sendline("2")
    child.expect(learner.says["next"])
    child.expect(r"ex01_sigmoid\.py:7")
    finish(child)
    assert [e["question"] for e in read() if e["kind"] == "answered"][:1] == ["before-sigmoid"]

    # A misconception in code is named, and the prediction recalled.
    source = (SOLUTIONS / "ex01_sigmoid.py").read_text(encoding="utf-8")
    wrong = edited(source, "return np.where(x >= 0, 1, e) / (1 + e)", "return 1 / 1 + np.exp(-x)")
    learner.write("ex01_sigmoid.py", wrong)
    child = learner.run()
    child.expect("sigmoid")
    child.expect("xor2mnist hint sigmoid")
    assert "infinity" not in (child.before or "")  # a prediction is no comment on an error
    text = finish(child)
    assert "xor2mnist quiz" in text

    # A hint, then the quiz question that the verdict names.
    finish(learner.run("hint", "sigmoid"))
    question = text.partition("xor2mnist quiz ")[2].split()[0]
    child = learner.run("quiz", question)
    child.expect("1")
    child.sendline("quit")
    finish(child)

    # Mended: the prediction is settled, then the questions behind the exercise, then the next exercise.
    learner.solve("ex01_sigmoid.py")
    child = learner.run()
    child.expect(learner.says["settled"])
    child.expect(learner.says["enter"])
    child.sendline("")
    child.expect(learner.says["built"])
    for sentence, answer in (("it is flat there", "4"), ("", "skip"), ("", "skip")):
        child.expect("> ")
        child.sendline(sentence)
        child.expect("1[.]")
        child.expect("> ")
        child.sendline(answer)
        if answer == "4":
            child.expect("it is flat there")
        child.expect(learner.says["enter"])
        child.sendline("")
    child.expect(learner.says["page"])
    child.sendline("q")
    child.expect(learner.says["enter"])
    child.sendline("")
    child.sendline("skip")
    child.expect(r"ex02_xor_forward\.py:\d+")
    finish(child)

    child = learner.run("status")
    child.expect(learner.says["held"])
    child.expect(learner.says["words"])
    finish(child)

    # The second and the third exercise; the third with the lecture's mistake.
    learner.solve("ex02_xor_forward.py")
    backprop = learner.solve("ex03_backprop.py")
    learner.write("ex03_backprop.py", edited(backprop, "delta_h.sum(axis=0), h.T", "delta_h, h.T"))
    child = learner.run("check", "backward")
    child.expect("xor2mnist quiz backprop-bias")
    finish(child)
    learner.solve("ex03_backprop.py")
    child = learner.run("check", "1", "2", "3")
    child.expect(learner.says["correct"])
    finish(child)

    # The next day the misconception is due: its question comes first.
    learner.day = DAY + timedelta(days=1)
    child = learner.run("today", "--minutes", "2")
    child.expect("backprop-bias|sigmoid")
    child.sendline("quit")
    finish(child)
    names = {e.get("misconception") for e in read() if e["kind"] == "checked"}
    assert {"sigmoid-one-plus-precedence", "backprop-bias-per-example"} <= names
