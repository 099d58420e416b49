"""Which checks were added, removed or changed since results were made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from autograder import __version__
from autograder.checking.digests import digests_of
from autograder.course.catalogue import course
from autograder.grading.store import Result


@dataclass
class KitChanges:
    """The checks, by key, that differ between the kit that made some results and this one.

    `students` counts the results; `unknown` says that they are too old to tell which checks were changed.
    """

    students: int = 0
    added: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    unknown: bool = False

    @property
    def any(self) -> bool:
        """Whether a check differs."""
        return bool(self.added or self.removed or self.changed)


def changes_since(results: Iterable[Result]) -> dict[str, KitChanges]:
    """Return what changed, by the version of the kit that made the results.

    Results of this version are among them only where their checks differ from the present ones.
    """
    found: dict[str, KitChanges] = {}
    for result in results:
        changes = found.setdefault(str(result.get("kit")), KitChanges())
        changes.students += 1
        for exercise in result["exercises"]:
            _compare(exercise, changes)
    return {kit: changes for kit, changes in found.items() if kit != __version__ or changes.any}


def _compare(exercise: Mapping[str, Any], changes: KitChanges) -> None:
    if not exercise["functions"]:
        return
    before = digests_in(exercise)
    try:
        now = digests_of(course().exercise(exercise["id"]))
    except KeyError:
        changes.removed.update(before)
        return
    changes.added |= now.keys() - before.keys()
    changes.removed |= before.keys() - now.keys()
    for key in before.keys() & now.keys():
        if before[key] is None:
            changes.unknown = True
        elif before[key] != now[key]:
            changes.changed.add(key)


def digests_in(exercise: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the checks of an exercise of a result, by key, each with its digest, None where there is none."""
    short = exercise["id"][:4]
    return {
        f"{short}.{function['name']}.{check['id']}": check.get("digest")
        for function in exercise["functions"]
        for check in function["checks"]
    }
