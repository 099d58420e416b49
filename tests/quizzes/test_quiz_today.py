"""Two learners for 30 days: one builds the course, one only reads. `pytest -s` prints their days."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

import pytest
from quiz_support import event

from autograder.course.catalogue import course
from autograder.misconceptions import misconceptions_of
from quizzes.built import has_picture, variant
from quizzes.knowledge import replay
from quizzes.schedule import plan

DAY_ONE = datetime(2026, 3, 2, 9, 0, tzinfo=timezone.utc)
DAYS, A_DAY = 30, 10


@dataclass
class Day:
    """What happened on one day: what was read or built, what was asked and how it went."""

    number: int
    before: list[str]
    repeated: list[str]
    asked: list[str]
    right: list[bool]
    open: int
    touched: set[str] = field(default_factory=set)


def at(day: int, minutes: float = 0) -> dict:
    when = DAY_ONE + timedelta(days=day, minutes=minutes)
    return {"at": when.isoformat(timespec="milliseconds")}


def answers(bank, names, day, chance, draw):
    """Answer the questions of a day; a wrong option carries its misconception into the log."""
    by_id = {question["id"]: question for question in bank["questions"]}
    log, rights = [], []
    for minute, name in enumerate(names, 10):
        right = draw.random() < chance(name)
        shown = variant(by_id[name], 0)
        wrong = [
            part["misconception"]
            for part in [*shown.get("options", ()), *shown.get("mistakes", ())]
            if part.get("misconception")
        ]
        blamed = [draw.choice(wrong)] if wrong and not right else []
        fields = {"question": name, "right": right, "score": float(right)}
        log.append(event("answered", misconceptions=blamed, attempt=1, **fields) | at(day, minute))
        rights.append(right)
    return log, rights


def live(bank, work, seed):
    """Return the days of a learner; `work(day, draw)` gives what they do before the questions."""
    draw = random.Random(seed)
    log, days = [], []
    met = Counter()
    for day in range(DAYS):
        told, events = work(day, draw)
        log += [one | at(day) for one in events]
        state = replay(log, bank)
        chosen = plan(state, bank, DAY_ONE + timedelta(days=day, minutes=5), A_DAY)
        new, rights = answers(bank, chosen.ids, day, lambda name: 0.95 if met[name] else 0.7, draw)
        met.update(chosen.ids)
        log += new
        after = replay(log, bank)
        still = sum(item.open for item in after.ledger.values())
        days.append(
            Day(day + 1, told, chosen.repeated, chosen.ids, rights, still, set(state.touched))
        )
    return days


def printed(title, days, bank):
    levels = {question["id"]: question["level"] for question in bank["questions"]}
    print(f"\n{title}")
    met = set()
    for day in days:
        print(f"\nday {day.number}: {', '.join(day.before) or 'nothing else'}")
        for name, right in zip(day.asked, day.right, strict=True):
            # A question about an open misconception comes first, as what is due does, and may be new all the same.
            why = "again" if name in met else "slip " if name in day.repeated else "new  "
            print(f"   {why} {levels[name]:9} {name}{'' if right else '   wrong'}")
        met.update(day.asked)
        print(f"   misconceptions open: {day.open}")


@pytest.fixture(scope="module")
def builder(bank):
    """Two functions a day; every third one is wrong at first and mended the next day."""
    functions = [
        (exercise, name) for exercise, names in bank["functions"].items() for name in names
    ]
    named = {
        (exercise.id, name): sorted(
            one.name
            for one in misconceptions_of(exercise)
            if one.function == name and one.name in bank["links"]
        )
        for exercise in course()
        for name in (function.name for function in exercise.functions)
    }
    mending = []

    def work(day, draw):
        told, events = [], []
        for exercise, name in mending:
            told.append(f"{name} mended")
            events.append(event("checked", exercise=exercise, function=name, status="correct"))
        mending.clear()
        for number in range(2 * day, min(2 * day + 2, len(functions))):
            exercise, name = functions[number]
            wrong = number % 3 == 1
            known = named[exercise, name]
            status = "wrong" if wrong else "correct"
            slip = draw.choice(known) if wrong and known else None
            fields = {"exercise": exercise, "function": name, "misconception": slip}
            told.append(f"{name} {slip or status}")
            events.append(event("checked", status=status, **fields))
            if wrong:
                mending.append((exercise, name))
        return told, events

    days = live(bank, work, seed=1)
    printed("A learner who builds", days, bank)
    return days


@pytest.fixture(scope="module")
def reader(bank):
    """A lesson every other day, and no code."""
    exercises = sorted(bank["functions"])

    def work(day, draw):
        if day % 2 or day // 2 >= len(exercises):
            return [], []
        exercise = exercises[day // 2]
        return [f"lesson {exercise}"], [event("read", exercise=exercise)]

    days = live(bank, work, seed=2)
    printed("A learner who only reads", days, bank)
    return days


@pytest.fixture(params=["builder", "reader"])
def days(request):
    return request.getfixturevalue(request.param)


def test_a_day_has_ten_questions_at_most_each_once_and_none_is_a_prediction(days, bank):
    predictions = {question["id"] for question in bank["questions"] if question.get("before")}
    for day in days:
        assert len(day.asked) == len(set(day.asked)) <= A_DAY
        assert not predictions & set(day.asked)
        assert day.asked


def test_it_begins_easily_and_no_question_comes_from_what_was_not_met(days, bank):
    questions = {question["id"]: question for question in bank["questions"]}
    first = [questions[name] for name in days[0].asked]
    assert {question["level"] for question in first} <= {"recall", "explain"}
    for day in days:
        assert {questions[name]["exercise"] for name in day.asked} <= day.touched


def test_what_was_worked_on_is_asked_about_the_same_or_the_next_day(days, bank):
    exercises = {question["id"]: question["exercise"] for question in bank["questions"]}
    begun: dict[str, int] = {}
    asked: dict[str, int] = {}
    for day in days:
        for exercise in day.touched:
            begun.setdefault(exercise, day.number)
        for name in day.asked:
            asked.setdefault(exercises[name], day.number)
    late = {one: asked.get(one, 99) - number for one, number in begun.items() if number < DAYS}
    assert max(late.values()) <= 1, late


def test_nothing_right_at_once_comes_back_the_same_day_and_wrong_answers_come_back_soon(days):
    last: dict[str, tuple[int, bool]] = {}
    waits = []
    for day in days:
        for name in day.asked:
            if name in last:
                number, right = last[name]
                assert day.number > number
                waits += [] if right else [day.number - number]
        last |= {n: (day.number, r) for n, r in zip(day.asked, day.right, strict=True)}
    assert sum(waits) / len(waits) <= 3


def test_difficulty_rises_while_an_exercise_is_fresh(days, bank):
    """Among what is new of the first exercise, hard questions come in the first week and easy ones before them."""
    questions = {question["id"]: question for question in bank["questions"]}
    first = [
        questions[name]["level"]
        for day in days[:7]
        for name in day.asked
        if name not in day.repeated and questions[name]["exercise"] == "ex01_sigmoid"
    ]
    assert first[0] == "recall" and {"apply", "diagnose"} & set(first)
    assert first.index("recall") < min(
        first.index(level) for level in ("apply", "diagnose") if level in first
    )


def test_the_lecture_s_question_about_players_opens_no_topic(days, bank):
    dropout = {question["id"] for question in bank["questions"] if question["topic"] == "dropout"}
    asked = [name for day in days for name in day.asked if name in dropout]
    assert asked and asked[0] != "lecture-dropout-players"


def test_neighbours_are_mostly_of_different_topics(days, bank):
    topics = {question["id"]: question["topic"] for question in bank["questions"]}
    pairs = [pair for day in days for pair in zip(day.asked, day.asked[1:], strict=False)]
    same = sum(topics[a] == topics[b] for a, b in pairs)
    assert same < len(pairs) / 4, (same, len(pairs))


def test_explanations_come_to_who_has_built_and_to_nobody_else(builder, reader, bank):
    behind = {
        question["id"]: question["after"] for question in bank["questions"] if question.get("after")
    }
    assert not [name for day in reader for name in day.asked if name in behind]
    assert [name for day in builder for name in day.asked if name in behind]


def test_the_ledger_stays_short_enough_to_be_worked_on(days):
    """A misconception may not wait for a question of an exercise that comes weeks later."""
    assert max(day.open for day in days) <= 8
    assert days[-1].open <= 4


def test_pictures_are_asked_about_now_and_then(days, bank):
    """They stand last in their topics, but must not wait until all else was asked."""
    pictured = {question["id"] for question in bank["questions"] if has_picture(question)}
    new = [name for day in days for name in day.asked if name not in day.repeated]
    assert len(new) / 20 <= len(pictured & set(new)) <= len(new) / 4
