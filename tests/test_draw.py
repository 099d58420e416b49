"""Draws are made once for a check at a seed, and nobody can tell."""

import numpy as np

from autograder.checking import draw
from autograder.checking.draw import Draw


def drawn(one: Draw):
    return [
        one.size("examples", 2, 9, unlike=[3]),
        one.normal(2, 3),
        one.away_from_zero(0.5, 2.0, 4),
        one.pick("abc"),
        one.permutation(5),
        one.number(0, 1),
        one.seed(),
    ]


def same(a, b):
    return all(map(np.array_equal, a, b))


def test_what_is_remembered_is_what_was_drawn():
    draw._cached_draws.cache_clear()
    first, again = drawn(Draw(7, "a check")), Draw(7, "a check")
    assert same(first, drawn(again)) and again.sizes == {"examples": first[0]}
    assert not same(first, drawn(Draw(8, "a check")))
    assert not same(first, drawn(Draw(7, "another check")))


def test_who_changes_a_draw_changes_it_for_nobody_else():
    draw._cached_draws.cache_clear()
    for _ in range(3):
        found = Draw(7, "a check").normal(3)
        assert same([found], [np.random.default_rng(Draw(7, "a check")._entropy).normal(size=3)])
        found += 1


def test_a_check_that_goes_another_way_draws_as_if_nothing_was_remembered():
    draw._cached_draws.cache_clear()
    whole = drawn(Draw(7, "a check"))

    def another_way():
        one = Draw(7, "a check")
        return [one.size("examples", 2, 9, unlike=[3]), one.normal(2, 3), one.integers(0, 9, 5)]

    after = another_way()
    draw._cached_draws.cache_clear()
    assert same(after, another_way())
    # One that stops early, and the next that goes on.
    one = Draw(7, "a check")
    assert same([one.size("examples", 2, 9, unlike=[3]), one.normal(2, 3)], whole[:2])
    draw._cached_draws.cache_clear()
    Draw(7, "a check").size("examples", 2, 9, unlike=[3])
    assert same(drawn(Draw(7, "a check")), whole)


def test_a_list_that_grows_after_it_was_asked_with_leaves_the_draws_as_they_were():
    def network(to_the_end):
        one, widths = Draw(7, "a check"), []
        for _ in range(3):
            widths.append(one.size("hidden units", 7, 10, unlike=widths))
        return [one.normal(2)] if to_the_end else []

    draw._cached_draws.cache_clear()
    whole = network(to_the_end=True)
    draw._cached_draws.cache_clear()
    # A check that ends early, and the next that goes on: the sizes are drawn again for it.
    network(to_the_end=False)
    assert same(network(to_the_end=True), whole)
