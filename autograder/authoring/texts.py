"""The catalogues of the translations: collected from the code and brought up to date with Babel.

A catalogue never loses translations. A sentence that is no longer in the code stays at the end, marked `#~`. A new
sentence that resembles an old one gets that one's translation with the mark `fuzzy`; it is not shown until somebody
has read it and removed the mark.
"""

import string
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from autograder.authoring.extraction import OTHERWISE, of_python, of_words
from autograder.course.paths import PACKAGE
from autograder.language.catalogues import SOURCE, file_of, languages

ROOT = PACKAGE.parent
# The first pattern that fits decides. What misconceptions say stands in TOML files, in every language.
_METHODS: Any = [  # Babel's types allow only names of methods; its code takes functions too
    ("misconceptions/**", "ignore"),
    ("right_answers/**", "ignore"),
    ("checks/**.py", of_python),
    ("**.py", of_python),
    ("**/strings.json", of_words),
]
_OPTIONS = {"checks/**.py": {"names": True}}
_HEADER = "# Translations of xor2mnist. CONTRIBUTING.md says how to translate; `xor2mnist dev texts` updates this file.\n#"


def template() -> Catalog:
    """Return every text of the code that a person reads, with the files in which it occurs."""
    catalog = Catalog(header_comment=_HEADER, fuzzy=False)
    for message in OTHERWISE:
        catalog.add(message)
    for folder in ("autograder", "quizzes"):
        for file, line, text, notes, _ in extract_from_dir(
            str(ROOT / folder), _METHODS, _OPTIONS, keywords={}
        ):
            catalog.add(str(text), locations=[(f"{folder}/{file}", line)], auto_comments=notes)
    return catalog


def update(lang: str, collected: Catalog) -> bool:
    """Bring the catalogue of a language up to date, or begin it; return whether the file changed."""
    path = file_of(lang)
    before = path.read_bytes() if path.is_file() else b""
    known = read_catalogue(lang) if before else Catalog(lang, header_comment=_HEADER, fuzzy=False)
    known.update(collected, update_creation_date=False)
    after = written(known)
    if after == before:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(after)
    return True


def read_catalogue(lang: str) -> Catalog:
    """Return a catalogue as Babel reads it. Raises PoFileError for an invalid file."""
    with file_of(lang).open("rb") as file:
        return read_po(file, locale=lang, abort_invalid=True)


def written(catalogue: Catalog) -> bytes:
    """Return the file of a catalogue in alphabetical order, so that moving code does not change it."""
    file = BytesIO()
    write_po(file, catalogue, width=0, sort_output=True, include_lineno=False)
    return file.getvalue()


def untranslated(lang: str) -> list[str]:
    """Return the texts that a translator must still write, or review where Babel guessed, with their lines."""
    known = read_catalogue(lang)
    return [
        f"{file_of(lang).relative_to(ROOT).as_posix()}:{one.lineno}: {one.id!r}"
        for one in known
        if one.id and (one.fuzzy or not one.string)
    ]


def about_translations() -> Iterator[str]:
    """Yield complaints about sentences without Korean, and translations with other fields than their sentence."""
    collected = template()
    for lang in languages():
        if lang != SOURCE:
            # Korean must always be complete; other languages may be unfinished.
            yield from _about_catalogue(lang, collected, complete=lang == "ko")


def _about_catalogue(lang: str, collected: Catalog, complete: bool) -> Iterator[str]:
    known = read_catalogue(lang)
    where = file_of(lang).relative_to(ROOT).as_posix()
    for one in collected:
        mine = known.get(one.id) if one.id else None
        if mine is None:
            if one.id:
                yield f"{where}: {one.id!r} is missing; xor2mnist dev texts adds it"
            continue
        line = f"{where}:{mine.lineno}"
        if complete and mine.fuzzy:
            yield f"{line}: the translation of {one.id!r} is a guess; read it and take the mark fuzzy away"
        elif complete and not mine.string:
            yield f"{line}: {one.id!r} is not translated"
        elif mine.string and not mine.fuzzy and _fields(str(mine.string)) != _fields(str(mine.id)):
            yield f"{line}: the translation of {one.id!r} has other fields"


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
