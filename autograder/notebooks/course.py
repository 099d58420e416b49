"""A course of nbgrader: its folders and settings, read with nbgrader's own code."""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps.autogradeapp import AutogradeApp
from nbgrader.converters import Autograde
from nbgrader.converters.base import BaseConverter
from nbgrader.plugins import BasePlugin
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import find_all_files
from traitlets.utils.importstring import import_item

from autograder.isolation.untrusted import Budget, FolderEntry, copy_untrusted, folder_trouble
from autograder.language.finding import Sentence, say
from autograder.notebooks.handed_in import UnreadableNotebook, ignored_by, submitted_at
from autograder.notebooks.plan import NotebookPlan, NotGraded, plan_of
from autograder.notebooks.renamed import notebooks_in, submissions_of

# The autograde steps that parallel grading replaces; a course with other steps cannot be graded in parallel.
KNOWN_STEPS = {
    "nbgrader.preprocessors": (
        "ClearOutput", "DeduplicateIds", "OverwriteKernelspec", "OverwriteCells", "CheckCellMetadata",
        "IgnorePattern", "LimitOutput", "SaveAutoGrades", "AssignLatePenalties",
    ),
    "nbconvert.preprocessors": ("ClearMetadataPreprocessor",),
    "autograder.notebooks.autograde": ("RestoreCells", "GradeIsolated", "SaveGrades"),
}  # fmt: skip


@dataclass(frozen=True)
class HandedIn:
    """What a student handed in for an assignment."""

    student: str
    folder: Path
    notebooks: dict[str, Path]
    """The notebooks that the gradebook knows: their files by name, in the order of grading."""
    missing: tuple[str, ...]
    timestamp: datetime | None
    trouble: str = ""
    """Why the submission stays ungraded: something in the folder cannot be read."""
    doubts: Mapping[str, Sentence] = field(default_factory=dict)
    """For each unclear notebook, the files that it could be."""
    remarks: Sequence[Sentence] = ()


class NbgraderCourse:
    """A course folder of nbgrader with one of its assignments; the gradebook is at `url`."""

    def __init__(self, root: Path, assignment: str, url: str) -> None:
        app = AutogradeApp()
        app.load_cwd_config = False
        app.log_level = "ERROR"
        app.initialize([], root=str(root.absolute()))
        self.folder = app.coursedir
        self.folder.db_url = url
        self.folder.assignment_id = assignment
        self.assignment = assignment
        self.converter = Autograde(coursedir=self.folder, parent=app)
        self._late = AssignLatePenalties(parent=self.converter)
        self._late.init_plugin()

    @property
    def late_plugin(self) -> BasePlugin:
        """The plugin, nbgrader's or the course's own, that computes the penalty for late submissions."""
        return self._late.plugin_inst

    def plans(self) -> dict[str, NotebookPlan]:
        """Return the plan of every notebook of the assignment.

        Raises NotGraded where the assignment does not exist or cannot be graded in this way.
        """
        with Gradebook(self.folder.db_url, self.folder.course_id) as book:
            try:
                names = [one.name for one in book.find_assignment(self.assignment).notebooks]
            except MissingEntry:
                raise NotGraded(
                    say(
                        "the gradebook has no assignment {assignment}: nbgrader generate_assignment "
                        "{assignment} puts it there",
                        assignment=self.assignment,
                    )
                ) from None
            plans = {name: plan_of(book, self.folder, self.assignment, name) for name in names}
        for name, plan in plans.items():
            if plan is None:
                raise NotGraded(
                    say(
                        "{notebook} is no notebook of this kit: nbgrader autograde {assignment} grades "
                        "the assignment",
                        notebook=name,
                        assignment=self.assignment,
                    )
                )
        self._check_steps()
        return {name: plan for name, plan in plans.items() if plan is not None}

    def _check_steps(self) -> None:
        """Raise NotGraded for a course whose nbgrader_config.py has other steps than ours."""
        known = {
            import_item(f"{home}.{name}") for home, names in KNOWN_STEPS.items() for name in names
        }
        steps = [
            import_item(step) if isinstance(step, str) else step
            for step in (
                *self.converter.sanitize_preprocessors,
                *self.converter.autograde_preprocessors,
            )
        ]
        grade = import_item("autograder.notebooks.autograde.GradeIsolated")
        for step in steps if grade in steps else [*steps, None]:
            if step not in known:
                raise NotGraded(
                    say(
                        "nbgrader_config.py has steps of its own ({step}): nbgrader autograde "
                        "{assignment} takes them",
                        step=getattr(step, "__name__", "Execute"),
                        assignment=self.assignment,
                    )
                )

    def handed_in(self, known: Sequence[str], force: bool) -> Iterator[HandedIn]:
        """Yield the submissions to grade by nbgrader's rule: new ones, or all with `force`.

        Raises NotGraded where nothing was handed in.
        """
        pattern = self.folder.format_path(self.folder.submitted_directory, "*", self.assignment)
        excluded = self.folder.student_id_exclude.split(",")
        nothing = True
        for place in submissions_of(self.folder, self.assignment):
            about = self.converter.init_single_notebook_resources(str(Path(place, "any.ipynb")))[
                "nbgrader"
            ]
            student = about["student"]
            notebooks = notebooks_in(place, known)
            empty = not (
                notebooks.files or notebooks.doubts or notebooks.remarks or place.is_symlink()
            )
            nothing = nothing and empty
            if student in excluded or empty:
                continue
            trouble, timestamp = "", None
            try:
                timestamp = _time_of(place)
            except UnreadableNotebook as error:
                trouble = str(error)
            if not (force or trouble or self._stale(timestamp, student)):
                continue
            yield HandedIn(
                student,
                place,
                dict(sorted(notebooks.files.items())),
                tuple(
                    name for name in known if name not in {**notebooks.files, **notebooks.doubts}
                ),
                timestamp,
                trouble,
                notebooks.doubts,
                notebooks.remarks,
            )
        if nothing:
            raise NotGraded(
                say("nothing was handed in: {pattern} matches no notebook", pattern=pattern)
            )

    def destination(self, student: str) -> Path:
        """Return the student's folder in `autograded/`."""
        path = self.folder.format_path(self.folder.autograded_directory, student, self.assignment)
        return Path(os.path.normpath(path))

    def _stale(self, new: datetime | None, student: str) -> bool:
        destination = self.destination(student)
        if not destination.exists():
            return True
        try:
            old = submitted_at(destination)
        except UnreadableNotebook:
            return True
        return new is not None and old is not None and new > old

    def put(self, handed_in: HandedIn, texts: dict[str, str]) -> tuple[Path, list[FolderEntry]]:
        """Write the files for `autograded/` into a temporary folder; `settle` moves it to its place.

        Returns the temporary folder, and the files beside the notebooks that were left out.
        """
        final = self.destination(handed_in.student)
        part = final.with_name(f".{final.name}.part")
        if part.exists():
            shutil.rmtree(part)
        part.mkdir(parents=True)
        source = Path(self.folder.format_path(self.folder.source_directory, ".", self.assignment))
        excluded = {
            str(source / name)
            for name in self.converter.exclude_overwriting.get(self.assignment, ())
        }
        ignored = [*self.folder.ignore, "*.ipynb"]
        left_out = copy_untrusted(handed_in.folder, part, ignored_by(ignored), Budget())
        for path in find_all_files(str(source), ignored):
            if path in excluded:
                continue
            copy = part / Path(path).relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.unlink(missing_ok=True)
            shutil.copy(path, copy)
        for name, text in texts.items():
            (part / f"{name}.ipynb").write_text(text, encoding="utf-8", newline="")
        return part, left_out

    def settle(self, handed_in: HandedIn, part: Path | None) -> None:
        """Move the temporary folder to its place; with None, only clear the place."""
        final = self.destination(handed_in.student)
        if final.exists():
            shutil.rmtree(final)
        if part is not None:
            part.replace(final)
            BaseConverter.set_permissions(self.converter, self.assignment, handed_in.student)

    def discard(self, part: Path | None) -> None:
        """Remove a temporary folder that was not moved to its place."""
        if part is not None:
            shutil.rmtree(part, ignore_errors=True)

    def penalty(self, student: str, score: float, seconds: float) -> Any:
        """Return the penalty for a late submission, by the course's plugin."""
        return self.late_plugin.late_submission_penalty(student, score, seconds)


def _time_of(folder: Path) -> datetime | None:
    """Return when a folder was handed in. Raises Unreadable, also where it is a link or cannot be read."""
    trouble = folder_trouble(folder)
    if trouble is not None:
        raise UnreadableNotebook(f"{folder.name}: {trouble.text or trouble.kind}")
    return submitted_at(folder)
