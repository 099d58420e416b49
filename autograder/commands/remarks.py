"""Prints remarks about single submissions, a line each, up to a maximum number."""

import sys
from collections.abc import Sequence

from autograder.commands.common import Context
from autograder.language.finding import Sentence
from autograder.language.i18n import printable, render
from autograder.running.admit import clean

MOST_REMARKS = 200


def print_remarks(context: Context, remarks: Sequence[tuple[str, Sentence]]) -> None:
    """Print the remarks about graded submissions, up to a maximum number."""
    for student, remark in remarks[:MOST_REMARKS]:
        text = f"{student}: {render(remark, context.lang)}"
        print(printable(shown_text(text), getattr(sys.stdout, "encoding", None)))
    if len(remarks) > MOST_REMARKS:
        context.print(
            "and {count} more: xor2mnist preflight lists them", count=len(remarks) - MOST_REMARKS
        )


def shown_text(text: str) -> str:
    """Return a text that may come from a student in one line, without what could steer a terminal."""
    return clean(" ".join(text.split()))
