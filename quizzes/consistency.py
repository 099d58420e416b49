"""Finds contradictions between a question's fields that are well formed by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizzes import schema
from quizzes.schema import Choice, Multiple, Option, Order, Question


def contradictions(question: Question) -> Iterator[tuple[str, str]]:
    """Yield the contradictions between fields as (field, message)."""
    if not question.concepts:
        yield "concepts", "names no concept"
    names = [set(values) for values in question.params]
    if any(other != names[0] for other in names):
        yield "params", "every set must give a value to the same names"
    if isinstance(question, Choice | Multiple):
        right = {question.answer} if isinstance(question, Choice) else set(question.answer)
        for key in sorted(right - question.options.keys()):
            yield "answer", f'there is no option "{key}"'
        for key, option in question.options.items():
            if key not in right and option.why is None:
                yield f"options.{key}.why", "is missing: every wrong option says why it is wrong"
            if key in right and option.misconception:
                yield f"options.{key}.misconception", "belongs to a wrong option only"
    if isinstance(question, Choice | Multiple | Order) and question.show is not None:
        parts = question.items if isinstance(question, Order) else question.options
        if not 3 <= question.show < len(parts):
            yield "show", f"must be from 3 to {len(parts) - 1}: fewer than there are"
    if isinstance(question, Order):
        for order in question.also:
            if sorted(order) != sorted(question.items):
                yield "also", "must name every item once"
        for mistake in question.mistakes:
            if not set(mistake.answer) <= question.items.keys() or len(mistake.answer) < 2:
                yield "mistakes", "must name two items or more, in the order that is wrong"
    if isinstance(question, schema.FormulaQuestion):
        for name, bounds in question.variables.items():
            if len(bounds) != 2 or not bounds[0] < bounds[1]:
                yield f"variables.{name}", "must be [low, high], the range to compare in"
    if isinstance(question, schema.Short) and set(question.accept) != set(schema.LANGUAGES):
        yield "accept", "must have en and ko"
    share = getattr(question, "tolerance", 0.0)
    if isinstance(share, str) and not re.fullmatch(r"\d+(\.\d+)?%", share):
        yield "tolerance", "must be a number, or a share of the answer such as 1%"


def wrong_options(question: Choice | Multiple) -> dict[str, Option]:
    """The distractors, by key."""
    right = {question.answer} if isinstance(question, Choice) else set(question.answer)
    return {key: option for key, option in question.options.items() if key not in right}
