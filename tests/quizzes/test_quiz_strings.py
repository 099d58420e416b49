"""The words that scripts take by name: every one used, every code of the grammar among them."""

import re

from quiz_support import ROOT

from quizzes.strings import strings

CODE = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "quizzes").rglob("*.py")))
SCRIPTS = "\n".join(path.read_text("utf-8") for path in (ROOT / "quizzes" / "page").glob("*.js"))
FAMILIES = ("level-", "ask-", "error-")


def test_both_languages_say_it():
    for key, text in strings().items():
        assert text.keys() == {"en", "ko"}, key
        assert re.search("[가-힣]", text["ko"]), key


def test_every_text_is_used():
    unused = [
        key
        for key in strings()
        if not key.startswith((*FAMILIES, "page-noscript"))
        and not re.search(rf"[\"\.]{key}\b", SCRIPTS)
    ]
    assert unused == []


def test_every_reason_of_the_grammar_has_its_text():
    codes = set(re.findall(r'NotAFormula\("([a-z-]+)"', CODE))
    assert codes
    assert {f"error-{code}" for code in codes} == {k for k in strings() if k.startswith("error-")}


def test_every_level_and_type_has_its_text():
    from quizzes.schema import KINDS, LEVELS

    assert {f"level-{name}" for name in LEVELS} <= strings().keys()
    assert {f"ask-{kind}" for kind in KINDS} <= strings().keys()
