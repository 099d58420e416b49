"""Right answers that look unlike the solution.

They have two uses: they test the checks, which must accept every one of them; and the values that they compute show
the first wrong value of a learner's code (`judging/places/right.py`). Every file is named after its exercise and holds
implementations that the contract allows, however unusual: other formulas, other forms of result, other draws, caches
of any type. Some use SciPy, which the kit does not require.
"""

import ast
import importlib
import inspect
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course.catalogue import Exercise
from autograder.course.paths import RIGHT_ANSWERS, SOLUTIONS
from autograder.running.local import LocalSide


@dataclass(frozen=True)
class RightAnswer:
    """One right implementation of `function`; `why` says in what it differs from the solution.

    `functions` are what stands in the place of the solution's: the function itself, and those
    that have to go with it (a backward function that reads its cache).
    """

    exercise: str
    function: str
    why: str
    functions: dict[str, Callable[..., Any]]

    @property
    def name(self) -> str:
        """What tells it apart from all others."""
        return f"{self.exercise[:4]} {self.function}: {self.why}"


_registry: dict[str, dict[str, RightAnswer]] = {}


def right(
    of: str, why: str, together_with: dict[str, Callable[..., Any]] | None = None
) -> Callable[[Any], Any]:
    """Put the callable below into the bank; the exercise is the one that its file is named after.

    Raises ValueError if a function has two answers with the same `why`.
    """
    # Not from the callable's code: an answer may be an object or a wrapped function, which has none.
    exercise = sys._getframe(1).f_globals["__name__"].rpartition(".")[2]

    def register(answer: Any) -> Any:
        one = RightAnswer(exercise, of, why, {of: answer, **(together_with or {})})
        known = _registry.setdefault(exercise, {})
        if one.name in known:
            raise ValueError(f"two right answers are called {one.name}")
        known[one.name] = one
        return answer

    return register


def right_answers_of(exercise: Exercise) -> list[RightAnswer]:
    """Return the right answers of an exercise, in the order of its file; none if it has no file."""
    if (RIGHT_ANSWERS / exercise.filename).is_file():
        importlib.import_module(f"{__name__}.{exercise.id}")
    return list(_registry.get(exercise.id, {}).values())


def side_in_a_file(one: RightAnswer, exercise: Exercise, folder: Path) -> LocalSide:
    """Return a submission whose file holds `one`: a fresh process that loads it sees the answer."""
    (answer,) = one.functions.values()
    tree = ast.parse(inspect.getsource(answer))
    (definition,) = tree.body
    assert isinstance(definition, ast.FunctionDef)
    definition.name, definition.decorator_list = one.function, []
    path = Path(tempfile.mkdtemp(dir=folder)) / exercise.filename
    solution = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    path.write_text(f"{solution}\n\n{ast.unparse(tree)}\n", encoding="utf-8")
    return LocalSide(exercise, path)


def side_of(one: RightAnswer, exercise: Exercise, solutions: Path = SOLUTIONS) -> LocalSide:
    """Return a submission that is the solution, but for the functions of `one`."""
    side = LocalSide(exercise, solutions / exercise.filename)
    side.replace(one.functions)
    return side
