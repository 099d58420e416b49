"""Whether the sandbox itself is at fault: does the solution fail in it, at a system call that was denied?

The list of calls that a worker may make was taken from what solutions do here; another C library, or another
release of TensorFlow, may need one more. Then nobody's work is judged by it.
"""

from pathlib import Path

from autograder.course.catalogue import Exercise
from autograder.course.paths import SOLUTIONS
from autograder.isolation.isolated import Isolation
from autograder.judging.diagnosis import Diagnosis
from autograder.judging.engine import Bench, assess


class SandboxedSolutions:
    """What the solutions are denied in this sandbox; every solution runs at most once."""

    def __init__(self, isolation: Isolation, diagnosis: Diagnosis) -> None:
        self.isolation = isolation
        self.diagnosis = diagnosis
        self._fails_at: dict[str, frozenset[str]] = {}

    def fails_at(self, exercise: Exercise, folder: Path, seed: int) -> frozenset[str]:
        """Return the calls that the solution was denied, if it fails; none if it is right in the sandbox.

        `folder` is one that a worker may see. Raises WorkerUnavailable.
        """
        if exercise.id not in self._fails_at:
            self._fails_at[exercise.id] = self._run(exercise, folder, seed)
        return self._fails_at[exercise.id]

    def _run(self, exercise: Exercise, folder: Path, seed: int) -> frozenset[str]:
        path = SOLUTIONS / exercise.filename
        if not path.is_file():
            return frozenset()
        with self.isolation.submission(folder, {exercise.id: path.read_bytes()}) as submission:
            side = submission.side_for(exercise)
            bench = Bench(exercise, side, self.diagnosis.reference(exercise), seed)
            (result,) = assess([bench]).exercises
            return frozenset() if result.status == "correct" else frozenset(side.denied)
