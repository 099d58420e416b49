"""Counts over a whole class, each with a bounded number of students' names."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import fmean, quantiles
from typing import Any

from autograder.grading.classroom.items import CheckStatistics
from autograder.grading.store import Result

BINS = 10
MOST_NAMES = 40
LONGEST_EXAMPLE = 120
# Students write the same in many ways, and what is rare need not be counted.
MOST_EXPRESSIONS = 2_000
BEGUN = ("correct", "wrong", "cannot_run")
Key = tuple[str, str]
"""An exercise and one of its functions."""


@dataclass
class Group:
    """A group of students: all of them are counted, the first of them named."""

    count: int = 0
    names: list[str] = field(default_factory=list)

    def add(self, student: str) -> None:
        """Count a student."""
        self.count += 1
        if len(self.names) < MOST_NAMES:
            self.names.append(student)


@dataclass
class Counts:
    """Counts over all results that were added.

    `statuses` and `functions` count by exercise and function, `stuck` groups students by function and status, where
    "waiting" is a function that relies on another wrong one; `misconceptions` groups them by function and name,
    `changes` and `expressions` by what was found where nothing has a name. `examples` has for a misconception the
    first wrong expression of one student, without the student's name.
    """

    students: int = 0
    shares: array = field(default_factory=lambda: array("d"))
    statuses: Counter[tuple[str, str]] = field(default_factory=Counter)
    begun: Counter[str] = field(default_factory=Counter)
    functions: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    stuck: defaultdict[tuple[str, str, str], Group] = field(
        default_factory=lambda: defaultdict(Group)
    )
    misconceptions: defaultdict[tuple[str, str, str], Group] = field(
        default_factory=lambda: defaultdict(Group)
    )
    examples: dict[str, str] = field(default_factory=dict)
    changes: defaultdict[tuple[str, str, str, str], Group] = field(
        default_factory=lambda: defaultdict(Group)
    )
    expressions: defaultdict[tuple[str, str, str], Group] = field(
        default_factory=lambda: defaultdict(Group)
    )
    items: defaultdict[tuple[str, str, str], CheckStatistics] = field(
        default_factory=lambda: defaultdict(CheckStatistics)
    )

    def add(self, result: Result) -> None:
        """Count one student's result."""
        self.students += 1
        if result["score"] is not None and result["max"]:
            self.shares.append(result["score"] / result["max"])
        for exercise in result["exercises"]:
            self.statuses[exercise["id"], exercise["status"]] += 1
            self.begun[exercise["id"]] += has_begun(exercise)
            for function in exercise["functions"]:
                self._add_function(result, exercise["id"], function)

    def _add_function(self, result: Result, here: str, function: Mapping[str, Any]) -> None:
        student, name, status = result["student"], function["name"], function["status"]
        self.functions[here, name, status] += 1
        waits = function.get("mend_first") and status in ("wrong", "cannot_run")
        if status not in ("correct", "not_started"):
            self.stuck[here, name, "waiting" if waits else status].add(student)
        for one in {check["misconception"] for check in function["checks"]} - {None}:
            self.misconceptions[here, name, one].add(student)
            self._exemplify(one, function)
        if change := function.get("change"):  # results of older versions have none
            self.changes[here, name, change["en"], change["ko"]].add(student)
        elif not function["misconception"] and not waits:
            self._add_expression(student, here, function)
        if status in BEGUN:
            rest = _rest(result, function)
            for check in function["checks"]:
                self.items[here, name, check["id"]].add(check["status"] == "correct", rest)

    def _add_expression(self, student: str, here: str, function: Mapping[str, Any]) -> None:
        """Count the first wrong expression of a function for which nothing else was found."""
        places = [place for place in function.get("first_wrong", ()) if place["certain"]]
        if not places:
            return
        key = here, function["name"], _one_line(places[0]["expression"])
        if key in self.expressions or len(self.expressions) < MOST_EXPRESSIONS:
            self.expressions[key].add(student)

    def _exemplify(self, misconception: str, function: Mapping[str, Any]) -> None:
        """Store a student's expression as the example of a misconception, if it is short and its place is certain."""
        for place in function.get("first_wrong", ()):
            if misconception not in self.examples and place["certain"]:
                self.examples[misconception] = _one_line(place["expression"])

    @property
    def mean(self) -> float | None:
        """The mean share of the points; None where nobody has a score."""
        return fmean(self.shares) if self.shares else None

    @property
    def quartiles(self) -> tuple[float, float, float] | None:
        """The lower quartile, the median and the upper quartile of the shares; None for fewer than two."""
        if len(self.shares) < 2:
            return None
        low, middle, high = quantiles(self.shares, n=4, method="inclusive")
        return low, middle, high

    @property
    def histogram(self) -> list[int]:
        """How many students earned which tenth of the points."""
        bins = [0] * BINS
        for share in self.shares:
            bins[min(BINS - 1, max(0, int(share * BINS)))] += 1
        return bins

    @property
    def current(self) -> frozenset[str]:
        """The exercises that at least half of the class has begun."""
        return frozenset(name for name, count in self.begun.items() if 2 * count >= self.students)

    def hardest(self) -> list[Key]:
        """Return the functions in which somebody is stuck, the most students first."""
        functions = dict.fromkeys((here, name) for here, name, _ in self.stuck)
        return sorted(functions, key=lambda key: (-self.failed(key), key))

    def failed(self, key: Key) -> int:
        """Return how many began a function that is not right, and not because it relies on another one."""
        return sum(self.stuck[key[0], key[1], status].count for status in ("wrong", "cannot_run"))

    def began(self, key: Key) -> int:
        """Return how many began a function."""
        return sum(self.functions[key[0], key[1], status] for status in BEGUN)


def _one_line(expression: object) -> str:
    return " ".join(str(expression).split())[:LONGEST_EXAMPLE]


def has_begun(exercise: Mapping[str, Any]) -> bool:
    """Return whether a student began an exercise; an ungraded one was handed in, so it counts."""
    if not exercise["functions"]:
        return bool(exercise["status"] != "not_started")
    return any(one["status"] != "not_started" for one in exercise["functions"])


def _rest(result: Result, function: Mapping[str, Any]) -> float | None:
    """Return the share of points that a student earned in all functions except one."""
    if result["score"] is None or function["score"] is None:
        return None
    most = result["max"] - function["max"]
    return (result["score"] - function["score"]) / most if most > 0 else None


def trouble_of(result: Result, current: frozenset[str]) -> str:
    """Return why a student may need help: "none", "behind", "stopped", "ungraded" or "".

    "none": nothing was begun. "behind": less than half of the exercises were begun that half of the class has
    begun. "stopped": a file or function cannot run.
    """
    begun = {one["id"] for one in result["exercises"] if has_begun(one)}
    if not begun:
        return "none"
    if 2 * len(begun & current) < len(current):
        return "behind"
    states = {one["status"] for one in result["exercises"]}
    if "cannot_run" in states:
        return "stopped"
    return "ungraded" if "ungraded" in states else ""
