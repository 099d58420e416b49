"""Tries use_cpu_only out in processes whose TensorFlow is still unused.

Whether a function hides every device but the CPU can be asked only once in a process, and only
before TensorFlow initialises its devices. So a nursery, a process that has imported TensorFlow and
done nothing else, forks a child for every question; where there is no fork, a new process is
started instead, one for all of the kit's own code. `answering` is what runs in them.
"""

import atexit
import contextlib
import importlib
import itertools
import os
import select
import signal
import subprocess
import sys
from io import BufferedReader
from typing import IO, Any

from autograder.running import wire
from autograder.running.outcome import Raised
from autograder.running.tensorflow import Circumstance

# `answering` is run as a program and never imported here, since exercise files are loaded in it.
ANSWERING = "autograder.running.answering"
ENDED = {"outcome": Raised("SystemExit", "the process ended"), "visible": []}


class _CpuOnlyProcess:
    """A process that tries use_cpu_only out, question by question."""

    def __init__(self, requests: IO[bytes], answers: IO[bytes]) -> None:
        self.requests = requests
        self.answers = answers

    def close(self) -> None:
        """Close the process's input, which ends it."""
        with contextlib.suppress(OSError):  # the process may have ended before it read everything
            self.requests.close()
        self.answers.close()

    def ask(self, *question: Any) -> Any:
        """Return the answer to a question."""
        try:
            wire.send(self.requests, question)
            return wire.receive(self.answers)
        except (EOFError, OSError, wire.WireError):  # use_cpu_only ended the process as well
            self.close()
            return ENDED
        except BaseException:  # a late answer would be taken for the answer to the next question
            self.close()
            raise


class Nursery(_CpuOnlyProcess):
    """A process that has imported TensorFlow without using it, and forks a child for each question."""

    current: "Nursery | None" = None

    @classmethod
    def start(cls) -> None:
        """Fork the nursery, where there is fork and nothing has been computed yet."""
        if cls.current is not None or not hasattr(os, "fork"):
            return
        request_read, request_write = os.pipe()
        answer_read, answer_write = os.pipe()
        if os.fork() == 0:
            os.close(request_write)
            os.close(answer_read)
            _serve(os.fdopen(request_read, "rb"), os.fdopen(answer_write, "wb"))
        os.close(request_read)
        os.close(answer_write)
        cls.current = cls(os.fdopen(request_write, "wb"), os.fdopen(answer_read, "rb"))
        # Files left open would print a ResourceWarning at the end of the learner's screen.
        atexit.register(cls.current.close)

    def close(self) -> None:
        """End the nursery, and a child that it waits for."""
        Nursery.current = None
        super().close()


class NewProcess(_CpuOnlyProcess):
    """A process that imports TensorFlow itself, which takes seconds. Used where there is no nursery.

    The kit's own misconceptions share one: they leave TensorFlow as they found it but for its
    devices, and those can be put back. A student's code gets a new process, since it may change anything.
    """

    ours: "NewProcess | None" = None

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", ANSWERING],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self.process.stdin is not None and self.process.stdout is not None
        super().__init__(self.process.stdin, self.process.stdout)

    @classmethod
    def of_ours(cls) -> "NewProcess":
        """Return the process that the misconceptions share; start it if there is none."""
        if cls.ours is None:
            cls.ours = cls()
            atexit.register(cls.ours.close)
        return cls.ours

    def close(self) -> None:
        """End the process."""
        if NewProcess.ours is self:
            NewProcess.ours = None
        self.process.kill()
        self.process.wait()
        super().close()


def _serve(requests: BufferedReader, answers: IO[bytes]) -> None:
    """Fork a child to answer each question; never returns."""
    _close_all_but(requests.fileno(), answers.fileno())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is handled by the process that asks
    while True:
        try:
            question = wire.receive(requests)
        except (EOFError, wire.WireError):
            os._exit(0)
        child = os.fork()
        if child == 0:
            status = 1
            try:
                wire.send(answers, importlib.import_module(ANSWERING).answer(*question))
                status = 0
            finally:
                os._exit(status)
        if _status_of(child, requests) != 0:
            # The process that asked may have ended; the next read tells.
            with contextlib.suppress(OSError):
                wire.send(answers, ENDED)


def _status_of(child: int, requests: BufferedReader) -> int:
    """Wait for a child, but end it when the asking process is gone, since the child may loop for ever."""
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status
        if select.select([requests], [], [], 0.01)[0]:
            # The next question has come, so the child has answered and is about to end by itself.
            if not requests.peek(1):
                os.kill(child, signal.SIGKILL)
            return os.waitpid(child, 0)[1]


def _close_all_but(*descriptors: int) -> None:
    """Close inherited descriptors, so that a reader that waits for the end of a pipe does not wait for us."""
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    ends = [2, *sorted(descriptors), os.sysconf("SC_OPEN_MAX")]
    for below, above in itertools.pairwise(ends):
        os.closerange(below + 1, above)


def devices_after(exercise_id: str, file: str, replacement: str | None, when: Circumstance) -> Any:
    """Return what `use_cpu_only` of a file did in a fresh process; see `tensorflow.probe`.

    `replacement` names a function of the kit's own that stands in its place ("module:function").
    """
    question = (exercise_id, file, replacement, when)
    if Nursery.current is not None:
        return Nursery.current.ask(*question)
    if replacement is not None:
        return NewProcess.of_ours().ask(*question)
    with contextlib.closing(NewProcess()) as process:
        return process.ask(*question)
