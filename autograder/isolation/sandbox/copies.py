"""Finds copies of this kit among the folders that a worker may read, since checks and solutions hold the answers.

There may be several: the one that grades, another in the Python below a virtual environment, one that somebody
unpacked beside the packages.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

# The folders by which a copy of the kit is told from another folder of the same name.
MARKS = {
    "autograder": (
        "checks",
        "misconceptions",
        "right_answers",
        "course",
        "course.toml",
        "recording",
    ),
    "quizzes": ("bank", "bank.json", "answers.py"),
    "right_answers": ("ex01_sigmoid.py", "ex13_keras_mnist.py"),
    "solutions": ("ex01_sigmoid.py", "ex13_keras_mnist.py"),
}
PACKAGES = ("site-packages", "dist-packages")
# Packages that come with every Python. A folder with these alone need not be hidden.
USUAL = frozenset(
    {"pip", "setuptools", "wheel", "pkg_resources", "_distutils_hack", "README", "README.txt"}
)
# lib/python3.11/site-packages/a-folder/autograder: deeper down, nothing is installed.
DEEPEST = 4


def copies_below(folders: Iterable[Path]) -> list[Path]:
    """Return the folders of the kit's copies below some folders, by their real paths."""
    copies = set()
    for folder in {Path(os.path.realpath(one)) for one in folders}:
        copies |= set(_below(folder, DEEPEST))
    return sorted(copies)


def _below(folder: Path, depth: int) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            inside = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return
    for name in inside:
        if any((folder / name / mark).exists() for mark in MARKS.get(name, ())):
            yield folder / name
        elif depth > 1:
            yield from _below(folder / name, depth - 1)


def packages_of_others(folders: Iterable[Path], active: Iterable[Path]) -> list[Path]:
    """Return the folders of packages that lie below some folders and are not on the import path.

    A worker needs nothing in them; `active` are the folders on the path.
    """
    used = {os.path.realpath(one) for one in active}
    packages = set()
    for folder in {Path(os.path.realpath(one)) for one in folders}:
        for pattern in ("", "python*/", "lib/python*/"):
            for name in PACKAGES:
                packages |= {
                    os.path.realpath(one)
                    for one in folder.glob(f"{pattern}{name}")
                    if _holds_packages(one)
                }
    return sorted(
        Path(one) for one in packages if not any(f"{path}/".startswith(f"{one}/") for path in used)
    )


def _holds_packages(folder: Path) -> bool:
    try:
        names = [one.name for one in folder.iterdir()]
    except OSError:
        return False
    return any(
        name.partition("-")[0] not in USUAL
        and not name.startswith(("distutils-precedence", "__pycache__"))
        for name in names
    )
