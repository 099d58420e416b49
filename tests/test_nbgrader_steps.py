"""Our steps of `nbgrader autograde`, one by one: what is restored, what is earned, what is told."""

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader_course import (
    BIN,
    EXERCISE,
    Notebook,
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
    write,
)
from places import ROOT, SOLUTIONS
from test_nbgrader_term import code, stripped

from autograder.checking.check import checks_of
from autograder.course.catalogue import course as catalogue
from autograder.judging.engine import Bench
from autograder.notebooks.graded_questions import answer_cell, open_question
from autograder.notebooks.plan import NotebookPlan, PlannedCell, plan_of
from autograder.notebooks.restore import restore
from autograder.notebooks.verdicts import clamped
from autograder.running.local import LocalSide

pytestmark = pytest.mark.long

# They are graded in a sandbox, which is Linux's; elsewhere these are not collected.
__test__ = sys.platform == "linux"

SIGMOID, BACKPROP = "ex01_sigmoid", "ex03_backprop"
QUESTIONS = catalogue().exercise(EXERCISE).after
COLAB = ROOT / "tests" / "notebooks" / "colab.ipynb"


@pytest.fixture(scope="module")
def empty_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("steps") / "course"
    root.mkdir()
    (root / "grading.toml").write_text("quiz_points = 1\n", encoding="utf-8")
    new_course(root, EXERCISE, [EXERCISE, BACKPROP], "--quiz", "--explain", "2")
    nbgrader(root, "generate_assignment", BACKPROP)
    return root


@pytest.fixture
def course(empty_course: Path, tmp_path: Path) -> Path:
    return copied(empty_course, tmp_path / "course")


def html_of(root: Path, student: str, grade_id: str, assignment: str = EXERCISE) -> str:
    path = root / "autograded" / student / assignment / f"{assignment}.ipynb"
    (output,) = cell(read(path), grade_id)["outputs"]
    assert output["output_type"] == "execute_result"
    return "".join(output["data"]["text/html"])


# Restoring


def planned(name: str, source: str, **flags: Any) -> PlannedCell:
    told = {"cell_type": "code", "locked": False, "grade": False, "solution": False, "task": False}
    return PlannedCell(name, source, **{**told, "points": None, "checksum": "c", **flags})


PLAN = NotebookPlan(
    "nb", SIGMOID, "en", 1, None,
    (
        planned("given", "import numpy as np", locked=True),
        planned("solution-sigmoid", "def sigmoid(x):\n    raise", solution=True),
        planned("check-sigmoid", "check()", locked=True, grade=True, points=3.0),
        planned("explain", "YOUR ANSWER", cell_type="markdown", grade=True, solution=True, points=2.0),
    ),
    frozenset({"A lesson."}),
)  # fmt: skip
OTHER_CLAIMS: tuple[Any, ...] = (
    [],
    "check-sigmoid",
    {"grade": True},
    {"grade_id": ["check-sigmoid"]},
    {"grade_id": "check-sigmoid", "grade": False, "solution": True, "schema_version": 99},
    {"grade_id": "nobody", "grade": True, "points": 1000, "locked": False, "solution": False},
)


def notebook(*cells: tuple[str, str, Any]) -> nbformat.NotebookNode:
    made = [
        {
            "cell_type": kind, "source": source, "id": f"c{n}",
            "metadata": {} if told is None else {"nbgrader": told},
            **({"outputs": [], "execution_count": None} if kind == "code" else {}),
        }
        for n, (kind, source, told) in enumerate(cells)
    ]  # fmt: skip
    return nbformat.from_dict({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def known(nb: nbformat.NotebookNode) -> dict[str, Any]:
    return {one.metadata.nbgrader.grade_id: one for one in nb.cells if "nbgrader" in one.metadata}


@pytest.mark.parametrize("claim", OTHER_CLAIMS, ids=str)
@pytest.mark.parametrize("kind", ["code", "markdown"])
def test_whatever_a_file_claims_the_plan_stands(claim: Any, kind: str) -> None:
    nb = notebook((kind, "5.0", claim), ("code", "def sigmoid(x): return 1", None))

    restore(nb, PLAN)

    found = known(nb)
    assert set(found) == {"solution-sigmoid", "check-sigmoid", "explain"}
    assert found["check-sigmoid"].source == "check()"
    assert found["check-sigmoid"].metadata.nbgrader == {
        "schema_version": 3, "grade": True, "solution": False, "locked": True, "task": False,
        "grade_id": "check-sigmoid", "cell_type": "code", "checksum": "c", "points": 3.0,
    }  # fmt: skip
    assert len([one for one in nb.cells if one.metadata.get("nbgrader")]) == 3
    nbformat.validate(nb)
    again = nbformat.from_dict(json.loads(json.dumps(nb)))
    restore(again, PLAN)
    assert again == nb


def test_lost_metadata_is_found_by_text_by_definition_and_by_place() -> None:
    nb = notebook(
        ("markdown", "A lesson.", None),
        ("code", "import numpy as np", None),
        ("code", "def sigmoid(x):\n    return 1 / (1 + np.exp(-x))", None),
        ("code", "check()", None),
        ("markdown", "A lesson.", None),
        ("markdown", "It squashes.", None),
    )
    restore(nb, PLAN)
    found = known(nb)
    assert len(nb.cells) == 6 and set(found) == {one.name for one in PLAN.cells}
    assert found["explain"].source == "It squashes."


def test_an_answer_in_words_that_is_not_found_goes_to_a_person() -> None:
    nb = notebook(("markdown", "One.", None), ("markdown", "Two.", None), ("code", "check()", None))
    restore(nb, PLAN)
    assert known(nb)["explain"].source == (
        "This cell (id:explain) was missing from the submission.\n\nYOUR ANSWER"
    )


@pytest.mark.parametrize(
    ("share", "earned"),
    [(1.0, 5.0), (0.5, 2.5), (-1.0, 0.0), (7.0, 5.0), (float("nan"), 0.0), (float("inf"), 5.0)],
)
def test_points_are_finite_and_clamped(share: float, earned: float) -> None:
    assert clamped(share, 5.0) == earned


# Whose notebook it is


def test_source_and_gradebook_decide_whose_a_notebook_is(course: Path) -> None:
    def plan() -> NotebookPlan | None:
        with Gradebook(url_of(course)) as book:
            return plan_of(book, CourseDirectory(root=str(course)), EXERCISE, EXERCISE)

    whole = plan()
    assert whole is not None and whole.exercise == EXERCISE
    assert f"hidden_seed = {whole.hidden_seed}" in (course / "xor2mnist.toml").read_text("utf-8")
    source = course / "source" / EXERCISE / f"{EXERCISE}.ipynb"
    nb = read(source)
    del nb["metadata"]["xor2mnist"]
    write(source, nb)
    assert plan() is not None  # the gradebook holds our line
    source.unlink()
    assert plan() is not None
    with Gradebook(url_of(course)) as book:
        found = book.find_source_cell("check-forward", EXERCISE, EXERCISE)
        found.source = "assert forward(1, 2, 3, 4)"
        book.db.commit()
    assert plan() is None


# What is earned, and what is told


def overfitted() -> str:
    """Return a forward that is right on the sizes that learners are checked on, and on no other."""
    exercise = catalogue().exercise(EXERCISE)
    solved_side = LocalSide(exercise, SOLUTIONS / exercise.filename)
    bench = Bench(exercise, solved_side, solved_side, 7)
    calls = [call for check in checks_of(exercise) for call in bench.run(check).calls]
    shapes = {np.shape(call.args[0]) for call in calls if call.function.name == "forward"}
    right = function(EXERCISE, "forward").replace("def forward", "def _right")
    return (
        f"{right}\n\n\ndef forward(x, w1, b1, w2):\n    h, y = _right(x, w1, b1, w2)\n"
        f"    return (h, y) if np.shape(x) in {sorted(shapes)} else (h, 1 - y)\n"
    )


def with_answers(nb: Notebook, *right: bool) -> Notebook:
    for question, is_right in zip(QUESTIONS, right, strict=True):
        shown = open_question(question)
        assert shown is not None
        line = re.search(r"^answer_\w+ = (?!None).*$", answer_cell(shown, "en"), re.MULTILINE)
        assert line is not None
        text = line[0] if is_right else "import os; os._exit(1)  # answer = 'A'"
        cell(nb, f"answer-{question}")["source"] = text
    return nb


def hostile_text() -> str:
    return (
        "def forward(x, w1, b1, w2):\n"
        "    raise ValueError('<script>alert(1)</script><img src=x onerror=y>' + 'a' * 10**6)"
    )


def test_what_notebooks_earn_and_what_their_feedback_tells(course: Path) -> None:
    (course / "grading.toml").write_text('credit = "functions"\n', encoding="utf-8")
    hand_in(course, "over", edited(released(course), forward=overfitted()))
    hand_in(course, "quiz", with_answers(solved(released(course)), True, False, True))
    wrong = function(EXERCISE, "forward").replace(" + np.asarray(b1)", "")
    hand_in(course, "wrong", edited(released(course), forward=wrong))
    hand_in(course, "evil", edited(released(course), forward=hostile_text()))
    own = solved(released(course))
    own["cells"].append(dict(cell(own, "check-forward"), metadata={}, id="mine"))
    own["cells"].append(dict(own["cells"][-1], source="from autograder.notebooks import check, hint\n"
                             "def helper(): return 1\ncheck('forward')", id="more"))  # fmt: skip
    hand_in(course, "own", own)
    hand_in(course, "colab", COLAB.read_text(encoding="utf-8"), BACKPROP, BACKPROP)

    nbgrader(course, "autograde", EXERCISE)
    nbgrader(course, "autograde", BACKPROP)
    nbgrader(course, "generate_feedback", EXERCISE)

    earned = {
        name: auto(course, name)["check-forward"] for name in ("over", "quiz", "wrong", "own")
    }
    assert earned == {"over": 0.0, "quiz": 5.0, "wrong": 0.0, "own": 5.0}
    found = auto(course, "quiz")
    assert [found[f"quiz-{question}"] for question in QUESTIONS] == [1.0, 0.0, 1.0]
    colab = auto(course, "colab", BACKPROP)
    assert [colab[f"check-{name}"] for name in ("squared_error", "backward", "train")] == [2, 5, 0]

    # What only hidden inputs show is told without any number.
    told = html_of(course, "over", "check-forward")
    assert "On other inputs of the same kind the function fails" in told
    assert not re.search(r"\d", re.sub(r"<[^>]*>|\d of \d", "", told.replace("&#x27;", "")))
    # Nothing that was expected is in the feedback, nothing of a submission is markup, all is bounded.
    told = html_of(course, "wrong", "check-forward")
    assert "The hidden bias b1 is missing" in told
    assert not re.search(r"\d\.\d{3}", told)
    told = html_of(course, "evil", "check-forward")
    assert "&lt;script&gt;" in told and "<script" not in told and "<img" not in told
    assert len(told) < 20_000
    page = course / "feedback" / "evil" / EXERCISE / f"{EXERCISE}.html"
    body = page.read_text(encoding="utf-8").partition("<body")[2]
    assert "<img src=x" not in body and "alert(1)</script" not in body


def test_a_courses_own_rules_count(course: Path) -> None:
    # Under its former name as well, with a line that says so.
    (course / "grading.toml").unlink(missing_ok=True)
    (course / "course.toml").write_text('credit = "checks"\n', encoding="utf-8")
    hand_in(course, "over", edited(released(course), forward=overfitted()))
    said = nbgrader(course, "autograde", EXERCISE)
    assert "course.toml is read as the settings of the course" in said
    score = auto(course, "over")["check-forward"]
    assert score is not None and 0 < score < 5


def test_tests_of_the_instructors_own_are_never_zeroed_in_silence(course: Path) -> None:
    source = course / "source" / EXERCISE / f"{EXERCISE}.ipynb"
    nb = read(source)
    nb["cells"].append(code("assert True", "own", grade=True, locked=True, points=1))
    write(source, nb)
    nbgrader(course, "generate_assignment", EXERCISE, "--force")
    hand_in(course, "kim", solved(released(course)))
    config = course / "nbgrader_config.py"
    text = config.read_text(encoding="utf-8")
    plain = text.replace(
        "autograder.notebooks.autograde.SaveGrades", "nbgrader.preprocessors.SaveAutoGrades"
    )
    config.write_text(plain, encoding="utf-8")

    said = nbgrader(course, "autograde", EXERCISE, expected=1)

    assert "has tests of yours (own)" in said
    assert grades(course, "kim")["own"] == (None, None, True)
    config.write_text(text, encoding="utf-8")
    nbgrader(course, "autograde", EXERCISE)
    assert grades(course, "kim")["own"] == (None, None, True)
    assert "a person grades it" in html_of(course, "kim", "own")


# formgrader

REFUSING = """
import os
import autograder.isolation.isolated as isolated


class Forks:
    def __bool__(self):
        return not os.path.exists({flag!r})


isolated.FORKS = Forks()
"""


@contextlib.contextmanager
def formgrader(root: Path) -> Iterator[Any]:
    """Start a Jupyter server with formgrader in a course; yield a function that asks it."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    options = (
        "--no-browser", "--allow-root", f"--ServerApp.port={port}", "--ServerApp.port_retries=0",
        "--ServerApp.ip=127.0.0.1", "--IdentityProvider.token=t", "--ServerApp.disable_check_xsrf=True",
        f"--ServerApp.root_dir={root}", f"--CourseDirectory.root={root}",
    )  # fmt: skip
    log = (root.parent / "server.log").open("w", encoding="utf-8")
    process = subprocess.Popen(
        [BIN / "python", "-m", "jupyter_server", *options],
        cwd=root,
        env=environment(root.parent),
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
    )

    def ask(method: str, path: str, data: Any = None) -> Any:
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/formgrader/{path}",
            method=method,
            data=None if data is None else json.dumps(data).encode(),
            headers={"Authorization": "token t", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=120) as answer:
            body = answer.read().decode("utf-8")
        return json.loads(body) if path.startswith("api/") else body

    try:
        for _ in range(600):
            assert process.poll() is None, (root.parent / "server.log").read_text(encoding="utf-8")
            with contextlib.suppress(urllib.error.URLError, ConnectionError):
                ask("GET", "api/status")
                break
            time.sleep(0.1)
        yield ask
    finally:
        process.terminate()
        process.wait(30)
        log.close()


def test_formgrader_grades_shows_and_says_why_it_cannot(course: Path) -> None:
    flag = course.parent / "refuse"
    flag.touch()
    config = course / "nbgrader_config.py"
    text = config.read_text(encoding="utf-8") + REFUSING.format(flag=os.fspath(flag))
    config.write_text(text, encoding="utf-8")
    wrong = function(EXERCISE, "forward").replace(" + np.asarray(b1)", "")
    hand_in(course, "kim", stripped(edited(released(course), forward=wrong)))
    with formgrader(course) as ask:
        failed = ask("POST", f"api/submission/{EXERCISE}/kim/autograde")
        assert not failed["success"]
        assert failed["log"].count("has no sandbox for student code") >= 1
        assert f"[ERROR] this system ({os.sys.platform})" in failed["log"]
        assert grades(course, "kim")["check-forward"] == (None, None, True)
        assert not (course / "autograded" / "kim" / EXERCISE).exists()

        flag.unlink()
        assert ask("POST", f"api/submission/{EXERCISE}/kim/autograde")["success"]
        assert grades(course, "kim")["check-forward"] == (0.0, None, False)
        (one,) = ask("GET", f"api/submitted_notebooks/{EXERCISE}/{EXERCISE}")
        page = ask("GET", f"submissions/{one['id']}")
        assert "The hidden bias b1 is missing" in page
        manual = {
            grade["name"]: grade for grade in ask("GET", f"api/grades?submission_id={one['id']}")
        }
        grade = manual["check-forward"]
        assert grade["auto_score"] == 0.0
        ask("PUT", f"api/grade/{grade['id']}", {"manual_score": 2, "extra_credit": 0})
        assert grades(course, "kim")["check-forward"] == (0.0, 2.0, False)
        assert ask("POST", f"api/submission/{EXERCISE}/kim/autograde")["success"]
        assert grades(course, "kim")["check-forward"] == (0.0, 2.0, True)
        assert ask("POST", f"api/assignment/{EXERCISE}/kim/generate_feedback")["success"]


def test_without_a_sandbox_autograde_fails_with_one_sentence(course: Path) -> None:
    config = course / "nbgrader_config.py"
    flag = course / "xor2mnist.toml"
    text = config.read_text(encoding="utf-8") + REFUSING.format(flag=os.fspath(flag))
    config.write_text(text, encoding="utf-8")
    hand_in(course, "kim", solved(released(course)))

    said = nbgrader(course, "autograde", EXERCISE, expected=1)

    sentence = "has no sandbox for student code: grade on Linux"
    assert f"ERROR] this system ({os.sys.platform}) {sentence}" in said
    assert grades(course, "kim")["check-forward"] == (None, None, True)
    line = "c.GradeIsolated.allow_unsandboxed = True\n"
    config.write_text(text + line, encoding="utf-8")
    nbgrader(course, "autograde", EXERCISE)
    assert grades(course, "kim")["check-forward"] == (5.0, None, False)
