"""Item statistics of checks, as in test theory. They are computed from sums, so no list of students is kept.

Difficulty is the share of those who began a function and pass the check; discrimination is the correlation of
passing with the share of points earned by all other functions (the corrected item-total correlation).
"""

import math
from dataclasses import dataclass

ENOUGH = 30
"""With fewer answers neither figure is meaningful."""
EASIEST, HARDEST, SHARPEST = 0.9, 0.2, 0.2


@dataclass
class CheckStatistics:
    """Sums over the students who began the function of a check."""

    begun: int = 0
    passed: int = 0
    rest: float = 0.0
    rest_squared: float = 0.0
    rest_of_passed: float = 0.0
    with_rest: int = 0
    passed_with_rest: int = 0

    def add(self, passed: bool, rest: float | None) -> None:
        """Count a student; `rest` is the share of the other points, None where there are none."""
        self.begun += 1
        self.passed += passed
        if rest is not None:
            self.with_rest += 1
            self.passed_with_rest += passed
            self.rest += rest
            self.rest_squared += rest * rest
            self.rest_of_passed += rest * passed

    @property
    def difficulty(self) -> float | None:
        """The share that passes; None with too few answers."""
        return self.passed / self.begun if self.begun >= ENOUGH else None

    @property
    def discrimination(self) -> float | None:
        """The correlation with the rest; None with too few answers, or where one side does not vary."""
        n, k = self.with_rest, self.passed_with_rest
        if n < ENOUGH:
            return None
        spread = n * self.rest_squared - self.rest**2
        passes = float(k * (n - k))
        if spread <= 1e-9 * n * n or passes <= 0:
            return None
        return (n * self.rest_of_passed - k * self.rest) / math.sqrt(spread * passes)
