"""Seeded draws: every size and every number of a check comes from here.

So another seed gives another test, and a hidden check is the same check with another seed.
"""

import zlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.running.plain import copied

EQUAL_SIZE = 4

Make = Callable[[np.random.Generator], Any]


class Draw:
    """The draws of one check, decided by the seed and the check's key alone.

    With `equal`, all named sizes are equal, so that wrong shapes raise no error and the diagnosis can see what the
    function computes. No verdict is made with equal sizes.
    """

    def __init__(self, seed: int, key: str, equal: bool = False) -> None:
        self._entropy = [seed, zlib.crc32(key.encode())]
        self._equal = equal
        self._cached_draws = _cached_draws(seed, key, equal)
        self._place = 0
        self._rng: np.random.Generator | None = None
        self.sizes: dict[str, int] = {}

    def _draw(self, request: tuple[Any, ...], make: Make) -> Any:
        """Return what `make` draws, from a cache where it was drawn before.

        Grading a class and naming a mistake run the same checks at the same seed many times; drawing again would
        take a tenth of a verdict's time.
        """
        place, cached = self._place, self._cached_draws
        self._place = place + 1
        if self._rng is None:
            if place < len(cached) and cached[place][0] == request:
                return copied(cached[place][2])
            self._rng = np.random.default_rng(self._entropy)
            for _, earlier, _ in cached[:place]:
                earlier(self._rng)
        value = make(self._rng)
        if place == len(cached):
            cached.append((request, make, copied(value)))
        return value

    def size(self, name: str, low: int, high: int, unlike: Sequence[int] = ()) -> int:
        """Return a whole number from low to high, both included, that is not in `unlike`.

        `name` ("examples", "hidden units") is what a message calls it.
        """
        if self._equal:
            chosen = EQUAL_SIZE
        else:
            # Copied, since the caller may change the list before the draw is made again.
            others = tuple(unlike)
            request = "size", low, high, others
            chosen = self._draw(request, lambda rng: _size(rng, low, high, others))
        self.sizes[name] = chosen
        return chosen

    def normal(self, *shape: int, scale: float = 1.0) -> NDArray[np.float64]:
        """Return normal numbers of mean 0 and standard deviation `scale`."""
        request = "normal", shape, scale
        return self._draw(request, lambda rng: rng.standard_normal(shape) * scale)

    def uniform(self, low: float, high: float, *shape: int) -> NDArray[np.float64]:
        """Return numbers drawn evenly from [low, high)."""
        return self._draw(("uniform", low, high, shape), lambda rng: rng.uniform(low, high, shape))

    def integers(self, low: int, high: int, *shape: int) -> NDArray[np.int64]:
        """Return whole numbers from low to high, both included."""
        request = "integers", low, high, shape
        return self._draw(request, lambda rng: rng.integers(low, high + 1, shape))

    def away_from_zero(self, low: float, high: float, *shape: int) -> NDArray[np.float64]:
        """Return numbers of either sign whose magnitude lies in [low, high)."""
        request = "away from zero", low, high, shape
        return self._draw(
            request, lambda rng: rng.uniform(low, high, shape) * rng.choice([-1.0, 1.0], shape)
        )

    def number(self, low: float, high: float) -> float:
        """Return one number drawn evenly from [low, high)."""
        return self._draw(("number", low, high), lambda rng: float(rng.uniform(low, high)))

    def permutation(self, n: int) -> NDArray[np.int64]:
        """Return 0 … n-1 in a random order."""
        return self._draw(("permutation", n), lambda rng: rng.permutation(n))

    def pick(self, options: Sequence[Any]) -> Any:
        """Return one of the options."""
        count = len(options)
        return options[self._draw(("pick", count), lambda rng: int(rng.integers(count)))]

    def seed(self) -> int:
        """Return a seed for a generator that the submission will use."""
        return self._draw(("seed",), lambda rng: int(rng.integers(2**31)))


@lru_cache(maxsize=1024)
def _cached_draws(seed: int, key: str, equal: bool) -> list[tuple[tuple[Any, ...], Make, Any]]:
    """Return the cached draws of a check, in order: the request, the function that draws, the value."""
    return []


def _size(rng: np.random.Generator, low: int, high: int, unlike: Sequence[int]) -> int:
    allowed = [n for n in range(low, high + 1) if n not in unlike]
    return allowed[int(rng.integers(len(allowed)))]
