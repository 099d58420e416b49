"""The reference of the checks: the solutions where they are available, else their recorded results."""

from autograder.course.catalogue import Exercise
from autograder.course.paths import SOLUTIONS
from autograder.language.errors import Unrecorded
from autograder.language.finding import say
from autograder.recording import store as recordings
from autograder.recording.sides import NotRecorded, PlaybackSide
from autograder.running.local import LocalSide
from autograder.running.outcome import Outcome
from autograder.running.proxy import Side


class BeyondRecording(NotRecorded):
    """A submission made more calls in a check than any that were recorded, so it equals none of them."""


class RecordedReference(PlaybackSide):
    """The recorded results of an exercise's solution, read seed by seed."""

    def __init__(self, exercise: Exercise) -> None:
        super().__init__({})
        self.exercise = exercise
        self._read: set[int] = set()
        self._seed = 0

    def begin(self, check: str, seed: int) -> None:
        """Start a check, and read the recording for its seed."""
        self._seed = seed
        if seed not in self._read:
            try:
                self.recording |= recordings.reference(self.exercise.id, seed)
                self._read.add(seed)
            except KeyError:
                pass  # the first call raises
        super().begin(check, seed)

    def call(self, name: str, args: tuple[object, ...], kwargs: dict[str, object]) -> Outcome:
        """Return the recorded result of this call. Raises NotRecorded if there is none."""
        try:
            return super().call(name, args, kwargs)
        except NotRecorded as error:
            if self._seed in self._read:
                raise BeyondRecording(*error.args) from None
            raise


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
    return RecordedReference(exercise)
