"""What a whole submission may use up: processor time and time on the clock, of its workers and of the grader.

Every limit for one function can be used up in turn; this one is for all of them together.
"""

import time

from autograder.isolation.sandbox.limits import Limits

# The kernel ends a worker at a limit a little before or after it, by the processor time that it reports.
SLACK = 0.5


class SubmissionBudget:
    """What is left for one submission. It begins to count with the first worker."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.exhausted = False
        self._workers = 0.0
        self._waited = 0.0
        self._began: tuple[float, float] | None = None

    def begin(self) -> None:
        """Start to count; does nothing where that was done."""
        if self._began is None:
            self._began = time.monotonic(), time.process_time()

    def add_worker(self, seconds: float) -> None:
        """Count the processor time of a worker that has ended."""
        self._workers += seconds

    def credit(self, seconds: float) -> None:
        """Leave out of the time on the clock what a worker waited for a processor that others had."""
        self._waited += seconds

    @property
    def cpu_left(self) -> float:
        """Seconds of processor time that are left; this process, which reads the answers, counts too."""
        used = self._workers
        if self._began is not None:
            used += time.process_time() - self._began[1]
        return self.limits.submission_cpu_seconds - used

    @property
    def deadline(self) -> float:
        """When the last answer must be here (time.monotonic)."""
        self.begin()
        assert self._began is not None
        return self._began[0] + self.limits.submission_seconds + self._waited

    def over(self) -> bool:
        """Return whether it is used up, and remember that it was asked for more than there is."""
        if self.cpu_left <= SLACK or time.monotonic() >= self.deadline:
            self.exhausted = True
        return self.exhausted
