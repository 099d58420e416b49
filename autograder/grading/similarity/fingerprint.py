"""Fingerprints of syntax trees, by winnowing (Schleimer, Wilkerson and Aiken 2003, as copydetect implements it).

Two answers are compared by their runs of `GRAM` tokens; of `WINDOW` neighbouring runs at least one is a fingerprint,
so a shared part of `GRAM + WINDOW - 1` tokens is always found. The same files give the same figures in every run.
"""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from copydetect.utils import (
    find_fingerprint_overlap,
    get_copied_slices,
    get_token_coverage,
    winnow,
)
from numpy.typing import NDArray

from autograder.grading.similarity.tree import FunctionTree

GRAM = 12
WINDOW = 4
_BASE = np.uint64(0x9E3779B97F4A7C15)
# copydetect compares fingerprints as floats, which hold whole numbers of 53 bits.
_SURPLUS_BITS = np.uint64(12)


@dataclass(eq=False)
class StudentAnswer:
    """One student's function; `places` maps each fingerprint to the tokens at which it begins."""

    student: str
    tree: FunctionTree
    places: dict[int, list[int]] = field(repr=False)

    @property
    def size(self) -> int:
        """How many tokens the fingerprints cover; what is public is not counted."""
        return int(get_token_coverage(self.places, GRAM, len(self.tree.tokens)))

    def without(self, fingerprints: Collection[int]) -> "StudentAnswer":
        """Return the answer without some fingerprints."""
        places = {one: at for one, at in self.places.items() if one not in fingerprints}
        return StudentAnswer(self.student, self.tree, places)


@dataclass(frozen=True)
class Overlap:
    """What two answers have in common: its share from 0 to 1, and the lines in each of them."""

    share: float
    lines: tuple[frozenset[int], frozenset[int]]


@cache
def _number_of(token: str) -> int:
    return int.from_bytes(hashlib.blake2b(token.encode(), digest_size=8).digest(), "little")


def grams(tokens: Sequence[str]) -> NDArray[np.int64]:
    """Return a number for every run of `GRAM` tokens; equal runs have equal numbers."""
    count = len(tokens) - GRAM + 1
    if count < 1:
        return np.empty(0, np.int64)
    numbers = np.array([_number_of(token) for token in tokens], np.uint64)
    total = np.zeros(count, np.uint64)
    for offset in range(GRAM):
        total = total * _BASE + numbers[offset : offset + count]
    return (total >> _SURPLUS_BITS).astype(np.int64)


def answer_of(student: str, tree: FunctionTree, public: Collection[int] = ()) -> StudentAnswer:
    """Return a student's function with its fingerprints, without those of public code."""
    numbers = grams(tree.tokens)
    places: dict[int, list[int]] = {}
    if len(numbers):
        chosen, at = winnow(numbers, WINDOW, remove_duplicates=False)
        for number, place in zip(chosen.tolist(), at.tolist(), strict=True):
            if number not in public:
                places.setdefault(number, []).append(place)
    return StudentAnswer(student, tree, places)


def overlap(one: StudentAnswer, other: StudentAnswer) -> Overlap:
    """Return what two answers have in common."""
    slices = find_fingerprint_overlap(set(one.places), set(other.places), one.places, other.places)
    shared = 0
    lines = []
    for answer, at in zip((one, other), slices, strict=True):
        spans = get_copied_slices(at, GRAM).astype(int)
        shared += int((spans[1] - spans[0]).sum())
        numbers = answer.tree.lines
        lines.append(frozenset(n for a, b in spans.T.tolist() for n in numbers[a:b]))
    total = one.size + other.size
    return Overlap(shared / total if total else 0.0, (lines[0], lines[1]))
