"""The catalogue: what the course consists of, read once from course.toml."""

import ast
import difflib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from autograder.course.paths import COURSE, RESULTS

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Text = dict[str, str]
"""One text in every language: {"en": …, "ko": …}."""


class UnknownExercise(LookupError):
    """No exercise or function has the requested name; `nearest` is the most similar one."""

    def __init__(self, text: str, nearest: str | None) -> None:
        super().__init__(text)
        self.text = text
        self.nearest = nearest


@dataclass(frozen=True)
class Function:
    """One function that a learner writes.

    `opaque` names the arguments, and `returns` the results, whose content is private to the learner's code.
    A function that is `random` is diagnosed by what the checks measured, not by its numbers.
    `arguments` are pairs of a parameter and what it holds, from which the edge sweep makes its calls
    (`autograder.checking.arguments`); `results` says what messages call each result.
    """

    name: str
    call: str
    points: float
    opaque: frozenset[str]
    returns: tuple[str, ...] | str
    random: bool
    before: tuple[str, ...]
    hints: tuple[Text, ...]
    arguments: tuple[tuple[str, str], ...] = ()
    results: tuple[str, ...] = ()

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """The parameter names, in order, without their defaults."""
        (definition,) = ast.parse(f"def {self.call}: ...").body
        assert isinstance(definition, ast.FunctionDef)
        return tuple(argument.arg for argument in definition.args.args)


@dataclass(frozen=True)
class Exercise:
    """One file of the course and its functions."""

    id: str
    title: Text
    functions: tuple[Function, ...]
    concepts: tuple[str, ...]
    needs: tuple[str, ...]
    after: tuple[str, ...]
    library: str | None

    @property
    def number(self) -> int:
        """The exercise's place in the course, from 1."""
        return int(self.id[2:4])

    @property
    def short(self) -> str:
        """The number as in a `void` key: "ex05"."""
        return self.id[:4]

    @property
    def topic(self) -> str:
        """The name without its number: "backprop"."""
        return self.id[5:]

    @property
    def filename(self) -> str:
        """The learner's file."""
        return f"{self.id}.py"

    @property
    def points(self) -> float:
        """What the whole exercise is worth."""
        return sum(function.points for function in self.functions)


@dataclass(frozen=True)
class Course:
    """All exercises, in the order in which they are learned."""

    exercises: tuple[Exercise, ...]

    def __iter__(self) -> Iterator[Exercise]:
        return iter(self.exercises)

    def exercise(self, exercise_id: str) -> Exercise:
        """Return the exercise whose full id is `exercise_id`; KeyError if there is none."""
        for exercise in self.exercises:
            if exercise.id == exercise_id:
                return exercise
        raise KeyError(exercise_id)

    def functions(self) -> dict[str, Function]:
        """Return every function of the course by its name; no two exercises share one."""
        return {function.name: function for one in self.exercises for function in one.functions}

    def names(self) -> list[str]:
        """Return every name that `find` understands, numbers left out."""
        names = []
        for exercise in self.exercises:
            names += [exercise.id, exercise.short, exercise.topic]
            names += [function.name for function in exercise.functions]
        return names

    def find(self, text: str) -> tuple[Exercise, Function | None]:
        """Return the exercise that `text` means, and the function where it names one.

        `text` is 3, ex03, backprop, ex03_backprop, ex03_backprop.py or a function's name.
        Raises UnknownExercise, with the nearest name where one is near.
        """
        name = Path(text).stem if text.endswith(".py") else text
        for exercise in self.exercises:
            if name in (exercise.id, exercise.short, exercise.topic) or (
                name.isdecimal() and int(name) == exercise.number
            ):
                return exercise, None
        for exercise in self.exercises:
            for function in exercise.functions:
                if name == function.name:
                    return exercise, function
        near = difflib.get_close_matches(name.lower(), self.names(), n=1, cutoff=0.5)
        raise UnknownExercise(text, near[0] if near else None)


def _function(data: dict[str, Any]) -> Function:
    returns = data.get("returns", "data")
    return Function(
        name=data["call"].partition("(")[0],
        call=data["call"],
        points=data["points"],
        opaque=frozenset(data.get("opaque", ())),
        returns=returns if isinstance(returns, str) else tuple(returns),
        random=data.get("random", False),
        before=tuple(data.get("before", ())),
        hints=tuple(data.get("hints", ())),
        arguments=tuple(data.get("arguments", {}).items()),
        results=tuple(data.get("results", ())),
    )


def read_course(path: Path) -> Course:
    """Read the catalogue in `path`."""
    with path.open("rb") as file:
        return _course(tomllib.load(file))


def _course(data: dict[str, Any]) -> Course:
    return Course(
        tuple(
            Exercise(
                id=entry["id"],
                title=entry["title"],
                functions=tuple(_function(part) for part in entry["functions"]),
                concepts=tuple(entry["concepts"]),
                needs=tuple(entry.get("needs", ())),
                after=tuple(entry.get("after", ())),
                library=entry.get("library"),
            )
            for entry in data["exercises"]
        )
    )


_course_data: dict[str, Any] = {}


def without_texts() -> dict[str, Any]:
    """Return the catalogue without hints, for a process that runs submissions: a hint may give a solution away."""
    return {
        "exercises": [
            {
                "id": exercise.id,
                "title": {},
                "concepts": (),
                "library": exercise.library,
                "functions": [_without_texts(one) for one in exercise.functions],
            }
            for exercise in course()
        ],
        "functions": [_without_texts(one) for one in all_functions().values()],
    }


def _without_texts(function: Function) -> dict[str, Any]:
    return {
        "call": function.call,
        "points": function.points,
        "opaque": sorted(function.opaque),
        "returns": function.returns,
        "random": function.random,
    }


def know(course_data: dict[str, Any]) -> None:
    """Use the result of `without_texts` from another process as the course; then no file is read."""
    _course_data.update(course_data)
    course.cache_clear()
    all_functions.cache_clear()


@cache
def course() -> Course:
    """Return the course of this kit."""
    return _course(_course_data) if _course_data else read_course(COURSE / "course.toml")


@cache
def all_functions() -> dict[str, Function]:
    """Return the functions of this kit's course by name.

    A copy of a part of the course knows the functions of the other exercises too, since they may stand under Given.
    """
    others: tuple[Function, ...] = ()
    if _course_data:
        others = tuple(map(_function, _course_data["functions"]))
    elif (RESULTS / "functions.toml").is_file():
        with (RESULTS / "functions.toml").open("rb") as file:
            others = tuple(map(_function, tomllib.load(file).get("functions", [])))
    return {function.name: function for function in others} | course().functions()
