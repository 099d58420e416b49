"""Fills in the grade sheet that a platform exported, and lists whom it could not match."""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.grading.store import Result
from autograder.grading.tables import cell, number
from autograder.language.finding import Sentence, say

# Moodle writes headings in the language of the site; the first of these that exists is used.
MOODLE_GRADE = ("Grade", "성적", "점수", "평점")
MOODLE_MAX = ("Maximum Grade", "Maximum grade", "최대 성적", "최고 성적", "최대 점수", "만점")
MOODLE_NAMES = (
    "Full name",
    "Email address",
    "ID number",
    "Username",
    "성명",
    "이름",
    "이메일 주소",
    "학번",
)
MOODLE_COMMENTS = ("Feedback comments", "피드백 댓글", "피드백 의견", "피드백")
MOODLE_FIXED = ("Identifier", "식별자")
CANVAS_IDS = ("ID", "SIS User ID", "SIS Login ID")
CANVAS_FIXED = ("Student", *CANVAS_IDS, "Root Account", "Section")
CANVAS_POSSIBLE = "Points Possible"
# "XOR to MNIST (4711)": Canvas puts the id of the assignment behind its name.
_ASSIGNMENT = re.compile(r"\(\d+\)$")


class BadSheet(Exception):
    """The file is no sheet that can be filled in; `sentence` says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.template)
        self.sentence = sentence


@dataclass
class Filled:
    """The filled sheet as text, and the students who could not be matched.

    `without_row` have a result and no row, `without_result` a row and no result; `ungraded` have a row and a result
    without a score, so their field is not changed. `commented` counts the comments that were filled in.
    """

    text: str = ""
    matched: int = 0
    column: str = ""
    without_row: list[str] = field(default_factory=list)
    without_result: list[str] = field(default_factory=list)
    ambiguous: list[str] = field(default_factory=list)
    ungraded: list[str] = field(default_factory=list)
    commented: int = 0


@dataclass(frozen=True)
class Comments:
    """The comments for a sheet: `of` writes one, `replaces` says whether an existing text may be replaced."""

    of: Callable[[Result], str]
    replaces: Callable[[str], bool]


def plain(text: str) -> str:
    """Return a name in a form in which two systems can be compared: lower-case letters and digits."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in text if letter.isalnum())


def read_sheet(path: Path) -> tuple[list[list[str]], str]:
    """Return the rows of a CSV file and the character between its fields. Raises BadSheet."""
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "cp949"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise BadSheet(say("it is not in UTF-8"))
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    if len(rows) < 2 or len(rows[0]) < 2:
        raise BadSheet(say("it has no rows of students"))
    return rows, separator


def _column(head: list[str], names: Sequence[str]) -> int | None:
    return next((head.index(name) for name in names if name in head), None)


Person = tuple[int, list[str], list[str]]
"""A row of a sheet: its number, its ids and its names."""


class Matcher:
    """Finds the row of a student's folder by the platform's id at its end, by an id, or by a name.

    A student who fits two rows is matched to none.
    """

    def __init__(self, rows: Iterable[Person]) -> None:
        self.ids: dict[str, set[int]] = {}
        self.names: dict[str, set[int]] = {}
        for row, ids, names in rows:
            for one in ids:
                if plain(one):
                    self.ids.setdefault(plain(one), set()).add(row)
            for one in names:
                if plain(one):
                    self.names.setdefault(plain(one), set()).add(row)

    def rows_of(self, student: str) -> set[int]:
        """Return the rows that fit."""
        name, _, last = student.rpartition("_")
        if last.isdecimal() and last in self.ids:
            return self.ids[last]
        plain_name = plain(student)
        if plain_name in self.ids:
            return self.ids[plain_name]
        by_name = plain(name) if last.isdecimal() and name else plain_name
        return self.names.get(by_name, set())


def _fill(
    rows: list[list[str]],
    separator: str,
    people: list[Person],
    results: Iterable[Result],
    grade: int,
    most: dict[int, float],
    title: int,
    comments: tuple[int, Comments] | None = None,
) -> Filled:
    """Write the scores into the column `grade`, as a share of the maximum that `most` gives for each row."""
    filled = Filled(column=rows[0][grade])
    matcher = Matcher(people)
    taken: dict[int, str] = {}
    for result in results:
        student = result["student"]
        fitting = matcher.rows_of(student)
        if len(fitting) != 1:
            (filled.ambiguous if fitting else filled.without_row).append(student)
            continue
        (row,) = fitting
        if row in taken:
            filled.ambiguous.append(student)
            continue
        taken[row] = student
        if comments is not None and comments[1].replaces(rows[row][comments[0]]):
            rows[row][comments[0]] = cell(comments[1].of(result))
            filled.commented += 1
        if result["score"] is None or not result["max"]:
            filled.ungraded.append(student)
            continue
        share = result["score"] / result["max"]
        rows[row][grade] = number(share * most[row] if row in most else result["score"])
        filled.matched += 1
    filled.without_result = [rows[row][title] for row, _, _ in people if row not in taken]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows(rows)
    filled.text = out.getvalue()
    return filled


def _float(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _padded(rows: list[list[str]]) -> None:
    for row in rows:
        row += [""] * (len(rows[0]) - len(row))


def _moodle_people(rows: list[list[str]]) -> tuple[list[Person], int]:
    """Return the people of a Moodle sheet, and the column that shows who they are."""
    head = rows[0]
    identifier = _column(head, MOODLE_FIXED) or 0  # "Participant 1234567"; the first column
    named = [n for n, name in enumerate(head) if name in MOODLE_NAMES]
    people: list[Person] = []
    for n, row in enumerate(rows[1:], 1):
        number_ = re.search(r"(\d+)\s*$", row[identifier])
        people.append((n, [number_[1]] if number_ else [], [row[k] for k in named]))
    return people, named[0] if named else identifier


def _canvas_people(rows: list[list[str]]) -> tuple[list[Person], int]:
    """Return the people of a Canvas sheet, and the column that shows who they are."""
    head = rows[0]
    student = head.index("Student")
    ids = [head.index(name) for name in CANVAS_IDS if name in head]
    people: list[Person] = []
    for n, row in enumerate(rows[1:], 1):
        own = row[student].strip() != CANVAS_POSSIBLE and any(row[k].strip() for k in ids)
        if own:
            # "Doe, Jane" in the sheet is doejane in a download's names.
            people.append((n, [row[k] for k in ids], [row[student], _turned(row[student])]))
    return people, student


def people_in(path: Path) -> tuple[list[Person], dict[int, str]]:
    """Return the people in a sheet from Moodle or Canvas, or in a list with one name a line, and their names.

    Raises BadSheet, OSError.
    """
    try:
        rows, _ = read_sheet(path)
    except BadSheet:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        names = [line.strip() for line in lines if line.strip()]
        return [(n, [name], [name]) for n, name in enumerate(names)], dict(enumerate(names))
    _padded(rows)
    if "Student" in rows[0]:
        people, title = _canvas_people(rows)
    elif any(name in rows[0] for name in (*MOODLE_FIXED, *MOODLE_NAMES)):
        people, title = _moodle_people(rows)
    else:  # the instructor's own list: every field of a row may be the name or id
        people, title = [(n, row, row) for n, row in enumerate(rows[1:], 1)], 0
    return people, {n: rows[n][title] for n, _, _ in people}


def fill_moodle(
    path: Path,
    results: Iterable[Result],
    column: str | None = None,
    comments: Comments | None = None,
) -> Filled:
    """Fill in a Moodle grading worksheet, and its feedback comments. Raises BadSheet, OSError."""
    rows, separator = read_sheet(path)
    _padded(rows)
    head = rows[0]
    grade = _chosen(head, column) if column else _column(head, MOODLE_GRADE)
    if grade is None:
        raise BadSheet(_which(head))
    maximum = _column(head, MOODLE_MAX)
    most = {}
    for n, row in enumerate(rows[1:], 1):
        top = _float(row[maximum]) if maximum is not None else None
        if top is not None:
            most[n] = top
    people, title = _moodle_people(rows)
    at = _column(head, MOODLE_COMMENTS)
    feedback = (at, comments) if at is not None and comments is not None else None
    return _fill(rows, separator, people, results, grade, most, title, feedback)


def fill_canvas(path: Path, results: Iterable[Result], column: str | None = None) -> Filled:
    """Fill in a Canvas gradebook. Raises BadSheet, OSError."""
    rows, separator = read_sheet(path)
    _padded(rows)
    head = rows[0]
    if "Student" not in head:
        raise BadSheet(say("it has no column {name}", name="Student"))
    student = head.index("Student")
    grade = _chosen(head, column) if column else _only_assignment(head)
    possible = None
    for row in rows[1:]:
        if row[student].strip() == CANVAS_POSSIBLE:
            possible = _float(row[grade])
    people, _ = _canvas_people(rows)
    most = {n: possible for n, _, _ in people} if possible else {}
    return _fill(rows, separator, people, results, grade, most, student)


def _turned(name: str) -> str:
    last, comma, first = name.partition(",")
    return f"{first} {last}" if comma else name


def _only_assignment(head: list[str]) -> int:
    columns = [n for n, name in enumerate(head) if _ASSIGNMENT.search(name.strip())]
    if len(columns) == 1:
        return columns[0]
    raise BadSheet(_which([head[n] for n in columns] or head))


def _chosen(head: list[str], title: str) -> int:
    columns = [n for n, name in enumerate(head) if name == title]
    columns = columns or [n for n, name in enumerate(head) if plain(title) in plain(name)]
    if len(columns) != 1 or head[columns[0]] in (*CANVAS_FIXED, *MOODLE_FIXED):
        raise BadSheet(_which(head))
    return columns[0]


def _which(names: list[str]) -> Sentence:
    listing = "; ".join(names[:20])
    return say("name the column of the grades with --column: {names}", names=listing)
