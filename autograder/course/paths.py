"""The folders of the course: in a checkout beside the package `autograder`, in a wheel inside it."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
COURSE = PACKAGE / "course"
QUIZZES = PACKAGE.parent / "quizzes"
CHECKS = PACKAGE / "checks"
MISCONCEPTIONS = PACKAGE / "misconceptions"
RIGHT_ANSWERS = PACKAGE / "right_answers"
RESULTS = PACKAGE / "recording" / "results"  # in a copy without solutions; see recording.store


def _course_home() -> Path:
    checkout = PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "exercises").is_dir():
        return checkout
    return COURSE


HOME = _course_home()
EXERCISES = HOME / "exercises"
SOLUTIONS = HOME / "solutions"
LESSONS = EXERCISES / "lessons"


def lesson_path(exercise_id: str, lang: str) -> Path:
    """Return the file of a lesson: in English where nobody has written it in `lang`."""
    path = LESSONS / lang / f"{exercise_id}.md"
    return path if path.is_file() else LESSONS / "en" / path.name


def has_solutions() -> bool:
    """Return whether this copy of the course has the solutions, which students' copies lack."""
    return SOLUTIONS.is_dir()


def holds_exercises(folder: Path) -> bool:
    """Return whether `folder` holds at least one exercise file."""
    return any(folder.glob("ex[0-9][0-9]_*.py"))


def find_exercises(start: Path) -> Path | None:
    """Return the folder of exercises that someone in `start` means, or None.

    It is `start` itself or its subfolder `exercises`; else the first parent for which one of the two fits.
    """
    for folder in (start, *start.parents):
        for candidate in (folder, folder / "exercises"):
            if holds_exercises(candidate):
                return candidate
    return None
