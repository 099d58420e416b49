"""Writes grades into nbgrader's gradebook: one writer, one short transaction a student, retries.

Everything goes through nbgrader's own API, whose many commits are replaced by one at the end. Someone may save
manual grades at the same time, so a transaction first gets the right to write and reads only then.
"""

import contextlib
import math
import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nbgrader.api import (
    Grade,
    Gradebook,
    InvalidEntry,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError, OperationalError, SAWarning
from sqlalchemy.orm import Session, scoped_session, sessionmaker

# How long another writer may keep us waiting, in seconds.
PATIENCE = 60.0
CLASH_PATIENCE = 3.0
BUSY_MILLISECONDS = 20_000

Penalty = Callable[[str, float, float], float | None]
"""From the student, the notebook's score and the seconds that it was late; nbgrader's plugin."""


class GradebookBusy(Exception):
    """Another writer locked the gradebook for too long, or it cannot be reached; the text says which."""


@dataclass(frozen=True)
class Row:
    """The automatic scores and comments of a graded notebook, by grade_id."""

    scores: Mapping[str, float | None]
    comments: Mapping[str, str | None]


@dataclass(frozen=True)
class CellChange:
    """The automatic score of a test cell before and after, and what a person gave, which counts where it is there."""

    notebook: str
    grade_id: str
    before: float | None
    after: float | None
    by_hand: float | None


@dataclass(frozen=True)
class BookChange:
    """What a regrade changes for a student: (points, maximum) of the assignment, its late penalty, and the cells.

    The penalty is taken off the points already.
    """

    before: tuple[float, float]
    after: tuple[float, float]
    penalty_before: float
    penalty_after: float
    cells: Sequence[CellChange]


class _OnlyAsked(Exception):
    """Rolls back a transaction that was made to see what it would change."""


class _OneCommit(Session):
    """A database session that commits only when a student is complete."""

    deferred = False

    def commit(self) -> None:
        """Flush the changes, and commit them if the student is complete."""
        if self.deferred:
            self.flush()
            self.expire_all()  # computed scores are read again, as after a commit
        else:
            super().commit()


class Book:
    """An open gradebook that is written student by student."""

    def __init__(self, url: str, course: str) -> None:
        Gradebook(url).close()  # creates missing tables without a course, as nbgrader's steps do
        self.book = Gradebook(url, course)
        self.book.db.remove()
        engine = self.book.engine
        engine.dispose()
        self._sqlite = engine.dialect.name == "sqlite"
        if self._sqlite:
            event.listen(engine, "connect", _no_hidden_transactions)
            event.listen(engine, "begin", _begin_to_write)
        self.book.db = scoped_session(
            sessionmaker(class_=_OneCommit, autoflush=True, bind=engine, future=True)
        )

    def close(self) -> None:
        """Close it."""
        self.book.close()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        session = self.book.db()
        session.deferred = True
        try:
            with warnings.catch_warnings():
                # A warning from nbgrader's own code about the order in which it makes a submission.
                warnings.simplefilter("ignore", SAWarning)
                yield
            session.deferred = False
            session.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            session.deferred = False
            self.book.db.remove()

    def write(
        self,
        assignment: str,
        student: str,
        timestamp: datetime | None,
        rows: Mapping[str, Row],
        missing: Sequence[str],
        penalty: Penalty,
    ) -> None:
        """Write what a student earned. Raises GradebookBusy where nothing can be written for now.

        Raises LookupError or ValueError where the gradebook does not take this submission.

        `rows` are the notebooks by name, in the order of grading; `missing` were not handed in.
        """
        self._patiently(lambda: self._write(assignment, student, timestamp, rows, missing, penalty))

    def _patiently(self, act: Callable[[], None]) -> None:
        began, pause = time.monotonic(), 0.02
        while True:
            try:
                with self._transaction():
                    act()
                return
            except (DBAPIError, InvalidEntry) as error:
                # Either the database is busy (locked, a deadlock, a restarting server), or another process has just
                # added the same student, whom the next try finds.
                busy = isinstance(error, OperationalError)
                if time.monotonic() - began > (PATIENCE if busy else CLASH_PATIENCE):
                    raise (GradebookBusy if busy else ValueError)(str(error)[:500]) from error
                time.sleep(pause)
                pause = min(1.0, 2 * pause)

    def _write(
        self,
        assignment: str,
        student: str,
        timestamp: datetime | None,
        rows: Mapping[str, Row],
        missing: Sequence[str],
        penalty: Penalty,
    ) -> None:
        book = self.book
        book.update_or_create_student(student)
        times: dict[str, Any] = {"timestamp": timestamp} if timestamp else {}
        submission = book.update_or_create_submission(assignment, student, **times)
        notebooks = {one.name: one for one in submission.notebooks}
        grades = self._locked(list(notebooks.values()))
        for name in missing:
            for grade in grades[notebooks[name].id].values():
                grade.auto_score = 0
                grade.needs_manual_grade = False
        for name, row in rows.items():
            notebook = notebooks[name]
            _score(notebook, grades[notebook.id], row)
            book.db.commit()
            notebook.late_submission_penalty = _penalty(submission, notebook, penalty)

    def regrade(
        self,
        assignment: str,
        student: str,
        scores: Mapping[str, Mapping[str, float | None]],
        penalty: Penalty,
        dry_run: bool = False,
    ) -> "BookChange":
        """Replace automatic scores, by notebook and grade_id, and the late penalty; return what that changes.

        Cells that keep their score are left alone, and so is what a person gave. Raises as `write` does.
        """
        changes: list[BookChange] = []
        with contextlib.suppress(_OnlyAsked):
            self._patiently(
                lambda: self._regrade(assignment, student, scores, penalty, dry_run, changes)
            )
        return changes[-1]

    def _regrade(
        self,
        assignment: str,
        student: str,
        scores: Mapping[str, Mapping[str, float | None]],
        penalty: Penalty,
        dry_run: bool,
        changes: "list[BookChange]",
    ) -> None:
        submission = self.book.find_submission(assignment, student)
        before, penalty_before = _total(submission)
        notebooks = {one.name: one for one in submission.notebooks}
        grades = self._locked(list(notebooks.values()))
        cells: list[CellChange] = []
        for name, new in scores.items():
            own = grades[notebooks[name].id]
            for cell, score in new.items():
                grade = own[cell]
                if not same_score(grade.auto_score, score):
                    cells.append(
                        CellChange(name, cell, grade.auto_score, score, grade.manual_score)
                    )
                    grade.auto_score = score
                    grade.needs_manual_grade = grade.manual_score is not None or score is None
            if any(one.notebook == name for one in cells):
                self.book.db.commit()
                points = _penalty(submission, notebooks[name], penalty)
                notebooks[name].late_submission_penalty = points
        self.book.db.commit()
        after, penalty_after = _total(submission)
        changes.append(BookChange(before, after, penalty_before, penalty_after, cells))
        if dry_run:
            raise _OnlyAsked

    def automatic_scores(self, assignment: str) -> dict[str, dict[str, dict[str, float | None]]]:
        """Return the automatic scores of an assignment, by student, notebook and grade_id."""
        with self._transaction():
            return {
                one.student_id: {
                    notebook.name: {grade.name: grade.auto_score for grade in notebook.grades}
                    for notebook in one.notebooks
                }
                for one in self.book.assignment_submissions(assignment)
            }

    def _locked(self, notebooks: list[SubmittedNotebook]) -> dict[str, dict[str, Grade]]:
        """Return the grades of the notebooks, by notebook and grade_id, locked against other writers."""
        grades: dict[str, dict[str, Grade]] = {one.id: {} for one in notebooks}
        query = self.book.db.query(Grade).filter(Grade.notebook_id.in_(grades))
        for grade in query.with_for_update().populate_existing():
            grades[grade.notebook_id][grade.name] = grade
        return grades


def same_score(one: float | None, other: float | None) -> bool:
    """Return whether two scores are the same, as far as a database keeps them (PostgreSQL has seven digits)."""
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-5, abs_tol=1e-9)


def _score(notebook: SubmittedNotebook, grades: Mapping[str, Grade], row: Row) -> None:
    for name, score in row.scores.items():
        grade = grades[name]
        grade.auto_score = score
        # As in nbgrader: a manually graded cell needs to be graded again.
        grade.needs_manual_grade = grade.manual_score is not None or score is None
    for comment in notebook.comments:
        if comment.name in row.comments:
            comment.auto_comment = row.comments[comment.name]


def _penalty(
    submission: SubmittedAssignment, notebook: SubmittedNotebook, penalty: Penalty
) -> float | None:
    late = submission.total_seconds_late
    points = penalty(submission.student.id, notebook.score, late) if late > 0 else None
    return None if points is None else min(max(0.0, points), notebook.score)


def _total(submission: SubmittedAssignment) -> tuple[tuple[float, float], float]:
    """Return the points with their maximum, as nbgrader exports them, and the late penalty in them."""
    penalty = float(submission.late_submission_penalty or 0.0)
    points = max(0.0, float(submission.score or 0.0) - penalty)
    return (round(points, 4), float(submission.max_score)), penalty


def _no_hidden_transactions(connection: Any, _: Any) -> None:
    # Python's SQLite driver would begin the transaction only at the first change.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")


def _begin_to_write(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
