"""Lays out the first wrong values: the line, the expression in it, and the values that were right before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.course.catalogue import Function
from autograder.judging.verdict import FirstWrong
from autograder.language.finding import say
from autograder.language.i18n import render, width_of

MOST_SHOWN = 4
BEFORE = 10
"""How many columns before the expression are kept when a line is cut."""


Cells = Mapping[int | str | None, list[str]]
"""The lines of a notebook's cells, by what `FirstWrong.cell` calls each."""


@dataclass
class ShownPlace:
    """One place, ready to be laid out; `column` counts from 0, in characters of `source`."""

    title: str
    where: str
    source: str = ""
    column: int = 0
    length: int = 0
    notes: list[str] = field(default_factory=list)

    def cut(self, room: int) -> tuple[str, int, int]:
        """Return the line, no wider than `room`, the column where the mark begins, and its width."""
        source, column = self.source, self.column
        if width_of(source[: column + self.length]) > room and column > BEFORE:
            source = "…" + source[column - BEFORE :]
            column = BEFORE + 1
        before = width_of(source[:column])
        marked = width_of(source[column : column + self.length])
        while width_of(source) > room:
            source = source[:-2] + "…"
        return source, before, max(1, min(marked, room - before))


def shown_places(
    places: Sequence[FirstWrong],
    path: Path,
    lang: str,
    cells: Cells | None = None,
) -> list[ShownPlace]:
    """Return how the places in a file, or in a notebook's cells, are shown. `cells` are the lines of cells that are known."""
    sources: Cells = {None: _lines(path)} if cells is None else cells
    certain = [one for one in places if one.certain]
    return [
        _shown_place(place, path, sources.get(place.cell, []), lang, again=place in certain[1:])
        for place in places[:MOST_SHOWN]
    ]


def _shown_place(
    place: FirstWrong, path: Path, lines: list[str], lang: str, again: bool
) -> ShownPlace:
    title = say("look at")
    if place.certain:
        title = say("also wrong") if again else say("first wrong")
    where = f"{path.as_posix()}:{place.line}"
    if isinstance(place.cell, str):
        where = render(say("{file}, line {line}", file=place.cell, line=place.line), lang)
    elif place.cell is not None:
        where = render(
            say(
                "{file}, code cell {cell}, line {line}",
                file=path.name,
                cell=place.cell,
                line=place.line,
            ),
            lang,
        )
    entry = ShownPlace(render(title, lang), where)
    if 0 < place.line <= len(lines):
        line = lines[place.line - 1]
        indent = len(line) - len(line.lstrip())
        first = place.expression.split("\n")[0]
        entry.source = line.strip()
        entry.column = max(0, place.column - 1 - indent)
        width = len(entry.source) - entry.column
        entry.length = (
            min(len(first), width) if line[place.column - 1 :].startswith(first) else width
        )
    else:
        entry.source, entry.length = place.expression, len(place.expression)
    if place.note is not None:
        entry.notes.append(render(place.note, lang))
    if place.right:
        names = ", ".join(
            render(say("{name} (line {line})", name=name, line=line), lang)
            for name, line in place.right
        )
        entry.notes.append(render(say("right so far: {names}", names=names), lang))
    return entry


def place_texts(places: Sequence[Mapping[str, Any]], lang: str) -> list[str]:
    """Return a sentence for each place, as feedback has it; they have the shape of result files."""
    first = next((place for place in places if place["certain"]), None)
    return [_place_text(place, lang, again=place is not first) for place in places]


def _place_text(place: Mapping[str, Any], lang: str, again: bool) -> str:
    fields = {"line": place["line"], "expression": place["expression"]}
    if "cell" in place:
        fields["cell"] = place["cell"]
        first = say("first wrong: code cell {cell}, line {line}, {expression}", **fields)
        further = say("also wrong: code cell {cell}, line {line}, {expression}", **fields)
        other = say("look at code cell {cell}, line {line}, {expression}", **fields)
    else:
        first = say("first wrong: line {line}, {expression}", **fields)
        further = say("also wrong: line {line}, {expression}", **fields)
        other = say("look at line {line}, {expression}", **fields)
    if not place["certain"]:
        return render(other, lang)
    return render(further if again else first, lang)


def line_of(path: Path, function: Function) -> int:
    """Return the line on which a function begins in the learner's file; 1 if it is not there."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return 1
    start = f"def {function.name}("
    return next((number for number, line in enumerate(lines, 1) if line.startswith(start)), 1)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
