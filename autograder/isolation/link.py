"""The trusted end of the wire: what a worker sends may be late, cut short or malformed, and must not block us."""

import contextlib
import io
import os
import select
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import IO, Any, Protocol

from autograder.isolation.denials import Denials
from autograder.isolation.processor import Processor
from autograder.running import wire

if sys.platform == "linux":
    import fcntl

_LENGTH = struct.Struct(">I")
PART = 2**18
# The size of a pipe's buffer, if the system allows it, so that most frames are written in one go.
F_SETPIPE_SZ = 1031
ROOM = 2**18


class NoAnswer(Exception):
    """A worker gave no usable answer; the class says why."""


class Late(NoAnswer):
    """There was no answer in time."""


class Ended(NoAnswer):
    """The worker has ended."""


class Malformed(NoAnswer):
    """The answer cannot be read as a value, or is too large."""


class Link(Protocol):
    """The trusted side's connection to a worker."""

    def ask(self, request: bytes, deadline: float) -> Any:
        """Send framed bytes and return one answer by `deadline` (time.monotonic). Raises NoAnswer."""

    def close(self) -> str:
        """End the worker and all that it started; return how it had ended, or ""."""


WorkerRequest = tuple[Any, ...]


def crossing(request: WorkerRequest) -> bytes:
    """Return a request as it crosses. A worker learns that a check begins, but not which one, nor its seed."""
    return wire.framed(("begin",) if request[0] == "begin" else request)


def loaded(data: bytes | bytearray) -> Any:
    """Return the value in a frame. Raises Malformed."""
    try:
        return wire.loads(data)
    except wire.WireError as error:
        raise Malformed(str(error)) from error


class PipeEnd:
    """Sends and receives frames over two pipes; nothing that the other end does can delay this end past a deadline.

    Pipes are used because a worker could ask a socket which process is at its other end, and about the network.
    `requests` and `answers` are descriptors, which this object closes. `knows` are the scripts that the worker
    was born with, by exercise: the states that they were in; `denials` has the calls that it is denied, if the
    kernel can tell. `more_time` is asked at a deadline for a later one; where it gives none that is yet to come,
    the answer is late.
    """

    def __init__(
        self,
        requests: int,
        answers: int,
        largest: int,
        knows: Mapping[str, object] | None = None,
        denials: Sequence[Denials] = (),
    ) -> None:
        self.requests = requests
        self.answers = answers
        self.largest = largest
        self.knows = knows or {}
        self.processor = Processor(None)
        self.more_time: Callable[[], float] | None = None
        self._denials = {one.descriptor: one for one in denials}
        self._denied: set[str] = set()
        self._part = bytearray(PART)
        self._view = memoryview(self._part)
        self._received = bytearray()
        self._unsent = bytearray()
        self._readable = select.poll()
        self._readable.register(answers, select.POLLIN)
        self._either = select.poll()
        self._either.register(answers, select.POLLIN)
        self._either.register(requests, select.POLLOUT)
        for descriptor in self._denials:
            self._readable.register(descriptor, select.POLLIN)
            self._either.register(descriptor, select.POLLIN)
        for descriptor in (requests, answers):
            os.set_blocking(descriptor, False)
            with contextlib.suppress(OSError):  # the user's limit for pipe buffers may be reached
                fcntl.fcntl(descriptor, F_SETPIPE_SZ, ROOM)

    def ask(self, request: bytes, deadline: float) -> Any:
        """Send bytes, unless they are empty, and return the next value."""
        self.send(request)
        return loaded(self.frame(deadline))

    def send(self, request: bytes) -> None:
        """Send bytes; those that do not fit into the pipe yet are sent while waiting for an answer."""
        if self._unsent:
            self._unsent += request
        else:
            self._unsent = bytearray(memoryview(request)[self._sent(request) :])

    def _sent(self, data: bytes | bytearray) -> int:
        """Return how many bytes were written."""
        try:
            return os.write(self.requests, data) if data else 0
        except BlockingIOError:
            return 0
        except OSError:  # the worker has ended, but its earlier answers can still be read
            return len(data)

    def frame(self, deadline: float) -> bytearray:
        """Return the bytes of the next frame by `deadline`. Raises NoAnswer."""
        # Memory grows with the bytes that have come, so a false length in the header costs nothing.
        self._wait_for(_LENGTH.size, deadline)
        (length,) = _LENGTH.unpack_from(self._received)
        if length > self.largest:
            raise Malformed("too large a frame")
        end = _LENGTH.size + length
        self._wait_for(end, deadline)
        data = self._received[_LENGTH.size : end]
        del self._received[:end]
        return data

    def has_frame(self) -> bool:
        """Return whether all of the next frame has been received."""
        if len(self._received) < _LENGTH.size:
            return False
        (length,) = _LENGTH.unpack_from(self._received)
        return bool(len(self._received) >= _LENGTH.size + length)

    def _wait_for(self, count: int, deadline: float) -> None:
        while len(self._received) < count:
            if not self._unsent:
                self._wait(self._readable, deadline)
            else:
                self._wait(self._either, deadline)
                del self._unsent[: self._sent(self._unsent)]
            self._receive()

    def _receive(self) -> None:
        try:
            count = os.readv(self.answers, [self._part])
        except BlockingIOError:
            return
        except OSError as error:
            raise Ended(str(error)) from error
        if not count:
            raise Ended("the end of the stream")
        self._received += self._view[:count]

    def hang_up(self) -> None:
        """Close everything."""
        for descriptor in list(self._denials):
            self._stop_noting(descriptor)
        for descriptor in (self.requests, self.answers):
            os.close(descriptor)

    @property
    def denied(self) -> set[str]:
        """The names of the system calls that the worker was denied."""
        return self._denied.union(*(one.names for one in self._denials.values()))

    def _wait(self, ready: "select.poll", deadline: float) -> None:
        """Wait until a pipe is ready; answer denied calls meanwhile. Raises Late."""
        while True:
            remaining = deadline - time.monotonic()
            events = ready.poll(remaining * 1000) if remaining > 0 else []
            if not events:
                later = self.more_time() if self.more_time is not None else 0.0
                if later <= time.monotonic():
                    raise Late
                deadline = later
                continue
            for descriptor, event in events:
                if descriptor in self._denials and not (
                    event & select.POLLIN and self._denials[descriptor].answer()
                ):
                    self._stop_noting(descriptor)
            if any(descriptor in (self.requests, self.answers) for descriptor, _ in events):
                return

    def _stop_noting(self, descriptor: int) -> None:
        self._readable.unregister(descriptor)
        self._either.unregister(descriptor)
        denials = self._denials.pop(descriptor)
        self._denied |= denials.names
        denials.close()


class PipeLink:
    """A worker started as a process of its own, where there is no fork: two pipes and a timer."""

    def __init__(self, *imports: str) -> None:
        command = [sys.executable, "-m", "autograder.isolation.worker", *imports]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._late = threading.Event()

    def ask(self, request: bytes, deadline: float) -> Any:
        """Send bytes and return the next value; the timer ends the process at the deadline."""
        requests, answers = self._streams()
        timer = threading.Timer(max(deadline - time.monotonic(), 0), self._give_up)
        timer.start()
        try:
            requests.write(request)
            requests.flush()
            return wire.receive(answers)
        except wire.WireError as error:
            raise (Late if self._late.is_set() else Malformed)(str(error)) from error
        except (EOFError, OSError) as error:
            raise (Late if self._late.is_set() else Ended)(str(error)) from error
        finally:
            timer.cancel()

    def _streams(self) -> tuple[IO[bytes], IO[bytes]]:
        assert self._process.stdin is not None and self._process.stdout is not None
        return self._process.stdin, self._process.stdout

    def _give_up(self) -> None:
        self._late.set()
        self._process.kill()

    def close(self) -> str:
        """End the process."""
        ended = self._process.poll()
        self._process.kill()
        for stream in self._streams():
            with contextlib.suppress(OSError, io.UnsupportedOperation):
                stream.close()
        self._process.wait()
        return "" if ended is None else f"exit status {ended}"
