"""Our own words in both languages, shared by the terminal, the page and Jupyter."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "strings.json"


@cache
def strings() -> dict[str, dict[str, str]]:
    """Return {key: {"en": …, "ko": …}}."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def say(key: str, lang: str, **values: object) -> str:
    """Return one text with its places filled in. KeyError for an unknown key."""
    return strings()[key][lang].format(**values)
