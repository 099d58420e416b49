"""Which of a question's prompts, options and items a variant shows.

A question that is asked again should not be recognised by its wording. So a prompt or an option may be given in
other words (`rephrased`), and a question may have more wrong options, or steps, than are shown at a time (`show`).
Variant number n takes the n-th of each, beginning again at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quizzes.consistency import wrong_options
from quizzes.schema import Choice, Multiple, Option, Order, Question, Text


def draws(question: Question) -> int:
    """Return how many variants `question` needs for everything in it to be shown once."""
    counts = [1, len(question.params), 1 + len(question.rephrased)]
    if isinstance(question, Choice | Multiple):
        counts += [1 + len(option.rephrased) for option in question.options.values()]
        if question.show:
            counts.append(len(_pool(question)))
    if isinstance(question, Order) and question.show:
        counts.append(len(question.items))
    return max(counts)


def varies(question: Question) -> bool:
    """Whether variants differ in more than wording: in numbers, code, options or items."""
    return len(question.params) > 1 or bool(getattr(question, "show", None))


def draw(question: Question, number: int) -> Question:
    """Return `question` as variant `number` shows it: one prompt, one text an option, `show` of them."""
    chosen = replace(question, prompt=_turn([question.prompt, *question.rephrased], number))
    if isinstance(chosen, Choice | Multiple):
        keep = _chosen_keys(chosen, number)
        options = {key: _one(o, number) for key, o in chosen.options.items() if key in keep}
        chosen = replace(chosen, options=options)
    if isinstance(chosen, Multiple):
        chosen = replace(chosen, answer=[key for key in chosen.answer if key in chosen.options])
    if isinstance(chosen, Order) and chosen.show:
        keep = _window(list(chosen.items), chosen.show, number)
        chosen = replace(
            chosen,
            items={key: text for key, text in chosen.items.items() if key in keep},
            also=list(_distinct([k for k in o if k in keep] for o in chosen.also)),
            mistakes=[m for m in chosen.mistakes if set(m.answer) <= keep],
        )
    return chosen


def _turn(texts: list[Text], number: int) -> Text:
    return texts[number % len(texts)]


def _one(option: Option, number: int) -> Option:
    return replace(option, text=_turn([option.text, *option.rephrased], number))


def _pool(question: Choice | Multiple) -> list[str]:
    """Return the options of which variants show some: the wrong ones of a choice, all of a multiple."""
    return list(wrong_options(question) if isinstance(question, Choice) else question.options)


def _chosen_keys(question: Choice | Multiple, number: int) -> set[str]:
    if not question.show:
        return set(question.options)
    if isinstance(question, Choice):
        return {question.answer} | _window(_pool(question), question.show - 1, number)
    return _window(_pool(question), question.show, number)


def _window(keys: list[str], size: int, number: int) -> set[str]:
    """Return `size` neighbours of a circle of keys; each number begins at another one."""
    return {keys[(number + step) % len(keys)] for step in range(size)}


def _distinct(orders: Iterator[list[str]]) -> Iterator[list[str]]:
    earlier: list[list[str]] = []
    for order in orders:
        if order not in earlier:
            earlier.append(order)
            yield order
