"""One student's page. Every text that comes from a submission is escaped where it is put into the page."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from autograder.course.catalogue import course
from autograder.grading.feedback.code import CodeLine, Excerpt, excerpt_of, places_of
from autograder.grading.feedback.first import (
    MOST,
    UNFINISHED,
    Mend,
    explained,
    not_started,
    question_about,
    said_in_checks,
    short_text,
    to_mend,
)
from autograder.grading.feedback.question import question_html
from autograder.grading.feedback.style import POLICY, STYLE
from autograder.grading.scoring import void_in, without_void
from autograder.grading.statuses import STATUS_TEXT, points_earned, void_checks
from autograder.grading.store import Result
from autograder.grading.tables import number
from autograder.language.finding import say
from autograder.language.i18n import in_language, render, width_of
from autograder.report.places import place_texts
from autograder.running.admit import clean

MOST_SENTENCES = 8
MOST_UNFOLDED = 2
MAX_TEXT = 900
SAID = {
    "wrong": say("first wrong"),
    "again": say("also wrong"),
    "look": say("look here"),
    "stopped": say("it stops here"),
}


@dataclass(frozen=True)
class SubmittedCode:
    """The file handed in for one exercise: its texts (for a notebook, those of its code cells) and its name.

    `changed` says that the file was replaced since it was graded, so it is not shown.
    """

    name: str
    texts: list[str] = field(default_factory=list)
    notebook: bool = False
    changed: bool = False


def title_of(student: str) -> str:
    """Return a student's name without the number that a platform puts behind it."""
    return re.sub(r"_\d+$", "", student).replace("_", " ")


def feedback_page(
    result: Result, code: Mapping[str, SubmittedCode], lang: str, secret: Collection[str] = ()
) -> str:
    """Return the page about a result; `code` holds by exercise what was handed in.

    `secret` are questions that count for a grade, whose answers are not shown.
    """
    return _StudentPage(without_void(result), code, lang, secret, void_in(result)).html()


class _StudentPage:
    def __init__(
        self,
        result: Result,
        code: Mapping[str, SubmittedCode],
        lang: str,
        secret: Collection[str],
        void: Mapping[str, Sequence[str]],
    ) -> None:
        self.void = void
        self.result, self.code, self.lang, self.secret = result, code, lang, secret
        self.mends = to_mend(result)
        self._shared = {
            (mend.exercise, name): mend.function["name"]
            for mend in self.mends
            for name in mend.others
        }
        self._shown_questions: set[str] = set()

    def say(self, text: str, **fields: object) -> str:
        return escape(render(say(text, **fields), self.lang))

    def text(self, text: str) -> str:
        """Return a text that may come from a submission, bounded and escaped."""
        short = clean(text, MAX_TEXT)
        return escape(short)

    def html(self) -> str:
        name = self.text(title_of(self.result["student"]))
        title = f"{self.say('Feedback')}: {name}"
        pieces = [
            f'<!doctype html>\n<html lang="{self.lang}"><head><meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title><style>{STYLE}</style></head><body><main>\n<h1>{title}</h1>\n",
            self._score(),
            self._first(),
            *(self._exercise(one) for one in self.result["exercises"]),
            self._next(),
            "</main></body></html>\n",
        ]
        return "".join(pieces)

    def _score(self) -> str:
        score, most = self.result["score"], self.result["max"]
        if score is None:
            total = self.say("There is no total yet: a part has not been graded.")
        else:
            total = points(score, most, self.lang)
        return f'<p class="big">{total}</p>\n{self._regraded()}'

    def _regraded(self) -> str:
        """Return what the last regrade changed, as long as its points are the present ones."""
        about = self.result.get("regraded")
        if about is None or about["after"] != [self.result["score"], self.result["max"]]:
            return ""
        (before, most), (after, most_now) = about["before"], about["after"]
        head = self.say(
            "Your points were computed again: {before} becomes {after}.",
            # With spaces at which no line is broken.
            before=f"{number(before) or '?'}\u00a0/\u00a0{number(most)}",
            after=f"{number(after) or '?'}\u00a0/\u00a0{number(most_now)}",
        )
        items = "".join(
            f"<li><code>{escape(one['name'])}</code>: {number(one['before'])} → {number(one['after'])} "
            f"({self.text(in_language(one['why'], self.lang))})</li>"
            for one in about["functions"]
        )
        return f'<div class="regraded"><p>{head}</p><ul>{items}</ul></div>\n'

    def _first(self) -> str:
        if not self.mends:
            return f"<p>{self.say('Nothing that you began is wrong.')}</p>\n"
        items = "".join(f"<li>{self._mend(one)}</li>" for one in self.mends[:MOST])
        more = ""
        if len(self.mends) > MOST:
            note = self.say("{count} more stand below.", count=len(self.mends) - MOST)
            more = f'<p class="soft">{note}</p>\n'
        return f'<h2>{self.say("What to mend first")}</h2>\n<ol class="mend">{items}</ol>\n{more}'

    def _mend(self, mend: Mend) -> str:
        name = escape(mend.function["name"])
        pieces = [
            f'<h3><a href="#{name}"><code>{name}</code></a> {self._state(mend.status)}</h3>',
            f"<p>{self.text(short_text(mend.function, self.lang))}</p>",
        ]
        places = place_texts(places_of(mend.function), self.lang)
        if places and not self._changed(mend.exercise):
            pieces.append(f'<p class="soft">{self.text(places[0])}</p>')
        if mend.others:
            others = ", ".join(f"<code>{escape(one)}</code>" for one in mend.others)
            pieces.append(f"<p>{self.say('These wait for it as well:')} {others}</p>")
        return "".join(pieces)

    def _state(self, status: str) -> str:
        word = escape(render(STATUS_TEXT.get(status, STATUS_TEXT["ungraded"]), self.lang))
        return f'<span class="state {escape(status)}">{word}</span>'

    def _changed(self, exercise: str) -> bool:
        return exercise in self.code and self.code[exercise].changed

    def _exercise(self, exercise: Mapping[str, Any]) -> str:
        known = course().exercise(exercise["id"])
        head = f"<h2>{known.number}. {escape(in_language(known.title, self.lang))}</h2>\n"
        if not exercise["functions"]:
            note = self.say(
                "This has no grade yet. The fault is not yours, and it costs no points."
            )
            return f'{head}<p class="state ungraded">{note}</p>\n'
        pieces = [head]
        if exercise["score"] is not None:
            text = points(exercise["score"], exercise["max"], self.lang)
            pieces.append(f'<p class="soft">{text}</p>\n')
        if self._changed(exercise["id"]):
            note = self.say(
                "{file} has changed since it was graded, so no code is shown.",
                file=clean(self.code[exercise["id"]].name, 120),
            )
            pieces.append(f"<p>{note}</p>\n")
        by_status: dict[str, list[str]] = {}
        for function in exercise["functions"]:
            if function["status"] in UNFINISHED:
                pieces.append(self._function(exercise["id"], function))
            else:
                by_status.setdefault(function["status"], []).append(function["name"])
        for status, names in by_status.items():
            text = ", ".join(f"<code>{escape(name)}</code>" for name in names)
            pieces.append(f"<p>{self._state(status)} {text}</p>\n")
        if self.void.get(exercise["id"]):
            note = escape(render(void_checks(self.void[exercise["id"]]), self.lang))
            pieces.append(f'<p class="soft">{note}</p>\n')
        return "".join(pieces)

    def _function(self, exercise: str, function: Mapping[str, Any]) -> str:
        name = escape(function["name"])
        pieces = [
            f'<section class="function" id="{name}"><h3><code>{name}</code> '
            f"{self._state(function['status'])}</h3>",
            f'<p class="soft">{points(function["score"] or 0.0, function["max"], self.lang)}, '
            f"{self._checks(function)}</p>",
        ]
        pieces += [f"<p>{self.text(one)}</p>" for one in explained(function, self.lang)]
        shared, helper = self._shared.get((exercise, function["name"])), function.get("mend_first")
        if helper or shared is None:  # else the same is told where it is to be mended
            pieces.append(self._said(function))
        first = helper or shared
        if first is not None:
            note = self.say("It waits for {function}: mend that first.", function=first)
            pieces.append(f"<p>{note}</p>")
        else:
            pieces.append(self._excerpt(exercise, function))
        pieces.append(self._question(function))
        return "".join(pieces) + "</section>\n"

    def _checks(self, function: Mapping[str, Any]) -> str:
        passed = sum(one["status"] == "correct" for one in function["checks"])
        return self.say("{passed} of {all} checks", passed=passed, all=len(function["checks"]))

    def _said(self, function: Mapping[str, Any]) -> str:
        """Return the messages of the checks, folded where a sentence explains them or where they are long."""
        said = said_in_checks(function, self.lang)[:MOST_SENTENCES]
        first = 0 if explained(function, self.lang) else MOST_UNFOLDED
        items = [f"<li>{self.text(one)}</li>" for one in said]
        listed = f"<ul>{''.join(items[:first])}</ul>" if items[:first] else ""
        if not items[first:]:
            return listed
        head = self.say("What the checks said ({count})", count=len(items[first:]))
        others = "".join(items[first:])
        return f"{listed}<details><summary>{head}</summary><ul>{others}</ul></details>"

    def _excerpt(self, exercise: str, function: Mapping[str, Any]) -> str:
        code = self.code.get(exercise)
        if code is None or code.changed:
            return ""
        excerpt = excerpt_of(code.texts, code.notebook, function)
        pieces = [self._figure(code, excerpt, function["name"])] if excerpt is not None else []
        places = places_of(function)
        for place, where in zip(places, place_texts(places, self.lang), strict=True):
            notes = [in_language(place["note"], self.lang)] if place.get("note") else []
            if place["right"]:
                names = ", ".join(
                    render(say("{name} (line {line})", name=name, line=line), self.lang)
                    for name, line in place["right"]
                )
                notes.append(render(say("right so far: {names}", names=names), self.lang))
            if notes:
                notes_html = "".join(f"<p>{self.text(note)}</p>" for note in notes)
                pieces.append(f'<p class="soft">{self.text(where)}</p>{notes_html}')
        return "".join(pieces)

    def _figure(self, code: SubmittedCode, excerpt: Excerpt, name: str) -> str:
        caption = self.text(code.name)
        if excerpt.cell is not None:
            caption = self.say(
                "{file}, code cell {cell}", file=clean(code.name, 120), cell=excerpt.cell
            )
        lines = "".join(self._line(line) for line in excerpt.lines)
        return (
            f"<figure><figcaption>{caption}</figcaption>"
            f'<pre tabindex="0" role="region" aria-label="{caption}, {escape(name)}"><code>{lines}</code></pre></figure>'
        )

    def _line(self, line: CodeLine | None) -> str:
        if line is None:
            return '<span class="l"><span class="n">⋮</span></span>'
        number_ = f'<span class="n">{line.number}</span>'
        if not line.kind:
            return f'<span class="l">{number_}{code_html(line.text) or " "}</span>'
        before, marked, after = (
            line.text[: line.start],
            line.text[line.start : line.end],
            line.text[line.end :],
        )
        said = escape(render(SAID[line.kind], self.lang))
        room = " " * width_of(before.expandtabs(4))
        return (
            f'<span class="l marked {line.kind}">{number_}{code_html(before)}'
            f"<mark>{code_html(marked)}</mark>{code_html(after)}\n"
            f'<span class="n"></span>{room}<span class="said">▲ {said}</span></span>'
        )

    def _question(self, function: Mapping[str, Any]) -> str:
        """Return the question about a named misconception, once on the page."""
        name = question_about(function)
        if name is None or name in self._shown_questions or name in self.secret:
            return ""
        self._shown_questions.add(name)
        question = question_html(name, 0, self.lang)
        if not question:
            return ""
        return f'<div class="question"><h4>{self.say("A question about it")}</h4>{question}</div>'

    def _next(self) -> str:
        items = []
        if self.mends:
            name = self.mends[0].function["name"]
            items.append(
                f"{self.say('Mend this first, then check it:')} <code>xor2mnist check {name}</code>"
            )
            items.append(
                f"{self.say('If you are stuck, take a hint:')} <code>xor2mnist hint {name}</code>"
            )
        begun = not_started(self.result)
        if begun:
            exercise, name = begun[0]
            items.append(
                f"{self.say('Then begin:')} <code>{name}</code> "
                f"({escape(course().exercise(exercise).filename)})"
            )
        elif not self.mends and self.result["score"] is not None:
            items.append(self.say("Everything here is done."))
        if not items:
            return ""
        listed = "".join(f"<li>{one}</li>" for one in items)
        return f"<h2>{self.say('What to do next')}</h2>\n<ol>{listed}</ol>\n"


def points(score: float, most: float, lang: str) -> str:
    """Return a score as people say it, escaped: "1 of 1 point"."""
    return escape(render(points_earned(score, most), lang))


def code_html(text: str) -> str:
    """Return code as HTML, without characters that HTML forbids; a tab is as wide as in an editor."""
    text = text.expandtabs(4).encode("utf-8", "replace").decode("utf-8")
    return escape("".join(c if c.isprintable() else "�" for c in text), quote=False)
