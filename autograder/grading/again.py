"""Grades the same files again with the present kit, beside the results, which stay as they are until then.

What was graded is kept until it is written, so that a dry run has done the work already.
"""

import shutil
from collections.abc import Callable, Sequence

from autograder.course.catalogue import course
from autograder.grading.pool import RunsUnits
from autograder.grading.run import GradingRun, Tally
from autograder.grading.scoring import ScoringRules
from autograder.grading.store import Result, Store
from autograder.grading.work import Options, Student

FOLDER = "again"


class GradedAgain:
    """What came of grading the students of some results again."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._new = Store(store.state / FOLDER)
        self._ungraded: set[str] = set()
        self._left: set[str] = set()

    def grade(
        self,
        pool: RunsUnits,
        tier: str,
        options: Options,
        rules: ScoringRules,
        students: Sequence[Student],
        tell: Callable[[str, Result | None], None],
    ) -> Tally:
        """Grade what another kit has graded. Raises OSError where something cannot be stored."""
        self._new.make()
        names = {exercise["id"] for one in self.store.results() for exercise in one["exercises"]}
        for student in students:
            stored = self.store.result(student.id)
            if stored is not None and not self._new.prints(student.id):
                self._new.write(stored, self.store.prints(student.id))
        exercises = [one for one in course() if one.id in names]
        run = GradingRun(self._new, pool, tier, options, rules, exercises, tell)
        tally = run.grade(students)
        self._ungraded = {student for student, _, _ in tally.ungraded}
        self._ungraded |= {student for student, _ in tally.unreadable}
        return tally

    def result(self, old: Result) -> Result | None:
        """Return the result of grading a student again; None where that was not possible."""
        new = self._new.result(old["student"])
        if new is None or old["student"] in self._ungraded:
            return None
        graded = {one["id"] for one in old["exercises"]}
        return {**new, "exercises": [one for one in new["exercises"] if one["id"] in graded]}

    def has(self, result: Result) -> bool:
        """Return whether a student was graded again."""
        return (
            result["student"] not in self._left and self._new.result(result["student"]) is not None
        )

    def leave(self, student: str) -> None:
        """Leave a student's stored result as it is."""
        self._left.add(student)

    def settle(self, result: Result) -> None:
        """Store a result of this grading, with what tells a later run that nothing has changed since."""
        student = result["student"]
        names = [one["id"] for one in result["exercises"]]
        over = self._new.over_budget().get(student, [])
        self.store.note_over_budget(student, names, [one for one in over if one in names])
        prints = self._new.prints(student)
        self.store.write(result, {name: prints[name] for name in names if name in prints})

    def forget(self) -> None:
        """Remove what was graded, once it is written."""
        shutil.rmtree(self._new.folder, ignore_errors=True)
