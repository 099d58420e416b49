"""`similarity`: what is shown as alike, what is not, and that the page accuses nobody."""

import json
import os
import re
import sys
from html import unescape
from pathlib import Path

import pytest
import similarity_bank
from frozen.frozen_bank import cases
from places import EXERCISES, SOLUTIONS

from autograder.commands.cli import main
from autograder.course.catalogue import course
from autograder.grading.similarity.bank import FILE, figures
from autograder.grading.similarity.behaviour import shared_results
from autograder.grading.similarity.fingerprint import answer_of, overlap
from autograder.grading.similarity.tree import trees_in
from autograder.language.i18n import LANGUAGES

BACKWARD = '''

def backward(x, t, h, y, w2):
    """Walk through the batch and add up what every example says."""
    first, shift, second = np.zeros((x.shape[1], h.shape[1])), np.zeros(h.shape[1]), np.zeros_like(w2)
    for row in range(len(x)):
        miss = y[row] - t[row]
        top = miss * y[row] * (1.0 - y[row])
        below = (w2 @ top) * h[row] * (1.0 - h[row])
        second += np.outer(h[row], top)
        first += np.outer(x[row], below)
        shift += below
    if not np.isfinite(first).all():
        raise FloatingPointError("the gradient is not finite")
    return first, shift, second
'''
NAMES = {
    "first": "a",
    "shift": "b",
    "second": "c",
    "row": "i",
    "miss": "e",
    "top": "d2",
    "below": "d1",
}


def renamed(text: str) -> str:
    """Return code with other names, numbers, comments and layout."""
    for old, new in NAMES.items():
        text = re.sub(rf"\b{old}\b", new, text)
    text = text.replace("1.0 - ", "1 - ").replace(
        "        e = ", "        # how far off\n\n        e = "
    )
    return re.sub(r'    """.*?"""\n', "", text)


def backprop(folder: Path, text: str) -> Path:
    """Hand in exercise 3 with some code below its stub."""
    folder.mkdir(parents=True)
    stub = (EXERCISES / "ex03_backprop.py").read_text(encoding="utf-8")
    (folder / "ex03_backprop.py").write_text(stub + text, encoding="utf-8")
    return folder


def independent(function: str) -> list[str]:
    """Return the right answers of the frozen bank to a function of exercise 3, which nobody copied."""
    stub = (EXERCISES / "ex03_backprop.py").read_text(encoding="utf-8").rstrip("\n")
    return [
        case.source.removeprefix(stub)
        for case in cases()
        if case.function == function and case.kind == "right"
    ]


@pytest.fixture
def submissions(tmp_path) -> Path:
    """Two answers that are one answer, among answers that were written independently."""
    folder = tmp_path / "제출물"
    backprop(folder / "김하나_1", BACKWARD)
    backprop(folder / "이두리_2", renamed(BACKWARD))
    for number, text in enumerate(independent("backward")[:8]):
        backprop(folder / f"s{number}", text)
    return folder


def page_of(submissions: Path, *arguments: str, lang: str = "en") -> str:
    out = submissions.parent / "page.html"
    assert (
        main(["--lang", lang, "similarity", str(submissions), "--out", str(out), *arguments]) == 0
    )
    return out.read_text(encoding="utf-8")


def text_of(page: str) -> str:
    body = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", body))


def pairs_in(page: str) -> list[str]:
    return re.findall(r'<a href="#pair-\d+">(.*?)</a>', page)


def test_other_names_numbers_and_comments_do_not_hide_that_two_answers_are_one(submissions, capsys):
    page = page_of(submissions)

    assert renamed(BACKWARD) != BACKWARD and "miss" not in renamed(BACKWARD)
    assert pairs_in(page) == ["김하나_1 · 이두리_2"]
    assert page.count('class="l alike"') > 20
    assert "pairs of students to look at: 1\n" in capsys.readouterr().out


def test_every_run_gives_the_same_page(submissions, run):
    out = submissions.parent / "again.html"

    done = run("-m", "autograder", "similarity", submissions, "--out", out, PYTHONHASHSEED="2")

    assert done.returncode == 0, done.stderr
    assert out.read_text(encoding="utf-8") == page_of(submissions)


def test_a_notebook_is_compared_with_files(submissions):
    book = submissions / "book"
    book.mkdir()
    cells = ["%matplotlib inline\nimport numpy as np", BACKWARD.strip()]
    made = [{"cell_type": "code", "metadata": {}, "source": one, "outputs": []} for one in cells]
    document = {"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (book / "ex03_backprop.ipynb").write_text(json.dumps(document), encoding="utf-8")

    page = page_of(submissions)

    assert len(pairs_in(page)) == 3
    assert "ex03_backprop.ipynb, code cell 2" in text_of(page)


def test_stubs_what_is_given_and_the_solution_are_nobodys_own(tmp_path):
    for student in ("a", "b"):
        for source in (SOLUTIONS, EXERCISES):
            folder = tmp_path / "class" / f"{student}-{source.name}"
            folder.mkdir(parents=True)
            for path in source.glob("ex*.py"):
                (folder / path.name).write_bytes(path.read_bytes())

    assert pairs_in(page_of(tmp_path / "class")) == []


def test_short_functions_are_not_compared_and_the_page_says_so(tmp_path):
    short = "def relu(x):\n    x = np.asarray(x)\n    return (x > 0).astype(float) * np.abs(x)\n"
    for student in ("a", "b"):
        folder = tmp_path / "class" / student
        folder.mkdir(parents=True)
        (folder / "ex04_relu.py").write_text(f"import numpy as np\n\n{short}", encoding="utf-8")

    page = page_of(tmp_path / "class")

    assert pairs_in(page) == []
    assert "Short functions look alike" in text_of(page)
    assert "<code>relu</code>" in page.partition('id="left-out"')[2].partition('id="method"')[0]
    assert figures()["ex04_relu", "relu"].line is None


def test_what_many_have_is_common(tmp_path):
    for number in range(11):
        backprop(tmp_path / "class" / f"s{number:02}", BACKWARD)

    assert pairs_in(page_of(tmp_path / "class")) == []


BAD = {
    "syntax": b"def backward(x:\n    pass\n",
    "korean": "# 한글\n".encode("cp949"),
    "deep": b"x = " + b"-" * 400_000 + b"1\n",
    "null": b"x = 1\x00\n",
    "empty": b"  \n",
}


def test_a_file_that_cannot_be_read_concerns_that_student_alone(submissions, capsys):
    for name, data in BAD.items():
        folder = submissions / name
        folder.mkdir()
        (folder / "ex03_backprop.py").write_bytes(data)
    (submissions / "none").mkdir()
    expected = set(BAD)
    if sys.platform != "win32":
        (submissions / "link").mkdir()
        (submissions / "link" / "ex03_backprop.py").symlink_to(SOLUTIONS / "ex03_backprop.py")
        (submissions / "linked").symlink_to(submissions / "s1", target_is_directory=True)
        expected |= {"link", "linked"}

    page = page_of(submissions)

    printed = capsys.readouterr().out
    assert pairs_in(page) == ["김하나_1 · 이두리_2"]
    assert {line.partition(":")[0] for line in printed.splitlines()[:-2]} == expected
    assert "Traceback" not in printed
    assert "syntax: ex03_backprop.py is not compared: it is not valid Python (line 1)" in printed


def test_a_text_that_ends_the_parser_ends_nothing_else(submissions, monkeypatch):
    """The parser is in another process: where that dies, the next file is read by a new one."""
    from autograder.grading.similarity import reader

    with reader.TreeReader() as trees:
        assert trees.read("def f(): return 1", ["f"])
        os.kill(trees._process.pid, 9) if sys.platform != "win32" else trees._process.kill()
        assert trees.read("def f(): return 1", ["f"]) == reader.TOO_MUCH
        assert trees.read("def f(): return 1", ["f"]).keys() == {"f"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "nowhere: No such file or directory"),
        (["one"], "it needs folders of at least two students"),
        (["two", "--results", "two"], "there are no results of grade in it"),
        (["two", "--exercise", "bacprop"], "did you mean backprop"),
        (["two", "--out", "no/where.html"], "no/where.html"),
    ],
)
def test_a_folder_that_is_none_is_said_in_a_sentence(
    tmp_path, monkeypatch, capsys, arguments, said
):
    for name in ("one/a", "two/a", "two/b"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path)

    assert main(["similarity", *arguments]) == 2

    errors = capsys.readouterr().err
    assert said in errors.replace("\\", "/") and "Traceback" not in errors


def test_without_the_extra_the_command_names_it(submissions, run):
    code = (
        "import sys; sys.modules['copydetect'] = None\n"
        "from autograder.commands.cli import main; sys.exit(main(sys.argv[1:]))"
    )

    done = run("-c", code, "similarity", submissions)

    assert done.returncode == 2
    assert 'pip install "xor2mnist[similarity]"' in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_accuses_nobody_and_what_was_written_is_text(submissions, lang):
    hostile = BACKWARD.replace("Walk", '</code><script>alert("1")</script> Walk')
    for name in ("<b>Eve", "Mallory"):
        backprop(submissions / name, hostile)

    page = page_of(submissions, lang=lang)

    assert (
        "<script" not in page and "&lt;b&gt;Eve" in page and "&lt;/code&gt;&lt;script&gt;" in page
    )
    told = text_of(re.sub(r"<pre.*?</pre>", "", page, flags=re.DOTALL)).lower()
    for word in (
        "plagiar",
        "cheat",
        "copied",
        "copies",
        "suspect",
        "guilt",
        "표절",
        "부정",
        "베낀",
        "베꼈",
        "의심",
    ):
        assert word not in told, word
    assert (
        ("not proof" in told or "proof of anything" in told)
        if lang == "en"
        else "증거도 아닙니다" in told
    )
    if lang == "ko":
        assert not re.findall(r"[a-z]{4,} [a-z]{4,} [a-z]{4,}", told)


def test_the_figures_of_the_bank_are_those_that_are_stored():
    assert similarity_bank.document() == FILE.read_text(encoding="utf-8")
    assert set(figures()) == {(one.id, f.name) for one in course() for f in one.functions}


def test_no_two_answers_of_the_bank_are_shown():
    """What is shown is above the most alike of the bank, where it shows anything."""
    for row in figures().values():
        assert row.line is None or row.line >= row.highest
        assert row.median <= row.percentile_99 <= row.highest <= 1


def test_a_part_is_found_wherever_it_stands_and_nothing_else():
    one, other = (
        answer_of("x", trees_in(text, ["backward"])["backward"])
        for text in (BACKWARD, BACKWARD.replace("    for row", "    scale = np.sqrt(t.var() + x.mean())\n    for row"))
    )  # fmt: skip
    first, second = independent("backward")[:2]
    unlike = [answer_of("x", trees_in(text, ["backward"])["backward"]) for text in (first, second)]

    shared = overlap(one, other)

    assert 0.8 < shared.share < 1
    assert overlap(one, one).share == 1
    assert overlap(*unlike).share < 0.3


def result(student: str, *messages: str, seed: int = 7, misconception: str | None = None) -> dict:
    """Return a result of `grade` in which the checks of one function failed with these messages."""
    checks = [
        {"id": f"c{n}", "status": "wrong", "misconception": None, "message": message}
        for n, message in enumerate(messages)
    ] or [{"id": "c0", "status": "correct", "misconception": None, "message": None}]
    function = {
        "name": "backward",
        "status": "wrong" if messages else "correct",
        "misconception": misconception,
        "change": None,
        "checks": checks,
    }
    return {
        "student": student,
        "seed": seed,
        "exercises": [{"id": "ex03_backprop", "functions": [function]}],
    }


def wrong(number: float, of: str = "dw1") -> str:
    return f"{of}: 8 of 8 entries differ, most of all [0, 1], which is {number} and must be 118.1"


RIGHT = [result(f"r{n:02}") for n in range(20)]
RARE = (wrong(43.71), wrong(0.3748), wrong(28.19))


def test_equal_rare_wrong_results_are_found_although_rounding_names_another_entry():
    mine, theirs = RARE, (RARE[0], RARE[1], wrong(-11.07))

    (found,) = shared_results([*RIGHT, result("b", *theirs), result("a", *mine)])

    assert (found.function, found.students) == ("backward", ("a", "b"))
    assert found.messages == RARE[:2] and (found.checks, found.begun) == (3, 22)


@pytest.mark.parametrize(
    ("why", "results"),
    [
        ("explained", [result(n, *RARE, misconception="bias-per-example") for n in "ab"]),
        ("not rare", [result(n, *RARE) for n in "abcd"]),
        ("other seeds", [result("a", *RARE), result("b", *RARE, seed=8)]),
        ("one check alone", [result(n, RARE[0]) for n in "ab"]),
        ("zeros say nothing", [result(n, wrong(0), wrong(0.5), wrong(1)) for n in "ab"]),
        ("only the sign", [result(n, wrong(-118.1), wrong(-118.1, "dw2")) for n in "ab"]),
        ("another result", [result("a", *RARE), result("b", wrong(1.234), wrong(5.678))]),
    ],
)
def test_wrong_results_that_say_nothing_are_not_shown(why, results):
    assert shared_results([*RIGHT, *results]) == []


def test_in_a_small_class_nothing_is_rare():
    assert shared_results([*RIGHT[:10], *(result(n, *RARE) for n in "ab")]) == []


def test_equal_wrong_results_stand_on_the_page_with_both_answers(submissions):
    results = submissions.parent / "results"
    (results / ".state").mkdir(parents=True)
    for one in (*RIGHT, result("s0", *RARE), result("s3", *RARE)):
        path = results / f"{one['student']}.json"
        path.write_text(json.dumps(one), encoding="utf-8")

    page = page_of(submissions, "--results", str(results))

    part = page.partition('id="results"')[2].partition('id="left-out"')[0]
    assert "s0 · s3" in part and "43.71" in part and part.count("<pre") == 2
    assert "equal in 3 of 3 failed checks; 22 students" in text_of(part)
    other = page_of(submissions, "--results", str(results), "--exercise", "1")
    assert "There are none." in other


SCREENS = {"phone": {"width": 390, "height": 800}, "desk": {"width": 1200, "height": 900}}


@pytest.mark.long
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("screen", SCREENS)
def test_the_page_fits_its_screen_and_paper_and_the_audit_finds_nothing(
    browser, axe, submissions, screen, lang
):
    page_of(submissions, lang=lang)
    for scheme in ("light", "dark"):
        # The page allows no script, and the audit is one.
        context = browser.new_context(
            viewport=SCREENS[screen], color_scheme=scheme, bypass_csp=True
        )
        page = context.new_page()
        page.goto((submissions.parent / "page.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= SCREENS[screen]["width"]
        # On a phone a pair of names stood letter below letter.
        lines = "[...document.querySelectorAll('td > a')].map(one => one.getClientRects().length)"
        assert 0 < page.evaluate(f"Math.max(...{lines})") <= 8
        page.evaluate(axe)
        found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
        page.emulate_media(media="print")
        columns = page.evaluate(
            "getComputedStyle(document.querySelector('.columns')).gridTemplateColumns"
        )
        assert len(columns.split()) == 2
        context.close()
