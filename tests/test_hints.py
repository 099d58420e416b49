"""The last hint is the line itself: it is for those who tried, and `status` says where it was shown."""

import sys

import pytest
from courses import edited
from places import SOLUTIONS

from autograder.course.catalogue import all_functions
from autograder.events.log import append, read

LINE = all_functions()["sigmoid"].hints[2]["en"]


@pytest.fixture
def mine(tmp_path, xor2mnist):
    """Return an untouched folder."""
    xor2mnist("start", tmp_path / "mine")
    return tmp_path / "mine"


def hint(xor2mnist, folder, *more):
    """Ask for the next hint of sigmoid; return the screen on one line."""
    return " ".join(xor2mnist("hint", "sigmoid", *more, "--in", folder).stdout.split())


def test_the_line_waits_for_a_try(mine, xor2mnist):
    first, second, third = (hint(xor2mnist, mine) for _ in range(3))

    assert "hint 1 of 3" in first and "hint 2 of 3" in second
    assert "You have not tried sigmoid yet" in third and LINE[:20] not in third
    assert [e["stage"] for e in read() if e["kind"] == "hinted"] == [1, 2]
    assert LINE in hint(xor2mnist, mine, "--anyway")


def test_whoever_wrote_something_sees_it_at_once(mine, xor2mnist):
    file = mine / "ex01_sigmoid.py"
    stub = file.read_text(encoding="utf-8")
    raising = 'raise NotImplementedError("ex01: sigmoid")'
    file.write_text(edited(stub, raising, "return x"), encoding="utf-8")

    assert LINE in [hint(xor2mnist, mine) for _ in range(3)][2]


def test_a_try_counts_also_after_a_reset(mine, xor2mnist):
    append(
        {"kind": "checked", "exercise": "ex01_sigmoid", "function": "sigmoid", "status": "wrong"}
    )

    assert LINE in [hint(xor2mnist, mine) for _ in range(3)][2]


@pytest.mark.parametrize(("lang", "asks"), [("en", "y: show it"), ("ko", "y: 그래도")])
@pytest.mark.parametrize(("key", "shown"), [("y", True), ("", False)])
def test_at_a_terminal_it_is_asked(mine, xor2mnist, lang, asks, key, shown):
    pexpect = pytest.importorskip("pexpect", reason="pexpect needs a POSIX terminal")
    append({"kind": "hinted", "function": "sigmoid", "stage": 2})
    command = ["-m", "autograder", "hint", "sigmoid", "--lang", lang]
    child = pexpect.spawn(sys.executable, command, cwd=str(mine), encoding="utf-8", timeout=60)

    child.expect(asks)
    child.sendline(key)
    child.expect(pexpect.EOF)
    assert ("np.exp(-np.abs(x))" in child.before) is shown


def test_status_says_where_a_solution_was_shown(mine, xor2mnist):
    append(
        {"kind": "hinted", "function": "sigmoid", "stage": 3},
        {"kind": "checked", "exercise": "ex01_sigmoid", "function": "sigmoid", "status": "correct"},
        {"kind": "hinted", "function": "sigmoid_derivative", "stage": 2},
        {"kind": "checked", "exercise": "ex03_backprop", "function": "backward", "status": "wrong"},
        {"kind": "hinted", "function": "no_such_function", "stage": 3},
        {"kind": "read", "exercise": "ex99_other"},
    )

    screen = " ".join(xor2mnist("status", "--in", mine).stdout.split())

    assert "the last hint showed the line: sigmoid" in screen
    given = screen.partition("before it was built: ")[2]
    assert given.startswith("forward") and "sigmoid," not in given[:30]


def test_a_hint_behind_the_finished_function_is_no_help(mine, xor2mnist):
    source = (SOLUTIONS / "ex01_sigmoid.py").read_text(encoding="utf-8")
    (mine / "ex01_sigmoid.py").write_text(source, encoding="utf-8")
    xor2mnist("check", "1", "--in", mine)
    append({"kind": "hinted", "function": "sigmoid", "stage": 3})

    assert "the last hint showed" not in xor2mnist("status", "--in", mine).stdout
