"""The Side of one exercise in a worker process: starts the worker, measures its time, and restarts it.

A function's calls may take `Limits.wall_seconds` together. Past that the worker is ended, and the function gives
Raised("Timeout", ...) from then on, as it does when its processor time is used up; another function of the same file
gets a new worker. A function that had to wait for a processor gets more time on the clock, up to a bound; past that it
is `starved`, since it is unknown whether the fault is its own (see `function_time`). Loading the file may take
`wall_seconds` as well, in all; past that every function of the file fails.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from autograder.course.catalogue import Exercise, Function
from autograder.isolation.budget import SubmissionBudget
from autograder.isolation.function_time import FunctionTime
from autograder.isolation.link import (
    Ended,
    Late,
    Link,
    Malformed,
    NoAnswer,
    PipeEnd,
    WorkerRequest,
    crossing,
)
from autograder.isolation.sandbox.limits import Limits
from autograder.isolation.warm import PATIENCE, WorkerUnavailable
from autograder.running.admit import (
    Inadmissible,
    admitted,
    admitted_about,
    admitted_devices,
    admitted_names,
    admitted_watched,
)
from autograder.running.outcome import Outcome, Raised, Returned, Unloadable
from autograder.running.plain import bytes_of
from autograder.running.source import decoded
from autograder.running.wire import framed

READY = "ready"
# Makes an outcome of a worker's answer, given the function that was called.
Admission = Callable[[Any, Function | None], Outcome]
# How a worker ends when the kernel kills it at its limit of processor time (SIGXCPU).
OUT_OF_TIME = ("signal 24",)
# All answers of an exercise together may be this many times as large as the largest single one.
MOST_OUTCOMES = 4
# Operations by which the explanation of a wrong answer runs the file again.
EXPLAINING = frozenset({"@watched", "@noted_calls"})
# Operations that concern the file and belong to no check.
ASIDE = frozenset({"@given_changed", "@put_given", "@watched", "@noted_calls"})


def ready(link: Link) -> Link:
    """Return a link once its worker is ready to load a file. Raises WorkerUnavailable."""
    try:
        # Only our own code has run in the worker so far, so a failure here is not the student's.
        answer = link.ask(b"", time.monotonic() + PATIENCE)
    except NoAnswer as error:
        raise WorkerUnavailable(f"a worker did not start ({link.close() or error})") from error
    if answer != READY:
        link.close()
        raise WorkerUnavailable(str(answer))
    return link


def _charged_name(name: str, args: tuple[Any, ...]) -> str:
    """Return the function that is charged with the time of a call or of one of the kit's operations."""
    if name == "@defaults":
        return str(args[0])
    return "use_cpu_only" if name == "@devices" else name


class IsolatedSide:
    """The functions of one exercise file, as `engine.Bench` needs them.

    `timed_out` says whether a time-out ended a worker; a submission that raises an exception called Timeout cannot
    set it. `starved` says that the time-out may be no fault of the submission, since the worker got no processor.
    `path` is the path that the worker sees as that of the file. `after_file` gives what a worker is sent together with
    the file; nobody reads the answers to that here. Every method that makes a call raises WorkerUnavailable where no
    worker can start.
    """

    def __init__(
        self,
        exercise: Exercise,
        path: str,
        source: bytes | Unloadable,
        lend: Callable[[bool], Link],
        give_back: Callable[[Link], None],
        limits: Limits,
        budget: SubmissionBudget | None = None,
        after_file: Callable[[Link], bytes] = lambda _: b"",
    ) -> None:
        self.exercise = exercise
        self.timed_out = False
        self.starved = False
        self._processor = FunctionTime(limits)
        self.budget = budget or SubmissionBudget(limits)
        self._denied: set[str] = set()
        self._path = path
        self._lend, self._give_back = lend, give_back
        self._limits = limits
        self._source = source
        self._after_file = after_file
        self.link: Link | None = None
        # The outcome of every further call, once the file itself has failed.
        self._over: Outcome | None = source if isinstance(source, Unloadable) else None
        self._about: tuple[frozenset[str], dict[str, frozenset[str]]] | None = None
        self._functions = {function.name: function for function in exercise.functions}
        self._given_up: dict[str, Outcome] = {}
        self._spent: dict[str, float] = {}
        # The beginning of the check that the worker has yet to be sent, which has no answer of its own.
        self._check = b""
        self._unsent = b""
        self._loading = limits.wall_seconds  # the seconds left for loading the file
        self.outcome_bytes = 0

    def begin(self, check: str, seed: int) -> None:
        """Start a check: drop the objects behind the handles of the previous check."""
        self._check = self._unsent = crossing(("begin", check, seed))

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Call a function, or do one of the kit's operations; a failure becomes an outcome."""
        return self.answered(name, args, kwargs, self._ask)

    def answered(
        self,
        name: str,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        answer: Callable[[WorkerRequest, float], Any],
    ) -> Outcome:
        """Return the outcome of a call, within its time; `answer` gets the worker's answer to a request by a deadline.

        `answer` raises NoAnswer where there is none. What else it raises ends the call and is raised here.
        """
        charged = _charged_name(name, args)
        if charged in self._given_up:
            return self._given_up[charged]
        if name == "@devices":
            # TensorFlow's devices can be hidden only once in a process, so this needs a new worker.
            self.end_worker()
            try:
                return self._timed(charged, ("devices", *args), admitted_devices, answer, True)
            finally:
                self.end_worker()
        return self._timed(
            charged, ("call", name, args, kwargs), self._admission(name, args), answer
        )

    def _admission(self, name: str, args: tuple[Any, ...]) -> Admission:
        if name == "@watched":
            last = self._functions.get(args[0][-1][0])
            return lambda answer, _: admitted_watched(answer, last)
        return admitted_names if name == "@given_changed" else admitted

    def _timed(
        self,
        charged: str,
        request: WorkerRequest,
        admit: Admission,
        answer: Callable[[WorkerRequest, float], Any],
        fresh: bool = False,
    ) -> Outcome:
        if not self.load(fresh):
            assert self._over is not None
            return self._over
        with self._charged(charged) as deadline:
            try:
                outcome = admit(
                    answer(request, deadline), self._functions.get(charged if fresh else request[1])
                )
                return outcome if request[1] in EXPLAINING else self._counted(outcome)
            except (NoAnswer, Inadmissible) as error:
                failed = self._failed(error)
                if failed.type == "Timeout":
                    self._given_up[charged] = failed
                return failed

    @contextmanager
    def _charged(self, name: str) -> Iterator[float]:
        """Charge a function with the time that the block takes; yield the deadline of its answer."""
        began, spent = time.monotonic(), self._spent.get(name, 0.0)
        self._processor.enter(name, self.link, spent)
        try:
            yield min(began + self._limits.wall_seconds - spent, self.budget.deadline)
        finally:
            self._spent[name] = spent + time.monotonic() - began
            self.budget.credit(self._processor.leave())

    def wait(self, name: str, args: tuple[Any, ...], wait: Callable[[float], None]) -> None:
        """Wait for the answer to a call that was asked ahead; `wait` gets the deadline. Raises NoAnswer."""
        with self._charged(_charged_name(name, args)) as deadline:
            wait(deadline)

    def _counted(self, outcome: Outcome) -> Outcome:
        """Return an outcome, or fail the exercise where all its outcomes together have become too large.

        The outcomes stay in memory until the exercise has its verdict, for the messages and the diagnosis.
        """
        size = bytes_of(outcome.value) if isinstance(outcome, Returned) else 0
        if not self.count(size):
            self._over = self._failed(Malformed("too much in all"))
            return self._over
        return outcome

    def count(self, size: int) -> bool:
        """Add the size of outcomes, unless all outcomes together would become too large; return whether it was added."""
        if self.outcome_bytes + size > MOST_OUTCOMES * self._limits.output_bytes:
            return False
        self.outcome_bytes += size
        return True

    def _ask(self, request: WorkerRequest, deadline: float) -> Any:
        """Make a request, the beginning of its check before it, and return the answer. Raises NoAnswer."""
        assert self.link is not None
        beginning = b""
        if request[0] != "about" and request[1] not in ASIDE:
            beginning, self._unsent = self._unsent, b""
        return self.link.ask(beginning + crossing(request), deadline)

    def load(self, fresh: bool = False) -> bool:
        """Make sure that a worker has loaded the file; return False where every further call fails."""
        if self._over is None and self.budget.over():
            self._over = self._used_up()
        return self._load(fresh)

    def _load(self, fresh: bool = False) -> bool:
        if self._over is not None:
            return False
        if self.link is not None:
            return True
        assert not isinstance(self._source, Unloadable)
        link = self.link = self._lend(fresh)
        source = np.frombuffer(self._source, np.uint8)
        request = framed(("load", self.exercise.id, self._path, source))
        request += self._after_file(link)
        self._unsent = self._check
        began = time.monotonic()
        self._processor.enter("", link, self._limits.wall_seconds - self._loading)
        try:
            link.ask(request, min(began + self._loading, self.budget.deadline))
        except NoAnswer as error:
            self._over = self._failed(error)
            return False
        finally:
            self._loading -= time.monotonic() - began
            self.budget.credit(self._processor.leave())
        return True

    def _failed(self, error: Exception) -> Raised:
        """End the worker and say what was wrong with its answer, as an outcome."""
        # The processor time of a worker that is no child of a warm parent cannot be measured.
        unknown = self.link is not None and not isinstance(self.link, PipeEnd)
        starved = isinstance(error, Late) and (self._processor.starved or unknown)
        used_up = self._processor.used_up()
        self.budget.credit(self._processor.leave())
        ended = self.end_worker()
        self.starved = self.starved or starved
        if isinstance(error, Late | Ended) and not starved and self.budget.over():
            return self._used_up()
        if isinstance(error, Late) or (isinstance(error, Ended) and ended in OUT_OF_TIME):
            self.timed_out = True
            # The kernel's limit also counts what other functions used in the same worker.
            self.starved = self.starved or not (isinstance(error, Late) or used_up)
            seconds = (
                self._limits.wall_seconds if isinstance(error, Late) else self._limits.cpu_seconds
            )
            return Raised("Timeout", f"no answer within {seconds:g} seconds")
        if isinstance(error, Malformed | Inadmissible):
            return Raised("WorkerError", f"the answer cannot be read ({error})")
        return Raised("WorkerError", f"the process ended ({ended or error})")

    def _used_up(self) -> Raised:
        seconds = self._limits.submission_seconds
        return Raised(
            "Timeout", f"the time of the whole submission, {seconds:g} seconds, is used up"
        )

    @property
    def denied(self) -> set[str]:
        """The names of the system calls that the workers were denied so far."""
        return self._denied | (self.link.denied if isinstance(self.link, PipeEnd) else set())

    @property
    def text(self) -> str:
        """The text of the file; "" where it cannot be read."""
        text = decoded(self._source) if isinstance(self._source, bytes) else ""
        return text if isinstance(text, str) else ""

    @property
    def stubs(self) -> frozenset[str]:
        """The functions that are still stubs."""
        return self._known()[0]

    @property
    def uses(self) -> dict[str, frozenset[str]]:
        """For every function of the file, the others of the file that it relies on."""
        return self._known()[1]

    def _known(self) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
        """Return (stubs, uses). The worker is asked once, and only after a failure."""
        if self._about is None:
            self._about = frozenset(), {}
            if self._load():
                deadline = time.monotonic() + self._limits.wall_seconds
                try:
                    self._about = admitted_about(self._ask(("about",), deadline))
                except (NoAnswer, Inadmissible) as error:
                    self._failed(error)
        return self._about

    def end_worker(self) -> str:
        """End the worker; return how it had ended, "" if it was still running."""
        link, self.link = self.link, None
        if link is None:
            return ""
        self._note_denials(link)
        return link.close()

    def _note_denials(self, link: Link) -> None:
        if isinstance(link, PipeEnd):
            self._denied |= link.denied

    def close(self) -> None:
        """Give the worker back, so that it can load another exercise of the same submission."""
        link, self.link = self.link, None
        if link is not None:
            self._note_denials(link)
            self._give_back(link)
