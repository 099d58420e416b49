"""The warm parent: a process that has imported NumPy (or TensorFlow) and forks workers on request.

The grader starts it as a new process, so nothing of the grader is in its memory: no check, no solution, no expected
value. Of the checks it gets only the calls that every worker is asked. It has one thread, and never runs a line of
a submission. The requests on its socket are

    ("sandbox", folder), a socket   forks into new namespaces; the child, alone with the
                                            submission, goes on serving on that socket
    ("import", names)                       imports modules that submissions are going to need
    ("learn",), a file                      keeps the requests in it for workers; see `ahead_side`
    ("worker", tier, folder, limits), two pipes   forks a worker that speaks the wire on them
    ("end", pid)                            ends what was forked and returns how it had ended, and
                                            its processor time in seconds

each answered with ("ok", value) or ("error", text). When the socket closes, or ("quit",) comes, all of
it ends.
"""

import contextlib
import gc
import importlib
import os
import random
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import numpy as np

from autograder.course import catalogue
from autograder.course.catalogue import all_functions
from autograder.course.paths import PACKAGE
from autograder.isolation import worker
from autograder.isolation.sandbox import confine, limits, namespaces, privileges, view
from autograder.running import models, tensorflow, wire
from autograder.running.executor import parameters_of

MESSAGE = 2**16
PATIENCE = 30.0  # seconds for a worker to be confined, on an overloaded machine
QUIT = wire.dumps(("quit",))
# The one file that a worker may write where the size of a folder cannot be bounded, named as a user might name it.
SCRATCH_FILE = "홍길동.v2.keras"
# The modules that a submission may have imported in advance, beside its exercise's library.
WELCOME = frozenset({"scipy.special", "scipy.stats", "scipy.linalg", "pandas"})


class Forked(BaseException):
    """Raised in a process that was just forked, where `main` catches it and calls `go`.

    So the new process leaves every frame of its parent, and drops the objects that were in use there.
    """

    def __init__(self, go: Callable[[], NoReturn]) -> None:
        super().__init__()
        self.go = go


def _empty_folder() -> str:
    return tempfile.mkdtemp(prefix=f"xor2mnist-{os.getpid()}-")


class Parent:
    """Forks on request; with `inner` it is the first process in the namespaces of a submission.

    `taken` is the address space in bytes that workers start with, `scripts` the scripts that they inherit.
    """

    def __init__(
        self, control: socket.socket, taken: int, scripts: worker.Scripts, inner: bool = False
    ) -> None:
        self.control = control
        self.inner = inner
        self.taken = taken
        self.scripts = scripts
        self.children: dict[int, str] = {}
        self.descriptors: list[int] = []  # descriptors that go out with the next answer

    def serve(self) -> NoReturn:
        """Answer requests until the socket closes, then end all processes and exit."""
        while True:
            try:
                data, descriptors, _, _ = socket.recv_fds(self.control, MESSAGE, 2)
            except OSError:
                data, descriptors = b"", []
            if data in (b"", QUIT):
                for pid in list(self.children):
                    self.end(pid)
                os._exit(0)
            try:
                reply = ("ok", self._answer(wire.loads(data), descriptors))
            except (OSError, wire.WireError) as error:
                reply = ("error", str(error))
            # The asking process may have ended; the next read tells.
            with contextlib.suppress(OSError):
                socket.send_fds(self.control, [wire.dumps(reply)], self.descriptors)
            for descriptor in (*descriptors, *self.descriptors):
                os.close(descriptor)
            self.descriptors = []

    def _answer(self, request: tuple[Any, ...], descriptors: list[int]) -> Any:
        verb, *arguments = request
        if verb == "end":
            return self.end(*arguments)
        if verb == "import":
            return self._import(*arguments)
        if verb == "learn":
            return self._learn(*descriptors)
        if verb == "sandbox":
            return self._sandbox(*arguments, *descriptors)
        tier, folder, bounds = arguments
        return self._worker(tier, folder, bounds, descriptors)

    def _import(self, names: list[str]) -> None:
        """Import modules once instead of in every worker; ignore those that are not installed."""
        for name in names:
            if name in WELCOME:
                # The submission gets the error of a broken package.
                with contextlib.suppress(Exception):
                    importlib.import_module(name)
        self.taken = limits.address_space()
        _settle()

    def _learn(self, descriptor: int) -> None:
        """Store scripts, each after a ("script", exercise); a new one replaces the old one of that exercise."""
        with open(descriptor, "rb", closefd=False) as file:
            for request in worker.received(file):
                if request[0] == "script":
                    requests: list[worker.WorkerRequest] = []
                    self.scripts[request[1]] = requests
                else:
                    requests.append(request)
        self.taken = limits.address_space()
        _settle()

    def _sandbox(self, folder: str, descriptor: int) -> int:
        """Fork the first process of new namespaces and return its process id."""
        wait, go = os.pipe()
        pid = namespaces.clone(namespaces.EVERYTHING)
        if pid == 0:
            os.close(go)
            raise Forked(
                partial(_first_process, folder, descriptor, wait, self.taken, self.scripts)
            )
        os.close(wait)
        self.children[pid] = ""
        try:
            namespaces.map_users(pid)
            os.write(go, b"1")
        except OSError:
            self.end(pid)
            raise
        finally:
            os.close(go)
        return pid

    def _worker(self, tier: str, folder: str, bounds: dict[str, Any], pipes: list[int]) -> int:
        """Fork a worker and return its process id."""
        bounded = limits.Limits(**bounds)
        scratch = ""
        if self.inner:
            namespaces.fresh_temporary(bounded.file_bytes)
        else:
            scratch = _empty_folder()
        plan = confine.Confinement(tier, folder, scratch, bounded, self.taken)
        ours, theirs = socket.socketpair()
        pid = os.fork()
        if pid == 0:
            raise Forked(partial(_work, [plan], [*pipes, theirs.detach()], self.scripts))
        self.children[pid] = scratch
        theirs.close()
        with ours:
            ours.settimeout(PATIENCE)
            # The descriptor comes once the worker is confined. Where that failed, none comes, and the worker
            # reports the error.
            with contextlib.suppress(OSError):
                _, self.descriptors, _, _ = socket.recv_fds(ours, 1, 1)
        return pid

    def end(self, pid: int) -> tuple[int, float]:
        """End a child, whatever its state; return its exit status and its processor time.

        The status is that of `os.waitstatus_to_exitcode`, -9 for a child that was still running.
        """
        scratch = self.children.pop(pid)
        # A child keeps its process id until it was waited for, so the signal cannot reach another process.
        os.kill(pid, signal.SIGKILL)
        _, status, used = os.wait4(pid, 0)
        if self.inner:
            _end_all_others()
        if scratch:
            with contextlib.suppress(OSError):  # without a sandbox the worker may have children
                os.killpg(pid, signal.SIGKILL)
            shutil.rmtree(scratch, ignore_errors=True)
        return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime


def _end_all_others() -> None:
    """Kill every other process of this PID namespace, and wait for all of them."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(-1, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


def _first_process(
    folder: str, descriptor: int, wait: int, taken: int, scripts: worker.Scripts
) -> NoReturn:
    """Act as the first process of the namespaces: build the view, then fork workers in it."""
    try:
        privileges.die_with_parent(signal.SIGKILL)
        confine.prefer_to_be_killed()
        if os.read(wait, 1) != b"1":
            os._exit(1)
        (moved,) = privileges.keep_descriptors(descriptor)
        control = socket.socket(fileno=moved)
        try:
            namespaces.build_view(Path(folder))
        except OSError as error:
            control.send(wire.dumps(("error", str(error))))
            os._exit(1)
        control.send(wire.dumps(("ok", None)))
        # The outer parent passes the address space, since the namespaces have no /proc to read it from.
        Parent(control, taken, scripts, inner=True).serve()
    except Forked:
        raise
    except BaseException:
        os._exit(1)


def _work(
    plans: list[confine.Confinement], descriptors: list[int], scripts: worker.Scripts
) -> NoReturn:
    """Act as a worker: drop everything that it inherited, then serve.

    The descriptors are the two of the wire and one on which the seccomp descriptor of denied calls goes out.
    """
    try:
        os.setsid()
        wire_in, wire_out, last = privileges.keep_descriptors(*descriptors)
        report = socket.socket(fileno=last)
        requests = os.fdopen(wire_in, "rb")
        answers = os.fdopen(wire_out, "wb")
        try:
            scratch = confine.confine(plans.pop(), SCRATCH_FILE, report)
        except OSError as error:
            wire.send(answers, ("error", str(error)))
            os._exit(1)
        # Seed anew, as a new process would: workers must not all draw the same random numbers.
        np.random.seed()
        random.seed()
        gc.enable()
        worker.serve(requests, answers, scratch, scripts)
        os._exit(0)
    finally:
        os._exit(1)


def _remember() -> None:
    """Fill caches once that every worker would fill anew, which would cost copied memory pages each time."""
    for module in ("numpy.random", "numpy.linalg", "numpy.fft", "numpy.typing", "numpy.polynomial"):
        importlib.import_module(module)
    for module in ("encodings.utf_8_sig", "math", "statistics", "dataclasses", models.__name__):
        importlib.import_module(module)
    for name in all_functions():
        parameters_of(name)
    view.without_hidden()
    wire.loads(wire.dumps([np.zeros(1), 1.0, "", None]))


def _forget_places() -> None:
    """Remove everything that says where the kit lies and how it was started."""
    sys.argv[:] = [""]
    ours = PACKAGE.parent
    for name, module in list(sys.modules.items()):
        if name == "__main__":
            for variable in ("own", "paths", "course", "raw"):
                vars(module).pop(variable, None)
        elif name.partition(".")[0] == "autograder":
            for known, value in list(vars(module).items()):
                if isinstance(value, Path) and ours in (value, *value.parents):
                    setattr(module, known, Path("/"))
            for known in ("__file__", "__cached__", "__spec__", "__loader__"):
                vars(module).pop(known, None)
            if hasattr(module, "__path__"):
                module.__path__ = []


def _settle() -> None:
    """Freeze the present objects, so that a garbage collection in a child does not copy their pages."""
    gc.collect()
    gc.freeze()


def main(own: list[str], course_data: dict[str, Any]) -> NoReturn:
    """Import the library, then serve on the descriptor that the first argument names.

    `own` is Python's own import path, before the grader's was added; `course_data` is the catalogue.
    """
    descriptor, file, *libraries = sys.argv[1:]
    os.close(int(file))
    catalogue.know(course_data)
    sys.path[:] = view.import_path(own)
    if "tensorflow" in libraries:
        # No nursery is started, since `use_cpu_only` is tried in a worker of its own.
        tensorflow.import_quietly()
    _remember()
    _forget_places()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the grader handles Ctrl-C
    gc.disable()
    _settle()
    outer = Parent(socket.socket(fileno=int(descriptor)), limits.address_space(), {})
    next_steps: list[Callable[[], NoReturn]] = [outer.serve]
    del own, course_data, outer
    while True:
        try:
            next_steps.pop()()
        except Forked as forked:
            next_steps.append(forked.go)
