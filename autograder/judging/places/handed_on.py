"""Finds what a function hands on to its next call in the wrong place, such as a state whose parts are in disorder.

The next call is the first to compute a wrong value of it, though nothing is wrong there.
"""

from contextlib import suppress
from itertools import combinations, islice

from autograder.judging.places.exchanges import exchanges
from autograder.judging.places.failing_run import FailingRun
from autograder.judging.places.runner import BudgetSpent, Runner
from autograder.judging.places.slip import Slip
from autograder.running.outcome import Returned
from autograder.running.plain import Handle
from autograder.running.recorder import KEEP

MOST_SWAPS = 15


def handed_on(run: FailingRun, slips: list[Slip]) -> list[Slip]:
    """Return the variable in a return statement in whose place another variable makes the next call right.

    `slips` are the places that were found so far. Where there are none, the search may have spent its budget.
    """
    _, args, kwargs = run.runner.call.calls[-1]
    number = run.last_returned()
    if number is None or not any(isinstance(one, Handle) for one in (*args, *kwargs.values())):
        return []
    if not slips:
        runner = run.runner
        run = FailingRun(Runner(runner.side, runner.text, runner.atoms, runner.call))
    if run.base.complete:
        return []  # made once more, the calls are right: what was wrong is not seen in them
    returned = run.base.judged.trace.streams[number]
    ended = isinstance(run.base.outcome, Returned)  # else the last call has no return
    before = returned.times[:-1] if ended else returned.times
    if not before or any(_was_wrong_before(run, one, before[-1]) for one in slips[:1]):
        return []
    with suppress(BudgetSpent):
        own = [
            one
            for one in run.base.judged.trace.streams.values()
            if one.expression.statement == returned.expression.statement
            and len(one.times) == len(returned.times)
        ]
        for name, choices in exchanges(run, own, len(before)):
            if run.mended({}, run.base, name, choices) is not None:
                return [Slip(name, [], True, "handed-on")]
        names = [one for one in own if one.expression.shape == "Name"]
        for one, other in islice(combinations(names, 2), MOST_SWAPS):
            swapped = {
                mine.expression.number: [*its.values[: len(before)], KEEP]
                for mine, its in ((one, other), (other, one))
            }
            if run.runner.run(swapped, keep=False).complete:
                return [Slip(one.expression.number, [], True, "swapped-on")]
    return []


def _was_wrong_before(run: FailingRun, slip: Slip, time: int) -> bool:
    """Return whether a place had an unknown value already before a time, so that it is wrong by itself."""
    judged = run.base.judged
    watched = judged.trace.streams.get(slip.number)
    return watched is None or any(not judged.known[at] for at in watched.times if at < time)
