"""`check` and `status`: the verdict without pytest, on the screen or in a file."""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from autograder import DEFAULT_SEED, __version__
from autograder.basics.files import write_atomically
from autograder.checking.check import Check
from autograder.commands.common import Context, UsageError, find
from autograder.course.catalogue import Exercise, course
from autograder.course.paths import SOLUTIONS
from autograder.grading.right_runs import KeptRightRuns
from autograder.judging.diagnosis import Diagnosis
from autograder.judging.engine import Bench, assess
from autograder.judging.reference import reference_for
from autograder.judging.verdict import Verdict, as_json
from autograder.language.typed import quoted
from autograder.learner.invitations import invitations
from autograder.learner.predictions import in_folder, show_settled, unsettled
from autograder.learner.questions import account, has_question
from autograder.learner.record import record_verdict
from autograder.report.explain import explain_check
from autograder.report.notices import Notices, watchdog_for
from autograder.report.terminal import Screen, View, show_verdict
from autograder.running.local import LocalSide


def local_benches(
    exercises: Sequence[Exercise], folder: Path, seed: int, notices: Notices
) -> list[Bench]:
    """Return the benches of a learner's folder, in this process and under a watchdog.

    Raises Unrecorded for a seed that a copy without solutions has no results of.
    """
    watchdog = watchdog_for(notices)
    return [
        Bench(
            exercise,
            LocalSide(exercise, folder / exercise.filename, watchdog=watchdog),
            reference_for(exercise, seed),
            seed,
            watchdog,
        )
        for exercise in exercises
    ]


def selection(names: Sequence[str]) -> tuple[list[Exercise], Callable[[Check], bool]]:
    """Return the exercises that the names mean, and a filter for their checks; everything without names."""
    if not names:
        return list(course()), lambda check: True
    meant = [find(name) for name in names]
    exercise_ids = {exercise.id for exercise, function in meant if function is None}
    function_names = {function.name for _, function in meant if function is not None}
    exercises = [one for one in course() if any(one is exercise for exercise, _ in meant)]
    return (
        exercises,
        lambda check: check.exercise in exercise_ids or check.function in function_names,
    )


def verdict_of(
    context: Context,
    names: Sequence[str] = (),
    seed: int = DEFAULT_SEED,
    notices: Notices | None = None,
    diagnose: Diagnosis | None = None,
) -> Verdict:
    """Return the verdict on the learner's folder, and note it in the progress."""
    exercises, select = selection(names)
    notices = notices or Notices(context.lang, 2, sys.stderr)
    benches = local_benches(exercises, context.folder, seed, notices)
    verdict = assess(
        benches, diagnose or Diagnosis(SOLUTIONS, kept=KeptRightRuns()), select, notices.on_result
    )
    notices.flush()
    record_verdict(verdict)
    return verdict


def messages(verdict: Verdict, folder: Path, lang: str) -> dict[str, str]:
    """Return the text of every check that did not pass, by its key."""
    return {
        check.check.key: explain_check(
            check, exercise.exercise, folder / exercise.exercise.filename, verdict.seed, lang
        ).text()
        for exercise in verdict.exercises
        for function in exercise.functions
        for check in function.checks
        if check.status in ("wrong", "cannot_run")
    }


def write_json(verdict: Verdict, path: Path, folder: Path, lang: str) -> None:
    """Write the verdict to a file atomically. Raises OSError where that fails."""
    shape = as_json(verdict, __version__, messages(verdict, folder, lang))
    write_atomically(path, json.dumps(shape, ensure_ascii=False, indent=1) + "\n")


def check(context: Context, names: Sequence[str], seed: int, json_file: str | None) -> int:
    """Check the learner's folder; 0 if everything that was checked is correct, else 1."""
    verdict = verdict_of(context, names, seed)
    again = "xor2mnist check"
    if context.named_folder:
        again += f" --in {quoted(context.named_folder)}"
    view = View(context.lang, context.shown_folder, again)
    show_verdict(Screen(sys.stdout, plain=context.plain), verdict, view, has_question)
    for settled in unsettled(verdict, in_folder(context.folder), context.lang):
        print()
        show_settled(settled, context.lang, sys.stdout, context.plain or None)
    invite(context, verdict)
    if json_file is not None:
        try:
            write_json(verdict, Path(json_file), context.shown_folder, context.lang)
        except OSError as error:
            raise UsageError(
                "--json {file}: cannot be written ({reason})", file=json_file, reason=error.strerror
            ) from None
    return 0 if verdict.status == "correct" else 1


def invite(context: Context, verdict: Verdict) -> None:
    """Say which pictures there are, once everything that was checked is correct."""
    for sentence in invitations(verdict):
        context.print_sentence(sentence)


def status(context: Context) -> int:
    """Show the course map and what to do next."""
    verdict = verdict_of(context)
    show_verdict(
        Screen(sys.stdout, plain=context.plain),
        verdict,
        View(context.lang, context.shown_folder, "xor2mnist check"),
        has_question,
        account(),
    )
    invite(context, verdict)
    return 0
