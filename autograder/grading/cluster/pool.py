"""Grades on a Dask cluster in place of local grading processes, with the same units and results.

Dask carries bytes, runs a function on a given worker, and lists the workers. This module decides which worker gets
which unit: each worker holds a few, and units of a lost worker go to another. Only an answer that arrives here
becomes a result, so a unit may be begun twice but is counted once.
"""

import contextlib
import pickle
import queue
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from autograder.grading.cluster import work
from autograder.grading.cluster.connection import (
    BadAddress,
    Connection,
    NoCertificate,
    NotConnected,
    Seat,
    is_killed,
)
from autograder.grading.cluster.identity import Identity, identity, refusal
from autograder.grading.cluster.parcel import pack
from autograder.grading.grader import Graded
from autograder.grading.pool import lost
from autograder.grading.work import GradingUnit
from autograder.language.finding import Sentence, say

TICK = 0.5
# How many seconds to wait for a lost scheduler or for workers to come back.
PATIENCE = 600.0
# How long the first worker may take to send its identity, and the others once one is known.
FIRST_WORKER = 300.0
OTHERS = 20.0
# After this many workers have died with a unit, the unit is taken for the cause.
TRIES = 4
ENDED = "the workers that graded it ended"
STRONGEST_FIRST = ("namespaces", "landlock", "process")


class ClusterGone(Exception):
    """No cluster can be used; `sentence` says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.template)
        self.sentence = sentence


@dataclass
class _ClusterUnit:
    unit: GradingUnit
    tries: int = 0
    why: str = ENDED


@dataclass
class _ClusterWorker:
    seat: Seat
    theirs: Identity | None = None
    """None until the worker has sent its identity."""
    used: bool = False
    keys: set[str] = field(default_factory=set)


@dataclass
class _Task:
    work: _ClusterUnit | None
    """None for the question for a worker's identity."""
    worker: _ClusterWorker
    future: Any


class ClusterPool:
    """Hands units to a cluster. `tell` gets a sentence when a worker is refused and when the pool waits."""

    def __init__(
        self,
        connection: Connection,
        allow_unsandboxed: bool = False,
        tell: Callable[[Sentence], None] = lambda sentence: None,
        grade: Callable[[bytes], bytes] = work.grade,
    ) -> None:
        self.connection = connection
        self.allow_unsandboxed = allow_unsandboxed
        self.tell = tell
        self.tier = ""
        self._grade = grade
        self._mine = identity()
        self._workers: dict[str, _ClusterWorker] = {}
        self._tasks: dict[str, _Task] = {}
        self._again: list[_ClusterUnit] = []
        self._done: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._keys = count()
        self._looked = 0.0
        self._waiting_since: float | None = None

    def start(self) -> str:
        """Return the tier of the workers' sandbox, once they have sent their identities. Raises ClusterGone."""
        try:
            self.connection.open()
        except BadAddress as error:
            raise ClusterGone(
                say(
                    "{address} is no address of a Dask scheduler, as in tcp://host:8786 ({reason})",
                    address=self.connection.address,
                    reason=error,
                )
            ) from None
        except NoCertificate:
            raise ClusterGone(
                say(
                    "TLS needs certificates, and distributed.comm.tls of Dask's configuration names none"
                )
            ) from None
        except NotConnected:
            raise ClusterGone(
                say("no Dask scheduler answers at {address}", address=self.connection.address)
            ) from None
        began, said = time.monotonic(), False
        expected = self.connection.local if self.connection.address is None else 1
        while (passed := time.monotonic() - began) < FIRST_WORKER:
            self._look()
            self._hear()
            unidentified = [one for one in self._workers.values() if one.theirs is None]
            if len(self._workers) >= expected and not unidentified:
                break
            if passed > OTHERS and not self._workers and not said:
                said = True
                self.tell(say("the cluster has no workers yet; waiting for one"))
            if passed > OTHERS and any(map(self._fits, self._workers.values())):
                break
        tiers = {
            one.theirs.tier for one in self._workers.values() if one.theirs and self._fits(one)
        }
        self.tier = next((tier for tier in STRONGEST_FIRST if tier in tiers), "")
        for one in self._workers.values():
            self._decide(one)
        if not self.tier:
            raise ClusterGone(self._no_worker())
        return self.tier

    def _no_worker(self) -> Sentence:
        silent = sum(one.theirs is None for one in self._workers.values())
        if not self._workers:
            return say("the cluster has no workers; dask worker ADDRESS starts one")
        if silent:
            return say(
                "no worker of the cluster can be used: {silent} of {count} gave no answer",
                silent=silent,
                count=len(self._workers),
            )
        return say(
            "no worker of the cluster can be used: {count} are there, none like this machine",
            count=len(self._workers),
        )

    @property
    def size(self) -> tuple[int, int]:
        """How many workers are used, and how many units they grade at a time."""
        used = [one.seat.threads for one in self._workers.values() if one.used]
        return len(used), sum(used)

    def run(self, units: Iterable[GradingUnit], jobs: int | None = None) -> Iterator[Graded]:
        """Yield the result of every unit as it finishes. Raises ClusterGone.

        With `jobs` each machine grades one unit at a time. Units are taken as workers get free.
        """
        ahead = iter(units)
        more = True
        while True:
            self._look()
            while more or self._again:
                worker = self._free(alone=jobs is not None)
                if worker is None:
                    break
                tried = self._again.pop() if self._again else None
                if tried is None:
                    unit = next(ahead, None)
                    if unit is None:
                        more = False
                        break
                    tried = _ClusterUnit(unit)
                if tried.tries >= TRIES:
                    yield lost(tried.unit, tried.why)
                elif not self._give(worker, tried):
                    break  # the scheduler is gone: reconnect before giving out more units
            if not (more or self._again or any(one.work for one in self._tasks.values())):
                return
            yield from self._hear()

    def _look(self) -> None:
        """Compare the list of workers: ask new ones for their identity, take back the units of lost ones."""
        now = time.monotonic()
        if now - self._looked < TICK:
            return
        self._looked = now
        try:
            seats = self.connection.seats()
        except (NotConnected, BadAddress):
            self._wait(say("the scheduler does not answer; waiting for it"))
            return
        for address in self._workers.keys() - seats.keys():
            self._forget(self._workers.pop(address))
        for address, seat in seats.items():
            if address not in self._workers:
                self._ask(_ClusterWorker(seat))
        if not self.tier:
            return
        if not any(one.used for one in self._workers.values()):
            self._wait(say("no worker is left; waiting for one"))
        elif self._waiting_since is not None:
            self._waiting_since = None
            workers, threads = self.size
            self.tell(
                say(
                    "it goes on: workers {workers}, units at a time {threads}",
                    workers=workers,
                    threads=threads,
                )
            )

    def _wait(self, sentence: Sentence) -> None:
        now = time.monotonic()
        if self._waiting_since is None:
            self._waiting_since = now
            self.tell(sentence)
        elif now - self._waiting_since > PATIENCE:
            raise ClusterGone(
                say(
                    "the cluster is gone, and has not come back in {minutes} minutes",
                    minutes=round(PATIENCE / 60),
                )
            )

    def _forget(self, worker: _ClusterWorker) -> None:
        """Take back the units of a worker that is gone."""
        for key in list(worker.keys):
            self._take_back(key, ended=True)

    def _take_back(self, key: str, ended: bool) -> None:
        task = self._tasks.pop(key, None)
        if task is None:
            return
        task.worker.keys.discard(key)
        with contextlib.suppress(Exception):  # a scheduler that is gone knows no futures
            task.future.release()
        if task.work is not None:
            task.work.tries += ended
            self._again.append(task.work)

    def _ask(self, worker: _ClusterWorker) -> None:
        self._workers[worker.seat.address] = worker
        with contextlib.suppress(NotConnected):
            self._send(worker, None, work.who, self.allow_unsandboxed)
            return
        del self._workers[worker.seat.address]

    def _give(self, worker: _ClusterWorker, tried: _ClusterUnit) -> bool:
        """Send a unit to a worker; return whether that worked, and put the unit back if it did not."""
        try:
            self._send(worker, tried, self._grade, pickle.dumps(pack(tried.unit)))
        except NotConnected:
            self._again.append(tried)
            self._looked = 0.0
            time.sleep(TICK)
            return False
        return True

    def _send(
        self,
        worker: _ClusterWorker,
        tried: _ClusterUnit | None,
        function: Callable[..., Any],
        value: object,
    ) -> None:
        key = f"xor2mnist-{next(self._keys)}-{time.time_ns()}"
        future = self.connection.submit(function, value, key, worker.seat.address)
        self._tasks[key] = _Task(tried, worker, future)
        worker.keys.add(key)
        future.add_done_callback(self._done.put)

    def _free(self, alone: bool) -> _ClusterWorker | None:
        """Return the worker with the fewest units.

        A worker gets one more unit than it has threads, so that it never waits.
        """
        used = [one for one in self._workers.values() if one.used]
        if self._waiting_since is not None:
            return None
        if alone:
            busy = {one.seat.host for one in used if one.keys}
            used = [one for one in used if one.seat.host not in busy]
        free = [one for one in used if len(one.keys) <= one.seat.threads]
        return min(free, key=lambda one: len(one.keys) / one.seat.threads, default=None)

    def _hear(self) -> list[Graded]:
        """Return the results that have come, after waiting a moment for some."""
        results = []
        with contextlib.suppress(queue.Empty):
            results.append(self._done.get(timeout=TICK))
            while True:
                results.append(self._done.get_nowait())
        graded = [self._heard(future) for future in results]
        return [one for one in graded if one is not None]

    def _heard(self, future: Any) -> Graded | None:
        task = self._tasks.get(future.key)
        if task is None or task.future is not future:
            return None
        if task.work is None:
            self._introduced(future.key, task)
            return None
        try:
            graded: Graded = pickle.loads(self.connection.result(future))
        except NotConnected:
            # The scheduler is gone, which is not the unit's fault, or the worker is gone with its result.
            self._take_back(future.key, ended=future.status == "finished")
        except Exception as error:
            task.work.why = ENDED if is_killed(error) else f"{type(error).__name__}: {error}"
            self._take_back(future.key, ended=True)
        else:
            task.worker.keys.discard(future.key)
            del self._tasks[future.key]
            return graded
        return None

    def _introduced(self, key: str, task: _Task) -> None:
        """Take a worker's identity, and decide whether to use the worker."""
        del self._tasks[key]
        worker = task.worker
        worker.keys.discard(key)
        if task.future.status in ("cancelled", "lost"):
            # The worker is asked again when it is listed again.
            self._workers.pop(worker.seat.address, None)
            return
        try:
            worker.theirs = pickle.loads(self.connection.result(task.future))
        except NotConnected:
            self._workers.pop(worker.seat.address, None)
            return
        except Exception:  # a worker with another kit may raise anything here
            worker.theirs = Identity("", "", "")
        if self.tier:
            self._decide(worker)

    def _fits(self, worker: _ClusterWorker) -> bool:
        return worker.theirs is not None and refusal("", worker.theirs, self._mine) is None

    def _decide(self, worker: _ClusterWorker) -> None:
        """Use a worker, or say why not. No worker is used before the run's tier is known."""
        theirs, address = worker.theirs, worker.seat.address
        if theirs is None:
            return
        why = refusal(address, theirs, self._mine)
        if why is None and theirs.tier != self.tier:
            why = say(
                "{worker} is not used: its sandbox is {theirs}, and that of the run is {tier}",
                worker=address,
                theirs=theirs.tier,
                tier=self.tier,
            )
        worker.used = why is None
        if why is not None:
            self.tell(why)

    def close(self) -> None:
        """Release everything; units without a result are graded by the next run."""
        self._tasks.clear()
        self._again.clear()
        self.connection.close()
