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
    """Return one variant of a question as HTML; "" where the bank has no such question or cannot be opened."""
    try:
        bank = open_bank()
    except ImportError:
        return ""
    question = find(bank, question_id)
    if question is None:
        return ""
    drawn = variant(question, number)

    def html(text: dict[str, str]) -> str:
        return to_html(in_language(text, lang), bank["formulas"])

    code = (
        f'<pre tabindex="0"><code>{escape(drawn["code"])}</code></pre>' if drawn.get("code") else ""
    )
    body = _options(drawn, html, lang) if "options" in drawn else _answer(drawn, html, lang)
    picture = figure(drawn["picture"], lang) if "picture" in drawn else ""
    return f"{html(drawn['prompt'])}{picture}{code}{body}"


def _options(question: dict[str, Any], html: Callable[..., str], lang: str) -> str:
    answer = question["answer"]
    right = set(answer) if isinstance(answer, list) else {answer}
    pieces = []
    for option in sorted(question["options"], key=lambda one: str(one["key"])):
        word = say("right") if option["key"] in right else say("not right")
        why = option.get("why") or (question["explanation"] if option["key"] in right else None)
        explanation = f"<p><b>{escape(render(word, lang))}</b></p>{html(why) if why else ''}"
        pieces.append(f"<details><summary>{html(option['text'])}</summary>{explanation}</details>")
    return "".join(pieces)


def _answer(question: dict[str, Any], html: Callable[..., str], lang: str) -> str:
    answer = right_answer(question, lang)
    parts = {part["key"]: html(part["text"]) for part in question.get("items", ())}
    if parts:
        listed = "".join(f"<li>{parts[key]}</li>" for key in sorted(parts))
        right = "".join(f"<li>{parts[key]}</li>" for key in answer)
        answer_html = f"<ol>{right}</ol>"
        items_html = f"<ul>{listed}</ul>"
    else:
        answer_html, items_html = f"<p><code>{escape(str(answer))}</code></p>", ""
    summary = escape(translate("Show the answer", lang))
    return f"{items_html}<details><summary>{summary}</summary>{answer_html}{html(question['explanation'])}</details>"
