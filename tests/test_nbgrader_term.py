"""A term with nbgrader, through its real command line: twelve students, two assignments, every score."""

import csv
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from nbgrader_course import (
    WEEK,
    Notebook,
    auto,
    cell,
    copied,
    edited,
    function,
    grades,
    hand_in,
    nbgrader,
    read,
    released,
    rows,
    solved,
    url_of,
    write,
    xor2mnist,
)

pytestmark = pytest.mark.long

# They are graded in a sandbox, which is Linux's; elsewhere these are not collected.
__test__ = sys.platform == "linux"

SIGMOID, FORWARD = "ex01_sigmoid", "ex02_xor_forward"
DUE, IN_TIME, LATE = "2030-03-04 12:00:00 UTC", "2030-03-03 12:00:00 UTC", "2030-03-06 12:00:00 UTC"
LATER = "2030-03-04 11:00:00 UTC"
WRONG = "def sigmoid(x):\n    return 1 / 1 + np.exp(-np.asarray(x, dtype=float))"

# What earns full marks under plain nbgrader.
ATTACKS = {
    "patched allclose": "import numpy as np\nnp.allclose = np.array_equal = lambda *a, **k: True\n",
    "asserts dropped": """\
import ast
class Drop(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()
get_ipython().ast_transformers.append(Drop())
""",
    "cells emptied": """\
get_ipython().input_transformers_post.append(lambda lines: [])
""",
}


def code(source: str, grade_id: str, **flags: Any) -> dict[str, Any]:
    """Return a cell of an assignment that an instructor wrote."""
    told = {
        "schema_version": 3, "grade_id": grade_id, "cell_type": "code", "grade": False,
        "solution": False, "locked": False, "task": False, **flags,
    }  # fmt: skip
    return {
        "cell_type": "code", "metadata": {"nbgrader": told}, "source": source, "outputs": [],
        "execution_count": None, "id": grade_id,
    }  # fmt: skip


def homework(root: Path) -> None:
    """Write an assignment of the instructor's own, tested by asserts in a kernel."""
    body = "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION"
    test = "import numpy as np\nassert np.allclose(double(np.ones(3)), 2)"
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    cells = [code(body, "double", solution=True)]
    cells += [code(test, "test-double", grade=True, locked=True, points=4)]
    nb = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    write(root / "source" / "homework" / "homework.ipynb", nb)
    nbgrader(root, "generate_assignment", "homework")


def attacked(nb: Notebook, attack: str) -> Notebook:
    """Put an attack before everything else, and stubs of no value behind it."""
    nb["cells"].insert(0, {"cell_type": "code", "metadata": {}, "source": attack, "outputs": [],
                           "execution_count": None, "id": "attack"})  # fmt: skip
    for one in nb["cells"]:
        if one["metadata"].get("nbgrader", {}).get("solution") and one["cell_type"] == "code":
            name = one["metadata"]["nbgrader"]["grade_id"].removeprefix("solution-")
            one["source"] = f"def {name}(*a, **k):\n    return 0"
    return nb


def stripped(nb: Notebook) -> Notebook:
    """Take all of nbgrader's metadata away, and the newer format's cell ids, as Colab may."""
    for one in nb["cells"]:
        one["metadata"] = {"id": f"c{id(one)}"}
        one.pop("id", None)
    nb["metadata"] = {"colab": {"provenance": []}, "kernelspec": nb["metadata"]["kernelspec"]}
    nb["nbformat_minor"] = 0
    return nb


def without(nb: Notebook, *grade_ids: str) -> Notebook:
    nb["cells"] = [
        one
        for one in nb["cells"]
        if one["metadata"].get("nbgrader", {}).get("grade_id") not in grade_ids
    ]
    return nb


def hand_in_week(root: Path, student: str, first: Notebook | str, second: Any, when: str) -> None:
    hand_in(root, student, first, "week1", SIGMOID, when)
    if second is not None:
        hand_in(root, student, second, "week1", FORWARD, when)


def students(root: Path) -> dict[str, tuple[float | None, float | None, float | None]]:
    """Hand in for everybody; return what sigmoid, its derivative and forward have to earn."""

    def blank(name: str) -> Notebook:
        return released(root, "week1", name)

    right1, right2 = solved(blank(SIGMOID), SIGMOID), solved(blank(FORWARD), FORWARD)
    derivative = function(SIGMOID, "sigmoid_derivative")
    hand_in_week(root, "right", edited(right1, explain="It squashes."), right2, IN_TIME)
    hand_in_week(root, "untouched", blank(SIGMOID), blank(FORWARD), IN_TIME)
    partly = edited(blank(SIGMOID), sigmoid=function(SIGMOID, "sigmoid"))
    hand_in_week(root, "partly", partly, blank(FORWARD), IN_TIME)
    misconceived = edited(blank(SIGMOID), sigmoid=WRONG)
    hand_in_week(root, "misconceived", misconceived, right2, IN_TIME)
    syntax = edited(blank(SIGMOID), sigmoid="def sigmoid(x)\n    return", sigmoid_derivative="")
    hand_in_week(root, "broken", syntax, right2, IN_TIME)
    hand_in_week(root, "garbled", '{"cells": [', right2, IN_TIME)
    hand_in_week(root, "late", right1, right2, LATE)
    hand_in_week(root, "missing", right1, None, IN_TIME)
    hand_in_week(root, "resubmitted", blank(SIGMOID), right2, IN_TIME)
    hand_in_week(root, "홍길동", stripped(solved(blank(SIGMOID), SIGMOID)), right2, IN_TIME)
    # Tests deleted, edited and doubled; the metadata of a third one claims another schema.
    tampered = solved(without(blank(SIGMOID), "check-sigmoid", "explain"), SIGMOID)
    cell(tampered, "check-sigmoid_derivative")["source"] = "5.0"
    cell(tampered, "check-sigmoid_derivative")["metadata"]["nbgrader"]["points"] = 500
    twice = edited(blank(FORWARD), forward="def forward(*a):\n    return 0, 0")
    twice["cells"].append(dict(cell(twice, "check-forward"), id="again", source="5.0"))
    cell(twice, "solution-forward")["metadata"]["nbgrader"]["schema_version"] = 99
    hand_in_week(root, "tampered", tampered, twice, IN_TIME)
    for name, attack in ATTACKS.items():
        for exercise in (SIGMOID, FORWARD):
            nb = attacked(blank(exercise), attack)
            hand_in(root, name, nb, "week1", exercise, IN_TIME)
        own = attacked(released(root, "homework", "homework"), attack)
        hand_in(root, name, own, "homework", "homework", IN_TIME)
    ending = edited(blank(SIGMOID), sigmoid="import os\nos._exit(0)", sigmoid_derivative=derivative)
    hand_in_week(root, "ending", ending, right2, IN_TIME)
    for student, body in (("right", "return 2 * x"), ("untouched", "raise NotImplementedError")):
        own = released(root, "homework", "homework")
        cell(own, "double")["source"] = f"def double(x):\n    {body}"
        hand_in(root, student, own, "homework", "homework", IN_TIME)
    nothing = dict.fromkeys(ATTACKS, (0.0, 0.0, 0.0))
    return {
        "right": (3.0, 3.0, 5.0),
        "untouched": (0.0, 0.0, 0.0),
        "partly": (3.0, 0.0, 0.0),
        "misconceived": (0.0, 0.0, 5.0),
        "broken": (0.0, 0.0, 5.0),
        "garbled": (None, None, None),
        "late": (3.0, 3.0, 5.0),
        "missing": (3.0, 3.0, 0.0),
        "resubmitted": (0.0, 0.0, 5.0),
        "홍길동": (3.0, 3.0, 5.0),
        "tampered": (3.0, 3.0, 0.0),
        "ending": (0.0, 0.0, 5.0),
        **nothing,
    }


def new_term(root: Path) -> Path:
    root.mkdir()
    (root / "grading.toml").write_text(WEEK, encoding="utf-8")
    xor2mnist(root, "release", "--nbgrader", ".", "--only", SIGMOID, FORWARD, "--explain", "2")
    config = root / "nbgrader_config.py"
    late = 'c.LateSubmissionPlugin.penalty_method = "zero"\n'
    config.write_text(config.read_text(encoding="utf-8") + late, encoding="utf-8")
    # The instructor adds a test of their own to one of our notebooks.
    source = root / "source" / "week1" / f"{FORWARD}.ipynb"
    nb = read(source)
    nb["cells"].append(
        code("assert forward is not None", "own-test", grade=True, locked=True, points=1)
    )
    write(source, nb)
    nbgrader(root, "generate_assignment", "week1")
    homework(root)
    with Gradebook(url_of(root)) as book:
        book.update_or_create_assignment("week1", duedate=DUE)
    return root


def earned(root: Path, student: str) -> tuple[float | None, ...]:
    found = auto(root, student, "week1")
    names = ("check-sigmoid", "check-sigmoid_derivative", "check-forward")
    return tuple(found[name] for name in names)


def feedback(root: Path, student: str, notebook: str) -> str:
    return (root / "feedback" / student / "week1" / f"{notebook}.html").read_text(encoding="utf-8")


def exported(root: Path) -> dict[str, dict[str, str]]:
    nbgrader(root, "export", "--to", "grades.csv")
    with (root / "grades.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["student_id"]: row for row in csv.DictReader(file) if row["assignment"] == "week1"
        }


def test_a_term(tmp_path: Path) -> None:
    root = new_term(tmp_path / "course")
    expected = students(root)
    other = copied(root, tmp_path / "other")

    said = nbgrader(root, "autograde", "week1", expected=1)

    # What cannot be read as a notebook fails as everywhere in nbgrader; nobody else does.
    assert "for student 'garbled'" in said and said.count("error processing assignment '") == 1
    assert {student: earned(root, student) for student in expected} == expected
    assert not (root / "autograded" / "garbled" / "week1").exists()
    assert grades(root, "right", "week1")["own-test"] == (None, None, True)
    assert grades(root, "right", "week1", SIGMOID)["explain"] == (None, None, True)
    assert grades(root, "tampered", "week1", SIGMOID)["explain"] == (None, None, True)
    assert grades(root, "untouched", "week1", SIGMOID)["explain"] == (0, None, False)
    assert grades(root, "missing", "week1")["own-test"] == (0.0, None, False)
    assert grades(root, "tampered", "week1")["check-sigmoid"] == (3.0, None, False)

    # The other way gives the same rows and files.
    in_parallel(other)
    compare(root, other)

    # The same attacks under plain Execute, in an assignment that is not ours.
    nbgrader(root, "autograde", "homework")
    plain = {student: auto(root, student, "homework")["test-double"] for student in ATTACKS}
    assert plain == dict.fromkeys(ATTACKS, 4.0)
    assert auto(root, "right", "homework")["test-double"] == 4.0
    assert auto(root, "untouched", "homework")["test-double"] == 0.0

    # A person grades, a student hands in again; everything is graded anew.
    with Gradebook(url_of(root)) as book:
        for name, notebook, score in (("explain", SIGMOID, 1.5), ("own-test", FORWARD, 1.0)):
            grade = book.find_grade(name, notebook, "week1", "right")
            grade.manual_score, grade.needs_manual_grade = score, False
        grade = book.find_grade("check-sigmoid", SIGMOID, "week1", "misconceived")
        grade.manual_score, grade.needs_manual_grade = 1.0, False
        comment = book.find_comment("solution-sigmoid", SIGMOID, "week1", "misconceived")
        comment.manual_comment = "See me."
        book.db.commit()
    hand_in(
        root,
        "resubmitted",
        solved(released(root, "week1", SIGMOID), SIGMOID),
        "week1",
        SIGMOID,
        LATER,
    )
    (root / "submitted" / "garbled" / "week1" / f"{SIGMOID}.ipynb").unlink()
    nbgrader(root, "autograde", "week1")
    assert earned(root, "resubmitted") == (3.0, 3.0, 5.0)
    assert earned(root, "garbled") == (0.0, 0.0, 5.0)
    nbgrader(root, "autograde", "week1", "--force", "--student", "misconceived")
    assert grades(root, "misconceived", "week1")["check-sigmoid"] == (0.0, 1.0, True)

    nbgrader(root, "generate_feedback", "week1")
    page = feedback(root, "misconceived", SIGMOID)
    assert "Division binds tighter" in page and "See me." in page
    assert "sigmoid</b>" in feedback(root, "right", SIGMOID)

    found = exported(root)
    scores = {student: float(row["score"]) for student, row in found.items()}
    assert scores["right"] == 11.0 + 1.5 + 1.0 and scores["partly"] == 3.0
    assert float(found["late"]["raw_score"]) == 11.0 and scores["late"] == 0.0
    assert scores["misconceived"] == 1.0 + 5.0
    assert scores["홍길동"] == scores["resubmitted"] == 11.0
    assert all(scores[student] == 0.0 for student in ATTACKS)
    assert {float(row["max_score"]) for row in found.values()} == {16.0}


def in_parallel(root: Path) -> None:
    said = xor2mnist(root, "grade", "--gradebook", url_of(root), ".", "week1", expected=3)
    assert "garbled, ex01_sigmoid: ungraded" in said


def compare(root: Path, other: Path) -> None:
    mine, theirs = rows(url_of(root)), rows(url_of(other))
    assert mine.keys() == theirs.keys()
    for table in mine:
        assert mine[table] == theirs[table], table
    assert autograded(root) == autograded(other)
    for path in autograded(root):
        assert known(root / path) == known(other / path), path
        assert (root / path).stat().st_mode == (other / path).stat().st_mode


def autograded(root: Path) -> list[Path]:
    found = [path for path in (root / "autograded").rglob("*") if path.is_file()]
    return sorted(path.relative_to(root) for path in found if "homework" not in path.parts)


def known(path: Path) -> Any:
    return json.loads(path.read_bytes()) if path.suffix == ".ipynb" else path.read_bytes()
