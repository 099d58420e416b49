"""The functions of a running notebook, behind the same calls as those of a file.

They are taken from the user's namespace as they are now, so a function may use whatever else the
notebook has defined. The lines of an error are those of its cell.
"""

import ast
import inspect
import re
import tempfile
import textwrap
import traceback
import types
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from autograder.course import given
from autograder.course.catalogue import Exercise
from autograder.grading.notebook import without_magics
from autograder.judging.verdict import FirstWrong
from autograder.running import tensorflow
from autograder.running.executor import Executor
from autograder.running.local import LocalSide
from autograder.running.outcome import Frame, Outcome, Raised, Unloadable
from autograder.running.source import Outline, outline
from autograder.running.watchdog import Watchdog

MAX_FRAMES = 20
_OLD_NAME = re.compile(r"<ipython-input-(\d+)-")
# The statements that go into the file for a new process: definitions that functions need, and no other work.
_DEFINING = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class _CellLine:
    """A line, with the cell that it stands in and its number there."""

    text: str
    cell: str
    number: int


class NotebookSide(LocalSide):
    """An exercise whose functions stand in the namespace of a notebook; `shell` is IPython's."""

    def __init__(self, exercise: Exercise, shell: Any, watchdog: Watchdog | None = None) -> None:
        super().__init__(exercise, Path(f"{exercise.id}.ipynb"), watchdog=watchdog)
        self.shell = shell
        self.namespace = shell.user_ns
        self._cells: dict[int, str] = {}
        self._file: tempfile.TemporaryDirectory[str] | None = None

    def load(self) -> Unloadable | None:
        """Return why the exercise cannot run at all, or None; the cells have run already."""
        if self.exercise.library is not None and not tensorflow.installed():
            return Unloadable("library", self.exercise.library)
        return None

    def needs_library(self) -> bool:
        """Return whether some function of the exercise was begun."""
        return any(function.name not in self.stubs for function in self.exercise.functions)

    @cached_property
    def _own(self) -> Outline:
        return outline(self.definitions())

    @property
    def stubs(self) -> frozenset[str]:
        """The functions of the notebook that are still stubs."""
        return self._own.stubs

    @property
    def uses(self) -> dict[str, frozenset[str]]:
        """For every function of the notebook, the others of the notebook that it relies on."""
        return self._own.uses

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Call a function of the notebook; the lines of an exception are those of the cells."""
        # Calls that are made again can be interrupted too; the kit's other operations may start a process.
        if name == "@watched":
            return super().call(name, args, kwargs)
        if name.startswith("@"):
            return Executor.call(self, name, args, kwargs)
        self.path = Path(self._file_of(name))
        self.error = None
        outcome = super().call(name, args, kwargs)
        if not isinstance(outcome, Raised):
            return outcome
        if self.error is not None:
            outcome = self._in_cells(outcome, self.error)
        else:  # interrupted: the watchdog has the lines, all in one cell
            self._cells[id(outcome)] = str(self.path)
        return outcome

    def operate(self, name: str, args: tuple[Any, ...]) -> Any:
        """Do one of the kit's own operations; see Executor.operate."""
        if name == "given_changed":
            return given.changed(self.definitions(), *args)
        if name == "devices":
            if self._file is None:
                self._file = tempfile.TemporaryDirectory(prefix="xor2mnist-")
            self.path = Path(self._file.name, self.exercise.filename)
            self.path.write_text(self.as_file(), encoding="utf-8")
        return super().operate(name, args)

    def _in_cells(self, outcome: Raised, error: BaseException) -> Raised:
        """Return the outcome with the lines of all cells of the notebook."""
        frames, file = [], str(self.path)
        walked = list(traceback.walk_tb(error.__traceback__))
        entries = traceback.StackSummary.extract(iter(walked))
        inside = False
        for (frame, _), entry in zip(walked, entries, strict=True):
            inside = frame.f_globals is self.namespace
            if inside:
                frames.append(Frame(entry.lineno or 0, entry.name, (entry.line or "").strip()))
                file = entry.filename
        name = type(error).__name__ if inside else outcome.type
        placed = replace(outcome, type=name, frames=tuple(frames[-MAX_FRAMES:]))
        self._cells[id(placed)] = file
        return placed

    def cell_of(self, outcome: Outcome | None) -> str:
        """Return the cell in which a call raised, such as "Cell In[5]"; "" where that is not known."""
        return self._label(self._cells.get(id(outcome), ""))

    def _label(self, file: str) -> str:
        numbers = getattr(self.shell.compile, "_filename_map", {})
        old = _OLD_NAME.match(file)
        number = numbers.get(file) or (old and old.group(1))
        return _cell(number) if number else ""

    def _file_of(self, name: str) -> str:
        code = getattr(inspect.unwrap(self.namespace.get(name, len)), "__code__", None)
        return code.co_filename if code is not None else f"{self.exercise.id}.ipynb"

    def definitions(self) -> str:
        """Return the functions of the notebook as one text, as they are now."""
        texts = []
        for value in list(self.namespace.values()):
            if isinstance(value, types.FunctionType) and value.__globals__ is self.namespace:
                try:
                    text = textwrap.dedent(inspect.getsource(inspect.unwrap(value)))
                    ast.parse(text)
                except (OSError, TypeError, ValueError, SyntaxError):
                    continue  # the function was made by exec, or inside an expression
                texts.append(text)
        return "\n\n".join(texts)

    @property
    def text(self) -> str:
        """The functions and classes of the notebook's cells as they are now, and its imports, as one text."""
        return "".join(f"{line.text}\n" for line in self._lines)

    def around(self) -> dict[str, Any]:
        """Return the notebook's variables, which its functions may use."""
        return {name: value for name, value in self.namespace.items() if not name.startswith("__")}

    def cells(self) -> dict[int | str | None, list[str]]:
        """Return the lines of the cells that `text` is made of, by what they are called."""
        inputs = self.namespace.get("In", ())
        return {_cell(number): text.split("\n") for number, text in enumerate(inputs)}

    def placed(self, place: FirstWrong) -> FirstWrong:
        """Return a place in `text` as one in its cell."""
        line = self._lines[place.line - 1]
        right = tuple((name, self._lines[at - 1].number) for name, at in place.right)
        return replace(place, line=line.number, cell=line.cell, right=right)

    @cached_property
    def _lines(self) -> list[_CellLine]:
        defined: dict[str, list[_CellLine]] = {}
        for number, cell, body in self._parsed_cells():
            for node in body:
                if isinstance(node, ast.FunctionDef | ast.ClassDef):
                    if not self._is_old(node.name, _cell(number)):
                        defined[node.name] = _lines_of(node, cell, _cell(number))
                elif isinstance(node, ast.Import | ast.ImportFrom):
                    text = ast.unparse(node)
                    defined[text] = [_CellLine(text, _cell(number), node.lineno)]
        return [line for lines in defined.values() for line in lines]

    def _is_old(self, name: str, cell: str) -> bool:
        """Return whether a definition in a cell is no longer the one that runs."""
        value = self.namespace.get(name)
        if isinstance(value, type):
            return False
        return value is None or self._label(self._file_of(name)) != cell

    def as_file(self) -> str:
        """Return the cells' definitions as the text of a file, without calls and training."""
        cells = self._parsed_cells()
        texts = [ast.unparse(node) for _, _, body in cells for node in body if _defines(node)]
        return "\n\n".join(texts) + "\n"

    def _parsed_cells(self) -> Iterator[tuple[int, str, list[ast.stmt]]]:
        """Yield the cells that ran and are Python: the number, the text and the statements of each."""
        for number, cell in enumerate(self.namespace.get("In", ())):
            try:
                body = ast.parse(without_magics(cell)).body
            except (SyntaxError, ValueError):
                continue
            yield number, cell, body


def _cell(number: int | str) -> str:
    """Return what IPython calls a cell."""
    return f"Cell In[{number}]"


def _lines_of(node: ast.FunctionDef | ast.ClassDef, source: str, cell: str) -> list[_CellLine]:
    first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
    lines = source.split("\n")[first - 1 : node.end_lineno]
    return [_CellLine(text, cell, number) for number, text in enumerate(lines, first)]


def _defines(node: ast.stmt) -> bool:
    if isinstance(node, ast.ImportFrom):
        return not (node.module or "").startswith("autograder")
    plain = isinstance(node, ast.Assign | ast.AnnAssign)
    return isinstance(node, _DEFINING) or (
        plain and not any(isinstance(part, ast.Call) for part in ast.walk(node))
    )
