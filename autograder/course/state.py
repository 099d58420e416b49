"""Where a learner's language, hints and progress are kept: in the hidden folder `.xor2mnist` of their own copy.

So the progress of two copies, or of two learners on one account, stays apart. XOR2MNIST_DATA names another folder.
Where there is no copy near the current folder, the user's data folder is used, as in earlier kits.
"""

import contextlib
import os
import shutil
from pathlib import Path

from autograder.course.paths import COURSE, EXERCISES, HOME, find_exercises
from autograder.language.i18n import choose_language

NAME = ".xor2mnist"
LOG = "events.jsonl"
TAKEN_OVER = "taken-over"
"""A file beside the account's earlier log. It says which copy took the log over, so that other copies begin their
own.
"""

_named: list[Path] = []


def use_copy(exercises: Path) -> None:
    """Set the folder of exercises of this run, where it is not the one near the current folder."""
    _named[:] = [exercises]


def state_of(exercises: Path) -> Path:
    """Return the hidden folder of a copy: beside its exercises, or around them where they have a folder of their own."""
    root = exercises.resolve()
    return (root.parent if root.name == "exercises" else root) / NAME


def user_folder() -> Path:
    """Return the folder of the user's data."""
    import platformdirs  # imported late: needed only where there is no copy

    return Path(platformdirs.user_data_dir("xor2mnist", appauthor=False))


def state_folder() -> Path:
    """Return the folder of this run's state. The first copy that calls this takes over the account's earlier log."""
    state = _state_folder()
    if state.name == NAME:
        _take_over(state)
    return state


def _state_folder() -> Path:
    variable = os.environ.get("XOR2MNIST_DATA")
    if variable:
        return Path(variable)
    exercises = _named[0] if _named else find_exercises(Path.cwd())
    if (
        exercises is None and HOME != COURSE
    ):  # a checkout uses its own exercises, whatever the current folder is
        exercises = EXERCISES
    if exercises is None:
        return user_folder()
    state = state_of(exercises)
    if not os.access(state if state.is_dir() else state.parent, os.W_OK):
        return user_folder()
    return state


def prepare(state: Path) -> None:
    """Make the folder, and tell git to ignore it. Raises OSError."""
    if not state.is_dir():
        state.mkdir(parents=True)
        if state.name == NAME:
            (state / ".gitignore").write_text("*\n", encoding="utf-8")


def _take_over(state: Path) -> None:
    """Copy the account's earlier log, which all copies shared, into the first copy that asks."""
    before = user_folder()
    if (state / LOG).exists() or not (before / LOG).is_file() or (before / TAKEN_OVER).exists():
        return
    with contextlib.suppress(OSError):  # without the old log the copy begins with an empty one
        prepare(state)
        shutil.copyfile(before / LOG, state / LOG)
        (before / TAKEN_OVER).write_text(f"{state}\n", encoding="utf-8")


def language_of_run(requested: str | None = None) -> str:
    """Return "en" or "ko": what was asked for, or chosen for this copy. Raises UnknownLanguage."""
    return choose_language(requested, _state_folder() / "language")


def save_language(lang: str, exercises: Path) -> None:
    """Remember the language of a copy. Raises OSError."""
    variable = os.environ.get("XOR2MNIST_DATA")
    state = Path(variable) if variable else state_of(exercises)
    prepare(state)
    (state / "language").write_text(lang + "\n", encoding="utf-8")
