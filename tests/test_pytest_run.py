"""pytest at the root checks the exercises, as pytest users expect."""

import json
import re
import subprocess
import sys

import pytest
from courses import half_done
from places import ROOT, SOLUTIONS


@pytest.fixture
def course_copy(tmp_path):
    return half_done(tmp_path / "course")


def test_exit_status_is_zero_only_when_all_is_correct(run, course_copy):
    assert run("-m", "pytest", "-k", "sigmoid and not norms", "--in", course_copy).returncode == 0
    assert run("-m", "pytest", "-k", "backprop", "--in", course_copy).returncode == 1
    assert run("-m", "pytest", "-k", "backprop", "--in", SOLUTIONS).returncode == 0


def test_k_selects_by_topic_function_and_check(run, course_copy):
    done = run("-m", "pytest", "-k", "backprop and bias_gradient", "--in", course_copy)

    assert "0 of 1 checks" in done.stdout
    assert "shape (6, 3)" in done.stdout


def test_a_name_that_selects_nothing_is_said(run):
    done = run("-m", "pytest", "-k", "nothing_is_called_so")

    assert done.returncode == 5
    assert "no check has this name" in done.stdout


def test_the_line_called_again_runs_the_same_check(run, course_copy):
    first = run("-m", "pytest", "--in", course_copy).stdout
    line = next(text for text in first.splitlines() if text.strip().startswith("again"))

    selection = line.partition('-k "')[2].partition('"')[0]
    done = run("-m", "pytest", "-k", selection, "--seed", "7", "--in", course_copy)

    assert "0 of 1 checks" in done.stdout


def test_x_stops_at_the_first_failure_and_lf_repeats_it(run, tmp_path):
    copy = half_done(tmp_path / "course")
    cache = ("-o", f"cache_dir={tmp_path / 'cache'}")
    everything = ("-k", "ex01 or ex02 or ex03", "--in", copy)
    stopped = run("-m", "pytest", "-x", *everything, *cache)
    again = run("-m", "pytest", "--lf", *everything, *cache)

    assert stopped.returncode == again.returncode == 1
    assert "ex03_backprop.py" in stopped.stdout
    assert "0 of 1 checks" in again.stdout and "ex01_sigmoid.py" not in again.stdout


def test_co_lists_the_checks(run):
    done = run("-m", "pytest", "--co", "-q")

    assert done.returncode == 0
    assert "test_ex03_backprop.py::test_bias_gradient_is_summed_over_the_batch" in done.stdout


def test_v_shows_every_check_by_the_name_that_pytest_takes_for_it(run, course_copy):
    done = run("-m", "pytest", "-v", "-k", "backprop", "--in", course_copy)

    lines = done.stdout.splitlines()
    assert re.search(r"^ex03_backprop.py::squared_error::\w+ +correct$", done.stdout, re.MULTILINE)
    name = "ex03_backprop.py::backward::bias_gradient"
    assert [line for line in lines if line.startswith(name) and line.endswith("wrong")]
    assert "shape (6, 3)" in done.stdout and "Traceback" not in done.stdout

    again = run("-m", "pytest", course_copy / name)
    assert "0 of 1 checks" in again.stdout


def test_junit_reports_hold_the_sentence(run, course_copy, tmp_path):
    file = tmp_path / "report.xml"
    run("-m", "pytest", "-k", "bias_gradient", "--junit-xml", file, "--in", course_copy)

    assert "shape (6, 3), not (3,)" in file.read_text(encoding="utf-8")


def test_another_seed_is_another_input(run, course_copy):
    screens = {
        seed: run("-m", "pytest", "-k", "bias_gradient", "--in", course_copy, "--seed", seed).stdout
        for seed in (7, 8)
    }

    assert "seed 7" in screens[7] and "seed 8" in screens[8]
    assert screens[7].replace("seed 7", "") != screens[8].replace("seed 8", "")


def test_prints_are_shown_and_do_not_flood(run, tmp_path):
    source = (SOLUTIONS / "ex01_sigmoid.py").read_text(encoding="utf-8")
    noisy = source.replace(
        "    x = np.asarray(x, dtype=float)\n",
        "    for i in range(2000):\n        print('line', i)\n    return None\n",
        1,
    )
    (tmp_path / "ex01_sigmoid.py").write_text(noisy, encoding="utf-8")

    for command in (("-m", "pytest", "-k", "ex01"), ("-m", "autograder", "check", "1")):
        done = run(*command, "--in", tmp_path)
        assert "line 0" in done.stdout
        assert "line 1999" not in done.stdout
        assert len(done.stdout.splitlines()) < 40


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("--in", "nowhere"), "there is no such folder"),
        (("--lang", "fr"), "the languages are en and ko"),
        (("--seed", "x"), "invalid int value"),
    ],
)
def test_a_wrong_option_is_one_sentence(run, arguments, what):
    done = run("-m", "pytest", *arguments)

    assert done.returncode == 4
    assert what in done.stderr
    assert "Traceback" not in done.stderr


# Options of our names, in a project of somebody else's; and a package of our name, which it may have as well.
FOREIGN_CONFTEST = """\
def pytest_addoption(parser):
    for name in ("--seed", "--lang", "--in"):
        parser.addoption(name, default="theirs")
"""
FOREIGN_TEST = """\
import autograder


def test_options(pytestconfig):
    found = [pytestconfig.getoption(name) for name in ("--seed", "--lang", "--in")]
    assert found == ["12", "theirs", "theirs"]
    assert autograder.MINE


def test_it():
    assert 1 + 1 == 3
"""


@pytest.fixture
def foreign(tmp_path):
    """Return a project of somebody else's: options and a package with our names."""
    (tmp_path / "autograder").mkdir()
    (tmp_path / "autograder" / "__init__.py").write_text("MINE = True\n", encoding="utf-8")
    (tmp_path / "conftest.py").write_text(FOREIGN_CONFTEST, encoding="utf-8")
    (tmp_path / "test_mine.py").write_text(FOREIGN_TEST, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("asked", [(), ("-p", "xor2mnist_pytest")], ids=["installed", "by name"])
@pytest.mark.parametrize("here", [True, False], ids=["there", "from elsewhere"])
def test_a_project_of_somebody_elses_is_left_alone(run, foreign, asked, here):
    where = {"cwd": foreign} if here else {"cwd": foreign.parent}
    paths = () if here else (foreign,)

    done = run("-m", "pytest", *asked, "--seed", "12", *paths, fresh=True, **where)

    assert "1 failed, 1 passed" in done.stdout, done.stdout + done.stderr
    assert "assert (1 + 1) == 3" in done.stdout
    assert "XOR to MNIST" not in done.stdout


def test_outside_a_course_folder_there_are_no_options_of_ours(run, tmp_path):
    done = run("-m", "pytest", "--seed", "7", cwd=tmp_path)

    assert done.returncode == 4 and "unrecognized arguments: --seed" in done.stderr


@pytest.mark.parametrize("plugin", ["xor2mnist_pytest", "autograder.learner.pytest_plugin"])
def test_a_folder_that_start_made_is_a_course_folder_also_an_older_one(run, tmp_path, plugin):
    run("-m", "autograder", "start", tmp_path / "mine", cwd=tmp_path)
    ini = tmp_path / "mine" / "pytest.ini"
    text = ini.read_text(encoding="utf-8")
    assert "-p xor2mnist_pytest" in text
    ini.write_text(text.replace("xor2mnist_pytest", plugin), encoding="utf-8")

    done = run("-m", "pytest", "-k", "sigmoid and not norms", "--seed", "9", cwd=tmp_path / "mine")

    assert done.returncode == 1 and "not started" in done.stdout, done.stdout + done.stderr


def test_the_entry_module_imports_nothing_of_the_kit(run):
    code = "import sys, xor2mnist_pytest; print([m for m in sys.modules if m.startswith('autograder')])"

    assert run("-c", code).stdout.strip() == "[]"


def test_the_kits_own_tests_use_pytests_report(run):
    done = run("-m", "pytest", "tests/test_catalogue.py", "-q")

    assert done.returncode == 0
    assert "passed" in done.stdout and "XOR to MNIST" not in done.stdout


def test_pytest_and_check_agree(run, course_copy, tmp_path):
    file = tmp_path / "verdict.json"
    checked = run("-m", "autograder", "check", "1", "2", "3", "--in", course_copy, "--json", file)
    screen = run("-m", "pytest", "-k", "ex01 or ex02 or ex03", "--in", course_copy)

    verdict = json.loads(file.read_text(encoding="utf-8"))
    assert f"built {verdict['score']:g} of {verdict['max']:g} points" in screen.stdout
    again = [line for line in checked.stdout.splitlines() if "again" not in line]
    assert again == [line for line in screen.stdout.splitlines() if "again" not in line]


def test_breakpoint_reaches_the_learner(tmp_path):
    source = (SOLUTIONS / "ex01_sigmoid.py").read_text(encoding="utf-8")
    stopping = source.replace("    x = np.asarray(x, dtype=float)\n", "    breakpoint()\n", 1)
    (tmp_path / "ex01_sigmoid.py").write_text(stopping, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-k", "sigmoid and values", "--in", str(tmp_path)],
        input="p 'the value is', 6 * 7\nq\n",
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )

    assert "42" in done.stdout
