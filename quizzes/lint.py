"""Reads the bank like a reviewer: `xor2mnist bank lint`, or `python -m quizzes.lint [TOPIC…]`.

The loader has checked the form. Here every answer is computed and judged, every code sample is run, every formula
is converted, and both languages are compared (`lint_text`).
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quizzes import samples
from quizzes.built import SOURCES
from quizzes.consistency import wrong_options
from quizzes.coverage import BankRequirements, counts, coverage, misconceptions, this_course, unused
from quizzes.judge import judge
from quizzes.likeness import alike
from quizzes.lint_cues import cue_complaints
from quizzes.lint_pictures import picture_complaints
from quizzes.lint_prose import prose_complaints
from quizzes.lint_text import option_complaints, text_complaints
from quizzes.loader import Bank, BankError, Problem, load
from quizzes.schema import Choice, Multiple, Order, Question, Short
from quizzes.variants import VariantError, variants_once

Complaint = tuple[str, str]  # field, message


@dataclass
class LintReport:
    """Problems must be solved; remarks are for the author to consider; counts are the bank's size."""

    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    counts: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        verdict = f"{len(self.problems)} to mend" if self.problems else "nothing to mend"
        problems = [str(problem) for problem in self.problems]
        return "\n".join([*problems, *self.remarks, *self.counts, verdict])


def lint(
    folder: Path = SOURCES, course: BankRequirements | None = None, topics: Iterable[str] = ()
) -> LintReport:
    """Lint the bank in `folder`; if `topics` are named, only their questions, without coverage."""
    report = LintReport()
    try:
        bank = load(folder)
    except BankError as error:
        report.problems = error.problems
        return report
    chosen = set(topics)
    samples.run_all(
        _scripts(question for t, question in bank.questions if not chosen or t.topic in chosen)
    )
    declared = {name for topic in bank.topics for name in topic.misconceptions}
    declared |= set(course.misconceptions if course else ())
    for topic, question in bank.questions:
        if chosen and topic.topic not in chosen:
            continue
        file, line = bank.where[question.id]
        complaints = list(_complaints(question, report))
        complaints += _unknown_names(question, bank, declared if course else None)
        report.problems += [Problem(file, line, f"{question.id}.{f}", m) for f, m in complaints]
    report.problems += [Problem("bank", 0, f, m) for f, m in cue_complaints(bank, chosen)]
    if not chosen:
        report.problems += [Problem("bank", 0, f, m) for f, m in alike(bank)]
        report.problems += [Problem("bank", 0, f, m) for f, m in coverage(bank, course)]
        report.remarks += unused(bank)
        report.counts = list(counts(bank))
    return report


def _complaints(question: Question, report: LintReport) -> Iterator[Complaint]:
    try:
        built = [{"type": question.type, **variant} for variant in variants_once(question)]
    except VariantError as error:
        yield error.field, error.message
        return
    yield from _shape(question)
    yield from text_complaints(question, built)
    yield from prose_complaints(question, built)
    yield from picture_complaints(question, built)
    if isinstance(question, Choice | Multiple):
        yield from option_complaints(question, built)
    for number, variant in enumerate(built):
        for place, message in _answers(variant):
            where = f" (parameter set {number + 1})" if len(built) > 1 else ""
            yield place, message + where
    yield from _code(question.id, built, report)


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
    """Check that the answer is judged right, and every foreseen mistake wrong and recognised."""
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


def _scripts(questions: Iterable[Question]) -> Iterator[str]:
    """Yield the samples of all questions that can be built and whose libraries are here."""
    for question in questions:
        if not question.code:
            continue
        with contextlib.suppress(VariantError):
            for variant in variants_once(question):
                script = _script(variant)
                if not samples.library_missing(script):
                    yield script


def _script(variant: dict[str, Any]) -> str:
    return f"{variant.get('setup', '')}\n{variant['code']}"


def _code(name: str, built: list[dict[str, Any]], report: LintReport) -> Iterator[Complaint]:
    scripts = [_script(variant) for variant in built if variant.get("code")]
    if not scripts:
        return
    if library := samples.library_missing(scripts[0]):
        report.remarks.append(f"{name}: its code was not run, for {library} is not installed")
        return
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


def _unknown_names(
    question: Question, bank: Bank, declared: set[str] | None
) -> Iterator[Complaint]:
    concepts = {name for topic in bank.topics for name in topic.concepts}
    for name in question.concepts:
        if name not in concepts:
            yield "concepts", f'no topic declares "{name}"'
    for name in misconceptions(question):
        if declared is not None and name not in declared:
            yield "misconception", f'"{name}" is in no topic and in no check'


def main(arguments: list[str]) -> int:
    """Lint the named topics, or the whole bank; exit code 1 if there is a problem."""
    report = lint(SOURCES, this_course(), arguments)
    print(report)
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
