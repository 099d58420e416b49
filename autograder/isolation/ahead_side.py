"""The Side that asks a worker the calls of a script ahead, in front of the Side that asks call by call.

A call that the check makes as the script has it is answered from what came ahead. Any other call makes the rest of
its check be asked call by call: the check begins again in the worker, with the calls it has made so far, since the
objects behind its handles are gone by then.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from autograder.course.catalogue import Exercise
from autograder.isolation.ahead import Answers, OutOfStep, Script
from autograder.isolation.budget import SubmissionBudget
from autograder.isolation.isolated_side import ASIDE, OUT_OF_TIME, IsolatedSide
from autograder.isolation.link import Ended, Link, NoAnswer, PipeEnd, WorkerRequest, loaded
from autograder.isolation.seen import SeenAnswers, digest_of
from autograder.running.outcome import Outcome, Returned
from autograder.running.wire import framed

# How many seconds the answers of skipped checks may take in all.
PATIENCE_AHEAD = 5.0

CallArguments = tuple[str, tuple[Any, ...], dict[str, Any]]


class _AskAgain(Exception):
    """Among calls asked ahead it is unknown which one used up the processor time; a new worker is asked one by one."""


class AheadSide:
    """The functions of one exercise file behind `make`'s IsolatedSide, the calls in `script` asked ahead.

    `make` gets what the first worker is to be sent after the file. `largest` bounds in bytes the answers that wait
    to be read. The attributes are those of the IsolatedSide.
    """

    def __init__(
        self,
        make: Callable[[Callable[[Link], bytes]], IsolatedSide],
        script: Script,
        largest: int,
    ) -> None:
        self._script: Script | None = script  # None once the first worker has got it
        self._largest = largest
        self._answers: Answers | None = None
        # The worker that the answers come from.
        self._link: Link | None = None
        # The beginning of the check, its calls so far, and whether they are those of the script.
        self._beginning: WorkerRequest = ("begin", "", 0)
        self._calls: list[CallArguments] = []
        self._following = False
        # The answers that the check has read, and the size of all outcomes before it; None where it was told more.
        self._read: list[bytearray] | None = None
        self._before = 0
        self._side = make(self._after_file)

    def _after_file(self, link: Link) -> bytes:
        """Return what a new worker is sent after the file: the script, or nothing; its answers are read from now on."""
        script, self._script = self._script, None
        if script is None or not isinstance(link, PipeEnd):
            return b""
        self._answers, self._link = Answers(script, link, self._largest), link
        known = link.knows.get(self.exercise.id) is script.state
        return framed(("script", self.exercise.id)) if known else script.data

    def begin(self, check: str, seed: int) -> None:
        """Start a check: drop the objects behind the handles of the previous check."""
        self._side.begin(check, seed)
        self._beginning, self._calls = ("begin", check, seed), []
        answers = self._coming()
        self._following = answers is None or answers.begins(self._beginning)
        self._read, self._before = [], self._side.outcome_bytes

    def recall(self, check: str, seed: int, seen: SeenAnswers) -> Any:
        """Return what came of a check before, where the worker gives the same answers; None where the check has to run.

        Waiting is charged to the functions that are called, as it is where the check runs.
        """
        self.begin(check, seed)
        branch = seen.to((check, seed))
        if branch is None or not self._side.load():
            return None
        answers = self._coming()
        if answers is None or not answers.begins(self._beginning):
            return None
        with suppress(NoAnswer, OutOfStep):
            answers.skip_to(check, 0, time.monotonic() + PATIENCE_AHEAD)
            for number, (_, name, args, _) in enumerate(answers.calls(check)):
                if not answers.has_come(check, number):
                    self._side.wait(name, args, answers.wait)
                branch = branch.following.get(digest_of(answers.look(check, number)))
                if branch is None:
                    return None
                if branch.result is not None:
                    if not self._side.count(branch.size):
                        return None
                    answers.skip_to(check, number + 1, 0.0)
                    return branch.result
        return None

    def keep(self, seen: SeenAnswers, result: Any) -> None:
        """Store what came of the check that has run, if all that it was told were answers asked ahead."""
        if self._read:
            size = self._side.outcome_bytes - self._before
            check = self._beginning[1], self._beginning[2]
            seen.keep(check, self._read, result, size)

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Return the answer that was asked ahead, or make the call now."""
        if name in ASIDE or name == "@devices" or not (self._side.link or self._side.load()):
            self._read = None
            self._settle()
            return self._side.call(name, args, kwargs)
        answers = self._coming()
        if answers is not None and self._following:
            if self._is_next(answers, name, args, kwargs):
                try:
                    return self._ahead(answers, name, args, kwargs)
                except (OutOfStep, _AskAgain):
                    self._side.end_worker()
            self._settle()
            for before in self._calls:
                self._side.call(*before)
        self._following, self._read = False, None
        self._settle()
        return self._side.call(name, args, kwargs)

    def _coming(self) -> Answers | None:
        """Return the answers that were asked ahead, as long as their worker lives."""
        return self._answers if self._link is not None and self._side.link is self._link else None

    def _is_next(
        self, answers: Answers, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> bool:
        if answers.follows(self._beginning[1], len(self._calls), ("call", name, args, kwargs)):
            return True
        answers.script.leave_out(self._beginning[1])
        return False

    def _ahead(
        self, answers: Answers, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Outcome:
        """Return the outcome of a call that was asked ahead. Raises OutOfStep and _AskAgain."""
        place = self._beginning[1], len(self._calls)
        # What skipped checks take is charged to no function, so they are read before the call's time begins.
        answers.skip_to(*place, time.monotonic() + PATIENCE_AHEAD)
        self._calls.append((name, args, kwargs))

        def answer(_: WorkerRequest, deadline: float) -> Any:
            try:
                data = answers.answer(*place, deadline)
            except Ended as error:
                ended = self._side.end_worker()
                if ended in OUT_OF_TIME:
                    self._calls.pop()
                    raise _AskAgain from error
                raise Ended(ended or str(error)) from error
            if self._read is not None:
                self._read.append(data)
            return loaded(data)

        outcome = self._side.answered(name, args, kwargs, answer)
        if not isinstance(outcome, Returned):
            self._read = (
                None  # what came of it depends on more, such as the time or the file's stubs
            )
        return outcome

    def _settle(self) -> None:
        """Read all that was asked ahead, so that the next answer belongs to the next request."""
        answers = self._coming()
        if answers is not None:
            try:
                answers.settle(time.monotonic() + PATIENCE_AHEAD)
            except OutOfStep:
                self._side.end_worker()

    def close(self) -> None:
        """Give the worker back, so that it can load another exercise of the same submission."""
        self._settle()
        self._side.close()

    @property
    def stubs(self) -> frozenset[str]:
        """The functions that are still stubs."""
        self._settle()
        return self._side.stubs

    @property
    def uses(self) -> dict[str, frozenset[str]]:
        """For every function of the file, the others of the file that it relies on."""
        self._settle()
        return self._side.uses

    @property
    def exercise(self) -> Exercise:
        """The exercise of the file."""
        return self._side.exercise

    @property
    def budget(self) -> SubmissionBudget:
        """What is left for the whole submission."""
        return self._side.budget

    @property
    def timed_out(self) -> bool:
        """Whether a time-out ended a worker."""
        return self._side.timed_out

    @property
    def starved(self) -> bool:
        """Whether that time-out may be no fault of the submission."""
        return self._side.starved

    @property
    def denied(self) -> set[str]:
        """The names of the system calls that the workers were denied so far."""
        return self._side.denied

    @property
    def text(self) -> str:
        """The text of the file; "" where it cannot be read."""
        return self._side.text
