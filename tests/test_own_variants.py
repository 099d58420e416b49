"""Questions in variants of each student's own: released, answered, graded and told of, with the real nbgrader."""

import csv
import json
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from nbgrader_course import (
    Notebook,
    grades,
    hand_in,
    nbgrader,
    read,
    released,
    solved,
    url_of,
    write,
    xor2mnist,
)

from autograder.commands import cli
from autograder.grading.scoring import BadRules
from autograder.grading.settings import read_release_settings
from autograder.notebooks.graded_questions import answer_cell, open_question
from autograder.notebooks.own_variants import own_presentation

# They are graded in a sandbox, which is Linux's; elsewhere these are not collected.
__test__ = sys.platform == "linux"

SALT, EXERCISE = "spring 2027", "ex02_xor_forward"
SETTINGS = f'quiz_points = 2\nquiz_salt = "{SALT}"\n'
QUESTIONS = ("after-xor-separability", "after-xor-hidden-units", "after-xor-bias")
TESTS = [f"quiz-{question}" for question in QUESTIONS]
CLASS = (
    "id,first_name,last_name,email\ns001,Ada,Kim,\ns002,Ben,Lee,\n홍길동,길동,홍,\ns004,Eve,Ahn,\n"
)


def own(folder: Path, student: str) -> Notebook:
    return read(folder / student / EXERCISE / f"{EXERCISE}.ipynb")


def answered(nb: Notebook, student: str) -> Notebook:
    """Answer every question rightly, for the variants and letters of a student."""
    for cell in nb["cells"]:
        grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
        if grade_id.startswith("answer-"):
            question = grade_id.removeprefix("answer-")
            shown = open_question(question, own_presentation(SALT, student, question))
            assert shown is not None
            lines = answer_cell(shown, "en").splitlines()
            cell["source"] = "\n".join(line for line in lines if "###" not in line)
    return nb


def earned(root: Path, student: str) -> list[float | None]:
    found = grades(root, student)
    return [found[name][0] for name in TESTS]


def needs_person(root: Path, student: str) -> bool:
    return all(grades(root, student)[name][2] for name in TESTS)


@pytest.mark.long
def test_each_student_is_asked_and_judged_in_their_own_way(tmp_path: Path) -> None:
    root, handout = tmp_path / "course", tmp_path / "handout"
    root.mkdir()

    def personal(expected: int = 0) -> str:
        # In a process of its own: nbgrader's database closes the handlers of every log, and TensorFlow's, where
        # another test has imported it, closes the stream behind pytest's capture with it.
        return xor2mnist(root, "release", "--personal", handout, expected=expected)

    (root / "grading.toml").write_text(SETTINGS, encoding="utf-8")
    (root / "class.csv").write_text(CLASS, encoding="utf-8")
    xor2mnist(root, "release", "--nbgrader", ".", "--only", EXERCISE)
    assert "nothing is released yet" in personal(expected=2)
    nbgrader(root, "generate_assignment", EXERCISE)
    assert "no students" in personal(expected=2)
    nbgrader(root, "db", "student", "import", "class.csv")

    said = personal()

    assert "4 students, 3 questions in variants; 4 files written" in said
    with (handout / "codes.csv").open(encoding="utf-8-sig", newline="") as file:
        codes = {row["student"]: row["code"] for row in csv.DictReader(file)}
    assert codes["s001"] == "4786cbba28b9" and set(codes) == {"s001", "s002", "s004", "홍길동"}
    texts = {json.dumps(own(handout, student), ensure_ascii=False) for student in codes}
    assert len(texts) == 4
    # What a student has begun to write is kept.
    write(handout / "s001" / EXERCISE / f"{EXERCISE}.ipynb", solved(own(handout, "s001")))
    again = personal()
    assert "0 files written, 3 as they were" in again and "kept: s001/" in again

    hand_in(root, "s001", answered(own(handout, "s001"), "s001"))
    # A neighbour's letters, in one's own notebook; and a neighbour's whole notebook.
    hand_in(root, "s002", answered(solved(own(handout, "s002")), "s001"))
    hand_in(root, "홍길동", answered(own(handout, "s001"), "s001"))
    hand_in(root, "s004", solved(released(root)))  # the notebook for everybody, without answers
    said = xor2mnist(root, "grade", "--gradebook", url_of(root), ".", EXERCISE)

    assert earned(root, "s001") == [2.0, 2.0, 2.0]
    assert earned(root, "s002") != [2.0, 2.0, 2.0] and not needs_person(root, "s002")
    assert earned(root, "홍길동") == [None, None, None] and needs_person(root, "홍길동")
    assert earned(root, "s004") == [0.0, 0.0, 0.0] and not needs_person(root, "s004")
    assert grades(root, "홍길동")["check-forward"][0] == 5.0
    assert "so a person grades the answer: 1 of 4" in said

    result = json.loads(next((root / "results" / EXERCISE).rglob("s001.json")).read_bytes())
    (row,) = result["exercises"]
    asked = {one["id"]: one for one in row["questions"]}
    for question in QUESTIONS:
        way = own_presentation(SALT, "s001", question)
        told = {"variant": way.variant + 1, "order": way.order + 1, "score": 2.0, "max": 2.0}
        assert asked[question].items() >= told.items()

    nbgrader(root, "generate_feedback", EXERCISE)
    way = own_presentation(SALT, "s001", QUESTIONS[0])
    page = root / "feedback" / "s001" / EXERCISE / f"{EXERCISE}.html"
    assert f"judged by variant {way.variant + 1} of 4" in page.read_text(encoding="utf-8")

    # nbgrader's own command judges alike, and what a person gave stays.
    with Gradebook(url_of(root)) as book:
        grade = book.find_grade(TESTS[0], EXERCISE, EXERCISE, "홍길동")
        grade.manual_score, grade.needs_manual_grade = 1.0, False
        book.db.commit()
    for student in ("s001", "홍길동"):
        before = earned(root, student)
        nbgrader(root, "autograde", EXERCISE, "--force", "--student", student)
        assert earned(root, student) == before
    assert grades(root, "홍길동")[TESTS[0]][1] == 1.0


def test_a_salt_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "grading.toml"
    path.write_text('quiz_salt = "a"\n', encoding="utf-8")
    assert read_release_settings(path).quiz_salt == "a"
    for text in ("quiz_salt = 7", 'quiz_salt = " a"'):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(BadRules) as told:
            read_release_settings(path)
        assert "quiz_salt" in told.value.sentence.template


def test_codes_of_a_class_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed, settings = tmp_path / "class.csv", tmp_path / "grading.toml"
    listed.write_text(CLASS, encoding="utf-8")
    settings.write_text(SETTINGS, encoding="utf-8")
    assert cli.main(["bank", "codes", str(listed), "--course", str(settings)]) == 0
    by_file = capsys.readouterr().out
    assert by_file.splitlines()[:2] == ["student,code", "s001,4786cbba28b9"]
    listed.write_text("s001\ns002\n홍길동\ns004\n", encoding="utf-8")
    assert cli.main(["bank", "codes", str(listed), "--salt", SALT]) == 0
    assert capsys.readouterr().out == by_file
    assert cli.main(["bank", "codes", str(listed)]) == 2
    assert "there is no salt" in capsys.readouterr().err
    assert cli.main(["bank", "codes", str(tmp_path / "no.csv"), "--salt", "a"]) == 2


def test_without_a_salt_no_personal_copies_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "grading.toml"
    settings.write_text("quiz_points = 1\n", encoding="utf-8")
    command = ["release", "--personal", str(tmp_path / "out"), "--course", str(settings)]
    assert cli.main(command) == 2
    assert "no quiz_salt" in capsys.readouterr().err and not (tmp_path / "out").exists()
