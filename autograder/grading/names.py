"""Finds the exercise that a file's name means: the right name, a renamed one, or one with a slip."""

import difflib
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from autograder.course.catalogue import course

KINDS = (".py", ".ipynb")
MAX_NAME = 255
LIKE = 0.8
"""Names at least this similar (from 0 to 1) may be slips for each other."""

# "(1)", "-2", " copy", "-Copy1", " - 복사본": marks by which platforms, browsers and desktops name further copies.
_COPY = re.compile(r"^[-_ ]*(?:copy|kopie|복사본|사본)?[-_ ]*\(?(?P<number>\d{1,6})?\)?$")
# "ex01", "exercise 1", "hw1", "연습 1": an exercise by its number only.
_NUMBER = re.compile(r"^(?:ex|exercise|hw|homework|assignment|task|연습|과제)[\W_]*0*(\d{1,2})$")


@dataclass(frozen=True)
class ExerciseMatch:
    """The exercise that a name means, and how clearly.

    `exact` is whether the name differs at most in case; `copy` is the number of a copy of the exercise's file, 0
    for the file itself, None where the name has other words too.
    """

    exercise: str
    exact: bool
    copy: int | None


def split(name: str) -> tuple[str, str]:
    """Return a file's normalised name without its suffix, and its suffix; "" for a file that is not code."""
    # An editor on Windows may have appended .txt, which the system hides.
    text = unicodedata.normalize("NFKC", name.strip()).casefold().removesuffix(".txt")
    for kind in KINDS:
        if text.endswith(kind) and len(name) <= MAX_NAME:
            return text.removesuffix(kind), kind
    return text, ""


@cache
def _pattern(exercise: str) -> re.Pattern[str]:
    number, *words = exercise.removeprefix("ex").split("_")
    name = r"[\W_]*".join([f"0*{int(number)}", *map(re.escape, words)])
    return re.compile(rf"(?<![^\W\d_])ex[\W_]*{name}(?![^\W\d_])")


def named(name: str) -> ExerciseMatch | None:
    """Return the exercise whose name stands in the name of a file, if exactly one does."""
    stem, kind = split(name)
    if not kind:
        return None
    matches = [(one.id, match) for one in course() if (match := _pattern(one.id).search(stem))]
    if len(matches) != 1:
        return None
    exercise, match = matches[0]
    before, after = stem[: match.start()], stem[match.end() :]
    copy = _COPY.match(after) if not before.strip("-_ ") or before.startswith("copy of ") else None
    number = int(copy["number"] or (1 if after or before else 0)) if copy else None
    return ExerciseMatch(exercise, stem == exercise, number)


def exercises_meant(name: str) -> list[str]:
    """Return the exercises that an unknown name may mean, best first."""
    stem, kind = split(name)
    if not kind or len(stem) > 60:
        return []
    ids = [one.id for one in course()]
    inside = [one for one in ids if _pattern(one).search(stem)]
    number = _NUMBER.match(stem.strip("-_ "))
    by_number = [one for one in ids if number and int(one[2:4]) == int(number[1])]
    words = re.sub(r"[\W_]+", "_", stem).strip("_")
    by_topic = [one for one in ids if one[5:] == words or _same_topic(one, words)]
    alike = difflib.get_close_matches(words, ids, n=1, cutoff=LIKE)
    return list(dict.fromkeys([*inside, *by_number, *by_topic, *alike]))


def _same_topic(exercise: str, words: str) -> bool:
    """Return whether a name has an exercise's number and another topic, or its topic and another number."""
    number, _, topic = words.partition("_")
    return bool(re.fullmatch(r"ex\d+", number)) and (
        int(number[2:]) == int(exercise[2:4]) or topic == exercise[5:]
    )
