"""The pictures of the lessons, drawn from the solved exercises: `python -m autograder.authoring.lesson_pictures`.

A lesson shows what `plot` draws from right functions. The image files are beside the lessons; samples of their
specifications are beside the tests, which draw the pictures again and compare.
"""

import importlib
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from autograder import DEFAULT_SEED
from autograder.course.catalogue import Exercise, course
from autograder.course.paths import HOME, LESSONS, SOLUTIONS
from autograder.language.finding import say
from autograder.language.i18n import LANGUAGES, render
from autograder.pictures.calls import PictureCalls
from autograder.pictures.ex09_dropout import RATE
from autograder.pictures.gallery import has_picture
from autograder.pictures.image import image
from autograder.pictures.style import Spec, right_label, yours_label
from autograder.running.local import LocalSide

KEPT = HOME / "tests" / "lesson_pictures"
PICTURES = LESSONS / "pictures"
MOST_SVG = 150_000
"""Pictures of thousands of squares, which are smaller as PNG."""
MOST_VALUES = 40
# The part of a panel's title about the reference; a lesson's picture has one series only.
# What a picture says of a learner's code, and what a lesson says in its place: nobody has written anything there.
_OF_NOBODY = (
    (say("finite difference of your sigmoid"), say("finite difference of the sigmoid")),
    (
        say("your paths over the surface (darker: greater loss)"),
        say("the paths over the surface (darker: greater loss)"),
    ),
    (say("your network: label and reading"), say("label and reading")),
    (say("yours, training"), say("in training")),
    (say("yours, test"), say("at test")),
    (say("your survivors without any scale"), say("survivors without any scale")),
    (
        say("ones after your dropout, rate {rate}", rate=RATE),
        say("ones after dropout, rate {rate}", rate=RATE),
    ),
    (say("ones after your dropout_backward"), say("ones after dropout_backward")),
    (say("after your batchnorm"), say("after batchnorm")),
)
_BESIDE = re.compile(r" \((?:wide and pale: the reference|굵고 옅은 선: 모범 풀이)\)$")


def lesson_pictures(exercise: Exercise) -> Iterator[tuple[str, Spec]]:
    """Yield the language and the specification of an exercise's picture, from its solution alone."""
    side = LocalSide(exercise, SOLUTIONS / exercise.filename)
    calls = PictureCalls(exercise, side, None, DEFAULT_SEED)
    module = importlib.import_module(f"autograder.pictures.{exercise.id}")
    results = module.ask(calls)
    for lang in LANGUAGES:
        drawn = module.specification(results, tuple(calls.notes), lang)
        # Notes are left out, since they speak to a learner about their own code.
        drawn["title"]["subtitle"] = []
        names = {render(own, lang): render(plain, lang) for own, plain in _OF_NOBODY}
        yield lang, _renamed(drawn, yours_label(lang), right_label(lang), names)


def _renamed(value: Any, own: str, solved: str, names: Mapping[str, str]) -> Any:
    """Return a specification whose series `own` is called `solved`, and that has no series of that name beside it.

    `names` are other texts to replace.
    """
    if isinstance(value, dict):
        domain, colours = value.get("domain"), value.get("range")
        if (
            isinstance(domain, list)
            and isinstance(colours, list)
            and {own, solved} <= _texts(domain)
        ):
            at = domain.index(solved)
            value = {**value, "domain": _without(domain, at), "range": _without(colours, at)}
        return {key: _renamed(one, own, solved, names) for key, one in value.items()}
    if isinstance(value, list):
        return [_renamed(one, own, solved, names) for one in value]
    if isinstance(value, str):
        if value == own:
            return solved
        return names.get(value, _BESIDE.sub("", value.removesuffix(f": {own}")))
    return value


def _texts(values: Sequence[Any]) -> set[str]:
    return {one for one in values if isinstance(one, str)}


def _without(values: Sequence[Any], at: int) -> list[Any]:
    return [*values[:at], *values[at + 1 :]]


def sampled(value: Any) -> Any:
    """Return the sample of a specification: numbers with three digits, some rows of long data, no images."""
    if isinstance(value, dict):
        return {key: sampled(one) for key, one in value.items() if key not in ("$schema", "config")}
    if isinstance(value, list):
        return [sampled(one) for one in value[:: max(1, len(value) // MOST_VALUES)]]
    if isinstance(value, float):
        return float(f"{value:.3g}")
    return "image" if isinstance(value, str) and value.startswith("data:") else value


def write(exercise: Exercise) -> None:
    """Draw an exercise in both languages, for its lessons and for the tests."""
    for lang, drawn in lesson_pictures(exercise):
        for folder in (KEPT, PICTURES):
            folder.mkdir(exist_ok=True)
        if lang == "en":
            text = json.dumps(sampled(drawn), ensure_ascii=False, separators=(",", ":"))
            Path(KEPT, f"{exercise.id}.json").write_text(
                text + "\n", encoding="utf-8", newline="\n"
            )
        svg = image(drawn, ".svg")
        small = len(svg) <= MOST_SVG
        path = PICTURES / f"{exercise.id}.{lang}{'.svg' if small else '.png'}"
        path.write_bytes(svg if small else image(drawn, ".png", scale=1))


def main(names: Sequence[str]) -> None:
    """Draw the exercises that are named, or all that have a picture."""
    for exercise in course():
        if has_picture(exercise) and (not names or exercise.id in names):
            write(exercise)
            print(exercise.id, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
