"""What a learner knows, computed from the log of events by replay; nothing else is stored.

The log itself (one JSON object a line) belongs to `autograder.progress`; the web page keeps the same
events, and `page/progress.js` replays them the same way. An event has `kind`, `id`, `at` (UTC, in
milliseconds) and:

- answered: question, variant, answer, right, score, attempt, hints, misconceptions, via
- hinted:   question, hint          (and, from the code: function)
- skipped:  question
- checked:  exercise, function, status, misconception      (from the code)
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING, Any

from quizzes.answers import answer_text
from quizzes.build import Built, find, variant

if TYPE_CHECKING:
    from fsrs import Card

Event = dict[str, Any]
NEW_A_DAY = 5


def now() -> datetime:
    """Return the time in UTC; XOR2MNIST_NOW (ISO 8601) sets another one, for tests and demos."""
    if fixed := os.environ.get("XOR2MNIST_NOW"):
        return moment({"at": fixed})
    return datetime.now(timezone.utc)


def event(kind: str, **fields: Any) -> Event:
    """Return a new event, with an id of its own and the time."""
    at = now().isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {"kind": kind, "id": uuid.uuid4().hex, "at": at, **fields}


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


@dataclass
class Misconception:
    """One misconception of the ledger: where it was last seen, and what has cleared it since."""

    name: str
    seen: datetime
    function: str | None = None
    answered: bool = False
    passed: bool = True

    @property
    def open(self) -> bool:
        """It stays until its question was answered right and, if code had it, its check passed."""
        return not (self.answered and self.passed)

    def due(self, today: date) -> bool:
        """An open one comes back the day after it was seen."""
        return self.open and self.seen.astimezone().date() < today


@dataclass
class State:
    """What the events say about one learner.

    `tries` counts first tries, `right` holds what was ever answered right, `first` the day on which
    a question was new, `reached` the exercises whose code was begun.
    """

    cards: dict[str, Card] = field(default_factory=dict)
    ledger: dict[str, Misconception] = field(default_factory=dict)
    tries: dict[str, int] = field(default_factory=dict)
    right: set[str] = field(default_factory=set)
    first: dict[str, date] = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)


def replay(events: Iterable[Event], bank: Built) -> State:
    """Compute the state. Events of questions and kinds that are not known any more are passed over."""
    from fsrs import Card, Rating, Scheduler

    scheduler = Scheduler(enable_fuzzing=False)
    state = State()
    asked_by = questions_by_misconception(bank)
    known = {question["id"] for question in bank["questions"]}
    for entry in union(events):
        if entry["kind"] == "checked":
            _checked(state, entry, asked_by)
        if entry["kind"] != "answered" or entry["question"] not in known:
            continue
        name, at = entry["question"], moment(entry)
        if entry["right"]:
            state.right.add(name)
        if entry.get("attempt", 1) > 1:
            continue  # whoever has just read the feedback has not recalled anything
        rating = Rating.Again if not entry["right"] else Rating.Good
        if entry["right"] and entry.get("hints"):
            rating = Rating.Hard
        card = state.cards.get(name) or Card(card_id=0, due=at)
        state.cards[name], _ = scheduler.review_card(card, rating, review_datetime=at)
        state.tries[name] = state.tries.get(name, 0) + 1
        state.first.setdefault(name, at.astimezone().date())
        _answered(state, entry, asked_by)
    return state


def questions_by_misconception(bank: Built) -> dict[str, list[str]]:
    """Return which questions belong to each misconception: first the one that its code links to,
    then those with an option or a mistake of that name.
    """
    ids = {question["id"] for question in bank["questions"]}
    found = {name: [quiz] for name, quiz in bank["links"].items() if quiz in ids}
    for question in bank["questions"]:
        for number in range(len(question["variants"])):  # not every variant shows every option
            shown = variant(question, number)
            for part in [*shown.get("options", ()), *shown.get("mistakes", ())]:
                asked = found.setdefault(part.get("misconception", ""), [])
                if question["id"] not in asked:
                    asked.append(question["id"])
    found.pop("", None)
    return found


def _answered(state: State, entry: Event, asked_by: dict[str, list[str]]) -> None:
    for name in entry.get("misconceptions", ()):
        known = state.ledger.setdefault(name, Misconception(name, moment(entry)))
        known.seen, known.answered = moment(entry), False
    if entry["right"]:
        for name, item in state.ledger.items():
            if entry["question"] in asked_by.get(name, ()):
                item.answered = True


def _checked(state: State, entry: Event, asked_by: dict[str, list[str]]) -> None:
    if entry.get("status") != "not_started":
        state.reached.add(entry.get("exercise", ""))
    if name := entry.get("misconception"):
        known = state.ledger.setdefault(name, Misconception(name, moment(entry)))
        known.seen, known.function, known.passed = moment(entry), entry.get("function"), False
        known.answered = not asked_by.get(name)  # what no question asks, the check alone clears
    elif entry.get("status") == "correct":
        for item in state.ledger.values():
            if item.function and item.function == entry.get("function"):
                item.passed = True


def due(state: State, bank: Built, at: datetime) -> list[str]:
    """Return the ids of the questions to repeat: open misconceptions first, then by their date.

    Nothing is due twice, and a misconception not on the day on which it was seen.
    """
    today = at.astimezone().date()
    asked_by = questions_by_misconception(bank)
    again = [
        name
        for item in sorted(state.ledger.values(), key=lambda item: item.seen)
        if item.due(today) and not item.answered
        for name in asked_by.get(item.name, ())[:1]
    ]
    cards = sorted(state.cards.items(), key=lambda pair: pair[1].due)
    return list(dict.fromkeys([*again, *(name for name, card in cards if card.due <= at)]))


def unseen(state: State, bank: Built, exercises: Collection[str], at: datetime) -> list[str]:
    """Return new questions from these exercises in course order, at most NEW_A_DAY a day."""
    today = at.astimezone().date()
    left = NEW_A_DAY - sum(day == today for day in state.first.values())
    fresh = [
        question["id"]
        for question in bank["questions"]
        if question["exercise"] in exercises and question["id"] not in state.cards
    ]
    return fresh[: max(0, left)]


def reached(state: State, bank: Built) -> set[str]:
    """Return the exercises up to the furthest one whose code was begun; the first one always."""
    order = sorted({question["exercise"] for question in bank["questions"]})
    furthest = max((order.index(name) for name in state.reached if name in order), default=0)
    return set(order[: furthest + 1])


def prediction(question_id: str, bank: Built, events: Iterable[Event], lang: str) -> str | None:
    """Return what was first answered to a question, as words: "you expected …". None if nothing."""
    for entry in union(events):
        if entry["kind"] == "answered" and entry["question"] == question_id:
            question = find(bank, question_id)
            if question is None:
                return None
            return answer_text(variant(question, entry.get("variant", 0)), entry["answer"], lang)
    return None


def export_log(events: Iterable[Event]) -> str:
    """Return the events as JSON lines, as the page exports and imports them."""
    return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in union(events))


def import_log(text: str, known: Iterable[Event]) -> Iterator[Event]:
    """Yield the events of an exported log that are not known yet. ValueError if it is no log."""
    ids = {entry.get("id") for entry in known}
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            sound = _sound(entry)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"line {number} is no event") from error
        if not sound:
            raise ValueError(f"line {number} is no event")
        if entry["id"] not in ids:
            ids.add(entry["id"])
            yield entry


def _sound(entry: Event) -> bool:
    """Has an event from elsewhere all that replay relies on?"""
    moment(entry)
    known = isinstance(entry["kind"], str) and isinstance(entry["id"], str)
    if entry["kind"] != "answered":
        return known
    return known and isinstance(entry["question"], str) and isinstance(entry["right"], bool)
