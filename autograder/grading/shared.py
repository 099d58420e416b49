"""What checks share: the code that compares values and runs answers, the solutions, NumPy.

No digest of a check covers it. A folder of results notes it, so that `regrade` can say what is another now where a check
that did not change gives another result.
"""

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from autograder.course.catalogue import course
from autograder.course.paths import PACKAGE, SOLUTIONS
from autograder.grading.store import Store
from autograder.language.finding import Sentence, say

FACT = "shared"
COMPARING = ("checking",)
RUNNING = ("isolation", "running", "judging")
PACKAGES = {"numpy": "NumPy", "tensorflow": "TensorFlow"}

Shared = Mapping[str, str]


@cache
def shared_now() -> dict[str, str]:
    """Return a digest of each part, and the versions of the libraries."""
    parts = {"comparing": _digest(COMPARING), "running": _digest(RUNNING)}
    for exercise in course():
        path = SOLUTIONS / exercise.filename
        if path.is_file():
            parts[exercise.id] = _hash([path])
    for package in PACKAGES:
        try:
            parts[package] = version(package)
        except PackageNotFoundError:
            continue
    return parts


def note_before_grading(store: Store) -> None:
    """Note what holds while a run grades: nothing certain, where earlier results were made with something else."""
    facts = store.run()
    new = next(store.results(), None) is None
    if new or facts.get(FACT) != shared_now():
        store.note_run({**facts, FACT: shared_now() if new else None})


def note_all_graded(store: Store) -> None:
    """Note that all results of the folder were made with what is here now."""
    store.note_run({**store.run(), FACT: shared_now()})


def differences(noted: Any, exercise: str) -> list[Sentence] | None:
    """Return what is another now than when an exercise's results were made; None where that is not known."""
    if not isinstance(noted, Mapping):
        return None
    now = shared_now()
    found = []
    if noted.get("comparing") != now["comparing"]:
        found.append(say("the code that compares values differs now"))
    if noted.get("running") != now["running"]:
        found.append(say("the code that runs and judges answers differs now"))
    if noted.get(exercise) != now.get(exercise):
        found.append(say("the solution of the exercise differs now"))
    for package, name in PACKAGES.items():
        if noted.get(package) != now.get(package):
            found.append(
                say(
                    "{package} was {before} and is {now}",
                    package=name,
                    before=noted.get(package, "–"),
                    now=now.get(package, "–"),
                )
            )
    return found


def _digest(folders: Iterable[str]) -> str:
    return _hash(path for folder in folders for path in (PACKAGE / folder).rglob("*.py"))


def _hash(paths: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12]
