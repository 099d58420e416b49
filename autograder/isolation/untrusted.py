"""Reads a submission's files: regular ones, of bounded size, and nothing that they point to."""

import os
import stat
from pathlib import Path

from autograder.running.outcome import Unloadable
from autograder.running.source import MAX_SOURCE_BYTES

# A name may have been swapped for a link or a pipe since anybody looked: nothing is followed, and
# opening waits for nobody. Where a flag does not exist, the check of the type has to do.
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_FLAGS |= getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)


def read_untrusted(path: Path, largest: int = MAX_SOURCE_BYTES) -> bytes | Unloadable:
    """Return the bytes of a file of a submission, or why they cannot be had.

    The kinds are "missing", "not a file" (a link, a folder, a pipe, a device), "too large" and
    "unreadable" (the system refuses; `text` says how).
    """
    try:
        # A device is looked at before it is opened: opening one can already do something.
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return Unloadable("not a file")
        descriptor = os.open(path, _FLAGS)
    except (FileNotFoundError, NotADirectoryError):
        return Unloadable("missing")
    except OSError as error:
        return Unloadable("unreadable", os.strerror(error.errno or 0))
    with os.fdopen(descriptor, "rb") as file:
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return Unloadable("not a file")
            data = file.read(largest + 1)
        except OSError as error:
            return Unloadable("unreadable", os.strerror(error.errno or 0))
    return data if len(data) <= largest else Unloadable("too large")
