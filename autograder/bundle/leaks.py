"""Finds places where a bundle shows a solution.

Only lines of a solution that do something count: they call, compute or look something up. Lines such as `try:` or
`return True` occur in any program. Spaces and line breaks are ignored, so a statement is found however it is laid
out.
"""

import ast
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.bundle.catalogue import third_hints
from autograder.course.catalogue import Exercise, course
from autograder.course.paths import SOLUTIONS
from autograder.course.stubs import make_stub

_OPERATIONS = (
    ast.Call, ast.BinOp, ast.UnaryOp, ast.Compare, ast.BoolOp, ast.Subscript, ast.Attribute,
)  # fmt: skip
_SIMPLE = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Return, ast.Expr, ast.Raise, ast.Assert)


def squeezed(text: str) -> str:
    """Return a text without its spaces and line breaks."""
    return re.sub(r"\s+", "", text)


def _operations(tree: ast.AST) -> int:
    return sum(isinstance(node, _OPERATIONS) for node in ast.walk(tree))


def _does_something(line: str) -> bool:
    """Return whether a line by itself is a statement that does something, or the head of a telling loop."""
    text = line.strip()
    for source, least in ((text, 1), (f"{text} pass", 2)):
        try:
            return _operations(ast.parse(source)) >= least
        except SyntaxError:
            continue
    return False


def _inside(lines: list[str]) -> set[int]:
    """Return the numbers of the lines between BEGIN SOLUTION and END SOLUTION, from 1."""
    numbers, inside = set(), False
    for number, line in enumerate(lines, 1):
        if "### BEGIN SOLUTION" in line or "### END SOLUTION" in line:
            inside = "BEGIN" in line
        elif inside:
            numbers.add(number)
    return numbers


def telling_lines(source: str) -> Iterator[str]:
    """Return the lines and statements of a solution that give it away."""
    lines = source.splitlines()
    inside = _inside(lines)
    for number in sorted(inside):
        if _does_something(lines[number - 1]):
            yield lines[number - 1].strip()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, _SIMPLE) and node.lineno in inside and _operations(node):
            yield ast.get_source_segment(source, node) or ""


@dataclass(frozen=True)
class Secrets:
    """Squeezed texts that must not be shown, each with a description for a person."""

    texts: Mapping[str, str]

    def in_text(self, text: str) -> list[str]:
        """Return descriptions of the secrets that a text shows."""
        bare = squeezed(text)
        return [what for secret, what in self.texts.items() if secret in bare]


def secrets_of(released: Iterable[Exercise]) -> Secrets:
    """Return the secrets of a bundle of some exercises: solutions and third hints.

    Code under *Given* in a released exercise is no secret, nor is a hint that quotes it.
    """
    stubs = squeezed("".join(make_stub(exercise, SOLUTIONS) for exercise in released))
    hints = {squeezed(hint): f"the third hint “{hint}”" for hint in third_hints()}
    texts = {hint: what for hint, what in hints.items() if hint not in stubs}
    for exercise in course():
        path: Path = SOLUTIONS / exercise.filename
        for line in telling_lines(path.read_text(encoding="utf-8")):
            if squeezed(line) not in stubs:
                texts[squeezed(line)] = f"“{line}” of {exercise.filename}"
    return Secrets(texts)


def readable(path: str, data: bytes) -> Iterator[str]:
    """Return the texts in a file: for an archive those of its members, for JSON its decoded strings."""
    if path.endswith((".zip", ".npz", ".whl")):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from readable(name, archive.read(name))
        return
    # In a recording, texts are between binary data.
    text = data.decode("utf-8", errors="ignore")
    yield text
    if path.endswith(".json"):
        yield "\n".join(texts_in(json.loads(text)))


def texts_in(value: object) -> Iterator[str]:
    """Return every text in a piece of JSON, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from texts_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item)


def leaks_in(files: Mapping[str, bytes], secrets: Secrets) -> list[str]:
    """Return every place of a bundle that shows a secret: "path: what"."""
    return [
        f"{path}: {what}"
        for path, data in sorted(files.items())
        for text in readable(path, data)
        for what in secrets.in_text(text)
    ]
