"""Progress is computed by replay, in Python and in the page alike; logs merge by union."""

import json
import random
from datetime import datetime, timedelta, timezone

import pytest
from fsrs import Card, Rating, Scheduler
from quiz_support import PAGE, VECTORS

from quizzes import progress
from quizzes.progress import due, event, export_log, import_log, replay, union, unseen

REVIEWS = json.loads((VECTORS / "fsrs.json").read_text(encoding="utf-8"))
LOAD = f"""
    globalThis.crypto ??= require("crypto").webcrypto;
    const {{Fsrs, Progress}} = require({json.dumps(str(PAGE / "progress.js"))});
"""
DAY_ONE = datetime(2026, 3, 2, 3, 0, tzinfo=timezone.utc)


@pytest.fixture(autouse=True)
def utc(monkeypatch):
    """Days begin at midnight UTC here, so that the tests do not depend on where they run."""
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def answered(question, right, days=0.0, **fields):
    at = (DAY_ONE + timedelta(days=days)).isoformat(timespec="milliseconds")
    return event("answered", question=question, right=right, **fields) | {"at": at}


def checked(function, status, misconception=None, days=0.0):
    at = (DAY_ONE + timedelta(days=days)).isoformat(timespec="seconds")
    fields = {"exercise": "ex03_backprop", "function": function, "status": status}
    return event("checked", misconception=misconception, **fields) | {"at": at}


def at(days):
    return DAY_ONE + timedelta(days=days)


@pytest.mark.parametrize("group", REVIEWS, ids=lambda group: group["title"])
def test_the_library_still_schedules_as_the_shared_vectors_say(group):
    scheduler = Scheduler(enable_fuzzing=False)
    card = Card(card_id=0)
    for review in group["reviews"]:
        when = datetime.fromtimestamp(review["at"] / 1000, tz=timezone.utc)
        card, _ = scheduler.review_card(card, Rating(review["rating"]), review_datetime=when)
        assert card.state.value == review["state"]
        assert card.step == review["step"]
        assert card.stability == pytest.approx(review["stability"], rel=1e-9)
        assert card.difficulty == pytest.approx(review["difficulty"], rel=1e-9)
        assert card.due.timestamp() * 1000 == review["due"]


def test_the_page_schedules_as_the_library_does(node):
    script = """
        output = input.map(({reviews}) => {
          let card = Fsrs.create(reviews[0].at);
          return reviews.map(({rating, at}) => (card = Fsrs.review(card, rating, at)));
        });
    """
    for group, cards in zip(REVIEWS, node(LOAD + script, REVIEWS), strict=True):
        for review, card in zip(group["reviews"], cards, strict=True):
            for name in ("state", "step", "due"):
                assert card[name] == review[name], group["title"]
            for name in ("stability", "difficulty"):
                assert card[name] == pytest.approx(review[name], rel=1e-9), group["title"]


def test_a_right_answer_comes_later_a_hint_sooner_a_wrong_one_at_once(sample):
    cards = [
        replay([answered("sgd-s", right, hints=hints)], sample).cards["sgd-s"]
        for right, hints in ((True, 0), (True, 1), (False, 0))
    ]
    waits = [(card.due - DAY_ONE).total_seconds() for card in cards]
    assert waits == [600, 330, 60]


def test_a_second_try_right_after_the_feedback_teaches_the_schedule_nothing(sample):
    first = answered("sgd-s", False, attempt=1)
    second = answered("sgd-s", True, days=0.001, attempt=2)
    assert replay([first, second], sample).cards == replay([first], sample).cards
    assert replay([first, second], sample).right == {"sgd-s"}


def test_events_of_unknown_questions_and_kinds_are_passed_over(sample):
    odd = [answered("no-such-question", True), event("sang", song="la")]
    assert replay(odd, sample).cards == {}


def test_a_misconception_from_a_quiz_is_due_the_next_day_until_its_question_is_right(sample):
    wrong = answered(
        "backprop-bias-shape", False, misconceptions=["output-slope-missing"], answer="slope"
    )
    state = replay([wrong], sample)
    assert due(state, sample, at(0.0001)) == []
    assert due(state, sample, at(1))[0] == "backprop-bias-shape"
    state = replay([wrong, answered("backprop-bias-shape", True, days=1)], sample)
    assert not state.ledger["output-slope-missing"].open


def test_a_misconception_from_code_needs_its_question_and_its_check(sample):
    name = "output-slope-missing"
    seen = checked("backward", "wrong", name)
    question = answered("backprop-bias-shape", True, days=1)
    passed = checked("backward", "correct", days=2)
    for events, is_open in (
        ([seen], True),
        ([seen, question], True),
        ([seen, passed], True),
        ([seen, question, passed], False),
        ([seen, passed, question], False),
        ([seen, question, checked("forward", "correct", days=2)], True),
        ([seen, question, passed, checked("backward", "wrong", name, days=3)], True),
    ):
        assert replay(events, sample).ledger[name].open is is_open, events
    assert due(replay([seen], sample), sample, at(0.01)) == []
    assert due(replay([seen], sample), sample, at(1)) == ["backprop-bias-shape"]


def test_a_failing_check_leads_to_the_question_that_its_misconception_links_to(sample):
    bank = {**sample, "links": {"bias-per-example": "xor-shapes", "gone": "no-such-question"}}
    seen = [checked("backward", "wrong", "bias-per-example"), checked("train", "wrong", "gone")]
    state = replay(seen, bank)
    assert due(state, bank, at(0.01)) == []
    assert due(state, bank, at(1)) == ["xor-shapes"]
    right = answered("xor-shapes", True, days=1)
    assert replay([*seen, right], bank).ledger["bias-per-example"].answered


def test_a_misconception_without_a_question_is_cleared_by_its_check_alone(sample):
    seen = checked("train", "wrong", "nobody-asks")
    assert replay([seen], sample).ledger["nobody-asks"].open
    events = [seen, checked("train", "correct", days=1)]
    assert not replay(events, sample).ledger["nobody-asks"].open


def test_new_questions_come_in_course_order_five_a_day_from_reached_exercises(sample):
    ids = [question["id"] for question in sample["questions"]]
    first = ["ex01_sigmoid"]
    assert unseen(replay([], sample), sample, first, at(0)) == ids[:5]
    assert unseen(replay([], sample), sample, ["ex09_dropout"], at(0)) == []
    state = replay([answered(name, True) for name in ids[:3]], sample)
    assert unseen(state, sample, first, at(0.1)) == ids[3:5]
    assert unseen(state, sample, first, at(1)) == ids[3:]


def test_logs_merge_by_union_both_ways(sample):
    phone = [answered("sgd-s", True), answered("sgd-s", True, days=3)]
    laptop = [answered("backprop-order", False, days=1), phone[0]]
    merged = union(phone, laptop)
    assert [entry["question"] for entry in merged] == ["sgd-s", "backprop-order", "sgd-s"]
    assert union(laptop, phone) == merged == union(merged, merged)
    new = list(import_log(export_log(laptop), phone))
    assert [entry["id"] for entry in new] == [laptop[0]["id"]]
    assert list(import_log(export_log(laptop), union(phone, new))) == []


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        '{"kind": "answered"}',
        "[1]",
        '{"kind":"answered","id":"a","at":"2026-01-01"}',
        '{"kind":1,"id":"","at":""}',
    ],
)
def test_what_is_no_log_is_refused(text):
    with pytest.raises(ValueError, match="line 1"):
        list(import_log(text, []))


def test_the_page_replays_random_logs_as_python_does(sample, node):
    draw = random.Random(11)
    ids = [question["id"] for question in sample["questions"]]
    logs = []
    for _ in range(30):
        log, day = [], 0.0
        for _ in range(40):
            day += draw.choice([0.0002, 0.01, 0.4, 1, 3])
            if draw.random() < 0.2:
                name = draw.choice(["output-slope-missing", None, "nobody-asks"])
                status = "wrong" if name else draw.choice(["correct", "cannot_run"])
                log.append(checked(draw.choice(["backward", "train"]), status, name, day))
                continue
            named = draw.choice([[], [], ["output-slope-missing"]])
            right = draw.random() < 0.6 and not named
            log.append(
                answered(draw.choice(ids), right, day, hints=draw.randrange(2), misconceptions=named,
                         attempt=draw.choice([1, 1, 1, 2]))
            )  # fmt: skip
        draw.shuffle(log)
        logs.append((log, day))
    script = """
        process.env.TZ = "UTC";
        output = input.logs.map(([log, at]) => {
          const state = Progress.replay(log, input.bank);
          const cards = Object.fromEntries([...state.cards].map(([id, card]) => [id, card.due]));
          const open = [...state.ledger.values()].filter((item) => !(item.answered && item.passed));
          return {cards, right: [...state.right].sort(), open: open.map((item) => item.name).sort(),
                  due: Progress.due(state, input.bank, at),
                  text: Progress.toText(log), again: Progress.fromText(Progress.toText(log)).length};
        });
    """
    times = [at(day + 0.5) for _, day in logs]
    given = [
        [log, round(time.timestamp() * 1000)] for (log, _), time in zip(logs, times, strict=True)
    ]
    results = node(LOAD + script, {"bank": sample, "logs": given})
    for (log, _), time, result in zip(logs, times, results, strict=True):
        state = replay(log, sample)
        assert result["right"] == sorted(state.right)
        assert result["open"] == sorted(item.name for item in state.ledger.values() if item.open)
        assert result["due"] == due(state, sample, time)
        for name, card in state.cards.items():
            assert result["cards"][name] == round(card.due.timestamp() * 1000)
        assert result["again"] == len(log)
        assert list(import_log(result["text"], log)) == []


def test_the_verdict_can_recall_a_prediction(sample):
    events = [
        answered("backprop-bias-shape", False, answer="shape"),
        answered("backprop-bias-shape", True, answer="sum", attempt=2, days=0.001),
        answered("xor-shapes", True, answer="(4,3)", variant=0),
    ]
    assert (
        progress.prediction("backprop-bias-shape", sample, events, "en")
        == "The transpose of the hidden delta"
    )
    assert progress.prediction("backprop-bias-shape", sample, events, "ko") == "은닉층 델타의 전치"
    assert progress.prediction("xor-shapes", sample, events, "en") == "(4,3)"
    assert progress.prediction("sgd-s", sample, events, "en") is None
