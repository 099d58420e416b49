"""Lints the texts for learners: reasons must give a reason, and Korean must have one style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from quizzes.consistency import wrong_options
from quizzes.cues import ABSOLUTE
from quizzes.lint_text import TO_WRITE
from quizzes.schema import Choice, Multiple, Question
from quizzes.text import leaves, words

Complaint = tuple[str, str]

FEWEST = 3
"""The least number of words, formulas and pieces of code in a reason or an explanation."""

_VERDICT = re.compile(
    r"(this|that|it)?( is|'s)? ?(just |simply )?(wrong|false|incorrect|not (right|true|correct))\.?"
    r"|(이것은 |이 답은 )?(틀렸습니다|틀립니다|오답입니다|옳지 않습니다|아닙니다|틀린 답입니다)\.?",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"(?<![니시])다[.](?=\s|$)|[는은인한]가\?|[이하]냐\?|(?<![가-힣])(하라|쓰라|고르라)[.]"
)
_FOR_FUN = re.compile(
    r"\b(nobody knows|by magic|magically|for fun|for no reason)\b|마법|재미로|아무 이유 없이",
    re.IGNORECASE,
)


def prose_complaints(question: Question, built: list[dict[str, Any]]) -> Iterator[Complaint]:
    """Complain about reasons without content, about plain style, and about distractors that nobody would choose."""
    for place, text in _reasons(built[0]):
        for lang, reason in text.items():
            if reason == TO_WRITE:  # `lint_text` complains about that
                continue
            if _VERDICT.fullmatch(reason.strip()):
                yield f"{place}.{lang}", "says that it is wrong, not why"
            elif _size(reason) < (FEWEST if lang == "en" else FEWEST - 1):
                yield f"{place}.{lang}", "is too short to explain anything"
    if question.source != "lecture":
        for place, text in _said(built[0]):
            if match := _PLAIN.search(words(text["ko"])):
                yield f"{place}.ko", f'is in plain style: "…{match[0]}"'
    if isinstance(question, Choice | Multiple):
        yield from _for_nobody(question)


def _reasons(variant: dict[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    yield "explanation", variant["explanation"]
    for option in variant.get("options", ()):
        if "why" in option:
            yield f"options.{option['key']}.why", option["why"]
    for index, mistake in enumerate(variant.get("mistakes", ())):
        yield f"mistakes[{index}].why", mistake["why"]


def _said(variant: dict[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    yield "prompt", variant["prompt"]
    yield from _reasons(variant)
    for index, hint in enumerate(variant["hints"]):
        yield f"hints[{index}]", hint
    for option in variant.get("options", ()):
        yield f"options.{option['key']}.text", option["text"]


def _size(text: str) -> int:
    """Return the number of words; a formula counts as much as a sentence, a piece of code as one word."""
    worth = {"math": FEWEST, "code": 1}
    return sum(worth.get(kind, len(piece.split())) for kind, piece in leaves(text))


def _for_nobody(question: Choice | Multiple) -> Iterator[Complaint]:
    """Yield wrong options that are ruled out without any knowledge."""
    for key, option in wrong_options(question).items():
        if option.misconception:
            continue  # an answer that learners have given
        for lang in ("en", "ko"):
            text = words(option.text[lang])
            if _FOR_FUN.search(text):
                yield f"options.{key}.text.{lang}", "is a distractor that nobody would choose"
            elif len(re.findall(ABSOLUTE[lang], text + " ", re.IGNORECASE)) > 2:
                yield (
                    f"options.{key}.text.{lang}",
                    "has absolute words enough to be ruled out at once",
                )
