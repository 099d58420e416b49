"""Starts grading processes for a command, and says in words why they cannot start."""

from typing import Protocol

from autograder.commands.common import UsageError
from autograder.grading.pool import NoSandbox


class GradingProcesses(Protocol):
    """Grading processes, here or on a cluster."""

    def start(self) -> str:
        """Start the first one, and return the tier of its sandbox."""


def started(pool: GradingProcesses) -> str:
    """Return the tier of the sandbox. Raises UsageError where no sandbox works, or no process starts."""
    try:
        return pool.start()
    except NoSandbox as refused:
        raise UsageError(refused.sentence.template, **refused.sentence.fields) from None
    except EOFError:
        raise UsageError("a grading process cannot start here") from None
