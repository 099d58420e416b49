"""The screens: the course map, and the first unfinished thing in full."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.text import Text

from autograder import DEFAULT_SEED
from autograder.course.catalogue import Exercise, course
from autograder.judging.verdict import ExerciseResult, FunctionResult, Status, Verdict
from autograder.language.finding import Sentence, Word, say
from autograder.language.i18n import in_language, pad, printable, render, translate, width_of
from autograder.language.typed import as_typed
from autograder.report.explain import GAP, Explanation, explain_function
from autograder.report.places import line_of
from autograder.report.troubles import missing_library
from autograder.running.outcome import Unloadable

STATUS_TEXT = {
    "not_started": Word("not started"),
    "cannot_run": Word("cannot run"),
    "wrong": Word("wrong"),
    "correct": Word("correct"),
}
STATUS_STYLE = {"not_started": "dim", "cannot_run": "yellow", "wrong": "red", "correct": "green"}

INDENT = 2
LABEL_WIDTH = 10
MAX_PRINTED_LINES = 6
MAX_WIDTH = 96
BAR_WIDTH = 20


@dataclass(frozen=True)
class View:
    """How to show things: in which language, and the folder of the exercises as it is printed."""

    lang: str
    folder: Path
    again: str = "pytest"
    where: str = ""
    """What to add to the command that checks again, so that it finds the folder."""

    def say(self, text: str, **fields: object) -> str:
        """Return a sentence in the view's language."""
        return render(say(text, **fields), self.lang)

    def title(self, exercise: Exercise) -> str:
        """Return the exercise's title."""
        return in_language(exercise.title, self.lang)

    def path(self, exercise: Exercise) -> Path:
        """Return the learner's file as it is printed."""
        return self.folder / exercise.filename


class Screen:
    """A console whose every character can be shown; `encoding` is the stream's.

    `plain` is for screen readers: no colours, and no signs without words.
    """

    def __init__(
        self,
        stream: TextIO,
        color: bool | None = None,
        width: int | None = None,
        plain: bool = False,
    ) -> None:
        self.encoding = getattr(stream, "encoding", None) or "ascii"
        self.plain = plain
        self.console = Console(
            file=stream,
            highlight=False,
            markup=False,
            emoji=False,
            width=width,
            force_terminal=False if plain else True if color else None,
            no_color=True if color is False else None,
            legacy_windows=False if color is False else None,
        )

    def line(self, *parts: str | tuple[str, str]) -> None:
        """Print one line made of texts and (text, style) pairs; it is not wrapped."""
        pieces = [part if isinstance(part, tuple) else (part, "") for part in parts]
        text = Text.assemble(*((self._printable(piece), style) for piece, style in pieces))
        text.rstrip()
        self.console.print(text, soft_wrap=True)

    def paragraph(self, text: str, style: str = "", indent: int = INDENT) -> None:
        """Print a text that is wrapped to the console's width, indented."""
        width = max(20, min(self.console.width, MAX_WIDTH) - indent)
        for line in Text(self._printable(text)).wrap(self.console, width):
            self.line(" " * indent, (line.plain, style))

    def _printable(self, text: str) -> str:
        return printable(as_typed(text), self.encoding)


def _status(status: Status, lang: str) -> tuple[str, str]:
    return translate(STATUS_TEXT[status], lang), STATUS_STYLE[status]


def lacks_library(exercise: ExerciseResult) -> bool:
    """Return whether the exercise cannot run because its library is missing."""
    if exercise.status != "cannot_run" or not exercise.exercise.library:
        return False
    trouble = exercise.functions[0].first_failed.trouble
    return isinstance(trouble, Unloadable) and trouble.kind == "library"


def show_progress(screen: Screen, view: View, score: float, most: float) -> None:
    """Print the line that heads an interactive screen: how much is built, as a bar and in points."""
    filled = round(BAR_WIDTH * score / most) if most else 0
    bar = "" if screen.plain else "█" * filled + "·" * (BAR_WIDTH - filled) + "   "
    built = view.say("built {score} of {max} points", score=score, max=most)
    screen.line(("XOR to MNIST", "bold"), "   ", (bar, "green"), (built, "dim"))


def show_map(
    screen: Screen, verdict: Verdict, view: View, unchecked: Mapping[str, Status] | None = None
) -> None:
    """Print one line an exercise: its file, its title and how far it is.

    `unchecked` maps the ids of exercises that the verdict leaves out to their stored progress.
    """
    for result in verdict.exercises:
        text, style = _status(result.status, view.lang)
        done = sum(function.status == "correct" for function in result.functions)
        if lacks_library(result):
            text = view.say("needs TensorFlow")
        elif 0 < done < len(result.functions):
            text = view.say(
                "{status} ({done} of {all})", status=text, done=done, all=len(result.functions)
            )
        _map_line(screen, view, result.exercise, text, style)
    for exercise_id, status in (unchecked or {}).items():
        exercise = course().exercise(exercise_id)
        _map_line(screen, view, exercise, *_status(status, view.lang))


def _map_line(screen: Screen, view: View, exercise: Exercise, text: str, style: str) -> None:
    if screen.plain:
        screen.line(f"{exercise.filename}, {view.title(exercise)}: {text}")
        return
    screen.line(pad(exercise.filename, 22), pad(view.title(exercise), 36), (text, style))


def unfinished(verdict: Verdict) -> Iterator[tuple[ExerciseResult, FunctionResult]]:
    """Return every function that is not correct, in course order; those without a library last."""
    later = []
    for exercise in verdict.exercises:
        for function in exercise.functions:
            if function.status != "correct":
                if lacks_library(exercise):
                    later.append((exercise, function))
                else:
                    yield exercise, function
    yield from later


def _labelled(screen: Screen, view: View, label: str, text: str, style: str = "") -> None:
    if text:
        screen.line(" " * INDENT, (pad(view.say(label), LABEL_WIDTH + 1), "dim"), (text, style))


def _heading(
    screen: Screen, exercise: ExerciseResult, function: FunctionResult, view: View
) -> None:
    passed = sum(result.status == "correct" for result in function.checks)
    text, style = _status(function.status, view.lang)
    left = f"{exercise.exercise.filename}   {function.function.name}   "
    right = view.say("{passed} of {all} checks", passed=passed, all=len(function.checks))
    if screen.plain:
        screen.line(f"{left.strip()}: {text}, {right}")
        return
    gap = max(3, 76 - len(left) - 12 - len(right))
    screen.line((left, "bold"), (pad(text, 12), style), " " * gap, (right, "dim"))


def show_function(
    screen: Screen,
    exercise: ExerciseResult,
    function: FunctionResult,
    view: View,
    seed: int,
    has_question: Callable[[str], bool],
) -> None:
    """Print one function that is wrong or cannot run, in full."""
    path = view.path(exercise.exercise)
    explanation = explain_function(function, exercise.exercise, path, seed, view.lang)
    _heading(screen, exercise, function, view)
    screen.line()
    screen.paragraph(explanation.headline, "bold")
    for note in explanation.notes:
        screen.paragraph(note)
    _show_evidence(screen, explanation, view)
    _show_places(screen, explanation, view)
    if explanation.paragraph:
        screen.line()
        screen.paragraph(explanation.paragraph)
    screen.line()
    if not lacks_library(exercise):
        _show_commands(screen, exercise, function, explanation, view, seed, has_question)


def _fitting(parts: list[str], width: int) -> list[str]:
    """Return the parts joined into lines that fit beside a label."""
    room = min(width, MAX_WIDTH) - INDENT - LABEL_WIDTH - 1
    lines = [parts[0]]
    for part in parts[1:]:
        if width_of(lines[-1] + GAP + part) <= room:
            lines[-1] += GAP + part
        else:
            lines.append(part)
    return lines


def _show_evidence(screen: Screen, explanation: Explanation, view: View) -> None:
    if explanation.place:
        screen.line()
        screen.line(" " * INDENT, explanation.place)
        if explanation.source:
            screen.line(" " * (INDENT + 4), (explanation.source, "cyan"))
    if explanation.called or explanation.yours or explanation.expected:
        screen.line()
    for number, part in enumerate(_fitting(explanation.called.split(GAP), screen.console.width)):
        _labelled(screen, view, "called" if number == 0 else " ", part)
    _labelled(screen, view, "yours", explanation.yours, "red")
    _labelled(screen, view, "expected", explanation.expected, "green")
    printed = explanation.printed.rstrip().splitlines()
    for number, line in enumerate(printed[:MAX_PRINTED_LINES]):
        _labelled(screen, view, "printed" if number == 0 else " ", line[:200] or " ")
    if len(printed) > MAX_PRINTED_LINES:
        _labelled(screen, view, " ", "…")


def _show_places(screen: Screen, explanation: Explanation, view: View) -> None:
    """Print where the first wrong values are, each under its line of the file."""
    for place in explanation.first_wrong:
        screen.line()
        screen.line(" " * INDENT, (place.title, ""), "   ", (place.where, "bold"))
        source, column, width = place.cut(min(screen.console.width, MAX_WIDTH) - INDENT - 4)
        if source and screen.plain:
            screen.line(" " * (INDENT + 4), source)
            screen.line(" " * (INDENT + 4), source[column : column + width])
        elif source:
            screen.line(" " * (INDENT + 4), (source, "cyan"))
            screen.line(" " * (INDENT + 4 + column), ("^" * width, "red"))
        for text in place.notes:
            screen.paragraph(text, indent=INDENT + 4)


def _show_commands(
    screen: Screen,
    exercise: ExerciseResult,
    function: FunctionResult,
    explanation: Explanation,
    view: View,
    seed: int,
    has_question: Callable[[str], bool],
) -> None:
    name, hints = function.function.name, len(function.function.hints)
    if hints:
        _labelled(screen, view, "hint", f"xor2mnist hint {name}")
    if explanation.quiz and has_question(explanation.quiz):
        _labelled(screen, view, "quiz", f"xor2mnist quiz {explanation.quiz}")
    check = function.first_failed.check
    if view.again == "pytest":
        again = f'pytest -k "{exercise.exercise.topic} and {name} and {check.id}" --seed {seed}'
        again += view.where
    # The bare command shows the first unfinished function without a name.
    elif view.again == "xor2mnist":
        again = view.again
    else:
        seeded = f" --seed {seed}" if seed != DEFAULT_SEED else ""
        again = f"{view.again} {name}{seeded}" if view.again else ""
    _labelled(screen, view, "again", again)


def show_begin(
    screen: Screen, exercise: ExerciseResult, function: FunctionResult, view: View
) -> None:
    """Print where to write a function that is not started."""
    path = view.path(exercise.exercise)
    name, short = function.function.name, exercise.exercise.short
    trouble = function.first_failed.trouble
    screen.line((view.say("next: {call}", call=function.function.call), "bold"))
    _labelled(screen, view, "lesson", f"xor2mnist lesson {short}")
    if isinstance(trouble, Unloadable) and trouble.kind == "missing":
        _labelled(screen, view, "stub", f"xor2mnist reset {short}")
    else:
        _labelled(screen, view, "hint", f"xor2mnist hint {name}")
    _labelled(screen, view, "again", f"{view.again}{view.where}")
    _labelled(screen, view, "open", f"{path}:{line_of(path, function.function)}", "bold cyan")


def show_verdict(
    screen: Screen,
    verdict: Verdict,
    view: View,
    has_question: Callable[[str], bool] = lambda question: False,
    account: Sequence[Sentence] = (),
) -> None:
    """Print the course map, then the first unfinished thing in full.

    `account` is what the heading says besides what is built.
    """
    built = view.say("built {score} of {max} points", score=verdict.score, max=verdict.max)
    screen.line(("XOR to MNIST", "bold"), "   ", (built, "dim"))
    for sentence in account:
        screen.line(" " * len("XOR to MNIST   "), (render(sentence, view.lang), "dim"))
    screen.line()
    show_map(screen, verdict, view)
    screen.line()
    for exercise, function in unfinished(verdict):
        if function.status == "not_started":
            show_begin(screen, exercise, function, view)
        elif lacks_library(exercise):
            for sentence in missing_library(exercise.exercise):
                screen.paragraph(render(sentence, view.lang), indent=0)
        else:
            seed = verdict.seed
            show_function(screen, exercise, function, view, seed, has_question)
        return
    screen.line((view.say("Everything that was checked is correct."), "green"))
