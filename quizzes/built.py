"""The built bank: one JSON file that is quick to read and needs no YAML and no NumPy.

It is built when a package is built (`hatch_build.py`). In a checkout whose sources have changed since,
it is built again at the first question and stored in the user's cache folder under the digest of its sources, so
that reading a question never writes into the course.
"""

from __future__ import annotations

import contextlib
import json
import re
import warnings
from functools import cache
from pathlib import Path
from typing import Any

from quizzes.cache import cache_folder, keep
from quizzes.sources import HOME, SOURCES, Built, as_text, digest

PACKAGED = HOME / "bank.json"
MOST_CACHED = 4


@cache
def open_bank(folder: Path = SOURCES, packaged: Path = PACKAGED) -> Built:
    """Return the built bank: the package's, the cached one, or one that is built now and cached.

    Where the libraries for building are missing, the package's bank is used even if its sources have changed.
    Raises ImportError where there is none.
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
    keep(_cached_name(built["digest"]), as_text(built).encode(), MOST_CACHED)
    return built


def _ready(folder: Path, packaged: Path) -> Built | None:
    """Return the bank if it need not be built, else None."""
    own = _read(packaged) if packaged.is_file() else None
    if own and not any(folder.glob("*.yaml")):
        return own  # students' copies have no sources
    sources_digest = digest(folder)
    if own and own["digest"] == sources_digest:
        return own
    with contextlib.suppress(OSError, ValueError):
        return _read(cache_folder() / _cached_name(sources_digest))
    return None


def _read(path: Path) -> Built:
    return json.loads(path.read_text(encoding="utf-8"))


def _cached_name(sources_digest: str) -> str:
    return f"bank-{sources_digest[:16]}.json"


def find(bank: Built, question_id: str) -> dict[str, Any] | None:
    """Return the question with this id, or None."""
    return next((q for q in bank["questions"] if q["id"] == question_id), None)


def variant(question: dict[str, Any], number: int) -> dict[str, Any]:
    """Return one variant with the question's own fields, as `judge` wants it; numbers wrap around."""
    chosen = question["variants"][number % len(question["variants"])]
    return {**{k: v for k, v in question.items() if k != "variants"}, **chosen}


def has_picture(question: dict[str, Any]) -> bool:
    """Return whether a question cannot be asked without its picture."""
    return "picture" in question or "picture" in question["variants"][0]


def question_ids() -> list[str]:
    """Return the ids of all questions, without building the bank for it."""
    if any(SOURCES.glob("*.yaml")):
        texts = (path.read_text(encoding="utf-8-sig") for path in sorted(SOURCES.glob("*.yaml")))
        return [name for text in texts for name in re.findall(r"^  - id: *([\w-]+)", text, re.M)]
    return [question["id"] for question in _read(PACKAGED)["questions"]]
