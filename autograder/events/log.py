"""The learner's progress: a log of events, from which every state is computed by replay.

One JSON object a line, in the learner's copy (see `course.state`). Every event has an `id`, so that two logs merge
by union, a version `v`, a `kind` and the time `at` (UTC).
"""

import contextlib
import datetime
import json
import os
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from autograder.course.state import prepare, state_folder

VERSION = 1
UTC = datetime.timezone.utc
MILLISECOND = datetime.timedelta(milliseconds=1)
NEVER = datetime.datetime(1, 1, 2, tzinfo=UTC)
# How far a clock that was set back may lie behind the newest event and still be put after it. A computer that takes
# its clock's local time for UTC is off by at most 14 hours; a clock that was wrong by years must not stop the schedule.
MOST_SET_BACK = datetime.timedelta(days=1)


def data_folder() -> Path:
    """Return the folder of the learner's progress, in their own copy; XOR2MNIST_DATA names another one."""
    return state_folder()


def now() -> datetime.datetime:
    """Return the time in UTC; XOR2MNIST_NOW (ISO 8601) sets another one."""
    fixed = os.environ.get("XOR2MNIST_NOW")
    return _moment({"at": fixed}) if fixed else datetime.datetime.now(UTC)


def events_file() -> Path:
    """Return the file of the log."""
    return data_folder() / "events.jsonl"


def record(kind: str, **fields: Any) -> None:
    """Append one new event. Raises OSError if the folder cannot be written."""
    append({"kind": kind, **fields})


def append(*events: dict[str, Any]) -> None:
    """Append events to the log; each gets an id, a version and the time, unless it has them.

    A new event is later than all that are there, even within one millisecond or where the clock was set back: the state
    is computed from the events in the order of their times.
    All lines are written with one call, so that two programs at work do not mix their lines.
    Raises OSError if the folder cannot be written.
    """
    path = events_file()
    prepare(path.parent)
    at = _after_all(now())
    lines = []
    for event in events:
        new = {"id": uuid.uuid4().hex, "v": VERSION, "at": at.isoformat(timespec="milliseconds")}
        lines.append(json.dumps({**new, **event}, ensure_ascii=False))
        at += MILLISECOND
    # If a crash left a line without an end, the new line must not be appended to it.
    with path.open("ab+") as file:
        if file.tell() > 0:
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":
                lines.insert(0, "")
        file.write(("\n".join(lines) + "\n").encode("utf-8"))


def _after_all(moment: datetime.datetime) -> datetime.datetime:
    """Return this time, or the first one after the newest event if the clock was set back by less than a day."""
    newest = max(
        (one for event in read() if (one := _moment(event)) - moment < MOST_SET_BACK), default=NEVER
    )
    return max(moment, newest + MILLISECOND)


def _moment(event: dict[str, Any]) -> datetime.datetime:
    """Return an event's time in UTC, without which it counts as the oldest."""
    try:
        at = datetime.datetime.fromisoformat(str(event["at"]).replace("Z", "+00:00"))
    except (KeyError, ValueError):
        return NEVER
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)


def read() -> list[dict[str, Any]]:
    """Return every event of the log, oldest first; damaged lines are skipped."""
    try:
        text = events_file().read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return []
    events = []
    # Not splitlines: a learner's sentence may contain other line separators.
    for line in text.split("\n"):
        with contextlib.suppress(ValueError):
            event = json.loads(line)
            if isinstance(event, dict) and "kind" in event and "id" in event:
                events.append(event)
    return sorted(events, key=_moment)


def last_checks(events: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the last "checked" event of every function, by its name."""
    checked = (event for event in events if event["kind"] == "checked")
    return {event["function"]: event for event in checked if "function" in event}


def hints_given(events: Iterable[dict[str, Any]], function: str) -> int:
    """Return how many hints of a function have been given."""
    return max(
        (
            int(event.get("stage", 0))
            for event in events
            if event["kind"] == "hinted" and event.get("function") == function
        ),
        default=0,
    )
