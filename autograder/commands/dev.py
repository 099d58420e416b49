"""`dev stubs` and `dev check`: what the author of an exercise forgot, said as a reviewer would."""

import sys
from collections.abc import Iterator

from autograder.authoring import complaints
from autograder.catalogue import course
from autograder.commands.common import Context, shown
from autograder.paths import EXERCISES, SOLUTIONS
from autograder.stubs import out_of_step


def stubs(context: Context) -> int:
    """Write every stub and every Given part that is out of step with its solution."""
    written = 0
    # A Given part that changes may change the stubs after it.
    while wrong := out_of_step(course(), SOLUTIONS, EXERCISES):
        for path, text in wrong.items():
            path.write_text(text, encoding="utf-8", newline="\n")
            context.print("written: {file}", file=str(shown(path)))
            written += 1
    if not written:
        context.print("every stub is in step with its solution")
    return 0


def check(context: Context) -> int:
    """Print what is missing or wrong; 0 if nothing is."""
    count = 0
    for complaint in _with_progress(complaints()):
        count += 1
        print(complaint)
    if count:
        context.print("{count} things to mend", count=count)
        return 1
    context.print("nothing is missing")
    return 0


def _with_progress(found: Iterator[str]) -> Iterator[str]:
    if sys.stderr.isatty():
        print("checking solutions, stubs, misconceptions and texts …", file=sys.stderr)
    yield from found
