"""Mutants: solutions with one small change each, made by machine from their syntax trees.

mutmut and cosmic-ray start a test run of about a second for every mutant. Here a mutant is a function that replaces
the solution's, and its checks take milliseconds.
"""

import ast
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.changes.tree import Slot, definition, local_names, replacements, slots
from autograder.course.catalogue import Exercise, course
from autograder.running.local import LocalSide
from autograder.trust.wrappers import wrapped

NOTHING = "(nothing)"


@dataclass(frozen=True)
class Mutant:
    """A solution's function with one change; `change` says which, and stays when lines move."""

    exercise: str
    function: str
    change: str
    source: str

    @property
    def name(self) -> str:
        """The mutant's stable name: its function and its change."""
        return f"{self.function}: {self.change}"


def _head(node: ast.AST) -> str:
    """Return the first line of a statement, without a leading decorator's."""
    lines = ast.unparse(node).splitlines()
    return next(line for line in lines if not line.startswith("@"))


def mutated(function: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    """Yield the change and the source of every mutant of a function."""
    names = local_names(function)
    holder = ast.Module([function], [])
    original = ast.unparse(function)
    sources = {original}
    root = Slot(holder, "body", 0)
    for slot, statement in list(slots(function, root)):
        node = slot.get()
        assert statement is not None
        before = _head(statement.get())
        for other in list(replacements(slot, names)):
            slot.put(other)
            try:
                source = ast.unparse(ast.fix_missing_locations(holder))
                after = NOTHING if isinstance(other, ast.Pass) else _head(statement.get())
            finally:
                slot.put(node)
            if source in sources:
                continue
            sources.add(source)
            # Where a `break` is added at the end of a loop, the first line stays the same.
            if before == after:
                after = f"{after} … break"
            yield f"{before}  →  {after}", source


def mutants_of(exercise: Exercise, solutions: Path, function: str | None = None) -> list[Mutant]:
    """Return the mutants of an exercise, or of one of its functions, in the order of the file."""
    mutants = []
    for one in exercise.functions:
        if function not in (None, one.name):
            continue
        node = definition(solutions / exercise.filename, one.name)
        changes = list(mutated(node))
        # Wrappers change arrays, and a model is none.
        if exercise.library is None:
            changes += wrapped(one, node)
        counts: dict[str, int] = {}
        for change, source in changes:
            counts[change] = counts.get(change, 0) + 1
            # The same line may occur twice.
            label = change if counts[change] == 1 else f"{change}  #{counts[change]}"
            mutants.append(Mutant(exercise.id, one.name, label, source))
    return mutants


FRESH = frozenset({"use_cpu_only"})
"""Functions that are tried in fresh processes, which read the file."""


def side_of(mutant: Mutant, solutions: Path, folder: Path | None = None) -> LocalSide:
    """Return a side that runs the solution with the mutant in it.

    Where a fresh process must read it, it is written into a file in `folder`.
    """
    exercise = course().exercise(mutant.exercise)
    if mutant.function in FRESH:
        assert folder is not None, mutant.name
        place = Path(tempfile.mkdtemp(dir=folder)) / exercise.filename
        text = (solutions / exercise.filename).read_text(encoding="utf-8")
        place.write_text(f"{text}\n\n{mutant.source}\n", encoding="utf-8")
        return LocalSide(exercise, place)
    side = LocalSide(exercise, solutions / exercise.filename)
    side.load()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "is" with a number, and the like
        code = compile(mutant.source, f"<mutant of {mutant.function}>", "exec", dont_inherit=True)
    # Defined in the solution's namespace, since the mutant uses its names.
    defined: dict[str, Any] = side.namespace
    exec(code, defined)
    return side
