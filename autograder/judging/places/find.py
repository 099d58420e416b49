"""The first wrong values of a function that is wrong: the engine's one entrance."""

from autograder import DEFAULT_SEED
from autograder.course.given import untouched
from autograder.judging.engine import Bench
from autograder.judging.places.failing import FailingCall, failing_calls
from autograder.judging.places.form import only_writer, returned_early
from autograder.judging.places.helpers import right_helpers
from autograder.judging.places.origin import traced_back
from autograder.judging.places.right import Programs
from autograder.judging.places.runner import Runner, Spent
from autograder.judging.places.search import Search, Slip
from autograder.judging.places.sentences import HOW, difference
from autograder.judging.verdict import FirstWrong, FunctionResult
from autograder.running.admit import clean
from autograder.running.outcome import Returned
from autograder.running.watching import TooLarge

MOST_CALLS = 2
MAX_EXPRESSION = 200


def places_of(bench: Bench, function: FunctionResult, programs: Programs) -> list[FirstWrong]:
    """Return the first wrong values of a function, in the order of the run; none where unsure.

    A class is graded at a secret seed and explained at the learner's, where they can see it again.
    """
    names = {one.name for one in bench.exercise.functions}
    if function.status not in ("wrong", "cannot_run") or function.mend_first in names:
        return []
    text: str = getattr(bench.student, "text", "")
    known = programs.of(bench.exercise)
    if not text or not known.text or "\0" in text:  # which Python 3.10 calls no SyntaxError
        return []
    results = function.checks
    of_chance = function.function.random
    if bench.seed != DEFAULT_SEED:
        again = Bench(bench.exercise, bench.student, bench.reference, DEFAULT_SEED, explained=False)
        results = [again.run(one.check) for one in results if one.status in ("wrong", "cannot_run")]
    try:
        # The inside of what was given, and is the same, is not looked at.
        atoms = untouched(bench.exercise, text)
        calls = failing_calls(function.function, results, known, MOST_CALLS)
        call = next(calls, None)
        while call is not None:
            search, slips = _searched(bench, text, atoms, call, programs)
            following = None
            if [slip.how for slip in slips] == ["test"]:
                following = next(calls, None)
                if following is not None:
                    second = Search(Runner(bench.student, text, search.runner.atoms, following))
                    if not second.turned_rightly(slips[0].number):
                        slips = []  # the other branch is right in one call by accident
            early = returned_early(search)
            if early is not None:
                slips = [early]
            elif not slips and not of_chance:
                slips = _unfound(search)
            if slips:
                return [_place(search, slip) for slip in traced_back(search, slips)]
            call = following or next(calls, None)
    except (SyntaxError, TooLarge, RecursionError, Spent):
        pass  # the file itself is at fault, and the check says so; or there is too much to look at
    return []


def _searched(
    bench: Bench, text: str, atoms: frozenset[str], call: FailingCall, programs: Programs
) -> tuple[Search, list[Slip]]:
    """Return the search in a call, and what it found; a helper that is right is not looked into."""
    search = Search(Runner(bench.student, text, atoms, call))
    slips = search.slips()
    inside = {search.runner.expressions[slip.number].function for slip in slips}
    helpers = inside - {call.calls[-1][0], "", "<lambda>"}
    if helpers:
        right = right_helpers(search.base.judged.trace, helpers, programs, call.relative)
        if right:
            search = Search(Runner(bench.student, text, atoms | right, call))
            slips = search.slips()
    return search, [_call_at_fault(search, slip, helpers) for slip in slips]


def _unfound(search: Search) -> list[Slip]:
    """Return what the form of the code shows where no value is evidence, as in arrays of zeros and ones."""
    number = search.last_returned()
    outcome = search.base.outcome
    if number is None or not isinstance(outcome, Returned) or outcome.modified:
        return []
    writer = only_writer(search, number)
    return [writer] if writer and all(search.base.judged.known) else []


def _call_at_fault(search: Search, slip: Slip, helpers: set[str]) -> Slip:
    """Return the one call of a helper that does not give what belongs there, where its other calls do."""
    helper = search.runner.expressions[slip.number].function
    if helper not in helpers:
        return slip
    streams = search.base.judged.trace.streams.values()
    calls = [one for one in streams if one.expression.shape == f"Call {helper}"]
    wrong = [one for one in calls if not all(map(search.right.known.has, one.values))]
    # A helper of one argument, say a sigmoid with a wrong sign, may be known by chance: 1 - h is.
    if len(calls) < 2 or len(wrong) != 1 or len(wrong[0].expression.operands) < 2:
        return slip
    return Slip(wrong[0].expression.number, [], slip.certain, "called")


def _place(search: Search, slip: Slip) -> FirstWrong:
    expression = search.runner.expressions[slip.number]
    watched = search.base.judged.trace.streams.get(slip.number)
    note = HOW.get(slip.how)
    if slip.how in ("value", "known") and watched is not None and slip.values:
        turn = min(len(watched.values), len(slip.values)) - 1
        note = difference(watched.values[turn], slip.values[turn]) or note
    return FirstWrong(
        expression.line,
        expression.column,
        clean(expression.text, MAX_EXPRESSION),
        expression.variable,
        search.right_before(slip),
        slip.certain,
        note=note,
    )
