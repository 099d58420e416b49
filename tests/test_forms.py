"""Misconceptions keep their names in every form in which a result is as right, and the gate tells where one does not."""

from dataclasses import replace

import numpy as np
import pytest

from autograder.authoring import gate
from autograder.authoring.forms import (
    FLOAT32,
    LISTS,
    OTHER_ROUNDING,
    ROW,
    in_form,
    legal_forms,
    lost_forms,
)
from autograder.checking.check import checks_of
from autograder.course.catalogue import all_functions, course
from autograder.misconceptions import find_misconception


def rows_of(*parts: int):
    return replace(ROW, parts=frozenset(parts))


def exercise_of(function: str):
    return course().find(function)[0]


def checks_for(function: str):
    return [one for one in checks_of(exercise_of(function)) if one.function == function]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        # A row of another length, which is where the mistake lies.
        ("backprop-bias-summed-over-units", rows_of(1)),
        # Shapes that do not fit: with equal sizes two names give the same numbers, and other words tell them apart.
        ("backprop-w2-not-transposed", rows_of(1)),
        ("backprop-lecture-product", rows_of(1)),
        ("batchnorm-backward-gamma-missing", rows_of(2)),
        ("mlp-gradients-softmax-unshifted", rows_of(0)),
        # What float32 cannot hold is infinite.
        ("sigmoid-one-plus-precedence", FLOAT32),
        # Where y is t, rounding decides whether anything is written.
        pytest.param("training-overwrites-the-caller", OTHER_ROUNDING, marks=pytest.mark.long),
        # Random functions are compared by shapes and by what was measured.
        ("xavier-not-scaled", LISTS),
        pytest.param("mlp-train-in-place", rows_of(0), marks=pytest.mark.long),
        pytest.param("mlp-train-biases-not-updated", FLOAT32, marks=pytest.mark.long),
    ],
    ids=lambda one: getattr(one, "name", one),
)
def test_a_misconception_is_named_in_a_form_that_is_right(name, form, diagnose):
    one = find_misconception(name)
    exercise = course().exercise(one.exercise)

    lost = gate._lost_forms(exercise, one, checks_for(one.function), diagnose, [form])

    assert lost == []


def test_a_misconception_that_loses_its_name_is_a_complaint_until_it_is_argued(monkeypatch):
    one = find_misconception("sigmoid-clipped-at-25")
    monkeypatch.setattr(gate, "misconceptions_of", lambda exercise: [one])
    exercise = course().exercise(one.exercise)

    argued = list(gate.about_misconceptions(exercise))
    monkeypatch.setattr(gate, "sentences", lambda exercise: {})
    complaints = list(gate.about_misconceptions(exercise))

    assert argued == []
    assert complaints == ["sigmoid-clipped-at-25: it loses its name where its results are float32"]


@pytest.mark.parametrize(
    ("function", "rows"),
    [("backward", {1}), ("batchnorm_backward", {2}), ("forward", None), ("softmax", None)],
)
def test_a_form_is_legal_where_the_checks_accept_the_solution_in_it(function, rows):
    exercise = exercise_of(function)

    legal = gate._legal_forms(exercise, all_functions()[function], checks_for(function))

    assert [form for form in legal if form.name != ROW.name] == [OTHER_ROUNDING, LISTS, FLOAT32]
    assert [form.parts for form in legal if form.name == ROW.name] == ([rows] if rows else [])


def test_a_form_that_changes_nothing_is_none():
    function = all_functions()["backward"]
    arrays = in_form(lambda *_: (np.ones((2, 2)), np.ones((1, 2)), np.ones((2, 1))), function, ROW)

    def accepts(form):
        in_form(arrays, function, form)(1, 2, 3, 4, 5)
        return True

    assert ROW.name not in [form.name for form in legal_forms(function, accepts)]


def test_what_a_function_writes_into_its_arguments_reaches_the_caller():
    def overwrites(params, grads, learning_rate):
        params[0] -= learning_rate * grads[0]
        return params

    params = [np.array([1.25, 2.5])]
    in_form(overwrites, all_functions()["sgd_step"], OTHER_ROUNDING)(
        params, [np.array([0.5, 0.5])], 1.0
    )

    assert np.allclose(params[0], [0.75, 2.0])


def test_forms_are_tried_alone_only_where_the_name_is_lost_in_all_of_them():
    tried = []

    def named(forms):
        tried.append([form.name for form in forms])
        return LISTS not in forms

    assert lost_forms([OTHER_ROUNDING, LISTS, FLOAT32], named) == [LISTS.name]
    assert len(tried) == 4
    tried.clear()
    assert lost_forms([OTHER_ROUNDING, FLOAT32], named) == [] and len(tried) == 2
