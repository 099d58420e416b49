"""The code that runs on a Dask worker: sends its identity, and hands units to grading processes of its own.

A Dask worker itself runs no check and no submission. Each of its threads waits for a grading process, which starts
isolated workers as in a run without a cluster.
"""

import multiprocessing
import pickle
import threading
from multiprocessing import util

from autograder.grading.cluster.identity import identity
from autograder.grading.cluster.parcel import Parcel, laid_out, without_left_out
from autograder.grading.pool import NoSandbox, Pool

_lock = threading.Lock()
_idle: dict[bool, list[Pool]] = {}


def who(allow_unsandboxed: bool) -> bytes:
    """Return this worker's identity, packed. A grading process is started to find out whether a sandbox works."""
    try:
        pool, tier = _started(allow_unsandboxed)
    except (NoSandbox, EOFError):
        return pickle.dumps(identity(None))
    _give_back(pool, allow_unsandboxed)
    return pickle.dumps(identity(tier))


def grade(packed: bytes) -> bytes:
    """Grade a packed unit, and return the packed result."""
    parcel: Parcel = pickle.loads(packed)
    allow_unsandboxed = parcel.unit.options.allow_unsandboxed
    with _lock:
        pools = _idle.setdefault(allow_unsandboxed, [])
        pool = pools.pop() if pools else None
    if pool is None:
        pool, _ = _started(allow_unsandboxed)
    try:
        with laid_out(parcel) as unit:
            (graded,) = pool.run([unit])
    except BaseException:
        pool.close()
        raise
    _give_back(pool, allow_unsandboxed)
    return pickle.dumps(without_left_out(graded, parcel))


def _started(allow_unsandboxed: bool) -> tuple[Pool, str]:
    # Dask starts a worker as a daemon of its nanny, and a daemon may not start processes.
    multiprocessing.current_process().daemon = False
    pool = Pool(1, allow_unsandboxed)
    return pool, pool.start()


def _give_back(pool: Pool, allow_unsandboxed: bool) -> None:
    with _lock:
        _idle.setdefault(allow_unsandboxed, []).append(pool)


def _close() -> None:
    for pools in _idle.values():
        while pools:
            pools.pop().close()


# Without this, Python would wait at its end for grading processes that wait for their next unit.
util.Finalize(None, _close, exitpriority=100)
