"""Languages and consoles: which language a person reads, and what their console can show."""

import locale
import numbers
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TextIO, TypeVar

from autograder.language.catalogues import SOURCE, catalogue, languages
from autograder.language.finding import Sentence, Word

LANGUAGES = languages()
T = TypeVar("T")


class UnknownLanguage(ValueError):
    """A language was asked for that the kit does not speak."""


def _user_file() -> Path:
    """Return the file that `start --lang` wrote before a copy kept its own language."""
    import platformdirs  # imported late, since it takes a few milliseconds

    return Path(platformdirs.user_config_dir("xor2mnist", appauthor=False)) / "language"


def _saved_language(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8-sig").strip() or None
    except (OSError, UnicodeDecodeError):
        return None


def _system_language() -> str:
    # Windows says "Korean_Korea", other systems "ko_KR".
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return os.environ[variable]
    return locale.getlocale()[0] or ""


def choose_language(requested: str | None = None, saved: Path | None = None) -> str:
    """Return one of LANGUAGES: the requested one, XOR2MNIST_LANG, the saved choice, or the system's.

    `saved` is the file of the choice that belongs to a learner's copy.

    Raises UnknownLanguage if `requested` or the variable names another one.
    """
    for source in (requested, os.environ.get("XOR2MNIST_LANG")):
        if source:
            spoken = _spoken(source)
            if spoken is None:
                raise UnknownLanguage(source)
            return spoken
    files = [saved] if saved is not None else []
    if not os.environ.get("XOR2MNIST_DATA"):
        files.append(_user_file())
    chosen = next(filter(None, map(_saved_language, files)), None) or _system_language()
    return _spoken(chosen) or SOURCE


def _spoken(name: str) -> str | None:
    """Return the one of LANGUAGES that a name means ("ko", "ko_KR.UTF-8", "Korean_Korea"), or None."""
    word = re.split(r"[^a-z]", name.lower())[0]
    alias = locale.locale_alias.get(word, "")  # Windows spells languages out
    return next((one for one in (word, alias[:2]) if one in LANGUAGES), None)


def encodable(text: str, encoding: str | None) -> bool:
    """Return whether a stream of this encoding can show `text`."""
    try:
        text.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def readable_language(lang: str, stream: TextIO) -> str:
    """Return `lang`, or English where the stream cannot show the letters of that language."""
    if lang == SOURCE:
        return lang
    # Translators: the name of your own language, in its own letters, not that of English.
    own_name = translate("English", lang)
    return lang if encodable(own_name, getattr(stream, "encoding", None)) else SOURCE


def translate(text: str, lang: str) -> str:
    """Return an English text of ours in `lang`; a text without a translation stays as it is."""
    return text if lang == SOURCE else catalogue(lang).get(text, text)


def in_language(texts: Mapping[str, T], lang: str) -> T:
    """Return an author's text in `lang`, or in English for a language that has only a catalogue."""
    return texts[lang] if lang in texts else texts[SOURCE]


def is_ours(text: str) -> bool:
    """Return whether a text is one of the kit's own sentences, and not made by a submission."""
    return any(text in catalogue(lang) for lang in LANGUAGES if lang != SOURCE)


def number_text(value: Any, unlike: Any = None) -> str:
    """Return a number with four significant digits, or with as many as tell it from `unlike`."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, numbers.Integral):
        return str(int(value))
    if isinstance(value, numbers.Complex) and not isinstance(value, numbers.Real):
        return f"{complex(value):.4g}"
    number = float(value) + 0.0  # turns -0.0 into 0.0
    if not isinstance(unlike, numbers.Real) or number == unlike or number != number:
        return f"{number:.4g}"
    other = float(unlike)
    return next(
        (f"{number:.{n}g}" for n in range(4, 17) if f"{number:.{n}g}" != f"{other:.{n}g}"),
        repr(number),
    )


def _field_text(value: Any, lang: str) -> str:
    if isinstance(value, Sentence):
        return render(value, lang)
    if isinstance(value, Word):
        text = translate(str(value), lang)
        # "a set" has no entry of its own: in Korean the bare name of the type is enough.
        return text.removeprefix("a ").removeprefix("an ") if lang != SOURCE else text
    if isinstance(value, str):
        return value
    if isinstance(value, numbers.Real):
        return number_text(value)
    if isinstance(value, list):
        texts = [_field_text(item, lang) for item in value[:MOST_ITEMS]]
        if len(value) > MOST_ITEMS:
            texts.append("…")
        return "[" + ", ".join(texts) + "]"
    return str(value)


MOST_ITEMS = 20
# Two numbers that a sentence tells apart must not look alike.
_COMPARED = (("yours", "expected"), ("yours", "wanted"), ("value", "expected"))


def render(sentence: Sentence, lang: str) -> str:
    """Return a sentence in `lang`, its fields filled in."""
    template = translate(sentence.template, lang)
    texts = {name: _field_text(value, lang) for name, value in sentence.fields.items()}
    for name, other in _COMPARED:
        value, unlike = sentence.fields.get(name), sentence.fields.get(other)
        if isinstance(value, float) and isinstance(unlike, float):
            texts[name], texts[other] = number_text(value, unlike), number_text(unlike, value)
    return template.format(**texts)


# Words with which a sentence of ours begins, and no name in a learner's code.
_FIRST_WORDS = frozenset(("every", "in", "it", "its", "only", "the", "these", "this"))


def as_sentences(texts: Iterable[str]) -> str:
    """Join texts to a paragraph: a full stop ends each one that another follows, but before a bracket.

    What follows a full stop begins with a capital letter, unless it begins with a name.
    """
    paragraph = ""
    for text in filter(None, texts):
        goes_on = text.startswith("(") or paragraph.endswith((":", ";"))
        if paragraph and not goes_on:
            paragraph += "" if paragraph[-1] in ".!?…" else "."
            if text.partition(" ")[0] in _FIRST_WORDS:
                text = text[0].upper() + text[1:]
        paragraph += f" {text}" if paragraph else text
    return paragraph


_TWINS = {
    "✓": "ok", "✗": "x", "…": "...", "·": "*", "×": "x", "÷": "/", "−": "-", "–": "-", "—": "-",
    "→": "->", "←": "<-", "↔": "<->", "⇒": "=>", "≥": ">=", "≤": "<=", "≠": "!=", "≈": "~", "∞": "inf",
    "σ": "sigma", "Σ": "sum", "∂": "d", "δ": "delta", "Δ": "Delta", "√": "sqrt", "½": "1/2", "¼": "1/4",
    "α": "alpha", "β": "beta", "γ": "gamma", "ε": "eps", "η": "eta", "θ": "theta", "λ": "lambda",
    "μ": "mu", "π": "pi", "τ": "tau", "φ": "phi", "ω": "omega", "′": "'", "ᵀ": "^T", "∇": "grad ",
    "•": "*", "│": "|", "─": "-", "┃": "|", "━": "-", "═": "=", "║": "|", "█": "#", "▌": "|",
    "“": '"', "”": '"', "‘": "'", "’": "'", "∈": " in ", "±": "+-", "⊙": "*", "°": " deg",
}  # fmt: skip
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴸ"
_SUPERSCRIPTS = str.maketrans(_RAISED + "ᵢ", "0123456789+-()abcdefghijklmnoprstuvwxyzLi")
_SUPERSCRIPT_RUN = re.compile(f"[{_RAISED}]+")


def _twin(character: str, encoding: str) -> str:
    if encodable(character, encoding):
        return character
    if character in _TWINS:
        return _TWINS[character]
    # A letter with a mark becomes the letter, a subscript digit the digit.
    plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode("ascii")
    return plain or ("" if unicodedata.combining(character) else "?")


def printable(text: str, encoding: str | None) -> str:
    """Return `text` with every character that `encoding` lacks replaced by an ASCII twin."""
    encoding = encoding or "ascii"
    if encodable(text, encoding):
        return text

    def power(match: re.Match[str]) -> str:
        run = match.group(0)
        return run if encodable(run, encoding) else "^" + run.translate(_SUPERSCRIPTS)

    return "".join(_twin(character, encoding) for character in _SUPERSCRIPT_RUN.sub(power, text))


def use_utf8_where_possible(stream: TextIO | Any) -> None:
    """Make a stream replace what it cannot encode, so that no print ever raises."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


def width_of(text: str) -> int:
    """Return how many columns a text takes up: Hangul and the like take two."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def pad(text: str, width: int) -> str:
    """Return `text` followed by the spaces that fill `width` columns."""
    return text + " " * max(0, width - width_of(text))
