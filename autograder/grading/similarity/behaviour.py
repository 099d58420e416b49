"""Finds rare wrong results that several students share, in the results of `grade`.

Two answers that look different may give the same wrong numbers in every check. Where no misconception and no change
explains them and few students of many have them, that is worth a look.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from autograder.grading.store import Result

Key = tuple[str, str]
Telling = dict[str, str]

LEAST_BEGUN = 20
"""Among fewer students who began a function, nothing can be called rare."""
MOST_STUDENTS = 3
"""What more students than these share is not rare."""
LEAST_CHECKS = 2
"""In so many checks at least, the wrong result has to hold numbers that say something."""
# A number with three digits or more that count; 0, 1 or 0.5 come out of many mistakes.
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:e[-+]?\d+)?")
TELLING_DIGITS = 3


@dataclass(frozen=True)
class SharedResult:
    """Two students with equal wrong results: the messages of the equal checks, out of `checks` that failed.

    `begun` counts the students who began the function.
    """

    exercise: str
    function: str
    students: tuple[str, str]
    messages: tuple[str, ...]
    checks: int
    begun: int


def shared_results(results: Iterable[Result]) -> list[SharedResult]:
    """Return the pairs of students with rare wrong results that are equal, those of the most checks first."""
    begun: Counter[Key] = Counter()
    failed: dict[tuple[Key, str], Telling] = {}
    holders: dict[tuple[Key, int, str, str], list[str]] = defaultdict(list)
    for result in results:
        for exercise in result["exercises"]:
            for function in exercise["functions"]:
                key = exercise["id"], function["name"]
                begun[key] += function["status"] in ("correct", "wrong", "cannot_run")
                telling = telling_messages(function)
                failed[key, result["student"]] = telling
                for check, message in telling.items():
                    # Only results of one seed can be compared.
                    holders[key, result["seed"], check, message].append(result["student"])
    equal: dict[tuple[Key, tuple[str, str]], list[str]] = defaultdict(list)
    for (key, _, check, _), students in holders.items():
        if len(students) <= MOST_STUDENTS and begun[key] >= LEAST_BEGUN:
            for one, other in combinations(sorted(students), 2):
                equal[key, (one, other)].append(check)
    shared = []
    for (key, pair), checks in equal.items():
        first, second = (failed[key, student] for student in pair)
        most = max(len(first), len(second))
        # Where a few checks differ, rounding may have chosen another entry to be named in the message.
        if len(checks) >= LEAST_CHECKS and len(checks) > most / 2:
            messages = tuple(first[check] for check in checks)
            shared.append(SharedResult(*key, pair, messages, most, begun[key]))
    return sorted(shared, key=lambda one: (-len(one.messages), one.students))


def telling_messages(function: Mapping[str, Any]) -> Telling:
    """Return the messages about unexplained wrong results that hold the student's numbers as well, by check."""
    if function["status"] != "wrong" or function["misconception"] or function["change"]:
        return {}
    return {
        one["id"]: one["message"]
        for one in function["checks"]
        if one["status"] == "wrong" and not one["misconception"] and _is_telling(one["message"])
    }


def _is_telling(message: str | None) -> bool:
    """Return whether a message has two telling numbers: the expected one, and another that is not simple."""
    telling_numbers = {
        one for one in _NUMBER.findall(message or "") if len(_digits(one)) >= TELLING_DIGITS
    }
    return len(telling_numbers) > 1


def _digits(number: str) -> str:
    if "." not in number:
        return ""  # a count or a size
    return number.partition("e")[0].replace(".", "").strip("0")
