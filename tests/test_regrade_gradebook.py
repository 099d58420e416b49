"""`regrade --gradebook`: results, nbgrader's gradebook and its feedback change together, and stay so."""

import json
import sys
from html import unescape
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from nbgrader_course import (
    auto,
    cell,
    copied,
    edited,
    environment,
    function,
    grades,
    hand_in,
    nbgrader,
    new_course,
    read,
    released,
    solved,
    url_of,
    xor2mnist,
)
from older_kit import VERSION, older_kit
from postgres import server
from test_term_of_a_class import written

from autograder import __version__
from autograder.commands import regrade as command
from autograder.commands.common import Context
from autograder.commands.regrading import RegradeRequest
from autograder.misconceptions import find_misconception
from autograder.notebooks.regrade import CourseRegrade

pytestmark = pytest.mark.long

# They are graded in a sandbox, which is Linux's; elsewhere these are not collected.
__test__ = sys.platform == "linux"

EXERCISE = "ex01_sigmoid"
CHECK = "check-sigmoid_derivative"
VOID = ("ex01.sigmoid_derivative.large", "ex01.sigmoid_derivative.edges")
TEXT = f"sigmoid_derivative: 0 becomes 3 ({', '.join(VOID)} no longer count)"
WRONG = "sigmoid-derivative-exp-over-square"
LATE = """
from nbgrader.plugins import LateSubmissionPlugin


class Tenth(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 0.1 * score


c.AssignLatePenalties.plugin_class = Tenth
"""


def wrong() -> str:
    return written("sigmoid_derivative", find_misconception(WRONG).functions["sigmoid_derivative"])


@pytest.fixture(scope="module")
def graded_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with four students, two of whom a void check would help; one of those was late."""
    root = new_course(
        tmp_path_factory.mktemp("graded") / "course", EXERCISE, [EXERCISE], "--explain", "2"
    )
    config = root / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + LATE, encoding="utf-8")
    with Gradebook(url_of(root)) as book:
        book.update_or_create_assignment(EXERCISE, duedate="2030-01-02 00:00:00 UTC")
    for student, source in (("kim", wrong()), ("lee", ""), ("late", wrong()), ("none", None)):
        nb = released(root, EXERCISE, EXERCISE)
        if source is not None:
            solved(nb, EXERCISE)
        if source:
            edited(nb, sigmoid_derivative=source)
        when = "2030-01-03 00:00:00 UTC" if student == "late" else "2030-01-01 00:00:00 UTC"
        hand_in(root, student, nb, EXERCISE, EXERCISE, when)
    xor2mnist(root, "grade", "--gradebook", url_of(root), ".", EXERCISE, "--jobs", "2")
    return root


@pytest.fixture
def course(graded_course: Path, tmp_path: Path) -> Path:
    return copied(graded_course, tmp_path / "course")


def regrade(root: Path, *options: object, expected: int = 0) -> str:
    words = ("regrade", "--gradebook", url_of(root), ".", EXERCISE, *options)
    return xor2mnist(root, *words, expected=expected)


def totals(root: Path, url: str = "") -> dict[str, float]:
    """Return what nbgrader would export: points without the penalty for being late."""
    with Gradebook(url or url_of(root)) as book:
        return {
            one.student.id: round(one.score - one.late_submission_penalty, 4)
            for one in book.assignment_submissions(EXERCISE)
        }


def everything(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for folder in ("results", "autograded")
        for path in (root / folder).rglob("*")
        if path.is_file() and path.name != "lock"
    }


def shown(root: Path, student: str) -> str:
    """Return the verdict that `autograded/` holds on the function."""
    nb = read(root / "autograded" / student / EXERCISE / f"{EXERCISE}.ipynb")
    return "".join(cell(nb, CHECK)["outputs"][0]["data"]["text/html"])


def test_a_dry_run_tells_the_gradebooks_changes_too_and_writes_nothing(course: Path) -> None:
    files, before = everything(course), totals(course)

    said = regrade(course, "--void", *VOID, "--dry-run")

    assert "kim: 3 / 8 becomes 6 / 8" in said and TEXT in said
    # The late one loses a tenth of more points.
    assert "late: 2.7 / 8 becomes 5.4 / 8" in said
    assert "the penalty for handing in late: 0.3 becomes 0.6" in said
    assert "2 gain points, 0 lose some" in said and "lee:" not in said
    assert everything(course) == files and totals(course) == before


def test_results_gradebook_feedback_and_notes_are_written_and_stay(course: Path) -> None:
    with Gradebook(url_of(course)) as book:
        grade = book.find_grade("explain", EXERCISE, EXERCISE, "kim")
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        book.db.commit()

    said = regrade(course, "--void", *VOID)

    assert "kim: 4.5 / 8 becomes 7.5 / 8" in said
    after = {"kim": 7.5, "late": 5.4, "lee": 6.0, "none": 0.0}
    assert totals(course) == after
    assert grades(course, "kim", EXERCISE)["explain"] == (0.0, 1.5, False)
    stored = read(course / "results" / EXERCISE / "kim.json")
    assert stored["score"] == 6 and stored["regraded"]["after"] == [7.5, 8]
    note = (course / "results" / EXERCISE / "notes/kim/note.txt").read_text(encoding="utf-8")
    assert note.splitlines() == [
        "Your points were computed again: 4.5 / 8 becomes 7.5 / 8.",
        TEXT,
    ]
    assert not (course / "results" / EXERCISE / "notes/lee").exists()
    # What nbgrader makes of it: the verdict on the page is that of the gradebook.
    nbgrader(course, "generate_feedback", EXERCISE)
    page = unescape((course / f"feedback/kim/{EXERCISE}/{EXERCISE}.html").read_text("utf-8"))
    assert "3 of 3 points" in page and "0 of 3 points" not in page
    assert "The checks large, edges do not count." in page

    # Whoever grades later keeps to it: others, the same ones, and nbgrader's own command.
    grade_ = ("grade", "--gradebook", url_of(course), ".", EXERCISE, "--jobs", "1")
    nb = edited(solved(released(course, EXERCISE, EXERCISE), EXERCISE), sigmoid_derivative=wrong())
    hand_in(course, "new", nb, EXERCISE, EXERCISE, "2030-01-01 00:00:00 UTC")
    xor2mnist(course, *grade_)
    assert auto(course, "new", EXERCISE)[CHECK] == 3.0
    xor2mnist(course, *grade_, "--force")
    nbgrader(course, "autograde", EXERCISE, "--force", "--student", "late")
    assert totals(course) == {**after, "new": 6.0}
    assert "0 gain points, 0 lose some" in regrade(course, "--dry-run")


def test_the_gradebook_follows_where_the_results_were_regraded_alone(course: Path) -> None:
    said = xor2mnist(course, "regrade", f"results/{EXERCISE}", "--void", *VOID)
    assert "the gradebook is not" in said and totals(course)["kim"] == 3.0

    said = regrade(course)

    assert "kim: 3 / 8 becomes 6 / 8" in said and "as in the results" in said
    assert totals(course)["kim"] == 6.0 and "3 of 3 points" in shown(course, "kim")


def test_what_the_results_do_not_know_is_left_alone_and_told(course: Path) -> None:
    # Handed in again, and graded by nbgrader's own command, which stores no results.
    hand_in(course, "none", solved(released(course, EXERCISE, EXERCISE), EXERCISE), EXERCISE, EXERCISE,
            "2030-01-01 12:00:00 UTC")  # fmt: skip
    hand_in(course, "other", solved(released(course, EXERCISE, EXERCISE), EXERCISE), EXERCISE, EXERCISE,
            "2030-01-01 00:00:00 UTC")  # fmt: skip
    nbgrader(course, "autograde", EXERCISE)
    assert totals(course)["none"] == 6.0
    with Gradebook(url_of(course)) as book:
        grade = book.find_grade(CHECK, EXERCISE, EXERCISE, "kim")
        grade.manual_score = 1.0
        book.db.commit()

    said = regrade(course, "--void", *VOID)

    assert (
        "none, sigmoid: left alone, for the gradebook has 3 and not what the result gives (0)"
        in said
    )
    assert (
        "in the gradebook without results, which nbgrader autograde does not store: other" in said
    )
    assert "sigmoid_derivative: a person gave 1, which stays" in said
    assert totals(course)["none"] == 6.0
    # A person looks at it again, as after nbgrader's own grading.
    assert grades(course, "kim", EXERCISE)[CHECK] == (3.0, 1.0, True)


def test_a_gradebook_in_postgresql(course: Path, by_the_older_kit) -> None:
    with server() as url:
        config = course / "nbgrader_config.py"
        line = f"c.CourseDirectory.db_url = {url!r}\n"
        config.write_text(config.read_text(encoding="utf-8") + line, encoding="utf-8")
        nbgrader(course, "generate_assignment", EXERCISE, "--force")
        words = ("regrade", "--gradebook", url, ".", EXERCISE, "--jobs", "1")
        by_the_older_kit(
            course, "grade", "--gradebook", url, ".", EXERCISE, "--force", "--jobs", "1"
        )
        before = {"kim": 3.0, "late": 3.0, "lee": 3.0, "none": 0.0}
        after = {"kim": 6.0, "late": 6.0, "lee": 6.0, "none": 0.0}
        assert totals(course, url) == before

        said = xor2mnist(course, *words, "--again", "--dry-run")
        assert "lee: 3 / 8 becomes 6 / 8" in said and WHY in said
        assert totals(course, url) == before
        xor2mnist(course, *words, "--again")
        assert totals(course, url) == {**before, "lee": 6.0}

        assert TEXT in xor2mnist(course, *words, "--void", *VOID)
        assert totals(course, url) == after
        assert "0 gain points, 0 lose some" in xor2mnist(course, *words, "--dry-run")
        # nbgrader's own command goes on with what was written.
        nbgrader(course, "autograde", EXERCISE, "--force", "--student", "kim")
        assert totals(course, url) == after


@pytest.mark.parametrize("at", [1, 2])
def test_cut_between_students_the_same_command_finishes_it(
    course: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    request = RegradeRequest(str(course), EXERCISE, url_of(course), VOID)
    verdicts, calls = CourseRegrade.write_verdicts, []

    def cut(self, before, after, booked):
        calls.append(after["student"])
        if len(calls) == at:
            raise KeyboardInterrupt  # after the gradebook, before the notebook and the result
        verdicts(self, before, after, booked)

    with monkeypatch.context() as patch:
        patch.setattr(CourseRegrade, "write_verdicts", cut)
        with pytest.raises(KeyboardInterrupt):
            command.regrade(Context("en"), request)

    said = regrade(course)

    assert "an earlier regrade was stopped halfway" in said
    assert "kim: 3 / 8 becomes 6 / 8" in said and "late: 2.7 / 8 becomes 5.4 / 8" in said
    assert totals(course) == {"kim": 6.0, "late": 5.4, "lee": 6.0, "none": 0.0}
    for student, line in (("kim", "3 / 8 becomes 6 / 8"), ("late", "2.7 / 8 becomes 5.4 / 8")):
        note = course / "results" / EXERCISE / "notes" / student / "note.txt"
        assert line in note.read_text(encoding="utf-8")
        assert "3 of 3 points" in shown(course, student)
        assert read(course / f"results/{EXERCISE}/{student}.json")["score"] == 6
    assert "earlier regrade" not in regrade(course, "--dry-run")


@pytest.fixture(scope="module")
def kit_of_old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return older_kit(tmp_path_factory.mktemp("older"))


@pytest.fixture
def by_the_older_kit(kit_of_old: Path, monkeypatch: pytest.MonkeyPatch):
    """Run a command by the older kit."""

    def run(root: Path, *words: object) -> str:
        with monkeypatch.context() as patch:
            patch.setenv("PYTHONPATH", str(kit_of_old))
            assert environment(root)["PYTHONPATH"] == str(kit_of_old)
            return xor2mnist(root, *words)

    return run


CHANGES = (
    f"results are of version {VERSION}; this is version {__version__}:",
    "added: ex01.sigmoid.tail, ex01.sigmoid_derivative.forms",
    "removed: ex01.sigmoid_derivative.shapes",
    "changed: ex01.sigmoid_derivative.large",
)
WHY = (
    "sigmoid_derivative: 0 becomes 3 (changed, with another result: ex01.sigmoid_derivative.large)"
)


def test_a_newer_kit_says_which_checks_differ_and_whose_points_change(
    tmp_path: Path, by_the_older_kit
) -> None:
    for student, source in (("kim", function(EXERCISE, "sigmoid_derivative")), ("lee", wrong())):
        folder = tmp_path / "submissions" / student
        folder.mkdir(parents=True)
        helper = function(EXERCISE, "sigmoid")
        text = f"import numpy as np\nfrom numpy.typing import ArrayLike, NDArray\n\n\n{helper}\n\n\n{source}\n"
        (folder / f"{EXERCISE}.py").write_text(text, encoding="utf-8")
    grade = ("grade", "submissions", "--out", "results", "--exercise", "1", "--jobs", "1")
    by_the_older_kit(tmp_path, *grade)
    results = tmp_path / "results"
    assert [read(results / f"{one}.json")["score"] for one in ("kim", "lee")] == [3.0, 3.0]
    files = {path: path.read_bytes() for path in results.glob("*.json")}

    said = xor2mnist(tmp_path, "regrade", "results", "--dry-run")
    assert all(text in said for text in CHANGES)
    assert "regrade --again" in said and "0 gain points" in said
    again = ("regrade", "results", "--again", "--submissions", "submissions")
    said = xor2mnist(tmp_path, *again, "--dry-run")
    assert all(text in said for text in CHANGES)
    assert "kim: 3 / 6 becomes 6 / 6" in said and WHY in said
    assert "1 gain points, 0 lose some" in said
    assert {path: path.read_bytes() for path in results.glob("*.json")} == files

    # Files that are others by now are graded by grade, not by this.
    with (tmp_path / "submissions" / "lee" / f"{EXERCISE}.py").open("a", encoding="utf-8") as file:
        file.write("# again\n")
    said = xor2mnist(tmp_path, *again)

    assert "so grade grades them: lee" in said
    assert (
        read(results / "kim.json")["score"] == 6
        and read(results / "kim.json")["kit"] == __version__
    )
    assert read(results / "lee.json")["kit"] == VERSION
    note = (results / "notes/kim/note.txt").read_text(encoding="utf-8")
    assert note.splitlines() == ["Your points were computed again: 3 / 6 becomes 6 / 6.", WHY]
    assert not (results / ".state" / "again").exists()
    # Grading says it as well, and finds nothing left to do for what was regraded.
    said = xor2mnist(tmp_path, *grade)
    assert all(text in said for text in CHANGES) and "graded: 1, unchanged: 1" in said


def test_a_newer_kit_reaches_the_gradebook(course: Path, by_the_older_kit) -> None:
    grade = ("grade", "--gradebook", url_of(course), ".", EXERCISE, "--force", "--jobs", "1")
    by_the_older_kit(course, *grade)
    assert totals(course) == {"kim": 3.0, "late": 2.7, "lee": 3.0, "none": 0.0}
    with Gradebook(url_of(course)) as book:
        grade_ = book.find_grade("explain", EXERCISE, EXERCISE, "lee")
        grade_.manual_score, grade_.needs_manual_grade = 2.0, False
        book.db.commit()
    files, before = everything(course), totals(course)

    said = regrade(course, "--again", "--jobs", "1", "--dry-run")

    assert all(text in said for text in CHANGES)
    assert "lee: 5 / 8 becomes 8 / 8" in said and WHY in said
    assert everything(course) == files and totals(course) == before
    assert not list(course.rglob("*.part"))

    regrade(course, "--again", "--jobs", "1")

    assert totals(course) == {"kim": 3.0, "late": 2.7, "lee": 8.0, "none": 0.0}
    # What a person gave does not wait for a person again.
    assert grades(course, "lee", EXERCISE)["explain"] == (0.0, 2.0, False)
    assert "3 of 3 points" in shown(course, "lee")
    stored = json.loads((course / f"results/{EXERCISE}/lee.json").read_text(encoding="utf-8"))
    assert stored["kit"] == __version__ and stored["score"] == 6
    assert [path.parent.name for path in course.glob("results/*/notes/*/note.txt")] == ["lee"]
