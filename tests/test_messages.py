"""Small things that a message must get right, whatever the check."""

from pathlib import Path

import numpy as np
import pytest

from autograder.checking.expect import expect, expect_finite
from autograder.checking.patterns import describe
from autograder.course.catalogue import course
from autograder.language.finding import Finding, Mismatch, a_type, say
from autograder.language.i18n import LANGUAGES, as_sentences, number_text, render
from autograder.report.feedback import without_values
from autograder.report.troubles import explain_trouble
from autograder.running.outcome import Raised, Unloadable

SIGMOID = course().exercise("ex01_sigmoid")


def text_of(mismatch, lang="en"):
    return render(mismatch.value.finding.what, lang)


def test_numbers_that_a_sentence_tells_apart_do_not_look_alike():
    with pytest.raises(Mismatch) as mismatch:
        expect(1.46002, like=1.46, name="the loss")

    assert text_of(mismatch) == "the loss is 1.46002; it must be 1.46"


def test_a_number_keeps_four_digits_where_they_are_enough():
    assert number_text(1.23456, unlike=1.3) == "1.235"
    assert number_text(1.0000001, unlike=1.0) == "1.0000001"
    assert number_text(float("nan"), unlike=1.0) == "nan"
    assert number_text(2.0, unlike=2.0) == "2"


def test_a_zero_has_no_sign():
    assert number_text(-0.0) == "0"


def test_a_factor_close_to_one_is_not_called_one():
    expected = np.array([1.0, 2.0, 3.0])
    yours = 1.0004 * expected

    (sentence,) = describe(yours, expected, np.ones(3, bool), {})

    assert render(sentence, "en") == "every entry is 1.0004 times what it should be"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_index_stands_behind_the_name(lang):
    with pytest.raises(Mismatch) as mismatch:
        expect_finite([[1.0, np.inf]], name="h at large pre-activations")

    assert "h at large pre-activations[0, 1] is inf" in text_of(mismatch)
    with pytest.raises(Mismatch) as mismatch:
        expect([[1.0, np.nan]], like=[[1.0, 2.0]], name="y")
    assert "y[0, 1]" in text_of(mismatch, lang)


def test_an_article_fits_its_type():
    class EagerTensor: ...

    assert a_type(EagerTensor()) == "an EagerTensor"
    assert a_type(set()) == "a set"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (Raised("Timeout", "no answer within 5 seconds", ()), "did not come back in time"),
        (Raised("WorkerError", "the process ended", ()), "gives no answer: the process ended"),
        (Unloadable("not a file"), "is a link, a folder or a device"),
        (Unloadable("unreadable", "Permission denied"), "cannot be opened: Permission denied"),
    ],
    ids=lambda value: getattr(value, "type", getattr(value, "kind", "")),
)
def test_what_only_a_grader_meets_has_its_own_sentence(trouble, said, lang):
    function = SIGMOID.functions[0]

    sentences = explain_trouble(trouble, None, SIGMOID, function, function)

    assert said in render(sentences[0], "en")
    assert "{" not in render(sentences[0], lang)
    assert lang == "en" or render(sentences[0], lang) != render(sentences[0], "en")


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_fraction_that_is_put_into_whole_numbers_is_explained(lang):
    weights = np.array([[1, 2]])
    with pytest.raises(TypeError) as caught:
        weights -= 0.5 * weights
    trouble = Raised(type(caught.value).__name__, str(caught.value), ())
    exercise = course().exercise("ex03_backprop")
    train = exercise.functions[-1]

    said = [render(one, lang) for one in explain_trouble(trouble, None, exercise, train, train)]

    assert len(said) == 2
    assert {"en": "holds whole numbers and takes no fractions", "ko": "정수만 담는 배열"}[
        lang
    ] in said[1]


def test_a_check_that_ran_on_another_seed_is_run_again_on_it(tmp_path: Path, capsys):
    from autograder.commands.cli import main

    (tmp_path / SIGMOID.filename).write_text("def sigmoid(x):\n    return 0 * x\n", "utf-8")

    main(["--lang", "en", "check", "sigmoid", "--in", str(tmp_path), "--seed", "12"])

    assert "sigmoid --seed 12" in capsys.readouterr().out


def test_a_remark_that_others_follow_ends_with_a_full_stop():
    """On a page of feedback "it is not valid Python: invalid syntax Python stops reading" was read as one sentence."""
    texts = [
        "invalid syntax",
        "Python stops reading here",
        "(ex09_dropout.py, line 24)",
        "So?",
        "여기",
        "",
        "the sign of every entry is flipped",
        "dw1 comes out as if it were halved.",
    ]

    assert as_sentences(texts) == (
        "invalid syntax. Python stops reading here (ex09_dropout.py, line 24). So? 여기. "
        "The sign of every entry is flipped. dw1 comes out as if it were halved."
    )
    what = say("{name} has shape {yours}, not {expected}", name="h", yours=(1, 6), expected=(1, 3))
    note = say("In this call there is one feature, one unit and one output.")
    told = without_values(Finding("shape", what, notes=(note,)), "en")
    assert told == (
        "h has shape (1, 6), which is not right. In this call there is one feature, one unit and one output."
    )
