"""Questions asked in a terminal: typed answers, feedback for the very option, resume, time."""

import base64
import gzip
import io
import json
import os
import re
import sys

import pexpect
import pytest
from quiz_support import ROOT

from autograder.commands import cli
from autograder.events import log
from quizzes import asking, terminal, web
from quizzes.answers import right_answer
from quizzes.built import variant
from quizzes.judge import judge
from quizzes.personal import first_variant, fnv1a
from quizzes.screen import QuizScreen
from quizzes.tex import to_unicode

QUESTION = re.compile(r"Question (\d+) of (\d+)   (\S+)")


@pytest.fixture
def learner(monkeypatch, tmp_path, sample):
    """A learner with an empty log, the sample bank, and what they type."""
    monkeypatch.setenv("XOR2MNIST_DATA", str(tmp_path / "홍길동 문서"))
    monkeypatch.setattr(terminal, "open_bank", lambda: sample)

    def types(*lines):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return types


def events(kind):
    return [entry for entry in log.read() if entry["kind"] == kind]


def numbers(sample, name, keys, tries=0):
    """The numbers under which these options are shown."""
    question = next(q for q in sample["questions"] if q["id"] == name)
    parts = asking._Exchange(question, QuizScreen("en", plain=True), tries).parts
    shown = [part["key"] for part in parts]
    return " ".join(str(shown.index(key) + 1) for key in keys)


def test_the_feedback_is_for_the_very_option_that_was_chosen(learner, sample, capsys):
    slope = numbers(sample, "backprop-bias-shape", ["slope"])
    right = numbers(sample, "backprop-bias-shape", ["sum"])
    learner(slope, right)
    assert terminal.ask("backprop-bias-shape", "en") == 0
    out = capsys.readouterr().out
    assert "the shape of `db1` does not" in out
    assert "A transpose would give" not in out
    assert "shared by all four examples" in out
    first, second = events("answered")
    assert (first["right"], first["attempt"], first["answer"]) == (False, 1, "slope")
    assert first["misconceptions"] == ["output-slope-missing"]
    assert (second["right"], second["attempt"]) == (True, 2)


def test_every_type_is_answered_right_in_korean(learner, sample, capsys):
    learner(
        numbers(sample, "backprop-bias-shape", ["sum"]),
        numbers(sample, "sigmoid-facts", ["slope", "range"]),
        "0.982",
        "(1-s)s",
        "확률적입니다",
        numbers(sample, "backprop-order", ["forward", "output", "hidden", "update"]),
        "4, 3",
    )
    terminal.ask("sigmoid", "ko")
    out = capsys.readouterr().out
    assert "7문제 중 7문제를 맞혔습니다." in out
    assert "이렇게 읽었습니다: (1 - s)·s" in out
    assert "Python은 이렇게 씁니다: (4, 3)" in out
    assert "Question" not in out
    assert all(entry["right"] for entry in events("answered"))


def test_an_unreadable_answer_is_explained_and_does_not_count(learner, capsys):
    learner("s(1-s", "2 3", "s(1-q)", "x(1-x)", "s(1-s)")
    terminal.ask("sigmoid-derivative", "en")
    out = capsys.readouterr().out
    assert "A parenthesis is not closed." in out
    assert "Write * or ^ before the number 3." in out
    assert "The name q is not known here." in out
    assert "here x is the pre-activation" in out
    assert [entry["answer"] for entry in events("answered")] == ["x(1-x)", "s(1-s)"]
    assert events("answered")[0]["misconceptions"] == ["sigmoid-derivative-of-activation"]


def test_hints_are_given_counted_and_noted(learner, capsys):
    learner("?", "?", "0.982")
    terminal.ask("forward-hidden-value", "en")
    out = capsys.readouterr().out
    assert "Hint 1 of 1" in out and "There are no more hints." in out
    assert [entry["hint"] for entry in events("hinted")] == [1]
    assert events("answered")[0]["hints"] == 1


def test_skip_shows_the_answer_and_quit_resumes_there(learner, sample, capsys):
    learner(numbers(sample, "backprop-bias-shape", ["sum"]), "skip", "quit")
    terminal.ask("sigmoid", "en")
    assert "Stopped. The same command goes on here." in capsys.readouterr().out
    skipped = [(entry["question"], entry["shown"]) for entry in events("skipped")]
    assert skipped == [("sigmoid-facts", True)]
    learner("quit")
    terminal.ask("sigmoid", "en")
    number, total, name = QUESTION.search(capsys.readouterr().out).groups()
    assert (number, total, name) == ("1", "6", "sigmoid-facts")


def test_the_end_of_the_input_ends_the_questions_without_a_traceback(learner, capsys):
    learner()
    assert terminal.ask("sigmoid", "en") == 0
    assert "Stopped." in capsys.readouterr().out
    assert events("answered") == []


def test_a_prediction_is_noted_without_giving_the_answer_away(learner, sample, capsys):
    learner(numbers(sample, "backprop-bias-shape", ["slope"]), "skip")
    asked = terminal.ask_some(["backprop-bias-shape", "gone", "sgd-s"], "en", feedback=False)
    assert (asked.total, asked.right, asked.stopped) == (2, 0, False)
    out = capsys.readouterr().out
    assert "Noted." in out
    for given_away in ("Not right", "sum(axis=0)", "stochastic"):
        assert given_away not in out
    assert [entry["answer"] for entry in events("answered")] == ["slope"]
    learner("quit")
    assert terminal.ask_some(["sgd-s"], "en").stopped


def test_wrong_numbers_are_asked_for_again(learner, sample, capsys):
    learner("0", "9", "1 1", "one", numbers(sample, "sigmoid-facts", ["range"]), "skip")
    terminal.ask("sigmoid-facts", "en")
    out = capsys.readouterr().out
    assert out.count("Give the number that stands before it.") == 4
    assert "Partly right: 50%." in out


def test_another_variant_comes_the_next_time(learner, capsys):
    for expected in ("bias `-2`", "bias `-3`", "bias `-5`", "bias `-2`"):
        learner("0", "skip")
        terminal.ask("forward-hidden-value", "en")
        assert expected in capsys.readouterr().out


@pytest.mark.parametrize(
    "times",
    [
        ["2026-03-02T12:00:00Z"] * 8,
        ["2026-03-02T12:00:00Z", "2026-03-02T03:00:00Z"] * 4,
        ["2026-03-02T12:00:00+00:00", "2026-03-02T12:00:00", "2026-03-02T12:00:00.001Z"] * 3,
    ],
    ids=["the same moment", "set back by nine hours", "written in three ways"],
)
def test_the_order_of_answers_does_not_hang_on_the_clock(learner, monkeypatch, capsys, times):
    for turn, at in enumerate(times):
        monkeypatch.setenv("XOR2MNIST_NOW", at)
        learner("0", "skip")
        terminal.ask("forward-hidden-value", "en")
        assert f"bias `{(-2, -3, -5)[turn % 3]}`" in capsys.readouterr().out


def test_a_clock_that_was_wrong_by_years_does_not_stop_the_log(learner, monkeypatch):
    for at in ("2036-03-02T03:00:00Z", "2026-03-02T03:00:00Z", "2026-03-02T03:00:00Z"):
        monkeypatch.setenv("XOR2MNIST_NOW", at)
        log.record("preference", calculator=True)
    assert [entry["at"] for entry in log.read()] == [
        "2026-03-02T03:00:00.000+00:00",
        "2026-03-02T03:00:00.001+00:00",
        "2036-03-02T03:00:00.000+00:00",
    ]


def test_a_learner_gets_a_seed_once_and_the_variants_that_follow_from_it(
    learner, sample, monkeypatch, capsys
):
    monkeypatch.delenv("XOR2MNIST_LEARNER")
    for _ in range(2):
        learner("skip")
        terminal.ask("forward-hidden-value", "en")
    (seeded,) = events("seeded")
    question = next(q for q in sample["questions"] if q["id"] == "forward-hidden-value")
    count = len(question["variants"])
    first = fnv1a(f"{seeded['seed']} forward-hidden-value") % count
    assert [entry["variant"] for entry in events("skipped")] == [first, (first + 1) % count]
    capsys.readouterr()


def test_the_instructors_code_chooses_the_variants_from_then_on(
    learner, sample, monkeypatch, capsys
):
    monkeypatch.delenv("XOR2MNIST_LEARNER")
    question = next(q for q in sample["questions"] if q["id"] == "forward-hidden-value")
    code = next(f"c{n}" for n in range(99) if first_variant(f"c{n}", question) == 2)
    learner("quit")
    assert cli.main(["quiz", "sigmoid-facts"]) == 0  # draws a seed
    learner("skip")
    assert cli.main(["quiz", "forward-hidden-value", "--code", code]) == 0
    learner("quit")
    assert cli.main(["quiz", "sigmoid-facts", "--code", code]) == 0
    assert [entry.get("given") for entry in events("seeded")] == [None, True]
    assert [entry["variant"] for entry in events("skipped")] == [2]
    page = web.page(sample, code=code)
    packed = re.search(r'<script id="data" type="application/gzip">(.*?)</script>', page)
    assert json.loads(gzip.decompress(base64.b64decode(packed[1])))["seed"] == code
    with pytest.raises(SystemExit):
        cli.main(["quiz", "--code", " \t"])
    assert "is no code" in capsys.readouterr().err


@pytest.mark.parametrize("line", ["{0}번", "({0})", "{0}.", "정답은 {0}"])
def test_a_number_is_read_as_people_write_it(learner, sample, capsys, line):
    name = "backprop-bias-shape"
    learner(line.format(numbers(sample, name, ["sum"])), "quit")
    terminal.ask(name, "ko")
    capsys.readouterr()
    assert [entry["right"] for entry in events("answered")] == ([True] if "답" not in line else [])


@pytest.mark.parametrize("between", [" ", ", ", "→", " > ", "", "번 ", "-"])
def test_an_order_is_read_with_any_separator(learner, sample, capsys, between):
    keys = ["forward", "output", "hidden", "update"]
    learner(between.join(numbers(sample, "backprop-order", keys).split()))
    terminal.ask("backprop-order", "en")
    assert "Right." in capsys.readouterr().out


def test_an_unknown_name_lists_what_is_near(learner, capsys):
    assert terminal.ask("sigmoid-derivativ", "en") == 1
    out = capsys.readouterr().out
    assert "Nearest: sigmoid-derivative" in out and "Topics: sigmoid" in out


@pytest.mark.parametrize("selection", ["sigmoid", "ex01", "ex01_sigmoid"])
def test_a_topic_is_found_by_every_name_of_its_exercise(selection, sample):
    assert len(terminal.choose(selection, sample)) == 7


def test_today_begins_with_misconceptions_and_ends_with_code(learner, monkeypatch, sample, capsys):
    monkeypatch.setenv("XOR2MNIST_NOW", "2026-03-02T03:00:00Z")
    learner(numbers(sample, "backprop-bias-shape", ["slope"]), "skip")
    terminal.ask("backprop-bias-shape", "en")
    learner("확률적")
    terminal.ask("sgd-s", "en")
    log.append({"kind": "checked", "exercise": "ex03_backprop", "function": "backward",
                "status": "wrong", "misconception": "output-slope-missing",
                "at": "2026-03-02T04:00:00Z"})  # fmt: skip
    capsys.readouterr()

    monkeypatch.setenv("XOR2MNIST_NOW", "2026-03-04T03:01:00Z")
    learner(numbers(sample, "backprop-bias-shape", ["sum"], tries=1), "확률적", "quit")
    assert terminal.today(10, "en", code=lambda: "xor2mnist check sigmoid") == 0
    out = capsys.readouterr().out
    assert "2 to repeat, 2 new, about 10 minutes." in out
    assert [name for _, _, name in QUESTION.findall(out)][:2] == ["backprop-bias-shape", "sgd-s"]
    assert "Misconceptions still open: 1;" in out and "To repeat tomorrow: 0." in out
    assert "One piece of code: xor2mnist check backward" in out


def test_a_calculator_is_refused_once_and_stays_refused(learner):
    learner("quit")
    terminal.today(2, "en", calculator=False)
    terminal.today(2, "en")
    assert [entry["calculator"] for entry in events("preference")] == [False]


def test_today_keeps_to_its_minutes(learner, capsys):
    learner("quit")
    terminal.today(2, "en")
    assert "0 to repeat, 2 new, about 2 minutes." in capsys.readouterr().out


def test_statistics_name_what_is_still_open(learner, sample, capsys):
    learner(numbers(sample, "backprop-bias-shape", ["slope"]), "skip")
    terminal.ask("backprop-bias-shape", "en")
    capsys.readouterr()
    terminal.stats("en")
    out = capsys.readouterr().out
    assert "1 of 7 questions answered, 0 right" in out
    assert "output-slope-missing: its question is still to be answered right" in out


def test_progress_goes_out_and_comes_back_without_doubles(learner, tmp_path, monkeypatch, capsys):
    learner("확률적")
    terminal.ask("sgd-s", "en")
    file = tmp_path / "progress.jsonl"
    terminal.export_progress(file)
    assert terminal.import_progress(file) == 0
    assert "0 new events" in capsys.readouterr().out
    monkeypatch.setenv("XOR2MNIST_DATA", str(tmp_path / "other"))
    assert terminal.import_progress(file) == 0
    assert "1 new events" in capsys.readouterr().out
    (tmp_path / "x").write_text("no log", encoding="utf-8")
    assert terminal.import_progress(tmp_path / "x") == 1


class Cp949(io.TextIOWrapper):
    def __init__(self, encoding):
        super().__init__(io.BytesIO(), encoding=encoding)

    def shown(self):
        self.flush()
        return self.buffer.getvalue().decode(self.encoding)


@pytest.mark.parametrize("encoding", ["cp949", "ascii"])
def test_a_console_with_few_characters_gets_twins(encoding):
    out = Cp949(encoding)
    QuizScreen("en", plain=True, out=out).text(
        r"$\sigma(x) = \frac{1}{1+e^{-x}}$ and $w^{\top} \odot x$"
    )
    assert "1/(1+e" in out.shown()


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"\frac{1}{1+e^{-x}}", "1/(1+e⁻ˣ)"),
        (r"\frac{e^{-x}}{(1+e^{-x})^2}", "e⁻ˣ/(1+e⁻ˣ)²"),
        (r"\frac{\partial E}{\partial w_{ij}} = \sum_i (y_i-t_i)^2", "∂E/∂wᵢⱼ = Σᵢ (yᵢ-tᵢ)²"),
        (r"\sqrt{\frac{2}{n_{\text{in}}}}", "√(2/nᵢₙ)"),
        (r"W^{\top} \odot \delta_h", "Wᵀ ⊙ δₕ"),
        (r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}", "[ 1 2 ; 3 4 ]"),
        (r"\begin{cases} x & x>0 \\ 0 & x \le 0 \end{cases}", "{ x x>0 ; 0 x ≤ 0"),
        (r"\hat{m} / (\sqrt{\hat{v}} + \epsilon)", "m̂ / (√v̂ + ε)"),
        (r"\left(1-s\right)^{\prime}", "(1-s)′"),
    ],
)
def test_formulas_in_a_terminal(tex, shown):
    assert to_unicode(tex) == shown


DRIVER = """
import json, sys
sys.path.insert(0, {root!r})
from pathlib import Path
from quizzes import terminal
bank = json.loads(Path({bank!r}).read_text(encoding="utf-8"))
terminal.open_bank = lambda: bank
sys.exit(terminal.ask(None, {lang!r}))
"""


@pytest.fixture
def driver(sample, tmp_path):
    """A program that asks from a bank of 210 questions, as a learner would start it."""
    questions = [
        {**question, "id": f"{question['id']}-{copy}" if copy else question["id"]}
        for copy in range(30)
        for question in sample["questions"]
    ]
    (tmp_path / "bank.json").write_text(json.dumps({**sample, "questions": questions}), "utf-8")

    def write(lang):
        script = tmp_path / f"ask_{lang}.py"
        text = DRIVER.format(root=str(ROOT), bank=str(tmp_path / "bank.json"), lang=lang)
        script.write_text(text, encoding="utf-8")
        return str(script)

    return write


@pytest.mark.parametrize(("lang", "prompt"), [("en", "Number of your answer"), ("ko", "답의 번호")])
def test_in_a_real_terminal_with_colours(driver, tmp_path, lang, prompt):
    environment = {**os.environ, "TERM": "xterm-256color", "XOR2MNIST_DATA": str(tmp_path / "d")}
    child = pexpect.spawn(
        sys.executable, [driver(lang)], env=environment, encoding="utf-8", dimensions=(40, 80)
    )
    child.expect(prompt)
    before = child.before
    assert "\x1b[" in before
    child.sendline("?")
    child.expect("1/1|1 of 1")
    child.expect(prompt)
    child.sendline("2")
    child.expect("sigmoid-facts")
    # Between its last instruction and the wait for a key, Python does not see a signal until one.
    child.expect("1 3 > ")
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    lines = (tmp_path / "d" / "events.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["kind"] for line in lines] == ["hinted", "answered"]


def test_judging_is_what_the_terminal_shows(sample):
    for question in sample["questions"]:
        for number in range(len(question["variants"])):
            whole = variant(question, number)
            answer = right_answer(whole, "ko")
            if question["type"] != "order":
                assert judge(whole, answer).right, question["id"]
