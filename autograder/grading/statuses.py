"""The states of a result in words and signs."""

from collections.abc import Sequence

from autograder.language.finding import Sentence, say

STATUSES = ("correct", "wrong", "cannot_run", "not_started", "ungraded")
STATUS_TEXT = {
    "correct": say("correct"),
    "wrong": say("wrong"),
    "cannot_run": say("cannot run"),
    "not_started": say("not started"),
    "ungraded": say("ungraded"),
}
# The signs differ, so that the states are not told apart by colour only.
SIGNS = {"correct": "✓", "wrong": "✗", "cannot_run": "!", "not_started": "·", "ungraded": "?"}


def void_checks(names: Sequence[str]) -> Sentence:
    """Return what a student is told about checks that do not count."""
    shown = ", ".join(names)
    if len(names) == 1:
        return say("The check {checks} does not count.", checks=shown)
    return say("The checks {checks} do not count.", checks=shown)


def points_earned(score: float, most: float) -> Sentence:
    """Return a score as people say it: "1 of 1 point", "2.5 of 4 points"."""
    shown = {"score": f"{round(score, 2):g}", "max": f"{round(most, 2):g}"}
    if most == 1:
        return say("{score} of {max} point", **shown)
    return say("{score} of {max} points", **shown)
