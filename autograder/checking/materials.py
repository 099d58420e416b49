"""Fixtures that several checks share: networks, images, targets, drawn from the check's seed."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.checking.draw import Draw

Floats = NDArray[np.float64]
MATERIALS: dict[str, Callable[[Draw], Any]] = {}


def material(make: Callable[[Draw], Any]) -> Callable[[Draw], Any]:
    """Offer what `make` returns as a fixture of the same name."""
    MATERIALS[make.__name__] = make
    return make


@material
def network(draw: Draw) -> Callable[..., tuple[Floats, Floats, Floats, Floats, Floats]]:
    """Return a function that makes (x, t, w1, b1, w2) for a two-layer network whose sizes all differ."""

    def make(
        examples: tuple[int, int] = (5, 9),
        inputs: tuple[int, int] = (2, 5),
        hidden: tuple[int, int] = (2, 6),
        outputs: tuple[int, int] = (2, 4),
    ) -> tuple[Floats, Floats, Floats, Floats, Floats]:
        m = draw.size("outputs", *outputs)
        k = draw.size("hidden units", *hidden, unlike=[m])
        d = draw.size("inputs", *inputs, unlike=[k, m])
        n = draw.size("examples", *examples, unlike=[d, k, m])
        x = draw.normal(n, d)
        t = draw.uniform(0, 1, n, m)
        # Biases have both signs and are never near zero, so that a missing bias shows.
        return x, t, draw.normal(d, k), draw.away_from_zero(0.3, 1.2, k), draw.normal(k, m)

    return make
