"""Writes each student's own copy of what nbgrader released: the same notebooks, with the student's variants."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.apps.autogradeapp import AutogradeApp

from autograder.basics.files import open_atomically
from autograder.notebooks.cells import question_of
from autograder.notebooks.own_variants import ask_differently, own_presentation
from autograder.notebooks.plan import OWN


@dataclass
class PersonalCopies:
    """What was written, as paths below the folder; `kept` were there already, and differ.

    `unchanged` are questions that the instructor wrote anew, which everybody gets alike.
    """

    written: int = 0
    same: int = 0
    kept: list[str] = field(default_factory=list)
    questions: set[str] = field(default_factory=set)
    unchanged: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class ReleasedCourse:
    """The students in the gradebook of a course, and its folders of released assignments."""

    students: list[str]
    assignments: dict[str, Path]


def released_course(root: Path) -> ReleasedCourse:
    """Read the gradebook and `release/` of a course, where its nbgrader_config.py has them."""
    app = AutogradeApp()
    app.load_cwd_config = False
    app.log_level = "ERROR"
    app.initialize([], root=str(root.absolute()))
    folder = app.coursedir
    release = Path(folder.format_path(folder.release_directory, ".", "."))
    with Gradebook(folder.db_url, folder.course_id) as book:
        students = sorted(str(one.id) for one in book.students)
    places = sorted(one for one in release.iterdir() if one.is_dir()) if release.is_dir() else []
    return ReleasedCourse(students, {one.name: one for one in places if any(one.glob("*.ipynb"))})


def write_copies(
    course: ReleasedCourse, out: Path, salt: str, exercises: set[str], force: bool
) -> PersonalCopies:
    """Write `out/<student>/<assignment>/`. What is there and differs is kept, unless `force`. Raises OSError."""
    copies = PersonalCopies()
    for assignment, folder in course.assignments.items():
        files = dict(_files(folder))
        notebooks = {name: nb for name, nb in _notebooks(files) if _exercise(nb) in exercises}
        if not notebooks:
            continue
        for student in course.students:
            for name, data in files.items():
                if name in notebooks:
                    data = _own_copy(notebooks[name], salt, student, copies)
                elif name.endswith(".ipynb"):
                    continue
                _place(out, Path(student, assignment, name), data, force, copies)
    return copies


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for place, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            path = Path(place, name)
            if ".ipynb_checkpoints" not in path.parts and path.is_file():
                yield path.relative_to(folder).as_posix(), path.read_bytes()


def _notebooks(files: dict[str, bytes]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, data in files.items():
        if "/" not in name and name.endswith(".ipynb"):
            yield name, json.loads(data)


def _exercise(nb: dict[str, Any]) -> str:
    return str(nb.get("metadata", {}).get(OWN, {}).get("exercise", ""))


def _own_copy(nb: dict[str, Any], salt: str, student: str, copies: PersonalCopies) -> bytes:
    """Return a notebook with the variants of one student."""
    own = json.loads(json.dumps(nb))
    lang = str(nb["metadata"][OWN].get("lang", "en"))
    for cell in nb["cells"]:
        grade_id = str(cell.get("metadata", {}).get("nbgrader", {}).get("grade_id", ""))
        question = question_of(grade_id)
        if question is not None:
            presentation = own_presentation(salt, student, question)
            replaced = ask_differently(own["cells"], question, lang, presentation)
            (copies.questions if replaced else copies.unchanged).add(question)
    return (json.dumps(own, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _place(out: Path, path: Path, data: bytes, force: bool, copies: PersonalCopies) -> None:
    target = out / path
    if target.is_file():
        if target.read_bytes() == data:
            copies.same += 1
            return
        if not force:
            copies.kept.append(path.as_posix())
            return
    target.parent.mkdir(parents=True, exist_ok=True)
    with open_atomically(target, "wb", None) as file:
        file.write(data)
    copies.written += 1
