"""A file is written whole, or it stays what it was."""

import pytest

from autograder.basics.files import open_atomically, write_atomically, write_folder_atomically


def test_a_file_is_replaced_at_the_end_of_the_block_only(tmp_path):
    path = tmp_path / "성적.csv"
    write_atomically(path, "old\r\n")
    with open_atomically(path) as file:
        file.write("new\n")
        assert path.read_bytes() == b"old\r\n"
    assert path.read_bytes() == b"new\n"
    assert list(tmp_path.iterdir()) == [path]


def test_what_ends_in_an_error_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "result.json"
    write_atomically(path, "old")
    with pytest.raises(KeyError), open_atomically(path, "wb") as file:
        file.write(b"half")
        raise KeyError
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["", "no/such/folder/file", "folder"])
def test_the_file_that_was_asked_for_is_the_one_an_error_names(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "folder"
    path.mkdir()
    asked = type(path)(name)

    with pytest.raises(OSError) as caught:
        write_atomically(asked, "text")

    assert str(caught.value.filename) == str(asked)
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_written_whole_or_not_at_all(tmp_path):
    folder = tmp_path / "new" / "site"

    with pytest.raises(TypeError):
        write_folder_atomically(folder, {"a/b.txt": b"1", "c.txt": None})
    assert not folder.exists() and not list(folder.parent.iterdir())

    write_folder_atomically(folder, {"a/b.txt": b"1"})
    assert (folder / "a" / "b.txt").read_bytes() == b"1"
    with pytest.raises(FileExistsError):
        write_folder_atomically(folder, {"c.txt": b"2"})
    assert [path.name for path in folder.iterdir()] == ["a"]
