"""First wrong values in a copy without solutions, by what was recorded of right programs."""

import pytest
from places import SOLUTIONS

from autograder import DEFAULT_SEED
from autograder.bundle.record import zipped
from autograder.bundle.right_runs import LARGEST_FUNCTION, recorded_right_runs
from autograder.course.catalogue import course
from autograder.judging.engine import Bench, assess
from autograder.judging.places.find import places_of
from autograder.judging.places.programs import Programs
from autograder.recording import store
from autograder.running.local import LocalSide

EXERCISE = "ex03_backprop"
BACKWARD = """
def slope(a):
    return a * (1 - a)


def backward(x, t, h, y, w2):
    d2 = (y - t) * {output}
    d1 = (d2 @ w2.T) * {hidden}
    return x.T @ d1, d1.{reduction}(axis=0), h.T @ d2
"""
RIGHT = {"output": "slope(y)", "hidden": "slope(h)", "reduction": "sum"}


@pytest.fixture(scope="module")
def members():
    return recorded_right_runs(course().exercise(EXERCISE))


@pytest.fixture
def places(members, tmp_path, monkeypatch):
    """A function that returns the places in a wrong `backward`: with the solutions, and without them."""
    (tmp_path / f"{EXERCISE}.zip").write_bytes(zipped(members))
    monkeypatch.setattr(store, "RESULTS", tmp_path)
    forget = store.right_runs.cache_clear
    forget()
    exercise = course().exercise(EXERCISE)

    def found(code):
        path = tmp_path / exercise.filename
        source = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
        path.write_text(source + code, encoding="utf-8")
        reference = LocalSide(exercise, SOLUTIONS / exercise.filename)
        bench = Bench(exercise, LocalSide(exercise, path), reference, DEFAULT_SEED)
        result = assess([bench]).function("backward")
        assert result.status == "wrong"
        return [
            [one.expression for one in places_of(bench, result, Programs(solutions))]
            for solutions in (SOLUTIONS, tmp_path / "no solutions")
        ]

    yield found
    forget()


def test_the_place_of_a_mistake_and_of_two_is_the_one_that_solutions_show(places):
    for changed in (
        {"reduction": "mean"},
        {"output": "1", "reduction": "mean"},
        {"hidden": "h * (1 + h)"},
        {"output": "y * y", "hidden": "(h - h**3)"},
    ):
        here, there = places(BACKWARD.format(**RIGHT | changed))

        assert here and here == there


def test_a_right_helper_that_is_not_known_there_is_not_called_wrong(places):
    here, there = places(BACKWARD.format(**RIGHT | {"hidden": "slope(1 / (1 + np.exp(-h)))"}))

    assert here and "a * (1 - a)" not in here
    assert "a * (1 - a)" not in there


def test_calls_that_were_not_recorded_have_no_place(places, monkeypatch):
    monkeypatch.setattr(store, "right_runs", lambda exercise: frozenset())

    here, there = places(BACKWARD.format(**RIGHT | {"reduction": "mean"}))

    assert here == ["d1.mean(axis=0)"] and there == []


def test_a_recording_has_values_alone_and_not_too_many(members):
    text = (SOLUTIONS / f"{EXERCISE}.py").read_text(encoding="utf-8")
    lines = {line.strip() for line in text.splitlines() if len(line.strip()) > 12}
    recorded = b"".join(members.values())

    assert len(members) > 10
    assert len(zipped(members)) < 3 * LARGEST_FUNCTION
    assert not [line for line in lines if line.encode() in recorded]
