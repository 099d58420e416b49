"""Compares stored results with their scores under other rules: whose points change, by how much and why."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.course.catalogue import Exercise
from autograder.grading.feedback.code import texts_of
from autograder.grading.scoring import ScoringRules, rescored
from autograder.grading.store import Result
from autograder.grading.work import parts_of
from autograder.isolation.untrusted import folder_trouble
from autograder.language.finding import Sentence, say
from autograder.running.admit import clean

# The line in a file or cell by which a student asks for a regrade.
_REQUEST = re.compile(r"^[ \t]*#+[ \t]*(?:regrade|재채점)[ \t]*[:：][ \t]*(\S.*)$", re.I | re.M)
MAX_REQUEST = 300
MOST_REQUESTS = 10


@dataclass(frozen=True)
class FunctionChange:
    """The points of one function before and after, and why they differ."""

    name: str
    before: float
    after: float
    why: Sentence


@dataclass(frozen=True)
class Change:
    """The change for one student; `before` and `after` are (total, maximum)."""

    student: str
    before: tuple[float | None, float]
    after: tuple[float | None, float]
    functions: tuple[FunctionChange, ...]

    @property
    def gain(self) -> float:
        """By how many points the total changes; 0 where a total is missing."""
        if self.before[0] is None or self.after[0] is None:
            return 0.0
        return round(self.after[0] - self.before[0], 4)


def change_of(result: Result, rules: ScoringRules) -> Change | None:
    """Return what the rules change for a student; None where nothing changes."""
    new = rescored(result, rules)
    functions = []
    for old_part, new_part in zip(result["exercises"], new["exercises"], strict=True):
        for old, now in zip(old_part["functions"], new_part["functions"], strict=True):
            if (old["score"], old["max"]) != (now["score"], now["max"]) and now[
                "score"
            ] is not None:
                key = f"{new_part['id'][:4]}.{now['name']}"
                why = _why(key, [check["id"] for check in now["checks"]], rules)
                functions.append(
                    FunctionChange(now["name"], old["score"] or 0.0, now["score"], why)
                )
    before, after = (result["score"], result["max"]), (new["score"], new["max"])
    if not functions and before == after:
        return None
    return Change(result["student"], before, after, tuple(functions))


def _why(key: str, checks: Iterable[str], rules: ScoringRules) -> Sentence:
    void = [f"{key}.{one}" for one in checks if f"{key}.{one}" in rules.void]
    if void:
        return say("{checks} no longer counts", checks=", ".join(void))
    if rules.credit == "checks":
        return say("each check earns its share")
    return say("a function's points are earned whole")


def requests_in(folder: Path, exercises: Sequence[Exercise]) -> Iterator[tuple[str, str]]:
    """Yield (exercise, text) for every line in a student's files that asks for a regrade.

    Raises OSError where the folder cannot be read.
    """
    if folder_trouble(folder) is not None:
        return
    parts, _ = parts_of(folder, exercises)
    for part in parts:
        if not isinstance(part.data, bytes):
            continue
        requests = [
            match[1]
            for text in texts_of(part.data, part.notebook)
            for match in _REQUEST.finditer(text)
        ]
        for text in requests[:MOST_REQUESTS]:
            yield part.exercise, clean(text.strip(), MAX_REQUEST)
