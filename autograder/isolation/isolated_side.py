"""One exercise of a submission behind a worker; starts it, times it, and starts it anew.

A function's calls may take `Limits.wall_seconds` together. Past that the worker is ended, and the
function gives Raised("Timeout", ...) from then on, as it does when the processor time is used up;
another function of the same file gets a new worker. What counts is time on the processor: a function that had to
wait for one gets more time on the clock, up to a bound; past that nobody knows, and it is `starved`. Loading the file may take as long, however often
it has to be done; past that all of its functions are over.
"""

import time
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from autograder.course.catalogue import Exercise, Function
from autograder.isolation.ahead import Answers, OutOfStep, Script, WorkerRequest, crossing
from autograder.isolation.budget import SubmissionBudget
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
# How the kernel ends a process that has used up its processor time.
OUT_OF_TIME = ("signal 24",)
# How long, in seconds, an answer may take that was asked ahead and that nobody wants.
PATIENCE_AHEAD = 5.0
# The answers of an exercise may take up so many times what one of them may.
MOST_KEPT = 4
# So much of its time on the processor has a function used up that may have no more of it.
USED_UP = 0.8
# A run that was on the processor, or waiting for it, less than so much of the time did neither: it slept.
AWAKE = 0.5
# So many times its time a function may take on a machine that is busy.
BUSY = 10
# What is asked about the file, outside of every check.
EXPLAINING = frozenset({"@watched", "@noted_calls"})
ASIDE = frozenset({"@given_changed", "@put_given", "@watched", "@noted_calls"})


class _Share:
    """What a function gets of the processor: whether it may go on when its time on the clock is over."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._used: dict[str, float] = {}
        self._waited: dict[tuple[int, str], float | None] = {}
        self._link: PipeEnd | None = None
        self._name = ""
        self._began = self._spent = 0.0
        self._at_first: float | None = None
        self._until = 0.0
        self.starved = False

    def enter(self, name: str, link: Link | None, spent: float) -> None:
        """Begin a call of a function that has taken `spent` seconds on the clock already."""
        self._name, self._spent, self._began = name, spent, time.monotonic()
        self._until, self.starved = 0.0, False
        self._link = link if isinstance(link, PipeEnd) else None
        if self._link is not None:
            self._link.more_time = self._more_time
            self._at_first = self._link.processor.used()
            key = id(self._link), name
            if key not in self._waited:
                self._waited[key] = self._link.processor.waited()

    def leave(self) -> float:
        """End the call; return how long it waited for a processor after its time was over."""
        if self._link is None:
            return 0.0
        took = self._took()
        if took is not None:
            self._used[self._name] = self._used.get(self._name, 0.0) + took
        self._link.more_time = None
        self._link = None
        extended = self._until > 0
        return max(0.0, time.monotonic() - self._began - (took or 0.0)) if extended else 0.0

    def used_up(self) -> bool:
        """Return whether the function itself has used up its time on the processor."""
        share = min(self._limits.wall_seconds, self._limits.cpu_seconds)
        return (self._took() or 0.0) + self._used.get(self._name, 0.0) >= USED_UP * share

    def _took(self) -> float | None:
        used = self._link.processor.used() if self._link is not None else None
        return None if used is None or self._at_first is None else used - self._at_first

    def _more_time(self) -> float:
        """Return when to ask again; 0 where the function's time is over."""
        now = time.monotonic()
        if now < self._until:
            return self._until
        took = self._took()
        assert self._link is not None
        waited, before = (
            self._link.processor.waited(),
            self._waited.get((id(self._link), self._name)),
        )
        if took is None or waited is None or before is None:
            self.starved = True  # nobody knows
            return 0.0
        used = took + self._used.get(self._name, 0.0)
        elapsed = self._spent + now - self._began
        share = min(self._limits.wall_seconds, self._limits.cpu_seconds)
        if used >= USED_UP * share or used + waited - before < AWAKE * elapsed:
            return 0.0
        if elapsed >= BUSY * self._limits.wall_seconds:
            self.starved = True
            return 0.0
        self._until = now + max(0.1, min(share - used, self._limits.wall_seconds))
        return self._until


class _FileFailed(Exception):
    """A file that was loaded once fails to load again; `IsolatedSide._over` says how."""


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

    `timed_out` says whether a time-out ended a worker, `starved` whether one did that may not be the submission's
    fault: it had no processor to run on. A submission may raise an exception that is
    called Timeout, but cannot set that. `shown` is the path that the worker takes the file for, `script`
    what its first worker is asked ahead. Every method that calls raises WorkerUnavailable where no worker
    can start.
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
        self._processor = _Share(limits)
        # The function whose time runs, what it had spent before, and since when it runs.
        self._charged = "", 0.0, 0.0
        self.budget = budget or SubmissionBudget(limits)
        self._denied: set[str] = set()
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
        self._script = script  # until the first worker has it
        self._answers: Answers | None = None
        self._following = False
        # What the check has asked, its beginning first, and how much of it the worker has been told.
        self._asked: list[WorkerRequest] = []
        self._told = 0
        self._deadline = 0.0
        self._unwanted = 0.0
        self._loading = limits.wall_seconds  # what is left of it
        self._kept = 0

    def begin(self, check: str, seed: int) -> None:
        """Start a check: what stood behind the handles of the one before is dropped."""
        self._asked, self._told = [("begin", check, seed)], 0  # goes out with the next call
        self._following = self._answers is None or self._answers.begins(self._asked[0])

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
        self._unwanted = 0.0  # what waiting for answers that nobody wants takes of the time below
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
        """Return an outcome, unless all that were kept together have become too large: then it is over.

        They are kept until the exercise has its verdict, for the messages and the diagnosis.
        """
        if isinstance(outcome, Returned):
            self._kept += bytes_of(outcome.value)
        if self._kept > MOST_KEPT * self._limits.output_bytes:
            self._over = self._failed(Malformed("too much in all"))
            return self._over
        return outcome

    def _answer(self, request: WorkerRequest) -> Any:
        """Return the answer to a request: one that was asked ahead, or else the answer now.

        Raises NoAnswer, and _FileFailed where a new worker cannot load the file.
        """
        if request[1] in ASIDE:
            return self._at_once([request])
        self._asked.append(request)
        check = self._asked[0][1]
        if self._following and self._answers is not None:
            number = len(self._asked) - 2
            if self._answers.follows(check, number, request):
                if self._past_unwanted(partial(self._answers.skip_to, check, number)):
                    try:
                        return self._answers.answer(check, number, self._deadline)
                    except Ended as error:
                        # Whose processor time it was that ran out, calls asked ahead cannot tell.
                        ended = self._end()
                        if ended not in OUT_OF_TIME:
                            raise Ended(ended or str(error)) from error
                        self._renew()
            else:
                self._answers.script.leave_out(check)
        self._following = False
        new, self._told = self._asked[self._told :], len(self._asked)
        return self._at_once(new)

    def _at_once(self, requests: list[WorkerRequest]) -> Any:
        """Make requests and return the answer to the last one. Raises as `_answer`."""
        if self._answers is not None:
            self._past_unwanted(self._answers.settle)
        assert self._link is not None
        *before, _ = [one for one in requests if one[0] != "begin"]
        answer = self._link.ask(b"".join(map(crossing, requests)), self._deadline)
        for _ in before:
            answer = self._link.ask(b"", self._deadline)
        return answer

    def _past_unwanted(self, wait: Callable[[float], None]) -> bool:
        """Wait for answers that nobody wants, at nobody's cost; False where that took a new worker.

        Raises _FileFailed where that one cannot load the file.
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
        """Have a worker that holds the file; False where the file itself has failed."""
        if self._over is not None:
            return False
        if self._link is not None:
            return True
        assert not isinstance(self._source, Unloadable)
        link = self._link = self._lend(fresh)
        source = np.frombuffer(self._source, np.uint8)
        request = framed(("load", self.exercise.id, self._path, source))
        script, self._script = self._script, None
        if script is not None and isinstance(link, PipeEnd):
            known = link.knows.get(self.exercise.id) is script.state
            request += framed(("script", self.exercise.id)) if known else script.data
            self._answers = Answers(script, link, self._limits.output_bytes)
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
        # Of a worker that is no child of a warm parent nobody knows what it got.
        unknown = self._link is not None and not isinstance(self._link, PipeEnd)
        starved = isinstance(error, Late) and (self._processor.starved or unknown)
        used_up = self._processor.used_up()
        self.budget.credit(self._processor.leave())
        ended = self._end()
        self._asked, self._told = [one for one in self._asked if one[0] == "begin"], 0
        self.starved = self.starved or starved
        if isinstance(error, Late | Ended) and not starved and self.budget.over():
            return self._used_up()
        if isinstance(error, Late) or (isinstance(error, Ended) and ended in OUT_OF_TIME):
            self.timed_out = True
            # The kernel counts what other functions took of the same worker.
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
        """The names of the system calls that its workers were denied so far."""
        return self._denied | (self._link.denied if isinstance(self._link, PipeEnd) else set())

    @property
    def text(self) -> str:
        """The text of the file; "" where it cannot be read."""
        text = decoded(self._source) if isinstance(self._source, bytes) else ""
        return text if isinstance(text, str) else ""

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
        """End the worker; return how it had ended."""
        self._answers = None
        link, self._link = self._link, None
        if link is None:
            return ""
        self._note_denials(link)
        return link.close()

    def _note_denials(self, link: Link) -> None:
        if isinstance(link, PipeEnd):
            self._denied |= link.denied

    def close(self) -> None:
        """Give the worker back, which may hold another exercise of the same submission next."""
        if self._answers is not None:
            try:
                self._answers.settle(time.monotonic() + PATIENCE_AHEAD)
            except OutOfStep:
                self._end()
        link, self._link, self._answers = self._link, None, None
        if link is not None:
            self._note_denials(link)
            self._give_back(link)
