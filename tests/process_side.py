"""The submission in a child process: everything crosses as bytes. No sandbox is built here."""

from pathlib import Path

from autograder.course.catalogue import Exercise
from autograder.isolation.isolated_side import IsolatedSide, ready
from autograder.isolation.link import Link, PipeLink
from autograder.isolation.sandbox.limits import Limits
from autograder.isolation.untrusted import read_untrusted


class ProcessSide(IsolatedSide):
    """One exercise file, held by a process of its own; close it when done."""

    def __init__(self, exercise: Exercise, path: Path) -> None:
        super().__init__(
            exercise, str(path), read_untrusted(path), lambda _: ready(PipeLink()), _end, Limits()
        )


def _end(link: Link) -> None:
    link.close()
