"""An older version of the kit, in a folder of its own: one check is unfair, one has another name, one is missing."""

import re
import shutil
from pathlib import Path

from places import ROOT

VERSION = "0.0.9"
CHECKS = "autograder/checks/test_ex01_sigmoid.py"
EDITS = (
    # ex01.sigmoid_derivative.large rejects the right answer.
    ("like=reference.sigmoid_derivative(x),", "like=1 + reference.sigmoid_derivative(x),"),
    # ex01.sigmoid_derivative.forms has another name, and ex01.sigmoid.tail is not asked.
    ('@check("sigmoid_derivative", "forms")', '@check("sigmoid_derivative", "shapes")'),
    ('@check("sigmoid", "tail")\n', ""),
)


def older_kit(home: Path) -> Path:
    """Write it below `home`, which is to be named in PYTHONPATH."""
    for name in ("autograder", "solutions", "exercises", "quizzes"):
        shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", home)  # by which a checkout is known
    version = home / "autograder" / "__init__.py"
    text = version.read_text(encoding="utf-8")
    version.write_text(
        re.sub(r'__version__ = "[^"]*"', f'__version__ = "{VERSION}"', text), encoding="utf-8"
    )
    path = home / CHECKS
    text = path.read_text(encoding="utf-8")
    for now, then in EDITS:
        head, found, tail = text.rpartition(now)
        assert found, now
        text = head + then + tail
    path.write_text(text, encoding="utf-8")
    return home
