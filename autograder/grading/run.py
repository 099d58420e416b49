"""One run over a folder of submissions: grades and stores what changed, and leaves the rest alone."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from autograder import __version__
from autograder.course.catalogue import Exercise, course
from autograder.grading.grader import Graded, packages_of, ungraded
from autograder.grading.pool import RunsUnits
from autograder.grading.scoring import ScoringRules, rescored
from autograder.grading.store import Result, Store
from autograder.grading.work import GradingUnit, Options, Student, fingerprint, parts_of
from autograder.language.finding import Sentence

WEAKEST_FIRST = ("none", "process", "landlock", "namespaces")


@dataclass
class Tally:
    """What a run has done so far."""

    graded: int = 0
    unchanged: int = 0
    ungraded: list[tuple[str, str, str | Sentence]] = field(default_factory=list)
    """(student, exercise, why) for exercises without a score that is not the student's fault."""
    missing: dict[str, set[str]] = field(default_factory=dict)
    """For each package that is not installed here, the students whose functions use it."""
    remarks: list[tuple[str, Sentence]] = field(default_factory=list)
    """(student, remark) about files under other names, and files that are not graded."""
    stray: list[str] = field(default_factory=list)
    """Files beside the students' folders."""
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    """(student, why) for folders that cannot be read."""


@dataclass
class _Ahead:
    """The earlier parts of a result to which those of a unit will be added."""

    prints: dict[str, str]
    unchanged: list[dict[str, Any]]
    unchanged_prints: dict[str, str]
    sandbox: str
    doubts: dict[str, Sentence]


class GradingRun:
    """Grades students into a store. `tell` is called for every student with their id and the result or None."""

    def __init__(
        self,
        store: Store,
        pool: RunsUnits,
        tier: str,
        options: Options,
        rules: ScoringRules,
        exercises: Sequence[Exercise],
        tell: Callable[[str, Result | None], None],
    ) -> None:
        self.store, self.pool, self.tier = store, pool, tier
        self.options, self.rules, self.exercises = options, rules, exercises
        self.tell = tell
        self.tally = Tally()
        self._ahead: dict[str, _Ahead] = {}
        self._late: list[tuple[Student, list[str]]] = []

    def grade(self, students: Sequence[Student]) -> Tally:
        """Grade every student whose files changed. Raises OSError where a result cannot be stored."""
        by_id = {student.id: student for student in students}
        for graded in self.pool.run(self._units(students)):
            self._store(graded, by_id[graded.student], last=False)
        # A unit may have been slow because of others on the machine, so it is tried again alone.
        late, self._late = self._late, []
        units = (
            replace(one, alone=True) for student, ids in late for one in self._unit(student, ids)
        )
        for graded in self.pool.run(units, jobs=1):
            self._store(graded, by_id[graded.student], last=True)
        return self.tally

    def _units(self, students: Sequence[Student]) -> Iterator[GradingUnit]:
        for student in students:
            units = list(self._unit(student))
            if not units:
                self.tell(student.id, None)
            yield from units

    def _unit(self, student: Student, ids: Sequence[str] | None = None) -> Iterator[GradingUnit]:
        """Yield the student's unit of work, if there is anything to grade."""
        exercises = [one for one in self.exercises if ids is None or one.id in ids]
        try:
            parts, layout = parts_of(student.folder, exercises)
        except OSError as error:
            self.tally.unreadable.append((student.id, os.strerror(error.errno or 0)))
            return
        if ids is None:
            self.tally.remarks += [(student.id, remark) for remark in layout.remarks()]
        prints = {part.exercise: fingerprint(part, self.options, self.tier) for part in parts}
        stored = self.store.result(student.id)
        old = self.store.prints(student.id) if stored is not None else {}
        done = {one["id"]: one for one in stored["exercises"]} if stored is not None else {}
        changed = [
            part
            for part in parts
            if part.exercise not in done or old.get(part.exercise) != prints[part.exercise]
        ]
        if not changed:
            self.tally.unchanged += 1
            return
        again = {part.exercise for part in changed}
        self._ahead[student.id] = _Ahead(
            prints,
            [one for name, one in done.items() if name not in again],
            {name: text for name, text in old.items() if name not in again},
            stored["sandbox"] if stored is not None else self.tier,
            layout.doubts(),
        )
        yield GradingUnit(student.id, str(student.folder), tuple(changed), self.options)

    def _store(self, graded: Graded, student: Student, last: bool) -> None:
        """Combine the new parts of a result with the unchanged ones, and store it."""
        ahead = self._ahead.pop(graded.student)
        self.store.log_denied(graded.student, graded.denied)
        ids = [one["id"] for one in graded.exercises]
        self.store.note_over_budget(graded.student, ids, graded.over_budget)
        try:
            result = self._write(graded, ahead, last)
        except ValueError as error:  # one result that cannot be stored must not stop the others
            graded = _without_results(graded, f"{type(error).__name__}: {error}")
            result = self._write(graded, ahead, last)
        self.tally.ungraded += [
            (graded.student, name, ahead.doubts.get(name, why))
            for name, why in graded.ungraded.items()
        ]
        for package in packages_of([graded]):
            self.tally.missing.setdefault(package, set()).add(graded.student)
        if graded.late and not last:
            self._late.append((student, graded.late))
        else:
            self.tally.graded += 1
            self.tell(graded.student, result)

    def _write(self, graded: Graded, ahead: _Ahead, last: bool) -> Result:
        """Store a result. Raises OSError, and ValueError for a result that JSON cannot hold."""
        exercises = {one["id"]: one for one in (*ahead.unchanged, *graded.exercises)}
        weaker = min(self.tier, ahead.sandbox, key=WEAKEST_FIRST.index)
        result = rescored(
            {
                "student": graded.student,
                "kit": __version__,
                "seed": self.options.seed,
                "sandbox": weaker if ahead.unchanged else self.tier,
                "started": graded.started,
                "seconds": round(graded.seconds, 3),
                "score": None,
                "max": None,
                "exercises": [exercises[one.id] for one in course() if one.id in exercises],
            },
            self.rules,
        )
        # An exercise without a fingerprint is graded again by the next run, or by the second try in this one.
        unsettled = {*graded.ungraded, *graded.missing, *([] if last else graded.late)}
        prints = {
            one["id"]: ahead.prints[one["id"]]
            for one in graded.exercises
            if one["id"] not in unsettled
        }
        self.store.write(result, {**ahead.unchanged_prints, **prints})
        return result


def _without_results(graded: Graded, why: str) -> Graded:
    """Return a unit as ungraded, to replace results that cannot be stored."""
    names = [one["id"] for one in graded.exercises]
    rows = [ungraded(course().exercise(name)) for name in names]
    return Graded(graded.student, rows, dict.fromkeys(names, why[:500]), started=graded.started)
