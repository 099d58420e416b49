"""pytest however it is typed: folders, files, functions, and what editors hand over."""

import re

import pytest
from courses import half_done
from places import ROOT

from autograder.course.paths import CHECKS


@pytest.fixture
def mine(tmp_path, xor2mnist):
    """Return a folder that `start` made, with a space and Hangul in its name."""
    xor2mnist("start", tmp_path / "내 문서", cwd=tmp_path)
    return tmp_path / "내 문서"


def files_on(screen: str) -> list[str]:
    """Return the exercise files of the course map."""
    return list(dict.fromkeys(re.findall(r"^(ex\d\d_\w+\.py)  ", screen, re.MULTILINE)))


def test_a_file_is_checked_alone_where_it_lies(run, mine):
    for arguments, cwd in (
        (["ex01_sigmoid.py"], mine),
        (["./ex01_sigmoid.py"], mine),
        ([mine / "ex01_sigmoid.py"], mine),
        ([mine / "ex01_sigmoid.py"], mine / "lessons"),
        (["내 문서/ex01_sigmoid.py"], mine.parent),
    ):
        done = run("-m", "pytest", *arguments, cwd=cwd)
        assert done.returncode == 1, done.stdout + done.stderr
        assert files_on(done.stdout) == ["ex01_sigmoid.py"]
        assert "next: sigmoid(x)" in done.stdout


def test_in_a_checkout_the_folder_and_its_files_are_the_course(run):
    one = run("-m", "pytest", "exercises/ex02_xor_forward.py")
    two = run(
        "-m",
        "pytest",
        "exercises/ex02_xor_forward.py",
        "exercises/ex01_sigmoid.py",
        "-k",
        "not edges",
    )
    every = run("-m", "pytest", "exercises", "-k", "ex01 or ex02")

    assert files_on(one.stdout) == ["ex02_xor_forward.py"]
    assert (
        files_on(two.stdout) == files_on(every.stdout) == ["ex01_sigmoid.py", "ex02_xor_forward.py"]
    )


def test_a_folder_of_other_answers_is_checked_by_its_name(run):
    done = run("-m", "pytest", "solutions/ex01_sigmoid.py")

    assert done.returncode == 0 and files_on(done.stdout) == ["ex01_sigmoid.py"]


def test_a_function_and_a_check_of_it(run, mine):
    function = run("-m", "pytest", "ex01_sigmoid.py::sigmoid_derivative", cwd=mine)
    both = run("-m", "pytest", "ex01_sigmoid.py::sigmoid", "ex02_xor_forward.py", "-v", cwd=mine)

    assert "next: sigmoid_derivative(x)" in function.stdout
    assert "::sigmoid_derivative" not in both.stdout and "::forward" in both.stdout


def test_a_name_that_is_not_there_is_one_sentence(run, mine):
    done = run("-m", "pytest", "ex01_sigmoid.py::sigmod", "--lang", "ko", cwd=mine)

    assert done.returncode == 4
    assert "sigmod 함수나 검사가 없습니다" in done.stderr and "sigmoid_derivative" in done.stderr
    assert done.stdout.strip() == ""
    assert run("-m", "pytest", "ex01_sigmod.py", cwd=mine).returncode == 4


def test_exercises_of_two_folders_are_not_mixed(run, mine):
    done = run("-m", "pytest", "exercises/ex01_sigmoid.py", mine / "ex02_xor_forward.py")

    assert done.returncode == 4 and "are two folders" in done.stderr


@pytest.mark.parametrize("name", [".", "", "exercises"])
def test_the_folder_itself(run, tmp_path, mine, name):
    half_done(mine)
    where = {"cwd": mine.parent} if name == "exercises" else {"cwd": mine}
    if name == "exercises":
        mine = mine.rename(mine.parent / "exercises")
    done = run("-m", "pytest", *([name] if name else []), "-k", "ex01 or ex03", **where)

    assert files_on(done.stdout) == ["ex01_sigmoid.py", "ex03_backprop.py"], done.stderr
    assert "shape (6, 3)" in done.stdout


@pytest.mark.parametrize("form", ["as listed", "absolute"])
def test_what_an_editor_has_collected_it_can_run(run, mine, form):
    """VS Code collects in the workspace, then passes node ids on; PyCharm passes absolute paths."""
    listed = run("-m", "pytest", f"--rootdir={mine}", "--collect-only", "-q", ".", cwd=mine).stdout
    ids = [line for line in listed.splitlines() if "test_ex01_sigmoid.py::" in line]
    assert len(ids) > 5
    if form == "absolute":
        ids = [f"{CHECKS}/{one.rpartition('/')[2]}" for one in ids]

    done = run("-m", "pytest", f"--rootdir={mine}", *ids[:2], cwd=mine)

    assert done.returncode == 1, done.stdout + done.stderr
    assert files_on(done.stdout) == ["ex01_sigmoid.py"]


def test_verbose_on_an_untouched_course_has_a_line_a_function_and_no_red(run, mine):
    done = run(
        "-m", "pytest", "-v", "--color", "yes", "-k", "ex01 or ex02 or ex03", cwd=mine, TERM="xterm"
    )

    plain = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)
    lines = [line for line in plain.splitlines() if "::" in line]
    assert len(lines) == 6 and all(line.endswith("not started") for line in lines)
    assert "\x1b[31m" not in done.stdout
    assert max(map(len, lines)) <= 80


def test_other_tests_are_pytests_own(run):
    done = run("-m", "pytest", "tests/test_catalogue.py", "exercises", "--co", "-q", cwd=ROOT)

    assert "test_catalogue.py::" in done.stdout and "XOR to MNIST" not in done.stdout


def test_a_loop_in_the_module_itself_is_said_to_be_there(run, mine):
    (mine / "ex01_sigmoid.py").write_text("n = 0\nwhile True:\n    n += 1\n", encoding="utf-8")
    short = "import autograder.running.watchdog as w; w.END_SECONDS = 2.0\n"
    for call in (
        "from autograder.commands.cli import main; main(['check', '1'])",
        "import pytest; pytest.main(['ex01_sigmoid.py'])",
    ):
        done = run("-c", short + call, cwd=mine)
        assert done.returncode == 1
        assert re.search(
            "still in ex01_sigmoid.py, line [23], outside of its functions", done.stderr
        )
        assert re.search(r"^ {4}(n \+= 1|while True:)$", done.stderr, re.MULTILINE)


def test_a_loop_in_the_module_is_stopped_once_for_all_its_functions(mine):
    pexpect = pytest.importorskip("pexpect", reason="pexpect needs a POSIX terminal")
    import sys

    (mine / "ex01_sigmoid.py").write_text("n = 0\nwhile True:\n    n += 1\n", encoding="utf-8")
    code = (
        "import sys\nimport autograder.running.watchdog as w\nw.NOTICE_SECONDS = 1.0\n"
        "import pytest; sys.exit(pytest.main(['ex01_sigmoid.py']))"
    )
    child = pexpect.spawn(sys.executable, ["-c", code], cwd=str(mine), encoding="utf-8", timeout=60)

    child.expect("outside of its functions; Ctrl-C stops it")
    child.sendintr()
    child.expect("cannot run")
    child.expect("outside of its functions, when you stopped it")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 1
