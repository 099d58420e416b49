"""Writes a course for nbgrader: notebooks in source/, its settings, and what was written.

Every file is written atomically. A file that the instructor edited is recognised by its fingerprint and kept; an
existing nbgrader_config.py is always kept.
"""

import hashlib
import importlib
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder import __version__
from autograder.basics.files import write_atomically
from autograder.course.catalogue import Exercise, course
from autograder.grading.scoring import BadRules, only_known, read_toml
from autograder.grading.settings import Assignment, ReleaseSettings
from autograder.language.finding import say
from autograder.notebooks.build import NotebookOptions, notebook

CONFIG = "nbgrader_config.py"
SETTINGS = "xor2mnist.toml"
WRITTEN = ".xor2mnist.json"
# Hidden seeds are never typed, so the range is large enough that nobody can find one by trying.
MOST_HIDDEN = 2**63 - 1
STEP = "autograder.notebooks.autograde.GradeIsolated"

CONFIG_LINES = f"""\
# Our notebooks are graded in a sandbox, in place of nbgrader's Execute; all others as ever.
c.Autograde.sanitize_preprocessors = [
    # Puts back the cells that a student deleted or changed, and metadata that got lost.
    "autograder.notebooks.autograde.RestoreCells",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.Autograde.autograde_preprocessors = [
    "{STEP}",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    # As SaveAutoGrades, but tests of your own in our notebooks go to a person.
    "autograder.notebooks.autograde.SaveGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
# Links, pipes and devices beside a notebook are left alone, and a notebook that was renamed is found.
from autograder.notebooks.handed_in import shield  # noqa: E402

shield()
# What students wrote is shown in feedback and in formgrader without anything that runs.
c.HTMLExporter.filters = {{"markdown2html": "autograder.notebooks.clean.markdown2html"}}
c.HTMLExporter.preprocessors = ["autograder.notebooks.clean.CleanOutputs"]
# In feedback the answers stand above the lesson, which is folded.
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "autograder.notebooks.answers_first.AnswersFirst",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]
# A test cell is called by its function there, and the page fits a phone.
c.GenerateFeedback.exporter_class = "autograder.notebooks.feedback_page.FeedbackPage"
"""

SETTINGS_TEXT = """\
# Written by xor2mnist release. Keep this file out of what students get.

# The seed of the hidden checks: the same properties, other sizes and numbers.
hidden_seed = {seed}
"""


@dataclass
class Released:
    """The files by what was done with them, as paths below the course; `config` are lines to add to nbgrader's settings."""

    written: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    config: str | None = None


def assignments_of(settings: ReleaseSettings) -> tuple[Assignment, ...]:
    """Return the assignments of a course: its groups, or one for every exercise."""
    return settings.assignments or tuple(Assignment(one.id, (one,)) for one in course())


def hidden_seed(folder: Path) -> int | None:
    """Return the seed of a course's hidden checks, None where no release has drawn one.

    Raises BadRules for a file that cannot be read and for what is no seed.
    """
    path = folder / SETTINGS
    if not path.is_file():
        return None
    settings = read_toml(path)
    only_known(settings, ("hidden_seed",), path)
    seed = settings.get("hidden_seed")
    if seed is not None and not (type(seed) is int and 0 <= seed <= MOST_HIDDEN):
        raise BadRules(
            say(
                "{file}: hidden_seed is a whole number from 0 to {most}",
                file=str(path),
                most=MOST_HIDDEN,
            )
        )
    return seed


def as_text(document: dict[str, Any]) -> str:
    """Return a notebook as nbformat writes it. Raises nbformat's ValidationError for a wrong one."""
    nbformat: Any = importlib.import_module("nbformat")  # learners' installations lack nbformat
    node = nbformat.from_dict(document)
    nbformat.validate(node)
    return str(nbformat.writes(node)) + "\n"


def release(
    folder: Path,
    assignments: Iterable[Assignment],
    exercises: Iterable[Exercise],
    options: NotebookOptions,
    force: bool = False,
) -> Released:
    """Write the notebooks of some exercises into a course, and its settings where there are none.

    `force` overwrites what was edited since the last release. Raises OSError and BadRules.
    """
    chosen = {one.id for one in exercises}
    record = _Record(folder)
    released = Released()
    folder.mkdir(parents=True, exist_ok=True)
    if hidden_seed(folder) is None:
        write_atomically(folder / SETTINGS, SETTINGS_TEXT.format(seed=_draw()))
    for assignment in assignments:
        for exercise in assignment.exercises:
            if exercise.id in chosen:
                path = f"source/{assignment.name}/{exercise.id}.ipynb"
                _place(
                    folder / path,
                    path,
                    as_text(notebook(exercise, options)),
                    record,
                    force,
                    released,
                )
    record.save()
    released.config = _configure(folder)
    return released


def _draw() -> int:
    return secrets.randbelow(MOST_HIDDEN)


def _place(
    target: Path, path: str, text: str, record: "_Record", force: bool, released: Released
) -> None:
    data = text.encode("utf-8")
    if target.is_file():
        present = target.read_bytes()
        if present == data:
            record.files[path] = _fingerprint(data)
            released.same.append(path)
            return
        if not force and _fingerprint(present) != record.files.get(path):
            released.kept.append(path)
            return
    target.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(target, text)
    record.files[path] = _fingerprint(data)
    released.written.append(path)


def _fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class _Record:
    """The fingerprints of the written files by path, by which edited files are recognised."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / WRITTEN
        self.files: dict[str, str] = {}
        try:
            record = json.loads(self.path.read_text(encoding="utf-8"))
            self.files = {str(key): str(value) for key, value in record["files"].items()}
        except FileNotFoundError:
            pass
        except (ValueError, KeyError, TypeError, AttributeError):
            pass  # without the record every file counts as edited

    def save(self) -> None:
        """Write the record."""
        shape = {"kit": __version__, "files": dict(sorted(self.files.items()))}
        write_atomically(self.path, json.dumps(shape, indent=1, ensure_ascii=False) + "\n")


def _configure(folder: Path) -> str | None:
    """Write nbgrader's settings where there are none; return the lines that those there lack."""
    path = folder / CONFIG
    if path.exists():
        text = path.read_text(encoding="utf-8", errors="replace")
        return None if STEP in text else CONFIG_LINES
    head = (
        "# nbgrader's settings of this course. Written once; from now on it is yours.\n"
        "c = get_config()  # noqa: F821\n\n"
        f"c.CourseDirectory.course_id = {folder.resolve().name!r}\n\n"
    )
    write_atomically(path, head + CONFIG_LINES)
    return None
