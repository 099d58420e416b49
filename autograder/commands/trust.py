"""`dev trust`: measures how good the checks are, and writes the page about the last run."""

import errno
import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from autograder.basics.files import write_atomically
from autograder.commands.common import Context, UsageError, find, path_from_here
from autograder.course.catalogue import Exercise, course
from autograder.judging.engine import DEFAULT_SEED
from autograder.trust import stored_figures
from autograder.trust.explained import Sources
from autograder.trust.explanation_table import without_a_reason
from autograder.trust.figures import Figures, figures_of
from autograder.trust.observe import TrustUnit
from autograder.trust.pool import run
from autograder.trust.table import as_lines, as_page

SEEDS = 200
KERAS_SEEDS = 30
QUICK_SEEDS = 3
DEEP = 4
KERAS_DEEP = 1
"""At this many seeds every check is left out in turn, and every mutant is diagnosed."""


def units(
    exercises: list[Exercise],
    functions: set[str],
    seeds: int,
    keras_seeds: int,
    explain: Sources = "none",
) -> Iterator[TrustUnit]:
    """Yield the units of work: every function with its seeds, including the learner's seed."""
    for exercise in exercises:
        keras = exercise.library is not None
        count = keras_seeds if keras else seeds
        numbers = (DEFAULT_SEED, *(n for n in range(count) if n != DEFAULT_SEED))[:count]
        deep = min(KERAS_DEEP if keras else DEEP, count)
        for function in exercise.functions:
            if not functions or function.name in functions:
                yield TrustUnit(exercise.id, function.name, numbers, deep, explain=explain)


def measure(
    exercises: list[Exercise],
    functions: set[str],
    seeds: int = SEEDS,
    keras_seeds: int = KERAS_SEEDS,
    jobs: int = 0,
    keep: Path | None = None,
    explain: Sources = "none",
) -> Iterator[Figures]:
    """Yield the figures of every function as they are finished.

    `keep` is a file of figures: those that are still valid are read from it, the others are appended.
    """
    known = stored_figures.read(keep) if keep else {}
    ahead = []
    for unit in units(exercises, functions, seeds, keras_seeds, explain):
        state, figures = known.get(unit.function, ("", None))
        if figures is not None and state == stored_figures.state(
            course().exercise(unit.exercise), unit
        ):
            yield figures
        else:
            ahead.append(unit)
    for unit, observed in run(ahead, jobs):
        figures = figures_of(unit, observed)
        if keep:
            stored_figures.add(
                keep, figures, stored_figures.state(course().exercise(unit.exercise), unit)
            )
        yield figures


def trust(
    context: Context,
    names: list[str],
    seeds: int | None = None,
    keras_seeds: int | None = None,
    quick: bool = False,
    jobs: int | None = None,
    out: str | None = None,
    keep: str | None = None,
    explain: Sources = "none",
) -> int:
    """Print the table, and everything that is wrong; 0 if nothing is.

    `names` are exercises or functions, by default all; `quick` takes few seeds and leaves the Keras
    exercises out unless they are named; those take `keras_seeds`, by default `seeds` but at most 30.
    `out` is a file for the page, `keep` one for the figures of functions that are done: a run that
    was stopped goes on from there. `explain` says the mutants of which programs are explained besides.
    """
    if find_spec("scipy") is None:
        raise UsageError(
            'dev trust needs SciPy, which some right answers use: python -m pip install "xor2mnist[trust]"'
        )
    if out is not None:
        _refuse_what_cannot_be_written(Path(out))
    exercises = list(course())
    functions: set[str] = set()
    if names:
        meant = [find(name) for name in names]
        exercises = list({one.id: one for one, _ in meant}.values())
        for exercise, function in meant:
            functions |= {one.name for one in exercise.functions if function in (None, one)}
    if quick and not names:
        exercises = [one for one in exercises if one.library is None]
    count = seeds if seeds is not None else QUICK_SEEDS if quick else SEEDS
    keras_count = keras_seeds if keras_seeds is not None else min(count, KERAS_SEEDS)
    jobs = jobs if jobs is not None else os.cpu_count() or 1
    figures = []
    file = Path(keep) if keep else None
    for one in measure(exercises, functions, count, keras_count, jobs, file, explain):
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
        for place in without_a_reason(one):
            whose = place.program or "the solution"
            text = (
                f"a place elsewhere, without a reason: {place.expression} ({whose}; {place.change})"
            )
            print(f"{one.exercise[:4]} {one.function}: {text}")
            amiss += 1
    if out is not None:
        write_atomically(Path(out), as_page(figures))
        context.print("written: {file}", file=str(path_from_here(Path(out))))
    if amiss:
        context.print("things to mend: {count}", count=amiss)
        return 1
    context.print("nothing is missing")
    return 0


def _refuse_what_cannot_be_written(path: Path) -> None:
    """Raise UsageError before the work is done, not after it."""
    if path.is_dir() or not path.parent.is_dir():
        reason = os.strerror(errno.EISDIR if path.is_dir() else errno.ENOENT)
        raise UsageError("{file} cannot be written ({reason})", file=str(path), reason=reason)
