"""A course's settings file, grading.toml: where it stands, and what it says about releasing. It is read strictly.

`credit` and `void` stand in the same file and are read by `grading.scoring`.
"""

import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course.catalogue import Exercise, UnknownExercise, course
from autograder.grading.scoring import BadRules, read_rules, read_toml
from autograder.language.finding import Sentence, say

NAME = "grading.toml"
FORMER_NAME = "course.toml"
"""The former name of the settings file, which the kit's own catalogue has too."""


def find_settings(folder: Path) -> tuple[Path | None, Sentence | None]:
    """Return the settings file of a course folder, and what to say of one that has the former name.

    Each is None where there is none. Where both names stand, the file of the former name is not read.
    """
    path, former = folder / NAME, folder / FORMER_NAME
    if path.is_file():
        if not former.is_file():
            return path, None
        return path, say(
            "{file} is not read, since {name} stands beside it; delete it",
            file=str(former),
            name=NAME,
        )
    if former.is_file():
        return former, say(
            "{file} is read as the settings of the course; the file is called {name} now, so rename it",
            file=str(former),
            name=NAME,
        )
    return None, None


def settings_noted(name: str) -> Path:
    """Return the settings file that an earlier run noted, also where it was renamed since."""
    path = Path(name)
    renamed = path.with_name(NAME)
    if path.name == FORMER_NAME and not path.exists() and renamed.is_file():
        return renamed
    return path


@dataclass(frozen=True)
class Assignment:
    """Exercises that are handed out and handed in together: a week, or one exercise."""

    name: str
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True)
class ReleaseSettings:
    """What is released: `assignments` (without them each exercise is one), what `%pip install` gets in
    the notebooks, how many points a graded question is worth, and the salt of everybody's own variants ("": none).
    """

    assignments: tuple[Assignment, ...] = ()
    install: str | None = None
    quiz_points: float = 0.0
    quiz_salt: str = ""


def read_release_settings(path: Path) -> ReleaseSettings:
    """Read what a course's settings file says about releasing.

    Raises BadRules for a file that is not TOML, an unknown key or exercise, or an invalid value.
    """
    read_rules(path)  # the rest of the file must be right as well
    settings = read_toml(path)
    return ReleaseSettings(
        _assignments(settings.get("assignments", []), path),
        _install(settings.get("install"), path),
        _points(settings.get("quiz_points", 0), path),
        _salt(settings.get("quiz_salt", ""), path),
    )


def _assignments(entries: Any, path: Path) -> tuple[Assignment, ...]:
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise BadRules(say("{file}: assignments are written as [[assignments]]", file=str(path)))
    assignments: list[Assignment] = []
    for entry in entries:
        name = entry.get("name")
        # nbgrader uses the name for a folder and in web addresses.
        if not isinstance(name, str) or not re.fullmatch(r"\w[\w-]*", name):
            raise BadRules(
                say(
                    "{file}: the name of an assignment has letters, digits, - and _ alone: {name}",
                    file=str(path),
                    name=str(name),
                )
            )
        if name in {one.name for one in assignments}:
            raise BadRules(
                say("{file}: two assignments are called {name}", file=str(path), name=name)
            )
        assignments.append(Assignment(name, _exercises(entry.get("exercises"), name, path)))
    return tuple(assignments)


def _exercises(names: Any, name: str, path: Path) -> tuple[Exercise, ...]:
    if not isinstance(names, list) or not names:
        raise BadRules(
            say("{file}: the assignment {name} names no exercises", file=str(path), name=name)
        )
    exercises = [_exercise(str(one), path) for one in names]
    for exercise in exercises:
        if exercises.count(exercise) > 1:
            raise BadRules(
                say(
                    "{file}: the assignment {name} names {exercise} twice",
                    file=str(path),
                    name=name,
                    exercise=exercise.id,
                )
            )
    return tuple(exercises)


def _exercise(name: str, path: Path) -> Exercise:
    try:
        exercise, function = course().find(name)
    except UnknownExercise as error:
        if error.nearest:
            raise BadRules(
                say(
                    "{file}: there is no exercise {asked}; did you mean {nearest}?",
                    file=str(path),
                    asked=name,
                    nearest=error.nearest,
                )
            ) from None
        raise BadRules(
            say("{file}: there is no exercise {asked}", file=str(path), asked=name)
        ) from None
    if function is not None:
        raise BadRules(
            say(
                "{file}: {asked} is a function; its exercise is {exercise}",
                file=str(path),
                asked=name,
                exercise=exercise.id,
            )
        )
    return exercise


def _install(value: Any, path: Path) -> str | None:
    if value is None:
        return None
    # The text is put into a line of the notebook, so it must be one line without quotation marks.
    if not isinstance(value, str) or not value.strip() or re.search(r"[\"'\n\r$`{}]", value):
        raise BadRules(
            say(
                "{file}: install is what pip installs: a file, an address or a requirement",
                file=str(path),
            )
        )
    return value.strip()


def _points(value: Any, path: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
        raise BadRules(say("{file}: quiz_points is a number that is not negative", file=str(path)))
    return float(value)


def _salt(value: Any, path: Path) -> str:
    if not isinstance(value, str) or value != value.strip():
        raise BadRules(
            say("{file}: quiz_salt is a text without spaces at its ends", file=str(path))
        )
    return value
