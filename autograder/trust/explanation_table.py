"""The part of docs/trust.md about explanations: what was shown for mutants, and every false place with its reason."""

from collections.abc import Iterator, Sequence

from autograder.course.catalogue import course
from autograder.trust.equivalent import false_place_reasons
from autograder.trust.explanations import Explanations, FalsePlace
from autograder.trust.figures import Figures

REASONS = {
    "called": "inside a function that the changed line calls, whose own values are the first wrong ones",
    "before": "where a variable of the changed line was made: with another value there, the result is right too",
}
"""Why places are shown elsewhere, by their relation to the change; `false_places.toml` has the reasons for others."""

UNKNOWN = "not looked at yet"

HEADS = (
    "function",
    "rejected",
    "explained",
    "named",
    "changed",
    "with places",
    "places",
    "at the change",
    "at its use",
    "elsewhere",
    "certain",
    "certain elsewhere",
)

TEXT = """\
## How mutants are explained

In a mutant, the changed place is known. Those of {of_what}
were explained as a learner would see them, at the learner's seed, with the other functions of the file right.
{without}
- **explained**: rejected mutants that have a certain name, a nearest change or a place.
- **at the change**: places that stand in a line of the changed statement; **at its use**: those that use a
  variable that this statement sets, since what is left out shows only there; **elsewhere**: all others.
"""


def explanation_lines(figures: Sequence[Figures]) -> list[str]:
    """Return the table as Markdown; nothing where no mutant was explained."""
    solution, bank = _sum(one.of_solution for one in figures), _sum(one.of_bank for one in figures)
    if not solution.rejected:
        return []
    of_what, without = "the solutions", ""
    rows = [
        _row(f"{one.exercise[:4]} {one.function}", one.of_solution + one.of_bank)
        for one in figures
        if one.of_solution.rejected
    ]
    if bank.rejected:
        of_what += " and, in NumPy, of all right answers of the bank that are plain functions"
        if names := _without_bank(figures):
            without = f"Of {names} only the solution's mutants were explained.\n"
        rows.append(_row("the solutions alone", solution))
        rows.append(_row("the bank alone", bank))
    rows.append(_row("all", solution + bank))
    if left := ", ".join(f"`{one.function}`" for one in figures if not one.of_solution.rejected):
        without += f"No mutants of {left} were explained.\n"
    text = TEXT.format(of_what=of_what, without=without)
    shares = [f"- {_share(solution, 'the solutions')}"]
    shares += [f"- {_share(bank, 'the bank')}"] if bank.rejected else []
    table = markdown([HEADS, *rows])
    return [text, *table, "", *shares, "", *_false_places(figures)]


def _without_bank(figures: Sequence[Figures]) -> str:
    """Return the NumPy functions of which only the solution's mutants were explained."""
    return ", ".join(
        f"`{one.function}`"
        for one in figures
        if one.of_solution.rejected and not one.of_bank.rejected
        if course().exercise(one.exercise).library is None
    )


def _sum(several: Iterator[Explanations]) -> Explanations:
    return sum(several, Explanations())


def _share(one: Explanations, of: str) -> str:
    """Return the shares that say most, in percent."""
    places = one.at_change + one.at_use + one.elsewhere
    return (
        f"Of {of}: {one.explained / one.rejected:.1%} of the rejected mutants are explained;"
        f" {(places - one.elsewhere) / max(places, 1):.1%} of the places stand at the change or at its use,"
        f" {1 - one.certain_elsewhere / max(one.certain, 1):.1%} of the certain ones."
    )


def _row(label: str, one: Explanations) -> tuple[str, ...]:
    places = one.at_change + one.at_use + one.elsewhere
    counts = (one.rejected, one.explained, one.named, one.changed, one.placed, places)
    where = (one.at_change, one.at_use, one.elsewhere, one.certain, one.certain_elsewhere)
    return (label, *map(str, (*counts, *where)))


def _false_places(figures: Sequence[Figures]) -> list[str]:
    """Return every place that stands elsewhere, under its reason."""
    by_reason: dict[str, list[str]] = {}
    for one in figures:
        shown: dict[tuple[str, str, str], list[str]] = {}
        for place in one.false_places:
            key = _reason(one.function, place), place.program, place.expression
            shown.setdefault(key, []).append(place.change)
        for (reason, program, expression), changes in shown.items():
            text = f"  - {one.function}, {program or 'the solution'}: `{expression}` for `{changes[0]}`"
            if len(changes) > 1:
                text += f" and {len(changes) - 1} more"
            by_reason.setdefault(reason, []).append(text)
    lines = ["### Places that stand elsewhere", ""]
    for reason, places in by_reason.items():
        lines += [f"- {reason}", *places]
    return lines if by_reason else [*lines, "None."]


def _reason(function: str, place: FalsePlace) -> str:
    argued = false_place_reasons().get(function, {}).get((place.program, place.expression))
    return argued or REASONS.get(place.relation, UNKNOWN)


def without_a_reason(figures: Figures) -> list[FalsePlace]:
    """Return the places that stand elsewhere and of which nobody has said why."""
    return [one for one in figures.false_places if _reason(figures.function, one) == UNKNOWN]


def markdown(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a table in Markdown, of which the first row is the head."""
    head, *body = rows
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    return lines + ["| " + " | ".join(map(_cell, row)) + " |" for row in body]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
