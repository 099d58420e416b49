"""What explains the wrong functions of a class reaches its results, its report and every student's page.

Two classes of 300 were graded once by hand; their figures stand in docs/instructors.md.
"""

import re
import sys
from html import unescape
from pathlib import Path

import pytest
from made import make_class
from places import SOLUTIONS
from test_grading import graded, lasting

from autograder.course.catalogue import course
from autograder.misconceptions import find_misconception

pytestmark = pytest.mark.long

__test__ = sys.platform == "linux"  # what they look at is graded in a sandbox

STUDENTS = 24
NUMPY = [one.id for one in course() if one.library is None]
# No misconception has this name, and two students are enough for the author's list.
NAMELESS = """

def batchnorm_backward(dout, cache):
    x_hat, gamma, inverse_std = cache
    d = dout * gamma
    dx = inverse_std * (d - d.mean(0) - x_hat * (d * x_hat).mean(0))
    return dx, np.asarray(dout).sum(axis=0), np.asarray(dout).sum(axis=0)
"""


def text_of(page: str) -> str:
    """Return what a person reads of a page, without the marks of code in sentences."""
    body = re.sub(r"<(style|script).*?</\1>", "", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).replace("`", "").split())


def as_read(text: str) -> str:
    return " ".join(text.replace("`", "").split())


@pytest.fixture(scope="module")
def a_class(tmp_path_factory) -> tuple[Path, Path]:
    root = tmp_path_factory.mktemp("explained")
    submissions, out = root / "submissions", root / "results"
    make_class(submissions, STUDENTS, seed=20, wrong_share=1.0, one_of=NUMPY)
    solved = (SOLUTIONS / "ex10_batchnorm.py").read_text(encoding="utf-8")
    for number in range(2):
        home = submissions / f"nameless{number}"
        home.mkdir()
        (home / "ex10_batchnorm.py").write_text(f"{solved}{NAMELESS}\n# {number}\n", "utf-8")
    graded("grade", submissions, "--out", out, "--seed", 7, "--jobs", "2")
    return submissions, out


def wrong_functions(out: Path) -> list[tuple[str, dict]]:
    """Return every function that is wrong itself, with its student."""
    return [
        (result["student"], function)
        for result in lasting(out).values()
        for exercise in result["exercises"]
        for function in exercise["functions"]
        if function["status"] in ("wrong", "cannot_run") and not function["mend_first"]
    ]


def test_every_misconception_of_the_bank_has_its_name_in_results_and_most_have_a_place(a_class):
    found = [one for student, one in wrong_functions(a_class[1]) if student[0] == "s"]

    assert len(found) == STUDENTS
    assert [one["name"] for one in found if not (one["misconception"] and one["certain"])] == []
    assert sum(bool(one["first_wrong"]) for one in found) >= 0.75 * STUDENTS


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_names_changes_and_places_are_in_the_report_and_on_the_pages(a_class, tmp_path, lang):
    submissions, out = a_class
    graded("--lang", lang, "report", out)
    graded("--lang", lang, "feedback", out, "--submissions", submissions, "--out", tmp_path)
    report = (out / "report.html").read_text(encoding="utf-8")
    rows = {
        row.partition('"')[0]: text_of(row)
        for row in report.partition('id="students"')[2].split('<tr><td data-order="')[1:]
    }

    missing = []
    for student, function in wrong_functions(out):
        page = text_of((tmp_path / student / "feedback.html").read_text(encoding="utf-8"))
        name, change = function["misconception"], function["change"]
        said = as_read(find_misconception(name).text[lang] if name else change[lang])
        told = [said, *(as_read(place["expression"])[:60] for place in function["first_wrong"])]
        missing += [
            (student, where, one)
            for one in told
            for where, text in (("report", rows[student]), ("page", page))
            if one not in text
        ]
    assert missing == []


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_what_is_frequent_and_has_no_name_is_listed_for_the_author(a_class, lang):
    _, out = a_class
    graded("--lang", lang, "report", out)
    changes = {
        function["change"][lang]
        for student, function in wrong_functions(out)
        if student.startswith("nameless")
    }

    head = {"en": "Frequent, and without a name yet", "ko": "자주 나오지만 아직 이름이 없는 오류"}[
        lang
    ]
    report = text_of((out / "report.html").read_text(encoding="utf-8"))
    assert len(changes) == 1 and changes.pop() in report.partition(head)[2]
