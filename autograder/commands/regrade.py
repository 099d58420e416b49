"""`regrade`: scores stored results by other rules; shows the changes, then writes the results."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from autograder.basics.files import write_atomically
from autograder.commands.common import Context, UsageError
from autograder.commands.grade import finish, own_rules
from autograder.course.catalogue import course
from autograder.grading.feedback.pack import page_path
from autograder.grading.lock import Locked, locked
from autograder.grading.regrade import Change, change_of, requests_in
from autograder.grading.scoring import CREDITS, BadRules, ScoringRules, check_keys
from autograder.grading.store import Store
from autograder.grading.tables import number
from autograder.grading.work import students_in
from autograder.language.i18n import printable
from autograder.running.admit import clean

NOTES, NOTE = "notes", "note.txt"


def add_arguments(parser: argparse.ArgumentParser, t: Callable[[str], str]) -> None:
    """Declare the arguments of `regrade`; `t` translates their help."""
    parser.add_argument("results", metavar="RESULTS", help=t("what grade --out has written"))
    parser.add_argument(
        "--void",
        nargs="+",
        default=(),
        metavar="CHECK",
        help=t("checks that no longer count, such as ex05.he_init.scale"),
    )
    parser.add_argument(
        "--credit",
        choices=CREDITS,
        help=t("whether a function's points are earned whole or shared over its checks"),
    )
    parser.add_argument(
        "--course",
        dest="settings_file",
        metavar="FILE",
        help=t("a grading.toml with credit and void; by default the one of the last run"),
    )
    parser.add_argument(
        "--submissions", metavar="DIR", help=t("list the lines # regrade: … in the students' files")
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=t("say what would change, and write nothing")
    )


def regrade(
    context: Context,
    results: str,
    void: Sequence[str] = (),
    credit: str | None = None,
    settings_file: str | None = None,
    submissions: str | None = None,
    dry_run: bool = False,
) -> int:
    """Say whose points change, by how much and why, and write it unless it is a dry run."""
    store = Store(Path(results))
    if not store.state.is_dir():
        raise UsageError("{folder}: there are no results of grade in it", folder=results)
    try:
        keys = check_keys(void)
    except BadRules as error:
        raise UsageError(error.sentence.template, **error.sentence.fields) from None
    rules = own_rules(store, settings_file)
    rules = ScoringRules(credit or rules.credit, rules.void | keys)
    try:
        with locked(store.state):
            changes = [one for result in store.results() if (one := change_of(result, rules))]
            _show(context, changes)
            if submissions is not None:
                _requests(context, Path(submissions))
            if dry_run:
                context.print("nothing was written: leave --dry-run out to write it")
                return 0
            facts = store.run()
            if keys or credit:
                facts["void"] = sorted({*facts.get("void", ()), *keys})
                facts["credit"] = credit or facts.get("credit")
                store.note_run(facts)
            finish(store, rules, context.lang)
            for change in changes:
                _write_note(context, store, change)
    except Locked:
        raise UsageError("{folder}: another run is writing there", folder=results) from None
    except OSError as error:
        raise UsageError(
            "{file}: {reason}", file=str(error.filename or results), reason=error.strerror
        ) from None
    context.print("written: {file}", file=str(store.folder))
    if changes:
        context.print("a note for each of them: {folder}", folder=str(store.folder / NOTES))
    return 0


def _show(context: Context, changes: Sequence[Change]) -> None:
    for change in changes:
        context.print(
            "{student}: {before} becomes {after}",
            student=clean(change.student),
            before=_total(change.before),
            after=_total(change.after),
        )
        for line in _lines(context, change):
            print(printable(f"    {line}", getattr(sys.stdout, "encoding", None)))
    context.print(
        "{up} gain points, {down} lose some, for {other} only what can be earned changes",
        up=sum(one.gain > 0 for one in changes),
        down=sum(one.gain < 0 for one in changes),
        other=sum(one.gain == 0 for one in changes),
    )


def _total(total: tuple[float | None, float]) -> str:
    return f"{number(total[0]) or '?'} / {number(total[1])}"


def _lines(context: Context, change: Change) -> list[str]:
    return [
        context.say(
            "{function}: {before} becomes {after} ({why})",
            function=one.name,
            before=number(one.before),
            after=number(one.after),
            why=one.why,
        )
        for one in change.functions
    ]


def _write_note(context: Context, store: Store, change: Change) -> None:
    path = page_path(store.folder / NOTES, change.student).with_name(NOTE)
    path.parent.mkdir(parents=True, exist_ok=True)
    head = context.say(
        "Your points were computed again: {before} becomes {after}.",
        before=_total(change.before),
        after=_total(change.after),
    )
    write_atomically(path, "\n".join([head, *_lines(context, change)]) + "\n")


def _requests(context: Context, submissions: Path) -> None:
    """List the lines in files and cells by which students ask for a regrade."""
    count = 0
    for student in students_in(submissions):
        for exercise, text in requests_in(student.folder, list(course())):
            count += 1
            context.print(
                "request of {student}, {exercise}: {text}",
                student=clean(student.id),
                exercise=exercise,
                text=text,
            )
    if not count:
        context.print("nobody asks for another look (a line # regrade: … in a file or cell)")
