"""`dev new`, `dev stubs`, `dev traces` and `dev check`: begin a new exercise, and say what it lacks."""

import multiprocessing
import os
import re
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from autograder.authoring.gate import about_course, about_exercise
from autograder.authoring.readme import readmes_out_of_step
from autograder.authoring.scaffold import NotAnExercise, new_exercise, written
from autograder.authoring.traces import out_of_date, write_traces
from autograder.authoring.way import way_of
from autograder.commands.common import Context, UsageError, exercises_named, find, path_from_here
from autograder.course.catalogue import Course, Exercise, course
from autograder.course.paths import EXERCISES, HOME, SOLUTIONS
from autograder.course.stubs import out_of_step
from autograder.language.catalogues import SOURCE, languages
from autograder.running import tensorflow


def new(context: Context, exercise_id: str, calls: list[str]) -> int:
    """Begin an exercise: write every file that it needs. Raises UsageError."""
    try:
        exercise = new_exercise(exercise_id, calls, course())
    except NotAnExercise as error:
        raise UsageError(error.sentence.template, **error.sentence.fields) from None
    for path in written(exercise):
        context.print("written: {file}", file=str(path_from_here(path)))
    command = f"xor2mnist dev check {exercise.id[:4]}"
    context.print(
        "Fill in what is marked TODO; {command} says what is still missing.", command=command
    )
    return 0


def explain(context: Context, name: str) -> int:
    """Print the way of the verdict on an exercise or a function. Raises UsageError for an unknown name."""
    exercise, function = find(name)
    for line in way_of(exercise, function, context.folder / exercise.filename):
        print(line)
    return 0


def stubs(context: Context) -> int:
    """Write every stub and every Given part that is out of date, and the READMEs' link.

    Returns 1 where a solution is not in the catalogue, or an exercise of it has none.
    """
    solved = {path.name for path in SOLUTIONS.glob("ex[0-9][0-9]_*.py")}
    known = Course(tuple(one for one in course() if one.filename in solved))
    count = 0
    # A changed Given part may change the stubs of later exercises.
    while wrong := out_of_step(known, SOLUTIONS, EXERCISES):
        for path, text in wrong.items():
            path.write_text(text, encoding="utf-8", newline="\n")
            context.print("written: {file}", file=str(path_from_here(path)))
            count += 1
    for name, text in readmes_out_of_step():
        (HOME / name).write_text(text, encoding="utf-8", newline="\n")
        context.print("written: {file}", file=name)
        count += 1
    strangers = sorted(solved - {one.filename for one in course()})
    for name in strangers:
        context.print(
            "solutions/{file} has no stub: course.toml has no exercise of this name", file=name
        )
    lost = [one.filename for one in course() if one.filename not in solved]
    for name in lost:
        context.print("solutions/{file} is missing", file=name)
    if not count and not strangers and not lost:
        context.print("every stub is in step with its solution")
    return 1 if strangers or lost else 0


def traces(context: Context) -> int:
    """Write what the misconceptions of the Keras exercises give, where it is out of date. Raises UsageError."""
    count = 0
    for exercise in out_of_date(list(course())):
        if not tensorflow.installed():
            raise UsageError(
                'this needs {package}: python -m pip install -e ".[dev]"', package="tensorflow"
            )
        context.print("running the misconceptions of {exercise}", exercise=exercise.id)
        path = write_traces(exercise)
        context.print("written: {file}", file=str(path_from_here(path)))
        count += 1
    if not count:
        context.print("what the misconceptions of Keras give is up to date")
    return 0


def texts(context: Context, begin: str | None = None) -> int:
    """Collect every text of the code into the catalogues; `begin` is a language that has none yet.

    Returns 1 where a translation is missing or to be looked at. Raises UsageError.
    """
    try:
        from autograder.authoring import texts as catalogues
    except ImportError as error:
        raise UsageError(
            'this needs {package}: python -m pip install -e ".[dev]"', package=error.name
        ) from None
    if begin is not None and re.fullmatch("[a-z]{2,3}", begin) is None:
        raise UsageError("{name} is no name of a language; it is written like de", name=begin)
    collected = catalogues.template()
    for lang in sorted({*languages(), *([begin] if begin else [])} - {SOURCE}):
        if catalogues.update(lang, collected):
            context.print("written: {file}", file=str(path_from_here(catalogues.file_of(lang))))
        untranslated = catalogues.untranslated(lang)
        for line in untranslated:
            print(line)
        context.print(
            "{lang}: {done} of {count} texts are translated",
            lang=lang,
            done=len(collected) - len(untranslated),
            count=len(collected),
        )
    return 1 if any(catalogues.about_translations()) else 0


def check(
    context: Context, names: Sequence[str] = (), jobs: int | None = None, quick: bool = False
) -> int:
    """Print what is missing or wrong; 0 if nothing is.

    `names` are exercises, by default all; `jobs` is how many are checked at a time; `quick` leaves
    the misconceptions out. Raises UsageError for an unknown name, and where a process died.
    """
    count = 0
    for complaint in _complaints(exercises_named(names), jobs or os.cpu_count() or 1, quick):
        count += 1
        print(complaint)
    if count:
        context.print("things to mend: {count}", count=count)
        return 1
    context.print("nothing is missing")
    return 0


def _complaints(exercises: list[Exercise], jobs: int, quick: bool) -> Iterator[str]:
    """Yield what is missing in the course, then in the exercises in their order, as it is found."""
    telling = sys.stderr.isatty()
    yield from about_course()
    # Processes are spawned, since TensorFlow does not work after a fork, and Windows cannot fork.
    with ProcessPoolExecutor(
        min(jobs, len(exercises)), multiprocessing.get_context("spawn")
    ) as pool:
        # Keras exercises take longest, so they begin first.
        ahead = sorted(exercises, key=lambda one: one.library is None)
        futures = {one.id: pool.submit(about_exercise, one.id, quick) for one in ahead}
        for number, exercise in enumerate(exercises, 1):
            try:
                yield from futures[exercise.id].result()
            except BrokenProcessPool:
                raise UsageError(
                    "a process ended while the exercises were checked; perhaps the memory was not "
                    "enough. Try --jobs 1"
                ) from None
            if telling:
                print(f"{exercise.id} ({number}/{len(exercises)})", file=sys.stderr)
