"""The items for learning platforms: each variant of a question in a plain shape.

Platforms know choices, numbers, words and pairs. The other types are converted into these as `SHAPES` says; all
writers use the same items.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape
from typing import Any

from autograder.language.i18n import in_language, translate
from quizzes.answers import rounded
from quizzes.built import Built, variant
from quizzes.pictures import Picture, can_draw, png
from quizzes.text import to_html

SHAPES = {
    "choice": ("choice", "kept"),
    "multiple": ("multiple", "kept"),
    "numeric": ("number", "kept"),
    "short": ("word", "kept"),
    "formula": ("choice", "changed: a choice between the answer and the foreseen mistakes"),
    "order": ("pairs", "changed: each step is matched with its place"),
    "output": ("word", "changed: the output is typed as a word, spaces have to fit"),
}


@dataclass(frozen=True)
class Answer:
    """One answer: its HTML (or word, or number), its share of the points, and what to say about it."""

    text: str
    share: float
    why: str = ""
    key: str = ""


@dataclass(frozen=True)
class Image:
    """A picture as a file of its own, drawn when it is written, and what it shows in words."""

    name: str
    picture: Picture
    lang: str

    @property
    def alt(self) -> str:
        """The alternative text, in one line."""
        return " ".join(in_language(self.picture["alt"], self.lang).split())

    @property
    def data(self) -> bytes:
        """The PNG file. Raises NotInstalled without vl-convert."""
        return png(self.picture, self.lang)


@dataclass(frozen=True)
class Item:
    """One question on a platform. All texts are HTML with TeX as \\(…\\), except words."""

    id: str
    question: str
    shape: str
    prompt: str
    explanation: str
    topic: str
    answers: list[Answer] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    tolerance: float = 0.0
    hints: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    image: Image | None = None

    def prompt_with_picture(self, address: str) -> str:
        """Return the prompt with its picture, which is found at `address` and its own name."""
        if self.image is None:
            return self.prompt
        alt = escape(self.image.alt)
        return f'{self.prompt}<p><img src="{address}{self.image.name}" alt="{alt}"></p>'


def select(
    bank: Built, topics: Collection[str] = (), levels: Collection[str] = ()
) -> list[dict[str, Any]]:
    """Return the questions of these topics and levels; of all where none is named."""
    return [
        question
        for question in bank["questions"]
        if (not topics or question["topic"] in topics)
        and (not levels or question["level"] in levels)
    ]


def items(question: dict[str, Any], lang: str) -> Iterator[Item]:
    """Yield one item for every variant. The first keeps the question's id, others add -2, -3, …"""
    for place, one in enumerate(question["variants"]):
        number = one.get("number", place)  # a single variant may have been chosen among several
        suffix = f"-{number + 1}" if number else ""
        yield _item(variant(question, place), question["id"] + suffix, lang)


def html(text: str) -> str:
    """Return a text of the bank as HTML; platforms typeset what stands between \\( and \\)."""
    return to_html(text, lambda tex: f"\\({tex.replace('&', '&amp;').replace('<', '&lt;')}\\)")


def line(text: str) -> str:
    """The same without the paragraph around a single line, for options."""
    rendered = html(text)
    return rendered[3:-4] if rendered.count("<p>") == 1 and rendered.endswith("</p>") else rendered


def _item(question: dict[str, Any], name: str, lang: str) -> Item:
    prompt = html(in_language(question["prompt"], lang))
    if code := question.get("code"):
        prompt += html(f"```\n{code.rstrip()}\n```")
    if unit := question.get("unit"):
        prompt += f"<p>({line(in_language(unit, lang))})</p>"
    image = None
    if picture := question.get("picture"):
        image = Image(f"xor2mnist-{name}-{lang}.png", picture, lang)
        if not can_draw():
            prompt += f"<p>{translate('The picture in words', lang)}: {escape(image.alt)}</p>"
            image = None
    return Item(
        image=image,
        id=name,
        question=question["id"],
        shape=SHAPES[question["type"]][0],
        prompt=prompt,
        explanation=html(in_language(question["explanation"], lang)),
        topic=question["topic"],
        answers=list(_answers(question, lang)),
        pairs=[
            (line(in_language(part["text"], lang)), str(place))
            for place, part in enumerate(question.get("items", ()), 1)
        ],
        tolerance=float(f"{question.get('tolerance', 0.0):.2g}"),
        hints=[html(in_language(hint, lang)) for hint in question["hints"]],
        tags=[question["level"], *question["concepts"]],
    )


def _answers(question: dict[str, Any], lang: str) -> Iterator[Answer]:
    kind, answer = question["type"], question["answer"]
    if kind in ("choice", "multiple"):
        right = [answer] if kind == "choice" else answer
        for option in question["options"]:
            share = 100 / len(right)
            if option["key"] not in right:
                share = 0 if kind == "choice" else -share
            why = html(in_language(option["why"], lang)) if "why" in option else ""
            yield Answer(line(in_language(option["text"], lang)), share, why, option["key"])
        return
    right_ones = question["accept"] if kind == "short" else [answer]
    if kind != "order":
        for text in right_ones:
            yield Answer(_written(text, question), 100, key="answer")
    for index, mistake in enumerate(question["mistakes"] if kind != "order" else ()):
        wrong = mistake["answer"]
        for text in wrong if isinstance(wrong, list) else [wrong]:
            why = html(in_language(mistake["why"], lang))
            yield Answer(_written(text, question), 0, why, f"mistake-{index + 1}")


def plain(number: float) -> str:
    """Return a number as a person would type it: 220, 0.00001. GIFT knows no exponents."""
    return f"{Decimal(repr(number)):f}".removesuffix(".0")


def _written(answer: Any, question: dict[str, Any]) -> str:
    """Return an answer as an author would type it: a number with its significant digits."""
    if question["type"] == "numeric":
        return plain(rounded(answer, question["tolerance"]))
    if question["type"] == "formula":
        return line(f"`{answer}`")
    return " ".join(str(answer).split())
