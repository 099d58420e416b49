"""The budget of a whole submission: processor time and time on the clock, of its workers and of the grader.

A submission could use up the limit of one function after another; the budget bounds all of them together.
"""

import time

from autograder.isolation.sandbox.limits import Limits

# With its threads, this process uses at most so many seconds of processor time in a second.
MOST_AT_ONCE = 8
# The kernel may end a worker a little before or after its limit, measured by the processor time it reports.
SLACK = 0.5


class SubmissionBudget:
    """What is left for one submission. It begins to count with the first worker."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.exhausted = False
        self._workers = 0.0
        self._waited = 0.0
        self._began: tuple[float, float] | None = None
        # The budget cannot be used up before (time.monotonic): reading the processor's clock takes long.
        self._not_before = 0.0

    def begin(self) -> None:
        """Start to count, unless that was done before."""
        if self._began is None:
            self._began = time.monotonic(), time.process_time()

    def add_worker(self, seconds: float) -> None:
        """Count the processor time of a worker that has ended."""
        self._workers += seconds
        self._not_before = 0.0

    def credit(self, seconds: float) -> None:
        """Give back the seconds that a worker waited for a processor while other processes used it."""
        self._waited += seconds

    @property
    def cpu_left(self) -> float:
        """The seconds of processor time that are left. This process counts too, since it reads the answers."""
        used = self._workers
        if self._began is not None:
            used += time.process_time() - self._began[1]
        return self.limits.submission_cpu_seconds - used

    @property
    def deadline(self) -> float:
        """When the last answer must have come (time.monotonic)."""
        self.begin()
        assert self._began is not None
        return self._began[0] + self.limits.submission_seconds + self._waited

    def over(self) -> bool:
        """Return whether the budget is used up, and remember that."""
        now = time.monotonic()
        if now >= self._not_before:
            seconds_left = self.cpu_left - SLACK
            self.exhausted = self.exhausted or seconds_left <= 0
            self._not_before = now + seconds_left / MOST_AT_ONCE
        self.exhausted = self.exhausted or now >= self.deadline
        return self.exhausted
