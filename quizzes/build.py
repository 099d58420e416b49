"""Builds the bank from its sources; `built` opens what was built."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from quizzes.sources import SOURCES, Built, as_text, digest

VERSION = 3


def build(folder: Path = SOURCES) -> Built:
    """Compute the bank from its sources. Raises BankError with everything that is wrong.

    A formula that MathML lacks raises TexError.
    """
    from quizzes.links import links
    from quizzes.loader import BankError, Problem, load
    from quizzes.mathml import table
    from quizzes.variants import VariantError, variants

    bank = load(folder)
    problems: list[Problem] = []
    questions = []
    places, functions = _course()
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
            entry |= places.get(question.id, {})
            try:
                entry |= _folded(list(variants(question)))
            except VariantError as error:
                file, line = bank.where[question.id]
                problems.append(Problem(file, line, f"{question.id}.{error.field}", error.message))
            if needs_calculator(entry):
                entry["calculator"] = True
            questions.append(entry)
    if problems:
        raise BankError(problems)
    built = {
        "version": VERSION,
        "digest": digest(folder),
        "topics": [
            {"topic": t.topic, "title": asdict(t.title), "exercise": t.exercise} for t in topics
        ],
        "concepts": {n: asdict(text) for t in topics for n, text in t.concepts.items()},
        "misconceptions": {n: asdict(text) for t in topics for n, text in t.misconceptions.items()},
        "functions": functions,
        "links": {name: quiz for name, quiz in links().items() if quiz},
        # A stable sort, so that a question named for a later exercise comes there and not earlier.
        "questions": sorted(questions, key=lambda entry: entry["exercise"]),
    }
    return {**built, "formulas": table(built)}


def _course() -> tuple[dict[str, dict[str, Any]], dict[str, list[str]]]:
    """Return the place of the questions that the catalogue names, and the functions of exercises.

    A question stands `before` the code of some functions, or `after` an exercise.
    """
    from autograder.course.catalogue import course

    places: dict[str, dict[str, Any]] = {}
    for exercise in course():
        for function in exercise.functions:
            for name in function.before:
                places.setdefault(name, {"before": []})["before"].append(function.name)
        places |= {name: {"after": exercise.id} for name in exercise.after}
    return places, {one.id: [function.name for function in one.functions] for one in course()}


def needs_calculator(question: dict[str, Any]) -> bool:
    """Return whether a requested number has more digits than a person works out by hand."""
    if question["type"] != "numeric":
        return False
    answers = [own.get("answer", question.get("answer")) for own in question.get("variants", ())]
    return any(float(f"{answer:.3g}") != float(f"{answer:.9g}") for answer in answers)


def _folded(built_variants: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the fields that all variants share once, and the others of each variant under `variants`."""
    first = built_variants[0]
    common = {k: v for k, v in first.items() if all(other.get(k) == v for other in built_variants)}
    own = [{k: v for k, v in other.items() if k not in common} for other in built_variants]
    return {**common, "variants": own}


def write(out: Path) -> Built:
    """Build the bank into a file for a package."""
    built = build()
    out.write_text(as_text(built), encoding="utf-8", newline="\n")
    return built
