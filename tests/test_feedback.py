"""`feedback`: a page for every student, what it shows of their code, and how platforms take it back."""

import json
import re
import shutil
import sys
import zipfile
from html import unescape
from pathlib import Path

import pytest
from places import SOLUTIONS
from test_collect import MOODLE, sheet, table
from test_grading import graded, handed_in, stored

from autograder.grading.feedback.code import excerpt_of, texts_of
from autograder.grading.feedback.comment import comment_html, may_be_replaced
from autograder.grading.feedback.first import to_mend
from autograder.grading.feedback.pack import moodle_name, page_path
from autograder.grading.feedback.page import SubmittedCode, feedback_page, points
from autograder.grading.sheets import Comments, fill_moodle

pytestmark = pytest.mark.long

__test__ = sys.platform == "linux"  # what they look at is graded in a sandbox

SEED = 987_613
BACKWARD = """

def backward(x, t, h, y, w2):
    d2 = (y - t) * y * (1 - y)
    d1 = d2 @ w2.T * h * (1 - h)
    return x.T @ d1, d1.mean(0), h.T @ d2
"""
HOSTILE = """

def squared_error(y, t):
    # </code><script>alert("1")</script>
    raise ValueError("</p><script>alert(2)</script>" + chr(27) + "[31m")
"""
CELLS = [
    "import numpy as np",
    "x = 1",
    "def sigmoid(x):\n    x = np.asarray(x)\n    return 1 / 1 + np.exp(-x)",
]


def notebook(cells: list[str]) -> str:
    made = [{"cell_type": "code", "metadata": {}, "source": text, "outputs": []} for text in cells]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture(scope="module")
def folders(tmp_path_factory) -> tuple[Path, Path]:
    """A small class that was graded, and its results."""
    root = tmp_path_factory.mktemp("class")
    submissions, out = root / "submissions", root / "results"
    solved = (SOLUTIONS / "ex03_backprop.py").read_text(encoding="utf-8")
    for student, text in {
        "홍 길동_1234567": solved + BACKWARD,
        "<b>Eve</b>": solved + HOSTILE,
        "broken_8": solved.replace("def train(", "def train((", 1),
    }.items():
        folder = submissions / student.replace("/", ":")
        folder.mkdir(parents=True)
        (folder / "ex03_backprop.py").write_text(text, encoding="utf-8")
    handed_in(submissions / "done_9", "ex01_sigmoid", "ex03_backprop")
    book = handed_in(submissions / "book_10") / "ex01_sigmoid.ipynb"
    book.write_text(notebook(CELLS), encoding="utf-8")
    graded(
        "grade", submissions, "--out", out, "--seed", SEED, "--exercise", "1", "3", "--jobs", "2",
    )  # fmt: skip
    return submissions, out


@pytest.fixture(scope="module")
def pages(folders) -> dict[str, dict[str, str]]:
    """The pages of the class, by language and student."""
    submissions, out = folders
    found: dict[str, dict[str, str]] = {}
    for lang in ("en", "ko"):
        into = out.parent / f"pages-{lang}"
        graded(
            "--lang", lang, "feedback", out, "--submissions", submissions, "--out", into, "--moodle"
        )
        found[lang] = {
            path.parent.name: path.read_text(encoding="utf-8")
            for path in into.glob("*/feedback.html")
        }
    return found


def text_of(page: str) -> str:
    """Return what a person reads."""
    body = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", body))


def test_the_students_own_code_is_shown_with_the_place_marked(pages):
    page = pages["en"]["홍 길동_1234567"]

    assert "<mark>d1.mean(0)</mark>" in page
    assert "Feedback: 홍 길동" in text_of(page)
    assert "d1 (line " in text_of(page)
    line = re.search(r"first wrong: line (\d+), d1.mean\(0\)", text_of(page))
    assert line and f'<span class="n">{line[1]}</span>    return x.T @ d1, <mark>' in page


def test_both_languages_are_told_of_one_run_of_grade(pages):
    assert pages["en"].keys() == pages["ko"].keys()
    assert "What to mend first" in pages["en"]["홍 길동_1234567"]
    korean = text_of(pages["ko"]["홍 길동_1234567"])
    assert "먼저 고칠 것" in korean and "처음 틀린 곳" in korean
    assert "expected" not in korean and "entries differ" not in korean


def test_neither_the_seed_nor_an_expected_value_is_on_a_page(folders, pages):
    told = stored(folders[1], "홍 길동_1234567")["exercises"][1]["functions"]
    messages = [check["message"] for function in told for check in function["checks"]]
    wanted = {
        number for text in messages for number in re.findall(r"must be (-?[\d.e+-]+\d)", text)
    }
    assert wanted
    for page in (*pages["en"].values(), *pages["ko"].values()):
        assert str(SEED) not in page
        numbers = set(re.findall(r"-?\d+\.\d[\d.e+-]*", text_of(page)))
        assert not wanted & numbers


def test_what_a_student_wrote_is_text_and_nothing_else(pages):
    (page,) = [page for name, page in pages["en"].items() if "Eve" in name]

    assert "<script" not in page and "\x1b" not in page
    assert "&lt;script&gt;alert(2)" in page and "&lt;/code&gt;&lt;script&gt;" in page
    assert "default-src 'none'" in page


def test_a_file_that_cannot_be_read_is_one_thing_to_mend(folders, pages):
    (mend,) = to_mend(stored(folders[1], "broken_8"))

    assert len(mend.others) == 2
    page = pages["en"]["broken_8"]
    assert page.count('<ol class="mend"><li>') == 1
    assert "it stops here" in page and "def train((" in page
    # It is said in the list and where it is to be mended, not again at each function of the file.
    assert page.count("is not valid Python") == 2


def test_a_function_that_waits_for_another_one_comes_after_it():
    def function(name, mend_first=None, status="wrong"):
        told = {
            "id": "c",
            "status": status,
            "misconception": None,
            "message": "",
            "feedback": {"en": name, "ko": name},
        }
        return {"name": name, "status": status, "score": 0.0, "max": 2.0, "mend_first": mend_first,
                "checks": [told], "first_wrong": [], "change": None}  # fmt: skip

    rows = [function("sigmoid_derivative", "sigmoid"), function("sigmoid")]
    other = [function("forward")]
    result = {"exercises": [
        {"id": "ex02_xor_forward", "functions": other}, {"id": "ex01_sigmoid", "functions": rows},
    ]}  # fmt: skip

    mends = to_mend(result)

    assert [one.function["name"] for one in mends] == ["sigmoid", "forward"]
    assert (mends[0].others, mends[0].points) == (["sigmoid_derivative"], 4.0)


def test_a_notebook_shows_the_cell_and_the_line_in_it(folders, pages):
    page = pages["en"]["book_10"]

    assert "ex01_sigmoid.ipynb, code cell 3" in page
    assert '<span class="n">3</span>    return ' in page


def test_one_who_has_done_everything_is_told_so(pages):
    page = text_of(pages["en"]["done_9"])

    assert "Nothing that you began is wrong." in page and "What to mend first" not in page
    assert "Everything here is done." in page


def test_code_that_was_not_graded_is_not_shown(folders, tmp_path):
    submissions, out = tmp_path / "later", folders[1]
    shutil.copytree(folders[0], submissions)
    file = submissions / "홍 길동_1234567" / "ex03_backprop.py"
    file.write_text("# another line\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    shutil.rmtree(submissions / "done_9")

    told = graded("feedback", out, "--submissions", submissions, "--out", tmp_path / "pages")

    page = (tmp_path / "pages" / "홍 길동_1234567" / "feedback.html").read_text(encoding="utf-8")
    assert "<mark>" not in page and "has changed since it was graded" in page
    assert "handed in again since it was graded, so no code is shown: 홍 길동_1234567" in told
    assert "no folder of submissions, so no code is shown: done_9" in told


def test_of_an_ungraded_exercise_it_is_not_said_that_it_was_handed_in_again(folders, tmp_path):
    out = tmp_path / "results"
    shutil.copytree(folders[1], out)
    path = out / "홍 길동_1234567.json"
    result = json.loads(path.read_text(encoding="utf-8"))
    result["exercises"] = [
        {"id": one["id"], "status": "ungraded", "score": None, "max": one["max"], "functions": []}
        for one in result["exercises"]
    ]
    path.write_text(json.dumps(result), encoding="utf-8")

    told = graded("feedback", out, "--submissions", folders[0], "--out", tmp_path / "pages")

    page = (tmp_path / "pages" / "홍 길동_1234567" / "feedback.html").read_text(encoding="utf-8")
    assert "handed in again" not in told and "has changed since" not in page
    assert "This has no grade yet." in page


def test_moodle_takes_the_pages_back_by_the_participants_number(folders, pages):
    archive = folders[1].parent / "pages-en" / "moodle-feedback.zip"

    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()
        first = opened.read("홍 길동_1234567_assignsubmission_file_feedback.html").decode("utf-8")

    assert len(names) == 4 and first == pages["en"]["홍 길동_1234567"]
    # As Moodle reads them: the number behind the first underscore, then the plug-in and the file.
    for name in names:
        parts = name.split("_", 4)
        assert parts[1].isdecimal() and parts[2:] == ["assignsubmission", "file", "feedback.html"]
    assert moodle_name("A_B_12") == "A B_12_assignsubmission_file_feedback.html"
    assert moodle_name("<b>Eve</b>") is None


def test_canvas_takes_the_pages_back_by_the_names_of_its_download(folders, tmp_path):
    submissions, download = tmp_path / "submissions", tmp_path / "download.zip"
    names = ["doejane_LATE_77_901_ex03_backprop-1.py", "kim_78_902_ex03_backprop.py"]
    with zipfile.ZipFile(download, "w") as made:
        for name in names:
            made.write(SOLUTIONS / "ex03_backprop.py", name)
    graded("collect", download, "--into", submissions)
    graded("grade", submissions, "--out", tmp_path / "results", "--exercise", "3")

    told = graded(
        "feedback", tmp_path / "results", "--submissions", submissions, "--canvas", download
    )

    with zipfile.ZipFile(tmp_path / "results" / "feedback" / "canvas-feedback.zip") as opened:
        assert sorted(opened.namelist()) == [
            "doejane_LATE_77_901_feedback.html",
            "kim_78_902_feedback.html",
        ]
    assert "canvas-feedback.zip: 2 pages" in told


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_moodles_column_of_comments_is_filled_and_a_persons_words_stay(folders, tmp_path, lang):
    result = stored(folders[1], "홍 길동_1234567")
    other = {**stored(folders[1], "done_9"), "student": "jane@x.org"}
    text = MOODLE[lang].replace("5,20.00,", "5,20.00,I wrote this myself")
    comments = Comments(lambda one: comment_html(one, lang), may_be_replaced)

    filled = fill_moodle(sheet(tmp_path / "m.csv", text), [result, other], None, comments)

    mine, hers = [row[6] for row in table(filled.text)[1:]]
    assert "<b>backward</b>: " in mine and "d1.mean(0)" in mine
    assert (hers, filled.commented) == ("I wrote this myself", 1)
    again = fill_moodle(sheet(tmp_path / "n.csv", filled.text), [result, other], None, comments)
    assert again.text == filled.text and again.commented == 1


def test_two_students_never_share_a_page(tmp_path):
    names = ["a:b", "a_b", "a?b", "CON", "_CON"]

    assert len({page_path(tmp_path, name) for name in names}) == len(names)


def test_one_point_is_one_point():
    assert points(1, 1, "en") == "1 of 1 point" and points(0.5, 2, "en") == "0.5 of 2 points"


def test_the_last_definition_counts_and_a_long_function_is_cut_around_its_mark():
    body = "\n".join(f"    a{n} = x + {n}" for n in range(200))
    text = f"def f(x):\n    return 0\n\n\ndef f(x):\n{body}\n    return a1\n\n\ndef g(x):\n    return x\n"
    place = {"line": 105, "column": 11, "expression": "x + 99", "certain": True, "right": []}
    function = {"name": "f", "checks": [], "first_wrong": [place]}

    excerpt = excerpt_of(texts_of(text.encode(), False), False, function)

    numbers = [line.number for line in excerpt.lines if line is not None]
    assert numbers == [5, 6, *range(101, 110)] and None in excerpt.lines
    (marked,) = [line for line in excerpt.lines if line is not None and line.kind]
    assert marked.text[marked.start : marked.end] == "x + 99"


def test_a_line_of_many_characters_keeps_its_mark_in_sight():
    text = "def f(x):\n    return [" + "0, " * 5000 + "x + 1]\n"
    at = text.split("\n")[1].index("x + 1") + 1
    place = {"line": 2, "column": at, "expression": "x + 1", "certain": True, "right": []}

    excerpt = excerpt_of([text], False, {"name": "f", "checks": [], "first_wrong": [place]})

    marked = excerpt.lines[-1]
    assert marked.text[marked.start : marked.end] == "x + 1" and len(marked.text) < 200


def test_what_is_no_text_costs_the_page_nothing_but_the_code(folders):
    result = stored(folders[1], "홍 길동_1234567")
    assert texts_of(b"\xff\xfe\x00", False) == [] and texts_of(b"[1]", True) == []

    page = feedback_page(result, {"ex03_backprop": SubmittedCode("ex03_backprop.py")}, "en")

    assert "first wrong: line" in page and "<mark>" not in page


SCREENS = {"phone": {"width": 390, "height": 800}, "desk": {"width": 1200, "height": 900}}


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("screen", SCREENS)
def test_a_page_fits_its_screen_and_the_audit_finds_nothing(
    browser, axe, pages, tmp_path, screen, lang
):
    for student in ("홍 길동_1234567", "book_10", "broken_8"):
        file = tmp_path / "feedback.html"
        file.write_text(pages[lang][student], encoding="utf-8")
        for scheme in ("light", "dark"):
            # The page allows no script, and the audit is one.
            context = browser.new_context(
                viewport=SCREENS[screen], color_scheme=scheme, bypass_csp=True
            )
            page = context.new_page()
            page.goto(file.as_uri())
            wide = page.evaluate("document.documentElement.scrollWidth")
            page.evaluate(axe)
            found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
            assert wide <= SCREENS[screen]["width"]
            assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
            context.close()
