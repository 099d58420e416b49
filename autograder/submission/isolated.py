"""The submission behind a sandboxed worker: the Side that a grader uses.

    with Isolation(Limits()) as isolation:
        print(isolation.tier)
        with isolation.submission(folder) as submission:
            bench = Bench(exercise, submission.side_for(exercise), reference, seed)

Nothing of a submission is imported, unpickled or evaluated on this side: source text goes to the
worker, plain data comes back.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.catalogue import Exercise
from autograder.finding import Sentence
from autograder.submission.outcome import Outcome, Raised
from autograder.submission.process import ProcessSide


@dataclass(frozen=True)
class Limits:
    """What the worker of one exercise may use; memory counts on top of what Python itself takes."""

    cpu_seconds: int = 60
    wall_seconds: float = 60.0
    memory_bytes: int = 2 * 2**30
    processes: int = 64
    file_bytes: int = 64 * 2**20
    output_bytes: int = 65 * 2**20


class SandboxRefused(Exception):
    """No tier of the kernel's works here; `sentence` says what is missing and what gives it."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.template)
        self.sentence = sentence


class WorkerUnavailable(Exception):
    """A worker could not start, which is the grader's fault: the exercise stays ungraded."""


class IsolatedSide:
    """One exercise of a submission, as `engine.Bench` needs it.

    A function whose calls took longer than `Limits.wall_seconds` together gives
    Raised("Timeout", ...) from then on, and `timed_out` is true: a submission may raise an exception
    that is called Timeout too, but cannot set that.
    """

    def __init__(self, exercise: Exercise, path: Path) -> None:
        self.exercise = exercise
        self.timed_out = False
        self._side = ProcessSide(exercise, path)

    def begin(self, check: str, seed: int) -> None:
        """Start a check: what stood behind the handles of the one before is dropped."""
        self._side.begin(check, seed)

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Call a function. Raises WorkerUnavailable where no worker can start."""
        return self._side.call(name, args, kwargs)

    @property
    def stubs(self) -> frozenset[str]:
        """The functions that nobody has begun to write."""
        return self._side.stubs

    @property
    def uses(self) -> dict[str, frozenset[str]]:
        """For every function of the file, the others of the file that it relies on."""
        return self._side.uses

    def close(self) -> None:
        """End the worker and all that it started."""
        self._side.close()


class Submission:
    """One submission; a side is made for every exercise when it is asked for."""

    def __init__(self, folder: Path, sources: Mapping[str, bytes]) -> None:
        self.folder = folder
        self.sources = sources
        self._sides: list[IsolatedSide] = []

    def side_for(self, exercise: Exercise) -> IsolatedSide:
        """Return the side of an exercise; the side that was asked for before it is closed."""
        self.close()
        self._sides.append(IsolatedSide(exercise, self.folder / exercise.filename))
        return self._sides[-1]

    def close(self) -> None:
        """End every worker."""
        while self._sides:
            self._sides.pop().close()


class Isolation:
    """The warm parents and the sandbox; one for every grading process, made after any fork.

    `tier` is "namespaces", "landlock" or, where `allow_unsandboxed` lets it be, "process"; it is
    found out by trying, when the context is entered. Raises SandboxRefused there.
    """

    def __init__(self, limits: Limits, allow_unsandboxed: bool = False) -> None:
        self.limits = limits
        self.allow_unsandboxed = allow_unsandboxed
        self.tier = "process"

    def __enter__(self) -> "Isolation":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """End the warm parents and everything that they started."""

    @contextmanager
    def submission(
        self, folder: Path, sources: Mapping[str, bytes] | None = None
    ) -> Iterator[Submission]:
        """Give the submission in `folder`.

        `sources` maps the id of an exercise to source text that stands in place of its file (from a
        notebook, say).
        """
        submission = Submission(folder, sources or {})
        try:
            yield submission
        finally:
            submission.close()


TIMEOUT = Raised("Timeout", "")
"""What a call that was given up looks like; its text says after how long."""
