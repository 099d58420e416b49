"""`lesson`, `hint` and `solution`: show what a learner reads."""

import contextlib
import re
import sys
from pathlib import Path

from rich.markdown import Markdown
from rich.syntax import Syntax
from rich.table import Table

from autograder.commands.check import verdict_of
from autograder.commands.common import Context, UsageError, find, path_from_here
from autograder.commands.paging import ask_key, interactive, show_paged
from autograder.course.catalogue import Exercise, Function, all_functions
from autograder.course.paths import SOLUTIONS, has_solutions, lesson_path
from autograder.course.stubs import solved_text
from autograder.events.log import hints_given, read, record
from autograder.language.i18n import in_language, printable
from autograder.language.typed import as_typed
from autograder.learner.formulas import for_terminal
from autograder.report.terminal import Screen
from autograder.running.outcome import Unloadable
from autograder.running.source import outline, read_source

LESSON_WIDTH = 100


def lesson(context: Context, name: str) -> int:
    """Print the lesson of an exercise."""
    exercise, _ = find(name)
    path = lesson_file(exercise, context)
    text = for_terminal(path.read_text(encoding="utf-8-sig"))

    def picture(match: re.Match[str]) -> str:
        file = path_from_here((path.parent / match.group(2)).resolve())
        return f"*{match.group(1)}*\n\n{context.say('picture: {file}', file=str(file))}"

    text = re.sub(r"!\[(.*?)\]\((.*?)\)", picture, text)
    screen = Screen(sys.stdout, plain=context.plain)
    text = printable(as_typed(text), screen.encoding)
    if (
        context.plain
    ):  # a screen reader would read a drawn table line by line, so its short source is shown
        print(text)
        return 0
    width = min(screen.console.width, LESSON_WIDTH)
    with screen.console.capture() as laid_out:
        screen.console.print(Markdown(text, code_theme="bw"), width=width)
    with contextlib.suppress(EOFError):
        show_paged(context, screen, laid_out.get())
    if interactive() and not any(
        event["kind"] == "read" and event.get("exercise") == exercise.id for event in read()
    ):
        with contextlib.suppress(OSError):
            record("read", exercise=exercise.id)
    return 0


def lesson_file(exercise: Exercise, context: Context) -> Path:
    """Return the lesson beside the learner's exercises, or the kit's own where there is none."""
    name = f"{exercise.id}.md"
    with contextlib.suppress(UsageError):
        beside = context.folder / "lessons" / context.lang / name
        if beside.is_file():
            return beside
    return lesson_path(exercise.id, context.lang)


def _first_unfinished(context: Context) -> Function:
    verdict = verdict_of(context)
    for exercise in verdict.exercises:
        for result in exercise.functions:
            if result.status != "correct":
                return result.function
    raise UsageError("every function is correct; name one to see its hints")


def _function(context: Context, name: str | None) -> Function:
    """Return the function that a name means; for an exercise, its first function with a hint left."""
    if name is None:
        return _first_unfinished(context)
    if name in all_functions():  # "softmax" is a topic too; a hint is for a function
        return all_functions()[name]
    exercise, _ = find(name)
    events = read()
    with_hints = [
        one for one in exercise.functions if hints_given(events, one.name) < len(one.hints)
    ]
    return (with_hints or list(exercise.functions))[0]


def _tried(context: Context, function: Function) -> bool:
    """Return whether a function was begun, now or at an earlier check."""
    if any(
        event["kind"] == "checked"
        and event.get("function") == function.name
        and event.get("status") != "not_started"
        for event in read()
    ):
        return True
    exercise, _ = find(function.name)
    source = read_source(context.folder / exercise.filename)
    return isinstance(source, str) and function.name not in outline(source).stubs


def _wants_the_line(context: Context, function: Function) -> bool:
    """Ask a learner who has not begun the function whether they want to see the line all the same."""
    context.print(
        "You have not tried {function} yet; the next hint is the line itself.",
        function=function.name,
    )
    if not interactive():
        context.print(
            "show it all the same: xor2mnist hint {function} --anyway", function=function.name
        )
        return False
    with contextlib.suppress(EOFError):
        return ask_key(context, "y: show it all the same   Enter: not yet") in ("y", "ㅛ", "yes")
    return False


def hint(context: Context, name: str | None, anyway: bool = False) -> int:
    """Give the next hint of a function: a nudge, then the formula, then the line.

    The line is shown to a learner who has begun the function, or who confirms.
    """
    function = _function(context, name)
    count = hints_given(read(), function.name)
    all_given = count >= len(function.hints)
    stage = len(function.hints) if all_given else count + 1
    if (
        has_solutions()  # copies without solutions have no third hint
        and stage == len(function.hints) > 1
        and not (all_given or anyway or _tried(context, function))
        and not _wants_the_line(context, function)
    ):
        return 0
    if not all_given:
        with contextlib.suppress(OSError):  # the hint is shown even if it cannot be recorded
            record("hinted", function=function.name, stage=stage)
    screen = Screen(sys.stdout, plain=context.plain)
    heading = context.say("hint {stage} of {all}", stage=stage, all=len(function.hints))
    screen.line((function.call, "bold"), "   ", (heading, "dim"))
    screen.line()
    screen.paragraph(in_language(function.hints[stage - 1], context.lang))
    if stage == len(function.hints) and not has_solutions():
        screen.line()
        screen.paragraph(
            context.say(
                "That was the last hint here: the third one, the line itself, and the solution are "
                "not in this copy of the course."
            ),
            style="dim",
        )
    elif stage == len(function.hints):
        screen.line()
        exercise, _ = find(function.name)
        screen.paragraph(
            context.say(
                "That was the last hint. xor2mnist solution {exercise} shows the solution once the "
                "hints of all its unfinished functions are used up.",
                exercise=exercise.short,
            ),
            style="dim",
        )
    return 0


def _may_see(context: Context, exercise: Exercise) -> list[str]:
    """Return the functions that are neither correct nor out of hints."""
    verdict = verdict_of(context, [exercise.id])
    events = read()
    return [
        result.function.name
        for result in verdict.exercises[0].functions
        if result.status != "correct"
        and hints_given(events, result.function.name) < len(result.function.hints)
    ]


def solution(context: Context, name: str) -> int:
    """Show the learner's code and the reference side by side, once it is earned."""
    exercise, _ = find(name)
    missing = _may_see(context, exercise)
    if missing:
        raise UsageError(
            "the solution is shown once the exercise is correct or its hints are used up; "
            "left: {functions} (xor2mnist hint {first})",
            functions=", ".join(missing),
            first=missing[0],
        )
    path = context.folder / exercise.filename
    source = read_source(path)
    yours = context.say("(no readable file)") if isinstance(source, Unloadable) else source
    reference = solved_text((SOLUTIONS / exercise.filename).read_text(encoding="utf-8"))
    screen = Screen(sys.stdout, plain=context.plain)
    if context.plain:
        for heading, text in (
            (context.say("yours: {file}", file=str(path_from_here(path))), yours),
            (context.say("the reference"), reference),
        ):
            screen.line(heading)
            screen.line(text)
        return 0
    table = Table(expand=True, show_lines=False)
    table.add_column(
        printable(context.say("yours: {file}", file=str(path_from_here(path))), screen.encoding)
    )
    table.add_column(printable(context.say("the reference"), screen.encoding))
    texts = [printable(text, screen.encoding) for text in (yours, reference)]
    table.add_row(*(Syntax(text, "python", theme="bw", word_wrap=True) for text in texts))
    screen.console.print(table)
    return 0
