"""The sweep over the edges: what an ordinary case never shows is rejected, at every seed."""

import numpy as np
import pytest
from places import SOLUTIONS

from autograder.checking.arguments import Case
from autograder.checking.check import checks_of
from autograder.checking.edges import EDGES
from autograder.course.catalogue import course
from autograder.judging.engine import Bench
from autograder.running.local import LocalSide

SEEDS = (1, 2, 7)

# Exercise, function, a line of the solution, what stands there instead, the only check that sees it.
ONLY_AN_EDGE = [
    ("ex02_xor_forward", "forward", "    return h, y\n", "    return h[:256], y[:256]\n", "edges"),
    (
        "ex03_backprop",
        "backward",
        "return x.T @ delta_h,",
        "return (x.T @ delta_h) / max(1, len(x) // 700),",
        "edges",
    ),
    (
        "ex03_backprop",
        "squared_error",
        "error = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)",
        "error = (np.asarray(y) - np.asarray(t))[:1000]",
        "edges",
    ),
    (
        "ex07_optimizers",
        "sgd_step",
        "np.asarray(p) - learning_rate * np.asarray(g) for p, g",
        "(p - learning_rate * np.asarray(g)).astype(p.dtype) for p, g",
        "edges",
    ),
    (
        "ex08_mlp",
        "accuracy",
        "return float(np.mean(predicted == np.asarray(labels)))",
        "return float(np.sum(predicted == labels, dtype=np.uint8) / len(labels))",
        "edges",
    ),
    (
        "ex03_backprop",
        "train",
        "w1, b1, w2 = (np.array(a, dtype=float) for a in (w1, b1, w2))",
        "w1, b1, w2 = (np.array(a) for a in (w1, b1, w2))",
        "edges",
    ),
    (
        "ex08_mlp",
        "train_mlp",
        "    for _ in range(epochs):\n",
        "    for _ in range(min(epochs, 1000)):\n",
        "many_epochs",
    ),
    (
        "ex07_optimizers",
        "minibatches",
        "order = rng.permutation(len(x))",
        "order = rng.permutation(len(x)); half = len(x) // 2; "
        "order = np.append(rng.permutation(half), half + rng.permutation(len(x) - half))",
        "every_place",
    ),
    (
        "ex09_dropout",
        "dropout",
        "mask = (rng.random(x.shape) >= rate) / (1 - rate)",
        "mask = (rng.random(x.shape) >= rate) / (1 - rate)\n"
        "    while rate and not mask.any():\n"
        "        mask = (rng.random(x.shape) >= rate) / (1 - rate)",
        "count_varies",
    ),
    (
        "ex09_dropout",
        "dropout",
        "mask = (rng.random(x.shape) >= rate) / (1 - rate)",
        "mask = (rng.random(x.shape) >= rate) / (1 - rate)\n"
        "    mask[len(x) // 2 :] = mask[: len(x) - len(x) // 2][::-1]",
        "independent",
    ),
]


def failing(exercise_id, function, path, seed):
    """Return the ids of the checks of a function that fail."""
    exercise = course().exercise(exercise_id)
    reference = LocalSide(exercise, SOLUTIONS / exercise.filename)
    bench = Bench(exercise, LocalSide(exercise, path), reference, seed)
    own = (check for check in checks_of(exercise) if check.function == function)
    return {check.id for check in own if bench.run(check).status != "correct"}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("exercise_id", "function", "line", "instead", "check"),
    ONLY_AN_EDGE,
    ids=lambda value: value if value in ("edges", "many_epochs") else None,
)
def test_what_is_wrong_at_an_edge_is_rejected(
    tmp_path, exercise_id, function, line, instead, check, seed
):
    source = (SOLUTIONS / f"{exercise_id}.py").read_text(encoding="utf-8")
    head, definition, body = source.partition(f"def {function}(")
    assert line in body
    path = tmp_path / f"{exercise_id}.py"
    path.write_text(head + definition + body.replace(line, instead, 1), encoding="utf-8")

    assert check in failing(exercise_id, function, path, seed)


def test_a_sigmoid_in_the_type_of_its_input_is_right(tmp_path):
    # Unsigned bytes, which the docstring does not promise, decide nothing.
    path = tmp_path / "ex01_sigmoid.py"
    path.write_text(
        "import numpy as np\ndef sigmoid(x):\n    return 1 / (1 + np.exp(-np.asarray(x)))\n",
        encoding="utf-8",
    )

    assert failing("ex01_sigmoid", "sigmoid", path, 7) == set()


def test_every_declared_function_is_asked_at_several_edges():
    numbers = np.random.default_rng(1).standard_normal(2500)
    declared = [f for exercise in course() for f in exercise.functions if f.arguments]
    assert len(declared) >= 23
    for function in declared:
        asked = {trait for traits in EDGES for trait in Case(function, traits, numbers).traits}
        # Parameters have no rows, labels no sign.
        assert len(asked) >= 4, function.name
