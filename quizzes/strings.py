"""The words that the scripts of the page take by name, and the terminal where it puts a name together."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from autograder.language.i18n import LANGUAGES, translate

FILE = Path(__file__).parent / "strings.json"


@cache
def words() -> dict[str, str]:
    """Return {name: English}."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def named(name: str, lang: str) -> str:
    """Return the words of a name in a language. KeyError for an unknown name."""
    return translate(words()[name], lang)


def strings() -> dict[str, dict[str, str]]:
    """Return {name: {language: words}} for a script."""
    return {name: {lang: named(name, lang) for lang in LANGUAGES} for name in words()}
