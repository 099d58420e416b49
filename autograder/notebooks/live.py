"""The functions that a learner's notebook calls: the verdict on a function, a hint, a question."""

import contextlib
import sys
from dataclasses import replace
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from autograder import DEFAULT_SEED, __version__
from autograder.checking.check import checks_of
from autograder.course.catalogue import Exercise, Function, course
from autograder.course.paths import SOLUTIONS
from autograder.course.state import language_of_run
from autograder.events import log as progress
from autograder.judging.diagnosis import Diagnosis
from autograder.judging.engine import Bench, now
from autograder.judging.reference import reference_for
from autograder.judging.verdict import CheckResult, ExerciseResult, FunctionResult, Verdict, as_json
from autograder.language.finding import Sentence, say
from autograder.language.i18n import in_language, render
from autograder.learner.predictions import note_settled, unsettled
from autograder.learner.questions import has_question
from autograder.learner.record import record_verdict
from autograder.notebooks.shell import running_shell
from autograder.notebooks.show import Links, verdict_html
from autograder.notebooks.side import NotebookSide
from autograder.notebooks.unknown import NotInCourse, name_of, no_function
from autograder.report.explain import Explanation, explain_function
from autograder.running.outcome import Unloadable
from autograder.running.watchdog import Watchdog


class CellOutput:
    """The output of a cell as HTML; `text` is shown where HTML is not supported."""

    def __init__(self, text: str, html: str) -> None:
        self.text = text
        self.html = html

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


def check(asked: Any) -> CellOutput | None:
    """Check a function of the running notebook with the learner's seed, and note it in the progress.

    `asked` is its name, or the function itself. The text of the result is the points earned: nbgrader reads it. Where no
    notebook runs, nothing is checked. Raises NotInCourse, a LookupError, for what is no function of the course.
    """
    shell = running_shell()
    if shell is None:
        return None
    lang = language_of_run()
    exercise, function = _find(asked)
    side = NotebookSide(exercise, shell, watchdog_in_cell(lang))
    bench = Bench(
        exercise, side, reference_for(exercise, DEFAULT_SEED), DEFAULT_SEED, side.watchdog
    )
    started = now()
    result = _result(bench, function)
    seconds = sum(one.seconds for one in result.checks)
    verdict = Verdict([ExerciseResult(exercise, [result])], DEFAULT_SEED, started, seconds)
    record_verdict(verdict)
    explanation = None if result.status == "correct" else explain(result, side, lang)
    shape = as_json(verdict, __version__, {})["exercises"][0]["functions"][0]
    links = _links(result, explanation)
    from quizzes.answers import flat  # imported late, only where a person reads the output

    settled = []
    for prediction in unsettled(verdict, lambda exercise: side, lang):
        settled.append(f"{prediction.headline(lang)}. {flat(prediction.explanation)}")
        note_settled(prediction)
    html = verdict_html(
        shape, lang, expected=True, explanation=explanation, links=links, settled=settled
    )
    return CellOutput(str(result.score), html)


def _find(asked: Any) -> tuple[Exercise, Function]:
    """Return a function and its exercise. Only function names count, since some topics have the same name."""
    name = name_of(asked)
    for exercise in course():
        for function in exercise.functions:
            if function.name == name:
                return exercise, function
    known = [function.name for exercise in course() for function in exercise.functions]
    raise no_function(name, known, language_of_run())


def _result(bench: Bench, function: Function) -> FunctionResult:
    """Return the result of one function, named where a name fits, as a whole run would have it."""
    checks = checks_of(bench.exercise)
    results = [bench.run(check) for check in checks if check.function == function.name]
    if any(result.status in ("wrong", "cannot_run") for result in results):
        # The functions that it uses are checked too, since one of them may be at fault.
        called = {call.function.name for result in results for call in result.calls}
        used = (bench.student.uses.get(function.name, frozenset()) | called) - {function.name}
        results += [bench.run(check) for check in checks if check.function in used]
    function_result = bench.exercise_result(results)
    (mine,) = (one for one in function_result.functions if one.function.name == function.name)
    _diagnosis()(bench, replace(function_result, functions=[mine]))
    return mine


@cache
def _diagnosis() -> Diagnosis:
    # The diagnosis is cached between cells, with the traces of misconceptions.
    return Diagnosis(SOLUTIONS)


def explain(result: FunctionResult, side: NotebookSide, lang: str) -> Explanation:
    """Return the explanation of an unfinished function, worded for a notebook."""
    exercise, worst = side.exercise, result.first_failed
    own = _own_words(worst, lang)
    if own is not None:
        return own
    cell = side.cell_of(worst.trouble) or f"{exercise.id}.ipynb"
    placed = replace(result, first_wrong=list(map(side.placed, result.first_wrong)))
    explanation = explain_function(
        placed, exercise, Path(cell), DEFAULT_SEED, lang, cells=side.cells()
    )

    def here(text: str) -> str:
        return text.replace(exercise.filename, f"{exercise.id}.ipynb")

    return replace(
        explanation,
        headline=here(explanation.headline),
        notes=[here(note) for note in explanation.notes],
    )


def _own_words(worst: CheckResult, lang: str) -> Explanation | None:
    """Return the sentences for troubles that differ between a notebook and a file."""
    name = worst.check.function
    if worst.status == "not_started":
        text = say("write {function} in its cell, run that cell, then this one", function=name)
        return Explanation(render(text, lang))
    if isinstance(worst.trouble, Unloadable) and worst.trouble.kind == "undefined":
        headline = say("no cell that has run defines {name}", name=worst.trouble.text)
        note = say("run the cells above first; the name must stay as it is")
        return Explanation(render(headline, lang), [render(note, lang)])
    if isinstance(worst.trouble, Unloadable) and worst.trouble.kind == "library":
        headline = say("this notebook needs TensorFlow, which is not installed")
        note = say("run the first cell: it installs what is missing")
        return Explanation(render(headline, lang), [render(note, lang)])
    return None


def _links(result: FunctionResult, explanation: Explanation | None) -> Links:
    name = result.function.name
    quiz = explanation.quiz if explanation is not None else ""
    return Links(
        hint=f'from autograder.notebooks import hint; hint("{name}")',
        quiz=f'from autograder.notebooks import quiz; quiz("{quiz}")'
        if quiz and has_question(quiz)
        else "",
    )


def watchdog_in_cell(lang: str) -> Watchdog:
    """Return a watchdog that says in the cell's output that something takes long, and ends nothing."""
    stream = sys.stdout  # sys.stdout is replaced while a function runs

    def late(where: Sentence) -> None:
        text = say("still {where}; interrupting the kernel stops it", where=where)
        stream.write(render(text, lang) + "\n")
        stream.flush()

    return Watchdog(late, lambda where: None, interactive=True)


def hint(asked: Any) -> CellOutput:
    """Show the next hint of a function, and note it. Raises NotInCourse for an unknown function."""
    lang = language_of_run()
    _, function = _find(asked)
    count = progress.hints_given(progress.read(), function.name)
    stage = min(count + 1, len(function.hints))
    if stage > count:
        with contextlib.suppress(OSError):  # the hint is shown even if it cannot be recorded
            progress.record("hinted", function=function.name, stage=stage)
    if not function.hints:
        text = render(say("there is no hint for {function}", function=function.name), lang)
        return CellOutput(text, f"<p>{escape(text)}</p>")
    head = render(say("hint {stage} of {all}", stage=stage, all=len(function.hints)), lang)
    text = in_language(function.hints[stage - 1], lang)
    html = f"<p><b>{escape(function.call)}</b> {escape(head)}</p><p>{escape(text)}</p>"
    return CellOutput(f"{function.call}   {head}\n{text}", html)


def quiz(question: str) -> Any:
    """Show a question of the bank. Raises NotInCourse where there is none."""
    from quizzes import jupyter

    try:
        return jupyter.show(question, language_of_run())
    except LookupError as error:
        raise NotInCourse(str(error)) from None
