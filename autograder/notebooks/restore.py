"""Restores the parts of a submitted notebook that are not the student's: metadata, locked cells, test cells.

The file's grading metadata is dropped and written again from the plan. So changing it gains nothing, and a notebook
that lost it (for example in Colab) is graded like any other. After this, nbgrader's own sanitising steps find
nothing to change.
"""

import re
from collections.abc import Sequence
from typing import Any

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.notebooks.plan import NotebookPlan, PlannedCell

NBGRADER = "nbgrader"
_DEFINES = re.compile(r"^(?:async\s+)?def\s+(\w+)|^(answer_\w+)\s*=", re.MULTILINE)


def restore(nb: NotebookNode, plan: NotebookPlan) -> None:
    """Restore the notebook in place.

    If a grade_id occurs twice, the last cell counts, as in nbgrader. A cell that lost its id is recognised by its
    text, by the function that it defines, or by its place between two others.
    """
    cells = _claimed(nb.cells, plan)
    for cell in nb.cells:
        cell.metadata.pop(NBGRADER, None)
    _find_by_text(nb.cells, plan, cells)
    _find_by_place(nb.cells, plan, cells)
    for planned in plan.cells:
        if planned.name in cells:
            _put_back(cells[planned.name], planned)
    _add_missing(nb, plan, cells)


def _claimed(cells: Sequence[NotebookNode], plan: NotebookPlan) -> dict[str, NotebookNode]:
    cells_by_id: dict[str, NotebookNode] = {}
    for cell in cells:
        about = cell.metadata.get(NBGRADER)
        name = about.get("grade_id") if isinstance(about, dict) else None
        if isinstance(name, str) and plan.cell(name) is not None:
            cells_by_id[name] = cell
    return cells_by_id


def _unclaimed(
    cells: Sequence[NotebookNode], claimed: dict[str, NotebookNode]
) -> list[NotebookNode]:
    taken = {id(cell) for cell in claimed.values()}
    return [cell for cell in cells if id(cell) not in taken]


def _find_by_text(
    cells: Sequence[NotebookNode], plan: NotebookPlan, claimed: dict[str, NotebookNode]
) -> None:
    for planned in plan.cells:
        if planned.name in claimed:
            continue
        text, defined = planned.source.strip(), set(_DEFINES.findall(planned.source))
        for cell in reversed(_unclaimed(cells, claimed)):
            same = cell.source.strip() == text
            defines = planned.cell_type == cell.cell_type == "code" and not planned.locked
            if same or (defines and defined & set(_DEFINES.findall(cell.source))):
                claimed[planned.name] = cell
                break


def _find_by_place(
    cells: Sequence[NotebookNode], plan: NotebookPlan, claimed: dict[str, NotebookNode]
) -> None:
    """Find a free-text answer: the only Markdown cell between its neighbours that is no part of the lesson."""
    names = [planned.name for planned in plan.cells]
    places = {id(cell): place for place, cell in enumerate(cells)}
    for number, planned in enumerate(plan.cells):
        if planned.name in claimed or planned.locked or planned.cell_type != "markdown":
            continue
        before = [places[id(claimed[name])] for name in names[:number] if name in claimed]
        after = [places[id(claimed[name])] for name in names[number + 1 :] if name in claimed]
        first, last = max(before, default=-1) + 1, min(after, default=len(cells))
        candidates = [
            cell
            for cell in _unclaimed(cells[first:last], claimed)
            if cell.cell_type == "markdown" and cell.source.strip() not in plan.lesson
        ]
        if len(candidates) == 1:
            claimed[planned.name] = candidates[0]


def _put_back(cell: NotebookNode, planned: PlannedCell) -> None:
    if cell.cell_type != planned.cell_type:
        cell.cell_type = planned.cell_type
        for name in ("outputs", "execution_count", "attachments"):
            cell.pop(name, None)
        if planned.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    if planned.locked:
        cell.source = planned.source
    cell.metadata[NBGRADER] = NotebookNode(planned.metadata())


def _add_missing(nb: NotebookNode, plan: NotebookPlan, claimed: dict[str, NotebookNode]) -> None:
    """Add missing cells that earn points, each after the cell that it follows in the plan."""
    place = 0
    for planned in plan.cells:
        cell = claimed.get(planned.name)
        if cell is not None:
            place = next(n for n, one in enumerate(nb.cells) if one is cell) + 1
        elif planned.grade or planned.task:
            nb.cells.insert(place, _cell_of(planned, nb))
            place += 1


def _cell_of(planned: PlannedCell, nb: NotebookNode) -> NotebookNode:
    source = planned.source
    if not planned.locked:
        # The released text is not put in, since it is not known whether there was an answer.
        source = f"This cell (id:{planned.name}) was missing from the submission.\n\n{source}"
    metadata: dict[str, Any] = {NBGRADER: planned.metadata()}
    make = new_code_cell if planned.cell_type == "code" else new_markdown_cell
    cell = make(source=source, metadata=metadata)
    if (nb.nbformat, nb.nbformat_minor) >= (4, 5):
        taken = {one.get("id") for one in nb.cells}
        names = (f"added-{n}" for n in range(len(taken) + 1))
        cell.id = next(name for name in names if name not in taken)
    else:
        cell.pop("id", None)
    return cell
