"""The ids of the cells in our notebooks, and the sources of those that grade.

Both sides use them: `release`, which writes the notebooks, and the step that grades them.
"""

import re
from typing import Any

SETUP = "setup"
GIVEN = "given"
EXPLAIN = "explain"

SCHEMA_VERSION = 3
"""nbgrader's own: the metadata of a cell."""

_CHECK = re.compile(r'from autograder\.notebooks import check; check\("(\w+)"\)')


def solution_id(function: str) -> str:
    """Return the id of the cell in which a function is written."""
    return f"solution-{function}"


def check_id(function: str) -> str:
    """Return the id of the cell that is worth the function's points."""
    return f"check-{function}"


def answer_id(question: str) -> str:
    """Return the id of the cell in which a graded question is answered."""
    return f"answer-{question}"


def quiz_id(question: str) -> str:
    """Return the id of the cell that is worth the question's points."""
    return f"quiz-{question}"


def function_of(grade_id: str) -> str | None:
    """Return the function whose points a cell holds, None for a cell that holds none."""
    return grade_id.removeprefix("check-") if grade_id.startswith("check-") else None


def question_of(grade_id: str) -> str | None:
    """Return the graded question whose points a cell holds, None for a cell that holds none."""
    return grade_id.removeprefix("quiz-") if grade_id.startswith("quiz-") else None


def check_line(function: str) -> str:
    """Return the source of a function's test cell."""
    return f'from autograder.notebooks import check; check("{function}")'


def ask_line(question: str) -> str:
    """Return the source of a graded question's test cell."""
    return f'from autograder.notebooks import ask; ask("{question}")'


def see_line(exercise: str) -> str:
    """Return the source of the cell that draws what the functions of an exercise do."""
    return f'from autograder.notebooks import plot; plot("{exercise}")'


def checked_function(source: str) -> str | None:
    """Return the function that a test cell checks, by its source; None for any other cell."""
    match = _CHECK.fullmatch(source.strip())
    return match.group(1) if match else None


def notebook_metadata(exercise: str, kit: str, lang: str) -> dict[str, Any]:
    """Return the metadata of a notebook of ours."""
    return {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        "xor2mnist": {"exercise": exercise, "kit": kit, "lang": lang},
    }


def cell(kind: str, cell_id: str, source: str, nbgrader: dict[str, Any] | None = None) -> dict:
    """Return a cell of the notebook format 4.5; `kind` is "markdown" or "code"."""
    new_cell: dict[str, Any] = {
        "cell_type": kind,
        "id": cell_id,
        "metadata": {},
        "source": source,
    }
    if kind == "code":
        new_cell |= {"execution_count": None, "outputs": []}
    if nbgrader is not None:
        flags = {"grade": False, "solution": False, "locked": False, "task": False, **nbgrader}
        new_cell["metadata"]["nbgrader"] = {
            "schema_version": SCHEMA_VERSION,
            "grade_id": cell_id,
            "cell_type": kind,
            **flags,
        }
    return new_cell


def read_only(cell_id: str, source: str) -> dict:
    """Return a code cell that learners cannot change."""
    return cell("code", cell_id, source, {"locked": True})


def solution(cell_id: str, source: str) -> dict:
    """Return a code cell that learners write; its solution is taken out of the released notebook."""
    return cell("code", cell_id, source, {"solution": True})


def test(cell_id: str, source: str, points: float) -> dict:
    """Return a code cell that is worth points."""
    return cell("code", cell_id, source, {"grade": True, "locked": True, "points": points})


def free_text(cell_id: str, source: str, points: float) -> dict:
    """Return a Markdown cell that learners write and a person grades."""
    return cell("markdown", cell_id, source, {"grade": True, "solution": True, "points": points})
