"""`grade`: whole classes, what is stored, and what happens when something goes wrong."""

import csv
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import forked
import numpy as np
import pytest
from courses import edited, half_done
from made import made, make_class, todays_share
from places import EXERCISES, ROOT, SOLUTIONS
from test_attacks import WITHOUT_NAMESPACES

from autograder.checking.check import checks_of
from autograder.commands.common import Context
from autograder.course.catalogue import course
from autograder.grading import pool as pools
from autograder.grading import run as runs
from autograder.grading.classroom.style import scripts
from autograder.grading.grader import Graded, Grader
from autograder.grading.notebook import NotANotebook, notebook_source
from autograder.grading.pool import Pool
from autograder.grading.run import GradingRun
from autograder.grading.scoring import ScoringRules, rescored
from autograder.grading.store import Store, file_name
from autograder.grading.tables import cell
from autograder.grading.work import GradingUnit, Options, Student, SubmissionPart, students_in
from autograder.isolation import warm
from autograder.isolation.budget import SubmissionBudget
from autograder.isolation.isolated import Isolation, Limits, WorkerUnavailable
from autograder.judging import diagnosis
from autograder.judging.diagnosis import Diagnosis, naming
from autograder.judging.engine import Bench
from autograder.misconceptions import misconceptions_of
from autograder.recording.sides import RememberedSide
from autograder.right_answers import right_answers_of
from autograder.running.local import LocalSide
from autograder.running.outcome import Returned
from autograder.running.plain import identical

INSTRUCTOR = ROOT / "tests" / "instructor.py"
NUMPY = [exercise for exercise in course() if exercise.library is None]
KERAS = [exercise for exercise in course() if exercise.library is not None]
FIRST_TWO = ("--exercise", "1", "2")
BACKPROP = course().exercise("ex03_backprop")


def graded(*arguments: object, expected: int = 0) -> str:
    """Run `grade` or another command, in one process unless `--jobs` says how many, and return what it printed."""
    alone = ("--jobs", "1") if "grade" in arguments and "--jobs" not in arguments else ()
    done = forked.run("-m", "autograder", *arguments, *alone)
    assert done.returncode == expected, (done.stdout, done.stderr)
    return done.stdout + done.stderr


def handed_in(folder: Path, *names: str, source: Path = SOLUTIONS) -> Path:
    """Put exercise files into a student's folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        shutil.copy(source / f"{name}.py", folder)
    return folder


def stored(out: Path, student: str) -> dict:
    return json.loads((out / f"{student}.json").read_text(encoding="utf-8"))


def lasting(out: Path) -> dict[str, dict]:
    """Return every result without what differs from run to run."""
    found = {}
    for path in out.glob("*.json"):
        result = json.loads(path.read_text(encoding="utf-8"))
        found[path.name] = {
            name: value for name, value in result.items() if name not in ("started", "seconds")
        }
    return found


def checks(result: dict, exercise: str) -> list[dict]:
    (found,) = (one for one in result["exercises"] if one["id"] == exercise)
    return [check for function in found["functions"] for check in function["checks"]]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return submissions of three students: right, untouched, and with nothing handed in."""
    home = tmp_path / "submissions"
    handed_in(home / "kim", "ex01_sigmoid", "ex02_xor_forward")
    handed_in(home / "홍길동", "ex01_sigmoid", "ex02_xor_forward", source=EXERCISES)
    (home / "lee").mkdir()
    return home


def test_a_class_is_graded_and_only_what_changed_is_graded_again(small, tmp_path):
    out = tmp_path / "out"
    first = graded("grade", small, "--out", out, *FIRST_TWO, "--jobs", "1")

    assert "graded: 3, unchanged: 0" in first
    result = stored(out, "kim")
    assert list(result) == [
        "student", "kit", "seed", "sandbox", "started", "seconds", "score", "max", "exercises",
    ]  # fmt: skip
    assert (result["student"], result["score"], result["max"]) == ("kim", 11.0, 11.0)
    assert result["sandbox"] in ("namespaces", "landlock")
    assert [one["status"] for one in stored(out, "홍길동")["exercises"]] == ["not_started"] * 2
    assert [one["status"] for one in stored(out, "lee")["exercises"]] == ["not_started"] * 2

    handed_in(small / "lee", "ex01_sigmoid")
    again = graded("grade", small, "--out", out, *FIRST_TWO, "--jobs", "1")

    assert "graded: 1, unchanged: 2" in again
    assert stored(out, "lee")["score"] == 6.0
    assert stored(out, "lee")["seed"] == stored(out, "kim")["seed"] == result["seed"]


def test_another_exercise_joins_the_stored_ones(small, tmp_path):
    out = tmp_path / "out"
    graded("grade", small, "--out", out, "--exercise", "1", "--only", "kim")
    before = stored(out, "kim")["exercises"][0]

    graded("grade", small, "--out", out, "--exercise", "forward", "--only", "kim")

    assert [one["id"] for one in stored(out, "kim")["exercises"]] == [
        "ex01_sigmoid",
        "ex02_xor_forward",
    ]
    assert stored(out, "kim")["exercises"][0] == before
    assert not (out / "lee.json").exists()


def test_a_seed_is_drawn_once_stored_and_not_mixed(small, tmp_path):
    out = tmp_path / "out"
    graded("grade", small, "--out", out, "--seed", "11", *FIRST_TWO)
    assert stored(out, "kim")["seed"] == 11

    said = graded("grade", small, "--out", out, "--seed", "12", *FIRST_TWO, expected=2)

    assert "have seed 11" in said
    assert stored(out, "kim")["seed"] == 11


def test_the_tables_hold_every_student(small, tmp_path):
    out = tmp_path / "out"
    formula = handed_in(small / "=1+1", "ex01_sigmoid")
    markup = handed_in(small / "<img src=x onerror=alert(1)>")
    text = edited(
        (SOLUTIONS / "ex01_sigmoid.py").read_text(encoding="utf-8"),
        "    x = np.asarray(x, dtype=float)",
        "    raise ValueError('<script>alert(1)</script>\\x1b[2J')",
    )
    (markup / "ex01_sigmoid.py").write_text(text, encoding="utf-8")
    assert formula.is_dir()

    graded("grade", small, "--out", out, *FIRST_TWO)

    data = (out / "grades.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = {row["student"]: row for row in csv.DictReader(data.decode("utf-8-sig").splitlines())}
    assert rows["kim"]["score"] == "11" and rows["kim"]["ex01_sigmoid"] == "6"
    assert rows["홍길동"]["score"] == "0"
    assert "'=1+1" in rows and "=1+1" not in rows
    for name in ("\n=2+3", "\u202e=1", "＝1+1", "a\tb\r\nc"):
        shown = cell(name)
        assert shown.isprintable() and not shown.startswith(("=", "＝"))
    # A German spreadsheet parts cells at a semicolon.
    assert cell("Kim;=1+1") == "Kim;'=1+1" and cell('Kim|"@x') == "Kim|'\"@x"
    assert cell("Kim, =1") == "Kim,' =1" and cell("Kim; A-1") == "Kim; A-1"
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "홍길동" in page
    ours = scripts()
    for script in ours:
        assert page.count(f"<script>{script}</script>") == 1
        page = page.replace(f"<script>{script}</script>", "")
    assert page.count("<script") == 1 and '<script type="application/json" id="texts">' in page
    assert "<img" not in page and "\x1b" not in page
    assert "&lt;script&gt;alert(1)" in page and "&lt;img src=x" in page
    for attribute in ("http://", "https://", "src="):
        assert attribute not in page.replace("&lt;img src=x", "")


def test_korean_throughout(small, tmp_path):
    out = tmp_path / "out"
    half_done(small / "half")

    said = graded("--lang", "ko", "grade", small, "--out", out, "--exercise", "3", "4")

    assert "학생 4명" in said and "채점: 4" in said
    messages = [check["message"] for check in checks(stored(out, "half"), "ex03_backprop")]
    assert any("편향" in message for message in messages)
    assert '<html lang="ko">' in (out / "report.html").read_text(encoding="utf-8")


def test_what_is_no_file_is_neither_read_nor_followed(small, tmp_path):
    out = tmp_path / "out"
    trap = small / "trap"
    trap.mkdir()
    (trap / "ex01_sigmoid.py").symlink_to(SOLUTIONS / "ex01_sigmoid.py")
    os.mkfifo(trap / "ex02_xor_forward.py")
    (trap / "ex03_backprop.py").mkdir()
    (trap / "conftest.py").write_text("raise SystemExit(9)\n", encoding="utf-8")
    (small / "linked").symlink_to(SOLUTIONS, target_is_directory=True)

    graded("grade", small, "--out", out, "--exercise", "1", "2", "3")

    for student in ("trap", "linked"):
        result = stored(out, student)
        assert [one["status"] for one in result["exercises"]] == ["cannot_run"] * 3
        assert result["score"] == 0
        assert "not a file" in checks(result, "ex01_sigmoid")[0]["message"]


@pytest.mark.long
def test_time_is_up_for_one_function_alone(small, tmp_path):
    out = tmp_path / "out"
    text = edited(
        (SOLUTIONS / "ex01_sigmoid.py").read_text(encoding="utf-8"),
        "    return sigmoid(x) * sigmoid(-x)",
        "    while True: pass",
    )
    (small / "lee" / "ex01_sigmoid.py").write_text(text, encoding="utf-8")

    graded("grade", small, "--out", out, "--exercise", "1", "--timeout", "1")

    functions = stored(out, "lee")["exercises"][0]["functions"]
    assert [(one["status"], one["score"]) for one in functions] == [
        ("correct", 3.0),
        ("cannot_run", 0.0),
    ]
    assert stored(out, "kim")["score"] == 6.0
    assert "unchanged: 3" in graded(
        "grade", small, "--out", out, "--exercise", "1", "--timeout", "1"
    )


@pytest.mark.long
def test_killed_at_any_moment_it_goes_on_where_it_stopped(tmp_path):
    make_class(tmp_path / "submissions", 24, seed=1)
    options = ("--exercise", *"1234567", "--seed", "5")
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    graded("grade", tmp_path / "submissions", "--out", whole, *options)

    command = [sys.executable, str(INSTRUCTOR), "grade", str(tmp_path / "submissions")]
    command += ["--out", str(broken)]
    kills = 0
    for enough in (1, 9, 17):
        process = subprocess.Popen(
            [*command, *options],
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        while process.poll() is None and len(list(broken.glob("s*.json"))) < enough:
            time.sleep(0.01)
        kills += process.poll() is None
        process.kill()
        process.wait()
    assert kills >= 2
    # Someone pulled the plug while a file was half written.
    (broken / "s00003.json").write_text('{"student": "s000', encoding="utf-8")
    (broken / ".s00004.json.part").write_text("{", encoding="utf-8")
    graded("grade", tmp_path / "submissions", "--out", broken, *options)

    assert len(lasting(whole)) == 24
    assert lasting(broken) == lasting(whole)
    assert (broken / "grades.csv").read_bytes() == (whole / "grades.csv").read_bytes()
    assert not list(broken.glob("*.part"))


def test_results_among_the_submissions_would_be_a_student_and_are_refused(small):
    for out in (small, small / "results", small / "kim" / "results"):
        done = graded("grade", small, "--out", out, *FIRST_TWO, expected=2)
        assert "taken for a student" in done and "Traceback" not in done
    assert sorted(path.name for path in small.iterdir()) == ["kim", "lee", "홍길동"]


def test_ctrl_c_ends_it_and_leaves_no_process(tmp_path):
    make_class(tmp_path / "submissions", 200, seed=2)
    out = tmp_path / "out"
    command = [sys.executable, str(INSTRUCTOR), "grade", str(tmp_path / "submissions")]
    command += ["--out", str(out), "--exercise", "1", "2", "3"]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    )
    while len(list(out.glob("s*.json"))) < 3:
        assert process.poll() is None
        time.sleep(0.01)
    # As a terminal does it: to everybody in the foreground.
    os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate(timeout=30)

    assert process.returncode == 130
    assert "the same command goes on from there" in said and "Traceback" not in said
    deadline = time.monotonic() + 10
    while _session_of(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _session_of(process.pid) == []


def _session_of(leader: int) -> list[int]:
    """Return the processes of a session that still live."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                fields = (entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == leader and fields[0] != "Z":
                found.append(int(entry.name))
    return found


@pytest.mark.long
def test_a_full_disk_is_said_and_nothing_is_lost(small, tmp_path):
    out = tmp_path / "out"
    graded("grade", small, "--out", out, *FIRST_TWO)
    before = lasting(out)
    handed_in(small / "lee", *[exercise.id for exercise in NUMPY])
    # No file may grow past this many bytes: to the process it looks like a disk without room.
    limited = ["prlimit", "--fsize=6000", sys.executable, str(INSTRUCTOR)]
    command = [*limited, "grade", str(small), "--out", str(out)]

    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300)

    assert done.returncode == 1
    assert "cannot be written" in done.stderr and "Traceback" not in done.stderr
    assert ".json: cannot be written" in done.stderr
    assert lasting(out) == before
    assert not list(out.rglob("*.part"))


class FakePool:
    """A pool that gives what it was told to."""

    def __init__(self, *answers: Graded) -> None:
        self.answers = {answer.student: answer for answer in answers}
        self.asked: list[tuple[str, tuple[str, ...], int | None]] = []

    def run(self, units, jobs=None):
        for unit in units:
            self.asked.append((unit.student, tuple(one.exercise for one in unit.parts), jobs))
            yield self.answers[unit.student]


def exercise_result(score: float | None) -> dict:
    status = "ungraded" if score is None else "correct"
    return {"id": "ex01_sigmoid", "status": status, "score": score, "max": 6.0, "functions": []}


def run_with(out: Path, pool: FakePool, students: list[Student]) -> GradingRun:
    store = Store(out)
    store.make()
    exercise = course().exercise("ex01_sigmoid")
    run = GradingRun(
        store, pool, "landlock", Options(7), ScoringRules(), [exercise], lambda *one: None
    )
    run.grade(students)
    return run


def test_what_is_late_is_tried_once_more_alone(small, tmp_path):
    late = Graded("kim", [exercise_result(0.0)], late=["ex01_sigmoid"], started="now")
    pool = FakePool(late)

    run = run_with(tmp_path / "out", pool, [Student("kim", small / "kim")])

    assert pool.asked == [("kim", ("ex01_sigmoid",), None), ("kim", ("ex01_sigmoid",), 1)]
    assert run.tally.graded == 1
    assert run.store.prints("kim").keys() == {"ex01_sigmoid"}


def test_what_is_our_fault_has_no_score_and_is_tried_again_next_time(small, tmp_path):
    failed = Graded("kim", [exercise_result(None)], {"ex01_sigmoid": "no worker"}, started="now")
    students = [Student("kim", small / "kim")]

    run = run_with(tmp_path / "out", FakePool(failed), students)
    again = run_with(tmp_path / "out", FakePool(failed), students)

    assert stored(tmp_path / "out", "kim")["score"] is None
    for one in (run, again):
        assert one.tally.ungraded == [("kim", "ex01_sigmoid", "no worker")]


def test_a_result_that_no_file_can_hold_costs_one_student(small, tmp_path):
    row = {**exercise_result(6.0), "note": "\ud800"}
    odd = Graded("kim", [row], started="now")

    run = run_with(tmp_path / "out", FakePool(odd), [Student("kim", small / "kim")])

    (exercise,) = stored(tmp_path / "out", "kim")["exercises"]
    assert exercise["status"] == "ungraded" and exercise["score"] is None
    ((student, name, why),) = run.tally.ungraded
    assert (student, name) == ("kim", "ex01_sigmoid") and why.startswith("UnicodeEncodeError")


def test_a_student_may_be_called_as_a_file_of_ours(small, tmp_path):
    out = tmp_path / "out"
    (small / "kim").rename(small / "run")
    graded("grade", small, "--out", out, "--exercise", "1")
    before = lasting(out)

    said = graded("grade", small, "--out", out, "--exercise", "1")

    assert "graded: 0, unchanged: 3" in said
    assert lasting(out) == before


def test_numpys_warnings_about_an_answer_are_not_the_instructors(small, tmp_path):
    text = "import numpy as np\ndef sigmoid(x):\n    return np.where(np.asarray(x) > 0, 1.7e308, -1.7e308)\n"
    (small / "kim" / "ex01_sigmoid.py").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "autograder", "grade", small, "--out", tmp_path / "out"]

    done = subprocess.run(
        [*command, "--exercise", "1"], cwd=ROOT, capture_output=True, encoding="utf-8"
    )

    assert done.returncode == 0 and done.stderr == ""


def test_a_folder_that_cannot_be_read_is_listed_and_keeps_its_result(small, tmp_path, monkeypatch):
    out = tmp_path / "out"
    graded("grade", small, "--out", out, *FIRST_TWO)
    before = lasting(out)

    def refuse(folder, exercises):
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(runs, "parts_of", refuse)
    run = run_with(out, FakePool(), students_in(small))

    assert [name for name, _ in run.tally.unreadable] == ["kim", "lee", "홍길동"]
    assert lasting(out) == before


def dies_at_once(connection, allow_unsandboxed, make, core):
    """Stand in for a grading process that something kills."""
    connection.send("landlock")
    unit = connection.recv()
    if unit.student == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    connection.send(Graded(unit.student))


def test_a_grading_process_that_dies_twice_costs_one_unit(monkeypatch):
    monkeypatch.setattr(pools, "_serve", dies_at_once)
    units = [
        GradingUnit(name, "", (SubmissionPart("ex01_sigmoid", "ex01_sigmoid.py", b""),), Options(7))
        for name in ("dies", "lives")
    ]
    pool = Pool(1)
    try:
        found = {one.student: one for one in pool.run(units)}
    finally:
        pool.close()

    assert found["dies"].ungraded == {"ex01_sigmoid": pools.DIED}
    assert found["dies"].exercises[0]["score"] is None
    assert found["lives"].ungraded == {}


def test_grading_processes_that_take_all_cores_get_one_each():
    cores = os.sched_getaffinity(0)
    pool = Pool(len(cores))
    try:
        pool.start()
        for _ in range(len(cores) - 1):
            pool._idle.append(pool._process())
            pool._idle[-1].tier()
        held = [os.sched_getaffinity(one.process.pid) for one in pool._idle]
    finally:
        pool.close()
    assert sorted(held, key=min) == [{core} for core in sorted(cores)]
    # Who leaves cores to others leaves the choice of them to the system.
    assert Pool(len(cores) + 1)._cores == []


class SaysItsThreads:
    """A grader whose result is the environment of its process."""

    def __init__(self, isolation):
        pass

    def grade(self, unit):
        return Graded(os.environ.get("OPENBLAS_NUM_THREADS", ""))


@pytest.mark.parametrize(("set_before", "expected"), [(None, "1"), ("3", "3")])
def test_a_grading_process_computes_in_one_thread(set_before, expected, monkeypatch):
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    if set_before is not None:
        monkeypatch.setenv("OPENBLAS_NUM_THREADS", set_before)
    pool = Pool(1, make=SaysItsThreads)
    try:
        pool.start()
        unit = GradingUnit("kim", "kim", (), Options(seed=1))
        assert [one.student for one in pool.run([unit])] == [expected]
        assert os.environ.get("OPENBLAS_NUM_THREADS") == set_before
    finally:
        pool.close()


class NoWorkers:
    """A submission for which no worker starts."""

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return None

    def submission(self, folder, sources, limits):
        return self

    def side_for(self, exercise, script):
        raise WorkerUnavailable("no memory")


def test_an_exercise_without_a_worker_is_ungraded_and_one_without_a_file_is_not_started():
    parts = (
        SubmissionPart("ex01_sigmoid", "ex01_sigmoid.py", b"x = 1\n"),
        SubmissionPart("ex02_xor_forward", "ex02_xor_forward.py", runs_missing()),
    )

    found = Grader(NoWorkers()).grade(GradingUnit("kim", "", parts, Options(7)))  # type: ignore[arg-type]

    assert [one["status"] for one in found.exercises] == ["ungraded", "not_started"]
    assert found.ungraded == {"ex01_sigmoid": "no memory"}


def runs_missing():
    from autograder.grading.work import MISSING

    return MISSING


def test_the_exit_status_says_that_something_is_ungraded(small, tmp_path, monkeypatch, capsys):
    from autograder.commands import grade as command

    failed = Graded("kim", [exercise_result(None)], {"ex01_sigmoid": "no worker"}, started="now")

    class Broken(FakePool):
        def __init__(self, jobs, allow_unsandboxed):
            super().__init__(failed)

        def start(self):
            return "landlock"

        def close(self):
            pass

    monkeypatch.setattr(command, "Pool", Broken)
    request = command.GradeRequest(
        str(small), str(tmp_path / "out"), only=["kim"], exercises=["1"], seed=7
    )

    assert command.grade(Context("en"), request) == 3
    assert "kim, ex01_sigmoid: ungraded (no worker)" in capsys.readouterr().out
    rows = (tmp_path / "out" / "grades.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[1].startswith("kim,,6,") and rows[1].endswith(",ex01_sigmoid")


NOTEBOOK_CELLS = [
    ("markdown", "# Backpropagation"),
    ("code", "%matplotlib inline\n!pip install something\nimport numpy as np"),
    ("code", "plt.plot([1, 2]\nthis is no Python"),
    ("code", "raise RuntimeError('a cell that fails')"),
    ("code", "%%bash\nrm -rf everything"),
    ("code", None),
    ("code", "raise_me = 1 / 0"),
]


def notebook(source: str) -> str:
    cells = [
        {"cell_type": kind, "source": source if text is None else text, "metadata": {}}
        for kind, text in NOTEBOOK_CELLS
    ]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells})


def test_a_notebook_is_graded_by_its_code_cells(small, tmp_path):
    out = tmp_path / "out"
    text = (SOLUTIONS / "ex03_backprop.py").read_text(encoding="utf-8")
    (small / "kim" / "ex03_backprop.ipynb").write_text(notebook(text), encoding="utf-8")
    wrong = edited(
        text, "    return x.T @ delta_h,", "    raise ValueError('here')\n    return x.T @ delta_h,"
    )
    (small / "lee" / "ex03_backprop.ipynb").write_text(notebook(wrong), encoding="utf-8")
    (small / "홍길동" / "ex03_backprop.ipynb").write_text('{"cells": [1]}', encoding="utf-8")
    line = wrong.splitlines().index("    raise ValueError('here')") + 1

    graded("grade", small, "--out", out, "--exercise", "3")

    assert stored(out, "kim")["score"] == 10.0
    message = next(
        check["message"]
        for check in checks(stored(out, "lee"), "ex03_backprop")
        if check["status"] == "cannot_run"
    )
    assert f"ex03_backprop.ipynb, code cell 5, line {line}, in backward" in message
    assert stored(out, "홍길동")["exercises"][0]["status"] == "cannot_run"
    message = checks(stored(out, "홍길동"), "ex03_backprop")[0]["message"]
    assert "cannot be read as a notebook" in message


def test_the_first_wrong_value_of_a_notebook_is_placed_in_its_cell(small, tmp_path):
    out = tmp_path / "out"
    text = (SOLUTIONS / "ex03_backprop.py").read_text(encoding="utf-8")
    wrong = edited(text, "delta_h.sum(axis=0)", "delta_h.mean(axis=0)")
    (small / "lee" / "ex03_backprop.ipynb").write_text(notebook(wrong), encoding="utf-8")
    line = next(k for k, one in enumerate(wrong.splitlines(), 1) if "delta_h.mean(axis=0)" in one)

    graded("grade", small, "--out", out, "--exercise", "3")

    (entry,) = stored(out, "lee")["exercises"]
    backward = next(one for one in entry["functions"] if one["name"] == "backward")
    (place,) = backward["first_wrong"]
    assert (place["cell"], place["line"]) == (5, line)
    assert place["expression"] == "delta_h.mean(axis=0)"
    assert place["certain"]


def test_a_cell_that_ends_the_program_costs_no_function():
    sources = "raise SystemExit", "def f(): return 1"
    cells = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": s} for s in sources]
    data = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells})
    namespace: dict = {}

    exec(notebook_source(data.encode()).text, namespace)

    assert namespace["f"]() == 1


def test_a_notebook_holds_a_megabyte_of_code_at_most():
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": "a\n" * 2**20}
    data = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]})

    with pytest.raises(NotANotebook, match="code"):
        notebook_source(data.encode())


def test_a_line_of_spaces_is_read_in_no_time():
    """A pattern that can split them in two ways would take days for so many."""
    sources = "x = !ls", "if x:\n" + " " * 500_000 + "x"
    cells = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": s} for s in sources]
    data = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells})

    text = notebook_source(data.encode()).text

    assert "x = None" in text and " " * 500_000 + "x" in text


ODD = {
    "a complex state": ("ex07_optimizers", "def adam_step(*a, **k):\n    return 1j, 1\n"),
    "a complex array": (
        "ex07_optimizers",
        "import numpy as np\ndef adam_step(*a, **k):\n    return np.array(1 + 1j), 1\n",
    ),
    "a set where defaults are asked for": (
        "ex03_backprop",
        "import autograder.running.executor as e\n"
        "e.Executor._defaults = lambda self, name: {1, 2}\n"
        "def train(*a, **k):\n    return 1\n",
    ),
    "forged names": (
        "ex04_relu",
        "import autograder.running.executor as e, numpy as np\nright = e.Executor.operate\n"
        "e.Executor.operate = lambda self, name, a: "
        "[np.zeros(2)] if name == 'given_changed' else right(self, name, a)\n"
        "def relu(x):\n    return 1\n",
    ),
}


@pytest.mark.long
@pytest.mark.parametrize("name", ODD)
def test_an_odd_answer_costs_its_function_and_no_more(name):
    exercise_id, wrong = ODD[name]
    exercise = course().exercise(exercise_id)
    text = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8") + "\n" + wrong
    part = SubmissionPart(exercise.id, exercise.filename, text.encode())
    for lang in ("en", "ko"):
        with Isolation(Limits()) as isolation:
            found = Grader(isolation).grade(GradingUnit("kim", "", (part,), Options(7, lang=lang)))
        assert found.ungraded == {}
        statuses = {one["name"]: one["status"] for one in found.exercises[0]["functions"]}
        spoiled = re.search(r"def (\w+)\(", wrong)[1]
        assert {name for name, status in statuses.items() if status != "correct"} == {spoiled}


def test_a_notebook_of_ours_that_came_back_through_colab_is_graded(small, tmp_path):
    out = tmp_path / "out"
    shutil.copy(ROOT / "tests" / "notebooks" / "colab.ipynb", small / "kim" / "ex03_backprop.ipynb")

    graded("grade", small, "--out", out, "--exercise", "3", "--only", "kim")

    (exercise,) = stored(out, "kim")["exercises"]
    assert [one["score"] for one in exercise["functions"]] == [2.0, 5.0, 0.0]
    assert exercise["functions"][2]["status"] == "not_started"


def test_the_courses_own_rules_rescore_without_running_anything(small, tmp_path):
    out = tmp_path / "out"
    half_done(small / "half")
    graded("grade", small, "--out", out, "--exercise", "3", "--seed", "7")
    whole = stored(out, "half")
    by_name = {one["name"]: one for one in whole["exercises"][0]["functions"]}
    backward = by_name["backward"]
    failed = [one["id"] for one in backward["checks"] if one["status"] != "correct"]
    assert backward["score"] == 0 and 0 < len(failed) < len(backward["checks"])

    rules = tmp_path / "grading.toml"
    rules.write_text('credit = "checks"\n', encoding="utf-8")
    graded("report", out, "--course", rules)
    shared = stored(out, "half")["exercises"][0]["functions"][1]
    passed = len(backward["checks"]) - len(failed)
    assert shared["score"] == pytest.approx(5 * passed / len(backward["checks"]), abs=1e-4)

    void = ", ".join(f'"ex03.backward.{name}"' for name in failed)
    rules.write_text(f"void = [{void}]\n", encoding="utf-8")
    said = graded("grade", small, "--out", out, "--exercise", "3")
    voided = stored(out, "half")["exercises"][0]["functions"][1]
    assert "unchanged: 4" in said
    assert (voided["score"], voided["status"]) == (5.0, "wrong")

    rules.write_text("", encoding="utf-8")
    graded("report", out)
    assert stored(out, "half") == whole

    rules.write_text('void = ["ex03.backward.bias"]\n', encoding="utf-8")
    assert "did you mean" in graded("report", out, expected=2)


def test_rules_for_a_function_of_which_no_check_is_left():
    check = {"id": "values", "status": "wrong", "misconception": None, "message": ""}
    result = {
        "student": "kim", "score": 0.0, "max": 1.0,
        "exercises": [{
            "id": "ex04_relu", "status": "wrong", "score": 0.0, "max": 1.0,
            "functions": [{
                "name": "relu", "status": "wrong", "score": 0.0, "max": 1.0, "checks": [check],
            }],
        }],
    }  # fmt: skip

    assert rescored(result, ScoringRules())["max"] == 1.0
    left = rescored(result, ScoringRules(void=frozenset({"ex04.relu.values"})))
    assert (left["score"], left["max"]) == (0.0, 0.0)


def test_two_runs_do_not_write_to_one_folder(small, tmp_path):
    from autograder.grading.lock import locked

    out = tmp_path / "out"
    store = Store(out)
    store.make()
    with locked(store.state):
        said = graded("grade", small, "--out", out, *FIRST_TWO, expected=2)
    assert "another run is writing there" in said


@pytest.mark.parametrize("arguments", [["--only", "nobody"], ["--exercise", "sigmoyd"]])
def test_a_name_that_there_is_not(small, tmp_path, arguments):
    said = graded("grade", small, "--out", tmp_path / "out", *arguments, expected=2)

    assert arguments[1] in said and "Traceback" not in said


class Counted(LocalSide):
    """A solution that counts how often it is called."""

    calls = 0

    def call(self, name, args, kwargs):
        self.calls += 1
        return super().call(name, args, kwargs)


def test_the_reference_runs_once_for_every_call_of_a_check():
    exercise = course().exercise("ex07_optimizers")
    path = SOLUTIONS / exercise.filename
    counted = Counted(exercise, path)
    remembered = RememberedSide(counted)
    params, grads = [np.ones(2)], [np.arange(2.0)]

    def steps(side, count: int) -> list:
        side.begin("adam", 7)
        found, state = [], None
        for _ in range(count):
            outcome = side.call("adam_step", (params, grads, state), {})
            found.append(outcome.value[0][0])
            state = outcome.value[1]
        return found

    first = steps(remembered, 2)
    assert counted.calls == 2
    assert identical(steps(remembered, 2), first) and counted.calls == 2
    # A check that gets further needs what the first calls left behind: they are made again, once.
    further = steps(remembered, 3)
    assert counted.calls == 5
    assert identical(further, steps(LocalSide(exercise, path), 3))


def test_two_results_that_differ_are_not_searched_for_nan(monkeypatch):
    """A submission may return very many numbers, which every misconception would search again."""
    monkeypatch.setattr(diagnosis.traces, "_finite", lambda value: pytest.fail("searched"))
    many, few = Returned([[1.0] * 100] * 100), Returned([1.0])
    assert not diagnosis.traces._same_outcome(many, few)
    assert diagnosis.traces._same_outcome(many, many)


def test_what_is_kept_of_random_misconceptions_takes_no_memory():
    exercise = course().exercise("ex05_initializers")
    diagnosis = Diagnosis(SOLUTIONS)
    arrays = 0
    for one in misconceptions_of(exercise):
        for check in checks_of(exercise):
            if check.function == one.function:
                for outcome in diagnosis.trace(one, check, 7).outcomes:
                    if isinstance(outcome, Returned) and isinstance(outcome.value, np.ndarray):
                        arrays += 1
                        assert not any(outcome.value.strides)
    assert arrays > 20


def test_how_a_misconception_deviates_is_found_out_once(monkeypatch, tmp_path):
    """It is the same beside every submission, and took a quarter of the time in which a class is named."""
    exercise, diagnosis, seen = course().exercise("ex01_sigmoid"), Diagnosis(SOLUTIONS), []
    found_out = naming.parts_of
    monkeypatch.setattr(
        naming, "parts_of", lambda *rest: (seen.append(rest[0]), found_out(*rest))[1]
    )
    counts = []
    for n in range(2):
        path = tmp_path / f"{n}.py"
        source = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
        path.write_text(
            f"{source}\n_right = sigmoid\ndef sigmoid(x):\n    return _right(x) + 0.3\n"
        )
        bench = Bench(exercise, LocalSide(exercise, path), diagnosis.reference(exercise), 7)
        checks = [check for check in checks_of(exercise) if check.function == "sigmoid"]
        (function,) = bench.exercise_result(map(bench.run, checks)).functions
        diagnosis.name(bench, function)
        counts.append(len(seen))

    # Once more it is asked only of the submission, in each check.
    assert counts[0] > len(misconceptions_of(exercise, "sigmoid"))
    assert 0 < counts[1] - counts[0] <= 2 * len(checks)


class InThisProcess:
    """Stands in for an isolation: the same file, loaded here."""

    timed_out = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def submission(self, folder, sources, limits):
        (self.folder / "sources").mkdir(exist_ok=True)
        for name, source in sources.items():
            (self.folder / "sources" / f"{name}.py").write_bytes(source)
        yield self

    def side_for(self, exercise, script):
        side = LocalSide(exercise, self.folder / "sources" / exercise.filename)
        side.timed_out = False  # type: ignore[attr-defined]
        side.denied = set()  # type: ignore[attr-defined]
        side.budget = SubmissionBudget(Limits())  # type: ignore[attr-defined]
        return side


@pytest.fixture(scope="module", params=["namespaces", "landlock"])
def tier(request):
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "landlock":
            patch.setattr(warm, "START", WITHOUT_NAMESPACES + warm.START)
        with Isolation(Limits()) as isolation:
            assert isolation.tier == request.param
            yield isolation


# What the misconceptions show is the same whoever asks.
DIAGNOSES = {library: Diagnosis(SOLUTIONS) for library in (None, "tensorflow")}


def in_turn(exercise, shares: int) -> list[tuple[str, str]]:
    """Return today's share of both banks of an exercise, as names and files; with BANKS=all all."""
    bank = [*right_answers_of(exercise), *misconceptions_of(exercise)]
    files = [(answer.name, source) for answer, source in made(bank)]
    return list(todays_share(files, shares))


# What makes files of its own beside the one that stands ready, which landlock cannot allow: see
# docs/sandbox.md.
NEEDS_A_FOLDER = {
    "ex13 save_and_reload: the file unzipped by hand: configuration, then weights": "save_and_reload"
}


def same_in_both_places(exercise, isolation, files, tmp_path):
    """Compare all that a result holds, messages included, with what this process makes of the file."""
    isolated, here = Grader(isolation), Grader(InThisProcess(tmp_path))  # type: ignore[arg-type]
    isolated.diagnosis = here.diagnosis = DIAGNOSES[exercise.library]
    for name, source in files:
        part = SubmissionPart(exercise.id, exercise.filename, source.encode())
        unit = GradingUnit("bank", str(SOLUTIONS), (part,), Options(7))
        found = isolated.grade(unit)
        assert found.ungraded == {}, name
        (there,), (expected,) = found.exercises, here.grade(unit).exercises
        if isolation.tier == "landlock" and name in NEEDS_A_FOLDER:
            there, expected = (
                without(there, NEEDS_A_FOLDER[name], "cannot_run"),
                without(expected, NEEDS_A_FOLDER[name], "correct"),
            )
        assert there == expected, name


def without(result: dict, function: str, status: str) -> list[dict]:
    """Return the functions of a result but for one, which has that status."""
    (left_out,) = (one for one in result["functions"] if one["name"] == function)
    assert left_out["status"] == status
    return [one for one in result["functions"] if one is not left_out]


@pytest.mark.long
@pytest.mark.turns(2)
@pytest.mark.parametrize("exercise", NUMPY, ids=lambda one: one.id)
def test_the_banks_have_the_same_verdicts_isolated(exercise, tier, tmp_path):
    """Half of the exercises, and another ninth of their banks, every day; the whole takes minutes."""
    # An odd number, so that every file has its turn on a day of its exercise.
    files = in_turn(exercise, 9)
    assert len(files) >= 3
    same_in_both_places(exercise, tier, files, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("exercise", KERAS, ids=lambda one: one.id)
def test_the_banks_in_keras_have_the_same_verdicts_isolated(exercise, tier, tmp_path):
    """One file a day: each costs seconds."""
    files = in_turn(exercise, 1000)
    assert files
    same_in_both_places(exercise, tier, files, tmp_path)


def test_no_two_students_share_a_result_file():
    longest = "x" * 200
    names = [longest, *(longest + "y" * n for n in range(1, 60)), "가" * 67, "가" * 68, "가" * 69]
    # Somebody may be called as the shortened name of somebody else.
    names += [file_name(name).removesuffix(".json") for name in names if len(name.encode()) > 200]
    names += [file_name(names[-1]).removesuffix(".json")]

    files = {file_name(name) for name in set(names)}

    assert len(files) == len(set(names))
    assert max(len(file.encode()) for file in files) <= 205
    # A hash of 12 hexadecimal digits is found twice in an hour.
    assert all(len(file.rpartition("~")[2]) >= 32 for file in files if "~" in file)
