"""The Side of one exercise in a worker process: starts the worker, measures its time, and restarts it.

A function's calls may take `Limits.wall_seconds` together. Past that the worker is ended, and the function gives
Raised("Timeout", ...) from then on, as it does when its processor time is used up; another function of the same file
gets a new worker. A function that had to wait for a processor gets more time on the clock, up to a bound; past that it
is `starved`, since it is unknown whether the fault is its own (see `function_time`). Loading the file may take
`wall_seconds` as well, in all; past that every function of the file fails.
"""

import time
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from autograder.course.catalogue import Exercise, Function
from autograder.isolation.ahead import CheckCalls, OutOfStep, Script, WorkerRequest, crossing
from autograder.isolation.budget import SubmissionBudget
from autograder.isolation.function_time import FunctionTime
from autograder.isolation.link import Ended, Late, Link, Malformed, NoAnswer, PipeEnd
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
# How a worker ends when the kernel kills it at its limit of processor time (SIGXCPU).
OUT_OF_TIME = ("signal 24",)
# How many seconds the answers of skipped checks may take in all.
PATIENCE_AHEAD = 5.0
# All answers of an exercise together may be this many times as large as the largest single one.
MOST_OUTCOMES = 4
# Operations by which the explanation of a wrong answer runs the file again.
EXPLAINING = frozenset({"@watched", "@noted_calls"})
# Operations that concern the file and belong to no check.
ASIDE = frozenset({"@given_changed", "@put_given", "@watched", "@noted_calls"})


class _FileFailed(Exception):
    """A file that was loaded before fails to load again; `IsolatedSide._over` is its outcome."""


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


class IsolatedSide:
    """The functions of one exercise file, as `engine.Bench` needs them.

    `timed_out` says whether a time-out ended a worker; a submission that raises an exception called Timeout cannot
    set it. `starved` says that the time-out may be no fault of the submission, since the worker got no processor.
    `shown` is the path that the worker sees as that of the file; the calls in `script` are asked ahead of the first
    worker. Every method that makes a call raises WorkerUnavailable where no worker can start.
    """

    def __init__(
        self,
        exercise: Exercise,
        shown: str,
        source: bytes | Unloadable,
        lend: Callable[[bool], Link],
        give_back: Callable[[Link], None],
        limits: Limits,
        script: Script | None = None,
        budget: SubmissionBudget | None = None,
    ) -> None:
        self.exercise = exercise
        self.timed_out = False
        self.starved = False
        self._processor = FunctionTime(limits)
        # The function whose time is running, the seconds it had spent before, and when this call began.
        self._charged = "", 0.0, 0.0
        self.budget = budget or SubmissionBudget(limits)
        self._denied: set[str] = set()
        self._path = shown
        self._lend, self._give_back = lend, give_back
        self._limits = limits
        self._source = source
        self._link: Link | None = None
        # The outcome of every further call, once the file itself has failed.
        self._over: Outcome | None = source if isinstance(source, Unloadable) else None
        self._about: tuple[frozenset[str], dict[str, frozenset[str]]] | None = None
        self._functions = {function.name: function for function in exercise.functions}
        self._given_up: dict[str, Outcome] = {}
        self._spent: dict[str, float] = {}
        self._calls = CheckCalls(script)
        self._deadline = 0.0
        self._unwanted = 0.0
        self._loading = limits.wall_seconds  # the seconds left for loading the file
        self._outcome_bytes = 0

    def begin(self, check: str, seed: int) -> None:
        """Start a check: drop the objects behind the handles of the previous check."""
        self._calls.begin(check, seed)

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Call a function, or do one of the kit's operations; a failure becomes an outcome."""
        charged = args[0] if name == "@defaults" else name
        charged = "use_cpu_only" if name == "@devices" else charged
        if charged in self._given_up:
            return self._given_up[charged]
        if name == "@devices":
            # TensorFlow's devices can be hidden only once in a process, so this needs a new worker.
            self._end()
            try:
                return self._ask(charged, ("devices", *args), admitted_devices, fresh=True)
            finally:
                self._end()
        if name == "@watched":
            last = self._functions.get(args[0][-1][0])
            return self._ask(
                charged,
                ("call", name, args, kwargs),
                lambda answer, _: admitted_watched(answer, last),
            )
        admit = admitted_names if name == "@given_changed" else admitted
        return self._ask(charged, ("call", name, args, kwargs), admit)

    def _ask(
        self,
        charged: str,
        request: tuple[Any, ...],
        admit: Callable[[Any, Function | None], Outcome],
        fresh: bool = False,
    ) -> Outcome:
        if self._over is None and self.budget.over():
            self._over = self._used_up()
        if not self._load(fresh):
            assert self._over is not None
            return self._over
        wall = self._limits.wall_seconds
        began, spent = time.monotonic(), self._spent.get(charged, 0.0)
        self._deadline = min(began + wall - spent, self.budget.deadline)
        # The seconds that reading answers of skipped checks takes in this call.
        self._unwanted = 0.0
        self._charged = charged, spent, began
        self._processor.enter(charged, self._link, spent)
        try:
            answer = self._answer(request)
            outcome = admit(answer, self._functions.get(charged if fresh else request[1]))
            return outcome if request[1] in EXPLAINING else self._counted(outcome)
        except (NoAnswer, Inadmissible) as error:
            failed = self._failed(error)
            if failed.type == "Timeout":
                self._given_up[charged] = failed
            return failed
        except _FileFailed:
            assert self._over is not None
            return self._over
        finally:
            self._spent[charged] = spent + time.monotonic() - began - self._unwanted
            self.budget.credit(self._processor.leave())

    def _counted(self, outcome: Outcome) -> Outcome:
        """Return an outcome, or fail the exercise where all its outcomes together have become too large.

        The outcomes stay in memory until the exercise has its verdict, for the messages and the diagnosis.
        """
        if isinstance(outcome, Returned):
            self._outcome_bytes += bytes_of(outcome.value)
        if self._outcome_bytes > MOST_OUTCOMES * self._limits.output_bytes:
            self._over = self._failed(Malformed("too much in all"))
            return self._over
        return outcome

    def _answer(self, request: WorkerRequest) -> Any:
        """Return the answer to a request: the one asked ahead if there is one, or else ask now.

        Raises NoAnswer, and _FileFailed where a new worker cannot load the file.
        """
        if request[1] in ASIDE:
            return self._at_once([request])
        answers = self._calls.add(request)
        if answers is not None:
            place = self._calls.place
            if self._past_unwanted(partial(answers.skip_to, *place)):
                try:
                    return answers.answer(*place, self._deadline)
                except Ended as error:
                    # Among calls asked ahead it is unknown which one used up the processor time, so ask again in
                    # a new worker.
                    ended = self._end()
                    if ended not in OUT_OF_TIME:
                        raise Ended(ended or str(error)) from error
                    self._renew()
        return self._at_once(self._calls.unsent())

    def _at_once(self, requests: list[WorkerRequest]) -> Any:
        """Make requests and return the answer to the last one. Raises as `_answer`."""
        if self._calls.answers is not None:
            self._past_unwanted(self._calls.answers.settle)
        assert self._link is not None
        *before, _ = [one for one in requests if one[0] != "begin"]
        answer = self._link.ask(b"".join(map(crossing, requests)), self._deadline)
        for _ in before:
            answer = self._link.ask(b"", self._deadline)
        return answer

    def _past_unwanted(self, wait: Callable[[float], None]) -> bool:
        """Read and drop the answers of skipped checks, so that the next answer on the pipe belongs to the next request.

        Their time is charged to no function. Returns False where a new worker had to be started; raises _FileFailed
        where that one cannot load the file.
        """
        began = time.monotonic()
        try:
            wait(began + PATIENCE_AHEAD)
            return True
        except OutOfStep:
            self._renew()
            return False
        finally:
            took = time.monotonic() - began
            self._unwanted += took
            self._deadline = min(self._deadline + took, self.budget.deadline)

    def _renew(self) -> None:
        """Load the file in another worker. Raises _FileFailed."""
        self.budget.credit(self._processor.leave())
        self._end()
        if not self._load():
            raise _FileFailed from None
        charged, spent, began = self._charged
        self._processor.enter(charged, self._link, spent + time.monotonic() - began)

    def _load(self, fresh: bool = False) -> bool:
        """Make sure that a worker has loaded the file; return False where the file itself has failed."""
        if self._over is not None:
            return False
        if self._link is not None:
            return True
        assert not isinstance(self._source, Unloadable)
        link = self._link = self._lend(fresh)
        source = np.frombuffer(self._source, np.uint8)
        request = framed(("load", self.exercise.id, self._path, source))
        request += self._calls.ask_ahead(self.exercise.id, link, self._limits.output_bytes)
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
        unknown = self._link is not None and not isinstance(self._link, PipeEnd)
        starved = isinstance(error, Late) and (self._processor.starved or unknown)
        used_up = self._processor.used_up()
        self.budget.credit(self._processor.leave())
        ended = self._end()
        self._calls.restart()
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
        return self._denied | (self._link.denied if isinstance(self._link, PipeEnd) else set())

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
                self._deadline = time.monotonic() + self._limits.wall_seconds
                try:
                    answer = self._at_once([("about",)])
                    self._about = admitted_about(answer)
                except (NoAnswer, Inadmissible) as error:
                    self._failed(error)
                except _FileFailed:
                    pass
        return self._about

    def _end(self) -> str:
        """End the worker; return how it had ended, "" if it was still running."""
        self._calls.answers = None
        link, self._link = self._link, None
        if link is None:
            return ""
        self._note_denials(link)
        return link.close()

    def _note_denials(self, link: Link) -> None:
        if isinstance(link, PipeEnd):
            self._denied |= link.denied

    def close(self) -> None:
        """Give the worker back, so that it can load another exercise of the same submission."""
        if self._calls.answers is not None:
            try:
                self._calls.answers.settle(time.monotonic() + PATIENCE_AHEAD)
            except OutOfStep:
                self._end()
        link, self._link, self._calls.answers = self._link, None, None
        if link is not None:
            self._note_denials(link)
            self._give_back(link)
