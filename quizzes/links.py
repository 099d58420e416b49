"""Reads the question to which each misconception links from the TOML files of sentences."""

from __future__ import annotations

import sys
from pathlib import Path

from autograder.course.paths import MISCONCEPTIONS

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def sources() -> list[Path]:
    """Return the files of sentences about named wrong implementations."""
    return sorted(MISCONCEPTIONS.glob("ex*.toml"))


def links() -> dict[str, str | None]:
    """Return {misconception: question id} for every misconception; None where it names none."""
    return {
        name: said.get("quiz")
        for path in sources()
        for name, said in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }
