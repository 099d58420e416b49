"""The command line: every command, and every wrong one."""

import json
import os
import shutil

import pytest
from places import EXERCISES, SOLUTIONS

from autograder.authoring import gate as authoring
from autograder.events.log import append, hints_given, read
from autograder.language.i18n import width_of


@pytest.fixture
def course_copy(tmp_path):
    copy = tmp_path / "course"
    shutil.copytree(EXERCISES, copy)
    return copy


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("frobnicate",), "there is no command"),
        (("check", "bacprop"), "did you mean backprop?"),
        (("check", "zzzzzz"), "xor2mnist status lists them"),
        (("lesson",), "EX"),
        (("lesson", "99"), "there is no exercise"),
        (("hint", "sigmoyd"), "did you mean sigmoid?"),
        (("check", "--in", "nowhere"), "there is no such folder"),
        (("check", "1", "--seed", "many"), "'many' is not a number"),
        (("check", "1", "--seed", "-1"), "-1 is not from 0 to"),
        (("today", "--minutes", "inf"), "inf is not from 0 to"),
        (("today", "--minutes", "nan"), "nan is not from 0 to"),
        (("grade", "results", "--out", "results", "--jobs", "-1"), "-1 is not from 1 to"),
        (("grade", "results", "--out", "results", "--seed", "-1"), "-1 is not from 0 to"),
        (("release", "--students", "s", "--seeds", "7,-1"), "-1 is not from 0 to"),
        (("dev", "trust", "1", "--seeds", "0"), "0 is not from 1 to"),
        (("dev", "trust", "1", "--out", "lessons"), "lessons cannot be written"),
        (("dev", "trust", "1", "--out", "no/such/folder.md"), "folder.md cannot be written"),
        (("bank", "export", "csv", "--out", "no/such/x.csv"), "x.csv cannot be used"),
        (("bank", "export", "moodle", "--out", "lessons"), "lessons cannot be used"),
        (("check", "1", "--json", ""), "cannot be written"),
        (("dev", "check", "1", "--jobs", "0"), "0 is not from 1 to"),
        (("dev", "check", "ex77"), "there is no exercise"),
        (("statsu",), "did you mean status?"),
        (("frobnicate",), "xor2mnist --help lists them"),
        (("quiz", "--frob"), "not understood: --frob"),
        (("today", "--minutes"), "its value is missing"),
        (("bank", "export", "gft", "--out", "a"), "there is no 'gft'; choose from"),
        (("--lang", "fr", "status"), "the languages are en and ko"),
        (("start",), "DIR"),
        (("reset", "ex77"), "there is no exercise"),
        (("check", "1", "--json", "no/such/folder/v.json"), "cannot be written"),
    ],
)
def test_a_wrong_command_says_what_to_do_and_exits_2(xor2mnist, course_copy, arguments, what):
    done = xor2mnist(*arguments, cwd=course_copy)

    assert done.returncode == 2
    assert what in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def test_a_verdict_file_is_written_whole_or_not_at_all(xor2mnist, course_copy):
    folder = course_copy / "v.json"
    folder.mkdir()

    done = xor2mnist("check", "1", "--json", folder, cwd=course_copy)

    assert done.returncode == 2 and "cannot be written" in done.stderr
    assert not list(course_copy.glob("*.part"))


def test_bare_and_status_show_the_map_and_exit_0(xor2mnist, course_copy):
    for arguments in ((), ("status",)):
        done = xor2mnist(*arguments, cwd=course_copy)
        assert done.returncode == 0, done.stderr
        assert "ex13_keras_mnist.py" in done.stdout


def test_exercises_are_found_from_below_and_beside(xor2mnist, course_copy):
    for place in (course_copy, course_copy / "lessons" / "en", course_copy.parent):
        named = () if place != course_copy.parent else ("--in", "course")
        done = xor2mnist("check", "sigmoid", *named, cwd=place)
        assert done.returncode == 1 and "ex01_sigmoid.py" in done.stdout


def test_hints_come_in_stages_and_are_remembered(xor2mnist, course_copy, own_progress):
    shown = [xor2mnist("hint", "softmax", "--anyway", cwd=course_copy).stdout for _ in range(4)]

    assert [text.splitlines()[0].rpartition("hint ")[2] for text in shown] == [
        "1 of 3",
        "2 of 3",
        "3 of 3",
        "3 of 3",
    ]
    assert len({*shown[:3]}) == 3
    assert hints_given(read(), "softmax") == 3
    assert sum(event["kind"] == "hinted" for event in read()) == 3


def test_a_bare_hint_is_for_the_first_unfinished_function(xor2mnist, course_copy):
    shutil.copy(SOLUTIONS / "ex01_sigmoid.py", course_copy)

    assert xor2mnist("hint", cwd=course_copy).stdout.startswith("forward(x, w1, b1, w2)")


def test_the_solution_is_shown_once_it_is_earned(xor2mnist, course_copy):
    refused = xor2mnist("solution", "ex02", cwd=course_copy)
    for _ in range(3):
        xor2mnist("hint", "forward", "--anyway", cwd=course_copy)
    shown = xor2mnist("solution", "ex02", cwd=course_copy, COLUMNS="120")
    shutil.copy(SOLUTIONS / "ex01_sigmoid.py", course_copy)
    correct = xor2mnist("solution", "ex01", cwd=course_copy)

    assert refused.returncode == 2 and "forward" in refused.stderr
    assert shown.returncode == 0 and "NotImplementedError" in shown.stdout and "@" in shown.stdout
    assert correct.returncode == 0


def test_reset_writes_the_stub_and_keeps_the_file(xor2mnist, course_copy):
    mine = course_copy / "ex03_backprop.py"
    for text in ("x = 1\n", "x = 2\n"):
        mine.write_text(text, encoding="utf-8")
        assert xor2mnist("reset", "backprop", cwd=course_copy).returncode == 0

    assert mine.read_text(encoding="utf-8") == (EXERCISES / "ex03_backprop.py").read_text(
        encoding="utf-8"
    )
    kept = sorted(
        path.read_text(encoding="utf-8") for path in course_copy.glob("ex03_backprop.mine*.py")
    )
    assert kept == ["x = 1\n", "x = 2\n"]


def test_start_overwrites_nothing_and_remembers_the_language(xor2mnist, tmp_path, own_progress):
    place = tmp_path / "홍길동 문서"
    first = xor2mnist("start", place, "--lang", "ko")
    mine = place / "ex01_sigmoid.py"
    assert "시그모이드" in mine.read_text(encoding="utf-8")
    mine.write_text("mine = 1\n", encoding="utf-8")
    second = xor2mnist("start", place)

    assert first.returncode == second.returncode == 0
    assert mine.read_text(encoding="utf-8") == "mine = 1\n"
    assert "연습은" in second.stdout or "연습" in second.stdout
    assert len(list(place.glob("ex*.py"))) == 13
    assert (place / "lessons" / "ko" / "ex03_backprop.md").is_file()
    assert xor2mnist("check", "2", cwd=place).returncode == 1


def test_start_on_a_file_says_so(xor2mnist, tmp_path):
    (tmp_path / "taken").write_text("", encoding="utf-8")

    done = xor2mnist("start", tmp_path / "taken")

    assert done.returncode == 2 and "is a file" in done.stderr


@pytest.mark.parametrize("encoding", ["utf-8", "cp949", "ascii"])
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_every_lesson_can_be_shown_everywhere(xor2mnist, lang, encoding):
    for number in (1, 3, 10):
        done = xor2mnist("lesson", number, "--lang", lang, encoding=encoding)
        assert done.returncode == 0, done.stderr
        assert (
            "?" not in done.stdout.replace("? ", " ").replace("?\n", "\n")
            or lang == "en"
            or encoding != "ascii"
        )
        assert "Traceback" not in done.stderr


def test_help_is_there_in_both_languages(xor2mnist):
    english, korean = (xor2mnist("--help", "--lang", lang).stdout for lang in ("en", "ko"))

    assert "lay out a fresh copy" in english
    assert any("가" <= c <= "힣" for c in korean)
    for own_of_argparse in ("usage:", "options:", "positional arguments", "show "):
        assert own_of_argparse not in korean


def test_help_has_the_learners_commands_first_and_the_others_apart(xor2mnist):
    for lang, first, second in (
        ("en", "commands for learners", "commands for instructors and authors"),
        ("ko", "학습자용 명령", "강의자와 문제 작성자용 명령"),
    ):
        shown = xor2mnist("--help", "--lang", lang).stdout
        _, _, learners = shown.partition(first)
        learners, _, others = learners.partition(second)
        assert "watch" in learners and "hint" in learners and "grade" not in learners
        listed = {line.split()[0] for line in others.splitlines()[1:]}
        assert {
            "preflight",
            "grade",
            "collect",
            "feedback",
            "report",
            "similarity",
            "release",
            "bank",
            "dev",
        } <= listed
        assert not listed & {"check", "hint", "watch", "plot"}
        assert max(map(width_of, shown.splitlines())) <= 80


@pytest.mark.parametrize("asked", ["plots", "plo", "printer", "repeat"])
def test_a_learner_is_not_offered_an_instructors_command(asked, xor2mnist):
    said = xor2mnist(asked).stderr

    for other in ("report", "release", "preflight", "grade", "collect"):
        assert f"did you mean {other}" not in said


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("check", "1", "--seed", "-1"), "쓸 수 있는 범위: 0~4294967295"),
        (("statsu",), "혹시 status"),
        (("lesson",), "빠진 인자: EX"),
        (("check", "1", "--seed", "many"), "숫자가 와야"),
        (("quiz", "--frob"), "알 수 없는 인자: --frob"),
        (("dev", "chek"), "혹시 check"),
    ],
)
def test_a_wrong_command_is_answered_in_korean(xor2mnist, arguments, what):
    done = xor2mnist("--lang", "ko", *arguments)

    assert done.returncode == 2
    assert what in done.stderr and "사용법" in done.stderr


def test_a_wrong_pytest_command_is_answered_in_korean(run, tmp_path):
    done = run("-m", "pytest", "--lang", "ko", "--in", tmp_path / "nowhere")

    assert done.returncode == 4
    assert "그런 폴더" in done.stderr or "폴더가 없" in done.stderr, done.stderr


@pytest.mark.long
def test_dev_check_of_some_exercises_finds_nothing_to_mend(xor2mnist):
    done = xor2mnist("dev", "check", "sigmoid", "4", "--jobs", "2")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing is missing" in done.stdout


def test_dev_check_quick_asks_no_misconception(monkeypatch):
    asked = []
    monkeypatch.setattr(authoring, "about_misconceptions", lambda one: asked.append(one.id) or ())

    for quick in (True, False):
        assert authoring.about_exercise("ex01_sigmoid", quick) == []

    assert asked == ["ex01_sigmoid"]


def test_dev_stubs_has_nothing_to_write(xor2mnist):
    done = xor2mnist("dev", "stubs")

    assert done.returncode == 0 and "in step" in done.stdout


def test_events_survive_a_line_cut_short(own_progress):
    append({"kind": "hinted", "function": "relu", "stage": 1})
    file = own_progress / "events.jsonl"
    with file.open("a", encoding="utf-8") as log:
        log.write('{"kind": "hin')
    append({"kind": "hinted", "function": "relu", "stage": 2})

    assert [event["stage"] for event in read()] == [1, 2]
    assert all({"id", "v", "at"} <= event.keys() for event in read())


def test_what_was_passed_goes_into_the_log(xor2mnist, course_copy):
    shutil.copy(SOLUTIONS / "ex01_sigmoid.py", course_copy)
    for _ in range(2):
        xor2mnist("check", "1", cwd=course_copy)

    checked = [event for event in read() if event["kind"] == "checked"]
    assert [(e["function"], e["status"]) for e in checked] == [
        ("sigmoid", "correct"),
        ("sigmoid_derivative", "correct"),
    ]


def test_a_progress_folder_that_cannot_be_written_stops_nothing(xor2mnist, course_copy, tmp_path):
    blocked = tmp_path / "blocked"
    blocked.write_text("", encoding="utf-8")

    for arguments in (("check", "1"), ("hint", "relu")):
        done = xor2mnist(*arguments, cwd=course_copy, XOR2MNIST_DATA=str(blocked))
        assert "Traceback" not in done.stderr
        assert done.stdout


def test_json_is_utf8_with_any_console(xor2mnist, course_copy, tmp_path):
    file = tmp_path / "v.json"
    (course_copy / "ex01_sigmoid.py").write_text("raise ValueError('한글')\n", encoding="utf-8")

    xor2mnist("check", "1", "--json", file, "--lang", "ko", cwd=course_copy, encoding="ascii")

    text = file.read_text(encoding="utf-8")
    assert "한글" in text
    json.loads(text)


def test_a_closed_pipe_is_no_traceback(course_copy):
    if os.name == "nt":
        pipeline = f'cd /d "{course_copy}" && python -m autograder lesson 3 | more +999'
    else:
        pipeline = f"cd '{course_copy}' && python -m autograder lesson 3 | head -n 1"
    import subprocess
    import sys
    from pathlib import Path

    done = subprocess.run(
        pipeline.replace("python", f'"{Path(sys.executable)}"', 1),
        shell=True,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )

    assert "Traceback" not in done.stderr
