"""The submission in this process: real tracebacks, a debugger, and speed."""

import contextlib
import sys
from pathlib import Path
from typing import Any

from autograder.course.catalogue import Exercise
from autograder.running import tensorflow
from autograder.running.executor import Executor
from autograder.running.outcome import Outcome, Raised
from autograder.running.watchdog import Watchdog


def _runs(name: str, args: tuple[Any, ...]) -> str:
    """Return the learner's function that runs in a call of `name`, which may be an operation of the kit."""
    if name == "@devices":
        return "use_cpu_only"
    if name == "@watched":  # whose first argument is a list of calls
        return str(args[0][-1][0])
    return name


class LocalSide(Executor):
    """An exercise file whose functions run here, under a watchdog where a learner waits."""

    def __init__(
        self,
        exercise: Exercise,
        path: Path,
        capture: bool = True,
        watchdog: Watchdog | None = None,
    ) -> None:
        super().__init__(exercise, path, capture)
        self.watchdog = watchdog
        self.stopped: Raised | None = None

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Call a function; a call that the learner interrupted after the watchdog's notice counts as raised."""
        if self.stopped is not None:
            return self.stopped
        if self.watchdog is None:
            return super().call(name, args, kwargs)
        function = _runs(name, args)
        if function in self.watchdog.given_up:
            return self.watchdog.given_up[function]
        if (
            self.exercise.library is not None
            and "tensorflow" not in sys.modules
            and tensorflow.installed()
            and self.needs_library()
        ):
            self.watchdog.loading()
            # A broken installation is told where the file is loaded.
            with self.watchdog.not_counted(), contextlib.suppress(ImportError):
                self.import_library()
        try:
            with self.watchdog.inside(function, self.path):
                return super().call(name, args, kwargs)
        except KeyboardInterrupt:
            if not self.watchdog.noticed:
                raise
            given_up = Raised("Interrupted", "", self.watchdog.frames)
            self.watchdog.given_up[function] = given_up
            if self.watchdog.in_module:
                # The file looped while it was loaded and has no functions; loading it again would loop again.
                self.stopped = given_up
            return given_up
