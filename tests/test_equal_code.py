"""What was explained once holds for the same code in another file, with that file's lines."""

import textwrap

from places import SOLUTIONS

from autograder.course.catalogue import course
from autograder.judging.diagnosis import Diagnosis, naming
from autograder.judging.diagnosis.equal_code import code_of
from autograder.judging.engine import Bench, assess
from autograder.running.local import LocalSide

EX = course().exercise("ex01_sigmoid")
FORGOTTEN = textwrap.dedent(
    """
    def sigmoid(x):
        return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))


    def sigmoid_derivative(x):
        s = sigmoid(x)
        slope = s * (2 - s)
        return slope
    """
)


def explained(diagnose, folder, text):
    folder.mkdir()
    file = folder / EX.filename
    file.write_text(text, encoding="utf-8")
    student = LocalSide(EX, file)
    bench = Bench(EX, student, LocalSide(EX, SOLUTIONS / EX.filename), 7)
    verdict = assess([bench], diagnose)
    return next(
        f for f in verdict.exercises[0].functions if f.function.name == "sigmoid_derivative"
    )


def test_equal_functions_are_explained_once_and_each_in_its_own_lines(tmp_path, monkeypatch):
    asked = []
    places_of = naming.places_of
    monkeypatch.setattr(naming, "places_of", lambda *a: asked.append(a) or places_of(*a))
    diagnose = Diagnosis(SOLUTIONS)

    first = explained(diagnose, tmp_path / "a", "import numpy as np\n" + FORGOTTEN)
    other = '"""제 답입니다."""\n\nimport numpy as np\n\n\ndef mine():\n    return 1\n' + FORGOTTEN
    second = explained(diagnose, tmp_path / "b", other)

    assert len(asked) == 1
    (here,), (there,) = first.first_wrong, second.first_wrong
    assert (here.line, there.line) == (9, 15)
    assert here.expression == there.expression == "2 - s"
    assert there.right == tuple((name, line + 6) for name, line in here.right)
    assert [c.misconception for c in first.checks] == [c.misconception for c in second.checks]


def test_another_helper_is_other_code(tmp_path, monkeypatch):
    asked = []
    places_of = naming.places_of
    monkeypatch.setattr(naming, "places_of", lambda *a: asked.append(a) or places_of(*a))
    diagnose = Diagnosis(SOLUTIONS)
    changed = FORGOTTEN.replace("1 / (1 + np.exp(", "1 / (1.0 + np.exp(")

    explained(diagnose, tmp_path / "a", "import numpy as np\n" + FORGOTTEN)
    explained(diagnose, tmp_path / "b", "import numpy as np\n" + changed)
    explained(diagnose, tmp_path / "c", "import numpy as np\nnp.seterr(all='ignore')\n" + FORGOTTEN)

    assert len(asked) == 3


def test_a_function_that_is_put_in_place_of_another_is_a_part_of_its_code():
    text = "def f(x):\n    return x\n\n\ndef other(x):\n    return {}\n\n\nf = other\n"

    assert code_of(text.format("x + 1"), "f").texts != code_of(text.format("x - 1"), "f").texts


def test_code_that_cannot_be_told_apart_is_not_kept():
    assert code_of("def f(:", "f") is None
    assert code_of("f = lambda x: x\n", "f") is None
    decorated = "import functools\n\n@functools.cache\ndef f(x):\n    return x\n"
    assert code_of(decorated, "f").lines == (range(3, 6),)
