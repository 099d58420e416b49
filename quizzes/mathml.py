"""Converts TeX to MathML, at build time only: terminal, page and notebooks read the finished table.

latex2mathml passes an unknown command through as text, so its result is checked.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from xml.etree import ElementTree

from quizzes.text import formulas, texts

_CHILDREN = {"mfrac": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "mroot": 2}
# After an opening bracket or another operator a minus is a sign, so it is put next to its number.
_SIGN = re.compile(
    r"(<mo[^>]*>(?:[(\[{|=,]|&#x(?:00028|0005B|0007B|0003D|0002C|022C5|000D7|02264|02265);)</mo>)"
    r"<mo>(&#x02212;|&#x0002B;)</mo>"
)


class TexError(ValueError):
    """The TeX contains something that could not be converted."""


@cache
def convert(tex: str) -> str:
    """Return the MathML of `tex`. Raises TexError where part of it was not understood."""
    from latex2mathml.converter import convert as to_mathml

    if tex.count("{") != tex.count("}"):
        raise TexError("braces do not match")
    try:
        mathml = to_mathml(tex)
    except Exception as error:  # latex2mathml's exceptions have no common base class
        raise TexError(f"{type(error).__name__} {error}".strip()) from error
    if unknown := re.search(r"\\[A-Za-z]*", mathml):
        raise TexError(f"{unknown[0]} is not known to latex2mathml")
    for element in ElementTree.fromstring(mathml).iter():
        name = element.tag.rpartition("}")[2]
        if name != "mspace" and not len(element) and not (element.text or "").strip("\u2061"):
            raise TexError(f"leaves an empty <{name}>")
        if len(element) != _CHILDREN.get(name, len(element)):
            raise TexError(f"leaves a <{name}> with a part missing")
    return _SIGN.sub(r'\1<mo form="prefix">\2</mo>', mathml)


def table(bank: Any) -> dict[str, str]:
    """Return {TeX: MathML} for every formula in the texts of a bank. Raises TexError."""
    return {tex: convert(tex) for text in texts(bank) for tex in formulas(text)}
