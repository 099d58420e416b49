"""The loop: lesson, predict, code, verdict, explain, next. Bare `xor2mnist` takes one step of it.

Nothing is locked: every question can be skipped, and the learner may do something else at any point. The progress
log says what was read, predicted and skipped, so the next call continues from there.
"""

import contextlib
import sys
from collections.abc import Iterable
from typing import Any

from autograder.commands.check import invite, status, verdict_of
from autograder.commands.common import Context
from autograder.commands.paging import LEAVE, ask_key, interactive, show_paged
from autograder.commands.study import lesson, lesson_file
from autograder.course.catalogue import Exercise, Function, course
from autograder.events.log import last_checks, read, record
from autograder.judging.verdict import ExerciseResult, FunctionResult, Status, Verdict, worst
from autograder.language.typed import quoted
from autograder.learner.predictions import Settled, in_folder, show_settled, unsettled
from autograder.learner.questions import has_question
from autograder.report.terminal import (
    Screen,
    View,
    show_begin,
    show_function,
    show_map,
    show_progress,
)


def step(context: Context) -> int:
    """Take the learner's next steps until one needs their editor; 0."""
    if not interactive():
        return status(context)
    events = read()
    with contextlib.suppress(EOFError):
        verdict = verdict_of(context, cheap_exercises())
        if not has_event(events, "read") and not welcome(context, verdict):
            return 0
        if settle(context, unsettled(verdict, in_folder(context.folder), context.lang)):
            take_steps(context, verdict)
    return 0


def cheap_exercises() -> list[str]:
    """Return the exercises to check now; those with a library only when everything before them is correct."""
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


def unchecked(verdict: Verdict) -> dict[str, Status]:
    """Return the last noted status of the exercises that were not checked now."""
    known = last_checks(read())
    checked = {result.exercise.id for result in verdict.exercises}
    return {
        exercise.id: worst(
            known.get(function.name, {}).get("status", "not_started")
            for function in exercise.functions
        )
        for exercise in course()
        if exercise.id not in checked
    }


def points(verdict: Verdict) -> tuple[float, float]:
    """Return the points of the whole course, using the last noted status of exercises that were not checked now."""
    known = last_checks(read())
    others = [
        function
        for exercise_id in unchecked(verdict)
        for function in course().exercise(exercise_id).functions
    ]
    built = sum(
        function.points
        for function in others
        if known.get(function.name, {}).get("status") == "correct"
    )
    return verdict.score + built, verdict.max + sum(function.points for function in others)


def screen_of(context: Context) -> Screen:
    """Return the screen of this run."""
    return Screen(sys.stdout, plain=context.plain)


def view_of(context: Context, again: str = "xor2mnist") -> View:
    """Return the view of this run."""
    return View(context.lang, context.shown_folder, again)


def welcome(context: Context, verdict: Verdict) -> bool:
    """Show the introduction, the course map and the key to press; False if the reader leaves."""
    screen = screen_of(context)
    screen.line((context.say("Welcome: neural networks from XOR to MNIST, built by you."), "bold"))
    screen.line(
        context.say("You read and predict, write a function, are told what is wrong, and explain.")
    )
    folder = context.shown_folder if context.shown_folder.name else context.folder.resolve()
    screen.line(context.say("You write in the folder {folder}.", folder=quoted(folder)))
    screen.line()
    show_map(screen, verdict, view_of(context), unchecked(verdict))
    screen.line()
    first = next(result.exercise for result in verdict.exercises if result.status != "correct")
    key = ask_key(context, "Enter: the lesson of {file}   q: leave", file=first.filename)
    return key not in LEAVE


def take_steps(context: Context, verdict: Verdict, drawn: str = "") -> None:
    """Go through the exercises in order until one needs code.

    `drawn` is the screen of the first wrong function, if another process made the verdict.
    """
    view = view_of(context)
    for result in verdict.exercises:
        unfinished = [one for one in result.functions if one.status != "correct"]
        if unfinished:
            _toward_code(context, view, verdict, result, unfinished[0], drawn)
            return
        if not _explain(context, result.exercise):
            return
    keras_exercises = [exercise for exercise in course() if exercise.library is not None]
    if len(verdict.exercises) < len(list(course())):
        invite(context, verdict)
        context.print("next: {file}", file=str(view.path(keras_exercises[0])))
        return
    show_map(screen_of(context), verdict, view)
    context.print("The course is done: everything is built, and every question was asked.")
    invite(context, verdict)


def _toward_code(
    context: Context,
    view: View,
    verdict: Verdict,
    exercise: ExerciseResult,
    function: FunctionResult,
    drawn: str,
) -> None:
    """Show the lesson and ask for the prediction, then show the place to write, or the verdict."""
    if not has_event(read(), "read", exercise=exercise.exercise.id):
        if lesson_file(exercise.exercise, context).is_file():
            lesson(context, exercise.exercise.id)
            if not _go_on(context):
                return
        else:
            record("read", exercise=exercise.exercise.id)
    if function.status == "not_started" and not _predict(context, function.function):
        return
    screen = screen_of(context)
    print()
    with screen.console.capture() as laid_out:
        show_progress(screen, view, *points(verdict))
        screen.line()
        if function.status == "not_started":
            show_begin(screen, exercise, function, view)
        elif not drawn:
            show_function(screen, exercise, function, view, verdict.seed, has_question)
    begun = function.status != "not_started"
    show_paged(context, screen, laid_out.get() + (drawn if begun else ""))


def has_event(events: list[dict[str, Any]], kind: str, **fields: str) -> bool:
    """Return whether the log has an event of this kind with these fields."""
    return any(
        event["kind"] == kind and all(event.get(key) == value for key, value in fields.items())
        for event in events
    )


def _open_questions(ids: Iterable[str]) -> list[str]:
    """Return the questions of the bank that were neither answered nor skipped."""
    met = {event.get("question") for event in read() if event["kind"] in ("answered", "skipped")}
    return [name for name in ids if has_question(name) and name not in met]


def settle(context: Context, predictions: Iterable[Settled]) -> bool:
    """Compare predictions with the results of the code, which is right now; False if the learner wants to stop."""
    for settled in predictions:
        print()
        show_settled(settled, context.lang, sys.stdout, context.plain or None)
        if not _go_on(context):
            return False
    return True


def _go_on(context: Context) -> bool:
    print()
    return ask_key(context, "Enter: go on   q: leave") not in LEAVE


def _predict(context: Context, function: Function) -> bool:
    """Ask what the learner expects of a function; False if the learner wants to stop."""
    ahead = _open_questions(function.before)
    if not ahead:
        return True
    from quizzes.terminal import ask_some

    context.print("Before you write {function}: what do you expect?", function=function.name)
    score = ask_some(ahead, context.lang, plain=context.plain or None, feedback=False)
    return not score.stopped


def _explain(context: Context, exercise: Exercise) -> bool:
    """Ask the questions after a finished exercise; False if the learner wants to stop."""
    ahead = _open_questions(exercise.after)
    if not ahead:
        return True
    from quizzes.terminal import ask_some

    context.print("{file} is built. Can you explain it?", file=exercise.filename)

    def between() -> None:
        if not _go_on(context):
            raise EOFError

    score = ask_some(
        ahead, context.lang, plain=context.plain or None, own_words=True, between=between
    )
    return not score.stopped and _go_on(context)


def next_command(context: Context) -> str | None:
    """Return the command that checks the next piece of code, or None if all is built."""
    verdict = verdict_of(context, cheap_exercises())
    for exercise in verdict.exercises:
        for function in exercise.functions:
            if function.status != "correct":
                return f"xor2mnist check {function.function.name}"
    return None
