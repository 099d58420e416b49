"""Mutants explained by `dev trust`: their files, where a place counts, and the figures and the page made of that."""

import ast
from dataclasses import replace

import pytest

from autograder.commands.common import Context
from autograder.commands.trust import trust
from autograder.course.catalogue import course
from autograder.course.given import untouched
from autograder.course.paths import SOLUTIONS
from autograder.judging.verdict import FirstWrong
from autograder.right_answers import right_answers_of
from autograder.trust import explained as explained_module
from autograder.trust import explanation_table, pool, stored_figures
from autograder.trust.answer_files import right_files
from autograder.trust.explained import BEGIN, Explained, MutantPlace, explained
from autograder.trust.explanations import Explanations, FalsePlace, explanations_of
from autograder.trust.figures import Figures, figures_of
from autograder.trust.observe import Observation, TrustUnit, observe
from autograder.trust.pool import Hung, run

SIGMOID = course().exercise("ex01_sigmoid")
RELU = course().exercise("ex04_relu")
RIGHT = """\
def f(x, losses):
    e = g(x)
    s = e + 1
    losses.append(s)
    return s * e
"""


def where(change: tuple[str, str], line: int) -> str:
    changed = explained_module._ChangedLines(RIGHT, RIGHT.replace(*change))
    return changed.where(FirstWrong(line + 10, 0, "s", None, (), True), above=10)


def test_a_place_is_at_the_change_at_its_use_or_elsewhere():
    plus = ("e + 1", "e - 1")

    assert where(plus, 3) == "change"
    assert where(plus, 5) == "use"
    assert where(plus, 2) == "elsewhere"
    assert where(("return s * e", "return s + e"), 3) == "elsewhere"


def test_what_a_deleted_statement_set_is_missing_at_its_use():
    without = ("    s = e + 1\n", "    pass\n")

    assert where(without, 4) == where(without, 5) == "use"
    assert where(without, 2) == "elsewhere"


def test_a_place_elsewhere_is_in_a_function_that_is_called_or_where_a_variable_was_made():
    code = """\
def f(x):
    def g(a):
        return a + 1
    e = g(x)
    k = 3
    return e * e
"""
    changed = explained_module._ChangedLines(code, code.replace("return e * e", "return e + e"))

    def relation(line):
        return changed.relation(FirstWrong(line + 10, 0, "a", None, (), True), above=10)

    assert relation(3) == "called"  # in g
    assert relation(-4) == "called"  # above the function
    assert relation(4) == "before"
    assert relation(5) == "other"


ROWS = """\
def f(labels, classes):
    rows = g(classes)
    t = h(labels)
    for row, label in zip(rows, labels):
        row[label] = 1
    put(t, labels)
    return rows + t
"""


@pytest.mark.parametrize(
    ("line", "change", "counts"),
    [
        (
            "        row[label] = 1\n",
            "        row[label] = 0\n",
            {2: "use", 7: "use", 3: "elsewhere"},
        ),
        ("    put(t, labels)\n", "    put(t, classes)\n", {3: "use", 7: "use", 2: "elsewhere"}),
        ("    rows = g(classes)\n", "    rows = g(labels)\n", {5: "use", 7: "use", 3: "elsewhere"}),
    ],
)
def test_what_is_written_into_rows_or_by_a_call_is_written_into_the_array(line, change, counts):
    changed = explained_module._ChangedLines(ROWS, ROWS.replace(line, change))

    for number, where_it_counts in counts.items():
        place = FirstWrong(number, 0, "t", None, (), True)
        assert changed.where(place, above=0) == where_it_counts


def test_the_answers_of_the_bank_become_files_that_stand_alone():
    files = list(right_files(SIGMOID, "sigmoid_derivative", bank=True))

    assert files[0].why == ""
    reasons = {one.why for one in right_answers_of(SIGMOID)}
    assert len(files) > 8
    for one in files[1:]:
        assert one.why in reasons
        text = f"{one.above}\n\n\n{ast.unparse(one.node)}\n"
        assert "right(" not in text
        namespace: dict = {}
        exec(compile(text, "answer.py", "exec"), namespace)
        assert namespace["sigmoid_derivative"](0.0) == pytest.approx(0.25), one.why


def test_what_an_answer_uses_of_other_functions_has_their_names():
    exercise = course().exercise("ex03_backprop")
    files = {one.why: one for one in right_files(exercise, "train", bank=True)}
    one = files["losses in an array made in advance"]

    called = {node.id for node in ast.walk(one.node) if isinstance(node, ast.Name)}
    assert {"forward", "squared_error", "backward"} <= called
    functions = [node.name for node in ast.parse(one.above).body if hasattr(node, "name")]
    assert len(functions) == len(set(functions)) and not one.above.count("backward_lecture")
    # The given code is there as it is given.
    given = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    assert untouched(exercise, one.above) == untouched(exercise, given) != frozenset()


def test_mutants_of_the_solution_are_explained_where_they_were_changed():
    begun: list[str] = []

    mutants = list(explained(RELU, "relu", "solution", begun.append, frozenset()))

    assert {one.program for one in mutants} == {""}
    assert begun == [one.subject for one in mutants]
    total = explanations_of(mutants)
    assert total.rejected >= 10
    assert total.explained >= 0.75 * total.rejected
    assert total.elsewhere == 0
    assert total.at_change > 5


def test_none_is_explained_unless_it_is_asked_for():
    unit = TrustUnit(RELU.id, "relu", (7,), 0)

    assert not [one for one in observe(unit) if isinstance(one, Explained)]
    asked = list(observe(replace(unit, explain="solution")))
    assert [one for one in asked if isinstance(one, Explained)]


def test_a_mutant_that_hangs_while_it_is_explained_is_left_out(monkeypatch):
    begun: list[TrustUnit] = []
    seen = Observation("mutant", "x  →  y", 7, ("values",))
    before = Explained("", "a  →  b", True)
    hanging = f"{BEGIN}: c  →  d"

    class Worker:
        """Silent at one mutant, finished where that is left out."""

        def __init__(self, unit):
            self.unit, self.current, self.heard = unit, hanging, float("-inf")
            self.observed = [] if begun else [seen, before]
            begun.append(unit)
            self.answers, self.tells = pool.multiprocessing.Pipe(duplex=False)
            if hanging in unit.skip:
                self.tells.send("finished")

        def read(self):
            return True

        def end(self):
            self.answers.close()

    monkeypatch.setattr(pool, "_UnitProcess", Worker)
    unit = TrustUnit(RELU.id, "relu", (7, 1), 1, explain="solution")

    ((_, found),) = run([unit], jobs=1)

    assert found == [seen, before, Hung(hanging)]
    assert begun[1].skip == {hanging}
    # Everything else had been observed: explaining comes last.
    assert {(7, ""), (1, ""), (7, before.subject)} <= begun[1].done
    assert not any("does not come back" in text for text in figures_of(unit, found).amiss)


def figures_with_a_false_place() -> Figures:
    mutants = [
        Explained("", "a  →  b", True, named=True, places=(MutantPlace("s", True, "change"),)),
        Explained("", "a  →  c", True, places=(MutantPlace("e", True, "elsewhere"),)),
        Explained("in place", "a  →  d", True, changed=True),
        Explained("in place", "a  →  a", False),
    ]
    return figures_of(TrustUnit(SIGMOID.id, "sigmoid", (7,), 0, explain="bank"), mutants)


def test_the_figures_count_places_by_where_they_stand(tmp_path):
    one = figures_with_a_false_place()

    assert one.of_solution == Explanations(2, 2, 1, 0, 2, 1, 0, 1, 2, 1)
    assert one.of_bank == Explanations(1, 1, 0, 1)
    assert one.false_places == [FalsePlace("", "e", "a  →  c", "other")]
    stored_figures.add(tmp_path / "figures.jsonl", one, "now")
    assert stored_figures.read(tmp_path / "figures.jsonl") == {"sigmoid": ("now", one)}


def test_figures_that_another_version_stored_are_measured_again(tmp_path):
    path = tmp_path / "figures.jsonl"
    stored_figures.add(path, figures_with_a_false_place(), "now")
    path.write_text(path.read_text("utf-8").replace('"false_places"', '"else"'), encoding="utf-8")

    assert stored_figures.read(path) == {}


def test_a_false_place_is_listed_with_its_reason_or_told(monkeypatch):
    one = figures_with_a_false_place()

    assert explanation_table.without_a_reason(one) == one.false_places
    page = "\n".join(explanation_table.explanation_lines([one]))
    assert "| all | 3 | 3 | 1 | 1 | 2 | 2 | 1 | 0 | 1 | 2 | 1 |" in page
    assert (
        "- Of the solutions: 100.0% of the rejected mutants are explained; 50.0% of the places"
        in page
    )
    assert "- not looked at yet\n  - sigmoid, the solution: `e` for `a  →  c`" in page

    reasons = {"sigmoid": {("", "e"): "that too has the right value by accident"}}
    monkeypatch.setattr(explanation_table, "false_place_reasons", lambda: reasons)

    assert explanation_table.without_a_reason(one) == []
    assert "by accident" in "\n".join(explanation_table.explanation_lines([one]))


def test_the_page_says_of_which_functions_the_bank_was_left_out():
    both = figures_with_a_false_place()
    alone = replace(both, function="sigmoid_derivative", of_bank=Explanations())

    none = replace(alone, function="relu", of_solution=Explanations())

    (text, *_) = explanation_table.explanation_lines([both, alone, none])

    assert "Of `sigmoid_derivative` only the solution's mutants were explained." in text
    assert "No mutants of `relu` were explained." in text
    assert "only the solution's mutants" not in explanation_table.explanation_lines([both])[0]


def test_every_reason_belongs_to_a_function_and_says_something():
    functions = {function.name for exercise in course() for function in exercise.functions}

    for function, places in explanation_table.false_place_reasons().items():
        assert function in functions
        assert all(len(reason) > 20 for reason in places.values())


def test_the_command_explains_and_says_where_a_place_has_no_reason(tmp_path, capsys):
    page = tmp_path / "trust.md"

    trust(Context("en"), ["relu_derivative"], seeds=1, jobs=0, out=str(page), explain="solution")

    assert "## How mutants are explained" in page.read_text(encoding="utf-8")
    assert "without a reason" not in capsys.readouterr().out
