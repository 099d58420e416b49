"""What `regrade` prints about changes and requests, and the note to a student."""

import sys
from collections.abc import Iterable, Sequence

from autograder.commands.common import Context
from autograder.commands.remarks import shown_text
from autograder.course.catalogue import course
from autograder.grading.regrade import Change, Total, requests_in
from autograder.grading.tables import number
from autograder.grading.work import Student
from autograder.language.i18n import printable, render
from autograder.running.admit import clean

MOST_LISTED = 20


def print_changes(context: Context, changes: Sequence[Change]) -> None:
    """Print whose points change, by how much and why."""
    for change in changes:
        before, after = change.totals
        context.print(
            "{student}: {before} becomes {after}",
            student=clean(change.student),
            before=_total(before),
            after=_total(after),
        )
        for line in _lines(context, change):
            print(printable(f"    {line}", getattr(sys.stdout, "encoding", None)))
    context.print(
        "{up} gain points, {down} lose some, for {other} only what can be earned changes",
        up=sum(one.gain > 0 for one in changes),
        down=sum(one.gain < 0 for one in changes),
        other=sum(one.gain == 0 for one in changes),
    )


def note_text(context: Context, change: Change) -> str:
    """Return the note to a student."""
    before, after = change.totals
    head = context.say(
        "Your points were computed again: {before} becomes {after}.",
        before=_total(before),
        after=_total(after),
    )
    return "\n".join([head, *_lines(context, change)]) + "\n"


def _lines(context: Context, change: Change) -> list[str]:
    lines = [
        context.say(
            "{function}: {before} becomes {after} ({why})",
            function=one.name,
            before=number(one.before),
            after=number(one.after),
            why="; ".join(render(sentence, context.lang) for sentence in one.why),
        )
        for one in change.functions
    ]
    return [*lines, *(render(one, context.lang) for one in change.remarks)]


def _total(total: Total) -> str:
    return f"{number(total[0]) or '?'} / {number(total[1])}"


def print_requests(context: Context, students: Iterable[Student]) -> None:
    """List the lines in files and cells by which students ask for a regrade. Raises OSError."""
    count = 0
    for student in students:
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


def listed(context: Context, students: Sequence[str]) -> str:
    """Return some names in one line, no more than fit there."""
    shown = ", ".join(shown_text(one) for one in students[:MOST_LISTED])
    if len(students) <= MOST_LISTED:
        return shown
    return context.say("{names} and {count} more", names=shown, count=len(students) - MOST_LISTED)
