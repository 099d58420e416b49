"""Orders nbgrader's feedback page: the answers and their verdicts first, the lesson folded below them.

A released notebook begins with its lesson, so a student would scroll past all of it to reach the first verdict.
"""

import re
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_markdown_cell

from autograder.language.finding import say
from autograder.language.i18n import LANGUAGES, SOURCE, render
from autograder.notebooks.cells import GIVEN, SETUP, checked_function

_LESSON = re.compile(r"lesson-\d+|given-note|see-task|see|measure-task|measure")
_LANGUAGE = re.compile(r'<div lang="(\w+)"')


class AnswersFirst(Preprocessor):
    """Puts the cells of the lesson into one folded cell at the end; notebooks without a test cell of ours stay."""

    enabled = True

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Order the cells of a graded notebook."""
        if any(checked_function(cell.source) for cell in nb.cells):
            lesson = [cell for cell in nb.cells if _repeats_the_lesson(cell)]
            nb.cells = [cell for cell in nb.cells if not _repeats_the_lesson(cell)]
            if lesson:
                folded = new_markdown_cell(_folded(lesson, language_of(nb)))
                if nb.nbformat_minor < 5:
                    del folded["id"]
                nb.cells.append(folded)
        return nb, resources


def _repeats_the_lesson(cell: NotebookNode) -> bool:
    """Return whether a cell is one that every student was given and nobody writes in."""
    about = cell.metadata.get("nbgrader", {})
    if about.get("solution") or about.get("grade") or about.get("task"):
        return False
    name = about.get("grade_id") or cell.get("id", "")
    return name in (SETUP, GIVEN) or _LESSON.fullmatch(name) is not None


def language_of(nb: NotebookNode) -> str:
    """Return the language of the verdicts in the notebook."""
    for cell in nb.cells:
        for output in cell.get("outputs", ()):
            found = _LANGUAGE.match("".join(output.get("data", {}).get("text/html", "")))
            if found and found[1] in LANGUAGES:
                return found[1]
    return SOURCE


def _folded(cells: list[NotebookNode], lang: str) -> str:
    head = render(say("The lesson and the given code"), lang)
    texts = [_text(cell) for cell in cells if cell.get("id") != SETUP]
    return "\n\n".join([f"<details><summary>{head}</summary>", *texts, "</details>"])


def _text(cell: NotebookNode) -> str:
    if cell.cell_type != "code":
        return str(cell.source)
    longest = max((len(run) for run in re.findall("`+", cell.source)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}python\n{cell.source}\n{fence}"
