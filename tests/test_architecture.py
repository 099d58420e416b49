"""The rooms of the house: which may use which, that there is no circle, and what stands at the top."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from places import ROOT

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(folder: Path) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        env={"PATH": "", "PYTHONPATH": str(folder), "PYTHONUTF8": "1"},
    )


def test_only_packages_stand_at_the_top():
    modules = {path.name for path in (ROOT / "autograder").glob("*.*")}

    assert modules == {"__init__.py", "__main__.py"}


def test_every_room_says_what_belongs_there():
    for init in (ROOT / "autograder").glob("*/__init__.py"):
        first = init.read_text(encoding="utf-8").split("\n", 1)[0]
        assert first.startswith('"""') and first.rstrip('"').endswith("."), init


def test_rooms_use_only_rooms_below_them():
    done = lint(ROOT)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "turned_round"),
    [
        ("autograder/running/plain.py", "from autograder.judging import engine"),
        ("autograder/course/paths.py", "from autograder.course import stubs"),
        ("quizzes/values.py", "from autograder.judging import engine"),
        ("autograder/judging/verdict.py", "from autograder.isolation import warm"),
    ],
)
def test_an_import_turned_round_is_seen(tmp_path, module, turned_round):
    for package in ("autograder", "quizzes"):
        ignored = shutil.ignore_patterns("*.npz", "*.yaml", "__pycache__")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / module).open("a", encoding="utf-8") as file:
        file.write(f"\n\ndef late():\n    {turned_round}\n")

    done = lint(tmp_path)

    assert done.returncode == 1, done.stdout
    assert "BROKEN" in done.stdout
