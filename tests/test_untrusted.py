"""Files from strangers: only regular ones are read, within a budget, and nothing raises."""

import os
import sys
from pathlib import Path

import pytest

from autograder.isolation.untrusted import (
    Budget,
    copy_untrusted,
    files_below,
    folder_trouble,
    read_below,
    read_untrusted,
)
from autograder.running.outcome import Unloadable

NOT_A_FILE, TOO_LARGE = Unloadable("not a file"), Unloadable("too large")

__test__ = sys.platform == "linux"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A student's folder with one of everything, and a private file outside."""
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key.txt").write_text("private", encoding="utf-8")
    folder = tmp_path / "student"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.py").write_text("a", encoding="utf-8")
    (folder / "sub/b.py").write_text("bb", encoding="utf-8")
    (folder / "dangling").symlink_to("nowhere")
    (folder / "linked.txt").symlink_to(secret / "key.txt")
    (folder / "linked").symlink_to(secret)
    (folder / "zero").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe")
    os.mkfifo(folder / "sub/timestamp.txt")
    with (folder / "huge").open("wb") as file:
        file.truncate(2**33)
    return folder


def names(found):
    return {str(one.path): one.trouble.kind if one.trouble else "" for one in found}


def test_what_is_no_regular_file_is_named_and_not_entered(folder: Path) -> None:
    assert names(files_below(folder, Budget())) == {
        "a.py": "",
        "sub/b.py": "",
        "huge": "",
        "dangling": "not a file",
        "linked.txt": "not a file",
        "linked": "not a file",
        "zero": "not a file",
        "pipe": "not a file",
        "sub/timestamp.txt": "not a file",
    }


def test_only_regular_files_are_copied_and_the_budget_holds(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    target.mkdir()
    (target / "a.py").symlink_to(tmp_path / "secret/key.txt")
    left_out = copy_untrusted(folder, target, lambda path: path.suffix == ".ipynb", Budget())
    assert {str(one.path) for one in left_out} == set(names(files_below(folder, Budget()))) - {
        "a.py",
        "sub/b.py",
    }
    copied = {str(path.relative_to(target)) for path in target.rglob("*") if path.is_file()}
    assert copied == {"a.py", "sub/b.py"}
    # A link that stood in the target was replaced, not written through.
    assert (tmp_path / "secret/key.txt").read_text(encoding="utf-8") == "private"
    small = copy_untrusted(folder, tmp_path / "small", lambda path: False, Budget(bytes=2))
    assert {str(one.path) for one in small if one.trouble == TOO_LARGE} == {"huge", "sub/b.py"}


def test_many_entries_and_deep_folders_end(tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for n in range(50):
        (many / f"{n:03}").touch()
    found = list(files_below(many, Budget(entries=20)))
    assert len(found) == 21 and found[-1].trouble == TOO_LARGE
    deep = tmp_path / "deep"
    Path(deep, *["d"] * 60).mkdir(parents=True)
    (found,) = files_below(deep, Budget())
    assert found.trouble == TOO_LARGE and len(found.path.parts) < 20


def test_a_folder_that_is_a_link_is_not_looked_into(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(folder)
    assert folder_trouble(link) == NOT_A_FILE and folder_trouble(folder) is None
    assert [one.trouble for one in files_below(link, Budget())] == [NOT_A_FILE]
    assert read_below(link, Path("a.py")) == NOT_A_FILE
    assert folder_trouble(tmp_path / "no") == Unloadable("missing")


def test_no_folder_on_the_way_may_be_a_link(folder: Path) -> None:
    assert read_below(folder, Path("sub/b.py")) == b"bb"
    assert read_below(folder, Path("sub/b.py"), largest=1) == TOO_LARGE
    assert read_below(folder, Path("linked/key.txt")) == NOT_A_FILE
    assert read_below(folder, Path("pipe")) == NOT_A_FILE
    assert read_below(folder, Path("sub/none.py")) == Unloadable("missing")
    assert read_below(folder, Path("a.py/none.py")).kind in ("missing", "not a file")


def test_a_name_that_no_system_takes_is_no_exception(tmp_path: Path) -> None:
    assert isinstance(read_untrusted(tmp_path / "a\0b"), Unloadable)
    assert isinstance(read_untrusted(tmp_path / ("x" * 300)), Unloadable)
