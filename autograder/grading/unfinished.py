"""What the points were before a regrade that is being written.

It is stored before the first result is written, and removed after the last note. So a regrade that was cut is
finished by the same command, and the notes still say what the points were before.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.basics.files import write_atomically
from autograder.grading.regrade import Total
from autograder.grading.store import Result, Store

NAME = "regrading.json"
_KEPT = ("id", "status", "void", "digest")


@dataclass(frozen=True)
class Before:
    """A result before a regrade, without its texts, and the total in the gradebook where one is written."""

    result: Result
    book: Total | None = None


def _path(store: Store) -> Path:
    return store.state / NAME


def points_before(store: Store) -> dict[str, Before]:
    """Return what an unfinished regrade noted, by student; {} where none was cut."""
    try:
        noted = json.loads(_path(store).read_text(encoding="utf-8"))
        return {
            student: Before(one["result"], tuple(one["book"]) if one["book"] else None)
            for student, one in noted.items()
        }
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def note_before(store: Store, before: Mapping[str, Before]) -> None:
    """Note the points before a regrade. Raises OSError."""
    noted = {
        student: {"result": _shortened(one.result), "book": one.book}
        for student, one in before.items()
    }
    write_atomically(_path(store), json.dumps(noted, ensure_ascii=False) + "\n")


def forget_before(store: Store) -> None:
    """Say that the regrade is complete."""
    _path(store).unlink(missing_ok=True)


def _shortened(result: Result) -> dict[str, Any]:
    exercises = []
    for exercise in result["exercises"]:
        functions = [
            {
                **{name: function[name] for name in ("name", "status", "score", "max")},
                "checks": [
                    {name: check[name] for name in _KEPT if name in check}
                    for check in function["checks"]
                ],
            }
            for function in exercise["functions"]
        ]
        about = {
            name: exercise[name]
            for name in ("id", "status", "score", "max", "file", "digest")
            if name in exercise
        }
        exercises.append({**about, "functions": functions})
    kept = {name: result.get(name) for name in ("student", "kit", "score", "max")}
    return {**kept, "exercises": exercises}
