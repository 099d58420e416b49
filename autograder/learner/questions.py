"""What the screens of checks show about the quiz bank and the learner's answers."""

from functools import cache
from typing import Any

from autograder.course.catalogue import all_functions, course
from autograder.course.given import given_sources
from autograder.events.log import read
from autograder.language.finding import Sentence, Word, say


@cache
def _known() -> frozenset[str]:
    from quizzes.built import question_ids  # imported late, only where a question is named

    try:
        return frozenset(question_ids())
    except (OSError, ValueError):
        return frozenset()


def has_question(question: str) -> bool:
    """Return whether the bank has a question with this id; other ids are not shown."""
    return question in _known()


def account() -> list[Sentence]:
    """Return sentences about predictions and explanations for the heading of `status`, from the log."""
    events = read()
    settled = {event.get("question"): event for event in events if event["kind"] == "settled"}
    fulfilled = sum(event.get("right") is True for event in settled.values())
    questions = {name for exercise in course() for name in exercise.after if has_question(name)}
    right = {
        event.get("question")
        for event in events
        if event["kind"] == "answered" and event.get("right")
    }
    passed = {event.get("question") for event in events if event["kind"] == "skipped"}
    in_words = {
        event.get("question")
        for event in events
        if event["kind"] == "explained" and event.get("text")
    }
    sentences = []
    if settled:
        sentences.append(
            say("predictions that held: {held} of {all}", held=fulfilled, all=len(settled))
        )
    sentences.append(
        say(
            "explained {count} of {total}, {words} in your own words, {passed} skipped",
            count=len(questions & right),
            total=len(questions),
            words=len(questions & in_words),
            passed=len((questions & passed) - right),
        )
    )
    return [*sentences, *_shown_before_built(events)]


def _shown_before_built(events: list[dict[str, Any]]) -> list[Sentence]:
    """Return a sentence about functions whose line was shown by a hint, or whose solution was in a later exercise,
    before they were built.
    """
    built: set[str] = set()
    hinted: list[str] = []
    solved_later: list[str] = []
    for event in events:
        name = str(event.get("function"))
        if event["kind"] == "checked" and event.get("status") == "correct":
            built.add(name)
        if (
            event["kind"] == "hinted"
            and name in all_functions()
            and name not in {*built, *hinted}
            and event.get("stage") == len(all_functions()[name].hints)
        ):
            hinted.append(name)
        begun = event["kind"] == "read" or event.get("status") not in (None, "not_started")
        if begun and event.get("exercise") in exercises():
            for one in given_sources(course().exercise(event["exercise"])):
                if one in all_functions() and one not in built and one not in solved_later:
                    solved_later.append(one)
    texts = (
        (Word("the last hint showed the line: {functions}"), hinted),
        (Word("a later exercise gave the solution before it was built: {functions}"), solved_later),
    )
    return [say(text, functions=", ".join(names)) for text, names in texts if names]


def exercises() -> set[str]:
    """Return the ids of the course's exercises; a log may contain others."""
    return {exercise.id for exercise in course()}
