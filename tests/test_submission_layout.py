"""Renamed files: what is plain is taken and said, what is not is asked about, and nothing goes unmentioned."""

import io
import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest
from places import EXERCISES, SOLUTIONS
from test_grading import graded, handed_in, stored

from autograder.course.catalogue import course
from autograder.grading.submission import lay_out
from autograder.language.i18n import render

IDS = [exercise.id for exercise in course()]
SOLUTION = (SOLUTIONS / "ex01_sigmoid.py").read_text(encoding="utf-8")
STUB = (EXERCISES / "ex01_sigmoid.py").read_text(encoding="utf-8")


def notebook(text: str) -> str:
    cell = {"cell_type": "code", "source": text, "metadata": {}, "outputs": []}
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]})


def put(folder: Path, **files: str) -> Path:
    return put_all(folder, files)


def put_all(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


TAKEN = [
    "ex01_sigmoid (1).ipynb",
    "ex01_sigmoid_final.py",
    "EX01_sigmoid.py",
    "homework/ex01_sigmoid.py",
    "homework/week 1/Ex01-Sigmoid.PY",
    "ex01_sigmoid-Copy1.ipynb",
    "ex01_sigmoid - 복사본.py",
    "Copy of ex01_sigmoid.ipynb",
    "홍길동_ex01_sigmoid.py",
    "20261234 ex1 sigmoid v2.py",
    "ex01_sigmoid.py.txt",
]


@pytest.mark.parametrize("name", TAKEN)
def test_a_renamed_file_is_taken_where_nothing_else_could_be_meant(name, tmp_path):
    put_all(tmp_path, {name: SOLUTION, "ex02_xor_forward.py": "", "notes.md": ""})

    layout = lay_out(tmp_path, IDS)

    assert layout.taken == {
        "ex01_sigmoid": Path(name),
        "ex02_xor_forward": Path("ex02_xor_forward.py"),
    }
    assert layout.unclear == {}
    kind = ".ipynb" if name.endswith("ipynb") else ".py"
    assert [render(one, "en") for one in layout.remarks()] == [
        f"{name} is taken for ex01_sigmoid{kind}",
        "not graded: notes.md",
    ]


PROPER = {
    "beside others": ["ex01_sigmoid_old.py", "old/ex01_sigmoid.py", "ex01_sigmoid (1).py"],
    "a .py file beside a notebook": ["ex01_sigmoid.ipynb"],
}  # fmt: skip


@pytest.mark.parametrize("name", PROPER)
def test_a_file_with_its_proper_name_counts(name, tmp_path):
    others = dict.fromkeys(PROPER[name], "x = 1")

    layout = lay_out(put_all(tmp_path, {"ex01_sigmoid.py": SOLUTION, **others}), IDS)

    assert layout.taken == {"ex01_sigmoid": Path("ex01_sigmoid.py")} and not layout.renamed
    assert {path.as_posix() for path in layout.ungraded} == set(others)


@pytest.mark.parametrize(
    "name", ["ex01_sigmoid_final.py", "ex01_sigmoid.ipynb", "me/ex01_sigmoid.py"]
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_an_untouched_stub_does_not_hide_the_answer_beside_it(name, newline, tmp_path):
    (tmp_path / "ex01_sigmoid.py").write_text(STUB, encoding="utf-8", newline=newline)
    put_all(tmp_path, {name: SOLUTION})

    layout = lay_out(tmp_path, IDS)

    assert layout.taken == {"ex01_sigmoid": Path(name)}
    assert layout.ungraded == [Path("ex01_sigmoid.py")]


def test_of_numbered_copies_the_last_counts_and_equal_files_are_one(tmp_path):
    copies = {f"ex01_sigmoid ({n}).py": f"x = {n}" for n in (1, 2, 10)}
    layout = lay_out(put_all(tmp_path / "a", copies), IDS)
    assert layout.taken == {"ex01_sigmoid": Path("ex01_sigmoid (10).py")}
    assert len(layout.ungraded) == 2

    same = dict.fromkeys(("ex01_sigmoid_a.py", "b/ex01_sigmoid.py"), SOLUTION)
    layout = lay_out(put_all(tmp_path / "b", same), IDS)
    assert set(layout.taken) == {"ex01_sigmoid"} and not layout.unclear


UNCLEAR = {
    "two that differ": ({"ex01_sigmoid_final.py": "1", "ex01_sigmoid_v2.py": "2"}, "ex01_sigmoid"),
    "two folders": ({"a/ex01_sigmoid.py": "1", "b/ex01_sigmoid.py": "2"}, "ex01_sigmoid"),
    "a slip": ({"ex01_sigmod.py": "1"}, "ex01_sigmoid"),
    "the number alone": ({"ex01.py": "1"}, "ex01_sigmoid"),
    "homework by number": ({"hw1.ipynb": "1"}, "ex01_sigmoid"),
    "the topic alone": ({"sigmoid.py": "1"}, "ex01_sigmoid"),
    "another number": ({"ex02_sigmoid.py": "1"}, "ex01_sigmoid"),
    "by what it defines": ({"Untitled.ipynb": notebook(SOLUTION)}, "ex01_sigmoid"),
    "a name of a person": ({"kim.py": SOLUTION}, "ex01_sigmoid"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNCLEAR)
def test_what_is_ambiguous_is_asked_about(name, tmp_path):
    files, exercise = UNCLEAR[name]

    layout = lay_out(put_all(tmp_path, files), IDS)

    assert layout.taken == {}
    question = render(layout.doubts()[exercise], "en")
    assert "did you mean" in question and exercise in question
    assert all(file in question for file in files)
    assert layout.ungraded == []


def test_what_the_kit_lays_out_and_what_tools_leave_is_not_taken_for_an_answer(tmp_path):
    noise = [
        ".ipynb_checkpoints/ex01_sigmoid-checkpoint.ipynb",
        "__MACOSX/ex01_sigmoid.py",
        "autograder/checks/ex01_sigmoid.py",
        "lessons/en/ex01_sigmoid.md",
        ".venv/lib/ex01_sigmoid.py",
        "ex01_sigmoid.mine.py",
        "pytest.ini",
        "timestamp.txt",
    ]
    layout = lay_out(put_all(tmp_path, {"ex01_sigmoid.py": "", **dict.fromkeys(noise, "")}), IDS)

    assert layout.taken == {"ex01_sigmoid": Path("ex01_sigmoid.py")} and layout.remarks() == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes in folders")
def test_a_link_is_no_renamed_file_and_is_mentioned(tmp_path):
    secret = put(tmp_path / "secret", answer="1") / "answer"
    folder = tmp_path / "kim"
    folder.mkdir()
    (folder / "ex01_sigmoid_final.py").symlink_to(secret)
    os.mkfifo(folder / "ex02_xor_forward (1).py")

    layout = lay_out(folder, IDS)

    assert layout.taken == {} and layout.unclear == {}
    assert len(layout.ungraded) == 2


def test_a_class_with_renamed_files_is_graded(tmp_path):
    home, out = tmp_path / "submissions", tmp_path / "out"
    for n, name in enumerate(TAKEN[:5]):
        text = notebook(SOLUTION) if name.endswith("ipynb") else SOLUTION
        put_all(home / f"s{n}", {name: text})
        handed_in(home / f"s{n}", "ex02_xor_forward")
    put_all(home / "two", {"ex01_sigmoid_a.py": SOLUTION, "ex01_sigmoid_b.py": STUB})
    put_all(home, {"ex01_sigmoid_kim.py": SOLUTION, "grading.toml": ""})
    asked = ("grade", home, "--out", out, "--exercise", "1", "2")

    said = graded(*asked, expected=3)

    for n, name in enumerate(TAKEN[:5]):
        assert stored(out, f"s{n}")["score"] == 11.0
        assert f"s{n}: {name} is taken for ex01_sigmoid." in said
    assert stored(out, "two")["score"] is None
    assert (
        "two, ex01_sigmoid: ungraded (ex01_sigmoid_a.py, ex01_sigmoid_b.py: did you mean one of them as "
        "ex01_sigmoid.py?)" in said
    )
    assert "in no student's folder, and not graded: ex01_sigmoid_kim.py" in said

    (home / "two" / "ex01_sigmoid_b.py").unlink()
    (home / "ex01_sigmoid_kim.py").unlink()
    said = graded(*asked)
    assert "graded: 1, unchanged: 5" in said and stored(out, "two")["score"] == 6.0


def test_files_of_exercises_that_were_not_asked_for_are_not_mentioned(tmp_path):
    home = tmp_path / "submissions"
    handed_in(home / "kim", "ex01_sigmoid", "ex02_xor_forward", "ex10_batchnorm")
    put_all(
        home / "kim", {"ex03_backprop (1).py": "", "ex4.py": "", "notes.md": "", "extra.py": ""}
    )
    asked = ("--exercise", "1")

    said = graded("grade", home, "--out", tmp_path / "out", *asked)
    looked = graded("preflight", home, *asked)

    assert "kim: not graded: extra.py, notes.md" in said
    assert "kim: not graded: extra.py, notes.md" in looked
    # Without --exercise all of them are asked for, and what is not clear is still a question.
    assert "ex4.py: did you mean ex04_relu.py?" in graded("preflight", home, expected=3)


def test_a_message_names_the_file_that_was_handed_in(tmp_path):
    wrong = SOLUTION + "\ndef sigmoid(x):\n    raise ValueError('here')\n"
    put_all(tmp_path / "submissions" / "kim", {"work/ex01_sigmoid_final.py": wrong})

    graded("grade", tmp_path / "submissions", "--out", tmp_path / "out", "--exercise", "1")

    (exercise,) = stored(tmp_path / "out", "kim")["exercises"]
    assert "work/ex01_sigmoid_final.py, line 33" in exercise["functions"][0]["checks"][0]["message"]


def test_collect_keeps_what_is_called_otherwise_and_says_how_it_will_be_graded(tmp_path):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("kim_1_2_ex01_sigmoid_final.py", SOLUTION)
        file.writestr("lee_3_4_ex01_sigmod.py", SOLUTION)
        file.writestr(
            "park_5_6_hw.zip", zipped({"a/ex01_sigmoid.py": "1", "b/ex01_sigmoid.py": "2"})
        )
    (tmp_path / "download.zip").write_bytes(archive.getvalue())

    said = graded("collect", tmp_path / "download.zip", "--into", tmp_path / "submissions")

    assert "kim_1: ex01_sigmoid_final.py is taken for ex01_sigmoid.py" in said
    assert "lee_3: ex01_sigmod.py: did you mean ex01_sigmoid.py?" in said
    assert "left out: park_5, ex01_sigmoid.py: another file of that name was handed in too" in said
    graded(
        "grade", tmp_path / "submissions", "--out", tmp_path / "out", "--exercise", "1", expected=3
    )
    scores = [stored(tmp_path / "out", name)["score"] for name in ("kim_1", "lee_3")]
    assert scores == [6.0, None]


def zipped(files: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name, text in files.items():
            file.writestr(name, text)
    return data.getvalue()


def test_a_course_handed_in_as_a_whole_is_found(tmp_path):
    shutil.copytree(
        SOLUTIONS,
        tmp_path / "xor2mnist" / "exercises",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    put_all(
        tmp_path,
        {"xor2mnist/autograder/misconceptions/ex01_sigmoid.py": "", "xor2mnist/README.md": ""},
    )

    layout = lay_out(tmp_path, IDS)

    assert layout.taken == {name: Path("xor2mnist/exercises", f"{name}.py") for name in IDS}
    assert layout.ungraded == []
