"""`similarity`: shows which answers of a class are alike, on a page for the instructor."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.basics.files import write_atomically
from autograder.commands.common import Context, UsageError, exercises_named, not_written
from autograder.commands.remarks import print_remarks
from autograder.grading.similarity.bank import figures
from autograder.grading.similarity.behaviour import SharedResult, shared_results
from autograder.grading.store import Store
from autograder.grading.work import students_in
from autograder.language.finding import Sentence, say
from autograder.language.i18n import render

PAGE = "similarity.html"


@dataclass(frozen=True)
class SimilarityRequest:
    """What `similarity` was asked for on the command line."""

    submissions: str
    out: str | None = None
    results: str | None = None
    exercises: Sequence[str] = ()


def add_arguments(parser: argparse.ArgumentParser, t: Callable[[str], str]) -> None:
    """Declare the arguments of `similarity`; `t` translates their help."""
    parser.add_argument("submissions", metavar="SUBMISSIONS", help=t("a folder for each student"))
    parser.add_argument(
        "--out", metavar="FILE", help=t("where the page goes; by default similarity.html here")
    )
    parser.add_argument(
        "--results",
        metavar="RESULTS",
        help=t("what grade --out has written: rare wrong results that are equal are shown too"),
    )
    parser.add_argument(
        "--exercise", dest="exercises", nargs="+", default=(), metavar="EX",
        help=t("only these exercises"),
    )  # fmt: skip


def request_of(arguments: argparse.Namespace) -> SimilarityRequest:
    """Return what the arguments of `add_arguments` ask for."""
    return SimilarityRequest(
        **{name: getattr(arguments, name) for name in SimilarityRequest.__dataclass_fields__}
    )


def similarity(context: Context, request: SimilarityRequest) -> int:
    """Write the page; 0 also where files could not be read, which are listed."""
    try:
        from autograder.grading.similarity.compare import compare
        from autograder.grading.similarity.page import similarity_page
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "copydetect":
            raise
        raise UsageError(
            'similarity needs copydetect: python -m pip install "xor2mnist[similarity]"'
        ) from None
    from autograder.grading.similarity.reader import TreeReader

    exercises = exercises_named(request.exercises)
    shared = _shared_results(request, {one.id for one in exercises})
    out = Path(request.out or PAGE)
    try:
        students = students_in(Path(request.submissions))
    except OSError as error:
        raise UsageError(
            "{file}: {reason}",
            file=str(error.filename or request.submissions),
            reason=error.strerror,
        ) from None
    if len(students) < 2:
        raise UsageError(
            "{folder}: to compare answers, it needs folders of at least two students",
            folder=request.submissions,
        )
    with TreeReader() as reader:
        done = compare(students, exercises, figures(), reader)
        page = similarity_page(done, shared, students, exercises, reader, context.lang)
    try:
        write_atomically(out, page)
    except OSError as error:
        raise not_written(error, out) from None
    print_remarks(context, [(one, _unread(file, why, context)) for one, file, why in done.unread])
    context.print(
        "{students} students, {pairs} pairs of answers compared; pairs of students to look at: {count}",
        students=done.students,
        pairs=done.compared.total(),
        count=len(done.pairs),
    )
    if shared is not None:
        context.print("rare wrong results that are equal: {count}", count=len(shared))
    context.print("written: {file}", file=str(out))
    return 0


def _shared_results(request: SimilarityRequest, exercises: set[str]) -> list[SharedResult] | None:
    """Return the shared wrong results; None where no results were named. Raises UsageError."""
    if request.results is None:
        return None
    store = Store(Path(request.results))
    if not store.state.is_dir():
        raise UsageError("{folder}: there are no results of grade in it", folder=request.results)
    try:
        results = shared_results(store.results())
    except OSError as error:
        raise UsageError(
            "{file}: {reason}", file=str(error.filename or request.results), reason=error.strerror
        ) from None
    return [one for one in results if one.exercise in exercises]


def _unread(file: str, why: Sentence, context: Context) -> Sentence:
    reason = render(why, context.lang)
    if not file:
        return say("the folder cannot be read ({why})", why=reason)
    return say("{file} is not compared: {reason}", file=file, reason=reason)
