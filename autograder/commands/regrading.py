"""Compares results before and after a regrade, tells the changes, and writes them everywhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.basics.files import write_atomically
from autograder.commands.common import Context
from autograder.commands.kits import tell_kits
from autograder.commands.regrade_texts import listed, note_text, print_changes, print_requests
from autograder.grading.again import GradedAgain
from autograder.grading.classroom.page import write_page
from autograder.grading.decisions import decide
from autograder.grading.feedback.pack import page_path
from autograder.grading.kit_changes import changes_since
from autograder.grading.regrade import (
    Change,
    Total,
    change_between,
    same_files,
)
from autograder.grading.scoring import ScoringRules, check_keys, rescored
from autograder.grading.shared import FACT, note_all_graded, note_before_grading
from autograder.grading.store import Result, Store
from autograder.grading.tables import NAME as TABLE
from autograder.grading.tables import number, write_grades
from autograder.grading.unfinished import Before, forget_before, note_before, points_before
from autograder.grading.work import Student, students_in
from autograder.language.typed import quoted
from autograder.running.admit import clean

if TYPE_CHECKING:
    from autograder.notebooks.regrade import CourseRegrade

NOTES, NOTE = "notes", "note.txt"


@dataclass(frozen=True)
class RegradeRequest:
    """What `regrade` was asked for on the command line."""

    results: str
    assignment: str | None = None
    gradebook: str | None = None
    void: Sequence[str] = ()
    counts: Sequence[str] = ()
    credit: str | None = None
    again: bool = False
    submissions: str | None = None
    settings_file: str | None = None
    jobs: int | None = None
    allow_unsandboxed: bool = False
    dry_run: bool = False


@dataclass
class Regrade:
    """One regrade: compares, tells, and writes. `again` has graded anew, `book` writes nbgrader's gradebook."""

    context: Context
    request: RegradeRequest
    store: Store
    rules: ScoringRules
    again: "GradedAgain | CourseRegrade | None" = None
    book: "CourseRegrade | None" = None
    changes: dict[str, Change] = field(default_factory=dict)
    not_graded: list[str] = field(default_factory=list)
    """Students whose files could not be graded again, and those who handed in others since: rules alone apply."""
    other_files: list[str] = field(default_factory=list)

    def run(self) -> int:
        """Say what changes, and write it unless it is a dry run. Raises OSError, and GradebookBusy."""
        context, request, store = self.context, self.request, self.store
        tell_kits(context, changes_since(store.results()), bool(request.again))
        if self.rules.void:
            context.print(
                "checks that do not count: {checks}", checks=", ".join(sorted(self.rules.void))
            )
        cut = points_before(store)
        if cut:
            context.print(
                "an earlier regrade was stopped halfway: the points before are those before it"
            )
        before = self._compare(cut)
        self._show()
        self._requests()
        if request.dry_run:
            context.print("nothing was written: leave --dry-run out to write it")
            return 0
        note_before(store, before)
        decide(store, check_keys(request.void), check_keys(request.counts), request.credit)
        self._write(before)
        forget_before(store)
        if request.again and not self.not_graded and not self.other_files:
            note_all_graded(store)
        elif request.again:
            note_before_grading(store)
        if isinstance(self.again, GradedAgain):
            self.again.forget()
        self._close()
        return 0

    def _pairs(self, cut: Mapping[str, Before]) -> Iterator[tuple[Result, Result, Result]]:
        """Yield of every student the result before, the stored one and the new one."""
        for old in self.store.results():
            new = rescored(self._graded_again(old) or old, self.rules)
            noted = cut.get(old["student"])
            base = noted.result if noted and same_files(noted.result, new) else old
            yield base, old, new

    def _graded_again(self, old: Result) -> Result | None:
        """Return the result of grading the same files again, None where there is none."""
        if self.again is None or not self.request.again:
            return None
        new = self.again.result(old)
        if new is not None and same_files(old, new):
            return new
        self._leave(old["student"], new is not None)
        return None

    def _leave(self, student: str, other_files: bool) -> None:
        students = self.other_files if other_files else self.not_graded
        if student not in students:
            students.append(student)
        if self.again is not None:
            self.again.leave(student)

    def _compare(self, cut: Mapping[str, Before]) -> dict[str, Before]:
        """Fill `changes`; return what the points of those students are before."""
        before: dict[str, Before] = {}
        shared = self.store.run().get(FACT)
        for base, old, new in self._pairs(cut):
            student = old["student"]
            change = change_between(base, new, self.rules, shared)
            total: Total | None = None
            if self.book is not None:
                booked = self.book.change(old, new, dry_run=True)
                noted = cut.get(student)
                total = booked.before if booked is not None else None
                if noted is not None and noted.book is not None and base is noted.result:
                    total = noted.book
                if booked is not None and total is not None:
                    from autograder.notebooks.regrade import with_book

                    change = with_book(base, new, change, booked, total)
            if change is not None:
                self.changes[student] = change
                before[student] = Before(base, total)
        return before

    def _write(self, before: Mapping[str, Before]) -> None:
        store, context = self.store, self.context
        for _, old, new in self._pairs(before):
            change = self.changes.get(old["student"])
            if change is not None:
                new["regraded"] = change.as_json()
                self._write_note(change)
            elif "regraded" in old:
                new["regraded"] = old["regraded"]
            if self.book is not None:
                booked = self.book.change(old, new, dry_run=False)
                self.book.write_verdicts(old, new, booked)
            if isinstance(self.again, GradedAgain) and self.again.has(new):
                self.again.settle(new)
            elif new != old:
                store.write(new)
        if self.book is None or (store.folder / TABLE).exists():
            write_grades(store.results(), store.folder, store.over_budget())
        write_page(store.results, store.folder, context.lang)

    def _write_note(self, change: Change) -> None:
        path = page_path(self.store.folder / NOTES, change.student).with_name(NOTE)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, note_text(self.context, change))

    def _show(self) -> None:
        context = self.context
        print_changes(context, list(self.changes.values()))
        if self.not_graded:
            context.print("not graded again: {students}", students=listed(context, self.not_graded))
        if self.other_files:
            context.print(
                "handed in again since they were graded, so grade grades them: {students}",
                students=listed(context, self.other_files),
            )
        if self.book is None:
            return
        unknown = self.book.without_results(self.store)
        if unknown:
            context.print(
                "in the gradebook without results, which nbgrader autograde does not store: {students}",
                students=listed(context, unknown),
            )
        for old in self.store.results():
            for other in self.book.others(old, rescored(old, self.rules)):
                context.print(
                    "{student}, {function}: left alone, for the gradebook has {points} and not what the result gives "
                    "({expected}); grade --gradebook --force grades it",
                    student=clean(other.student),
                    function=other.function,
                    points=number(other.in_book) or "–",
                    expected=number(other.in_results),
                )

    def _requests(self) -> None:
        if self.book is not None:
            print_requests(self.context, [Student(*one) for one in self.book.submitted()])
        elif self.request.submissions is not None:
            print_requests(self.context, students_in(Path(self.request.submissions)))

    def _close(self) -> None:
        context, store = self.context, self.store
        context.print("written: {file}", file=str(store.folder))
        assignment = store.run().get("assignment")
        if self.book is not None:
            context.print(
                "the gradebook is written; feedback pages anew: nbgrader generate_feedback {assignment} --force",
                assignment=str(assignment or self.request.assignment),
            )
        elif assignment is not None:
            context.print(
                "the gradebook is not: xor2mnist regrade --gradebook URL COURSE {assignment} writes it too",
                assignment=quoted(str(assignment)),
            )
        if self.changes:
            context.print("a note for each of them: {folder}", folder=str(store.folder / NOTES))
