"""Shows the verdict on a function as HTML, in a learner's notebook and in nbgrader's feedback.

Everything that comes from a submission is escaped, and everything is bounded. Feedback holds no
expected values: `without_values` says what may be said in their place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from autograder.grading.statuses import STATUS_TEXT, points_earned
from autograder.language.finding import say
from autograder.language.i18n import render
from autograder.report.explain import GAP, Explanation, said_of
from autograder.report.places import place_texts

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


@dataclass(frozen=True)
class Links:
    """Lines of code to run after a verdict; "" where there is none."""

    hint: str = ""
    quiz: str = ""


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
    points = points_earned(function["score"] or 0.0, function["max"])
    share = say("{passed} of {all} checks", passed=passed, all=len(checks))
    colour = COLOURS.get(status, COLOURS["ungraded"])
    return (
        f"<p><b>{_text(function['name'])}</b> "
        f'<b style="color: {colour}">{escape(text)}</b> '
        f"{escape(render(points, lang))}, {escape(render(share, lang))}</p>"
    )


def _explained(explanation: Explanation, lang: str) -> list[str]:
    pieces = [f"<p><b>{_text(explanation.headline)}</b></p>"]
    pieces += [_p(note) for note in explanation.notes[:MOST_NOTES]]
    if explanation.place:
        pieces.append(_p(explanation.place))
    if explanation.source:
        pieces.append(_pre(explanation.source))
    rows = [(say("called"), "\n".join(explanation.called.split(GAP)) if explanation.called else "")]
    rows += [(say("yours"), explanation.yours), (say("expected"), explanation.expected)]
    rows += [(say("printed"), explanation.printed.rstrip())]
    cells = "".join(
        f'<tr><td style="text-align: left; vertical-align: top">{escape(render(label, lang))}</td>'
        f'<td style="text-align: left">{_pre(text)}</td></tr>'
        for label, text in rows
        if text
    )
    if cells:
        pieces.append(f"<table>{cells}</table>")
    for place in explanation.first_wrong:
        head = f"<b>{_text(place.title)}</b> {_text(place.where)}"
        pieces.append(f'<p style="margin-top: 1em">{head}</p>')
        source, column, width = place.cut(MAX_LINE)
        pieces.append(_pre(f"{source}\n{' ' * column}{'^' * width}"))
        pieces += [_p(note) for note in place.notes]
    if explanation.paragraph:
        pieces.append(_p(explanation.paragraph))
    return pieces


def _failed(function: dict[str, Any], lang: str) -> list[str]:
    """Return the feedback on failed checks: their texts, and the sentence of the misconception."""
    failed = [one for one in function["checks"] if one["status"] in ("wrong", "cannot_run")]
    by_text: dict[str, list[str]] = {}
    for one in failed:
        if one.get("feedback"):
            by_text.setdefault(one["feedback"], []).append(one["id"])
    pieces = []
    if function.get("mend_first"):
        wait = say("It waits for {function}: mend that first.", function=function["mend_first"])
        pieces.append(_p(render(wait, lang)))
    pieces += [_list_of_checks(by_text)] if by_text else []
    pieces += [_p(text) for text in place_texts(function.get("first_wrong", []), lang)]
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
    # Characters that HTML forbids, such as lone surrogates, are shown as "?".
    clean = short.encode("utf-8", "replace").decode("utf-8")
    return escape(
        "".join(c if c in "\n\t" or c.isprintable() or c.isspace() else "?" for c in clean)
    )


def _p(text: str) -> str:
    return f"<p>{_text(text)}</p>"


def _pre(text: str) -> str:
    # JupyterLab gives an output's <pre> the font of its text, in which carets stand below other characters.
    style = "margin: 0; text-align: left; font-family: monospace"
    return f'<pre style="{style}">{_text(text, MAX_PRINTED)}</pre>'


def _list_of_checks(by_text: Mapping[str, Sequence[str]]) -> str:
    """Return what is said about failed checks, each text once, below the names of its checks."""
    items = [
        f"<li><code>{_text(', '.join(names))}</code>: {_text(text)}</li>"
        for text, names in list(by_text.items())[:MOST_CHECKS]
    ]
    return f"<ul>{''.join(items)}</ul>"


def _list(texts: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{_text(text)}</li>" for text in texts[:MOST_CHECKS]) + "</ul>"
