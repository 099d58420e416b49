"""The pictures of the lessons are what the solutions draw today, and every lesson has one."""

import json
import math
import re

import pytest
from places import EXERCISES

from autograder.authoring.lesson_pictures import KEPT, PICTURES, lesson_pictures, sampled
from autograder.course.catalogue import course

# What learned or started at random differs with the rounding of a machine: a hundredth more or less.
LOOSE = {"ex08_mlp", "ex12_keras_xor", "ex13_keras_mnist"}
KERAS = {"ex11_tensors", "ex12_keras_xor", "ex13_keras_mnist"}


def numbers_of(value, path=""):
    """Yield every leaf of a specification with its place."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from numbers_of(one, f"{path}.{key}")
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from numbers_of(one, f"{path}[{at}]")
    else:
        yield path, value


def same(a, b, loose):
    if isinstance(a, int | float) and isinstance(b, int | float):
        return math.isclose(a, b, rel_tol=0.2 if loose else 0.02, abs_tol=0.2 if loose else 0.02)
    return a == b


@pytest.mark.parametrize("exercise", [one for one in course() if one.id not in KERAS])
def test_the_kept_picture_is_what_the_solution_draws(exercise):
    found = dict(lesson_pictures(exercise))
    kept = json.loads((KEPT / f"{exercise.id}.json").read_text(encoding="utf-8"))

    fresh, old = dict(numbers_of(sampled(found["en"]))), dict(numbers_of(kept))
    told = [place for place in old if place.endswith(("text", "title", "description"))]
    assert [fresh.get(place) for place in told] == [old[place] for place in told]
    if exercise.id not in LOOSE:
        assert fresh.keys() == old.keys()
    shared = fresh.keys() & old.keys()
    off = [place for place in shared if not same(fresh[place], old[place], exercise.id in LOOSE)]
    assert len(off) <= (0.02 * len(shared) if exercise.id in LOOSE else 0), off[:5]
    assert '"yours"' not in json.dumps(found["en"]) and found["en"]["title"]["subtitle"] == []


@pytest.mark.parametrize("exercise", list(course()))
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_every_lesson_shows_its_picture_with_words_for_those_who_do_not_see_it(exercise, lang):
    text = (EXERCISES / "lessons" / lang / f"{exercise.id}.md").read_text(encoding="utf-8")
    found = re.findall(
        rf"!\[([^\]]+)\]\(\.\./pictures/({exercise.id}\.{lang}\.(?:svg|png))\)", text
    )

    assert len(found) == 1
    ((words, name),) = found
    assert len(words) > 20
    assert (PICTURES / name).stat().st_size < 250_000
