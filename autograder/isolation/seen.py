"""Keeps what came of a check by the answers that a worker gave to its calls.

A check's result follows from its calls and their answers. Most right submissions give the same answers to the last
bit, so a class needs most checks judged once. Answers are compared by a digest of the bytes that crossed, which are
not read for it.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

# Bytes of outcomes, which the results hold in their calls; the arguments there take about as much again.
MOST_BYTES = 64 * 2**20

CheckKey = tuple[str, int]
"""A check's name and the seed of its run."""


def digest_of(answer: bytes | bytearray) -> bytes:
    """Return what an answer is known by."""
    return hashlib.blake2b(answer, digest_size=32).digest()


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

    def keep(
        self, check: CheckKey, answers: Iterable[bytes | bytearray], result: Any, size: int
    ) -> None:
        """Store what came of some answers; `size` is that of their outcomes. Without room nothing is stored."""
        digests = list(map(digest_of, answers))
        if size > self._left or self._result(check, digests) is not None:
            return
        self._left -= size
        branch = self._checks.setdefault(check, Branch())
        for digest in digests:
            branch = branch.following.setdefault(digest, Branch())
        branch.result, branch.size = result, size

    def _result(self, check: CheckKey, digests: list[bytes]) -> Any:
        branch = self._checks.get(check)
        for digest in digests:
            branch = branch.following.get(digest) if branch is not None else None
        return branch.result if branch is not None else None
