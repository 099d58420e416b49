"""Measures how alike the bank's right answers are, for `autograder/grading/similarity/bank.toml`.

    python tests/similarity_bank.py            # writes it anew

The answers are those of `autograder/right_answers` and the right ones of the three frozen banks.
"""

import ast
import itertools
from collections import defaultdict
from pathlib import Path

import numpy as np
from frozen.frozen_bank import cases

from autograder.course.catalogue import course
from autograder.course.given import given_sources
from autograder.course.paths import RIGHT_ANSWERS
from autograder.grading.similarity.bank import FILE, LEAST_SIZE, BankFigures
from autograder.grading.similarity.fingerprint import StudentAnswer, answer_of, overlap
from autograder.grading.similarity.public import public_grams
from autograder.grading.similarity.tree import trees_in

HERE = Path(__file__).parent
HEAD = """\
# How alike independent right answers are, by function: percentiles 50, 99 and 100 of the share that two of them have
# in common. Written by tests/similarity_bank.py.
"""


def bank() -> dict[tuple[str, str], list[StudentAnswer]]:
    """Return the right answers, by exercise and function."""
    answers: dict[tuple[str, str], list[StudentAnswer]] = defaultdict(list)
    for exercise in course():
        public = public_grams(exercise.id)
        given = given_sources(exercise)
        for folder in ("cases", "second", "third"):
            for case in cases(HERE / "frozen" / folder):
                if case.exercise != exercise.id or case.kind != "right":
                    continue
                # An answer that is no function of this name, such as a callable object, has no tree.
                for tree in trees_in(case.source, [case.function], given).values():
                    answers[exercise.id, case.function].append(answer_of(case.id, tree, public))
        text = (RIGHT_ANSWERS / exercise.filename).read_text(encoding="utf-8")
        for name, function in named_right(text):
            (tree,) = trees_in(text, [name], given).values()
            answers[exercise.id, function].append(answer_of(name, tree, public))
    return answers


def named_right(text: str) -> list[tuple[str, str]]:
    """Return the functions of a file that are marked as right, each with the function that it answers."""
    found = []
    for node in ast.parse(text).body:
        for mark in getattr(node, "decorator_list", ()):
            if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "right":
                of = {one.arg: one.value for one in mark.keywords}["of"]
                assert isinstance(node, ast.FunctionDef) and isinstance(of, ast.Constant)
                found.append((node.name, str(of.value)))
    return found


def measured(answers: list[StudentAnswer]) -> BankFigures:
    """Return the figures of one function's answers."""
    long = [one for one in answers if one.size >= LEAST_SIZE]
    shares = [overlap(*pair).share for pair in itertools.combinations(long, 2)]
    if not shares:
        return BankFigures(len(answers), 0)
    rounded = [round(float(one), 3) for one in np.percentile(shares, [50, 99, 100])]
    return BankFigures(len(answers), len(shares), *rounded)


def document() -> str:
    """Return the text of `bank.toml`."""
    lines = [HEAD]
    answers = bank()
    for exercise in course():
        for function in exercise.functions:
            row = measured(answers[exercise.id, function.name])
            lines.append(f"[{exercise.id}.{function.name}]\n")
            lines += [f"{name} = {value}\n" for name, value in vars(row).items()]
            lines.append("\n")
    return "".join(lines).rstrip("\n") + "\n"


if __name__ == "__main__":
    FILE.write_text(document(), encoding="utf-8", newline="\n")
