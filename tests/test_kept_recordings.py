"""Recordings for students' copies: made once, and made again when anything that they come from changes."""

import shutil

import pytest

from autograder.bundle import recording_cache
from autograder.bundle.recording_cache import recorded, recording_name
from autograder.commands.common import Context
from autograder.commands.release_students import bundle_contents
from autograder.course.catalogue import course
from autograder.course.paths import RIGHT_ANSWERS
from autograder.grading import kit
from autograder.grading.kit import kit_fingerprint

SIGMOID = course().exercise("ex01_sigmoid")


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XOR2MNIST_CACHE", str(tmp_path / "cache"))


def test_a_recording_is_made_once_for_the_same_files_and_seeds(monkeypatch):
    made = []

    def record(exercise, seeds):
        made.append((exercise.id, *seeds))
        return b"recording"

    for seeds in ([7], [7], [7, 20]):
        assert recorded(SIGMOID, seeds, record) == b"recording"
    monkeypatch.setattr(recording_cache, "kit_fingerprint", lambda: "another kit")
    recorded(SIGMOID, [7], record)

    assert made == [("ex01_sigmoid", 7), ("ex01_sigmoid", 7, 20), ("ex01_sigmoid", 7)]


def test_another_library_is_another_recording(monkeypatch):
    before = recording_name(SIGMOID, [7])
    monkeypatch.setattr(recording_cache, "installed_version", lambda package: "99")

    assert recording_name(SIGMOID, [7]) != before


def test_another_right_answer_is_another_recording(tmp_path, monkeypatch):
    package = tmp_path / "autograder"
    shutil.copytree(RIGHT_ANSWERS, package / "right_answers")
    monkeypatch.setattr(kit, "PACKAGE", package)
    monkeypatch.setattr(recording_cache, "kit_fingerprint", kit_fingerprint.__wrapped__)
    before = recording_name(SIGMOID, [7])
    with (package / "right_answers" / SIGMOID.filename).open("a", encoding="utf-8") as file:
        file.write("# changed\n")

    assert recording_name(SIGMOID, [7]) != before


@pytest.mark.long
def test_a_repeat_gives_the_same_bundle_and_records_nothing(capsys):
    first = bundle_contents(Context("en"), [SIGMOID], [])
    said = capsys.readouterr().err
    second = bundle_contents(Context("en"), [SIGMOID], [])

    assert "recording ex01_sigmoid, 1 of 1 …" in said and capsys.readouterr().err == ""
    assert second.files == first.files
