"""Brings a regrade into nbgrader: the gradebook, and the verdicts in `autograded/`, from which feedback is made."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader.converters.base import BaseConverter

from autograder.basics.files import write_atomically
from autograder.grading.regrade import Change, FunctionChange, Total
from autograder.grading.scoring import CREDITS, ScoringRules, rescored
from autograder.grading.store import Result, Store
from autograder.grading.tables import number
from autograder.language.finding import Sentence, say
from autograder.notebooks.cells import function_of
from autograder.notebooks.course import NbgraderCourse
from autograder.notebooks.filling import output_of
from autograder.notebooks.gradebook import Book, BookChange, CellChange, same_score
from autograder.notebooks.parallel import GradedStudent
from autograder.notebooks.plan import NotebookPlan, NotGraded
from autograder.notebooks.results import result_for
from autograder.notebooks.verdicts import Earned, function_html, points_of
from autograder.notebooks.worker import written

Scores = dict[str, dict[str, float | None]]


@dataclass(frozen=True)
class OtherScore:
    """An automatic score in the gradebook that the stored result does not give; the cell is left alone."""

    student: str
    function: str
    in_book: float | None
    in_results: float


class CourseRegrade:
    """The gradebook's side of a regrade of one assignment.

    `graded` holds what came of grading again, by student; without it the stored results are scored by other rules.
    """

    def __init__(
        self,
        course: NbgraderCourse,
        plans: Mapping[str, NotebookPlan],
        book: Book,
        graded: Mapping[str, GradedStudent] | None = None,
        sandbox: str = "",
    ) -> None:
        self.course, self.plans, self.book = course, plans, book
        self.graded, self.sandbox = dict(graded or {}), sandbox
        self._in_book = book.automatic_scores(course.assignment)

    def without_results(self, store: Store) -> list[str]:
        """Return the students whose grades did not come from results: nbgrader autograde stores none."""
        return [
            student
            for student, notebooks in self._in_book.items()
            if any(score is not None for one in notebooks.values() for score in one.values())
            and store.result(student) is None
        ]

    def result(self, old: Result) -> Result | None:
        """Return the result of grading a student again; None where that was not possible."""
        graded = self.graded.get(old["student"])
        if graded is None or graded.why:
            return None
        return {**old, **result_for(old["student"], graded.exercises, self.sandbox)}

    def change(self, before: Result, after: Result, dry_run: bool) -> BookChange | None:
        """Return what the regrade changes in the gradebook, and write it unless it is a dry run.

        None for a student who is not in the gradebook. Raises GradebookBusy.
        """
        student = after["student"]
        if student not in self._in_book:
            return None
        if student in self.graded:
            scores = {name: dict(row.scores) for name, row in self.graded[student].rows.items()}
        else:
            scores = self._rescored(before, after)
        return self.book.regrade(
            self.course.assignment, student, scores, self.course.penalty, dry_run
        )

    def others(self, before: Result, after: Result) -> list[OtherScore]:
        """Return the scores of a student in the gradebook that are not those of the stored result."""
        if after["student"] in self.graded:
            return []
        return [
            OtherScore(after["student"], function["name"], in_book, points_of(function, points))
            for _, _, function, points, in_book, known in self._cells(before, after)
            if not known
        ]

    def _rescored(self, before: Result, after: Result) -> Scores:
        scores: Scores = {}
        for notebook, cell, function, points, _, known in self._cells(before, after):
            if known:
                scores.setdefault(notebook, {})[cell] = points_of(function, points)
        return scores

    def _cells(
        self, before: Result, after: Result
    ) -> Iterator[tuple[str, str, dict[str, Any], float, float | None, bool]]:
        """Yield for each function with points: notebook, cell, function, points, score in the gradebook.

        Last comes whether that score is one that the stored result gives: before or after the regrade, or by the
        rules that hold without a decision. Another one came of other files, and is not replaced.
        """
        in_book = self._in_book.get(after["student"], {})
        plain = [rescored(after, ScoringRules(credit)) for credit in CREDITS]
        rows = _by_function(after)
        earlier = [_by_function(one) for one in (before, *plain)]
        for name, plan in self.plans.items():
            for cell in plan.cells:
                function = rows.get((plan.exercise, function_of(cell.name) or ""))
                if (
                    function is None
                    or function["score"] is None
                    or not cell.grade
                    or cell.solution
                    or cell.name not in in_book.get(name, {})
                ):
                    continue
                score, points = in_book[name][cell.name], cell.points or 0.0
                place = plan.exercise, function["name"]
                given = [
                    points_of(one[place], points)
                    for one in (rows, *earlier)
                    if place in one and one[place]["score"] is not None
                ]
                known = any(same_score(score, one) for one in given)
                yield name, cell.name, function, points, score, known

    def write_verdicts(self, before: Result, after: Result, booked: BookChange | None) -> None:
        """Write the verdicts anew that `autograded/` holds for a student. Raises OSError."""
        student = after["student"]
        if student in self.graded:
            graded = self.graded.pop(student)
            self.course.settle(graded.handed_in, graded.part)
            return
        rescored_cells = {one.grade_id for one in booked.cells} if booked is not None else set()
        old, new = _by_function(before), _by_function(after)
        ours = {cell for _, cell, _, _, _, known in self._cells(before, after) if known}
        changed = {
            name: cells
            for name, plan in self.plans.items()
            if (cells := _verdicts(plan, old, new, ours, rescored_cells))
        }
        folder, touched = self.course.destination(student), False
        for name, cells in changed.items():
            touched = _refill(folder / f"{name}.ipynb", cells) or touched
        if touched:
            BaseConverter.set_permissions(self.course.converter, self.course.assignment, student)

    def leave(self, student: str) -> None:
        """Leave what is there of a student, in place of what came of grading again."""
        if student in self.graded:
            self.course.discard(self.graded.pop(student).part)

    def submitted(self) -> list[tuple[str, Path]]:
        """Return the students who handed in, each with the folder."""
        try:
            handed_in = self.course.handed_in(sorted(self.plans), force=True)
            return [(one.student, one.folder) for one in handed_in]
        except NotGraded:
            return []

    def close(self) -> None:
        """Remove what was graded again and not written."""
        for student in list(self.graded):
            self.leave(student)


def _by_function(result: Result) -> dict[tuple[str, str], dict[str, Any]]:
    return {
        (exercise["id"], function["name"]): function
        for exercise in result["exercises"]
        for function in exercise["functions"]
    }


def _verdicts(
    plan: NotebookPlan,
    old: Mapping[tuple[str, str], dict[str, Any]],
    new: Mapping[tuple[str, str], dict[str, Any]],
    ours: Collection[str],
    rescored_cells: Collection[str],
) -> dict[str, Earned]:
    """Return the test cells of a notebook whose points or checks that count are others now."""
    verdicts = {}
    for cell in plan.cells:
        place = plan.exercise, function_of(cell.name) or ""
        function = new.get(place)
        if cell.name not in ours or (
            cell.name not in rescored_cells and _rules_in(old.get(place)) == _rules_in(function)
        ):
            continue
        assert function is not None
        earned = points_of(function, cell.points or 0.0)
        verdicts[cell.name] = Earned(earned, function_html(function, plan.lang))
    return verdicts


def _rules_in(function: Mapping[str, Any] | None) -> object:
    if function is None:
        return None
    void = [one["id"] for one in function["checks"] if one.get("void")]
    return function["score"], function["max"], void


def _refill(path: Path, verdicts: Mapping[str, Earned]) -> bool:
    """Put verdicts into the test cells of a graded notebook; return whether there is such a notebook."""
    try:
        nb: NotebookNode = nbformat.read(path, as_version=4)
    except (OSError, ValueError):
        return False  # never graded, or removed: there is no feedback to be made from it
    for cell in nb.cells:
        earned = verdicts.get(cell.metadata.get("nbgrader", {}).get("grade_id", ""))
        if earned is not None and cell.cell_type == "code":
            cell.outputs = [output_of(earned)]
    write_atomically(path, written(nb))
    return True


def with_rules(plans: Mapping[str, NotebookPlan], rules: ScoringRules) -> dict[str, NotebookPlan]:
    """Return plans by which notebooks are graded under other rules."""
    return {name: replace(plan, rules=rules) for name, plan in plans.items()}


def with_book(
    base: Result, new: Result, change: Change | None, booked: BookChange, before: Total
) -> Change | None:
    """Return the change as it is in the gradebook; None where it changes nothing there.

    `before` is the total before the regrade, also where a part of it is written already.
    """
    if before == booked.after and not booked.cells:
        return None
    if change is None:
        totals = (base["score"], base["max"]), (new["score"], new["max"])
        change = Change(new["student"], *totals, ())
    why = {(one.exercise, one.name): one.why for one in change.functions}
    functions = {(one.exercise, one.name): one for one in change.functions}
    remarks: list[Sentence] = []
    for cell in booked.cells:
        place = _place(cell, new)
        reason = why.get(place, (say("as in the results"),))
        points = cell.before or 0.0, cell.after or 0.0
        functions[place] = FunctionChange(*place, *points, reason)
        if cell.by_hand is not None:
            remarks.append(
                say(
                    "{function}: a person gave {points}, which stays; look at it again in formgrader",
                    function=place[1],
                    points=number(cell.by_hand),
                )
            )
    if booked.penalty_before != booked.penalty_after:
        remarks.append(
            say(
                "the penalty for handing in late: {before} becomes {after}",
                before=number(booked.penalty_before),
                after=number(booked.penalty_after),
            )
        )
    return replace(
        change,
        functions=tuple(functions.values()),
        book=(before, booked.after),
        remarks=tuple(remarks),
    )


def _place(cell: CellChange, result: Result) -> tuple[str, str]:
    """Return the exercise and the function of a test cell; for another cell its notebook and its id."""
    name = cell.grade_id.removeprefix("check-")
    for exercise in result["exercises"]:
        if any(one["name"] == name for one in exercise["functions"]):
            return exercise["id"], name
    return cell.notebook, cell.grade_id
