"""The rooms of the house: which may use which, that there is no circle, and what stands at the top."""

import ast
import os
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

    assert modules == {"__init__.py", "__main__.py", "py.typed"}


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


def test_no_two_classes_have_one_name():
    """A name stands for one thing; a leading underscore does not make it another name."""
    places: dict[str, list[str]] = {}
    for package in ("autograder", "quizzes"):
        for path in (ROOT / package).rglob("*.py"):
            # Right answers are learners' files: each stands alone, and so do its names.
            if path.match("right_answers/ex*.py"):
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    where = f"{path.relative_to(ROOT)}:{node.lineno}"
                    places.setdefault(node.name.lstrip("_"), []).append(where)

    assert {name: found for name, found in places.items() if len(found) > 1} == {}


DRAWN = ROOT / "docs" / "architecture.md"
BEGIN, END = "```mermaid\n", "```\n"


def rooms_and_arrows() -> dict[str, set[str]]:
    """Return, for every room, the rooms that it imports and that no other arrow leads to already."""
    import grimp

    graph = grimp.build_graph("autograder", "quizzes")
    rooms = {name for name in graph.modules if name.count(".") == 1 and "autograder" in name}
    rooms = {room for room in rooms if (ROOT / room.replace(".", "/")).is_dir()} | {"quizzes"}

    def room_of(module: str) -> str:
        return "quizzes" if module.startswith("quizzes") else ".".join(module.split(".")[:2])

    direct: dict[str, set[str]] = {room: set() for room in rooms}
    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            pair = room_of(importer), room_of(imported)
            if pair[0] in rooms and pair[1] in rooms and pair[0] != pair[1]:
                direct[pair[0]].add(pair[1])

    def reached(room: str) -> set[str]:
        return direct[room].union(*map(reached, direct[room]))

    return {
        room: {
            one
            for one in direct[room]
            if not any(one in reached(other) for other in direct[room] - {one})
        }
        for room in rooms
    }


def mermaid() -> str:
    arrows = rooms_and_arrows()
    lines = [
        f"    {room.removeprefix('autograder.')} --> {other.removeprefix('autograder.')}"
        for room in sorted(arrows)
        for other in sorted(arrows[room])
    ]
    return BEGIN + "flowchart TD\n" + "\n".join(lines) + "\n" + END


def test_the_picture_of_the_rooms_is_drawn_from_the_imports():
    text = DRAWN.read_text(encoding="utf-8")
    start = text.index(BEGIN)
    end = text.index(END, start + len(BEGIN)) + len(END)
    if os.environ.get("UPDATE_SCREENS"):
        DRAWN.write_text(text[:start] + mermaid() + text[end:], encoding="utf-8")
        return

    assert text[start:end] == mermaid()
