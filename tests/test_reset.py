"""`reset` writes the stub again, keeps what was written, and can be undone."""

import pytest


@pytest.fixture
def mine(tmp_path, xor2mnist):
    """Return an untouched folder."""
    xor2mnist("start", tmp_path / "mine")
    return tmp_path / "mine"


def names(folder):
    return sorted(path.name for path in folder.glob("ex01*"))


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_an_untouched_stub_leaves_no_copy(mine, xor2mnist, lang):
    done = xor2mnist("reset", "1", "--in", mine, "--lang", lang)

    assert done.returncode == 0 and names(mine) == ["ex01_sigmoid.py"]
    assert "ex01_sigmoid.py" in done.stdout and "mine.py" not in done.stdout


def test_a_reset_can_be_undone(mine, xor2mnist):
    file = mine / "ex01_sigmoid.py"
    stub = file.read_text(encoding="utf-8")
    file.write_text("first = 1\n", encoding="utf-8")
    done = xor2mnist("reset", "1", "--in", mine)
    assert file.read_text(encoding="utf-8") == stub
    assert "undo: xor2mnist reset ex01 --undo" in done.stdout

    xor2mnist("reset", "1", "--undo", "--in", mine)

    assert file.read_text(encoding="utf-8") == "first = 1\n" and names(mine) == ["ex01_sigmoid.py"]


def test_undo_takes_the_last_one_and_loses_nothing_that_was_written_since(mine, xor2mnist):
    file = mine / "ex01_sigmoid.py"
    for number in range(1, 13):
        file.write_text(f"n = {number}\n", encoding="utf-8")
        xor2mnist("reset", "1", "--in", mine)
    file.write_text("since = 1\n", encoding="utf-8")

    xor2mnist("reset", "1", "--undo", "--in", mine)

    assert file.read_text(encoding="utf-8") == "n = 12\n"
    assert "since = 1\n" in {one.read_text(encoding="utf-8") for one in mine.glob("*.mine*.py")}
    assert len(names(mine)) == 13


def test_without_a_kept_file_there_is_nothing_to_undo(mine, xor2mnist):
    (mine / "ex01_sigmoid.minefield.py").write_text("", encoding="utf-8")
    done = xor2mnist("reset", "1", "--undo", "--in", mine)

    assert done.returncode == 2 and "there is no file that a reset" in done.stderr
