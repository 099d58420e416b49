"""The first wrong values of a function that is wrong: the engine's one entrance."""

from pathlib import Path

from autograder.course.catalogue import Exercise
from autograder.course.given import changed, given_sources
from autograder.judging.engine import Bench
from autograder.judging.places.failing import failing_calls
from autograder.judging.places.right import RightPrograms
from autograder.judging.places.runner import Runner
from autograder.judging.places.search import Search, Slip
from autograder.judging.verdict import FirstWrong, FunctionResult
from autograder.running.source import read_source

MOST_CALLS = 3


class Programs:
    """The right programs of every exercise, made when they are asked for."""

    def __init__(self, solutions: Path) -> None:
        self.solutions = solutions
        self._of: dict[str, RightPrograms] = {}

    def of(self, exercise: Exercise) -> RightPrograms:
        """Return the right programs of an exercise."""
        if exercise.id not in self._of:
            self._of[exercise.id] = RightPrograms(exercise, self.solutions)
        return self._of[exercise.id]


def places_of(bench: Bench, function: FunctionResult, programs: Programs) -> list[FirstWrong]:
    """Return the first wrong values of a function, in the order of the run; none where unsure."""
    if function.status not in ("wrong", "cannot_run") or function.mend_first:
        return []
    path = bench.student.path
    text = read_source(path)
    if not isinstance(text, str):
        return []
    atoms = _atoms(bench.exercise, text)
    calls = failing_calls(function, programs.of(bench.exercise), bench.seed, MOST_CALLS)
    for call in calls:
        runner = Runner(bench.exercise, path, text, atoms, call)
        search = Search(runner)
        slips = search.slips()
        if slips:
            return [_place(search, slip) for slip in slips]
    return []


def _atoms(exercise: Exercise, text: str) -> frozenset[str]:
    """Return the functions whose inside is not looked at: those that were given and are the same."""
    given = given_sources(exercise)
    return frozenset(given) - frozenset(changed(text, given))


def _place(search: Search, slip: Slip) -> FirstWrong:
    expression = search.runner.expressions[slip.number]
    return FirstWrong(
        expression.line,
        expression.column,
        expression.text,
        expression.variable,
        (),
        slip.certain,
    )
