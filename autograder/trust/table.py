"""Writes the figures: a table for the terminal, and the page docs/trust.md."""

import platform
from collections.abc import Sequence

import numpy as np

from autograder import __version__
from autograder.course.catalogue import course
from autograder.trust.equivalent import reasons
from autograder.trust.explanation_table import explanation_lines, markdown
from autograder.trust.figures import Figures

HEADS = (
    "function",
    "checks",
    "right accepted",
    "rejected",
    "named",
    "mutants killed",
    "argued",
    "seeds",
    "false alarms",
)


def _chance(bound: float) -> str:
    return f"< {bound:.0e}" if bound else "0"


def _row(one: Figures) -> tuple[str, ...]:
    return (
        f"{one.exercise[:4]} {one.function}",
        str(one.checks),
        *(
            f"{reached}/{all_}"
            for reached, all_ in (one.right, one.rejected, one.named, one.killed)
        ),
        str(one.argued),
        str(one.seeds),
        _chance(one.bound),
    )


def _total(figures: Sequence[Figures]) -> tuple[str, ...]:
    def added(name: str) -> str:
        pairs = [getattr(one, name) for one in figures]
        return f"{sum(pair[0] for pair in pairs)}/{sum(pair[1] for pair in pairs)}"

    return (
        "all",
        str(sum(one.checks for one in figures)),
        *(added(name) for name in ("right", "rejected", "named", "killed")),
        str(sum(one.argued for one in figures)),
        str(min((one.seeds for one in figures), default=0)),
        _chance(sum(one.bound for one in figures)),
    )


def as_lines(figures: Sequence[Figures]) -> list[str]:
    """Return the table as lines of one width."""
    rows = [HEADS, *map(_row, figures), _total(figures)]
    widths = [max(len(row[k]) for row in rows) for k in range(len(HEADS))]
    lines = []
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  ".join(cells).rstrip())
    return lines


INTRODUCTION = """\
# How good the checks are

Written by `xor2mnist dev trust`; do not edit. This run: kit {kit}, Python {python}, NumPy {numpy},
seeds {seeds}, {minutes:.0f} minutes of CPU.

- **right accepted**: implementations of the bank in `autograder/right_answers` that every check accepts
  on every seed.
- **rejected / named**: misconceptions that the checks reject on every seed, and that the verdict
  then calls by their own name on every seed.
- **mutants killed**: solutions with one change made by machine, rejected on every seed. The column
  *argued* counts those that are right all the same; they are listed below, each with the reason.
- **seeds**: every verdict was given at so many seeds, the learner's own among them; one that changes
  from seed to seed is amiss.
- **false alarms**: a bound for how often a right answer is rejected by chance in one run. 0 means
  that nothing in the checks of the function depends on chance.
"""


def _seeds(figures: Sequence[Figures]) -> str:
    counts = sorted({one.seeds for one in figures})
    return " and ".join(map(str, counts))


def as_page(figures: Sequence[Figures]) -> str:
    """Return the whole page in Markdown."""
    lines = [
        INTRODUCTION.format(
            kit=__version__,
            python=platform.python_version(),
            numpy=np.__version__,
            seeds=_seeds(figures),
            minutes=sum(one.seconds for one in figures) / 60,
        ),
        *markdown([HEADS, *map(_row, figures), _total(figures)]),
        "",
        f"Not in this run: {_left_out(figures)}.",
        "",
        "## What is amiss",
        "",
        *_amiss(figures),
        "",
        *explanation_lines(figures),
        "",
        "## What every check is good for",
        "",
        "Each check was deleted in turn. Either something wrong got through, or two misconceptions",
        "could no longer be told apart, or the check is kept for what the verdict says by it.",
        "",
        *markdown([("check", "without it"), *_needs(figures)]),
        "",
        "## Mutants that have a misconception's name",
        "",
        "A name was given at every seed, or at none; where a mutant is named, it showed the same as",
        "the misconception in every call.",
        "",
        *_named(figures),
        "",
        "## Mutants that are right all the same",
        "",
        *_argued(figures),
    ]
    return "\n".join(lines) + "\n"


def _left_out(figures: Sequence[Figures]) -> str:
    """Return the functions of the course that were not observed."""
    there = {one.function for one in figures}
    missing = [
        f"{exercise.short} {function.name}"
        for exercise in course()
        for function in exercise.functions
        if function.name not in there
    ]
    return ", ".join(missing) or "nothing"


def _amiss(figures: Sequence[Figures]) -> list[str]:
    lines = [
        f"- {one.exercise[:4]} {one.function}: {text}" for one in figures for text in one.amiss
    ]
    return lines or ["Nothing."]


def _needs(figures: Sequence[Figures]) -> list[tuple[str, str]]:
    return [
        (f"{one.exercise[:4]}.{one.function}.{check}", why)
        for one in figures
        for check, why in one.needed.items()
    ]


def _named(figures: Sequence[Figures]) -> list[str]:
    lines = []
    for one in figures:
        by_name: dict[str, list[str]] = {}
        for change, name in one.names_of_mutants.items():
            by_name.setdefault(name, []).append(change)
        for name, changes in sorted(by_name.items()):
            lines.append(f"- {one.function}: **{name}**")
            lines += [f"  - `{change}`" for change in changes]
    return lines or ["None."]


def _argued(figures: Sequence[Figures]) -> list[str]:
    by_reason: dict[str, list[str]] = {}
    for one in figures:
        for change, reason in reasons().get(one.function, {}).items():
            by_reason.setdefault(reason, []).append(f"  - {one.function}: `{change}`")
    lines = []
    for reason, changes in by_reason.items():
        lines += [f"- {reason}", *changes]
    return lines or ["None."]
