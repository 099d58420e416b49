"""Writes files atomically: a reader sees the old file or the complete new one, never a part."""

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any


@contextlib.contextmanager
def open_atomically(
    path: Path, mode: str = "w", encoding: str | None = "utf-8"
) -> Iterator[IO[Any]]:
    """Open a file that replaces `path` when the block ends, and does not if the block raises.

    Line ends are written as they are. Raises OSError; its file name is the one asked for.
    """
    if not path.name:
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    part = path.with_name(f".{path.name}.part")
    text = {} if "b" in mode else {"encoding": encoding, "newline": ""}
    try:
        with part.open(mode, **text) as file:  # type: ignore[call-overload]
            yield file
        part.replace(path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        # A write to a full disk raises an OSError without a file name.
        if isinstance(error, OSError) and error.filename in (None, str(part)):
            error.filename = str(path)
        raise


def write_atomically(path: Path, text: str, encoding: str = "utf-8") -> None:
    """Write a text file atomically. Raises OSError."""
    with open_atomically(path, encoding=encoding) as file:
        file.write(text)


def write_folder_atomically(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, given by their paths, into a new or empty folder: all of them, or none.

    Raises OSError, and FileExistsError for a folder with something in it.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        for path, data in files.items():
            target = part / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        if folder.exists():
            folder.rmdir()
        part.rename(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
