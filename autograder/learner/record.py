"""Writes the news of a verdict into the learner's log of events."""

import contextlib

from autograder.events import log
from autograder.judging.verdict import Verdict
from autograder.report.terminal import lacks_library


def record_verdict(verdict: Verdict) -> None:
    """Append the changes: functions whose status or misconception differs from the last one noted.

    If the progress cannot be written, the verdict is shown without it.
    """
    known = log.last_checks(log.read())
    changed = []
    for exercise in verdict.exercises:
        if lacks_library(exercise):  # a missing library says nothing about the code
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
