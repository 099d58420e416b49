"""The questions as one self-contained page: `xor2mnist quiz --web [--out FILE]`.

Texts become HTML and formulas MathML here, and Vega, which draws the pictures, stands packed in the page: it asks nobody
for anything.
"""

from __future__ import annotations

import base64
import gzip
import json
import webbrowser
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from quizzes.answers import right_answer
from quizzes.built import Built, has_picture, open_bank
from quizzes.events import environment_seed
from quizzes.strings import strings
from quizzes.text import to_html

HOME = Path(__file__).parent / "page"
# Characters that no text contains, put around a formula's number in a text.
OPEN, CLOSE = "\x02", "\x03"


def page_data(bank: Built, ids: Collection[str] | None = None) -> dict[str, Any]:
    """Return what quiz.js draws: questions with HTML texts, each formula once in `math`.

    With `ids`, only those questions. Inside a text, a formula is replaced by its number in `math`.
    """
    numbers: dict[str, int] = {}

    def number(tex: str) -> str:
        return f"{OPEN}{numbers.setdefault(tex, len(numbers))}{CLOSE}"

    def convert(value: Any, key: str = "") -> Any:
        if isinstance(value, list):
            return [convert(item) for item in value]
        if not isinstance(value, dict) or key == "picture":
            return value
        if value.keys() == {"en", "ko"} and key not in ("unit", "answer", "accept", "right"):
            inline = key == "text"
            return {lang: _html(text, number, inline) for lang, text in value.items()}
        return {name: convert(inner, name) for name, inner in value.items() if name != "setup"}

    chosen = [q for q in bank["questions"] if ids is None or q["id"] in ids]
    questions = [convert(_with_right_answers(question)) for question in chosen]
    topics = {question["topic"] for question in chosen}
    return {
        "topics": [topic for topic in bank["topics"] if topic["topic"] in topics],
        "questions": questions,
        "functions": bank["functions"],
        "links": {n: quiz for n, quiz in bank["links"].items() if ids is None or quiz in ids},
        "math": [_trimmed(bank["formulas"][tex]) for tex in numbers],
        "strings": strings(),
        "chart": _chart_settings() if has_pictures(chosen) else None,
        "seed": environment_seed(),
    }


def has_pictures(questions: Iterable[dict[str, Any]]) -> bool:
    """Whether one of the built questions carries a picture."""
    return any(map(has_picture, questions))


def _chart_settings() -> dict[str, Any]:
    from quizzes.pictures import CONFIG  # imports NumPy, which a terminal needs for no question

    return CONFIG


def drawing_script() -> str:
    """Return Vega, Vega-Lite and vega-embed as one script, which asks nobody for anything.

    Inside the braces no module loader is seen, such as the one of a notebook: all three are to be globals.
    """
    from autograder.pictures.page import SCRIPTS, VENDOR

    code = "\n".join((VENDOR / name).read_text(encoding="utf-8") for name in SCRIPTS)
    return f"{{const define = undefined, exports = undefined, module = undefined;\n{code}\n}}"


def _packed(text: str) -> str:
    return base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode("ascii")


def _with_right_answers(question: dict[str, Any]) -> dict[str, Any]:
    """Return a question with the typed answers in its variants as a person writes them."""
    if "options" in question or "items" in question:
        return question
    variants = [
        {**own, "right": {lang: right_answer({**question, **own}, lang) for lang in ("en", "ko")}}
        for own in question["variants"]
    ]
    return {**question, "variants": variants}


def _html(text: str, number: Any, inline: bool) -> str:
    html = to_html(text, number)
    single = inline and html.startswith("<p>") and html.count("<p>") == 1 and html.endswith("</p>")
    return html[3:-4] if single else html


def _trimmed(mathml: str) -> str:
    # HTML needs neither the namespace nor the default display.
    return mathml.replace(' xmlns="http://www.w3.org/1998/Math/MathML" display="inline"', "")


def page(bank: Built, lang: str = "en", code: str | None = None) -> str:
    """Return the whole page as HTML; `lang` is its language until the reader chooses one.

    `code` is that of the one student for whom the page is made, whose variants it shows. The data is compressed to a quarter of its size; every browser that shows MathML can unpack it.
    """
    content = page_data(bank)
    if code is not None:
        content["seed"] = code
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    drawing = _packed(drawing_script()) if has_pictures(bank["questions"]) else ""
    parts = {
        "lang": lang,
        "title": strings()["title"][lang],
        "noscript": " ".join(
            f'<p lang="{name}">{text}</p>' for name, text in strings()["page-noscript"].items()
        ),
        "css": _file("page.css"),
        "data": _packed(data),
        "drawing": drawing,
        "judge": _file("judge.js"),
        "fsrs": _file("fsrs.js"),
        "knowledge": _file("knowledge.js"),
        "schedule": _file("schedule.js"),
        "quiz": _file("quiz.js"),
        "boot": _file("boot.js"),
    }
    html = _file("index.html")
    for name, text in parts.items():
        html = html.replace("{{" + name + "}}", text, 1)
    return html


def _file(name: str) -> str:
    return (HOME / name).read_text(encoding="utf-8")


def write_page(lang: str = "en", out: Path | None = None, code: str | None = None) -> Path:
    """Write the page to `out` and return it; without `out`, to the data folder, and open it."""
    path = out or own_page()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(open_bank(), lang, code), encoding="utf-8", newline="\n")
    if out is None:
        webbrowser.open(path.resolve().as_uri())
    return path


def own_page() -> Path:
    """Return the path of the learner's own page."""
    from autograder.events.log import data_folder

    return data_folder() / "quiz.html"
