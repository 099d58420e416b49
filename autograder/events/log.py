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


def data_folder() -> Path:
    """Return the folder of the learner's progress, in their own copy; XOR2MNIST_DATA names another one."""
    return state_folder()


def now() -> str:
    """Return the time in UTC as events have it; XOR2MNIST_NOW (ISO 8601) sets another one."""
    fixed = os.environ.get("XOR2MNIST_NOW")
    return fixed or datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds")


def events_file() -> Path:
    """Return the file of the log."""
    return data_folder() / "events.jsonl"


def append(*events: dict[str, Any]) -> None:
    """Append events to the log; each gets an id, a version and the time, unless it has them.

    All lines are written with one call, so that two programs at work do not mix their lines.
    Raises OSError if the folder cannot be written.
    """
    path = events_file()
    prepare(path.parent)
    at = now()
    lines = [
        json.dumps({"id": uuid.uuid4().hex, "v": VERSION, "at": at, **event}, ensure_ascii=False)
        for event in events
    ]
    # If a crash left a line without an end, the new line must not be appended to it.
    with path.open("ab+") as file:
        if file.tell() > 0:
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":
                lines.insert(0, "")
        file.write(("\n".join(lines) + "\n").encode("utf-8"))


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
    return sorted(events, key=lambda event: str(event.get("at", "")))


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
