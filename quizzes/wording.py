"""The ways in which people write the same number, word or output.

`page/judge.js` has the same code in JavaScript; the vectors in `tests/vectors/judge.json` test both.
"""

from __future__ import annotations

import re
import unicodedata

BLANK = " \t\r\n"

_LEAD = re.compile(
    r"^(약|대략|정답은?|답은?|about|approx\.?|approximately|the answer is|answer)[ :]*",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"(이?라고 ?(합니다|부릅니다|해요|불러요|한다|부른다|함|부름)|입니다|이에요|예요|이다|이죠|이요|임)\.?$"
)
_PERCENT = re.compile(r" *(퍼센트|프로|percent|per cent)$", re.IGNORECASE)
# Words for counted things, which are removed from numbers.
_COUNTED = re.compile(
    r"^(.*[0-9.)!\s])(개|번|회|장|명|가지|층|칸|배|단계|에폭|에포크|스텝|차원|초|바이트|원소|행|열|점|비트|배치|걸음|묶음|픽셀|클래스|뉴런|곱셈"
    r"|times?|parameters?|params|weights?|values?|numbers?|images?|examples?|rows?|columns?|units?"
    r"|neurons?|steps?|updates?|epochs?|batch(es)?|bytes?|layers?"
    r"|multiplications?|operations?|connections?|pixels?|features?|inputs?|outputs?|class(es)?|entries"
    r"|elements?|seconds?|dimensions?|digits?|points?|gradients?)$",
    re.IGNORECASE | re.DOTALL,
)
_THOUSANDS = re.compile(r"[+\-−]?[0-9]{1,3}([, \u00a0\u202f][0-9]{3})+(\.[0-9]*)?%?")
# In 0,25 and 0,001 the comma must be a decimal one; 1,024 is a thousand and 24.
_DECIMAL_COMMA = re.compile(r"[+\-−]?(0,[0-9]+|[0-9]+,[0-9]{1,2})%?")
_POWER_IN_KOREAN = re.compile(r"([0-9.]+)의 *([+\-−]?[0-9]+) *(제곱|승)")
_TIMES = re.compile(r"([0-9]) *x *(?=[0-9])")
_TYPED = re.compile(r"^(?:np\.|numpy\.)?(?:float|int)(?:8|16|32|64)\(([^()]*)\)$")
_NUMBER_WORDS = {
    word: str(number)
    for number, words in enumerate((
        "zero 영", "one 하나 한", "two 둘 두", "three 셋 세", "four 넷 네", "five 다섯", "six 여섯",
        "seven 일곱", "eight 여덟", "nine 아홉", "ten 열", "eleven 열하나", "twelve 열둘",
    ))
    for word in words.split()
} | dict.fromkeys(("half", "a half", "one half", "절반"), "1/2")  # fmt: skip


def bare_number(text: str, unit: dict[str, str]) -> str:
    """Remove the unit, the word for counted things, thousands separators, and signs and words such as ≈ and 약.

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
        text = re.sub(r"개의 [가-힣]+$", "개", text)
        text = _COUNTED.sub(r"\1", text).rstrip(BLANK)
    text = _NUMBER_WORDS.get(text.lower(), text)
    text = _POWER_IN_KOREAN.sub(r"(\1)^(\2)", _TIMES.sub(r"\1*", _TYPED.sub(r"\1", text)))
    if _DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    elif _THOUSANDS.fullmatch(text):
        text = re.sub("[, \u00a0\u202f]", "", text)
    return f"({text[:-1]})/100" if text.endswith("%") else text


_ARTICLE = re.compile(
    r"^((it|this|that|they|these|the network|the model)( is|'s| are)? +)?((called|known as) +)?"
    r"((in the|the|an|a) +)?"
)
_GENERIC = re.compile(
    r"[ -]*(problems?|methods?|functions?|files?|extensions?|formats?"
    r"|문제|현상|기법|방법|메서드|메소드|함수|파일|확장자|형식)$"
)
_PARENTHESES = re.compile(r"\(([^()]*)\)")


def wordings(answer: str) -> tuple[list[str], list[str]]:
    """Return the wordings of an answer (as typed, then without irrelevant parts) and the text that it adds in
    parentheses: 과적합(overfitting)입니다 says 과적합 and adds overfitting.
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
    """Return only letters, digits and arithmetic signs, in lower case."""
    return re.sub(r"[^\w+*/=<>%]|_", "", unicodedata.normalize("NFKC", text).lower())


def printed(text: str) -> str:
    """Return printed text without irrelevant spaces, quotes and capitals."""
    text = unicodedata.normalize("NFKC", text).replace("−", "-")
    text = re.sub('["“”‘’]', "'", text)
    text = re.sub(f"[{BLANK}]+", " ", text).strip(" ")
    return re.sub(r" ?([][(){},:=]) ?", r"\1", text).lower()


_LEAD_OF_OUTPUT = re.compile(
    r"^(?:(?:it |this )?(?:prints?|outputs?|returns?|gives?|shows?)"
    r"|(?:the )?(?:output|result|answer)(?: is)?|출력은?|결과는?|정답은?|답은?)(?:[: ]+|(?=[(\[]))"
)
_SHAPE = re.compile(r"^shape[:= ]*(?=[(0-9\[])")
_SAID_OF_OUTPUT = re.compile(
    r"(?:(?:이|가|을|를|라고|이라고)? ?(?:출력|표시|인쇄|발생)(?:됩니다|합니다|돼요|해요|된다|한다|됨|함)?|이 ?납니다|가 ?납니다)\.?$"
)
_NAMED = re.compile(r"^[a-z_][a-z0-9_.]*=(?!=)")
_KOREAN_WORDS = {
    r"^(?:타입|형) ?(?:에러|오류)": "typeerror",
    r"^(?:밸류|값) ?(?:에러|오류)": "valueerror",
    r"^인덱스 ?(?:에러|오류)": "indexerror",
    r"^(?:어트리뷰트|속성) ?(?:에러|오류)": "attributeerror",
    r"^참$": "true",
    r"^거짓$": "false",
    r"^not a number$": "nan",
}
_MODULE = re.compile(r"(^|[^a-z0-9_.])(?:(?:np|numpy|math|tf)\.)+(?=[a-z])")
_ARRAY = re.compile(r"^(?:array|tensor)\((.*?)(?:,dtype=[\w.']+)?\)$")
_SCALAR = re.compile(r"(?:(?:float|int)(?:8|16|32|64)?|dtype)\(([^()]*)\)")
_SPLIT_TYPE = re.compile(r"\b(u?int|float) (8|16|32|64)\b")
_RAISED = re.compile(
    r"^(?:(?:it )?(?:raises?|throws?) )?(?:an? )?([a-z]+?) ?(error|exception)(?![a-z]).*$"
)
_VALUE = re.compile(r"[][{}:]|[^][{}:\s]+")
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?")


def same_output(text: str, key: str) -> bool:
    """Return whether two outputs have the same values with any separators: `[5, 7, 9]` is `[5 7 9]` and `5 7 9`.

    Missing brackets are ignored; other brackets make a difference.
    """
    typed, expected = values_of(text, "=" in key), values_of(key, True)
    colons = ":" in typed
    typed, bare = ([part for part in parts if part != ":"] for parts in (typed, expected))
    if not typed:
        return False
    if typed.count("[") != typed.count("]") or "[" not in typed:
        typed, bare = _flat(typed), _flat(bare)
    elif "[" not in bare and len(bare) > 1 and ":" not in expected and typed[0] == "[":
        typed = typed[1:-1] if typed[-1] == "]" else typed
    if ":" in expected and not colons:  # the label before the value may be left out
        return typed in (bare, bare[expected.index(":") :])
    return typed == bare


def _flat(parts: list[str | float]) -> list[str | float]:
    return [part for part in parts if part not in ("[", "]")]


def values_of(text: str, named: bool = False) -> list[str | float]:
    """Return brackets, words and numbers of an output, one by one; `w = 12` keeps its name where `named`."""
    text = printed(text).replace("`", "")
    text = _POLITE.sub("", _SAID_OF_OUTPUT.sub("", _LEAD_OF_OUTPUT.sub("", text))).rstrip(" ")
    text = re.sub(r"([^0-9.])\.$", r"\1", _SHAPE.sub("", text))
    text = text if named else _NAMED.sub("", text)
    for pattern, word in _KOREAN_WORDS.items():
        text = re.sub(pattern, word, text)
    text = _MODULE.sub(r"\1", text)
    text = _ARRAY.sub(r"\1", text).replace("'", "")
    text = _SPLIT_TYPE.sub(r"\1\2", _SCALAR.sub(r"\1", text))
    text = _RAISED.sub(r"\1\2", text)
    text = re.sub(r"([0-9]) ?(?:[x×*]|by) ?(?=[0-9])", r"\1 ", text)
    text = text.replace("(", "[").replace(")", "]").replace(",", " ").replace(";", " ")
    return [float(word) + 0.0 if _NUMBER.fullmatch(word) else word for word in _VALUE.findall(text)]
