"""Reads the paths of a pytest command: exercises, their functions and checks, by the names that people and editors use.

`exercises`, `.`, `ex01_sigmoid.py`, `ex01_sigmoid.py::sigmoid`, `ex01_sigmoid.py::sigmoid::values`, and a check's own
node id, as editors hand it back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.checking.check import Check
from autograder.course.catalogue import Exercise, course
from autograder.course.paths import CHECKS, holds_exercises
from autograder.language.finding import say


class CannotSelect(Exception):
    """The paths name things that cannot be checked together, or that do not exist; `sentence` says which."""

    def __init__(self, text: str, **fields: object) -> None:
        super().__init__(text)
        self.sentence = say(text, **fields)


@dataclass
class TestSelection:
    """The selection of a command: the arguments for pytest, the folder of the exercises, and single functions or checks.

    A file with an empty set of words is checked completely.
    """

    arguments: list[str] = field(default_factory=list)
    folder: Path | None = None
    words: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)

    def wants(self, check: Check, test: str) -> bool:
        """Return whether a check, with the test function `test`, was selected."""
        choices = self.words.get(check.exercise)
        return not choices or any(_fits(words, check, test) for words in choices)

    def refuse_unknown(self, collected: Sequence[tuple[Check, str]]) -> None:
        """Raise CannotSelect for a word that fits none of the collected checks and their tests."""
        for exercise_id, choices in self.words.items():
            exercise = course().exercise(exercise_id)
            for words in choices:
                if not any(
                    _fits(words, check, test)
                    for check, test in collected
                    if check.exercise == exercise_id
                ):
                    raise CannotSelect(
                        "{file} has no function or check {name}; its functions: {functions}",
                        file=exercise.filename,
                        name="::".join(words),
                        functions=", ".join(one.name for one in exercise.functions),
                    )


def _fits(words: tuple[str, ...], check: Check, test: str) -> bool:
    if len(words) == 1:
        return words[0] in (check.function, check.id, test)
    return words == (check.function, check.id)


def _exercise_of(path: Path) -> Exercise | None:
    return next((one for one in course() if one.filename == path.name), None)


def read_arguments(arguments: Sequence[str], here: Path) -> TestSelection | None:
    """Return what the arguments of a pytest run select in a course; None where some name other files.

    Raises CannotSelect for exercises of two folders.
    """
    named = TestSelection()
    exercise_ids: set[str] = set()
    for argument in arguments:
        text, *words = argument.split("::")
        path = (here / text).resolve()
        if path == CHECKS or CHECKS in path.parents:
            named.arguments.append(argument)
            continue
        if not path.exists() and text.startswith("test_") and (CHECKS / path.name).is_file():
            # The form of pytest's node ids where the checks are outside its root folder.
            named.arguments.append("::".join([str(CHECKS / path.name), *words]))
            continue
        exercise = _exercise_of(path)
        if exercise is not None and path.parent.is_dir():
            _join(named, path.parent)
            named.arguments.append(str(CHECKS / f"test_{exercise.id}.py"))
            chosen = named.words.setdefault(exercise.id, set())
            if words:
                chosen.add(tuple(word.partition("[")[0] for word in words))
            else:
                exercise_ids.add(exercise.id)
        elif path.is_dir() and not words and _course_in(path) is not None:
            _join(named, _course_in(path) or path)
            named.arguments.append(str(CHECKS))
        else:
            return None
    # Where a file and one of its functions are named, the whole file is checked.
    for exercise_id in exercise_ids:
        named.words[exercise_id] = set()
    if str(CHECKS) in named.arguments:
        named.arguments, named.words = [str(CHECKS)], {}
    named.arguments = list(dict.fromkeys(named.arguments))
    return named


def _course_in(folder: Path) -> Path | None:
    """Return the exercises of a folder: itself, or its subfolder of that name."""
    return next((one for one in (folder, folder / "exercises") if holds_exercises(one)), None)


def _join(named: TestSelection, folder: Path) -> None:
    if named.folder not in (None, folder):
        raise CannotSelect(
            "{one} and {other} are two folders: check one after the other",
            one=str(named.folder),
            other=str(folder),
        )
    named.folder = folder
