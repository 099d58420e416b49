"""Anki: a deck with one card a question; ids are stable, so a second import adds nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path

from quizzes.export.items import Item
from quizzes.strings import say

_CSS = """
.card { font-family: system-ui, "Noto Sans KR", sans-serif; font-size: 19px; text-align: left;
  line-height: 1.5; max-width: 40em; margin: 0 auto; padding: .5em; }
pre { background: rgba(128, 128, 128, .15); padding: .5em; overflow-x: auto; }
.why { opacity: .8; margin-left: 1.2em; }
"""


def write(found: list[Item], out: Path, lang: str) -> None:
    """Write the items as an .apkg. Needs genanki; ImportError says so."""
    import genanki

    model = genanki.Model(
        _number("model"),
        "xor2mnist",
        fields=[{"name": "Front"}, {"name": "Back"}, {"name": "Id"}],
        templates=[
            {"name": "Card", "qfmt": "{{Front}}", "afmt": "{{Front}}<hr id=answer>{{Back}}"}
        ],
        css=_CSS,
        sort_field_index=2,
    )
    decks: dict[str, genanki.Deck] = {}
    for item in found:
        name = f"xor2mnist::{lang}::{item.topic}"
        deck = decks.setdefault(item.topic, genanki.Deck(_number(name), name))
        guid = genanki.guid_for("xor2mnist", lang, item.id)
        tags = [tag.replace(" ", "-") for tag in item.tags]
        fields = [front(item), back(item, lang), item.id]
        deck.add_note(genanki.Note(model=model, fields=fields, guid=guid, tags=tags))
    genanki.Package(list(decks.values())).write_to_file(str(out))


def _number(name: str) -> int:
    """Return a number for `name` that is always the same, as Anki wants for decks and models."""
    return int.from_bytes(hashlib.sha256(f"xor2mnist {name}".encode()).digest()[:4], "big") >> 1


def front(item: Item) -> str:
    """Return the question's side: the prompt, and what there is to choose from or to order."""
    if item.shape in ("choice", "multiple"):
        shown = sorted(answer.text for answer in item.answers)
    else:
        shown = sorted(step for step, _ in item.pairs)
    return item.prompt + (
        "<ul>" + "".join(f"<li>{text}</li>" for text in shown) + "</ul>" if shown else ""
    )


def back(item: Item, lang: str) -> str:
    """Return the answer's side: the answer, why it is right, and why the others are not."""
    right = [answer.text for answer in item.answers if answer.share > 0]
    steps = "".join(f"<li>{step}</li>" for step, _ in item.pairs)
    shown = f"<ol>{steps}</ol>" if steps else "<br>".join(f"<b>{text}</b>" for text in right)
    wrong = [answer for answer in item.answers if answer.share <= 0 and answer.why]
    whys = "".join(f"<li>{answer.text}<div class=why>{answer.why}</div></li>" for answer in wrong)
    answer = say("answer-is", lang, text="")
    return f"<p>{answer}</p>{shown}{item.explanation}" + (f"<ul>{whys}</ul>" if whys else "")
