"""A place where something is wrong, as the search finds it."""

from dataclasses import dataclass

from autograder.judging.places.options import Values


@dataclass(eq=False)
class Slip:
    """One place: the expression, the right values for it, and whether they make the result right.

    A place equals only itself: its values may be arrays, of which == gives no single truth value.
    """

    number: int
    values: Values
    certain: bool
    how: str = "value"
