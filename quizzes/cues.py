"""A solver without knowledge of the subject, which picks options by their wording only.

Test writers give answers away by habit: the right option is the short one, the careful one, the one that
repeats the prompt. Each such cue is a number per option here; a logistic model over a question's options
learns their weights from nine tenths of the bank and answers the last tenth. How much better than chance it is
measures what the wording gives away. `python -m quizzes.cues` prints the score.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quizzes.lint_text import width
from quizzes.loader import Bank, load
from quizzes.schema import LANGUAGES, Choice
from quizzes.text import leaves, words
from quizzes.variants import variants_once

FOLDS = 10
ALLOWED = 0.05
"""How far above chance the lower end of the solver's 95 % interval may lie."""

ABSOLUTE = {
    "en": r"\b(all|always|any|cannot|completely|every\w*|exactly|must|never|no|none|nothing|only)\b",
    "ko": r"모든|모두|항상|언제나|절대|반드시|전혀|완전히|아무|오직|뿐|만 |무조건|정확히",
}
_HEDGED = {
    "en": r"\b(about|almost|can|could|few|less|may|might|more|most\w*|nearly|often|some|usually)\b",
    "ko": r"거의|대개|대체로|약 |수 있|일부|어느 정도|보통|대부분|더 |덜 ",
}
_NEGATED = {
    "en": r"\b(not|no|never|without|nothing|none|cannot|neither|nor|\w+n't)\b",
    "ko": r"않|없|못|아니|아닌|말아",
}
_REASON = {
    "en": r"\b(because|since|so|for|therefore|which|that|when|where|as)\b",
    "ko": r"므로|때문|이라서|라서|어서|아서|니까|면 |도록",
}


@dataclass(frozen=True)
class GuesserView:
    """One variant of a question in one language as a guesser sees it, and which option is right."""

    id: str
    topic: str
    lang: str
    prompt: str
    options: tuple[str, ...]
    right: int


def guesser_views(bank: Bank, lang: str) -> list[list[GuesserView]]:
    """Return every choice question whose options are worded, as the list of its variants."""
    questions = []
    for topic, question in bank.questions:
        if not isinstance(question, Choice):
            continue
        views = [
            GuesserView(
                question.id,
                topic.topic,
                lang,
                v["prompt"][lang],
                tuple(o["text"][lang] for o in v["options"]),
                [o["key"] for o in v["options"]].index(v["answer"]),
            )
            for v in variants_once(question)
        ]
        if any(re.search(r"[^\W\d_]{2,}", words(text)) for text in views[0].options):
            questions.append(views)
    return questions


def _standard(values: Iterable[float]) -> list[float]:
    numbers = np.array(list(values), dtype=float)
    spread = numbers.std()
    return ((numbers - numbers.mean()) / spread if spread > 1e-9 else numbers * 0).tolist()


def _lengths(q: GuesserView) -> list[int]:
    return [width(text) for text in q.options]


def _rank(q: GuesserView) -> list[float]:
    lengths = _lengths(q)
    return _standard(
        sum(a < b for a in lengths) + sum(a == b for a in lengths) / 2 for b in lengths
    )


def _middle(q: GuesserView) -> list[float]:
    return _standard(abs(value) for value in _rank(q))


def _pieces(text: str, lang: str) -> set[str]:
    """Return the pieces by which a word is recognised: its first letters, or its pairs of syllables."""
    plain = " ".join(s if k == "code" else words(s) for k, s in leaves(text) if k != "math").lower()
    if lang == "en":
        return {word[:5] for word in re.findall(r"[a-z_]{4,}", plain)}
    return {
        token[i : i + 2]
        for token in re.findall(r"[가-힣]{2,}", plain)
        for i in range(len(token) - 1)
    }


def _overlap(q: GuesserView) -> list[float]:
    prompt = _pieces(q.prompt, q.lang)
    own = [_pieces(text, q.lang) for text in q.options]
    return _standard(len(mine & prompt) / max(1, len(mine)) for mine in own)


def _alike(q: GuesserView) -> list[float]:
    own = [_pieces(text, q.lang) for text in q.options]
    return _standard(
        sum(len(a & b) / max(1, len(a | b)) for j, b in enumerate(own) if j != i)
        for i, a in enumerate(own)
    )


def _count(patterns: dict[str, str]) -> Callable[[GuesserView], list[float]]:
    compiled = {lang: re.compile(p, re.IGNORECASE) for lang, p in patterns.items()}

    def cue(q: GuesserView) -> list[float]:
        return _standard(len(compiled[q.lang].findall(words(t) + " ")) for t in q.options)

    return cue


def _fit(q: GuesserView) -> list[float]:
    """Return for each option how similar its form is to that of the others."""
    forms = [_form(text, q.lang) for text in q.options]
    return _standard(forms.count(form) for form in forms)


def _form(text: str, lang: str) -> tuple[str, ...]:
    prose = words(text).strip()
    if lang == "en":
        first = re.match(r"(the|a|an|it|one|no|to|by|\w+ing)\b", prose, re.IGNORECASE)
        return (prose[-1:] in ".?", first[0].lower()[-3:] if first else "")  # type: ignore[return-value]
    return (prose[-1:] == ".", prose.rstrip(". ")[-2:])  # type: ignore[return-value]


def _figures(q: GuesserView) -> list[float]:
    return _standard(
        sum(kind in ("math", "code") for kind, _ in leaves(text))
        + len(re.findall(r"\d+", text)) / 4
        for text in q.options
    )


def _clauses(q: GuesserView) -> list[float]:
    return _standard(len(re.findall(r"[,;:]", words(text))) for text in q.options)


CUES: dict[str, Callable[[GuesserView], list[float]]] = {
    "length rank": _rank,
    "middle length": _middle,
    "words of the prompt": _overlap,
    "words of the other options": _alike,
    "absolute words": _count(ABSOLUTE),
    "hedges": _count(_HEDGED),
    "negations": _count(_NEGATED),
    "gives a reason": _count(_REASON),
    "grammatical fit": _fit,
    "figures and code": _figures,
    "clauses": _clauses,
}


@lru_cache(maxsize=1 << 16)
def cue_values(name: str, q: GuesserView) -> tuple[float, ...]:
    """Return the cue `name` of every option; the topics and the whole bank are judged by the same numbers."""
    return tuple(CUES[name](q))


Table = list[list[tuple[NDArray, int]]]  # a question's variants: (options × cues, right)


def table(questions: Sequence[Sequence[GuesserView]], cues: Sequence[str]) -> Table:
    """Return the cues of every option as numbers."""
    return [
        [(np.array([cue_values(c, q) for c in cues]).T, q.right) for q in views]
        for views in questions
    ]


def fit(rows: Table, penalty: float = 1.0, steps: int = 60) -> NDArray:
    """Return the weights of a logistic model over each question's options."""
    views = [(cues, right, 1 / len(question)) for question in rows for cues, right in question]
    # All options below each other; those of a view begin at its first.
    options = np.concatenate([cues for cues, _, _ in views])
    counts = np.array([len(cues) for cues, _, _ in views])
    firsts = np.cumsum(counts) - counts
    right = firsts + [right for _, right, _ in views]
    share = np.array([[share] for _, _, share in views])
    weights = np.zeros(options.shape[1])
    for _ in range(steps):
        values = options @ weights
        p = np.exp(values - np.repeat(np.maximum.reduceat(values, firsts), counts))
        p /= np.repeat(np.add.reduceat(p, firsts), counts)
        means = np.add.reduceat(p[:, None] * options, firsts)
        slope = (share * (options[right] - means)).sum(axis=0) - penalty * weights
        spread = options.T @ (p[:, None] * np.repeat(share, counts, axis=0) * options)
        bend = means.T @ (share * means) - spread - penalty * np.eye(len(weights))
        change = np.linalg.solve(bend, slope)
        weights = weights - change
        if np.abs(change).max() < 1e-6:
            break
    return weights


def _score(weights: NDArray, row: list[tuple[NDArray, int]]) -> float:
    total = 0.0
    for cues, right in row:
        values = (cues @ weights).round(9)
        best = values == values.max()
        total += best[right] / best.sum()
    return total / len(row)


@dataclass(frozen=True)
class GuessingScore:
    """The share of questions answered right, its 95 % interval (Wilson 1927), and chance's share."""

    questions: int
    share: float
    chance: float

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper end."""
        n, p, z = self.questions, self.share, 1.96
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return middle - half, middle + half

    @property
    def gives_away(self) -> bool:
        """Whether even the lower end of the interval is well above chance."""
        return self.interval[0] > self.chance + ALLOWED


def score(
    questions: Sequence[Sequence[GuesserView]], cues: Sequence[str] = tuple(CUES)
) -> GuessingScore:
    """Return how well the solver does on questions that it did not learn from."""
    rows = table(questions, cues)
    right = 0.0
    for fold in range(FOLDS):
        weights = fit([row for i, row in enumerate(rows) if i % FOLDS != fold])
        right += sum(_score(weights, row) for i, row in enumerate(rows) if i % FOLDS == fold)
    chance = sum(1 / len(views[0].options) for views in questions) / len(questions)
    return GuessingScore(len(questions), right / len(questions), chance)


def ranks(questions: Sequence[Sequence[GuesserView]]) -> dict[str, float]:
    """Return how often the right option is the shortest, among the two shortest, and the longest."""
    frequencies = {"shortest": 0.0, "two shortest": 0.0, "longest": 0.0}
    for views in questions:
        for q in views:
            lengths = _lengths(q)
            mine = lengths[q.right]
            below, same = sum(a < mine for a in lengths), lengths.count(mine)
            places = [below + k for k in range(same)]  # a tie is shared
            share = 1 / same / len(views)
            frequencies["shortest"] += share * sum(p == 0 for p in places)
            frequencies["two shortest"] += share * sum(p < 2 for p in places)
            frequencies["longest"] += share * sum(p == len(lengths) - 1 for p in places)
    return {name: value / len(questions) for name, value in frequencies.items()}


def report(bank: Bank) -> str:
    """Return the solver's score as a Markdown table, with all cues together and with each by itself."""
    lines = ["| cues | " + " | ".join(LANGUAGES) + " |", "|---|---:|---:|"]
    by_lang: dict[str, Any] = {lang: guesser_views(bank, lang) for lang in LANGUAGES}
    chance = [f"{score(q, ['length rank']).chance:.1%}" for q in by_lang.values()]
    lines.append(f"| chance | {' | '.join(chance)} |")
    for name, cues in [("all together", list(CUES)), *((cue, [cue]) for cue in CUES)]:
        cells = []
        for questions in by_lang.values():
            low, high = (result := score(questions, cues)).interval
            cells.append(f"{result.share:.1%} ({low:.1%} to {high:.1%})")
        lines.append(f"| {name} | {' | '.join(cells)} |")
    for place in ("shortest", "two shortest", "longest"):
        cells = [f"{ranks(questions)[place]:.0%}" for questions in by_lang.values()]
        lines.append(f"| right option is {place} | {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(report(load()))
