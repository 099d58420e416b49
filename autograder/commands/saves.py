"""Detects that an exercise was saved, whether the editor writes in place, renames, or deletes first."""

from pathlib import Path

from autograder.course.catalogue import Exercise, course

POLL_SECONDS = 0.02
"""Seconds between two looks. stat of thirteen files takes a tenth of a millisecond and works on every file system."""


class Saved(Exception):
    """An exercise was saved while something else was on the screen."""

    def __init__(self, exercise: Exercise) -> None:
        super().__init__(exercise.id)
        self.exercise = exercise


class Saves:
    """The state of a folder's files at the last look."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known = {exercise.id: self._state(exercise) for exercise in course()}

    def _state(self, exercise: Exercise) -> tuple[int, int, int] | None:
        try:
            status = (self.folder / exercise.filename).stat()
        except OSError:
            return None  # the file was deleted, or an editor is about to rename the new one
        return status.st_mtime_ns, status.st_size, status.st_ino

    def look(self) -> Exercise | None:
        """Return an exercise that was saved, or deleted, since the last look; None if none was."""
        for exercise in course():
            state = self._state(exercise)
            if state != self.known[exercise.id]:
                self.known[exercise.id] = state
                return exercise
        return None
