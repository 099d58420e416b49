"""The user's cache folder, for files computed from sources, under the digest of these."""

from __future__ import annotations

import contextlib
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


def keep(name: str, content: bytes, most: int) -> None:
    """Write a file into the folder atomically, and delete the oldest of its siblings if there are more than `most`.

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
        siblings = folder.glob(f"{name.partition('-')[0]}-*")
        for old in sorted(siblings, key=lambda file: file.stat().st_mtime)[:-most]:
            old.unlink(missing_ok=True)
