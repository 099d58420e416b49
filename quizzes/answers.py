"""Answers as a person reads them."""

from __future__ import annotations

from typing import Any

from quizzes.judge import Verdict
from quizzes.tex import to_unicode
from quizzes.text import leaves


def answer_text(shown: dict[str, Any], answer: Any, lang: str) -> str:
    """Return an answer as a person reads it: the chosen options' texts, or what was typed."""
    texts = {
        part["key"]: part["text"][lang] for part in shown.get("options", shown.get("items", ()))
    }
    chosen = answer if isinstance(answer, list) else [answer]
    return ", ".join(flat(texts[key]) if key in texts else str(key) for key in chosen)


def flat(text: str) -> str:
    """Return a text on one line, formulas in Unicode."""
    return "".join(to_unicode(part) if kind == "math" else part for kind, part in leaves(text))


def blamed(shown: dict[str, Any], verdict: Verdict) -> list[dict[str, Any]]:
    """Return the options chosen wrongly, or the mistake that was foreseen."""
    if "options" in shown:
        return [option for option in shown["options"] if option["key"] in verdict.blame]
    return [shown["mistakes"][index] for index in verdict.blame]


def right_answer(shown: dict[str, Any], lang: str) -> Any:
    """Return the right answer as `answer_text` takes it."""
    answer = shown["answer"]
    if shown["type"] == "short":
        return answer[lang]
    if shown["type"] == "numeric":
        unit = shown.get("unit", {}).get(lang, "")
        return f"{answer:.10g}" + (f" {unit}" if unit else "")
    return answer
