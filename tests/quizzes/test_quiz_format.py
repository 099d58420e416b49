"""The loader is strict, and says file, line and field."""

import textwrap

import pytest
from quiz_support import ROOT

from quizzes.build import build
from quizzes.lint import lint
from quizzes.loader import BankError, load
from quizzes.schema import KINDS
from quizzes.variants import prose

HEAD = """\
topic: t
title: {en: A topic, ko: 주제}
exercise: ex01_sigmoid
concepts: {c: {en: a concept, ko: 개념}}
questions:
"""
QUESTION = """\
  - id: t-one
    type: choice
    level: recall
    concepts: [c]
    prompt: {en: Which one is it?, ko: 어느 것입니까?}
    options:
      a: {text: {en: this, ko: 이것}}
      b: {text: {en: that one, ko: 저것입니다}, why: {en: It is not., ko: 아닙니다.}}
    answer: a
    explanation: {en: It is this., ko: 이것입니다.}
"""


@pytest.fixture
def problems(tmp_path):
    def read(text, name="t.yaml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        with pytest.raises(BankError) as caught:
            load(tmp_path)
        return [(p.file, p.line, p.field, p.message) for p in caught.value.problems]

    return read


def test_the_examples_of_the_format_cover_every_type_and_need_no_mending(sample_folder):
    assert {question.type for _, question in load(sample_folder).questions} == set(KINDS)
    report = lint(sample_folder, topics=["sigmoid"])
    assert not report.problems, report


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path):
    text = "\ufeff" + (HEAD + QUESTION).replace("\n", "\r\n")
    (tmp_path / "t.yaml").write_text(text, encoding="utf-8", newline="")
    assert [question.id for _, question in load(tmp_path).questions] == ["t-one"]


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "message"),
    [
        ("answer: a", "answer: z", 6, "t-one.answer", 'there is no option "z"'),
        ("    answer: a\n", "", 6, "t-one.answer", "is missing"),
        ("level: recall", "level: easy", 8, "t-one.level", "must be one of recall"),
        ("level: recall", "level: recall\n    colour: red", 9, "t-one.colour", "not a field known"),
        ("level: recall", "level: recall\n    level: apply", 9, "questions[0].level", "given twice"),
        ("type: choice", "type: essay", 6, "t-one.type", "must be one of choice"),
        (", why: {en: It is not., ko: 아닙니다.}", "", 6, "t-one.options.b.why", "is missing"),
        ("ko: 이것}}", "kr: 이것}}", 12, "t-one.options.a.text.kr", "not a field known"),
        ("{text: {en: this, ko: 이것}}", "{text: this one}", 12, "t-one.options.a.text", "has words"),
        ("[c]", "[]", 6, "t-one.concepts", "names no concept"),
        ("[c]", "[c c]", 9, "t-one.concepts[0]", "lower-case words joined by hyphens"),
        ("id: t-one", "id: T one", 6, "T one.id", "lower-case words"),
        ("en: Which one is it?", 'en: "$\\nabla$"', 10, "t-one.prompt.en", "control character"),
        ("en: Which one is it?", 'en: ""', 10, "t-one.prompt.en", "is empty"),
        ("en: Which one is it?", "en: 12", 10, "t-one.prompt.en", "needs quotes"),
        ("answer: a", "answer: &x a", 14, "t-one.answer", "anchors"),
        ("answer: a", "answer: !!python/name:os.system a", 14, "t-one.answer", "not of type str"),
        ("answer: a", "answer: [a]", 14, "t-one.answer", "a single value"),
        ("answer: a", "answer: a\n    shuffle: yes", 15, "t-one.shuffle", "not of type bool"),
        ("answer: a", "answer: a\n    params: [{x: 1}, {y: 2}]", 6, "t-one.params", "same names"),
        ("exercise: ex01_sigmoid\n", "", 1, "exercise", "is missing"),
        ("topic: t\n", "topic: u\n", 1, "topic", "the file is t.yaml"),
        ("title: {", "title: {{", 3, "file", "not readable as YAML"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_line_and_field(problems, old, new, line, field, message):
    text = HEAD + QUESTION
    assert old in text
    found = problems(text.replace(old, new, 1))
    assert any(
        (file, at, where) == ("t.yaml", line, field) and message in said
        for file, at, where, said in found
    ), found


def test_all_problems_are_listed_not_only_the_first(problems):
    text = HEAD + QUESTION.replace("recall", "easy").replace("answer: a", "answer: [a]")
    assert len(problems(text + QUESTION.replace("t-one", "t-two").replace("[c]", "c"))) == 3


def test_an_id_is_given_once_in_the_whole_bank(problems, tmp_path):
    (tmp_path / "s.yaml").write_text((HEAD + QUESTION).replace("topic: t", "topic: s"), "utf-8")
    assert problems(HEAD + QUESTION) == [("t.yaml", 6, "id", '"t-one" is taken in s.yaml')]


def test_yaml_is_version_1_2(tmp_path):
    (tmp_path / "t.yaml").write_text(HEAD + QUESTION.replace("ko: 이것}", 'ko: "예"}'), "utf-8")
    text = textwrap.dedent("""\
          - id: t-no
            type: short
            level: recall
            concepts: [c]
            prompt: {en: Say it., ko: 말해 보십시오.}
            accept: {en: [no, off], ko: [012]}
            explanation: {en: It is no., ko: 아니요입니다.}
    """)
    with (tmp_path / "t.yaml").open("a", encoding="utf-8") as file:
        file.write(textwrap.indent(text, "  "))
    with pytest.raises(BankError, match=r"t-no\.accept\.ko\[0\]: \"012\" is not of type str"):
        load(tmp_path)  # 1.1 would have made no and off booleans as well


def test_a_value_that_cannot_be_computed_is_named(sample_folder, tmp_path):
    text = (sample_folder / "sigmoid.yaml").read_text(encoding="utf-8")
    text = text.replace("solve: sigmoid(z - b)", "solve: sigmoid(z - c)")
    (tmp_path / "sigmoid.yaml").write_text(text.replace("{{answer:.4f}}$.", "{{ans}}$."), "utf-8")
    with pytest.raises(
        BankError, match=r"forward-hidden-value\.mistakes\[0\]\.solve: .*'c' is not"
    ):
        build(tmp_path)


@pytest.mark.parametrize(
    ("text", "w", "shown"),
    [
        ("$2 \\cdot ({{w}}) = 4$", 2, "$2 \\cdot 2 = 4$"),
        ("$2 \\cdot ({{w}}) = -4$", -2, "$2 \\cdot (-2) = -4$"),
        ("$x - ({{w}}) + ({{w}})$", 0.5, "$x - 0.5 + 0.5$"),
        ("$\\frac{1}{2}(({{w}})^2)$", 0.8, "$\\frac{1}{2}(0.8^2)$"),
        ("$S({{w}})$", 1000, "$S(1000)$"),
        ("$(4, 2) \\cdot ({{w}}, 3)$", 2, "$(4, 2) \\cdot (2, 3)$"),
        ("`f + ({{w}})`", 2, "`f + (2)`"),
    ],
)
def test_a_number_that_is_not_negative_stands_without_brackets_in_a_formula(text, w, shown):
    assert prose("explanation.en", text, {"w": w}) == shown


def test_answers_come_from_the_reference_solutions(sample):
    from quizzes.reference import functions

    question = next(q for q in sample["questions"] if q["id"] == "forward-hidden-value")
    sigmoid = functions()["sigmoid"]
    answers = [variant["answer"] for variant in question["variants"]]
    assert answers == [float(sigmoid(z)) for z in (6 - 2, 5 - 3, 11 - 5)]
    assert "0.9820" in question["variants"][0]["explanation"]["en"]


def test_the_format_is_described_where_the_bank_is(sample_folder):
    text = (ROOT / "quizzes" / "FORMAT.md").read_text(encoding="utf-8")
    for kind in KINDS:
        assert f"### {kind}:" in text
