"""The course's own bank: nothing to mend, and built from what stands in its sources."""

from quizzes.built import variant
from quizzes.coverage import this_course
from quizzes.lint import lint


def test_the_linter_finds_nothing_to_mend():
    report = lint(course=this_course())
    assert not report.problems, report


def test_the_lecture_s_own_questions_stand_word_for_word(bank):
    prompts = {
        variant(question, 0)["prompt"]["ko"].replace("**", "") for question in bank["questions"]
    }
    for words in (
        "시그모이드함수의 미분값은?",
        "Backpropagation에서 Back의 의미는?",
        "dropout 설명에서 나온 축구선수가 아닌 것은?",
        "SGD에서 S는 무엇의 약자인가?",
    ):
        assert any(prompt.endswith(words) for prompt in prompts)
