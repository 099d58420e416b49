"""The trusted side of the warm parent: asks it to fork sandboxes and workers, and to end them."""

import contextlib
import json
import math
import os
import socket
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from autograder.course.catalogue import without_texts
from autograder.course.paths import PACKAGE
from autograder.isolation.ahead import Script
from autograder.isolation.budget import SubmissionBudget
from autograder.isolation.denials import Denials
from autograder.isolation.link import PipeEnd
from autograder.isolation.processor import Processor, newest_child
from autograder.isolation.sandbox.limits import Limits
from autograder.language.errors import KitError
from autograder.running import wire

# Seconds. A warm parent answers in milliseconds, but on an overloaded machine it may take longer.
PATIENCE = 60.0
MESSAGE = 2**16
# -I ignores the working directory, PYTHON* variables and the user's own packages. Our own folder comes first in the
# import path unless the kit is installed, since another copy may be installed. The paths come through a pipe, since
# a worker can read the command line of its parent.
START = (
    "import json, os, sys; own = [*sys.path];"
    "raw = globals().get('raw') or os.fdopen(int(sys.argv[2]), 'rb', closefd=False).read();"
    "course = json.loads(raw);"
    "paths = course.pop('path');"
    "sys.path[:0] = [one for one in paths[-1:] if one not in own]; sys.path += paths;"
    "from autograder.isolation.forkserver import main; main(own, course)"
)
# Limits that only the trusted side enforces.
THIS_SIDES = ("wall_seconds", "output_bytes", "submission_seconds", "submission_cpu_seconds")
KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")
QUIET = {
    # One thread, since forking a process with several threads is unsafe, and a worker should use one core.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
    # malloc reuses freed memory: returning it to the kernel after every large array, and having it zeroed again,
    # costs more than the arithmetic.
    "MALLOC_MMAP_THRESHOLD_": str(2**26),
    "MALLOC_TRIM_THRESHOLD_": str(2**27),
    "CUDA_VISIBLE_DEVICES": "-1",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
}


class WorkerUnavailable(KitError):
    """A worker could not start, which is not the student's fault: the exercise stays ungraded.

    It is no outcome of a check: `engine.Bench.run` does not catch it.
    """


class Channel:
    """The channel for requests to a forking process: the warm parent, or the first process of a sandbox."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.descriptors: list[int] = []  # the descriptors that came with the last answer
        connection.settimeout(PATIENCE)

    def ask(self, *request: Any, give: Sequence[int] = ()) -> Any:
        """Return the answer to a request, with which descriptors can be sent. Raises WorkerUnavailable."""
        data = wire.dumps(request)
        try:
            socket.send_fds(self.connection, [data], give)
        except OSError as error:
            raise WorkerUnavailable(str(error)) from error
        return self.answer()

    def answer(self) -> Any:
        """Return the next answer. Raises WorkerUnavailable."""
        try:
            data, self.descriptors, _, _ = socket.recv_fds(self.connection, MESSAGE, 1)
            verb, value = wire.loads(data)
        except (OSError, ValueError) as error:
            raise WorkerUnavailable(str(error)) from error
        if verb != "ok":
            raise WorkerUnavailable(str(value))
        return value


def environment() -> dict[str, str]:
    """Return the environment of a warm parent, without anything about the grader."""
    return {name: os.environ[name] for name in KEPT if name in os.environ} | QUIET


class WarmParent:
    """A process that has imported what workers need; see `forkserver`."""

    def __init__(self, library: str | None) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        course_data = json.dumps({"path": _import_path(), **without_texts()}).encode()
        source, sink = os.pipe()
        with theirs, os.fdopen(source, "rb"), os.fdopen(sink, "wb", buffering=0) as file:
            descriptors = [theirs.fileno(), source]
            command = [sys.executable, "-I", "-c", START, *map(str, descriptors)]
            self._process = subprocess.Popen(
                [*command, *([library] if library else [])],
                env=environment(),
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=descriptors,
            )
            theirs.close()
            with contextlib.suppress(
                BrokenPipeError
            ):  # the parent has ended already, and the next request will report it
                file.write(course_data)
        self.channel = Channel(ours)
        self._has: set[str] = set()
        self.knows: dict[str, object] = {}

    def have(self, modules: Iterable[str]) -> None:
        """Make it import modules that its workers will need. Raises WorkerUnavailable."""
        new = [name for name in modules if name not in self._has]
        if new:
            self.channel.ask("import", new)
            self._has.update(new)

    def learn(self, scripts: Mapping[str, Script]) -> None:
        """Send it the scripts of exercises, which its workers inherit. Raises WorkerUnavailable."""
        new = {
            name: script
            for name, script in scripts.items()
            if self.knows.get(name) is not script.state
        }
        if not new:
            return
        # A memory file needs no room on a disk.
        with os.fdopen(os.memfd_create("scripts"), "w+b") as file:
            for name, script in new.items():
                file.write(wire.framed(("script", name)) + script.data)
            file.seek(0)
            self.channel.ask("learn", give=[file.fileno()])
        self.knows.update({name: script.state for name, script in new.items()})

    @property
    def running(self) -> bool:
        """Whether the process is still running."""
        return self._process.poll() is None

    def close(self) -> None:
        """End it, and with it everything that it forked."""
        # It is told to quit, since closing is not enough: a fork of this process may hold a copy of the socket.
        with contextlib.suppress(OSError):
            self.channel.connection.send(wire.dumps(("quit",)))
        self.channel.connection.close()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _import_path() -> list[str]:
    """Return the import path of a warm parent: that of this process, with the kit's own folder last."""
    here, ours = str(Path.cwd()), str(PACKAGE.parent)
    places = [path for path in sys.path if Path(path).is_absolute() and path not in (here, ours)]
    return [*dict.fromkeys(places), ours]


class Sandbox:
    """Where the workers of one submission are forked, one after the other.

    In the tier "namespaces" that is the first process of new namespaces; else the warm parent itself.
    Raises WorkerUnavailable.
    """

    def __init__(self, parent: WarmParent, tier: str, folder: Path, limits: Limits) -> None:
        self._parent, self._tier, self._folder = parent, tier, str(folder)
        # A worker need not know the limits that only this side enforces.
        self._limits = asdict(limits)
        for name in THIS_SIDES:
            del self._limits[name]
        self._first: int | None = None
        self._knows = dict(parent.knows)
        self._channel = parent.channel
        if tier != "namespaces":
            return
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._channel = Channel(ours)
        try:
            with theirs:
                self._first = parent.channel.ask("sandbox", self._folder, give=[theirs.fileno()])
            self._channel.answer()
        except WorkerUnavailable:
            self.close()
            raise

    def worker(self, largest: int, budget: SubmissionBudget | None = None) -> "ForkedLink":
        """Fork a worker and return the link to it; its processor time is subtracted from the submission's budget."""
        bounds = dict(self._limits)
        if budget is not None:
            budget.begin()
            remaining = max(1, math.ceil(budget.cpu_left))
            bounds["cpu_seconds"] = min(bounds["cpu_seconds"], remaining)
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        ends = [theirs_in, theirs_out]
        try:
            pid = self._channel.ask("worker", self._tier, self._folder, bounds, give=ends)
        except WorkerUnavailable:
            ends += [ours_out, ours_in]
            raise
        finally:
            for end in ends:
                os.close(end)
        # The first process of the namespaces has the scripts that the warm parent had when it forked.
        knows = self._knows if self._first is not None else dict(self._parent.knows)
        denials = [Denials(one) for one in self._channel.descriptors]
        # The worker's id is valid in its namespace only; seen from here, it is the newest child of the first
        # process.
        here = pid if self._first is None else newest_child(self._first)
        link = ForkedLink(ours_out, ours_in, largest, self._channel, pid, knows, denials, budget)
        link.processor = Processor(here)
        return link

    def close(self) -> None:
        """End the namespaces and whatever is left in them."""
        if self._first is None:
            return
        self._channel.connection.close()
        first, self._first = self._first, None
        with contextlib.suppress(
            WorkerUnavailable
        ):  # the warm parent has ended, and the namespaces with it
            self._parent.channel.ask("end", first)


class ForkedLink(PipeEnd):
    """A worker that a warm parent forked."""

    def __init__(
        self,
        requests: int,
        answers: int,
        largest: int,
        channel: Channel,
        pid: int,
        knows: Mapping[str, object],
        denials: Sequence[Denials],
        budget: SubmissionBudget | None,
    ) -> None:
        super().__init__(requests, answers, largest, knows, denials)
        self._channel, self._pid, self._budget = channel, pid, budget

    def close(self) -> str:
        """End the worker; return how it had ended, as in "signal 11"."""
        self.hang_up()
        try:
            status, seconds = self._channel.ask("end", self._pid)
        except WorkerUnavailable:
            return ""
        if self._budget is not None:
            self._budget.add_worker(seconds)
        return f"signal {-status}" if status < 0 else f"exit status {status}"
