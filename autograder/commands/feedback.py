"""`feedback`: writes a page for every student, as plain folders and as archives for upload to platforms."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.basics.files import write_atomically
from autograder.commands.common import Context, UsageError
from autograder.commands.grade import settings_file_of
from autograder.course.catalogue import course
from autograder.grading.archive import BadArchive
from autograder.grading.feedback.code import texts_of
from autograder.grading.feedback.pack import (
    canvas_names,
    moodle_name,
    page_path,
    pages_in,
    write_archive,
)
from autograder.grading.feedback.page import SubmittedCode, feedback_page
from autograder.grading.messages import digest_of
from autograder.grading.scoring import BadRules
from autograder.grading.settings import read_release_settings
from autograder.grading.store import Result, Store
from autograder.grading.work import SubmissionPart, parts_of, students_in
from autograder.running.admit import clean

FOLDER, MOODLE_ZIP, CANVAS_ZIP = "feedback", "moodle-feedback.zip", "canvas-feedback.zip"
MOST_LISTED = 20


@dataclass(frozen=True)
class FeedbackRequest:
    """What `feedback` was asked for on the command line."""

    results: str
    submissions: str
    out: str | None = None
    moodle: bool = False
    canvas: str | None = None
    settings_file: str | None = None


def add_arguments(parser: argparse.ArgumentParser, t: Callable[[str], str]) -> None:
    """Declare the arguments of `feedback`; `t` translates their help."""
    parser.add_argument("results", metavar="RESULTS", help=t("what grade --out has written"))
    parser.add_argument(
        "--submissions", required=True, metavar="DIR", help=t("a folder for each student")
    )
    parser.add_argument(
        "--out", metavar="DIR", help=t("where the pages go; by default RESULTS/feedback")
    )
    parser.add_argument(
        "--moodle",
        action="store_true",
        help=t("pack them for Moodle as well: Upload multiple feedback files in a zip"),
    )
    parser.add_argument(
        "--canvas",
        metavar="ZIP",
        help=t("pack them for Canvas as well (Upload Submissions); ZIP is its download"),
    )
    parser.add_argument(
        "--course",
        dest="settings_file",
        metavar="FILE",
        help=t("a grading.toml; the questions that it grades are left out of the pages"),
    )


def request_of(arguments: argparse.Namespace) -> FeedbackRequest:
    """Return what the arguments of `add_arguments` ask for."""
    return FeedbackRequest(
        **{name: getattr(arguments, name) for name in FeedbackRequest.__dataclass_fields__}
    )


def feedback(context: Context, request: FeedbackRequest) -> int:
    """Write the pages and archives; 0 also where students are left out, which are listed."""
    store = Store(Path(request.results))
    if not store.state.is_dir():
        raise UsageError("{folder}: there are no results of grade in it", folder=request.results)
    out = Path(request.out) if request.out else store.folder / FOLDER
    secret = _graded_questions(context, request)
    try:
        folders = {one.id: one.folder for one in students_in(Path(request.submissions))}
        names = canvas_names(Path(request.canvas)) if request.canvas else {}
        students, missing, changed = [], [], []
        for result in store.results():
            student = result["student"]
            students.append(student)
            code = _code(result, folders[student]) if student in folders else {}
            if student not in folders:
                missing.append(student)
            if any(one.changed for one in code.values()):
                changed.append(student)
            path = page_path(out, student)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, feedback_page(result, code, context.lang, secret))
        context.print("{count} pages in {folder}", count=len(students), folder=str(out))
        if request.moodle:
            known = {one: name for one in students if (name := moodle_name(one))}
            _pack(context, out, MOODLE_ZIP, students, known)
        if request.canvas:
            _pack(context, out, CANVAS_ZIP, students, names)
    except BadArchive as error:
        raise UsageError("{file}: {why}", file=str(request.canvas), why=error.sentence) from None
    except OSError as error:
        raise UsageError(
            "{file}: {reason}", file=str(error.filename or out), reason=error.strerror
        ) from None
    if missing:
        context.print(
            "no folder of submissions, so no code is shown: {students}",
            students=_listed(context, missing),
        )
    if changed:
        context.print(
            "handed in again since it was graded, so no code is shown: {students}",
            students=_listed(context, changed),
        )
    return 0


def _code(result: Result, folder: Path) -> dict[str, SubmittedCode]:
    """Return by exercise what a student handed in, if it is still what was graded."""
    # Where an exercise has no grade yet, it was not noted which file was there.
    graded = [one for one in result["exercises"] if one["functions"]]
    digests = {one["id"]: one.get("digest") for one in graded}
    try:
        parts, _ = parts_of(folder, [one for one in course() if one.id in digests])
    except OSError:
        return {}
    return {part.exercise: _submitted_code(part, digests[part.exercise]) for part in parts}


def _submitted_code(part: SubmissionPart, digest: str | None) -> SubmittedCode:
    data = part.data if isinstance(part.data, bytes) else None
    same = (digest_of(data) if data is not None else None) == digest
    if data is None or not same:
        return SubmittedCode(part.filename, changed=not same)
    return SubmittedCode(part.filename, texts_of(data, part.notebook), part.notebook)


def _graded_questions(context: Context, request: FeedbackRequest) -> frozenset[str]:
    named = request.settings_file
    if named and not Path(named).is_file():
        raise UsageError("--course {file}: there is no such file", file=named)
    path = settings_file_of(context, Path(request.submissions), named)
    if path is None:
        return frozenset()
    try:
        graded = read_release_settings(path).quiz_points > 0
    except BadRules as error:
        raise UsageError(error.sentence.template, **error.sentence.fields) from None
    return frozenset(name for one in course() for name in one.after) if graded else frozenset()


def _pack(
    context: Context, out: Path, archive: str, students: list[str], names: Mapping[str, str]
) -> None:
    known = {one: names[one] for one in students if one in names}
    write_archive(out / archive, pages_in(out, known))
    context.print("{file}: {count} pages", file=str(out / archive), count=len(known))
    if without := [one for one in students if one not in known]:
        context.print(
            "the platform's number is not known, left out of the archive: {students}",
            students=_listed(context, without),
        )


def _listed(context: Context, students: list[str]) -> str:
    names = ", ".join(clean(one) for one in students[:MOST_LISTED])
    if len(students) <= MOST_LISTED:
        return names
    return f"{names}, {context.say('and {count} more', count=len(students) - MOST_LISTED)}"
