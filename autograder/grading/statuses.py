"""The states of a result in words and signs."""

from autograder.language.finding import say

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
