"""Traces a wrong value back to where the mistake was made before it showed: a statement, an element, a side."""

from contextlib import suppress

import numpy as np

from autograder.course.catalogue import all_functions
from autograder.judging.places.accumulated import used_after_the_loop
from autograder.judging.places.assigned import origin as assigned
from autograder.judging.places.boundary import left_out_limit
from autograder.judging.places.form import generator_of_its_own, only_writer, vectorized
from autograder.judging.places.infinite import first_infinite
from autograder.judging.places.options import BUFFERS
from autograder.judging.places.replacements import DRAWS, sizes
from autograder.judging.places.runner import BudgetSpent, Puts, RunOutcome
from autograder.judging.places.search import PlaceSearch
from autograder.judging.places.sides import wrong_sides
from autograder.judging.places.slip import Slip
from autograder.judging.places.uses import used_for_another
from autograder.judging.places.values import is_structure, trivial
from autograder.judging.places.writers import left_unwritten, wrong_writers
from autograder.running.watching import Expression

# What puts the entries of an array into another order, or several times.
REARRANGING = ("Call reshape", "Call repeat", "Call tile", "Call resize", "Call roll", "Call flip")


def traced_back(search: PlaceSearch, slips: list[Slip]) -> list[Slip]:
    """Return the places, each moved to the assignment of its value if that was wrong already."""
    moved_to: list[list[Slip]] = []
    for slip in slips:
        others: Puts = {one.number: one.values for one in slips if one is not slip}
        movable = slip.how in ("value", "known") and slip.values and all(others.values())
        moved_to.append(_moved(search, others, slip) if movable else [_bound(search, slip)])
    traced: list[Slip] = []
    for slip, moved in zip(slips, moved_to, strict=True):
        places = {one.number for one in moved}
        # With a right value in another place, nobody sees that a variable which it uses is right there.
        used = any(
            search.leads_into(search.runner.expressions[one.number], other.number)
            for one in moved
            for other, elsewhere in zip(slips, moved_to, strict=True)
            if other is not slip and not places & {place.number for place in elsewhere}
        )
        traced.extend(sorted([slip] if used else moved, key=lambda one: search.time(one.number)))
    return traced


def _moved(search: PlaceSearch, others: Puts, slip: Slip) -> list[Slip]:
    with suppress(BudgetSpent):
        now = search.with_right(others)
        inside = first_infinite(search, now, slip, elsewhere=True)
        if (at_once := inside or vectorized(search, slip)) is not None:
            return [at_once]
        for of_a_use in (used_after_the_loop, used_for_another):
            if (use := of_a_use(search, others, now, slip)) is not None:
                return [use]
    with suppress(BudgetSpent):
        if elements := _wrong_elements(search, others, slip):
            return search.merged(others, elements) or elements
    origin = slip
    with suppress(BudgetSpent):
        origin = assigned(search, others, slip)
    if origin is slip:
        once = _computed_once(search, slip)
        origin = generator_of_its_own(search, slip) or left_unwritten(search, slip) or once or slip
    if origin is slip:
        with suppress(BudgetSpent):
            now = search.with_right(others)
            origin = left_out_limit(search, others, now, slip) or slip
    if origin is slip:
        with suppress(BudgetSpent):
            origin = _rearranged(search, others, slip) or slip
    if origin is slip:
        writers = None
        with suppress(BudgetSpent):
            writers = wrong_writers(search, others, search.with_right(others), slip)
        if writers:
            return writers
        if writers is None:
            origin = only_writer(search, slip.number) or slip
    if origin is slip:
        with suppress(BudgetSpent):
            places = wrong_sides(search, others, slip) or [slip]
            return search.merged(others, places) or places
    return [origin]


def _rearranged(search: PlaceSearch, others: Puts, slip: Slip) -> Slip | None:
    """Return where a variable got right entries in a wrong order, as by np.repeat in the place of np.tile."""
    streams = search.base.judged.trace.streams
    for name in search.arrays_named(slip.number):
        maker = search.maker(search.base, name)
        if maker is None or maker.shape not in REARRANGING or maker.number == slip.number:
            continue
        if search.right.known.class_of(streams[name].values[-1]) is not None:
            continue
        now = search.with_right(others)
        made = streams[maker.number]
        choices = [
            one
            for one in search.options(now, made)
            if not is_structure(one.values[-1]) and np.isin(one.values[-1], made.values[-1]).all()
        ]
        mended = search.mended(others, now, maker.number, choices)
        if mended is not None:
            return Slip(maker.number, mended[0].values, slip.certain)
    return None


def _computed_once(search: PlaceSearch, slip: Slip) -> Slip | None:
    """Return where a variable was computed once, before a loop, although another value belongs in every round."""
    streams = search.base.judged.trace.streams
    if search.runner.expressions[slip.number].shape != "Name" or len(slip.values) < 2:
        return None
    maker = search.maker(search.base, slip.number)
    if maker is None or len(streams[maker.number].values) != 1 or maker.shape in BUFFERS:
        return None
    known = search.right.known
    if not known.is_same(streams[maker.number].values[0], slip.values[0]):
        return None
    if all(known.is_same(slip.values[0], one) for one in slip.values):
        return None
    return Slip(maker.number, [], slip.certain, "known")


def _bound(search: PlaceSearch, slip: Slip) -> Slip:
    """Return where the only computed bound of a loop with wrong rounds was computed, or the slip itself."""
    place = search.runner.expressions[slip.number]
    if slip.how != "rounds" or place.shape != "Call range":
        return slip
    streams = search.base.judged.trace.streams
    makers = []
    for number in place.operands:
        if search.runner.expressions[number].shape != "Name":
            return slip  # what is computed here may be wrong
        maker = search.maker(search.base, number) if number in streams else None
        if maker is None or maker.shape == "Call len" or maker.line >= place.line:
            continue
        size = any(streams[maker.number].values[-1] == one for one in sizes(search))
        if maker.shape == "Constant" or not size:
            makers.append(maker)
    return Slip(makers[0].number, [], slip.certain, "rounds-bound") if len(makers) == 1 else slip


def _wrong_elements(search: PlaceSearch, others: Puts, slip: Slip) -> list[Slip]:
    """Return the places of the wrong elements of a tuple, such as (w, b), if right ones there make the result right.

    An element that is a name is wrong where it was assigned.
    """
    place = search.runner.expressions[slip.number]
    if place.shape not in ("Tuple", "List"):
        return []
    now = search.with_right(others)
    streams = now.judged.trace.streams
    if slip.number not in streams:
        return []
    count = len(place.operands)
    before = streams[slip.number].values
    if not all(
        isinstance(one, tuple | list) and len(one) == count for one in (*before, *slip.values)
    ):
        return []
    puts: Puts = {}
    for k, number in enumerate(place.operands):
        own, right = [one[k] for one in before], [one[k] for one in slip.values]
        if all(map(search.right.known.is_same, own, right)):
            continue
        target: Expression | None = search.runner.expressions[number]
        if target is not None and target.shape == "Name" and number in streams:
            target = search.maker(now, number)
        if target is None or target.number == slip.number or target.number not in streams:
            return []
        puts[target.number] = right
    if not puts or not search.mends(search.runner.run({**others, **puts}), now):
        return []
    return [
        Slip(number, values, slip.certain)
        for number, values in _without_moved_draws(search, now, puts).items()
    ]


def _without_moved_draws(search: PlaceSearch, now: RunOutcome, puts: Puts) -> Puts:
    """Leave out draws that are wrong only because something before them draws that should not."""
    streams = now.judged.trace.streams

    def draws(number: int) -> bool:
        called = {part.shape.partition(" ")[2] for part in search.parts(number)}
        return bool(called & {*DRAWS, *(f.name for f in all_functions().values() if f.random)})

    if not any(draws(number) and all(map(trivial, values)) for number, values in puts.items()):
        return puts
    return {
        number: values
        for number, values in puts.items()
        if not draws(number) or not search.right.known.is_same(streams[number].values[0], values[0])
    }
