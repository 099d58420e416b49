"""`collect`: a platform's download of submissions becomes one folder for each student."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder.basics.files import open_atomically
from autograder.commands.common import Context, UsageError
from autograder.commands.remarks import print_remarks
from autograder.course.catalogue import course
from autograder.grading.archive import BadArchive, Handed, handed_in, open_archive
from autograder.grading.notebook import MAX_NOTEBOOK_BYTES
from autograder.grading.preflight import late_file, note_late
from autograder.grading.submission import lay_out
from autograder.isolation.untrusted import folder_trouble, read_untrusted
from autograder.language.finding import Sentence, say
from autograder.running.admit import clean

MOST_LISTED = 50


def add_arguments(parser: argparse.ArgumentParser, t: Callable[[str], str]) -> None:
    """Declare the arguments of `collect`; `t` translates their help."""
    parser.add_argument("archive", metavar="ZIP", help=t("the download from Moodle or Canvas"))
    parser.add_argument(
        "--into",
        default="submissions",
        metavar="DIR",
        help=t("where the folders of the students go; by default submissions"),
    )


@dataclass
class _Collected:
    """The files written so far; `copies` has the copy number of each."""

    students: set[str] = field(default_factory=set)
    written: int = 0
    same: int = 0
    left_out: list[Handed] = field(default_factory=list)
    copies: dict[tuple[str, str], int] = field(default_factory=dict)
    data: dict[tuple[str, str], int] = field(default_factory=dict)
    late: set[tuple[str, str]] = field(default_factory=set)


def collect(context: Context, archive: str, into: str) -> int:
    """Lay out the submissions; 0 also where files were left out, which are listed."""
    done = _Collected()
    try:
        with Path(archive).open("rb") as file, open_archive(file) as opened:
            for handed in handed_in(opened):
                _place(handed, Path(into), done)
        note_late(Path(into), done.students, done.late)
    except BadArchive as error:
        raise UsageError("{file}: {why}", file=archive, why=error.sentence) from None
    except OSError as error:
        raise UsageError(
            "{file}: {reason}", file=str(error.filename or archive), reason=error.strerror
        ) from None
    if not done.students:
        raise UsageError("{file}: there is no exercise file of a student in it", file=archive)
    context.print(
        "{students} students in {folder}: {written} files written, {same} were there already",
        students=len(done.students),
        folder=into,
        written=done.written,
        same=done.same,
    )
    if done.late:
        context.print(
            "{count} files came late: {file} lists them",
            count=len(done.late),
            file=str(late_file(Path(into))),
        )
    for handed in done.left_out[:MOST_LISTED]:
        context.print(
            "left out: {student}, {name}: {why}",
            student=clean(handed.student),
            name=clean(handed.name, 120),
            why=handed.why,
        )
    if len(done.left_out) > MOST_LISTED:
        context.print("and {count} more", count=len(done.left_out) - MOST_LISTED)
    print_remarks(context, _remarks(Path(into), sorted(done.students)))
    return 0


def _remarks(into: Path, students: Sequence[str]) -> list[tuple[str, Sentence]]:
    """Return remarks about how files with unusual names will be graded."""
    remarks = []
    for student in students:
        layout = lay_out(into / student, [one.id for one in course()])
        remarks += [(student, one) for one in (*layout.doubts().values(), *layout.remarks())]
    return remarks


def _place(handed: Handed, into: Path, done: _Collected) -> None:
    """Write a file into its student's folder; of several copies the last one is kept."""
    if handed.why is not None:
        done.left_out.append(handed)
        return
    key = handed.student, handed.name
    if done.copies.get(key, -1) > handed.copy:
        return
    if done.copies.get(key) == handed.copy and done.data.get(key) != hash(handed.data):
        done.left_out.append(
            replace(handed, why=say("another file of that name was handed in too"))
        )
        return
    done.data[key] = hash(handed.data)
    done.copies[key] = handed.copy
    (done.late.add if handed.late else done.late.discard)(key)
    done.students.add(handed.student)
    folder = into / handed.student
    folder.mkdir(parents=True, exist_ok=True)
    if folder_trouble(folder) is not None:
        done.left_out.append(replace(handed, why=say("its folder is a link or cannot be read")))
        return
    path = folder / handed.name
    if read_untrusted(path, MAX_NOTEBOOK_BYTES) == handed.data:
        done.same += 1
        return
    with open_atomically(path, "wb") as file:
        file.write(handed.data)
    done.written += 1
