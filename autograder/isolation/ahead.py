"""Sends a worker the calls of an exercise's checks before the checks make them.

For most checks every call follows from the seed alone. Then a worker gets all calls of an exercise at once, and its
answers wait in the pipe until the checks read them; two processes that take turns for every call would spend a
tenth of their time on waking each other. The warm parent is given the scripts too, so most workers inherit them and
only need to be told the script's name. A check that makes other calls than it made for the solution is answered
call by call.
"""

from dataclasses import dataclass, field
from functools import cached_property

from autograder.isolation.link import (
    NoAnswer,
    PipeEnd,
    WorkerRequest,
    crossing,
)
from autograder.running.plain import identical


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
        self.requests = {name: these for name, these in self.requests.items() if name != check}
        self.state = object()
        vars(self).pop("data", None)

    @cached_property
    def data(self) -> bytes:
        """All requests, as they cross."""
        return b"".join(crossing(one) for these in self.requests.values() for one in these)


class Answers:
    """The answers that one worker gives to a script; `largest` bounds in bytes the answers that wait here unread."""

    def __init__(self, script: Script, link: PipeEnd, largest: int) -> None:
        self.script = script
        self._requests = script.requests  # the requests as they are now; the script may change
        self._link = link
        self._largest = largest
        self._frames: list[bytearray | None] = []
        self._waiting = 0
        self._next = 0
        self._places: dict[str, int] = {}
        self._count = 0
        for check, requests in self._requests.items():
            self._places[check] = self._count
            self._count += len(requests) - 1

    def begins(self, beginning: WorkerRequest) -> bool:
        """Return whether the answers for a check have come or will come."""
        check = beginning[1]
        requests = self._requests.get(check)
        return (
            requests is not None and requests[0] == beginning and self._places[check] >= self._next
        )

    def follows(self, check: str, number: int, request: WorkerRequest) -> bool:
        """Return whether a request equals the one that was sent ahead as a check's call `number`, from 0."""
        requests = self._requests.get(check, [])
        return number + 1 < len(requests) and identical(requests[number + 1], request)

    def skip_to(self, check: str, number: int, deadline: float) -> None:
        """Read and drop all answers before that to a check's call. Raises OutOfStep at the deadline."""
        place = self._places[check] + number
        for gone in range(self._next, min(place, len(self._frames))):
            self._drop(gone)
        self._next = place
        while len(self._frames) < place:
            self._take_unwanted(deadline)
            self._drop(len(self._frames) - 1)

    def answer(self, check: str, number: int, deadline: float) -> bytearray:
        """Return the bytes of the answer to a check's call by `deadline` (time.monotonic). Raises NoAnswer."""
        place = self._places[check] + number
        self._next = place + 1
        if len(self._frames) == place:
            self._take(deadline)
        data = self._frames[place]
        assert data is not None
        self._drop(place)
        return data

    def calls(self, check: str) -> list[WorkerRequest]:
        """Return the calls of a check."""
        return self._requests[check][1:]

    def has_come(self, check: str, number: int) -> bool:
        """Return whether the answer to a check's call is here, which is the next one or has come before."""
        place = self._places[check] + number
        if len(self._frames) == place and self._link.has_frame():
            self._take(0.0)
        return len(self._frames) > place

    def wait(self, deadline: float) -> None:
        """Wait for the next answer, which stays here to be read. Raises NoAnswer."""
        self._take(deadline)

    def look(self, check: str, number: int) -> bytearray:
        """Return the bytes of an answer that is here and stays here."""
        data = self._frames[self._places[check] + number]
        assert data is not None
        return data

    def settle(self, deadline: float) -> None:
        """Read all answers that are still to come, so that the next one belongs to the next request.

        Raises OutOfStep.
        """
        while len(self._frames) < self._count:
            self._take_unwanted(deadline)

    def _take_unwanted(self, deadline: float) -> None:
        try:
            self._take(deadline)
        except NoAnswer as error:
            raise OutOfStep from error
        if self._waiting > self._largest:
            raise OutOfStep("too much to wait for")

    def _take(self, deadline: float) -> None:
        data = self._link.frame(deadline)
        self._frames.append(data)
        self._waiting += len(data)

    def _drop(self, place: int) -> None:
        data = self._frames[place]
        if data is not None:
            self._waiting -= len(data)
            self._frames[place] = None
