"""The user's cache folder: what was computed from the bank's sources, under the digest of these."""

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
    import platformdirs  # only where no variable answers

    return Path(platformdirs.user_cache_dir("xor2mnist", appauthor=False))


def keep(name: str, content: bytes, most: int) -> None:
    """Write a file into the folder, whole or not at all, and drop the oldest beside it beyond `most`.

    Files are siblings by the part of their name before the first hyphen. A folder that cannot be
    written only costs time.
    """
    folder = cache_folder()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        # A name of its own: several programs may write the same file at a time.
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
