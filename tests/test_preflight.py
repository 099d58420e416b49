"""`preflight`: renamed files, missing packages, unreadable notebooks, and who is there, before anything is graded."""

import csv
import json
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from places import EXERCISES, ROOT, SOLUTIONS
from test_grading import INSTRUCTOR, graded, handed_in
from test_missing_packages import FIRST, SECOND
from test_submission_layout import SOLUTION, notebook, put_all

from autograder.grading.notebook import NotANotebook, notebook_source, why_unreadable
from autograder.grading.preflight import imported_in
from autograder.language.catalogues import catalogue
from autograder.running.packages import DISTRIBUTIONS


def looked_at(*arguments: object, expected: int = 3) -> list[str]:
    return graded("preflight", *arguments, expected=expected).splitlines()


def test_a_class_in_which_all_is_well_has_nothing_to_mend(tmp_path):
    for name in ("kim", "lee"):
        handed_in(tmp_path / "submissions" / name, "ex01_sigmoid", "ex02_xor_forward")

    said = looked_at(tmp_path / "submissions", expected=0)

    assert said == ["2 students, 4 files looked at, 0 things to look after"]


def test_everything_is_said_with_the_command_that_mends_it(tmp_path):
    home = tmp_path / "submissions"
    put_all(home / "an", {"ex01_sigmoid (1).ipynb": notebook(f"import {FIRST}.x as y\n{SOLUTION}")})
    put_all(home / "ban", {"ex01_sigmoid.py": f"from {FIRST} import *\n{SOLUTION}"})
    put_all(
        home / "cho",
        {"ex01_a.py": "1", "ex01_sigmoid_b.py": f"import {SECOND}, math", "ex01_sigmoid_c.py": "2"},
    )
    put_all(home / "do", {"ex01_sigmoid.ipynb": notebook(SOLUTION)[:-9], "notes.md": ""})
    put_all(home / "eun", {"ex01_sigmoid.py": "import nunpy as np\nimport my_own_helpers\n"})
    (home / "fa").mkdir()
    put_all(home, {"ex01_sigmoid_gil.py": ""})
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}

    said = looked_at(home)

    renamed = f"mv {shlex.quote(str(home / 'an' / 'ex01_sigmoid (1).ipynb'))} {home / 'an' / 'ex01_sigmoid.ipynb'}"
    assert said[:2] == [
        "an: ex01_sigmoid (1).ipynb is taken for ex01_sigmoid.ipynb",
        f"    {renamed}",
    ]
    assert (
        "cho: ex01_sigmoid_b.py, ex01_sigmoid_c.py: did you mean one of them as ex01_sigmoid.py?"
        in said
    )
    assert (
        f"2 submissions import {FIRST}, which is not installed here: pip install {DISTRIBUTIONS[FIRST]}, "
        "then run again" in said
    )
    assert any(f"1 submission imports {SECOND}" in line for line in said)
    assert "no package is called nunpy; a slip for numpy? eun" in said
    assert "no package is called my_own_helpers: a module that was not handed in? eun" in said
    assert (
        "do: ex01_sigmoid.ipynb cannot be read: it is cut off: its end is missing; ask for it again"
        in said
    )
    assert "fa: no exercise file was handed in" in said
    assert "do: not graded: notes.md" in said and "cho: not graded: ex01_a.py" in said
    assert "ex01_sigmoid_gil.py: lies in no student's folder, and is not graded" in said
    assert said[-1] == "6 students, 6 files looked at, 8 things to look after"
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before

    subprocess.run(renamed, shell=True, check=True)
    assert "an: ex01_sigmoid (1).ipynb" not in "\n".join(looked_at(home))


def test_it_runs_nothing_that_was_handed_in(tmp_path):
    mark = tmp_path / "ran"
    put_all(tmp_path / "submissions" / "kim", {"ex01_sigmoid.py": f"open({str(mark)!r}, 'w')\n"})

    looked_at(tmp_path / "submissions", expected=0)

    assert not mark.exists()


CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,XOR (1)\nPoints Possible,,,,,100\n"
    '"Doe, Jane",11111,s1,jane,A,\n"Kim, Min",22222,s2,min,A,\n"Lee, Bo",33333,s3,bo,A,\n'
)
MOODLE = "Identifier,Full name,Grade\nParticipant 11111,Jane Doe,\nParticipant 22222,Kim Min,\nParticipant 33333,Bo Lee,\n"
PLAIN = "doejane_11111\nkimmin_22222\nLee Bo\n"


@pytest.mark.parametrize("sheet", [CANVAS, MOODLE, PLAIN], ids=["canvas", "moodle", "plain"])
def test_unknown_missing_and_double_students(sheet, tmp_path):
    home = tmp_path / "submissions"
    for name in ("doejane_11111", "kimmin_22222", "kim min_22222", "stranger_44444"):
        handed_in(home / name, "ex01_sigmoid")
    (tmp_path / "class.csv").write_text(sheet, encoding="utf-8")

    said = looked_at(home, "--class", tmp_path / "class.csv")

    assert "stranger_44444: is not in the class list" in said
    (absent,) = (line for line in said if line.endswith("is in the class list and has no folder"))
    assert "Lee" in absent and "Bo" in absent
    assert "one student with several folders? kim min_22222, kimmin_22222" in said
    assert not any("doejane" in line for line in said)


def test_without_a_list_two_folders_of_one_person_are_noticed(tmp_path):
    for name in ("Kim Minsu", "kim_minsu", "lee", "s1", "s2"):
        handed_in(tmp_path / "submissions" / name, "ex01_sigmoid")

    said = looked_at(tmp_path / "submissions")

    assert said[0] == "one student with several folders? Kim Minsu, kim_minsu"
    assert said[-1].endswith("1 things to look after")


def test_what_came_late_is_kept_by_collect_and_said(tmp_path):
    with zipfile.ZipFile(tmp_path / "first.zip", "w") as file:
        file.writestr("kimminsu_LATE_777_901_ex01_sigmoid.py", SOLUTION)
        file.writestr("leebo_888_902_ex01_sigmoid.py", SOLUTION)
        file.writestr("parkha_LATE_999_903_ex01_sigmoid.py", SOLUTION)
    with zipfile.ZipFile(tmp_path / "second.zip", "w") as file:
        file.writestr("parkha_999_904_ex01_sigmoid.py", SOLUTION)
    home = tmp_path / "submissions"

    said = graded("collect", tmp_path / "first.zip", "--into", home)
    assert f"2 files came late: {tmp_path / 'submissions-late.csv'} lists them" in said
    graded("collect", tmp_path / "second.zip", "--into", home)

    with (tmp_path / "submissions-late.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.DictReader(file)) == [
            {"student": "kimminsu_777", "file": "ex01_sigmoid.py"}
        ]
    assert looked_at(home, expected=0)[0] == "kimminsu_777: late: ex01_sigmoid.py"


NOT_READABLE = {
    "it is empty": b" \n",
    "it is a ZIP archive with the name of a notebook": b"PK\x03\x04rest",
    "it is a PDF with the name of a notebook": b"%PDF-1.7",
    "it is a web page with the name of a notebook": b"\n<!DOCTYPE html><html>",
    "it is a Python file with the name of a notebook": b"\xef\xbb\xbfimport numpy as np\n",
    "it is not in UTF-8": b'{"cells": "\xff\xfe"}',
    "it holds the marks of a merge that git could not finish": b'{"a": 1,\n<<<<<<< HEAD\n=======\n>>>>>>> x\n}',
    "it is cut off: its end is missing": b'{"cells": [{"cell_type": "code", "source": "x = 1',
    "it is no notebook": b"hello",
    "it has no cells that can be read": b'{"metadata": {}}',
}


@pytest.mark.parametrize("why", NOT_READABLE)
def test_why_a_notebook_cannot_be_read_is_said_in_words(why):
    with pytest.raises(NotANotebook, match=why):
        notebook_source(NOT_READABLE[why])
    assert why_unreadable(NOT_READABLE[why]) == why and why in catalogue("ko")


def test_the_imports_of_a_text():
    text = (
        "import a, b.c as d\nfrom e.f import (g,\n    h)\n  import i  # j\n\n'import k l'\n"
        "# import m\nx = 'from n import o'\nfrom . import p\nimport q; import r\n"
    )
    assert imported_in(text) == {"a", "b.c", "e.f", "i", "q"}


def test_an_assignment_of_nbgrader(tmp_path):
    cell = json.loads((ROOT / "tests" / "notebooks" / "colab.ipynb").read_text(encoding="utf-8"))
    folder = tmp_path / "submitted" / "kim" / "week1"
    put_all(folder, {"EX03_backprop.ipynb": json.dumps(cell), "timestamp.txt": "2030-01-01"})
    put_all(tmp_path / "submitted" / "lee" / "week1", {"ex03_backprop.ipynb": "<html>"})
    (tmp_path / "submitted" / "park" / "week2").mkdir(parents=True)

    said = looked_at(tmp_path, "week1")

    assert said[0] == "kim: EX03_backprop.ipynb is taken for ex03_backprop.ipynb"
    assert (
        "lee: ex03_backprop.ipynb cannot be read: it is a web page with the name of a notebook; ask for it again"
        in said
    )
    assert said[-1] == "2 students, 2 files looked at, 1 things to look after"


def test_korean(tmp_path):
    put_all(tmp_path / "submissions" / "홍길동", {"ex01_sigmod.py": "import nunpy\n"})

    said = graded("--lang", "ko", "preflight", tmp_path / "submissions", expected=3)

    assert "홍길동: ex01_sigmod.py: 혹시 다음 파일입니까? ex01_sigmoid.py" in said
    assert "비슷한 이름: numpy. 해당 학생: 홍길동" in said


@pytest.mark.long
@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ('viod = ["ex01.sigmoid.large"]', "void"),
        ('Credit = "checks"', "credit"),
        ("quiz-points = 1", "quiz_points"),
    ],
)
@pytest.mark.parametrize("command", ["grade", "report", "preflight"])
def test_a_setting_that_there_is_not_is_refused_before_anything_is_written(
    text, nearest, command, tmp_path
):
    home, out = tmp_path / "submissions", tmp_path / "out"
    handed_in(home / "kim", "ex01_sigmoid")
    graded("grade", home, "--out", out, "--exercise", "1")
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    (tmp_path / "course.toml").write_text(text, encoding="utf-8")
    arguments = {
        "grade": (home, "--out", out, "--exercise", "1"),
        "report": (out, "--course", tmp_path / "course.toml"),
        "preflight": (home,),
    }

    said = graded(command, *arguments[command], expected=2)

    assert f"did you mean {nearest}?" in said
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_a_setting_below_an_assignment_is_no_setting(tmp_path):
    handed_in(tmp_path / "submissions" / "kim", "ex01_sigmoid")
    text = '[[assignments]]\nname = "w"\nexercises = ["ex01"]\nvoid = ["ex01.sigmoid.large"]\n'
    (tmp_path / "course.toml").write_text(text, encoding="utf-8")

    said = graded("grade", tmp_path / "submissions", "--out", tmp_path / "out", expected=2)

    assert "void stands below [[assignments]]" in said and not (tmp_path / "out").exists()


def test_the_command_line_knows_it(tmp_path):
    handed_in(tmp_path / "submissions" / "kim", "ex01_sigmoid", source=EXERCISES)
    command = [sys.executable, "-m", "autograder", "preflight", str(tmp_path / "submissions")]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")

    assert done.returncode == 0 and done.stdout.startswith("1 students, 1 files")
    assert Path(INSTRUCTOR).is_file() and SOLUTIONS.is_dir()
