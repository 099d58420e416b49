"""`report`: rescores the stored results, writes them as tables, and fills in the grade sheets of platforms."""

import argparse
from collections.abc import Callable
from pathlib import Path

from autograder.basics.files import write_atomically
from autograder.commands.common import Context, UsageError
from autograder.commands.grade import finish, own_rules
from autograder.grading.classroom.lesson import write_lesson
from autograder.grading.feedback.comment import comment_html, may_be_replaced
from autograder.grading.lock import Locked, locked
from autograder.grading.sheets import BadSheet, Comments, Filled, fill_canvas, fill_moodle
from autograder.grading.store import Store
from autograder.running.admit import clean


def add_arguments(parser: argparse.ArgumentParser, t: Callable[[str], str]) -> None:
    """Declare the arguments of `report`; `t` translates their help."""
    parser.add_argument("results", metavar="RESULTS", help=t("what grade --out has written"))
    sheet = parser.add_mutually_exclusive_group()
    sheet.add_argument(
        "--canvas", metavar="FILE", help=t("fill in a gradebook that Canvas exported")
    )
    sheet.add_argument(
        "--moodle", metavar="FILE", help=t("fill in a grading worksheet that Moodle exported")
    )
    parser.add_argument(
        "--lesson",
        action="store_true",
        help=t(
            "write the next meeting: five misconceptions to discuss, as a page and a Moodle quiz"
        ),
    )
    parser.add_argument("--column", metavar="NAME", help=t("the sheet's column for the grades"))
    parser.add_argument(
        "--course",
        dest="settings_file",
        metavar="FILE",
        help=t("a grading.toml with credit and void; by default the one of the last run"),
    )


def report(
    context: Context,
    results: str,
    canvas: str | None = None,
    moodle: str | None = None,
    column: str | None = None,
    settings_file: str | None = None,
    lesson: bool = False,
) -> int:
    """Rescore and write grades.csv, report.html and what else was asked for; nothing is run again."""
    store = Store(Path(results))
    if not store.state.is_dir():
        raise UsageError("{folder}: there are no results of grade in it", folder=results)
    try:
        with locked(store.state):
            finish(store, own_rules(store, settings_file), context.lang)
            context.print(
                "written: {file}", file=", ".join(str(store.folder / name) for name in _TABLES)
            )
            if lesson:
                written = write_lesson(store.results, store.folder, context.lang)
                context.print("written: {file}", file=", ".join(map(str, written)))
            if canvas is not None:
                filled = fill_canvas(Path(canvas), store.results(), column)
                _write_sheet(context, store, filled, "canvas.csv")
            if moodle is not None:
                comments = Comments(lambda one: comment_html(one, context.lang), may_be_replaced)
                filled = fill_moodle(Path(moodle), store.results(), column, comments)
                _write_sheet(context, store, filled, "moodle.csv")
    except Locked:
        raise UsageError("{folder}: another run is writing there", folder=results) from None
    except BadSheet as error:
        raise UsageError("{file}: {why}", file=str(canvas or moodle), why=error.sentence) from None
    except OSError as error:
        raise UsageError(
            "{file}: {reason}", file=str(error.filename or results), reason=error.strerror
        ) from None
    return 0


_TABLES = ("grades.csv", "report.html")


def _write_sheet(context: Context, store: Store, filled: Filled, name: str) -> None:
    """Write the sheet beside the results (the exported file is not changed), and list unmatched students."""
    path = store.folder / name
    # With a byte order mark, without which a spreadsheet shows Hangul wrongly.
    write_atomically(path, filled.text, encoding="utf-8-sig")
    context.print(
        "{file}: {count} grades in the column {column}",
        file=str(path),
        count=filled.matched,
        column=clean(filled.column),
    )
    if filled.commented:
        context.print("{count} feedback comments filled in", count=filled.commented)
    for student in filled.without_row:
        context.print("no row in the sheet for: {student}", student=clean(student))
    for student in filled.ambiguous:
        context.print("more than one of them fits: {student}", student=clean(student))
    for student in filled.ungraded:
        context.print("ungraded, left as it was: {student}", student=clean(student))
    for student in filled.without_result:
        context.print("no result for: {student}", student=clean(student))
