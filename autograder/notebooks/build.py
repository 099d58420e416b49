"""One exercise as a notebook: lesson, given code, a cell to write and a cell to check a function."""

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from autograder import __version__
from autograder.course.catalogue import Exercise, Function
from autograder.language.finding import say
from autograder.language.i18n import in_language, render
from autograder.notebooks import cells, graded_questions
from autograder.notebooks.lesson import lesson_cells
from autograder.notebooks.parts import parts_of
from autograder.pictures.gallery import has_picture

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

WHEEL = f"xor2mnist-{__version__}-py3-none-any.whl"
"""What a notebook installs unless the course's settings name something else: the wheel beside it."""

_VARIABLE = 'os.environ.setdefault("{name}", "{value}")'
_INSTALL = '''\
if importlib.util.find_spec("{module}") is None:
    %pip install -q "{requirement}"'''

REQUIREMENTS = {"tensorflow": "tensorflow>=2.18"}
"""The requirement for the library of an exercise, by the library's name in the catalogue."""


@dataclass(frozen=True)
class NotebookOptions:
    """How notebooks are made. No `quiz_points`, no graded questions; no `explain_points`, no free text."""

    lang: str = "en"
    install: str = WHEEL
    quiz_points: float | None = None
    explain_points: float | None = None


def notebook(exercise: Exercise, options: NotebookOptions) -> dict[str, Any]:
    """Return the instructor's notebook of an exercise in the format 4.5; the same for the same input.

    Raises LookupError where the question bank lacks one of the graded questions.
    """
    lang = options.lang
    parts = parts_of(exercise, lang)
    notebook_cells = [cells.read_only(cells.SETUP, _setup(exercise, options))]
    for number, text in enumerate(lesson_cells(exercise, lang), 1):
        notebook_cells.append(cells.cell("markdown", f"lesson-{number}", text))
    if parts.given_names:
        names = ", ".join(f"`{name}`" for name in parts.given_names)
        note = say(
            "Given, solved: {names}. To try your own, define it in a new cell below.", names=names
        )
        notebook_cells.append(cells.cell("markdown", "given-note", render(note, lang)))
    notebook_cells.append(cells.read_only(cells.GIVEN, parts.given))
    for function in exercise.functions:
        notebook_cells.append(
            cells.cell("markdown", f"task-{function.name}", _task(function, lang))
        )
        notebook_cells.append(
            cells.solution(cells.solution_id(function.name), parts.functions[function.name])
        )
        notebook_cells.append(
            cells.test(
                cells.check_id(function.name), cells.check_line(function.name), function.points
            )
        )
    notebook_cells += _experiments(exercise, lang)
    if options.quiz_points is not None:
        notebook_cells += _questions(exercise, options.quiz_points, lang)
    if options.explain_points is not None:
        notebook_cells += _explain(exercise, options.explain_points, lang)
    return {
        "cells": notebook_cells,
        "metadata": cells.notebook_metadata(exercise.id, __version__, lang),
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _setup(exercise: Exercise, options: NotebookOptions) -> str:
    head = render(say("Installs what this notebook needs, where it is missing."), options.lang)
    variables = {} if options.lang == "en" else {"XOR2MNIST_LANG": options.lang}
    needed = {"autograder": options.install}
    if exercise.library is not None:
        # TensorFlow's remarks about the machine look like errors.
        variables["TF_CPP_MIN_LOG_LEVEL"] = "3"
        needed[exercise.library] = REQUIREMENTS[exercise.library]
    lines = [f"# {head}", "import importlib.util", *(["import os"] if variables else []), ""]
    for name, value in variables.items():
        lines.append(_VARIABLE.format(name=name, value=value))
    for module, requirement in needed.items():
        lines.append(_INSTALL.format(module=module, requirement=requirement))
    return "\n".join(lines)


def _task(function: Function, lang: str) -> str:
    told = {"call": function.call, "points": function.points}
    if function.points == 1:
        return render(say("### `{call}`: {points} point", **told), lang)
    return render(say("### `{call}`: {points} points", **told), lang)


def _experiments(exercise: Exercise, lang: str) -> list[dict]:
    """Return the cells that show what the functions do: drawn, and measured where the free-text question asks for it."""
    notebook_cells = []
    if has_picture(exercise):
        head = render(say("### See what your functions do"), lang)
        notebook_cells.append(cells.cell("markdown", "see-task", head))
        notebook_cells.append(cells.cell("code", "see", cells.see_line(exercise.short)))
    experiment = free_texts()[exercise.id].get("experiment")
    if experiment is not None:
        head = render(say("### Measure it: what the written question asks about"), lang)
        notebook_cells.append(cells.cell("markdown", "measure-task", head))
        measured = cells.cell("code", "measure", in_language(experiment, lang).strip("\n"))
        # It raises until the functions are written; "run all" must continue after it.
        measured["metadata"]["tags"] = ["raises-exception"]
        notebook_cells.append(measured)
    return notebook_cells


def _questions(exercise: Exercise, points: float, lang: str) -> list[dict]:
    notebook_cells = []
    for question in exercise.after:
        opened = graded_questions.open_question(question)
        if opened is None:
            raise LookupError(question)
        head = say("### A question: {points} points", points=points)
        if points == 1:
            head = say("### A question: {points} point", points=points)
        text = f"{render(head, lang)}\n\n{graded_questions.prompt_text(opened, lang)}"
        notebook_cells.append(cells.cell("markdown", f"question-{question}", text))
        answer = cells.solution(
            cells.answer_id(question), graded_questions.answer_cell(opened, lang)
        )
        # It raises until the question is answered; "run all" must continue after it.
        answer["metadata"]["tags"] = ["raises-exception"]
        notebook_cells.append(answer)
        notebook_cells.append(cells.test(cells.quiz_id(question), cells.ask_line(question), points))
    return notebook_cells


@cache
def free_texts() -> dict[str, dict[str, Any]]:
    """Return the free-text question of every exercise, with its rubric and a model answer."""
    return tomllib.loads(Path(__file__).with_name("explain.toml").read_text(encoding="utf-8"))


def _explain(exercise: Exercise, points: float, lang: str) -> list[dict]:
    text = free_texts()[exercise.id]
    head = say("### In your own words: {points} points", points=points)
    if points == 1:
        head = say("### In your own words: {points} point", points=points)
    rubric = [f"- {one}" for one in in_language(text["rubric"], lang)]
    lines = [
        "### BEGIN SOLUTION",
        in_language(text["answer"], lang),
        "",
        render(say("For the grader, who gives equal shares of the points for:"), lang),
        "",
        *rubric,
        "### END SOLUTION",
    ]
    return [
        cells.cell(
            "markdown",
            "explain-question",
            f"{render(head, lang)}\n\n{in_language(text['question'], lang)}",
        ),
        cells.free_text(cells.EXPLAIN, "\n".join(lines), points),
    ]
