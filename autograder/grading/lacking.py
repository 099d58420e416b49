"""The verdict on an exercise whose library is not installed on the grader, so that nothing of it can run.

Functions that are still stubs are `not_started` all the same, which the text shows.
"""

import ast
import re
from functools import cache

from autograder.checking.check import checks_of_function
from autograder.course.catalogue import Exercise, course
from autograder.course.paths import SOLUTIONS
from autograder.course.stubs import make_stub
from autograder.judging.verdict import CheckResult, ExerciseResult, FunctionResult, Status, Verdict
from autograder.language.i18n import LANGUAGES
from autograder.running.outcome import Unloadable
from autograder.running.proxy import Call

# The text with which `nbgrader generate_assignment` replaces a solution.
_NOT_BEGUN = r"(# YOUR CODE HERE )?raise NotImplementedError\("


def without_library(exercise: Exercise, source: bytes, seed: int) -> Verdict:
    """Return the verdict: every function that was begun needs the library."""
    text = _one_line(source.decode("utf-8", "replace"))
    results = []
    for function in exercise.functions:
        stub = any(re.search(one, text) for one in _stubs(exercise.id)[function.name])
        status: Status = "not_started" if stub else "cannot_run"
        why = Unloadable("absent", exercise.library or "")
        checks = [
            CheckResult(check, status, [Call(function, (), {}, why)], trouble=why)
            for check in checks_of_function(exercise, function.name)
        ]
        if stub:
            for check in checks:
                check.trouble = None
        results.append(FunctionResult(function, checks))
    return Verdict([ExerciseResult(exercise, results)], seed, "", 0.0)


@cache
def _stubs(exercise_id: str) -> dict[str, list[str]]:
    """Return a pattern of the stub for every function."""
    exercise = course().exercise(exercise_id)
    patterns: dict[str, list[str]] = {function.name: [] for function in exercise.functions}
    for lang in LANGUAGES:
        stub = make_stub(exercise, SOLUTIONS, lang)
        for node in ast.parse(stub).body:
            if isinstance(node, ast.FunctionDef) and node.name in patterns:
                segment = _one_line(ast.get_source_segment(stub, node) or "")
                head = segment.partition("raise NotImplementedError(")[0]
                patterns[node.name].append(re.escape(head) + _NOT_BEGUN)
    return patterns


def _one_line(text: str) -> str:
    return " ".join(text.split())
