"""What a class did as a whole: counts that need no more memory for more students."""

from collections import Counter
from dataclasses import dataclass, field

from autograder.grading.store import Result

BINS = 10


@dataclass
class Summary:
    """Counts over all results that were added.

    `statuses` counts by (exercise, status), `functions` by (exercise, function, status),
    `misconceptions` the students of whom a misconception was named in an exercise.
    """

    students: int = 0
    complete: int = 0
    total: float = 0.0
    max: float = 0.0
    histogram: list[int] = field(default_factory=lambda: [0] * BINS)
    statuses: Counter[tuple[str, str]] = field(default_factory=Counter)
    functions: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    misconceptions: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    changes: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)

    def add(self, result: Result) -> None:
        """Count one student in."""
        self.students += 1
        if result["score"] is not None and result["max"]:
            share = result["score"] / result["max"]
            self.complete += 1
            self.total += share
            self.histogram[min(BINS - 1, int(share * BINS))] += 1
            self.max = max(self.max, result["max"])
        for exercise in result["exercises"]:
            self.statuses[exercise["id"], exercise["status"]] += 1
            for function in exercise["functions"]:
                here, name = exercise["id"], function["name"]
                self.functions[here, name, function["status"]] += 1
                named = {one["misconception"] for one in function["checks"]} - {None}
                self.misconceptions.update((here, name, one) for one in named)
                if change := function.get("change"):  # results of older versions have none
                    self.changes[here, name, change["en"], change["ko"]] += 1

    @property
    def mean(self) -> float | None:
        """The mean share of the points, between 0 and 1; None where nobody has a score."""
        return self.total / self.complete if self.complete else None

    def hardest(self) -> list[tuple[str, str, int, int]]:
        """Return (exercise, function, how many tried it and failed, how many began), worst first.

        Who has not started a function has not failed in it.
        """
        found = []
        for exercise, function in dict.fromkeys(key[:2] for key in self.functions):
            wrong = sum(self.functions[exercise, function, one] for one in ("wrong", "cannot_run"))
            begun = wrong + self.functions[exercise, function, "correct"]
            if wrong:
                found.append((exercise, function, wrong, begun))
        return sorted(found, key=lambda one: (-one[2], one[0], one[1]))
