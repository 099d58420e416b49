"""Right programs as files: what a learner who wrote them would hand in, function by function."""

import ast
import copy
import inspect
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autograder.changes.tree import definition
from autograder.course.catalogue import Exercise
from autograder.course.given import given_sources
from autograder.course.paths import SOLUTIONS
from autograder.right_answers import RightAnswer, right_answers_of


@dataclass(frozen=True)
class RightFile:
    """A file that solves an exercise in one way: `above`, and below it the function `node`.

    `why` says in what it differs from the solution; it is empty for the solution.
    """

    why: str
    above: str
    node: ast.FunctionDef


def right_files(exercise: Exercise, function: str, bank: bool) -> Iterator[RightFile]:
    """Yield the solution, and with `bank` the right answers that are plain functions of their module."""
    path = SOLUTIONS / exercise.filename
    yield RightFile("", _without(path, {function}), definition(path, function))
    for answer in right_answers_of(exercise) if bank else ():
        if answer.function == function and (made := _file_of(answer, exercise, path)) is not None:
            yield made


def _file_of(answer: RightAnswer, exercise: Exercise, solution: Path) -> RightFile | None:
    """Return the file with an answer of the bank; None where it is an object, a lambda or a wrapped function.

    As in a learner's file, what solves another function of the exercise has that function's name, and the given code is
    used as it is given.
    """
    module = sys.modules[answer.functions[answer.function].__module__]
    defined = definitions(inspect.getsourcefile(module) or "")
    own: dict[str, str] = {}
    for name, function in answer.functions.items():
        written = getattr(function, "__name__", "")
        if not isinstance(defined.get(written), ast.FunctionDef):
            return None
        if module.__dict__.get(written) is not function:
            return None
        own[written] = name
    given = given_sources(exercise)
    defined = {
        name: node
        for name, node in defined.items()
        if not (isinstance(node, ast.FunctionDef) and name in given)
    }
    used = needed(list(own), defined)
    own = _solving_others(exercise, used, set(own.values())) | own
    nodes = [_renamed(node, own) for node in used]
    names = list(map(_name, nodes))
    if len(set(names) - {""}) < len(names) - names.count(""):
        return None  # a helper has the name of the function that it helps
    last = next(node for node in nodes if _name(node) == answer.function)
    if not isinstance(last, ast.FunctionDef) or any(map(_registers, nodes)):
        return None
    helpers = "\n\n\n".join(ast.unparse(node) for node in nodes if node is not last)
    above = _without(solution, set(names)) + (f"\n\n\n{helpers}" if helpers else "")
    return RightFile(answer.why, above, last)


def _solving_others(
    exercise: Exercise, used: Sequence[ast.stmt], named: set[str]
) -> dict[str, str]:
    """Return the functions of the exercise that right answers among some statements solve, by the names of these.

    Of several answers to one function none is named: only one can have its name.
    """
    solved: dict[str, list[str]] = {}
    for answer in right_answers_of(exercise):
        written = getattr(answer.functions[answer.function], "__name__", "")
        if answer.function not in named and written in map(_name, used):
            solved.setdefault(answer.function, []).append(written)
    return {several[0]: function for function, several in solved.items() if len(several) == 1}


def _name(node: ast.stmt) -> str:
    """Return the name of a function or a class; "" for any other statement."""
    return getattr(node, "name", "")


@cache
def definitions(path: str) -> dict[str, ast.stmt]:
    """Return what every name at the top of a module is made by, without what it imports from the kit."""
    found: dict[str, ast.stmt] = {}
    for node in ast.parse(Path(path).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found[node.name] = node
        elif isinstance(node, ast.ImportFrom) and (node.level or "autograder" in str(node.module)):
            continue
        elif isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                found[(alias.asname or alias.name).partition(".")[0]] = node
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                found |= {part.id: node for part in ast.walk(target) if isinstance(part, ast.Name)}
    return found


def needed(names: Sequence[str], defined: dict[str, ast.stmt]) -> list[ast.stmt]:
    """Return the statements that define some names and all that these use, in the order of the module."""
    nodes: dict[int, ast.stmt] = {}
    ahead = list(names)
    while ahead:
        node = defined.get(ahead.pop())
        if node is None or id(node) in nodes:
            continue
        nodes[id(node)] = node
        ahead += [part.id for part in ast.walk(node) if isinstance(part, ast.Name)]
    return sorted(nodes.values(), key=lambda one: one.lineno)


def _renamed(node: ast.stmt, own: dict[str, str]) -> ast.stmt:
    """Return a copy of a statement in which the functions of an answer have the exercise's names."""
    node = unregistered(node)
    if isinstance(node, ast.FunctionDef):
        node.name = own.get(node.name, node.name)
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            part.id = own.get(part.id, part.id)
    return node


def unregistered(node: ast.stmt) -> ast.stmt:
    """Return a copy of a statement without the decorators that put a function into a bank."""
    node = copy.deepcopy(node)
    if isinstance(node, ast.FunctionDef):
        node.decorator_list = [one for one in node.decorator_list if not _is_registration(one)]
    return node


def _is_registration(decorator: ast.expr) -> bool:
    return getattr(getattr(decorator, "func", None), "id", "") in ("right", "misconception")


def _registers(node: ast.stmt) -> bool:
    """Return whether a statement puts something into the bank, which a learner's file has no part in."""
    return any(isinstance(part, ast.Name) and part.id == "right" for part in ast.walk(node))


def _without(path: Path, names: set[str]) -> str:
    """Return the text of a file without some functions at its top."""
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    for node in reversed(ast.parse(text).body):
        if isinstance(node, ast.FunctionDef) and node.name in names:
            del lines[node.lineno - 1 : node.end_lineno]
    return "\n".join(lines).rstrip("\n")
