"""Anki: a deck with one note a question and a card for each of its variants.

The cards of a note are siblings, which Anki buries together. Ids are stable, so a second import adds
nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import tempfile
import zipfile
from pathlib import Path

from autograder.language.finding import say
from autograder.language.i18n import render
from quizzes.export.items import Item

_CSS = """
.card { font-family: system-ui, "Noto Sans KR", sans-serif; font-size: 19px; text-align: left;
  line-height: 1.5; max-width: 40em; margin: 0 auto; padding: .5em; }
pre { background: rgba(128, 128, 128, .15); padding: .5em; overflow-x: auto; }
.why { opacity: .8; margin-left: 1.2em; }
"""


MOST_VARIANTS = 6
_SIDES = range(1, MOST_VARIANTS + 1)
# The order differs each time; the back shows that of the front, where the program stores it.
_SHUFFLE = """<script>
(() => {
  const lists = [...document.querySelectorAll("ul.options")], key = "xor2mnist-order";
  let orders = null;
  try { if (BACK) orders = JSON.parse(sessionStorage.getItem(key)); } catch {}
  orders = orders || lists.map((list) => [...list.children].map(() => Math.random()));
  try { sessionStorage.setItem(key, JSON.stringify(orders)); } catch {}
  lists.forEach((list, i) => [...list.children].map((child, j) => [(orders[i] || [])[j] || 0, child])
    .sort((a, b) => a[0] - b[0]).forEach((pair) => list.append(pair[1])));
})();
</script>"""


def write(items: list[Item], out: Path, lang: str) -> None:
    """Write the items as an .apkg. Raises ImportError without genanki."""
    import genanki

    model = genanki.Model(
        _number("model with variants"),
        "xor2mnist",
        fields=[
            {"name": "Id"},
            *({"name": f"{side}{n}"} for n in _SIDES for side in ("Front", "Back")),
        ],
        templates=[_template(n) for n in _SIDES],
        css=_CSS,
        sort_field_index=0,
    )
    variants: dict[str, list[Item]] = {}
    for item in items:
        variants.setdefault(item.question, []).append(item)
    decks: dict[str, genanki.Deck] = {}
    for question, own in variants.items():
        name = f"xor2mnist::{lang}::{own[0].topic}"
        deck = decks.setdefault(own[0].topic, genanki.Deck(_number(name), name))
        sides = [side for item in own[:MOST_VARIANTS] for side in (front(item), back(item, lang))]
        empty = [""] * (2 * MOST_VARIANTS - len(sides))
        guid = genanki.guid_for("xor2mnist", lang, question, "with variants")
        tags = [tag.replace(" ", "-") for tag in own[0].tags]
        fields = [question, *sides, *empty]
        deck.add_note(genanki.Note(model=model, fields=fields, guid=guid, tags=tags))
    images = [item.image for own in variants.values() for item in own[:MOST_VARIANTS] if item.image]
    with tempfile.TemporaryDirectory() as folder:
        for image in images:
            Path(folder, image.name).write_bytes(image.data)
        media = [str(Path(folder, image.name)) for image in images]
        genanki.Package(list(decks.values()), media).write_to_file(str(out))
    _bury_siblings(out)


def _bury_siblings(deck: Path) -> None:
    """Give the decks their own options, in which siblings are buried until the next day.

    genanki uses Anki's default options, which the user's own options would replace.
    """
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(deck) as package:
            package.extractall(folder)
            names = package.namelist()
        with contextlib.closing(sqlite3.connect(Path(folder, "collection.anki2"))) as database:
            (options, decks) = database.execute("select dconf, decks from col").fetchone()
            options, decks = json.loads(options), json.loads(decks)
            own = {**options["1"], "id": _number("options"), "name": "xor2mnist"}
            own["new"] = {**own["new"], "bury": True}
            own["rev"] = {**own["rev"], "bury": True}
            options[str(own["id"])] = own
            for entry in decks.values():
                if entry["name"].startswith("xor2mnist"):
                    entry["conf"] = own["id"]
            texts = json.dumps(options), json.dumps(decks)
            database.execute("update col set dconf = ?, decks = ?", texts)
            database.commit()
        with zipfile.ZipFile(deck, "w", zipfile.ZIP_DEFLATED) as package:
            for name in names:
                package.write(Path(folder, name), name)


def _template(number: int) -> dict[str, str]:
    front_side, back_side = "{{" + f"Front{number}" + "}}", "{{" + f"Back{number}" + "}}"
    return {
        "name": f"Variant {number}",
        "qfmt": front_side + _SHUFFLE.replace("BACK", "false"),
        "afmt": f"{front_side}<hr id=answer>{back_side}" + _SHUFFLE.replace("BACK", "true"),
    }


def _number(name: str) -> int:
    """Return a number for `name` that is always the same, as Anki wants for decks and models."""
    return int.from_bytes(hashlib.sha256(f"xor2mnist {name}".encode()).digest()[:4], "big") >> 1


def front(item: Item) -> str:
    """Return the question's side: the prompt, and what there is to choose from or to order."""
    if item.shape in ("choice", "multiple"):
        lines = sorted(answer.text for answer in item.answers)
    else:
        lines = sorted(step for step, _ in item.pairs)
    return item.prompt_with_picture("") + (
        "<ul class=options>" + "".join(f"<li>{text}</li>" for text in lines) + "</ul>"
        if lines
        else ""
    )


def back(item: Item, lang: str) -> str:
    """Return the answer's side: the answer, why it is right, and why the others are not."""
    right = [answer.text for answer in item.answers if answer.share > 0]
    steps = "".join(f"<li>{step}</li>" for step, _ in item.pairs)
    right_html = f"<ol>{steps}</ol>" if steps else "<br>".join(f"<b>{text}</b>" for text in right)
    wrong = [answer for answer in item.answers if answer.share <= 0 and answer.why]
    whys = "".join(f"<li>{answer.text}<div class=why>{answer.why}</div></li>" for answer in wrong)
    answer = render(say("Answer: {text}", text=""), lang)
    return f"<p>{answer}</p>{right_html}{item.explanation}" + (f"<ul>{whys}</ul>" if whys else "")
