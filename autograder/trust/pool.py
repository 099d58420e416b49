"""Spreads units of work over processes. A subject that hangs is stopped, and its unit continues without it.

A mutant may run for ever (in an endless loop, also inside TensorFlow). So every process reports what it begins, and
one that reports nothing for too long is killed. The mutant counts as stopped, like a learner's endless loop.
"""

import multiprocessing
import os
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from typing import Any

from autograder import DEFAULT_SEED
from autograder.basics.memory import limit_memory
from autograder.course.catalogue import course
from autograder.trust.explained import BEGIN, Explained
from autograder.trust.observe import Apart, Observation, ObservationCost, TrustUnit, observe

MEMORY = 4 << 30
"""Bytes of address space for a process: a mutant may ask for all there is. TensorFlow alone takes more."""

SILENCE = 60.0
"""Seconds without a report after which a process counts as hanging."""


@dataclass(frozen=True)
class Hung:
    """A subject whose checks did not return in time; all but mutants are tried twice."""

    subject: str


@dataclass(frozen=True)
class Finished:
    """The end of a unit."""

    unit: TrustUnit


Observed = Observation | Apart | Explained | Hung | ObservationCost


def _work(unit: TrustUnit, answers: Connection) -> None:
    """Observe a unit; every half second report what was found and what is running."""
    if course().exercise(unit.exercise).library is None:
        limit_memory(MEMORY)
    batch: list[Any] = []
    lock, done = threading.Lock(), threading.Event()

    def begin(subject: str) -> None:
        with lock:
            if not batch or batch[-1] != subject:
                batch.append(subject)

    def flush() -> None:
        with lock:
            waiting, batch[:] = list(batch), []
        if waiting:
            answers.send(waiting)

    def tell() -> None:
        while not done.wait(0.5):
            try:
                flush()
            except OSError:  # the reading process is gone
                os._exit(1)

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    for item in observe(unit, begin):
        with lock:
            batch.append(item)
    done.set()
    teller.join()
    batch.append(Finished(unit))
    flush()


class _UnitProcess:
    """One process with one unit."""

    def __init__(self, unit: TrustUnit) -> None:
        context = multiprocessing.get_context("spawn")
        self.unit = unit
        self.answers, far_end = context.Pipe(duplex=False)
        self.process = context.Process(target=_work, args=(unit, far_end), daemon=True)
        self.process.start()
        far_end.close()
        self.heard = time.monotonic()
        self.current = ""
        self.observed: list[Observed] = []

    def read(self) -> bool:
        """Take one message; return whether the unit is finished.

        Raises EOFError where the process died.
        """
        self.heard = time.monotonic()
        for item in self.answers.recv():
            if isinstance(item, Finished):
                self.end()  # everything was reported; TensorFlow may take long to exit
                return True
            if isinstance(item, str):
                self.current = item
            else:
                self.observed.append(item)
        return False

    def end(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.join()
        self.answers.close()


def _done(worker: _UnitProcess) -> frozenset[tuple[int, str]]:
    """Return what an ended worker had observed."""
    observations = [one for one in worker.observed if isinstance(one, Observation)]
    pairs = {(one.seed, f"{one.kind}: {one.subject}") for one in observations}
    # The pairs of misconceptions come at the end of a seed, after which the next seed has begun.
    seeds = list(dict.fromkeys(one.seed for one in observations))
    ended = {(seed, "") for seed in seeds[:-1]}
    if worker.current.startswith(BEGIN):  # explaining begins when everything else was observed
        ended = {(seed, "") for seed in worker.unit.seeds}
    told = {(DEFAULT_SEED, one.subject) for one in worker.observed if isinstance(one, Explained)}
    return worker.unit.done | pairs | ended | told


def run(units: Iterable[TrustUnit], jobs: int) -> Iterator[tuple[TrustUnit, list[Observed]]]:
    """Yield every unit with its observations as it finishes; with jobs 0 everything runs in this process."""
    if jobs == 0:
        for unit in units:
            yield unit, list(observe(unit))
        return
    ahead = list(reversed(list(units)))
    working: list[_UnitProcess] = []
    before: dict[tuple[str, str], list[Observed]] = {}
    again: set[tuple[str, str]] = set()
    try:
        while ahead or working:
            while ahead and len(working) < jobs:
                working.append(_UnitProcess(ahead.pop()))
            ready = wait([worker.answers for worker in working], timeout=1)
            for worker in list(working):
                answered = worker.answers in ready
                stuck = not answered and time.monotonic() - worker.heard > SILENCE
                try:
                    if answered and worker.read():
                        working.remove(worker)
                        key = worker.unit.exercise, worker.unit.function
                        yield worker.unit, before.get(key, []) + worker.observed
                except EOFError:
                    stuck = True
                if stuck:
                    worker.end()
                    working.remove(worker)
                    key = worker.unit.exercise, worker.unit.function
                    before.setdefault(key, []).extend(worker.observed)
                    unit = replace(worker.unit, done=_done(worker))
                    # On a busy machine a silent process need not be in a loop, so the subject is tried again.
                    subject = unit.function, worker.current
                    if worker.current.startswith(("mutant: ", BEGIN)) or subject in again:
                        before[key].append(Hung(worker.current))
                        unit = replace(unit, skip=unit.skip | {worker.current})
                    again.add(subject)
                    ahead.append(unit)
    finally:
        for worker in working:
            worker.end()
