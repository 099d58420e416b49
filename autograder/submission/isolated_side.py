"""One exercise of a submission behind a worker; starts it, times it, and starts it anew.

A function's calls may take `Limits.wall_seconds` together. Past that the worker is ended, and the
function gives Raised("Timeout", ...) from then on, as it does when the processor time is used up;
another function of the same file gets a new worker. The same holds for a file that does not come to
an end while it is loaded, for all of its functions.
"""

import time
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.catalogue import Exercise, Function
from autograder.submission.admit import (
    Inadmissible,
    admitted,
    admitted_about,
    admitted_devices,
)
from autograder.submission.link import Ended, Late, Link, Malformed, NoAnswer
from autograder.submission.outcome import Outcome, Raised, Unloadable
from autograder.submission.sandbox.limits import Limits
from autograder.submission.warm import PATIENCE, WorkerUnavailable
from autograder.submission.wire import framed

READY = "ready"
# How the kernel ends a process that has used up its processor time.
OUT_OF_TIME = ("signal 24",)


def ready(link: Link) -> Link:
    """Return a link once its worker is ready to load a file. Raises WorkerUnavailable."""
    try:
        # Only our own code has run in it: what goes wrong up to here is our fault.
        answer = link.ask(b"", time.monotonic() + PATIENCE)
    except NoAnswer as error:
        raise WorkerUnavailable(f"a worker did not start ({link.close() or error})") from error
    if answer != READY:
        link.close()
        raise WorkerUnavailable(str(answer))
    return link


class IsolatedSide:
    """The functions of one exercise file, as `engine.Bench` needs them.

    `timed_out` says whether a time-out ended a worker. A submission may raise an exception that is
    called Timeout, but cannot set that. `shown` is the path that the worker takes the file for. Every method that calls raises WorkerUnavailable where no
    worker can start.
    """

    def __init__(
        self,
        exercise: Exercise,
        shown: str,
        source: bytes | Unloadable,
        lend: Callable[[bool], Link],
        give_back: Callable[[Link], None],
        limits: Limits,
    ) -> None:
        self.exercise = exercise
        self.timed_out = False
        self._path = shown
        self._lend, self._give_back = lend, give_back
        self._limits = limits
        self._source = source
        self._link: Link | None = None
        # What every call gives, once the file itself has failed.
        self._over: Outcome | None = source if isinstance(source, Unloadable) else None
        self._about: tuple[frozenset[str], dict[str, frozenset[str]]] | None = None
        self._functions = {function.name: function for function in exercise.functions}
        self._given_up: dict[str, Outcome] = {}
        self._spent: dict[str, float] = {}
        self._begun = b""

    def begin(self, check: str, seed: int) -> None:
        """Start a check: what stood behind the handles of the one before is dropped."""
        self._begun = framed(("begin", check, seed))  # goes out with the next call

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Call a function, or do one of the kit's operations; what fails is an outcome."""
        charged = args[0] if name == "@defaults" else name
        charged = "use_cpu_only" if name == "@devices" else charged
        if charged in self._given_up:
            return self._given_up[charged]
        if name == "@devices":
            # Whether it was too late can be asked only once in a process.
            self._end()
            try:
                return self._ask(charged, ("devices", *args), admitted_devices, fresh=True)
            finally:
                self._end()
        return self._ask(charged, ("call", name, args, kwargs), admitted)

    def _ask(
        self,
        charged: str,
        request: tuple[Any, ...],
        admit: Callable[[Any, Function | None], Outcome],
        fresh: bool = False,
    ) -> Outcome:
        if not self._load(fresh):
            assert self._over is not None
            return self._over
        assert self._link is not None
        left = self._limits.wall_seconds - self._spent.get(charged, 0.0)
        began = time.monotonic()
        try:
            answer = self._link.ask(self._begun + framed(request), began + left)
            self._begun = b""
            return admit(answer, self._functions.get(charged if fresh else request[1]))
        except (NoAnswer, Inadmissible) as error:
            failed = self._failed(error)
            if failed.type == "Timeout":
                self._given_up[charged] = failed
            return failed
        finally:
            spent = self._spent.get(charged, 0.0) + time.monotonic() - began
            self._spent[charged] = spent

    def _load(self, fresh: bool = False) -> bool:
        """Have a worker that holds the file; False where the file itself has failed."""
        if self._over is not None:
            return False
        if self._link is not None:
            return True
        assert not isinstance(self._source, Unloadable)
        link = self._link = self._lend(fresh)
        source = np.frombuffer(self._source, np.uint8)
        request = framed(("load", self.exercise.id, self._path, source))
        try:
            link.ask(request, time.monotonic() + self._limits.wall_seconds)
        except NoAnswer as error:
            self._over = self._failed(error)
            return False
        return True

    def _failed(self, error: Exception) -> Raised:
        """End the worker and say what was wrong with its answer, as an outcome."""
        ended = self._end()
        if isinstance(error, Late) or (isinstance(error, Ended) and ended in OUT_OF_TIME):
            self.timed_out = True
            seconds = (
                self._limits.wall_seconds if isinstance(error, Late) else self._limits.cpu_seconds
            )
            return Raised("Timeout", f"no answer within {seconds:g} seconds")
        if isinstance(error, Malformed | Inadmissible):
            return Raised("WorkerError", f"the answer cannot be read ({error})")
        return Raised("WorkerError", f"the process ended ({ended or error})")

    @property
    def stubs(self) -> frozenset[str]:
        """The functions that nobody has begun to write."""
        return self._known()[0]

    @property
    def uses(self) -> dict[str, frozenset[str]]:
        """For every function of the file, the others of the file that it relies on."""
        return self._known()[1]

    def _known(self) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
        """Return (stubs, uses); asked for once, and only where something has failed."""
        if self._about is None:
            self._about = frozenset(), {}
            if self._load():
                assert self._link is not None
                deadline = time.monotonic() + self._limits.wall_seconds
                try:
                    answer = self._link.ask(framed(("about",)), deadline)
                    self._about = admitted_about(answer)
                except (NoAnswer, Inadmissible) as error:
                    self._failed(error)
        return self._about

    def _end(self) -> str:
        """End the worker; return how it had ended."""
        link, self._link = self._link, None
        return link.close() if link is not None else ""

    def close(self) -> None:
        """Give the worker back, which may hold another exercise of the same submission next."""
        link, self._link = self._link, None
        if link is not None:
            self._give_back(link)
