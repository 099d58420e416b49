"""Places where no single value is wrong: results in another order, and what ended in an exception."""

from autograder.judging.places.failing_run import FailingRun
from autograder.judging.places.runner import RunOutcome
from autograder.judging.places.slip import Slip
from autograder.judging.places.values import is_structure
from autograder.running.outcome import Raised


def disordered(run: FailingRun, tried: RunOutcome) -> int | None:
    """Return the expression that puts the results in another order."""
    trace = tried.judged.trace if tried.judged.trace.events else run.base.judged.trace
    if tried.disorder == "pairs":
        pairs = [
            (watched.times[-1], number)
            for number, watched in trace.streams.items()
            if watched.expression.shape in ("Tuple", "List")
            and is_structure(watched.values[-1])
            and len(watched.values[-1]) == 2
        ]
        return max(pairs)[1] if pairs else run.last_returned()
    return run.last_returned()


def raised(run: FailingRun, outcome: Raised) -> list[Slip]:
    """Return the expression that raised, where all before it was right."""
    if not all(run.base.judged.known):
        return []
    streams = run.base.judged.trace.streams
    # The innermost line that is watched: the functions that are right are not.
    lines = (
        [e for e in run.runner.expressions if e.line <= frame.line <= e.end_line]
        for frame in reversed(outcome.frames)
    )
    here = next(filter(None, lines), [])

    def count(number: int) -> int:
        return len(streams[number].values) if number in streams else 0

    for expression in here:
        if expression.operands and count(expression.number) < max(map(count, expression.operands)):
            return [Slip(expression.number, [], False, "raised")]
    return [Slip(here[0].number, [], False, "raised")] if here else []
