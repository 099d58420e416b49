"""Finds out whether the sandbox itself is at fault: the solution fails in it too, at a denied system call.

The list of allowed calls was taken from runs of the solutions. Another C library or another TensorFlow may need a
further call; then no student's work may be judged by that failure.
"""

from pathlib import Path

from autograder.course.catalogue import Exercise
from autograder.course.paths import SOLUTIONS
from autograder.isolation.isolated import Isolation
from autograder.judging.diagnosis import Diagnosis
from autograder.judging.engine import Bench, assess


class SandboxedSolutions:
    """The system calls that solutions are denied in this sandbox; every solution runs at most once."""

    def __init__(self, isolation: Isolation, diagnosis: Diagnosis) -> None:
        self.isolation = isolation
        self.diagnosis = diagnosis
        self._fails_at: dict[str, frozenset[str]] = {}

    def fails_at(self, exercise: Exercise, folder: Path, seed: int) -> frozenset[str]:
        """Return the denied calls of the solution if it fails; none if it passes in the sandbox.

        `folder` is a folder that workers can see. Raises WorkerUnavailable.
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
