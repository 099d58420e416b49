"""Translations of our sentences: one gettext catalogue a language, `locales/XX/LC_MESSAGES/xor2mnist.po`.

The English sentence is the key. A catalogue is read as translators write it, when its language is first asked for.
It is not compiled, so that a checkout, a wheel, a students' bundle and a browser tab hold the same file, which is never
out of date, and nothing has to be installed to read it. Babel, which collects the sentences and brings the catalogues
up to date (`xor2mnist dev texts`), is needed by authors alone.
"""

import re
from functools import cache
from pathlib import Path

LOCALES = Path(__file__).with_name("locales")
SOURCE = "en"
"""The language that the sentences are written in."""

# Patterns are compiled when a catalogue is read, so that they take no time in English.
_STRINGS = r'".*"(?:\n".*")*'
_ENTRY = (
    rf"^(?:#,(?P<flags>.*)\n(?:#.*\n)*)?msgid (?P<english>{_STRINGS})\nmsgstr (?P<text>{_STRINGS})"
)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


def file_of(lang: str) -> Path:
    """Return the file of the catalogue of a language."""
    return LOCALES / lang / "LC_MESSAGES" / "xor2mnist.po"


def languages() -> tuple[str, ...]:
    """Return the languages that the kit speaks: English, and those that have a catalogue."""
    names = [path.name for path in LOCALES.iterdir()] if LOCALES.is_dir() else []
    return (SOURCE, *sorted(one for one in names if file_of(one).is_file()))


@cache
def catalogue(lang: str) -> dict[str, str]:
    """Return {English: translation}, without texts that are untranslated or marked as fuzzy."""
    return read(file_of(lang).read_text(encoding="utf-8-sig"))


def read(text: str) -> dict[str, str]:
    """Return {English: translation} of a catalogue without contexts and plurals, which our sentences do not use."""
    return {
        english: translation
        for entry in re.finditer(_ENTRY, text, re.MULTILINE)
        if (english := _joined(entry["english"])) and (translation := _joined(entry["text"]))
        if "fuzzy" not in (entry["flags"] or "")
    }


def _joined(strings: str) -> str:
    """Return the text of quoted strings, one on each line, joined."""
    text = strings[1:-1].replace('"\n"', "")
    if "\\" not in text:
        return text
    return re.sub(r"\\(.)", lambda escape: _ESCAPED.get(escape[1], escape[1]), text)
