"""report.html: one page about a class that needs nothing else, and in which nothing runs.

Every text that comes from a student is escaped where it is put into the page.
"""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from autograder.basics.files import whole
from autograder.course.catalogue import Exercise, course
from autograder.grading.store import Result, file_name
from autograder.grading.summary import BINS, Summary
from autograder.grading.tables import number
from autograder.language.finding import say
from autograder.language.i18n import render
from autograder.misconceptions import find_misconception

NAME = "report.html"
STATUSES = ("correct", "wrong", "cannot_run", "not_started", "ungraded")
STATUS_TEXT = {
    "correct": say("correct"),
    "wrong": say("wrong"),
    "cannot_run": say("cannot run"),
    "not_started": say("not started"),
    "ungraded": say("ungraded"),
}
# Told apart by more than their colour.
SIGNS = {"correct": "✓", "wrong": "✗", "cannot_run": "!", "not_started": "·", "ungraded": "?"}
MOST_FUNCTIONS = 12
MOST_MISCONCEPTIONS = 20
# With more students their messages would make the page too heavy to open; the JSON files have them.
MOST_WITH_MESSAGES = 500
MAX_MESSAGE = 300

STYLE = """
:root { color-scheme: light dark; --ink: #1d2733; --soft: #5b6b7d; --line: #d8dee6; --back: #fff;
  --correct: #2e7d4f; --wrong: #c0392b; --cannot_run: #b7791f; --not_started: #9aa7b5;
  --ungraded: #6b4fa0; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9ef; --soft: #9fb0c2; --line: #33404e;
  --back: #141a21; --correct: #4fb37a; --wrong: #e57368; --cannot_run: #dba243;
  --not_started: #66758a; --ungraded: #a78bdb; } }
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: var(--ink);
  background: var(--back); font: 15px/1.5 system-ui, "Noto Sans KR", "Malgun Gothic", sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2.2rem; }
.soft, summary { color: var(--soft); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid var(--line);
  vertical-align: top; }
th { white-space: nowrap; } th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; }
.bar { display: flex; height: .9rem; min-width: 12rem; background: var(--line); }
.bar i { display: block; }
.correct { background: var(--correct); } .wrong { background: var(--wrong); }
.cannot_run { background: var(--cannot_run); } .not_started { background: var(--not_started); }
.ungraded { background: var(--ungraded); }
b.s { display: inline-block; width: 1.5em; text-align: center; color: #fff; border-radius: 3px; }
.key span { margin-right: 1.2rem; white-space: nowrap; }
.wide { overflow-x: auto; }
ul { margin: .3rem 0; padding-left: 1.2rem; } li { overflow-wrap: anywhere; }
svg text { fill: var(--soft); font-size: 11px; } svg rect { fill: var(--soft); }
"""


def write_page(results: Callable[[], Iterable[Result]], folder: Path, lang: str) -> None:
    """Write the page about all results, student by student. Raises OSError.

    `results` is asked twice: for the counts, and for the rows.
    """
    summary = Summary()
    for result in results():
        summary.add(result)
    with whole(folder / NAME) as file:
        file.writelines(Page(summary, lang).pieces(results()))


class Page:
    """The page in one language, piece by piece."""

    def __init__(self, summary: Summary, lang: str) -> None:
        self.summary = summary
        self.lang = lang
        ids = {exercise for exercise, _ in summary.statuses}
        self.exercises = [one for one in course() if one.id in ids]

    def say(self, text: str, **fields: object) -> str:
        """Return a sentence, escaped."""
        return escape(render(say(text, **fields), self.lang))

    def pieces(self, results: Iterable[Result]) -> Iterator[str]:
        """Yield the page in pieces; `results` are the rows of its last table."""
        title = self.say("Results of the class")
        yield (
            f'<!doctype html>\n<html lang="{self.lang}"><head><meta charset="utf-8">\n'
            # Nothing is loaded and nothing runs, whatever a text in here may try.
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
            "style-src 'unsafe-inline'\">\n"
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title><style>{STYLE}</style></head><body>\n<h1>{title}</h1>\n"
        )
        yield self._overview()
        yield from self._exercise_table()
        yield from self._functions()
        yield from self._misconceptions()
        yield from self._changes()
        yield from self._students(results)
        yield "</body></html>\n"

    def _overview(self) -> str:
        summary = self.summary
        if summary.mean is None:
            return f"<p>{self.say('Nobody has a score yet.')}</p>\n"
        sentence = self.say(
            "{students} students; on average {mean} % of the points.",
            students=summary.students,
            mean=f"{100 * summary.mean:.1f}",
        )
        return f"<p>{sentence}</p>\n{self._histogram()}"

    def _histogram(self) -> str:
        counts, width, height = self.summary.histogram, 46, 90
        most = max(counts)
        bars = []
        for n, count in enumerate(counts):
            tall = height * count / most
            x, y = n * width, height + 16 - tall
            bars.append(f'<rect x="{x + 3}" y="{y:.1f}" width="{width - 6}" height="{tall:.1f}"/>')
            if count:
                bars.append(
                    f'<text x="{x + width / 2}" y="{y - 3:.1f}" text-anchor="middle">{count}</text>'
                )
            share = f"{100 * n // BINS}–{100 * (n + 1) // BINS}"
            bars.append(
                f'<text x="{x + width / 2}" y="{height + 30}" text-anchor="middle">{share}</text>'
            )
        label = self.say("How many students earned which share of the points, in percent")
        size = f'width="{BINS * width}" height="{height + 36}"'
        return f'<svg {size} role="img" aria-label="{label}">{"".join(bars)}</svg>\n<p class="soft">{label}</p>\n'

    def _status(self, status: str) -> str:
        return escape(render(STATUS_TEXT[status], self.lang))

    def _sign(self, status: str) -> str:
        if status not in SIGNS:
            return ""
        return f'<b class="s {status}" title="{self._status(status)}">{SIGNS[status]}</b>'

    def _bar(self, counts: dict[str, int]) -> str:
        total = sum(counts.values()) or 1
        parts = "".join(
            f'<i class="{status}" style="width:{100 * count / total:.2f}%" '
            f'title="{self._status(status)}: {count}"></i>'
            for status, count in counts.items()
            if count
        )
        return f'<div class="bar">{parts}</div>'

    def _title(self, exercise: Exercise) -> str:
        return f"{exercise.short} {escape(exercise.title[self.lang])}"

    def _exercise_table(self) -> Iterator[str]:
        yield f"<h2>{self.say('Exercises')}</h2>\n"
        key = "".join(f"<span>{self._sign(s)} {self._status(s)}</span>" for s in STATUSES)
        yield f'<p class="key">{key}</p>\n<table>\n'
        for exercise in self.exercises:
            counts = {status: self.summary.statuses[exercise.id, status] for status in STATUSES}
            numbers = " · ".join(f"{self._status(s)} {n}" for s, n in counts.items() if n)
            yield (
                f"<tr><td>{self._title(exercise)}</td><td>{self._bar(counts)}</td>"
                f'<td class="soft">{numbers}</td></tr>\n'
            )
        yield "</table>\n"

    def _functions(self) -> Iterator[str]:
        hardest = self.summary.hardest()[:MOST_FUNCTIONS]
        if not hardest:
            return
        yield f"<h2>{self.say('Where the class is stuck')}</h2>\n<table>\n"
        yield (
            f"<tr><th>{self.say('function')}</th><th>{self.say('exercise')}</th>"
            f'<th class="n">{self.say("began it")}</th><th class="n">{self.say("not right yet")}</th></tr>\n'
        )
        for name, function, wrong, begun in hardest:
            yield (
                f"<tr><td><code>{escape(function)}</code></td>"
                f"<td>{self._title(course().exercise(name))}</td>"
                f'<td class="n">{begun}</td><td class="n">{wrong}</td></tr>\n'
            )
        yield "</table>\n"

    def _misconceptions(self) -> Iterator[str]:
        found = sorted(self.summary.misconceptions.items(), key=lambda one: (-one[1], one[0]))
        if not found:
            return
        yield f"<h2>{self.say('Named misconceptions')}</h2>\n<table>\n"
        yield (
            f'<tr><th class="n">{self.say("students")}</th><th>{self.say("function")}</th>'
            f"<th>{self.say('what they have in mind')}</th></tr>\n"
        )
        for (_, function, name), count in found[:MOST_MISCONCEPTIONS]:
            yield (
                f'<tr><td class="n">{count}</td><td><code>{escape(function)}</code></td>'
                f'<td>{self._misconception(name)}<br><span class="soft">{escape(name)}</span></td></tr>\n'
            )
        yield "</table>\n"

    def _changes(self) -> Iterator[str]:
        """What came out often and has no name: what an author of misconceptions may write next."""
        found = [one for one in self.summary.changes.most_common() if one[1] > 1]
        if not found:
            return
        yield f"<h2>{self.say('Frequent, and without a name yet')}</h2>\n<table>\n"
        for (_, function, english, korean), count in found[:MOST_MISCONCEPTIONS]:
            text = {"en": english, "ko": korean}[self.lang]
            yield (
                f'<tr><td class="n">{count}</td><td><code>{escape(function)}</code></td>'
                f"<td>{escape(text)}</td></tr>\n"
            )
        yield "</table>\n"

    def _misconception(self, name: str) -> str:
        try:
            return escape(find_misconception(name).text[self.lang])
        except KeyError:  # results of another version of the kit
            return ""

    def _students(self, results: Iterable[Result]) -> Iterator[str]:
        yield f'<h2>{self.say("Students")}</h2>\n<div class="wide"><table>\n<tr>'
        yield f'<th>{self.say("student")}</th><th class="n">{self.say("points")}</th>'
        yield "".join(f"<th>{exercise.short[2:]}</th>" for exercise in self.exercises) + "</tr>\n"
        for result in results:
            yield self._row(result)
        yield "</table></div>\n"
        if self.summary.students > MOST_WITH_MESSAGES:
            yield f'<p class="soft">{self.say("The messages stand in the JSON file of each student.")}</p>\n'

    def _row(self, result: Result) -> str:
        by_id = {one["id"]: one for one in result["exercises"]}
        cells = "".join(
            f"<td>{self._sign(by_id[exercise.id]['status']) if exercise.id in by_id else ''}</td>"
            for exercise in self.exercises
        )
        score = f"{number(result['score']) or '?'} / {number(result['max'])}"
        link = quote(file_name(result["student"]))
        messages = ""
        if self.summary.students <= MOST_WITH_MESSAGES:
            messages = self._messages(result)
        return (
            f'<tr><td><a href="./{link}">{escape(result["student"])}</a>{messages}</td>'
            f'<td class="n">{score}</td>{cells}</tr>\n'
        )

    def _messages(self, result: Result) -> str:
        """Return the first message about every function that is not right."""
        lines = [
            f"<li><code>{escape(function['name'])}</code> {escape(first)}</li>"
            for exercise in result["exercises"]
            for function in exercise["functions"]
            if (first := _first_message(function))
        ]
        if not lines:
            return ""
        count = self.say("{count} functions are not right yet", count=len(lines))
        return f"<details><summary>{count}</summary><ul>{''.join(lines)}</ul></details>"


def _first_message(function: dict[str, Any]) -> str:
    """Return the message that `report.explain` would choose: of the worst check, the first."""
    for check in function["checks"]:
        if check["status"] == function["status"] and check["message"]:
            text = str(check["message"])
            return text if len(text) <= MAX_MESSAGE else text[: MAX_MESSAGE - 1] + "…"
    return ""
