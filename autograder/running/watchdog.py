"""Tells the learner that a function has not returned for a long time, and in which line it is.

It uses a timer thread and sys._current_frames, so it works on every system. While a person watches, nothing is
interrupted by force; without a terminal the process ends.
"""

import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from autograder.language.finding import Sentence, say
from autograder.running.outcome import Frame, Raised

NOTICE_SECONDS = 10.0
END_SECONDS = 60.0


def end_seconds() -> float:
    """Return after how many seconds a process without a terminal ends."""
    return END_SECONDS


def _debugging() -> bool:
    """Return whether a debugger traces this process; then the learner waits on purpose."""
    monitoring = getattr(sys, "monitoring", None)
    if monitoring is not None and monitoring.get_tool(monitoring.DEBUGGER_ID) is not None:
        return True
    trace = sys.gettrace()
    # A coverage tracer is no debugger.
    return trace is not None and "coverage" not in type(trace).__module__


class Watchdog:
    """Watches the checks of learner code that runs in this process, one check at a time.

    `tell(where)` is called once a check has taken NOTICE_SECONDS and is inside the learner's
    function. Where `interactive` is false, `end(where)` is called after END_SECONDS instead, and
    the process ends with status 1.
    """

    def __init__(
        self,
        tell: Callable[[Sentence], None],
        end: Callable[[Sentence], None],
        interactive: bool,
    ) -> None:
        self.tell = tell
        self.end = end
        self.interactive = interactive
        self.wait = NOTICE_SECONDS if interactive else END_SECONDS
        self.loading: Callable[[], None] = lambda: None
        self.noticed = False
        self.frames: tuple[Frame, ...] = ()
        self.given_up: dict[str, Raised] = {}
        self._inside: tuple[str, str] | None = None
        self._since = 0.0

    @property
    def in_module(self) -> bool:
        """Whether the notice was about the file while it was loaded, and not about one of its functions."""
        return bool(self.frames) and self.frames[0].function == "<module>"

    @contextmanager
    def check(self) -> Iterator[None]:
        """Watch one check, which runs in this thread."""
        self.noticed = False
        self._since = time.monotonic()
        over = threading.Event()
        thread = threading.Thread(
            target=self._watch, args=(over, threading.get_ident()), daemon=True
        )
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    @contextmanager
    def inside(self, function: str, path: Path) -> Iterator[None]:
        """Note that the check is inside `function` of the learner's file `path`."""
        self._inside = function, str(path)
        try:
            yield
        finally:
            self._inside = None

    @contextmanager
    def not_counted(self) -> Iterator[None]:
        """Begin to count anew afterwards: on a busy machine the import of TensorFlow alone takes a minute."""
        yield
        self._since = time.monotonic()

    def _watch(self, over: threading.Event, watched: int) -> None:
        left = self.wait
        while not over.wait(left):
            left = self._since + self.wait - time.monotonic()
            if left > 0:
                continue
            left = self.wait
            inside = self._inside
            if inside is None or _debugging():
                continue
            function, path = inside
            stack = traceback.extract_stack(sys._current_frames().get(watched))
            self.frames = tuple(
                Frame(entry.lineno or 0, entry.name, (entry.line or "").strip())
                for entry in stack
                if entry.filename == path
            )
            where = say("inside {function}", function=function)
            if self.in_module:
                where = say(
                    "in {file}, line {line}, outside of its functions",
                    file=Path(path).name,
                    line=self.frames[-1].line,
                )
            elif self.frames:  # code that runs in another process has no frames here
                line = self.frames[-1].line
                where = say("inside {function}, line {line}", function=function, line=line)
            if not self.interactive:
                self.end(where)
                os._exit(1)
            if not self.noticed:
                self.noticed = True
                self.tell(where)
