"""What there is to grade: the students' folders, and the files of one student as bytes."""

import hashlib
import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course.catalogue import Exercise
from autograder.grading.kit import kit_fingerprint
from autograder.grading.notebook import MAX_NOTEBOOK_BYTES
from autograder.isolation.untrusted import NOT_A_FILE, folder_trouble, read_untrusted
from autograder.running.outcome import Unloadable

MISSING = Unloadable("missing")


@dataclass(frozen=True)
class Options:
    """How a run grades. Everything here decides what comes out.

    `timeout` is in seconds for all calls of one function, `budget` in seconds for a whole submission, `memory` in
    bytes for a worker.
    """

    seed: int
    lang: str = "en"
    timeout: float = 60.0
    memory: int = 2 * 2**30
    allow_unsandboxed: bool = False
    budget: float = 900.0


@dataclass(frozen=True)
class Part:
    """One exercise of a submission: the bytes of its file, or why there are none."""

    exercise: str
    filename: str
    data: bytes | Unloadable

    @property
    def notebook(self) -> bool:
        """Whether the bytes are a notebook's."""
        return self.filename.endswith(".ipynb")


@dataclass(frozen=True)
class GradingUnit:
    """One unit of work: some exercises of one student. It holds all that a grader needs."""

    student: str
    folder: str
    parts: tuple[Part, ...]
    options: Options
    alone: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Student:
    """A folder of submissions; `id` is its name as text."""

    id: str
    folder: Path


def name_of(folder: Path) -> str:
    """Return a folder's name as text that every file can hold.

    A name in the form of macOS (letters taken apart) becomes the usual one.
    """
    text = os.fsencode(folder.name).decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", text)


def students_in(submissions: Path) -> list[Student]:
    """Return the folders in `submissions`, by name. Raises OSError where it cannot be read.

    What is hidden, and what macOS leaves in archives, is no student.
    """
    found: dict[str, Student] = {}
    with os.scandir(submissions) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.name.startswith((".", "__MACOSX")):
                continue
            # A link is listed, so that nobody is lost in silence; it is not followed.
            if entry.is_symlink() or entry.is_dir(follow_symlinks=False):
                name = name_of(Path(entry.path))
                if name in found:
                    name = f"{name}~{hashlib.sha256(os.fsencode(entry.name)).hexdigest()[:6]}"
                found[name] = Student(name, Path(entry.path))
    return list(found.values())


def parts_of(folder: Path, exercises: Iterable[Exercise]) -> list[Part]:
    """Return the files of a student's folder. Raises OSError where the folder cannot be read.

    A .py file counts where there is a notebook of the same exercise as well.
    """
    if folder_trouble(folder) == NOT_A_FILE:
        return [Part(one.id, one.filename, NOT_A_FILE) for one in exercises]
    # A folder that cannot be read would look like one in which every file is missing.
    next(folder.iterdir(), None)
    return [_part(folder, one) for one in exercises]


def _part(folder: Path, exercise: Exercise) -> Part:
    data = read_untrusted(folder / exercise.filename)
    if data == MISSING:
        notebook = f"{exercise.id}.ipynb"
        found = read_untrusted(folder / notebook, MAX_NOTEBOOK_BYTES)
        if found != MISSING:
            return Part(exercise.id, notebook, found)
    return Part(exercise.id, exercise.filename, data)


def fingerprint(part: Part, options: Options, tier: str) -> str:
    """Return a hash of all that decides the result of an exercise."""
    total = hashlib.sha256()
    body = part.data if isinstance(part.data, bytes) else repr(part.data).encode()
    for piece in (kit_fingerprint(), tier, part.filename, repr(options)):
        total.update(piece.encode() + b"\0")
    total.update(type(part.data).__name__.encode() + body)
    return total.hexdigest()[:32]
