"""Records the results of changed solutions in the checks, for a copy without solutions."""

import json
from collections.abc import Iterable
from typing import Any

from autograder.checking.check import checks_of_function
from autograder.course.catalogue import Exercise, Function
from autograder.course.paths import SOLUTIONS
from autograder.judging.diagnosis.changed import LiveChanges
from autograder.judging.diagnosis.nearest import MOST_CALLS
from autograder.judging.diagnosis.sketches import Row
from autograder.recording.sides import RememberedSide, address
from autograder.running.local import LocalSide


def recorded_changes(exercise: Exercise, function: Function, seeds: Iterable[int]) -> bytes:
    """Return the changes of a function, and the results of each in every check at some seeds.

    Of changes with the same results everywhere only the plainest is recorded; changes with right results are not.
    """
    reference = RememberedSide(LocalSide(exercise, SOLUTIONS / exercise.filename))
    changes = LiveChanges(exercise, function.name, SOLUTIONS, reference)
    checks = checks_of_function(exercise, function.name)
    distinct: dict[str, tuple[int, dict[str, Any]]] = {}
    for number in range(len(changes.phrases)):
        rows: dict[str, Any] = {}
        for seed in seeds:
            for check in checks:
                row = changes.row(number, check, seed, False, MOST_CALLS)
                rows[address(check.name(), seed)] = _plain(row)
                if _raises(row):
                    equal = changes.row(number, check, seed, True, MOST_CALLS)
                    rows[address(check.name(equal=True), seed)] = _plain(equal)
        if any(call for row in rows.values() for call in row or ()):
            distinct.setdefault(json.dumps(rows, sort_keys=True), (number, rows))

    def failing(number: int) -> list[str]:
        return [
            address(check.name(), seed)
            for seed in seeds
            for check in checks
            if changes.fails_unchanged(number, check, seed)
        ]

    names = sorted({name for _, rows in distinct.values() for name in rows})
    document = {
        "phrases": [
            (said.id, dict(said.text), said.rank, failing(number))
            for number, _ in distinct.values()
            for said in [changes.phrases[number]]
        ],
        "rows": {name: [rows.get(name) for _, rows in distinct.values()] for name in names},
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _plain(row: Row | None) -> list[dict[str, Any]] | None:
    if row is None:
        return None
    return [{path: one.plain() for path, one in call.items()} for call in row]


def _raises(row: Row | None) -> bool:
    return any(one.form.startswith("raises") for call in row or () for one in call.values())
