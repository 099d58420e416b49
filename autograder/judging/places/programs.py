"""The right programs of every exercise: themselves where this copy has the solutions, else what was recorded of them."""

from pathlib import Path

from autograder.course.catalogue import Exercise
from autograder.judging.places.recorded import RecordedPrograms
from autograder.judging.places.right import KeptRuns, RightPrograms


class Programs:
    """The right programs of every exercise, loaded at their first use."""

    def __init__(self, solutions: Path, kept: KeptRuns | None = None) -> None:
        self.solutions = solutions
        self._kept = kept
        self._of: dict[str, RightPrograms | RecordedPrograms] = {}

    def have_solution(self, exercise: Exercise) -> bool:
        """Return whether the solution of an exercise is here, so that any call can be made of it."""
        return isinstance(self.of(exercise), RightPrograms)

    def of(self, exercise: Exercise) -> RightPrograms | RecordedPrograms:
        """Return the right programs of an exercise; without its solution, what was recorded of them."""
        if exercise.id not in self._of:
            live = (self.solutions / exercise.filename).is_file()
            self._of[exercise.id] = (
                RightPrograms(exercise, self.solutions, self._kept)
                if live
                else RecordedPrograms(exercise)
            )
        return self._of[exercise.id]
