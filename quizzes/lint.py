"""Reads the bank like a reviewer: `xor2mnist bank lint`, or `python -m quizzes.lint [TOPIC…]`.

The loader has seen to the form. Here every answer is computed and judged, every code sample run,
every formula converted, and both languages are held against each other (`lint_text`).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quizzes import samples
from quizzes.build import SOURCES
from quizzes.judge import judge
from quizzes.links import links
from quizzes.lint_text import option_complaints, text_complaints
from quizzes.loader import Bank, BankError, Problem, load, wrong_options
from quizzes.schema import LEVELS, Choice, Multiple, Order, Question, Short, Topic
from quizzes.variants import VariantError, variants

MOST_RECALL = 0.3
LEAST_QUESTIONS = 154
LEAST_PARAMETRIC = 35
Complaint = tuple[str, str]  # field, message


@dataclass(frozen=True)
class Course:
    """What the catalogue and the checks expect of the bank.

    `misconceptions` maps each one's name to the question that the failing check links to.
    """

    questions: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    misconceptions: Mapping[str, str | None] = field(default_factory=dict)


def this_course() -> Course:
    """Return what this kit's own catalogue and misconceptions expect."""
    from autograder.catalogue import course

    exercises = list(course())
    before = [q for exercise in exercises for f in exercise.functions for q in f.before]
    return Course(
        questions=(*before, *(q for exercise in exercises for q in exercise.after)),
        concepts=tuple(name for exercise in exercises for name in exercise.concepts),
        exercises=tuple(exercise.id for exercise in exercises),
        misconceptions=links(),
    )


@dataclass
class Report:
    """Problems must be mended; remarks are for the author to weigh; counts are the bank's size."""

    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    counts: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        verdict = f"{len(self.problems)} to mend" if self.problems else "nothing to mend"
        found = [str(problem) for problem in self.problems]
        return "\n".join([*found, *self.remarks, *self.counts, verdict])


def lint(
    folder: Path = SOURCES, course: Course | None = None, topics: Iterable[str] = ()
) -> Report:
    """Read the bank in `folder`; only questions of `topics`, without coverage, where any is named."""
    report = Report()
    try:
        bank = load(folder)
    except BankError as error:
        report.problems = error.problems
        return report
    chosen = set(topics)
    declared = {name for topic in bank.topics for name in topic.misconceptions}
    declared |= set(course.misconceptions if course else ())
    for topic, question in bank.questions:
        if chosen and topic.topic not in chosen:
            continue
        file, line = bank.where[question.id]
        complaints = list(_complaints(question, report))
        complaints += _unknown_names(question, bank, declared if course else None)
        if not course:
            declared |= set(_misconceptions(question))
        report.problems += [Problem(file, line, f"{question.id}.{f}", m) for f, m in complaints]
    if not chosen:
        report.problems += [Problem("bank", 0, f, m) for f, m in _coverage(bank, course)]
        report.remarks += _unused(bank)
        report.counts = list(_counts(bank))
    return report


def _complaints(question: Question, report: Report) -> Iterator[Complaint]:
    try:
        built = [{"type": question.type, **variant} for variant in variants(question)]
    except VariantError as error:
        yield error.field, error.message
        return
    yield from _shape(question)
    yield from text_complaints(question, built)
    if isinstance(question, Choice | Multiple):
        yield from option_complaints(question, built)
    for number, variant in enumerate(built):
        for place, message in _answers(variant):
            where = f" (parameter set {number + 1})" if len(built) > 1 else ""
            yield place, message + where
    yield from _code(built, report)


def _shape(question: Question) -> Iterator[Complaint]:
    if not question.hints and question.level != "recall":
        yield "hints", "are missing: only a recall question goes without"
    if isinstance(question, Choice | Multiple):
        wrong = len(wrong_options(question))
        if not 2 <= wrong <= 4:
            yield "options", f"has {wrong} wrong options; two to four teach something"
        if isinstance(question, Multiple) and not question.answer:
            yield "answer", "names no right option"
    elif not isinstance(question, Short) and not question.mistakes:  # type: ignore[attr-defined]
        yield "mistakes", "are missing: name at least one wrong answer and why it is wrong"
    if isinstance(question, Order) and not 3 <= len(question.items) <= 6:
        yield "items", f"has {len(question.items)} items; three to six can be ordered"


def _answers(variant: dict[str, Any]) -> Iterator[Complaint]:
    """The answer is judged right, and every foreseen mistake wrong, as that very mistake."""
    for text in _right_answers(variant):
        verdict = judge(variant, text)
        if not verdict.right:
            reason = f" ({verdict.error} {verdict.detail})" if verdict.error else ""
            yield "answer", f"{text!r} is not judged right{reason}"
    exact = variant["type"] == "numeric" and not variant["tolerance"]
    if exact and variant["answer"] != int(variant["answer"]):
        yield "tolerance", f"is missing: {variant['answer']} is no whole number"
    for index, mistake in enumerate(variant.get("mistakes", ())):
        wrong = mistake["answer"]
        if variant["type"] == "order":
            for right in _right_answers(variant):
                if [key for key in right if key in wrong] == wrong:
                    yield f"mistakes[{index}]", f"{wrong} is found in a right order too"
            continue
        for text in wrong if variant["type"] in ("short", "output") else [wrong]:
            verdict = judge(variant, repr(text) if variant["type"] == "numeric" else text)
            if verdict.error:
                yield f"mistakes[{index}]", f"{text!r} cannot be read: {verdict.error}"
            elif verdict.right:
                yield f"mistakes[{index}]", f"{text!r} is judged right"
            elif verdict.blame != [index]:
                yield f"mistakes[{index}]", f"{text!r} is taken for mistakes[{verdict.blame[0]}]"


def _right_answers(variant: dict[str, Any]) -> list[Any]:
    if variant["type"] == "numeric":
        return [repr(variant["answer"])]
    if variant["type"] == "short":
        return variant["accept"]
    return [variant["answer"], *variant.get("also", [])]


def _code(built: list[dict[str, Any]], report: Report) -> Iterator[Complaint]:
    scripts = [f"{v.get('setup', '')}\n{v['code']}" for v in built if v.get("code")]
    if not scripts:
        return
    if library := samples.library_missing(scripts[0]):
        report.remarks.append(f"not run, because {library} is not installed: a code sample")
        return
    samples.run_all(scripts)
    for variant, script in zip(built, scripts, strict=True):
        done = samples.run(script)
        expected = variant.get("raises", "")
        if done.raised != expected:
            ended = f"ends with {done.message}" if done.raised else "raises nothing"
            yield "code", ended + (f", not with {expected}" if expected else "")
        elif variant["type"] == "output":
            printed = expected or done.printed
            if not judge({**variant, "answer": printed}, variant["answer"]).right:
                yield "answer", f"is {variant['answer']!r}, but the code prints {printed!r}"


def _misconceptions(question: Question) -> Iterator[str]:
    parts = [*getattr(question, "options", {}).values(), *getattr(question, "mistakes", ())]
    return (part.misconception for part in parts if part.misconception)


def _unknown_names(
    question: Question, bank: Bank, misconceptions: set[str] | None
) -> Iterator[Complaint]:
    concepts = {name for topic in bank.topics for name in topic.concepts}
    for name in question.concepts:
        if name not in concepts:
            yield "concepts", f'no topic declares "{name}"'
    for name in _misconceptions(question):
        if misconceptions is not None and name not in misconceptions:
            yield "misconception", f'"{name}" is in no topic and in no check'


def _coverage(bank: Bank, course: Course | None) -> Iterator[Complaint]:
    questions = [question for _, question in bank.questions]
    levels = Counter(question.level for question in questions)
    if levels["recall"] > MOST_RECALL * len(questions):
        yield "levels", f"{levels['recall']} of {len(questions)} questions are recall; at most 30 %"
    deep = {n for q in questions if q.level in ("explain", "diagnose") for n in q.concepts}
    seen: dict[str, Topic] = {}
    for topic in bank.topics:
        for name in topic.concepts:
            if name in seen:
                yield "concepts", f'"{name}" is declared in {seen[name].topic} and {topic.topic}'
            seen[name] = topic
            if name not in deep:
                yield "concepts", f'"{name}" has no explain and no diagnose question'
    if course is None:
        return
    if len(questions) < LEAST_QUESTIONS:
        yield "questions", f"are {len(questions)}; the course needs {LEAST_QUESTIONS}"
    parametric = sum(bool(q.params) for q in questions if q.type in ("numeric", "formula"))
    if parametric < LEAST_PARAMETRIC:
        yield "params", f"in {parametric} numeric and formula questions; {LEAST_PARAMETRIC} needed"
    ids = {question.id for question in questions}
    for name in sorted(set(course.questions) - ids):
        yield "catalogue", f'names the question "{name}", which is not in the bank'
    for name in sorted(set(course.concepts) - seen.keys()):
        yield "catalogue", f'names the concept "{name}", which no topic declares'
    for name, quiz in course.misconceptions.items():
        if quiz and quiz not in ids:
            yield "misconceptions", f'{name} links to "{quiz}", which is not in the bank'
    for topic, question in bank.questions:
        exercise = question.exercise or topic.exercise
        if exercise not in course.exercises:
            yield question.id, f'belongs to "{exercise}", which is no exercise'


def _unused(bank: Bank) -> Iterator[str]:
    used = {name for _, question in bank.questions for name in question.concepts}
    asked = {name for _, question in bank.questions for name in _misconceptions(question)}
    for topic in bank.topics:
        for name in sorted(topic.concepts.keys() - used):
            yield f'{topic.topic}: the concept "{name}" is in no question'
        for name in sorted(topic.misconceptions.keys() - asked):
            yield f'{topic.topic}: the misconception "{name}" is in no question'


def _counts(bank: Bank) -> Iterator[str]:
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
    yield "topics: " + ", ".join(f"{t.topic} {len(t.questions)}" for t in bank.topics)


def main(arguments: list[str]) -> int:
    """Lint the topics named, or the whole bank; exit code 1 where something must be mended."""
    report = lint(SOURCES, this_course(), arguments)
    print(report)
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
