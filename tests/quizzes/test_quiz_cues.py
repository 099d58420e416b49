"""Wording gives no answer away, and variants show what they should."""

import pytest

from quizzes import cues, lint_cues
from quizzes.built import variant
from quizzes.cues import GuesserView, fit, guesser_views, score, table
from quizzes.drawn import draw, draws
from quizzes.lint_cues import cue_complaints
from quizzes.loader import load
from quizzes.variants import variants


@pytest.fixture(scope="module")
def sources():
    return load()


def _questions(right_text: str, wrong_texts: list[str], count: int = 40) -> list[list[GuesserView]]:
    """Return questions whose right option stands at another place each time."""
    found = []
    for number in range(count):
        place = number % (len(wrong_texts) + 1)
        options = [*wrong_texts[:place], right_text, *wrong_texts[place:]]
        found.append([GuesserView(f"q{number}", "t", "en", "Why is it so?", tuple(options), place)])
    return found


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_solver_without_knowledge_is_no_better_than_chance(sources, lang):
    questions = guesser_views(sources, lang)
    assert len(questions) > 150
    result = score(questions)
    low, high = result.interval
    assert low <= result.share <= high
    assert low <= result.chance + cues.ALLOWED, cues.report(sources)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("It is short.", ["It is a longer text.", "It is quite a long text.", "It is longer still, by far."]),
        ("Often it may be so.", ["It never is so.", "It is so always.", "All of it is so."]),
        ("Why it is so", ["No word common", "Nothing common here", "Completely other text"]),
    ],
)  # fmt: skip
def test_the_solver_finds_what_wording_gives_away(right, wrong):
    result = score(_questions(right, wrong))
    assert result.gives_away
    assert result.share > 0.9


def test_options_that_look_alike_leave_chance():
    result = score(_questions("Word abc", ["Word abc", "Word abc", "Word abc"]))
    assert result.share == pytest.approx(0.25)
    assert not result.gives_away


def test_the_solver_never_learns_from_the_question_it_answers():
    """Where the short option is right in the first half and wrong in the second, nothing is to be learned."""
    short = _questions("Short it is", ["A somewhat longer text"] * 3, 20)
    long = _questions("A somewhat longer text", ["Short it is"] * 3, 20)
    weights = fit(table(short + long, ["length rank"]))
    assert abs(weights[0]) < 1


def test_a_topic_in_which_one_look_is_right_is_named(sources, monkeypatch):
    assert list(cue_complaints(sources)) == []
    monkeypatch.setattr(lint_cues, "MOST", 0.1)
    found = dict(cue_complaints(sources, ["relu"]))
    assert set(found) == {"relu.en", "relu.ko"}
    assert "is right in" in found["relu.en"]


def test_a_variant_of_a_choice_keeps_the_right_option_and_changes_the_wrong_ones(bank):
    question = next(q for q in bank["questions"] if q["id"] == "sigmoid-sign")
    shown = [variant(question, n) for n in range(len(question["variants"]))]
    keys = [frozenset(o["key"] for o in v["options"]) for v in shown]
    assert len(set(keys)) == len(keys) == 4
    assert all(len(k) == 4 and question_answer in k for k in keys for question_answer in ["sign"])


def test_a_rephrased_option_keeps_its_key(bank):
    question = next(q for q in bank["questions"] if q["id"] == "forward-squashed-twice")
    texts = {
        next(o["text"]["en"] for o in variant(question, n)["options"] if o["key"] == "twice")
        for n in range(len(question["variants"]))
    }
    assert len(texts) == 2


def test_every_variant_can_be_answered(sources):
    for _, question in sources.questions:
        for number in range(draws(question)):
            shown = draw(question, number)
            if shown.kind in ("choice", "multiple"):
                right = {shown.answer} if shown.kind == "choice" else set(shown.answer)
                assert right and right < shown.options.keys(), (question.id, number)
            if shown.kind == "order":
                assert len(shown.items) >= 3, (question.id, number)
                assert all(set(order) == set(shown.items) for order in shown.also), question.id


def test_a_part_of_an_order_is_in_order(sources):
    question = next(q for _, q in sources.questions if q.id == "epoch-order")
    whole = list(question.items)
    for shown in variants(question):
        assert len(shown["answer"]) == question.show < len(whole)
        assert shown["answer"] == sorted(shown["answer"], key=whole.index)
