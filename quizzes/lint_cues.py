"""Lints the bank for answers that their wording gives away, by topic and over the whole bank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quizzes.cues import GuesserView, cue_values, guesser_views, score
from quizzes.loader import Bank
from quizzes.schema import LANGUAGES

Complaint = tuple[str, str]

ENOUGH = 6
"""How many worded choice questions a topic must have for a share of them to be meaningful."""
MOST = 0.65
"""The largest allowed share of a topic's questions that one simple rule answers, such as "take the shortest"."""

_LOOKS = {
    "length rank": ("the longest", "the shortest"),
    "words of the prompt": ("the one that repeats the prompt", "the one farthest from the prompt"),
    "absolute words": ("the one with absolute words", "the one without absolute words"),
    "grammatical fit": ("the one built like the others", "the one built unlike the others"),
}


def cue_complaints(bank: Bank, topics: Iterable[str] = ()) -> Iterator[Complaint]:
    """Complain where wording gives answers away: in `topics`, or everywhere and over the bank."""
    chosen = set(topics)
    for lang in LANGUAGES:
        questions = guesser_views(bank, lang)
        for name in sorted({views[0].topic for views in questions}):
            if not chosen or name in chosen:
                mine = [views for views in questions if views[0].topic == name]
                yield from _topic(name, lang, mine)
        if not chosen and len(questions) >= 10 * ENOUGH:
            result = score(questions)
            if result.gives_away:
                low, high = result.interval
                yield (
                    f"cues.{lang}",
                    f"a solver without knowledge answers {result.share:.1%} of {result.questions} choice questions "
                    f"({low:.1%} to {high:.1%}; chance {result.chance:.1%})",
                )


def _topic(name: str, lang: str, questions: Sequence[Sequence[GuesserView]]) -> Iterator[Complaint]:
    if len(questions) < ENOUGH:
        return
    for cue, looks in _LOOKS.items():
        for sign, look in zip((1, -1), looks, strict=True):
            share = sum(_picked(views, cue, sign) for views in questions) / len(questions)
            if share > MOST:
                yield f"{name}.{lang}", f"taking {look} is right in {share:.0%} of the questions"


def _picked(views: Sequence[GuesserView], cue: str, sign: int) -> float:
    """Return how often picking by one cue is right; options that are equal in it share the pick."""
    total = 0.0
    for question in views:
        values = [round(sign * value, 9) for value in cue_values(cue, question)]
        best = [value == max(values) for value in values]
        total += best[question.right] / sum(best)
    return total / len(views)
