"""`start` and `reset`: a fresh copy of the exercises, and a fresh stub; nothing is overwritten."""

import shutil
from pathlib import Path

from autograder.commands.common import Context, UsageError, find, shown
from autograder.course.catalogue import course
from autograder.course.paths import LESSONS, SOLUTIONS
from autograder.course.stubs import make_stub
from autograder.language.i18n import save_language
from autograder.language.typed import as_typed, quoted

PYTEST_INI = """\
[pytest]
addopts = --disable-plugin-autoload -p no:unraisableexception -p xor2mnist_pytest
"""


def start(context: Context, directory: str, save: bool) -> int:
    """Lay out exercises and lessons in a folder; what is there already stays as it is."""
    target = Path(directory)
    texts = {
        target / exercise.filename: make_stub(exercise, SOLUTIONS, context.lang)
        for exercise in course()
    }
    texts[target / "pytest.ini"] = PYTEST_INI
    kept = []
    try:
        target.mkdir(parents=True, exist_ok=True)
        for path, text in texts.items():
            if path.exists():
                kept.append(path)
            else:
                path.write_text(text, encoding="utf-8", newline="\n")
        kept += _copy_missing(LESSONS, target / "lessons")
    except FileExistsError:
        raise UsageError("{directory} is a file, not a folder", directory=directory) from None
    except OSError as error:
        raise UsageError(
            "{file} cannot be written ({reason})", file=str(error.filename), reason=error.strerror
        ) from None
    if save:
        save_language(context.lang)
    if kept:
        context.print("{count} files were there already and stay as they are", count=len(kept))
    context.print("the exercises are in {directory}", directory=directory)
    context.print("go there: cd {directory}", directory=quoted(directory))
    # Read after the line above was followed, so the command is the one that runs in that folder.
    context.print("begin: {command}", command=as_typed("xor2mnist", target.resolve()))
    context.print("check: {command}", command=as_typed("pytest", target.resolve()))
    return 0


def _copy_missing(source: Path, target: Path) -> list[Path]:
    """Copy a folder file by file; return the files that were there already."""
    kept = []
    for path in sorted(source.rglob("*")):
        copy = target / path.relative_to(source)
        if path.is_dir():
            copy.mkdir(parents=True, exist_ok=True)
        elif copy.exists():
            kept.append(copy)
        else:
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    return kept


def _kept_name(path: Path) -> Path:
    """Return a name beside `path` that is free: ex03_backprop.mine.py, then …mine2.py."""
    number = 1
    while True:
        suffix = "mine" if number == 1 else f"mine{number}"
        candidate = path.with_name(f"{path.stem}.{suffix}.py")
        if not candidate.exists():
            return candidate
        number += 1


def reset(context: Context, name: str) -> int:
    """Write the stub of an exercise again; the learner's file is kept beside it."""
    exercise, _ = find(name)
    path = context.folder / exercise.filename
    stub = make_stub(exercise, SOLUTIONS, context.lang)
    try:
        if path.exists():
            kept = _kept_name(path)
            path.rename(kept)
            context.print("your file is now {file}", file=str(shown(kept)))
        path.write_text(stub, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(
            "{file} cannot be written ({reason})", file=str(error.filename), reason=error.strerror
        ) from None
    context.print("{file} is the stub again", file=str(shown(path)))
    return 0
