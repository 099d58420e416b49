"""The catalogue of a bundle: the released exercises, without hints that give a solution away."""

import sys
from collections.abc import Sequence
from typing import Any

import tomli_w

from autograder.course.catalogue import Exercise
from autograder.course.paths import COURSE

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

# The third hint of a function is a line of its solution, so it is left out.
HINTS = 2


def _catalogue() -> list[dict[str, Any]]:
    with (COURSE / "course.toml").open("rb") as file:
        entries: list[dict[str, Any]] = tomllib.load(file)["exercises"]
    return entries


def course_toml(exercises: Sequence[Exercise], without: frozenset[str]) -> str:
    """Return the catalogue of some exercises: two hints a function, `without` some questions."""
    chosen = {exercise.id for exercise in exercises}
    entries = []
    for entry in _catalogue():
        if entry["id"] not in chosen:
            continue
        entry["needs"] = [name for name in entry.get("needs", ()) if name in chosen]
        entry["after"] = [name for name in entry.get("after", ()) if name not in without]
        for function in entry["functions"]:
            function["before"] = [n for n in function.get("before", ()) if n not in without]
            function["hints"] = function.get("hints", [])[:HINTS]
        entries.append(entry)
    return tomli_w.dumps({"exercises": entries})


def others_toml(exercises: Sequence[Exercise]) -> str:
    """Return the functions of all other exercises, as `catalogue.all_functions` reads them.

    Checks call the reference for *Given* functions too, which an earlier exercise defines.
    """
    chosen = {exercise.id for exercise in exercises}
    return tomli_w.dumps(
        {
            "functions": [
                {
                    key: f[key]
                    for key in ("call", "points", "opaque", "returns", "random")
                    if key in f
                }
                for entry in _catalogue()
                if entry["id"] not in chosen
                for f in entry["functions"]
            ]
        }
    )


def third_hints() -> list[str]:
    """Return every third hint of the whole course, in both languages."""
    return [
        text
        for entry in _catalogue()
        for function in entry["functions"]
        for hint in function.get("hints", [])[HINTS:]
        for text in hint.values()
    ]
