"""What the checks need to know of the quiz bank and of the answers that were given to it."""

from functools import cache

from autograder.course.catalogue import Function, course
from autograder.events.log import read


@cache
def _known() -> frozenset[str]:
    from quizzes.built import question_ids  # only where a question is to be named

    try:
        return frozenset(question_ids())
    except (OSError, ValueError):
        return frozenset()


def has_question(question: str) -> bool:
    """Return whether the bank holds a question with this id; an id without one is not shown."""
    return question in _known()


def predicted(function: Function, lang: str) -> str | None:
    """Return what the learner expected of a function before they wrote it, as words; None if nothing."""
    events = read()
    asked = {event.get("question") for event in events if event["kind"] == "answered"}
    for question in function.before:
        if question in asked and has_question(question):
            from quizzes.built import open_bank
            from quizzes.knowledge import prediction

            return prediction(question, open_bank(), events, lang)
    return None


def explained() -> tuple[int, int]:
    """Return how many of the questions behind the exercises were ever answered right, and of all."""
    wanted = {name for exercise in course() for name in exercise.after if has_question(name)}
    right = {
        event.get("question")
        for event in read()
        if event["kind"] == "answered" and event.get("right")
    }
    return len(wanted & right), len(wanted)
