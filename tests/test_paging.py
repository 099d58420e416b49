"""Long texts in pages; and what a screen reader gets."""

import pytest

from autograder.commands.common import Context
from autograder.commands.paging import pages


def test_a_page_leaves_a_line_free_and_nothing_is_lost():
    lines = [f"line {n}" if n % 7 else "" for n in range(1, 100)]
    parts = list(pages(lines, 24))

    assert all(len(part) <= 23 for part in parts)
    assert [x for part in parts for x in part if x] == [x for x in lines if x]


def test_a_page_ends_between_paragraphs_and_not_behind_a_heading():
    paragraph = ["text"] * 9
    lines = [*paragraph, "", *paragraph, "", "Heading", "", *paragraph]

    first, second = pages(lines, 24)

    assert first == [*paragraph, "", *paragraph]
    assert second[0] == "Heading"


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_lesson_is_whole_in_a_pipe(lang, xor2mnist):
    done = xor2mnist("lesson", "3", "--lang", lang)

    assert len(done.stdout.splitlines()) > 60
    assert "q:" not in done.stdout


def test_plain_text_has_no_columns_no_signs_and_no_colours(xor2mnist, tmp_path):
    xor2mnist("start", tmp_path / "mine")
    for arguments in (("status",), ("lesson", "1"), ("check", "1", "--plain")):
        done = xor2mnist(*arguments, "--plain", "--in", tmp_path / "mine", FORCE_COLOR="1")
        assert "\x1b" not in done.stdout
        assert not any(sign in done.stdout for sign in "━─│┃█")
    status = xor2mnist("status", "--plain", "--in", tmp_path / "mine").stdout
    assert "ex03_backprop.py, Backpropagation: not started" in status


def test_plain_marks_the_place_in_words(xor2mnist, tmp_path):
    xor2mnist("start", tmp_path / "mine")
    file = tmp_path / "mine" / "ex01_sigmoid.py"
    text = file.read_text(encoding="utf-8")
    raising = 'raise NotImplementedError("ex01: sigmoid")'
    assert raising in text
    wrong = "return 1 / (2 + np.exp(-np.asarray(x, dtype=float)))"
    file.write_text(text.replace(raising, wrong), encoding="utf-8")

    shown = {
        plain: xor2mnist("check", "sigmoid", *plain, "--in", tmp_path / "mine").stdout
        for plain in ((), ("--plain",))
    }

    assert "first wrong" in shown[()] and "^^^" in shown[()]
    assert "first wrong" in shown[("--plain",)] and "^^" not in shown[("--plain",)]
    assert Context("en").plain is False
