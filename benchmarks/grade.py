"""Grading a class, side by side in one run: nbgrader autograde, otter run, a fresh pytest each, and `grade`.

    python benchmarks/grade.py --nbgrader /path/to/venv/bin/python [--otter /path/to/venv/bin/python]
        [--count 10 100 1000] [--few 5] [--keras] [--right] [--against DIR] [--rounds 1]

The same submissions, made from the banks of right and wrong answers, go to all of them. nbgrader, Otter (without
Docker: `otter run`, one notebook at a time) and pytest get the first `--few` of them, `grade` as many as `--count`
says, a run for each number: its rate includes its start, its peak memory shows whether it grows. CPU is that of all
processes together, peak memory the sum of their proportional set sizes. Linux only.

`--against` names another checkout of the kit, for example of the version before a change: its `grade` gets the same
submissions, in turn with this one's, `--rounds` times. With `--right` all submissions are right, so that nothing has
to be explained.
"""

import argparse
import contextlib
import ctypes
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from made import make_class  # noqa: E402

from autograder.course.catalogue import Exercise, course  # noqa: E402

SUBREAPER = 36
# Settings for old builds of OpenBLAS, which slow a current NumPy: on neither side.
DROPPED = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")

# An older version calls its request otherwise.
OURS = """
import sys
from autograder.commands import grade
from autograder.commands.common import Context
request = getattr(grade, "GradeRequest", None) or grade.Request
sys.exit(grade.grade(Context("en"), request(sys.argv[1], sys.argv[2], exercises=sys.argv[3:], seed=7)))
"""

# What an instructor would write by hand, with the course's own checks in the place of asserts.
TEST_CELL = """
from pathlib import Path
from autograder.course.catalogue import course
from autograder.checking.check import checks_of
from autograder.judging.engine import Bench
from autograder.course.paths import SOLUTIONS
from autograder.running.local import LocalSide
exercise = course().exercise("{exercise}")
student = LocalSide(exercise, SOLUTIONS / exercise.filename)
student.replace({{"{function}": {function}}})
student.replace({{one.name: globals()[one.name] for one in exercise.functions}})
bench = Bench(exercise, student, LocalSide(exercise, SOLUTIONS / exercise.filename), 7)
for check in checks_of(exercise):
    if check.function == "{function}":
        result = bench.run(check)
        assert result.status == "correct", (result.status, result.finding, result.trouble)
"""


# The same for Otter, whose tests are files that get the notebook's names.
OTTER_TEST = """
from otter.test_files import test_case

OK_FORMAT = False
name = "{function}"
points = {points}


@test_case(points={points})
def test_{function}(env):
    from autograder.checking.check import checks_of
    from autograder.course.catalogue import course
    from autograder.course.paths import SOLUTIONS
    from autograder.judging.engine import Bench
    from autograder.running.local import LocalSide

    exercise = course().exercise("{exercise}")
    student = LocalSide(exercise, SOLUTIONS / exercise.filename)
    student.replace({{one.name: env[one.name] for one in exercise.functions}})
    bench = Bench(exercise, student, LocalSide(exercise, SOLUTIONS / exercise.filename), 7)
    for check in checks_of(exercise):
        if check.function == "{function}":
            result = bench.run(check)
            assert result.status == "correct", (result.status, result.finding, result.trouble)
"""


@dataclass
class Measured:
    """What a side needed for some submissions: seconds, seconds of CPU, MB at the peak."""

    name: str
    count: int
    seconds: float
    cpu: float
    peak: float
    said: str = ""
    """The end of what the last command wrote, for an error."""

    def row(self, base: "Measured") -> str:
        """Return the row of the table, with the ratio of submissions a second to `base`'s."""
        rate = self.count / self.seconds
        times = rate / (base.count / base.seconds)
        return (
            f"{self.name:34} {self.count:6} {rate:10.3f} {times:8.1f} x "
            f"{self.cpu / self.count:10.3f} {self.peak:10.0f}"
        )


def descendants() -> list[int]:
    """Return the processes below this one."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            with contextlib.suppress(OSError):
                fields = (entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                children.setdefault(int(fields[1]), []).append(int(entry.name))
    processes, ahead = [], [os.getpid()]
    while ahead:
        new = children.get(ahead.pop(), [])
        processes += new
        ahead += new
    return processes


def memory() -> float:
    """Return the MB that they take up together, each shared page counted once."""
    total = 0
    for pid in descendants():
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
    return total / 1024


def environment(**more: str) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name not in DROPPED}
    return {**inherited, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "", **more}


def measure(
    name: str, count: int, commands: Sequence[Sequence[str]], cwd: Path, **more: str
) -> Measured:
    """Run commands one after the other, and wait for all that they leave behind."""
    peak, done, said = [0.0], threading.Event(), ""

    def sample() -> None:
        while not done.wait(0.25):
            peak[0] = max(peak[0], memory())

    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    sampler = threading.Thread(target=sample)
    sampler.start()
    try:
        for command in commands:
            ended = subprocess.run(
                command, cwd=cwd, env=environment(**more), capture_output=True, encoding="utf-8"
            )
            said = ended.stdout[-2000:] + ended.stderr[-2000:]
            if ended.returncode not in (0, 1):
                raise SystemExit(f"{name}: {said}")
    finally:
        seconds = time.monotonic() - began
        done.set()
        sampler.join()
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(name, count, seconds, cpu, peak[0], said)


def cell(kind: str, name: str, source: str, points: int = 0) -> dict:
    """Return a code cell with nbgrader's metadata: an answer ("solution") or a test ("grade")."""
    nbgrader = {
        "grade": kind == "grade",
        "solution": kind == "solution",
        "locked": kind == "grade",
        "task": False,
        "schema_version": 3,
        "grade_id": name,
        "cell_type": "code",
    }
    if kind == "grade":
        nbgrader["points"] = points
    return {
        "cell_type": "code",
        "id": name,
        "execution_count": None,
        "metadata": {"nbgrader": nbgrader},
        "outputs": [],
        "source": source,
    }


def notebook(exercise: Exercise, source: str) -> str:
    """Return the notebook of an exercise: one answer cell, and a test cell for each function."""
    cells = [cell("solution", "answer", source)]
    for function in exercise.functions:
        body = TEST_CELL.format(exercise=exercise.id, function=function.name)
        cells.append(cell("grade", f"test-{function.name}", body, int(function.points)))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return json.dumps(
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": kernel}, "cells": cells}
    )


def by_nbgrader(
    python: str, home: Path, students: Sequence[Path], exercises: Sequence[Exercise]
) -> Measured:
    """Time nbgrader's autograde of one notebook an exercise."""
    home.mkdir()
    (home / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.course_id = 'course'\n"
        # On a busy machine a kernel needs more than the minute that it is given.
        "c.Execute.timeout = 300\nc.Execute.startup_timeout = 600\n",
        encoding="utf-8",
    )
    source = home / "source" / "course"
    source.mkdir(parents=True)
    for exercise in exercises:
        solved = "### BEGIN SOLUTION\npass\n### END SOLUTION\n"
        (source / f"{exercise.id}.ipynb").write_text(notebook(exercise, solved), encoding="utf-8")
    nbgrader = [python, "-m", "nbgrader"]
    path = os.pathsep.join([str(Path(python).parent), os.environ["PATH"]])  # it calls alembic
    subprocess.run(
        [*nbgrader, "generate_assignment", "course"],
        cwd=home, env=environment(PATH=path), check=True, capture_output=True,
    )  # fmt: skip
    for student in students:
        handed_in = home / "submitted" / student.name / "course"
        handed_in.mkdir(parents=True)
        for exercise in exercises:
            # As released, with the answer typed in: the metadata carries its checksums.
            released = home / "release" / "course" / f"{exercise.id}.ipynb"
            document = json.loads(released.read_text(encoding="utf-8"))
            text = (student / exercise.filename).read_text(encoding="utf-8")
            document["cells"][0]["source"] = text
            (handed_in / released.name).write_text(json.dumps(document), encoding="utf-8")
    measured = measure(
        "nbgrader autograde", len(students), [[*nbgrader, "autograde", "course"]], home, PATH=path
    )
    graded = list((home / "autograded").glob("*/course/*.ipynb"))
    expected = len(students) * len(exercises)
    if len(graded) != expected:
        raise SystemExit(f"nbgrader graded {len(graded)} notebooks of {expected}: {measured.said}")
    return measured


def by_otter(
    python: str, home: Path, students: Sequence[Path], exercises: Sequence[Exercise]
) -> Measured:
    """Time `otter run` of one notebook an exercise; making the autograders is not timed."""
    commands = []
    for exercise in exercises:
        tests = home / exercise.id / "tests"
        tests.mkdir(parents=True)
        for function in exercise.functions:
            text = OTTER_TEST.format(
                exercise=exercise.id, function=function.name, points=int(function.points)
            )
            (tests / f"{function.name}.py").write_text(text, encoding="utf-8")
        archive = tests.parent / "autograder.zip"
        otter = [python, "-m", "otter"]
        subprocess.run(
            [*otter, "generate", "-t", str(tests), "-o", str(archive)],
            cwd=home, env=environment(), check=True, capture_output=True,
        )  # fmt: skip
        for student in students:
            out = home / "out" / f"{student.name}-{exercise.id}"
            out.mkdir(parents=True)
            text = (student / exercise.filename).read_text(encoding="utf-8")
            book = json.loads(notebook(exercise, text))
            del book["cells"][1:]
            file = out / f"{exercise.id}.ipynb"
            file.write_text(json.dumps(book), encoding="utf-8")
            commands.append(
                [*otter, "run", "-a", str(archive), "-o", str(out), "--no-logo", str(file)]
            )
    measured = measure("otter run", len(students), commands, home)
    graded = list((home / "out").glob("*/results.json"))
    if len(graded) != len(commands):
        raise SystemExit(
            f"otter graded {len(graded)} notebooks of {len(commands)}: {measured.said}"
        )
    return measured


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--nbgrader", metavar="PYTHON", help="a Python with nbgrader and the kit")
    parser.add_argument("--otter", metavar="PYTHON", help="a Python with otter-grader and the kit")
    parser.add_argument(
        "--count", type=int, nargs="+", default=[10, 100, 1000], help="submissions for grade"
    )
    parser.add_argument(
        "--few", type=int, default=5, help="submissions for the others; 0: without them"
    )
    parser.add_argument("--keras", action="store_true", help="the Keras exercises")
    parser.add_argument("--right", action="store_true", help="right answers alone")
    parser.add_argument("--against", type=Path, help="another checkout, measured in turn")
    parser.add_argument("--rounds", type=int, default=1, help="runs of grade for every number")
    options = parser.parse_args()
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    exercises = [one for one in course() if (one.library is not None) == options.keras]
    folder = Path(tempfile.mkdtemp(prefix="grade-benchmark-"))
    try:
        submissions = {count: folder / f"submissions-{count}" for count in options.count}
        for count, work in submissions.items():
            share = {"wrong_share": 0.0} if options.right else {}
            make_class(work, count, keras=options.keras, **share)
        few = sorted(submissions[max(submissions)].iterdir())[: options.few]
        rows: list[Measured] = []

        def add(row: Measured) -> None:
            rows.append(row)
            print(row.row(rows[0]), flush=True)

        print(f"{len(exercises)} exercises a submission, {os.cpu_count()} cores")
        print(
            f"{'':34} {'count':>6} {'a second':>10} {'ratio':>10} {'CPU s each':>10} {'peak MB':>10}"
        )
        if few and options.nbgrader:
            add(by_nbgrader(options.nbgrader, folder / "nbgrader", few, exercises))
        if few and options.otter:
            add(by_otter(options.otter, folder / "otter", few, exercises))
        ids = [exercise.id for exercise in exercises]
        pytest = [sys.executable, "-m", "pytest", "-q", "-k", " or ".join(ids), "--in"]
        commands = [[*pytest, str(student)] for student in few]
        if few:
            add(measure("a fresh pytest each", len(few), commands, ROOT))
        kits = {"xor2mnist grade": ROOT}
        if options.against:
            kits["grade of the other checkout"] = options.against.resolve()
        for count, work in submissions.items():
            for number in range(options.rounds):
                for name, kit in kits.items():
                    out = folder / f"results-{count}-{number}-{len(rows)}"
                    command = [sys.executable, "-c", OURS, str(work), str(out), *ids]
                    row = measure(name, count, [command], kit, PYTHONPATH=str(kit))
                    graded = len(list(out.glob("s*.json")))
                    if graded != count:
                        raise SystemExit(f"{name} wrote {graded} results of {count}: {row.said}")
                    add(row)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
