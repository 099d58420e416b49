"""Submissions made from the two banks: files as students would hand them in, with nothing of ours.

A file is the solution, and after it the answer's own function with what it needs from its module,
in a scope of its own: a helper of the answer may have the name of one of the solution's.
"""

import ast
import inspect
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Any

from places import EXERCISES, SOLUTIONS

from autograder.course.catalogue import course
from autograder.misconceptions import Misconception, misconceptions_of
from autograder.right_answers import RightAnswer, right_answers_of

if TYPE_CHECKING:
    from pytest import Item

Answer = RightAnswer | Misconception

# Takes seconds of factorising one matrix of 6000 rows, whoever grades it: no class would be like that.
SLOW = {"a multivariate normal for every row"}

# What a misconception takes from a solution stands above it in the file.
SOLVED = """

class _Solved:
    def __init__(self, names):
        self.__dict__.update(names)


_solved = _Solved(dict(globals()))


def solved(name):
    return _solved


def _answer():
"""


class CannotBeMade(Exception):
    """The answer is no function that stands in its module, but an object or a wrapped one."""


@cache
def _definitions(path: str) -> dict[str, ast.stmt]:
    """Return what every name at the top of a module is made by."""
    found: dict[str, ast.stmt] = {}
    for node in ast.parse(Path(path).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found[node.name] = node
        elif isinstance(node, ast.Import | ast.ImportFrom):
            if getattr(node, "level", 0) or "autograder" in (getattr(node, "module", "") or ""):
                continue
            for alias in node.names:
                found[(alias.asname or alias.name).partition(".")[0]] = node
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                found |= {part.id: node for part in ast.walk(target) if isinstance(part, ast.Name)}
    return found


def _undecorated(node: ast.stmt) -> ast.stmt:
    if isinstance(node, ast.FunctionDef):
        ours = [
            one
            for one in node.decorator_list
            if getattr(getattr(one, "func", None), "id", "") in ("right", "misconception")
        ]
        node.decorator_list = [one for one in node.decorator_list if one not in ours]
    return node


def _needed(names: Sequence[str], definitions: dict[str, ast.stmt]) -> list[ast.stmt]:
    nodes: dict[int, ast.stmt] = {}
    ahead = list(names)
    while ahead:
        node = definitions.get(ahead.pop())
        if node is None or id(node) in nodes:
            continue
        nodes[id(node)] = _undecorated(node)
        ahead += [part.id for part in ast.walk(node) if isinstance(part, ast.Name)]
    return sorted(nodes.values(), key=lambda one: one.lineno)


def source_of(answer: Answer) -> str:
    """Return the file of a student who gives this answer. Raises CannotBeMade."""
    solution = (SOLUTIONS / f"{answer.exercise}.py").read_text(encoding="utf-8")
    path = inspect.getsourcefile(sys.modules[_module(answer)]) or ""
    definitions = _definitions(path)
    own_names = []
    for function in answer.functions.values():
        own = getattr(function, "__name__", "")
        node = definitions.get(own)
        in_module = sys.modules[_module(answer)].__dict__.get(own)
        if not isinstance(node, ast.FunctionDef) or in_module is not function:
            raise CannotBeMade(answer.name)
        own_names.append(own)
    nodes = _needed(own_names, definitions)
    if any(isinstance(part, ast.Global) for node in nodes for part in ast.walk(node)):
        raise CannotBeMade(answer.name)
    if any(isinstance(node, ast.FunctionDef) and node.decorator_list for node in nodes):
        raise CannotBeMade(answer.name)  # registered functions would be left behind
    body = "\n\n".join(ast.unparse(node) for node in nodes)
    result = f"return ({', '.join(own_names)},)"
    names = ", ".join(answer.functions)
    return f"{solution}{SOLVED}{indent(body, '    ')}\n    {result}\n\n\n{names}, = _answer()\n"


def _module(answer: Answer) -> str:
    home = "right_answers" if isinstance(answer, RightAnswer) else "misconceptions"
    return f"autograder.{home}.{answer.exercise}"


def made(answers: Sequence[Answer]) -> Iterator[tuple[Answer, str]]:
    """Yield every answer that can be made into a file, with its source."""
    for answer in answers:
        try:
            yield answer, source_of(answer)
        except CannotBeMade:
            continue


def todays_share(answers: Sequence[Any], shares: int) -> Sequence[Any]:
    """Return another share of some answers every day; with BANKS=all in the environment, all of them."""
    if os.environ.get("BANKS") == "all":
        return answers
    # All processes of a run have one day, which conftest.py sets.
    day = int(os.environ.get("XOR2MNIST_DAY") or time.time() // 86_400)
    return answers[day % min(shares, len(answers)) :: shares]


def another_days(items: Sequence["Item"]) -> "list[Item]":
    """Return the cases that have their turn another day, where a test's cases take turns; none with BANKS=all."""
    taking_turns: dict[tuple[str, int], list[Item]] = {}
    for item in items:
        if (mark := item.get_closest_marker("turns")) is not None:
            test = item.nodeid.partition("[")[0]
            taking_turns.setdefault((test, mark.args[0]), []).append(item)
    later: list[Item] = []
    for (_, days), cases in taking_turns.items():
        today = {one.nodeid for one in todays_share(cases, days)}
        later += [one for one in cases if one.nodeid not in today]
    return later


@cache
def _pool(name: str) -> tuple[list[str], list[str]]:
    """Return the sources of an exercise's right and of its wrong answers."""
    exercise = course().exercise(name)
    quick = [one for one in right_answers_of(exercise) if one.why not in SLOW]
    right = [source for _, source in made(quick)]
    wrong = [source for _, source in made(misconceptions_of(exercise))]
    return right or [(SOLUTIONS / exercise.filename).read_text(encoding="utf-8")], wrong


def make_class(
    folder: Path,
    count: int,
    seed: int = 0,
    keras: bool = False,
    wrong_share: float = 0.15,
    one_of: Sequence[str] = (),
) -> None:
    """Lay out submissions of a class: mostly right in many ways, some wrong, some not started.

    With `one_of` each student hands in one of these exercises alone.
    """
    draw = random.Random(seed)
    exercises = [one for one in course() if (one.library is not None) == keras]
    for n in range(count):
        home = folder / f"s{n:05}"
        home.mkdir(parents=True)
        handed_in = [course().exercise(draw.choice(one_of))] if one_of else exercises
        for exercise in handed_in:
            right, wrong = _pool(exercise.id)
            kind = draw.random()
            if kind < wrong_share and wrong:
                source = draw.choice(wrong)
            elif kind < wrong_share + 0.05:
                source = (EXERCISES / exercise.filename).read_text(encoding="utf-8")
            else:
                source = draw.choice(right)
            # No two files are quite alike, so nothing can be known from another student's.
            (home / exercise.filename).write_text(f"{source}\n# {n}\n", encoding="utf-8")
