"""What lies beside a submitted notebook: its time, and files that go with it to `autograded/`.

Our own grading reads them here. `shield` has nbgrader's autograde read them in the same way; it opens whatever
a name leads to.
"""

import fnmatch
import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any

from nbgrader.converters import Autograde, base
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import parse_utc

from autograder.isolation.untrusted import Budget, files_below, folder_trouble, read_below
from autograder.running.outcome import Unloadable

TIMESTAMP = "timestamp.txt"
MAX_TIMESTAMP = 1_000
MAX_NOTEBOOK = 64 * 2**20


class Unreadable(ValueError):
    """Something that was handed in cannot be read; the text says what."""


def submitted_at(folder: Path) -> datetime | None:
    """Return when a submission was made, by its timestamp.txt. Raises Unreadable."""
    data = read_below(folder, Path(TIMESTAMP), MAX_TIMESTAMP)
    if data == Unloadable("missing"):
        return None
    if isinstance(data, Unloadable):
        raise Unreadable(f"{TIMESTAMP}: {data.kind}")
    text = data.decode("utf-8", "replace").strip()
    if not text:
        return None
    try:
        found = parse_utc(text)
    except Exception:  # a date from a stranger can fail in many ways, such as an overflow
        found = None
    if not isinstance(found, datetime):
        raise Unreadable(f"{TIMESTAMP} holds no time: {text[:60]!r}")
    return found


def ignored_by(globs: Sequence[str]) -> Callable[[PurePath], bool]:
    """Return whether a path matches nbgrader's list of names to ignore, itself or a folder above."""

    def ignored(path: PurePath) -> bool:
        return any(
            fnmatch.fnmatchcase(part, glob)
            for part in path.parts
            for glob in globs
            if glob.startswith(".") or not part.startswith(".")
        )

    return ignored


def regular_files(folder: str, exclude: Sequence[str] = ()) -> list[str]:
    """Return the regular files below a folder, as nbgrader's find_all_files does with all of them.

    What they hold together is bounded too.
    """
    ignored, budget, found = ignored_by(exclude), Budget(), []
    for one in files_below(Path(folder), budget):
        if one.trouble is None and not ignored(one.path):
            path = Path(folder, one.path)
            budget.bytes -= os.lstat(path).st_size
            if budget.bytes >= 0:
                found.append(str(path))
    return found


def shield(**_: Any) -> None:
    """Have nbgrader's autograde follow no link and open nothing but regular files in what was handed in.

    It is nbgrader's pre_convert_hook in our nbgrader_config.py, called before a submission is opened.
    """
    CourseDirectory.get_existing_timestamp = lambda _, folder: submitted_at(Path(folder))
    if Autograde.init_assignment is not _init_assignment:
        Autograde.init_assignment = _init_assignment


_nbgraders_own = Autograde.init_assignment


def _init_assignment(converter: Autograde, assignment_id: str, student_id: str) -> None:
    folder = Path(converter._format_source(assignment_id, student_id))
    trouble = folder_trouble(folder)
    if trouble is not None:
        raise Unreadable(f"{folder}: {trouble.kind}")
    for notebook in converter.notebooks:
        data = read_below(folder, Path(Path(notebook).name), MAX_NOTEBOOK)
        if isinstance(data, Unloadable):
            raise Unreadable(f"{notebook}: {data.kind}")
    everything = base.find_all_files
    base.find_all_files = regular_files
    try:
        _nbgraders_own(converter, assignment_id, student_id)
    finally:
        base.find_all_files = everything
