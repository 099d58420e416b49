"""The lab of the tab: a network of a learner's functions learns the shipped digits, and reads."""

import numpy as np
import pytest
from places import SOLUTIONS

from autograder.course.catalogue import course
from autograder.language.i18n import render
from autograder.running.local import LocalSide
from autograder.site.build import PAGE
from autograder.site.lab import Lab, NotBuilt, functions_needed

PARTS = ("ex04_relu", "ex05_initializers", "ex06_softmax", "ex07_optimizers")
GIVES_UP = """

_right, _calls = adam_step, []


def adam_step(*args, **kwargs):
    _calls.append(1)
    return _right(*args, **kwargs) if len(_calls) < 5 else None
"""


@pytest.fixture
def folder(tmp_path):
    """The learner's files of the lab, all of them right."""
    for name in PARTS:
        text = (SOLUTIONS / f"{name}.py").read_text(encoding="utf-8")
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    return tmp_path


def lab_of(folder) -> Lab:
    return Lab(folder, LocalSide)


def test_a_network_learns_in_slices_and_reads_digits_that_it_has_never_seen(folder):
    lab = lab_of(folder)

    told = lab.learn(0)
    assert (told["done"], told["batches"], told["accuracies"]) == (False, 1, [])
    while not told["done"]:
        told = lab.learn(5)

    assert told["batches"] == told["steps"] and len(told["accuracies"]) == 3
    assert told["accuracies"][-1] > 0.9
    samples = [lab.sample(number) for number in range(20)]
    assert sum(one["digit"] == one["label"] for one in samples) >= 15
    drawing = np.zeros((280, 280))
    assert lab.read(drawing) is None
    drawing[40:240, 130:150] = 1
    read = lab.read(drawing)
    assert read is not None and abs(sum(read["probabilities"]) - 1) < 1e-3
    assert len(read["image"]) == len(read["evidence"]) == 784


def test_what_is_not_built_is_named_and_nothing_is_lent(folder):
    (folder / "ex04_relu.py").unlink()
    (folder / "ex06_softmax.py").write_text(
        "def softmax(z):\n    raise NotImplementedError\n", encoding="utf-8"
    )

    missing = lab_of(folder).missing

    told = {piece: [render(one, "en") for one in why] for piece, why in missing.items()}
    assert told == {
        "relu": ["ex04_relu.py is missing"],
        "softmax": ["softmax is not written yet."],
    }


def test_a_function_that_gives_up_on_the_way_ends_the_training_and_is_named(folder):
    with (folder / "ex07_optimizers.py").open("a", encoding="utf-8") as file:
        file.write(GIVES_UP)
    lab = lab_of(folder)
    assert not lab.missing

    with pytest.raises(NotBuilt) as caught:
        lab.learn(60)

    assert caught.value.piece == "adam_step"


def test_the_page_brings_the_exercises_that_the_functions_come_from():
    homes = {
        exercise.id
        for exercise in course()
        for function in exercise.functions
        if function.name in functions_needed()
    }

    assert homes == set(PARTS)
    script = (PAGE / "lab.js").read_text(encoding="utf-8")
    assert all(f'"{name}"' in script for name in PARTS)
