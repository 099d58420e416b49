"""Splits an exercise into texts for cells: the given code, and every function with its solution."""

import ast
import re
from dataclasses import dataclass

from autograder.course.catalogue import Exercise
from autograder.course.paths import SOLUTIONS
from autograder.course.stubs import make_stub

_REGION = re.compile(r"^ *### BEGIN SOLUTION\n.*?^ *### END SOLUTION\n", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Parts:
    """`given` is code: imports, and the functions named in `given_names`, solved.

    `functions` holds for every function of the exercise its definition, the solution marked.
    """

    given: str
    given_names: tuple[str, ...]
    functions: dict[str, str]


def parts_of(exercise: Exercise, lang: str) -> Parts:
    """Return the pieces of an exercise, its docstrings in `lang`; from its solution."""
    stub = make_stub(exercise, SOLUTIONS, lang)
    own = [function.name for function in exercise.functions]
    lines = stub.splitlines(keepends=True)
    given: list[str] = []
    names: list[str] = []
    stubs: dict[str, str] = {}
    previous: ast.stmt | None = None
    for node in ast.parse(stub).body:
        if isinstance(node, ast.Expr):
            continue  # the module's docstring: the notebook has the whole lesson
        text = "".join(lines[node.lineno - 1 : node.end_lineno]).rstrip("\n")
        if isinstance(node, ast.FunctionDef) and node.name in own:
            stubs[node.name] = text + "\n"
            continue
        if isinstance(node, ast.FunctionDef):
            names.append(node.name)
        given.append(_gap(previous, node) + text)
        previous = node
    source = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    solutions = _regions(source)
    functions = {
        name: stubs[name].replace(_raising(exercise, name), solutions[name]).rstrip("\n")
        for name in own
    }
    return Parts("".join(given), tuple(names), functions)


def _gap(previous: ast.stmt | None, node: ast.stmt) -> str:
    """Return the blank lines between two given statements, without comments."""
    if previous is None:
        return ""
    if isinstance(previous, ast.FunctionDef) or isinstance(node, ast.FunctionDef):
        return "\n\n\n"
    return "\n" if previous.end_lineno == node.lineno - 1 else "\n\n"


def _raising(exercise: Exercise, name: str) -> str:
    return f'    raise NotImplementedError("{exercise.short}: {name}")\n'


def _regions(source: str) -> dict[str, str]:
    """Return the marked solution of every function of a file."""
    regions = {}
    for region in _REGION.finditer(source):
        name = re.findall(r"^def (\w+)\(", source[: region.start()], re.MULTILINE)[-1]
        regions[name] = region.group(0)
    return regions
