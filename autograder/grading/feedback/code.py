"""Cuts out the part of a student's file that a page shows: a function with marked lines.

The text is never parsed as Python, since nothing that was handed in is trusted in this process.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.grading.notebook import cells_in

MOST_LINES = 60
AROUND = 4
"""How many lines around a marked one are shown where a function is too long to be shown whole."""
LONGEST_LINE = 160
BEFORE = 20
"""How many characters before a marked place are kept where a line is cut."""


@dataclass(frozen=True)
class Mark:
    """A marked place: line and column from 1, and the text there; "" marks the whole line.

    `kind` is "wrong", "again" (a further one), "look" (not certain) or "stopped" (an exception).
    """

    line: int
    column: int = 1
    expression: str = ""
    kind: str = "wrong"


@dataclass(frozen=True)
class CodeLine:
    """One shown line; `start` and `end` bound the marked part, if there is one."""

    number: int
    text: str
    kind: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Excerpt:
    """Lines of one file or code cell; None marks omitted lines."""

    lines: tuple[CodeLine | None, ...]
    cell: int | None = None


def texts_of(data: bytes, notebook: bool) -> list[str]:
    """Return the text of a file, or the texts of a notebook's code cells; [] where it cannot be read."""
    try:
        if not notebook:
            return [_lines_ended(data.decode("utf-8-sig"))]
        return [_lines_ended(text) for text in cells_in(json.loads(data.decode("utf-8-sig")))]
    except (ValueError, RecursionError, TypeError, KeyError, AttributeError):
        return []


def _lines_ended(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def excerpt_of(texts: Sequence[str], notebook: bool, function: Mapping[str, Any]) -> Excerpt | None:
    """Return the excerpt for one function of a result file; None where there is nothing to show."""
    marks, cell = marks_of(function)
    if not notebook:
        cell = None
    elif cell is None:
        cell = _cell_of(texts, function["name"])
    at = 0 if cell is None else cell - 1
    if not 0 <= at < len(texts):
        return None
    lines = texts[at].split("\n")
    marks = [mark for mark in marks if 0 < mark.line <= len(lines)]
    numbers = _lines_to_show(lines, function["name"], marks)
    if not numbers:
        return None
    return Excerpt(tuple(_with_gaps(lines, sorted(numbers), marks)), cell)


def marks_of(function: Mapping[str, Any]) -> tuple[list[Mark], int | None]:
    """Return the marked places of a function, and the code cell of the first one in a notebook."""
    stop = stopped_at(function)
    marks: list[tuple[int | None, Mark]] = []
    if stop is not None:
        here = next((one for one in function.get("first_wrong", ()) if _same(one, stop)), None)
        column, expression = (here["column"], _first_line(here)) if here else (1, "")
        marks.append((stop.get("cell"), Mark(stop["line"], column, expression, "stopped")))
    for place in places_of(function):
        kind = "look"
        if place["certain"]:
            kind = "again" if any(mark.kind == "wrong" for _, mark in marks) else "wrong"
        mark = Mark(place["line"], place["column"], _first_line(place), kind)
        marks.append((place.get("cell"), mark))
    cell = marks[0][0] if marks else None
    return [mark for where, mark in marks if where == cell], cell


def stopped_at(function: Mapping[str, Any]) -> Mapping[str, int] | None:
    """Return where the first exception came from ("line", and in a notebook "cell"), if one did."""
    for check in function["checks"]:
        if check["status"] == "cannot_run" and check.get("at"):
            at: Mapping[str, int] = check["at"]
            return at
    return None


def places_of(function: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the first wrong values, without that in the line where the function raises."""
    stop = stopped_at(function)
    return [
        place for place in function.get("first_wrong", ()) if stop is None or not _same(place, stop)
    ]


def _same(place: Mapping[str, Any], stop: Mapping[str, int]) -> bool:
    return place["line"] == stop["line"] and place.get("cell") == stop.get("cell")


def _first_line(place: Mapping[str, Any]) -> str:
    return str(place["expression"]).split("\n")[0]


def _cell_of(texts: Sequence[str], name: str) -> int | None:
    """Return the number of the last cell that defines a function, whose definition counts."""
    cells = [n for n, text in enumerate(texts, 1) if _definition(text.split("\n"), name)]
    return cells[-1] if cells else None


def _definition(lines: Sequence[str], name: str) -> range:
    """Return the indices of the lines of the last function of this name at the left margin."""
    head = re.compile(rf"(async\s+)?def\s+{re.escape(name)}\b")
    begun = [n for n, line in enumerate(lines) if head.match(line)]
    if not begun:
        return range(0)
    first = begun[-1]
    end = first + 1
    # A bracket, a comment or an empty line at the margin may still belong to the function.
    while end < len(lines) and (not lines[end].strip() or lines[end][0] in " \t)]}#"):
        end += 1
    while not lines[end - 1].strip() or lines[end - 1].startswith("#"):
        end -= 1
    return range(first, end)


def _lines_to_show(lines: Sequence[str], name: str, marks: Sequence[Mark]) -> set[int]:
    body = _definition(lines, name)
    numbers: set[int] = set()
    for mark in marks:
        around = range(max(0, mark.line - 1 - AROUND), min(len(lines), mark.line + AROUND))
        # For a place in the function, only lines of the function are shown.
        numbers |= {n for n in around if n in body or mark.line - 1 not in body}
    if len(body) <= MOST_LINES:
        return numbers | set(body)
    return numbers | set(body[:2] if marks else body[:MOST_LINES])


def _with_gaps(
    lines: Sequence[str], numbers: Sequence[int], marks: Sequence[Mark]
) -> list[CodeLine | None]:
    excerpt: list[CodeLine | None] = []
    before = None
    for n in numbers:
        if before is not None and n != before + 1:
            excerpt.append(None)
        before = n
        mark = next((one for one in marks if one.line == n + 1), None)
        excerpt.append(_line(n + 1, lines[n], mark))
    return excerpt


def _line(number: int, text: str, mark: Mark | None) -> CodeLine:
    text = text.rstrip()
    if mark is None:
        return CodeLine(number, _cut(text))
    start = min(max(0, mark.column - 1), len(text))
    if not mark.expression:
        start, end = len(text) - len(text.lstrip()), len(text)
    elif text.startswith(mark.expression, start):
        end = start + len(mark.expression)
    else:  # ast.unparse may write the expression differently from its author
        end = len(text)
    if end > LONGEST_LINE and start > BEFORE:
        text = "…" + text[start - BEFORE :]
        start, end = BEFORE + 1, end - start + BEFORE + 1
    return CodeLine(number, _cut(text), mark.kind, start, min(end, LONGEST_LINE))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_LINE else text[: LONGEST_LINE - 1] + "…"
