"""Builds the bank into one JSON file, and opens it: quick to read, needing no YAML and no NumPy.

The file carries a digest of its sources. Where the YAML has changed since, `open_bank` builds it
again, if the libraries for that are there.
"""

from __future__ import annotations

import hashlib
import json
import warnings
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from autograder.basics.files import write_whole
from autograder.course.paths import MISCONCEPTIONS

HOME = Path(__file__).parent
SOURCES = HOME / "bank"
BUILT = HOME / "bank.json"
VERSION = 1

Built = dict[str, Any]
"""{"version", "digest", "topics", "concepts", "misconceptions", "links", "questions"}; `links` says
which question a misconception of the code belongs to. A question has `id`, `type`, `level`, `concepts`, `topic`, `exercise`, what its variants share, and `variants`; `variant`
joins the two. They stand in course order."""


def digest(folder: Path = SOURCES) -> str:
    """Return a digest of all topic files and misconceptions, which the bank is built from.

    Line endings do not count: git may have changed them.
    """
    total = hashlib.sha256(str(VERSION).encode())
    for path in [*sorted(folder.glob("*.yaml")), *sorted(MISCONCEPTIONS.glob("ex*.py"))]:
        total.update(path.name.encode() + b"\0")
        total.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return total.hexdigest()


def build(folder: Path = SOURCES) -> Built:
    """Compute the bank from its sources. Raises BankError with everything that is wrong."""
    from quizzes.links import links
    from quizzes.loader import BankError, Problem, load
    from quizzes.variants import VariantError, variants

    bank = load(folder)
    problems: list[Problem] = []
    questions = []
    topics = sorted(bank.topics, key=lambda topic: (topic.exercise, topic.topic))
    for topic in topics:
        for question in topic.questions:
            entry: dict[str, Any] = {
                "id": question.id,
                "type": question.type,
                "level": question.level,
                "concepts": question.concepts,
                "topic": topic.topic,
                "exercise": question.exercise or topic.exercise,
            }
            try:
                entry |= _folded(list(variants(question)))
            except VariantError as error:
                file, line = bank.where[question.id]
                problems.append(Problem(file, line, f"{question.id}.{error.field}", error.message))
            questions.append(entry)
    if problems:
        raise BankError(problems)
    return {
        "version": VERSION,
        "digest": digest(folder),
        "topics": [
            {"topic": t.topic, "title": asdict(t.title), "exercise": t.exercise} for t in topics
        ],
        "concepts": {n: asdict(text) for t in topics for n, text in t.concepts.items()},
        "misconceptions": {n: asdict(text) for t in topics for n, text in t.misconceptions.items()},
        "links": {name: quiz for name, quiz in links().items() if quiz},
        # Stable, so that a question named for a later exercise is met there and not earlier.
        "questions": sorted(questions, key=lambda entry: entry["exercise"]),
    }


def _folded(shown: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what all variants share, once, and under `variants` what is each one's own."""
    first = shown[0]
    common = {k: v for k, v in first.items() if all(other.get(k) == v for other in shown)}
    own = [{k: v for k, v in other.items() if k not in common} for other in shown]
    return {**common, "variants": own}


def write(folder: Path = SOURCES, out: Path = BUILT) -> Built:
    """Build the bank and its table of formulas beside it; each file whole or not at all.

    Raises BankError where the bank is wrong, TexError where a formula is.
    """
    from quizzes.mathml import table

    built = build(folder)
    _write_json(built, out)
    _write_json(table(built), out.with_name("mathml.json"))
    return built


def _write_json(value: Any, out: Path) -> None:
    # A question or formula a line, so that a change is seen as what it is.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = text.replace('},{"id":', '},\n{"id":').replace('</math>","', '</math>",\n"')
    write_whole(out, text + "\n")


@cache
def open_bank(folder: Path = SOURCES, out: Path = BUILT) -> Built:
    """Return the built bank, building it first where its sources have changed."""
    built: Built | None = None
    if out.is_file():
        built = json.loads(out.read_text(encoding="utf-8"))
        if not any(folder.glob("*.yaml")) or built["digest"] == digest(folder):
            return built
    try:
        return write(folder, out)
    except ImportError:
        if built is None:
            raise
        warnings.warn(
            "the question bank is older than its sources; ruamel.yaml builds it again", stacklevel=2
        )
        return built
    except OSError:  # a read-only folder
        return build(folder)


def find(bank: Built, question_id: str) -> dict[str, Any] | None:
    """Return the question with this id, or None."""
    return next((q for q in bank["questions"] if q["id"] == question_id), None)


def variant(question: dict[str, Any], number: int) -> dict[str, Any]:
    """Return one variant with the question's own fields, as `judge` wants it; numbers wrap around."""
    chosen = question["variants"][number % len(question["variants"])]
    return {**{k: v for k, v in question.items() if k != "variants"}, **chosen}


def question_ids() -> list[str]:
    """Return the ids of all questions, in course order."""
    return [question["id"] for question in open_bank()["questions"]]


if __name__ == "__main__":
    print(f"{len(write()['questions'])} questions written to {BUILT}")
