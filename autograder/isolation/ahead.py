"""Sends a worker the calls of an exercise's checks before the checks make them.

For most checks every call follows from the seed alone. Then a worker gets all calls of an exercise at once, and its
answers wait in the pipe until the checks read them; two processes that take turns for every call would spend a
tenth of their time on waking each other. The warm parent is given the scripts too, so most workers inherit them and
only need to be told the script's name. A check that makes other calls than it made for the solution is answered
call by call.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from autograder.isolation.link import Link, Malformed, NoAnswer, PipeEnd, loaded
from autograder.running.plain import identical
from autograder.running.wire import framed

WorkerRequest = tuple[Any, ...]


def crossing(request: WorkerRequest) -> bytes:
    """Return a request as it crosses. A worker learns that a check begins, but not which one, nor its seed."""
    return framed(("begin",) if request[0] == "begin" else request)


class OutOfStep(Exception):
    """The worker failed in a call that was asked ahead and that the check did not make."""


@dataclass
class Script:
    """The requests of the checks of one exercise, in their order, by the check's name.

    The requests of a check are its beginning, which has no answer, and its calls. `state` is replaced by a new
    object whenever the requests change.
    """

    requests: dict[str, list[WorkerRequest]] = field(default_factory=dict)
    state: object = field(default_factory=object)

    def leave_out(self, check: str) -> None:
        """Take out a check whose calls depend on the answers; it is asked call by call from now on."""
        self.requests = {name: asked for name, asked in self.requests.items() if name != check}
        self.state = object()
        vars(self).pop("data", None)

    @cached_property
    def data(self) -> bytes:
        """All requests, as they cross."""
        return b"".join(crossing(one) for asked in self.requests.values() for one in asked)


class Answers:
    """The answers that one worker gives to a script; `largest` bounds in bytes the answers that wait here unread."""

    def __init__(self, script: Script, link: PipeEnd, largest: int) -> None:
        self.script = script
        self._requests = script.requests  # the requests as they are now; the script may change
        self._link = link
        self._largest = largest
        self._came: list[bytearray | None] = []
        self._waiting = 0
        self._wanted = 0
        self._places: dict[str, int] = {}
        self._count = 0
        for check, asked in self._requests.items():
            self._places[check] = self._count
            self._count += len(asked) - 1

    def begins(self, beginning: WorkerRequest) -> bool:
        """Return whether the answers for a check have come or will come."""
        check = beginning[1]
        asked = self._requests.get(check)
        return asked is not None and asked[0] == beginning and self._places[check] >= self._wanted

    def follows(self, check: str, number: int, request: WorkerRequest) -> bool:
        """Return whether a request equals the one that was sent ahead as a check's call `number`, from 0."""
        asked = self._requests.get(check, [])
        return number + 1 < len(asked) and identical(asked[number + 1], request)

    def skip_to(self, check: str, number: int, deadline: float) -> None:
        """Read and drop all answers before that to a check's call. Raises OutOfStep at the deadline."""
        place = self._places[check] + number
        for gone in range(self._wanted, min(place, len(self._came))):
            self._drop(gone)
        self._wanted = place
        while len(self._came) < place:
            self._take_unwanted(deadline)
            self._drop(len(self._came) - 1)

    def answer(self, check: str, number: int, deadline: float) -> Any:
        """Return the answer to a check's call by `deadline` (time.monotonic). Raises NoAnswer."""
        place = self._places[check] + number
        self._wanted = place + 1
        if len(self._came) == place:
            self._take(deadline)
        data = self._came[place]
        assert data is not None
        self._drop(place)
        return loaded(data)

    def settle(self, deadline: float) -> None:
        """Read all answers that are still to come, so that the next one belongs to the next request.

        Raises OutOfStep.
        """
        while len(self._came) < self._count:
            self._take_unwanted(deadline)

    def _take_unwanted(self, deadline: float) -> None:
        try:
            self._take(deadline)
        except NoAnswer as error:
            raise OutOfStep from error

    def _take(self, deadline: float) -> None:
        data = self._link.frame(deadline)
        self._came.append(data)
        self._waiting += len(data)
        if self._waiting > self._largest:
            raise Malformed("too much to wait for")

    def _drop(self, place: int) -> None:
        data = self._came[place]
        if data is not None:
            self._waiting -= len(data)
            self._came[place] = None


class CheckCalls:
    """The calls of the current check: which of them a worker was asked ahead, and which it has yet to be sent.

    `script` is asked ahead of the first worker.
    """

    def __init__(self, script: Script | None) -> None:
        self.answers: Answers | None = None
        self._script = script  # None once the first worker has got it
        self._following = False
        # The requests of the check, its beginning first, and how many of them the worker has been sent.
        self._requests: list[WorkerRequest] = []
        self._sent = 0

    def begin(self, check: str, seed: int) -> None:
        """Start a check; its beginning is sent with its first call."""
        self._requests, self._sent = [("begin", check, seed)], 0
        self._following = self.answers is None or self.answers.begins(self._requests[0])

    def ask_ahead(self, exercise_id: str, link: Link, largest: int) -> bytes:
        """Return what to send a new worker after the file: the script, or nothing; its answers are read from now on."""
        script, self._script = self._script, None
        if script is None or not isinstance(link, PipeEnd):
            return b""
        self.answers = Answers(script, link, largest)
        known = link.knows.get(exercise_id) is script.state
        return framed(("script", exercise_id)) if known else script.data

    def restart(self) -> None:
        """Forget the calls of the check, whose worker has failed; its beginning is sent again."""
        self._requests, self._sent = [one for one in self._requests if one[0] == "begin"], 0

    def add(self, request: WorkerRequest) -> Answers | None:
        """Add a call of the check; return the answers that hold its own, if it was asked ahead."""
        self._requests.append(request)
        if not self._following or self.answers is None:
            return None
        check, number = self.place
        if self.answers.follows(check, number, request):
            return self.answers
        self.answers.script.leave_out(check)
        return None

    @property
    def place(self) -> tuple[str, int]:
        """The check, and the number of its latest call from 0."""
        return self._requests[0][1], len(self._requests) - 2

    def unsent(self) -> list[WorkerRequest]:
        """Return the requests that the worker lacks; from now on the check is asked call by call."""
        self._following = False
        requests, self._sent = self._requests[self._sent :], len(self._requests)
        return requests
