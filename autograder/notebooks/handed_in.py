"""Reads the files beside a submitted notebook: its timestamp, and those that are copied to `autograded/`.

Our own grading uses these functions. `shield` makes nbgrader's autograde use them too, which otherwise opens links
and devices.
"""

import fnmatch
import json
import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any

from nbgrader.converters import Autograde, base
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import parse_utc

from autograder.grading.notebook import why_unreadable
from autograder.isolation.untrusted import Budget, files_below, folder_trouble, read_below
from autograder.notebooks.renamed import (
    MAX_NOTEBOOK,
    doubt_about,
    find_renamed,
    proper_files,
    read_renamed,
)
from autograder.running.outcome import Unloadable

TIMESTAMP = "timestamp.txt"
MAX_TIMESTAMP = 1_000


class UnreadableNotebook(ValueError):
    """Something that was handed in cannot be read; the text says what."""


def submitted_at(folder: Path) -> datetime | None:
    """Return when a submission was made, by its timestamp.txt. Raises Unreadable."""
    data = read_below(folder, Path(TIMESTAMP), MAX_TIMESTAMP)
    if data == Unloadable("missing"):
        return None
    if isinstance(data, Unloadable):
        raise UnreadableNotebook(f"{TIMESTAMP}: {data.kind}")
    text = data.decode("utf-8", "replace").strip()
    if not text:
        return None
    try:
        moment = parse_utc(text)
    except Exception:  # parsing a student's date can fail in many ways, such as an overflow
        moment = None
    if not isinstance(moment, datetime):
        raise UnreadableNotebook(f"{TIMESTAMP} holds no time: {text[:60]!r}")
    return moment


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

    Their total size is bounded too.
    """
    ignored, budget, files = ignored_by(exclude), Budget(), []
    for one in files_below(Path(folder), budget):
        if one.trouble is None and not ignored(one.path):
            path = Path(folder, one.path)
            budget.bytes -= os.lstat(path).st_size
            if budget.bytes >= 0:
                files.append(str(path))
    return files


def shield(**_: Any) -> None:
    """Make nbgrader's autograde follow no link and open only regular files in submissions.

    Our nbgrader_config.py calls it, before anything of a submission is opened. Renamed notebooks are found then
    as well.
    """
    find_renamed()
    CourseDirectory.get_existing_timestamp = lambda _, folder: submitted_at(Path(folder))
    if Autograde.init_assignment is not _init_assignment:
        Autograde.init_assignment = _init_assignment


_nbgraders_own = Autograde.init_assignment


def _init_assignment(converter: Autograde, assignment_id: str, student_id: str) -> None:
    folder = Path(converter._format_source(assignment_id, student_id))
    trouble = folder_trouble(folder)
    if trouble is not None:
        raise UnreadableNotebook(f"{folder}: {trouble.kind}")
    doubt = doubt_about(folder, [Path(notebook).stem for notebook in converter.notebooks])
    if doubt:
        raise UnreadableNotebook(doubt)
    files = proper_files(converter, folder, converter.notebooks)
    unreadable = ""
    for notebook, path in files.items():
        data = read_below(folder, path, MAX_NOTEBOOK)
        if isinstance(data, Unloadable):
            raise UnreadableNotebook(f"{notebook}: {data.kind}")
        try:
            json.loads(data.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            unreadable = f"{notebook}: {why_unreadable(data)}"
        if path != Path(Path(notebook).name):
            converter.log.warning("%s is taken for %s", folder / path, Path(notebook).name)
    read_renamed(converter, folder, files)
    everything = base.find_all_files
    base.find_all_files = regular_files
    try:
        _nbgraders_own(converter, assignment_id, student_id)
    finally:
        base.find_all_files = everything
    if unreadable:  # after nbgrader has noted the submission in the gradebook
        raise UnreadableNotebook(unreadable)
