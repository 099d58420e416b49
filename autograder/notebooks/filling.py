"""Writes the points into a notebook's test cells in the form that nbgrader reads."""

from html import escape

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_output

from autograder.language.finding import say
from autograder.language.i18n import render
from autograder.notebooks.plan import NotebookPlan
from autograder.notebooks.verdicts import Earned, Outcome

MAX_HTML = 64 * 2**10


def empty(nb: NotebookNode, plan: NotebookPlan) -> None:
    """Put 0 into every test cell, so that an error later on earns no points.

    nbgrader gives a test cell without an output all of its points.
    """
    fill(nb, plan, Outcome())


def fill(nb: NotebookNode, plan: NotebookPlan, outcome: Outcome) -> None:
    """Put its result into every test cell; a cell without a result keeps 0."""
    for cell in nb.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        planned = plan.cell(name) if name else None
        if planned is None or cell.cell_type != "code" or planned.solution or not planned.grade:
            continue
        earned = outcome.earned.get(planned.name, Earned(0.0, ""))
        html = earned.html
        if planned.name in outcome.manual and not html:
            text = render(say("this test is not run here; a person grades it"), plan.lang)
            html = f"<p>{escape(text)}</p>"
        cell.execution_count = None
        cell.outputs = [output_of(Earned(earned.points, html))]


def output_of(earned: Earned) -> NotebookNode:
    """Return the output of a test cell, from which nbgrader reads the points."""
    data = {"text/plain": repr(float(earned.points))}
    if earned.html:
        data["text/html"] = earned.html if len(earned.html) <= MAX_HTML else ""
    return new_output("execute_result", data=data, execution_count=None)
