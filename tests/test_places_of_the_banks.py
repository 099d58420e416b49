"""Answers of the unseen banks whose places stood beside the mistake, or hid another one, until they were mended."""

from types import SimpleNamespace

import numpy as np
import pytest
from frozen.frozen_bank import cases
from places import ROOT

from autograder.checking.check import checks_of
from autograder.course.catalogue import course
from autograder.course.paths import SOLUTIONS
from autograder.judging.diagnosis import Diagnosis
from autograder.judging.engine import Bench
from autograder.judging.places.sides import OTHER_SIDE, _needed
from autograder.judging.places.values import pieces
from autograder.running.local import LocalSide
from autograder.running.recorder import Recorder
from autograder.running.watching import WATCH, watched_code

# What is wrong in each, by which it was shown in another line.
ON_THE_MARK = {
    "fifteenth/ex07-adam-two-01": "the elements over which a loop runs were computed wrongly",
    "fifteenth/ex10-bn-two-02": "a right value behind a place hides what is wrong before it",
    "fifteenth/ex10-bn-three-01": "the same, for a value of which two places are made",
    "fifteenth/ex10-bnback-two-02": "a factor is left out of a term, not of the mean that it multiplies",
    "fifteenth/ex09-dropout-two-03": "a condition is the wrong way round",
    "fifteenth/ex09-back-two-01": "the array is fresh: what was written into it is wrong",
    "fifteenth/ex04-relu-two-02": "an array of whole numbers cuts off, and what is written is wrong as well",
    "fifteenth/ex03-backward-two-01": "a right helper inside the function has a wrong argument",
    "fourteenth/ex03-two-03": "a sum over the examples was forgotten among many values of its shape",
    "thirteenth/ex08-rare-04": "in a loop, a later round comes out wrong by what is wrong in an earlier one",
    "sixteenth/ex01-sigmoid_derivative-rare-01": "with 0 for a step, another branch gives the right result",
    "sixteenth/ex03-squared_error-one-01": "the mean in the place of every term has the right sum",
    "sixteenth/ex04-gradient_norms-rare-02": "a mask of ones passes a right value on",
    "sixteenth/ex06-softmax_cross_entropy_gradient-rare-01": "a loop without rounds gives zeros, and zeros are right",
    "sixteenth/ex10-batchnorm_backward-two-02": "what is left over in an array that nobody has written is no value",
    "sixteenth/ex07-adam_step-two-03": "in the first step another value is right by accident",
    "eighteenth/ex02-forward-rare-03": "right entries in a wrong order are known, one by one",
    "eighteenth/ex03-train-one-04": "the default of an argument is wrong",
    "eighteenth/ex04-relu_derivative-two-02": "an earlier value of the variable was used, rightly",
    "eighteenth/ex09-dropout_backward-one-04": "zeros are given back as they were made",
    "eighteenth/ex09-dropout_backward-rare-06": "a test that leads past the mistake is right",
}
# Two places that belong together, of which the author marked one.
BESIDE_THE_MARK = {
    "sixteenth/ex07-minibatches-rare-01": ["np.asarray(x)", "x[tags]"],
    "fourteenth/ex02-two-02": ["sigmoid(W1 @ X + B)", "sigmoid(H)"],
}
BANK = {
    f"{bank}/{case.id}": case
    for bank in ("thirteenth", "fourteenth", "fifteenth", "sixteenth", "eighteenth")
    for case in cases(ROOT / "tests" / "frozen" / bank)
}


def first_wrong_of(case, tmp_path):
    exercise = course().exercise(case.exercise)
    diagnosis = Diagnosis(SOLUTIONS)
    bench = Bench(
        exercise, LocalSide(exercise, case.write(tmp_path)), diagnosis.reference(exercise), 7
    )
    of_function = [one for one in checks_of(exercise) if one.function == case.function]
    result = bench.exercise_result([bench.run(check) for check in of_function])
    diagnosis(bench, result)
    (function,) = [one for one in result.functions if one.function.name == case.function]
    return function.first_wrong


@pytest.mark.parametrize("name", ON_THE_MARK)
def test_every_place_is_a_line_of_a_slip(name, tmp_path):
    case = BANK[name]

    lines = {place.line for place in first_wrong_of(case, tmp_path) if place.certain}

    assert lines and lines <= {line for line, _ in case.marks}


@pytest.mark.parametrize("name", BESIDE_THE_MARK)
def test_places_are_these_expressions(name, tmp_path):
    assert [one.expression for one in first_wrong_of(BANK[name], tmp_path)] == BESIDE_THE_MARK[name]


def test_an_array_of_whole_numbers_into_which_nothing_is_written_cuts_nothing_off(tmp_path):
    (place,) = first_wrong_of(BANK["sixteenth/ex13-prepare-one-01"], tmp_path)

    assert place.expression.endswith('.astype("float32")')


def test_what_is_left_over_in_an_array_that_nobody_has_written_is_no_value():
    # Here it would have been reported in the pair, too, and so written into a recording: even a line of a solution.
    source = "def f(n):\n    out, size = np.empty(n), n\n    return out\n"
    recorder = Recorder()
    left_over = SimpleNamespace(empty=lambda n: np.full(n, 1.5))
    namespace = {WATCH: recorder, "np": left_over}
    exec(watched_code(source, "f.py", frozenset()), namespace)
    recorder.begin((), keep=True)

    result = namespace["f"](3)

    arrays = [one for _, value in recorder.events for one in pieces(value) if np.ndim(one)]
    assert [one.tolist() for one in (result, *arrays)] == [[0, 0, 0]] * 4


def test_a_side_of_truth_values_is_subtracted_as_numbers():
    mask = np.array([True, False, True])
    right_of, _ = OTHER_SIDE["BinOp Sub"]

    (needed,) = _needed(right_of, [np.array([0.5, 0.5, 0.5])], [mask], [np.zeros(3)])

    assert needed.tolist() == [0.5, -0.5, 0.5]
