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
        shown = variant(question, number)
        parts = shown.get("options", shown.get("items", ()))
        named = [*shown.get("options", ()), *shown.get("mistakes", ())]
        answer = right_answer(shown, lang)
        yield {
            **{name: shown[name] for name in ("id", "topic", "exercise", "level", "type")},
            "variant": shown.get("number", number) + 1,
            "concepts": " ".join(shown["concepts"]),
            "lang": lang,
            "prompt": in_language(shown["prompt"], lang),
            "code": shown.get("code", ""),
            "options": "\n".join(in_language(part["text"], lang) for part in parts),
            "answer": answer_text(shown, answer, lang) if parts else answer,
            "explanation": in_language(shown["explanation"], lang),
            "hints": "\n".join(in_language(hint, lang) for hint in shown["hints"]),
            "misconceptions": " ".join(p["misconception"] for p in named if "misconception" in p),
        }
