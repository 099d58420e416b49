"""Judges an answer to a built question: the one definition of right, ported to `page/judge.js`.

`question` is one variant of the built bank (see `build`), plain JSON. `answer` is what the learner
gave: an option's key (choice), a list of keys (multiple, order), or text (the other four).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from quizzes.grammar import CONSTANTS, Names, NotAFormula, parse, unfold
from quizzes.notation import show
from quizzes.values import equal, evaluate, points
from quizzes.wording import bare_number, letters, printed, same_output, wordings


@dataclass(frozen=True)
class Judgement:
    """The judgement of an answer. `blame` holds what to explain: keys of wrong options, or indices into `mistakes`.

    `read` is how a number or formula was understood. `otherwise` says that an output is right although Python would
    write it differently. If `error` is set, the answer could not be read and is neither right nor wrong; `detail`
    completes the message, `known` lists the known names.
    """

    right: bool = False
    score: float = 0.0
    blame: list = field(default_factory=list)
    read: str = ""
    otherwise: bool = False
    error: str = ""
    detail: str = ""
    known: str = ""


def judge(question: dict[str, Any], answer: Any) -> Judgement:
    """Return the judgement of `answer`; never raises for any text of a learner."""
    try:
        return _JUDGES[question["type"]](question, answer)
    except NotAFormula as error:
        return Judgement(error=error.code, detail=error.detail, known=error.known)


def _choice(question: dict, answer: str) -> Judgement:
    right = answer == question["answer"]
    return Judgement(right, float(right), [] if right else [answer])


def _multiple(question: dict, answer: list[str]) -> Judgement:
    """Give partial credit: (right ones chosen - wrong ones chosen) / right ones, never below 0."""
    key, chosen = set(question["answer"]), set(answer)
    if not chosen:
        raise NotAFormula("empty")
    wrong = [option["key"] for option in question["options"] if option["key"] in chosen - key]
    score = max(0.0, (len(chosen & key) - len(wrong)) / len(key))
    return Judgement(chosen == key, score, wrong)


def _numeric(question: dict, answer: str) -> Judgement:
    node = parse(bare_number(unfold(answer), question.get("unit") or {}))
    value = evaluate(node, CONSTANTS)
    if not math.isfinite(value):
        raise NotAFormula("no-number")
    near = question["tolerance"] + 1e-9 * max(1.0, abs(question["answer"]))
    right = abs(value - question["answer"]) <= near
    foreseen = [abs(value - mistake["answer"]) <= near for mistake in question["mistakes"]]
    return Judgement(right, float(right), _first(foreseen, right), show(node))


def _formula(question: dict, answer: str) -> Judgement:
    names = Names(question["variables"], question["abbreviations"])
    node = parse(answer, names)
    places = points(names)
    right = equal(node, parse(question["answer"], names), places)
    foreseen = [
        not right and equal(node, parse(mistake["answer"], names), places)
        for mistake in question["mistakes"]
    ]
    return Judgement(right, float(right), _first(foreseen, right), show(node))


def _short(question: dict, answer: str) -> Judgement:
    """Accept any accepted spelling as `wordings` reads it; text in parentheses is an explanation."""
    said, added = wordings(answer)
    if not said:
        raise NotAFormula("empty")
    foreseen = [
        any(text in map(letters, mistake["answer"]) for text in (said[0], *added))
        for mistake in question["mistakes"]
    ]
    accepted = [*map(letters, question["accept"])]
    plainly = said[0] in accepted
    right = plainly or (not any(foreseen) and any(text in accepted for text in said))
    if not right and True not in foreseen:
        foreseen = [
            any(text in map(letters, mistake["answer"]) for text in said)
            for mistake in question["mistakes"]
        ]
    return Judgement(right, float(right), _first(foreseen, right))


def _order(question: dict, answer: list[str]) -> Judgement:
    right = answer == question["answer"] or answer in question.get("also", [])
    foreseen = []
    for mistake in question["mistakes"]:
        steps = iter(answer)
        foreseen.append(all(key in steps for key in mistake["answer"]))
    return Judgement(right, float(right), _first(foreseen, right))


def _output(question: dict, answer: str) -> Judgement:
    """Accept the printed text, or (as `otherwise`) the same values with other separators, dots or quotes."""
    text, key = printed(answer), question["answer"]
    if not text:
        raise NotAFormula("empty")
    exact = text == printed(key)
    wrong = [mistake["answer"] for mistake in question["mistakes"]]
    foreseen = [text in map(printed, outputs) for outputs in wrong]
    otherwise = not exact and True not in foreseen and same_output(text, key)
    right = exact or otherwise
    if not right and True not in foreseen:
        foreseen = [any(same_output(text, output) for output in outputs) for outputs in wrong]
    return Judgement(right, float(right), _first(foreseen, right), otherwise=otherwise)


def _first(foreseen: list[bool], right: bool) -> list[int]:
    return [foreseen.index(True)] if not right and True in foreseen else []


_JUDGES: dict[str, Callable[[dict[str, Any], Any], Judgement]] = {
    "choice": _choice,
    "multiple": _multiple,
    "numeric": _numeric,
    "formula": _formula,
    "short": _short,
    "order": _order,
    "output": _output,
}
