"""The events of a learner's log, as the terminal, the page and notebooks write, merge and exchange them.

The log itself (one JSON object a line) belongs to `autograder.events`; the web page keeps the same
events. An event has `kind`, `id`, `at` (UTC, in milliseconds) and:

- answered:   question, variant, answer, right, score, attempt, hints, misconceptions, via
- hinted:     question, hint          (and, from the code: function)
- skipped:    question, shown, variant   (shown: the answer was read, so it was not known)
- checked:    exercise, function, status, misconception      (from the code)
- read:       exercise                (its lesson)
- explained:  question, text          (in the learner's own words, before the options were shown; "" where they passed)
- settled:    question, function, right      (a prediction, by code that is right)
- preference: calculator              (false: no questions that need one)
- seeded:     seed                    (which variant of each question this learner meets first; drawn, and the first
              one counts, or `given` by the instructor, and then the last one)
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from datetime import datetime, timezone
from typing import Any

Event = dict[str, Any]


def now() -> datetime:
    """Return the time in UTC; XOR2MNIST_NOW (ISO 8601) sets another one, for tests and demos."""
    if fixed := os.environ.get("XOR2MNIST_NOW"):
        return moment({"at": fixed})
    return datetime.now(timezone.utc)


def environment_seed() -> str | None:
    """Return the seed of the variants that XOR2MNIST_LEARNER sets, for tests and demos; "" gives the first ones."""
    return os.environ.get("XOR2MNIST_LEARNER")


def moment(event: Event) -> datetime:
    """Return an event's time in UTC."""
    at = datetime.fromisoformat(event["at"].replace("Z", "+00:00"))
    return (at if at.tzinfo else at.replace(tzinfo=timezone.utc)).astimezone(timezone.utc)


def union(*logs: Iterable[Event]) -> list[Event]:
    """Return the events of all logs, each once, in the order of their times."""
    events = {
        entry.get("id") or json.dumps(entry, sort_keys=True): entry for log in logs for entry in log
    }
    return sorted(events.values(), key=lambda entry: (moment(entry), str(entry.get("id"))))


def export_log(events: Iterable[Event]) -> str:
    """Return the events as JSON lines, as the page exports and imports them."""
    return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in union(events))


def import_log(text: str, known: Iterable[Event]) -> Iterator[Event]:
    """Yield the events of an exported log that are not known yet.

    Incomplete lines are skipped. Raises ValueError if no line is an event.
    """
    ids = {entry.get("id") for entry in known}
    torn, sound = 0, 0
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        if not line.strip():
            continue
        entry = _event_in(line)
        if entry is None:
            torn = torn or number
            continue
        sound += 1
        if entry["id"] not in ids:
            ids.add(entry["id"])
            yield entry
    if torn and not sound:
        raise ValueError(f"line {torn} is no event")


def _event_in(line: str) -> Event | None:
    try:
        entry = json.loads(line)
        return entry if _sound(entry) else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _sound(entry: Event) -> bool:
    """Return whether an imported event has everything that replay needs."""
    moment(entry)
    known = isinstance(entry["kind"], str) and isinstance(entry["id"], str)
    if entry["kind"] != "answered":
        return known
    return known and isinstance(entry["question"], str) and isinstance(entry["right"], bool)
