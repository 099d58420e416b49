"""`grade --gradebook`: the same gradebook as by `nbgrader autograde`, and nothing of anybody's lost."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from made import _pool
from nbgrader.api import Gradebook
from nbgrader.utils import parse_utc
from nbgrader_course import (
    BIN,
    EXERCISE,
    cell,
    copied,
    environment,
    grades,
    hand_in,
    nbgrader,
    new_course,
    read,
    released,
    rows,
    solved,
    url_of,
    xor2mnist,
)
from postgres import server
from sqlalchemy import create_engine, text
from test_nbgrader_term import compare, stripped, without

from autograder.grading.lock import locked
from autograder.notebooks.gradebook import Book, Row
from autograder.notebooks.results import store_of

pytestmark = pytest.mark.long

# They are graded in a sandbox, which is Linux's; elsewhere these are not collected.
__test__ = sys.platform == "linux"

SUBMISSIONS = 60
CHECK = "check-forward"


@pytest.fixture(scope="module")
def empty_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_course(
        tmp_path_factory.mktemp("empty") / "course", EXERCISE, [EXERCISE], "--explain", "2"
    )


@pytest.fixture
def course(empty_course: Path, tmp_path: Path) -> Path:
    return copied(empty_course, tmp_path / "course")


def large_class(root: Path, count: int) -> None:
    """Hand in for a class: right and wrong in many ways, and notebooks to which things happened."""
    draw = random.Random(7)
    right, wrong = _pool(EXERCISE)
    for n in range(count):
        nb = released(root)
        if draw.random() < 0.9:
            cell(nb, "solution-forward")["source"] = draw.choice(draw.choice((right, wrong)))
        if draw.random() < 0.5:
            cell(nb, "explain")["source"] = f"In my own words, {n}."
        kind = n % 10
        if kind == 1:
            nb = stripped(nb)
        elif kind == 2:
            nb = without(nb, draw.choice((CHECK, "solution-forward", "setup", "explain")))
        elif kind == 3:
            nb["cells"].append(dict(cell(nb, draw.choice((CHECK, "solution-forward"))), id="again"))
        elif kind == 4:
            cell(nb, CHECK)["metadata"]["nbgrader"] |= {"points": 99, "solution": True}
        elif kind == 5:
            draw.shuffle(nb["cells"])
        elif kind == 6:
            nb["cells"][0]["metadata"]["nbgrader"] = {"grade": True, "schema_version": 3}
        text = '{"cells"' if n == 17 else nb
        when = f"2030-01-01 00:00:{n % 60:02} UTC" if n % 3 else None
        path = hand_in(root, f"s{n:03}", text, timestamp=when)
        if n % 20 == 0:
            (path.parent / "notes.txt").write_text("mine", encoding="utf-8")


def in_parallel(root: Path, *options: object, url: str = "", expected: int = 0) -> str:
    words = ("grade", "--gradebook", url or url_of(root), ".", EXERCISE, *options)
    return xor2mnist(root, *words, expected=expected)


def test_both_ways_give_equal_gradebooks(course: Path, tmp_path: Path) -> None:
    large_class(course, SUBMISSIONS)
    other = copied(course, tmp_path / "other")

    nbgrader(course, "autograde", EXERCISE, expected=1)
    in_parallel(other, expected=3)

    compare(course, other)
    found = [grades(course, f"s{n:03}")[CHECK][0] for n in range(SUBMISSIONS)]
    assert {None, 0.0, 5.0} == set(found) and found.count(5.0) > 15 < found.count(0.0)
    # Nothing is left to do but the one that is no notebook.
    assert "graded: 0\ns017, ex02_xor_forward: ungraded" in in_parallel(other, expected=3)


@pytest.fixture
def postgresql() -> Iterator[str]:
    with server() as url:
        yield url


def test_a_gradebook_in_postgresql(course: Path, tmp_path: Path, postgresql: str) -> None:
    large_class(course, 12)
    other = copied(course, tmp_path / "other")
    config = course / "nbgrader_config.py"
    line = f"c.CourseDirectory.db_url = {postgresql!r}\n"
    config.write_text(config.read_text(encoding="utf-8") + line, encoding="utf-8")
    nbgrader(course, "generate_assignment", EXERCISE, "--force")

    in_parallel(course, url=postgresql)
    in_parallel(other)

    assert without_version(rows(postgresql)) == without_version(rows(url_of(other)))
    writing_at_once(course, postgresql, 12)
    # nbgrader's own commands go on with what was written.
    nbgrader(course, "generate_feedback", EXERCISE)
    nbgrader(course, "autograde", EXERCISE, "--force", "--student", "s001")


def without_version(found: dict) -> dict:
    """Leave out what is written in another form: seconds of a time, and the version of the tables."""
    return {table: lines for table, lines in found.items() if table != "alembic_version"}


def test_manual_grades_saved_meanwhile_are_kept(course: Path) -> None:
    large_class(course, 16)
    in_parallel(course)
    writing_at_once(course, url_of(course), 16)


def begun(root: Path, url: str, *options: str) -> "subprocess.Popen[str]":
    """Start grading in parallel, and do not wait for it."""
    return subprocess.Popen(
        [BIN / "python", "-m", "autograder", "grade", "--gradebook", url, ".", EXERCISE, *options],
        cwd=root,
        env=environment(root.parent),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def writing_at_once(root: Path, url: str, count: int) -> None:
    """Grade everything anew while a person saves manual grades; then all of both must be there."""
    students = [f"s{n:03}" for n in range(count)]
    before = automatic(url, students)
    # The automatic scores are taken away: whoever loses a write now shows.
    with Gradebook(url) as book:
        book.db.execute(text("update grade set auto_score = null"))
        book.db.commit()
    process = begun(root, url, "--force")
    saved, n = {}, 0
    while process.poll() is None:
        student = students[n % count]
        saved[student] = save_by_hand(url, student, float(n % 7) / 4)
        n += 1
        time.sleep(0.03)  # a person, though a quick one
    said = process.communicate()[0]
    assert process.returncode == 0, said
    assert n > 1  # on a busy machine few, but some, fall in between
    assert automatic(url, students) == before
    with Gradebook(url) as book:
        for student, score in saved.items():
            grade = book.find_grade("explain", EXERCISE, EXERCISE, student)
            comment = book.find_comment("explain", EXERCISE, EXERCISE, student)
            assert (grade.manual_score, comment.manual_comment) == (score, f"{score} points")


def automatic(url: str, students: list[str]) -> dict[str, float | None]:
    with Gradebook(url) as book:
        return {
            student: book.find_grade(CHECK, EXERCISE, EXERCISE, student).auto_score
            for student in students
        }


def save_by_hand(url: str, student: str, score: float) -> float:
    """Save a manual grade as formgrader does."""
    with Gradebook(url) as book:
        grade = book.find_grade("explain", EXERCISE, EXERCISE, student)
        grade.manual_score = score
        grade.needs_manual_grade = False
        book.db.commit()
        comment = book.find_comment("explain", EXERCISE, EXERCISE, student)
        comment.manual_comment = f"{score} points"
        book.db.commit()
    return score


def test_the_report_reads_what_came_of_a_gradebooks_students(course: Path) -> None:
    right, wrong = _pool(EXERCISE)
    for n, answer in enumerate((right[0], wrong[0], wrong[1])):
        nb = released(course)
        cell(nb, "solution-forward")["source"] = answer
        hand_in(course, f"s{n}", nb)

    said = in_parallel(course)

    folder = course / "results" / EXERCISE
    assert f"written: {Path('results', EXERCISE, 'report.html')}" in said
    stored = [read(folder / f"s{n}.json") for n in range(3)]
    assert [one["score"] for one in stored] == [5.0, 0.0, 0.0]
    assert {grades(course, f"s{n}")[CHECK][0] for n in range(3)} == {5.0, 0.0}
    assert xor2mnist(course, "report", str(folder)) and (folder / "grades.csv").is_file()
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert "./s1.json" in page and "<code>forward</code>" in page


def test_a_gradebook_that_is_locked_is_waited_for(course: Path) -> None:
    hand_in(course, "kim", solved(released(course)))
    engine = create_engine(url_of(course), isolation_level=None)
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        release = threading.Thread(target=lambda: (time.sleep(6), connection.rollback()))
        release.start()
        in_parallel(course)
        release.join()
    engine.dispose()
    assert grades(course, "kim")[CHECK] == (5.0, None, False)


def test_a_student_is_written_whole_or_not_at_all(course: Path) -> None:
    with Gradebook(url_of(course)) as own:
        own.update_or_create_assignment(EXERCISE, duedate="2020-01-01")
    book = Book(url_of(course), "course")
    row = Row({CHECK: 5.0}, {})

    def fails(*_: object) -> float | None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        book.write(EXERCISE, "kim", parse_utc("2030-01-01"), {EXERCISE: row}, (), fails)
    book.close()

    with Gradebook(url_of(course)) as own:
        assert own.students == [] and own.assignment_submissions(EXERCISE) == []


def test_killed_it_goes_on_where_it_stopped(course: Path, tmp_path: Path) -> None:
    large_class(course, 12)
    whole = copied(course, tmp_path / "whole")
    in_parallel(whole)
    process = begun(course, url_of(course))
    while process.poll() is None and len(list(course.glob("autograded/*/*/*.ipynb"))) < 3:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert len(list(course.glob("autograded/*/*/*.ipynb"))) < 12

    in_parallel(course)

    compare(course, whole)


def test_a_second_grader_of_the_same_results_is_refused(course: Path) -> None:
    large_class(course, 3)
    store = store_of(course, EXERCISE)
    store.make()

    with locked(store.state):
        said = in_parallel(course, expected=2)

    assert said == f"xor2mnist: results/{EXERCISE}: another run is writing there\n"
    assert not (course / "autograded").exists()
    assert "graded: 3" in in_parallel(course)


def test_what_cannot_be_graded_in_this_way_is_said(course: Path) -> None:
    hand_in(course, "kim", solved(released(course)))
    assert "has no assignment week9" in refused(course, "--gradebook", url_of(course), ".", "week9")
    assert "name the course and the assignment" in refused(
        course, "--gradebook", url_of(course), "."
    )
    assert "--seed" in refused(course, "--gradebook", url_of(course), ".", EXERCISE, "--seed", "3")
    assert "--gradebook" in refused(course, "submitted")
    config = course / "nbgrader_config.py"
    plain = config.read_text(encoding="utf-8")
    for line in (
        "del c.Autograde.autograde_preprocessors",
        "c.Autograde.autograde_preprocessors.insert(0, 'nbgrader.preprocessors.LockCells')",
    ):
        config.write_text(f"{plain}{line}\n", encoding="utf-8")
        said = refused(course, "--gradebook", url_of(course), ".", EXERCISE)
        assert "nbgrader_config.py has steps of its own" in said
    assert not (course / "autograded").exists()


def refused(root: Path, *words: object) -> str:
    said = xor2mnist(root, "grade", *words, expected=2)
    assert "Traceback" not in said
    return said


def hostile(folder: Path, how: str, private: Path) -> None:
    """Put what a stranger may hand in beside a right notebook."""
    if how == "a time in words":
        (folder / "timestamp.txt").write_text("yesterday", encoding="utf-8")
    elif how == "a time that overflows":
        (folder / "timestamp.txt").write_text("9999999999-01-01 00:00:00 UTC", encoding="utf-8")
    elif how == "a pipe for a time":
        os.mkfifo(folder / "timestamp.txt")
    elif how == "an endless time":
        (folder / "timestamp.txt").symlink_to("/dev/zero")
    elif how == "a pipe":
        os.mkfifo(folder / "pipe.csv")
    elif how == "a dangling link":
        (folder / "dangling.txt").symlink_to("nowhere")
    elif how == "an endless link":
        (folder / "endless.bin").symlink_to("/dev/zero")
    elif how == "a private file":
        (folder / "mine.txt").symlink_to(private)
    elif how == "a private folder":
        (folder / "mine").symlink_to(private.parent)
    elif how == "a huge file":
        with (folder / "huge.bin").open("wb") as file:
            file.truncate(2**40)


BESIDE = (
    "a pipe", "a dangling link", "an endless link", "a private file", "a private folder", "a huge file",
)  # fmt: skip
TIMES = ("a time in words", "a time that overflows", "a pipe for a time", "an endless time")


@pytest.fixture
def strangers(course: Path, tmp_path: Path) -> Path:
    """A course in which one right notebook after the other lies beside something hostile."""
    private = tmp_path / "private"
    private.mkdir()
    (private / "key.txt").write_text("the private key", encoding="utf-8")
    for how in (*BESIDE, *TIMES):
        path = hand_in(course, how.replace(" ", "-"), solved(released(course)))
        hostile(path.parent, how, private / "key.txt")
    (course / "submitted/a-link").mkdir()
    (course / f"submitted/a-link/{EXERCISE}").symlink_to(course / f"submitted/a-pipe/{EXERCISE}")
    endless = hand_in(course, "endless", "").with_name(f"{EXERCISE}.ipynb")
    endless.unlink()
    endless.symlink_to("/dev/zero")
    hand_in(course, "zoe", solved(released(course)))
    return course


def no_stranger_stopped_it(course: Path) -> None:
    scores = {how: grades(course, how.replace(" ", "-"))[CHECK][0] for how in BESIDE}
    assert set(scores.values()) == {5.0}, scores
    assert grades(course, "zoe")[CHECK][0] == 5.0
    for path in course.glob("autograded/**/*"):
        assert not path.is_symlink() and path.stat().st_size < 2**20, path
        assert not path.is_file() or "private key" not in path.read_text(encoding="utf-8"), path


def test_what_lies_beside_a_notebook_stops_nobody_else(strangers: Path) -> None:
    said = in_parallel(strangers, expected=3)
    no_stranger_stopped_it(strangers)
    assert "Traceback" not in said and f"graded: {len(BESIDE) + 1}\n" in said
    for name in (*TIMES, "a-link", "endless"):
        assert f"{name.replace(' ', '-')}, {EXERCISE}: ungraded (" in said
    for file in ("pipe.csv", "dangling.txt", "endless.bin", "mine.txt", "mine", "huge.bin"):
        assert f"{file} is not copied to autograded" in said
    # What could not be graded is said again, and nothing else is done.
    assert "graded: 0\n" in in_parallel(strangers, expected=3)


def test_nbgraders_own_steps_are_shielded_too(strangers: Path) -> None:
    said = nbgrader(strangers, "autograde", EXERCISE, expected=1)
    no_stranger_stopped_it(strangers)
    failed = {
        line.split("'")[-2] for line in said.splitlines() if "processing assignment '" in line
    }
    assert failed == {*(how.replace(" ", "-") for how in TIMES), "a-link", "endless"}
