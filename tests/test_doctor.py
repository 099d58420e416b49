"""`doctor`: what is here, and for everything that is not, what to type."""

import importlib.metadata
import shutil
import sys

import pytest

from autograder.commands import doctor as doctors
from autograder.commands.common import Context
from autograder.isolation import probe
from autograder.isolation.warm import WorkerUnavailable

__test__ = sys.platform == "linux"  # what the sandbox says is said of Linux's


def printed(capsys, lang: str = "en", expected: int = 0) -> str:
    assert doctors.doctor(Context(lang)) == expected
    return capsys.readouterr().out


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_all_that_is_looked_at_is_said_in_both_languages(xor2mnist, lang):
    done = xor2mnist("doctor", "--lang", lang)

    assert done.returncode == 0, done.stdout + done.stderr
    for word in ("Python 3.", "numpy ", "MNIST", "pytest "):
        assert word in done.stdout
    heads = {"en": ("This machine", "Packages"), "ko": ("이 컴퓨터", "패키지")}
    assert all(head in done.stdout for head in heads[lang])
    assert {"en": "In a trial a worker could not", "ko": "시험해 보니"}[lang] in done.stdout


def test_a_missing_extra_stands_with_the_command_that_installs_it(monkeypatch, capsys):
    known = importlib.metadata.version

    def version(name: str) -> str:
        if name == "vl-convert-python":
            raise importlib.metadata.PackageNotFoundError(name)
        return "0.1" if name == "plotext" else known(name)

    monkeypatch.setattr(importlib.metadata, "version", version)

    text = printed(capsys)

    assert "missing or too old: plotext, vl-convert-python" in text
    (command,) = [line for line in text.splitlines() if "-m pip install" in line]
    assert '"vl-convert-python>=1.8"' in command and '"plotext<6,>=5.3"' in command


def test_what_the_exercises_need_is_needed(monkeypatch, capsys):
    known = importlib.metadata.version
    monkeypatch.setattr(
        importlib.metadata, "version", lambda name: "1.26" if name == "numpy" else known(name)
    )

    text = printed(capsys, expected=1)

    assert '-m pip install "numpy>=2"' in text
    assert "Something that is needed is broken" in text


def test_damaged_data_are_named_with_the_command_that_removes_them(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    path = tmp_path / "datasets" / "mnist.npz"
    path.parent.mkdir()
    path.write_bytes(b"half")

    text = printed(capsys, expected=1)

    assert f'rm "{path}"' in text and "truncated" in text


@pytest.mark.parametrize("tier", doctors.TIERS)
def test_a_tier_that_is_refused_is_said_with_the_reason(monkeypatch, capsys, tier):
    real = probe.holds

    def holds(parent, asked, limits):
        if asked == tier:
            raise WorkerUnavailable("EPERM at unshare")
        return real(parent, asked, limits)

    monkeypatch.setattr(probe, "holds", holds)

    text = printed(capsys)

    refused = f"{tier} is refused: EPERM at unshare" in text
    assert refused == (tier == "namespaces")  # the better one is asked first
    assert "✓ landlock. In a trial" in text or "✓ namespaces. In a trial" in text


def test_where_no_tier_holds_grading_is_said_to_be_refused(monkeypatch, capsys):
    def holds(parent, asked, limits):
        raise WorkerUnavailable("no")

    monkeypatch.setattr(probe, "holds", holds)

    text = printed(capsys)

    assert "so grade refuses to run student code here" in text
    assert "sudo sysctl" in text or "docker run" in text


def test_a_console_without_hangul_is_told_how_to_get_it(xor2mnist):
    done = xor2mnist("doctor", encoding="latin-1")

    assert "lacks Hangul" in done.stdout and "LC_ALL" in done.stdout


def test_without_a_font_for_hangul_the_package_is_named(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(doctors, "HANGUL_FONTS", ())
    lister = tmp_path / "fc-list"
    lister.write_text("#!/bin/sh\n", encoding="utf-8")
    lister.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(lister) if name == "fc-list" else None)

    assert "sudo apt install fonts-nanum" in printed(capsys)
