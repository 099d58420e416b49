"""Pictures of the TensorFlow exercises: right functions, misconceptions, both languages; short trainings will do."""

import pytest
from places import SOLUTIONS
from test_pictures import english_left, notes, png

from autograder.course.catalogue import course
from autograder.misconceptions import find_misconception, side_of
from autograder.pictures import ex11_tensors, ex12_keras_xor, ex13_keras_mnist
from autograder.pictures.calls import PictureCalls
from autograder.pictures.terminal import quick_look
from autograder.running.local import LocalSide

pytestmark = pytest.mark.long

WRONG = {
    ex11_tensors: {
        "tensors-half-precision": "more than rounding in that type explains",
        "tensors-product-transposed": "more than rounding in that type explains",
    },
    ex12_keras_xor: {
        "train-xor-uphill": "2-3-1, sigmoid: the loss after 30 updates is",
        "deep-xor-one-layer-used-again": "the same layer is used more than once",
    },
    ex13_keras_mnist: {
        "mnist-scaled-twice": "the pixels come out from 0 to 0.003922, not from 0 to 1",
        "evaluate-percent": "evaluate_classifier: the accuracy of yours is",
    },
}


@pytest.fixture(autouse=True)
def short(monkeypatch):
    monkeypatch.setattr(ex12_keras_xor, "UPDATES", (1, 29))
    monkeypatch.setattr(ex13_keras_mnist, "EPOCHS", 2)


def results_of(module, side):
    asked = PictureCalls(course().exercise(module.__name__.rsplit(".", 1)[1]), side, None, 7)
    return module.ask(asked), tuple(asked.notes)


def right(module):
    exercise = course().exercise(module.__name__.rsplit(".", 1)[1])
    return results_of(module, LocalSide(exercise, SOLUTIONS / exercise.filename))


@pytest.mark.parametrize("module", WRONG)
def test_right_functions_are_drawn_in_both_languages_and_in_the_terminal(module):
    found = right(module)
    english, korean = (module.specification(*found, lang) for lang in ("en", "ko"))

    png(english)
    assert english_left(korean) == []
    assert "not written" not in notes(english) and "more than rounding" not in notes(english)
    assert len(quick_look(english, 80, "utf-8").splitlines()) > 12
    quick_look(korean, 80, "cp949").encode("cp949")


@pytest.mark.parametrize(("module", "name"), [(one, name) for one in WRONG for name in WRONG[one]])
def test_a_misconception_shows_what_is_wrong(module, name):
    found = results_of(module, side_of(find_misconception(name), SOLUTIONS))
    wrong, korean = (module.specification(*found, lang) for lang in ("en", "ko"))

    assert WRONG[module][name] in notes(wrong)
    assert english_left(korean) == []
    png(wrong)
    png(korean)


def test_a_slow_training_ends_early_and_says_so(monkeypatch):
    monkeypatch.setattr(ex12_keras_xor, "PATIENCE", 0.0)

    drawn = ex12_keras_xor.specification(*right(ex12_keras_xor), "en")

    assert "your train_xor is slow, so its curve ends here" in notes(drawn)
