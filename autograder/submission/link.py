"""The trusted end of the wire: what a worker sends is late, cut short, malformed, or a value."""

import contextlib
import io
import select
import socket
import struct
import subprocess
import sys
import threading
import time
from typing import IO, Any, Protocol

from autograder.submission import wire

_LENGTH = struct.Struct(">I")
PART = 2**18


class NoAnswer(Exception):
    """A worker gave no usable answer; the class says why."""


class Late(NoAnswer):
    """There was no answer in time."""


class Ended(NoAnswer):
    """The worker is gone."""


class Malformed(NoAnswer):
    """What came is no value, or is too large."""


class Link(Protocol):
    """A worker, as the trusted side holds it."""

    def ask(self, request: bytes, deadline: float) -> Any:
        """Send framed bytes and return one answer by `deadline` (time.monotonic). Raises NoAnswer."""

    def close(self) -> str:
        """End the worker and all that it started; return how it had ended, or ""."""


def framed(value: Any) -> bytes:
    """Return a value as it crosses, its length in front."""
    data = wire.dumps(value)
    return _LENGTH.pack(len(data)) + data


def _loaded(data: bytes) -> Any:
    try:
        return wire.loads(data)
    except wire.WireError as error:
        raise Malformed(str(error)) from error


class SocketEnd:
    """Frames over a socket; nothing that the other end does keeps this one past a deadline."""

    def __init__(self, connection: socket.socket, largest: int) -> None:
        self.connection = connection
        self.largest = largest
        self._read = bytearray()
        connection.setblocking(False)

    def ask(self, request: bytes, deadline: float) -> Any:
        """Send bytes, unless they are empty, and return the next value."""
        try:
            self._send(request, deadline)
            (length,) = _LENGTH.unpack(self._take(4, deadline))
            if length > self.largest:
                raise Malformed("too large a frame")
            data = self._take(length, deadline)
        except OSError as error:
            raise Ended(str(error)) from error
        return _loaded(data)

    def _send(self, request: bytes, deadline: float) -> None:
        rest = memoryview(request)
        while rest:
            try:
                rest = rest[self.connection.send(rest) :]
            except BlockingIOError:
                self._wait(select.POLLOUT, deadline)

    def _take(self, count: int, deadline: float) -> bytes:
        # What is kept grows with what has come: a length that is only claimed costs no memory.
        while len(self._read) < count:
            self._wait(select.POLLIN, deadline)
            part = self.connection.recv(PART)
            if not part:
                raise Ended("the end of the stream")
            self._read += part
        taken = bytes(self._read[:count])
        del self._read[:count]
        return taken

    def _wait(self, event: int, deadline: float) -> None:
        left = deadline - time.monotonic()
        poll = select.poll()
        poll.register(self.connection, event)
        if left <= 0 or not poll.poll(left * 1000):
            raise Late


class PipeLink:
    """A worker started as a process of its own, where there is no fork: two pipes and a timer."""

    def __init__(self, *imports: str) -> None:
        command = [sys.executable, "-m", "autograder.submission.worker", *imports]
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
