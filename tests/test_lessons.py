"""The lessons: what stands in them runs, and their formulas are the same in the terminal, a notebook and a page."""

import re

import numpy as np
import pytest
from jinja2 import Environment
from places import EXERCISES, SOLUTIONS

from autograder.bundle.leaks import leaks_in, secrets_of
from autograder.course.catalogue import course
from autograder.language.i18n import width_of
from autograder.learner.formulas import as_text, for_terminal, replaced
from autograder.learner.gradients import gradient_check
from autograder.notebooks.clean import markdown2html
from autograder.notebooks.lesson import lesson_cells
from autograder.site.lessons import lesson_html

LANGUAGES = ("en", "ko")
ALL = [(exercise, lang) for exercise in course() for lang in LANGUAGES]
CHECKED = ("ex03_backprop", "ex08_mlp", "ex10_batchnorm")


def text_of(exercise, lang):
    return (EXERCISES / "lessons" / lang / f"{exercise.id}.md").read_text(encoding="utf-8")


def test_no_lesson_shows_a_line_of_a_solution():
    released = [exercise for exercise in course() if exercise.library is None]
    lessons = {
        f"{exercise.id}.{lang}": text_of(exercise, lang).encode("utf-8") for exercise, lang in ALL
    }

    assert leaks_in(lessons, secrets_of(released)) == []


@pytest.mark.parametrize(("exercise", "lang"), ALL)
def test_formulas_are_typeset_from_one_source(exercise, lang):
    text = text_of(exercise, lang)
    blocks = []
    replaced(text, lambda tex: blocks.append(tex) or "")
    notebook = "\n".join(lesson_cells(exercise, lang))
    page = lesson_html(exercise, lang)

    assert blocks
    assert page.count('<table class="formulas">') == page.count("<table") - page.count("<table>")
    assert page.count('<table class="formulas">') == len(blocks) and "<math" in page
    for tex in blocks:
        assert f"$$\n{tex}\n$$" in notebook
    assert "$$" not in for_terminal(text) + page


@pytest.mark.parametrize(("exercise", "lang"), ALL)
def test_formulas_fit_a_terminal_and_leave_no_tex(exercise, lang):
    replaced(text_of(exercise, lang), lambda tex: fits(as_text(tex)) or "")


def fits(text):
    assert "\\" not in text and "{" not in text
    assert [line for line in text.splitlines() if width_of(line) > 78] == []


def test_both_languages_have_the_same_formulas():
    for exercise in course():
        bare = []
        for lang in LANGUAGES:
            tex = []
            replaced(text_of(exercise, lang), lambda one, tex=tex: tex.append(one) or "")
            bare.append([re.sub(r"\\text\{[^}]*\}", "", one) for one in tex])
        assert bare[0] == bare[1], exercise.id


@pytest.mark.parametrize("name", CHECKED)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_gradient_check_of_a_lesson_runs_and_finds_the_solution_right(run, name, lang):
    exercise = course().exercise(name)
    code = re.search(r"```python\n(.*?)```", text_of(exercise, lang), re.DOTALL).group(1)

    done = run("-c", code, cwd=SOLUTIONS)

    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines and all("agrees" in line for line in lines)
    assert not any(f"from {name}" in cell for cell in lesson_cells(exercise, lang))


def test_the_gradient_check_names_what_is_wrong():
    w, b = np.array([[1.0, -2.0], [0.5, 3.0]]), np.array([0.25, -1.0])

    def loss(parameters):
        (first, second) = parameters[0]
        return np.sum(first**2) + np.sum(second)

    right = gradient_check(loss, [(w, b)], [(2 * w, np.ones((1, 2)))])
    wrong = gradient_check(loss, [(w, b)], [(2 * w + np.array([[0, 0], [1, 0]]), np.ones((4, 2)))])
    missing = gradient_check(loss, [(w, b)], [(2 * w,)])

    assert right and not wrong and not missing
    assert "[0][0]  (2, 2)   differs most at [1, 0]: yours 2, measured 1" in repr(wrong)
    assert "[0][1]  (2,)   the gradient has the shape (4, 2)" in repr(wrong)
    assert "no gradient of this array" in repr(missing)
    assert w[0, 0] == 1.0
    with pytest.raises(TypeError, match="one number"):
        gradient_check(lambda p: p, w, w)


@pytest.mark.parametrize(("exercise", "lang"), ALL)
def test_tables_and_formulas_survive_the_html_that_nbgrader_makes(exercise, lang):
    rendered = Environment()
    rendered.filters["markdown2html"] = markdown2html
    leaks_in = rendered.from_string("{{ source | markdown2html }}")
    cells = lesson_cells(exercise, lang)
    html = "".join(leaks_in.render(source=cell) for cell in cells)

    # A table inside a list item is one for most readers of Markdown, and not for nbconvert.
    rules = re.findall(r"^\|[-:| ]+\|$", "\n".join(cells), re.MULTILINE)
    assert (
        html.count("<table")
        == len(rules)
        == len(re.findall(r"^\s*\|[-:| ]+\|$", "\n".join(cells), re.M))
    )
    assert "|---" not in html
    assert html.count("begin{aligned}") == "\n".join(cells).count("begin{aligned}")


def test_one_korean_word_for_one_thing():
    texts = "\n".join(text_of(exercise, "ko") for exercise in course())

    assert "역드롭아웃" not in texts and "인버티드 드롭아웃(inverted dropout)" in texts.replace(
        "*", ""
    )
    # The loss has a 그래디언트, an activation function a 미분값; 기울기 is what a curve in the plane has.
    others = re.findall(r"(?:가중치|편향|시그모이드|ReLU)의 기울기", texts)
    assert others == []
