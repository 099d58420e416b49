"""Stores explanations, and uses them again for another submission with the same code.

In a class many functions are identical texts, and while a learner works most of the file does not change. An
explanation depends on the function's text, on that of the functions it uses, on the code outside of functions, and
on the results in the checks.
"""

import ast
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import lru_cache

from autograder.judging.engine import Bench
from autograder.judging.verdict import FirstWrong, FunctionResult, NearestChange
from autograder.running.source import outline, tree_of

MOST = 4_096


@dataclass(frozen=True)
class StoredExplanation:
    """The explanation of a function: the name for each failed check, the nearest change and the places."""

    names: dict[str, tuple[str | None, bool]]
    certain: bool
    change: NearestChange | None
    first_wrong: tuple[FirstWrong, ...]


@dataclass(frozen=True)
class FunctionCode:
    """The text that a function depends on, and in which lines its functions stand in a file."""

    texts: tuple[str, ...]
    lines: tuple[range, ...]

    def moved(self, line: int, other: "FunctionCode") -> int | None:
        """Return where a line of this code stands in the file of `other`, which has the same texts."""
        for here, there in zip(self.lines, other.lines, strict=True):
            if line in here:
                return there.start + line - here.start
        return None


class EqualCode:
    """The explanations of functions by their code; when there are too many, the oldest are dropped."""

    def __init__(self) -> None:
        self._explanations: OrderedDict[Hashable, tuple[FunctionCode, StoredExplanation]] = (
            OrderedDict()
        )

    def recall(self, bench: Bench, function: FunctionResult) -> bool:
        """Write the stored explanation of the same code into a result; return whether there is one."""
        key, code = _key(bench, function)
        if code is None or key not in self._explanations:
            return False
        self._explanations.move_to_end(key)
        other, known = self._explanations[key]
        places = [_moved(place, other, code) for place in known.first_wrong]
        if None in places:
            return False
        function.certain, function.change = known.certain, known.change
        function.first_wrong = [place for place in places if place is not None]
        for check in function.checks:
            if check.failed:
                check.change = known.change
                check.misconception, check.certain = known.names[check.check.key]
        return True

    def keep(self, bench: Bench, function: FunctionResult) -> None:
        """Store the explanation of a function."""
        key, code = _key(bench, function)
        if code is None:
            return
        names = {
            check.check.key: (check.misconception, check.certain)
            for check in function.checks
            if check.failed
        }
        places = tuple(function.first_wrong)
        self._explanations[key] = (
            code,
            StoredExplanation(names, function.certain, function.change, places),
        )
        while len(self._explanations) > MOST:
            self._explanations.popitem(last=False)


def _key(bench: Bench, function: FunctionResult) -> tuple[Hashable, FunctionCode | None]:
    code = code_of(getattr(bench.student, "text", ""), function.function.name)
    statuses = tuple((check.check.key, check.status) for check in function.checks)
    return (code and code.texts, bench.exercise.id, bench.seed, function.mend_first, statuses), code


def _moved(place: FirstWrong, before: FunctionCode, now: FunctionCode) -> FirstWrong | None:
    line = before.moved(place.line, now)
    right = [(name, before.moved(at, now)) for name, at in place.right]
    known = tuple((name, at) for name, at in right if at is not None)
    if line is None or len(known) < len(right):
        return None
    return replace(place, line=line, right=known)


@lru_cache(maxsize=64)
def code_of(text: str, function: str) -> FunctionCode | None:
    """Return the code that a function of a file depends on; None where that cannot be told."""
    functions = outline(text)
    if function not in functions.uses:
        return None
    tree = tree_of(text)
    lines = text.splitlines()
    needed, texts, places = functions.needed([function]), [function], []
    for number, node in enumerate(tree.body):
        begin, end = node.lineno, node.end_lineno or node.lineno
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if node.name not in needed:
                continue
            begin = min([begin, *(one.lineno for one in node.decorator_list)])
            places.append(range(begin, end + 1))
        elif number == 0 and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue  # the file's docstring differs by language only
        texts.append("\n".join(lines[begin - 1 : end]))
    return FunctionCode(tuple(texts), tuple(places))
