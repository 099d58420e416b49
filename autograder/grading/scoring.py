"""Computes points from the statuses of stored checks and the course's own rules.

Nothing is run again: `credit` and `void` in a course's settings file (grading.toml) change scores only. Statuses
stay as they were.
"""

import difflib
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.checking.check import checks_of
from autograder.course.catalogue import Exercise, course
from autograder.grading.store import Result
from autograder.judging.verdict import worst
from autograder.language.finding import Sentence, say

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CREDITS = ("functions", "checks")
KEYS = ("credit", "void", "assignments", "install", "quiz_points", "quiz_salt")
ASSIGNMENT_KEYS = ("name", "exercises")


class BadRules(Exception):
    """A settings file of the course cannot be used; `sentence` says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.template)
        self.sentence = sentence


@dataclass(frozen=True)
class ScoringRules:
    """How points are given: for a whole function or shared over its checks; and which checks do not count."""

    credit: str = "functions"
    void: frozenset[str] = frozenset()


def _keys(exercise: Exercise) -> Iterator[str]:
    return (check.key for check in checks_of(exercise))


def read_toml(path: Path) -> dict[str, Any]:
    """Return the content of a settings file. Raises BadRules where it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise BadRules(
            say("{file} cannot be read: {reason}", file=str(path), reason=str(error))
        ) from None


def only_known(settings: dict[str, Any], known: tuple[str, ...], path: Path) -> None:
    """Raise BadRules for an unknown setting, with the most similar known one."""
    for key in settings:
        if key in known:
            continue
        near = difflib.get_close_matches(key, known, n=1)
        if near:
            raise BadRules(
                say(
                    "{file}: there is no setting {key}; did you mean {nearest}?",
                    file=str(path),
                    key=key,
                    nearest=near[0],
                )
            )
        raise BadRules(
            say(
                "{file}: there is no setting {key}; the settings are {known}",
                file=str(path),
                key=key,
                known=", ".join(known),
            )
        )


def read_rules(path: Path) -> ScoringRules:
    """Read `credit` and `void` from a course's settings file.

    Raises BadRules for a file that is not TOML, an unknown setting (whose intention would be ignored), an unknown
    `credit`, or an unknown check.
    """
    settings = read_toml(path)
    only_known(settings, KEYS, path)
    assignments = settings.get("assignments")
    for entry in assignments if isinstance(assignments, list) else ():
        if isinstance(entry, dict):
            for key in entry:
                if key in KEYS:
                    raise BadRules(
                        say(
                            "{file}: {key} stands below [[assignments]], where it is a part of the "
                            "assignment; put it above",
                            file=str(path),
                            key=key,
                        )
                    )
            only_known(entry, ASSIGNMENT_KEYS, path)
    credit = settings.get("credit", CREDITS[0])
    if credit not in CREDITS:
        raise BadRules(
            say('{file}: credit is "functions" or "checks", not {value}', file=str(path), value=str(credit))
        )  # fmt: skip
    void = settings.get("void", [])
    if not isinstance(void, list):
        raise BadRules(say("{file}: void is a list of checks", file=str(path)))
    return ScoringRules(credit, check_keys(map(str, void), path))


def check_keys(names: Iterable[str], path: Path = Path("--void")) -> frozenset[str]:
    """Return the keys of checks by their short names. Raises BadRules for an unknown one.

    `path` is the file or option that names them, for the message.
    """
    return frozenset(_known(one, path) for one in names)


def _known(name: str, path: Path) -> str:
    """Return a check's key, by its short name: "ex05.he_init.mean"."""
    head, dot, check = name.partition(".")
    for exercise in course():
        if head in (exercise.id, exercise.short):
            key = f"{exercise.short}{dot}{check}"
            known = list(_keys(exercise))
            if key in known:
                return key
            near = difflib.get_close_matches(key, known, n=1)
            if near:
                raise BadRules(
                    say(
                        "{file}: there is no check {asked}; did you mean {nearest}?",
                        file=str(path),
                        asked=name,
                        nearest=near[0],
                    )
                )
    raise BadRules(say("{file}: there is no check {asked}", file=str(path), asked=name))


def rescored(result: Result, rules: ScoringRules) -> Result:
    """Return a result with its scores as the rules have them; a check that does not count is marked `void`."""
    exercises = [_exercise(one, rules) for one in result["exercises"]]
    graded = [one["score"] for one in exercises]
    return {
        **result,
        # No sum over a part of the exercises, which would be read as a grade.
        "score": None if None in graded else _sum(graded),
        "max": _sum(one["max"] for one in exercises),
        "exercises": exercises,
    }


def _exercise(exercise: dict[str, Any], rules: ScoringRules) -> dict[str, Any]:
    if not exercise["functions"]:  # ungraded as a whole
        return exercise
    short = exercise["id"][:4]
    functions = [
        rescored_function(one, f"{short}.{one['name']}", rules) for one in exercise["functions"]
    ]
    scores = [one["score"] for one in functions]
    return {
        **exercise,
        "score": None if None in scores else _sum(scores),
        "max": _sum(one["max"] for one in functions),
        "functions": functions,
    }


def rescored_function(function: Mapping[str, Any], key: str, rules: ScoringRules) -> dict[str, Any]:
    """Return a function of a result with its score as the rules have it; `key` is a name such as "ex05.he_init"."""
    points = float(course().functions()[function["name"]].points)
    checks = [_marked(one, f"{key}.{one['id']}" in rules.void) for one in function["checks"]]
    counted = [one for one in checks if not one.get("void")]
    function = {**function, "checks": checks}
    passed = sum(one["status"] == "correct" for one in counted)
    if not counted:
        points = 0.0  # no check is left that could earn them
    share = passed / len(counted) if counted else 0.0
    if rules.credit == "functions":
        share = float(share == 1)
    if counted and function["score"] is None:
        return {**function, "max": points}
    return {**function, "score": round(points * share, 4), "max": points}


def _marked(check: dict[str, Any], void: bool) -> dict[str, Any]:
    if void == bool(check.get("void")):
        return check
    if void:
        return {**check, "void": True}
    return {name: value for name, value in check.items() if name != "void"}


def without_void(result: Result) -> Result:
    """Return a result as its student sees it: as if the checks that do not count had not been asked.

    A function none of whose checks counts keeps them.
    """
    exercises = []
    for exercise in result["exercises"]:
        functions = [counted_part(one) for one in exercise["functions"]]
        if functions != exercise["functions"] and exercise["status"] != "ungraded":
            status = worst(one["status"] for one in functions)
            exercise = {**exercise, "status": status, "functions": functions}
        exercises.append(exercise)
    return {**result, "exercises": exercises}


def void_in(result: Result) -> dict[str, list[str]]:
    """Return the checks that do not count, as "function.check", by exercise."""
    return {
        exercise["id"]: [
            f"{function['name']}.{check['id']}"
            for function in exercise["functions"]
            for check in function["checks"]
            if check.get("void")
        ]
        for exercise in result["exercises"]
    }


def counted_part(function: dict[str, Any]) -> dict[str, Any]:
    """Return a function of a result with the checks that count alone, and the status that they give."""
    counted = [one for one in function["checks"] if not one.get("void")]
    if not counted or len(counted) == len(function["checks"]) or function["score"] is None:
        return function
    status = worst(one["status"] for one in counted)
    return {**function, "checks": counted, "status": status}


def _sum(numbers: Any) -> float:
    return round(float(sum(numbers)), 4)
