"""The random generators that functions are given."""

from typing import Any

import numpy as np


class _IndexDrawing(np.random.Generator):
    """Draws whole numbers of the width that NumPy takes as an index.

    On a machine of 32 bits, as the one inside a browser is, NumPy draws 64 bits and refuses them where it wants
    an index (np.take, np.bincount). Code that is right everywhere else would fail there.
    """

    def choice(self, *args: Any, **kwargs: Any) -> Any:
        """Return what NumPy draws; see the class."""
        return _as_index(super().choice(*args, **kwargs))

    def integers(self, *args: Any, **kwargs: Any) -> Any:
        """Return what NumPy draws; see the class."""
        drawn = super().integers(*args, **kwargs)
        return drawn if len(args) > 3 or "dtype" in kwargs else _as_index(drawn)

    def __getattr__(self, name: str) -> Any:
        """Raise the AttributeError that NumPy raises for an unknown name."""
        return getattr(np.random.Generator(self.bit_generator), name)


def _as_index(drawn: Any) -> Any:
    wide = isinstance(drawn, np.ndarray) and drawn.dtype == np.int64
    return drawn.astype(np.intp) if wide else drawn


def generator(seed: int) -> np.random.Generator:
    """Return the generator of a seed."""
    drawing = np.random.default_rng(seed)
    small = np.dtype(np.intp).itemsize < np.dtype(np.int64).itemsize
    return _IndexDrawing(drawing.bit_generator) if small else drawing
