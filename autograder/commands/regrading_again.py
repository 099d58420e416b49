"""Grades handed-in files again for `regrade --again`, without writing any result."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.commands.common import Context
from autograder.commands.grade import options_noted
from autograder.commands.pools import started
from autograder.commands.regrading import RegradeRequest
from autograder.grading.again import GradedAgain
from autograder.grading.packages import missing_here
from autograder.grading.pool import Pool, usable_cores
from autograder.grading.progress import Lines
from autograder.grading.scoring import ScoringRules
from autograder.grading.store import Store
from autograder.grading.work import students_in

if TYPE_CHECKING:
    from autograder.notebooks.course import NbgraderCourse
    from autograder.notebooks.gradebook import Book
    from autograder.notebooks.parallel import GradedStudent
    from autograder.notebooks.plan import NotebookPlan


def graded_again(
    context: Context, request: RegradeRequest, store: Store, rules: ScoringRules
) -> GradedAgain:
    """Grade the files of all results again. Raises OSError, and UsageError where nothing can be graded."""
    folders = {one.id: one for one in students_in(Path(request.submissions or ""))}
    results = [one["student"] for one in store.results()]
    students = [folders[one] for one in results if one in folders]
    options = options_noted(store, context.lang, request.allow_unsandboxed)
    pool = Pool(request.jobs or len(usable_cores()), request.allow_unsandboxed)
    again = GradedAgain(store)
    try:
        tier = started(pool)
        with Lines(len(students), context.lang) as lines:
            lines.say("{count} students, seed {seed}, sandbox: {tier}", count=len(students), seed=options.seed, tier=tier)  # fmt: skip
            tally = again.grade(
                pool,
                tier,
                options,
                rules,
                students,
                lambda student, _: lines.student(student, None),
            )
    finally:
        pool.close()
    for package, names in sorted(tally.missing.items()):
        context.print_sentence(missing_here(package, len(names)))
    return again


def graded_in_course(
    context: Context,
    request: RegradeRequest,
    store: Store,
    course_folder: "NbgraderCourse",
    plans: "Mapping[str, NotebookPlan]",
    book: "Book",
) -> "tuple[dict[str, GradedStudent], str]":
    """Grade what was handed in again, without writing it; return what came of it, and the tier of the sandbox."""
    from autograder.notebooks.parallel import CourseRun, pool_for

    work = [one for one in course_folder.handed_in(sorted(plans), force=True) if store.result(one.student)]  # fmt: skip
    options = options_noted(store, context.lang, request.allow_unsandboxed)
    pool = pool_for(request.jobs or len(usable_cores()), request.allow_unsandboxed, dict(plans))
    held: dict[str, GradedStudent] = {}
    try:
        tier = started(pool)
        with Lines(len(work), context.lang) as lines:
            lines.say("{count} submissions, sandbox: {tier}", count=len(work), tier=tier)
            run = CourseRun(
                course_folder, dict(plans), pool, book, options,
                lambda student, _: lines.student(student, None), held=held,
            )  # fmt: skip
            run.grade(work)
    finally:
        pool.close()
    for package, names in sorted(run.tally.missing.items()):
        context.print_sentence(missing_here(package, len(names)))
    return held, tier
