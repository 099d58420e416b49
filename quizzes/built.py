"""The built bank: one JSON file that is quick to read and needs no YAML and no NumPy.

It is built when a package is built (`hatch_build.py`). In a checkout whose sources have changed since,
it is built again at the first question and kept in the user's cache folder under the digest of its
sources: reading a question never writes into the course.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import tempfile
import warnings
from functools import cache
from pathlib import Path
from typing import Any

from quizzes.sources import HOME, SOURCES, Built, as_text, digest

PACKAGED = HOME / "bank.json"
MOST_CACHED = 4


def cache_folder() -> Path:
    """Return the folder of built banks; XOR2MNIST_CACHE names another one."""
    named = os.environ.get("XOR2MNIST_CACHE")
    if named:
        return Path(named)
    import platformdirs  # only where no variable answers

    return Path(platformdirs.user_cache_dir("xor2mnist", appauthor=False))


@cache
def open_bank(folder: Path = SOURCES, packaged: Path = PACKAGED) -> Built:
    """Return the built bank: the package's, the cached one, or one that is built now and cached.

    Without the libraries that building takes, the package's own serves though its sources have
    changed. Raises ImportError where there is none.
    """
    if ready := _ready(folder, packaged):
        return ready
    try:
        from quizzes.build import build

        built = build(folder)
    except ImportError:
        if not packaged.is_file():
            raise
        warnings.warn(
            "the question bank is older than its sources; "
            'python -m pip install "xor2mnist[authors]" lets it be built again',
            stacklevel=2,
        )
        return _read(packaged)
    with contextlib.suppress(OSError):  # a folder that cannot be written only costs time
        _cache(built)
    return built


def _ready(folder: Path, packaged: Path) -> Built | None:
    """Return the bank where it need not be built."""
    own = _read(packaged) if packaged.is_file() else None
    if own and not any(folder.glob("*.yaml")):
        return own  # a copy that was given to students has no sources
    wanted = digest(folder)
    if own and own["digest"] == wanted:
        return own
    with contextlib.suppress(OSError, ValueError):
        return _read(_cached_file(wanted))
    return None


def _read(path: Path) -> Built:
    return json.loads(path.read_text(encoding="utf-8"))


def _cached_file(wanted: str) -> Path:
    return cache_folder() / f"bank-{wanted[:16]}.json"


def _cache(built: Built) -> None:
    """Write a bank into the cache folder, whole or not at all, and drop the oldest ones there."""
    path = _cached_file(built["digest"])
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name of its own: several programs may build the same bank at a time.
    handle, part = tempfile.mkstemp(prefix=".bank-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(as_text(built))
        Path(part).replace(path)
    finally:
        Path(part).unlink(missing_ok=True)
    files = sorted(path.parent.glob("bank-*.json"), key=lambda file: file.stat().st_mtime)
    for old in files[:-MOST_CACHED]:
        old.unlink(missing_ok=True)


def find(bank: Built, question_id: str) -> dict[str, Any] | None:
    """Return the question with this id, or None."""
    return next((q for q in bank["questions"] if q["id"] == question_id), None)


def variant(question: dict[str, Any], number: int) -> dict[str, Any]:
    """Return one variant with the question's own fields, as `judge` wants it; numbers wrap around."""
    chosen = question["variants"][number % len(question["variants"])]
    return {**{k: v for k, v in question.items() if k != "variants"}, **chosen}


def question_ids() -> list[str]:
    """Return the ids of all questions, without building the bank for it."""
    if any(SOURCES.glob("*.yaml")):
        texts = (path.read_text(encoding="utf-8-sig") for path in sorted(SOURCES.glob("*.yaml")))
        return [name for text in texts for name in re.findall(r"^  - id: *([\w-]+)", text, re.M)]
    return [question["id"] for question in _read(PACKAGED)["questions"]]
