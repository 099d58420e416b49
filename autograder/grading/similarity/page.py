"""The page about answers that are alike. It shows them side by side and leaves every conclusion to its reader.

Every text that comes from a submission is escaped where it is put into the page.
"""

from collections.abc import Iterator, Sequence
from html import escape

from autograder.course.catalogue import Exercise, course
from autograder.grading.feedback.page import code_html
from autograder.grading.feedback.style import POLICY
from autograder.grading.similarity.bank import LEAST_LINE, LEAST_SIZE, figures
from autograder.grading.similarity.behaviour import LEAST_BEGUN, MOST_STUDENTS, SharedResult
from autograder.grading.similarity.compare import MOST_SHARED, AlikePair, Comparison, Key
from autograder.grading.similarity.excerpt import Excerpts, FunctionExcerpt, ShownLine
from autograder.grading.similarity.reader import TreeReader
from autograder.grading.similarity.style import STYLE
from autograder.grading.work import Student
from autograder.language.finding import Sentence, say
from autograder.language.i18n import render
from autograder.running.admit import clean

MOST_PAIRS = 60
MOST_RESULTS = 30
MOST_UNREAD = 200
MOST_MESSAGES = 3
LONGEST_MESSAGE = 300


def similarity_page(
    done: Comparison,
    shared: Sequence[SharedResult] | None,
    students: Sequence[Student],
    exercises: Sequence[Exercise],
    reader: TreeReader,
    lang: str,
) -> str:
    """Return the page; `shared` are the equal wrong results, None where no results were looked at."""
    excerpts = Excerpts(students, reader)
    return "".join(_SimilarityPage(done, shared, exercises, excerpts, lang).pieces())


class _SimilarityPage:
    def __init__(
        self,
        done: Comparison,
        shared: Sequence[SharedResult] | None,
        exercises: Sequence[Exercise],
        excerpts: Excerpts,
        lang: str,
    ) -> None:
        self.done, self.shared, self.excerpts, self.lang = done, shared, excerpts, lang
        self.keys: list[Key] = [(one.id, f.name) for one in exercises for f in one.functions]

    def say(self, text: str, **fields: object) -> str:
        return escape(render(say(text, **fields), self.lang))

    def sentence(self, sentence: Sentence) -> str:
        return escape(clean(render(sentence, self.lang)))

    def pieces(self) -> Iterator[str]:
        title = self.say("Answers that are alike")
        yield (
            f'<!doctype html>\n<html lang="{self.lang}"><head><meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title><style>{STYLE}</style></head><body><main>\n<h1>{title}</h1>\n"
        )
        yield self._what_it_says()
        yield from self._list_of_pairs()
        yield from (
            self._pair(number, pair) for number, pair in enumerate(self.done.pairs[:MOST_PAIRS], 1)
        )
        yield from self._equal_results()
        yield from self._not_compared()
        yield from self._method()
        yield "</main></body></html>\n"

    def _paragraphs(self, *texts: str) -> str:
        return "".join(f"<p>{one}</p>" for one in texts)

    def _what_it_says(self) -> str:
        return '<div class="note">{}</div>\n'.format(
            self._paragraphs(
                self.say(
                    "This page shows where the answers of two students have more in common than answers that were "
                    "written independently. It does not say why. Working in pairs, the same tutor, the same book or "
                    "page, an assistant that gives everybody the same text, and chance all make answers alike."
                ),
                self.say(
                    "Nothing here is proof of anything. Read both answers, ask the students how they came to theirs, "
                    "and listen before you conclude. Points do not depend on this page."
                ),
                self.say(
                    "Short functions look alike: there are few ways to write a sigmoid or a ReLU. Functions for which "
                    "that is so are not compared at all; they are listed below."
                ),
                self.say(
                    "It holds the names and the code of students, so it is for the instructor alone."
                ),
            )
        )

    def _list_of_pairs(self) -> Iterator[str]:
        yield f'<h2 id="pairs">{self.say("Pairs to look at")}</h2>\n'
        pairs = self.done.pairs
        if not pairs:
            text = self.say(
                "No two answers have more in common than the independent ones of the bank."
            )
            yield f"<p>{text}</p>\n"
            return
        text = self.say(
            "Those with the most functions come first. The share is that of the code which is neither given nor public "
            "nor common in the class, and which both answers have."
        )
        yield f'<p class="soft">{text}</p>\n<div class="wide" tabindex="0" role="region" '
        yield f'aria-label="{self.say("Pairs to look at")}"><table><thead><tr><td></td>'
        yield f"<th>{self.say('the two students')}</th><th>{self.say('functions')}</th></tr></thead><tbody>\n"
        for number, pair in enumerate(pairs[:MOST_PAIRS], 1):
            functions = ", ".join(
                f"<code>{escape(one.key[1])}</code> {_percent(one.overlap.share)}"
                for one in pair.functions
            )
            yield (
                f'<tr><td class="n">{number}</td><td><a href="#pair-{number}">{self._names(pair.students)}</a></td>'
                f"<td>{functions}</td></tr>\n"
            )
        yield "</tbody></table></div>\n"
        if len(pairs) > MOST_PAIRS:
            more = self.say("{count} more pairs are not shown.", count=len(pairs) - MOST_PAIRS)
            yield f"<p>{more}</p>\n"

    @staticmethod
    def _names(students: Sequence[str]) -> str:
        return " · ".join(escape(clean(one)) for one in students)

    def _pair(self, number: int, pair: AlikePair) -> str:
        pieces = [
            f'<section class="pair" id="pair-{number}"><h3>{number}. {self._names(pair.students)}</h3>\n'
        ]
        for one in pair.functions:
            bank = figures()[one.key]
            share = self.say(
                "{share} in common; of the bank's {answers} independent answers, no two have more than {highest}",
                share=_percent(one.overlap.share),
                answers=bank.answers,
                highest=_percent(bank.highest),
            )
            pieces.append(
                f'<h4><code>{escape(one.key[1])}</code> <span class="soft">{escape(course().exercise(one.key[0]).filename)}</span></h4>'
                f'<p class="soft">{share}</p>{self._side_by_side(one.key, pair.students, one.overlap.lines)}'
            )
        return "".join(pieces) + "</section>\n"

    def _side_by_side(
        self, key: Key, students: Sequence[str], alike: Sequence[frozenset[int]] = ()
    ) -> str:
        figures_ = []
        for index, student in enumerate(students):
            marked = alike[index] if alike else frozenset()
            excerpt = self.excerpts.of(student, *key, marked)
            figures_.append(self._figure(student, key[1], excerpt))
        return f'<div class="columns">{"".join(figures_)}</div>\n'

    def _figure(self, student: str, function: str, excerpt: FunctionExcerpt | None) -> str:
        name = escape(clean(student))
        if excerpt is None:
            text = self.say("Its code cannot be shown: the file cannot be read, or has changed.")
            return f"<figure><figcaption>{name}</figcaption><p>{text}</p></figure>"
        file = escape(clean(excerpt.file, 120))
        if excerpt.cell is not None:
            file = self.say(
                "{file}, code cell {cell}", file=clean(excerpt.file, 120), cell=excerpt.cell
            )
        lines = "".join(map(self._line, excerpt.lines))
        return (
            f"<figure><figcaption><strong>{name}</strong>, {file}</figcaption>"
            f'<pre tabindex="0" role="region" aria-label="{name}, {escape(function)}, {file}"><code>{lines}</code></pre></figure>'
        )

    @staticmethod
    def _line(line: ShownLine | None) -> str:
        if line is None:
            return '<span class="l"><span class="k">⋮</span></span>'
        # A sign as well as a colour, for paper and for those who do not see the colour.
        kind, sign = (" alike", '<span class="dot">▎</span>') if line.alike else ("", " ")
        return (
            f'<span class="l{kind}"><span class="k">{line.number}</span>{sign}'
            f"{code_html(line.text)}\n</span>"
        )

    def _equal_results(self) -> Iterator[str]:
        yield f'<h2 id="results">{self.say("Rare wrong results that are equal")}</h2>\n'
        if self.shared is None:
            text = self.say("No results were looked at; --results RESULTS names those of grade.")
            yield f"<p>{text}</p>\n"
            return
        text = self.say(
            "The same wrong numbers in most of the failed checks, explained by no misconception, which at most {most} "
            "students have, of {least} or more who began the function. Answers that look different can give the same numbers. Two "
            "students may have made the same slip, or learned the same wrong formula.",
            most=MOST_STUDENTS,
            least=LEAST_BEGUN,
        )
        yield f'<p class="soft">{text}</p>\n'
        if not self.shared:
            yield f"<p>{self.say('There are none.')}</p>\n"
        for one in self.shared[:MOST_RESULTS]:
            yield self._equal_result(one)
        if len(self.shared) > MOST_RESULTS:
            more = self.say("{count} more are not shown.", count=len(self.shared) - MOST_RESULTS)
            yield f"<p>{more}</p>\n"

    def _equal_result(self, one: SharedResult) -> str:
        text = self.say(
            "equal in {count} of {checks} failed checks; {begun} students began the function",
            count=len(one.messages),
            checks=one.checks,
            begun=one.begun,
        )
        items = "".join(
            f"<li>{escape(clean(message, LONGEST_MESSAGE))}</li>"
            for message in one.messages[:MOST_MESSAGES]
        )
        key = one.exercise, one.function
        return (
            f'<section class="pair"><h3><code>{escape(one.function)}</code>: {self._names(one.students)}</h3>'
            f'<p class="soft">{text}</p><ul>{items}</ul>{self._side_by_side(key, one.students)}</section>\n'
        )

    def _not_compared(self) -> Iterator[str]:
        yield f'<h2 id="left-out">{self.say("What was not compared")}</h2>\n'
        short = [name for exercise, name in self.keys if figures()[exercise, name].line is None]
        if short:
            text = self.say(
                "Too short, or alike in the bank as well, so that likeness says nothing:"
            )
            names = ", ".join(f"<code>{escape(one)}</code>" for one in short)
            yield f"<p>{text} {names}</p>\n"
        text = self.say(
            "In the other functions, answers with fewer than {least} parts of their own (names, calls, operators, …) "
            "are left out: what remains without the stub, what is given, the published solution, and what more than "
            "{most} students of the class have.",
            least=LEAST_SIZE,
            most=MOST_SHARED,
        )
        yield f"<p>{text}</p>\n"
        if self.done.unread:
            yield f"<p>{self.say('These files could not be read; everything else was compared:')}</p>\n<ul>"
            for student, file, why in self.done.unread[:MOST_UNREAD]:
                name = f" <code>{escape(clean(file, 120))}</code>" if file else ""
                yield f"<li>{escape(clean(student))}{name}: {self.sentence(why)}</li>"
            yield "</ul>\n"

    def _method(self) -> Iterator[str]:
        yield f'<h2 id="method">{self.say("How it is measured")}</h2>\n'
        yield self._paragraphs(
            self.say(
                "Each function is turned into its syntax tree. Names, numbers, comments and layout do not count. Trees "
                "are compared by winnowing, as MOSS does it."
            ),
            self.say(
                "What is shown is decided by right answers that were written independently. A pair is "
                "shown if it has more in common than any two answers of the bank, and at least {least}. The answers of "
                "the bank were written to differ, and a class that heard one lecture writes more alike. So among many "
                "pairs, expect some that stand here by chance.",
                least=_percent(LEAST_LINE),
            ),
        )
        head = self.say("How it is measured")
        yield f'<div class="wide" tabindex="0" role="region" aria-label="{head}"><table><thead><tr>'
        yield f"<th>{self.say('function')}</th>"
        for text in (
            say("answers here"),
            say("pairs here"),
            say("pairs in the bank"),
            say("percentile 50"),
            say("percentile 99"),
            say("percentile 100"),
            say("shown above"),
        ):
            yield f'<th class="n">{self.sentence(text)}</th>'
        yield "</tr></thead><tbody>\n"
        for key in self.keys:
            bank = figures()[key]
            if bank.line is None:
                continue
            counts = [self.done.answers[key], self.done.compared[key], bank.pairs]
            shares = [bank.median, bank.percentile_99, bank.highest, bank.line]
            cells = "".join(
                f'<td class="n">{one}</td>' for one in (*counts, *map(_percent, shares))
            )
            yield f"<tr><td><code>{escape(key[1])}</code></td>{cells}</tr>\n"
        yield "</tbody></table></div>\n"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
