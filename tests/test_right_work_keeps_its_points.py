"""A class of 60 with missing packages and renamed files earns what it earns without them, on all three ways."""

import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest
from made import _pool, make_class
from nbgrader.api import MissingEntry
from nbgrader_course import (
    WEEK,
    Notebook,
    cell,
    copied,
    grades,
    nbgrader,
    new_course,
    released,
    url_of,
    write,
    xor2mnist,
)
from test_grading import graded
from test_missing_packages import FIRST, SECOND

from autograder.running.packages import DISTRIBUTIONS

pytestmark = pytest.mark.long

# They are graded in a sandbox, which is Linux's; elsewhere these are not collected.
__test__ = sys.platform == "linux"

STUDENTS = 60
USERS = 3
"""How many students' functions really use what is missing."""

NAMES = (
    "{name}{kind}",
    "{name} (1){kind}",
    "{name}_final{kind}",
    "{upper}{kind}",
    "homework/{name}{kind}",
    "{name}-Copy1{kind}",
)
PLACES = ("top", "end", "cell", "nowhere")
USES = f"import {SECOND} as other\n\n\ndef sigmoid_derivative(x):\n    return other.slope(x)\n"


def renamed(exercise: str, kind: str, n: int) -> str:
    upper = exercise[:4].upper() + exercise[4:]
    return NAMES[n % len(NAMES)].format(name=exercise, upper=upper, kind=kind)


def code_cell(source: str, **metadata: Any) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "source": source,
        "metadata": metadata,
        "outputs": [],
        "execution_count": None,
    }


AT_THE_TOP = f"import {FIRST} as first, sys\nfrom {SECOND}.part import thing\nfirst.set_theme()\n"
AT_THE_END = f"\nimport {FIRST}.pyplot as plt\nfor n in range(2):\n    plt.plot(n)\nplt.show()\n"


def disturbed(text: str, place: str) -> tuple[str, str]:
    """Return a file with imports of what is missing, and its kind."""
    if place == "top":
        return AT_THE_TOP + text, ".py"
    if place == "end":
        return text + AT_THE_END, ".py"
    if place == "cell":
        cells = [code_cell(AT_THE_TOP), code_cell(text), code_cell(AT_THE_END.strip())]
        nb = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
        return json.dumps(nb), ".ipynb"
    return text, ".py"


def disturb(home: Path, other: Path) -> None:
    """Make a class of the same answers, with other names and imports of what is missing."""
    for n, student in enumerate(sorted(home.iterdir())):
        for m, path in enumerate(sorted(student.iterdir())):
            text = path.read_text(encoding="utf-8")
            if n < USERS and path.stem == "ex01_sigmoid":
                text += f"\n{USES}"
            text, kind = disturbed(text, PLACES[(n + m) % len(PLACES)])
            target = other / student.name / renamed(path.stem, kind, n // len(PLACES) + m)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")


def functions(out: Path) -> dict[tuple[str, str, str], tuple[str, float | None, str | None]]:
    return {
        (path.stem, exercise["id"], function["name"]): (
            function["status"], function["score"], function["misconception"],
        )
        for path in out.glob("*.json")
        for exercise in json.loads(path.read_text(encoding="utf-8"))["exercises"]
        for function in exercise["functions"]
    }  # fmt: skip


def test_files_and_notebooks(tmp_path):
    home, other = tmp_path / "submissions", tmp_path / "renamed"
    make_class(home, STUDENTS, seed=14)
    disturb(home, other)
    asked = ("--exercise", "1", "2", "3", "--seed", "7")

    graded("grade", home, "--out", tmp_path / "plain", *asked)
    said = graded("grade", other, "--out", tmp_path / "out", *asked, expected=3)

    plain, found = functions(tmp_path / "plain"), functions(tmp_path / "out")
    ungraded = {(f"s{n:05}", "ex01_sigmoid", "sigmoid_derivative") for n in range(USERS)}
    assert {key for key, (status, *_) in found.items() if status == "ungraded"} == ungraded
    assert {key: one for key, one in found.items() if key not in ungraded} == {
        key: one for key, one in plain.items() if key not in ungraded
    }
    assert sum(score or 0 for _, score, _ in plain.values()) > STUDENTS * 10
    assert said.splitlines()[-1] == (
        f"{USERS} submissions import {SECOND}, which is not installed here: "
        f"pip install {DISTRIBUTIONS[SECOND]}, then run again"
    )


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("week") / "course"
    root.mkdir()
    (root / "course.toml").write_text(WEEK, encoding="utf-8")
    return new_course(root, "week1", ["ex01_sigmoid", "ex02_xor_forward"])


def answered(root: Path, exercise: str, draw: random.Random) -> Notebook:
    """Return a notebook with an answer from the banks, or as it was given out."""
    nb = released(root, "week1", exercise)
    if draw.random() < 0.9:
        first, *others = [
            one
            for one in nb["cells"]
            if one["metadata"].get("nbgrader", {}).get("grade_id", "").startswith("solution-")
        ]
        first["source"] = draw.choice(_pool(exercise)[draw.random() < 0.2])
        for one in others:
            one["source"] = "# It stands above."
    return nb


def put_in(nb: Notebook, place: str) -> Notebook:
    if place == "top":
        nb["cells"].insert(0, dict(code_cell(AT_THE_TOP), id="first-of-mine"))
    elif place == "end":
        nb["cells"].append(dict(code_cell(AT_THE_END), id="last-of-mine"))
    elif place == "cell":
        one = next(
            one
            for one in nb["cells"]
            if one["metadata"].get("nbgrader", {}).get("grade_id", "").startswith("solution-")
        )
        one["source"] = AT_THE_TOP + "".join(one["source"])
    return nb


def classes(plain: Path, other: Path, count: int) -> None:
    draw = random.Random(14)
    for n in range(count):
        for m, exercise in enumerate(("ex01_sigmoid", "ex02_xor_forward")):
            nb = answered(plain, exercise, draw)
            folder = Path("submitted", f"s{n:02}", "week1")
            write(plain / folder / f"{exercise}.ipynb", nb)
            if n < USERS and m == 0:
                cell(nb, "solution-sigmoid_derivative")["source"] = USES
            put_in(nb, PLACES[(n + m) % len(PLACES)])
            write(other / folder / renamed(exercise, ".ipynb", n // len(PLACES) + m), nb)


def points(root: Path, count: int) -> dict[tuple[str, str], float | None]:
    found = {}
    for n in range(count):
        for name, (score, _, manual) in grades(root, f"s{n:02}", "week1").items():
            found[f"s{n:02}", name] = None if manual else score
    return found


def compare(plain: Path, other: Path, count: int) -> None:
    expected, found = points(plain, count), points(other, count)
    ungraded = {(f"s{n:02}", "check-sigmoid_derivative") for n in range(USERS)}
    assert {key for key, score in found.items() if score is None} == ungraded
    for key in ungraded:
        expected[key] = None
    assert found == expected
    assert sum(score or 0 for score in found.values()) > 5 * count


def in_parallel(root: Path, expected: int = 0) -> str:
    words = ("grade", "--gradebook", url_of(root), ".", "week1", "--allow-unsandboxed")
    return xor2mnist(root, *words, expected=expected)


def test_a_gradebook_in_parallel(empty, tmp_path):
    plain, other = copied(empty, tmp_path / "plain"), copied(empty, tmp_path / "other")
    classes(plain, other, STUDENTS)

    in_parallel(plain)
    said = in_parallel(other, expected=3)

    compare(plain, other, STUDENTS)
    assert f"graded: {STUDENTS}\n" in said
    assert "s04: ex01_sigmoid (1).ipynb is taken for ex01_sigmoid.ipynb" in said
    assert said.splitlines()[-1] == (
        f"{USERS} submissions import {SECOND}, which is not installed here: "
        f"pip install {DISTRIBUTIONS[SECOND]}, then run again with --force"
    )
    assert (other / "autograded" / "s04" / "week1" / "ex01_sigmoid.ipynb").is_file()


@pytest.mark.long
def test_nbgraders_own_autograde(empty, tmp_path):
    plain, other = copied(empty, tmp_path / "plain"), copied(empty, tmp_path / "other")
    classes(plain, other, STUDENTS)

    in_parallel(plain)
    said = nbgrader(other, "autograde", "week1")

    compare(plain, other, STUDENTS)
    assert "ex01_sigmoid (1).ipynb is taken for ex01_sigmoid.ipynb" in said
    assert f"1 submission imports {SECOND}, which is not installed here" in said
    kept = sorted((other / "autograded" / "s04" / "week1").glob("*.ipynb"))
    assert [path.name for path in kept] == ["ex01_sigmoid.ipynb", "ex02_xor_forward.ipynb"]


def scores_of(root: Path, student: str) -> set[float | None]:
    """Return the automatic scores of a student; none where nbgrader has no submission of theirs."""
    try:
        return {score for score, *_ in grades(root, student, "week1").values()}
    except MissingEntry:
        return set()


def test_what_nobody_can_tell_is_no_zero_in_the_gradebook(empty, tmp_path):
    root = copied(empty, tmp_path / "course")
    for exercise in ("ex01_sigmoid", "ex02_xor_forward"):
        nb = answered(root, exercise, random.Random(1))
        write(root / "submitted" / "kim" / "week1" / f"{exercise}.ipynb", nb)
        write(root / "submitted" / "lee" / "week1" / f"{exercise}_a.ipynb", nb)
        write(root / "submitted" / "lee" / "week1" / f"{exercise}_b.ipynb", {**nb, "cells": []})
    by_nbgrader = copied(root, tmp_path / "other")
    question = "ex01_sigmoid_a.ipynb, ex01_sigmoid_b.ipynb: did you mean one of them as ex01_sigmoid.ipynb?"

    said = in_parallel(root, expected=3)
    assert f"lee, ex01_sigmoid: ungraded ({question})" in said
    said = nbgrader(by_nbgrader, "autograde", "week1", expected=1)
    assert question in said

    for one in (root, by_nbgrader):
        assert 0.0 not in scores_of(one, "lee")
        assert not (one / "autograded" / "lee" / "week1").exists()
