"""`preflight`: reports problems of submissions before they are graded, each with the command that solves it."""

import argparse
import shlex
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePath

from autograder.commands.common import Context, UsageError, exercises_named
from autograder.commands.grade import rules_of, settings_file_of
from autograder.commands.remarks import shown_text
from autograder.grading.names import KINDS
from autograder.grading.packages import missing_here
from autograder.grading.preflight import (
    Flight,
    Roll,
    call_the_roll,
    look_at,
    nearest_package,
    read_late,
)
from autograder.grading.sheets import BadSheet
from autograder.grading.submission import did_you_mean, listed, proper_name
from autograder.grading.work import Student, stray_in, students_in
from autograder.language.i18n import render

TO_MEND = 3


def add_arguments(parser: argparse.ArgumentParser, t: Callable[[str], str]) -> None:
    """Declare the arguments of `preflight`; `t` translates their help."""
    parser.add_argument("submissions", metavar="SUBMISSIONS", help=t("a folder for each student"))
    parser.add_argument(
        "assignment",
        nargs="?",
        metavar="ASSIGNMENT",
        help=t("an assignment of the nbgrader course in the first folder"),
    )
    parser.add_argument(
        "--class",
        dest="listed",
        metavar="FILE",
        help=t("who is in the class: a sheet of Canvas or Moodle, or one name a line"),
    )
    parser.add_argument(
        "--exercise", dest="exercises", nargs="+", default=(), metavar="EX",
        help=t("only these exercises"),
    )  # fmt: skip
    parser.add_argument(
        "--course",
        dest="settings_file",
        metavar="FILE",
        help=t("a grading.toml with credit and void; by default the one beside SUBMISSIONS"),
    )


def preflight(
    context: Context,
    submissions: str,
    assignment: str | None = None,
    listed: str | None = None,
    exercises: Sequence[str] = (),
    settings_file: str | None = None,
) -> int:
    """Report the problems; 0 if there are none, else 3."""
    folder = Path(submissions)
    kinds: tuple[str, ...] = KINDS
    ids = [one.id for one in exercises_named(exercises)]
    try:
        if assignment is None:
            rules_of(settings_file_of(context, folder, settings_file))
            students, stray = students_in(folder), stray_in(folder)
        else:
            rules_of(settings_file_of(context, folder / "submitted", settings_file))
            students, stray, kinds = _of_nbgrader(folder, assignment), [], (".ipynb",)
        roll = call_the_roll([one.id for one in students], Path(listed) if listed else None)
    except BadSheet as error:
        raise UsageError("{file}: {why}", file=str(listed), why=error.sentence) from None
    except OSError as error:
        raise UsageError(
            "{file}: {reason}", file=str(error.filename or submissions), reason=error.strerror
        ) from None
    if not students:
        raise UsageError("{folder}: there is no folder of a student in it", folder=submissions)
    flight = look_at(students, kinds, ids)
    flight.late = read_late(folder)
    report = _FlightPrinter(context)
    report.names(flight)
    report.packages(flight)
    report.unreadable(flight)
    report.people(flight, roll)
    report.others(flight, stray)
    context.print(
        "{students} students, {files} files looked at, {count} things to look after",
        students=flight.students,
        files=flight.files,
        count=report.count,
    )
    return TO_MEND if report.count else 0


def _of_nbgrader(root: Path, assignment: str) -> list[Student]:
    """Return the folders that were handed in for an assignment."""
    students = students_in(root / "submitted")
    here = [Student(one.id, one.folder / assignment) for one in students]
    return [one for one in here if one.folder.is_symlink() or one.folder.is_dir()]


class _FlightPrinter:
    """Prints what was found; `count` is the number of problems."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.count = 0

    def _line(self, text: str, mend: str = "", counts: bool = True, **fields: object) -> None:
        self.count += counts
        print_line = self.context.print
        print_line("{line}", line=shown_text(self.context.say(text, **fields)))
        if mend:
            print_line("    {command}", command=mend)

    def names(self, flight: Flight) -> None:
        """Report files with other names, and those whose exercise is unclear."""
        for student, layout in flight.layouts.items():
            folder = flight.folders[student]
            for exercise, path in layout.renamed.items():
                name = proper_name(exercise, path)
                self._line(
                    "{student}: {file} is taken for {name}",
                    _move(folder, path, name),
                    counts=False,
                    student=student,
                    file=path.as_posix(),
                    name=name,
                )
            for exercise, paths in layout.unclear.items():
                self._line(
                    "{student}: {question}",
                    _move(folder, paths[0], proper_name(exercise, paths[0])),
                    student=student,
                    question=did_you_mean(exercise, paths),
                )

    def packages(self, flight: Flight) -> None:
        """Report packages that are missing here, and names that no package has."""
        for package, students in _most_first(flight.missing):
            self.count += 1
            self.context.print_sentence(missing_here(package, len(students)))
        for name, students in _most_first(flight.unknown):
            near = nearest_package(name)
            who = shown_text(listed([PurePath(one) for one in sorted(students)]))
            if near is None:
                self._line(
                    "no package is called {name}: a module that was not handed in? {students}",
                    name=name,
                    students=who,
                )
            else:
                self._line(
                    "no package is called {name}; a slip for {near}? {students}",
                    name=name,
                    near=near,
                    students=who,
                )

    def unreadable(self, flight: Flight) -> None:
        """Report what cannot be read, and why."""
        for student, file, why in flight.unreadable:
            reason = render(why, self.context.lang)
            if file:
                self._line(
                    "{student}: {file} cannot be read: {reason}; ask for it again",
                    student=student,
                    file=file,
                    reason=reason,
                )
            else:
                self._line(
                    "{student}: the folder cannot be read ({why})", student=student, why=reason
                )

    def people(self, flight: Flight, roll: Roll) -> None:
        """Report who is missing in the list or has no folder, has two folders, handed in nothing, or was late."""
        for student in roll.unknown:
            self._line("{student}: is not in the class list", student=student)
        for student in roll.absent:
            self._line("{student}: is in the class list and has no folder", student=student)
        for students in roll.twice:
            first, *others = (flight.folders[one] for one in students)
            self._line(
                "one student with several folders? {students}",
                f"mv -n {shlex.quote(str(others[0]))}/* {shlex.quote(str(first))}/",
                students=", ".join(students),
            )
        for student in flight.empty:
            self._line("{student}: no exercise file was handed in", student=student)
        for student, files in flight.late.items():
            self._line("{student}: late: {files}", counts=False, student=student, files=", ".join(files))  # fmt: skip

    def others(self, flight: Flight, stray: Sequence[str]) -> None:
        """Report files that will not be graded."""
        for student, layout in flight.layouts.items():
            if layout.ungraded:
                self._line(
                    "{student}: not graded: {files}",
                    counts=False,
                    student=student,
                    files=listed(layout.ungraded),
                )
            if layout.cut:
                self._line(
                    "{student}: the folder holds too many files; not all of them were looked at",
                    student=student,
                )
        for name in stray:
            self._line("{file}: lies in no student's folder, and is not graded", file=name)


def _move(folder: Path, path: Path, name: str) -> str:
    """Return the shell command that gives a file its proper name."""
    return f"mv {shlex.quote(str(folder / path))} {shlex.quote(str(folder / name))}"


def _most_first(groups: dict[str, set[str]]) -> Iterable[tuple[str, set[str]]]:
    return sorted(groups.items(), key=lambda one: (-len(one[1]), one[0]))
