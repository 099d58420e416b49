"""Chooses the questions of today: those that are due, then those about the learner's latest work.

`page/schedule.js` chooses the same questions for the same log.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from quizzes.built import Built, has_picture
from quizzes.knowledge import Clearing, LearnerKnowledge
from quizzes.schema import LEVELS

NEW_A_DAY = 5
RIGHT_A_LEVEL = 3
WITHOUT_PICTURE = 3
"""After so many questions of an exercise without a picture, one with a picture comes: they stand last in the bank."""
TROUBLED = ("wrong", "cannot_run")

Question = Mapping[str, Any]


@dataclass(frozen=True)
class DayPlan:
    """The questions of a day: `repeated` ones (of open misconceptions first) and `new` ones.

    `ids` is the order in which they are asked; neighbours are of different topics where possible.
    """

    repeated: list[str]
    new: list[str]
    ids: list[str]


def plan(state: LearnerKnowledge, bank: Built, at: datetime, most: int) -> DayPlan:
    """Choose at most `most` questions for the day of `at`.

    A third of them is reserved for new ones, so that many repetitions do not keep the learner from their present
    work.
    """
    open_ones = open_misconceptions(state, bank, at)
    repeated = list(dict.fromkeys([*open_ones, *due_cards(state, bank, at)]))
    new = unseen(state, bank, at)[: max(most - len(repeated), most // 3)]
    repeated = repeated[: most - len(new)]
    first = [name for name in repeated if name in open_ones]
    others = [name for name in [*repeated, *new] if name not in first]
    topics = {question["id"]: question["topic"] for question in bank["questions"]}
    return DayPlan(repeated, new, [*first, *interleaved(others, topics, first[-1:])])


def in_place(question: Question, state: LearnerKnowledge, bank: Built) -> bool:
    """Return whether a question may be asked outside its step of the course.

    A prediction belongs before its code, an explanation after its exercise is built.
    """
    if question.get("calculator") and not state.calculator:
        return False
    if question.get("before"):
        return False
    if exercise := question.get("after"):
        functions = bank.get("functions", {}).get(exercise, [])
        return all(state.status.get(name) == "correct" for name in functions)
    return True


def open_misconceptions(state: LearnerKnowledge, bank: Built, at: datetime) -> list[str]:
    """Return a question for each open misconception of an earlier day: its own, then one in another exercise."""
    about = Clearing(bank)
    opened = opened_exercises(state, bank)
    names = []
    for item in sorted(state.ledger.values(), key=lambda item: item.last):
        if not item.due(at.astimezone().date()) or (item.answered and item.transferred):
            continue
        candidates = about.transfers(item.name) if item.answered else about.about.get(item.name, ())
        questions = [about.by_id[name] for name in candidates]
        allowed = [
            question["id"]
            for question in questions
            if in_place(question, state, bank) and question["exercise"] in opened
        ]
        unmet = [name for name in allowed if name not in state.cards]
        names += (unmet if item.answered and unmet else allowed)[:1]
    return names


def due_cards(state: LearnerKnowledge, bank: Built, at: datetime) -> list[str]:
    """Return the questions that are due: those answered wrong last, then by date."""
    known = {question["id"]: question for question in bank["questions"]}
    cards = sorted(
        state.cards.items(), key=lambda pair: (pair[1].state.name == "Review", pair[1].due)
    )
    return [name for name, card in cards if card.due <= at and in_place(known[name], state, bank)]


def unseen(state: LearnerKnowledge, bank: Built, at: datetime) -> list[str]:
    """Return new questions, at most NEW_A_DAY a day.

    They alternate between the three most important exercises (with wrong code, then never asked about, then last
    touched) and the oldest one with questions left.
    """
    room = NEW_A_DAY - sum(day == at.astimezone().date() for day in state.first.values())
    queues = _queues(state, bank)
    names: list[str] = []
    turn = 0
    while queues and len(names) < room:
        last = len(queues) - 1
        chosen = queues[(0, min(1, last), min(2, last), last)[turn % 4]]
        names.append(chosen.pop(0))
        queues = [queue for queue in queues if queue]
        turn += 1
    return names


def _queues(state: LearnerKnowledge, bank: Built) -> list[list[str]]:
    """Return the new questions of every opened exercise, the most important exercise first.

    In an exercise they rise in difficulty: every few right answers to its questions bring the next level nearer.
    Topics with many questions come before smaller ones, and one in four has a picture, where there is one of the level.
    """
    functions = bank.get("functions", {})
    opened = opened_exercises(state, bank)
    exercises = {question["id"]: question["exercise"] for question in bank["questions"]}
    met = {exercises[name] for name in state.cards}
    right = Counter(exercises[name] for name in state.right)
    sizes = Counter((question["exercise"], question["topic"]) for question in bank["questions"])

    def urgency(exercise: str) -> tuple[bool, bool, float, str]:
        troubled = any(state.status.get(name) in TROUBLED for name in functions.get(exercise, ()))
        touched = state.touched.get(exercise)
        recency = -touched.timestamp() if touched else 0.0
        return not troubled, exercise in met, recency, exercise

    def level(question: Question) -> int:
        return LEVELS.index(question["level"])

    def fit(question: Question) -> tuple[int, int, int]:
        target_level = min(right[question["exercise"]] // RIGHT_A_LEVEL, len(LEVELS) - 1)
        size = sizes[question["exercise"], question["topic"]]
        return abs(level(question) - target_level), level(question), -size

    queues: dict[str, list[Question]] = {}
    for question in bank["questions"]:
        exercise = question["exercise"]
        if exercise in opened and _is_new(question, state, bank):
            queues.setdefault(exercise, []).append(question)
    ordered = [sorted(queues[exercise], key=fit) for exercise in sorted(queues, key=urgency)]
    # Hard questions of an exercise come only after a few easy ones were answered.
    ready = [
        [q for q in queue if level(q) <= 1 + right[q["exercise"]] // RIGHT_A_LEVEL]
        for queue in ordered
    ]
    chosen = [queue for queue in (ready if any(ready) else ordered) if queue]
    pictured = {question["id"]: has_picture(question) for question in bank["questions"]}
    seen = Counter((exercises[name], pictured[name]) for name in state.cards)

    def with_picture(queue: list[Question]) -> list[Question]:
        """Begin with a picture of the same level, where enough questions without one were met before."""
        head = queue[0]
        if WITHOUT_PICTURE * seen[head["exercise"], True] > seen[head["exercise"], False]:
            return queue
        pictures = (one for one in queue if pictured[one["id"]] and level(one) == level(head))
        first = next(pictures, head)
        return [first, *(one for one in queue if one is not first)]

    return [[q["id"] for q in with_picture(queue)] for queue in chosen]


def _is_new(question: Question, state: LearnerKnowledge, bank: Built) -> bool:
    return question["id"] not in state.cards and in_place(question, state, bank)


def opened_exercises(state: LearnerKnowledge, bank: Built) -> set[str]:
    """Return the exercises that were worked on; if they have no new questions, the next ones too."""
    order = sorted({question["exercise"] for question in bank["questions"]})
    opened = {name for name in order if name in state.touched} or set(order[:1])
    fresh = {
        question["exercise"] for question in bank["questions"] if _is_new(question, state, bank)
    }
    for name in order:
        if opened & fresh:
            break
        opened.add(name)
    met = {question["exercise"] for question in bank["questions"] if question["id"] in state.cards}
    return opened | met


def interleaved(ids: Iterable[str], topics: Mapping[str, str], before: Iterable[str]) -> list[str]:
    """Return the ids in an order in which neighbours are of different topics, where possible."""
    remaining, ordered = list(ids), list(before)
    while remaining:
        last = topics[ordered[-1]] if ordered else None
        ordered.append(next((name for name in remaining if topics[name] != last), remaining[0]))
        remaining.remove(ordered[-1])
    return ordered[len(list(before)) :]
