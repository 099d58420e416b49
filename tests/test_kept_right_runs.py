"""What right programs compute is kept on disk: the places are those of a run that computes it."""

import os

import numpy as np
import pytest
from made import made
from places import SOLUTIONS

from autograder import DEFAULT_SEED
from autograder.checking.check import checks_of_function
from autograder.course.catalogue import course
from autograder.grading.right_runs import LARGEST, KeptRightRuns
from autograder.judging.diagnosis import Diagnosis, several_changes
from autograder.judging.engine import Bench
from autograder.judging.places.kept_form import kept_form, run_of
from autograder.judging.places.right import RightPrograms
from autograder.judging.places.right_run import RightRun, RightStream
from autograder.judging.places.values import Known, key_of
from autograder.misconceptions import misconceptions_of
from autograder.running.local import LocalSide
from autograder.running.plain import Handle
from quizzes.cache import keep

FUNCTIONS = [
    ("ex03_backprop", "backward"),
    ("ex06_softmax", "softmax"),
    ("ex07_optimizers", "minibatches"),
]


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XOR2MNIST_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def places(exercise, name, kept, folder):
    """Return the first wrong values of a function's misconceptions."""
    diagnosis = Diagnosis(SOLUTIONS, kept=kept)
    found = {}
    wrong = [one for one in misconceptions_of(exercise, name) if name in one.functions]
    for one, source in made(wrong):
        path = folder / f"{one.name}.py"
        path.write_text(source, encoding="utf-8")
        side = LocalSide(exercise, path)
        bench = Bench(exercise, side, diagnosis.reference(exercise), DEFAULT_SEED)
        result = bench.exercise_result(map(bench.run, checks_of_function(exercise, name)))
        diagnosis(bench, result)
        found[one.name] = result.functions[0].first_wrong
    assert any(found.values())
    return found


@pytest.mark.parametrize(("exercise", "name"), FUNCTIONS)
def test_places_are_the_same_with_kept_runs(exercise, name, cache, tmp_path, monkeypatch):
    exercise = course().exercise(exercise)
    computed = places(exercise, name, None, tmp_path)
    assert places(exercise, name, KeptRightRuns(), tmp_path) == computed

    def no_run(*_):
        raise AssertionError

    monkeypatch.setattr(RightPrograms, "_run", no_run)
    assert places(exercise, name, KeptRightRuns(), tmp_path) == computed
    assert list(cache.glob("rightrun-*"))


def test_a_damaged_file_is_computed_again(cache, tmp_path):
    exercise = course().exercise("ex06_softmax")
    computed = places(exercise, "softmax", KeptRightRuns(), tmp_path)
    for number, file in enumerate(sorted(cache.glob("rightrun-*"))):
        file.write_bytes((b"", b"n", b"nonsense", file.read_bytes()[:-9])[number % 4])
    assert places(exercise, "softmax", KeptRightRuns(), tmp_path) == computed


def test_a_run_is_read_as_it_was_kept():
    known = Known()
    rng = np.random.default_rng(5)
    values = [
        rng.normal(size=(2, 3)),
        [rng.normal(size=2), (0.25, None)],
        -0.0,
        0.0,
        np.empty((0, 3)),
    ]
    values += [True, 7, "keep", np.arange(3), np.float32(0.1) * np.ones(2, np.float32)]
    streams = []
    for value in values:
        taken = known.take(value)
        streams.append(RightStream("Name", [value], frozenset(), taken.own, (taken.token,)))
    run = RightRun(
        known, streams, [[(values[0], Handle("cache", 1))]], made_of={2: {1}}, stored={1, None}
    )

    again = run_of(kept_form(run))

    assert (again.made_of, again.stored, again.size) == (run.made_of, run.stored, run.size)
    for mine, other in zip(streams, again.streams, strict=True):
        assert repr(mine.values) == repr(other.values)
        assert (mine.token, mine.own, mine.form) == (other.token, other.own, other.form)
    assert repr(again.results) == repr(run.results)
    for value in values:
        assert again.known.take(value) == known.take(value)


@pytest.mark.parametrize("data", [b"", b"damaged", bytes(64)])
def test_what_is_no_run_is_not_read(data):
    with pytest.raises(ValueError, match="no run"):
        run_of(data)


def test_what_is_too_large_is_not_kept(cache):
    KeptRightRuns().keep("one", bytes(LARGEST + 1))
    assert not cache.exists() and KeptRightRuns().read("one") is None


def test_the_oldest_files_give_way_to_new_ones(cache):
    for number, name in enumerate(("old", "middle", "other", "new")):
        keep(f"kind-{name}", bytes(10), most=9)
        os.utime(cache / f"kind-{name}", (number, number))
    keep("kind-new", bytes(10), most=9, most_bytes=25)
    assert {file.name for file in cache.iterdir()} == {"kind-new", "kind-other"}


def test_large_matrices_that_are_drawn_are_kept(cache, tmp_path):
    exercise = course().exercise("ex05_initializers")
    computed = places(exercise, "he_init", KeptRightRuns(), tmp_path)
    assert max(file.stat().st_size for file in cache.glob("rightrun-*")) > 2**20
    assert places(exercise, "he_init", KeptRightRuns(), tmp_path) == computed


def test_what_is_kept_depends_on_the_kit(cache, monkeypatch):
    KeptRightRuns().keep("one", b"data")
    assert KeptRightRuns().read("one") == b"data"
    monkeypatch.setattr("autograder.grading.right_runs.kit_fingerprint", lambda: "another kit")
    assert KeptRightRuns().read("one") is None


def test_restored_values_are_known_as_before():
    rng = np.random.default_rng(3)
    known = Known()
    values = [rng.normal(size=(3, 4)), rng.normal(size=5), 0.123456789, np.arange(3)]
    values += [values[0].T.copy() * (1 + 1e-9), rng.permutation(values[0])]
    for value in values:
        known.add(value)
    again = Known()
    taken = [(key_of(one), known.take(one)) for one in values]
    again.restore(known.members(), taken)
    other = rng.normal(size=(3, 4))
    for value in [*values, values[0] * (1 + 1e-8), values[1][:3], other]:
        assert again.class_of(value) == known.class_of(value)
        assert again.has(value) == known.has(value)
        assert again.token(value) == known.token(value)
    assert again.add(other) == known.add(other)


WRONG = """
def softmax_cross_entropy_gradient(z, t):
    p = softmax(z)
    return 2 * (t - p) / np.size(t)
"""


def change(kept, folder):
    """Return how a wrong function with several slips is explained, in a process of its own as it were."""
    exercise, name = course().exercise("ex06_softmax"), "softmax_cross_entropy_gradient"
    path = folder / exercise.filename
    solution = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    path.write_text(solution + WRONG, encoding="utf-8")
    diagnosis = Diagnosis(SOLUTIONS, places=False, kept=kept)
    bench = Bench(exercise, LocalSide(exercise, path), diagnosis.reference(exercise), DEFAULT_SEED)
    result = bench.exercise_result(map(bench.run, checks_of_function(exercise, name)))
    diagnosis(bench, result)
    (function,) = (one for one in result.functions if one.function.name == name)
    return function.change.text["en"]


def test_pairs_of_changes_are_the_same_with_kept_tables(cache, tmp_path, monkeypatch):
    computed = change(None, tmp_path)
    assert computed.startswith(("Two things", "Three things"))
    assert change(KeptRightRuns(), tmp_path) == computed
    (file,) = cache.glob("pairs-*")

    runs = []
    real = several_changes._run
    monkeypatch.setattr(several_changes, "_run", lambda *given: runs.append(given) or real(*given))
    assert change(KeptRightRuns(), tmp_path) == computed
    assert not runs
    # What does not fit to the changes that there are is computed anew.
    data = file.read_bytes()
    for damaged in (b"", data[:200], data.replace(b"'<i2'", b"'<i8'"), b"\x7f" * len(data)):
        file.write_bytes(damaged)
        assert change(KeptRightRuns(), tmp_path) == computed
        assert file.read_bytes() == data
    assert len(runs) == 4


def test_runs_without_room_in_memory_are_dropped_the_oldest_first():
    exercise = course().exercise("ex06_softmax")
    programs = RightPrograms(exercise)
    z = np.linspace(-1.0, 1.0, 12).reshape(4, 3)
    calls = [("softmax", (z,), {})]
    keys = [("ex06.softmax.values", 1, bytes([number])) for number in range(3)]
    size = programs.run(keys[0], calls, 1e-6).size
    assert size >= 3 * z.nbytes  # the logits, the powers, the results
    programs = RightPrograms(exercise, most_bytes=2 * size)
    first = programs.run(keys[0], calls, 1e-6)
    for key in (keys[1], keys[0], keys[2]):
        programs.run(key, calls, 1e-6)
    assert list(programs.runs) == [keys[0], keys[2]]
    assert programs.run(keys[0], calls, 1e-6) is first
