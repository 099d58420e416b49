"""Changes that are written into right implementations, and the answers that they explain."""

import ast

import pytest
from places import SOLUTIONS
from test_several_changes import judged

from autograder.changes.candidates import edits_of, implementations
from autograder.changes.declared import variants_of
from autograder.changes.sentences import phrase, sentence
from autograder.checking.check import checks_of_function
from autograder.course.catalogue import course
from autograder.judging.diagnosis.changed import LiveChanges
from autograder.judging.diagnosis.sketches import Sketch, similar
from autograder.recording.sides import RememberedSide
from autograder.running.local import LocalSide

PROGRAM = """\
def scaled(x):
    flag = mistake("gradient-twice")
    factor = 1
    if mistake("momentum"):
        factor = 3
    if variant():
        factor = factor + 0
    return factor * (2 * x if flag else x)
"""
(FUNCTION,) = ast.parse(PROGRAM).body


def result(node: ast.FunctionDef) -> float:
    names: dict = {}
    exec(compile(ast.Module([node], []), "<program>", "exec"), names)
    return names["scaled"](10)


def test_a_declared_change_is_off_in_the_implementation_and_on_in_its_change():
    of = next(variants_of(FUNCTION))
    assert result(of.node) == 10

    results = {}
    for edit in of.declared:
        edit.slot.put(edit.after)
        results[edit.said.id] = result(of.node)
        edit.slot.put(edit.before)

    assert results == {"gradient-twice": 20, "momentum": 30}
    assert result(of.node) == 10


def test_every_variant_is_an_implementation_of_its_own():
    without, with_it = variants_of(FUNCTION)

    assert [[mark.value for mark in of.marks] for of in (without, with_it)] == [
        [False, False, False],
        [False, False, True],
    ]
    assert "mistake" not in ast.unparse(without.node) + ast.unparse(with_it.node)


def test_no_operator_changes_what_belongs_to_a_declared_change():
    function = course().functions()["minibatches"]
    of = list(implementations(SOLUTIONS / "ex07_optimizers.py", "minibatches"))[-1]
    assert len(of.declared) > 10

    others = [edit for edit in edits_of(of, function) if not edit.declared]

    assert not any(isinstance(edit.before, ast.If) for edit in others)
    # Only in branches of declared changes; loops hold them.
    inner = [edit.before for edit in others if not isinstance(edit.before, ast.stmt)]
    assert inner and "np.sort" not in "".join(map(ast.unparse, inner))


def test_every_declared_change_has_a_phrase_of_its_own_in_both_languages():
    said = {}
    for exercise in course():
        if exercise.library is not None:
            continue
        for function in exercise.functions:
            for of in implementations(SOLUTIONS / exercise.filename, function.name):
                said |= {edit.said.id: dict(edit.said.text) for edit in of.declared}

    assert len(said) > 80
    assert len({text["en"] for text in said.values()}) == len(said)
    assert all(text["ko"] and text["ko"] != text["en"] for text in said.values())
    assert phrase("rate-falls").rank < phrase("factor-left-out").rank


BATCHES = """\
    x, y = np.asarray(x), np.asarray(y)
    rows = np.arange(len(x))
    rng.shuffle(rows)
    begin = 0
    while begin < len(rows):
        yield x[rows[begin:begin + batch_size]], y[begin:begin + batch_size]
        begin += batch_size + 1
"""
BUFFER = """\
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    xb, yb = np.empty_like(x[:batch_size]), np.empty_like(y[:batch_size])
    for s in range(0, len(x), batch_size):
        some = order[s:s + batch_size]
        xb[:len(some)] = x[some]
        yb[:len(some)] = y[some]
        yield xb[:len(some)], yb[:len(some)]
"""
TRAINING = """\
    layers, losses = [(np.array(w), np.array(b)) for w, b in params], []
    batches = list(minibatches(x, t, batch_size, rng))
    for _ in range(epochs):
        losses.append(cross_entropy(mlp_forward(layers, x), t))
        for xb, tb in batches:
            grads = mlp_gradients(layers, xb, tb)
            layers = [
                (w - learning_rate * dw, b - learning_rate * db)
                for (w, b), (dw, db) in zip(layers, grads)
            ]
        learning_rate /= 2
    return layers, losses
"""
DESCENT = """\
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    losses, best = [], None
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        if losses[-1] == min(losses):
            best = w1, b1, w2
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1, b1, w2 = w1 - learning_rate * dw1, b1 - learning_rate * db1, w2 - learning_rate * dw2
    return *best, losses
"""

BY_WIDTH = """\
    a = np.asarray(x, dtype=float)
    for w, b in params:
        a = a @ w + b
        if a.shape[1] != len(params[-1][1]):
            a = np.maximum(a, 0)
    return softmax(a)
"""
EVERY_ROW = """\
    grad = np.array(softmax(z))
    grad[:, np.argmax(t, axis=1)] -= 1
    return grad / len(grad)
"""


@pytest.mark.parametrize(
    "exercise, name, body, english, korean",
    [
        (
            "ex06_softmax",
            "softmax_cross_entropy_gradient",
            EVERY_ROW,
            ["in every row at the labels of the whole batch"],
            "모든 레이블의 자리에서 1을 뺀",
        ),
        # It shows in the fifth call of a check alone.
        (
            "ex08_mlp",
            "mlp_forward",
            BY_WIDTH,
            ["a hidden layer as wide as the output had no activation"],
            "출력과 같은 은닉층에 활성화 함수를 쓰지 않은",
        ),
        (
            "ex07_optimizers",
            "minibatches",
            BATCHES,
            ["Two things", "one row were skipped between two batches", "y stayed in its old order"],
            "y는 원래 순서로 둔",
        ),
        (
            "ex07_optimizers",
            "minibatches",
            BUFFER,
            ["written into the same two arrays"],
            "같은 두 배열에 덮어쓴",
        ),
        (
            "ex08_mlp",
            "train_mlp",
            TRAINING,
            ["Two things", "the learning rate fell", "the batches of the first one"],
            "학습률이 반복할 때마다 줄어드는",
        ),
        (
            "ex03_backprop",
            "train",
            DESCENT,
            ["the weights with the smallest loss were returned"],
            "손실이 가장 작았던 가중치를 돌려준",
        ),
    ],
    ids=["every-row", "by-width", "two-in-batches", "buffer", "two-in-training", "best-weights"],
)
def test_what_no_operator_makes_is_said(exercise, name, body, english, korean, tmp_path):
    found = judged(exercise, name, body, tmp_path)
    assert found.misconception is None and found.change is not None
    assert all(words in found.change.text["en"] for words in english), found.change.text
    assert korean in found.change.text["ko"], found.change.text


def test_a_deviation_is_not_alike_one_that_is_thousands_of_times_larger():
    small = Sketch("(259, 79)", (-13.8, -8.0, 2.1), 0.38, 0.03, 2e-6, True, 20461)
    large = Sketch("(259, 79)", (1392.1, 1050.0, 513.2), 2940.8, 2940.8, 2e-6, True, 20461)

    assert similar(small, small) and similar(large, large)
    assert not similar(small, large)


def test_a_list_of_another_length_is_compared_by_what_is_in_it(tmp_path):
    body = (
        "    return [(he_init(a, b, rng), np.zeros(a)) for a, b in zip(sizes[:-2], sizes[1:-1])]\n"
    )
    change = judged("ex08_mlp", "init_mlp", body, tmp_path).change
    assert "the last layer were missing" in change.text["en"], change.text
    assert "an entry for each input of the layer" in change.text["en"], change.text


def test_an_array_that_is_used_again_is_said(tmp_path):
    body = "    global _kept\n    x = np.asarray(x, dtype=float)\n    _kept = globals().get('_kept')\n    if _kept is None or _kept.shape != x.shape:\n        _kept = np.zeros_like(x)\n    _kept[...] = np.maximum(x, 0)\n    return _kept\n"
    found = judged("ex04_relu", "relu", body, tmp_path)
    assert found.change is not None or found.misconception is not None
    if found.change is not None:
        assert "written into again" in found.change.text["en"], found.change.text


def test_no_count_is_taken_for_negative():
    function = course().functions()["train_mlp"]
    said = [
        dict(edit.said.text)["en"]
        for of in implementations(SOLUTIONS / "ex08_mlp.py", "train_mlp")
        for edit in edits_of(of, function)
        if edit.said.id == "minus-added"
    ]
    assert any("learning_rate" in text for text in said)
    assert not any("batch_size" in text or "epochs" in text for text in said), said


def test_many_results_without_a_name_are_not_listed():
    function = course().functions()["minibatches"]
    said = phrase("results-swapped", {"en": "x", "ko": "x"}, {"en": "y", "ko": "y"})
    paths = [(number,) for number in range(6)]
    assert sentence(said, function, paths, part=True)["en"].startswith("The result comes out")
    assert sentence(said, function, paths[:1], part=True)["en"].startswith("result[0] comes")


def test_a_row_has_as_many_calls_as_were_asked_for_whatever_was_asked_before():
    for exercise_id, name in (("ex08_mlp", "mlp_forward"), ("ex07_optimizers", "adam_step")):
        exercise = course().exercise(exercise_id)
        reference = LocalSide(exercise, SOLUTIONS / exercise.filename)
        changes = LiveChanges(exercise, name, SOLUTIONS, RememberedSide(reference))
        check = max(
            checks_of_function(exercise, name),
            key=lambda one: len(changes.row(0, one, 7, False, 8) or ()),
        )
        many = changes.row(0, check, 7, False, 8)
        assert len(many) > 3
        assert changes.row(0, check, 7, False, 3) == many[:3]
