"""Records what right programs compute in calls of checks, so that a copy without solutions shows first wrong values."""

import math
import zlib
from collections import Counter

from autograder import DEFAULT_SEED
from autograder.checking.check import checks_of_function
from autograder.course.catalogue import Exercise, Function
from autograder.course.paths import SOLUTIONS
from autograder.judging.engine import Bench
from autograder.judging.places.failing import failing_calls
from autograder.judging.places.find import MOST_CALLS
from autograder.judging.places.recorded import recorded_form, recorded_name
from autograder.judging.places.right import RightPrograms
from autograder.judging.places.right_run import CallsKey
from autograder.misconceptions import misconceptions_of, side_of
from autograder.recording.sides import RememberedSide
from autograder.recording.store import RIGHT_RUN
from autograder.running.local import LocalSide
from autograder.running.proxy import Side
from autograder.running.wire import WireError

# Bytes, compressed. Hardly one of the thousands of numbers of a long training is ever shown.
LARGEST_RUN = 60_000
LARGEST_FUNCTION = 200_000


def recorded_right_runs(exercise: Exercise) -> dict[str, bytes]:
    """Return members of an exercise's archive: the values in the calls by which misconceptions are explained.

    The calls that explain the most come first, as long as there is room. Places are shown at the learner's seed alone,
    so no other seed is recorded.
    """
    programs = RightPrograms(exercise, most_bytes=math.inf)
    reference = RememberedSide(LocalSide(exercise, SOLUTIONS / exercise.filename))
    members = {}
    for function in exercise.functions:
        left = LARGEST_FUNCTION
        for key, _ in _failing(exercise, function, programs, reference).most_common():
            try:
                data = recorded_form(programs.runs[key])
            except WireError:
                continue  # values that only one side can hold, such as models
            packed = len(zlib.compress(data))
            if packed <= min(LARGEST_RUN, left):
                left -= packed
                members[RIGHT_RUN + recorded_name(key)] = data
    return members


def _failing(
    exercise: Exercise, function: Function, programs: RightPrograms, reference: Side
) -> Counter[CallsKey]:
    """Return the calls by which the misconceptions of a function are explained, and how many each explains."""
    checks = checks_of_function(exercise, function.name)
    keys: Counter[CallsKey] = Counter()
    for one in misconceptions_of(exercise, function.name):
        side = side_of(one, SOLUTIONS)
        bench = Bench(exercise, side, reference, DEFAULT_SEED, explained=False)
        results = [bench.run(check) for check in checks]
        keys.update(call.key for call in failing_calls(function, results, programs, MOST_CALLS))
    return keys
