"""Makes a notebook to download of an exercise that needs TensorFlow: lesson, given code, a cell for each function.

It does not install the kit and checks nothing, as the page and its first cell say.
"""

import ast
import json

from autograder import __version__
from autograder.course.catalogue import Exercise
from autograder.course.paths import SOLUTIONS
from autograder.course.stubs import make_stub
from autograder.language.finding import say
from autograder.language.i18n import in_language, render
from autograder.notebooks import cells
from autograder.notebooks.build import REQUIREMENTS
from autograder.notebooks.lesson import lesson_cells
from autograder.notebooks.parts import parts_of
from autograder.site.lessons import COMMANDS, ELSEWHERE, PLOT

_SETUP = """\
# {head}
import importlib.util
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
if importlib.util.find_spec("{module}") is None:
    %pip install -q "{requirement}"\
"""


def notebook_text(exercise: Exercise, lang: str) -> str:
    """Return the notebook in the format 4.5; the same for the same exercise. It needs a library."""
    assert exercise.library is not None
    about = say(
        "This notebook checks nothing. Write each function in its cell and try it in a cell of your own. Then hand the "
        "notebook in as {notebook}, or copy the functions into {file} where xor2mnist is installed, and check them there.",
        notebook=f"{exercise.id}.ipynb",
        file=exercise.filename,
    )
    head = render(say("Installs what this notebook needs, where it is missing."), lang)
    setup = _SETUP.format(
        head=head, module=exercise.library, requirement=REQUIREMENTS[exercise.library]
    )
    notebook_cells = [cells.cell("markdown", "about", render(about, lang))]
    notebook_cells.append(cells.cell("code", cells.SETUP, setup))
    reworded = (
        (in_language(COMMANDS, lang), in_language(ELSEWHERE, lang)),
        (in_language(PLOT, lang), r"\1."),
    )
    for number, text in enumerate(lesson_cells(exercise, lang, reworded), 1):
        notebook_cells.append(cells.cell("markdown", f"lesson-{number}", text))
    notebook_cells.append(cells.cell("code", cells.GIVEN, parts_of(exercise, lang).given))
    stubs = _stubs(exercise, lang)
    for function in exercise.functions:
        notebook_cells.append(
            cells.cell("markdown", f"task-{function.name}", f"### `{function.call}`")
        )
        notebook_cells.append(
            cells.cell("code", cells.solution_id(function.name), stubs[function.name])
        )
    notebook = {
        "cells": notebook_cells,
        "metadata": cells.notebook_metadata(exercise.id, __version__, lang),
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def _stubs(exercise: Exercise, lang: str) -> dict[str, str]:
    """Return the stub of every function of an exercise."""
    text = make_stub(exercise, SOLUTIONS, lang)
    stubs = {
        node.name: ast.get_source_segment(text, node) or ""
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef)
    }
    return {function.name: stubs[function.name] for function in exercise.functions}
