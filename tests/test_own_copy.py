"""One learner, one copy: language, hints and progress are kept in the folder that they belong to."""

import json
import subprocess

import pytest
from places import ROOT

from autograder.course.state import NAME, state_of
from autograder.events.log import append, events_file, last_checks, read


@pytest.fixture
def account(tmp_path, monkeypatch):
    """Return the home of an account where nothing names a folder for progress."""
    monkeypatch.delenv("XOR2MNIST_DATA")
    for name, folder in (("HOME", ""), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config")):
        monkeypatch.setenv(name, str(tmp_path / "home" / folder))
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def events(folder):
    """Return what a copy's own log holds."""
    text = (state_of(folder) / "events.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_two_copies_on_one_account_do_not_mix(account, xor2mnist):
    for name in ("one", "two"):
        xor2mnist("start", account / name, cwd=account)
    xor2mnist("hint", "sigmoid", cwd=account / "one")
    xor2mnist("hint", "relu", "--in", "two", cwd=account)

    second = xor2mnist("hint", "sigmoid", cwd=account / "one").stdout
    other = xor2mnist("hint", "sigmoid", "--in", account / "two", cwd=account / "one").stdout

    assert "hint 2 of 3" in second and "hint 1 of 3" in other
    assert [e["function"] for e in events(account / "one")] == ["sigmoid", "sigmoid"]
    assert [e["function"] for e in events(account / "two")] == ["relu", "sigmoid"]


def test_pytest_notes_in_the_folder_that_it_is_about(account, xor2mnist, run):
    xor2mnist("start", account / "one", cwd=account)
    (account / "one" / "ex01_sigmoid.py").write_text("x = 1\n", encoding="utf-8")

    run("-m", "pytest", account / "one" / "ex01_sigmoid.py", cwd=account)

    assert {e["function"] for e in events(account / "one")} == {"sigmoid", "sigmoid_derivative"}


def test_git_leaves_the_progress_alone(account, xor2mnist):
    xor2mnist("start", account / "mine", cwd=account)
    xor2mnist("hint", "sigmoid", cwd=account / "mine")
    for command in (("init", "-q"), ("add", "-A")):
        subprocess.run(["git", *command], cwd=account / "mine", check=True, capture_output=True)
    listed = subprocess.run(
        ["git", "ls-files"], cwd=account / "mine", check=True, capture_output=True, encoding="utf-8"
    ).stdout

    assert "ex01_sigmoid.py" in listed and NAME not in listed
    assert f"{NAME}/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_in_a_checkout_it_stands_beside_the_exercises_and_not_in_them(tmp_path):
    (tmp_path / "exercises").mkdir()

    assert state_of(tmp_path / "exercises") == tmp_path.resolve() / NAME
    assert state_of(tmp_path) == tmp_path.resolve() / NAME


def test_a_copy_keeps_the_language_it_was_started_with(account, xor2mnist):
    xor2mnist("start", account / "mine", "--lang", "ko", cwd=account)
    xor2mnist("start", account / "other", cwd=account)

    assert "시작 전" in xor2mnist("status", cwd=account / "mine").stdout
    assert "시작 전" in xor2mnist("status", "--in", account / "mine", cwd=account).stdout
    assert "not started" in xor2mnist("status", cwd=account / "other").stdout


def test_the_log_and_the_language_of_before_are_taken_over_once(account, xor2mnist):
    old = account / "data" / "xor2mnist"
    old.mkdir(parents=True)
    before = {
        "id": "a",
        "v": 1,
        "at": "2026-01-01T00:00:00Z",
        "kind": "hinted",
        "function": "sigmoid",
        "stage": 1,
    }
    (old / "events.jsonl").write_text(json.dumps(before) + "\n", encoding="utf-8")
    (account / "config" / "xor2mnist").mkdir(parents=True)
    (account / "config" / "xor2mnist" / "language").write_text("ko\n", encoding="utf-8")
    for name in ("one", "two"):
        xor2mnist("start", account / name, cwd=account)

    first = xor2mnist("hint", "sigmoid", cwd=account / "one").stdout
    second = xor2mnist("hint", "sigmoid", cwd=account / "two").stdout

    assert "2/3" in first and "1/3" in second  # and both in Korean
    assert [e["stage"] for e in events(account / "one")] == [1, 2]
    assert (old / "events.jsonl").read_text(encoding="utf-8") == json.dumps(before) + "\n"


def test_without_a_copy_the_account_keeps_what_is_noted(account, monkeypatch):
    from autograder.course import state

    monkeypatch.setattr(state, "HOME", state.COURSE)  # an installed package
    monkeypatch.chdir(account)
    monkeypatch.setattr(state, "_named", [])

    assert events_file() == account / "data" / "xor2mnist" / "events.jsonl"


def test_a_torn_line_costs_that_line_alone(own_progress):
    append({"kind": "hinted", "function": "sigmoid", "stage": 1})
    with events_file().open("ab") as file:
        file.write(b'{"kind": "checked", "id": "x", "functi')
    append({"kind": "explained", "question": "q", "text": "one\u2028two\x85three"})
    with events_file().open("ab") as file:
        file.write(b"\xff\xfe\x00\n[1]\nnull\n" + b'{"kind": "checked", "id": "y"}\n')
    append(
        {"kind": "checked", "exercise": "ex01_sigmoid", "function": "sigmoid", "status": "wrong"}
    )

    assert [e["kind"] for e in read() if e["id"] != "y"] == ["hinted", "explained", "checked"]
    assert read()[-1]["kind"] == "checked" and "text" in next(
        e for e in read() if e["kind"] == "explained"
    )
    assert last_checks(read())["sigmoid"]["status"] == "wrong"
