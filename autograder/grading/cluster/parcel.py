"""Packs a unit of work for a worker, with the other files of the student's folder as bytes.

Machines need not share a disk. An exercise may import a module that was handed in beside it, so the folder is
written again where the unit is graded.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from autograder.course.catalogue import course
from autograder.grading.grader import Graded, ungraded
from autograder.grading.work import GradingUnit
from autograder.isolation.untrusted import Budget, files_below, read_below

# Dask warns above 10 MB for one task; an exercise and its helper modules have some kilobytes.
MAX_BESIDE = 8 * 2**20
TOO_LARGE = "what lies beside it is too large for the cluster: {file}; grade it without one"


@dataclass(frozen=True)
class Parcel:
    """A unit, and by path the files beside its exercises; `left_out` names what was too large."""

    unit: GradingUnit
    files: dict[str, bytes]
    left_out: tuple[str, ...] = ()


def pack(unit: GradingUnit) -> Parcel:
    """Read the files of the student's folder, except hidden ones and links."""
    folder = Path(unit.folder)
    parts = {part.filename for part in unit.parts}
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    budget = Budget(bytes=MAX_BESIDE)
    for entry in files_below(folder, budget):
        name = entry.path.as_posix()
        if name in parts or _hidden(entry.path):
            continue
        data = entry.trouble or read_below(folder, entry.path, budget.bytes)
        if isinstance(data, bytes):
            budget.bytes -= len(data)
            files[name] = data
        elif data.kind == "too large":
            left_out.append(name)
    return Parcel(unit, files, tuple(left_out))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") or part == "__pycache__" for part in path.parts)


@contextmanager
def laid_out(parcel: Parcel) -> Iterator[GradingUnit]:
    """Yield the unit with a temporary folder that holds the student's files during the block."""
    # The name lets a later worker find and remove the folder of one that was killed.
    with tempfile.TemporaryDirectory(prefix=f"xor2mnist-{os.getpid()}-") as home:
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            Path(home).chmod(0o711)  # when root grades, the submission runs as another user
        folder = Path(home, "submission")
        folder.mkdir()
        parts = {part.filename: part.data for part in parcel.unit.parts}
        for name, data in {**parcel.files, **parts}.items():
            if isinstance(data, bytes):
                # The paths come from a student's folder, so they are checked here too.
                relative = PurePosixPath(name)
                if relative.is_absolute() or ".." in relative.parts:
                    continue
                path = folder / relative
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        yield replace(parcel.unit, folder=str(folder))


def without_left_out(graded: Graded, parcel: Parcel) -> Graded:
    """Return a result in which exercises that failed for a left-out file are ungraded."""
    if not parcel.left_out:
        return graded
    why = TOO_LARGE.format(file=parcel.left_out[0])
    failed = {one["id"] for one in graded.exercises if one["status"] in ("cannot_run", "wrong")}
    rows = [
        ungraded(course().exercise(one["id"])) if one["id"] in failed else one
        for one in graded.exercises
    ]
    return replace(
        graded, exercises=rows, ungraded={**graded.ungraded, **dict.fromkeys(failed, why)}
    )
