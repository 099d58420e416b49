"""A course of nbgrader's for the tests: released, generated, handed in and graded by the real commands."""

import ast
import copy
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbgrader_server
from nbgrader.api import Base, Gradebook
from places import SOLUTIONS
from sqlalchemy import MetaData, create_engine, select

from autograder.course.catalogue import course

BIN = Path(sys.executable).parent
EXERCISE = "ex02_xor_forward"

Notebook = dict[str, Any]


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a command: the programs of this Python, and a home of its own."""
    folders = [str(BIN), os.environ.get("PATH", "")]
    return {
        **os.environ,
        "PATH": os.pathsep.join(folders),
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(home / "jupyter"),
        "JUPYTER_DATA_DIR": str(home / "jupyter-data"),
        "IPYTHONDIR": str(home / "ipython"),
        "PYTHONIOENCODING": "utf-8",
        "XOR2MNIST_DATA": str(home / "progress"),
    }


def command(root: Path, *words: object, expected: int | None = 0) -> str:
    """Run a command in the course, as a terminal would; return what it said."""
    done = subprocess.run(
        [str(word) for word in words],
        cwd=root,
        env=environment(root.parent),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=600,
    )
    assert expected is None or done.returncode == expected, done.stdout
    return done.stdout


def nbgrader(root: Path, *words: object, expected: int | None = 0) -> str:
    """Run nbgrader in a process of its own; see nbgrader_server.py."""
    status, said = nbgrader_server.run([*map(str, words)], root, environment(root.parent))
    assert expected is None or status == expected, said
    return said


def xor2mnist(root: Path, *words: object, expected: int | None = 0) -> str:
    """Run our command in a process of its own; see nbgrader_server.py."""
    its_own = environment(root.parent)
    if not nbgrader_server.can(its_own):
        return command(root, BIN / "python", "-m", "autograder", *words, expected=expected)
    status, said = nbgrader_server.run([*map(str, words)], root, its_own, program="autograder")
    assert expected is None or status == expected, said
    return said


def read(path: Path) -> Notebook:
    return json.loads(path.read_text(encoding="utf-8"))


def write(path: Path, nb: Notebook) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(nb, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def released(root: Path, assignment: str = EXERCISE, notebook: str = EXERCISE) -> Notebook:
    """Return a released notebook, for a student to work in."""
    return copy.deepcopy(read(root / "release" / assignment / f"{notebook}.ipynb"))


def cell(nb: Notebook, grade_id: str) -> dict[str, Any]:
    """Return a cell by its grade_id."""
    (found,) = [
        one
        for one in nb["cells"]
        if one["metadata"].get("nbgrader", {}).get("grade_id") == grade_id
    ]
    return found


def edited(nb: Notebook, **sources: str) -> Notebook:
    """Put other sources into cells of solutions, by function; explain="…" answers in words."""
    for name, source in sources.items():
        cell(nb, name if name == "explain" else f"solution-{name}")["source"] = source
    return nb


def hand_in(
    root: Path,
    student: str,
    nb: Notebook | str,
    assignment: str = EXERCISE,
    notebook: str = EXERCISE,
    timestamp: str | None = None,
) -> Path:
    """Put a notebook where nbgrader collects it."""
    folder = root / "submitted" / student / assignment
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{notebook}.ipynb"
    text = nb if isinstance(nb, str) else json.dumps(nb, ensure_ascii=False, indent=1)
    path.write_text(text, encoding="utf-8")
    if timestamp:
        (folder / "timestamp.txt").write_text(timestamp, encoding="utf-8")
    return path


def url_of(root: Path) -> str:
    return f"sqlite:///{root.absolute()}/gradebook.db"


def grades(
    root: Path, student: str, assignment: str = EXERCISE, notebook: str | None = None
) -> dict[str, Any]:
    """Return a student's grades: by grade_id (automatic, by a person, whether one is needed)."""
    with Gradebook(url_of(root)) as book:
        submission = book.find_submission(assignment, student)
        return {
            grade.name: (grade.auto_score, grade.manual_score, grade.needs_manual_grade)
            for one in submission.notebooks
            for grade in one.grades
            if notebook in (None, one.name)
        }


def auto(root: Path, student: str, assignment: str = EXERCISE) -> dict[str, float | None]:
    return {name: one[0] for name, one in grades(root, student, assignment).items()}


WEEK = """\
[[assignments]]
name = "week1"
exercises = ["ex01_sigmoid", "ex02_xor_forward"]
"""


def solution(exercise: str) -> str:
    return (SOLUTIONS / f"{exercise}.py").read_text(encoding="utf-8")


def function(exercise: str, name: str) -> str:
    """Return a function of a solution as a learner hands it in."""
    text = solution(exercise)
    node = next(one for one in ast.parse(text).body if getattr(one, "name", "") == name)
    found = ast.get_source_segment(text, node)
    assert found is not None
    return found


def new_course(folder: Path, assignment: str, only: Sequence[str], *release: object) -> Path:
    """Release exercises into a new course, and generate an assignment."""
    folder.mkdir(parents=True, exist_ok=True)
    xor2mnist(folder, "release", "--nbgrader", ".", *release, "--only", *only)
    nbgrader(folder, "generate_assignment", assignment)
    return folder


def solved(nb: Notebook, exercise: str = EXERCISE) -> Notebook:
    """Write the solutions into a released notebook."""
    for one in course().exercise(exercise).functions:
        cell(nb, f"solution-{one.name}")["source"] = function(exercise, one.name)
    return nb


def rows(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Return every table of a gradebook, sorted: ids are replaced by what they stand for."""
    engine = create_engine(url)
    tables = MetaData()
    tables.reflect(engine)
    names: dict[str, str] = {}
    found: dict[str, list[tuple[Any, ...]]] = {}
    with engine.connect() as connection:
        content = {
            table.name: [dict(row._mapping) for row in connection.execute(select(table))]
            for table in tables.sorted_tables
        }
    engine.dispose()
    for _ in range(4):  # a name may hold other ids, which get names first
        for table, entries in content.items():
            for entry in entries:
                if "id" in entry and len(str(entry["id"])) == 32:
                    told = {
                        key: names.get(value, value)
                        for key, value in entry.items()
                        if key in ("name", "type") or (key.endswith("_id") and value)
                    }
                    names[entry["id"]] = f"{table} {sorted(told.items())}"
    for table, entries in content.items():
        found[table] = sorted(
            (
                tuple(
                    (key, str(names.get(value, value) if isinstance(value, str) else value))
                    for key, value in sorted(entry.items())
                )
                for entry in entries
            ),
        )
    assert set(Base.metadata.tables) <= set(found)
    return found


def copied(root: Path, to: Path) -> Path:
    """Return a copy of a whole course."""
    shutil.copytree(root, to)
    return to
