"""What every student has: the stubs, what is given, and the published solutions."""

import ast
from collections.abc import Iterator
from functools import cache

from autograder.course.catalogue import course
from autograder.course.paths import SOLUTIONS
from autograder.course.stubs import make_stub
from autograder.grading.similarity.fingerprint import grams
from autograder.grading.similarity.tree import trees_in


@cache
def public_grams(exercise_id: str) -> frozenset[int]:
    """Return the runs of tokens that an exercise's stub and solution contain."""
    exercise = course().exercise(exercise_id)
    solution = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    return frozenset(
        number for text in (make_stub(exercise, SOLUTIONS), solution) for number in _grams_in(text)
    )


def _grams_in(text: str) -> Iterator[int]:
    names = [node.name for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    for tree in trees_in(text, names).values():
        yield from grams(tree.tokens).tolist()
