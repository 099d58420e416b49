"""What a learner knows, computed from the log of events by replay; nothing else is stored.

`page/knowledge.js` replays the same events in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from quizzes.answers import answer_text
from quizzes.built import Built, find, variant
from quizzes.events import Event, moment, union
from quizzes.personal import first_variant

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

SOON = 3
"""So many exercises later a misconception may still be asked about in another setting; farther is too late."""


@dataclass
class LedgerEntry:
    """One misconception of the ledger: when it was last seen, and which conditions for clearing it are met."""

    name: str
    last: datetime
    function: str | None = None
    answered: bool = False
    transferred: bool = False
    passed: bool = True

    @property
    def open(self) -> bool:
        """Whether it still counts: until its question, and one in another exercise, were answered right.

        If it was found in code, its check must pass as well.
        """
        return not (self.answered and self.transferred and self.passed)

    def due(self, today: date) -> bool:
        """Whether it is asked again: an open one comes back the day after it was last seen."""
        return self.open and self.last.astimezone().date() < today


@dataclass
class LearnerKnowledge:
    """The state of one learner, computed from the events.

    `tries` counts first tries, `right` holds what was ever answered right, `first` the day on which
    a question was new, `status` the last verdict on each function, `touched` when an exercise was
    last worked on: its lesson read, its code checked. `calculator` is false where the learner wants
    no questions that need one. `seed` chooses the variants that are met first, and `shown` holds the
    number of the variant of each question that was met last.
    """

    cards: dict[str, Card] = field(default_factory=dict)
    ledger: dict[str, LedgerEntry] = field(default_factory=dict)
    tries: dict[str, int] = field(default_factory=dict)
    right: set[str] = field(default_factory=set)
    first: dict[str, date] = field(default_factory=dict)
    status: dict[str, str] = field(default_factory=dict)
    touched: dict[str, datetime] = field(default_factory=dict)
    calculator: bool = True
    seed: str | None = None
    shown: dict[str, int] = field(default_factory=dict)


def scheduler() -> Scheduler:
    """Return FSRS with one learning step, so that a question answered right at once does not come again the same day."""
    from fsrs import Scheduler

    step = timedelta(minutes=10)
    return Scheduler(learning_steps=[step], relearning_steps=[step], enable_fuzzing=False)


def replay(events: Iterable[Event], bank: Built) -> LearnerKnowledge:
    """Compute the state. Events with unknown questions or kinds are skipped."""
    state = LearnerKnowledge()
    fsrs = scheduler()
    about = Clearing(bank)
    known = {question["id"]: question for question in bank["questions"]}
    for entry in union(events):
        kind = entry["kind"]
        if kind == "checked":
            _checked(state, entry, about)
        elif kind == "read":
            state.touched[entry.get("exercise", "")] = moment(entry)
        elif kind == "preference":
            state.calculator = entry.get("calculator") is not False
        elif kind == "seeded" and (state.seed is None or entry.get("given") is True):
            state.seed = str(entry.get("seed", ""))
        elif kind == "skipped" and entry.get("shown") and entry["question"] in known:
            _review(state, entry, fsrs, right=False)
        elif kind == "answered" and entry["question"] in known:
            if entry["right"]:
                state.right.add(entry["question"])
            if entry.get("attempt", 1) > 1:
                continue  # a further attempt after the feedback is no recall
            _review(state, entry, fsrs, right=entry["right"])
            _answered(state, entry, about)
    return state


def _review(state: LearnerKnowledge, entry: Event, fsrs: Scheduler, right: bool) -> None:
    from fsrs import Card, Rating

    name, at = entry["question"], moment(entry)
    rating = Rating.Again if not right else Rating.Hard if entry.get("hints") else Rating.Good
    card = state.cards.get(name) or Card(card_id=0, due=at)
    state.cards[name], _ = fsrs.review_card(card, rating, review_datetime=at)
    state.tries[name] = state.tries.get(name, 0) + 1
    number = entry.get("variant")
    state.shown[name] = number if isinstance(number, int) else state.tries[name] - 1
    state.first.setdefault(name, at.astimezone().date())


def next_variant(state: LearnerKnowledge, question: dict[str, Any]) -> int:
    """Return the number of the variant to show: at first the learner's own, from then on the next one."""
    if not state.seed or question["id"] in state.shown:
        number = state.shown.get(question["id"], -1) + 1
    else:
        number = first_variant(state.seed, question)
    return number % len(question["variants"])


class Clearing:
    """The questions that clear a misconception: those about it, then one in another exercise."""

    def __init__(self, bank: Built) -> None:
        self.questions = bank["questions"]
        self.by_id = {question["id"]: question for question in bank["questions"]}
        self.about = questions_by_misconception(bank)
        exercises = sorted({question["exercise"] for question in bank["questions"]})
        self._place = {exercise: place for place, exercise in enumerate(exercises)}
        self._transfers: dict[str, list[str]] = {}

    def transfers(self, name: str) -> list[str]:
        """Return the questions that show whether a misconception is gone in other exercises too.

        They name it, or share a concept with its own question, and belong to another exercise. Those of the same one
        count too where no other has any, or only one that comes much later: else a misconception of the third exercise
        could not be cleared before the last.
        """
        if name not in self._transfers:
            self._transfers[name] = self._find_transfers(name)
        return self._transfers[name]

    def at_home(self, name: str, question_id: str) -> bool:
        """Return whether a question is about a misconception, in the exercise of its own question."""
        about = self.about.get(name, [])
        exercises = [self.by_id[one]["exercise"] for one in (*about[:1], question_id)]
        return question_id in about and len(set(exercises)) == 1

    def _find_transfers(self, name: str) -> list[str]:
        about = self.about.get(name, [])
        if not about:
            return []
        own = self.by_id[about[0]]
        related = [
            question
            for question in self.questions
            if question["id"] != own["id"]
            and not (question.get("before") or question.get("after"))
            and (question["id"] in about or set(question["concepts"]) & set(own["concepts"]))
        ]
        related.sort(key=lambda question: question["id"] not in about)
        elsewhere = [question for question in related if question["exercise"] != own["exercise"]]
        latest = self._place[own["exercise"]] + SOON
        soon = any(self._place[question["exercise"]] <= latest for question in elsewhere)
        return [question["id"] for question in (elsewhere if soon else related)]


def questions_by_misconception(bank: Built) -> dict[str, list[str]]:
    """Return the questions of each misconception: first the one to which its text links, then those with an option
    or a mistake of that name.
    """
    ids = {question["id"] for question in bank["questions"]}
    questions = {name: [quiz] for name, quiz in bank["links"].items() if quiz in ids}
    for question in bank["questions"]:
        # All variants are read, since not every one shows every option.
        for number in range(len(question["variants"])):
            one_variant = variant(question, number)
            for part in [*one_variant.get("options", ()), *one_variant.get("mistakes", ())]:
                ids_about = questions.setdefault(part.get("misconception", ""), [])
                if question["id"] not in ids_about:
                    ids_about.append(question["id"])
    questions.pop("", None)
    return questions


def _answered(state: LearnerKnowledge, entry: Event, about: Clearing) -> None:
    for name in entry.get("misconceptions", ()):
        item = state.ledger.setdefault(name, LedgerEntry(name, moment(entry)))
        item.last, item.answered = moment(entry), False
        item.transferred = not about.transfers(name)
    if not entry["right"]:
        return
    for name, item in state.ledger.items():
        transfer = entry["question"] in about.transfers(name)
        if transfer and (item.answered or not about.at_home(name, entry["question"])):
            item.transferred = True
        elif entry["question"] in about.about.get(name, ()) and not item.answered:
            item.answered, item.last = True, moment(entry)


def _checked(state: LearnerKnowledge, entry: Event, about: Clearing) -> None:
    function, status = entry.get("function"), entry.get("status")
    if function and status:
        state.status[function] = status
    if status != "not_started":
        state.touched[entry.get("exercise", "")] = moment(entry)
    if name := entry.get("misconception"):
        item = state.ledger.setdefault(name, LedgerEntry(name, moment(entry)))
        item.last, item.function, item.passed = moment(entry), function, False
        # Without a question about it, the check is enough to clear it.
        item.answered = not about.about.get(name)
        item.transferred = not about.transfers(name)
    elif status == "correct":
        for item in state.ledger.values():
            if item.function and item.function == function:
                item.passed = True


@dataclass(frozen=True)
class Prediction:
    """The first answer to a question: the variant that was shown, the answer, and whether it is right."""

    question: dict[str, Any]
    answer: Any
    right: bool

    def said(self, lang: str) -> str:
        """Return the answer as words."""
        return answer_text(self.question, self.answer, lang)


def prediction(question_id: str, bank: Built, events: Iterable[Event]) -> Prediction | None:
    """Return the first answer to a question; None if there is none, or if the bank no longer has the question."""
    for entry in union(events):
        if entry["kind"] == "answered" and entry["question"] == question_id:
            question = find(bank, question_id)
            if question is None:
                return None
            asked_variant: dict[str, Any] = variant(question, entry.get("variant", 0))
            return Prediction(asked_variant, entry["answer"], entry["right"])
    return None
