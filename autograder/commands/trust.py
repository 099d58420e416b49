"""`dev trust`: how good the checks are, in figures; and the page that holds the last run."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from autograder.catalogue import Exercise, course
from autograder.commands.common import Context, find, shown
from autograder.engine import DEFAULT_SEED
from autograder.trust.figures import Figures, figures_of
from autograder.trust.observe import Unit
from autograder.trust.pool import run
from autograder.trust.table import as_lines, as_page

SEEDS = 200
KERAS_SEEDS = 30
QUICK_SEEDS = 3
DEEP = 5
"""At so many seeds every check is deleted in turn and every mutant is given to the diagnosis."""


def units(
    exercises: list[Exercise], functions: set[str], seeds: int, keras_seeds: int
) -> Iterator[Unit]:
    """Yield the work: every function with its seeds, the learner's own seed among them."""
    for exercise in exercises:
        count = seeds if exercise.library is None else keras_seeds
        numbers = (DEFAULT_SEED, *(n for n in range(count) if n != DEFAULT_SEED))[:count]
        for function in exercise.functions:
            if not functions or function.name in functions:
                yield Unit(exercise.id, function.name, numbers, min(DEEP, count))


def measure(
    exercises: list[Exercise],
    functions: set[str],
    seeds: int = SEEDS,
    keras_seeds: int = KERAS_SEEDS,
    jobs: int = 0,
) -> Iterator[Figures]:
    """Yield the figures of every function, as they are ready."""
    for unit, found in run(units(exercises, functions, seeds, keras_seeds), jobs):
        yield figures_of(unit, found)


def trust(
    context: Context,
    names: list[str],
    seeds: int | None = None,
    quick: bool = False,
    jobs: int | None = None,
    out: str | None = None,
) -> int:
    """Print the table, and what is amiss; 0 if nothing is.

    `names` are exercises or functions, by default all; `quick` takes few seeds and leaves the Keras
    exercises out unless they are named; `out` is a file for the page.
    """
    exercises = list(course())
    functions: set[str] = set()
    if names:
        found = [find(name) for name in names]
        exercises = list({one.id: one for one, _ in found}.values())
        for exercise, function in found:
            functions |= {one.name for one in exercise.functions if function in (None, one)}
    if quick and not names:
        exercises = [one for one in exercises if one.library is None]
    count = seeds if seeds is not None else QUICK_SEEDS if quick else SEEDS
    jobs = jobs if jobs is not None else os.cpu_count() or 1
    began = time.monotonic()
    figures = []
    for one in measure(exercises, functions, count, min(count, KERAS_SEEDS), jobs):
        figures.append(one)
        if sys.stderr.isatty():
            print(f"{one.exercise[:4]} {one.function}", file=sys.stderr)
    order = [function.name for exercise in course() for function in exercise.functions]
    figures.sort(key=lambda one: order.index(one.function))
    for line in as_lines(figures):
        print(line)
    amiss = 0
    for one in figures:
        for text in one.amiss:
            print(f"{one.exercise[:4]} {one.function}: {text}")
            amiss += 1
    if out is not None:
        path = Path(out)
        page = as_page(figures, time.monotonic() - began)
        path.write_text(page, encoding="utf-8", newline="\n")
        context.print("written: {file}", file=str(shown(path)))
    if amiss:
        context.print("{count} things to mend", count=amiss)
        return 1
    context.print("nothing is missing")
    return 0
