"""Grades a submitted notebook in a grading process: from the file's bytes to the notebook for `autograded/` and the
grades for nbgrader's gradebook.

It takes the same steps as `nbgrader autograde` with our preprocessors, on one notebook held in memory.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import nbformat
from nbconvert.preprocessors import ClearOutputPreprocessor
from nbformat.notebooknode import NotebookNode
from nbformat.validator import normalize
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution, is_task

from autograder.grading.grader import Graded
from autograder.grading.notebook import why_unreadable
from autograder.grading.work import GradingUnit
from autograder.isolation.isolated import Isolation
from autograder.language.finding import say
from autograder.language.i18n import render
from autograder.notebooks.filling import empty, fill
from autograder.notebooks.plan import NotebookPlan
from autograder.notebooks.restore import restore
from autograder.notebooks.verdicts import Outcome, SeedGrader, outcome_of, unit_of

SILENT = logging.getLogger("autograder.silent")
NO_RESPONSE = "No response."
# Separates a student's name from a notebook's in the name of a unit; file names cannot contain it.
BETWEEN = "\0"


@dataclass
class GradedNotebook(Graded):
    """A notebook for `autograded/`, and its grades for the gradebook.

    `scores` holds an automatic score, or None where a person grades, by grade_id; `comments` the
    automatic comments. `failed` says why the file could not be graded.
    """

    text: str = ""
    scores: dict[str, float | None] = field(default_factory=dict)
    comments: dict[str, str | None] = field(default_factory=dict)
    failed: str = ""


class NotebookGrader(SeedGrader):
    """Grades the notebooks of one assignment; a unit is one student's file."""

    def __init__(self, isolation: Isolation, plans: Mapping[str, NotebookPlan]) -> None:
        super().__init__(isolation)
        self.plans = plans

    def grade(self, unit: GradingUnit) -> GradedNotebook:
        """Return the graded file; a fault of the file itself does not raise."""
        (part,) = unit.parts
        plan = self.plans[Path(part.filename).stem]
        done = GradedNotebook(unit.student)
        try:
            if not isinstance(part.data, bytes):
                raise ValueError(part.data.kind)
            nb = sanitised(part.data, plan)
            empty(nb, plan)
            outcome = self._outcome(nb, plan, unit)
            if outcome.ungraded:
                done.ungraded = {plan.exercise: outcome.ungraded}
                return done
            if outcome.late:
                done.late = [plan.exercise]
            if outcome.missing:
                done.missing = {plan.exercise: outcome.missing}
            fill(nb, plan, outcome)
            done.text = written(nb)
            done.exercises = outcome.exercises
            _score(nb, outcome, done)
        except Exception as error:  # any exception from reading the file fails this file only
            kind = "" if type(error) is ValueError else f"{type(error).__name__}: "
            done.failed = f"{kind}{error}"[:500]
        return done

    def _outcome(self, nb: NotebookNode, plan: NotebookPlan, unit: GradingUnit) -> Outcome:
        own = unit_of(nb, plan, unit.student, Path(unit.folder), unit.options)
        own = replace(own, alone=unit.alone)
        student, _, _ = unit.student.partition(BETWEEN)
        return outcome_of(nb, plan, super().grade(own), student)


def sanitised(data: bytes, plan: NotebookPlan) -> NotebookNode:
    """Return a submitted notebook as nbgrader's sanitising steps leave it.

    Raises ValueError, or whatever nbformat raises, for a file that is no valid notebook.
    """
    try:
        nb = nbformat.reads(data.decode("utf-8-sig"), as_version=4)
    except Exception:  # nbformat's message would not help an instructor
        raise ValueError(render(say(why_unreadable(data)), plan.lang)) from None
    _, nb = normalize(nb)
    restore(nb, plan)
    nb, _ = ClearOutputPreprocessor(enabled=True)(nb, {})
    if plan.kernelspec:
        nb.metadata["kernelspec"] = NotebookNode(plan.kernelspec)
    return nb


def written(nb: NotebookNode) -> str:
    """Return the text of a notebook file. Raises ValidationError of nbformat, or UnicodeEncodeError."""
    nbformat.validate(nb, relax_add_props=True)
    text = nbformat.writes(nb, version=4)
    text.encode("utf-8")  # raises for a lone surrogate, which cannot be written
    return text if text.endswith("\n") else text + "\n"


def _score(nb: NotebookNode, outcome: Outcome, done: GradedNotebook) -> None:
    """Read grades and comments off the cells, as nbgrader does."""
    for cell in nb.cells:
        if not (is_grade(cell) or is_solution(cell) or is_task(cell)):
            continue
        name = cell.metadata["nbgrader"]["grade_id"]
        if is_grade(cell):
            score, _ = determine_grade(cell, SILENT)
            done.scores[name] = None if name in {*outcome.manual, *outcome.missing} else score
        if is_solution(cell) or is_task(cell):
            same = cell.metadata["nbgrader"].get("checksum") == compute_checksum(cell)
            done.comments[name] = NO_RESPONSE if same and not is_task(cell) else None
