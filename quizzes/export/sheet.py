"""CSV: one row a variant, texts as they stand in the bank, for whatever has no format of its own."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.language.i18n import in_language
from quizzes.answers import answer_text, right_answer
from quizzes.built import variant

COLUMNS = [
    "id",
    "variant",
    "topic",
    "exercise",
    "level",
    "type",
    "concepts",
    "lang",
    "prompt",
    "code",
    "options",
    "answer",
    "explanation",
    "hints",
    "misconceptions",
]


def write_rows(questions: list[dict[str, Any]], out: Path, lang: str) -> None:
    """Write the questions with a byte order mark, which spreadsheets need to see UTF-8."""
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        for question in questions:
            writer.writerows(rows(question, lang))


def rows(question: dict[str, Any], lang: str) -> Iterator[dict[str, Any]]:
    """Yield one row for every variant."""
    for number in range(len(question["variants"])):
        one_variant = variant(question, number)
        parts = one_variant.get("options", one_variant.get("items", ()))
        named = [*one_variant.get("options", ()), *one_variant.get("mistakes", ())]
        answer = right_answer(one_variant, lang)
        yield {
            **{name: one_variant[name] for name in ("id", "topic", "exercise", "level", "type")},
            "variant": one_variant.get("number", number) + 1,
            "concepts": " ".join(one_variant["concepts"]),
            "lang": lang,
            "prompt": in_language(one_variant["prompt"], lang),
            "code": one_variant.get("code", ""),
            "options": "\n".join(in_language(part["text"], lang) for part in parts),
            "answer": answer_text(one_variant, answer, lang) if parts else answer,
            "explanation": in_language(one_variant["explanation"], lang),
            "hints": "\n".join(in_language(hint, lang) for hint in one_variant["hints"]),
            "misconceptions": " ".join(p["misconception"] for p in named if "misconception" in p),
        }
