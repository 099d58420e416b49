"""A check cannot tell where a submission runs, nor whether the reference is live."""

import ast
from contextlib import closing
from pathlib import Path

import pytest
from courses import half_done
from places import EXERCISES, SOLUTIONS
from process_side import ProcessSide

from autograder.checking.check import checks_of
from autograder.course.catalogue import course
from autograder.judging.engine import Bench
from autograder.recording.sides import (
    NotRecorded,
    PlaybackSide,
    Recording,
    RecordingSide,
)
from autograder.running import wire
from autograder.running.local import LocalSide
from autograder.running.source import around, outline

NUMPY = [exercise for exercise in course() if exercise.library is None]
SEED = 11


def solved(exercise):
    return LocalSide(exercise, SOLUTIONS / exercise.filename)


def results_of(exercise, student, reference):
    bench = Bench(exercise, student, reference, SEED)
    return [bench.run(check) for check in checks_of(exercise)]


def recorded(exercise, student) -> Recording:
    recorder = RecordingSide(solved(exercise))
    results_of(exercise, student, recorder)
    recorder.settle()
    return recorder.recording


def shown(results):
    """What a verdict shows of results: everything but times and what stands behind handles."""
    return [
        (
            r.check.key,
            r.status,
            r.finding and r.finding.what,
            r.unfinished,
            len(r.calls),
            r.measures,
        )
        for r in results
    ]


@pytest.mark.parametrize("exercise", NUMPY, ids=lambda exercise: exercise.id)
@pytest.mark.parametrize("folder", ["solutions", "exercises", "half done"])
def test_a_submission_in_another_process_gets_the_same_verdict(exercise, folder, tmp_path):
    place = {"solutions": SOLUTIONS, "exercises": EXERCISES}.get(folder) or half_done(tmp_path)
    path = place / exercise.filename
    here = results_of(exercise, LocalSide(exercise, path), solved(exercise))

    with closing(ProcessSide(exercise, path)) as side:
        there = results_of(exercise, side, solved(exercise))

    # repr: NaN in a measure equals itself that way.
    assert repr(shown(here)) == repr(shown(there))


@pytest.mark.parametrize("exercise", NUMPY, ids=lambda exercise: exercise.id)
def test_a_recorded_reference_gives_the_same_verdicts(exercise, tmp_path):
    data = wire.dumps(recorded(exercise, solved(exercise)))
    course_copy = half_done(tmp_path / "course")
    for folder in (SOLUTIONS, course_copy):
        path = folder / exercise.filename
        live = results_of(exercise, LocalSide(exercise, path), solved(exercise))
        played = results_of(
            exercise, LocalSide(exercise, path), PlaybackSide(lambda seed: wire.loads(data))
        )
        assert repr(shown(live)) == repr(shown(played))


def float32_variant(tmp_path: Path, exercise) -> Path:
    """Another right answer: the solution, whose every result comes as float32 and as a list."""
    source = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    path = tmp_path / exercise.filename
    path.write_text(source.replace("dtype=float)", "dtype=np.float64) * 1.0"), encoding="utf-8")
    return path


@pytest.mark.parametrize("exercise", NUMPY, ids=lambda exercise: exercise.id)
def test_what_the_reference_is_asked_does_not_depend_on_the_student(exercise, tmp_path):
    calls = []
    for path in (SOLUTIONS / exercise.filename, float32_variant(tmp_path, exercise)):
        recording = recorded(exercise, LocalSide(exercise, path))
        calls.append({key: wire.dumps(value) for key, value in recording.items()})

    assert calls[0] == calls[1]


def test_another_seed_than_the_recorded_ones_is_refused():
    exercise = course().exercise("ex01_sigmoid")
    recording = recorded(exercise, solved(exercise))
    bench = Bench(exercise, solved(exercise), PlaybackSide(lambda seed: recording), SEED + 1)

    with pytest.raises(NotRecorded, match="sigmoid"):
        bench.run(checks_of(exercise)[0])


def test_a_worker_that_dies_is_an_outcome(tmp_path):
    exercise = course().exercise("ex01_sigmoid")
    path = tmp_path / exercise.filename
    path.write_text("import os\n\ndef sigmoid(x):\n    os._exit(3)\n", encoding="utf-8")

    with closing(ProcessSide(exercise, path)) as side:
        bench = Bench(exercise, side, solved(exercise), SEED)
        result = bench.run(checks_of(exercise)[0])

    assert result.status == "cannot_run"


@pytest.mark.parametrize(
    "below",
    [
        "relu = lambda x: x * (x > 0)",
        "try:\n    from fast import relu\nexcept ImportError:\n    relu = max",
        "if True:\n    def relu(x):\n        return x",
        "class relu:\n    pass",
    ],
)
def test_a_stub_that_is_given_another_value_below_is_begun(below):
    """Else a Keras file whose functions are all made otherwise than by `def` would never be run."""
    stub = 'def relu(x):\n    raise NotImplementedError("ex04: relu")\n\n\n'

    assert outline(stub).stubs == {"relu"}
    assert outline(stub + below).stubs == frozenset()


NESTED = """
def relu(x):
    for a in x:
        match a:
            case 1:
                for b in a: return b
    return x


for c in ():
    pass
"""


def test_the_statements_around_a_line_are_found_the_outer_ones_first():
    loops = [one.target.id for one in around(NESTED, 6, ast.For)]
    assert loops == ["a", "b"]
    assert [one.name for one in around(NESTED, 7, ast.FunctionDef)] == ["relu"]
    assert not around(NESTED, 7, ast.For)


def test_the_functions_that_a_call_may_run_are_known():
    text = (
        "def f(x):\n    return g(x)\n\n\ndef g(x):\n    return x\n\n\ndef h(x):\n    return f(x)\n"
    )

    assert outline(text).needed(["g"]) == {"g"}
    assert outline(text).needed(["f", "none of them"]) == {"f", "g"}
    assert outline(text + "k = h\n").needed(["g"]) == {"f", "g", "h"}
