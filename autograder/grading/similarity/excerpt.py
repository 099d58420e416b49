"""Cuts out of a student's file what the page shows of a function: its lines and those of its own helpers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from autograder.course.catalogue import course
from autograder.course.given import given_sources
from autograder.grading.similarity.reader import TreeReader
from autograder.grading.similarity.sources import SourceText, sources_of
from autograder.grading.work import Student
from autograder.language.finding import Sentence

MOST_LINES = 120
LONGEST_LINE = 160


@dataclass(frozen=True)
class ShownLine:
    """A line of code; in a notebook `number` counts in its cell."""

    number: int
    text: str
    alike: bool = False


@dataclass(frozen=True)
class FunctionExcerpt:
    """The lines that are shown of one function; None where lines are left out."""

    file: str
    cell: int | None
    lines: tuple[ShownLine | None, ...]


class Excerpts:
    """Reads again what the page shows, since a whole class's files would be too much to keep."""

    def __init__(self, students: Sequence[Student], reader: TreeReader) -> None:
        self._students: Mapping[str, Student] = {one.id: one for one in students}
        self._reader = reader

    def of(
        self, student: str, exercise: str, function: str, alike: Collection[int] = ()
    ) -> FunctionExcerpt | None:
        """Return the excerpt of a function; None where it cannot be read any more."""
        if student not in self._students:
            return None
        sources = list(sources_of(self._students[student], [course().exercise(exercise)]))
        if not sources or isinstance(sources[0].text, Sentence):
            return None
        known = course().exercise(exercise)
        names = [one.name for one in known.functions]
        trees = self._reader.read(sources[0].text, names, given_sources(known))
        if isinstance(trees, Sentence) or function not in trees:
            return None
        return _excerpt(sources[0], sources[0].text, sorted(trees[function].spans), alike)


def _excerpt(
    source: SourceText, text: str, spans: Sequence[tuple[int, int]], alike: Collection[int]
) -> FunctionExcerpt:
    lines = text.split("\n")
    lines_shown: list[ShownLine | None] = []
    for first, last in spans:
        if lines_shown:
            lines_shown.append(None)
        for number in range(first, min(last, len(lines)) + 1):
            if len(lines_shown) >= MOST_LINES:
                lines_shown.append(None)
                break
            lines_shown.append(_line(source, number, lines[number - 1].rstrip(), number in alike))
    cell = source.notebook.place(spans[0][0])[0] if source.notebook else None
    return FunctionExcerpt(source.file, cell, tuple(lines_shown))


def _line(source: SourceText, number: int, text: str, alike: bool) -> ShownLine:
    place = source.notebook.place(number)[1] if source.notebook else number
    cut = text if len(text) <= LONGEST_LINE else text[: LONGEST_LINE - 1] + "…"
    return ShownLine(place, cut, alike and bool(text))
