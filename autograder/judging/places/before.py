"""What is said beside a place: the names that hold right values before it."""

from autograder.judging.places.failing_run import FailingRun
from autograder.judging.places.slip import Slip
from autograder.judging.places.values import is_structure, trivial

MOST_NAMES = 4


def right_before(run: FailingRun, slip: Slip) -> tuple[tuple[str, int], ...]:
    """Return the names that hold known values before a place, the nearest first, with their lines."""
    number = slip.number
    judged = run.base.judged
    streams = judged.trace.streams
    if number not in streams:
        return ()
    place, time = run.runner.expressions[number], streams[number].times[0]
    arguments = run.arguments()
    doubted = _left_out(run, slip)
    lines: dict[str, int] = {}
    for watched in sorted(streams.values(), key=lambda one: -one.times[0]):
        expression = watched.expression
        if expression.variable is None or watched.times[0] >= time or number == expression.number:
            continue
        if expression.function != place.function or expression.variable == place.variable:
            continue
        if expression.variable in doubted:
            continue
        value = watched.values[0]
        if value is None or is_structure(value) or trivial(value):
            continue
        one = run.right.known.class_of(value)
        if one is None or one in arguments or not judged.is_known(expression.number):
            continue
        lines.setdefault(expression.variable, expression.line)
    return tuple(lines.items())[:MOST_NAMES]


def _left_out(run: FailingRun, slip: Slip) -> set[str]:
    """Return the names in a place whose combination no right program has, so something is missing."""
    made_of: set[int] = set()
    token = run.right.known.token(slip.values)
    for stream in run.right.streams:
        if slip.values and stream.token == token:
            made_of |= stream.operands
    if not made_of:
        return set()
    return {
        name
        for name, value in run.arrays_in(slip.number)
        if run.right.known.class_of(value) not in made_of
    }
