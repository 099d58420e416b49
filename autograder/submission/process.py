"""The submission in a child process: everything crosses as bytes. No sandbox is built here."""

from pathlib import Path

from autograder.catalogue import Exercise
from autograder.submission.isolated_side import IsolatedSide, ready
from autograder.submission.link import Link, PipeLink
from autograder.submission.sandbox.limits import Limits
from autograder.submission.untrusted import read_untrusted


class ProcessSide(IsolatedSide):
    """One exercise file, held by a process of its own; close it when done."""

    def __init__(self, exercise: Exercise, path: Path) -> None:
        super().__init__(
            exercise, str(path), read_untrusted(path), lambda _: ready(PipeLink()), _end, Limits()
        )


def _end(link: Link) -> None:
    link.close()
