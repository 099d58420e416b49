"""A wheel works without the checkout: in a virtual environment of its own, in another folder."""

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from attacks import PRELUDE, reading
from places import ROOT, SOLUTIONS

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT],
        check=True,
        capture_output=True,
    )
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """Return the Python of an environment in which only the wheel is new."""
    place = tmp_path_factory.mktemp("environment")
    # What the wheel depends on is here already; the checkout must not be.
    venv.EnvBuilder(system_site_packages=False, with_pip=True).create(place)
    found = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    subprocess.run(
        [found, "-m", "pip", "install", "-q", "--no-compile", wheel],
        check=True,
        capture_output=True,
    )
    return found


def run(python: Path, *arguments: object, cwd: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(python), *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=120,
    )


def test_the_wheel_holds_what_it_needs_and_no_tests(wheel):
    names = zipfile.ZipFile(wheel).namelist()

    for name in (
        "autograder/course/course.toml",
        "autograder/language/locales/ko/LC_MESSAGES/xor2mnist.po",
        "autograder/misconceptions/ex03_backprop.toml",
        "autograder/course/solutions/ex03_backprop.py",
        "autograder/right_answers/ex03_backprop.py",
        "autograder/course/exercises/lessons/ko/ex03_backprop.md",
        "autograder/course/exercises/lessons/xor_network.svg",
        "autograder/data/mnist_subset.npz",
        "autograder/pictures/vendor/vega.min.js",
        "autograder/pictures/vendor/LICENSE-bundled.txt",
        "quizzes/bank.json",
        "quizzes/py.typed",
        "autograder/py.typed",
        "xor2mnist_pytest.py",
    ):
        assert name in names, name
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/", "docs/"))]
    assert not [name for name in names if "__pycache__" in name]
    licences = [name for name in names if ".dist-info/licenses/" in name]
    assert any(name.endswith("pictures/vendor/LICENSE-vega.txt") for name in licences)


def test_start_check_pytest_and_lesson_work_from_the_wheel(python, tmp_path):
    started = run(python, "-m", "autograder", "start", "홍길동 문서", cwd=tmp_path)
    copy = tmp_path / "홍길동 문서"
    assert started.returncode == 0, started.stderr

    untouched = run(python, "-m", "pytest", cwd=copy)
    assert untouched.returncode == 1
    assert untouched.stdout.rstrip().endswith("ex01_sigmoid.py:7"), untouched.stdout
    assert len(untouched.stdout.splitlines()) <= 24

    source = (SOLUTIONS / "ex01_sigmoid.py").read_text(encoding="utf-8")
    (copy / "ex01_sigmoid.py").write_text(source, encoding="utf-8")
    assert run(python, "-m", "pytest", "-k", "ex01", cwd=copy).returncode == 0
    assert run(python, "-m", "autograder", "check", "1", cwd=copy).returncode == 0
    assert (
        "2-3-1" in run(python, "-m", "autograder", "lesson", "2", "--lang", "ko", cwd=copy).stdout
    )
    assert run(python, "-m", "autograder", "reset", "1", cwd=copy).returncode == 0


@pytest.mark.parametrize(("lang", "words"), [("en", "first wrong"), ("ko", "처음 틀린")])
def test_a_wrong_answer_has_the_place_that_it_has_in_a_checkout(python, tmp_path, lang, words):
    source = (SOLUTIONS / "ex03_backprop.py").read_text(encoding="utf-8")
    assert "delta_h.sum(axis=0)" in source
    wrong = source.replace("delta_h.sum(axis=0)", "delta_h.mean(axis=0)")
    (tmp_path / "ex03_backprop.py").write_text(wrong, encoding="utf-8")
    check = ("-m", "autograder", "check", "3", "--in", ".", "--lang", lang)

    here, there = (run(one, *check, cwd=tmp_path) for one in (Path(sys.executable), python))

    # The last lines say what to type next, with the path of each Python.
    expected, _, _ = here.stdout.rpartition("\n\n")
    assert words in expected and "^^^^^^^^^^^^^^^^^^^^" in expected, here.stdout
    assert there.stdout.rpartition("\n\n")[0] == expected, there.stdout + there.stderr
    # SciPy, which some right answers use, is no requirement of the kit.
    assert run(python, "-c", "import scipy", cwd=tmp_path).returncode == 1


@pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is Linux's")
def test_who_is_graded_by_the_wheel_reads_no_right_answer(python, tmp_path):
    _, attack = reading.ATTACKS["look for the bank of right answers"]
    attacker = tmp_path / "class" / "attacker"
    attacker.mkdir(parents=True)
    (attacker / "ex01_sigmoid.py").write_text(PRELUDE.format(root="") + attack, encoding="utf-8")
    grade = ("-m", "autograder", "grade", "class", "--out", "results", "--exercise", "1")
    check = ("-m", "autograder", "check", "1", "--in", attacker, "--json", "unconfined.json")

    run(python, *check, cwd=tmp_path)
    run(python, *grade, cwd=tmp_path)

    assert status_of_sigmoid(tmp_path / "unconfined.json") == "correct"
    assert status_of_sigmoid(tmp_path / "results" / "attacker.json") == "cannot_run"


def status_of_sigmoid(path: Path) -> str:
    """Return what a verdict says of the first function of the first exercise."""
    verdict = json.loads(path.read_text(encoding="utf-8"))
    status: str = verdict["exercises"][0]["functions"][0]["status"]
    return status


def test_without_the_extra_the_keras_exercises_say_what_is_missing(python, tmp_path):
    for path in SOLUTIONS.glob("ex1[0-3]*.py"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")

    done = run(python, "-m", "autograder", "check", "10", "12", "--in", ".", cwd=tmp_path)

    assert done.returncode == 1
    assert "TensorFlow" in done.stdout and "skipped" not in done.stdout


def test_the_questions_work_from_the_wheel(python, tmp_path):
    asked = run(python, "-m", "autograder", "quiz", "sigmoid", "--plain", cwd=tmp_path)
    page = run(python, "-m", "autograder", "quiz", "--web", "--out", "quiz.html", cwd=tmp_path)

    assert "Question 1 of" in asked.stdout, asked.stderr
    assert page.returncode == 0
    assert (tmp_path / "quiz.html").stat().st_size < 1_500_000
