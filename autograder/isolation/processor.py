"""How much processor time a worker got, and how long it waited for a processor, read from the kernel.

Only the kernel knows whether a long run was slow itself or had no processor to run on.
"""

import contextlib
import time
from pathlib import Path

NANO = 1e-9


class Processor:
    """What a process used; `pid` is its number as this process sees it, None where that is not known."""

    def __init__(self, pid: int | None) -> None:
        self.pid = pid

    def used(self) -> float | None:
        """Return the seconds of processor time of all its threads; None where the system does not say."""
        if self.pid is None or not hasattr(time, "clock_gettime"):
            return None
        try:
            # The kernel's number for the clock of another process: see clock_getcpuclockid(3).
            return time.clock_gettime((~self.pid << 3) | 2)
        except (OSError, OverflowError):
            return None

    def waited(self) -> float | None:
        """Return the seconds that its threads were ready and had no processor; None where the system does not say."""
        seconds = None
        with contextlib.suppress(OSError, ValueError, IndexError):
            for task in Path("/proc", str(self.pid), "task").iterdir():
                text = (task / "schedstat").read_text(encoding="ascii")
                seconds = (seconds or 0.0) + int(text.split()[1]) * NANO
        return seconds


def newest_child(pid: int) -> int | None:
    """Return the number of the process that another one has forked last."""
    try:
        text = Path("/proc", str(pid), "task", str(pid), "children").read_text(encoding="ascii")
        return int(text.split()[-1])
    except (OSError, ValueError, IndexError):
        return None
