"""`release`: a course for nbgrader, and what students get without the solutions."""

import argparse
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from autograder import DEFAULT_SEED
from autograder.basics.numbers import number_within, whole_seed
from autograder.commands.common import Context, UsageError, exercises_named, not_written
from autograder.course.catalogue import Exercise
from autograder.course.paths import SOLUTIONS
from autograder.grading.scoring import BadRules
from autograder.grading.settings import (
    NAME,
    Assignment,
    ReleaseSettings,
    find_settings,
    read_release_settings,
)

if TYPE_CHECKING:  # needed only for releasing a course
    from autograder.notebooks.build import NotebookOptions
    from autograder.notebooks.release import Released

EXPLAIN_POINTS = 3.0
# A seed is printed, typed and compared by people.
SEEDS = 1_000_000
MAX_LISTED = 20


@dataclass(frozen=True)
class ReleaseRequest:
    """What `release` was asked for on the command line."""

    nbgrader: str | None = None
    students: str | None = None
    gradescope: str | None = None
    personal: str | None = None
    only: Sequence[str] = ()
    seeds: Sequence[int] = (DEFAULT_SEED,)
    force: bool = False
    explain: float | None = None
    quiz: bool = False
    settings_file: str | None = None


def add_arguments(parser: argparse.ArgumentParser, t: Callable[[str], str]) -> None:
    """Declare the arguments of `release`; `t` translates their help."""
    parser.add_argument("--nbgrader", metavar="COURSE", help=t("write a course for nbgrader there"))
    parser.add_argument(
        "--students", metavar="DIR", help=t("write there what students get, without solutions")
    )
    parser.add_argument(
        "--gradescope", metavar="ZIP", help=t("write there the autograder that Gradescope takes")
    )
    parser.add_argument(
        "--personal",
        metavar="DIR",
        help=t(
            "write there, of the course in the current folder, each student's own notebooks: the "
            "variants of graded questions follow from quiz_salt in grading.toml"
        ),
    )
    parser.add_argument(
        "--only", nargs="+", default=(), metavar="EX", help=t("only these exercises")
    )
    parser.add_argument(
        "--seeds",
        type=_seeds,
        default=(DEFAULT_SEED,),
        metavar="N,…",
        help=t("the seeds that students can check with (7)"),
    )
    parser.add_argument(
        "--force", action="store_true", help=t("overwrite notebooks that were edited")
    )
    parser.add_argument(
        "--explain",
        type=number_within(0, 1_000_000, float),
        nargs="?",
        const=EXPLAIN_POINTS,
        metavar="POINTS",
        help=t("ask for an explanation that you grade yourself, worth so many points (3)"),
    )
    parser.add_argument(
        "--quiz",
        action="store_true",
        help=t("ask the questions behind an exercise, worth quiz_points each"),
    )
    parser.add_argument(
        "--course",
        dest="settings_file",
        metavar="FILE",
        help=t(
            "a grading.toml with assignments, install and quiz_points; by default the course's own"
        ),
    )


def _seeds(text: str) -> tuple[int, ...]:
    return tuple(whole_seed(part) for part in text.split(","))


# argparse shows this name in the message about a value that cannot be read.
_seeds.__name__ = "int"


def request_of(arguments: argparse.Namespace) -> ReleaseRequest:
    """Return what the arguments of `add_arguments` ask for."""
    return ReleaseRequest(
        **{name: getattr(arguments, name) for name in ReleaseRequest.__dataclass_fields__}
    )


def release(context: Context, request: ReleaseRequest) -> int:
    """Write what was asked for; 0 also where edited notebooks were kept, which are listed."""
    targets = (request.nbgrader, request.students, request.gradescope, request.personal)
    if len([one for one in targets if one]) != 1:
        raise UsageError(
            "release needs one of --nbgrader COURSE, --students DIR, --gradescope ZIP, --personal DIR"
        )
    exercises = exercises_named(request.only)
    if request.gradescope is not None:
        return _release_gradescope(context, request.gradescope, exercises)
    if request.personal is not None:
        from autograder.commands.release_personal import release_personal

        return release_personal(
            context,
            request.personal,
            Path(request.settings_file or NAME).absolute().parent,
            _release_settings(context, request),
            [exercise.id for exercise in exercises],
            request.force,
        )
    if request.students is not None:
        from autograder.commands.release_students import release_students

        graded = _graded(context, request, exercises)
        return release_students(context, request.students, exercises, list(request.seeds), graded)
    return _release_nbgrader(context, request, exercises)


def _release_gradescope(context: Context, target: str, exercises: list[Exercise]) -> int:
    from autograder.bundle.gradescope import write_gradescope

    # The seed is drawn, so that practising does not reveal the numbers of these checks.
    seed = secrets.randbelow(SEEDS)
    try:
        write_gradescope(Path(target), exercises, seed, context.lang)
    except OSError as error:
        raise not_written(error, target) from None
    context.print(
        "the autograder for Gradescope is in {file}; its seed is {seed}", file=target, seed=seed
    )
    context.print("it holds the solutions: keep it to yourself")
    return 0


def _graded(context: Context, request: ReleaseRequest, exercises: Sequence[Exercise]) -> list[str]:
    """Return the questions that the course's settings file makes count for a grade."""
    if request.settings_file is None or _release_settings(context, request).quiz_points == 0:
        return []
    return [question for exercise in exercises for question in exercise.after]


def _release_settings(context: Context, request: ReleaseRequest) -> ReleaseSettings:
    named = request.settings_file
    if named and not Path(named).is_file():
        raise UsageError("--course {file}: there is no such file", file=named)
    path, about_former_name = (
        (Path(named), None) if named else find_settings(Path(request.nbgrader or ""))
    )
    if about_former_name is not None:
        context.print_sentence(about_former_name)
    try:
        return ReleaseSettings() if path is None else read_release_settings(path)
    except BadRules as error:
        raise UsageError(error.sentence.template, **error.sentence.fields) from None


def _release_nbgrader(context: Context, request: ReleaseRequest, exercises: list[Exercise]) -> int:
    from autograder.notebooks.build import WHEEL, NotebookOptions
    from autograder.notebooks.release import CONFIG, assignments_of

    assert request.nbgrader is not None
    if not SOLUTIONS.is_dir():
        raise UsageError("this copy has no solutions: notebooks are made where they are")
    settings = _release_settings(context, request)
    assignments = assignments_of(settings)
    grouped = {exercise.id for one in assignments for exercise in one.exercises}
    for exercise in exercises if request.only else ():
        if exercise.id not in grouped:
            raise UsageError("{exercise} is in no assignment of the course", exercise=exercise.id)
    with_quiz = request.quiz or settings.quiz_points > 0
    options = NotebookOptions(
        context.lang,
        settings.install or WHEEL,
        settings.quiz_points if with_quiz else None,
        request.explain,
    )
    released = _write(Path(request.nbgrader), assignments, exercises, options, request.force)
    context.print(
        "{written} notebooks written, {same} as they were, {kept} kept because they were edited",
        written=len(released.written),
        same=len(released.same),
        kept=len(released.kept),
    )
    for path in released.kept[:MAX_LISTED]:
        context.print("kept: {file} (--force overwrites it)", file=path)
    if len(released.kept) > MAX_LISTED:
        context.print("and {count} more", count=len(released.kept) - MAX_LISTED)
    if settings.install is None:
        context.print(
            "the notebooks install {wheel}, which must lie beside them; xor2mnist release "
            "--students DIR makes it, and install in grading.toml names another place",
            wheel=WHEEL,
        )
    if released.config is not None:
        context.print("{file} is there already; add to it:", file=CONFIG)
        print()
        print(released.config)
    chosen = {exercise.id for exercise in exercises}
    first = next(one for one in assignments if chosen & {ex.id for ex in one.exercises})
    context.print(
        "next: cd {course}, then nbgrader generate_assignment {name}",
        course=request.nbgrader,
        name=first.name,
    )
    return 0


def _write(
    folder: Path,
    assignments: Sequence[Assignment],
    exercises: Sequence[Exercise],
    options: "NotebookOptions",
    force: bool,
) -> "Released":
    from autograder.notebooks.release import release as write

    try:
        return write(folder, assignments, exercises, options, force)
    except ModuleNotFoundError as error:
        if error.name != "nbformat":
            raise
        raise UsageError(
            'notebooks need nbformat: python -m pip install "xor2mnist[nbgrader]"'
        ) from None
    except BadRules as error:
        raise UsageError(error.sentence.template, **error.sentence.fields) from None
    except LookupError as error:
        raise UsageError(
            "the question bank has no question {question}", question=str(error)
        ) from None
    except OSError as error:
        raise not_written(error) from None
