"""Judges an answer to a built question: the one definition of right, ported to `page/judge.js`.

`question` is one variant of the built bank (see `build`), plain JSON. `answer` is what the learner
gave: an option's key (choice), a list of keys (multiple, order), or text (the other four).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from quizzes.grammar import CONSTANTS, Names, Unreadable, parse, show
from quizzes.values import equal, evaluate, points

_BLANK = " \t\r\n"


@dataclass(frozen=True)
class Verdict:
    """`blame` holds what to explain: keys of wrong options chosen, or indices into `mistakes`.

    `read` is how a number or formula was understood. Where `error` is set, the answer could not be
    read and is neither right nor wrong; `detail` completes the message.
    """

    right: bool = False
    score: float = 0.0
    blame: list = field(default_factory=list)
    read: str = ""
    error: str = ""
    detail: str = ""


def judge(question: dict[str, Any], answer: Any) -> Verdict:
    """Return the verdict on `answer`; never raises for whatever text a learner gives."""
    try:
        return _JUDGES[question["type"]](question, answer)
    except Unreadable as error:
        return Verdict(error=error.code, detail=error.detail)


def _choice(question: dict, answer: str) -> Verdict:
    right = answer == question["answer"]
    return Verdict(right, float(right), [] if right else [answer])


def _multiple(question: dict, answer: list[str]) -> Verdict:
    """Partial credit: (right ones chosen - wrong ones chosen) / right ones, never below 0."""
    key, chosen = set(question["answer"]), set(answer)
    if not chosen:
        raise Unreadable("empty")
    wrong = [option["key"] for option in question["options"] if option["key"] in chosen - key]
    score = max(0.0, (len(chosen & key) - len(wrong)) / len(key))
    return Verdict(chosen == key, score, wrong)


def _numeric(question: dict, answer: str) -> Verdict:
    node = parse(_bare_number(answer, question.get("unit") or {}))
    value = evaluate(node, CONSTANTS)
    if not math.isfinite(value):
        raise Unreadable("no-number")
    near = question["tolerance"] + 1e-9 * max(1.0, abs(question["answer"]))
    right = abs(value - question["answer"]) <= near
    foreseen = [abs(value - mistake["answer"]) <= near for mistake in question["mistakes"]]
    return Verdict(right, float(right), _first(foreseen, right), show(node))


def _bare_number(text: str, unit: dict[str, str]) -> str:
    """Take away the unit, thousands separators and signs such as ≈; a % that is no unit is /100."""
    text = unicodedata.normalize("NFKC", text).strip(_BLANK).lstrip("=≈~ ")
    for name in sorted(unit.values(), key=len, reverse=True):
        if name and text.lower().endswith(name.lower()):
            text = text[: -len(name)].rstrip(_BLANK)
            break
    if re.fullmatch(r"[+-−]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?%?", text):
        text = text.replace(",", "")
    return f"({text[:-1]})/100" if text.endswith("%") else text


def _formula(question: dict, answer: str) -> Verdict:
    names = Names(question["variables"], question["abbreviations"])
    node = parse(answer, names)
    places = points(names)
    right = equal(node, parse(question["answer"], names), places)
    foreseen = [
        not right and equal(node, parse(mistake["answer"], names), places)
        for mistake in question["mistakes"]
    ]
    return Verdict(right, float(right), _first(foreseen, right), show(node))


def _short(question: dict, answer: str) -> Verdict:
    given = _letters(answer)
    if not given:
        raise Unreadable("empty")
    right = given in map(_letters, question["accept"])
    return Verdict(right, float(right), _first_text(question, given, _letters, right))


def _letters(text: str) -> str:
    """Letters, digits and arithmetic only: case, spaces, hyphens and full stops do not matter."""
    return re.sub(r"[^\w+*/=<>%]|_", "", unicodedata.normalize("NFKC", text).lower())


def _order(question: dict, answer: list[str]) -> Verdict:
    right = answer == question["answer"] or answer in question.get("also", [])
    foreseen = []
    for mistake in question["mistakes"]:
        rest = iter(answer)
        foreseen.append(all(key in rest for key in mistake["answer"]))
    return Verdict(right, float(right), _first(foreseen, right))


def _output(question: dict, answer: str) -> Verdict:
    given = _printed(answer)
    if not given:
        raise Unreadable("empty")
    right = given == _printed(question["answer"])
    return Verdict(right, float(right), _first_text(question, given, _printed, right))


def _printed(text: str) -> str:
    """What print shows, without the spaces, quotes and capitals that nobody means."""
    text = re.sub('["“”‘’]', "'", text.replace("−", "-"))
    text = re.sub(f"[{_BLANK}\xa0]+", " ", text).strip(" ")
    return re.sub(r" ?([][(){},:=]) ?", r"\1", text).lower()


def _first(foreseen: list[bool], right: bool) -> list[int]:
    return [foreseen.index(True)] if not right and True in foreseen else []


def _first_text(question: dict, given: str, tidy: Any, right: bool) -> list[int]:
    foreseen = [given in map(tidy, mistake["answer"]) for mistake in question["mistakes"]]
    return _first(foreseen, right)


_JUDGES: dict[str, Callable[[dict[str, Any], Any], Verdict]] = {
    "choice": _choice,
    "multiple": _multiple,
    "numeric": _numeric,
    "formula": _formula,
    "short": _short,
    "order": _order,
    "output": _output,
}
