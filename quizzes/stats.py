"""Item analysis: `xor2mnist bank stats FILE…`, one exported log a learner.

For every question: difficulty (the mean score of the first answers), discrimination (the correlation
of an item's score with the mean of the learner's other scores) and how often each answer was given.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

from quizzes.built import Built, find, open_bank, variant
from quizzes.events import Event, import_log, union

ENOUGH = 30
EASIEST, HARDEST, SHARPEST = 0.9, 0.2, 0.2


@dataclass(frozen=True)
class QuestionStatistics:
    """The statistics of many learners' first answers to one question."""

    id: str
    learners: int
    difficulty: float
    discrimination: float | None
    answers: Counter[str] = field(default_factory=Counter)
    silent: tuple[str, ...] = ()

    @property
    def remarks(self) -> list[str]:
        """Remarks for the author; none with too few learners."""
        if self.learners < ENOUGH:
            return [f"not enough data ({self.learners} of {ENOUGH} learners)"]
        remarks = []
        if self.difficulty > EASIEST:
            remarks.append("too easy")
        if self.difficulty < HARDEST:
            remarks.append("too hard")
        if self.discrimination is None:
            remarks.append("everybody scored the same")
        elif self.discrimination < SHARPEST:
            remarks.append("does not tell strong learners from weak ones")
        return remarks + [f'nobody chose "{key}"' for key in self.silent]


def analyse(logs: Sequence[Iterable[Event]], bank: Built) -> list[QuestionStatistics]:
    """Return the statistics of every question that somebody answered, in course order."""
    scores: dict[str, dict[int, float]] = {}
    answers: dict[str, Counter[str]] = {}
    for learner, log in enumerate(logs):
        for event in union(log):
            if event["kind"] != "answered" or learner in scores.get(event["question"], {}):
                continue  # only the first answer ever counts, since later ones follow the feedback
            scores.setdefault(event["question"], {})[learner] = float(event["score"])
            chosen = event["answer"] if isinstance(event["answer"], list) else [event["answer"]]
            answers.setdefault(event["question"], Counter()).update(map(str, chosen))
    return [
        _item(question, scores, answers[question["id"]])
        for question in bank["questions"]
        if question["id"] in scores
    ]


def _item(
    question: dict, scores: dict[str, dict[int, float]], answers: Counter[str]
) -> QuestionStatistics:
    name = question["id"]
    mine = scores[name]
    pairs = []
    for learner, score in mine.items():
        others = [s[learner] for other, s in scores.items() if other != name and learner in s]
        if others:
            pairs.append((score, fmean(others)))
    variants = [variant(question, number) for number in range(len(question["variants"]))]
    keys = dict.fromkeys(option["key"] for v in variants for option in v.get("options", ()))
    return QuestionStatistics(
        id=name,
        learners=len(mine),
        difficulty=fmean(mine.values()),
        discrimination=correlation(pairs),
        answers=answers,
        silent=tuple(key for key in keys if key not in answers),
    )


def correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Return Pearson's correlation, or None where one side does not vary."""
    if len(pairs) < 2:
        return None
    mean_a, mean_b = (fmean(side) for side in zip(*pairs, strict=True))
    ab = sum((a - mean_a) * (b - mean_b) for a, b in pairs)
    aa = sum((a - mean_a) ** 2 for a, _ in pairs)
    bb = sum((b - mean_b) ** 2 for _, b in pairs)
    return ab / math.sqrt(aa * bb) if aa > 1e-12 and bb > 1e-12 else None


def main(files: Sequence[Path]) -> int:
    """Print the analysis. Returns 0, or 1 with the reason where a file is no log."""
    logs = []
    for path in files:
        try:
            logs.append(list(import_log(path.read_text(encoding="utf-8-sig"), [])))
        except (OSError, ValueError) as error:
            print(f"{path}: {error}")
            return 1
    bank = open_bank()
    print(f"{'question':32} {'n':>5} {'difficulty':>10} {'discrimination':>14}")
    for item in analyse(logs, bank):
        sharp = "-" if item.discrimination is None else f"{item.discrimination:.2f}"
        print(f"{item.id:32} {item.learners:5} {item.difficulty:10.2f} {sharp:>14}")
        for answer, share in _shares(item, bank):
            print(f"    {share:4.0%}  {answer}")
        for remark in item.remarks:
            print(f"    note: {remark}")
    return 0


def _shares(item: QuestionStatistics, bank: Built) -> list[tuple[str, float]]:
    question = find(bank, item.id)
    right = json.dumps(variant(question, 0)["answer"] if question else None)
    return [
        (f"{answer}{'  (right)' if json.dumps(answer) in right else ''}", count / item.learners)
        for answer, count in item.answers.most_common(6)
    ]
