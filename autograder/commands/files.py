"""`start` and `reset`: write a new copy of the exercises, and a new stub, without overwriting work."""

import glob
import re
import shutil
from pathlib import Path

from autograder.commands.common import Context, UsageError, find, not_written, path_from_here
from autograder.course.catalogue import Exercise, course
from autograder.course.paths import LESSONS, SOLUTIONS
from autograder.course.state import save_language
from autograder.course.stubs import make_stub
from autograder.language.i18n import LANGUAGES
from autograder.language.typed import as_typed, quoted

PYTEST_INI = """\
[pytest]
addopts = --disable-plugin-autoload -p no:unraisableexception -p xor2mnist_pytest
"""


def start(context: Context, directory: str, save: bool) -> int:
    """Write exercises and lessons into a folder; existing files are not changed."""
    target = Path(directory)
    texts = {
        target / exercise.filename: make_stub(exercise, SOLUTIONS, context.lang)
        for exercise in course()
    }
    texts[target / "pytest.ini"] = PYTEST_INI
    present = []
    try:
        target.mkdir(parents=True, exist_ok=True)
        for path, text in texts.items():
            if path.exists():
                present.append(path)
            else:
                path.write_text(text, encoding="utf-8", newline="\n")
        present += _copy_missing(LESSONS, target / "lessons")
    except FileExistsError:
        raise UsageError("{directory} is a file, not a folder", directory=directory) from None
    except OSError as error:
        raise not_written(error) from None
    if save:
        save_language(context.lang, target)
    if present:
        context.print("{count} files were there already and stay as they are", count=len(present))
    context.print("the exercises are in {directory}", directory=directory)
    context.print("go there: cd {directory}", directory=quoted(directory))
    # The reader runs this after changing to that folder, so the command must work there.
    context.print("begin: {command}", command=as_typed("xor2mnist", target.resolve()))
    context.print("check: {command}", command=as_typed("pytest", target.resolve()))
    return 0


def _copy_missing(source: Path, target: Path) -> list[Path]:
    """Copy a folder file by file; return the files that were there already."""
    present = []
    for path in sorted(source.rglob("*")):
        copy = target / path.relative_to(source)
        if path.is_dir():
            copy.mkdir(parents=True, exist_ok=True)
        elif copy.exists():
            present.append(copy)
        else:
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    return present


def _free_name(path: Path) -> Path:
    """Return a name beside `path` that is free: ex03_backprop.mine.py, then …mine2.py."""
    number = 1
    while True:
        suffix = "mine" if number == 1 else f"mine{number}"
        candidate = path.with_name(f"{path.stem}.{suffix}.py")
        if not candidate.exists():
            return candidate
        number += 1


def _untouched_in(path: Path, exercise: Exercise) -> str | None:
    """Return the language of the stub that a file equals; None where it is another text."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        return None
    stubs = {lang: make_stub(exercise, SOLUTIONS, lang) for lang in LANGUAGES}
    return next((lang for lang, stub in stubs.items() if stub == text), None)


def _last_set_aside(path: Path) -> Path | None:
    """Return the file that was put aside last, by its number."""

    def number(copy: Path) -> int:
        return int(copy.name[len(path.stem) + len(".mine") : -len(".py")] or 1)

    copies = path.parent.glob(f"{glob.escape(path.stem)}.mine*.py")
    numbered = [one for one in copies if re.fullmatch(r"\.mine\d*\.py", one.name[len(path.stem) :])]
    return max(numbered, key=number, default=None)


def undo_reset(context: Context, name: str) -> int:
    """Restore the file that `reset` set aside last; the present file is set aside in turn."""
    exercise, _ = find(name)
    path = context.folder / exercise.filename
    copy = _last_set_aside(path)
    if copy is None:
        raise UsageError(
            "there is no file that a reset of {file} kept", file=str(path_from_here(path))
        )
    try:
        if path.exists() and _untouched_in(path, exercise) is None:
            aside = _free_name(path)
            path.rename(aside)
            context.print("your file is now {file}", file=str(path_from_here(aside)))
        copy.replace(path)
    except OSError as error:
        raise not_written(error) from None
    context.print(
        "{file} is your file again, as it was before the reset", file=str(path_from_here(path))
    )
    return 0


def reset(context: Context, name: str) -> int:
    """Write the stub of an exercise again; the learner's file is kept beside it."""
    exercise, _ = find(name)
    path = context.folder / exercise.filename
    stub = make_stub(exercise, SOLUTIONS, context.lang)
    untouched = _untouched_in(path, exercise)
    if untouched == context.lang:
        context.print(
            "{file} is the stub still; there is nothing to reset", file=str(path_from_here(path))
        )
        return 0
    aside = None
    try:
        # An unchanged stub, in either language, need not be kept.
        if path.exists() and not untouched:
            aside = _free_name(path)
            path.rename(aside)
            context.print("your file is now {file}", file=str(path_from_here(aside)))
        path.write_text(stub, encoding="utf-8", newline="\n")
    except OSError as error:
        raise not_written(error) from None
    context.print("{file} is the stub again", file=str(path_from_here(path)))
    if aside is not None:
        context.print("undo: xor2mnist reset {exercise} --undo", exercise=exercise.short)
    return 0
