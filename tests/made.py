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
from autograder.trust.answer_files import definitions, needed, unregistered

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


def source_of(answer: Answer) -> str:
    """Return the file of a student who gives this answer. Raises CannotBeMade."""
    solution = (SOLUTIONS / f"{answer.exercise}.py").read_text(encoding="utf-8")
    path = inspect.getsourcefile(sys.modules[_module(answer)]) or ""
    defined = definitions(path)
    own_names = []
    for function in answer.functions.values():
        own = getattr(function, "__name__", "")
        node = defined.get(own)
        in_module = sys.modules[_module(answer)].__dict__.get(own)
        if not isinstance(node, ast.FunctionDef) or in_module is not function:
            raise CannotBeMade(answer.name)
        own_names.append(own)
    nodes = list(map(unregistered, needed(own_names, defined)))
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
