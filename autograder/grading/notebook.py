"""The Python in a notebook: its code cells as one source text, without what only IPython runs.

Nothing is parsed as Python here. Cells that define functions are taken unchanged. All other cells run too, since
functions may use their names, but their failures are ignored: a plot without matplotlib must not fail the functions
of the cell above. A worker recognises such a cell by its form (see `running.absent`).
"""

import json
import re
from dataclasses import dataclass

from autograder.language.finding import say

MAX_NOTEBOOK_BYTES = 8 * 2**20
# Code is bounded more strictly than outputs, since every line of it is read.
MAX_CODE = 2**20

# Cell magics whose cell is still Python.
_PYTHON_MAGICS = frozenset({"time", "timeit", "capture", "prun"})
# A __future__ import of one cell applies to the cells below it as well.
_DEFINES = re.compile(r"^(async\s+def|def|class|from\s+__future__)\b|^@", re.MULTILINE)
# The pattern begins with a name, so that a run of spaces cannot be split in many ways, which would take for ever.
_ASSIGNED = re.compile(r"^(\s*\w[\w, ]*=\s*)([!%]).*$")
# The line of our own test cells. It is removed, since a worker does not have the kit.
_OURS = re.compile(r"^([ \t]*)from autograder\.notebooks import [\w, ]+", re.MULTILINE)
_NOTHING = r"\1check = ask = hint = quiz = plot = in_notebook = (lambda *_: None)"
_QUOTES = ('"""', "'''", '"', "'")


class NotANotebook(ValueError):
    """The file cannot be read as a notebook; the text says why."""


@dataclass(frozen=True)
class Source:
    """The source text of a notebook; `starts` holds the first line of every code cell, from 1.

    `plain` is the code of the cells in order, which need not be valid Python.
    """

    text: str
    starts: tuple[int, ...] = ()
    plain: str = ""

    def place(self, line: int) -> tuple[int, int]:
        """Return the number of the code cell, and the line in it, of a line of the text."""
        cell = sum(start <= line for start in self.starts)
        return cell, line - self.starts[cell - 1] + 1 if cell else line


def notebook_source(data: bytes) -> Source:
    """Return the Python of a notebook file. Raises NotANotebook."""
    try:
        document = json.loads(data.decode("utf-8-sig"))
        cells = cells_in(document)
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise NotANotebook(why_unreadable(data)) from None
    except (TypeError, KeyError, AttributeError):
        raise NotANotebook(NO_CELLS) from None
    if sum(map(len, cells)) > MAX_CODE:
        raise NotANotebook(TOO_MUCH)
    lines: list[str] = []
    starts, plain = [], []
    for cell in cells:
        starts.append(len(lines) + 1)
        plain.append(without_magics(_OURS.sub(_NOTHING, cell)))
        lines += _placed(plain[-1])
    return Source("\n".join(lines) + "\n", tuple(starts), "\n".join(plain))


NO_CELLS = say("it has no cells that can be read").template
TOO_MUCH = say("it has more than 1 MB of code").template
_NOT_ONE = say("it is no notebook").template
# The first bytes of files that are handed in as notebooks by mistake, and what such a file is.
_BEGINNINGS = (
    (rb"\s*$", say("it is empty").template),
    (rb"PK\x03\x04", say("it is a ZIP archive with the name of a notebook").template),
    (rb"%PDF", say("it is a PDF with the name of a notebook").template),
    (rb"\s*<", say("it is a web page with the name of a notebook").template),
    (
        rb"\s*(#|import\s|from\s|def\s|\"\"\")",
        say("it is a Python file with the name of a notebook").template,
    ),
)


def why_unreadable(data: bytes) -> str:
    """Return a translatable text about what is wrong with a file that is no notebook."""
    for beginning, what in _BEGINNINGS:
        if re.match(beginning, data[:1000].removeprefix(b"\xef\xbb\xbf")):
            return what
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return say("it is not in UTF-8").template
    if "<<<<<<< " in text and ">>>>>>> " in text:
        return say("it holds the marks of a merge that git could not finish").template
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        at_its_end = error.pos >= len(text.rstrip()) - 1 or error.msg.startswith("Unterminated")
        if text.lstrip().startswith("{") and at_its_end:
            return say("it is cut off: its end is missing").template
        return _NOT_ONE
    except (ValueError, RecursionError):
        return _NOT_ONE
    return NO_CELLS


def cells_in(document: dict) -> list[str]:
    """Return the texts of the code cells of a notebook. Raises TypeError, KeyError, AttributeError."""
    return [_text(cell) for cell in _cells(document) if cell.get("cell_type") == "code"]


def _cells(document: dict) -> list[dict]:
    if "cells" in document:
        cells: list[dict] = document["cells"]
        return cells
    # Version 3 of the format: one worksheet holds the cells.
    return [cell for sheet in document["worksheets"] for cell in sheet["cells"]]


def _text(cell: dict) -> str:
    source = cell["source"] if "source" in cell else cell["input"]
    text = source if isinstance(source, str) else "".join(source)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _placed(cell: str) -> list[str]:
    """Return the lines of a cell in their form for the source text; their number stays the same."""
    if not cell.strip() or _DEFINES.search(cell):
        return cell.split("\n")
    # One line runs the cell as a string, so that not even a syntax error in it affects the other cells.
    head = f"try: exec(compile({cell!r}, '<cell>', 'exec'))"
    return [head, "except BaseException: pass", *[""] * (cell.count("\n") - 1)]


def without_magics(cell: str) -> str:
    """Return a cell with its magics and shell lines emptied; the number of lines stays."""
    lines = cell.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if lines[first].startswith("%%"):
        if lines[first][2:].split(" ")[0].strip() not in _PYTHON_MAGICS:
            return "\n" * (len(lines) - 1)
        lines[first] = ""
    state = _StatementState()
    for n, line in enumerate(lines):
        if state.fresh:
            line = lines[n] = _plain_line(line)
        state.read(line)
    return "\n".join(lines)


def _plain_line(line: str) -> str:
    bare = line.strip()
    if bare.startswith(("%", "!", "?")) or (bare.endswith("?") and not bare.startswith("#")):
        # An indented line may be the only one of its block.
        return line[: len(line) - len(line.lstrip())] + "pass" if bare else line
    return _ASSIGNED.sub(r"\1None", line)


class _StatementState:
    """Tracks whether the next line begins a statement: it is outside every bracket, string and continuation."""

    def __init__(self) -> None:
        self.quote = ""
        self.depth = 0
        self.continued = False

    @property
    def fresh(self) -> bool:
        """Whether the next line begins a statement."""
        return not self.quote and self.depth == 0 and not self.continued

    def read(self, line: str) -> None:
        """Read one line."""
        at = 0
        self.continued = False
        while at < len(line):
            here = line[at]
            if here == "\\":
                self.continued = at == len(line) - 1
                at += 2
                continue
            if self.quote:
                if line.startswith(self.quote, at):
                    at += len(self.quote)
                    self.quote = ""
                    continue
            elif here == "#":
                break
            elif here in "\"'":
                self.quote = next(quote for quote in _QUOTES if line.startswith(quote, at))
                at += len(self.quote)
                continue
            elif here in "([{":
                self.depth += 1
            elif here in ")]}":
                self.depth = max(0, self.depth - 1)
            at += 1
        if len(self.quote) == 1 and not self.continued:
            self.quote = ""  # a single-quoted string ends with its line, closed or not
