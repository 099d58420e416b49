"""One definition of right, in Python and in the page: shared vectors, and 1000 random answers."""

import json
from collections import Counter
from dataclasses import asdict

import pytest
from quiz_answers import answers
from quiz_support import PAGE, VECTORS

from quizzes.built import variant
from quizzes.judge import Judgement, judge

GROUPS = json.loads((VECTORS / "judge.json").read_text(encoding="utf-8"))
JUDGE_ALL = (
    f"const {{judge}} = require({json.dumps(str(PAGE / 'judge.js'))});"
    "output = input.map(([question, answer]) => judge(question, answer));"
)


def expected(case: dict) -> dict:
    return {**asdict(Judgement()), **{name: case[name] for name in case if name != "answer"}}


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group["title"])
def test_python_passes_the_shared_vectors(group):
    for case in group["cases"]:
        assert asdict(judge(group["question"], case["answer"])) == expected(case), case


def test_the_page_passes_the_shared_vectors(node):
    cases = [(group["question"], case) for group in GROUPS for case in group["cases"]]
    judged = node(JUDGE_ALL, [[question, case["answer"]] for question, case in cases])
    for (_, case), result in zip(cases, judged, strict=True):
        assert result == expected(case), case


def formula_questions(bank):
    return [
        variant(question, number)
        for question in bank["questions"]
        if question["type"] == "formula"
        for number in range(len(question["variants"]))
    ]


@pytest.mark.long
@pytest.mark.parametrize("which", ["sample", "bank"])
def test_a_thousand_answers_to_a_question_are_judged_right_here_and_in_the_page(
    which, request, node
):
    questions = formula_questions(request.getfixturevalue(which))
    assert questions
    variants = Counter(question["id"] for question in questions)
    for seed, question in enumerate(questions):
        cases = list(answers(question, 1000 // variants[question["id"]], seed))
        judged = node(JUDGE_ALL, [[question, text] for text, _ in cases])
        for (text, right), in_page in zip(cases, judged, strict=True):
            verdict = judge(question, text)
            assert verdict.right is right, (question["id"], text)
            assert asdict(verdict) == in_page, (question["id"], text)


def test_nothing_a_learner_types_is_evaluated(sample):
    (question,) = [q for q in formula_questions(sample) if q["id"] == "sigmoid-derivative"]
    canary = []
    globals()["canary"] = canary
    for text in ("canary.append(1)", "[canary.append(1)]", "(lambda: canary.append(1))()"):
        assert judge(question, text).error
    assert not canary


def test_partial_credit_of_multiple_is_right_minus_wrong_over_right(sample):
    question = variant(next(q for q in sample["questions"] if q["type"] == "multiple"), 0)
    scores = {
        ("range", "slope"): 1,
        ("range",): 0.5,
        ("range", "slope", "growth"): 0.5,
        ("range", "centre"): 0,
        ("centre", "growth"): 0,
    }
    for chosen, score in scores.items():
        assert judge(question, list(chosen)).score == score
