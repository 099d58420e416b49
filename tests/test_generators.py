"""The random generators that functions are given."""

import re

import numpy as np
import pytest

from autograder.running.generators import generator

MISSING = "randn"  # what a RandomState has, and a Generator has not


def test_where_an_index_has_32_bits_the_same_is_drawn_in_32_bits(monkeypatch):
    """NumPy draws 64 bits there all the same, which np.take and np.bincount refuse: so it is in a browser."""
    plain = [np.random.default_rng(7) for _ in range(3)]
    monkeypatch.setattr(np, "intp", np.int32)

    drawn = [
        (generator(7).choice(9, size=9, replace=False), plain[0].choice(9, size=9, replace=False)),
        (generator(7).integers(0, 50, 9), plain[1].integers(0, 50, 9)),
    ]
    chosen = generator(7).integers(0, 50, 9, dtype=np.int64)

    assert [(own.dtype, own.tolist()) for own, _ in drawn] == [
        (np.int32, right.tolist()) for _, right in drawn
    ]
    assert (chosen.dtype, chosen.tolist()) == (np.int64, plain[2].integers(0, 50, 9).tolist())


def test_a_missing_name_is_told_as_numpy_tells_it(monkeypatch):
    with pytest.raises(AttributeError) as plain:
        getattr(np.random.default_rng(7), MISSING)
    monkeypatch.setattr(np, "intp", np.int32)
    with pytest.raises(AttributeError, match=re.escape(str(plain.value))):
        getattr(generator(7), MISSING)


def test_elsewhere_the_generator_is_numpys_own():
    assert type(generator(7)) is np.random.Generator
