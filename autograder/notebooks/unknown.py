"""The error for a name that the course does not have, which a notebook shows as one line."""

import difflib
from typing import Any

from autograder.language.finding import say
from autograder.language.i18n import render


class NotInCourse(LookupError):
    """A learner asked for what the course does not have. The message is in the language of the run."""

    def _render_traceback_(self) -> list[str]:
        """Return what IPython shows in the place of a traceback, whose lines would be the kit's own."""
        return [str(self)]


def name_of(asked: Any) -> str:
    """Return the name of what was asked for: a name, or a function itself, as in `check(backward)`."""
    return asked if isinstance(asked, str) else getattr(asked, "__name__", repr(asked))


def no_function(name: str, known: list[str], lang: str) -> NotInCourse:
    """Return the error for an unknown function, with the nearest name where one is near."""
    near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.5)
    if near:
        text = say(
            "there is no exercise or function {asked}; did you mean {nearest}?",
            asked=name,
            nearest=near[0],
        )
    else:
        text = say("there is no exercise or function {asked}", asked=name)
    return NotInCourse(render(text, lang))
