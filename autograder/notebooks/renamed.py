"""Finds the notebooks of a submission for the names in the gradebook, also if they were renamed.

`find_renamed` makes nbgrader's autograde find them too, which otherwise gives 0 for a renamed notebook.
"""

import glob
import io
import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException

from autograder.course.catalogue import course
from autograder.grading.names import split
from autograder.grading.submission import lay_out
from autograder.isolation.untrusted import read_below
from autograder.language.finding import Sentence
from autograder.language.i18n import render
from autograder.running.outcome import Unloadable

MAX_NOTEBOOK = 64 * 2**20


@dataclass(frozen=True)
class Notebooks:
    """The notebooks of a folder: files by the notebook's name, unclear ones, and remarks."""

    files: dict[str, Path]
    renamed: dict[str, Path]
    doubts: dict[str, Sentence]
    remarks: list[Sentence]


def notebooks_in(folder: Path, known: Collection[str]) -> Notebooks:
    """Return the notebooks of a student's folder; `known` are the names in the gradebook.

    A notebook that is no exercise of this kit must have its released name.
    """
    ours = [one.id for one in course() if one.id in known]
    layout = lay_out(folder, ours, kinds=(".ipynb",))
    files = dict(layout.taken)
    for name in known:
        if name not in ours and os.path.lexists(folder / f"{name}.ipynb"):
            files[name] = Path(f"{name}.ipynb")
    layout.ungraded = [
        path for path in layout.ungraded if split(path.name)[1] and path not in files.values()
    ]
    return Notebooks(files, layout.renamed, layout.doubts(), layout.remarks())


def submissions_of(folder: Any, assignment: str, student: str = "*") -> Iterator[Path]:
    """Yield the folders that were handed in for an assignment; `folder` is nbgrader's course directory."""
    pattern = folder.format_path(folder.submitted_directory, student, assignment)
    for place in map(Path, sorted(glob.glob(pattern))):  # noqa: PTH207
        if place.is_symlink() or place.is_dir():
            yield place


_nbgraders_init = Autograde.init_notebooks


def find_renamed() -> None:
    """Make nbgrader's autograde find renamed notebooks as well; a second call has no effect."""
    Autograde.init_notebooks = _init_notebooks


def _init_notebooks(converter: Autograde) -> None:
    nothing = None
    try:
        _nbgraders_init(converter)
    except NbGraderException as error:
        nothing = error
    folder = converter.coursedir
    converter.renamed_files = {}
    try:
        with Gradebook(folder.db_url, folder.course_id) as book:
            known = [one.name for one in book.find_assignment(folder.assignment_id).notebooks]
    except MissingEntry:
        known = []
    for place in submissions_of(folder, folder.assignment_id, folder.student_id):
        notebooks = notebooks_in(place, known)
        if folder.notebook_id != "*" or not (notebooks.renamed or notebooks.doubts):
            continue
        there = set(converter.assignments.get(str(place), ()))
        for name, path in notebooks.renamed.items():
            converter.renamed_files[str(place / f"{name}.ipynb")] = path
            there.discard(str(place / path))
        there |= {str(place / f"{name}.ipynb") for name in (*notebooks.files, *notebooks.doubts)}
        converter.assignments[str(place)] = sorted(there)
    if nothing is not None and not converter.assignments:
        raise nothing


def proper_files(converter: Autograde, folder: Path, known: Sequence[str]) -> dict[str, Path]:
    """Return the file of every notebook that is to be converted, relative to the student's folder."""
    renamed = getattr(converter, "renamed_files", {})
    return {name: renamed.get(name, Path(Path(name).name)) for name in known}


def doubt_about(folder: Path, known: Collection[str]) -> str:
    """Return the question about a folder with an unclear file; "" where there is none."""
    return "; ".join(render(one, "en") for one in notebooks_in(folder, known).doubts.values())


def read_renamed(converter: Autograde, folder: Path, files: dict[str, Path]) -> None:
    """Make the converter read renamed notebooks from their own paths."""
    exporter = converter.exporter
    own = type(exporter).from_filename

    def from_filename(filename: str, resources: Any = None, **options: Any) -> Any:
        path = files.get(filename)
        if path is None or path == Path(Path(filename).name):
            return own(exporter, filename, resources=resources, **options)
        data = read_below(folder, path, MAX_NOTEBOOK)
        if isinstance(data, Unloadable):
            raise ValueError(f"{path}: {data.kind}")
        return exporter.from_file(io.StringIO(data.decode("utf-8")), resources=resources, **options)

    exporter.from_filename = from_filename
