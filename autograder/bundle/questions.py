"""The question bank of a bundle: without graded questions, and without those that show a solution."""

from collections.abc import Iterable
from typing import Any

from autograder.bundle.leaks import Secrets, texts_in
from autograder.course.catalogue import Exercise
from autograder.misconceptions import misconceptions_of
from quizzes.text import formulas, texts

Bank = dict[str, Any]


def telling(bank: Bank, secrets: Secrets) -> list[str]:
    """Return the questions that show a line of a solution or a third hint."""
    return [
        question["id"]
        for question in bank["questions"]
        if any(secrets.in_text(text) for text in texts_in(question))
    ]


def part_of_bank(bank: Bank, exercises: Iterable[Exercise], without: frozenset[str]) -> Bank:
    """Return the part of the bank that belongs to some exercises, `without` some questions."""
    exercises = list(exercises)
    ids = {exercise.id for exercise in exercises}
    names = {one.name for exercise in exercises for one in misconceptions_of(exercise)}
    needed = {name for exercise in exercises for name in exercise.after}
    needed |= {name for one in exercises for function in one.functions for name in function.before}
    needed |= {quiz for name, quiz in bank["links"].items() if name in names}
    questions = [
        question
        for question in bank["questions"]
        if question["id"] not in without
        and (question["exercise"] in ids or question["id"] in needed)
    ]
    question_ids = {question["id"] for question in questions}
    topics = {question["topic"] for question in questions}
    return {
        **bank,
        "topics": [topic for topic in bank["topics"] if topic["topic"] in topics],
        "links": {
            name: quiz
            for name, quiz in bank["links"].items()
            if name in names and quiz in question_ids
        },
        "questions": questions,
        "formulas": {
            tex: bank["formulas"][tex] for text in texts(questions) for tex in formulas(text)
        },
    }
