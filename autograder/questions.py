"""What the checks need to know of the quiz bank: which questions there are."""

import json
from functools import cache

from autograder.paths import PACKAGE


@cache
def _known() -> frozenset[str]:
    # The built bank alone: a failing check must not wait until the bank is built.
    try:
        bank = json.loads((PACKAGE.parent / "quizzes" / "bank.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return frozenset()
    return frozenset(question["id"] for question in bank["questions"])


def has_question(question: str) -> bool:
    """Return whether the bank holds a question with this id; an id without one is not shown."""
    return question in _known()
