"""Counts how the mutants of a function are explained, and which places do not stand where the mutant was changed."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import NamedTuple

from autograder.trust.explained import Explained, Relation


class FalsePlace(NamedTuple):
    """A place that is neither in the changed statement nor uses what it sets. `program` is "" for the solution."""

    program: str
    expression: str
    change: str
    relation: Relation


@dataclass(frozen=True)
class Explanations:
    """How many mutants were rejected and explained, and how many places were shown for them, by where these stand."""

    rejected: int = 0
    explained: int = 0
    named: int = 0
    changed: int = 0
    placed: int = 0
    at_change: int = 0
    at_use: int = 0
    elsewhere: int = 0
    certain: int = 0
    certain_elsewhere: int = 0

    def __add__(self, other: "Explanations") -> "Explanations":
        names = [one.name for one in fields(self)]
        return Explanations(*(getattr(self, name) + getattr(other, name) for name in names))


def explanations_of(mutants: Iterable[Explained]) -> Explanations:
    """Count the mutants that were rejected."""
    total = Explanations()
    for one in mutants:
        if one.rejected:
            where = [place.where for place in one.places]
            certain = [place.where for place in one.places if place.certain]
            total += Explanations(
                1,
                one.named or one.changed or bool(where),
                one.named,
                one.changed,
                bool(where),
                where.count("change"),
                where.count("use"),
                where.count("elsewhere"),
                len(certain),
                certain.count("elsewhere"),
            )
    return total


def false_places_of(mutants: Iterable[Explained]) -> list[FalsePlace]:
    """Return the places that stand elsewhere."""
    return [
        FalsePlace(one.program, place.expression, one.change, place.relation)
        for one in mutants
        for place in one.places
        if place.where == "elsewhere"
    ]
