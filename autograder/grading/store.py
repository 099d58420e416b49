"""The folder of results: one JSON file for each student, and the notes for later runs."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from autograder.basics.files import write_atomically
from autograder.running.admit import clean

STATE = ".state"
OVER_BUDGET = "over_budget.json"
# A file name has at most 255 bytes; ".", ".json.part" and the names of state files need some of them.
LONGEST_NAME = 200
# Enough letters of a hash that two names with the same ones cannot be found.
MARK = 32
_MARKED = re.compile(rf"~[0-9a-f]{{{MARK}}}$")

Result = dict[str, Any]
"""A result file in its fixed shape; see `autograder.judging.verdict.as_json`."""


def file_name(student: str) -> str:
    """Return the name of a student's result file, without its folder."""
    return f"{shortened(student, LONGEST_NAME)}.json"


def shortened(name: str, longest: int) -> str:
    """Return the name cut to at most this many bytes; different names stay different.

    A name that already looks shortened is marked too, since a student's folder may have that name.
    """
    encoded = name.encode("utf-8")
    if len(encoded) <= longest and not _MARKED.search(name):
        return name
    mark = hashlib.sha256(encoded).hexdigest()[:MARK]
    return encoded[: longest - MARK - 1].decode("utf-8", "ignore") + "~" + mark


def _read(path: Path) -> dict[str, Any] | None:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) else None


class Store:
    """A folder of results. Raises OSError where it cannot be made or written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state = folder / STATE
        # The state has a folder of its own, since a student's folder may have any name.
        self._prints = self.state / "students"

    def make(self) -> None:
        """Make the folder, and remove the unfinished files of a killed run."""
        self._prints.mkdir(parents=True, exist_ok=True)
        for folder in (self.folder, self.state, self._prints):
            for leftover in folder.glob("*.part"):
                leftover.unlink(missing_ok=True)

    def run(self) -> dict[str, Any]:
        """Return what earlier runs noted: "seed", the drawn seed; {} before the first."""
        return _read(self.state / "run.json") or {}

    def note_run(self, facts: dict[str, Any]) -> None:
        """Note something for later runs."""
        write_atomically(self.state / "run.json", json.dumps(facts, indent=1) + "\n")

    def over_budget(self) -> dict[str, list[str]]:
        """Return, by student, the exercises in which the time of the whole submission ran out."""
        return _read(self.state / OVER_BUDGET) or {}

    def note_over_budget(self, student: str, graded: Sequence[str], over: Sequence[str]) -> None:
        """Note in which of the exercises graded now the time ran out."""
        exercises = self.over_budget()
        earlier = [name for name in exercises.get(student, ()) if name not in graded]
        if over or earlier != exercises.get(student, []):
            exercises[student] = sorted({*earlier, *over})
            write_atomically(self.state / OVER_BUDGET, json.dumps(exercises, indent=1) + "\n")

    def log_denied(self, student: str, denied: Mapping[str, Sequence[str]]) -> None:
        """Add the system calls that a student's failed exercises were denied to the log of the sandbox."""
        if denied:
            with (self.state / "sandbox.log").open("a", encoding="utf-8") as file:
                for exercise, calls in denied.items():
                    file.write(f"{clean(student)}\t{exercise}\t{' '.join(calls)}\n")

    def path(self, student: str) -> Path:
        """Return the path of a student's result."""
        return self.folder / file_name(student)

    def result(self, student: str) -> Result | None:
        """Return a student's stored result; None if there is no readable one."""
        stored = _read(self.path(student))
        return stored if stored is not None and stored.get("student") == student else None

    def prints(self, student: str) -> dict[str, str]:
        """Return the fingerprints of the graded files, by exercise."""
        return _read(self._prints / file_name(student)) or {}

    def write(self, result: Result, prints: dict[str, str] | None = None) -> None:
        """Store a result, then the fingerprints; if the run is killed in between, the exercise is graded again."""
        student = result["student"]
        text = json.dumps(result, ensure_ascii=False, indent=1, allow_nan=False)
        write_atomically(self.path(student), text + "\n")
        if prints is not None:
            write_atomically(self._prints / file_name(student), json.dumps(prints) + "\n")

    def results(self) -> Iterator[Result]:
        """Yield every stored result, one at a time, by student."""
        for path in sorted(self.folder.iterdir()):
            if path.suffix == ".json":
                stored = _read(path)
                if stored is not None and "exercises" in stored and stored.get("student"):
                    yield stored
