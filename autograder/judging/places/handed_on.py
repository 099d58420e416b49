"""Finds what a function hands on to its next call in the wrong place, such as a state whose parts are in disorder.

The next call is the first to compute a wrong value of it, though nothing is wrong there.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from autograder.judging.places.failing_run import FailingRun
from autograder.judging.places.options import PossibleValues
from autograder.judging.places.runner import BudgetSpent
from autograder.judging.places.slip import Slip
from autograder.judging.places.trace import Watched
from autograder.running.outcome import Returned
from autograder.running.plain import Handle
from autograder.running.recorder import KEEP


def handed_on(run: FailingRun, slips: list[Slip]) -> list[Slip]:
    """Return the variable in a return statement in whose place another variable makes the next call right."""
    _, args, kwargs = run.runner.call.calls[-1]
    number = run.last_returned()
    if number is None or not any(isinstance(one, Handle) for one in (*args, *kwargs.values())):
        return []
    returned = run.base.judged.trace.streams[number]
    ended = isinstance(run.base.outcome, Returned)  # else the last call has no return
    before = returned.times[:-1] if ended else returned.times
    if not before or _was_wrong_before(run, slips[0], before[-1]):
        return []
    with suppress(BudgetSpent):
        for name, choices in _exchanges(run, returned, len(before)):
            if run.mended({}, run.base, name, choices) is not None:
                return [Slip(name, [], True, "handed-on")]
    return []


def _was_wrong_before(run: FailingRun, slip: Slip, time: int) -> bool:
    """Return whether a place had an unknown value already before a time, so that it is wrong by itself."""
    judged = run.base.judged
    watched = judged.trace.streams.get(slip.number)
    return watched is None or any(not judged.known[at] for at in watched.times if at < time)


def _exchanges(
    run: FailingRun, returned: Watched, before: int
) -> Iterator[tuple[int, list[PossibleValues]]]:
    """Yield the variables in the return statement with the values of other variables in the calls before the last."""
    place = returned.expression
    own = [
        one
        for one in run.base.judged.trace.streams.values()
        if one.expression.shape == "Name" and one.expression.function == place.function
    ]
    texts = list(dict.fromkeys(one.expression.text for one in own))
    for mine in own:
        if mine.expression.statement != place.statement or len(mine.times) != len(returned.times):
            continue
        choices = []
        for text in texts:
            values = [_value(own, text, time) for time in mine.times[:before]]
            if text != mine.expression.text and all(one is not None for one in values):
                choices.append(PossibleValues([*values, KEEP]))
        yield mine.expression.number, choices


def _value(own: list[Watched], text: str, time: int) -> Any:
    """Return the last value of a variable before a time."""
    uses = [
        (at, value)
        for one in own
        if one.expression.text == text
        for at, value in zip(one.times, one.values, strict=True)
        if at < time
    ]
    return max(uses, key=lambda one: one[0])[1] if uses else None
