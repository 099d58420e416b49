"""Reads files from strangers: regular ones, of bounded size and number, and nothing that they point to.

Everybody who opens what a student handed in comes here. What cannot be had is said as an Unloadable, so it
is that student's trouble and never an exception. The kinds are "missing", "not a file" (a link, a folder, a
pipe, a device), "too large" and "unreadable" (the system refuses; `text` says how).
"""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.running.outcome import Unloadable
from autograder.running.source import MAX_SOURCE_BYTES

# A name may have been swapped for a link or a pipe since anybody looked: nothing is followed, and
# opening waits for nobody. Where a flag does not exist, the check of the type has to do.
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_FLAGS |= getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)

NOT_A_FILE = Unloadable("not a file")
MAX_DEPTH = 8


@dataclass
class Budget:
    """How much of one student's folder may be looked at: entries, and bytes. What is used is taken off."""

    entries: int = 2_000
    bytes: int = 64 * 2**20


@dataclass(frozen=True)
class FolderEntry:
    """An entry of a stranger's folder that is no folder; `path` is relative to it.

    `trouble` says why it is left alone; None for a regular file.
    """

    path: Path
    trouble: Unloadable | None = None


def read_untrusted(path: Path, largest: int = MAX_SOURCE_BYTES) -> bytes | Unloadable:
    """Return the bytes of a file of a submission, or why they cannot be had.

    Only its own name is looked at; where the folders above it are a stranger's as well, see `read_below`.
    """
    return _read(path, None, largest)


def read_below(folder: Path, path: Path, largest: int = MAX_SOURCE_BYTES) -> bytes | Unloadable:
    """Return the bytes of a file at `path` relative to a stranger's folder: no folder may be a link."""
    if os.open not in os.supports_dir_fd:  # Windows, where a link needs an administrator
        above = [folder / one for one in path.parents]
        return (
            NOT_A_FILE
            if any(map(os.path.islink, above))
            else read_untrusted(folder / path, largest)
        )
    at: int | None = None
    try:
        for step in (str(folder), *path.parts[:-1]):
            if not stat.S_ISDIR(os.lstat(step, dir_fd=at).st_mode):
                return NOT_A_FILE
            below = os.open(step, _FLAGS | os.O_DIRECTORY, dir_fd=at)
            if at is not None:
                os.close(at)
            at = below
        return _read(path.name, at, largest)
    except (FileNotFoundError, NotADirectoryError):
        return Unloadable("missing")
    except (OSError, ValueError) as error:
        return _unreadable(error)
    finally:
        if at is not None:
            os.close(at)


def _read(path: Path | str, at: int | None, largest: int) -> bytes | Unloadable:
    """Return the bytes of a file, whose name is relative to the open folder `at` where there is one."""
    try:
        # A device is looked at before it is opened: opening one can already do something.
        if not stat.S_ISREG(os.lstat(path, dir_fd=at).st_mode):
            return NOT_A_FILE
        descriptor = os.open(path, _FLAGS, dir_fd=at)
    except (FileNotFoundError, NotADirectoryError):
        return Unloadable("missing")
    except (OSError, ValueError) as error:
        return _unreadable(error)
    with os.fdopen(descriptor, "rb") as file:
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return NOT_A_FILE
            data = file.read(largest + 1)
        except OSError as error:
            return _unreadable(error)
    return data if len(data) <= largest else Unloadable("too large")


def _unreadable(error: Exception) -> Unloadable:
    number = getattr(error, "errno", None)
    return Unloadable("unreadable", os.strerror(number) if number else str(error))


def folder_trouble(folder: Path) -> Unloadable | None:
    """Return why a student's folder cannot be looked into; None where it can.

    Handed in by a student, a folder is a folder: a link would show another one.
    """
    try:
        kind = os.lstat(folder).st_mode
        if not stat.S_ISDIR(kind):
            return NOT_A_FILE
        with os.scandir(folder) as entries:
            next(entries, None)
    except FileNotFoundError:
        return Unloadable("missing")
    except (OSError, ValueError) as error:
        return _unreadable(error)
    return None


def files_below(folder: Path, budget: Budget) -> Iterator[FolderEntry]:
    """Yield what lies in a student's folder and in the folders in it, by name; links are not followed.

    Where the budget of entries is used up, the last thing yielded is a Found whose trouble is "too large". The
    bytes are left to whoever reads. Never raises OSError.
    """
    trouble = folder_trouble(folder)
    if trouble is not None:
        yield FolderEntry(Path(), trouble)
        return
    yield from _below(folder, Path(), budget, MAX_DEPTH)


def _below(folder: Path, place: Path, budget: Budget, depth: int) -> Iterator[FolderEntry]:
    names = []
    try:
        with os.scandir(folder / place) as entries:
            for entry in entries:
                if budget.entries <= 0:
                    break
                budget.entries -= 1
                names.append((entry.name, entry.is_dir(follow_symlinks=False)))
    except OSError as error:
        yield FolderEntry(place, _unreadable(error))
        return
    for name, is_folder in sorted(names):
        path = place / name
        if is_folder and depth > 1:
            yield from _below(folder, path, budget, depth - 1)
        elif is_folder:
            yield FolderEntry(path, Unloadable("too large"))
        else:
            yield FolderEntry(path, _kind(folder / path))
    if budget.entries <= 0 and place == Path():
        yield FolderEntry(place, Unloadable("too large"))


def _kind(path: Path) -> Unloadable | None:
    try:
        return None if stat.S_ISREG(os.lstat(path).st_mode) else NOT_A_FILE
    except OSError as error:
        return _unreadable(error)


def copy_untrusted(
    folder: Path, target: Path, ignored: Callable[[Path], bool], budget: Budget
) -> list[FolderEntry]:
    """Copy the regular files of a student's folder to below `target`; return what was left out, and why.

    `ignored` is asked about every path, relative to the folder. Raises OSError where `target` cannot be
    written, and for nothing that the student's folder holds.
    """
    left_out = []
    for found in files_below(folder, budget):
        if found.trouble is None and ignored(found.path):
            continue
        trouble = found.trouble or _copy(folder, found.path, target, budget)
        if trouble is not None:
            left_out.append(FolderEntry(found.path, trouble))
    return left_out


def _copy(folder: Path, path: Path, target: Path, budget: Budget) -> Unloadable | None:
    data = read_below(folder, path, budget.bytes)
    if isinstance(data, Unloadable):
        return data
    budget.bytes -= len(data)
    target = target / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    target.write_bytes(data)
    return None
