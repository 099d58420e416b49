"""Writes answers in the form in which a person reads them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from autograder.language.i18n import in_language
from quizzes.grammar import SUPERSCRIPTS, Names, parse
from quizzes.judge import Judgement
from quizzes.notation import show
from quizzes.tex import to_unicode
from quizzes.text import leaves


def answer_text(question: dict[str, Any], answer: Any, lang: str) -> str:
    """Return an answer as a person reads it: the chosen options' texts, or what was typed."""
    texts = {
        part["key"]: in_language(part["text"], lang)
        for part in question.get("options", question.get("items", ()))
    }
    chosen = answer if isinstance(answer, list) else [answer]
    return ", ".join(flat(texts[key]) if key in texts else str(key) for key in chosen)


def flat(text: str) -> str:
    """Return a text on one line, formulas in Unicode."""
    return "".join(to_unicode(part) if kind == "math" else part for kind, part in leaves(text))


def blamed(question: dict[str, Any], verdict: Judgement) -> list[dict[str, Any]]:
    """Return the options chosen wrongly, or the foreseen mistake."""
    if "options" in question:
        return [option for option in question["options"] if option["key"] in verdict.blame]
    return [question["mistakes"][index] for index in verdict.blame]


def right_answer(question: dict[str, Any], lang: str) -> Any:
    """Return the right answer as `answer_text` takes it."""
    answer = question["answer"]
    if question["type"] == "short":
        return in_language(answer, lang)
    if question["type"] == "numeric":
        unit = question.get("unit", {}).get(lang, "")
        return number_text(answer, question["tolerance"]) + (f" {unit}" if unit else "")
    if question["type"] == "formula":
        return show(parse(answer, Names(question["variables"], question["abbreviations"])))
    return answer


def rounded(value: float, tolerance: float) -> float:
    """Return the number that a person would write for `value`: `value` itself if six digits are enough.

    Otherwise it has the fewest digits with which it differs by at most a tenth of the tolerance.
    """
    short = [float(f"{value:.{digits}g}") for digits in range(1, 17)]
    if abs(short[5] - value) <= 1e-9 * abs(value):
        return short[5]
    near = max(tolerance / 10, 1e-8 * abs(value))
    return next((number for number in short if abs(number - value) <= near), value)


def number_text(value: float, tolerance: float = 0.0) -> str:
    """Return a number as a person writes it: 0.001, 200960, 6.1×10⁻⁵."""
    number = rounded(value, tolerance)
    if number == 0 or 1e-4 <= abs(number) < 1e12:
        text = f"{Decimal(repr(number)):f}"
        return text.removesuffix(".0")
    raised = {sign: character for character, sign in SUPERSCRIPTS.items()}
    mantissa, exponent = f"{number:e}".split("e")
    mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}×10" + "".join(raised[sign] for sign in str(int(exponent)))
