"""Named wrong implementations.

They have two uses: they test the checks, which must reject every one of them; and when a learner's results equal
those of exactly one of them, the verdict names it. The functions stand in `exNN_topic.py`, what is said about them
in `exNN_topic.toml`: a table for each name with `en`, `ko` and, where the bank has a question about it, `quiz`.
Where a form of the results hides the mistake, `no_name_where` argues it; see `autograder.authoring.forms`.
"""

import importlib
import importlib.util
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from autograder.course.catalogue import Exercise, Text, course
from autograder.course.paths import MISCONCEPTIONS, SOLUTIONS
from autograder.recording import store as recordings
from autograder.running.local import LocalSide
from autograder.running.source import read_source

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@dataclass(frozen=True)
class Misconception:
    """One wrong implementation of `function`, with what it gets wrong, in both languages.

    `functions` replace those of the solution: the wrong function, and those that must go with it (a backward
    function that reads the wrong one's cache). It is empty in a copy of the course that has recorded results in
    place of the code.
    """

    name: str
    exercise: str
    function: str
    text: Text
    quiz: str | None
    functions: dict[str, Callable[..., Any]]


_registry: dict[str, dict[str, Misconception]] = {}


def misconception(
    name: str,
    of: str,
    together_with: dict[str, Callable[..., Any]] | None = None,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Name the wrong implementation below; its file is named after the exercise.

    Raises ValueError if the name is taken, or if the TOML file beside it has no sentences for it.
    """

    def register(wrong: Callable[..., Any]) -> Callable[..., Any]:
        exercise = Path(wrong.__code__.co_filename).stem
        known = _registry.setdefault(exercise, {})
        if name in known:
            raise ValueError(f"two misconceptions are called {name}")
        said = sentences(exercise).get(name, {})
        if not ("en" in said and "ko" in said):
            raise ValueError(f"{exercise}.toml has no en and ko for {name}")
        text = {"en": said["en"], "ko": said["ko"]}
        functions = {of: wrong, **(together_with or {})}
        known[name] = Misconception(name, exercise, of, text, said.get("quiz"), functions)
        return wrong

    return register


@cache
def sentences(exercise: str) -> dict[str, dict[str, str]]:
    """Return what is said about the wrong functions of an exercise, by name: en, ko and quiz."""
    with (MISCONCEPTIONS / f"{exercise}.toml").open("rb") as file:
        return tomllib.load(file)


def misconceptions_of(exercise: Exercise, function: str | None = None) -> list[Misconception]:
    """Return the misconceptions of an exercise, or of one of its functions; none if it has no file."""
    if (MISCONCEPTIONS / exercise.filename).is_file():
        importlib.import_module(f"autograder.misconceptions.{exercise.id}")
    elif exercise.id not in _registry and recordings.is_recorded(exercise.id):
        _registry[exercise.id] = {
            kept["name"]: Misconception(**kept, exercise=exercise.id, functions={})
            for kept in recordings.misconceptions(exercise.id)
        }
    found = _registry.get(exercise.id, {}).values()
    return [one for one in found if function in (None, one.function)]


def find_misconception(name: str) -> Misconception:
    """Return the misconception called `name`; KeyError if there is none."""
    for exercise in course():
        for one in misconceptions_of(exercise):
            if one.name == name:
                return one
    raise KeyError(name)


def side_of(one: Misconception, solutions: Path) -> LocalSide:
    """Return a side that runs the solution with the misconception in it."""
    exercise = course().exercise(one.exercise)
    path = solutions / exercise.filename
    side = LocalSide(exercise, path)
    if (text := _text(path, path.stat().st_mtime_ns)) is not None:
        side.know(text)
    side.replace(one.functions)
    wrong = one.functions.get(one.function)
    if wrong is not None:
        side.replacement = f"{wrong.__module__}:{wrong.__name__}"
    return side


@lru_cache(maxsize=16)
def _text(path: Path, modified: int) -> str | None:
    """Return the text of a solution. Cached, since every misconception needs it in every check."""
    source = read_source(path)
    return source if isinstance(source, str) else None


@cache
def solved(exercise_id: str) -> Any:
    """Return the solution of an exercise as a module, from which misconceptions take their right parts."""
    spec = importlib.util.spec_from_file_location(
        f"solved_{exercise_id}", SOLUTIONS / f"{exercise_id}.py"
    )
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
