"""The texts that are compared, out of the folder of a student."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from autograder.course.catalogue import Exercise, course
from autograder.grading.notebook import NotANotebook, Source, notebook_source
from autograder.grading.preflight import why_unread
from autograder.grading.work import Student, SubmissionPart, parts_of
from autograder.isolation.untrusted import folder_trouble
from autograder.language.finding import Sentence, Word, say
from autograder.running.outcome import Unloadable
from autograder.running.source import MAX_SOURCE_BYTES, decoded


@dataclass(frozen=True)
class SourceText:
    """The Python of one exercise that a student handed in, or why it cannot be read.

    `file` is "" where the whole folder cannot be read.
    """

    exercise: Exercise
    file: str
    text: str | Sentence
    notebook: Source | None = None


def sources_of(student: Student, exercises: Sequence[Exercise]) -> Iterator[SourceText]:
    """Yield the texts of the exercises that a student handed in."""
    trouble = folder_trouble(student.folder)
    if trouble is None:
        try:
            parts, layout = parts_of(student.folder, exercises)
        except OSError as error:
            trouble = Unloadable("unreadable", error.strerror or str(error))
    if trouble is not None:
        yield SourceText(exercises[0], "", why_unread(trouble))
        return
    doubts = layout.doubts()
    for part in parts:
        exercise = course().exercise(part.exercise)
        if part.exercise in doubts:
            yield SourceText(exercise, part.filename, doubts[part.exercise])
        elif part.data != Unloadable("missing"):
            yield _source(exercise, part)


def _source(exercise: Exercise, part: SubmissionPart) -> SourceText:
    if isinstance(part.data, Unloadable):
        why = why_unread(part.data) if part.notebook else why_unread(part.data, MAX_SOURCE_BYTES)
        return SourceText(exercise, part.filename, why)
    if part.notebook:
        try:
            source = notebook_source(part.data)
        except NotANotebook as error:
            return SourceText(exercise, part.filename, Sentence(Word(str(error))))
        return SourceText(exercise, part.filename, source.text, source)
    text = decoded(part.data)
    if isinstance(text, str):
        return SourceText(exercise, part.filename, text)
    why = say("it is empty") if text.kind == "empty" else say("it is not in UTF-8")
    return SourceText(exercise, part.filename, why)
