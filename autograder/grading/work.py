"""Reads the work to grade: the students' folders, and the files of one student as bytes."""

import hashlib
import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.course.catalogue import Exercise
from autograder.grading.kit import kit_fingerprint
from autograder.grading.names import split
from autograder.grading.notebook import MAX_NOTEBOOK_BYTES
from autograder.grading.submission import Layout, all_but, lay_out, proper_name
from autograder.isolation.untrusted import NOT_A_FILE, folder_trouble, read_below
from autograder.language.i18n import render
from autograder.running.outcome import Unloadable
from autograder.running.source import MAX_SOURCE_BYTES

MISSING = Unloadable("missing")


@dataclass(frozen=True)
class Options:
    """How a run grades. Every option can change the results.

    `timeout` is in seconds for all calls of one function, `budget` in seconds for a whole submission, `memory` in
    bytes for a worker.
    """

    seed: int
    lang: str = "en"
    timeout: float = 60.0
    memory: int = 2 * 2**30
    allow_unsandboxed: bool = False
    budget: float = 900.0

    def noted(self) -> dict[str, Any]:
        """Return what a folder of results keeps of the options, for `regrade --again`; the seed stands apart."""
        names = ("lang", "timeout", "memory", "budget")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True)
class SubmissionPart:
    """One exercise of a submission: the bytes of its file, or why it cannot be read."""

    exercise: str
    filename: str
    data: bytes | Unloadable

    @property
    def notebook(self) -> bool:
        """Whether the bytes are a notebook's."""
        return split(self.filename)[1] == ".ipynb"


@dataclass(frozen=True)
class GradingUnit:
    """One unit of work: some exercises of one student, with everything that a grader needs."""

    student: str
    folder: str
    parts: tuple[SubmissionPart, ...]
    options: Options
    alone: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Student:
    """A folder of submissions; `id` is its name as text."""

    id: str
    folder: Path


def name_of(folder: Path) -> str:
    """Return a folder's name as text that can be encoded as UTF-8.

    A decomposed name, as macOS writes it, becomes a composed one.
    """
    text = os.fsencode(folder.name).decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", text)


def students_in(submissions: Path) -> list[Student]:
    """Return the folders in `submissions`, by name. Raises OSError where it cannot be read.

    Hidden folders, and those that macOS adds to archives, are skipped.
    """
    students: dict[str, Student] = {}
    with os.scandir(submissions) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.name.startswith((".", "__MACOSX")):
                continue
            # A link is listed, so that its student is reported, but it is not followed.
            if entry.is_symlink() or entry.is_dir(follow_symlinks=False):
                name = name_of(Path(entry.path))
                if name in students:
                    name = f"{name}~{hashlib.sha256(os.fsencode(entry.name)).hexdigest()[:6]}"
                students[name] = Student(name, Path(entry.path))
    return list(students.values())


def stray_in(submissions: Path) -> list[str]:
    """Return the names of files beside the students' folders, which belong to no student.

    Only code and archives are listed; other files (grading.toml, a list) are the instructor's own.
    """
    with os.scandir(submissions) as entries:
        return sorted(
            name_of(Path(one.path))
            for one in entries
            if not one.name.startswith(".")
            and one.is_file(follow_symlinks=False)
            and (split(one.name)[1] or one.name.lower().endswith(".zip"))
        )


def parts_of(folder: Path, exercises: Iterable[Exercise]) -> tuple[list[SubmissionPart], Layout]:
    """Return the files of a student's folder, and their layout.

    Raises OSError where the folder cannot be read.
    """
    exercises = list(exercises)
    if folder_trouble(folder) == NOT_A_FILE:
        return [SubmissionPart(one.id, one.filename, NOT_A_FILE) for one in exercises], Layout()
    # Checked first, since an unreadable folder would look as if every file were missing.
    next(folder.iterdir(), None)
    ids = [one.id for one in exercises]
    layout = lay_out(folder, ids, not_asked=all_but(ids))
    return [_part(folder, one, layout) for one in exercises], layout


def _part(folder: Path, exercise: Exercise, layout: Layout) -> SubmissionPart:
    doubt = layout.doubts().get(exercise.id)
    if doubt is not None:
        return SubmissionPart(
            exercise.id, exercise.filename, Unloadable("unclear", render(doubt, "en"))
        )
    path = layout.taken.get(exercise.id)
    if path is None:
        return SubmissionPart(exercise.id, exercise.filename, MISSING)
    largest = (
        MAX_NOTEBOOK_BYTES
        if proper_name(exercise.id, path).endswith(".ipynb")
        else MAX_SOURCE_BYTES
    )
    return SubmissionPart(exercise.id, path.as_posix(), read_below(folder, path, largest))


def fingerprint(part: SubmissionPart, options: Options, tier: str) -> str:
    """Return a hash of everything that decides the result of an exercise."""
    total = hashlib.sha256()
    body = part.data if isinstance(part.data, bytes) else repr(part.data).encode()
    for piece in (kit_fingerprint(), tier, part.filename, repr(options)):
        total.update(piece.encode() + b"\0")
    total.update(type(part.data).__name__.encode() + body)
    return total.hexdigest()[:32]
