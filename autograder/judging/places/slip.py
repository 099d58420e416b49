"""A place where something is wrong, as the search finds it."""

from dataclasses import dataclass

from autograder.judging.places.options import Values


@dataclass
class Slip:
    """One place: the expression, the right values for it, and whether they make the result right."""

    number: int
    values: Values
    certain: bool
    how: str = "value"
