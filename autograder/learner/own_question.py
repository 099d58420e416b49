"""The parts of a question about the learner's own code, in the form of the bank's questions."""

from dataclasses import dataclass
from typing import Any

from autograder.judging.engine import Bench
from autograder.language.finding import Sentence
from autograder.language.i18n import LANGUAGES, render

Question = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """A function in the learner's file: its line, its text, the names of its results, and the whole file."""

    line: int
    text: str
    results: tuple[str, ...]
    source: str


def question(bench: Bench, name: str, code: str, **parts: Any) -> Question:
    """Return a question about one function in the form of the bank; `parts` are the fields of its type."""
    fixed = {"level": "apply", "concepts": [], "topic": "own", "exercise": bench.exercise.id}
    return {"id": f"own-{name}", **fixed, "code": code, "shuffle": True, "variants": [{}], **parts}


def both(sentence: Sentence) -> dict[str, str]:
    """Return a sentence in all languages."""
    return {lang: render(sentence, lang) for lang in LANGUAGES}


def same(text: str) -> dict[str, str]:
    """Return code or numbers, which are the same in all languages."""
    return dict.fromkeys(LANGUAGES, text)
