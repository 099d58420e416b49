"""The ways in which people write the same number, word or output.

`page/judge.js` holds the same in JavaScript; `tests/vectors/judge.json` holds both to it.
"""

from __future__ import annotations

import re
import unicodedata

BLANK = " \t\r\n"

_LEAD = re.compile(
    r"^(약|대략|정답은?|답은?|about|approx\.?|approximately|the answer is|answer)[ :]*",
    re.IGNORECASE,
)
_POLITE = re.compile(r"(입니다|이에요|예요|이다|임)\.?$")
_PERCENT = re.compile(r" *(퍼센트|프로|percent|per cent)$", re.IGNORECASE)
# What is counted says nothing about how many there are.
_COUNTED = re.compile(
    r"^(.*[0-9.)!\s])(개|번|회|장|명|가지|층|칸|배|단계|에폭|에포크|스텝|차원|초|바이트|원소|행|열|점|비트|배치|걸음|묶음"
    r"|times?|parameters?|params|weights?|values?|numbers?|images?|examples?|rows?|columns?|units?"
    r"|neurons?|steps?|updates?|epochs?|batch(es)?|bytes?|layers?)$",
    re.IGNORECASE | re.DOTALL,
)
_THOUSANDS = re.compile(r"[+\-−]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?%?")


def bare_number(text: str, unit: dict[str, str]) -> str:
    """Take away the unit, what is counted, thousands separators, and signs and words such as ≈ and 약.

    A % that is no unit is /100.
    """
    text = text.strip(BLANK).lstrip("=≈~ ")
    text = _LEAD.sub("", text).lstrip("=≈~ ").rstrip("。!" + BLANK)
    text = _PERCENT.sub("%", _POLITE.sub("", text).rstrip(BLANK))
    for name in sorted(unit.values(), key=len, reverse=True):
        if name and text.lower().endswith(name.lower()):
            text = text[: -len(name)].rstrip(BLANK)
            break
    else:
        text = _COUNTED.sub(r"\1", text).rstrip(BLANK)
    if _THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    return f"({text[:-1]})/100" if text.endswith("%") else text


_ARTICLE = re.compile(r"^((it is|it's) +)?((the|an|a) +)?")
_GENERIC = re.compile(r"[ -]*(problems?|문제|현상|기법|방법)$")
_PARENTHESES = re.compile(r"\(([^()]*)\)")


def wordings(answer: str) -> tuple[list[str], list[str]]:
    """Return what an answer says, as typed first and then without what does not matter, and what it
    adds in parentheses: 과적합(overfitting)입니다 says 과적합 and adds overfitting.
    """
    text = unicodedata.normalize("NFKC", answer).lower().strip(BLANK)
    added = [letters(inner) for inner in _PARENTHESES.findall(text)]
    said = [text]
    for shorter in (
        lambda s: _PARENTHESES.sub("", s),
        lambda s: s.strip(BLANK + ".。!"),
        lambda s: _POLITE.sub("", s).rstrip(BLANK),
        lambda s: _ARTICLE.sub("", s),
        lambda s: _GENERIC.sub("", s),
        lambda s: re.sub(r"([a-z]{3})s$", r"\1", s),
    ):
        said.append(shorter(said[-1]))
    return [*dict.fromkeys(filter(None, map(letters, said)))], [*filter(None, added)]


def letters(text: str) -> str:
    """Letters, digits and arithmetic only: case, spaces, hyphens and full stops do not matter."""
    return re.sub(r"[^\w+*/=<>%]|_", "", unicodedata.normalize("NFKC", text).lower())


def printed(text: str) -> str:
    """What print shows, without the spaces, quotes and capitals that nobody means."""
    text = unicodedata.normalize("NFKC", text).replace("−", "-")
    text = re.sub('["“”‘’]', "'", text)
    text = re.sub(f"[{BLANK}]+", " ", text).strip(" ")
    return re.sub(r" ?([][(){},:=]) ?", r"\1", text).lower()


_ARRAY = re.compile(r"^(?:np\.|numpy\.|tf\.)?(?:array|tensor)\((.*?)(?:,dtype=[\w.']+)?\)$")
_SCALAR = re.compile(r"(?:np\.|numpy\.)?(?:float|int)(?:8|16|32|64)\(([^()]*)\)")
_RAISED = re.compile(r"^(?:(?:it )?(?:raises?|throws?) )?(?:an? )?([a-z]+) ?(error|exception)\b.*$")
_VALUE = re.compile(r"[][{}:]|[^][{}:\s]+")
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?")


def same_output(text: str, key: str) -> bool:
    """Are the values the same, whatever stands between them? `[5, 7, 9]` is `[5 7 9]` and `5 7 9`."""
    given, wanted = values_of(text), values_of(key)
    if ":" in wanted and ":" not in given:  # the label before the value may be left out
        wanted = wanted[wanted.index(":") + 1 :]
    if wanted[:1] == ["["] and wanted[-1:] == ["]"] and "[" not in given:
        wanted = wanted[1:-1]
    given, wanted = ([part for part in parts if part != ":"] for parts in (given, wanted))
    return bool(given) and given == wanted


def values_of(text: str) -> list[str | float]:
    """Return brackets, words and numbers of an output, one by one."""
    text = printed(text)
    text = _SCALAR.sub(r"\1", _ARRAY.sub(r"\1", text))
    text = _RAISED.sub(r"\1\2", text.replace("'", ""))
    text = re.sub(r"([0-9]) ?[x×*] ?(?=[0-9])", r"\1 ", text)
    text = text.replace("(", "[").replace(")", "]").replace(",", " ").replace(";", " ")
    return [float(word) + 0.0 if _NUMBER.fullmatch(word) else word for word in _VALUE.findall(text)]
