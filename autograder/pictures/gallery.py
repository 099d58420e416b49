"""Which exercises have a picture, and the way from their functions to a specification."""

import importlib
import importlib.util
from collections.abc import Sequence

from autograder.course.catalogue import Exercise
from autograder.language.finding import Sentence
from autograder.pictures.asked import Asked
from autograder.pictures.style import Spec


class NothingToDraw(Exception):
    """No function of the exercise gave anything that can be drawn; `sentences` say why."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        super().__init__(*(one.template for one in sentences))
        self.sentences = sentences


def has_picture(exercise: Exercise) -> bool:
    """Return whether there is a picture of an exercise."""
    return importlib.util.find_spec(f"autograder.pictures.{exercise.id}") is not None


def drawn(asked: Asked, lang: str) -> Spec:
    """Return the picture of an exercise as a Vega-Lite specification. Raises NothingToDraw."""
    module = importlib.import_module(f"autograder.pictures.{asked.exercise.id}")
    results = module.ask(asked)
    if not asked.answered:
        raise NothingToDraw(asked.notes)
    specification: Spec = module.specification(results, tuple(asked.notes), lang)
    return specification
