"""A question of the bank as HTML to read: every option unfolds into why it is right or wrong."""

from collections.abc import Callable
from html import escape
from typing import Any

from autograder.language.finding import say
from autograder.language.i18n import in_language, render, translate
from quizzes.answers import right_answer
from quizzes.built import find, open_bank, variant
from quizzes.pictures import figure
from quizzes.text import to_html


def question_html(question_id: str, number: int, lang: str) -> str:
    """Return one variant of a question; "" where the bank has no such question or cannot be opened."""
    try:
        bank = open_bank()
    except ImportError:
        return ""
    question = find(bank, question_id)
    if question is None:
        return ""
    shown = variant(question, number)

    def html(text: dict[str, str]) -> str:
        return to_html(in_language(text, lang), bank["formulas"])

    code = (
        f'<pre tabindex="0"><code>{escape(shown["code"])}</code></pre>' if shown.get("code") else ""
    )
    body = _options(shown, html, lang) if "options" in shown else _answer(shown, html, lang)
    picture = figure(shown["picture"], lang) if "picture" in shown else ""
    return f"{html(shown['prompt'])}{picture}{code}{body}"


def _options(shown: dict[str, Any], html: Callable[..., str], lang: str) -> str:
    answer = shown["answer"]
    right = set(answer) if isinstance(answer, list) else {answer}
    pieces = []
    for option in sorted(shown["options"], key=lambda one: str(one["key"])):
        word = say("right") if option["key"] in right else say("not right")
        why = option.get("why") or (shown["explanation"] if option["key"] in right else None)
        told = f"<p><b>{escape(render(word, lang))}</b></p>{html(why) if why else ''}"
        pieces.append(f"<details><summary>{html(option['text'])}</summary>{told}</details>")
    return "".join(pieces)


def _answer(shown: dict[str, Any], html: Callable[..., str], lang: str) -> str:
    answer = right_answer(shown, lang)
    parts = {part["key"]: html(part["text"]) for part in shown.get("items", ())}
    if parts:
        listed = "".join(f"<li>{parts[key]}</li>" for key in sorted(parts))
        right = "".join(f"<li>{parts[key]}</li>" for key in answer)
        told = f"<ol>{right}</ol>"
        asked = f"<ul>{listed}</ul>"
    else:
        told, asked = f"<p><code>{escape(str(answer))}</code></p>", ""
    summary = escape(translate("Show the answer", lang))
    return (
        f"{asked}<details><summary>{summary}</summary>{told}{html(shown['explanation'])}</details>"
    )
