"""A package that the grader lacks costs nobody a point: what uses it is ungraded, all else is graded."""

import csv
import importlib.metadata
import json
import re
import sys

import pytest
from places import EXERCISES, SOLUTIONS
from test_grading import graded, handed_in, notebook, stored

from autograder.checking.check import checks_of
from autograder.course.catalogue import course
from autograder.grading.grader import Graded, Grader
from autograder.grading.scoring import ScoringRules, rescored
from autograder.grading.work import GradingUnit, Options, Part
from autograder.isolation.isolated import Isolation, Limits
from autograder.running import absent
from autograder.running.packages import DISTRIBUTIONS

USUAL = ("pandas", "seaborn", "torch", "sklearn")
ABSENT = [
    name
    for name in (*USUAL, *DISTRIBUTIONS)
    if "." not in name and absent.missing_package(name) == name
]
FIRST, SECOND = ABSENT[:2]
"""Usual packages that are not installed where this test runs."""

SOLUTION = (SOLUTIONS / "ex01_sigmoid.py").read_text(encoding="utf-8")
STUB = (EXERCISES / "ex01_sigmoid.py").read_text(encoding="utf-8")
SIGMOID, DERIVATIVE = "sigmoid", "sigmoid_derivative"


@pytest.fixture(scope="module")
def grader():
    with Isolation(Limits()) as isolation:
        yield Grader(isolation)


def verdict(grader: Grader, text: str, filename: str = "ex01_sigmoid.py") -> dict[str, str]:
    """Return the status of every function of an ex01 file, and of the exercise."""
    found = result(grader, text, filename)
    (exercise,) = found.exercises
    statuses = {one["name"]: one["status"] for one in exercise["functions"]}
    for one in exercise["functions"]:
        assert (one["score"] is None) == (one["status"] == "ungraded")
    assert (exercise["score"] is None) == ("ungraded" in statuses.values())
    return {**statuses, "exercise": exercise["status"]}


def result(grader: Grader, text: str, filename: str = "ex01_sigmoid.py") -> Graded:
    part = Part("ex01_sigmoid", filename, text.encode())
    return grader.grade(GradingUnit("kim", "", (part,), Options(7)))


ALL_RIGHT = {SIGMOID: "correct", DERIVATIVE: "correct", "exercise": "correct"}
NEITHER = {SIGMOID: "ungraded", DERIVATIVE: "ungraded", "exercise": "ungraded"}
HARMLESS = {
    "at the top": f"import {FIRST}\n{SOLUTION}",
    "beside one that is there": f"import {FIRST}, math\n{SOLUTION}\nassert math.pi > 3\n",
    "a part of it": f"from {FIRST}.some.part import thing as other\n{SOLUTION}",
    "everything of it": f"from {FIRST} import *\n{SOLUTION}",
    "set up where the file is loaded": f"import {FIRST} as f\nf.set_theme(1)\nf.options['a'] = 3\n{SOLUTION}",
    "at the end, with work": f"{SOLUTION}\nimport {FIRST}\nfor n in range(3):\n    {FIRST}.plot(sigmoid(n))\n",
    "a class of it": f"import {FIRST}\n{SOLUTION}\nclass Net({FIRST}.nn.Module):\n    pass\nnet = Net()\n",
    "in a type that nobody reads": SOLUTION.replace(
        "def sigmoid(x: ArrayLike)", f"import {FIRST}\ndef sigmoid(x: {FIRST}.Tensor | float)"
    ),
    "asked whether it is one": f"import {FIRST}\n{SOLUTION}\nold = sigmoid\ndef sigmoid(x):\n"
    f"    if isinstance(x, {FIRST}.Tensor):\n        x = x.numpy()\n    return old(x)\n",
    "with something in its place": f"try:\n    import {FIRST}\nexcept ImportError:\n    {FIRST} = None\n{SOLUTION}",
    "without which the file ends": f"try:\n    import {FIRST}\nexcept ImportError:\n    raise SystemExit\n{SOLUTION}",
    "two of them": f"import {FIRST}\nimport {SECOND} as s\ns.x = {FIRST}.y\n{SOLUTION}",
    "in a function that is not asked for": f"{SOLUTION}\ndef show():\n    import {FIRST}\n    {FIRST}.plot()\n",
    "of a notebook's service": f"from google.colab import drive\ndrive.mount('/content')\n{SOLUTION}",
    "of Python on another system": f"import {'winsound' if sys.platform != 'win32' else 'termios'}\n{SOLUTION}",
    "annotations from the future": f"from __future__ import annotations\nimport {FIRST}\n{SOLUTION}",
}


@pytest.mark.parametrize("name", HARMLESS)
def test_a_package_that_is_missing_and_that_no_function_uses_changes_nothing(grader, name):
    assert verdict(grader, HARMLESS[name]) == ALL_RIGHT


USED = {
    "in its body": f"import {FIRST}\n{SOLUTION}\ndef sigmoid(x):\n    return {FIRST}.expit(x)\n",
    "imported there": f"{SOLUTION}\ndef sigmoid(x):\n    from {FIRST}.special import expit\n    return expit(x)\n",
    "by name": f"from {FIRST} import expit\n{SOLUTION}\ndef sigmoid(x):\n    return expit(x)\n",
    "by a name that all came with": f"from {FIRST} import *\n{SOLUTION}\ndef sigmoid(x):\n    return expit(x)\n",
    "as a decorator": f"from {FIRST} import njit\n"
    + SOLUTION.replace("def sigmoid(", "@njit\ndef sigmoid("),
    "through what was made with it": f"import {FIRST}\nw = {FIRST}.ones(3)\n{SOLUTION}\n"
    "def sigmoid(x):\n    return np.exp(w)\n",
    "where the import was tried": f"try:\n    import {FIRST}\nexcept ImportError:\n    pass\n{SOLUTION}\n"
    f"def sigmoid(x):\n    return {FIRST}.expit(x)\n",
    "where its failing is caught": f"import {FIRST}\n{SOLUTION}\ndef sigmoid(x):\n    try:\n"
    f"        return {FIRST}.expit(x)\n    except Exception:\n        return 0\n",
}


@pytest.mark.parametrize("name", USED)
def test_a_function_that_uses_a_missing_package_is_ungraded(grader, name):
    """The derivative of the solution calls sigmoid, so it needs the package as well."""
    assert verdict(grader, USED[name]) == NEITHER
    assert result(grader, USED[name]).missing == {
        "ex01_sigmoid": {SIGMOID: FIRST, DERIVATIVE: FIRST}
    }


def test_only_the_function_that_uses_it_is_ungraded_and_what_nobody_began_stays_0(grader):
    text = f"import {FIRST}\n{SOLUTION}\ndef sigmoid_derivative(x):\n    return {FIRST}.f(x)\n"
    assert verdict(grader, text) == {
        SIGMOID: "correct", DERIVATIVE: "ungraded", "exercise": "ungraded",
    }  # fmt: skip
    found = result(grader, f"import {FIRST}\n{STUB}\ndef sigmoid(x):\n    return {FIRST}.f(x)\n")
    scores = {one["name"]: (one["status"], one["score"]) for one in found.exercises[0]["functions"]}
    assert scores == {SIGMOID: ("ungraded", None), DERIVATIVE: ("not_started", 0.0)}
    assert verdict(grader, f"import {FIRST}\n{STUB}")["exercise"] == "not_started"


STUDENTS_OWN = {
    "a typo": f"import nunpy\n{SOLUTION}",
    "a module that was not handed in": f"from my_helpers import expit\n{SOLUTION}",
    "a part that there is not": f"import numpy.nothing\n{SOLUTION}",
    "both": f"import {FIRST}\nimport nunpy\n{SOLUTION}",
}


@pytest.mark.parametrize("name", STUDENTS_OWN)
def test_a_name_that_no_package_has_stays_the_students(grader, name):
    found = result(grader, STUDENTS_OWN[name])
    assert found.exercises[0]["status"] == "cannot_run" and found.exercises[0]["score"] == 0.0
    assert found.missing == {}


def test_nobody_is_ungraded_by_claiming_that_an_installed_package_is_missing(grader):
    text = f"{SOLUTION}\ndef sigmoid(x):\n    raise ModuleNotFoundError(name='numpy')\n"
    assert verdict(grader, text)[SIGMOID] == "cannot_run"


def cells(*sources: str) -> str:
    made = [{"cell_type": "code", "source": one, "metadata": {}} for one in sources]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": made})


NOTEBOOKS = {
    "a cell of imports": cells(f"import {FIRST}\nimport numpy as np", SOLUTION),
    "with settings": cells(f"import {FIRST} as f\nf.set_theme()\nscale = 1.0", SOLUTION.replace(
        "    x = np.asarray(x, dtype=float)", "    x = np.asarray(x, dtype=float) * scale")),
    "above a function": cells(f"import {FIRST}\n{SOLUTION}"),
    "at the end": cells(SOLUTION, f"import {FIRST}\n{FIRST}.plot(sigmoid(1))"),
    "a typo in a cell of its own": cells("import nunpy", SOLUTION),
}  # fmt: skip


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_cell_that_imports_what_is_missing_costs_no_function(grader, name):
    assert verdict(grader, NOTEBOOKS[name], "ex01_sigmoid.ipynb") == ALL_RIGHT


def test_a_notebooks_function_that_uses_it_is_ungraded(grader):
    text = cells(
        f"from {FIRST} import expit\nimport numpy as np",
        SOLUTION,
        "def sigmoid(x):\n    return expit(x)",
    )
    assert verdict(grader, text, "ex01_sigmoid.ipynb") == NEITHER


@pytest.mark.long
def test_a_class_hears_of_a_missing_package_in_one_line(tmp_path):
    home, out = tmp_path / "submissions", tmp_path / "out"
    for name in ("an", "ban"):
        handed_in(home / name, "ex01_sigmoid", "ex02_xor_forward")
        (home / name / "ex01_sigmoid.py").write_text(USED["in its body"], encoding="utf-8")
    handed_in(home / "cho", "ex01_sigmoid", "ex02_xor_forward")
    (home / "cho" / "ex01_sigmoid.py").write_text(f"import {SECOND}\n{SOLUTION}", encoding="utf-8")
    (home / "do").mkdir()
    (home / "do" / "ex01_sigmoid.ipynb").write_text(
        notebook(
            f"import {SECOND}\n{SOLUTION}\ndef sigmoid_derivative(x):\n    return {SECOND}.f(x)\n"
        ),
        encoding="utf-8",
    )
    asked = ("grade", home, "--out", out, "--exercise", "1", "2")

    said = graded(*asked, expected=3)

    assert said.splitlines()[-2:] == [
        f"2 submissions import {FIRST}, which is not installed here: "
        f"pip install {DISTRIBUTIONS[FIRST]}, then run again",
        f"1 submission imports {SECOND}, which is not installed here: "
        f"pip install {DISTRIBUTIONS[SECOND]}, then run again",
    ]
    assert "ungraded (" not in said
    assert [stored(out, name)["score"] for name in ("an", "ban", "cho", "do")] == [
        None, None, 11.0, None,
    ]  # fmt: skip
    first, second = stored(out, "an")["exercises"]
    assert (first["status"], first["score"], second["score"]) == ("ungraded", None, 5.0)
    check = first["functions"][0]["checks"][0]
    assert (
        check["status"] == "ungraded" and f"sigmoid uses {FIRST}, which is not" in check["message"]
    )
    assert [one["score"] for one in stored(out, "do")["exercises"][0]["functions"]] == [3.0, None]
    with (out / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert [rows[name]["ungraded"] for name in ("an", "cho")] == ["ex01_sigmoid", ""]

    korean = graded("--lang", "ko", *asked, expected=3)

    assert f"pip install {DISTRIBUTIONS[FIRST]}" in korean and "제출물 2개" in korean
    assert "graded:" not in korean
    # What could not be graded is tried again by every run, and nothing else is.
    assert "채점: 3, 변화 없음: 1" in graded("--lang", "ko", *asked, expected=3)


def test_rules_rescore_what_is_graded_and_leave_the_rest_without_a_score(grader):
    found = result(
        grader, f"import {FIRST}\n{SOLUTION}\ndef sigmoid_derivative(x):\n    return {FIRST}.f(x)\n"
    )
    keys = [check.key for check in checks_of(course().exercise("ex01_sigmoid"))]
    result_ = {"exercises": found.exercises}

    (exercise,) = rescored(result_, ScoringRules(credit="checks"))["exercises"]
    assert exercise["score"] is None
    assert [one["score"] for one in exercise["functions"]] == [3.0, None]

    of_derivative = frozenset(key for key in keys if ".sigmoid_derivative." in key)
    (exercise,) = rescored(result_, ScoringRules(void=of_derivative))["exercises"]
    assert (exercise["score"], exercise["max"]) == (3.0, 3.0)


def test_without_tensorflow_what_was_begun_is_ungraded_and_the_rest_is_not_started(
    grader, monkeypatch
):
    installed = absent.installed
    monkeypatch.setattr(absent, "installed", lambda name: name != "tensorflow" and installed(name))
    solution = (SOLUTIONS / "ex11_tensors.py").read_text(encoding="utf-8")
    stub = (EXERCISES / "ex11_tensors.py").read_text(encoding="utf-8")
    half = solution[: solution.index("def use_cpu_only")] + stub[stub.index("def use_cpu_only") :]

    parts = (Part("ex11_tensors", "ex11_tensors.py", half.encode()),)
    found = grader.grade(GradingUnit("kim", "", parts, Options(7)))

    assert found.ungraded == {}
    scores = [(one["status"], one["score"]) for one in found.exercises[0]["functions"]]
    assert scores == [("ungraded", None), ("not_started", 0.0)]
    assert found.missing == {"ex11_tensors": {"matrix_product": "tensorflow"}}


def test_the_list_of_packages_agrees_with_what_is_installed():
    def plain(name: str) -> str:
        return re.sub(r"[-_.]+", "-", name).lower()

    for name, distributions in importlib.metadata.packages_distributions().items():
        if name in DISTRIBUTIONS:
            assert plain(DISTRIBUTIONS[name]) in map(plain, distributions), name
    assert len(DISTRIBUTIONS) >= 200
    assert not set(DISTRIBUTIONS) & sys.stdlib_module_names
    for name, distribution in DISTRIBUTIONS.items():
        assert all(part.isidentifier() for part in name.split("."))
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", distribution)
