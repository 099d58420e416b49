"""The verdict on every function of solutions, stubs, a half-done copy and broken files."""

import json
import shutil

import pytest
from courses import edited, half_done
from places import EXERCISES, SOLUTIONS

from autograder.checking.check import checks_of
from autograder.course.catalogue import course
from autograder.judging.diagnosis import Diagnosis
from autograder.judging.engine import Bench, assess
from autograder.report.explain import explain_check
from autograder.running.local import LocalSide

NUMPY = [exercise for exercise in course() if exercise.library is None]
# A few seeds where a person waits for them, the sweep among the long tests.
SEEDS = [
    pytest.param(range(5), id="seeds"),
    pytest.param(range(5, 20), id="many seeds", marks=pytest.mark.long),
]


def verdict(folder, exercises=NUMPY, seed=7):
    benches = [
        Bench(e, LocalSide(e, folder / e.filename), LocalSide(e, SOLUTIONS / e.filename), seed)
        for e in exercises
    ]
    return assess(benches, Diagnosis(SOLUTIONS))


def statuses(found):
    return {f.function.name: f.status for e in found.exercises for f in e.functions}


@pytest.mark.parametrize("seeds", SEEDS)
@pytest.mark.parametrize("exercise", NUMPY, ids=lambda exercise: exercise.id)
def test_the_solution_is_correct_on_many_seeds(exercise, seeds):
    student = LocalSide(exercise, SOLUTIONS / exercise.filename)
    reference = LocalSide(exercise, SOLUTIONS / exercise.filename)
    for seed in seeds:
        bench = Bench(exercise, student, reference, seed)
        for check in checks_of(exercise):
            result = bench.run(check)
            assert result.status == "correct", (check.key, seed, result.finding, result.trouble)


def test_every_stub_is_not_started():
    assert set(statuses(verdict(EXERCISES)).values()) == {"not_started"}


def test_an_empty_folder_is_not_started(tmp_path):
    found = verdict(tmp_path)

    assert set(statuses(found).values()) == {"not_started"}
    assert found.score == 0 and found.max == 81


def test_a_half_done_copy_gets_the_right_verdict_for_every_function(tmp_path):
    found = verdict(half_done(tmp_path))

    right = dict.fromkeys(statuses(found), "not_started")
    for name in (
        "sigmoid",
        "sigmoid_derivative",
        "forward",
        "xavier_init",
        "he_init",
        "squared_error",
    ):
        right[name] = "correct"
    right |= {"backward": "wrong", "train": "cannot_run", "one_hot": "cannot_run"}
    right |= dict.fromkeys(
        ("softmax", "cross_entropy", "softmax_cross_entropy_gradient"), "correct"
    )
    for function in course().exercise("ex04_relu").functions:
        right[function.name] = "cannot_run"
    actual = statuses(found)
    actual["train"] = (
        "cannot_run" if actual["train"] in ("wrong", "cannot_run") else actual["train"]
    )
    assert actual == right
    assert found.function("backward").misconception == "backprop-bias-per-example"
    assert found.function("train").mend_first == "backward"
    assert found.function("train").misconception is None


def broken(tmp_path, source, name="ex01_sigmoid"):
    path = tmp_path / f"{name}.py"
    if isinstance(source, bytes):
        path.write_bytes(source)
    else:
        path.write_text(source, encoding="utf-8")
    return verdict(tmp_path, [course().exercise(name)])


def sigmoid_that(body):
    return f"import numpy as np\n\ndef sigmoid(x):\n    {body}\n\ndef sigmoid_derivative(x):\n    return sigmoid(x) * (1 - sigmoid(x))\n"


@pytest.mark.parametrize(
    ("source", "status", "kind"),
    [
        ("def sigmoid(x:\n", "cannot_run", "syntax"),
        ("import numpi\n", "cannot_run", "import"),
        ("raise SystemExit\n", "cannot_run", "import"),
        ("", "cannot_run", "empty"),
        ("  \n", "cannot_run", "empty"),
        ("# 한글".encode("cp949") + b"\n", "cannot_run", "not utf-8"),
        ("x = 1\n", "cannot_run", "undefined"),
        ("sigmoid = 3\n", "cannot_run", "not a function"),
        (b"\xff\xfe" + "x = 1\n".encode("utf-16-le"), "cannot_run", "not utf-8"),
        ("x = '\0'\n", "cannot_run", "syntax"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tmp_path, source, status, kind):
    result = broken(tmp_path, source).function("sigmoid")

    assert result.status == status
    assert result.checks[0].trouble.kind == kind


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("return None", "wrong"),
        ("return 'half'", "wrong"),
        ("return {1, 2}", "wrong"),
        ("return [[1], [2, 3]]", "wrong"),
        ("return np.ones(3)", "wrong"),
        ("return np.asarray(x) * np.nan", "wrong"),
        ("return 1 / (1 + np.exp(-np.asarray(x, dtype=complex)))", "wrong"),
        ("return np.array([object()])", "wrong"),
        ("print('x' * 10**6) or 1 / 0", "cannot_run"),
        ("return x / 0 if False else y", "cannot_run"),
        ("raise SystemExit", "cannot_run"),
        ("import pytest; pytest.skip()", "cannot_run"),
        ("return sigmoid(x)", "cannot_run"),
        ("raise NotImplementedError", "not_started"),
        ("input()", "cannot_run"),
        ("yield from ()", "wrong"),
    ],
)
def test_a_function_that_goes_wrong_has_an_honest_status(tmp_path, body, status):
    found = broken(tmp_path, sigmoid_that(body))

    assert found.function("sigmoid").status == status


def test_a_wrong_signature_cannot_run(tmp_path):
    found = broken(tmp_path, "def sigmoid():\n    return 0.5\n")

    assert found.function("sigmoid").status == "cannot_run"


def test_a_byte_order_mark_is_accepted(tmp_path):
    source = (SOLUTIONS / "ex01_sigmoid.py").read_text(encoding="utf-8")

    assert broken(tmp_path, source.encode("utf-8-sig")).status == "correct"


def test_a_stub_called_by_another_function_is_to_be_finished_first(tmp_path):
    source = (SOLUTIONS / "ex01_sigmoid.py").read_text(encoding="utf-8")
    stub = (EXERCISES / "ex01_sigmoid.py").read_text(encoding="utf-8")
    derivative = source[source.index("def sigmoid_derivative") :]
    mixed = stub[: stub.index("def sigmoid_derivative")] + derivative

    found = broken(tmp_path, mixed)

    assert found.function("sigmoid").status == "not_started"
    assert found.function("sigmoid_derivative").status == "cannot_run"
    assert found.function("sigmoid_derivative").checks[0].unfinished == "sigmoid"


def test_a_wrong_helper_is_blamed_not_the_function_that_uses_it(tmp_path):
    source = (SOLUTIONS / "ex01_sigmoid.py").read_text(encoding="utf-8")
    wrong = edited(source, "np.exp(-np.abs(x))", "np.exp(np.abs(x))")

    found = broken(tmp_path, wrong)

    assert found.function("sigmoid_derivative").mend_first == "sigmoid"
    assert found.function("sigmoid_derivative").misconception is None


def test_an_argument_modified_in_place_is_wrong(tmp_path):
    found = broken(
        tmp_path,
        sigmoid_that(
            "x *= -1 if isinstance(x, np.ndarray) and x.dtype.kind == 'f' else 1\n    return 1 / (1 + np.exp(x))"
        ),
    )

    kinds = {r.finding.kind for r in found.function("sigmoid").checks if r.finding}
    assert "modified" in kinds


def test_an_exercise_file_cannot_import_another_one(tmp_path):
    shutil.copy(SOLUTIONS / "ex01_sigmoid.py", tmp_path)
    source = "from ex01_sigmoid import sigmoid\n\ndef forward(x, w1, b1, w2):\n    return sigmoid(x), x\n"
    (tmp_path / "ex02_xor_forward.py").write_text(source, encoding="utf-8")

    found = verdict(
        tmp_path, [course().exercise(name) for name in ("ex01_sigmoid", "ex02_xor_forward")]
    )

    assert found.function("forward").status == "cannot_run"


@pytest.mark.parametrize(
    ("name", "source", "misconception"),
    [
        # Columns chosen once and for all are alike in one check, but fail in others too.
        (
            "ex09_dropout",
            "def dropout(x, rate, rng, training=True):\n"
            "    x = np.asarray(x, dtype=float)\n"
            "    mask = np.ones(x.shape)\n"
            "    if training:\n"
            "        mask = mask * np.where(rng.random(x.shape[1]) < rate, 0, 1) / (1 - rate)\n"
            "    return x * mask, mask\n",
            "dropout-one-mask-for-the-batch",
        ),
        # The cache is a number where the misconception has none.
        (
            "ex09_dropout",
            "def dropout(x, rate, rng, training=True):\n"
            "    if not training:\n"
            "        return np.asarray(x) * (1 - rate), 1.0\n"
            "    mask = (rng.random(np.shape(x)) < 1 - rate) / (1 - rate)\n"
            "    return np.asarray(x) * mask, mask\n",
            "dropout-scaled-down-at-test",
        ),
    ],
)
def test_a_random_mistake_is_named_however_it_is_drawn(tmp_path, name, source, misconception):
    text = (EXERCISES / f"{name}.py").read_text(encoding="utf-8")
    (tmp_path / f"{name}.py").write_text(f"{text}\n\n{source}", encoding="utf-8")

    found = verdict(tmp_path, [course().exercise(name)])

    assert found.function("dropout").misconception == misconception


def test_a_name_that_fits_in_part_must_not_be_contradicted_elsewhere(tmp_path):
    source = """
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), (np.ones_like(x), 0.0)
    out = x * (rng.random(x.shape) >= rate) / (1 - rate)
    return out, (out, rate)


def dropout_backward(dout, cache):
    out, rate = cache
    return np.asarray(dout, dtype=float) * (out != 0) * (1 - rate)
"""
    text = (EXERCISES / "ex09_dropout.py").read_text(encoding="utf-8")
    (tmp_path / "ex09_dropout.py").write_text(text + source, encoding="utf-8")

    found = verdict(tmp_path, [course().exercise("ex09_dropout")]).function("dropout_backward")

    # The misconception that multiplies by the output is alike in two checks, fails otherwise in a third, and
    # in a fourth one that is passed here.
    assert found.status == "wrong" and found.misconception is None


def test_the_lecture_numbers(tmp_path):
    exercise = course().exercise("ex02_xor_forward")
    side = LocalSide(exercise, SOLUTIONS / exercise.filename)
    x = [[0, 0], [0, 1], [1, 0], [1, 1]]
    args = (x, [[-2, 5, 4], [3, 6, 3]], [2, -2, -5], [[-4], [8], [-8]])

    _, y = side.call("forward", args, {}).value

    assert [round(float(v), 4) for v in y[:, 0]] == [0.0677, 0.9493, 0.9698, 0.0543]


def test_the_result_file_has_the_fixed_shape(tmp_path, xor2mnist):
    file = tmp_path / "v.json"
    folder = half_done(tmp_path / "course")

    done = xor2mnist("check", "1", "3", "--in", folder, "--json", file)

    assert done.returncode == 1, done.stderr
    found = json.loads(file.read_text(encoding="utf-8"))
    assert list(found) == [
        "student",
        "kit",
        "seed",
        "sandbox",
        "started",
        "seconds",
        "score",
        "max",
        "exercises",
    ]
    assert (found["student"], found["sandbox"], found["seed"]) == (None, "none", 7)
    assert (found["score"], found["max"]) == (8.0, 16.0)
    backprop = found["exercises"][1]
    assert list(backprop) == ["id", "status", "score", "max", "functions"]
    backward = backprop["functions"][1]
    assert (backward["name"], backward["status"], backward["score"], backward["max"]) == (
        "backward",
        "wrong",
        0.0,
        5.0,
    )
    bias = next(check for check in backward["checks"] if check["id"] == "bias_gradient")
    assert list(bias) == ["id", "status", "misconception", "message"]
    assert bias["misconception"] == "backprop-bias-per-example"
    assert "(3,)" in bias["message"] or "shape" in bias["message"]


RENAMED = [
    ("def Sigmoid(x):\n    return x\n", "there is Sigmoid instead", 1),
    ("import numpy\n\n\ndef sigmoid_(x):\n    return x\n", "there is sigmoid_ instead", 4),
    ("class Net:\n    def sigmoid(self, x):\n        return x\n", "must begin at the left edge", 2),
    ("def make():\n    def sigmoid(x):\n        return x\n", "must begin at the left edge", 2),
    # What has a task of its own is no sigmoid that was renamed.
    ("def sigmoid_derivative(x):\n    return x\n", "must stay as it is in the stub", None),
    ("def plot_it(x):\n    return x\n", "must stay as it is in the stub", None),
]


@pytest.mark.parametrize(("source", "said", "line"), RENAMED)
def test_a_function_that_is_not_there_is_told_what_was_found_instead(tmp_path, source, said, line):
    check = broken(tmp_path, source).function("sigmoid").checks[0]
    exercise = course().exercise("ex01_sigmoid")
    explanation = explain_check(check, exercise, tmp_path / "ex01_sigmoid.py", 7, "en")

    assert "defines no function called sigmoid" in explanation.headline
    assert said in " ".join(explanation.notes)
    assert (f"line {line}" in explanation.place) is (line is not None)
