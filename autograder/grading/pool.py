"""Grading processes: each holds an isolation of its own and takes one unit of work after another.

A unit whose process dies is tried once more in a new one; then it is our fault, and ungraded.
"""

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Protocol

from autograder.course.catalogue import course
from autograder.grading.grader import Graded, Grader, ungraded
from autograder.grading.work import GradingUnit
from autograder.isolation.isolated import Isolation, Limits, SandboxRefused
from autograder.isolation.warm import QUIET
from autograder.language.finding import Sentence

TRIES = 2
PATIENCE = 5.0
# New objects. Judging makes many that stay for a while; looking through all of them after every 700 would cost a
# tenth of a grading process's time.
COLLECTED_AFTER = 20_000
DIED = "the grading process ended"
# Set where a grading process starts, unless it is set already. There is one for each core: several threads of OpenBLAS
# would wait for each other busily. malloc reuses freed memory, as in a worker (see `warm`).
ENVIRONMENT = {
    name: value
    for name, value in QUIET.items()
    if name.endswith("_NUM_THREADS") or name.startswith("MALLOC_")
}

MakeGrader = Callable[[Isolation], Grader]
"""Makes the grader of a process; it is sent there, so it must be picklable."""


class NoSandbox(Exception):
    """No sandbox works here; `sentence` says what is missing."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.template)
        self.sentence = sentence


def _serve(
    connection: Connection, allow_unsandboxed: bool, make: MakeGrader, core: int | None
) -> None:
    """Run a grading process: answer units until there are none, or until the parent is gone."""
    gc.set_threshold(COLLECTED_AFTER)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that hands out work handles Ctrl-C
    try:
        warnings.simplefilter("ignore")  # nobody needs NumPy's warnings about a submission
        if sys.platform == "linux":
            if core is not None:
                os.sched_setaffinity(0, {core})
            # A worker that answers calls ahead is not interrupted for each answer: the scheduler wakes this process
            # when the worker's turn ends. That halves the switches from one to the other.
            with contextlib.suppress(OSError):
                os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
        with Isolation(Limits(), allow_unsandboxed) as isolation:
            connection.send(isolation.tier)
            grader = make(isolation)
            while True:
                connection.send(grader.grade(connection.recv()))
    except SandboxRefused as error:
        connection.send(error.sentence)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass


@contextlib.contextmanager
def _inherited(variables: Mapping[str, str]) -> Iterator[None]:
    """Set the variables of the environment that are not set, for the processes that start meanwhile."""
    new = {name: value for name, value in variables.items() if name not in os.environ}
    os.environ.update(new)
    try:
        yield
    finally:
        for name in new:
            del os.environ[name]


@dataclass
class _QueuedUnit:
    unit: GradingUnit
    tries: int = 0


class _Process:
    """One grading process, with the unit that it works on."""

    def __init__(self, allow_unsandboxed: bool, make: MakeGrader, core: int | None) -> None:
        self.core = core
        context = multiprocessing.get_context("spawn")
        self.connection, far_end = context.Pipe()
        # Not a daemon: one of those may not start the warm parents that it needs.
        self.process = context.Process(target=_serve, args=(far_end, allow_unsandboxed, make, core))
        with _inherited(ENVIRONMENT):
            self.process.start()
        far_end.close()
        self.work: _QueuedUnit | None = None

    def tier(self) -> str:
        """Return the tier of the isolation. Raises NoSandbox, or EOFError where the process died."""
        answer: Any = self.connection.recv()
        if isinstance(answer, Sentence):
            self.end()
            raise NoSandbox(answer)
        return str(answer)

    def give(self, work: _QueuedUnit) -> None:
        """Hand over a unit. If the process has died, reading its answer will show that."""
        work.tries += 1
        self.work = work
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send(work.unit)

    def end(self, patience: float = 0.0) -> None:
        """End the process; its warm parents end with it. One that is idle ends by itself."""
        self.connection.close()
        if patience:
            self.process.join(patience)
        self.process.terminate()
        self.process.join()


class RunsUnits(Protocol):
    """Something that grades units: processes here, or a cluster."""

    def run(self, units: Iterable[GradingUnit], jobs: int | None = None) -> Iterator[Graded]:
        """Yield what came of every unit, as they finish."""


class Pool:
    """Grading processes, at most `jobs` at a time. Close it when done."""

    def __init__(
        self, jobs: int, allow_unsandboxed: bool = False, make: MakeGrader = Grader
    ) -> None:
        self.jobs = jobs
        self.allow_unsandboxed = allow_unsandboxed
        self.make = make
        self._cores = _cores_for(jobs)
        self._idle: list[_Process] = []
        self._busy: list[_Process] = []

    def start(self) -> str:
        """Start the first process and return the tier of its sandbox. Raises NoSandbox."""
        first = self._process()
        # Stored before waiting, so that `close` ends it even if the wait is interrupted.
        self._idle.append(first)
        try:
            return first.tier()
        except (NoSandbox, EOFError):
            self._idle.remove(first)
            raise

    def run(self, units: Iterable[GradingUnit], jobs: int | None = None) -> Iterator[Graded]:
        """Yield what came of every unit, as they finish.

        Units are taken one at a time, as processes get free, so their number costs no memory.
        """
        most = jobs or self.jobs
        ahead = iter(units)
        again: list[_QueuedUnit] = []
        more = True
        while more or again or self._busy:
            while (more or again) and len(self._busy) < most:
                work = again.pop() if again else None
                if work is None:
                    unit = next(ahead, None)
                    more = unit is not None
                    if unit is None:
                        break
                    work = _QueuedUnit(unit)
                process = self._free()
                self._busy.append(process)
                process.give(work)
            if not self._busy:
                break  # without a process at work there is nothing to wait for
            ready = wait([process.connection for process in self._busy])
            for process in [one for one in self._busy if one.connection in ready]:
                self._busy.remove(process)
                done = process.work
                assert done is not None
                try:
                    graded = process.connection.recv()
                except (EOFError, OSError):
                    process.end()
                    if done.tries < TRIES:
                        again.append(done)
                        continue
                    graded = lost(done.unit, DIED)
                else:
                    self._idle.append(process)
                yield graded

    def _free(self) -> _Process:
        """Return an idle process."""
        if self._idle:
            return self._idle.pop()
        process = self._process()
        # A process that died at its start is handled when its answer is read.
        with contextlib.suppress(EOFError):
            process.tier()
        return process

    def _process(self) -> _Process:
        """Start a process, on a core that no other one has."""
        taken = {one.core for one in (*self._idle, *self._busy)}
        core = next((core for core in self._cores if core not in taken), None)
        return _Process(self.allow_unsandboxed, self.make, core)

    def close(self) -> None:
        """End all processes at the same time."""
        for process in self._busy:
            process.end()
        for process in self._idle:
            process.end(PATIENCE)
        self._idle.clear()
        self._busy.clear()


def usable_cores() -> list[int]:
    """Return the cores that this process may use, which in a container are not all of them."""
    if sys.platform == "linux":
        return sorted(os.sched_getaffinity(0))
    return list(range(os.cpu_count() or 1))


def _cores_for(jobs: int) -> list[int]:
    """Return a core for every process if there are as many processes as cores; else None, so that each runs anywhere.

    A grading process and its worker take turns. On the same core each finds the other's data in the cache, and
    waking it costs a tenth.
    """
    cores = usable_cores()
    return cores if jobs == len(cores) else []


def lost(unit: GradingUnit, why: str) -> Graded:
    """Return the result of a unit that could not be graded, through no fault of the student."""
    exercises = [course().exercise(part.exercise) for part in unit.parts]
    return Graded(
        unit.student, [ungraded(one) for one in exercises], {one.id: why for one in exercises}
    )
