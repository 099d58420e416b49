"""Reads from `source/` and the gradebook how a notebook is graded; nothing of the submission is used.

A notebook is ours where its copy in `source/` says so, or where the gradebook holds a test cell with
our line. A submission with lost or changed metadata is treated the same.
"""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, Notebook
from nbgrader.coursedir import CourseDirectory

from autograder.course.catalogue import Exercise, course
from autograder.grading.decisions import with_decisions
from autograder.grading.scoring import BadRules, ScoringRules, read_rules
from autograder.grading.settings import find_settings, read_release_settings
from autograder.language.finding import Sentence, say
from autograder.notebooks.cells import check_line, function_of
from autograder.notebooks.release import MOST_HIDDEN, hidden_seed
from autograder.notebooks.results import store_of

OWN = "xor2mnist"
"""The key of a source notebook's metadata that makes it ours."""


class NotGraded(Exception):
    """A submission stays without a grade, through no fault of the student; `sentence` says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.template)
        self.sentence = sentence


@dataclass(frozen=True)
class PlannedCell:
    """A cell of ours or of the instructor's as the gradebook has it; `points` is its maximum."""

    name: str
    source: str
    cell_type: str
    locked: bool
    grade: bool
    solution: bool
    task: bool
    points: float | None
    checksum: str | None

    def metadata(self) -> dict[str, Any]:
        """Return what nbgrader keeps in the cell's metadata, by its schema 3."""
        data = {
            "schema_version": 3,
            "grade": self.grade,
            "solution": self.solution,
            "locked": self.locked,
            "task": self.task,
            "grade_id": self.name,
            "cell_type": self.cell_type,
            "checksum": self.checksum,
        }
        return data if self.points is None else {**data, "points": self.points}


@dataclass(frozen=True)
class NotebookPlan:
    """A notebook of ours: its cells in order, and how it is graded.

    `lesson` holds the texts of the cells that nbgrader does not know.
    """

    notebook: str
    exercise: str
    lang: str
    hidden_seed: int
    kernelspec: dict[str, Any] | None
    cells: tuple[PlannedCell, ...]
    lesson: frozenset[str] = frozenset()
    rules: ScoringRules = field(default_factory=ScoringRules)
    salt: str = ""
    """From which each student's variants of the questions are computed; "" where everybody gets the first ones."""

    def cell(self, name: str) -> PlannedCell | None:
        """Return a cell by its grade_id."""
        return next((one for one in self.cells if one.name == name), None)


def plan_of(
    book: Gradebook, folder: CourseDirectory, assignment: str, name: str
) -> NotebookPlan | None:
    """Return the plan of a notebook of an assignment; None where it is not ours.

    Raises NotGraded for one of ours that this kit does not know, or that has unreadable settings, and
    nbgrader's MissingEntry where the gradebook does not hold it.
    """
    notebook = book.find_notebook(name, assignment)
    source = _source(folder, assignment, name)
    exercise = _exercise(source, notebook)
    if exercise is None:
        return None
    cells = _cells(notebook)
    own = source.get("metadata", {}).get(OWN, {})
    texts = [(_text(cell), _grade_id(cell)) for cell in source.get("cells", ())]
    order = {grade_id: place for place, (_, grade_id) in enumerate(texts) if grade_id}
    return NotebookPlan(
        name,
        exercise.id,
        own.get("lang", "en"),
        _hidden_seed(Path(folder.root), notebook),
        json.loads(notebook.kernelspec) if notebook.kernelspec else None,
        tuple(sorted(cells, key=lambda one: order.get(one.name, len(order)))),
        frozenset(text.strip() for text, grade_id in texts if not grade_id),
        *_settings(Path(folder.root), assignment),
    )


def _source(folder: CourseDirectory, assignment: str, name: str) -> dict[str, Any]:
    """Return the notebook in source/ as plain JSON, {} where there is none."""
    path = Path(folder.format_path(folder.source_directory, ".", assignment), f"{name}.ipynb")
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return document if isinstance(document, dict) else {}


def _text(cell: dict[str, Any]) -> str:
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)


def _grade_id(cell: dict[str, Any]) -> str:
    return str(cell.get("metadata", {}).get("nbgrader", {}).get("grade_id", ""))


def _exercise(source: dict[str, Any], notebook: Notebook) -> Exercise | None:
    named = source.get("metadata", {}).get(OWN, {}).get("exercise")
    if named is not None:
        try:
            return course().exercise(named)
        except KeyError:
            raise NotGraded(
                say("this kit has no exercise {exercise}; upgrade it", exercise=str(named))
            ) from None
    lines = {cell.name: cell.source.strip() for cell in notebook.source_cells}
    for exercise in course():
        for function in exercise.functions:
            for grade_id, line in lines.items():
                if function_of(grade_id) == function.name and line == check_line(function.name):
                    return exercise
    return None


def _cells(notebook: Notebook) -> list[PlannedCell]:
    points = {cell.name: float(cell.max_score) for cell in notebook.grade_cells}
    tasks = {cell.name: float(cell.max_score) for cell in notebook.task_cells}
    solutions = {cell.name for cell in notebook.solution_cells}
    return [
        PlannedCell(
            cell.name,
            cell.source or "",
            cell.cell_type,
            bool(cell.locked),
            cell.name in points,
            cell.name in solutions,
            cell.name in tasks,
            points.get(cell.name, tasks.get(cell.name)),
            cell.checksum,
        )
        for cell in notebook.source_cells
    ]


def _hidden_seed(folder: Path, notebook: Notebook) -> int:
    try:
        seed = hidden_seed(folder)
    except BadRules as error:
        raise NotGraded(error.sentence) from None
    return _secret(notebook) if seed is None else seed


def _settings(folder: Path, assignment: str) -> tuple[ScoringRules, str]:
    """Return the rules of an assignment, with what a regrade decided about it, and the salt of the course."""
    path, _ = find_settings(folder)
    store = store_of(folder, assignment)
    try:
        if path is None:
            return with_decisions(store, ScoringRules()), ""
        return with_decisions(store, read_rules(path)), read_release_settings(path).quiz_salt
    except BadRules as error:
        raise NotGraded(error.sentence) from None


def _secret(notebook: Notebook) -> int:
    """Return a seed from the assignment's random id in the gradebook, where no release has stored one."""
    digest = hashlib.sha256(f"hidden seed of {notebook.assignment.id}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % MOST_HIDDEN
