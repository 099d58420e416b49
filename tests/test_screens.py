"""Whole screens as golden files: wording and layout are reviewed in diffs.

UPDATE_SCREENS=1 writes them anew; read what changed before it is committed.
"""

import io
import os
import re
import shutil
from pathlib import Path

import pytest
from courses import half_done
from places import EXERCISES

from autograder.commands.files import PYTEST_INI
from autograder.course.catalogue import course
from autograder.judging.verdict import ExerciseResult, Verdict
from autograder.language.i18n import width_of
from autograder.report import terminal

SCREENS = Path(__file__).parent / "screens"

CONSOLES = {
    "en": ("en", "utf-8"),
    "ko": ("ko", "utf-8"),
    "ko-cp949": ("ko", "cp949"),
    "en-cp949": ("en", "cp949"),
    # No Hangul can be shown there: the screen falls back to English.
    "ko-ascii": ("ko", "ascii"),
}
NUMPY = [str(n) for n in range(1, 11)]
COMMANDS = {
    "untouched": ("check", *NUMPY),
    "half-done": ("check", *NUMPY),
    "wrong": ("check", "backward"),
    "syntax-error": ("check", "relu"),
    "raising": ("check", "one_hot"),
    "helper-first": ("check", "3", "1"),
    "hint": ("hint", "backward"),
    "solution-refused": ("solution", "ex07"),
    "unknown": ("check", "bacprop"),
}


@pytest.fixture
def place(tmp_path):
    """Return a course folder, by its own mark, with a half-done course in it and an untouched one."""
    (tmp_path / "pytest.ini").write_text(PYTEST_INI, encoding="utf-8")
    half_done(tmp_path / "half")
    shutil.copytree(EXERCISES, tmp_path / "untouched")
    return tmp_path


def compare(name: str, text: str) -> None:
    path = SCREENS / f"{name}.txt"
    if os.environ.get("UPDATE_SCREENS"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8"), f"see {path}; UPDATE_SCREENS=1 writes it anew"


@pytest.mark.parametrize("console", CONSOLES)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_screen_is_as_it_was_reviewed(name, console, place, xor2mnist):
    lang, encoding = CONSOLES[console]
    folder = "untouched" if name == "untouched" else "half"

    done = xor2mnist(*COMMANDS[name], "--in", folder, "--lang", lang, cwd=place, encoding=encoding)

    assert "Traceback" not in done.stdout + done.stderr
    assert done.returncode in (0, 1, 2)
    text = (done.stdout + done.stderr).replace("\\", "/")
    compare(f"{name}.{console}", text)
    assert max(map(width_of, done.stdout.splitlines()), default=0) <= 80


def test_the_readme_shows_the_screen_that_comes():
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    _, shown, _ = readme.split("```\n", 2)
    # The last line is another command under pytest.
    *lines, _ = shown.rstrip("\n").split("\n")
    assert "\n".join(lines) in (SCREENS / "wrong.en.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_untouched_screen_is_a_beginning(lang, place, run):
    done = run("-m", "pytest", "--in", "untouched", "--lang", lang, cwd=place, COLUMNS="80")

    lines = done.stdout.rstrip().splitlines()
    assert done.returncode == 1
    assert len(lines) <= 24
    assert re.search(r"untouched.ex01_sigmoid\.py:7$", lines[-1])
    assert max(map(width_of, lines)) <= 80


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_map_fits_a_terminal_where_tensorflow_is_missing(lang, monkeypatch):
    monkeypatch.setattr(terminal, "lacks_library", lambda result: bool(result.exercise.library))
    verdict = Verdict([ExerciseResult(one, []) for one in course()], 7, "", 0.0)
    stream = io.StringIO()

    terminal.show_map(terminal.Screen(stream, width=200), verdict, terminal.View(lang, EXERCISES))

    lines = stream.getvalue().splitlines()
    assert len(lines) == 13 and "TensorFlow" in lines[-1]
    assert max(map(width_of, lines)) <= 80


def test_no_color_reaches_a_pipe_and_none_is_asked_for(place, run):
    # Right, wrong and a file that cannot be read.
    shown = ("-m", "pytest", "--in", "half", "-k", "ex01 or ex03 or ex04")
    plain = run(*shown, cwd=place).stdout
    coloured = run(*shown, "--color", "yes", cwd=place, TERM="xterm").stdout

    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
