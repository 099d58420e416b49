"""A term of twelve weeks with twenty students, through the real commands: nbgrader's exchange and gradebook, Moodle, Canvas.

Two weeks go through nbgrader, five through Moodle's download and five through Canvas's. Answers are drawn from the banks;
in a week all students of one kind hand in the same, so what each week has to give is known to the point.
"""

import ast
import csv
import functools
import inspect
import io
import json
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from nbgrader_course import (
    Notebook,
    cell,
    edited,
    function,
    nbgrader,
    released,
    url_of,
    xor2mnist,
)

from autograder.course.catalogue import course
from autograder.misconceptions import find_misconception
from autograder.right_answers import right_answers_of

pytestmark = pytest.mark.long

# They are graded in a sandbox, which is Linux's; elsewhere this is not collected.
__test__ = sys.platform == "linux"

STUDENTS = tuple("홍길동" if n == 7 else f"student{n:02}" for n in range(20))
# In a week, of every ten students: five are right, two and one have a misconception, one has not begun, one is missing.
KINDS = ("right", "right", "a", "right", "stub", "right", "b", "a", "right", "missing")
# The banks' own helpers, as a learner would write what they do.
HELPERS = {
    "_floats(x)": "np.asarray(x, dtype=float)",
    "_predicted(params, x)": "np.argmax(mlp_forward(params, x), axis=1)",
    "sgd_right(params, grads, -learning_rate)": "[p + learning_rate * g for p, g in zip(params, grads)]",
    "sgd_right(params, grads, 1.0)": "[p - g for p, g in zip(params, grads)]",
}


@dataclass(frozen=True)
class Week:
    """What is handed out, how it comes back, and two misconceptions; their functions and `also` earn nothing."""

    number: int
    way: str
    exercises: tuple[str, ...]
    a: str
    b: str
    also: tuple[str, ...] = ()
    void: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"week{self.number:02}"

    def kind(self, student: str) -> str:
        return KINDS[(STUDENTS.index(student) + 3 * self.number) % len(KINDS)]

    def students(self, *kinds: str) -> list[str]:
        return [one for one in STUDENTS if self.kind(one) in kinds]

    @property
    def points(self) -> int:
        return sum(course().exercise(one).points for one in self.exercises)

    def expected(self, student: str, mended: bool = False) -> float:
        """Return what a student has to earn; after the regrade with `mended`."""
        kind = self.kind(student)
        if kind in ("stub", "missing"):
            return 0.0
        if kind == "right" or (kind == "a" and mended):
            return float(self.points)
        wrong = {find_misconception(self.a if kind == "a" else self.b).function, *self.also}
        return float(self.points - sum(course().functions()[one].points for one in wrong))


TERM = (
    Week(1, "nbgrader", ("ex01_sigmoid",), "sigmoid-derivative-exp-over-square",
         "sigmoid-derivative-x-one-minus-x-without-array",
         void=("ex01.sigmoid_derivative.large", "ex01.sigmoid_derivative.edges")),
    Week(2, "nbgrader", ("ex02_xor_forward",), "forward-hidden-bias-dropped", "forward-bias-subtracted"),
    Week(3, "moodle", ("ex03_backprop",), "squared-error-half-lost", "squared-error-mean-of-squares", ("train",)),
    Week(4, "moodle", ("ex04_relu",), "leaky-larger-of-two-lines", "leaky-one-decision-for-all",
         void=("ex04.leaky_relu.steep_slope", "ex04.leaky_relu.edges")),
    Week(5, "moodle", ("ex05_initializers",), "he-fan-out", "he-not-scaled"),
    Week(6, "canvas", ("ex06_softmax",), "onehot-width-from-labels", "onehot-counts-from-one",
         void=("ex06.one_hot.absent_top_class", "ex06.one_hot.forms")),
    Week(7, "canvas", ("ex07_optimizers",), "sgd-adds-the-gradient", "sgd-rate-missing"),
    Week(8, "canvas", ("ex08_mlp",), "mlp-accuracy-count", "mlp-accuracy-all-or-nothing"),
    Week(9, "moodle", ("ex09_dropout",), "dropout-backward-dout-comes-back", "dropout-backward-scale"),
    Week(10, "canvas", ("ex05_initializers",), "he-variance-as-deviation", "he-multiplied-by-the-root"),
    Week(11, "moodle", ("ex01_sigmoid", "ex02_xor_forward"), "forward-bias-after-activation", "forward-bias-subtracted"),
    Week(12, "canvas", ("ex06_softmax", "ex01_sigmoid"), "onehot-transposed", "onehot-extra-column"),
)  # fmt: skip


def written(name: str, answer: Callable[..., object]) -> str:
    """Return the source of an answer of a bank, as a learner would write it."""
    (definition,) = ast.parse(inspect.getsource(answer)).body
    assert isinstance(definition, ast.FunctionDef)
    definition.name, definition.decorator_list = name, []
    source = ast.unparse(definition)
    for helper, plain in HELPERS.items():
        source = source.replace(helper, plain)
    return source


@functools.cache
def answers(week: Week, exercise: str, kind: str) -> dict[str, str]:
    """Return the sources that students of a kind write, by function."""
    sources = {
        one.name: function(exercise, one.name) for one in course().exercise(exercise).functions
    }
    if exercise == "ex01_sigmoid" and week.number == 1:
        (other,) = [
            one for one in right_answers_of(course().exercise(exercise)) if one.why == "by tanh"
        ]
        sources["sigmoid"] = written("sigmoid", other.functions["sigmoid"])
    if kind in ("a", "b"):
        wrong = find_misconception(week.a if kind == "a" else week.b)
        if wrong.exercise == exercise:
            sources[wrong.function] = written(wrong.function, wrong.functions[wrong.function])
    return sources  # fmt: skip


def notebooks(root: Path, week: Week, kind: str) -> dict[str, str]:
    """Return what students of a kind hand in, by file name."""
    found = {}
    for exercise in week.exercises:
        nb: Notebook = released(root, week.name, exercise)
        if kind != "stub":
            edited(nb, **answers(week, exercise, kind))
        found[f"{exercise}.ipynb"] = json.dumps(nb, ensure_ascii=False)
    return found


def moodle_id(student: str) -> str:
    return f"{student}_{1000 + STUDENTS.index(student)}"


def canvas_id(student: str) -> str:
    return f"{student}_{5000 + STUDENTS.index(student)}"


def of_the_term(root: Path) -> None:
    """Release the whole term in one go, with the class list and a due date."""
    blocks = [
        f'[[assignments]]\nname = "{week.name}"\nexercises = {json.dumps(week.exercises)}\n'
        for week in TERM
    ]
    (root / "grading.toml").write_text("\n".join(blocks), encoding="utf-8")
    xor2mnist(root, "release", "--nbgrader", ".")
    for week in TERM:
        nbgrader(root, "generate_assignment", week.name)
        for exercise in week.exercises:
            nb = released(root, week.name, exercise)
            for one in course().exercise(exercise).functions:
                assert "NotImplementedError" in "".join(cell(nb, f"solution-{one.name}")["source"])
    lines = [f"{one},,,\n" for one in STUDENTS]
    (root / "class.csv").write_text(
        "id,first_name,last_name,email\n" + "".join(lines), encoding="utf-8"
    )
    nbgrader(root, "db", "student", "import", "class.csv")
    (root / "class.txt").write_text("\n".join(STUDENTS), encoding="utf-8")  # fmt: skip


def through_the_exchange(root: Path, week: Week) -> None:
    """Students fetch and submit; the instructor collects.

    Ten students submit by nbgrader's command, which takes half a second; what it would write for the others is copied.
    """
    exchange = root.parent / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    config = root / "nbgrader_config.py"
    line = f'c.Exchange.root = "{exchange}"\n'
    config.write_text(config.read_text(encoding="utf-8") + line, encoding="utf-8")
    nbgrader(root, "release_assignment", week.name)
    home, student_side = (
        root.parent / "home",
        ["--course", root.name, f"--Exchange.root={exchange}"],
    )
    home.mkdir()
    nbgrader(home, "fetch_assignment", week.name, *student_side)
    handed_in = [one for one in STUDENTS if week.kind(one) != "missing"]
    for student in handed_in:
        for name, text in notebooks(root, week, week.kind(student)).items():
            assert (home / week.name / name).is_file()  # what was released has arrived
            (home / week.name / name).write_text(text, encoding="utf-8")
        inbound = exchange / root.name / "inbound"
        if len(list(inbound.iterdir())) < 10:
            nbgrader(home, "submit", week.name, f"--student={student}", *student_side)
            stamp = next(inbound.glob(f"{student}+*")).name.split("+")[2]
        else:
            to = inbound / f"{student}+{week.name}+{stamp}+copied"
            shutil.copytree(home / week.name, to)
            (to / "timestamp.txt").write_text(stamp, encoding="utf-8")
    # One account of this machine plays all students.
    nbgrader(root, "collect", week.name, "--ExchangeCollect.check_owner=False")
    assert sorted(path.parent.name for path in root.glob(f"submitted/*/{week.name}")) == sorted(
        handed_in
    )


def through_moodles_archive(root: Path, week: Week) -> None:
    """The instructor hands Moodle's download to nbgrader."""
    archive = root / "downloaded" / week.name / "archive"
    archive.mkdir(parents=True)
    packed(archive / "class.zip", root, week)
    pattern = r".*/(?P<student_id>[^_/]+)_.*file_(?P<file_id>\w+)"
    nbgrader(root, "zip_collect", week.name, f"--FileNameCollectorPlugin.named_regexp={pattern}")


def packed(archive: Path, root: Path, week: Week) -> Path:
    """Write what a platform lets the instructor download."""
    with zipfile.ZipFile(archive, "w") as file:
        for student in STUDENTS:
            if week.kind(student) == "missing":
                continue
            for number, (name, text) in enumerate(
                notebooks(root, week, week.kind(student)).items()
            ):
                path = f"{moodle_id(student)}_assignsubmission_file_{name}"
                if week.way == "canvas":
                    path = f"{canvas_id(student)}_{9000 + 10 * STUDENTS.index(student) + number}_{name}"
                file.writestr(path, text)
    return archive


def missing_in(said: str) -> list[str]:
    """Return who is in the class list and has no folder, as preflight says it."""
    end = ": is in the class list and has no folder"
    return sorted(line.removesuffix(end) for line in said.splitlines() if line.endswith(end))


def read(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def in_the_gradebook(root: Path, week: Week) -> dict[str, float]:
    nbgrader(root, "export", "--to", "grades.csv")
    head, *rows = read(root / "grades.csv")
    at, who, score = (head.index(one) for one in ("assignment", "student_id", "score"))
    return {row[who]: float(row[score]) for row in rows if row[at] == week.name}


def in_the_table(results: Path, name: Callable[[str], str]) -> dict[str, float]:
    """Return the points in a table of results, by student; 0 for who is not in it."""
    _, *rows = read(results / "grades.csv")
    scores = {row[0]: float(row[1]) for row in rows}
    assert scores.keys() <= {name(one) for one in STUDENTS}
    return {one: scores.get(name(one), 0.0) for one in STUDENTS}


def expected(week: Week, mended: bool = False) -> dict[str, float]:
    return {one: week.expected(one, mended) for one in STUDENTS}


def whose_points_change(said: str) -> list[str]:
    return sorted(
        line.split(":")[0] for line in said.splitlines() if " becomes " in line and line[0] != " "
    )


def nbgraders_week(root: Path, week: Week) -> None:
    said = xor2mnist(root, "preflight", ".", week.name, "--class", "class.txt", expected=3)
    assert missing_in(said) == sorted(week.students("missing"))
    grade = ("grade", "--gradebook", url_of(root), "--jobs", "1", ".", week.name)
    xor2mnist(root, *grade)
    assert in_the_gradebook(root, week) == expected(week)
    if not week.void:
        return
    gaining = sorted(week.students("a"))
    regrade = ("regrade", "--gradebook", url_of(root), ".", week.name, "--void", *week.void)
    said = xor2mnist(root, *regrade, "--dry-run")
    assert whose_points_change(said) == gaining
    assert in_the_gradebook(root, week) == expected(week)
    xor2mnist(root, *regrade)
    assert in_the_gradebook(root, week) == expected(week, mended=True)
    notes = (root / "results" / week.name / "notes").rglob("note.txt")
    assert sorted(path.parent.name for path in notes) == gaining
    # Whoever is graded later, in one way or the other, is graded by what was decided.
    xor2mnist(root, *grade, "--force", "--only", *gaining[:2], *week.students("right")[:1])
    nbgrader(root, "autograde", week.name, "--force", f"--student={gaining[2]}")
    assert in_the_gradebook(root, week) == expected(week, mended=True)
    feedback_through_the_exchange(root, week)


def feedback_through_the_exchange(root: Path, week: Week) -> None:
    """A page for one with a misconception, released, and fetched where it was submitted."""
    student = week.students("b")[0]
    nbgrader(root, "generate_feedback", week.name, f"--CourseDirectory.student_id={student}")
    nbgrader(root, "release_feedback", week.name, f"--CourseDirectory.student_id={student}")
    exchange = root.parent / "exchange"
    nbgrader(
        root.parent / "home", "fetch_feedback", week.name, "--course", root.name,
        f"--student={student}", f"--Exchange.root={exchange}",
    )  # fmt: skip
    (page,) = (root.parent / "home" / week.name / "feedback").rglob("*.html")
    assert find_misconception(week.b).text["en"] in unescape(page.read_text(encoding="utf-8"))


def platforms_week(root: Path, week: Week) -> Path:
    """Collect, look, grade; return the folder of results."""
    place = root.parent / week.name
    place.mkdir()
    name = canvas_id if week.way == "canvas" else moodle_id
    xor2mnist(place, "collect", packed(place / "download.zip", root, week))
    (place / "class.txt").write_text("\n".join(map(name, STUDENTS)), encoding="utf-8")
    said = xor2mnist(place, "preflight", "submissions", "--class", "class.txt", expected=3)
    assert missing_in(said) == sorted(map(name, week.students("missing")))
    xor2mnist(
        place,
        "grade",
        "submissions",
        "--out",
        "results",
        "--jobs",
        "1",
        "--exercise",
        *week.exercises,
    )
    assert in_the_table(place / "results", name) == expected(week)
    return place


def regraded(place: Path, week: Week) -> None:
    """Void a check: first say whose points change, then write it, with a note for each of them."""
    name = canvas_id if week.way == "canvas" else moodle_id
    gaining = sorted(map(name, week.students("a")))
    before = (place / "results" / "grades.csv").read_bytes()
    said = xor2mnist(place, "regrade", "results", "--void", *week.void, "--dry-run")
    assert whose_points_change(said) == gaining
    assert f"{len(gaining)} gain points, 0 lose some" in said
    assert (place / "results" / "grades.csv").read_bytes() == before
    xor2mnist(place, "regrade", "results", "--void", *week.void)
    assert in_the_table(place / "results", name) == expected(week, mended=True)
    notes = place / "results" / "notes"
    assert sorted(path.parent.name for path in notes.rglob("note.txt")) == gaining


def moodles_sheet(place: Path, week: Week) -> None:
    """Feedback as Moodle takes it back, and its grading worksheet, filled in."""
    xor2mnist(place, "feedback", "results", "--submissions", "submissions", "--moodle")
    with zipfile.ZipFile(place / "results" / "feedback" / "moodle-feedback.zip") as archive:
        pages = {name: unescape(archive.read(name).decode("utf-8")) for name in archive.namelist()}
    assert sorted(pages) == sorted(
        f"{moodle_id(one)}_assignsubmission_file_feedback.html"
        for one in STUDENTS
        if week.kind(one) != "missing"
    )
    page_of = {
        one: pages.get(f"{moodle_id(one)}_assignsubmission_file_feedback.html", "")
        for one in STUDENTS
    }
    assert all("Everything here is done." in page_of[one] for one in week.students("right"))
    sentence = find_misconception(week.b).text["en"]
    assert all(sentence in page_of[one] for one in week.students("b"))
    assert not any(sentence in page_of[one] for one in week.students("right", "stub"))
    head = "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Feedback comments\n"
    rows = [
        f"Participant {1000 + n},{one},,Submitted,,{week.points}.00,\n"
        for n, one in enumerate(STUDENTS)
    ]
    (place / "moodle.csv").write_text(head + "".join(rows), encoding="utf-8")
    said = xor2mnist(place, "report", "results", "--moodle", "moodle.csv")
    _, *filled = read(place / "results" / "moodle.csv")
    grades = {row[1]: row[4] for row in filled}
    wanted = {one: f"{week.expected(one, mended=True):g}" for one in STUDENTS}
    assert grades == {**wanted, **dict.fromkeys(week.students("missing"), "")}
    assert all(sentence in unescape(row[6]) for row in filled if week.kind(row[1]) == "b")
    assert said.count("no result for: ") == len(week.students("missing"))


def canvass_sheet(place: Path, week: Week) -> None:
    """Feedback as Canvas takes it back, its gradebook filled in, and the next meeting."""
    xor2mnist(
        place, "feedback", "results", "--submissions", "submissions", "--canvas", "download.zip"
    )
    with zipfile.ZipFile(place / "results" / "feedback" / "canvas-feedback.zip") as archive:
        names = archive.namelist()
    assert sorted(names) == sorted(
        f"{canvas_id(one)}_{9000 + 10 * STUDENTS.index(one)}_feedback.html"
        for one in STUDENTS
        if week.kind(one) != "missing"
    )
    head = "Student,ID,SIS User ID,SIS Login ID,Section,Week (4711)\n    Points Possible,,,,,10\n"
    rows = [f"{one},{5000 + n},,,A,\n" for n, one in enumerate(STUDENTS)]
    (place / "canvas.csv").write_text(head + "".join(rows), encoding="utf-8")
    xor2mnist(place, "report", "results", "--canvas", "canvas.csv", "--lesson")
    _, _, *filled = read(place / "results" / "canvas.csv")
    shares = {one: 10 * week.expected(one, mended=True) / week.points for one in STUDENTS}
    wanted = {one: f"{round(share, 2):g}" for one, share in shares.items()}
    assert {row[0]: row[5] for row in filled} == {
        **wanted,
        **dict.fromkeys(week.students("missing"), ""),
    }
    lesson = (place / "results" / "lesson.html").read_text(encoding="utf-8")
    count = sum(week.kind(one) == "a" for one in STUDENTS)
    assert lesson.index(f"{count} of ") < lesson.index(f"{len(week.students('b'))} of ")


def totals(root: Path, weeks: Iterable[Week]) -> dict[str, float]:
    """Return what everybody has at the end of the term, as the exported files have it."""
    found = dict.fromkeys(STUDENTS, 0.0)
    for week in weeks:
        if week.way == "nbgrader":
            scores = in_the_gradebook(root, week)
        else:
            name = canvas_id if week.way == "canvas" else moodle_id
            scores = in_the_table(root.parent / week.name / "results", name)
        for student, score in scores.items():
            found[student] += score
    return found


def test_a_term_of_twelve_weeks_with_twenty_students(tmp_path: Path) -> None:
    root = tmp_path / "nn101"
    root.mkdir()
    of_the_term(root)
    first, second, *others = TERM

    through_the_exchange(root, first)
    nbgraders_week(root, first)
    through_moodles_archive(root, second)
    nbgraders_week(root, second)
    for week in others:
        place = platforms_week(root, week)
        if week.void:
            regraded(place, week)
            (canvass_sheet if week.way == "canvas" else moodles_sheet)(place, week)

    assert totals(root, TERM) == {
        one: sum(week.expected(one, mended=bool(week.void)) for week in TERM) for one in STUDENTS
    }
