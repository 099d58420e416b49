"""Finds out whether the *Given* code in an exercise file was changed, and whether that makes a check fail.

A learner may replace the given code, so a change alone is no fault. To see whether it makes a check fail, the
original code is put back for the duration of that check.
"""

import __future__

import ast
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any

from autograder.course.catalogue import Exercise, course
from autograder.course.paths import SOLUTIONS

Sources = dict[str, str]
"""The source of every function that stands under Given, by its name."""


def given_sources(exercise: Exercise) -> Sources:
    """Return the *Given* functions of an exercise's stub, which the learner does not have to write."""
    return _given_in(exercise.id)


@cache
def _given_in(exercise_id: str) -> Sources:
    from autograder.course.stubs import make_stub  # imported late: needed only after a failure

    exercise = course().exercise(exercise_id)
    own = {function.name for function in exercise.functions}
    # The stub is made again from the solution, since the learner may have changed the file in `exercises`.
    tree = ast.parse(make_stub(exercise, SOLUTIONS))
    return {
        node.name: ast.unparse(_without_docstring(node))
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name not in own
    }


def _without_docstring(node: ast.FunctionDef) -> ast.FunctionDef:
    if ast.get_docstring(node) is not None:
        node.body = node.body[1:] or [ast.Pass()]
    return node


@lru_cache(maxsize=64)
def _codes_of(text: str, names: frozenset[str]) -> dict[str, str]:
    """Return some functions of a file by name, each as its code alone: no comments, no docstring."""
    return {
        node.name: ast.dump(_without_docstring(node))
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef) and node.name in names
    }


def changed(source: str, given: Mapping[str, str]) -> list[str]:
    """Return which of the given functions are missing in a file, or have other code there. Raises SyntaxError."""
    mine = _codes_of(source, frozenset(given))
    return [
        name
        for name, text in given.items()
        if mine.get(name) != _codes_of(text, frozenset([name]))[name]
    ]


def untouched(exercise: Exercise, source: str) -> frozenset[str]:
    """Return the given functions that are unchanged in a file. Raises SyntaxError."""
    given = given_sources(exercise)
    return frozenset(given) - frozenset(changed(source, given))


def put_back(
    namespace: dict[str, Any],
    given: Mapping[str, str],
    before: dict[str, Callable[..., Any] | None],
) -> None:
    """Define the given functions in a loaded file; if `given` is empty, restore the file's own functions.

    `before` stores the file's own functions: None for a name that the file did not have.
    """
    for name, old in before.items():
        if old is None:
            namespace.pop(name, None)
        else:
            namespace[name] = old
    before.clear()
    for name, text in given.items():
        before[name] = namespace.get(name)
        # Annotations are not evaluated, since the file may not import the names in them.
        flags = __future__.annotations.compiler_flag
        code = compile(text, f"<given: {name}>", "exec", flags=flags, dont_inherit=True)
        exec(code, namespace)
