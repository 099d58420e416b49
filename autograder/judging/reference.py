"""The reference of the checks: the solutions where they are available, else their recorded results."""

from functools import partial

from autograder.course.catalogue import Exercise
from autograder.course.paths import SOLUTIONS
from autograder.language.errors import Unrecorded
from autograder.language.finding import say
from autograder.recording import store as recordings
from autograder.recording.sides import PlaybackSide
from autograder.running.local import LocalSide
from autograder.running.proxy import Side


def reference_for(exercise: Exercise, seed: int) -> Side:
    """Return the reference of an exercise for checks with a seed.

    Raises Unrecorded, a KitError with a sentence, where this copy has neither the solution nor
    recorded results for that seed.
    """
    path = SOLUTIONS / exercise.filename
    if path.is_file() or not recordings.is_recorded(exercise.id):
        return LocalSide(exercise, path)
    if seed not in recordings.seeds():
        raise Unrecorded(
            say(
                "this copy has no solutions and checks with the recorded seeds alone "
                "(recorded: {seeds}; asked for: {seed})",
                seeds=", ".join(map(str, recordings.seeds())),
                seed=seed,
            )
        )
    return PlaybackSide(partial(recordings.reference, exercise.id))
