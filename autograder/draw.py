"""Seeded draws: every size and every number of a check comes from here.

So another seed is another test, and a hidden check is the same check on another seed.
"""

import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

EQUAL_SIZE = 4


class Draw:
    """The draws of one check, decided by the seed and the check's key alone.

    With `equal`, all named sizes are alike: no shape collides then, and what a function would have
    computed shows. The diagnosis asks for that, never a verdict.
    """

    def __init__(self, seed: int, key: str, equal: bool = False) -> None:
        self._rng = np.random.default_rng([seed, zlib.crc32(key.encode())])
        self._equal = equal
        self.sizes: dict[str, int] = {}

    def size(self, name: str, low: int, high: int, unlike: Sequence[int] = ()) -> int:
        """Return a whole number from low to high, both included, that is none of `unlike`.

        `name` ("examples", "hidden units") is what a message calls it.
        """
        allowed = [n for n in range(low, high + 1) if n not in unlike]
        chosen = EQUAL_SIZE if self._equal else allowed[int(self._rng.integers(len(allowed)))]
        self.sizes[name] = chosen
        return chosen

    def normal(self, *shape: int, scale: float = 1.0) -> NDArray[np.float64]:
        """Return normal numbers of mean 0 and standard deviation `scale`."""
        return self._rng.standard_normal(shape) * scale

    def uniform(self, low: float, high: float, *shape: int) -> NDArray[np.float64]:
        """Return numbers drawn evenly from [low, high)."""
        return self._rng.uniform(low, high, shape)

    def integers(self, low: int, high: int, *shape: int) -> NDArray[np.int64]:
        """Return whole numbers from low to high, both included."""
        return self._rng.integers(low, high + 1, shape)

    def away_from_zero(self, low: float, high: float, *shape: int) -> NDArray[np.float64]:
        """Return numbers of either sign whose magnitude lies in [low, high)."""
        return self.uniform(low, high, *shape) * self._rng.choice([-1.0, 1.0], shape)

    def number(self, low: float, high: float) -> float:
        """Return one number drawn evenly from [low, high)."""
        return float(self._rng.uniform(low, high))

    def permutation(self, n: int) -> NDArray[np.int64]:
        """Return 0 … n-1 in a random order."""
        return self._rng.permutation(n)

    def pick(self, options: Sequence[Any]) -> Any:
        """Return one of the options."""
        return options[int(self._rng.integers(len(options)))]

    def seed(self) -> int:
        """Return a seed for a generator that the submission will use."""
        return int(self._rng.integers(2**31))
