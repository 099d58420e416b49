"""Progress is computed by replay, in Python and in the page alike; logs merge by union."""

import json
import random
from datetime import datetime, timedelta, timezone
from importlib.metadata import version

import pytest
from fsrs import Card, Rating
from quiz_support import PAGE, VECTORS, event

from quizzes import knowledge
from quizzes.events import export_log, import_log, union
from quizzes.knowledge import next_variant, replay, scheduler
from quizzes.schedule import open_misconceptions, opened_exercises, plan, unseen

REVIEWS = json.loads((VECTORS / "fsrs.json").read_text(encoding="utf-8"))
LOAD = f"""
    globalThis.crypto ??= require("crypto").webcrypto;
    const Fsrs = require({json.dumps(str(PAGE / "fsrs.js"))});
    const Knowledge = require({json.dumps(str(PAGE / "knowledge.js"))});
    const Schedule = require({json.dumps(str(PAGE / "schedule.js"))});
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
    card = Card(card_id=0)
    for review in group["reviews"]:
        when = datetime.fromtimestamp(review["at"] / 1000, tz=timezone.utc)
        card, _ = scheduler().review_card(card, Rating(review["rating"]), review_datetime=when)
        assert card.state.value == review["state"]
        assert card.step == review["step"]
        assert card.stability == pytest.approx(review["stability"], rel=1e-9)
        assert card.difficulty == pytest.approx(review["difficulty"], rel=1e-9)
        assert card.due.timestamp() * 1000 == review["due"]


def test_the_library_is_the_version_that_the_page_was_ported_from(node):
    assert version("fsrs").startswith(node(LOAD + "output = Fsrs.VERSION;", None) + ".")


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


def test_what_is_right_at_once_is_not_due_the_same_day_what_is_wrong_is(sample):
    cards = [
        replay([answered("sgd-s", right, hints=hints)], sample).cards["sgd-s"]
        for right, hints in ((True, 0), (True, 1), (False, 0))
    ]
    waits = [(card.due - DAY_ONE).total_seconds() for card in cards]
    assert waits == [2 * 86400, 900, 600]


def test_whoever_lets_the_answer_be_shown_did_not_know_it(sample):
    shown = event("skipped", question="sgd-s", shown=True) | {"at": answered("a", True)["at"]}
    wrong = answered("sgd-s", False)
    assert replay([shown], sample).cards == replay([wrong], sample).cards
    passed_over = {**shown, "shown": False}
    assert replay([passed_over], sample).cards == {}


def test_a_second_try_right_after_the_feedback_teaches_the_schedule_nothing(sample):
    first = answered("sgd-s", False, attempt=1)
    second = answered("sgd-s", True, days=0.001, attempt=2)
    assert replay([first, second], sample).cards == replay([first], sample).cards
    assert replay([first, second], sample).right == {"sgd-s"}


def test_events_of_unknown_questions_and_kinds_are_passed_over(sample):
    odd = [answered("no-such-question", True), event("sang", song="la")]
    assert replay(odd, sample).cards == {}


NAME = "output-slope-missing"


@pytest.fixture
def kin(sample):
    """The sample bank with a second question about the bias gradient, in another exercise."""
    questions = [
        {**question, "concepts": ["bias-gradient"], "exercise": "ex03_backprop"}
        if question["id"] == "backprop-order"
        else {**question, "concepts": ["bias-gradient"]}
        if question["id"] == "backprop-bias-shape"
        else question
        for question in sample["questions"]
    ]
    return {**sample, "questions": questions}


def again(events, sample, days):
    return open_misconceptions(replay(events, sample), sample, at(days))


def test_a_misconception_is_cleared_by_its_question_and_one_in_another_setting(kin):
    wrong = answered("backprop-bias-shape", False, misconceptions=[NAME], answer="slope")
    assert again([wrong], kin, 0.0001) == []
    assert again([wrong], kin, 1) == ["backprop-bias-shape"]
    right = answered("backprop-bias-shape", True, days=1)
    worked_on = checked("train", "correct", days=1)
    assert again([wrong, right], kin, 2) == []  # the other exercise was not begun
    assert again([wrong, right, worked_on], kin, 1.01) == []
    assert again([wrong, right, worked_on], kin, 2) == ["backprop-order"]
    transfer = answered("backprop-order", True, days=2)
    assert replay([wrong, right], kin).ledger[NAME].open
    assert not replay([wrong, right, transfer], kin).ledger[NAME].open


def test_another_setting_is_another_exercise_where_one_has_the_concept_and_comes_soon(bank):
    about = knowledge.Clearing(bank)
    order = sorted({question["exercise"] for question in bank["questions"]})
    for name, (first, *_) in about.about.items():
        transfers = [about.by_id[one] for one in about.transfers(name)]
        exercises = {one["exercise"] for one in transfers}
        own = about.by_id[first]
        assert transfers, name
        later = [order.index(one) - order.index(own["exercise"]) for one in exercises]
        assert own["exercise"] in exercises or min(later) <= 3, name
        if own["exercise"] in exercises:
            assert not [one for one in later if one and one <= 3], name
        assert not [one for one in transfers if one.get("before") or one.get("after")]


def test_what_only_the_last_exercise_asks_in_another_setting_is_cleared_by_two_questions_of_its_own(
    bank,
):
    """Else what went wrong in the third exercise stays open until the thirteenth."""
    about = knowledge.Clearing(bank)
    name = "training-gradient-added"
    first, second, *_ = about.about[name]
    assert about.by_id[first]["exercise"] == about.by_id[second]["exercise"] == "ex03_backprop"
    wrong = answered(first, False, misconceptions=[name])
    worked_on = checked("train", "correct")
    once = [wrong, worked_on, answered(second, True, days=1)]
    assert open_misconceptions(replay([wrong, worked_on], bank), bank, at(1)) == [first]
    item = replay(once, bank).ledger[name]
    assert (item.answered, item.transferred) == (True, False)  # one right answer is not two
    (asked,) = open_misconceptions(replay(once, bank), bank, at(2))
    assert asked != first and about.by_id[asked]["exercise"] == "ex03_backprop"
    assert not replay([*once, answered(asked, True, days=2)], bank).ledger[name].open


def test_a_misconception_from_code_needs_its_check_too(kin):
    seen = checked("backward", "wrong", NAME)
    question = answered("backprop-bias-shape", True, days=1)
    transfer = answered("backprop-order", True, days=2)
    passed = checked("backward", "correct", days=2)
    for events, is_open in (
        ([seen], True),
        ([seen, question, transfer], True),
        ([seen, passed, transfer], True),
        ([seen, passed, question], True),
        ([seen, question, passed, transfer], False),
        ([seen, passed, transfer, question], False),
        ([seen, question, transfer, checked("forward", "correct", days=2)], True),
        (
            [seen, question, passed, transfer, checked("backward", "wrong", NAME, days=3)],
            True,
        ),
    ):
        assert replay(events, kin).ledger[NAME].open is is_open, events


def test_a_failing_check_leads_to_the_question_that_its_misconception_links_to(sample):
    bank = {**sample, "links": {"bias-per-example": "xor-shapes", "gone": "no-such-question"}}
    seen = [checked("backward", "wrong", "bias-per-example"), checked("train", "wrong", "gone")]
    events = [*seen, event("read", exercise="ex01_sigmoid") | {"at": seen[0]["at"]}]
    assert again(events, bank, 0.01) == []
    assert again(events, bank, 1) == ["xor-shapes"]
    right = answered("xor-shapes", True, days=1)
    assert replay([*seen, right], bank).ledger["bias-per-example"].answered


def test_a_misconception_without_a_question_is_cleared_by_its_check_alone(sample):
    seen = checked("train", "wrong", "nobody-asks")
    assert replay([seen], sample).ledger["nobody-asks"].open
    events = [seen, checked("train", "correct", days=1)]
    assert not replay(events, sample).ledger["nobody-asks"].open


def test_new_questions_rise_in_difficulty_five_a_day(bank):
    levels = {question["id"]: question["level"] for question in bank["questions"]}
    rank = {"recall": 0, "explain": 1, "apply": 2, "diagnose": 3}
    first = unseen(replay([], bank), bank, at(0))
    assert [rank[levels[name]] for name in first] == sorted(rank[levels[name]] for name in first)
    assert len(first) == 5
    state = replay([answered(name, True) for name in first[:3]], bank)
    assert len(unseen(state, bank, at(0.1))) == 2
    assert len(unseen(state, bank, at(1))) == 5


def test_hard_questions_wait_for_easy_ones_of_the_same_exercise(sample):
    levels = {question["id"]: question["level"] for question in sample["questions"]}
    assert {levels[name] for name in unseen(replay([], sample), sample, at(0))} <= {
        "recall",
        "explain",
    }
    easy = [
        answered(name, True) for name, level in levels.items() if level in ("recall", "explain")
    ]
    hard = unseen(replay(easy, sample), sample, at(1))
    assert hard and {levels[name] for name in hard} <= {"apply", "diagnose"}


def touch(exercise, function, status, days=0.0):
    return checked(function, status, days=days) | {"exercise": exercise}


def test_what_was_just_worked_on_comes_first_and_what_is_wrong_before_it(bank):
    events = [
        touch("ex05_initializers", "he_init", "wrong", days=0),
        touch("ex07_optimizers", "sgd_step", "correct", days=1),
    ]
    exercises = {question["id"]: question["exercise"] for question in bank["questions"]}
    chosen = [exercises[name] for name in unseen(replay(events, bank), bank, at(2))]
    assert chosen[0] == "ex05_initializers" and "ex07_optimizers" in chosen


def test_predictions_and_explanations_are_asked_in_their_place_alone(bank):
    before = answered("before-sigmoid", False)
    assert "before-sigmoid" not in plan(replay([before], bank), bank, at(5), 400).ids
    after = {q["id"] for q in bank["questions"] if q.get("after") == "ex01_sigmoid"}
    built = [touch("ex01_sigmoid", name, "correct") for name in bank["functions"]["ex01_sigmoid"]]
    for events, expected in ((built[:1], set()), (built, after)):
        state = replay(events, bank)
        asked = set()
        for day in range(12):
            new = unseen(state, bank, at(day))
            asked |= set(new)
            events = [*events, *(answered(name, True, days=day) for name in new)]
            state = replay(events, bank)
        assert asked & after == expected


def test_no_calculator_question_where_the_learner_says_so(bank):
    needs = {q["id"] for q in bank["questions"] if q.get("calculator") and not q.get("before")}
    assert "softmax-value" in needs and "sigmoid-at-zero" not in needs
    touched = touch("ex06_softmax", "softmax", "wrong")
    due = [answered(name, False) for name in sorted(needs)]
    no = event("preference", calculator=False) | {"at": touched["at"]}
    yes = event("preference", calculator=True) | {"at": at(1).isoformat()}
    assert set(plan(replay([touched, *due], bank), bank, at(2), 400).ids) >= needs
    assert not set(plan(replay([touched, *due, no], bank), bank, at(2), 400).ids) & needs
    assert set(plan(replay([touched, *due, no, yes], bank), bank, at(2), 400).ids) >= needs


def test_a_long_list_of_repetitions_leaves_room_for_what_is_new(bank):
    old = [q["id"] for q in bank["questions"] if q["exercise"] == "ex01_sigmoid"][:20]
    events = [answered(name, False, days=-3) for name in old if not name.startswith("before")]
    events.append(touch("ex03_backprop", "backward", "wrong"))
    chosen = plan(replay(events, bank), bank, at(0.1), 10)
    assert len(chosen.repeated) == 7 and len(chosen.new) == 3
    topics = {question["id"]: question["topic"] for question in bank["questions"]}
    assert any(topics[name] == "backprop" for name in chosen.new)
    pairs = zip(chosen.ids, chosen.ids[1:], strict=False)
    assert sum(topics[a] == topics[b] for a, b in pairs) < len(chosen.ids) - 3


def test_the_next_exercise_opens_when_nothing_new_is_left(bank):
    state = replay([], bank)
    assert opened_exercises(state, bank) == {"ex01_sigmoid"}
    all_of_it = [q["id"] for q in bank["questions"] if q["exercise"] == "ex01_sigmoid"]
    state = replay([answered(name, True) for name in all_of_it], bank)
    assert opened_exercises(state, bank) == {"ex01_sigmoid", "ex02_xor_forward"}


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


def random_log(bank, draw):
    """Return a log of some weeks in which everything happens, and its last day."""
    ids = draw.sample([question["id"] for question in bank["questions"]], 60)
    names = [*draw.sample(sorted(knowledge.Clearing(bank).about), 12), "nobody-asks"]
    exercises = draw.sample(sorted(bank["functions"]), 4)
    log, day = [], 0.0
    for _ in range(60):
        day += draw.choice([0.0002, 0.01, 0.4, 1, 3])
        exercise = draw.choice(exercises)
        kind = draw.choice(
            [*["answered"] * 12, *["checked"] * 5, "skipped", "read", "preference", "seeded"]
        )
        if kind == "checked":
            name = draw.choice([None, *names])
            status = "wrong" if name else draw.choice(["correct", "cannot_run", "not_started"])
            entry = touch(exercise, draw.choice(bank["functions"][exercise]), status, day)
            log.append(entry | {"misconception": name})
        elif kind == "answered":
            named = draw.choice([[], [], [draw.choice(names)]])
            right = draw.random() < 0.6 and not named
            fields = {"hints": draw.randrange(2), "attempt": draw.choice([1, 1, 1, 2])}
            fields |= draw.choice([{}, {"variant": draw.randrange(5)}])
            log.append(answered(draw.choice(ids), right, day, misconceptions=named, **fields))
        else:
            fields = {"shown": draw.random() < 0.5, "calculator": draw.random() < 0.5}
            if kind == "seeded":
                fields |= {
                    "seed": draw.choice(["", "민수 0", "7f3a"]),
                    "given": draw.random() < 0.3,
                }
            entry = event(kind, exercise=exercise, question=draw.choice(ids), **fields)
            log.append(entry | {"at": answered("", True, day)["at"]})
    draw.shuffle(log)
    return log, day


def test_the_page_replays_random_logs_as_python_does(bank, node):
    draw = random.Random(11)
    logs = [random_log(bank, draw) for _ in range(30)]
    script = """
        process.env.TZ = "UTC";
        output = input.logs.map(([log, at]) => {
          const state = Knowledge.replay(log, input.bank);
          const cards = Object.fromEntries([...state.cards].map(([id, card]) => [id, card.due]));
          const open = [...state.ledger.values()].filter(Knowledge.isOpen);
          const {repeated, fresh, ids} = Schedule.plan(state, input.bank, at, 10);
          return {cards, right: [...state.right].sort(), open: open.map((item) => item.name).sort(),
                  variants: input.bank.questions.map((question) => Knowledge.nextVariant(state, question)),
                  plan: [repeated, fresh, ids], opened: [...Schedule.openedExercises(state, input.bank)].sort(),
                  text: Knowledge.toText(log), again: Knowledge.fromText(Knowledge.toText(log)).length};
        });
    """
    times = [at(day + 0.5) for _, day in logs]
    given = [
        [log, round(time.timestamp() * 1000)] for (log, _), time in zip(logs, times, strict=True)
    ]
    results = node(LOAD + script, {"bank": bank, "logs": given})
    for (log, _), time, result in zip(logs, times, results, strict=True):
        state = replay(log, bank)
        assert result["right"] == sorted(state.right)
        assert result["open"] == sorted(item.name for item in state.ledger.values() if item.open)
        variants = [next_variant(state, question) for question in bank["questions"]]
        assert result["variants"] == variants
        chosen = plan(state, bank, time, 10)
        assert result["plan"] == [chosen.repeated, chosen.new, chosen.ids]
        assert result["opened"] == sorted(opened_exercises(state, bank))
        for name, card in state.cards.items():
            assert result["cards"][name] == round(card.due.timestamp() * 1000)
        assert result["again"] == len(log)
        assert list(import_log(result["text"], log)) == []


def test_the_page_orders_its_events_whatever_the_clock_says(node):
    """Two clicks within a millisecond, a clock that is set back by nine hours, and one that was wrong by years."""
    script = """
        Date.now = () => input.now;
        output = Knowledge.create("read", {}, input.known.map((at) => ({at}))).at;
    """
    noon, nine = "2026-03-02T12:00:00.000Z", "2026-03-02T03:00:00.000Z"
    for now, known, at in (
        (noon, [], noon),
        (noon, [nine, noon], "2026-03-02T12:00:00.001Z"),
        (nine, [noon, nine], "2026-03-02T12:00:00.001Z"),
        (nine, ["2036-03-02T12:00:00.000Z"], nine),
    ):
        milliseconds = datetime.fromisoformat(now.replace("Z", "+00:00")).timestamp() * 1000
        assert node(LOAD + script, {"now": milliseconds, "known": known}) == at


def test_learners_meet_variants_of_their_own_and_then_the_next_one(bank):
    """Two neighbours in a class: half of what varies and more differs; asked again, each gets another variant."""
    several = [question for question in bank["questions"] if len(question["variants"]) > 1]
    met = []
    for seed in ("7f3a", "민수"):
        state = replay([event("seeded", seed=seed)], bank)
        met.append([next_variant(state, question) for question in several])
    assert sum(a != b for a, b in zip(*met, strict=True)) > len(several) / 2
    for question, number in zip(several, met[1], strict=True):
        log = [event("seeded", seed="민수"), answered(question["id"], True, variant=number)]
        following = next_variant(replay(log, bank), question)
        assert following == (number + 1) % len(question["variants"])


def test_of_two_seeds_the_first_one_counts(sample):
    first, second = (event("seeded", seed=seed) for seed in ("a", "b"))
    first["at"], second["at"] = "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"
    assert replay([second, first], sample).seed == "a"


def test_a_code_that_the_instructor_gave_counts_more_than_a_drawn_seed(sample):
    log = [event("seeded", seed="drawn"), event("seeded", seed="code", given=True)]
    log.append(event("seeded", seed="drawn elsewhere"))
    for day, entry in enumerate(log, 1):
        entry["at"] = f"2026-03-0{day}T00:00:00Z"
    assert replay(log, sample).seed == "code"
    assert replay(log[::-1], sample).seed == "code"


def test_the_verdict_can_recall_a_prediction(sample):
    events = [
        answered("backprop-bias-shape", False, answer="shape"),
        answered("backprop-bias-shape", True, answer="sum", attempt=2, days=0.001),
        answered("xor-shapes", True, answer="(4,3)", variant=0),
    ]
    assert (
        knowledge.prediction("backprop-bias-shape", sample, events).said("en")
        == "The transpose of the hidden delta"
    )
    assert (
        knowledge.prediction("backprop-bias-shape", sample, events).said("ko")
        == "은닉층 델타의 전치"
    )
    assert knowledge.prediction("xor-shapes", sample, events).said("en") == "(4,3)"
    assert knowledge.prediction("sgd-s", sample, events) is None
