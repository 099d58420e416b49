"""The question bank and its faces: terminal, web page, Jupyter, exports."""

from typing import Any


def show(selection: str | None = None, lang: str | None = None) -> Any:
    """Return questions for a notebook: `show("backprop")`, a topic, an exercise or a question's id.

    `lang` is "en" or "ko"; by default what the kit speaks. Raises LookupError for an unknown name.
    """
    from quizzes.jupyter import show as questions  # imported late, since only notebooks need it

    return questions(selection, lang)
