"""The next meeting: the misconceptions that most of a class has, each with an example and its question."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from autograder.basics.files import write_atomically
from autograder.grading.classroom.counts import Counts
from autograder.grading.feedback.question import question_html
from autograder.grading.feedback.style import POLICY, STYLE
from autograder.grading.store import Result
from autograder.language.finding import say
from autograder.language.i18n import in_language, render
from autograder.misconceptions import find_misconception
from quizzes.built import find, open_bank
from quizzes.export.items import items
from quizzes.export.moodle import write

PAGE, QUIZ = "lesson.html", "lesson-moodle.xml"
MOST = 5


@dataclass(frozen=True)
class LessonTopic:
    """One misconception to discuss: how many students have it, and one student's expression without the name."""

    function: str
    count: int
    text: str
    example: str | None
    question: str | None


def topics_of(counts: Counts, lang: str) -> list[LessonTopic]:
    """Return the misconceptions to discuss, the most frequent first; no question appears twice.

    Of equally frequent ones, those come first whose function is not discussed yet.
    """
    topics: list[LessonTopic] = []
    questions: set[str] = set()
    ranked = sorted(counts.misconceptions.items(), key=lambda one: (-one[1].count, one[0]))
    for (_, function, name), group in ranked:
        try:
            known = find_misconception(name)
        except KeyError:  # the name comes from another version of the kit
            continue
        if known.quiz in questions:
            continue
        if known.quiz is not None:
            questions.add(known.quiz)
        example = counts.examples.get(name)
        topics.append(
            LessonTopic(function, group.count, in_language(known.text, lang), example, known.quiz)
        )
    return _spread(topics)


def _spread(topics: list[LessonTopic]) -> list[LessonTopic]:
    chosen: list[LessonTopic] = []
    while topics and len(chosen) < MOST:
        functions = [one.function for one in chosen]
        following = min(topics, key=lambda one: (-one.count, functions.count(one.function)))
        topics.remove(following)
        chosen.append(following)
    return chosen


def write_lesson(results: Callable[[], Iterable[Result]], folder: Path, lang: str) -> list[Path]:
    """Write the page and, where it has questions, the Moodle quiz; return their paths. Raises OSError.

    A misconception is worth discussing also where the check that shows it does not count.
    """
    counts = Counts()
    for result in results():
        counts.add(result)
    topics = topics_of(counts, lang)
    page = folder / PAGE
    write_atomically(page, "".join(_pieces(topics, counts.students, lang)))
    ids = [topic.question for topic in topics if topic.question]
    bank = open_bank()
    questions = [question for one in ids if (question := find(bank, one)) is not None]
    quiz = folder / QUIZ
    if not questions:
        quiz.unlink(missing_ok=True)
        return [page]
    write([item for question in questions for item in items(question, lang)], quiz, lang)
    return [page, quiz]


def _pieces(topics: list[LessonTopic], students: int, lang: str) -> Iterator[str]:
    title = escape(render(say("What the class should discuss"), lang))
    yield (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title><style>{STYLE}</style></head><body><main>\n<h1>{title}</h1>\n"
    )
    if not topics:
        yield f"<p>{escape(render(say('No misconception was named in this class.'), lang))}</p>\n"
    for number, topic in enumerate(topics, 1):
        share = say("{count} of {students} students", count=topic.count, students=students)
        yield (
            f'<section class="function"><h2>{number}. <code>{escape(topic.function)}</code></h2>'
            f'<p class="soft">{escape(render(share, lang))}</p><p>{escape(topic.text)}</p>'
        )
        if topic.example:
            head = escape(render(say("from the class:"), lang))
            yield f'<p class="soft">{head}</p><pre tabindex="0"><code>{escape(topic.example)}</code></pre>'
        question = question_html(topic.question, 0, lang) if topic.question else ""
        if question:
            head = escape(render(say("A question about it"), lang))
            yield f'<div class="question"><h3>{head}</h3>{question}</div>'
        yield "</section>\n"
    yield "</main></body></html>\n"
