import ast

import pytest
from places import EXERCISES, SOLUTIONS

from autograder.course.catalogue import course
from autograder.course.stubs import make_stub, out_of_step, solved_text

FIX = "run: xor2mnist dev stubs"


def test_stubs_and_given_parts_are_in_step():
    assert not out_of_step(course(), SOLUTIONS, EXERCISES), FIX


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("exercise", list(course()), ids=lambda exercise: exercise.id)
def test_a_stub_holds_no_line_of_its_solution(exercise, lang):
    source = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    stub = make_stub(exercise, SOLUTIONS, lang)
    tree = ast.parse(stub)

    assert "BEGIN SOLUTION" not in stub and "### GIVEN" not in stub
    bodies = {n.name: ast.unparse(n.body[-1]) for n in tree.body if isinstance(n, ast.FunctionDef)}
    for function in exercise.functions:
        task = f"{exercise.short}: {function.name}"
        assert bodies[function.name] == f"raise NotImplementedError('{task}')"
    assert len(stub) < len(source)


@pytest.mark.parametrize("exercise", list(course()), ids=lambda exercise: exercise.id)
def test_korean_stubs_have_korean_docstrings_and_the_same_code(exercise):
    english = ast.parse(make_stub(exercise, SOLUTIONS))
    korean = ast.parse(make_stub(exercise, SOLUTIONS, "ko"))

    def code_and_docstrings(tree):
        texts = []
        for node in [tree, *(n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef))]:
            texts.append(ast.get_docstring(node) or "")
            node.body = node.body[1:]
        return ast.unparse(tree), texts

    english_code, english_texts = code_and_docstrings(english)
    korean_code, korean_texts = code_and_docstrings(korean)
    assert english_code == korean_code
    assert all(any("가" <= c <= "힣" for c in text) for text in korean_texts), korean_texts
    assert english_texts != korean_texts


def test_a_shown_solution_has_no_marks():
    text = solved_text((SOLUTIONS / "ex03_backprop.py").read_text(encoding="utf-8"))

    assert "###" not in text
    ast.parse(text)
