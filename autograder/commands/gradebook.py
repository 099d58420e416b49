"""`grade --gradebook`: grades an assignment of nbgrader in parallel into its gradebook."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.commands.common import Context, UsageError
from autograder.commands.pools import started
from autograder.commands.remarks import print_remarks
from autograder.grading.classroom.page import NAME, write_page
from autograder.grading.lock import Locked, locked
from autograder.grading.packages import missing_here
from autograder.grading.progress import Lines
from autograder.grading.settings import find_settings
from autograder.grading.shared import note_all_graded, note_before_grading
from autograder.grading.work import Options
from autograder.language.i18n import printable
from autograder.running.admit import clean

UNWRITABLE = 1
UNGRADED = 3
STOPPED = 130


@dataclass(frozen=True)
class GradebookRequest:
    """What to grade: of all students, or of `only` some, what is new, or all with `force`."""

    assignment: str
    only: frozenset[str] = frozenset()
    force: bool = False


def grade_course(
    context: Context, url: str, root: str, request: GradebookRequest, options: Options, jobs: int
) -> int:
    """Grade what was handed in; 0 done, 1 something cannot be written, 3 something stays ungraded, 130 Ctrl-C."""
    if not Path(root).is_dir():
        raise UsageError("{folder}: there is no such folder", folder=root)
    try:
        from autograder.notebooks.course import NbgraderCourse
        from autograder.notebooks.gradebook import Book, GradebookBusy
        from autograder.notebooks.parallel import CourseRun, GradebookTally, pool_for
        from autograder.notebooks.plan import NotGraded
        from autograder.notebooks.results import keep_result, results_of, store_of
    except ImportError as error:
        raise UsageError(
            "this needs nbgrader ({reason}): pip install 'xor2mnist[nbgrader]'", reason=str(error)
        ) from None
    try:
        course = NbgraderCourse(Path(root), request.assignment, url)
        plans = course.plans()
        next(course.handed_in(sorted(plans), request.force), None)
    except NotGraded as error:
        raise UsageError(error.sentence.template, **error.sentence.fields) from None
    _, about_former_name = find_settings(Path(root))
    if about_former_name is not None:
        context.print_sentence(about_former_name)
    pool, tally = pool_for(jobs, options.allow_unsandboxed, plans), GradebookTally()
    book = Book(url, course.folder.course_id)
    try:
        store = store_of(Path(root), request.assignment)
        store.make()
        with locked(store.state):
            store = results_of(Path(root), request.assignment)
            work = [
                one
                for one in course.handed_in(sorted(plans), request.force)
                if not request.only or one.student in request.only
            ]
            tier = started(pool)
            with Lines(len(work), context.lang) as lines:
                lines.say("{count} submissions, sandbox: {tier}", count=len(work), tier=tier)
                if not request.only:
                    store.note_run({**store.run(), "options": options.noted()})

                def keep(student: str, exercises: list[dict[str, Any]]) -> None:
                    keep_result(store, student, exercises, tier)

                run = CourseRun(course, plans, pool, book, options, lines.score, keep)
                tally = run.tally
                note_before_grading(store)
                run.grade(work)
            if request.force and not request.only:
                note_all_graded(store)
            write_page(store.results, store.folder, context.lang)
    except Locked:
        raise UsageError(
            "{folder}: another run is writing there", folder=str(store.folder)
        ) from None
    except KeyboardInterrupt:
        context.print(
            "stopped; {count} submissions are graded, and the same command goes on from there",
            count=tally.graded,
        )
        return STOPPED
    except (GradebookBusy, OSError) as error:
        sentence = context.say(
            "the gradebook or a notebook cannot be written ({reason}); what is graded so far is kept, "
            "and the same command goes on from there",
            reason=" ".join(str(error).split()),
        )
        print(printable(f"xor2mnist: {sentence}", sys.stderr.encoding), file=sys.stderr)
        return UNWRITABLE
    finally:
        pool.close()
        book.close()
    context.print("graded: {graded}", graded=tally.graded)
    for student, path in tally.left_out:
        context.print(
            "{student}: {file} is not copied to autograded: a link, a device, or too large",
            student=clean(student),
            file=clean(path, 120),
        )
    for student, notebook, why in tally.failed:
        context.print(
            "{student}, {exercise}: ungraded ({why})",
            student=clean(student),
            exercise=notebook or request.assignment,
            why=clean(" ".join(why.split())),
        )
    context.print("written: {file}", file=str(store.folder / NAME))
    print_remarks(context, tally.remarks)
    for question, students in sorted(tally.other_variants.items()):
        context.print(
            "{question}: asked in another way than it was given to the student, so a person grades the answer: "
            "{count} of {all}",
            question=question,
            count=len(students),
            all=tally.graded,
        )
    for package, students in sorted(tally.missing.items(), key=lambda one: (-len(one[1]), one[0])):
        context.print_sentence(missing_here(package, len(students), force=True))
    return UNGRADED if tally.failed or tally.missing else 0
