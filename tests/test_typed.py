"""Commands on the screen run as printed, with the environment activated or not."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.language import typed
from autograder.language.typed import as_typed, quoted

BIN = Path(sys.executable).parent


def without_environment(monkeypatch):
    """Take this environment's programs out of the path, as in a shell that did not activate it."""
    folders = [f for f in os.environ["PATH"].split(os.pathsep) if not Path(f, "xor2mnist").exists()]
    monkeypatch.setenv("PATH", os.pathsep.join(folders))


def test_an_activated_environment_needs_no_path():
    text = "no exercises here: xor2mnist start DIR lays out a copy of them"

    assert as_typed(text) == text
    assert as_typed("pytest") == "pytest"


def test_without_activation_the_path_is_part_of_the_command(monkeypatch, tmp_path):
    without_environment(monkeypatch)

    for here in (BIN.parent.parent, BIN.parent.parent / "somewhere", tmp_path, BIN):
        for text, rest in (
            ("xor2mnist hint relu", " hint relu"),
            ("xor2mnist", ""),
            ("pytest", ""),
        ):
            shown = as_typed(text, here)
            # A path with a space is quoted.
            program, *arguments = shlex.split(shown)
            assert arguments == rest.split()
            assert "/" in program
            assert (here / program).resolve() == (BIN / text.split()[0]).resolve()
    assert (
        as_typed("xor2mnist status", BIN.parent.parent) == f"{BIN.parent.name}/bin/xor2mnist status"
    )


def test_what_is_shown_twice_is_changed_once(monkeypatch, tmp_path):
    without_environment(monkeypatch)
    text = as_typed("xor2mnist quiz backprop-bias, then pytest -k bias", tmp_path)

    assert as_typed(text, tmp_path) == text
    assert text.count(str(BIN)) == 2


def test_names_of_packages_and_headings_stay_as_they_are(monkeypatch):
    without_environment(monkeypatch)
    for text in ("Welcome to xor2mnist", "xor2mnist: not understood", "under pytest all is well"):
        assert as_typed(text) == text
    shown = as_typed('python -m pip install "xor2mnist[keras]"')
    assert shown.endswith(' -m pip install "xor2mnist[keras]"') and shown[:6] != "python"


def test_a_script_that_is_not_there_is_run_as_a_module(monkeypatch, tmp_path):
    without_environment(monkeypatch)
    (tmp_path / "bin").mkdir()
    monkeypatch.setattr(typed.sys, "executable", str(tmp_path / "bin" / "python"))

    assert as_typed("xor2mnist status", tmp_path) == "bin/python -m autograder status"


@pytest.mark.parametrize("name", ["mine", "홍길동", "my course", "it's", "a$b", 'say "x"', "a;b"])
def test_a_quoted_folder_is_one_word(name, tmp_path):
    (tmp_path / name).mkdir()
    done = subprocess.run(
        ["sh", "-c", f"cd {quoted(name)} && pwd"], cwd=tmp_path, capture_output=True, text=True
    )

    assert done.stdout.rstrip("\n").endswith(f"/{name}")


def test_start_prints_lines_that_run_one_after_the_other(run, monkeypatch, tmp_path):
    without_environment(monkeypatch)
    done = run("-m", "autograder", "start", "내 문서", cwd=tmp_path)
    commands = re.findall(r"^(?:go there|begin|check): (.*)$", done.stdout, re.MULTILINE)

    assert len(commands) == 3
    shell = subprocess.run(
        ["sh", "-c", "\n".join(commands)],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    assert shell.stderr == ""
    assert shell.stdout.count("XOR to MNIST") == 2  # from the command and from pytest


def test_a_verdict_names_commands_that_run(run, monkeypatch, tmp_path):
    without_environment(monkeypatch)
    run("-m", "autograder", "start", "my course", cwd=tmp_path)
    done = run("-m", "autograder", "check", "1", "--in", "my course", cwd=tmp_path)
    commands = re.findall(r"^  (?:lesson|hint|again) +(.*)$", done.stdout, re.MULTILINE)

    assert len(commands) == 3
    for command in commands:
        shell = subprocess.run(
            ["sh", "-c", command], cwd=tmp_path, capture_output=True, encoding="utf-8"
        )
        assert shell.returncode in (0, 1) and shell.stderr == "", command
    assert shutil.which("xor2mnist") is None
