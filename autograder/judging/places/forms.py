"""The form of a value: whether it is a list, its shape, and whether it is any evidence."""

from typing import Any, NamedTuple

import numpy as np

from autograder.judging.places.values import is_structure, trivial


class ValueForm(NamedTuple):
    """What tells at a glance whether one value may stand in the place of another."""

    is_structure: bool
    shape: Any
    squeezed: Any
    trivial: bool


def form_of(value: Any) -> ValueForm:
    """Return the form of a value."""
    return ValueForm(is_structure(value), shape_of(value), squeezed_shape(value), trivial(value))


def shape_of(value: Any) -> Any:
    """Return the shape of a value, list by list."""
    return [shape_of(one) for one in value] if is_structure(value) else np.shape(value)


def squeezed_shape(value: Any) -> Any:
    """Return the shape without axes of length 1."""
    if is_structure(value):
        return [squeezed_shape(one) for one in value]
    return tuple(side for side in np.shape(value) if side != 1)
