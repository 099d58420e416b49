"""What to look at after a correct verdict: the picture of the exercise, and after the last one the lab."""

from autograder.course.catalogue import Exercise, course
from autograder.course.paths import PACKAGE, has_solutions
from autograder.judging.verdict import Verdict
from autograder.language.finding import Sentence, say


def has_picture(exercise: Exercise) -> bool:
    """Return whether `plot` can draw an exercise, without importing the picture."""
    return (PACKAGE / "pictures" / f"{exercise.id}.py").is_file()


def invitations(verdict: Verdict) -> list[Sentence]:
    """Return what to look at now; nothing unless everything that was checked is correct."""
    if verdict.status != "correct":
        return []
    done = [result.exercise for result in verdict.exercises]
    if len(done) == 1 and has_picture(done[0]):
        return [say("See what it does: xor2mnist plot {exercise}", exercise=done[0].short)]
    built = {exercise.id for exercise in done}
    # The lab replaces missing functions by the solutions', which students' copies lack.
    if has_solutions() and built >= {one.id for one in course() if one.library is None}:
        return [
            say("Make one network of all you have built: xor2mnist lab"),
            say("Then it reads what you draw: xor2mnist draw"),
        ]
    return []
