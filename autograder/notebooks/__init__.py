"""Writes notebooks for nbgrader and grades them; offers the functions that learners call in them.

Importing this is cheap: every function imports what it needs when it is called.
"""

from typing import Any


def check(function: Any) -> Any:
    """Check a function of the notebook, by its name; the result shows the verdict and is worth its points."""
    from autograder.notebooks.live import check

    return check(function)


def ask(question: str) -> Any:
    """Show how an answer in the notebook is read; it is judged when the notebook is graded."""
    from autograder.notebooks.graded_questions import ask

    return ask(question)


def hint(function: Any) -> Any:
    """Show the next hint of a function: a nudge, then the formula, then the line."""
    from autograder.notebooks.live import hint

    return hint(function)


def quiz(question: str) -> Any:
    """Show a question of the quiz bank."""
    from autograder.notebooks.live import quiz

    return quiz(question)


def in_notebook() -> bool:
    """Return whether the code runs in a live notebook. Experiments are skipped when it is graded or converted."""
    from autograder.notebooks.shell import running_shell

    return running_shell() is not None


def plot(name: Any) -> Any:
    """Show a picture of what the functions of the notebook do; `name` is one of them, or the exercise."""
    from autograder.notebooks.picture import plot

    return plot(name)
