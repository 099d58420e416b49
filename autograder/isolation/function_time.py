"""How long one function may take: processor time counts, and waiting for a processor does not.

A function whose time on the clock is over gets more if it waited for a processor, up to a bound.
"""

import time

from autograder.isolation.link import Link, PipeEnd
from autograder.isolation.sandbox.limits import Limits

# A function that has used up this share of its processor time gets no more time on the clock.
USED_UP = 0.8
# A function that used or waited for the processor in less than this share of its time was asleep.
AWAKE = 0.5
# On a busy machine a function may take up to this many times its time on the clock.
BUSY = 10


class FunctionTime:
    """Measures a function's processor time, and decides whether it gets more time on the clock."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._used: dict[str, float] = {}
        self._waited: dict[tuple[int, str], float | None] = {}
        self._link: PipeEnd | None = None
        self._name = ""
        self._began = self._spent = 0.0
        self._at_first: float | None = None
        self._until = 0.0
        self.starved = False

    def enter(self, name: str, link: Link | None, spent: float) -> None:
        """Begin a call of a function that has taken `spent` seconds on the clock already."""
        self._name, self._spent, self._began = name, spent, time.monotonic()
        self._until, self.starved = 0.0, False
        self._link = link if isinstance(link, PipeEnd) else None
        if self._link is not None:
            self._link.more_time = self._more_time
            self._at_first = self._link.processor.used()
            key = id(self._link), name
            if key not in self._waited:
                self._waited[key] = self._link.processor.waited()

    def leave(self) -> float:
        """End the call; return how long it waited for a processor after its time was over."""
        if self._link is None:
            return 0.0
        took = self._took()
        if took is not None:
            self._used[self._name] = self._used.get(self._name, 0.0) + took
        self._link.more_time = None
        self._link = None
        extended = self._until > 0
        return max(0.0, time.monotonic() - self._began - (took or 0.0)) if extended else 0.0

    def used_up(self) -> bool:
        """Return whether the function itself has used up its time on the processor."""
        share = min(self._limits.wall_seconds, self._limits.cpu_seconds)
        return (self._took() or 0.0) + self._used.get(self._name, 0.0) >= USED_UP * share

    def _took(self) -> float | None:
        used = self._link.processor.used() if self._link is not None else None
        return None if used is None or self._at_first is None else used - self._at_first

    def _more_time(self) -> float:
        """Return the deadline until which the function may go on; 0 where its time is over."""
        now = time.monotonic()
        if now < self._until:
            return self._until
        took = self._took()
        assert self._link is not None
        waited, before = (
            self._link.processor.waited(),
            self._waited.get((id(self._link), self._name)),
        )
        if took is None or waited is None or before is None:
            self.starved = True  # nobody knows
            return 0.0
        used = took + self._used.get(self._name, 0.0)
        elapsed = self._spent + now - self._began
        share = min(self._limits.wall_seconds, self._limits.cpu_seconds)
        if used >= USED_UP * share or used + waited - before < AWAKE * elapsed:
            return 0.0
        if elapsed >= BUSY * self._limits.wall_seconds:
            self.starved = True
            return 0.0
        self._until = now + max(0.1, min(share - used, self._limits.wall_seconds))
        return self._until
