"""A contributor begins an exercise, fills it in, and the gate counts down to nothing."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from places import ROOT

from autograder.authoring.scaffold import NotAnExercise, new_exercise
from autograder.course.catalogue import course

pytestmark = pytest.mark.long

PARTS = ("autograder", "exercises", "quizzes", "solutions", "pyproject.toml")
CALL = "tanh(x)"


@pytest.fixture
def checkout(tmp_path):
    place = tmp_path / "checkout"
    place.mkdir()
    for name in PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc")
            )
        else:
            shutil.copy(ROOT / name, place)
    return place


def dev(place: Path, *words: str) -> tuple[int, list[str]]:
    done = subprocess.run(
        [sys.executable, "-m", "autograder", "--lang", "en", "dev", *words],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(place), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    assert "Traceback" not in done.stdout + done.stderr, done.stdout + done.stderr
    return done.returncode, done.stdout.splitlines()


def put(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, (path, old)
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


CHECKS = '''"""Checks of exercise 14: the hyperbolic tangent."""

import numpy as np

from autograder.checking.check import check
from autograder.checking.edges import edge_checks
from autograder.checking.expect import expect


@check("tanh", "values")
def test_tanh_values(student, reference, draw):
    x = draw.normal(draw.size("rows", 2, 5), draw.size("columns", 6, 9))

    expect(student.tanh(x), like=reference.tanh(x), name="the sigmoid")


@check("tanh", "large")
def test_tanh_far_from_zero(student, reference, draw):
    x = draw.uniform(750, 10_000, 6)

    expect(student.tanh(np.append(x, -x)), like=reference.tanh(np.append(x, -x)), name="the sigmoid")


globals().update(edge_checks(__file__))
'''
MISCONCEPTIONS = '''"""What learners get wrong about the hyperbolic tangent."""

import numpy as np

from autograder.misconceptions import misconception


@misconception("tanh-without-the-factor", of="tanh")
def without_the_factor(x):
    return 2 / (1 + np.exp(-np.asarray(x, dtype=float))) - 1


@misconception("tanh-sign", of="tanh")
def sign(x):
    return -np.tanh(np.asarray(x, dtype=float))


@misconception("tanh-shifted", of="tanh")
def shifted(x):
    return np.tanh(np.asarray(x, dtype=float)) + 1
'''
SENTENCES = "".join(
    f'[{name}]\nen = "It is not the hyperbolic tangent."\nko = "쌍곡탄젠트가 아닙니다."\nquiz = "before-tanh"\n\n'
    for name in ("tanh-without-the-factor", "tanh-sign", "tanh-shifted")
)
RIGHT = '''"""Right ways to write the hyperbolic tangent."""

import numpy as np

from . import right


@right(of="tanh", why="by the exponential of -2x")
def by_exponential(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(-2 * np.abs(x))
    return np.sign(x) * (1 - e) / (1 + e)


@right(of="tanh", why="NumPy's own")
def by_numpy(x):
    return np.tanh(np.asarray(x, dtype=float))
'''


KEPT = re.compile(r"(`[^`]*`|\$[^$]*\$|\{[^}]*\})|([A-Za-z]{4,})")


def in_other_words(part: Any) -> Any:
    """Return a part of a question whose English has other words, since the gate finds copies."""
    if isinstance(part, list):
        return [in_other_words(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {
        key: KEPT.sub(lambda found: found[1] or f"{found[2]}o", value)
        if key == "en" and isinstance(value, str)
        else in_other_words(value)
        for key, value in part.items()
    }


def questions(place: Path) -> str:
    """Return the questions of the new topic: those about the sigmoid under other names, in other words."""
    bank = yaml.safe_load((ROOT / "quizzes/bank/sigmoid.yaml").read_text(encoding="utf-8"))
    names = {
        "before-sigmoid": "before-tanh",
        "after-sigmoid-saturation": "after-tanh-1",
        "after-sigmoid-max-slope": "after-tanh-2",
        "after-sigmoid-overflow": "after-tanh-3",
    }
    kept = [
        {**in_other_words(one), "id": names[one["id"]], "concepts": ["tanh"]}
        for one in bank["questions"]
        if one["id"] in names
    ]
    topic = {
        "topic": "tanh",
        "title": {"en": "The hyperbolic tangent", "ko": "쌍곡탄젠트"},
        "exercise": "ex14_tanh",
        "concepts": {"tanh": {"en": "the hyperbolic tangent", "ko": "쌍곡탄젠트"}},
        "questions": kept,
    }
    return yaml.safe_dump(topic, allow_unicode=True, sort_keys=False)


def test_an_exercise_is_begun_filled_in_and_passes_the_gate(checkout):
    status, said = dev(checkout, "new", "ex14_tanh", CALL)
    assert status == 0 and len(said) == 11

    status, missing = dev(checkout, "check", "14")
    assert status == 1
    whole = "\n".join(missing)
    for lack in (
        "solutions/ex14_tanh.py:1: TODO is left",
        "autograder/course/course.toml",
        "lessons/ko/ex14_tanh.md:1: TODO is left",
        "ex14_tanh, tanh: 2 checks; at least 3 properties are wanted",
        "ex14_tanh, tanh: 0 unusual right answers; at least 2 are wanted",
        "ex14_tanh, tanh: 1 misconceptions; at least 3 are wanted",
        'names the question "before-tanh", which is not in the bank',
        "ex14_tanh.py is out of step with its solution",
        "nothing can be said before the solution runs",
    ):
        assert lack in whole, lack
    counts = [len(missing)]

    def step() -> None:
        _, missing = dev(checkout, "check", "14")
        assert len(missing) < counts[-1], "\n".join(missing)
        counts.append(len(missing))

    put(
        checkout / "solutions/ex14_tanh.py",
        ("TODO: what the exercise is about.", "Exercise 14: the hyperbolic tangent."),
        (
            "TODO: what it returns; shapes, what is accepted, the source of the formula.",
            "Return tanh x.",
        ),
        ("    raise NotImplementedError  # TODO", "    return np.tanh(np.asarray(x, dtype=float))"),
        ("from numpy.typing", "import numpy as np\nfrom numpy.typing"),
    )
    assert dev(checkout, "stubs")[0] == 0
    assert "NotImplementedError" in (checkout / "exercises/ex14_tanh.py").read_text(
        encoding="utf-8"
    )
    step()
    catalogue = checkout / "autograder/course/course.toml"
    put(
        catalogue,
        ('title = { en = "TODO", ko = "TODO" }', 'title = { en = "Tanh", ko = "쌍곡탄젠트" }'),
        (
            'needs = []  # TODO: which exercises come before it, as in ["ex01_sigmoid"]',
            "needs = []",
        ),
        ('results = ["TODO: what messages call the result"]', 'results = ["the sigmoid"]'),
    )
    text = catalogue.read_text(encoding="utf-8")
    text = re.sub(
        r'en = "TODO[^"]*", ko = "TODO"', 'en = "Which one?", ko = "어느 것입니까?"', text
    )
    catalogue.write_text(text, encoding="utf-8")
    put(
        checkout / "autograder/course/docstrings_ko.toml",
        ('"TODO"', '"쌍곡탄젠트 값을 돌려줍니다."'),
    )
    step()
    for lang, word in (("en", "Text"), ("ko", "글")):
        put(checkout / f"exercises/lessons/{lang}/ex14_tanh.md", ("TODO", word))
    (checkout / "autograder/checks/test_ex14_tanh.py").write_text(CHECKS, encoding="utf-8")
    (checkout / "autograder/right_answers/ex14_tanh.py").write_text(RIGHT, encoding="utf-8")
    step()
    wrong = checkout / "autograder/misconceptions/ex14_tanh.py"
    wrong.write_text(MISCONCEPTIONS, encoding="utf-8")
    wrong.with_suffix(".toml").write_text(SENTENCES, encoding="utf-8")
    step()
    bank = checkout / "quizzes/bank/tanh.yaml"
    bank.write_text(questions(checkout), encoding="utf-8")

    status, missing = dev(checkout, "check", "14")

    assert (status, missing) == (0, ["nothing is missing"]), missing


def test_a_solution_without_an_entry_and_an_entry_without_a_solution_are_named(checkout):
    (checkout / "solutions/ex20_stray.py").write_text("", encoding="utf-8")
    (checkout / "solutions/ex10_batchnorm.py").unlink()

    status, said = dev(checkout, "stubs")
    assert status == 1
    assert any("solutions/ex20_stray.py" in line for line in said)
    assert any("solutions/ex10_batchnorm.py" in line for line in said)
    _, missing = dev(checkout, "check", "10", "--quick")

    assert "solutions/ex10_batchnorm.py is missing" in missing
    assert any(line.startswith("solutions/ex20_stray.py") for line in missing)


def test_a_dead_link_and_a_file_that_does_not_run_are_complaints(checkout):
    lesson = checkout / "exercises/lessons/en/ex01_sigmoid.md"
    lesson.write_text(lesson.read_text("utf-8") + "\n[a page](gone.md)\n", encoding="utf-8")
    (checkout / "autograder/misconceptions/ex01_sigmoid.py").write_text("1 / 0\n", encoding="utf-8")

    _, missing = dev(checkout, "check", "1")

    assert "lessons/en/ex01_sigmoid.md: gone.md is not there" in missing
    assert any("misconceptions/ex01_sigmoid.py: ZeroDivisionError" in line for line in missing)


@pytest.mark.parametrize(
    ("name", "calls"),
    [
        ("tanh", []),
        ("ex14_Tanh", []),
        ("ex03_tanh", []),
        ("ex14_backprop", []),
        ("ex14_tanh", ["sigmoid(x)"]),
        ("ex14_tanh", ["tanh(x"]),
        ("ex14_tanh", ["tanh(*x)"]),
        ("ex14_tanh", ["x) or print(1"]),
    ],
)
def test_what_is_no_exercise_is_refused(name, calls):
    with pytest.raises(NotAnExercise):
        new_exercise(name, calls, course())
