"""Reads numbers of a command line, within limits; imports little, since pytest loads it in every run."""

import argparse
from collections.abc import Callable
from typing import Any

from autograder import MOST_SEED


def number_within(least: float, most: float, kind: type[int | float] = int) -> Callable[[str], Any]:
    """Return a function that reads a number from `least` to `most` from the command line."""

    def read(text: str) -> float:
        number = kind(text)
        # The comparison is false for NaN, so NaN is refused too.
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(f"{text} is not from {least} to {most}")
        return number

    # argparse shows this name in the message about a value that cannot be read.
    read.__name__ = kind.__name__
    return read


whole_seed = number_within(0, MOST_SEED)
"""Reads a seed."""

cores = number_within(1, 1000)
"""Reads how many processes work at a time."""
