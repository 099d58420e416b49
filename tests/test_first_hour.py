"""The first hour, recorded: from the README's first line to three finished exercises, in a terminal of 24 × 80.

The environment is not activated, as after the README's line. No screen is taller than the terminal, and every command
on a screen runs as it is printed.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from courses import edited
from places import EXERCISES, SOLUTIONS

from autograder.commands.files import PYTEST_INI
from autograder.language.i18n import translate, width_of
from quizzes.strings import named

pytestmark = pytest.mark.long

pexpect = pytest.importorskip("pexpect", reason="pexpect needs a POSIX terminal")

BIN = Path(sys.executable).parent
ROWS, COLUMNS = 24, 80
COLORS = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
KINDS = ("choice", "multiple", "numeric", "formula", "short", "order", "output")


class FirstHour:
    """Someone who follows what the screen says, and what they saw."""

    def __init__(self, folder, lang):
        self.folder, self.lang = folder, lang
        self.screens = []
        away = [
            f for f in os.environ["PATH"].split(os.pathsep) if Path(f).resolve() != BIN.resolve()
        ]
        self.env = {
            **os.environ,
            "PATH": os.pathsep.join(away),
            "TERM": "xterm",
            "XOR2MNIST_LANG": lang,
        }
        self.env.pop("COLUMNS", None)
        asks = [re.escape(named(f"ask-{kind}", lang)) + "[^>\n]* > " for kind in KINDS]
        self.prompts = {
            "key": {"en": r"(?:go on|[.]py)   q: leave ", "ko": "q: 나가기 "}[lang],
            "page": re.escape("q: " + {"en": "leave the text", "ko": "그만 읽기"}[lang]),
            "words": re.escape(
                translate("First in one sentence of your own (Enter skips it)", lang)
            )
            + " > ",
            "question": "|".join(asks),
        }

    def write(self, name, text):
        (self.folder / "exercises" / name).write_text(text, encoding="utf-8")

    def run(self):
        """Say what the README says, and answer whatever is asked until the shell is back; return what was shown."""
        child = pexpect.spawn(
            shlex.quote(str(BIN / "xor2mnist")), cwd=str(self.folder), env=self.env, encoding="utf-8",
            timeout=120, dimensions=(ROWS, COLUMNS),
        )  # fmt: skip
        shown, tries = [], 0
        while True:
            found = child.expect([pexpect.EOF, *self.prompts.values()])
            text = child.before + (child.after if found else "")
            screen = COLORS.sub("", text).replace("\r", "").lstrip("\n ")
            shown.append(screen)
            if not found:
                child.close()
                assert child.exitstatus == 0
                self.screens += shown
                return "\n".join(shown)
            asked = list(self.prompts)[found - 1]
            tries = tries + 1 if asked == "question" else 0
            child.sendline(
                {"words": "because the slope is small", "question": "123"[min(tries, 3) - 1]}.get(
                    asked, ""
                )
            )

    def commands(self):
        """Return the commands that stand behind a label on any screen."""
        labels = "|".join(translate(one, self.lang) for one in ("lesson", "hint", "quiz", "again"))
        text = "\n".join(self.screens)
        return sorted(set(re.findall(rf"^  (?:{labels}) +(\S.*)$", text, re.MULTILINE)))


def height(screen):
    """Return how many rows a screen takes."""
    return sum(max(1, -(-width_of(line) // COLUMNS)) for line in screen.split("\n"))


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_from_the_readmes_line_to_three_finished_exercises(lang, tmp_path):
    (tmp_path / "pytest.ini").write_text(PYTEST_INI, encoding="utf-8")
    shutil.copytree(EXERCISES, tmp_path / "exercises")
    learner = FirstHour(tmp_path, lang)
    right = {path.name: path.read_text(encoding="utf-8") for path in SOLUTIONS.glob("ex0[123]*.py")}

    first = learner.run()
    assert "ex13_keras_mnist.py" in first and "exercises/ex01_sigmoid.py:7" in first
    learner.write(
        "ex01_sigmoid.py",
        edited(right["ex01_sigmoid.py"], "np.where(x >= 0, 1, e)", "np.where(x >= 0, e, 1)"),
    )
    assert translate("wrong", lang) in learner.run()
    for number, (name, text) in enumerate(sorted(right.items()), 1):
        learner.write(name, text)
        shown = learner.run()
        assert f"exercises/ex0{number + 1}_" in shown
    assert "27" in shown and "because the slope is small" in "\n".join(learner.screens)

    tall = [screen for screen in learner.screens if height(screen) > ROWS]
    assert not tall, tall[0]
    commands = learner.commands()
    assert len(commands) >= 8 and all("/" in one for one in commands)
    for command in commands:
        done = subprocess.run(
            ["sh", "-c", command], cwd=tmp_path, env=learner.env, stdin=subprocess.DEVNULL,
            capture_output=True, encoding="utf-8", timeout=120,
        )  # fmt: skip
        assert done.returncode in (0, 1) and done.stderr == "", (command, done.stderr)
