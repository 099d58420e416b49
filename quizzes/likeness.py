"""Finds questions that ask nearly the same: how much their words, symbols and code have in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from quizzes.loader import Bank
from quizzes.schema import Question

Complaint = tuple[str, str]

MOST = 0.72
"""The largest allowed likeness of two questions of the bank, from 0 to 1."""
_WORD = re.compile(r"\\?[A-Za-z_]{2,}")


def alike(bank: Bank) -> Iterator[Complaint]:
    """Complain about every pair of questions of which one would be enough."""
    names = [question.id for _, question in bank.questions]
    likeness = likenesses([_words(question) for _, question in bank.questions])
    for first, second in np.argwhere(np.triu(likeness > MOST, 1)):
        yield (
            f"{names[first]}, {names[second]}",
            f"ask nearly the same (likeness {likeness[first, second]:.2f} of 1; at most {MOST}): one of them is enough",
        )


def _words(question: Question) -> Counter[str]:
    """Count the words of a question in English. Numbers do not count: other numbers make no other question."""
    options = getattr(question, "options", {}).values()
    texts = [question.prompt.en, question.explanation.en, question.code or ""]
    texts += [option.text.en for option in options]
    return Counter(_WORD.findall(" ".join(texts).lower()))


def likenesses(documents: Sequence[Counter[str]]) -> NDArray[np.float64]:
    """Return the cosine of every two documents, their words weighted by tf-idf (Salton and Buckley 1988)."""
    vocabulary = {word: place for place, word in enumerate(sorted(set().union(*documents)))}
    counts = np.zeros((len(documents), len(vocabulary)))
    for row, document in enumerate(documents):
        for word, count in document.items():
            counts[row, vocabulary[word]] = count
    weights = np.log1p(counts) * np.log(len(documents) / np.maximum(1, (counts > 0).sum(axis=0)))
    lengths = np.maximum(np.linalg.norm(weights, axis=1, keepdims=True), 1e-12)
    cosines: NDArray[np.float64] = (weights / lengths) @ (weights / lengths).T
    return cosines
