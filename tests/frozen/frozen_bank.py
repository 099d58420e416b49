"""Reads the frozen bank: answers of many people, each with its kind and the lines of its slips.

A case is a text below three comment lines (`#% id`, `#% kind`, `#% why`); the submission is the stub
file of its exercise with that text behind it, or, where the answers of a bank call other functions of
the file, the solved file without the functions that the text defines. `#! reason` at the end of a line
marks a slip; it is taken out before anything reads the code.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"
STUBS = Path(__file__).parents[2] / "exercises"
SOLUTIONS = Path(__file__).parents[2] / "solutions"
# The banks whose answers rely on the other functions of their file.
SOLVED = (
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
)

_HEAD = re.compile(r"(?m)^(?=#% id: )")
_FIELD = re.compile(r"^#% (id|kind|why): (.*)$")
_MARK = re.compile(r"\s*#! ?(.*)$")


@dataclass(frozen=True)
class Case:
    """One answer. `marks` are (line of the submission, reason); `source` is the whole submission."""

    id: str
    kind: str
    why: str
    exercise: str
    function: str
    source: str
    marks: tuple[tuple[int, str], ...]

    def write(self, folder: Path) -> Path:
        """Write the submission into a folder and return its path."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.exercise}.py"
        path.write_text(self.source, encoding="utf-8")
        return path


def _without(text: str, names: set[str]) -> str:
    """Return a module's text without the functions of these names."""
    lines = text.split("\n")
    for node in reversed(ast.parse(text).body):
        if isinstance(node, ast.FunctionDef) and node.name in names:
            del lines[node.lineno - 1 : node.end_lineno]
    return "\n".join(lines)


def _functions(text: str) -> set[str]:
    return set(re.findall(r"(?m)^def (\w+)", text))


def _case(text: str, exercise: str, function: str, stub: str) -> Case:
    lines = text.rstrip("\n").split("\n")
    fields = {}
    while lines and (found := _FIELD.match(lines[0])):
        fields[found.group(1)] = found.group(2).strip()
        lines.pop(0)
    above = stub.rstrip("\n") + "\n\n\n"
    start = above.count("\n") + 1
    marks, code = [], []
    for number, line in enumerate(lines):
        found = _MARK.search(line)
        if found:
            marks.append((start + number, found.group(1)))
            line = line[: found.start()]
        code.append(line)
    source = above + "\n".join(code) + "\n"
    return Case(
        fields["id"], fields["kind"], fields["why"], exercise, function, source, tuple(marks)
    )


def cases(folder: Path = CASES, stubs: Path = STUBS) -> Iterator[Case]:
    """Yield every case below `folder`, whose layout is `exNN_topic/function.py`."""
    solved = folder.name in SOLVED
    for path in sorted(folder.glob("ex*/*.py")):
        exercise = path.parent.name
        file = (SOLUTIONS if solved else stubs) / f"{exercise}.py"
        above = file.read_text(encoding="utf-8")
        for text in _HEAD.split(path.read_text(encoding="utf-8")):
            if text.startswith("#% id: "):
                given = _without(above, _functions(text)) if solved else above
                yield _case(text, exercise, path.stem, given)
