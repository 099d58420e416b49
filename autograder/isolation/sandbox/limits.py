"""Resource limits of a worker, for every tier whose system has them."""

import contextlib
import os
import signal
from dataclasses import dataclass
from pathlib import Path

OPEN_FILES = 128


@dataclass(frozen=True)
class Limits:
    """What a worker may use.

    `wall_seconds` is for all calls of one function together, and for loading the file;
    `cpu_seconds` for all exercises that one worker holds in turn. `memory_bytes` counts on top of what Python and its
    libraries take up in the warm parent. `processes` bounds the threads (no process can be started),
    `submission_seconds` and `submission_cpu_seconds` are for all that a submission runs, whatever it is graded in,
    and for reading its answers. `file_bytes` one file and the temporary folder, `output_bytes` one answer on the wire.
    """

    cpu_seconds: int = 60
    wall_seconds: float = 60.0
    submission_seconds: float = 900.0
    submission_cpu_seconds: float = 600.0
    memory_bytes: int = 2 * 2**30
    # TensorFlow starts several threads for every core, and aborts where it cannot.
    processes: int = 64 + 4 * (os.cpu_count() or 1)
    file_bytes: int = 64 * 2**20
    output_bytes: int = 17 * 2**20


def address_space() -> int:
    """Return the size in bytes of this process's address space; 0 where the system does not say."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def tasks_of_this_user() -> int:
    """Return how many threads all processes of this user have: what RLIMIT_NPROC counts."""
    mine, count = os.geteuid(), 0
    for process in Path("/proc").iterdir():
        # Processes may end while they are counted.
        with contextlib.suppress(OSError):
            if process.name.isdecimal() and process.stat().st_uid == mine:
                count += sum(1 for _ in (process / "task").iterdir())
    return count


def apply(limits: Limits, taken: int, others: int) -> None:
    """Limit this process for good.

    `taken` is the address space of the warm parent, `others` the threads that this user has already
    and that the kernel counts with ours.
    """
    import resource  # not on Windows

    # Writing too large a file then raises OSError and does not kill the process.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    for kind, value in (
        # The kernel sends SIGXCPU at the first and SIGKILL at the second.
        (resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1)),
        (resource.RLIMIT_AS, taken + limits.memory_bytes),
        (resource.RLIMIT_FSIZE, limits.file_bytes),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_NPROC, others + limits.processes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
    ):
        soft, hard = value if isinstance(value, tuple) else (value, value)
        # Limits are only lowered, since the system's own may be below ours.
        known = resource.getrlimit(kind)[1]
        if known != resource.RLIM_INFINITY:
            soft, hard = min(soft, known), min(hard, known)
        resource.setrlimit(kind, (soft, hard))
