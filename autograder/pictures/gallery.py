"""Which exercises have a picture, and the way from their functions to a specification."""

import importlib
import importlib.util
from collections.abc import Iterator, Sequence
from typing import Any

from autograder.course.catalogue import Exercise
from autograder.language.finding import Sentence
from autograder.pictures.calls import PictureCalls
from autograder.pictures.style import Spec


class NothingToDraw(Exception):
    """No function of the exercise gave anything that can be drawn; `sentences` say why."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        super().__init__(*(one.template for one in sentences))
        self.sentences = sentences


def has_picture(exercise: Exercise) -> bool:
    """Return whether there is a picture of an exercise."""
    return importlib.util.find_spec(f"autograder.pictures.{exercise.id}") is not None


def drawn(calls: PictureCalls, lang: str) -> Spec:
    """Return the picture of an exercise as a Vega-Lite specification. Raises NothingToDraw."""
    return drawn_in(calls, (lang,))[lang]


def drawn_in(calls: PictureCalls, langs: Sequence[str]) -> dict[str, Spec]:
    """Return the picture in several languages; the functions are called once. Raises NothingToDraw."""
    module = importlib.import_module(f"autograder.pictures.{calls.exercise.id}")
    results = module.ask(calls)
    if not calls.answered:
        raise NothingToDraw(calls.notes)
    notes = tuple(calls.notes)
    return {
        lang: _without_absent_series(module.specification(results, notes, lang)) for lang in langs
    }


def _without_absent_series(specification: Spec) -> Spec:
    """Return a picture whose legend names no series without data: a copy without solutions has no reference."""
    present = {str(name) for name in _values(specification, "series")}

    def pruned(node: Any) -> Any:
        if isinstance(node, list):
            return [pruned(one) for one in node]
        if not isinstance(node, dict):
            return node
        scale = node.get("scale")
        if node.get("field") == "series" and isinstance(scale, dict) and "range" in scale:
            pairs = zip(scale["domain"], scale["range"], strict=True)
            present_pairs = [pair for pair in pairs if pair[0] in present]
            domain, colours = (
                [name for name, _ in present_pairs],
                [colour for _, colour in present_pairs],
            )
            return {**node, "scale": {**scale, "domain": domain, "range": colours}}
        return {key: one if key == "values" else pruned(one) for key, one in node.items()}

    pruned_specification: Spec = pruned(specification)
    return pruned_specification


def _values(node: Any, key: str) -> Iterator[Any]:
    """Yield every value of a key, at any depth."""
    if isinstance(node, list):
        for one in node:
            yield from _values(one, key)
    elif isinstance(node, dict):
        for name, one in node.items():
            if name == key:
                yield one
            yield from _values(one, key)
