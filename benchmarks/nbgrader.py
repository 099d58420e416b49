"""Grading notebooks into nbgrader's gradebook, three ways in one run.

    python benchmarks/nbgrader.py [--count 100] [--few 5] [--all]

The same submissions go to plain `nbgrader autograde` with tests that run in a kernel, to `nbgrader autograde`
with this kit's step in place of `Execute`, and to `xor2mnist grade --gradebook`. The first two get the first
`--few` of them, the third gets all; every rate includes its start. A submission is one notebook (exercise 3),
or with `--all` one for each NumPy exercise. CPU is that of all processes together, peak memory the sum of their
proportional set sizes. Linux only; needs the extra `nbgrader`.
"""

import argparse
import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "tests")]

from grade import SUBREAPER, Measured, by_nbgrader, environment, measure  # noqa: E402
from made import make_class  # noqa: E402

from autograder.course.catalogue import Exercise, course  # noqa: E402

ONE = "ex03_backprop"
COURSE = """\
install = "xor2mnist"

[[assignments]]
name = "course"
exercises = {exercises}
"""


def run(home: Path, *command: str) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    subprocess.run(command, cwd=home, env=environment(PATH=path), check=True, capture_output=True)


def new_course(home: Path, exercises: Sequence[Exercise]) -> None:
    """Release the exercises as one assignment, with the commands that an instructor uses."""
    home.mkdir()
    ids = [one.id for one in exercises]
    (home / "grading.toml").write_text(COURSE.format(exercises=json.dumps(ids)), encoding="utf-8")
    run(home, sys.executable, "-m", "autograder", "release", "--nbgrader", ".", "--only", *ids)
    run(home, sys.executable, "-m", "nbgrader", "generate_assignment", "course")


def hand_in(home: Path, students: Sequence[Path], exercises: Sequence[Exercise]) -> None:
    """Write every student's file into the first answer cell of the released notebook."""
    for student in students:
        handed_in = home / "submitted" / student.name / "course"
        handed_in.mkdir(parents=True)
        for exercise in exercises:
            released = home / "release" / "course" / f"{exercise.id}.ipynb"
            notebook = json.loads(released.read_text(encoding="utf-8"))
            source = (student / exercise.filename).read_text(encoding="utf-8")
            for cell in notebook["cells"]:
                name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
                if name.startswith("solution-"):
                    cell["source"], source = source, ""
            (handed_in / released.name).write_text(json.dumps(notebook), encoding="utf-8")


def graded(home: Path, expected: int, measured: Measured) -> None:
    count = len(list((home / "autograded").glob("*/course/*.ipynb")))
    if count != expected:
        raise SystemExit(
            f"{home.name}: {count} notebooks were graded, not {expected}: {measured.said}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=100, help="submissions for the third way")
    parser.add_argument("--few", type=int, default=5, help="submissions for the first two")
    parser.add_argument("--all", action="store_true", help="a notebook for each NumPy exercise")
    options = parser.parse_args()
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    exercises = [one for one in course() if one.library is None and (options.all or one.id == ONE)]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    folder = Path(tempfile.mkdtemp(prefix="nbgrader-benchmark-"))
    try:
        make_class(folder / "work", options.count)
        students = sorted((folder / "work").iterdir())
        few = students[: options.few]
        rows: list[Measured] = [by_nbgrader(sys.executable, folder / "plain", few, exercises)]
        for name in ("step", "parallel"):
            home, own = folder / name, few if name == "step" else students
            new_course(home, exercises)
            hand_in(home, own, exercises)
            if name == "step":
                title = "nbgrader autograde, our step"
                command = [sys.executable, "-m", "nbgrader", "autograde", "course"]
            else:
                title = "xor2mnist grade --gradebook"
                url = f"sqlite:///{home}/gradebook.db"
                command = [sys.executable, "-m", "autograder", "grade", "--gradebook", url]
                command += [str(home), "course"]
            rows.append(measure(title, len(own), [command], home, PATH=path))
            graded(home, len(own) * len(exercises), rows[-1])
    finally:
        shutil.rmtree(folder)
    print(f"{len(exercises)} notebooks a submission, {os.cpu_count()} cores")
    print(f"{'':34} {'count':>6} {'a second':>10} {'ratio':>10} {'CPU s each':>10} {'peak MB':>10}")
    for row in rows:
        print(row.row(rows[0]))


if __name__ == "__main__":
    main()
