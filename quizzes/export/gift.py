"""GIFT: Moodle's text format, one question a paragraph."""

from __future__ import annotations

import re
from pathlib import Path

from quizzes.export.items import Answer, Item, plain


def write(items: list[Item], out: Path, lang: str) -> None:
    """Write the items to one text file, a category for each topic."""
    parts = []
    topic = ""
    for item in items:
        if item.topic != topic:
            topic = item.topic
            parts.append(f"$CATEGORY: xor2mnist/{topic}")
        tags = " ".join(f"[tag:{tag}]" for tag in item.tags)
        head = f"// [id:{item.id}] {tags}\n::{item.id}::[html]{escape(item.prompt)}"
        parts.append(
            f"{head} {{\n{_BODIES[item.shape](item)}\n####[html]{escape(item.explanation)}\n}}"
        )
    out.write_text("\n\n".join(parts) + "\n", encoding="utf-8", newline="\n")


def escape(html: str) -> str:
    r"""Return HTML so that GIFT reads it back as it is.

    Control characters and every backslash are escaped (\nabla would begin a new line). Lines of code
    become <br>, their spaces &nbsp;, for a line break or an empty line would end the text.
    """
    html = re.sub(r"<pre>.*?</pre>", _code, html, flags=re.DOTALL)
    return re.sub(r"([\\~=#{}:])", r"\\\1", " ".join(html.split("\n")))


def _code(block: re.Match[str]) -> str:
    # Runs of spaces only: a tag's own spaces stay.
    lines = re.sub(r" (?= )|(?<=\n) |(?<= ) ", "&nbsp;", block[0]).split("\n")
    return "<br>".join(lines)


def _feedback(answer: Answer) -> str:
    return f"#{escape(answer.why)}" if answer.why else ""


def _choice(item: Item) -> str:
    return "\n".join(
        f"{'=' if answer.share > 0 else '~'}[html]{escape(answer.text)}{_feedback(answer)}"
        for answer in item.answers
    )


def _multiple(item: Item) -> str:
    return "\n".join(
        f"~%{answer.share:.5f}%[html]{escape(answer.text)}{_feedback(answer)}"
        for answer in item.answers
    )


def _number(item: Item) -> str:
    def entry(answer: Answer) -> str:
        weight = "" if answer.share else "%0%"
        return f"={weight}{answer.text}:{plain(item.tolerance)}{_feedback(answer)}"

    return "#\n" + "\n".join(map(entry, item.answers))


def _word(item: Item) -> str:
    return "\n".join(
        f"={'' if answer.share else '%0%'}{escape(answer.text)}{_feedback(answer)}"
        for answer in item.answers
    )


def _pairs(item: Item) -> str:
    return "\n".join(f"=[html]{escape(step)} -> {place}" for step, place in item.pairs)


_BODIES = {
    "choice": _choice,
    "multiple": _multiple,
    "number": _number,
    "word": _word,
    "pairs": _pairs,
}
