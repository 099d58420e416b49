"""Right answers as a person writes them, and every one of them judged right when it is typed."""

import pytest

from quizzes.answers import number_text, right_answer
from quizzes.built import variant
from quizzes.judge import judge
from quizzes.tex import to_unicode


@pytest.mark.parametrize(
    ("value", "tolerance", "text"),
    [
        (0.000999999995, 1e-05, "0.001"),
        (0.2689414214, 0.001, "0.269"),
        (-0.08875, 0.0008875, "-0.08875"),
        (148.4131588, 1.48, "148.4"),
        (6.103515625e-05, 6.1e-07, "6.1×10⁻⁵"),
        (0.1 + 0.2, 0, "0.3"),
        (200960.0, 0, "200960"),
        (-2.0, 0, "-2"),
        (0.0, 0, "0"),
        (1e15, 0, "1×10¹⁵"),
    ],
)
def test_numbers_have_the_digits_that_matter(value, tolerance, text):
    assert number_text(value, tolerance) == text


def test_every_shown_answer_of_the_bank_is_right_when_typed_and_has_no_long_number(bank):
    for question in bank["questions"]:
        for number in range(len(question["variants"])):
            shown = variant(question, number)
            if "options" in shown or "items" in shown:
                continue
            for lang in ("en", "ko"):
                text = right_answer(shown, lang)
                verdict = judge(shown, text)
                assert verdict.right and not verdict.otherwise, (shown["id"], text)
                assert shown["type"] != "numeric" or len(text.split()[0]) <= 9, (shown["id"], text)


@pytest.mark.parametrize(
    ("tex", "shown"),
    [(r"2^{ 10 } = 1024", "2¹⁰ = 1024"), ("e^z", "eᶻ"), (r"S'(z)", "S′(z)"), ("0.9^k", "0.9ᵏ")],
)
def test_powers_in_a_terminal_are_raised(tex, shown):
    assert to_unicode(tex) == shown
