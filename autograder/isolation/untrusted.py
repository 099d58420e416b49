"""Reads files that students handed in: regular files only, of bounded size and number, without following links.

All code that opens a student's file uses this module. A file that cannot be read becomes an Unloadable, so it fails
that student's exercise and never raises. The kinds are "missing", "not a file" (a link, a folder, a pipe, a
device), "too large" and "unreadable" (the system refuses; `text` says how).
"""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.running.outcome import Unloadable
from autograder.running.source import MAX_SOURCE_BYTES

# A file may be replaced by a link or a pipe after it was examined, so links are not followed and opening does not
# block. On systems without these flags only the type is checked.
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_FLAGS |= getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)

NOT_A_FILE = Unloadable("not a file")
MAX_DEPTH = 8


@dataclass
class Budget:
    """How many entries and bytes of one student's folder may still be read; reading subtracts from it."""

    entries: int = 2_000
    bytes: int = 64 * 2**20


@dataclass(frozen=True)
class FolderEntry:
    """An entry of a student's folder that is not itself a folder; `path` is relative to the student's folder.

    `trouble` says why it is not read; None for a regular file.
    """

    path: Path
    trouble: Unloadable | None = None


def read_untrusted(path: Path, largest: int = MAX_SOURCE_BYTES) -> bytes | Unloadable:
    """Return the bytes of a file of a submission, or why it cannot be read.

    Only the file itself is checked for links; where its folders were handed in too, use `read_below`.
    """
    return _read(path, None, largest)


def read_below(folder: Path, path: Path, largest: int = MAX_SOURCE_BYTES) -> bytes | Unloadable:
    """Return the bytes of the file at `path` below a student's folder; no folder on the way may be a link."""
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
        # The type is checked before opening, since opening a device can already have an effect.
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
    """Return why a student's folder cannot be read; None where it can.

    A link is refused, since it could show somebody else's folder.
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
    """Yield the entries of a student's folder and its subfolders, by name; links are not followed.

    Where the budget of entries is used up, the last entry has the trouble "too large". Whoever reads the files
    counts their bytes. Never raises OSError.
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
    """Copy the regular files of a student's folder to `target`; return which files were left out, and why.

    `ignored` is asked about every path, relative to the folder. Raises OSError where `target` cannot be
    written, but not because of anything in the student's folder.
    """
    left_out = []
    for entry in files_below(folder, budget):
        if entry.trouble is None and ignored(entry.path):
            continue
        trouble = entry.trouble or _copy(folder, entry.path, target, budget)
        if trouble is not None:
            left_out.append(FolderEntry(entry.path, trouble))
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
