"""A command in a fork behaves as in a process of its own."""

import os
import subprocess
import sys

import forked
import pytest
from courses import as_course_folder, half_done

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks without harm")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return as_course_folder(half_done(tmp_path_factory.mktemp("half")))


@pytest.mark.parametrize(
    ("arguments", "encoding"),
    [
        (("-m", "autograder", "check", "3", "4", "6", "--lang", "ko"), "cp949"),
        (("-m", "autograder", "check", "1", "--lang", "ko"), "ascii"),
        (("-m", "autograder", "frobnicate"), "utf-8"),
        (("-m", "pytest", "-k", "ex01 or ex03"), "utf-8"),
        (("-m", "pytest", "-k", "nothing_is_called_so"), "utf-8"),
    ],
)
def test_a_fork_and_a_new_process_say_the_same(place, arguments, encoding):
    one, other = (
        forked.run(*arguments, cwd=place, encoding=encoding, fresh=fresh) for fresh in (False, True)
    )

    assert (one.returncode, one.stdout, one.stderr) == (
        other.returncode, other.stdout, other.stderr,
    )  # fmt: skip
    assert one.stdout or one.stderr


def test_a_fork_has_the_environment_of_its_command_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("XOR2MNIST_LANG", "ko")
    korean = forked.run("-m", "autograder", "frobnicate", cwd=tmp_path)
    monkeypatch.delenv("XOR2MNIST_LANG")
    english = forked.run("-m", "autograder", "frobnicate", cwd=tmp_path)
    own = forked.run("-m", "autograder", "frobnicate", cwd=tmp_path, XOR2MNIST_LANG="ko")

    assert "there is no command" in english.stderr
    assert own.stderr == korean.stderr != english.stderr


@pytest.mark.parametrize("name", ["PYTHONPATH", "PYTHONUTF8", "LC_ALL", "OMP_NUM_THREADS"])
def test_what_is_read_as_a_process_starts_needs_a_new_one(name, tmp_path):
    forks = forked.Forks.__new__(forked.Forks)
    forks._at_start = forked.at_start(os.environ)

    assert forks.can(["-m", "autograder"], tmp_path, os.environ)
    assert not forks.can(["-m", "autograder"], tmp_path, {**os.environ, name: "another"})
    assert not forks.can(["-c", "pass"], tmp_path, os.environ)


def test_where_another_kit_lies_it_is_the_one_that_runs(tmp_path):
    (tmp_path / "autograder").mkdir()
    (tmp_path / "autograder" / "__init__.py").touch()
    (tmp_path / "autograder" / "__main__.py").write_text("print('mine')\n", encoding="utf-8")

    assert forked.run("-m", "autograder", "status", cwd=tmp_path).stdout == "mine\n"


def test_a_fork_that_does_not_end_is_ended(place, tmp_path):
    (tmp_path / "ex01_sigmoid.py").write_text("while True:\n    pass\n", encoding="utf-8")
    environment = {**os.environ, **forked.WARNINGS, "PYTHONIOENCODING": "utf-8"}
    forks = forked.Forks(environment)
    command = ["-m", "autograder", "check", "1", "--in", str(tmp_path)]
    with pytest.raises(subprocess.TimeoutExpired):
        forks.run(command, tmp_path, environment, timeout=2)

    assert forks.run(["-m", "autograder", "--version"], tmp_path, environment, 60).returncode == 0
    forks.end()
