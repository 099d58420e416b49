"""Stores the figures of finished functions, so that a long run can stop and continue later."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from autograder.course.catalogue import Exercise
from autograder.course.paths import MISCONCEPTIONS, PACKAGE, RIGHT_ANSWERS, SOLUTIONS
from autograder.trust.equivalent import messages, reasons
from autograder.trust.explanations import Explanations, FalsePlace
from autograder.trust.figures import Figures
from autograder.trust.observe import TrustUnit

JUDGES = ("changes", "checking", "judging", "running")
"""The packages whose code decides what a verdict says."""
NOT_MEASURED_BY = ("stored_figures", "table", "explanation_table")


def _files(exercise: Exercise) -> Iterator[Path]:
    """Return the files on which the figures of an exercise depend."""
    yield SOLUTIONS / exercise.filename
    yield MISCONCEPTIONS / exercise.filename
    yield RIGHT_ANSWERS / exercise.filename
    yield PACKAGE / "checks" / f"test_{exercise.filename}"
    for name in JUDGES:
        yield from sorted((PACKAGE / name).rglob("*.py"))
    trust = sorted((PACKAGE / "trust").glob("*.py"))
    yield from (path for path in trust if path.stem not in NOT_MEASURED_BY)


def state(exercise: Exercise, unit: TrustUnit) -> str:
    """Return a digest of a unit and of the files that decide its figures."""
    measured = unit.function, unit.seeds, unit.deep, unit.explain
    digest = hashlib.sha256(repr(measured).encode())
    messages_of_it = [item for item in messages().items() if f".{unit.function}." in item[0]]
    digest.update(repr((reasons().get(unit.function), messages_of_it)).encode())
    for path in _files(exercise):
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()


def read(path: Path) -> dict[str, tuple[str, Figures]]:
    """Return the stored figures by function, each with the digest of the files it was measured with."""
    figures: dict[str, tuple[str, Figures]] = {}
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    for line in text.splitlines():
        try:
            data: dict[str, Any] = json.loads(line)
            measured_in = data.pop("state")
            pairs: dict[str, Any] = {
                key: tuple(value) for key, value in data.items() if isinstance(value, list)
            }
            pairs["amiss"] = data["amiss"]
            pairs["false_places"] = [FalsePlace(*one) for one in data["false_places"]]
            for name in ("of_solution", "of_bank"):
                pairs[name] = Explanations(**data[name])
            figures[data["function"]] = measured_in, Figures(**{**data, **pairs})
        # The run was stopped while it wrote this line, or another version of the kit wrote it.
        except (ValueError, AttributeError, KeyError, TypeError):
            continue
    return figures


def add(path: Path, figures: Figures, measured_in: str) -> None:
    """Append the figures of one function."""
    torn = path.is_file() and not path.read_bytes().endswith(b"\n")
    with path.open("a", encoding="utf-8", newline="\n") as file:
        line = json.dumps({**asdict(figures), "state": measured_in})
        file.write(("\n" if torn else "") + line + "\n")
