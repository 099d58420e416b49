"""What the search for a place may not cost: nothing is run that its answer does not depend on."""

import numpy as np
import pytest
from test_places import BACKWARD, DIAGNOSIS, submission

from autograder.checking.check import checks_of
from autograder.course.paths import SOLUTIONS
from autograder.judging.engine import Bench
from autograder.judging.places import right
from autograder.judging.places.failing import failing_calls
from autograder.judging.places.find import places_of
from autograder.judging.places.programs import Programs
from autograder.judging.places.runner import Runner
from autograder.judging.places.values import Known
from autograder.running.local import LocalSide
from autograder.running.watched import WatchedExecutor

WRONG = BACKWARD.replace("d1.sum(0)", "d1.mean(0)")
# Right but for weights of 0, which the sweep over the edges asks for among other calls.
AT_AN_EDGE = BACKWARD.replace("d1.sum(0)", "(d1.sum(0) if w2.any() else d1.sum(0) + 1)")


class Counting(LocalSide):
    """A side that counts in how many runs it was watched."""

    runs = 0

    def call(self, name, args, kwargs):
        if name == "@watched":
            self.runs += len(args[2])
        return super().call(name, args, kwargs)


def judged(tmp_path, code, side=Counting):
    exercise, path = submission(tmp_path, "ex03_backprop", code)
    bench = Bench(exercise, side(exercise, path), DIAGNOSIS.reference(exercise), 7)
    checks = [check for check in checks_of(exercise) if check.function == "backward"]
    (result,) = bench.exercise_result([bench.run(check) for check in checks]).functions
    return bench, result


@pytest.fixture
def watched_runs(monkeypatch):
    """What right programs were asked for: the calls of every run of all of them."""
    asked = []
    run = right.RightPrograms._run

    def noting(self, calls, relative):
        asked.append(calls)
        return run(self, calls, relative)

    monkeypatch.setattr(right.RightPrograms, "_run", noting)
    return asked


def test_right_programs_are_watched_only_in_calls_that_are_wrong(tmp_path, watched_runs):
    bench, result = judged(tmp_path, AT_AN_EDGE)
    programs = Programs(SOLUTIONS).of(bench.exercise)

    (failing,) = failing_calls(result.function, result.checks, programs, 1)

    assert len(failing.result.calls) > 1
    (((_, (*_, weights), _),),) = watched_runs
    assert not np.any(weights)


def test_right_programs_are_loaded_once(tmp_path, monkeypatch):
    bench, result = judged(tmp_path, WRONG)
    programs = Programs(SOLUTIONS)
    loaded = []
    code = WatchedExecutor._code
    monkeypatch.setattr(
        WatchedExecutor, "_code", lambda self, source: loaded.append(self) or code(self, source)
    )

    known = programs.of(bench.exercise)
    calls = list(failing_calls(result.function, result.checks, known, 2))

    assert len(calls) == 2
    assert len(loaded) == len(set(map(id, loaded))) <= right.MOST_ANSWERS


def test_a_search_ends_with_the_value_that_mends_the_result(tmp_path):
    bench, result = judged(tmp_path, WRONG)

    (place,) = places_of(bench, result, Programs(SOLUTIONS))

    assert place.expression == "d1.mean(0)"
    # Some thirty values may belong there. The likeliest mends the result, so no other is put in; the rest of the
    # runs make sure that `d1` is right.
    assert bench.student.runs <= 12


def test_the_same_run_is_made_once(tmp_path):
    bench, result = judged(tmp_path, WRONG)
    programs = Programs(SOLUTIONS).of(bench.exercise)
    (call,) = failing_calls(result.function, result.checks, programs, 1)
    runner = Runner(bench.student, bench.student.text, frozenset(), call)
    value = np.ones((2, 3))

    first = list(runner.each([{1: [value]}, {1: [2 * value]}]))
    again = list(runner.each([{1: [value.copy()]}, {1: [3 * value]}]))

    assert bench.student.runs == 3
    assert again[0] is first[0]
    assert again[1] is not first[1]


def test_values_stay_of_their_class_while_others_are_taken_in():
    draw = np.random.default_rng(0)
    known, values = Known(), [draw.normal(size=(4, 3)) for _ in range(50)]

    taken = [known.take(value) for value in values]

    assert [one.own for one in taken] == list(range(1, 51))
    for one, value in zip(taken, values, strict=True):
        assert known.add(value) == known.class_of(value.T) == one.own
        assert known.token(value) == one.token == known.token(value * (1 + 1e-9))
        assert known.token(value.T) != one.token


def test_a_value_is_known_from_the_moment_at_which_it_is_taken_in():
    known = Known()
    value = np.random.default_rng(0).normal(size=(4, 3))
    known.add(value + 1)

    assert not known.has(value * (1 + 1e-9))
    assert known.class_of(value * (1 + 1e-9)) is None
    known.add(value)

    assert known.has(value * (1 + 1e-9))
    assert known.class_of(value * (1 + 1e-9)) == 2


def test_the_weights_of_a_network_are_drawn_again_in_a_small_call(tmp_path):
    code = """
def init_mlp(sizes, rng):
    return [(rng.standard_normal((m, n)) * np.sqrt(2 / n), np.zeros(n)) for m, n in zip(sizes, sizes[1:])]
"""
    exercise, path = submission(tmp_path, "ex08_mlp", code)
    bench = Bench(exercise, LocalSide(exercise, path), DIAGNOSIS.reference(exercise), 7)
    deviation = [check for check in checks_of(exercise) if check.key == "ex08.init_mlp.deviation"]
    result = next(
        one
        for one in bench.exercise_result([bench.run(check) for check in deviation]).functions
        if one.function.name == "init_mlp"
    )
    programs = Programs(SOLUTIONS).of(exercise)

    (failing,) = failing_calls(result.function, result.checks, programs, 1)

    ((_, _, arguments),) = failing.calls
    assert max(arguments["sizes"]) < 10
    asked = result.checks[0].calls[0].arguments["sizes"]
    assert len(arguments["sizes"]) == len(asked) and max(asked) > 100
    # The factor by which the small call is wrong is none that the learner sees.
    places = places_of(bench, result, Programs(SOLUTIONS))
    assert places and all(place.note is None for place in places)
