"""The right implementations that are changed by machine, and the sentences about the changes."""

import ast

import pytest
from places import SOLUTIONS

from autograder.changes.candidates import implementations
from autograder.changes.sentences import Words, phrase
from autograder.checking.check import checks_of
from autograder.course.catalogue import course
from autograder.judging.engine import Bench
from autograder.running.local import LocalSide

NUMPY = [(one, f) for one in course() if one.library is None for f in one.functions]
PROGRAMS = [
    (exercise, function, number, of.node)
    for exercise, function in NUMPY
    for number, of in enumerate(implementations(SOLUTIONS / exercise.filename, function.name))
]


@pytest.mark.parametrize(
    "exercise, function, node",
    [(exercise, function, node) for exercise, function, _, node in PROGRAMS],
    ids=[f"{function.name}-{number}" for _, function, number, _ in PROGRAMS],
)
def test_what_is_changed_is_right_but_for_huge_numbers(exercise, function, node):
    path = SOLUTIONS / exercise.filename
    side, solution = LocalSide(exercise, path), LocalSide(exercise, path)
    side.load()
    exec(compile(ast.Module([node], []), "<program>", "exec"), side.namespace)

    results = [
        Bench(exercise, side, solution, 7).run(check)
        for check in checks_of(exercise)
        if check.function == function.name
    ]

    wrong = {one.check.id for one in results if one.status != "correct"}
    # A textbook's formula overflows where the solution's does not; it is right elsewhere.
    assert not wrong - {"large", "edges"}, wrong


@pytest.mark.parametrize(
    "name, quantity, words",
    [
        ("name-for-name", "행의 최댓값", "x 대신 행의 최댓값을 사용한"),
        ("name-for-name", "w1", "x 대신 w1 값을 사용한"),
        ("name-for-name", "그래디언트", "x 대신 그래디언트를 사용한"),
        ("constant", "-1", "x 대신 -1을 사용한"),
        ("constant", "0.5", "x 대신 0.5를 사용한"),
        ("division-left-out", "행의 수", "행의 수로 나누지 않은"),
        ("division-left-out", "1", "1로 나누지 않은"),
        ("division-left-out", "배치 분산", "배치 분산으로 나누지 않은"),
        ("division-left-out", "√(fan_in)", "√(fan_in) 값으로 나누지 않은"),
    ],
)
def test_a_particle_fits_the_last_sound_of_what_stands_before_it(name, quantity, words):
    text = {"en": quantity, "ko": quantity}
    x = {"en": "x", "ko": "x"}
    said = phrase(name, text) if name == "division-left-out" else phrase(name, x, text)
    assert dict(said.text)["ko"] == words


def test_a_count_of_rows_is_set_apart_in_an_expression():
    words = Words(course().functions()["accuracy"])
    told = words.of(ast.parse("hits / len(p)", mode="eval").body)
    assert told == {
        "en": "(the number of hits)/(the number of rows)",
        "ko": "(맞힌 개수)/(행의 수)",
    }
    assert words.of(ast.parse("len(p)", mode="eval").body)["ko"] == "행의 수"
