"""Keeps what came of a check by the answers that a worker gave to its calls.

A check's result follows from its calls and their answers. Most right submissions give the same answers to the last
bit, so a class needs most checks judged once. Answers are compared as the bytes that crossed, which are not read for it.
"""

from dataclasses import dataclass, field
from typing import Any

# Bytes of answers. The results hold about as much again in their calls.
MOST_BYTES = 64 * 2**20

CheckKey = tuple[str, int]
"""A check's name and the seed of its run."""


@dataclass
class Branch:
    """What follows after some answers: further answers, or the end of the check, with what came of it."""

    following: dict[bytes, "Branch"] = field(default_factory=dict)
    result: Any = None
    size: int = 0
    """The size of the outcomes on the way to a result."""


class SeenAnswers:
    """The answers to checks that were seen before, with what came of them; bounded in bytes."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._left = most_bytes
        self._checks: dict[CheckKey, Branch] = {}

    def to(self, check: CheckKey) -> Branch | None:
        """Return the answers to a check that were seen; None where there are none."""
        return self._checks.get(check)

    def keep(self, check: CheckKey, answers: list[bytes], result: Any, size: int) -> None:
        """Store what came of some answers; `size` is that of their outcomes. Without room nothing is stored."""
        branch, new = self._checks.get(check, Branch()), 0
        for known, answer in enumerate(answers):
            if answer not in branch.following:
                new = sum(map(len, answers[known:]))
                break
            branch = branch.following[answer]
        if new > self._left:
            return
        self._left -= new
        branch = self._checks.setdefault(check, Branch())
        for answer in answers:
            branch = branch.following.setdefault(answer, Branch())
        branch.result, branch.size = result, size
