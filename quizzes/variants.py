"""Makes the variants of a question of the bank: puts parameters in, and computes answers."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from typing import Any

from quizzes import expressions, schema
from quizzes.drawn import draw, draws
from quizzes.schema import Question, Text

_PLACE = re.compile(r"\{\{\s*([A-Za-z]\w*)((?:\[\d+\])*)\s*(?::([^{}]*))?\}\}")
_FORMULA = re.compile(r"\$[^$]+\$")
_BRACKETED = re.compile(r"((?:\\cdot|[-+(]) ?)\((\d+(?:\.\d+)?)\)")


class VariantError(Exception):
    """A value cannot be computed; `field` says where."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field, self.message = field, message


def variants(question: Question) -> Iterator[dict[str, Any]]:
    """Yield the question once for every parameter set and draw, as plain JSON for `judge` and the faces.

    Raises VariantError where an expression fails or a place in a text has no value.
    """
    sets = question.params or [{}]
    for number in range(draws(question)):
        names: dict[str, Any] = dict(sets[number % len(sets)])
        for name, expression in question.let.items():
            names[name] = _value(f"let.{name}", expression, names)
        yield _variant(draw(question, number), names)


_built: dict[int, tuple[Question, list[dict[str, Any]]]] = {}


def variants_once(question: Question) -> list[dict[str, Any]]:
    """Return the variants of a question, computed at the first call; nobody may change them.

    The linter reads them for each of its rules. A question holds lists and so has no hash: it is kept beside its
    variants, and its id remains its own.
    """
    cached = _built.get(id(question))
    if cached is None:
        cached = _built[id(question)] = question, list(variants(question))
    return cached[1]


def _value(field: str, expression: str, names: dict[str, Any]) -> Any:
    try:
        return expressions.value(expression, names)
    except Exception as error:
        raise VariantError(field, f"{expression.strip()}: {error}") from error


def fill(field: str, text: str, names: dict[str, Any]) -> str:
    """Return `text` with every {{name}} and {{name[0]}} replaced by its value. Raises VariantError."""

    def value(match: re.Match[str]) -> str:
        name, places, form = match[1], re.findall(r"\d+", match[2]), match[3] or ""
        if name not in names:
            raise VariantError(field, f"{{{{{name}}}}} has no value")
        try:
            inserted = names[name]
            for place in places:
                inserted = inserted[int(place)]
            return format(inserted, form)
        except (TypeError, ValueError, IndexError) as error:
            raise VariantError(field, f"{match[0]}: {error}") from error

    return _PLACE.sub(value, text)


def prose(field: str, text: str, names: dict[str, Any]) -> str:
    """Fill a text that is read: the brackets of $2 \\cdot ({{w}})$ stay only where `w` is negative."""
    text, bracketed = fill(field, text, names), "({{" in text
    if not bracketed:
        return text
    return _FORMULA.sub(lambda formula: _BRACKETED.sub(r"\1\2", formula[0]), text)


def _variant(question: Question, names: dict[str, Any]) -> dict[str, Any]:
    def filled(field: str, text: Text) -> dict[str, str]:
        return {lang: prose(f"{field}.{lang}", text[lang], names) for lang in schema.LANGUAGES}

    def put(field: str, text: str) -> str:
        return fill(field, text, names)

    # The answer is computed first, since hints and the explanation may show it.
    answer = _ANSWERS[question.kind](question, names, put, filled)
    if question.kind == "numeric":
        names = {**names, "answer": answer["answer"]}
    fields: dict[str, Any] = {"prompt": filled("prompt", question.prompt)}
    for field in ("code", "setup", "call"):
        if text := getattr(question, field):
            fields[field] = put(field, text)
    if question.picture:
        fields["picture"] = _picture(question.picture, names, filled)
    if question.raises:
        fields["raises"] = question.raises
    hints = [filled(f"hints[{i}]", hint) for i, hint in enumerate(question.hints)]
    explanation = filled("explanation", question.explanation)
    return {**fields, **answer, "hints": hints, "explanation": explanation}


def _picture(picture: schema.QuestionPicture, names: dict[str, Any], filled: Say) -> dict[str, Any]:
    labels = {name: filled(f"picture.labels.{name}", text) for name, text in picture.labels.items()}
    try:
        spec = expressions.view(picture.draw, {**names, **labels})
    except Exception as error:
        raise VariantError("picture.draw", f"{picture.draw.strip()}: {error}") from error
    return {"spec": spec, "alt": filled("picture.alt", picture.alt)}


Put = Callable[[str, str], str]
Say = Callable[[str, Text], dict[str, str]]


def _options(question: schema.Choice | schema.Multiple, _: dict, __: Put, filled: Say) -> dict:
    options = []
    for key, option in question.options.items():
        entry: dict[str, Any] = {"key": key, "text": filled(f"options.{key}.text", option.text)}
        if option.why:
            entry["why"] = filled(f"options.{key}.why", option.why)
        if option.misconception:
            entry["misconception"] = option.misconception
        options.append(entry)
    if question.sort:
        options.sort(key=lambda entry: str(entry["text"]["en"]))
    shuffle = question.shuffle and not question.sort
    return {"options": options, "answer": question.answer, "shuffle": shuffle}


def _mistakes(
    question: Any, filled: Say, answer: Callable[[str, Any], Any]
) -> list[dict[str, Any]]:
    entries = []
    for i, mistake in enumerate(question.mistakes):
        field = f"mistakes[{i}]"
        entry = {"answer": answer(field, mistake), "why": filled(f"{field}.why", mistake.why)}
        if mistake.misconception:
            entry["misconception"] = mistake.misconception
        entries.append(entry)
    return entries


def _numeric(question: schema.Numeric, names: dict, _: Put, filled: Say) -> dict:
    def number(field: str, expression: str) -> float:
        value = _value(field, expression, names)
        if not isinstance(value, int | float) or not math.isfinite(value):
            raise VariantError(field, f"{expression.strip()} is {value}, not a finite number")
        return value

    answer = number("solve", question.solve)
    tolerance = question.tolerance
    if isinstance(tolerance, str):
        tolerance = abs(answer) * float(tolerance.rstrip("%")) / 100
    known = {**names, "answer": answer}

    def filled_known(field: str, text: Text) -> dict[str, str]:
        return {lang: fill(f"{field}.{lang}", text[lang], known) for lang in schema.LANGUAGES}

    mistakes = _mistakes(question, filled_known, lambda field, m: number(f"{field}.solve", m.solve))
    entry: dict[str, Any] = {"answer": answer, "tolerance": tolerance, "mistakes": mistakes}
    if question.unit:
        entry["unit"] = filled("unit", question.unit)
    return entry


def _formula(question: schema.FormulaQuestion, _: dict, put: Put, filled: Say) -> dict:
    shorts = {name: put(f"abbreviations.{name}", t) for name, t in question.abbreviations.items()}
    return {
        "answer": put("answer", question.answer),
        "variables": question.variables,
        "abbreviations": shorts,
        "mistakes": _mistakes(question, filled, lambda field, m: put(f"{field}.answer", m.answer)),
    }


def _texts(put: Put) -> Callable[[str, Any], list[str]]:
    return lambda field, mistake: [put(f"{field}.answer", text) for text in mistake.answer]


def _short(question: schema.Short, _: dict, put: Put, filled: Say) -> dict:
    spellings = [
        put(f"accept.{lang}", text) for lang, texts in question.accept.items() for text in texts
    ]
    own = {lang: put(f"accept.{lang}", texts[0]) for lang, texts in question.accept.items()}
    return {
        "answer": own,
        "accept": spellings,
        "mistakes": _mistakes(question, filled, _texts(put)),
    }


def _order(question: schema.Order, _: dict, __: Put, filled: Say) -> dict:
    items = [
        {"key": key, "text": filled(f"items.{key}", text)} for key, text in question.items.items()
    ]
    return {
        "items": items,
        "answer": list(question.items),
        "also": question.also,
        "mistakes": _mistakes(question, filled, lambda _, mistake: mistake.answer),
    }


def _output(question: schema.Output, _: dict, put: Put, filled: Say) -> dict:
    answer = put("answer", question.answer)
    return {"answer": answer, "mistakes": _mistakes(question, filled, _texts(put))}


_ANSWERS: dict[str, Callable[..., dict[str, Any]]] = {
    "choice": _options,
    "multiple": _options,
    "numeric": _numeric,
    "formula": _formula,
    "short": _short,
    "order": _order,
    "output": _output,
}
