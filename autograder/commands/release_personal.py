"""`release --personal`: each student's own copy of the notebooks, with the variants that the course's salt gives."""

from collections.abc import Collection
from pathlib import Path

from autograder.commands.codes import CODES, code_rows, write_codes
from autograder.commands.common import Context, UsageError, not_written
from autograder.grading.settings import ReleaseSettings

MAX_LISTED = 20


def release_personal(
    context: Context,
    target: str,
    root: Path,
    settings: ReleaseSettings,
    exercises: Collection[str],
    force: bool,
) -> int:
    """Write a folder for each student in the gradebook, and the list of their codes; 0. Raises UsageError."""
    if not settings.quiz_salt:
        raise UsageError(
            "{folder}: its grading.toml has no quiz_salt, so everybody gets the same questions",
            folder=str(root),
        )
    try:
        from autograder.notebooks.personal_release import released_course, write_copies
    except ImportError as error:
        raise UsageError(
            "this needs nbgrader ({reason}): pip install 'xor2mnist[nbgrader]'", reason=str(error)
        ) from None
    course = released_course(root)
    if not course.assignments:
        raise UsageError(
            "{folder}: nothing is released yet: nbgrader generate_assignment NAME", folder=str(root)
        )
    if not course.students:
        raise UsageError("the gradebook has no students: nbgrader db student import class.csv")
    out = Path(target)
    try:
        copies = write_copies(course, out, settings.quiz_salt, set(exercises), force)
        if not copies.questions and not copies.unchanged:
            raise UsageError(
                "no released notebook asks a graded question: set quiz_points in grading.toml and release again"
            )
        write_codes(out / CODES, code_rows(settings.quiz_salt, course.students))
    except LookupError as error:
        raise UsageError(
            "the question bank has no question {question}", question=str(error)
        ) from None
    except OSError as error:
        raise not_written(error, target) from None
    context.print(
        "{students} students, {questions} questions in variants; {written} files written, {same} as they were",
        students=len(course.students),
        questions=len(copies.questions),
        written=copies.written,
        same=copies.same,
    )
    for path in copies.kept[:MAX_LISTED]:
        context.print("kept: {file} (--force overwrites it)", file=path)
    if len(copies.kept) > MAX_LISTED:
        context.print("and {count} more", count=len(copies.kept) - MAX_LISTED)
    if copies.unchanged:
        context.print(
            "these were written anew in the course, so everybody gets them alike: {questions}",
            questions=", ".join(sorted(copies.unchanged)),
        )
    context.print("the codes of the students are in {file}", file=str(out / CODES))
    return 0
