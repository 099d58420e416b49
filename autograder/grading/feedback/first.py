"""Chooses from one result what a student should mend first, and what next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from autograder.grading.store import Result
from autograder.language.i18n import in_language
from autograder.misconceptions import find_misconception
from autograder.report.explain import said_of

MOST = 3
UNFINISHED = ("wrong", "cannot_run")


@dataclass
class Mend:
    """One cause to mend: the first function that shows it, and the others with the same cause.

    `status` is "wrong" or "cannot_run", `points` what all of them are worth.
    """

    exercise: str
    function: Mapping[str, Any]
    status: str
    others: list[str] = field(default_factory=list)
    points: float = 0.0


def to_mend(result: Result) -> list[Mend]:
    """Return every cause that is not right, most important first.

    Causes that stop several functions come before those that stop one; otherwise in the course's order.
    """
    causes: dict[tuple[str, str], Mend] = {}
    waiting: list[tuple[str, str, Mapping[str, Any]]] = []
    for exercise, function in unfinished(result):
        helper = function.get("mend_first")
        if helper is not None:
            waiting.append((exercise, helper, function))
            continue
        mend = causes.setdefault(
            (exercise, _cause(function)), Mend(exercise, function, function["status"])
        )
        if mend.function is not function:
            mend.others.append(function["name"])
        mend.points += function["max"]
    for exercise, helper, function in waiting:
        mend = _of_helper(causes, exercise, helper) or causes.setdefault(
            (exercise, f"given {helper}"), Mend(exercise, function, function["status"])
        )
        if mend.function is not function:
            mend.others.append(function["name"])
        mend.points += function["max"]
    return sorted(causes.values(), key=lambda mend: not mend.others)


def _of_helper(causes: Mapping[tuple[str, str], Mend], exercise: str, helper: str) -> Mend | None:
    return next(
        (
            mend
            for (where, _), mend in causes.items()
            if where == exercise and helper in (mend.function["name"], *mend.others)
        ),
        None,
    )


def _cause(function: Mapping[str, Any]) -> str:
    """Return the key of a cause; functions of a file that cannot be read share one."""
    check = worst_check(function)
    if function["status"] == "cannot_run" and check is not None and check.get("feedback"):
        return str(check["feedback"]["en"])
    return str(function["name"])


def worst_check(function: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the check to show: the first of those that decide the function's status."""
    return next((one for one in function["checks"] if one["status"] == function["status"]), None)


def unfinished(result: Result) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every function that was begun and is not right, with its exercise, in course order."""
    for exercise in result["exercises"]:
        for function in exercise["functions"]:
            if function["status"] in UNFINISHED:
                yield exercise["id"], function


def not_started(result: Result) -> list[tuple[str, str]]:
    """Return (exercise, function) for every function that is not started, in course order."""
    return [
        (exercise["id"], function["name"])
        for exercise in result["exercises"]
        for function in exercise["functions"]
        if function["status"] == "not_started"
    ]


def explained(function: Mapping[str, Any], lang: str) -> list[str]:
    """Return the sentences that explain a function: each misconception's, or else the nearest change's."""
    names = dict.fromkeys(
        check["misconception"] for check in function["checks"] if check.get("misconception")
    )
    certain = function.get("certain", True)
    sentences = []
    for name in names:
        try:
            sentences.append(said_of(name, certain, None, lang))
        except KeyError:  # a result of another version of the kit
            continue
    if not sentences and function.get("change"):
        sentences.append(said_of(None, True, function["change"], lang))
    return sentences


def said_in_checks(function: Mapping[str, Any], lang: str) -> list[str]:
    """Return the messages of failed checks, each sentence once, the worst check's first."""
    failed: Sequence[Mapping[str, Any]] = sorted(
        (one for one in function["checks"] if one["status"] in UNFINISHED),
        key=lambda one: one["status"] != function["status"],
    )
    return list(
        dict.fromkeys(in_language(one["feedback"], lang) for one in failed if one.get("feedback"))
    )


def short_text(function: Mapping[str, Any], lang: str) -> str:
    """Return the one sentence about a function that matters most; "" where there is none."""
    sentences = explained(function, lang) or said_in_checks(function, lang)
    return sentences[0] if sentences else ""


def question_about(function: Mapping[str, Any]) -> str | None:
    """Return the id of the question about the first named misconception that has one."""
    for check in function["checks"]:
        if check.get("misconception"):
            try:
                quiz = find_misconception(check["misconception"]).quiz
            except KeyError:
                continue
            if quiz:
                return quiz
    return None
