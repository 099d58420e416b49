"""The edge sweep: one check for every function, made from what the catalogue says of its arguments.

It tests what a check of an ordinary case does not: one example, one unit, many rows, whole numbers, lists,
saturated activations, zeros, numbers far from 0. The reference gives the right results. All calls are made before
the first answer is judged.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from autograder.checking.arguments import CACHE, Case, Seed
from autograder.checking.check import check
from autograder.checking.draw import Draw
from autograder.checking.expect import expect, expect_finite, expect_items
from autograder.course.catalogue import Function, course
from autograder.language.finding import Mismatch, Sentence, say
from autograder.running.proxy import Proxy

EDGE_CHECK = "edges"

# The traits of each call. Traits that a function's arguments cannot have are left out, and a call without any trait
# is not made.
EDGES: tuple[tuple[str, ...], ...] = (
    ("one example", "row"),
    ("ones", "row"),
    ("one example", "ones", "whole"),
    ("many rows",),
    ("float32",),
    ("many classes", "whole"),
    ("whole", "float bias"),
    ("whole weights",),
    ("lists",),
    ("settled", "row", "alike"),
    ("huge",),
    ("zeros",),
    ("no rate",),
)

TOLERANCE = {"relative": 2e-5, "of_scale": 1e-5, "absolute": 1e-6}
# In float32, or with numbers far from 0, a right result may be off by a thousandth after some steps.
ROUGH = {"relative": 1e-3, "of_scale": 1e-3, "absolute": 1e-5}


def _trait_sentence(trait: str) -> Sentence:
    return {
        "one example": say("This call has one example."),
        "ones": say("In this call there is one feature, one unit and one output."),
        "many rows": say("This call has more than a thousand rows."),
        "many classes": say("This call has 300 classes."),
        "float32": say("The arrays of this call are float32."),
        "whole": say("The numbers of this call are whole numbers."),
        "whole weights": say("The weights of this call are whole numbers."),
        "float bias": say("The biases of this call have fractions."),
        "lists": say("The arguments of this call are lists; their first entry is a whole number."),
        "settled": say("Some activations or probabilities of this call are exactly 0 or 1."),
        "row": say("The bias of this call has the shape (1, units)."),
        "alike": say("Two weight matrices of this call are equal."),
        "huge": say("The numbers of this call lie far from 0."),
        "zeros": say("The weights of this call are 0."),
        "no rate": say("The learning rate of this call is 0."),
    }[trait]


@dataclass(frozen=True)
class _SweepCall:
    """One call of the sweep: its case, and the function's answer."""

    traits: tuple[str, ...]
    yours: Any
    right: Any


def edge_checks(path: str) -> Mapping[str, Callable[..., None]]:
    """Return the sweeps of the functions that a file of checks is about, as tests by name."""
    exercise = course().exercise(Path(path).stem.removeprefix("test_"))
    return {
        f"test_edges_of_{function.name}": _test(function, exercise.id)
        for function in exercise.functions
        if function.arguments
    }


def _test(function: Function, exercise: str) -> Callable[..., None]:
    @check(function.name, EDGE_CHECK, of=exercise, edge=True)
    def test(student: Proxy, reference: Proxy, draw: Draw) -> None:
        sweep(function, student, reference, draw)

    return test


@lru_cache(maxsize=128)
def _cases(name: str, seed: int) -> tuple[tuple[Case, Case], ...]:
    """Return every case, as the student gets it and as the reference does. The caller must not change them.

    Cached, since grading a class and naming a mistake use the same sweep at the same seed.
    """
    function = course().functions()[name]
    numbers = np.random.default_rng(seed).standard_normal(2500)
    flags = (True, False) if "flag" in dict(function.arguments).values() else (True,)
    cases: list[tuple[Case, Case]] = []
    for traits in EDGES:
        for flag in flags:
            case = Case(function, traits, numbers, flag, len(cases))
            if case.traits:
                cases.append((case, case.plain()))
    return tuple(cases)


def sweep(function: Function, student: Proxy, reference: Proxy, draw: Draw) -> None:
    """Call a function at every edge of its arguments, and compare the answers."""
    calls = []
    for case, plain in _cases(function.name, draw.seed()):
        try:
            yours = _answer(student, function, case)
        except Mismatch as mismatch:
            raise _with_edge(mismatch, case.traits) from None
        calls.append(_SweepCall(case.traits, yours, _answer(reference, function, plain)))
    for one in calls:
        try:
            _expect_answer(function, one)
        except Mismatch as mismatch:
            raise _with_edge(mismatch, one.traits) from None


def _with_edge(mismatch: Mismatch, traits: tuple[str, ...]) -> Mismatch:
    finding = mismatch.finding
    notes = (*map(_trait_sentence, traits), *finding.notes)
    return Mismatch(replace(finding, notes=notes))


def _answer(side: Proxy, function: Function, case: Case) -> Any:
    """Return a function's result for a case; where it needs a cache, its own forward function makes it."""
    cache: Any = None
    if case.before is not None:
        forward = case.before.function
        cache = _answer(side, forward, case.before)[forward.returns.index("cache")]

    def own(value: Any) -> Any:
        if isinstance(value, Seed):
            return side.rng(value.seed)
        return cache if value is CACHE else value

    by_name = {name: own(value) for name, value in case.by_name.items()}
    return getattr(side, function.name)(*map(own, case.in_order), **by_name)


def _expect_answer(function: Function, one: _SweepCall) -> None:
    parts = isinstance(function.returns, tuple)
    yours, right = (one.yours, one.right) if parts else ((one.yours,), (one.right,))
    options = ROUGH if {"float32", "huge"} & set(one.traits) else TOLERANCE
    for mine, like, name in zip(yours, right, function.results, strict=False):
        if name == "free":
            # The contract leaves open when in an epoch a loss is taken; far from 0 it may be infinite.
            losses = expect_items(mine, len(like), name="the list of losses")
            if not {"huge", "many classes"} & set(one.traits):
                expect_finite(losses, name="the list of losses")
        elif name:
            _expect_like(mine, like, name, options)


def _expect_like(yours: Any, right: Any, name: str, options: dict[str, float]) -> None:
    """Compare arrays, or lists of them, entry by entry."""
    if isinstance(right, list | tuple) and not all(isinstance(item, float) for item in right):
        for mine, like in zip(expect_items(yours, len(right), name=name), right, strict=True):
            _expect_like(mine, like, name, options)
        return
    expect(yours, like=right, name=name, bias=True, **options)
