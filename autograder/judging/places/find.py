"""The engine's entry to this package: returns the first wrong values of a wrong function."""

from collections.abc import Sequence

import numpy as np

from autograder import DEFAULT_SEED
from autograder.course.given import untouched
from autograder.judging.engine import Bench
from autograder.judging.places.before import right_before
from autograder.judging.places.defaults import other_defaults, with_right_defaults
from autograder.judging.places.failing import FailingCall, failing_calls
from autograder.judging.places.form import only_writer, returned_early
from autograder.judging.places.forms import shape_of
from autograder.judging.places.handed_on import handed_on
from autograder.judging.places.helpers import (
    calls_of,
    is_elementwise,
    nested_helper,
    right_helpers,
)
from autograder.judging.places.infinite import first_infinite
from autograder.judging.places.origin import traced_back
from autograder.judging.places.passed_on import passed_on
from autograder.judging.places.programs import Programs
from autograder.judging.places.runner import BudgetSpent, Runner
from autograder.judging.places.search import PlaceSearch, flags_of
from autograder.judging.places.sentences import HOW, difference
from autograder.judging.places.slip import Slip
from autograder.judging.places.values import zeros_and_ones
from autograder.judging.verdict import MAX_EXPRESSION, CheckResult, FirstWrong, FunctionResult
from autograder.language.finding import Sentence, say
from autograder.running.admit import clean
from autograder.running.outcome import Returned
from autograder.running.source import outline
from autograder.running.watching import TooLarge

MOST_CALLS = 2


# The values that are looked at may be infinite, and no warning of ours is for a learner.
@np.errstate(all="ignore")
def places_of(
    bench: Bench, function: FunctionResult, programs: Programs, right: frozenset[str] = frozenset()
) -> list[FirstWrong]:
    """Return the first wrong values of a function, in the order of execution; none where it is unsure.

    `right` are other functions of the file that passed their checks: inside them nothing is wrong.
    A class is graded at a secret seed, but places are shown at the learner's seed, so that they can see them again.
    """
    names = {one.name for one in bench.exercise.functions}
    if function.status not in ("wrong", "cannot_run") or function.mend_first in names:
        return []
    text: str = getattr(bench.student, "text", "")
    known = programs.of(bench.exercise)
    if not text or "\0" in text:  # Python 3.10 raises ValueError for a null byte
        return []
    results = function.checks
    of_chance = function.function.random
    if bench.seed != DEFAULT_SEED:
        again = Bench(bench.exercise, bench.student, bench.reference, DEFAULT_SEED, explained=False)
        results = [again.run(one.check) for one in results if one.failed]
    said: list[FirstWrong] = []
    try:
        others = other_defaults(text, function.function, results)
        said = [one.place for one in others]
        # Given functions that were not changed are not searched, those that these calls do not use are not watched.
        called = {call.function.name for one in results if one.failed for call in one.calls}
        functions = outline(text)
        unused = functions.uses.keys() - functions.needed({function.function.name, *called})
        atoms = untouched(bench.exercise, text) | right | unused
        calls = failing_calls(function.function, results, known, MOST_CALLS)
        call = next(calls, None)
        while call is not None:
            call = with_right_defaults(call, function.function, others)
            search, slips = _searched(bench, text, atoms, call, programs)
            following = None
            if said and search.base.complete:
                call = next(calls, None)  # with the contract's defaults this one is right
                continue
            if [slip.how for slip in slips] == ["test"]:
                following = next(calls, None)
                if not _is_turned(search, slips[0], following, results):
                    slips = []
            early = returned_early(search)
            if early is not None:
                slips = [early]
            elif not slips and not of_chance:
                slips = _unfound(search)
            handed = handed_on(search, slips) or (passed_on(search, slips) if slips else [])
            if handed:
                return [*said, *_places(search, handed, function)]
            if slips:
                traced = traced_back(search, slips)
                alone = slips[0]
                if traced == slips == [alone] and alone.how in ("value", "known"):
                    several = search.earlier(alone)
                    if several and several[0].how == "turned":
                        following = following or next(calls, None)
                        if not _is_turned(search, several[0], following, results):
                            several = []
                    traced = traced_back(search, several) if several else traced
                    if not several:
                        traced = [first_infinite(search, search.base, alone) or alone]
                if len(traced) == 1:
                    traced = [search.where_returned(traced[0])]
                return [*said, *_places(search, traced, function)]
            call = following or next(calls, None)
    except (SyntaxError, TooLarge, RecursionError, BudgetSpent):
        pass  # the file cannot be used, which the check says already, or it is too large
    return said


def _searched(
    bench: Bench, text: str, atoms: frozenset[str], call: FailingCall, programs: Programs
) -> tuple[PlaceSearch, list[Slip]]:
    """Return the search in a call, and its slips; helpers that are right are not searched."""
    search = PlaceSearch(Runner(bench.student, text, atoms, call))
    slips = search.slips()
    inside = {search.runner.expressions[slip.number].function for slip in slips}
    helpers = inside - {call.calls[-1][0], "", "<lambda>"}
    if helpers:
        right = right_helpers(search.base.judged.trace, helpers, programs, call.relative)
        if right:
            search = PlaceSearch(Runner(bench.student, text, atoms | right, call))
            slips = search.slips()
        if not programs.have_solution(bench.exercise):
            # Without the solutions a right helper that got a wrong argument looks like a wrong helper.
            trace = search.base.judged.trace
            unsure = {one for one in helpers - right if is_elementwise(trace, one)}
            if any(search.runner.expressions[slip.number].function in unsure for slip in slips):
                slips = []
    slips = [_call_at_fault(search, slip, helpers) for slip in slips]
    solved = programs.have_solution(bench.exercise)
    nested = [_call_of_nested(search, slip, programs, call.relative, solved) for slip in slips]
    certain = [slip for slip in nested if slip is not None]
    return search, certain if len(certain) == len(slips) else []


def _is_turned(
    search: PlaceSearch,
    slip: Slip,
    following: FailingCall | None,
    results: Sequence[CheckResult],
) -> bool:
    """Return whether a condition is the wrong way round in the following failing call too, if there is one.

    The other branch may be right in one call by accident. Of a flag such as `training` one call is enough, where calls
    with its other value fail as well: in the following one, the other branch may hold a mistake of its own.
    """
    if search.asks_a_flag(slip.number):
        _, args, kwargs = search.runner.call.calls[-1]
        mine = flags_of(args, kwargs)
        failed = (one.calls[-1] for one in results if one.failed and one.calls)
        return any(flags_of(one.args, one.kwargs) != mine for one in failed)
    if following is None:
        return True
    runner = search.runner
    second = PlaceSearch(Runner(runner.side, runner.text, runner.atoms, following))
    return second.turned_rightly(slip.number)


def _unfound(search: PlaceSearch) -> list[Slip]:
    """Return places by the form of the code, where values are no evidence, as in arrays of zeros and ones."""
    number = search.last_returned()
    outcome = search.base.outcome
    if number is None or not isinstance(outcome, Returned) or outcome.modified:
        return []
    writer = only_writer(search, number)
    return [writer] if writer and all(search.base.judged.known) else []


def _call_at_fault(search: PlaceSearch, slip: Slip, helpers: set[str]) -> Slip:
    """Return the one call of a helper with a wrong result, where its other calls are right."""
    helper = search.runner.expressions[slip.number].function
    if helper not in helpers:
        return slip
    calls = calls_of(search.base.judged.trace, helper)
    wrong = [one for one in calls if not all(map(search.right.known.has, one.values))]
    # The result of a helper of one argument (a sigmoid with a wrong sign, for example) may be known by chance,
    # since 1 - h is known.
    if len(calls) < 2 or len(wrong) != 1 or len(wrong[0].expression.operands) < 2:
        return slip
    return Slip(wrong[0].expression.number, [], slip.certain, "called")


def _call_of_nested(
    search: PlaceSearch, slip: Slip, programs: Programs, relative: float, solved: bool
) -> Slip | None:
    """Return the one call of a right helper that is defined inside the function: its argument is wrong.

    None where, without solutions, it is not known whether such a helper is right.
    """
    if slip.how != "value":
        return slip
    name = nested_helper(search.runner.text, search.runner.expressions[slip.number].line)
    trace = search.base.judged.trace
    calls = calls_of(trace, name) if name is not None else []
    if name is None or len(calls) != 1:
        return slip
    if right_helpers(trace, {name}, programs, relative):
        return Slip(calls[0].expression.number, [], slip.certain)
    return slip if solved or not is_elementwise(trace, name) else None


def _places(search: PlaceSearch, slips: list[Slip], function: FunctionResult) -> list[FirstWrong]:
    """Return the places in words; several uses of one wrong value lead to one place."""
    by_number = {slip.number: slip for slip in reversed(slips)}
    return [_place(search, slip, function) for slip in slips if by_number[slip.number] is slip]


def _place(search: PlaceSearch, slip: Slip, function: FunctionResult) -> FirstWrong:
    expression = search.runner.expressions[slip.number]
    watched = search.base.judged.trace.streams.get(slip.number)
    note = HOW.get(slip.how)
    if slip.how in ("value", "known") and watched is not None and slip.values:
        # The last round in which another value belongs there: a string says that a value stays as it is.
        pairs = [
            pair
            for pair in zip(watched.values, slip.values, strict=False)
            if not isinstance(pair[1], str)
        ]
        mine, right = pairs[-1] if pairs else (None, None)
        if note and (zeros_and_ones(mine) or not search.right.leads_to(mine, [right])):
            note = None  # no right program computes the value that belongs here from this one
        note = (
            _seen_where(
                search.runner.call, function, difference(mine, right, _right_shapes(search))
            )
            or note
        )
    return FirstWrong(
        expression.line,
        expression.column,
        clean(expression.text, MAX_EXPRESSION),
        expression.variable,
        right_before(search, slip),
        slip.certain,
        note=note,
    )


def _right_shapes(search: PlaceSearch) -> bool:
    """Return whether the failing call's results have the shapes that they should."""
    outcome, right = search.base.outcome, search.right.results[-1]
    return isinstance(outcome, Returned) and shape_of(outcome.value) == shape_of(right[0])


def _seen_where(
    call: FailingCall, function: FunctionResult, said: Sentence | None
) -> Sentence | None:
    """Return a sentence with the check that its numbers are seen in, unless that check is shown anyway.

    The numbers of a call that no check makes would mislead.
    """
    if said is None or not said.fields:
        return said
    if call.is_small:
        return None
    check = call.result.check
    if check.key == function.first_failed.check.key:
        return said
    return say("in the check {check}, {said}", check=check.id, said=said)
