"""The settings file of a course: its name, its former name, and what is said about that."""

import pytest
from test_grading import graded, handed_in

from autograder.grading.settings import find_settings, settings_noted

SHARED = 'credit = "checks"\n'


def test_a_folder_without_the_file_has_no_settings(tmp_path):
    assert find_settings(tmp_path) == (None, None)


def test_the_file_of_the_former_name_is_read_until_it_is_renamed(tmp_path):
    former, path = tmp_path / "course.toml", tmp_path / "grading.toml"
    former.write_text(SHARED, encoding="utf-8")
    found, about = find_settings(tmp_path)
    assert found == former and about is not None and "is read" in about.template
    assert settings_noted(str(former)) == former

    former.rename(path)

    assert find_settings(tmp_path) == (path, None)
    assert settings_noted(str(former)) == path


def test_of_two_files_only_the_one_of_the_new_name_is_read_and_that_is_said(tmp_path):
    for name in ("course.toml", "grading.toml"):
        (tmp_path / name).write_text(SHARED, encoding="utf-8")

    found, about = find_settings(tmp_path)

    assert found == tmp_path / "grading.toml"
    assert about is not None and "is not read" in about.template


@pytest.mark.parametrize("command", ["grade", "preflight"])
def test_commands_say_that_the_file_has_its_former_name(tmp_path, command):
    home = tmp_path / "submissions"
    handed_in(home / "kim", "ex01_sigmoid")
    (tmp_path / "course.toml").write_text('void = ["ex01.sigmoid.large"]\n', encoding="utf-8")
    out = ("--out", tmp_path / "out", "--exercise", "1") if command == "grade" else ()

    said = graded(command, home, *out)
    assert "course.toml is read as the settings of the course" in said

    (tmp_path / "course.toml").rename(tmp_path / "grading.toml")
    assert "settings of the course" not in graded(command, home, *out)
    if command == "grade":
        graded("report", tmp_path / "out")
