"""Checks what the whole bank covers, and counts its size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from quizzes.drawn import draws, varies
from quizzes.links import links
from quizzes.loader import Bank
from quizzes.schema import LEVELS, Question, Topic

MOST_RECALL = 0.3
LEAST_QUESTIONS = 154
LEAST_PARAMETRIC = 35
LEAST_VARIED = 0.7
Complaint = tuple[str, str]


@dataclass(frozen=True)
class BankRequirements:
    """What the catalogue and the misconceptions require of the bank.

    `misconceptions` maps each one's name to the question that the failing check links to.
    """

    questions: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    misconceptions: Mapping[str, str | None] = field(default_factory=dict)


def this_course() -> BankRequirements:
    """Return what this kit's own catalogue and misconceptions require."""
    from autograder.course.catalogue import course

    exercises = list(course())
    before = [q for exercise in exercises for f in exercise.functions for q in f.before]
    return BankRequirements(
        questions=(*before, *(q for exercise in exercises for q in exercise.after)),
        concepts=tuple(name for exercise in exercises for name in exercise.concepts),
        exercises=tuple(exercise.id for exercise in exercises),
        misconceptions=links(),
    )


def misconceptions(question: Question) -> Iterator[str]:
    """Yield the misconceptions that a question's options and mistakes name."""
    parts = [*getattr(question, "options", {}).values(), *getattr(question, "mistakes", ())]
    yield from (part.misconception for part in parts if part.misconception)


def coverage(bank: Bank, course: BankRequirements | None) -> Iterator[Complaint]:
    """Complain about what is missing; without a course, only about levels and concepts."""
    questions = [question for _, question in bank.questions]
    levels = Counter(question.level for question in questions)
    if levels["recall"] > MOST_RECALL * len(questions):
        yield "levels", f"{levels['recall']} of {len(questions)} questions are recall; at most 30 %"
    deep = {n for q in questions if q.level in ("explain", "diagnose") for n in q.concepts}
    declared: dict[str, Topic] = {}
    for topic in bank.topics:
        for name in topic.concepts:
            if name in declared:
                yield (
                    "concepts",
                    f'"{name}" is declared in {declared[name].topic} and {topic.topic}',
                )
            declared[name] = topic
            if name not in deep:
                yield "concepts", f'"{name}" has no explain and no diagnose question'
    if course is None:
        return
    if len(questions) < LEAST_QUESTIONS:
        yield "questions", f"are {len(questions)}; the course needs {LEAST_QUESTIONS}"
    varied = sum(varies(question) for question in questions)
    if varied < LEAST_VARIED * len(questions):
        yield "variants", f"{varied} of {len(questions)} questions vary; at least 70 % must"
    parametric = sum(bool(q.params) for q in questions if q.type in ("numeric", "formula"))
    if parametric < LEAST_PARAMETRIC:
        yield "params", f"in {parametric} numeric and formula questions; {LEAST_PARAMETRIC} needed"
    ids = {question.id for question in questions}
    for name in sorted(set(course.questions) - ids):
        yield "catalogue", f'names the question "{name}", which is not in the bank'
    for name in sorted(set(course.concepts) - declared.keys()):
        yield "catalogue", f'names the concept "{name}", which no topic declares'
    for name, quiz in course.misconceptions.items():
        if quiz and quiz not in ids:
            yield "misconceptions", f'{name} links to "{quiz}", which is not in the bank'
    for topic, question in bank.questions:
        exercise = question.exercise or topic.exercise
        if exercise not in course.exercises:
            yield question.id, f'belongs to "{exercise}", which is no exercise'


def unused(bank: Bank) -> Iterator[str]:
    """Yield a remark for every concept and misconception that is declared and never used."""
    used = {name for _, question in bank.questions for name in question.concepts}
    named = {name for _, question in bank.questions for name in misconceptions(question)}
    for topic in bank.topics:
        for name in sorted(topic.concepts.keys() - used):
            yield f'{topic.topic}: the concept "{name}" is in no question'
        for name in sorted(topic.misconceptions.keys() - named):
            yield f'{topic.topic}: the misconception "{name}" is in no question'


def counts(bank: Bank) -> Iterator[str]:
    """Yield the bank's size in lines: levels, types, parameters, topics."""
    questions = [question for _, question in bank.questions]
    total = max(1, len(questions))
    by_level = Counter(str(question.level) for question in questions)
    by_type = Counter(question.type for question in questions)
    parametric = sum(bool(q.params) for q in questions if q.type in ("numeric", "formula"))
    levels = ", ".join(f"{n} {by_level[n]} ({by_level[n] / total:.0%})" for n in LEVELS)
    yield f"{len(questions)} questions in {len(bank.topics)} topics"
    yield f"levels: {levels}"
    yield "types: " + ", ".join(f"{name} {count}" for name, count in sorted(by_type.items()))
    yield f"numeric and formula questions with parameters: {parametric}"
    varied = sum(varies(question) for question in questions)
    worded = sum(draws(question) > 1 for question in questions) - varied
    yield f"questions that vary: {varied} ({varied / total:.0%}), and {worded} in wording alone"
    yield "topics: " + ", ".join(f"{t.topic} {len(t.questions)}" for t in bank.topics)
