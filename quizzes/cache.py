"""The user's cache folder, for files computed from sources, under the digest of these."""

from __future__ import annotations

import contextlib
import math
import os
import tempfile
from pathlib import Path


def cache_folder() -> Path:
    """Return the folder; XOR2MNIST_CACHE names another one."""
    named = os.environ.get("XOR2MNIST_CACHE")
    if named:
        return Path(named)
    import platformdirs  # imported late: needed only without the variable

    return Path(platformdirs.user_cache_dir("xor2mnist", appauthor=False))


def keep(name: str, content: bytes, most: int, most_bytes: float = math.inf) -> None:
    """Write a file into the folder atomically, and delete its oldest siblings: those beyond `most`, or beyond `most_bytes` together.

    Files with the same name before the first hyphen are siblings. If the folder cannot be written, nothing is
    cached.
    """
    folder = cache_folder()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        # The temporary name is unique, since several programs may write the same file at a time.
        handle, part = tempfile.mkstemp(prefix=".part-", dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(part).replace(folder / name)
        finally:
            Path(part).unlink(missing_ok=True)
        siblings = [(one.stat(), one) for one in folder.glob(f"{name.partition('-')[0]}-*")]
        siblings.sort(key=lambda one: one[0].st_mtime, reverse=True)
        taken = 0
        for number, (status, sibling) in enumerate(siblings):
            taken += status.st_size
            if number >= most or taken > most_bytes:
                sibling.unlink(missing_ok=True)
