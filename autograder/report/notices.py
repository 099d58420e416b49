"""What is said while a learner's function does not come back."""

import os
from typing import TextIO

from autograder import watchdog
from autograder.finding import say
from autograder.i18n import printable, render
from autograder.watchdog import Watchdog


def watchdog_for(lang: str, descriptor: int, stream: TextIO) -> Watchdog:
    """Return a watchdog that writes to the file descriptor, past whatever captures `stream`."""
    encoding = getattr(stream, "encoding", None) or "ascii"

    def write(text: str) -> None:
        os.write(descriptor, (printable(text, encoding) + "\n").encode(encoding, "replace"))

    def tell(function: str, line: int) -> None:
        notice = say(
            "still inside {function}, line {line}; Ctrl-C stops it", function=function, line=line
        )
        write(render(notice, lang))

    def end(function: str, line: int) -> None:
        error = say(
            "stopped after {seconds} s: still inside {function}, line {line}; does its loop end?",
            seconds=watchdog.END_SECONDS,
            function=function,
            line=line,
        )
        write(render(error, lang))

    # Only the output is asked: pytest has put something else in the place of the input.
    return Watchdog(tell, end, interactive=os.isatty(descriptor))
