"""The verdict: the result of every check, and the points for them. Its JSON shape is fixed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from autograder.checking.check import Check
from autograder.checking.trial import Measure
from autograder.course.catalogue import Exercise, Function, Text
from autograder.language.finding import Finding, Sentence
from autograder.running.outcome import Outcome
from autograder.running.proxy import Call

Status = Literal["cannot_run", "wrong", "not_started", "correct"]

# From worst to best; a parent has the worst status of its children.
WORST_FIRST: tuple[Status, ...] = ("cannot_run", "wrong", "not_started", "correct")


def worst(statuses: Iterable[Status]) -> Status:
    """Return the worst of some statuses; "correct" of none."""
    return min(statuses, key=WORST_FIRST.index, default="correct")


@dataclass
class CheckResult:
    """The result of one check. `calls` are the calls of the submission, `trouble` why one of them failed.

    Every failed check stores what explains it: the misconception (`certain` where it explains everything that was
    seen), or else the nearest change.
    """

    check: Check
    status: Status
    calls: list[Call] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    finding: Finding | None = None
    trouble: Outcome | None = None
    unfinished: str | None = None
    misconception: str | None = None
    certain: bool = True
    change: "NearestChange | None" = None
    unreadable: Exception | None = None
    seconds: float = 0.0

    @property
    def failed(self) -> bool:
        """Whether the function ran in this check and was not right."""
        return self.status in ("wrong", "cannot_run")


@dataclass(frozen=True)
class NearestChange:
    """The machine-made change of a right implementation that gives exactly the submission's results."""

    id: str
    text: Text


MAX_EXPRESSION = 200
"""How many characters of an expression are shown."""


@dataclass(frozen=True)
class FirstWrong:
    """The first expression of the submission whose value is wrong, though its operands are right.

    Lines and columns count from 1, columns in characters; `right` holds the names that are known to
    be right with their lines. `certain` says that the right value in its place makes the results right; `note` says
    how the value differs from it, and is shown to people only. `cell` is the number of a notebook's code cell, or
    what a running notebook calls it, such as "Cell In[5]".
    """

    line: int
    column: int
    expression: str
    variable: str | None
    right: tuple[tuple[str, int], ...] = ()
    certain: bool = False
    cell: int | str | None = None
    note: Sentence | None = None


@dataclass
class FunctionResult:
    """A function's points are earned whole: all its checks pass, or its score is 0.

    Three layers explain a wrong answer: the misconception (in the checks), which is `certain` where it explains
    everything that was seen; the nearest change; the first wrong values.
    """

    function: Function
    checks: list[CheckResult]
    mend_first: str | None = None
    certain: bool = True
    change: NearestChange | None = None
    first_wrong: list[FirstWrong] = field(default_factory=list)

    @property
    def status(self) -> Status:
        """The worst of its checks."""
        return worst(result.status for result in self.checks)

    @property
    def first_failed(self) -> CheckResult:
        """The check of an unfinished function to show: the first of those with the worst status."""
        return next(result for result in self.checks if result.status == self.status)

    @property
    def max(self) -> float:
        """What the function is worth."""
        return float(self.function.points)

    @property
    def score(self) -> float:
        """What was earned."""
        return self.max if self.checks and self.status == "correct" else 0.0

    @property
    def misconception(self) -> str | None:
        """The name of the misconception behind the failed checks, if exactly one fits."""
        return next((result.misconception for result in self.checks if result.misconception), None)


@dataclass
class ExerciseResult:
    """One exercise."""

    exercise: Exercise
    functions: list[FunctionResult]

    @property
    def status(self) -> Status:
        """The worst of its functions."""
        return worst(result.status for result in self.functions)

    @property
    def score(self) -> float:
        """What was earned."""
        return sum(result.score for result in self.functions)

    @property
    def max(self) -> float:
        """What the checked functions are worth."""
        return sum(result.max for result in self.functions)


@dataclass
class Verdict:
    """Everything that was checked of one submission."""

    exercises: list[ExerciseResult]
    seed: int
    started: str
    seconds: float
    student: str | None = None
    sandbox: str = "none"

    @property
    def status(self) -> Status:
        """The worst of its exercises."""
        return worst(result.status for result in self.exercises)

    @property
    def score(self) -> float:
        """What was earned."""
        return sum(result.score for result in self.exercises)

    @property
    def max(self) -> float:
        """What the checked functions are worth."""
        return sum(result.max for result in self.exercises)

    def function(self, name: str) -> FunctionResult:
        """Return the result of a function; KeyError if it was not checked."""
        for exercise in self.exercises:
            for result in exercise.functions:
                if result.function.name == name:
                    return result
        raise KeyError(name)


def as_json(verdict: Verdict, kit: str, messages: dict[str, str]) -> dict[str, Any]:
    """Return the verdict in the fixed shape of result files.

    `messages` holds a text for the key of every check that did not pass.
    """
    return {
        "student": verdict.student,
        "kit": kit,
        "seed": verdict.seed,
        "sandbox": verdict.sandbox,
        "started": verdict.started,
        "seconds": round(verdict.seconds, 3),
        "score": verdict.score,
        "max": verdict.max,
        "exercises": [
            {
                "id": exercise.exercise.id,
                "status": exercise.status,
                "score": exercise.score,
                "max": exercise.max,
                "functions": [
                    {
                        "name": function.function.name,
                        "status": function.status,
                        "score": function.score,
                        "max": function.max,
                        "misconception": function.misconception,
                        "certain": function.certain,
                        "change": _change_as_json(function.change),
                        "first_wrong": [_place_as_json(place) for place in function.first_wrong],
                        "checks": [
                            {
                                "id": result.check.id,
                                "status": result.status,
                                "misconception": result.misconception,
                                "message": messages.get(result.check.key, ""),
                            }
                            for result in function.checks
                        ],
                    }
                    for function in exercise.functions
                ],
            }
            for exercise in verdict.exercises
        ],
    }


def _change_as_json(change: NearestChange | None) -> dict[str, str] | None:
    return {"id": change.id, **change.text} if change is not None else None


def _place_as_json(place: FirstWrong) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "line": place.line,
        "column": place.column,
        "expression": place.expression,
        "variable": place.variable,
        "right": [list(pair) for pair in place.right],
        "certain": place.certain,
    }
    return fields if place.cell is None else {**fields, "cell": place.cell}
