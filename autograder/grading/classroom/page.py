"""report.html: one self-contained page about a class.

Every text that comes from a student is escaped where it is put into the page.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from autograder.basics.files import open_atomically
from autograder.course.catalogue import Exercise, course
from autograder.grading.classroom.counts import BINS, Counts, Group, Key, trouble_of
from autograder.grading.classroom.items import EASIEST, ENOUGH, HARDEST, SHARPEST, CheckStatistics
from autograder.grading.classroom.style import STYLE, policy, scripts
from autograder.grading.scoring import without_void
from autograder.grading.statuses import SIGNS, STATUS_TEXT, STATUSES
from autograder.grading.store import Result, file_name
from autograder.grading.tables import number
from autograder.language.finding import Sentence, say
from autograder.language.i18n import as_sentences, in_language, render
from autograder.misconceptions import find_misconception

NAME = "report.html"
MOST_FUNCTIONS = 20
MOST_MISCONCEPTIONS = 20
LONGEST_EXPRESSION = 80
# For more students the messages are left out, since the page would be too large; the JSON files have them.
MOST_WITH_MESSAGES = 500
MAX_MESSAGE = 300
COUNTED = ("wrong", "cannot_run", "not_started")
FIRST_WRONG = say("the first wrong value")
TROUBLES = {
    "none": say("has not begun"),
    "behind": say("fell behind"),
    "stopped": say("something cannot run"),
    "ungraded": say("a part has no grade"),
    "": say("no remark"),
}


def write_page(results: Callable[[], Iterable[Result]], folder: Path, lang: str) -> None:
    """Write the page about all results, student by student. Raises OSError.

    `results` is called twice: for the counts, and for the rows. Checks that do not count are left out.
    """
    counts = Counts()
    for result in results():
        counts.add(without_void(result))
    with open_atomically(folder / NAME) as file:
        file.writelines(Page(counts, lang).pieces(map(without_void, results())))


class Page:
    """The page in one language, piece by piece."""

    def __init__(self, counts: Counts, lang: str) -> None:
        self.counts = counts
        self.lang = lang
        ids = {exercise for exercise, _ in counts.statuses}
        self.exercises = [one for one in course() if one.id in ids]

    def say(self, text: str, **fields: object) -> str:
        """Return a sentence, escaped."""
        return escape(render(say(text, **fields), self.lang))

    def pieces(self, results: Iterable[Result]) -> Iterator[str]:
        """Yield the page in pieces; `results` are the rows of its last table."""
        title = self.say("Results of the class")
        yield (
            f'<!doctype html>\n<html lang="{self.lang}"><head><meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{policy()}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title><style>{STYLE}</style></head><body><main>\n<h1>{title}</h1>\n"
        )
        yield self._contents()
        yield self._overview()
        yield from self._students(results)
        yield from self._exercise_table()
        yield from self._functions()
        yield from self._misconceptions()
        yield from self._nameless()
        yield from self._items()
        texts = json.dumps(self._texts(), ensure_ascii=False).replace("<", "\\u003c")
        yield f'</main>\n<script type="application/json" id="texts">{texts}</script>\n'
        yield "".join(f"<script>{one}</script>\n" for one in scripts())
        yield "</body></html>\n"

    def _contents(self) -> str:
        heads = {
            "help": self.say("Who needs help"),
            "stuck": self.say("Where the class is stuck"),
            "ideas": self.say("Named misconceptions"),
            "items": self.say("How good the checks are"),
        }
        links = "".join(f'<a href="#{name}">{text}</a>' for name, text in heads.items())
        return f"<nav>{links}</nav>\n"

    def _overview(self) -> str:
        counts = self.counts
        figures = [(self.say("students"), str(counts.students))]
        if counts.mean is None:
            table = self._figures(figures)
            return f"{table}<p>{self.say('Nobody has a score yet.')}</p>\n"
        figures.append((self.say("mean"), _percent(counts.mean)))
        if counts.quartiles is not None:
            low, middle, high = counts.quartiles
            figures += [
                (self.say("median"), _percent(middle)),
                (self.say("lower quartile"), _percent(low)),
                (self.say("upper quartile"), _percent(high)),
            ]
        return f"{self._figures(figures)}{self._histogram()}"

    @staticmethod
    def _figures(figures: Iterable[tuple[str, str]]) -> str:
        rows = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in figures)
        return f'<dl class="figures">{rows}</dl>\n'

    def _histogram(self) -> str:
        counts, width, height = self.counts.histogram, 46, 90
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
        size = f'width="{BINS * width}" height="{height + 36}" viewBox="0 0 {BINS * width} {height + 36}"'
        return f'<svg {size} role="img" aria-label="{label}">{"".join(bars)}</svg>\n<p class="soft">{label}</p>\n'

    def _status(self, status: str) -> str:
        return escape(render(STATUS_TEXT[status], self.lang))

    def _sign(self, status: str) -> str:
        if status not in SIGNS:
            return ""
        word = self._status(status)
        return f'<b class="s {status}" role="img" title="{word}" aria-label="{word}">{SIGNS[status]}</b>'

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
        return f"{exercise.short} {escape(in_language(exercise.title, self.lang))}"

    def _names(self, group: Group) -> str:
        """Return the students of a group as a folded list."""
        if not group.count:
            return "0"
        links = ", ".join(self._link(name) for name in group.names)
        if group.count > len(group.names):
            more = group.count - len(group.names)
            links += " " + self.say("and {count} more students", count=more)
        head = self.say("{count} students", count=group.count)
        if group.count == 1:
            head = self.say("{count} student", count=1)
        return f"<details><summary>{head}</summary>{links}</details>"

    @staticmethod
    def _link(student: str) -> str:
        return f'<a href="./{quote(file_name(student))}">{escape(student)}</a>'

    def _exercise_table(self) -> Iterator[str]:
        yield f"<h2>{self.say('Exercises')}</h2>\n"
        key = "".join(f"<span>{self._sign(s)} {self._status(s)}</span>" for s in STATUSES)
        yield f'<p class="key">{key}</p>\n<div class="wide" tabindex="0"><table>\n'
        for exercise in self.exercises:
            counts = {status: self.counts.statuses[exercise.id, status] for status in STATUSES}
            numbers = " · ".join(f"{self._status(s)}&nbsp;{n}" for s, n in counts.items() if n)
            yield (
                f"<tr><td>{self._title(exercise)}</td><td>{self._bar(counts)}</td>"
                f'<td class="soft">{numbers}</td></tr>\n'
            )
        yield "</table></div>\n"

    def _functions(self) -> Iterator[str]:
        yield f'<h2 id="stuck">{self.say("Where the class is stuck")}</h2>\n'
        hardest = self.counts.hardest()
        if not hardest:
            yield f"<p>{self.say('Nobody is stuck.')}</p>\n"
            return
        note = self.say(
            "A wrong idea, code that cannot run, and what could not be graded here are three different things. "
            "What waits for another function may be right already."
        )
        yield f'<p class="soft">{note}</p>\n<div class="wide" tabindex="0"><table>\n<tr>'
        yield f"<th>{self.say('function')}</th><th>{self.say('exercise')}</th>"
        yield f'<th class="n">{self.say("began it")}</th>'
        yield "".join(
            f"<th>{self._status(one)}</th>" for one in ("wrong", "cannot_run", "ungraded")
        )
        yield f"<th>{self.say('waits for another')}</th></tr>\n"
        for key in hardest[:MOST_FUNCTIONS]:
            yield self._stuck(key)
        yield "</table></div>\n"
        if (more := len(hardest) - MOST_FUNCTIONS) > 0:
            note = self.say("Further functions, not in this table: {count}", count=more)
            yield f'<p class="soft">{note}</p>\n'

    def _stuck(self, key: Key) -> str:
        name, function = key
        groups = "".join(
            f"<td>{self._names(self.counts.stuck[name, function, one])}</td>"
            for one in ("wrong", "cannot_run", "ungraded", "waiting")
        )
        return (
            f"<tr><td><code>{escape(function)}</code></td>"
            f"<td>{self._title(course().exercise(name))}</td>"
            f'<td class="n">{self.counts.began(key)}</td>{groups}</tr>\n'
        )

    def _misconceptions(self) -> Iterator[str]:
        yield f'<h2 id="ideas">{self.say("Named misconceptions")}</h2>\n'
        groups = sorted(self.counts.misconceptions.items(), key=lambda one: (-one[1].count, one[0]))
        if not groups:
            yield f"<p>{self.say('None was found.')}</p>\n"
            return
        yield '<div class="wide" tabindex="0"><table>\n<tr>'
        yield f"<th>{self.say('students')}</th><th>{self.say('function')}</th>"
        yield f"<th>{self.say('what they have in mind')}</th></tr>\n"
        for (_, function, name), group in groups[:MOST_MISCONCEPTIONS]:
            example = self.counts.examples.get(name)
            example_html = ""
            if example:
                label = self.say("from the class:")
                example_html = f'<p class="example"><span class="soft">{label}</span> <code>{escape(example)}</code></p>'
            yield (
                f"<tr><td>{self._names(group)}</td><td><code>{escape(function)}</code></td>"
                f'<td>{misconception_text(name, self.lang)}{example_html}<span class="soft">{escape(name)}</span></td></tr>\n'
            )
        yield "</table></div>\n"
        if (more := len(groups) - MOST_MISCONCEPTIONS) > 0:
            note = self.say("Further misconceptions, not in this table: {count}", count=more)
            yield f'<p class="soft">{note}</p>\n'

    def _nameless(self) -> Iterator[str]:
        """What was found several times and has no misconception's name, which an author may want to add."""
        found = [
            (group, function, escape(in_language({"en": english, "ko": korean}, self.lang)))
            for (_, function, english, korean), group in self.counts.changes.items()
        ]
        head = escape(render(FIRST_WRONG, self.lang))
        found += [
            (group, function, f'<span class="soft">{head}:</span> <code>{escape(text)}</code>')
            for (_, function, text), group in self.counts.expressions.items()
        ]
        frequent = sorted(
            (one for one in found if one[0].count > 1),
            key=lambda one: (-one[0].count, one[1:]),
        )
        if not frequent:
            return
        yield f"<h2>{self.say('Frequent, and without a name yet')}</h2>\n"
        yield '<div class="wide" tabindex="0"><table>\n'
        for group, function, text in frequent[:MOST_MISCONCEPTIONS]:
            yield (
                f"<tr><td>{self._names(group)}</td><td><code>{escape(function)}</code></td>"
                f"<td>{text}</td></tr>\n"
            )
        yield "</table></div>\n"

    def _items(self) -> Iterator[str]:
        yield f'<h2 id="items">{self.say("How good the checks are")}</h2>\n'
        note = self.say(
            "Difficulty is the share of those who began the function and pass the check. Discrimination is how passing "
            "goes along with the other points, from -1 to 1."
        )
        yield f'<p class="soft">{note}</p>\n'
        if not any(item.begun >= ENOUGH for item in self.counts.items.values()):
            few = self.say(
                "Not enough data: a check needs {least} students who began it.", least=ENOUGH
            )
            yield f"<p>{few}</p>\n"
            return
        yield f'<table class="sortable" aria-label="{self.say("How good the checks are")}" data-by="2" data-direction="asc"><thead><tr>'
        yield f"<th>{self.say('check')}</th><th>{self.say('began it')}</th>"
        yield f"<th>{self.say('difficulty')}</th><th>{self.say('discrimination')}</th>"
        yield f"<th>{self.say('remark')}</th></tr></thead><tbody>\n"
        for (name, function, check), item in self.counts.items.items():
            key = f"{name[:4]}.{function}.{check}"
            yield (
                f"<tr><td><code>{escape(key)}</code></td><td>{item.begun}</td>"
                f"{_figure(item.difficulty)}{_figure(item.discrimination)}"
                f"<td>{self._remark(item)}</td></tr>\n"
            )
        yield "</tbody></table>\n"

    def _remark(self, item: CheckStatistics) -> str:
        difficulty, sharpness = item.difficulty, item.discrimination
        if difficulty is None:
            return self.say("not enough data")
        if difficulty > EASIEST:
            return self.say("nearly all pass it")
        if difficulty < HARDEST:
            return self.say("nearly nobody passes it")
        if sharpness is not None and sharpness < SHARPEST:
            return self.say("does not tell strong students from weak ones")
        return ""

    def _students(self, results: Iterable[Result]) -> Iterator[str]:
        yield f'<h2 id="help">{self.say("Who needs help")}</h2>\n'
        note = self.say(
            "Who fell behind has begun less than half of what half of the class has begun."
        )
        yield f'<p class="soft">{note}</p>\n'
        options = "".join(
            f'<option value="{word}">{word}</option>'
            for one in ("none", "behind", "stopped", "ungraded")
            if (word := escape(render(TROUBLES[one], self.lang)))
        )
        yield (
            f'<p class="filter" hidden><label for="trouble">{self.say("show:")}</label> '
            f'<select id="trouble"><option value="">{self.say("all")}</option>{options}</select></p>\n'
        )
        yield f'<table class="sortable" id="students" aria-label="{self.say("Who needs help")}" data-by="3" data-direction="asc"><thead><tr>'
        heads = (say("student"), say("remark"), say("points"), say("share"))
        for head in (*heads, *(STATUS_TEXT[one] for one in COUNTED)):
            yield f"<th>{escape(render(head, self.lang))}</th>"
        yield "".join(f"<th>{exercise.short[2:]}</th>" for exercise in self.exercises)
        yield "</tr></thead><tbody>\n"
        for result in results:
            yield self._row(result)
        yield "</tbody></table>\n"
        if self.counts.students > MOST_WITH_MESSAGES:
            yield f'<p class="soft">{self.say("The messages stand in the JSON file of each student.")}</p>\n'

    def _row(self, result: Result) -> str:
        by_id = {one["id"]: one for one in result["exercises"]}
        cells = "".join(
            f"<td>{self._sign(by_id[exercise.id]['status']) if exercise.id in by_id else ''}</td>"
            for exercise in self.exercises
        )
        score, most = result["score"], result["max"]
        points = f"{number(score) or '?'} / {number(most)}"
        share = score / most if score is not None and most else None
        trouble = trouble_of(result, self.counts.current)
        states = [one["status"] for part in result["exercises"] for one in part["functions"]]
        numbers = "".join(
            f'<td class="n">{states.count(one)}</td>'
            for one in ("wrong", "cannot_run", "not_started")
        )
        messages = ""
        if self.counts.students <= MOST_WITH_MESSAGES:
            messages = self._messages(result)
        remark = escape(render(TROUBLES[trouble], self.lang)) if trouble else ""
        return (
            f'<tr><td data-order="{escape(result["student"])}">{self._link(result["student"])}{messages}</td>'
            f"<td>{remark}</td>"
            f'<td class="n" data-order="{-1 if score is None else score}">{points}</td>{_figure(share, True)}'
            f"{numbers}{cells}</tr>\n"
        )

    def _messages(self, result: Result) -> str:
        """Return the first message about every function that is not right, and where it goes wrong or what it waits for."""
        lines = [
            f"<li><code>{escape(function['name'])}</code> {escape(first)}{self._waits(function)}{self._places(function)}</li>"
            for exercise in result["exercises"]
            for function in exercise["functions"]
            if (first := _first_message(function, self.lang))
        ]
        if not lines:
            return ""
        count = self.say("{count} functions are not right yet", count=len(lines))
        return f"<details><summary>{count}</summary><ul>{''.join(lines)}</ul></details>"

    def _waits(self, function: Mapping[str, Any]) -> str:
        """Return for which function it waits; "" where it is wrong itself."""
        helper = function.get("mend_first")
        if not helper:
            return ""
        return f'<br><span class="soft">{self.say("waits for {function}", function=helper)}</span>'

    def _places(self, function: Mapping[str, Any]) -> str:
        """Return the first wrong values of a function, each with its line; "" where none was found."""
        return "".join(
            f'<br><span class="soft">{self.say("line {number}", number=place["line"])}</span> '
            f"<code>{escape(place['expression'][:LONGEST_EXPRESSION])}</code>"
            for place in function.get("first_wrong", ())
        )

    def _texts(self) -> Any:
        """Return the texts of the table library in the reader's language."""
        places = {"start": "_START_", "end": "_END_", "total": "_TOTAL_", "all": "_MAX_"}
        texts = {
            "search": say("search:"),
            "info": say("{start} to {end} of {total}", **places),
            "infoEmpty": say("nothing to show"),
            "infoFiltered": say("(of {all})", **places),
            "zeroRecords": say("nothing fits"),
            "emptyTable": say("nothing to show"),
            "paginate": {"first": "«", "previous": "‹", "next": "›", "last": "»"},
            "aria": {
                "orderable": say(": press to sort"),
                "orderableReverse": say(": press to sort the other way round"),
                "orderableRemove": say(": press to stop sorting"),
                "paginate": {
                    "first": say("first page"),
                    "previous": say("previous page"),
                    "next": say("next page"),
                    "last": say("last page"),
                },
            },
        }
        return _rendered(texts, self.lang)


def _rendered(texts: Any, lang: str) -> Any:
    if isinstance(texts, dict):
        return {name: _rendered(inner, lang) for name, inner in texts.items()}
    return render(texts, lang) if isinstance(texts, Sentence) else texts


def _told_of(name: str, lang: str) -> str:
    """Return the sentence of a misconception; "" for one of another version of the kit."""
    try:
        return in_language(find_misconception(name).text, lang)
    except KeyError:
        return ""


def misconception_text(name: str, lang: str) -> str:
    """Return the sentence of a misconception, escaped; "" for one of another version of the kit."""
    return escape(_told_of(name, lang))


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _figure(value: float | None, percent: bool = False) -> str:
    """Return a cell with a number by which the table sorts; unknown numbers come last."""
    if value is None:
        return '<td class="n" data-order="9">–</td>'
    text = _percent(value) if percent else f"{value:.2f}"
    return f'<td class="n" data-order="{value:.6f}">{text}</td>'


def _first_message(function: Mapping[str, Any], lang: str) -> str:
    """Return what is said of the first check with the worst status, and the name or change that explains it.

    The message was written in the language of the grading; what results say in both languages is preferred.
    """
    for check in function["checks"]:
        if check["status"] == function["status"] and check["message"]:
            if not check.get("feedback"):  # results of older versions have none
                text = str(check["message"])
                return text if len(text) <= MAX_MESSAGE else text[: MAX_MESSAGE - 1] + "…"
            told = [in_language(check["feedback"], lang)]
            if name := function.get("misconception"):
                told.append(_told_of(name, lang))
            elif change := function.get("change"):
                told.append(in_language(change, lang))
            return as_sentences(told)
    return ""
