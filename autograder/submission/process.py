"""The submission in a child process: everything crosses as bytes. No sandbox is built here."""

import contextlib
import subprocess
import sys
from pathlib import Path
from typing import Any

from autograder.catalogue import Exercise
from autograder.submission import wire
from autograder.submission.outcome import Outcome, Raised, Refused, Returned, Unloadable

NO_ANSWER = (EOFError, OSError, wire.WireError)
OUTCOMES = (Returned, Raised, Refused, Unloadable)


class ProcessSide:
    """One exercise file, held by a process of its own; close it when done."""

    def __init__(self, exercise: Exercise, path: Path) -> None:
        command = [sys.executable, "-m", "autograder.submission.worker", exercise.id, str(path)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._about: dict[str, Any] | None = None

    def _ask(self, *request: Any) -> Any:
        assert self._process.stdin is not None and self._process.stdout is not None
        wire.send(self._process.stdin, request)
        return wire.receive(self._process.stdout)

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Call a function over the wire; an answer that is none counts as raised."""
        try:
            found = self._ask("call", name, args, kwargs)
        except NO_ANSWER as error:
            return Raised("WorkerError", f"the process gave no answer ({type(error).__name__})")
        if not isinstance(found, OUTCOMES):
            return Raised("WorkerError", "the process gave an answer of no known kind")
        return found

    def begin(self, check: str, seed: int) -> None:
        """Start a check on the other side."""
        with contextlib.suppress(*NO_ANSWER):  # the next call will say so
            self._ask("begin", check, seed)

    def _tell(self) -> dict[str, Any]:
        if self._about is None:
            self._about = {"stubs": [], "uses": {}}
            with contextlib.suppress(*NO_ANSWER):
                self._about = self._ask("about")
        return self._about

    @property
    def stubs(self) -> frozenset[str]:
        """The functions that nobody has begun to write."""
        return frozenset(self._tell()["stubs"])

    @property
    def uses(self) -> dict[str, frozenset[str]]:
        """For every function of the file, the others of the file that it relies on."""
        return {name: frozenset(used) for name, used in self._tell()["uses"].items()}

    def close(self) -> None:
        """End the process."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # it may be gone already
                    stream.close()
        self._process.wait()
