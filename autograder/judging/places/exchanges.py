"""The values of other variables that may be meant in the place of a variable."""

from collections.abc import Iterable, Iterator
from typing import Any

from autograder.course.catalogue import all_functions
from autograder.judging.places.failing_run import FailingRun
from autograder.judging.places.options import PossibleValues
from autograder.judging.places.trace import Watched
from autograder.judging.places.values import pieces
from autograder.running.proxy import Call
from autograder.running.recorder import KEEP, number_like


def exchanges(
    run: FailingRun, names: Iterable[Watched], rounds: int | None = None
) -> Iterator[tuple[int, list[PossibleValues]]]:
    """Yield the number of each variable among some expressions, with the values of the function's other variables.

    With `rounds`, only the first rounds get another value.
    """
    streams = run.base.judged.trace.streams.values()
    for mine in names:
        if mine.expression.shape != "Name":
            continue
        function = mine.expression.function
        own = [
            one
            for one in streams
            if one.expression.shape == "Name" and one.expression.function == function
        ]
        handed_in = _numbers_handed_in(run) if run.runner.call.calls[-1][0] == function else {}
        choices = []
        for text in dict.fromkeys([*(one.expression.text for one in own), *handed_in]):
            values = [
                value_before(own, text, time, handed_in.get(text)) for time in mine.times[:rounds]
            ]
            if text != mine.expression.text and all(one is not None for one in values):
                kept = [KEEP] if rounds is not None else []
                choices.append(PossibleValues([*values, *kept]))
        yield mine.expression.number, choices


def _numbers_handed_in(run: FailingRun) -> dict[str, Any]:
    """Return the arguments that are numbers or hold nothing else."""
    name, args, kwargs = run.runner.call.calls[-1]
    arguments = Call(all_functions()[name], args, kwargs).arguments
    return {name: one for name, one in arguments.items() if all(map(number_like, pieces(one)))}


def value_before(own: list[Watched], text: str, time: int, first: Any) -> Any:
    """Return the last value of a variable before a time; `first` where it was not used until then."""
    uses = [
        (at, value)
        for one in own
        if one.expression.text == text
        for at, value in zip(one.times, one.values, strict=True)
        if at < time
    ]
    return max(uses, key=lambda one: one[0])[1] if uses else first
