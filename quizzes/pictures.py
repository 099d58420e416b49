"""A question's picture as the faces show it: in one language, complete, as an image, in the terminal.

The built bank holds {"spec": …, "alt": {"en": …, "ko": …}} for each variant; a text in the specification is a language map.
The page's script does the same as `localised`.
"""

from __future__ import annotations

import base64
import re
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from autograder.language.i18n import in_language, translate
from autograder.pictures.image import NotInstalled, image
from autograder.pictures.page import page
from autograder.pictures.style import FONT, SCHEMA
from autograder.pictures.terminal import quick_look

Picture = dict[str, Any]

INK, QUIET, LINE = "{ink}", "{quiet}", "{line}"
ON_PAPER = {INK: "#1b1f24", QUIET: "#57606a", LINE: "#d8dee4"}
CONFIG: dict[str, Any] = {
    "aria": False,  # the alternative text says it all; a reader would else hear every point
    "font": FONT,
    "axis": {
        "labelFontSize": 12, "titleFontSize": 13, "labelColor": INK, "titleColor": INK, "titleFontWeight": "normal",
        "gridColor": LINE, "domainColor": QUIET, "tickColor": QUIET,
    },
    "legend": {"labelFontSize": 13, "labelColor": INK, "labelLimit": 320, "symbolStrokeWidth": 2, "symbolSize": 110},
    "title": {"color": INK},
    "text": {"color": INK},
    "rule": {"color": INK},
    "view": {"stroke": LINE},
}  # fmt: skip
"""Vega's settings, with the face's own colours to be put in for text, axes and grid."""


def localised(value: Any, lang: str) -> Any:
    """Return a specification with each language map replaced by its text."""
    if isinstance(value, list):
        return [localised(one, lang) for one in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"en", "ko"}:
        return in_language(value, lang)
    return {name: one if name == "config" else localised(one, lang) for name, one in value.items()}


def _coloured(value: Any, colours: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _coloured(one, colours) for name, one in value.items()}
    return colours.get(value, value) if isinstance(value, str) else value


def complete(picture: Picture, lang: str) -> dict[str, Any]:
    """Return the whole Vega-Lite specification of a picture on white paper."""
    return {
        "$schema": SCHEMA,
        "description": in_language(picture["alt"], lang),
        "background": "white",
        "padding": 10,
        "config": _coloured(CONFIG, ON_PAPER),
        **localised(picture["spec"], lang),
    }


def can_draw() -> bool:
    """Whether a picture can be made a file: with vl-convert (the extra `plots`)."""
    return find_spec("vl_convert") is not None


def png(picture: Picture, lang: str, scale: float = 1.6) -> bytes:
    """Return the picture as a PNG file. Raises NotInstalled without vl-convert."""
    return image(complete(picture, lang), ".png", scale)


def figure(picture: Picture, lang: str) -> str:
    """Return the picture as HTML that stands alone: an image, or its text where none can be made."""
    description = escape(in_language(picture["alt"], lang))
    if not can_draw():
        return f"<p>{escape(translate('The picture in words', lang))}: {description}</p>"
    data = base64.b64encode(png(picture, lang)).decode("ascii")
    return f'<p><img src="data:image/png;base64,{data}" alt="{description}" style="max-width: 100%"></p>'


def sketch(picture: Picture, lang: str, width: int, encoding: str) -> str | None:
    """Return the picture in the characters of a terminal; None without plotext (the extra `plots`)."""
    try:
        drawn = quick_look(complete(picture, lang), width, encoding)
    except NotInstalled:
        return None
    return drawn.strip("\n") or None


def write_page(picture: Picture, lang: str, name: str, folder: Path) -> Path:
    """Write the picture of the question `name` as a page that stands alone; return its path."""
    path = folder / f"picture-{re.sub('[^a-z0-9-]', '', name)}.html"
    folder.mkdir(parents=True, exist_ok=True)
    text = page(complete(picture, lang), lang, name)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
