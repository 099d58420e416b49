"""Every text that a person reads has its Korean, and the Korean fits any value put into it."""

import re
from string import Formatter

import pytest

from autograder.authoring.texts import template
from autograder.language.catalogues import catalogue
from autograder.language.finding import say
from autograder.language.i18n import encodable, render

KOREAN = catalogue("ko")
# Particles and endings; most have another form after a vowel than after a consonant.
PARTICLES = (
    r"을|를|이|가|은|는|와|과|(으로|로)(는|서|써|부터)?|이?나|이?란|이?랑|이?라(는|면)?|이?고|이?며|이?면|이?지만|"
    r"이?므로|이?어야|여야|인데?|이?었습니다|였습니다|입니다|입니까|아|야|[을이은와]\([를가는과]\)|"
    r"[를가는과]\([을이은와]\)|\(으\)로|의|에|에서|에게|도|만|까지|부터|보다|처럼|만큼"
)
# What closes a bracket or a quotation behind the field does not part it from a particle.
ATTACHED = re.compile(rf"\}}[\"'`)\]]*(?:{PARTICLES})(?=[\s.,;:!?()\[\]\"'~…]|$)")


def fields(template: str) -> set[str]:
    """Return the names of the fields of a template."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_every_readable_text_has_its_korean():
    assert sorted({one.id for one in template() if one.id} ^ KOREAN.keys()) == []


def test_the_korean_has_the_fields_of_the_english():
    assert {text for text, korean in KOREAN.items() if fields(text) != fields(korean)} == set()


def test_nothing_is_cried_out():
    assert [text for pair in KOREAN.items() for text in pair if re.search(r"\w!", text)] == []


def test_the_korean_is_encodable_on_a_korean_windows_console():
    assert [
        korean for korean in KOREAN.values() if not encodable(re.sub("[⁻−]", "", korean), "cp949")
    ] == []


def test_no_korean_is_empty_or_left_with_a_space_at_its_end():
    assert [korean for korean in KOREAN.values() if not korean or korean != korean.strip()] == []


def test_no_particle_follows_a_field():
    assert [korean for korean in KOREAN.values() if ATTACHED.search(korean)] == []


@pytest.mark.parametrize(
    "korean",
    [
        "{function}을(를) 먼저 완성하십시오.",
        "{name}이 없습니다.",
        "모양은 {yours}입니다. {expected}이어야 합니다.",
        "'{name}'와 같습니다.",
        "({file})로",
        "{file}의 {line}번째 줄",
    ],
)
def test_a_particle_behind_a_field_would_show(korean):
    assert ATTACHED.search(korean)


@pytest.mark.parametrize(
    "korean",
    ["{function} 함수를 먼저 완성하십시오.", "{n}개가 남습니다.", "{ratio}배입니다.", "{size}개씩"],
)
def test_a_word_behind_a_field_is_no_particle(korean):
    assert not ATTACHED.search(korean)


def test_a_long_list_is_cut():
    shown = render(say("{sizes}", sizes=list(range(10_000))), "en")

    assert shown.startswith("[0, 1, 2") and shown.endswith("…]") and len(shown) < 100
