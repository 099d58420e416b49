"""Lints the wording: the languages must agree, options must be fair, formulas convertible."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from quizzes.judge import judge
from quizzes.mathml import TexError, convert
from quizzes.schema import Choice, Multiple, Question
from quizzes.tex import to_unicode
from quizzes.text import formulas, leaves, words

Complaint = tuple[str, str]
TO_WRITE = "…"  # the mark of `bank new` for texts to be written

_EVERYTHING = re.compile(
    r"\b(all|none|both) of (the (above|options|others)|these)\b|위의? (모두|모든|전부)|모두 (맞|옳)"
    r"|정답(은|이)? 없|해당 ?(사항)? ?없음",
    re.IGNORECASE,
)
_NEGATED = {
    "en": re.compile(
        r"\b(which|what|who)\b[^.?,;:]*\b(not|except|never|wrong|false)\b", re.IGNORECASE
    ),
    "ko": re.compile(r"(아닌|않은|않는|틀린|잘못된|없는) (것|설명|문장|말|코드|식|선수)"),
}
_PARTICLE = re.compile(r"\}\}`?\$?(은|는|이|가|을|를|과|와|으로|로)(?![가-힣])")
_EITHER = re.compile(r"[을를은는이가와과]\([을를은는이가와과]\)|\(으\)로|\(이\)")
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u26ff\u2705\u274c]")
_FIGURE = re.compile(r"\d+\.\d+|\d{2,}")
_HANGUL = re.compile("[가-힣]")
_NUMBERED = re.compile(r"^ {0,3}\d{1,9}[.)]( |$)", re.MULTILINE)

CONSPICUOUS = 1.4
"""The right option must not be this many times as long, or as short, as every other one."""


def _maps(value: Any, place: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Yield (field, {en, ko}) for every text of a variant."""
    if isinstance(value, dict):
        if value.keys() == {"en", "ko"}:
            yield place, value
        else:
            for name, inner in value.items():
                yield from _maps(inner, f"{place}.{name}" if place else name)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            key = inner.get("key", index) if isinstance(inner, dict) else index
            yield from _maps(inner, f"{place}[{key}]")


def text_complaints(question: Question, built: list[dict[str, Any]]) -> Iterator[Complaint]:
    """Complain about the texts of a question; each complaint once, whatever the variants."""
    reported, read = set(), set()
    for variant in built:
        for place, texts in _maps({k: v for k, v in variant.items() if k != "answer"}):
            if (place, *texts.values()) in read:
                continue
            read.add((place, *texts.values()))
            for complaint in _text(place, texts, question):
                if complaint not in reported:
                    reported.add(complaint)
                    yield complaint
    for lang, pattern in _NEGATED.items() if isinstance(question, Choice | Multiple) else ():
        prompt = re.sub(r"\*\*.+?\*\*", "", question.prompt[lang])
        if pattern.search(prompt):
            yield f"prompt.{lang}", "holds a negation that is not bold"
    for place, text in _sources(question):
        if match := _PARTICLE.search(text):
            yield place, f'attaches "{match[1]}" to an inserted value'


def _sources(question: Question) -> Iterator[tuple[str, str]]:
    yield "prompt.ko", question.prompt.ko
    yield "explanation.ko", question.explanation.ko
    for index, hint in enumerate(question.hints):
        yield f"hints[{index}].ko", hint.ko


def _text(place: str, text: dict[str, str], question: Question) -> Iterator[Complaint]:
    if TO_WRITE in text.values():
        yield place, "is still to be written"
        return
    for kind in ("math", "code"):
        in_en, in_ko = ({s for k, s in leaves(text[lang]) if k == kind} for lang in ("en", "ko"))
        # The words inside a formula may be translated: \text{old} and \text{이전}.
        plain_en, plain_ko = ({_untranslated(s) for s in strings} for strings in (in_en, in_ko))
        if plain_en != plain_ko:
            odd = ", ".join(sorted(plain_en ^ plain_ko))
            yield place, f"differs between the languages in {kind}: {odd}"
    figures_en, figures_ko = (set(_FIGURE.findall(words(text[lang]))) for lang in ("en", "ko"))
    if figures_en != figures_ko:
        yield place, f"gives {', '.join(sorted(figures_en ^ figures_ko))} in one language only"
    for lang, content in text.items():
        here = f"{place}.{lang}"
        prose = words(content)
        for tex in formulas(content):
            try:
                convert(tex)
            except TexError as error:
                yield here, f"${tex}$: {error}"
        if "$" in prose.replace("\\$", "") and "\\$" not in content:
            yield here, "has a dollar sign without its partner"
        if "!" in prose or _EMOJI.search(prose):
            yield here, "has an exclamation mark or an emoji"
        if _EITHER.search(prose):
            yield here, "has a particle in two forms, such as 을(를)"
        if _NUMBERED.search(content):
            yield (
                here,
                "has a line that begins with a number and a full stop, as a list that is numbered",
            )
        if re.search(r"<[a-z/]", prose):
            yield here, "has HTML in it"
    english, korean = words(text["en"]), words(text["ko"])
    if _HANGUL.search(english) and question.source != "lecture":
        yield f"{place}.en", "has Korean in it"
    if len(re.findall(r"[A-Za-z]{2,}", korean)) > 3 and not _HANGUL.search(korean):
        yield f"{place}.ko", "has no Korean in it"


def _untranslated(tex: str) -> str:
    return re.sub(r"\\text\{[^}]*\}", r"\\text{}", tex)


def option_complaints(
    question: Choice | Multiple, built: list[dict[str, Any]]
) -> Iterator[Complaint]:
    """Complain where an option gives the answer away, or two of them are the same."""
    right = {question.answer} if isinstance(question, Choice) else set(question.answer)
    for number, variant in enumerate(built):
        where = f" (parameter set {number + 1})" if len(built) > 1 else ""
        for lang in ("en", "ko"):
            option_texts = {o["key"]: o["text"][lang] for o in variant["options"]}
            for key, other in _twins(option_texts):
                yield f"options.{key}.text.{lang}", f"is the same as {other}{where}"
            if number == 0 and isinstance(question, Choice):
                yield from _one_language(option_texts, right, lang)


def _one_language(option_texts: dict[str, str], right: set[str], lang: str) -> Iterator[Complaint]:
    for key, text in option_texts.items():
        if _EVERYTHING.search(text):
            yield f"options.{key}.text.{lang}", 'must not say "all of the above" or the like'
    if not any(
        re.search(r"[^\W\d_]{2,}", words(option_texts[key])) for key in right & option_texts.keys()
    ):
        return  # the length of formulas and numbers cannot be changed
    mine = [width(option_texts[key]) for key in right & option_texts.keys()]
    wrong = [width(text) for key, text in option_texts.items() if key not in right]
    if not wrong:
        return
    if min(mine) > CONSPICUOUS * max(wrong):
        yield f"options.{lang}", f"the right one is much the longest ({min(mine)} > {max(wrong)})"
    if max(mine) * CONSPICUOUS < min(wrong):
        yield f"options.{lang}", f"the right one is much the shortest ({max(mine)} < {min(wrong)})"


@lru_cache(maxsize=1 << 14)
def width(text: str) -> int:
    """Return how many columns `text` takes on a terminal."""
    flat = "".join(to_unicode(s) if k == "math" else s for k, s in leaves(text))
    return sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in flat)


def _twins(option_texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of options that read the same, or are equal numbers."""
    keys = list(option_texts)
    for index, key in enumerate(keys):
        for other in keys[:index]:
            a, b = (option_texts[k].replace("$", "").replace("`", "").strip() for k in (key, other))
            if a == b or _same_number(a, b):
                yield key, other


def _same_number(a: str, b: str) -> bool:
    try:
        number = float(b)
    except ValueError:
        return False
    question = {"type": "numeric", "answer": number, "tolerance": 0.0, "mistakes": []}
    return judge(question, a).right
