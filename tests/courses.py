"""Submissions that several tests use."""

import shutil
from pathlib import Path

from places import EXERCISES, SOLUTIONS

from autograder.commands.files import PYTEST_INI


def edited(source: str, old: str, new: str) -> str:
    """Replace a part that must be there."""
    assert old in source, old
    return source.replace(old, new)


def as_course_folder(folder: Path) -> Path:
    """Make a folder one that pytest knows for a course folder, as `xor2mnist start` does."""
    (folder / "pytest.ini").write_text(PYTEST_INI, encoding="utf-8")
    return folder


def half_done(folder: Path) -> Path:
    """Lay out a half-done copy: three exercises right, a misconception, a syntax error, one raising."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in EXERCISES.glob("ex*.py"):
        shutil.copy(path, folder)
    for name in ("ex01_sigmoid", "ex02_xor_forward", "ex05_initializers"):
        shutil.copy(SOLUTIONS / f"{name}.py", folder)
    backprop = (SOLUTIONS / "ex03_backprop.py").read_text(encoding="utf-8")
    backprop = edited(backprop, "delta_h.sum(axis=0), h.T", "delta_h, h.T")
    # As in the lecture, the bias that comes out of the loop has a row for every example.
    backprop = edited(backprop, "db1.reshape(b1.shape)", "db1")
    backprop = edited(backprop, "b1 -= ", "b1 = b1 - ")
    (folder / "ex03_backprop.py").write_text(backprop, encoding="utf-8")
    relu = (EXERCISES / "ex04_relu.py").read_text(encoding="utf-8")
    relu = edited(relu, "def relu(x: ArrayLike) -> NDArray:", "def relu(x: ArrayLike) -> NDArray")
    (folder / "ex04_relu.py").write_text(relu, encoding="utf-8")
    softmax = (SOLUTIONS / "ex06_softmax.py").read_text(encoding="utf-8")
    softmax = edited(
        softmax, "t = np.zeros((labels.size, classes))", "t = np.zeros(labels.size, classes)"
    )
    (folder / "ex06_softmax.py").write_text(softmax, encoding="utf-8")
    return folder
