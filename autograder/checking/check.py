"""How a check declares itself: `@check("backward", "bias_gradient")`."""

import importlib
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course.catalogue import Exercise


@dataclass(frozen=True)
class Check:
    """One property of one function, written as a plain pytest function.

    An `edge` check is a sweep over the edges of the arguments, where two answers with the same mistake may differ
    for other reasons. `chance` bounds how often it rejects a right answer by chance, without the `expect_chance`
    tests in it (`autograder.trust` counts those).
    """

    exercise: str
    function: str
    id: str
    test: Callable[..., None]
    fixtures: tuple[str, ...]
    chance: float = 0.0
    edge: bool = False

    @property
    def key(self) -> str:
        """The name by which a course can void the check: "ex05.he_init.mean"."""
        return f"{self.exercise[:4]}.{self.function}.{self.id}"

    def name(self, equal: bool = False) -> str:
        """Return the name of the check in recordings, with the usual sizes or with equal ones."""
        return f"{self.key}, equal sizes" if equal else self.key


_registry: dict[str, dict[str, Check]] = {}


def check(
    function: str, id: str, chance: float = 0.0, of: str = "", edge: bool = False
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Declare the test below as the check `id` of `function`.

    The exercise is the one that the file is named after, test_ex03_backprop.py checks ex03_backprop,
    or the one that `of` names.
    A check that may reject a right answer by chance states an upper bound for that in `chance`.
    """

    def register(test: Callable[..., None]) -> Callable[..., None]:
        exercise = of or Path(test.__code__.co_filename).stem.removeprefix("test_")
        fixtures = tuple(inspect.signature(test).parameters)
        declared = Check(exercise, function, id, test, fixtures, chance, edge)
        _registry.setdefault(exercise, {})[declared.key] = declared
        test.check = declared  # type: ignore[attr-defined]
        return test

    return register


def declared_check(test: Any) -> Check | None:
    """Return the check that a test function declares, if it declares one."""
    declared = getattr(test, "check", None)
    return declared if isinstance(declared, Check) else None


def checks_of(exercise: Exercise) -> list[Check]:
    """Return the checks of an exercise, in the order of its functions, then of the file."""
    importlib.import_module(f"autograder.checks.test_{exercise.id}")
    order = [function.name for function in exercise.functions]
    checks = _registry.get(exercise.id, {}).values()
    return sorted(checks, key=lambda one: order.index(one.function))


def checks_of_function(exercise: Exercise, name: str) -> list[Check]:
    """Return the checks of one function of an exercise, in the order of the file."""
    return [check for check in checks_of(exercise) if check.function == name]
