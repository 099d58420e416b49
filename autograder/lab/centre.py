"""Prepares a drawing as MNIST prepares a scanned digit: in size and position.

LeCun et al. 1998, section III.A: the digit is fitted into a box of 20 × 20 pixels with its proportions
kept, its edges become grey, and its centre of mass comes to the middle of 28 × 28 pixels. In MNIST itself
that is the pixel with the number 14 in both directions, which was measured on its digits.
"""

import numpy as np
from numpy.typing import NDArray

BOX, SIDE, MIDDLE = 20, 28, 14
LEAST_INK = 0.05


def centred(drawing: NDArray) -> NDArray | None:
    """Return 28 × 28 values from 0 to 1 for a drawing of any size (0 paper, 1 ink); None for an empty one."""
    inked = drawing > LEAST_INK
    if not inked.any():
        return None
    rows, columns = (np.flatnonzero(inked.any(axis=axis)) for axis in (1, 0))
    part = drawing[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    longest = max(part.shape)
    height, width = (max(1, round(BOX * side / longest)) for side in part.shape)
    small = _means(part.shape[0], height) @ part @ _means(part.shape[1], width).T
    mass = small.sum()
    middle = (
        np.arange(height) @ small.sum(axis=1) / mass,
        np.arange(width) @ small.sum(axis=0) / mass,
    )
    top, left = (
        int(np.clip(round(MIDDLE - at), 0, SIDE - size))
        for at, size in zip(middle, small.shape, strict=True)
    )
    image = np.zeros((SIDE, SIDE))
    image[top : top + height, left : left + width] = small
    return np.clip(image, 0, 1)


def _means(many: int, few: int) -> NDArray:
    """Return the matrix that makes of `many` values `few`, each the mean over its share of the length."""
    edges = np.linspace(0, many, few + 1)
    low, high = edges[:-1, None], edges[1:, None]
    place = np.arange(many)
    overlap = np.minimum(high, place + 1) - np.maximum(low, place)
    shares: NDArray = np.clip(overlap, 0, None)
    return shares / shares.sum(axis=1, keepdims=True)
