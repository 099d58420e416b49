"""Moodle XML: Question bank > Import > Moodle XML format."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from quizzes.export.items import Item, plain

TYPES = {
    "choice": "multichoice",
    "multiple": "multichoice",
    "number": "numerical",
    "word": "shortanswer",
    "pairs": "matching",
}


def write(items: list[Item], out: Path, lang: str) -> None:
    """Write the items to one XML file: a category for each topic, and below it one for each question with variants.

    A random question of Moodle is drawn from a category, so a quiz gets one variant of a question by drawing from that
    question's own.
    """
    quiz = Element("quiz")
    variants = Counter(item.question for item in items)
    current = ""
    for item in items:
        name = f"{item.topic}/{item.question}" if variants[item.question] > 1 else item.topic
        if name != current:
            current = name
            category = SubElement(quiz, "question", type="category")
            _text(category, "category", f"$course$/top/xor2mnist/{name}")
        quiz.append(_question(item))
    ElementTree.indent(quiz)
    ElementTree.ElementTree(quiz).write(out, encoding="utf-8", xml_declaration=True)


def _text(parent: Element, name: str, text: str, html: bool = False) -> Element:
    element = SubElement(parent, name, {"format": "html"} if html else {})
    SubElement(element, "text").text = text
    return element


def _question(item: Item) -> Element:
    question = Element("question", type=TYPES[item.shape])
    _text(question, "name", item.id)
    prompt = _text(question, "questiontext", item.prompt_with_picture("@@PLUGINFILE@@/"), html=True)
    if item.image:
        attributes = {"name": item.image.name, "path": "/", "encoding": "base64"}
        SubElement(prompt, "file", attributes).text = b64encode(item.image.data).decode("ascii")
    _text(question, "generalfeedback", item.explanation, html=True)
    for name, value in {
        "defaultgrade": "1",
        "penalty": "0.3333333",
        "hidden": "0",
        "idnumber": item.id,
        **_SETTINGS[item.shape],
    }.items():
        SubElement(question, name).text = value
    for answer in item.answers:
        element = SubElement(question, "answer", fraction=f"{answer.share:.7g}", format="html")
        # In a word a star stands for anything, unless it is escaped.
        word = item.shape == "word"
        SubElement(element, "text").text = answer.text.replace("*", "\\*") if word else answer.text
        if item.shape == "number":
            SubElement(element, "tolerance").text = plain(item.tolerance)
        _text(element, "feedback", answer.why, html=True)
    for step, place in item.pairs:
        pair = SubElement(question, "subquestion", format="html")
        SubElement(pair, "text").text = step
        _text(pair, "answer", place)
    for hint in item.hints:
        _text(question, "hint", hint, html=True)
    tags = SubElement(question, "tags")
    for tag in item.tags:
        _text(tags, "tag", tag)
    return question


_CHOICE = {"shuffleanswers": "true", "answernumbering": "123"}
_SETTINGS: dict[str, dict[str, str]] = {
    "choice": {"single": "true", **_CHOICE},
    "multiple": {"single": "false", **_CHOICE},
    "number": {},
    "word": {"usecase": "0"},
    "pairs": {"shuffleanswers": "true"},
}
