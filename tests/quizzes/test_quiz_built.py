"""Where the built bank is kept: in the package, else in the user's cache; never in the course."""

import sys

import pytest

from quizzes import build
from quizzes.built import as_text, digest, open_bank, question_ids


@pytest.fixture
def folder(sample_folder, tmp_path, monkeypatch):
    """A bank of its own to edit, and an empty cache."""
    monkeypatch.setenv("XOR2MNIST_CACHE", str(tmp_path / "cache"))
    copy = tmp_path / "bank"
    copy.mkdir()
    source = (sample_folder / "sigmoid.yaml").read_text(encoding="utf-8")
    (copy / "sigmoid.yaml").write_text(source, encoding="utf-8")
    open_bank.cache_clear()
    yield copy
    open_bank.cache_clear()


@pytest.fixture
def without_yaml(monkeypatch):
    """An environment in which nothing can be built."""
    monkeypatch.setitem(sys.modules, "quizzes.loader", None)


def reopen(*arguments):
    open_bank.cache_clear()  # as a new program would
    return open_bank(*arguments)


def test_what_was_built_once_is_read_from_the_cache(folder, tmp_path, monkeypatch):
    missing = tmp_path / "bank.json"
    first = reopen(folder, missing)
    assert [path.parent.name for path in tmp_path.rglob("bank-*.json")] == ["cache"]

    monkeypatch.setitem(sys.modules, "quizzes.build", None)
    assert reopen(folder, missing) == first


def test_another_content_is_another_bank(folder, tmp_path):
    missing = tmp_path / "bank.json"
    first = reopen(folder, missing)
    source = folder / "sigmoid.yaml"
    source.write_text(source.read_text("utf-8").replace("The sigmoid", "The curve"), "utf-8")
    second = reopen(folder, missing)

    assert first["topics"][0]["title"]["en"] == "The sigmoid"
    assert second["topics"][0]["title"]["en"] == "The curve"
    for number in range(8):
        source.write_text(source.read_text("utf-8") + f"# {number}\n", "utf-8")
        reopen(folder, missing)
    assert len(list((tmp_path / "cache").glob("bank-*"))) == 4


def test_the_package_s_bank_needs_neither_yaml_nor_the_cache(folder, tmp_path, without_yaml):
    built = {"digest": digest(folder), "questions": []}
    packaged = tmp_path / "bank.json"
    packaged.write_text(as_text(built), encoding="utf-8")

    assert reopen(folder, packaged) == built
    (folder / "sigmoid.yaml").unlink()  # as in a copy for students
    assert reopen(folder, packaged) == built
    assert not (tmp_path / "cache").exists()


def test_without_yaml_an_older_bank_serves_and_says_so(folder, tmp_path, without_yaml):
    packaged = tmp_path / "bank.json"
    with pytest.raises(ImportError):
        reopen(folder, packaged)
    packaged.write_text(as_text({"digest": "of other sources", "questions": []}), "utf-8")
    with pytest.warns(UserWarning, match="older than its sources"):
        assert reopen(folder, packaged)["questions"] == []


def test_a_cache_that_cannot_be_written_only_costs_time(folder, tmp_path):
    (tmp_path / "cache").write_text("a file in its place", encoding="utf-8")
    assert reopen(folder, tmp_path / "bank.json")["questions"]


def test_the_ids_are_known_without_building(bank, monkeypatch):
    monkeypatch.setattr(build, "build", None)
    assert sorted(question_ids()) == sorted(question["id"] for question in bank["questions"])
