"""Examines submissions before any of them is graded, without running them."""

import csv
import difflib
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.basics.files import open_atomically
from autograder.grading.names import split
from autograder.grading.notebook import MAX_NOTEBOOK_BYTES, NotANotebook, notebook_source
from autograder.grading.sheets import Matcher, people_in, plain
from autograder.grading.submission import Layout, all_but, lay_out
from autograder.grading.work import Student
from autograder.isolation.untrusted import folder_trouble, read_below
from autograder.language.finding import Sentence, Word, say
from autograder.running.absent import installed, missing_package
from autograder.running.outcome import Unloadable
from autograder.running.packages import DISTRIBUTIONS

LATE = "-late.csv"
_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+(?P<whence>[A-Za-z_][\w.]*)[ \t]+import\b|import[ \t]+(?P<what>[^\n#;]+))",
    re.MULTILINE,
)


@dataclass
class Flight:
    """What was found. `missing` counts students by package, `unknown` by a name that no package has."""

    students: int = 0
    files: int = 0
    layouts: dict[str, Layout] = field(default_factory=dict)
    folders: dict[str, Path] = field(default_factory=dict)
    empty: list[str] = field(default_factory=list)
    unreadable: list[tuple[str, str, Sentence]] = field(default_factory=list)
    """(student, file, why); the file is "" where it is the folder."""
    missing: dict[str, set[str]] = field(default_factory=dict)
    unknown: dict[str, set[str]] = field(default_factory=dict)
    late: dict[str, list[str]] = field(default_factory=dict)


def look_at(students: Iterable[Student], kinds: Sequence[str], ids: Sequence[str]) -> Flight:
    """Examine the submissions of some exercises."""
    flight = Flight()
    for student in students:
        flight.students += 1
        flight.folders[student.id] = student.folder
        _look_at_one(student, kinds, ids, flight)
    return flight


def _look_at_one(
    student: Student, kinds: Sequence[str], ids: Sequence[str], flight: Flight
) -> None:
    trouble = folder_trouble(student.folder)
    if trouble is not None:
        flight.unreadable.append((student.id, "", why_unread(trouble)))
        return
    layout = flight.layouts[student.id] = lay_out(student.folder, ids, kinds, all_but(ids))
    if not layout.taken and not layout.unclear:
        flight.empty.append(student.id)
    # Files that may turn out to be answers are examined as well.
    paths = [*layout.taken.values(), *(one for many in layout.unclear.values() for one in many)]
    for path in dict.fromkeys(paths):
        flight.files += 1
        text = _text_of(student.folder, path)
        if isinstance(text, Sentence):
            flight.unreadable.append((student.id, path.as_posix(), text))
            continue
        for module in imported_in(text):
            package = missing_package(module)
            if package is not None:
                flight.missing.setdefault(package, set()).add(student.id)
            elif not _known(module):
                flight.unknown.setdefault(module.partition(".")[0], set()).add(student.id)


def _known(module: str) -> bool:
    top = module.partition(".")[0]
    return top in DISTRIBUTIONS or installed(top)


def _text_of(folder: Path, path: Path) -> str | Sentence:
    data = read_below(folder, path, MAX_NOTEBOOK_BYTES)
    if isinstance(data, Unloadable):
        return why_unread(data)
    if split(path.name)[1] != ".ipynb":
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return say("it is not in UTF-8")
    try:
        return notebook_source(data).plain
    except NotANotebook as error:
        return Sentence(Word(str(error)))


def why_unread(trouble: Unloadable, largest: int = MAX_NOTEBOOK_BYTES) -> Sentence:
    """Return why a file or folder cannot be read; `largest` is the limit of a file's size in bytes."""
    if trouble.kind == "not a file":
        return say("it is a link, a folder or a device")
    if trouble.kind == "too large":
        return say("it is larger than {size} MB", size=largest // 2**20)
    return say("the system refuses: {reason}", reason=trouble.text or trouble.kind)


def imported_in(text: str) -> set[str]:
    """Return the modules that a text imports, at the beginning of its lines."""
    modules = set()
    for match in _IMPORT.finditer(text):
        if match["whence"]:
            modules.add(match["whence"])
            continue
        for part in match["what"].split(","):
            name = part.split(" as ")[0].strip()
            if re.fullmatch(r"[A-Za-z_][\w.]*", name):
                modules.add(name)
    return {name for name in modules if not name.startswith("autograder")}


def nearest_package(name: str) -> str | None:
    """Return the package that a name may be a slip for."""
    near = difflib.get_close_matches(name, DISTRIBUTIONS, n=1, cutoff=0.75)
    return near[0] if near else None


@dataclass
class Roll:
    """The class list compared with the folders: who is in only one of them, and who has two folders."""

    unknown: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    twice: list[list[str]] = field(default_factory=list)


def call_the_roll(students: Sequence[str], listed: Path | None) -> Roll:
    """Compare the folders with a list of the class: a grade sheet, or one name a line. Raises BadSheet."""
    roll = Roll()
    by_row: dict[int, list[str]] = {}
    alike: dict[str, list[str]] = {}
    if listed is not None:
        people, titles = people_in(listed)
        matcher = Matcher(people)
        for student in students:
            fitting = matcher.rows_of(student)
            if len(fitting) == 1:
                by_row.setdefault(next(iter(fitting)), []).append(student)
            else:
                roll.unknown.append(student)
        roll.absent = [title for n, title in titles.items() if n not in by_row]
    for student in students:
        alike.setdefault(_one_person(student), []).append(student)
    groups = [*by_row.values(), *alike.values()]
    roll.twice = sorted({tuple(sorted(one)): one for one in groups if len(one) > 1}.values())
    return roll


def _one_person(student: str) -> str:
    """Return what two folders of one person have in common: the platform's id at the end, or the name."""
    _, _, last = student.rpartition("_")
    return last if re.fullmatch(r"\d{4,}", last) else plain(re.sub(r"[-_ ]*\(\d\)$", "", student))


def late_file(submissions: Path) -> Path:
    """Return where `collect` notes what a platform called late: beside the folder of the submissions."""
    return submissions.with_name(submissions.name + LATE)


def read_late(submissions: Path) -> dict[str, list[str]]:
    """Return the late files by student; nothing where nobody noted any."""
    late: dict[str, list[str]] = {}
    try:
        with late_file(submissions).open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                late.setdefault(str(row["student"]), []).append(str(row["file"]))
    except (OSError, ValueError, KeyError):
        return {}
    return late


def note_late(
    submissions: Path, students: Collection[str], late: Iterable[tuple[str, str]]
) -> None:
    """Note what came late of some students; what is known of others stays. Raises OSError."""
    known = {name: files for name, files in read_late(submissions).items() if name not in students}
    for student, file in sorted(late):
        known.setdefault(student, []).append(file)
    path = late_file(submissions)
    if not known and not path.exists():
        return
    with open_atomically(path, encoding="utf-8-sig") as file_:
        table = csv.writer(file_, lineterminator="\r\n")
        table.writerow(["student", "file"])
        table.writerows((student, one) for student, files in known.items() for one in files)
