"""Writes a verdict into the learner's log of events, as far as it says something new."""

import contextlib

from autograder.events import log
from autograder.judging.verdict import Verdict
from autograder.report.terminal import lacks_library


def record_verdict(verdict: Verdict) -> None:
    """Append what changed: functions whose status or misconception is not the last one noted.

    Progress is a convenience; where it cannot be written the verdict stands all the same.
    """
    known = log.last_checks(log.read())
    changed = []
    for exercise in verdict.exercises:
        if lacks_library(exercise):  # that is a state of this environment, not of the code
            continue
        for result in exercise.functions:
            event = {
                "kind": "checked",
                "exercise": exercise.exercise.id,
                "function": result.function.name,
                "status": result.status,
                "misconception": result.misconception,
            }
            before = known.get(result.function.name, {"status": "not_started"})
            if any(before.get(key) != event[key] for key in ("status", "misconception")):
                changed.append(event)
    if changed:
        with contextlib.suppress(OSError):
            log.append(*changed)
