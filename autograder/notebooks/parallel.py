"""Grades an assignment of a course with many processes and one writer."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from autograder.grading.grader import Graded, packages_of
from autograder.grading.pool import Pool
from autograder.grading.work import GradingUnit, Options, SubmissionPart
from autograder.isolation.untrusted import read_below
from autograder.language.finding import Sentence
from autograder.language.i18n import render
from autograder.notebooks.course import HandedIn, NbgraderCourse
from autograder.notebooks.gradebook import Book, Row
from autograder.notebooks.plan import NotebookPlan
from autograder.notebooks.renamed import MAX_NOTEBOOK
from autograder.notebooks.worker import BETWEEN, GradedNotebook, NotebookGrader


@dataclass
class GradebookTally:
    """What a run did: students graded, and (student, notebook, why) for those that were not.

    `left_out` holds (student, path) for files beside a notebook that were not copied.
    """

    graded: int = 0
    failed: list[tuple[str, str, str]] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[tuple[str, Sentence]] = field(default_factory=list)
    missing: dict[str, set[str]] = field(default_factory=dict)
    """By package that is not installed here: the students whose functions use it."""
    other_variants: dict[str, set[str]] = field(default_factory=dict)
    """By graded question: the students whose notebooks ask it in another way than they were given."""


@dataclass
class _StudentInWork:
    handed_in: HandedIn
    done: dict[str, Graded] = field(default_factory=dict)


@dataclass
class GradedStudent:
    """What came of a student's notebooks, before it is written.

    `part` is the temporary folder of the files for `autograded/`; `why` says why there is no grade, of `notebook`.
    """

    handed_in: HandedIn
    rows: dict[str, Row]
    done: Sequence[Graded]
    notebook: str = ""
    why: str = ""
    part: Path | None = None

    @property
    def exercises(self) -> list[dict[str, Any]]:
        """The exercises in the shape of result files."""
        return [row for one in self.done for row in one.exercises]


class CourseRun:
    """Grades what was handed in. `tell` hears of every student, and of their score or None.

    `keep` gets what came of a student's exercises, in the shape of result files. With `held` nothing is written: what
    came of a student goes there.
    """

    def __init__(
        self,
        course: NbgraderCourse,
        plans: dict[str, NotebookPlan],
        pool: Pool,
        book: Book,
        options: Options,
        tell: Callable[[str, float | None], None],
        keep: Callable[[str, list[dict[str, Any]]], None] = lambda student, exercises: None,
        held: dict[str, GradedStudent] | None = None,
    ) -> None:
        self.course, self.plans, self.pool, self.book = course, plans, pool, book
        self.keep, self.held = keep, held
        self.options, self.tell = options, tell
        self.tally = GradebookTally()
        self._students: dict[str, _StudentInWork] = {}
        self._late: list[HandedIn] = []

    def grade(self, work: Sequence[HandedIn]) -> GradebookTally:
        """Grade all of it. Raises OSError or GradebookBusy where something cannot be written."""
        for graded in self.pool.run(self._units(work)):
            self._take(graded, last=False)
        # A unit may have been slow because of others on the machine, so it is tried again alone.
        late, self._late = self._late, []
        again = (replace(one, alone=True) for one in self._units(late))
        for graded in self.pool.run(again, jobs=1):
            self._take(graded, last=True)
        return self.tally

    def _units(self, work: Sequence[HandedIn]) -> Iterator[GradingUnit]:
        for handed_in in work:
            if handed_in.trouble:
                self.tally.failed.append((handed_in.student, "", handed_in.trouble))
                self.tell(handed_in.student, None)
                continue
            remarks = [(handed_in.student, remark) for remark in handed_in.remarks]
            self.tally.remarks += [one for one in remarks if one not in self.tally.remarks]
            self._students[handed_in.student] = _StudentInWork(handed_in)
            if not handed_in.notebooks:
                self._write(self._students.pop(handed_in.student))
            for name, path in handed_in.notebooks.items():
                data = read_below(handed_in.folder, path, MAX_NOTEBOOK)
                part = SubmissionPart(self.plans[name].exercise, f"{name}.ipynb", data)
                student = f"{handed_in.student}{BETWEEN}{name}"
                yield GradingUnit(student, str(handed_in.folder), (part,), self.options)

    def _take(self, graded: Graded, last: bool) -> None:
        """Store the result; when it was the student's last notebook, write the student."""
        name, _, notebook = graded.student.partition(BETWEEN)
        student = self._students[name]
        student.done[notebook] = graded
        if len(student.done) < len(student.handed_in.notebooks):
            return
        del self._students[name]
        if any(one.late for one in student.done.values()) and not last:
            self._late.append(student.handed_in)
        else:
            self._write(student)

    def _write(self, student: _StudentInWork) -> None:
        """Write or hold grades and notebooks; where one notebook fails, those before it count, as in nbgrader."""
        handed_in, texts, rows, why = student.handed_in, {}, {}, ""
        notebook = ""
        for notebook in handed_in.notebooks:
            graded = student.done[notebook]
            why = "; ".join(graded.ungraded.values()) or getattr(graded, "failed", "")
            if why or not isinstance(graded, GradedNotebook):
                break
            texts[notebook] = graded.text
            rows[notebook] = Row(graded.scores, graded.comments)
        if handed_in.doubts and not why:
            notebook, doubt = next(iter(handed_in.doubts.items()))
            why = render(doubt, self.options.lang)
        elif not handed_in.notebooks:
            why = "no notebook of the assignment was handed in"
        part = None
        if not why:
            part, left_out = self.course.put(handed_in, texts)
            self.tally.left_out += [(handed_in.student, str(one.path)) for one in left_out]
        done = list(student.done.values())
        graded_student = GradedStudent(handed_in, rows, done, notebook, why, part)
        if self.held is None:
            self._store(graded_student)
        else:
            self.held[handed_in.student] = graded_student
            self._note_missing(graded_student)
            self.tell(handed_in.student, None)

    def _store(self, graded: GradedStudent) -> None:
        handed_in, rows, why, part = graded.handed_in, graded.rows, graded.why, graded.part
        try:
            self.book.write(
                self.course.assignment,
                handed_in.student,
                handed_in.timestamp,
                rows,
                handed_in.missing,
                self.course.penalty,
            )
        except (LookupError, ValueError) as error:
            # A submission that was stored when the assignment looked different, for example.
            part, why = None, f"{type(error).__name__}: {error}"
        self.course.settle(handed_in, part)
        if why:
            self.tally.failed.append((handed_in.student, graded.notebook, why))
        else:
            self.tally.graded += 1
            exercises = graded.exercises
            for question in (one for row in exercises for one in row.get("questions", ())):
                if question["score"] is None:
                    waiting = self.tally.other_variants.setdefault(question["id"], set())
                    waiting.add(handed_in.student)
            self.keep(handed_in.student, exercises)
        missing = self._note_missing(graded)
        scores = [score for row in rows.values() for score in row.scores.values()]
        known = not why and not missing
        self.tell(handed_in.student, sum(score or 0.0 for score in scores) if known else None)

    def _note_missing(self, graded: GradedStudent) -> set[str]:
        missing = packages_of(graded.done)
        for package in missing:
            self.tally.missing.setdefault(package, set()).add(graded.handed_in.student)
        return missing


def pool_for(jobs: int, allow_unsandboxed: bool, plans: dict[str, NotebookPlan]) -> Pool:
    """Return a pool whose processes grade the notebooks of an assignment."""
    return Pool(jobs, allow_unsandboxed, partial(NotebookGrader, plans=plans))
