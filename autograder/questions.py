"""What the checks need to know of the quiz bank: which questions there are."""

from functools import cache


@cache
def _known() -> frozenset[str]:
    try:
        from quizzes.build import question_ids
    except ImportError:
        return frozenset()
    return frozenset(question_ids())


def has_question(question: str) -> bool:
    """Return whether the bank holds a question with this id; an id without one is not shown."""
    return question in _known()
