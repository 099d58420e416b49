"""Every rule of the linter is broken once in the sample bank, and must be named."""

import re

import pytest

from autograder.course.catalogue import course
from autograder.misconceptions import misconceptions_of
from quizzes import coverage
from quizzes import lint as linter
from quizzes.coverage import BankRequirements
from quizzes.links import links
from quizzes.lint import lint


@pytest.fixture
def after_change(sample_folder, tmp_path):
    def run(old, new):
        text = (sample_folder / "sigmoid.yaml").read_text(encoding="utf-8")
        assert old in text
        (tmp_path / "sigmoid.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
        return [f"{p.field}: {p.message}" for p in lint(tmp_path, topics=["sigmoid"]).problems]

    return run


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        # numbers, formulas, code
        ("solve: z\n", "solve: h + 0.0005\n", "mistakes[1]: 0.98251379003790"),
        ("solve: z\n", "solve: sigmoid(z - b)\n", "is taken for mistakes[0]"),
        ("    tolerance: 0.001\n", "", "tolerance: is missing: 0.98"),
        ("solve: h\n", "solve: 1 / 0\n", "solve: 1 / 0: division by zero"),
        ("answer: S(x)(1 - S(x))", "answer: S(x)(1 - T(x))", "is not judged right (name T)"),
        ("- answer: x(1 - x)", "- answer: s - s^2", "mistakes[0]: 's - s^2' is judged right"),
        ("- answer: x(1 - x)", "- answer: x(1 - ", "cannot be read: ends-early"),
        ("answer: '(4, {{hidden}})'", "answer: '(3, {{hidden}})'", "but the code prints '(4, 3)"),
        ("import numpy as np\n", "import nmpy as np\n", "code: ends with ModuleNotFoundError"),
        ("    params: [{hidden", "    raises: ValueError\n    params: [{hidden", "raises nothing"),
        ("[simple, standard, 단순]", "[stochastic]", "'stochastic' is judged right"),
        ("answer: [update, hidden]  ", "answer: [hidden, update]  ", "is found in a right order"),
        (r"$S(x) = \frac{1}{1+e^{-x}}$, in", r"$S(x) = \frc{1}{1+e^{-x}}$, in", r"\frc is not known"),
        (r"$S(x) = \frac{1}{1+e^{-x}}$, in", r"$S(x) = {}_1$, in", "leaves an empty <mrow>"),
        (r"$S(x) = \frac{1}{1+e^{-x}}$, in", r"$S(x) = \frac{1}$, in", "a part missing"),
        ("$S$ rises", "$S rises", "dollar sign without its partner"),
        # both languages
        ("`delta_h.sum(axis=0)`이며", "`delta.sum(axis=0)`이며", "in code: delta.sum(axis=0)"),
        (r"'At 0 it is $\frac{1}{1+1} = 0.5$.'", "'At 0 it is 0.5.'", "languages in math"),
        ("is never above 0.25", "is never above 0.5", "gives 0.25, 0.5 in one language only"),
        ("학습 한 단계를 순서대로", "학습 한 단계을(를) 순서대로", "a particle in two forms"),
        ("`{{b}}`입니다", "`{{b}}`를 씁니다", 'attaches "를" to an inserted value'),
        ("Put one training step in order.", "한 단계를 Put in order.", "has Korean in it"),
        ("학습 한 단계를 순서대로 나열하십시오.", "Put one training step in order.", "has no Korean"),
        ("Rows are examples.", "Rows are examples!", "an exclamation mark"),
        ("Rows are examples.", "1. Rows are examples.", "as a list that is numbered"),
        # options
        ("The sum over the examples,", "All of the above,", '"all of the above"'),
        ("ko: 예제 방향의 합", "ko: 모든 예제를 한 방향으로 빠짐없이 하나하나 더해서 얻은 합", "much the longest"),
        ("The sum over the examples,", "A sum,", "much the shortest"),
        ("The transpose of the hidden delta,", "By magic,", "nobody would choose"),
        ("The transpose of the hidden delta,", "All and always and never all,", "ruled out at once"),
        # what is said
        (r"'At 0 it is $\frac{1}{1+1} = 0.5$.'", "This is wrong.", "not why"),
        ("The sign is wrong., ko: 부호가 틀렸습니다.", "The sign., ko: 부호가 틀렸습니다.", "too short to explain"),
        ("부호가 틀렸습니다.", "부호가 틀린 것이다.", "plain style"),
        ("ko: 예제 방향의 합", "ko: 은닉층 델타의 전치", "is the same as shape"),
        ("What is missing?", "Which part is not missing?", "a negation that is not bold"),
        ("무엇이 빠졌습니까?", "빠진 것이 아닌 것은 무엇입니까?", "a negation that is not bold"),
        # shape
        ("concepts: [bias-gradient]", "concepts: [no-such]", 'no topic declares "no-such"'),
    ],
)  # fmt: skip
def test_a_broken_rule_is_named(after_change, old, new, complaint):
    found = after_change(old, new)
    assert any(complaint in line for line in found), found


def test_a_right_option_may_be_the_longest_where_it_has_no_words(after_change):
    options = "{en: The sum over the examples, ko: 예제 방향의 합}"
    assert (
        after_change(
            options, r"$\sum_i \sum_j \sum_k \delta_i \delta_j \delta_k \cdot 12345678901234567890$"
        )
        == []
    )


def test_numbers_that_read_the_same_are_twins(tmp_path, sample_folder):
    text = (sample_folder / "sigmoid.yaml").read_text(encoding="utf-8")
    text = text.replace("{en: The transpose of the hidden delta, ko: 은닉층 델타의 전치}", "$0.50$")
    text = text.replace("{en: The sum over the examples, ko: 예제 방향의 합}", "0.5")
    (tmp_path / "sigmoid.yaml").write_text(text, encoding="utf-8")
    (en, ko) = lint(tmp_path, topics=["sigmoid"]).problems
    assert (en.message, ko.message) == ("is the same as shape", "is the same as shape")


def test_hints_mistakes_and_distractors_are_asked_for(after_change):
    hint = """    hints:
      - en: How many biases does the hidden layer have?
        ko: 은닉층에는 편향이 몇 개 있습니까?
"""
    assert after_change(hint, "") == [
        "backprop-bias-shape.hints: are missing: only a recall question goes without"
    ]


def test_coverage_is_counted(sample_folder):
    course = BankRequirements(
        questions=("sgd-s", "before-nothing"),
        concepts=("chain-rule", "adam"),
        exercises=("ex01_sigmoid",),
        misconceptions={"one": "sgd-s", "two": "no-quiz", "sigmoid-slope-at-one": None},
    )
    report = lint(sample_folder, course)
    text = str(report)
    for line in (
        'catalogue: names the question "before-nothing", which is not in the bank',
        'catalogue: names the concept "adam", which no topic declares',
        'misconceptions: two links to "no-quiz", which is not in the bank',
        f"questions: are 7; the course needs {coverage.LEAST_QUESTIONS}",
        f"params: in 1 numeric and formula questions; {coverage.LEAST_PARAMETRIC} needed",
        '"forward-pass" has no explain and no diagnose question',
        '"output-slope-missing" is in no topic and in no check',
        'the misconception "sigmoid-slope-at-one" is in no question',
        "7 questions in 1 topics",
        "levels: recall 1 (14%), explain 2 (29%), apply 3 (43%), diagnose 1 (14%)",
    ):
        assert line in text


def test_links_are_read_from_the_source_as_the_registry_has_them():
    registered = {
        one.name: one.quiz for exercise in course() for one in misconceptions_of(exercise)
    }
    assert links() == registered


def test_too_much_recall_is_a_problem(sample_folder, monkeypatch):
    monkeypatch.setattr(coverage, "MOST_RECALL", 0.1)
    assert "1 of 7 questions are recall" in str(lint(sample_folder))


def test_the_same_question_with_other_numbers_is_a_problem(sample_folder, tmp_path):
    text = (sample_folder / "sigmoid.yaml").read_text(encoding="utf-8")
    first = text.index("  - id: ")
    one = text[first : text.index("  - id: ", first + 1)]
    name = one.split()[2]
    copy = re.sub(r"\b[1-9]\b", "6", one.replace(name, "another", 1))
    (tmp_path / "sigmoid.yaml").write_text(text[:first] + copy + text[first:], encoding="utf-8")

    assert f"another, {name}: ask nearly the same" in str(lint(tmp_path))
    assert "nearly the same" not in str(lint(sample_folder))


def test_a_sample_that_does_not_end_is_named(after_change, monkeypatch):
    monkeypatch.setattr("quizzes.samples.SECONDS", 0.5)
    assert any(
        "no end within" in line
        for line in after_change("import numpy as np\n", "while True: pass\n")
    )


def test_the_exit_code_says_whether_there_is_something_to_mend(monkeypatch, sample_folder, capsys):
    monkeypatch.setattr(linter, "SOURCES", sample_folder)
    monkeypatch.setattr(linter, "this_course", lambda: None)
    assert linter.main(["sigmoid"]) == 0
    assert linter.main([]) == 1
    assert capsys.readouterr().out.endswith("to mend\n")
