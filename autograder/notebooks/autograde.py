"""nbgrader's autograde step, for notebooks of ours: preprocessors that `nbgrader_config.py` names.

`RestoreCells` comes first among those that sanitise; `GradeIsolated` stands in place of `Execute`, and
`SaveGrades` in place of `SaveAutoGrades`. A notebook that is not ours goes through them as through nbgrader's
own.
"""

import atexit
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from nbformat.notebooknode import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import Execute, NbGraderPreprocessor, SaveAutoGrades
from traitlets import Bool, Float, Integer

from autograder.grading.packages import missing_here
from autograder.grading.settings import find_settings
from autograder.grading.work import Options
from autograder.isolation.isolated import Isolation, Limits, SandboxRefused
from autograder.language.finding import Sentence, say
from autograder.language.i18n import render
from autograder.notebooks.filling import empty, fill
from autograder.notebooks.plan import NotebookPlan, NotGraded, plan_of
from autograder.notebooks.restore import restore
from autograder.notebooks.verdicts import Outcome, SeedGrader, outcome_of, unit_of

MIB = 2**20
Resources = dict[str, Any]


class AutogradeFailed(RuntimeError):
    """The submission stays ungraded; the text says why."""


class _Planned(NbGraderPreprocessor):
    """A step that knows which notebooks are ours."""

    def plan(self, resources: Resources) -> NotebookPlan | None:
        """Return the plan of the notebook at hand, None where it is not ours."""
        about = resources["nbgrader"]
        folder = _course_folder(self)
        if about_former_name := _about_former_name(Path(folder.root)):
            self.log.warning(render(about_former_name, "en"))
        try:
            with Gradebook(about["db_url"], folder.course_id) as book:
                return plan_of(book, folder, about["assignment"], about["notebook"])
        except NotGraded as error:
            raise self.failed(error.sentence, "en") from None

    def failed(self, sentence: Sentence, lang: str) -> AutogradeFailed:
        """Log why there is no grade, which formgrader shows too; return the error."""
        text = render(sentence, lang)
        self.log.error(text)
        return AutogradeFailed(text)


_spoken_of: set[Path] = set()


def _about_former_name(folder: Path) -> Sentence | None:
    """Return what to say of a settings file that has the former name, once in this process."""
    if folder in _spoken_of:
        return None
    _spoken_of.add(folder)
    return find_settings(folder)[1]


def _course_folder(step: Any) -> CourseDirectory:
    """Return the course directory of the converter that a step runs in."""
    above = step
    while above is not None:
        folder = getattr(above, "coursedir", None)
        if isinstance(folder, CourseDirectory):
            return folder
        above = getattr(above, "parent", None)
    return CourseDirectory(parent=step)


class RestoreCells(_Planned):
    """Restores the parts of a submitted file that may be lost or changed, before nbgrader reads it."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Restore a notebook of ours; leave any other alone."""
        plan = self.plan(resources)
        if plan is not None:
            restore(nb, plan)
        return nb, resources


class GradeIsolated(_Planned):
    """Fills the test cells of our notebooks from the isolated grader; executes any other notebook."""

    timeout = Float(60.0, help="Seconds that all calls of one function may take.").tag(config=True)
    budget = Float(900.0, help="Seconds that a whole submission may take.").tag(config=True)
    memory = Integer(2048, help="Memory of one submission, in MiB.").tag(config=True)
    allow_unsandboxed = Bool(False, help="Whether to grade where no sandbox works.").tag(
        config=True
    )

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Grade the notebook. Raises AutogradeFailed where it cannot be graded."""
        plan = self.plan(resources)
        if plan is None:
            return Execute(parent=self.parent)(nb, resources)
        restore(nb, plan)
        empty(nb, plan)
        outcome = self._outcome(nb, plan, resources)
        if outcome.ungraded:
            raise self.failed(
                say("{exercise}: ungraded ({why})", exercise=plan.exercise, why=outcome.ungraded),
                plan.lang,
            )
        if outcome.missing and not self._saved_by_us():
            raise self.failed(missing_here(min(outcome.missing.values()), 1), plan.lang)
        if outcome.manual and not self._saved_by_us():
            raise self.failed(
                say(
                    "{notebook} has tests of yours ({cells}), which a person grades: let SaveGrades stand "
                    "in place of SaveAutoGrades in nbgrader_config.py",
                    notebook=plan.notebook,
                    cells=", ".join(sorted(outcome.manual)),
                ),
                plan.lang,
            )
        fill(nb, plan, outcome)
        for package in sorted(set(outcome.missing.values())):
            self.log.warning(render(missing_here(package, 1, force=True), plan.lang))
        resources["xor2mnist_manual"] = sorted({*outcome.manual, *outcome.missing})
        return nb, resources

    def _saved_by_us(self) -> bool:
        steps = getattr(self.parent, "_preprocessors", ())
        return any(isinstance(step, SaveGrades) for step in steps)

    def _outcome(self, nb: NotebookNode, plan: NotebookPlan, resources: Resources) -> Outcome:
        about = resources["nbgrader"]
        folder = _course_folder(self)
        handed_in = folder.format_path(
            folder.submitted_directory, about["student"], about["assignment"]
        )
        options = Options(
            0,
            plan.lang,
            self.timeout,
            self.memory * MIB,
            self.allow_unsandboxed,
            self.budget,
        )
        unit = unit_of(nb, plan, about["student"], Path(handed_in), options)
        try:
            grader = warm_grader(self.allow_unsandboxed)
        except SandboxRefused as refused:
            raise self.failed(refused.sentence, plan.lang) from None
        outcome = outcome_of(nb, plan, grader.grade(unit), about["student"])
        if outcome.late:  # tried again, since the machine may have been overloaded
            outcome = outcome_of(
                nb, plan, grader.grade(replace(unit, alone=True)), about["student"]
            )
        return outcome


class SaveGrades(SaveAutoGrades):
    """Saves the grades as nbgrader does, but leaves test cells that were not run to manual grading."""

    def _add_score(self, cell: NotebookNode, resources: Resources) -> None:
        if cell.metadata["nbgrader"]["grade_id"] not in resources.get("xor2mnist_manual", ()):
            super()._add_score(cell, resources)
            return
        grade = self.gradebook.find_grade(
            cell.metadata["nbgrader"]["grade_id"],
            self.notebook_id,
            self.assignment_id,
            self.student_id,
        )
        grade.auto_score = None
        grade.needs_manual_grade = True
        self.gradebook.db.commit()


_warm: dict[tuple[int, bool], tuple[Isolation, SeedGrader]] = {}


def warm_grader(allow_unsandboxed: bool) -> SeedGrader:
    """Return this process's grader, whose warm parents stay until the process ends. Raises SandboxRefused."""
    key = os.getpid(), allow_unsandboxed
    if key not in _warm:
        isolation = Isolation(Limits(), allow_unsandboxed)
        isolation.__enter__()
        atexit.register(isolation.close)
        _warm[key] = isolation, SeedGrader(isolation)
    return _warm[key][1]
