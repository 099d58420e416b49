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

# Named as a program is: it loads exercise files, and they are what asks.
ANSWERING = "autograder.running.answering"
ENDED = {"outcome": Raised("SystemExit", "the process ended"), "visible": []}


class _CpuOnlyProcess:
    """A process that tries use_cpu_only out, question by question."""

    def __init__(self, requests: IO[bytes], answers: IO[bytes]) -> None:
        self.requests = requests
        self.answers = answers

    def close(self) -> None:
        """Let go of the process, which ends."""
        with contextlib.suppress(OSError):  # what it no longer read is lost with it
            self.requests.close()
        self.answers.close()

    def ask(self, *question: Any) -> Any:
        """Return the answer to a question."""
        try:
            wire.send(self.requests, question)
            return wire.receive(self.answers)
        except (EOFError, OSError, wire.WireError):  # what was tried ended the process too
            self.close()
            return ENDED
        except BaseException:  # what comes yet would be taken for the next question's answer
            self.close()
            raise


class Nursery(_CpuOnlyProcess):
    """A process with TensorFlow imported and not yet used, which forks a child a question."""

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
        # Left open, they would be a warning at the end of the learner's screen.
        atexit.register(cls.current.close)

    def close(self) -> None:
        """End the nursery, and a child that it waits for."""
        Nursery.current = None
        super().close()


class NewProcess(_CpuOnlyProcess):
    """A process that starts TensorFlow for itself, which takes seconds: where there is no nursery.

    The kit's own misconceptions share one: they leave TensorFlow as they found it but for its
    devices, and those can be put back. Of a student's code nobody knows what it leaves.
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
        """Return the process of the misconceptions, started where there is none."""
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
    """Answer every question from a child of its own; never returns."""
    _let_go_of_all_but(requests.fileno(), answers.fileno())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks
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
            with contextlib.suppress(OSError):  # whoever asked may be gone; the next read tells
                wire.send(answers, ENDED)


def _status_of(child: int, requests: BufferedReader) -> int:
    """Wait for a child, but end it once there is nobody to answer: its loop may be endless."""
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status
        if select.select([requests], [], [], 0.01)[0]:
            # A question, which follows upon an answer: the child is about to end by itself.
            if not requests.peek(1):
                os.kill(child, signal.SIGKILL)
            return os.waitpid(child, 0)[1]


def _let_go_of_all_but(*kept: int) -> None:
    """Close what the fork inherited: whoever waits for the end of a pipe must not wait for us."""
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    ends = [2, *sorted(kept), os.sysconf("SC_OPEN_MAX")]
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
