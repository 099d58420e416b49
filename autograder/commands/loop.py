"""The loop: lesson, predict, code, verdict, explain, next. Bare `xor2mnist` takes one step of it.

Nothing locks: every question can be skipped, and at any point the learner may do something else.
What was read, predicted and skipped is in the progress log, so the next call goes on from there.
"""

import contextlib
import sys
import time
from collections.abc import Iterable
from typing import Any

from autograder.commands.check import invite, status, verdict_of
from autograder.commands.common import Context
from autograder.commands.study import lesson
from autograder.course.catalogue import Exercise, Function, course
from autograder.course.paths import LESSONS
from autograder.events.log import append, last_checks, read
from autograder.judging.verdict import ExerciseResult, FunctionResult, Verdict
from autograder.learner.questions import has_question, predicted
from autograder.report.terminal import Screen, View, show_begin, show_function, show_map

POLL_SECONDS = 0.05


def interactive() -> bool:
    """Return whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def step(context: Context) -> int:
    """Take the learner's next steps, up to the one that needs their editor; 0."""
    if not interactive():
        return status(context)
    with contextlib.suppress(EOFError):
        _steps(context, verdict_of(context, _cheap(context)))
    return 0


def _cheap(context: Context) -> list[str]:
    """Return the exercises to check now: those of a library only once everything before is done."""
    done = {name for name, event in last_checks(read()).items() if event["status"] == "correct"}
    ids: list[str] = []
    for exercise in course():
        if exercise.library is None or (set(exercise.needs) <= set(ids) and _all(ids, done)):
            ids.append(exercise.id)
    return ids


def _all(ids: Iterable[str], done: set[str]) -> bool:
    return all(
        function.name in done
        for exercise_id in ids
        for function in course().exercise(exercise_id).functions
    )


def _steps(context: Context, verdict: Verdict) -> None:
    """Walk through the exercises in order until one needs code."""
    screen = Screen(sys.stdout)
    view = View(context.lang, context.shown_folder, "xor2mnist")
    for result in verdict.exercises:
        unfinished = [one for one in result.functions if one.status != "correct"]
        if unfinished:
            _toward_code(context, screen, view, verdict, result, unfinished[0])
            return
        if not _explain(context, result.exercise):
            return
    left = [exercise for exercise in course() if exercise.library is not None]
    if len(verdict.exercises) < len(list(course())):
        invite(context, verdict)
        context.print("next: {file}", file=str(view.path(left[0])))
        return
    show_map(screen, verdict, view)
    context.print("The course is done: everything is built, and every question was asked.")
    invite(context, verdict)


def _toward_code(
    context: Context,
    screen: Screen,
    view: View,
    verdict: Verdict,
    exercise: ExerciseResult,
    function: FunctionResult,
) -> None:
    """Lesson, prediction, then the place to write or the verdict on what is written."""
    events = read()
    if not _seen(events, "read", exercise=exercise.exercise.id):
        if (LESSONS / context.lang / f"{exercise.exercise.id}.md").is_file():
            lesson(context, exercise.exercise.id)
        append({"kind": "read", "exercise": exercise.exercise.id})
        _enter(context)
    if function.status == "not_started":
        if not _predict(context, function.function):
            return
        show_begin(screen, exercise, function, view)
        return
    show_function(screen, exercise, function, view, verdict.seed, has_question, predicted)


def _seen(events: list[dict[str, Any]], kind: str, **fields: str) -> bool:
    return any(
        event["kind"] == kind and all(event.get(key) == value for key, value in fields.items())
        for event in events
    )


def _enter(context: Context) -> None:
    context.print("Enter goes on; Ctrl-C stops here.")
    input()


def _open_questions(ids: Iterable[str]) -> list[str]:
    """Return the questions that the bank holds and that were neither answered nor passed over."""
    met = {event.get("question") for event in read() if event["kind"] in ("answered", "skipped")}
    return [name for name in ids if has_question(name) and name not in met]


def _predict(context: Context, function: Function) -> bool:
    """Ask what the learner expects of a function; False if they want to stop here."""
    ahead = _open_questions(function.before)
    if not ahead:
        return True
    from quizzes.terminal import ask_some

    context.print("Before you write {function}: what do you expect?", function=function.name)
    asked = ask_some(ahead, context.lang, feedback=False)
    return not asked.stopped


def _explain(context: Context, exercise: Exercise) -> bool:
    """Ask the questions that stand behind a finished exercise; False if they want to stop here."""
    ahead = _open_questions(exercise.after)
    if not ahead:
        return True
    from quizzes.terminal import ask_some

    context.print("{file} is built. Can you explain it?", file=exercise.filename)
    return not ask_some(ahead, context.lang).stopped


def next_command(context: Context) -> str | None:
    """Return the command that checks the next piece of code, or None if all is built."""
    verdict = verdict_of(context, _cheap(context))
    for exercise in verdict.exercises:
        for function in exercise.functions:
            if function.status != "correct":
                return f"xor2mnist check {function.function.name}"
    return None


def watch(context: Context) -> int:
    """Check the saved file at once, from this warm process, and take the next step; until Ctrl-C."""
    folder = context.folder
    # Saving the file is enough to be checked again.
    view = View(context.lang, context.shown_folder, again="")
    screen = Screen(sys.stdout)
    context.print("watching {folder}; Ctrl-C stops", folder=str(context.shown_folder))
    # Noted before the first step: what is saved while a question is asked must not be missed.
    known = {path: path.stat().st_mtime_ns for path in folder.glob("ex[0-9][0-9]_*.py")}
    if interactive():
        step(context)
    while True:
        time.sleep(POLL_SECONDS)
        for exercise in course():
            path = folder / exercise.filename
            try:
                stamp = path.stat().st_mtime_ns
            except OSError:  # an editor may replace the file while it saves
                continue
            if known.get(path) != stamp:
                known[path] = stamp
                _show_saved(context, screen, view, exercise)


def _show_saved(context: Context, screen: Screen, view: View, exercise: Exercise) -> None:
    """Print the verdict on a file that was just saved; once it is right, go on."""
    verdict = verdict_of(context, [exercise.id])
    (result,) = verdict.exercises
    screen.line()
    show_map(screen, verdict, view)
    screen.line()
    unfinished = [one for one in result.functions if one.status != "correct"]
    if unfinished and unfinished[0].status == "not_started":
        show_begin(screen, result, unfinished[0], view)
    elif unfinished:
        show_function(screen, result, unfinished[0], view, verdict.seed, has_question, predicted)
    else:
        invite(context, verdict)
        if interactive():
            step(context)
        else:
            context.print("{file} is correct", file=exercise.filename)
    sys.stdout.flush()
