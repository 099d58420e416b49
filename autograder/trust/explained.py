"""Explains the mutants of right programs, of which the changed place is known, as a learner would see it.

A place that is shown counts as right where it stands in the changed statement, or uses a variable that this
statement sets: what is left out shows at its first use.
"""

import ast
import difflib
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from autograder import DEFAULT_SEED
from autograder.checking.check import Check
from autograder.course.catalogue import Exercise
from autograder.course.paths import SOLUTIONS
from autograder.judging.diagnosis import Diagnosis
from autograder.judging.engine import Bench, assess
from autograder.judging.verdict import ExerciseResult, FirstWrong, FunctionResult
from autograder.running.local import LocalSide
from autograder.trust.answer_files import RightFile, right_files
from autograder.trust.mutants import mutated

Sources = Literal["none", "solution", "bank"]
"""The right programs whose mutants are explained: with "bank" the solution and the bank of right answers."""
Where = Literal["change", "use", "elsewhere"]
Relation = Literal["called", "before", "other"]
"""How a place elsewhere is related to the change: inside a function that is called there, or where a variable that is
used there gets its value."""

BEGIN = "explained: "
"""What the names of these subjects begin with."""


@dataclass(frozen=True)
class MutantPlace:
    """A place that is shown for a mutant: its expression, whether it is certain, and where it stands."""

    expression: str
    certain: bool
    where: Where
    relation: Relation = "other"


@dataclass(frozen=True)
class Explained:
    """The explanation of one mutant. `program` says which right program was changed: "" for the solution."""

    program: str
    change: str
    rejected: bool
    named: bool = False
    changed: bool = False
    places: tuple[MutantPlace, ...] = ()

    @property
    def subject(self) -> str:
        """Its name among the subjects of a function."""
        return f"{BEGIN}{self.program}: {self.change}"


class _DiagnosisOfOne(Diagnosis):
    """A diagnosis for files whose other functions are right, so that their checks need not be run."""

    def _right_beyond(
        self, bench: Bench, result: ExerciseResult, wrong: list[FunctionResult]
    ) -> frozenset[str]:
        checked = {one.function.name for one in result.functions}
        return frozenset(one.name for one in bench.exercise.functions) - checked


def explained(
    exercise: Exercise,
    function: str,
    sources: Sources,
    begin: Callable[[str], None],
    skip: frozenset[str],
) -> Iterator[Explained]:
    """Yield the explanation of every mutant of a function; `begin` is called with the subject before each.

    A right answer whose file is rejected has no mutants here: it needs more of its module than a file holds.
    """
    if sources == "none":
        return
    diagnosis = _DiagnosisOfOne(SOLUTIONS)
    with tempfile.TemporaryDirectory(prefix="xor2mnist-") as folder:
        judge = _MutantJudge(exercise, function, diagnosis, Path(folder))
        for right in right_files(exercise, function, sources == "bank"):
            original = ast.unparse(right.node)
            if judge.result(right, original).status != "correct":
                continue
            for change, source in mutated(right.node):
                subject = Explained(right.why, change, False).subject
                if subject in skip:
                    continue
                begin(subject)
                with suppress(SyntaxError):  # such as `nonlocal` without its assignment
                    yield judge.explain(right, change, original, source)


class _MutantJudge:
    """Judges files of one function at the learner's seed."""

    def __init__(
        self, exercise: Exercise, function: str, diagnosis: Diagnosis, folder: Path
    ) -> None:
        self.exercise = exercise
        self.function = function
        self.diagnosis = diagnosis
        self.path = folder / exercise.filename

    def result(self, right: RightFile, source: str) -> FunctionResult:
        text = f"{right.above}\n\n\n{source}\n"
        self.path.write_text(text, encoding="utf-8")
        side = LocalSide(self.exercise, self.path)
        bench = Bench(self.exercise, side, self.diagnosis.reference(self.exercise), DEFAULT_SEED)
        verdict = assess([bench], self.diagnosis, select=self._is_own)
        return verdict.function(self.function)

    def _is_own(self, check: Check) -> bool:
        return check.function == self.function

    def explain(self, right: RightFile, change: str, original: str, source: str) -> Explained:
        """Return the explanation of one mutant. Raises SyntaxError where it is no valid Python."""
        ast.parse(source)
        result = self.result(right, source)
        if result.status == "correct":
            return Explained(right.why, change, False)
        above = f"{right.above}\n\n\n".count("\n")
        changed = _ChangedLines(original, source)
        return Explained(
            right.why,
            change,
            True,
            named=result.misconception is not None and result.certain,
            changed=result.change is not None,
            places=tuple(
                MutantPlace(
                    place.expression,
                    place.certain,
                    changed.where(place, above),
                    changed.relation(place, above),
                )
                for place in result.first_wrong
            ),
        )


class _ChangedLines:
    """The statements in which a mutant differs from the right program, and the variables that they set."""

    def __init__(self, original: str, source: str) -> None:
        self.source = source
        before, after = original.splitlines(), source.splitlines()
        old: set[int] = set()
        self.lines: set[int] = set()
        matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
        for tag, begin, end, to_begin, to_end in matcher.get_opcodes():
            if tag != "equal":
                old |= set(range(begin + 1, end + 1))
                self.lines |= set(range(to_begin + 1, to_end + 1))
        self.statements = _statements(source)
        several = [*_in(_statements(original), old), *_in(self.statements, self.lines)]
        self.names = {name for one in several for name in _set_by(one)}
        self.used = {name for one in several for name in _names(one)}
        for row, of in _loops(original):
            if row in self.names:
                self.names.add(of)  # what is written into a row is written into the array
        # A changed array is used by what runs over it.
        self.names |= {row for row, of in _loops(source) if of in self.names}

    def where(self, place: FirstWrong, above: int) -> Where:
        """Return where a place stands in a file with so many lines above the function."""
        line = place.line - above
        if line in self.lines:
            return "change"
        used = {name for one in _in(self.statements, {line}) for name in _names(one)}
        return "use" if used & self.names else "elsewhere"

    def relation(self, place: FirstWrong, above: int) -> Relation:
        """Return how a place elsewhere is related to the change."""
        line = place.line - above
        if line < 1 or self._is_in_another_function(line):
            return "called"
        made = {name for one in _in(self.statements, {line}) for name in _set_by(one)}
        return "before" if made & self.used else "other"

    def _is_in_another_function(self, line: int) -> bool:
        mine = _inner_function(self.source, line)
        return mine is not None and not all(
            mine.lineno <= changed <= (mine.end_lineno or 0) for changed in self.lines or {line}
        )


def _statements(source: str) -> list[ast.stmt]:
    """Return the statements of a function, a loop in the place of the `break` that ends it."""
    found: list[ast.stmt] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.stmt):
            found.append(node)
        if isinstance(node, ast.For | ast.While):
            for inside in ast.walk(node):
                if isinstance(inside, ast.Break | ast.Continue):
                    found.append(_moved_to(node, inside))
    return found


def _moved_to(loop: ast.stmt, end: ast.stmt) -> ast.stmt:
    moved = ast.parse(ast.unparse(loop)).body[0]
    moved.lineno = end.lineno
    return moved


def _in(statements: list[ast.stmt], lines: set[int]) -> list[ast.stmt]:
    return [one for one in statements if one.lineno in lines]


def _inner_function(source: str, line: int) -> ast.FunctionDef | ast.Lambda | ast.ClassDef | None:
    """Return the innermost function, lambda or class that holds a line."""
    around = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.Lambda | ast.ClassDef)
        and node.lineno <= line <= (node.end_lineno or 0)
    ]
    return max(around, key=lambda node: (node.lineno, node.col_offset), default=None)


def _loops(source: str) -> list[tuple[str, str]]:
    """Return the names that the loops of a function set, each with an array that it runs over."""
    return [
        pair
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.For | ast.comprehension)
        for pair in _run_over(node.target, node.iter)
    ]


def _run_over(target: ast.expr, iterated: ast.expr) -> Iterator[tuple[str, str]]:
    """Yield the names that a loop sets with the names of the arrays that they run over; see `zip` and `enumerate`."""
    called = getattr(getattr(iterated, "func", None), "id", "")
    if called in ("zip", "enumerate") and isinstance(iterated, ast.Call):
        parts = list(target.elts) if isinstance(target, ast.Tuple) else []
        for part, array in zip(parts[called == "enumerate" :], iterated.args, strict=False):
            yield from _run_over(part, array)
        return
    yield from ((row, of) for row in _names(target) for of in _names(iterated))


def _names(node: ast.AST) -> Iterator[str]:
    return (part.id for part in ast.walk(node) if isinstance(part, ast.Name))


def _set_by(statement: ast.stmt) -> Iterator[str]:
    """Yield the variables that a statement sets, or whose arrays, items or attributes it writes into.

    The default of a parameter shows where the parameter is used. In a loop such as `for row in rows`, what is
    written into a row is written into what it runs over.
    """
    if isinstance(statement, ast.FunctionDef):
        arguments = statement.args
        yield from (one.arg for one in (*arguments.args, *arguments.kwonlyargs))
        return
    if isinstance(statement, ast.For):
        yield from _names(statement.iter)
    for node in ast.walk(statement):
        targets: list[ast.AST] = []
        if isinstance(node, ast.Call):
            # losses.append(...); np.put_along_axis(t, ...)
            method = [node.func.value] if isinstance(node.func, ast.Attribute) else []
            targets = [*method, *(node.args[:1] if isinstance(statement, ast.Expr) else [])]
        elif isinstance(getattr(node, "ctx", None), ast.Store):
            targets = [node]
        for target in targets:
            while isinstance(target, ast.Subscript | ast.Attribute | ast.Starred):
                target = target.value
            if isinstance(target, ast.Name):
                yield target.id
