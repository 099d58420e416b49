"""The verdict on a function as HTML: in a learner's notebook, and in the feedback that they get back.

Everything that comes from a submission is escaped, and everything is bounded. Feedback holds no
expected values: `without_values` says what may be said in their place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from autograder import DEFAULT_SEED
from autograder.course.catalogue import Exercise
from autograder.grading.page import STATUS_TEXT
from autograder.judging.verdict import CheckResult
from autograder.language.finding import Finding, Sentence, Word, say
from autograder.language.i18n import render
from autograder.language.texts import KOREAN
from autograder.report.explain import GAP, Explanation, explain_check, said_of
from autograder.report.places import place_text
from autograder.running.admit import EXCEPTIONS

MAX_TEXT = 600
MAX_PRINTED = 1_200
MAX_LINE = 100
MOST_CHECKS = 8
MOST_NOTES = 6

COLOURS = {
    "correct": "#2e7d4f",
    "wrong": "#c0392b",
    "cannot_run": "#b7791f",
    "not_started": "#7a8794",
    "ungraded": "#6b4fa0",
}
# What a hidden check may be said to have ended with.
NAMED = EXCEPTIONS | {"Timeout", "WorkerError"}
_EXPECTED = frozenset(
    {"expected", "wanted", "ratio", "tolerance", "before", "after", "n", "amount"}
)

# What is said of a difference where the expected value may not be.
_REWORDED = {
    "{name}{where} is {value}; it must be {expected}": say(
        "{name}{where} is {value}, which is not right"
    ),
    "{name}: there are {yours} items, not {expected}": say(
        "{name}: {yours} of them, which is not the right number"
    ),
    "{name}: {wrong} of {size} entries differ, most of all {where}, which is {yours} and must be {expected}": say(
        "{name}: {wrong} of {size} entries differ"
    ),
    "{name}: {wrong} of {size} entries differ, most of all {where}, which is {yours} and must be {expected} (ratio {ratio})": say(
        "{name}: {wrong} of {size} entries differ"
    ),
    "{name} has shape {yours}, not {expected}": say("{name} has shape {yours}, which is not right"),
}


@dataclass(frozen=True)
class Links:
    """Lines of code that lead on from a verdict; "" for one that leads nowhere."""

    hint: str = ""
    quiz: str = ""


def without_values(finding: Finding, lang: str, numbers: bool = True) -> str:
    """Return what a check found, without what it expected; where not `numbers`, without any number.

    The second is for a failure on inputs that nobody is to know of.
    """
    what = finding.what
    name = what.fields.get("name")
    safe: Sentence
    if name is not None and not (numbers or _closed(name)):
        name = None
    if numbers and what.template in _REWORDED:
        safe = Sentence(_REWORDED[what.template].template, what.fields)
    elif not _tells(what, numbers):
        safe = what
    elif finding.kind == "shape" and name is not None:
        safe = say("{name} has the wrong shape", name=name)
    elif name is not None:
        safe = say("{name}: the values are not right", name=name)
    else:
        safe = say("a property that the result must have does not hold")
    notes = [note for note in finding.notes if not _tells(note, numbers)]
    return " ".join(render(one, lang) for one in (safe, *notes))[:MAX_TEXT]


def feedback_text(
    check: CheckResult, exercise: Exercise, file: str, lang: str, numbers: bool = True
) -> str:
    """Return what feedback says of a check that did not pass; `file` is where its lines are counted.

    Where not `numbers`, the inputs are hidden: then nothing of them shows, nor of what came out.
    """
    if check.finding is not None:
        return without_values(check.finding, lang, numbers)
    if not numbers:
        kind = getattr(check.trouble, "type", "")
        if kind in NAMED:
            return render(
                say("{type} in {function}", type=kind, function=check.check.function), lang
            )
        return render(say("a property that the result must have does not hold"), lang)
    return explain_check(check, exercise, Path(file), DEFAULT_SEED, lang).text()[:MAX_TEXT]


def _tells(sentence: Sentence, numbers: bool) -> bool:
    """Return whether a sentence tells an expected value, or, where not `numbers`, anything but our own words.

    A word or a number in it that comes from the submission could carry what the hidden inputs are.
    """
    if _EXPECTED & sentence.fields.keys():
        return True
    return not (numbers or _closed(sentence))


def _closed(value: Any) -> bool:
    """Return whether a text is made of the kit's own words alone, and of no number."""
    if isinstance(value, Sentence):
        return not re.search(r"\d", value.template) and all(map(_closed, value.fields.values()))
    return isinstance(value, Word) and value in KOREAN and not re.search(r"\d", value)


def verdict_html(
    function: dict[str, Any],
    lang: str,
    *,
    expected: bool,
    explanation: Explanation | None = None,
    links: Links = Links(),
    settled: Sequence[str] = (),
    elsewhere: Sequence[str] = (),
) -> str:
    """Return the verdict on one function; `function` has the shape of result files.

    `expected` says whether expected values may be shown: in the learner's own notebook they are,
    from `explanation`. In feedback they are not: there neither `explanation` nor a check's `message`
    is used, but its `feedback`, where it has one (see `without_values`). `elsewhere` holds what
    failed on hidden inputs alone, in sentences without numbers; `settled` what the learner expected
    before they wrote the function, beside what it gives now that it is right.
    """
    status = str(function["status"])
    pieces = [_head(function, status, lang)]
    if status not in ("correct", "not_started") or explanation is not None:
        if expected and explanation is not None:
            pieces += _explained(explanation, lang)
        else:
            pieces += _failed(function, lang)
    if elsewhere:
        head = say("On other inputs of the same kind the function fails:")
        pieces += [_p(render(head, lang)), _list(elsewhere)]
    pieces += map(_p, settled)
    if status != "correct":
        pieces += _leading_on(links, lang)
    colour = COLOURS.get(status, COLOURS["ungraded"])
    return (
        f'<div lang="{lang}" style="border-left: 4px solid {colour}; padding: 0.2em 0 0.2em 1em; '
        f'margin: 0.3em 0">{"".join(pieces)}</div>'
    )


def _head(function: dict[str, Any], status: str, lang: str) -> str:
    checks = function["checks"]
    passed = sum(one["status"] == "correct" for one in checks)
    text = render(STATUS_TEXT.get(status, STATUS_TEXT["ungraded"]), lang)
    points = say("{score} of {max} points", score=function["score"] or 0.0, max=function["max"])
    share = say("{passed} of {all} checks", passed=passed, all=len(checks))
    colour = COLOURS.get(status, COLOURS["ungraded"])
    return (
        f"<p><b>{_text(function['name'])}</b> "
        f'<b style="color: {colour}">{escape(text)}</b> '
        f"{escape(render(points, lang))}, {escape(render(share, lang))}</p>"
    )


def _explained(found: Explanation, lang: str) -> list[str]:
    pieces = [f"<p><b>{_text(found.headline)}</b></p>"]
    pieces += [_p(note) for note in found.notes[:MOST_NOTES]]
    if found.place:
        pieces.append(_p(found.place))
    if found.source:
        pieces.append(_pre(found.source))
    rows = [(say("called"), "\n".join(found.called.split(GAP)) if found.called else "")]
    rows += [(say("yours"), found.yours), (say("expected"), found.expected)]
    rows += [(say("printed"), found.printed.rstrip())]
    cells = "".join(
        f'<tr><td style="text-align: left; vertical-align: top">{escape(render(label, lang))}</td>'
        f'<td style="text-align: left">{_pre(text)}</td></tr>'
        for label, text in rows
        if text
    )
    if cells:
        pieces.append(f"<table>{cells}</table>")
    for place in found.first_wrong:
        pieces.append(f"<p><b>{_text(place.title)}</b> {_text(place.where)}</p>")
        source, column, width = place.cut(MAX_LINE)
        pieces.append(_pre(f"{source}\n{' ' * column}{'^' * width}"))
        pieces += [_p(note) for note in place.notes]
    if found.paragraph:
        pieces.append(_p(found.paragraph))
    return pieces


def _failed(function: dict[str, Any], lang: str) -> list[str]:
    """Return what may be said of failed checks in feedback: their own words, and the name that fits."""
    failed = [one for one in function["checks"] if one["status"] in ("wrong", "cannot_run")]
    texts = list(dict.fromkeys(one["feedback"] for one in failed if one.get("feedback")))
    pieces = [_list(texts[:MOST_CHECKS])] if texts else []
    pieces += [_p(place_text(place, lang)) for place in function.get("first_wrong", [])]
    names = dict.fromkeys(one["misconception"] for one in failed if one.get("misconception"))
    for name in names:
        pieces.append(_p(said_of(name, function.get("certain", True), None, lang)))
    if failed and function.get("change") and not names:
        pieces.append(_p(said_of(None, True, function["change"], lang)))
    return pieces


def _leading_on(links: Links, lang: str) -> list[str]:
    rows = [(say("hint"), links.hint), (say("quiz"), links.quiz)]
    return [
        f"<p>{escape(render(label, lang))}: <code>{_text(code)}</code></p>"
        for label, code in rows
        if code
    ]


def _text(text: str, most: int = MAX_TEXT) -> str:
    """Return a text as HTML, no longer than `most` characters before it is escaped."""
    short = text if len(text) <= most else text[: most - 1] + "…"
    # What no document may hold, such as a half of a pair of surrogates, is shown as "?".
    clean = short.encode("utf-8", "replace").decode("utf-8")
    return escape(
        "".join(c if c in "\n\t" or c.isprintable() or c.isspace() else "?" for c in clean)
    )


def _p(text: str) -> str:
    return f"<p>{_text(text)}</p>"


def _pre(text: str) -> str:
    return f'<pre style="margin: 0; text-align: left">{_text(text, MAX_PRINTED)}</pre>'


def _list(texts: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{_text(text)}</li>" for text in texts[:MOST_CHECKS]) + "</ul>"
